"""`kangle-stats list`: what was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kangle_stats.cli.help import Command
from kangle_stats.cli.options import joined, option, selection_options
from kangle_stats.cli.run import Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kangle_stats.select import Selection
    from kangle_stats.sheets.figures import Listed


@click.command("list", cls=Command)
@selection_options("category", "measure", "unit", "status")
@option(
    "--search",
    default="",
    metavar="TEXT",
    zh="名称、编号、原文、说明中含此文字。",
    help="Only figures whose title, id, quote or note contains TEXT.",
)
@option("--no-parts", is_flag=True, zh="不列分项。", help="Leave out figures that are a part of another.")
@runs()
def list_figures(
    run: Run,
    category: tuple[frozenset[str], ...],
    measure: tuple[frozenset[str], ...],
    unit: tuple[frozenset[str], ...],
    status: tuple[frozenset[str], ...],
    search: str,
    no_parts: bool,
) -> None:
    """Prints the figures."""
    from kangle_stats.select import Selection
    from kangle_stats.sheets.figures import FIGURES

    selection = Selection(joined(category), joined(measure), joined(unit), joined(status), search, not no_parts)
    run.write(FIGURES, _figures(run, selection))
    run.end()


def _figures(run: Run, selection: Selection) -> Iterator[Listed]:
    from kangle_stats.sheets.figures import Listed

    for report, *_ in run.reports():
        for figure in selection.figures(report):
            yield Listed(report, figure)
