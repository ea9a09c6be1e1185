"""`kangle-stats totals`: what the figures add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kangle_stats.cli.help import Command
from kangle_stats.cli.options import joined, option, selection_options
from kangle_stats.cli.run import Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kangle_stats.select import Selection
    from kangle_stats.sheets.totals import Totalled


@click.command(
    "totals",
    cls=Command,
    zh="分项不与总数相加，人次不与人相加，计划和签约不与已完成相加；可能重复的人只给出范围。",
    help="A part is never added to its total, attendances to people, nor planned or agreed to done; "
    "people who may be the same give a range.",
)
@selection_options("category", "measure", "status", "unit")
@option("--explain", is_flag=True, zh="列出每个合计由哪些数字相加。", help="Name the figures that each total adds.")
@runs()
def totals(
    run: Run,
    category: tuple[frozenset[str], ...],
    measure: tuple[frozenset[str], ...],
    status: tuple[frozenset[str], ...],
    unit: tuple[frozenset[str], ...],
    explain: bool,
) -> None:
    """Prints the totals."""
    from kangle_stats.select import Selection
    from kangle_stats.sheets.totals import TOTALS, TOTALS_EXPLAINED

    selection = Selection(joined(category), joined(measure), joined(unit), joined(status))
    run.write(TOTALS_EXPLAINED if explain else TOTALS, _totals(run, selection))
    run.end()


def _totals(run: Run, selection: Selection) -> Iterator[Totalled]:
    from kangle_stats.sheets.totals import Totalled
    from kangle_stats.totals import totals as add_up

    for report, *_ in run.reports():
        for total in add_up(report, selection.figures(report)):
            yield Totalled(report, total)
