"""The smallest sets of figures whose change would mend all failing checks that hang together.

Fellegi and Holt, A systematic approach to automatic edit and imputation (1976): a record should be made to satisfy
all edits by changing the fewest fields. Here the edits are the equations and inequalities of a report that are linear
in its figures, each with the tolerance that its figures promise. A set is admitted if some values of its figures, none
negative unless printed so, satisfy every failing check of the group and every other check that the set touches; that
is decided exactly, by Fourier-Motzkin elimination over fractions. Whether whole numbers can do it is not asked.

Limits: sets of at most three figures; at most 2,000 sets of a size are tried for a group, none that leads to more than
20,000 bounds, and no more once a million edits were looked at for a report; it is said if that was not all. A group
with a formula that is not linear is left to the suspects of each check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from kangle_stats import units
from kangle_stats.checks.finding import Finding, Mending
from kangle_stats.checks.linear import linear
from kangle_stats.models import UnsortedFigure
from kangle_stats.quantity import Interval, Number

LARGEST = 3
MOST_TRIED = 2000
MOST_BOUNDS = 20_000
MOST_LOOKED_AT = 1_000_000
MOST_SHOWN = 10


def with_mending(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a report, those that fail together with what would mend them all."""
    failing = [finding for finding in findings if finding.verdict == "fails"]
    if len(failing) < 2:
        return list(findings)
    search = _Search(findings)
    mending: dict[int, Mending] = {}
    for group in _groups(failing):
        if len(group) > 1:
            found = search.mending(group)
            if found is not None:
                mending |= dict.fromkeys(map(id, group), found)
    return [replace(each, mending=mending[id(each)]) if id(each) in mending else each for each in findings]


def _groups(failing: Sequence[Finding]) -> list[list[Finding]]:
    """The failing checks that share figures, directly or through each other, each group in the order of the report."""
    with_figure: dict[str, list[int]] = {}
    for at, finding in enumerate(failing):
        for name in finding.figure_ids:
            with_figure.setdefault(name, []).append(at)
    groups = []
    grouped = [False] * len(failing)
    for first in range(len(failing)):
        if grouped[first]:
            continue
        group: list[int] = []
        reached = [first]
        grouped[first] = True
        while reached:
            at = reached.pop()
            group.append(at)
            for name in failing[at].figure_ids:
                for other in with_figure.pop(name, ()):
                    if not grouped[other]:
                        grouped[other] = True
                        reached.append(other)
        groups.append([failing[at] for at in sorted(group)])
    return groups


class _Bound(NamedTuple):
    """A weighted sum of figures that has to be at most a limit, or below it."""

    weights: dict[str, Fraction]
    limit: Fraction
    strict: bool


class _Edit(NamedTuple):
    """A check as weighted sum of its figures: what that comes to for the values as they are, and what it has to be."""

    weights: dict[str, Fraction]
    sides: Interval
    """Left minus right, within the tolerance of the figures."""
    relation: str
    figures: dict[str, UnsortedFigure]

    def bounds(self, free: Sequence[str]) -> list[_Bound]:
        """The bounds on the free figures when all others stay as they are, each with the tolerance of its words."""
        weights = {name: self.weights[name] for name in free if name in self.weights}
        negative = {name: -weight for name, weight in weights.items()}
        taken = sum(weight * _number(self.figures[name]) for name, weight in weights.items())
        low, high = self.sides.low, self.sides.high
        strict = self.relation in "<>"
        bounds = []
        # Left minus right has to reach down to zero, or up to it, or both.
        if self.relation in ("=", "<=", "<") and low is not None:
            bounds.append(_Bound(weights, Fraction(taken - low), strict or self.sides.low_open))
        if self.relation in ("=", ">=", ">") and high is not None:
            bounds.append(_Bound(negative, Fraction(high - taken), strict or self.sides.high_open))
        return bounds


def _number(figure: UnsortedFigure) -> Number:
    """The number that a change moves, with all that the words leave open around it; of a range the lower one."""
    assert figure.quantity is not None
    point = figure.quantity.point
    return point if point is not None else figure.quantity.promise.low or 0


def _edit(finding: Finding) -> _Edit | None:
    assert finding.formula is not None
    form = linear(finding.formula)
    if form is None:
        return None
    figures = dict(zip(finding.figure_ids, finding.figures, strict=True))
    if form.constant and any(figure.quantity and figure.quantity.percent for figure in figures.values()):
        return None  # a bare number beside percentages is in percent, which the weights do not know
    weights = {ref.name: weight for ref, weight in form.weights.items() if weight}
    sides = Interval(form.constant, form.constant)
    for name, weight in weights.items():
        quantity = figures[name].quantity
        assert quantity is not None
        sides = sides + quantity.promise * Interval(weight, weight)
    return _Edit(weights, sides, finding.formula.relation, figures)


