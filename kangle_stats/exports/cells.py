"""What stands in a cell of a workbook: a text that never runs, a number digit for digit, or a formula of ours."""

from __future__ import annotations

import re
from typing import NamedTuple

from kangle_stats.forms.texts import cut, to_cell, to_lines, to_office
from kangle_stats.quantity import places

MOST_DIGITS = 15
"""Significant digits that a spreadsheet keeps of a number; it puts zeros for the rest."""
_MOST_PLACES = 20
"""Decimal places that a number format is trusted to show."""
_MOST_RESULT_PLACES = 6
"""Decimal places that are shown of a result, which may have no end."""
_CANONICAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_ACTS = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
TEXT_FORMAT = "@"


class TooManyRows(Exception):
    """A sheet would need more rows than a workbook may have."""

    def __init__(self, sheet: str, limit: int) -> None:
        super().__init__(sheet)
        self.sheet = sheet
        self.limit = limit


class Number(NamedTuple):
    """A number in plain decimal digits."""

    digits: str


class Formula(NamedTuple):
    """A formula, without its `=`, and the digits of what it comes to."""

    text: str
    result: str


class Lines(NamedTuple):
    """Several texts in one cell, a line each."""

    texts: list[str]


Content = str | int | Number | Formula | Lines | None


class Entry(NamedTuple):
    """What a cell is written from."""

    kind: str
    """`s` for a text, `n` for a number, `f` for a formula without its `=`."""
    text: str
    number_format: str = "General"
    quoted: bool = False
    """Whether it is marked as a text although it looks like a formula or a number (Excel's apostrophe)."""
    result: str = ""
    """The digits of what a formula comes to."""


def entry(content: Content) -> Entry | None:
    """How a content is written; None leaves the cell empty."""
    match content:
        case None | "":
            return None
        case int():
            return Entry("n", str(content))
        case Number(digits):
            if is_native(digits):
                return Entry("n", digits, number_format(places(digits)))
            return Entry("s", digits, TEXT_FORMAT, quoted=True)
        case Formula(text, result):
            return Entry("f", text, number_format(min(places(result), _MOST_RESULT_PLACES)), result=result)
        case Lines(texts):
            return _text(to_lines(texts)) if any(texts) else None
        case str():
            return _text(to_cell(content))


def _text(text: str) -> Entry:
    return Entry("s", to_office(cut(text)), TEXT_FORMAT, _ACTS.match(text) is not None)


def is_native(digits: str) -> bool:
    """Whether a spreadsheet's own number stands for the digits so that they can be had back: at most 15 of them,
    written as it would show them. No sign but a minus, no leading zeros, no -0."""
    if not _CANONICAL.fullmatch(digits):
        return False
    figures = digits.lstrip("-").replace(".", "")
    zero = not figures.strip("0")
    return len(figures) <= MOST_DIGITS and places(digits) <= _MOST_PLACES and not (zero and digits.startswith("-"))


def number_format(decimals: int) -> str:
    """The format of a number with so many decimals: `#,##0.00`."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")
