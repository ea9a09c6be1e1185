"""The smallest sets of figures whose change would mend all failing checks that hang together.

Fellegi and Holt, A systematic approach to automatic edit and imputation (1976): a record should be made to satisfy
all edits by changing the fewest fields. Here the edits are the equations and inequalities of a report that are linear
in its figures, each with the tolerance that its figures promise. A set is admitted if some values of its figures, none
negative unless printed so, satisfy every failing check of the group and every other check that the set touches; that
is decided exactly, by Fourier-Motzkin elimination over fractions. Whether whole numbers can do it is not asked.

Limits: sets of at most three figures; at most 2,000 sets are tried for a group, and it is said if that was not all;
a group with a formula that is not linear is left to the suspects of each check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from kangle_stats import units
from kangle_stats.checks.finding import Finding, Mending
from kangle_stats.checks.linear import linear
from kangle_stats.models import Figure
from kangle_stats.quantity import Interval, Quantity

LARGEST = 3
MOST_TRIED = 2000
MOST_SHOWN = 10


def with_mending(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a report, those that fail together with what would mend them all."""
    failing = [finding for finding in findings if finding.verdict == "fails"]
    if len(failing) < 2:
        return list(findings)
    judged = [finding for finding in findings if finding.formula is not None and finding.verdict != "unchecked"]
    mending: dict[int, Mending] = {}
    for group in _groups(failing):
        if len(group) > 1:
            found = _mending(group, judged)
            if found is not None:
                mending |= dict.fromkeys(map(id, group), found)
    return [replace(each, mending=mending[id(each)]) if id(each) in mending else each for each in findings]


def _groups(failing: Sequence[Finding]) -> list[list[Finding]]:
    """The failing checks that share figures, directly or through each other."""
    groups: list[tuple[set[str], list[Finding]]] = []
    for finding in failing:
        names, members = set(finding.figure_ids), [finding]
        apart = []
        for other_names, other_members in groups:
            if names & other_names:
                names |= other_names
                members = [*other_members, *members]
            else:
                apart.append((other_names, other_members))
        groups = [*apart, (names, members)]
    return [members for _, members in groups]


class _Bound(NamedTuple):
    """A weighted sum of figures that has to be at most a limit, or below it."""

    weights: dict[str, Fraction]
    limit: Fraction
    strict: bool


class _Edit(NamedTuple):
    """A check as weighted sum of its figures: what it is for the values as they are, and the bounds it has to obey."""

    weights: dict[str, Fraction]
    constant: Fraction
    relation: str
    figures: dict[str, Figure]

    def bounds(self, free: Sequence[str]) -> list[_Bound]:
        """The bounds on the free figures when all others stay as they are, within their tolerances."""
        rest = Interval(self.constant, self.constant)
        for name, weight in self.weights.items():
            quantity = self.figures[name].quantity
            assert quantity is not None
            interval = _slack(quantity) if name in free else quantity.promise
            rest = rest + interval * Interval(weight, weight)
        weights = {name: self.weights[name] for name in free if name in self.weights}
        negative = {name: -weight for name, weight in weights.items()}
        bounds = []
        strict = self.relation in "<>"
        # Left minus right is free + rest: it has to reach down to zero, or up to it, or both.
        if self.relation in ("=", "<=", "<") and rest.low is not None:
            bounds.append(_Bound(weights, Fraction(-rest.low), strict or rest.low_open))
        if self.relation in ("=", ">=", ">") and rest.high is not None:
            bounds.append(_Bound(negative, Fraction(rest.high), strict or rest.high_open))
        return bounds


def _slack(quantity: Quantity) -> Interval:
    """What a figure's words leave open around its number, whatever the number is."""
    promise, point = quantity.promise, quantity.point
    if point is None:
        return Interval(0, 0)
    return Interval(
        None if promise.low is None else promise.low - point,
        None if promise.high is None else promise.high - point,
        promise.low_open,
        promise.high_open,
    )


