"""Whether a report holds together: every check is a plain function from a report to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kangle_stats.checks.breakdown import breakdowns
from kangle_stats.checks.finding import Finding, Suspect
from kangle_stats.checks.formula import FormulaError
from kangle_stats.checks.notices import notices
from kangle_stats.checks.relations import BadFormula, relations
from kangle_stats.models import Report

__all__ = ["CHECKS", "BadFormula", "Finding", "FormulaError", "Suspect", "findings"]

CHECKS: tuple[Callable[[Report], Iterator[Finding]], ...] = (breakdowns, relations, notices)
"""What is checked, in this order."""


def findings(report: Report) -> list[Finding]:
    """Every finding about a report. Raises BadFormula if a formula of it cannot be read."""
    return [finding for check in CHECKS for finding in check(report)]
