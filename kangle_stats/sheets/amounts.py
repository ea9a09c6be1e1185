"""Amounts in rows and tables: single figures as printed, sums multiplied out."""

from __future__ import annotations

from collections.abc import Iterable

from kangle_stats.amounts import Amount
from kangle_stats.quantity import Quantity
from kangle_stats.sheets.sheet import digits, measure_name
from kangle_stats.wording import amount, figure_text, in_unit, range_text


def ends(quantity: Quantity | None, percent: bool | None = None) -> list[str | None]:
    """A quantity for machines: value, low and high; with `percent`, shares in percent."""
    if quantity is None:
        return [None] * 3
    percent = quantity.percent if percent is None else percent
    return [digits(in_unit(end, percent)) for end in (quantity.point, quantity.promise.low, quantity.promise.high)]


def amount_text(item: Amount, lang: str) -> str:
    """An amount for people: a figure as printed, a sum with its unit, a range where it has no single number."""
    if len(item.figures) == 1 or item.quantity is None:
        return figure_text(item.figure, lang)
    unit, quantity = item.figure.unit, item.quantity
    if quantity.point is None or any(figure.value is None for figure in item.figures):
        return range_text(quantity.promise.low, quantity.promise.high, unit, lang)
    return amount(quantity.point, unit, lang, item.qualifier)


def amount_measure(item: Amount, lang: str) -> str:
    """The name of what an amount measures."""
    return measure_name(item.figure.category, item.figure.measure, lang)


def joined_notes(texts: Iterable[str], lang: str) -> str:
    """Sentences in one line, for formats without lines in a cell."""
    return ("；" if lang == "zh" else "; ").join(text.rstrip("。.") for text in texts)
