"""Writing a workbook sheet by sheet and row by row, so that memory does not grow with it; openpyxl is known here only.

It writes all but the rows under the headings, which are kept in a file each until the workbook is saved.

Every sheet looks alike: a heading that stays in view and is repeated on every printed page, a filter, folded columns
for codes, A4 across.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple, Self

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kangle_stats.exports import rows
from kangle_stats.exports.cells import TEXT_FORMAT, Content, Entry, Lines, TooManyRows, entry
from kangle_stats.folding import width
from kangle_stats.forms.columns import Column, sheet_name

MOST_ROWS = 1_048_576
"""Rows of a sheet in Excel."""
FONT = "Microsoft YaHei"
"""Every Windows that shows Chinese has it, and WPS puts another for it elsewhere."""
_LINE = Side(style="thin", color="C9CDD3")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADING = PatternFill("solid", fgColor="1F4E79")
_FILLS = {
    name: PatternFill("solid", fgColor=color)
    for name, color in {
        "good": "E2F0D9", "worth a look": "FFF2CC", "bad": "F8CBAD", "neutral": "DDEBF7", "to fill": "FFFDE7",
    }.items()
}  # fmt: skip
FILL_OF_VERDICT = {
    "holds": "good",
    "rounding": "good",
    "approximate": "good",
    "doubtful": "worth a look",
    "unchecked": "worth a look",
    "fails": "bad",
    "notice": "neutral",
}
_EMPTY = Entry("s", "")
_LINE_HEIGHT = 15
"""Points of a line of text."""
_MOST_HEIGHT = 409
"""Points of the highest row that Excel shows."""


class Place(NamedTuple):
    """A cell, for formulas elsewhere."""

    sheet: str
    column: str
    row: int

    def __str__(self) -> str:
        return f"'{self.sheet}'!${self.column}${self.row}"


class Book:
    """A workbook in one language. It is a context, because what was begun has to be cleared away if it fails."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.workbook = Workbook(write_only=True)
        self.workbook.calculation.fullCalcOnLoad = True
        self._styles: dict[tuple[object, ...], int] = {}
        self._sheets: list[Table] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        for table in self._sheets:
            table.rows.close()
            if failed is not None:
                table.abandon()

    def table(self, kind: str, columns: Sequence[Column], shown: Sequence[str] | None = None, frozen: int = 1) -> Table:
        """A new sheet for rows with these columns; those that are not `shown` are folded away behind the others."""
        names = [column.key for column in columns] if shown is None else shown
        first = [column for key in names for column in columns if column.key == key]
        rest = [column for column in columns if column not in first]
        table = Table(self, kind, first, rest, frozen)
        self._sheets.append(table)
        return table

    def heading(self, text: str) -> Any:
        """A cell of a heading."""
        cell: Any = WriteOnlyCell(self.workbook.worksheets[0], text)
        cell.font = Font(name=FONT, size=10, bold=True, color="FFFFFF")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _BORDER
        cell.number_format = TEXT_FORMAT
        cell.fill = _HEADING
        return cell

    def style(self, of: Entry, fill: str | None, wraps: bool) -> int:
        """The number of the style of a cell, made once for all that look alike."""
        is_text = of.kind == "s"
        key = (of.number_format, of.quoted, is_text, fill, wraps)
        if key not in self._styles:
            cell: Any = WriteOnlyCell(self.workbook.worksheets[0])
            cell.font = Font(name=FONT, size=10, color="000000")
            cell.alignment = Alignment(
                horizontal=None if is_text else "right", vertical="top", wrap_text=wraps, indent=0 if is_text else 1
            )
            cell.border = _BORDER
            cell.number_format = of.number_format
            if of.quoted:
                cell.quotePrefix = True
            if fill:
                cell.fill = _FILLS[fill]
            self._styles[key] = cell.style_id
        return self._styles[key]

    def save(self, path: Path) -> None:
        """Writes the workbook."""
        for table in self._sheets:
            table.close()
        self.workbook.save(path)
        parts = enumerate(self._sheets, 1)
        rows.put_in(path, {f"xl/worksheets/sheet{number}.xml": table.rows for number, table in parts})


