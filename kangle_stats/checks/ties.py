"""What the figures of a report have to do with each other by what the report itself says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from kangle_stats.models import Figure, Report, words


class Ties:
    """What ties the figures of a report to each other.

    A figure has a name for each thing that ties it to others, and two figures are tied if they share one: a check over
    both, the uppermost total that both are under, a quote, a subject.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._checks: dict[str, list[str]] = defaultdict(list)
        for check in report.checks:
            for ref in check.parsed.refs():
                if ref.report in (None, report.id):
                    self._checks[ref.figure].append(check.id)
        self._above: dict[str, str] = {}

    def checked(self, one: Figure, other: Figure) -> bool:
        """Whether a check is over both figures."""
        return not set(self._checks[one.id]).isdisjoint(self._checks[other.id])

    def tied(self, one: Figure, other: Figure) -> bool:
        """Whether anything ties two figures."""
        return not self._names(one).isdisjoint(self._names(other))

    def not_tied_to_all(self, figures: Sequence[Figure]) -> list[Figure]:
        """Those of some figures that are not tied to each of the others."""
        named = [self._names(figure) for figure in figures]
        having: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, names in enumerate(named):
            for name in names:
                having[name].append(at)

        def to_all(names: set[tuple[str, ...]]) -> bool:
            sizes = [len(having[name]) for name in names]
            if len(figures) in sizes or sum(sizes) < len(figures):  # mostly that decides it
                return len(figures) in sizes
            return len(set(chain.from_iterable(having[name] for name in names))) == len(figures)

        return [figure for figure, names in zip(figures, named, strict=True) if not to_all(names)]

    def _names(self, figure: Figure) -> set[tuple[str, ...]]:
        names: set[tuple[str, ...]] = {("total", self._uppermost(figure))}
        names |= {("check", id_) for id_ in self._checks[figure.id]}
        names |= {("quote", quote.prefix, quote.exact, quote.suffix) for quote in figure.quote}
        subject = words(figure.subject, "zh")
        if subject is not None:
            names.add(("subject", subject))
        return names

    def _uppermost(self, figure: Figure) -> str:
        """The id of the total that a figure is under, directly or through others, and that is no part itself."""
        passed = []
        while figure.part_of is not None and figure.id not in self._above:
            passed.append(figure.id)
            figure = self._report.by_id[figure.part_of]
        top = self._above.get(figure.id, figure.id)
        self._above |= dict.fromkeys(passed, top)
        return top
