"""Whether a report holds together: every check is a plain function from a report to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kangle_stats.checks.breakdown import breakdowns
from kangle_stats.checks.finding import Finding, Mending, Suspect
from kangle_stats.checks.mending import with_mending
from kangle_stats.checks.notices import notices
from kangle_stats.checks.relations import BadFormulas, crossing, related, relations
from kangle_stats.checks.suspects import with_suspects
from kangle_stats.models import Report

__all__ = [
    "CHECKS",
    "BadFormulas",
    "Finding",
    "Mending",
    "Suspect",
    "crossing",
    "crossing_findings",
    "findings",
]

CHECKS: tuple[Callable[[Report], Iterator[Finding]], ...] = (breakdowns, relations, notices)
"""What is checked within a report, in this order."""


def findings(report: Report, with_notices: bool = True) -> list[Finding]:
    """Every finding about a report by itself, none of whose references is dangling.

    Notices take as long as all checks together; a run that shows none can leave them out.
    """
    checks = CHECKS if with_notices else CHECKS[:-1]
    found = [finding for check in checks for finding in check(report)]
    if any(finding.verdict == "fails" for finding in found):
        return with_mending(with_suspects(found))
    return found


def crossing_findings(report: Report, others: Mapping[str, Report]) -> list[Finding]:
    """The findings of a report's formulas over other reports too. Raises BadFormulas if one names what is not there."""
    return with_mending(with_suspects(related(report, crossing(report), others)))