class Table:
    """A sheet with one heading and rows under it."""

    def __init__(self, book: Book, kind: str, shown: Sequence[Column], folded: Sequence[Column], frozen: int) -> None:
        self.book = book
        self.name = sheet_name(kind, book.lang)
        self.columns = [*shown, *folded]
        self.row = 1
        """The last row that was written."""
        self.rows = TemporaryFile()  # noqa: SIM115 (closed by the book)
        """The rows under the heading."""
        self._letters = {column.key: get_column_letter(at) for at, column in enumerate(self.columns, 1)}
        self._printed = len(shown)
        self.sheet: Any = book.workbook.create_sheet(self.name)
        self._set_up(len(folded), frozen)
        self.sheet.append([book.heading(column.heading(book.lang)) for column in self.columns])

    def _set_up(self, folded: int, frozen: int) -> None:
        sheet = self.sheet
        sheet.freeze_panes = f"{get_column_letter(frozen + 1)}2"
        for column in self.columns:
            sheet.column_dimensions[self._letters[column.key]].width = column.width
        for column in self.columns[self._printed :]:
            dimension = sheet.column_dimensions[self._letters[column.key]]
            dimension.hidden, dimension.outlineLevel = True, 1
        if folded:
            sheet.sheet_properties.outlinePr.summaryRight = False
            sheet.column_dimensions[get_column_letter(self._printed)].collapsed = True
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = "1:1"
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top = sheet.page_margins.bottom = 0.75
        sheet.page_margins.header = sheet.page_margins.footer = 0.4
        sheet.oddHeader.center.text = "&A"
        sheet.oddFooter.center.text = "&P / &N"

    def append(self, contents: Mapping[str, Content], fills: Mapping[str, str] | None = None) -> int:
        """Writes a row of contents by the keys of their columns, and gives its number."""
        if self.row >= MOST_ROWS:
            raise TooManyRows(self.name, MOST_ROWS)
        fills = fills or {}
        self.row += 1
        shown, folded = self.columns[: self._printed], self.columns[self._printed :]
        lines = max(_lines(contents.get(column.key), column.width) for column in shown)
        cells = [self._cell(column.key, contents.get(column.key), fills.get(column.key)) for column in shown]
        cells += [self._cell(column.key, contents.get(column.key), wraps=False) for column in folded]
        self.rows.write(rows.row(self.row, min(lines * _LINE_HEIGHT + 3, _MOST_HEIGHT), cells))
        return self.row

    def _cell(self, key: str, content: Content, fill: str | None = None, wraps: bool = True) -> str:
        holds = entry(content)
        style = self.book.style(holds or _EMPTY, fill, wraps)
        return rows.cell(f"{self._letters[key]}{self.row}", style, holds)

    def place(self, key: str, row: int) -> Place:
        """The cell of a column in a row."""
        return Place(self.name, self._letters[key], row)

    def choices(self, key: str, formula: str, last_row: int, strict: bool = True) -> None:
        """Offers a list in a column from row 2 on; `strict` refuses anything else."""
        offer = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=strict)
        letter = self._letters[key]
        offer.add(f"{letter}2:{letter}{max(last_row, 2)}")
        self.sheet.data_validations.append(offer)

    def abandon(self) -> None:
        """Closes and removes the temporary file of the sheet, which `save` would have packed."""
        with suppress(Exception):  # packed already, or on a full disk: nothing of it is wanted
            self.sheet.close()
        with suppress(OSError):
            self.sheet._writer.cleanup()

    def close(self) -> None:
        """Sets what depends on how many rows there are."""
        last = get_column_letter(len(self.columns))
        self.sheet.auto_filter.ref = f"A1:{last}{self.row}"
        self.sheet.print_area = f"A1:{get_column_letter(self._printed)}{self.row}"


def _lines(content: Content, cells: int) -> int:
    """About how many lines a text takes in a column: not every program finds the height of a row by itself."""
    if isinstance(content, Lines):
        return max(len(content.texts), 1)
    if not isinstance(content, str):
        return 1
    return sum(max(-(-width(line) // max(cells - 1, 1)), 1) for line in content[:4000].split("\n"))
