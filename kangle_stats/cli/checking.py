"""Reports with their findings, for the commands that need them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kangle_stats.cli.run import Run

if TYPE_CHECKING:
    from kangle_stats.checks import Finding
    from kangle_stats.models import Report
    from kangle_stats.reading import Loaded


def checked_reports(run: Run, with_notices: bool = True) -> Iterator[tuple[Report, list[Finding]]]:
    """The reports of a run with their findings; a formula over another that cannot be used is told.

    Formulas over several reports come last: then the data are read once more, and only the reports that such formulas
    name are kept, so that memory does not grow with the number of reports.
    """
    from kangle_stats.checks import BadFormulas, crossing, crossing_findings, findings

    waiting: list[Loaded] = []
    named: set[str] = set()
    for loaded in run.reports():
        yield loaded.report, findings(loaded.report, with_notices)
        across = crossing(loaded.report)
        if across:
            waiting.append(loaded)
            named.update(*(each.reports for each in across))
    others = {report.id: report for report, *_ in run.reports_around() if report.id in named} if waiting else {}
    for loaded in waiting:
        try:
            yield loaded.report, crossing_findings(loaded.report, others)
        except BadFormulas as bad:
            for fault in bad.faults:
                run.tell(loaded.problem(*fault))
