"""`kangle-stats show`: one figure with everything around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kangle_stats.cli.checking import checked_reports
from kangle_stats.cli.help import Command
from kangle_stats.cli.options import Id
from kangle_stats.cli.run import Run, runs
from kangle_stats.messages import nearest

if TYPE_CHECKING:
    from kangle_stats.sheets.shown import Shown


@click.command("show", cls=Command)
@click.argument("figure", type=Id("figure"))
@runs()
def show(
    run: Run,
    figure: str,
) -> None:
    """Prints a figure."""
    from kangle_stats.sheets.shown import SHOWN

    found, known = _find(run, figure)
    if not found and not run.broken:
        raise run.failure("unknown-id", id=figure, near=nearest(figure, known) or "–")
    run.write(SHOWN, found)
    run.end()


def _find(run: Run, id_: str) -> tuple[list[Shown], list[str]]:
    """The figure in each report that has it (`report:figure` names one), and all ids that there are."""
    from kangle_stats.sheets.shown import Shown

    wanted, _, name = id_.rpartition(":")
    found: list[Shown] = []
    known: dict[str, None] = {}
    for report, findings in checked_reports(run):
        if wanted in ("", report.id) and name in report.by_id:
            figure = report.by_id[name]
            parts = tuple(part for part in report.figures if part.part_of == name)
            found.append(Shown(report, figure, parts, tuple(each for each in findings if figure in each.figures)))
        known |= dict.fromkeys(report.by_id)
    return found, list(known)
