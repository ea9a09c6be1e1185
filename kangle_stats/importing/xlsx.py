"""Excel workbooks (.xlsx, .xlsm) to sheets of cells: values only. Formulas are not computed and macros not looked at.

The file may be hostile: it is read by `documents.package`, a part of it at a time, and no more cells are kept than
`documents` keeps of tables.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from kangle_stats.documents import package
from kangle_stats.documents.document import MOST_BYTES, MOST_CELLS, Unreadable
from kangle_stats.forms.texts import from_office
from kangle_stats.importing.numbers import Shape, day, number, shape
from kangle_stats.importing.sheet import Cell, Sheet, place

_KIND = "xlsx"
_MOST_ELEMENTS = 4_000_000
"""XML elements of a workbook: four times the rows of a sheet, which may all be empty but for their formats."""
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00",
    44: "#,##0.00", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_MONTHS = {17, 27, 36, 50, 52, 55, 57}


def read(data: bytes) -> list[Sheet]:
    """The sheets of a workbook. Raises Unreadable."""
    with package.opened(data, _KIND) as archive:
        parts = _Parts(archive)
        book = _workbook(parts)
        strings = _strings(parts, book.strings)
        shapes = _shapes(parts, book.styles)
        kept = count(1)
        sheets = []
        for name, part, hidden in book.sheets:
            reader = _SheetReader(name, strings, shapes, book.since_1904, kept)
            parts.parse(part, reader.start, reader.end, reader.characters)
            reader.fill_merged()
            reader.sheet.hidden = hidden
            sheets.append(reader.sheet)
        return sheets


Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class _Parts:
    """The files of the archive; together they may not be longer than a document, nor have too many elements."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        self.left = MOST_BYTES
        self.elements = 0

    def parse(self, name: str, start: Start, end: End | None = None, characters: End | None = None) -> None:
        """Reads one, if it is there; names come without their namespace."""
        if name not in self.names:
            return
        content = package.content(self.archive, name, _KIND)
        self.left -= len(content)
        if self.left < 0:
            raise Unreadable(f"{_KIND}-bomb", {"limit": str(MOST_BYTES // 2**20)})

        def local_start(tag: str, attributes: dict[str, str]) -> None:
            self.elements += 1
            if self.elements > _MOST_ELEMENTS:
                raise Unreadable(f"{_KIND}-too-many-items", {"limit": f"{_MOST_ELEMENTS:,}"})
            start(_local(tag), {_local(key): value for key, value in attributes.items()})

        def local_end(tag: str) -> None:
            if end is not None:
                end(_local(tag))

        package.parse(content, _KIND, local_start, local_end, characters)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


@dataclass
class _Workbook:
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    """Name, part and whether it is hidden."""
    strings: str = ""
    styles: str = ""
    since_1904: bool = False


def _workbook(parts: _Parts) -> _Workbook:
    main = next((target for kind, target in _relations(parts, "").values() if kind == "officeDocument"), "")
    main = main or "xl/workbook.xml"
    if main not in parts.names:
        raise Unreadable("xlsx-without-sheets")
    relations = _relations(parts, main)
    of_kind = dict(relations.values())
    book = _Workbook(strings=of_kind.get("sharedStrings", ""), styles=of_kind.get("styles", ""))

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "workbookPr":
            book.since_1904 = attributes.get("date1904", "0") in ("1", "true", "on")
        elif tag == "sheet":
            kind, target = relations.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                book.sheets.append((attributes.get("name", ""), target, hidden))

    parts.parse(main, start)
    if not book.sheets:
        raise Unreadable("xlsx-without-sheets")
    return book


def _relations(parts: _Parts, of: str) -> dict[str, tuple[str, str]]:
    """The kinds and targets of the relations of a part, by their ids; '' is the package itself."""
    folder, name = posixpath.split(of)
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], whole)

    parts.parse(posixpath.join(folder, "_rels", f"{name}.rels"), start)
    return found


def _strings(parts: _Parts, name: str) -> list[str]:
    """The texts that cells share; of a text with a reading aid (furigana) only the text."""
    found: list[str] = []
    pieces: list[str] = []
    inside = {"t": False, "rPh": False}

    def start(tag: str, _: dict[str, str]) -> None:
        if tag in inside:
            inside[tag] = True
        elif tag == "si":
            pieces.clear()

    def end(tag: str) -> None:
        if tag in inside:
            inside[tag] = False
        elif tag == "si":
            found.append(from_office("".join(pieces)))

    def characters(text: str) -> None:
        if inside["t"] and not inside["rPh"]:
            pieces.append(text)

    parts.parse(name, start, end, characters)
    return found


def _shapes(parts: _Parts, name: str) -> list[Shape]:
    """How each style of a cell shows a number."""
    codes: dict[int, str] = {}
    shapes: list[Shape] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag == "numFmt":
            codes[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            shapes.append(_shape_of(_whole(attributes.get("numFmtId", "0")), codes))

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag != "cellXfs"

    parts.parse(name, start, end)
    return shapes


def _shape_of(id_: int, codes: dict[int, str]) -> Shape:
    if id_ in codes:
        return shape(codes[id_])
    if id_ in _BUILT_IN_DATES:
        return Shape("month" if id_ in _BUILT_IN_MONTHS else "day")
    return shape(_BUILT_IN.get(id_, "General"))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


class _SheetReader:
    """The cells of one sheet, as its XML comes."""

    def __init__(self, name: str, strings: list[str], shapes: list[Shape], since_1904: bool, kept: count[int]) -> None:
        self.sheet = Sheet(name)
        self.strings = strings
        self.shapes = shapes
        self.since_1904 = since_1904
        self.kept = kept
        self.row, self.column = 0, -1
        self.type, self.style = "n", 0
        self.formula = False
        self.value: list[str] = []
        self.text: list[str] = []
        self.inside = ""
        self.aid = False
        self.merged: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self.row = _whole(attributes.get("r", "")) or self.row + 1
            self.column = -1
        elif tag == "c":
            self._begin(attributes)
        elif tag in ("v", "t"):
            self.inside = tag
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.aid = True
        elif tag == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    def _begin(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self.column = self.column + 1 if found is None else _column(found[1])
        if found is not None:
            self.row = int(found[2])
        self.type, self.style = attributes.get("t", "n"), _whole(attributes.get("s", "0"))
        self.formula = False
        self.value, self.text = [], []

    def characters(self, text: str) -> None:
        if self.inside == "v":
            self.value.append(text)
        elif self.inside == "t" and not self.aid:
            self.text.append(text)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self.inside = ""
        elif tag == "rPh":
            self.aid = False
        elif tag == "c" and self.row <= _MOST_ROWS and self.column < _MOST_COLUMNS:
            cell = self._cell()
            if cell is not None:
                self._keep(self.row, self.column, cell)

    def _keep(self, row: int, column: int, cell: Cell) -> None:
        self._count()
        self.sheet.rows.setdefault(row, {})[column] = cell

    def _count(self) -> None:
        if next(self.kept) > MOST_CELLS:
            raise Unreadable("sheet-too-many-cells", {"limit": f"{MOST_CELLS:,}"})

    def _cell(self) -> Cell | None:
        where = place(self.sheet.name, self.row, self.column)
        raw = "".join(self.value)
        if self.type == "inlineStr":
            return _text(where, from_office("".join(self.text)))
        if not raw:
            return Cell(where, "uncomputed", "") if self.formula else None
        if self.type == "s":
            index = _whole(raw)
            return _text(where, self.strings[index]) if index < len(self.strings) else None
        if self.type == "str":
            return _text(where, from_office(raw))
        if self.type == "e":
            return Cell(where, "error", raw)
        if self.type == "b":
            return Cell(where, "text", "TRUE" if raw == "1" else "FALSE")
        if self.type == "d":
            return Cell(where, "date", raw[:10])
        return self._number(where, raw.strip())

    def _number(self, where: str, raw: str) -> Cell:
        of = self.shapes[self.style] if self.style < len(self.shapes) else Shape()
        if of.date:
            text = day(raw, of, self.since_1904)
            return Cell(where, "error", raw) if text is None else Cell(where, "date", text)
        found = number(raw, of)
        if found is None:
            return Cell(where, "error", raw)
        more = found.stored if len(found.stored.partition(".")[2]) > len(found.shown.partition(".")[2]) else ""
        return Cell(where, "number", found.shown, of.percent, more)

    def fill_merged(self) -> None:
        """A merged text stands at every place that it covers, in the rows that hold anything; a number only once."""
        rows = self.sheet.rows
        last = max(rows, default=0)
        for reference in self.merged:
            ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
            if len(ends) != 2 or ends[0] is None or ends[1] is None:
                continue
            (left, top), (right, bottom) = ((_column(end[1]), int(end[2])) for end in ends if end is not None)
            first = rows.get(top, {}).get(left)
            if first is None or first.kind != "text":
                continue
            for row in range(top, min(bottom, last) + 1):
                self._count()
                for column in range(left, min(right, _MOST_COLUMNS - 1) + 1) if row in rows else ():
                    self._count()
                    rows[row].setdefault(column, first)


def _column(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _text(where: str, text: str) -> Cell | None:
    return Cell(where, "text", text) if text.strip() else None
