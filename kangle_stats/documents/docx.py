"""Word documents (.docx): a zip file in which one XML file holds the text. Both may be hostile.

Of the XML only what stands on the page is read: no deleted or hidden text, no field codes, one of the two versions of
a text box. Footnotes and endnotes follow the text, in the order in which it refers to them; headers, footers and
comments are left out. A table of one column is a frame, and what stands in it is read as if it stood in the text; any
other table inside a cell is text of that cell.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kangle_stats.documents import package
from kangle_stats.documents.document import Blocks, Document, Part, Unreadable

_KIND = "docx"
_MOST_DEPTH = 1000
_MOST_COLUMNS = 100
"""Columns that one cell may cover; Word allows 63."""
_WORD = frozenset(
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ]
)
_MATH = frozenset(
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    ]
)
_COMPATIBILITY = frozenset(["http://schemas.openxmlformats.org/markup-compatibility/2006"])
_RELATIONSHIPS = frozenset(["http://schemas.openxmlformats.org/package/2006/relationships"])
_PREFIXES = {
    **dict.fromkeys(_WORD, "w"),
    **dict.fromkeys(_MATH, "m"),
    **dict.fromkeys(_COMPATIBILITY, "mc"),
    **dict.fromkeys(_RELATIONSHIPS, "r"),
}
_SKIPPED = frozenset(
    [
        "w:del",
        "w:moveFrom",
        "w:delText",
        "w:instrText",
        "w:delInstrText",
        "w:pPr",
        "w:tblPr",
        "w:tblGrid",
        "w:tblPrEx",
        "w:sectPr",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:rt",
        "w:customXmlPr",
        "w:smartTagPr",
        "w:fldData",
    ]
)
"""What is no text of the page, with all that is in it."""
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_OFF = frozenset(["0", "false", "off"])
_OTHERS = (("xl/workbook", "document-sheet"), ("ppt/presentation", "document-slides"), ("content.xml", "document-odt"))


def read(data: bytes, file: str) -> Document:
    """A .docx file as a document."""
    with package.opened(data, _KIND) as archive:
        main, *notes = _parts(archive)
        reader = _Reader()
        package.parse(main.content, _KIND, reader.start, reader.end, reader.characters)
        found = list(reader.blocks)
        for part in notes:
            found.extend(_notes(part, reader.references[part.kind]))
    blocks = Blocks()
    for block in _unframed(found):
        if isinstance(block, str):
            blocks.paragraph(block)
        else:
            blocks.table(block.parts())
    return blocks.document(file, "docx")


# --- The zip file ----------------------------------------------------------------------------------------------------

_NOTES = ("footnote", "endnote")


class _Xml(NamedTuple):
    """One XML file of the package: the text, or its footnotes or endnotes."""

    kind: str
    content: bytes


def _parts(archive: zipfile.ZipFile) -> list[_Xml]:
    """The document's text, and its notes where it has any."""
    names = set(archive.namelist())
    name = _targets(archive, "", "_rels/.rels").get("officeDocument", "") if "_rels/.rels" in names else ""
    if name not in names:
        name = "word/document.xml"
    if name not in names:
        code = next((code for begins, code in _OTHERS if any(n.startswith(begins) for n in names)), "")
        raise Unreadable(code or "docx-without-text")
    folder, base = posixpath.split(name)
    beside = posixpath.join(folder, "_rels", f"{base}.rels")
    targets = _targets(archive, folder, beside) if beside in names else {}
    notes = [(kind, targets.get(f"{kind}s", "")) for kind in _NOTES]
    read = [("text", name), *((kind, target) for kind, target in notes if target in names and target != name)]
    return [_Xml(kind, package.content(archive, each, _KIND)) for kind, each in read]


def _targets(archive: zipfile.ZipFile, folder: str, name: str) -> dict[str, str]:
    """Where a list of relationships says that things are, by the last word of their types; the first of each."""
    targets: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if _short(name) == "r:Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            targets.setdefault(attributes.get("Type", "").rpartition("/")[2], path)

    package.parse(package.content(archive, name, _KIND), _KIND, start)
    return targets


