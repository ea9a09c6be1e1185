"""Each cut of each total: its parts sum to it, or do not exceed it where the cut is partial."""

from __future__ import annotations

from collections.abc import Iterator

from kangle_stats.checks.finding import Finding
from kangle_stats.checks.judge import judge_sum
from kangle_stats.models import Report
from kangle_stats.quantity import Relation


def breakdowns(report: Report) -> Iterator[Finding]:
    """A finding for each declared cut of each total, with the id `total/cut`."""
    for total in report.figures:
        for cut, kind in total.breakdowns.items():
            parts = report.parts.get((total.id, cut), ())
            name = f"{total.id}/{cut}"
            figures = (*parts, total)
            if not parts:
                where = {"total": total.id, "cut": cut}
                yield Finding(report.id, name, "breakdown", "unchecked", figures, reason="no-parts", details=where)
                continue
            relation: Relation = "=" if kind == "complete" else "<="
            verdict, left, right, reason, details = judge_sum(parts, relation, total)
            yield Finding(
                report.id, name, "breakdown", verdict, figures, None, left, right, reason, details, relation=relation
            )
