"""Adding figures: only like with like, parts never with their total, and people who may be the same as a range."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kangle_stats import units
from kangle_stats.categories import CATEGORIES, Measure
from kangle_stats.models import Figure, Report, words
from kangle_stats.quantity import Interval, Number, sum_of


class Total(NamedTuple):
    """What some figures of one kind add up to, multiplied out."""

    report: str
    category: str
    measure: str
    status: str
    direction: str | None
    unit: str
    side: str | None
    """The partner whose side of a pairing it counts, where both count their own."""
    value: Number | None
    """The sum of the printed numbers; None where no single number can be given."""
    low: Number | None
    high: Number | None
    """The ends of what the figures promise; None is unbounded."""
    qualifier: str
    figures: tuple[Figure, ...]
    """The figures that were added."""
    missing: tuple[Figure, ...]
    """Figures of the kind whose value is missing."""
    overlapping: bool
    """Whether it is a range because the people of two programmes may be the same."""


def totals(report: Report, figures: Iterable[Figure]) -> list[Total]:
    """The totals of some figures of a report, in the order of the file.

    Figures are grouped by category, measure, unit, status, direction and basis. Parts are left out, for their total
    is counted; so are rates and percentages, which do not add up.
    """
    groups: dict[tuple[str | None, ...], list[Figure]] = {}
    for figure in figures:
        if is_added(figure):
            groups.setdefault(kind(figure), []).append(figure)
    return [_total(report.id, group) for group in groups.values()]


def is_added(figure: Figure) -> bool:
    """Whether a figure is counted in totals: it is no part of another, no rate and no share."""
    return figure.part_of is None and "/" not in figure.unit and figure.unit != units.PERCENT


def _measure(figure: Figure) -> Measure:
    return CATEGORIES[figure.category].measures[figure.measure]


def _side(figure: Figure) -> str | None:
    return words(figure.subject, "zh") if _measure(figure).two_sided else None


def kind(figure: Figure) -> tuple[str | None, ...]:
    """What figures have in common that are added: category, measure, unit, status, direction, basis, side of a pair."""
    return (
        figure.category,
        figure.measure,
        figure.unit,
        figure.status,
        figure.direction,
        figure.basis,
        _side(figure),
    )


def _same_stock(figures: Sequence[Figure]) -> bool:
    """Whether some of the figures are one stock at several times: the people at work in each year of a plan."""
    return figures[0].basis == "stock" and len({words(figure.subject, "zh") for figure in figures}) < len(figures)


def _total(report: str, group: list[Figure]) -> Total:
    figures = tuple(figure for figure in group if figure.quantity is not None)
    missing = tuple(figure for figure in group if figure.quantity is None)
    quantities = [figure.quantity for figure in figures if figure.quantity is not None]
    overlapping = len(figures) > 1 and (_measure(group[0]).overlapping or _same_stock(figures))
    value: Number | None = None
    interval, qualifier = Interval(None, None), "exact"
    if quantities:
        added = sum_of(quantities)
        value, interval = added.point, added.promise
        qualifier = joint_qualifier([figure.qualifier for figure in figures])
    if overlapping:
        # One person may be counted by each programme, so there are at least as many people as in the largest.
        lows = [one.promise.low for one in quantities if one.promise.low is not None]
        value, interval, qualifier = None, Interval(max(lows, default=None), interval.high), "between"
    if missing and figures:
        interval, qualifier = Interval(interval.low, None), "at_least"
    first = group[0]
    return Total(
        report,
        first.category,
        first.measure,
        first.status,
        first.direction,
        first.unit,
        _side(first),
        value,
        interval.low,
        interval.high,
        qualifier,
        figures,
        missing,
        overlapping,
    )


UPWARD = ("plus", "over", "at_least")
DOWNWARD = ("nearly", "under", "at_most")
"""The qualifiers that point up and down, the weakest last."""


def joint_qualifier(qualifiers: Iterable[str]) -> str:
    """The qualifier of a sum: that of its figures, the weakest where they point one way, `about` where they differ."""
    kinds = set(qualifiers) - {"exact"}
    if len(kinds) <= 1:
        return kinds.pop() if kinds else "exact"
    for direction in (UPWARD, DOWNWARD):
        if kinds <= set(direction):
            return max(kinds, key=direction.index)
    return "about"
