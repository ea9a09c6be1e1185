"""What a report says of one thing: a figure of it, or several of one kind added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kangle_stats import units
from kangle_stats.models import Figure, Report
from kangle_stats.periods import last_day
from kangle_stats.quantity import Interval, Quantity, sum_of
from kangle_stats.totals import totals


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure, or the sum of several, with the report it stands in."""

    report: Report
    figures: tuple[Figure, ...]
    quantity: Quantity | None
    """Multiplied out; None if the value is missing."""
    qualifier: str
    overlapping: bool = False
    """Whether it is a range because the people of two figures may be the same."""

    @property
    def figure(self) -> Figure:
        """The first figure: of a sum, all are of its kind."""
        return self.figures[0]

    @property
    def times(self) -> list[str]:
        """When it was counted, earliest first: `as_of` of its figures, else the report's period; once each."""
        return sorted({time_of(self.report, figure) for figure in self.figures}, key=last_day)

    @property
    def as_of(self) -> str:
        """When it was counted; of a sum over several times the first and the last."""
        times = self.times
        return times[0] if len(times) == 1 else f"{times[0]} … {times[-1]}"

    @property
    def parts(self) -> list[Figure]:
        """What the figures contain: the parts of each of their cuts."""
        return [
            part
            for figure in self.figures
            for cut in figure.breakdowns
            for part in self.report.parts.get((figure.id, cut), ())
        ]


def time_of(report: Report, figure: Figure) -> str:
    """When a figure was counted: its own `as_of`, else the period of its report."""
    return figure.as_of or report.period


def cut_off(report: Report, figure: Figure) -> date:
    """The last day that a figure counts: `2023`, `2023-12` and `2023-12-31` end alike."""
    return last_day(time_of(report, figure))


def single(report: Report, figure: Figure) -> Amount:
    """One figure by itself."""
    return Amount(report, (figure,), figure.quantity, figure.qualifier)


def added(report: Report, figures: Sequence[Figure]) -> Amount | None:
    """Several figures of a report as `totals` adds them; None if they are not all of one kind, or do not add up.

    Figures without value make it a lower bound.
    """
    found = totals(report, figures)
    if len(found) != 1 or len(found[0].figures) + len(found[0].missing) != len(figures):
        return None
    total = found[0]
    known = [figure.quantity for figure in total.figures if figure.quantity is not None]
    quantity: Quantity | None = None
    if total.overlapping or total.missing:
        ends = Interval(total.low, total.high)
        value = None if total.overlapping else total.value
        quantity = Quantity(value, ends, ends, units.dimension(total.unit), exact=False) if known else None
    else:
        quantity = sum_of(known)
    return Amount(report, tuple(figures), quantity, total.qualifier, total.overlapping)
