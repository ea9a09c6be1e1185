"""What every kind of spreadsheet is read into: sheets of cells, only those that hold something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["text", "number", "date", "error", "uncomputed"]


class Cell(NamedTuple):
    """What people see in a cell."""

    place: str
    """Its sheet and its name there: 数据!H5."""
    kind: Kind
    """`error` for #REF! and the like, `uncomputed` for a formula whose result the file does not hold."""
    text: str
    """A text as it stands; a number in plain digits as shown; a date as far as it is shown."""
    percent: bool = False
    """Whether a number is shown as a percentage: then `text` is that percentage."""
    stored: str = ""
    """The number that the cell holds, where that has more digits than are shown."""


Row = dict[int, Cell]
"""The cells of a row that hold something, by their columns, counted from 0."""


@dataclass
class Sheet:
    """One sheet of a workbook, or a whole CSV file."""

    name: str
    rows: dict[int, Row] = field(default_factory=dict)
    """The rows that hold something, by their numbers, in order."""
    hidden: bool = False


def letters(column: int) -> str:
    """The name of a column that is counted from 0: A, Z, AA."""
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def place(sheet: str, row: int, column: int) -> str:
    """How a cell is called: 数据!H5; of a file without sheets H5."""
    name = f"{letters(column)}{row}"
    return f"{sheet}!{name}" if sheet else name
