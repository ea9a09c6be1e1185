"""`kangle-stats reports`: which reports there are."""

from __future__ import annotations

import click

from kangle_stats.cli.help import Command
from kangle_stats.cli.run import Run, runs


@click.command(
    "reports",
    cls=Command,
    zh="用 --report 选取其中的报告。",
    help="Choose among them with --report.",
)
@runs(every_report=True)
def reports(run: Run) -> None:
    """Prints the reports."""
    from kangle_stats.sheets.reports import REPORTS

    run.write(REPORTS, (loaded.report for loaded in run.reports()))
    run.end()
