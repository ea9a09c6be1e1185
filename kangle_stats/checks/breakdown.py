"""Each cut of each total: its parts sum to it, or do not exceed it where the cut is partial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kangle_stats.checks.finding import Finding
from kangle_stats.checks.formula import Formula, Ref, Sum
from kangle_stats.checks.judge import Judgement, judge
from kangle_stats.models import Figure, Report


def breakdowns(report: Report) -> Iterator[Finding]:
    """A finding for each declared cut of each total, with the id `total/cut`."""
    for total in report.figures:
        for cut, kind in total.breakdowns.items():
            parts = report.parts.get((total.id, cut), ())
            formula = _formula(parts, "=" if kind == "complete" else "<=", total)
            if formula is None:
                judgement = Judgement("unchecked", reason="no-parts", details={"total": total.id, "cut": cut})
            else:
                judgement = judge(formula, lambda ref: report.by_id[ref.figure])
            yield Finding(
                report.id, f"{total.id}/{cut}", "breakdown", judgement.verdict, (*parts, total), formula, *judgement[1:]
            )


def _formula(parts: Sequence[Figure], relation: str, total: Figure) -> Formula | None:
    if not parts:
        return None
    terms = tuple((1, Ref(part.id)) for part in parts)
    left = Sum(terms) if len(terms) > 1 else Ref(parts[0].id)
    return Formula(left, "=" if relation == "=" else "<=", Ref(total.id))
