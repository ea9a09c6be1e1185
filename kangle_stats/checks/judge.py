"""One formula held against the figures: its two sides, its verdict and the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kangle_stats.checks.formula import Formula, Ref, evaluate
from kangle_stats.messages import Details
from kangle_stats.models import Figure
from kangle_stats.quantity import Quantity, Undecidable, Verdict, compare


class Judgement(NamedTuple):
    """A verdict, the sides as far as they could be computed, and the code of the reason."""

    verdict: Verdict
    left: Quantity | None = None
    right: Quantity | None = None
    reason: str = ""
    details: Details = {}


def judge(formula: Formula, figure_of: Callable[[Ref], Figure]) -> Judgement:
    """The verdict on a formula. A missing figure leaves it unchecked and is named: it never passes (VTL's rule)."""
    missing = missing_names([figure_of(ref) for ref in formula.refs()])
    if missing:
        return Judgement("unchecked", reason="missing-figure", details={"missing": missing})

    def lookup(ref: Ref) -> Quantity:
        quantity = figure_of(ref).quantity
        assert quantity is not None
        return quantity

    try:
        left, right = evaluate(formula.left, lookup), evaluate(formula.right, lookup)
        return Judgement(compare(left, formula.relation, right), left, right)
    except Undecidable as why:
        return Judgement("unchecked", reason=why.code, details=why.details)


def missing_names(figures: Sequence[Figure]) -> str:
    """The ids of the figures whose value is missing, in a row."""
    return ", ".join(figure.id for figure in figures if figure.value is None)