def _notes(part: _Xml, references: Sequence[str]) -> Iterator[_Block]:
    """The footnotes or endnotes to which the text refers, in that order: a note whose mark was deleted is none."""
    reader = _Reader()
    package.parse(part.content, _KIND, reader.start, reader.end, reader.characters)
    for reference in dict.fromkeys(references):
        yield from reader.notes.get((part.kind, reference), ())


# --- The XML ---------------------------------------------------------------------------------------------------------


def _short(name: str) -> str:
    """A name with the usual prefix of its namespace: w:p."""
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, '')}:{local}"


def _value(attributes: dict[str, str], default: str = "", name: str = "val") -> str:
    """The attribute w:val, or another of Word's own."""
    return next((value for full, value in attributes.items() if full.endswith(f" {name}")), default)


def _count(attributes: dict[str, str]) -> int:
    value = _value(attributes)
    return min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdecimal() and len(value) < 20 else 0


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    behind: list[_Block] = field(default_factory=list)
    """What stands in the text boxes that hang on it."""


@dataclass(slots=True)
class _Box:
    blocks: list[_Block] = field(default_factory=list)


@dataclass(slots=True)
class _Note:
    """A footnote or endnote."""

    kind: str
    id: str
    blocks: list[_Block] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[_Row] = field(default_factory=list)

    @property
    def is_frame(self) -> bool:
        """Whether it has one column only, and so is no table but a frame around text."""
        return all(len(row.cells) == 1 for row in self.rows)

    def parts(self) -> list[list[Part]]:
        """The rows of its grid; a cell that lies before the first has no text."""
        return [[*[Part("")] * row.skipped, *(cell.part() for cell in row.cells)] for row in self.rows]


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)
    skipped: int = 0
    """Columns before its first cell."""
    gone: bool = False
    """Whether it is deleted or hidden."""


@dataclass(slots=True)
class _Cell:
    blocks: list[_Block] = field(default_factory=list)
    columns: int = 1
    above: bool = False
    beside: bool = False
    gone: bool = False

    def part(self) -> Part:
        text = " ".join(line for line in _lines(self.blocks) if line.strip())
        return Part(text.translate(_ONE_LINE).rstrip(), self.columns, self.above, self.beside)


_ONE_LINE = str.maketrans("\t\n\r", "   ")
_Block = str | _Table
"""A paragraph or a table."""


