"""Reports with their findings, for the commands that need them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kangle_stats.cli.run import Run

if TYPE_CHECKING:
    from kangle_stats.checks import BadFormula, Finding
    from kangle_stats.models import Report
    from kangle_stats.reading import Loaded


def checked_reports(run: Run) -> Iterator[tuple[Report, list[Finding]]]:
    """The reports of a run with their findings; a formula that cannot be read is told, and its report passed over."""
    from kangle_stats.checks import BadFormula, findings

    for loaded in run.reports():
        try:
            yield loaded.report, findings(loaded.report)
        except BadFormula as bad:
            _tell(run, loaded, bad)


def _tell(run: Run, loaded: Loaded, bad: BadFormula) -> None:
    from kangle_stats.messages import say
    from kangle_stats.reading import Problem

    for fault in bad.faults:
        place = f"checks[{fault.index}].formula ({fault.check})"
        details = {
            "formula": fault.formula if len(fault.formula) <= 60 else fault.formula[:57] + "…",
            "column": str(fault.error.column),
            "message": say(run.lang, fault.error.code, **fault.error.details),
        }
        line = loaded.line if loaded.line > 1 else None
        run.tell(Problem(loaded.file, line, place, "formula", details))
