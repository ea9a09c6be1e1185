"""Where on a sheet a table stands: its row of headings, what each column is, and the unit that stands above it."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from kangle_stats.forms.columns import Column, folded, keys_by_heading
from kangle_stats.forms.unit_words import units_of
from kangle_stats.importing.sheet import Cell, Row, Sheet

_ROWS_LOOKED_AT = 30
_IN_BRACKETS = re.compile(r"(.+?)[(（\[【](?:单位[:：])?(.+?)[)）\]】]")
_CAPTION = re.compile(r"(?:计量)?单位\s*[:：]\s*([^\s()（）]+)")


class Table(NamedTuple):
    """A table on a sheet."""

    keys: dict[int, str]
    """What each column is, by its number."""
    headings: dict[str, Cell]
    """The heading of each key."""
    rows: list[tuple[int, Row]]
    """The rows under the headings."""
    unit: Cell | None
    """The unit of all values, where it stands in their heading or above the table; its text is that unit alone."""
    unknown: list[Cell]
    """Headings that are none of the known ones."""
    repeated: list[tuple[Cell, Cell]]
    """Headings that mean the same, each with the one before it."""


def find(sheet: Sheet, columns: tuple[Column, ...], needed: tuple[frozenset[str], ...]) -> Table | None:
    """The table of a sheet that has at least one column of each set of keys; None if there is none.

    Its headings are the row with the most known ones among the first rows.
    """
    known = keys_by_heading(columns)
    best: tuple[int, int] | None = None
    for number, row in islice(sheet.rows.items(), _ROWS_LOOKED_AT):
        keys = {key for cell in row.values() if (key := _key(cell, known)) is not None}
        if all(keys & group for group in needed) and (best is None or len(keys) > best[0]):
            best = len(keys), number
    return None if best is None else _table(sheet, best[1], known)


def _key(cell: Cell, known: dict[str, str]) -> str | None:
    if cell.kind != "text" or len(cell.text) > 100:
        return None
    key = known.get(folded(cell.text))
    if key is None:
        found = _IN_BRACKETS.fullmatch(cell.text.strip())
        key = None if found is None else known.get(folded(found[1]))
    return key


def _table(sheet: Sheet, at: int, known: dict[str, str]) -> Table:
    keys: dict[int, str] = {}
    headings: dict[str, Cell] = {}
    unknown: list[Cell] = []
    repeated: list[tuple[Cell, Cell]] = []
    for column, cell in sorted(sheet.rows[at].items()):
        key = _key(cell, known)
        if key is None:
            unknown.append(cell)
        elif key in headings:
            repeated.append((cell, headings[key]))
        else:
            keys[column], headings[key] = key, cell
    rows = [(number, row) for number, row in sheet.rows.items() if number > at]
    return Table(keys, headings, rows, _unit(sheet, at, headings.get("value")), unknown, repeated)


def _unit(sheet: Sheet, at: int, heading: Cell | None) -> Cell | None:
    """The unit in the heading of the values, `金额（万元）`, or in a line above: 单位：万元."""
    if heading is not None:
        found = _IN_BRACKETS.fullmatch(heading.text.strip())
        if found is not None and units_of(found[2]):
            return heading._replace(text=found[2])
    for number, row in sheet.rows.items():
        if number < at:
            for cell in row.values():
                caption = _CAPTION.search(cell.text) if cell.kind == "text" else None
                if caption is not None and units_of(caption[1]):
                    return cell._replace(text=caption[1])
    return None
