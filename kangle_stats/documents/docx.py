"""Word documents (.docx): a zip file in which one XML file holds the text. Both may be hostile.

Of the XML only what stands on the page is read: no deleted or hidden text, no field codes, one of the two versions of
a text box. The parser refuses every DOCTYPE, without which there are no entities to expand or to fetch, and its tree
is never built, so that depth costs nothing.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from kangle_stats.documents.document import MOST_BYTES, Blocks, Document, Part, Unreadable

_MOST_DIRECTORY = 8 * 2**20
"""Bytes of the zip file's list of names."""
_MOST_DEPTH = 1000
_MOST_COLUMNS = 100
"""Columns that one cell may cover; Word allows 63."""
_CHUNK = 2**20
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
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    OverflowError,
)
_OTHERS = (("xl/workbook", "document-sheet"), ("ppt/presentation", "document-slides"), ("content.xml", "document-odt"))


def read(data: bytes, file: str) -> Document:
    """A .docx file as a document."""
    blocks = Blocks()
    reader = _Reader()
    _parse(_main_part(data), reader.start, reader.end, reader.characters)
    for block in reader.blocks:
        if isinstance(block, str):
            blocks.paragraph(block)
        else:
            blocks.table(block)
    return blocks.document(file, "docx")


# --- The zip file ----------------------------------------------------------------------------------------------------


def _main_part(data: bytes) -> bytes:
    """The XML of the document's text."""
    if _directory_size(data) > _MOST_DIRECTORY:
        raise Unreadable("docx-damaged", {"why": "zip-names"})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            name = _name_of_main_part(archive) if "_rels/.rels" in names else ""
            if name not in names:
                name = "word/document.xml"
            if name not in names:
                code = next((code for begins, code in _OTHERS if any(n.startswith(begins) for n in names)), "")
                raise Unreadable(code or "docx-without-text")
            return _content(archive, name)
    except _BROKEN_ZIP:
        raise Unreadable("docx-damaged", {"why": "zip-damaged"}) from None


def _directory_size(data: bytes) -> int:
    """How long the list of names says it is: it is read as a whole, so it is looked at before."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        return 0
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    large = end - 20 - 56
    if large >= 0 and data[end - 20 : end - 16] == b"PK\x06\x07" and data[large : large + 4] == b"PK\x06\x06":
        size = max(size if size != 0xFFFFFFFF else 0, int.from_bytes(data[large + 40 : large + 48], "little"))
    return size


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the archive. What its header says of its size is not believed."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise Unreadable("document-password")
    content = bytearray()
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > MOST_BYTES:
                raise Unreadable("docx-bomb", {"limit": str(MOST_BYTES // 2**20)})
    return bytes(content)


def _name_of_main_part(archive: zipfile.ZipFile) -> str:
    """Where the package says that its document is."""
    targets: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if _short(name) == "r:Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            targets.append(attributes.get("Target", "").lstrip("/"))

    _parse(_content(archive, "_rels/.rels"), start, lambda _: None, lambda _: None)
    return targets[0] if targets else ""


# --- The XML ---------------------------------------------------------------------------------------------------------


def _parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    characters: Callable[[str], None],
) -> None:
    """Parse in one piece: a parser that is fed a long token bit by bit begins it again each time."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unreadable("docx-damaged", {"why": "xml-damaged"}) from None


def _refuse(*_: object) -> NoReturn:
    raise Unreadable("docx-doctype")


def _short(name: str) -> str:
    """A name with the usual prefix of its namespace: w:p."""
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, '')}:{local}"


def _value(attributes: dict[str, str], default: str = "") -> str:
    """The attribute w:val."""
    return next((value for name, value in attributes.items() if name.endswith(" val")), default)


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
class _Table:
    rows: list[list[Part]] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    parts: list[Part] = field(default_factory=list)
    deleted: bool = False


@dataclass(slots=True)
class _Cell:
    lines: list[str] = field(default_factory=list)
    columns: int = 1
    above: bool = False
    beside: bool = False

    def part(self) -> Part:
        text = " ".join(line for line in self.lines if line.strip())
        return Part(text.translate(_ONE_LINE).rstrip(), self.columns, self.above, self.beside)


_ONE_LINE = str.maketrans("\t\n\r", "   ")
_Block = str | list[list[Part]]
"""A paragraph or a table."""


class _Reader:
    """Takes the parser's events and keeps what is open on a stack of its own."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self._open: list[_Paragraph | _Box | _Table | _Row | _Cell] = []
        self._depth = self._skipping = self._inner_tables = 0
        """How many elements are open; of these, in what is skipped; and tables inside a cell, which are its text."""
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
                self._last.deleted = True
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
        elif short == "w:tbl" and (self._inner_tables or any(isinstance(each, _Cell) for each in self._open)):
            self._inner_tables += 1
        elif not self._inner_tables:
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
            last.parts.extend([Part("")] * _count(attributes))
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
        elif short == "w:tbl" and self._inner_tables:
            self._inner_tables -= 1
        elif short in ("w:p", "w:txbxContent") or (short in ("w:tbl", "w:tr", "w:tc") and not self._inner_tables):
            self._close(self._open.pop())

    def _close(self, closed: _Paragraph | _Box | _Table | _Row | _Cell) -> None:
        last = self._last
        match closed:
            case _Paragraph():
                self._place(["".join(closed.pieces), *closed.behind])
            case _Box():
                self._place(closed.blocks)
            case _Table():
                self._place([closed.rows])
            case _Row() if isinstance(last, _Table) and not closed.deleted:
                last.rows.append(closed.parts)
            case _Cell() if isinstance(last, _Row):
                last.parts.append(closed.part())

    def _place(self, blocks: list[_Block]) -> None:
        """Put finished blocks into what is open around them."""
        for each in reversed(self._open):
            if isinstance(each, _Cell):
                each.lines.extend(block for block in blocks if isinstance(block, str))
                return
            if isinstance(each, _Box | _Paragraph):
                (each.blocks if isinstance(each, _Box) else each.behind).extend(blocks)
                return
        self.blocks.extend(blocks)

    def characters(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self._write(text.translate(_ONE_LINE))

    def _write(self, text: str) -> None:
        if isinstance(self._last, _Paragraph) and not self._hidden:
            self._last.pieces.append(text)

    @property
    def _last(self) -> _Paragraph | _Box | _Table | _Row | _Cell | None:
        return self._open[-1] if self._open else None
