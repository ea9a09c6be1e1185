"""The numbers of a workbook's cells as people see them, in digits: none passes through binary floating point here."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

_KEPT = Context(prec=15)
"""A spreadsheet keeps 15 significant digits; what a file has behind them comes of how it stores them."""
_WIDE = Context(prec=700)
_LARGEST = 400
"""Powers of ten beyond those that a spreadsheet's numbers can have."""
_LONGEST_FORMAT = 255
"""Characters of a number format; Excel writes no longer one."""
_LARGEST_DAY = 7
"""Powers of ten beyond those of the last day of a spreadsheet, 9999-12-31."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DECIMAL = re.compile(r"[#?0,]*[0#?](?:\.([0?#]+))?(%?)")
_SIGNS = re.compile(r"[-+()$¥￥€\s]")
"""Characters that a format shows as they are without quotation marks."""
_DATE_LETTER = re.compile(r"[ymdhse]|上午|下午", re.IGNORECASE)


class Shape(NamedTuple):
    """How a number format shows a number."""

    date: str = ""
    """`day`, `month` or `year` for a date, by the smallest part that is shown."""
    places: int | None = None
    """The decimal places that are always shown; None where the format does not say."""
    percent: bool = False


@lru_cache(maxsize=1024)
def shape(number_format: str) -> Shape:
    """What a number format of Excel does: `0.00%` shows two places of a percentage."""
    if number_format.casefold() == "general" or len(number_format) > _LONGEST_FORMAT:
        return Shape()
    first = number_format.split(";")[0]
    bare = _LITERAL.sub("", first).strip()
    elapsed = re.search(r"\[[hms]+\]", first, re.IGNORECASE) is not None
    if elapsed or _DATE_LETTER.search(bare):
        folded = bare.casefold()
        return Shape("day" if "d" in folded or "y" not in folded else "month" if "m" in folded else "year")
    found = _DECIMAL.fullmatch(_SIGNS.sub("", bare))
    if found is None or found[0].partition(".")[0].endswith(","):
        return Shape(percent="%" in bare)
    places = found[1] or ""
    return Shape("", None if "#" in places or "?" in places else len(places), bool(found[2]))


class Shown(NamedTuple):
    """A number as it is shown and as it is held, in plain digits."""

    shown: str
    stored: str


def number(raw: str, of: Shape) -> Shown | None:
    """The digits of a number as a file has it, under a shape; None if it is none. A percentage is multiplied out."""
    try:
        value = _KEPT.create_decimal(raw)
    except ArithmeticError:  # no number, or one with too large an exponent
        return None
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return None
    if of.percent:
        value = _KEPT.multiply(value, Decimal(100))
    stored = _plain(value)
    if of.places is None:
        return Shown(stored, stored)
    rounded = value.quantize(Decimal(1).scaleb(-of.places), ROUND_HALF_UP, _WIDE)
    shown = format(rounded, "f")
    return Shown("0" + shown[2:] if shown.startswith("-0") and not rounded else shown, stored)


def _plain(value: Decimal) -> str:
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits


_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_LENGTH = {"day": 10, "month": 7, "year": 4}


def day(raw: str, of: Shape, since_1904: bool) -> str | None:
    """The date that a serial number stands for, as far as its format shows it; None if there is no such day."""
    try:
        serial = Decimal(raw)
        if serial.adjusted() > _LARGEST_DAY:
            return None  # int() would write out all its digits
        # Excel holds 1900 for a leap year, so that the days before March of it are one off; no report is so old.
        found = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(days=int(serial))
    except (InvalidOperation, OverflowError, ValueError):  # no number, none that is finite, no such day
        return None
    return found.isoformat()[: _LENGTH[of.date]]