def _unframed(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """The blocks with what stands in a frame in its place. Nothing calls itself here: depth costs no stack."""
    todo = list(reversed(blocks))
    while todo:
        block = todo.pop()
        if isinstance(block, _Table) and block.is_frame:
            todo.extend(inner for row in reversed(block.rows) for inner in reversed(row.cells[0].blocks))
        else:
            yield block


def _lines(blocks: Sequence[_Block]) -> Iterator[str]:
    """The paragraphs in some blocks, those in the cells of tables included."""
    todo = list(reversed(blocks))
    while todo:
        block = todo.pop()
        if isinstance(block, str):
            yield block
        else:
            cells = [cell for row in block.rows for cell in row.cells]
            todo.extend(inner for cell in reversed(cells) for inner in reversed(cell.blocks))


_Open = _Paragraph | _Box | _Note | _Table | _Row | _Cell
_OPENED = frozenset(["w:p", "w:txbxContent", "w:footnote", "w:endnote", "w:tbl", "w:tr", "w:tc"])


class _Reader:
    """Takes the parser's events and keeps what is open on a stack of its own."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self.notes: dict[tuple[str, str], list[_Block]] = {}
        """What stands in each footnote or endnote, by its kind and its id."""
        self.references: dict[str, list[str]] = {kind: [] for kind in _NOTES}
        """The ids of the notes to which the text refers, by their kind."""
        self._open: list[_Open] = []
        self._depth = self._skipping = 0
        """How many elements are open; of these, in what is skipped."""
        self._in_text = self._in_run_properties = self._in_row_properties = False
        self._hidden = False
        self._chosen: list[bool] = []
        """For each open choice between versions of the same thing, whether one was read."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise Unreadable("docx-too-deep", {"limit": str(_MOST_DEPTH)})
        short = _short(name)
        if self._skipping or short in _SKIPPED or self._is_other_version(short):
            self._skipping += 1
            if short == "w:del" and self._in_row_properties and isinstance(self._last, _Row):
                self._last.gone = True
        elif short in _SIGNS:
            self._write(_SIGNS[short])
        elif short in ("w:t", "m:t"):
            self._in_text = True
        elif short == "w:r":
            self._hidden = False
        elif short == "w:rPr":
            self._in_run_properties = True
        elif short == "w:vanish":
            self._hidden = self._in_run_properties and _value(attributes, "1") not in _OFF
        elif short == "w:trPr":
            self._in_row_properties = True
        elif short == "mc:AlternateContent":
            self._chosen.append(False)
        elif short == "w:p":
            self._open.append(_Paragraph())
        elif short == "w:txbxContent":
            self._open.append(_Box())
        elif short in ("w:footnoteReference", "w:endnoteReference"):
            if not self._hidden:
                self.references[short[2:].removesuffix("Reference")].append(_value(attributes, name="id"))
        elif short in ("w:footnote", "w:endnote"):
            self._open.append(_Note(short[2:], _value(attributes, name="id")))
        else:
            self._start_of_table(short, attributes)

    def _is_other_version(self, short: str) -> bool:
        """Whether this is a second version of what was read already; if not, it is read now."""
        if short not in ("mc:Choice", "mc:Fallback") or not self._chosen:
            return False
        chosen, self._chosen[-1] = self._chosen[-1], True
        return chosen

    def _start_of_table(self, short: str, attributes: dict[str, str]) -> None:
        last = self._last
        if short == "w:tbl":
            self._open.append(_Table())
        elif short == "w:tr":
            self._open.append(_Row())
        elif short == "w:tc":
            self._open.append(_Cell())
        elif short == "w:gridBefore" and isinstance(last, _Row):
            last.skipped = _count(attributes)
        elif short == "w:hidden" and self._in_row_properties and isinstance(last, _Row):
            last.gone = _value(attributes, "1") not in _OFF
        elif short == "w:cellDel" and isinstance(last, _Cell):
            last.gone = True
        elif short == "w:gridSpan" and isinstance(last, _Cell):
            last.columns = max(1, _count(attributes))
        elif short == "w:vMerge" and isinstance(last, _Cell):
            last.above = _value(attributes, "continue") == "continue"
        elif short == "w:hMerge" and isinstance(last, _Cell):
            last.beside = _value(attributes, "continue") == "continue"

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
            return
        short = _short(name)
        if short in ("w:t", "m:t"):
            self._in_text = False
        elif short == "w:r":
            self._hidden = False
        elif short == "w:rPr":
            self._in_run_properties = False
        elif short == "w:trPr":
            self._in_row_properties = False
        elif short == "mc:AlternateContent":
            self._chosen.pop()
        elif short in _OPENED:
            self._close(self._open.pop())

    def _close(self, closed: _Open) -> None:
        last = self._last
        match closed:
            case _Paragraph():
                self._place(["".join(closed.pieces), *closed.behind])
            case _Box():
                self._place(closed.blocks)
            case _Note():
                self.notes.setdefault((closed.kind, closed.id), closed.blocks)
            case _Table():
                self._place([closed])
            case _Row() if isinstance(last, _Table) and closed.cells and not closed.gone:
                last.rows.append(closed)
            case _Cell() if isinstance(last, _Row) and not closed.gone:
                last.cells.append(closed)

    def _place(self, blocks: list[_Block]) -> None:
        """Put finished blocks into what is open around them."""
        for each in reversed(self._open):
            if isinstance(each, _Box | _Cell | _Note | _Paragraph):
                (each.behind if isinstance(each, _Paragraph) else each.blocks).extend(blocks)
                return
        self.blocks.extend(blocks)

    def characters(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self._write(text.translate(_ONE_LINE))

    def _write(self, text: str) -> None:
        if isinstance(self._last, _Paragraph) and not self._hidden:
            self._last.pieces.append(text)

    @property
    def _last(self) -> _Open | None:
        return self._open[-1] if self._open else None
