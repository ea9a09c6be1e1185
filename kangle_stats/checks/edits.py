"""Checks as edits: weighted sums of figures with the tolerance of their words, and whether edits contradict each other.

That is decided exactly, by Fourier-Motzkin elimination over fractions. Whether whole numbers can do it is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from kangle_stats import units
from kangle_stats.checks.finding import Finding
from kangle_stats.checks.linear import linear
from kangle_stats.models import UnsortedFigure
from kangle_stats.quantity import Interval, Number

MOST_BOUNDS = 20_000
"""How many bounds the elimination of one figure may lead to."""


class TooLong(Exception):
    """Raised where an answer would take more bounds than that."""


class Edit(NamedTuple):
    """A check as weighted sum of its figures: what that comes to for the values as they are, and what it has to be."""

    weights: dict[str, Fraction]
    sides: Interval
    """Left minus right, within the tolerance of the figures."""
    relation: str
    figures: dict[str, UnsortedFigure]


def edit_of(finding: Finding) -> Edit | None:
    """The edit that a check with a verdict is; None if it is not linear in its figures."""
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
    return Edit(weights, sides, finding.formula.relation, figures)


def contradicting(chosen: Sequence[str], edits: Sequence[Edit]) -> list[Edit] | None:
    """Some of the edits that contradict each other whatever the values of the chosen figures; None if none do.

    All other figures stay as they are, and nothing falls below zero unless it is printed so. Each edit is to be in one
    of the chosen figures at least. Raises TooLong.
    """
    bounds = [bound for at, edit in enumerate(edits) for bound in _bounds(edit, at, chosen)]
    for name in chosen:
        figure = next(edit.figures[name] for edit in edits if name in edit.weights)
        if not units.is_signed(figure.unit) and not (figure.value or "").startswith("-"):
            bounds.append(_Bound({name: Fraction(-1)}, Fraction(0), False, frozenset()))
    for name in chosen:
        upper = _tightest(bound for bound in bounds if bound.weights.get(name, 0) > 0)
        lower = _tightest(bound for bound in bounds if bound.weights.get(name, 0) < 0)
        if len(upper) * len(lower) > MOST_BOUNDS:
            raise TooLong
        # Fourier-Motzkin: what follows for the other figures.
        bounds = [bound for bound in bounds if name not in bound.weights]
        bounds += [_combined(above, below, name) for above in upper for below in lower]
    broken = [sorted(bound.edits) for bound in bounds if bound.limit < 0 or (bound.limit == 0 and bound.strict)]
    return [edits[at] for at in min(broken, key=len)] if broken else None


class _Bound(NamedTuple):
    """A weighted sum of figures that has to be at most a limit, or below it."""

    weights: dict[str, Fraction]
    limit: Fraction
    strict: bool
    edits: frozenset[int]
    """The edits that it follows from."""


def _bounds(edit: Edit, at: int, free: Sequence[str]) -> list[_Bound]:
    """The bounds on the free figures when all others stay as they are, each with the tolerance of its words."""
    weights = {name: edit.weights[name] for name in free if name in edit.weights}
    taken = sum(weight * _number(edit.figures[name]) for name, weight in weights.items())
    low, high = edit.sides.low, edit.sides.high
    strict = edit.relation in "<>"
    bounds = []
    # Left minus right has to reach down to zero, or up to it, or both.
    if edit.relation in ("=", "<=", "<") and low is not None:
        limit = Fraction(taken - low)
        bounds.append(_Bound(weights, limit, strict or edit.sides.low_open, frozenset({at})))
    if edit.relation in ("=", ">=", ">") and high is not None:
        negative = {name: -weight for name, weight in weights.items()}
        limit = Fraction(high - taken)
        bounds.append(_Bound(negative, limit, strict or edit.sides.high_open, frozenset({at})))
    return bounds


def _number(figure: UnsortedFigure) -> Number:
    """The number that a change moves, with all that the words leave open around it; of a range the lower one."""
    assert figure.quantity is not None
    point = figure.quantity.point
    return point if point is not None else figure.quantity.promise.low or 0


def _tightest(bounds: Iterable[_Bound]) -> list[_Bound]:
    """Some bounds on one figure, all from above or all from below; of those on it alone only the tightest."""
    alone: _Bound | None = None
    others = []
    for bound in bounds:
        if len(bound.weights) > 1:
            others.append(bound)
        elif alone is None or _end(bound) < _end(alone):
            alone = bound
    return others if alone is None else [alone, *others]


def _end(bound: _Bound) -> tuple[Fraction, bool]:
    """How far a bound on a single figure lets it go."""
    (weight,) = bound.weights.values()
    return bound.limit / abs(weight), not bound.strict


def _combined(above: _Bound, below: _Bound, name: str) -> _Bound:
    one, other = 1 / above.weights[name], -1 / below.weights[name]
    weights = {}
    for key in {*above.weights, *below.weights} - {name}:
        weight = above.weights.get(key, Fraction(0)) * one + below.weights.get(key, Fraction(0)) * other
        if weight:
            weights[key] = weight
    limit = above.limit * one + below.limit * other
    return _Bound(weights, limit, above.strict or below.strict, above.edits | below.edits)