class _Edits:
    """The checks of a report that have a verdict, as edits, by the figures that take part in them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._findings: dict[str, list[Finding]] = {}
        self._places: dict[int, int] = {}
        self._made: dict[int, _Edit | None] = {}
        for place, finding in enumerate(findings):
            if finding.formula is not None and finding.verdict != "unchecked":
                self._places[id(finding)] = place
                for name in finding.figure_ids:
                    self._findings.setdefault(name, []).append(finding)

    def of(self, finding: Finding) -> _Edit | None:
        """The edit that a check is; None if it is not linear."""
        if id(finding) not in self._made:
            self._made[id(finding)] = _edit(finding)
        return self._made[id(finding)]

    def touched(self, chosen: Sequence[str]) -> list[_Edit]:
        """The edits that some figures are in, those that fail first, each in the order of the report."""
        findings = {id(finding): finding for name in chosen for finding in self._findings[name]}
        ordered = sorted(findings, key=lambda id_: (findings[id_].verdict != "fails", self._places[id_]))
        edits = (self.of(findings[id_]) for id_ in ordered)
        return [edit for edit in edits if edit is not None and not edit.weights.keys().isdisjoint(chosen)]


class _Search:
    """What is looked for in a report: the smallest sets of figures for each group of its failing checks."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.edits = _Edits(findings)
        self.left = MOST_LOOKED_AT
        """How many edits may yet be looked at."""

    def mending(self, group: Sequence[Finding]) -> Mending | None:
        """What would mend a group; None if a check of it is not linear."""
        failing = [edit for edit in map(self.edits.of, group) if edit is not None]
        if len(failing) < len(group):
            return None
        checks = tuple(finding.check for finding in group)
        for size in range(1, LARGEST + 1):
            sets: list[tuple[str, ...]] = []
            complete = True
            for tried, chosen in enumerate(self._hitting_sets(failing, size)):
                if tried == MOST_TRIED:
                    complete = False
                    break
                feasible = self._feasible(chosen)
                complete &= feasible is not None
                if feasible:
                    sets.append(chosen)
            complete &= self.left > 0
            if sets or not complete:
                return Mending(checks, tuple(sets[:MOST_SHOWN]), len(sets), complete)
        return Mending(checks, (), 0, True)

    def _hitting_sets(self, failing: Sequence[_Edit], size: int) -> Iterator[tuple[str, ...]]:
        """Every set of so many figures that has one in each failing edit, once: one of the first it misses is added.

        Where it misses none, a figure of any edit that it touches may join, for changing that one too may be what
        keeps the edit. Ends early when enough was looked at.
        """
        seen: set[frozenset[str]] = set()

        def extended(chosen: tuple[str, ...], missed: Sequence[_Edit]) -> Iterator[tuple[str, ...]]:
            self.left -= 1 + len(missed)
            more = size - len(chosen)
            if not more and not missed:
                yield chosen
            if not more or self.left <= 0 or not _may_be_hit(missed, more):
                return
            for name in _together(missed) if missed and more == 1 else _names(missed[:1] or self.edits.touched(chosen)):
                wider = (*chosen, name)
                if name not in chosen and frozenset(wider) not in seen:
                    seen.add(frozenset(wider))
                    yield from extended(wider, [edit for edit in missed if name not in edit.weights])

        yield from extended((), failing)

    def _feasible(self, chosen: tuple[str, ...]) -> bool | None:
        """Whether some values of the chosen figures satisfy all edits they are in; None if that takes too long."""
        touched = self.edits.touched(chosen)
        self.left -= len(touched)
        bounds = [bound for edit in touched for bound in edit.bounds(chosen)]
        for name in chosen:
            figure = next(edit.figures[name] for edit in touched if name in edit.weights)
            if not units.is_signed(figure.unit) and not (figure.value or "").startswith("-"):
                bounds.append(_Bound({name: Fraction(-1)}, Fraction(0), False))
        for name in chosen:
            upper = [bound for bound in bounds if bound.weights.get(name, 0) > 0]
            lower = [bound for bound in bounds if bound.weights.get(name, 0) < 0]
            if len(upper) * len(lower) > MOST_BOUNDS:
                return None
            # Fourier-Motzkin: what follows for the other figures.
            bounds = [bound for bound in bounds if not bound.weights.get(name, 0)]
            bounds += [_combined(above, below, name) for above in upper for below in lower]
        return all(bound.limit > 0 or (bound.limit == 0 and not bound.strict) for bound in bounds)


def _names(edits: Iterable[_Edit]) -> list[str]:
    return list(dict.fromkeys(name for edit in edits for name in edit.weights))


def _together(edits: Sequence[_Edit]) -> list[str]:
    """The figures that all edits have in common, in the order of the first."""
    common = set.intersection(*({*edit.weights} for edit in sorted(edits, key=lambda edit: len(edit.weights))))
    return [name for name in edits[0].weights if name in common] if common else []


def _may_be_hit(edits: Iterable[_Edit], count: int) -> bool:
    """Whether so many figures may be enough to have one in each edit: not if more edits have none in common."""
    apart: set[str] = set()
    for edit in edits:
        if apart.isdisjoint(edit.weights):
            if not count:
                return False
            count -= 1
            apart |= edit.weights.keys()
    return True


def _combined(above: _Bound, below: _Bound, name: str) -> _Bound:
    one, other = 1 / above.weights[name], -1 / below.weights[name]
    weights = {
        key: above.weights.get(key, Fraction(0)) * one + below.weights.get(key, Fraction(0)) * other
        for key in {*above.weights, *below.weights} - {name}
    }
    return _Bound(weights, above.limit * one + below.limit * other, above.strict or below.strict)
