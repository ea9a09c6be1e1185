"""One formula held against quantities: its two sides, its verdict and the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kangle_stats.formula import Formula, Lookup, Ref, evaluate
from kangle_stats.models import Figure
from kangle_stats.quantity import Quantity, Relation, Undecidable, Verdict, compare, counted, is_true, sum_of

Values = Mapping[str, Quantity | None]
"""The quantity of each figure of a formula by the name it has there; None if its value is missing."""


def lookup_in(values: Values) -> Lookup:
    """The quantities of figures none of which is missing, for `evaluate`."""

    def lookup(ref: Ref) -> Quantity:
        value = values[ref.name]
        assert value is not None
        return value

    return lookup


class Judgement(NamedTuple):
    """A verdict, the sides as far as they could be computed, and the code of the reason."""

    verdict: Verdict
    left: Quantity | None = None
    right: Quantity | None = None
    reason: str = ""
    details: Mapping[str, str] = {}


def judge(formula: Formula, values: Values) -> Judgement:
    """The verdict on a formula. A missing figure leaves it unchecked and is named: it never passes (VTL's rule)."""
    missing = [name for name, value in values.items() if value is None]
    if missing:
        return without(missing)
    lookup = lookup_in(values)
    try:
        left, right = evaluate(formula.left, lookup), evaluate(formula.right, lookup)
        return Judgement(compare(left, formula.relation, right), left, right)
    except Undecidable as why:
        return undecided(why)


def judge_sum(parts: Sequence[Figure], relation: Relation, whole: Figure) -> Judgement:
    """The verdict on parts and their total: what `judge` says of the formula that adds them."""
    added, total = _sum_of_counts(parts, whole.unit), whole.whole_count
    if added is not None and total is not None:
        verdict: Verdict = "holds" if is_true(added, relation, total) else "fails"
        return Judgement(verdict, counted(added, whole.unit), counted(total, whole.unit))
    try:
        if whole.quantity is None or any(part.value is None for part in parts):
            return without([figure.id for figure in (*parts, whole) if figure.value is None])
        left, right = sum_of([part.quantity for part in parts if part.quantity is not None]), whole.quantity
        return Judgement(compare(left, relation, right), left, right)
    except Undecidable as why:
        return undecided(why)


def _sum_of_counts(figures: Sequence[Figure], unit: str) -> int | None:
    """The sum of whole counts of one unit, as most parts are: it takes no intervals. None if any is something else."""
    added = 0
    for figure in figures:
        count = figure.whole_count
        if count is None or figure.unit != unit:
            return None
        added += count
    return added


def without(missing: Sequence[str]) -> Judgement:
    """The judgement where figures have no value."""
    return Judgement("unchecked", reason="missing-figure", details={"missing": ", ".join(missing)})


def undecided(why: Undecidable) -> Judgement:
    """The judgement where sides cannot be computed or compared."""
    return Judgement("unchecked", reason=why.code, details=why.details)
