"""The numbers of a figure multiplied out, in its bare unit: 万 and 亿 are gone, percent stays percent."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.models import UnsortedFigure
from kangle_stats.quantity import Number
from kangle_stats.wording import in_unit


class Amounts(NamedTuple):
    """A figure's number, and the ends of the interval that it promises; None is missing or unbounded."""

    value: Number | None
    """None for a range too: it has no single number."""
    low: Number | None
    high: Number | None


def amounts(figure: UnsortedFigure) -> Amounts:
    """The numbers of a figure; all None if its value is missing."""
    quantity = figure.quantity
    if quantity is None:
        return Amounts(None, None, None)
    ends = (quantity.point, quantity.promise.low, quantity.promise.high)
    return Amounts(*(in_unit(end, quantity.percent) for end in ends))