def _edit(finding: Finding) -> _Edit | None:
    assert finding.formula is not None
    form = linear(finding.formula)
    if form is None:
        return None
    weights = {ref.name: weight for ref, weight in form.weights.items()}
    figures = dict(zip(finding.figure_ids, finding.figures, strict=True))
    if form.constant and any(figure.quantity and figure.quantity.percent for figure in figures.values()):
        return None  # a bare number beside percentages is in percent, which the weights do not know
    return _Edit(weights, form.constant, finding.formula.relation, figures)


def _mending(group: Sequence[Finding], judged: Sequence[Finding]) -> Mending | None:
    names = {name for finding in group for name in finding.figure_ids}
    failing = [_edit(finding) for finding in group]
    others = [_edit(each) for each in judged if each not in group and names & set(each.figure_ids)]
    edits = [edit for edit in failing if edit is not None]
    if len(edits) < len(failing):
        return None
    around = [edit for edit in others if edit is not None]
    checks = tuple(finding.check for finding in group)
    for size in range(1, LARGEST + 1):
        sets: list[tuple[str, ...]] = []
        tried = 0
        for chosen in _hitting_sets(edits, size):
            tried += 1
            if tried > MOST_TRIED:
                break
            if _feasible(chosen, edits, around):
                sets.append(chosen)
        if sets or tried > MOST_TRIED:
            return Mending(checks, tuple(sets[:MOST_SHOWN]), len(sets), tried <= MOST_TRIED)
    return Mending(checks, (), 0, True)


def _hitting_sets(edits: Sequence[_Edit], size: int) -> Iterator[tuple[str, ...]]:
    """Every set of so many figures that has one in each edit, once, found by taking one of the first edit it misses."""
    seen: set[frozenset[str]] = set()

    def extended(chosen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        missed = next((edit for edit in edits if not edit.weights.keys() & set(chosen)), None)
        if missed is None:
            # Larger sets than needed are still sets of this size: any figure of the group may join.
            if len(chosen) == size:
                yield chosen
                return
            pool = dict.fromkeys(name for edit in edits for name in edit.weights)
        elif len(chosen) == size:
            return
        else:
            pool = dict.fromkeys(missed.weights)
        for name in pool:
            wider = (*chosen, name)
            if name not in chosen and frozenset(wider) not in seen:
                seen.add(frozenset(wider))
                yield from extended(wider)

    yield from extended(())


def _feasible(chosen: tuple[str, ...], failing: Sequence[_Edit], others: Sequence[_Edit]) -> bool:
    """Whether some values of the chosen figures satisfy all edits that they are in."""
    bounds: list[_Bound] = []
    figures: dict[str, Figure] = {}
    for edit in (*failing, *others):
        if edit.weights.keys() & set(chosen):
            bounds += edit.bounds(chosen)
            figures |= edit.figures
    for name in chosen:
        figure = figures[name]
        if not units.is_signed(figure.unit) and not (figure.value or "").startswith("-"):
            bounds.append(_Bound({name: Fraction(-1)}, Fraction(0), False))
    for name in chosen:
        bounds = _eliminated(bounds, name)
    return all(bound.limit > 0 or (bound.limit == 0 and not bound.strict) for bound in bounds)


def _eliminated(bounds: Sequence[_Bound], name: str) -> list[_Bound]:
    """The bounds on the other figures that follow from these (Fourier-Motzkin)."""
    upper = [bound for bound in bounds if bound.weights.get(name, 0) > 0]
    lower = [bound for bound in bounds if bound.weights.get(name, 0) < 0]
    free = [bound for bound in bounds if not bound.weights.get(name, 0)]
    return [*free, *(_combined(above, below, name) for above in upper for below in lower)]


def _combined(above: _Bound, below: _Bound, name: str) -> _Bound:
    one, other = 1 / above.weights[name], -1 / below.weights[name]
    weights = {
        key: above.weights.get(key, Fraction(0)) * one + below.weights.get(key, Fraction(0)) * other
        for key in {*above.weights, *below.weights} - {name}
    }
    return _Bound(weights, above.limit * one + below.limit * other, above.strict or below.strict)
