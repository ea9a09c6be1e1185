"""`kangle-stats progress`: what became of pledges."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import click

from kangle_stats.cli.help import Command
from kangle_stats.cli.options import joined, selection_options
from kangle_stats.cli.run import Run, runs
from kangle_stats.messages import counted, say

if TYPE_CHECKING:
    from kangle_stats.pledges import Progress
    from kangle_stats.reading import Loaded


@click.command(
    "progress",
    cls=Command,
    zh="承诺是签约或计划的数字。以 follows 承接它的后续数字逐一列出，只有已完成的才算比例；"
    "同一报告同一时间谈到的几项同类承诺另给合计。",
    help="A pledge is a figure that is agreed or planned. The later figures that follow it are listed one by one, and "
    "a share is given of what is done alone; of several pledges of a kind that one report tells of at one time, "
    "the sum too.",
)
@selection_options("category", "measure", "status")
@runs()
def progress(
    run: Run,
    category: tuple[frozenset[str], ...],
    measure: tuple[frozenset[str], ...],
    status: tuple[frozenset[str], ...],
) -> None:
    """Prints what became of the pledges."""
    from kangle_stats.pledges import Followed
    from kangle_stats.select import Selection
    from kangle_stats.sheets.pledges import PLEDGES

    followed = Followed()
    where: dict[str, Loaded] = {}
    for loaded, is_chosen in chain(((each, True) for each in run.reports()), ((each, False) for each in run.others())):
        if loaded.report.id not in followed:
            followed.add(loaded.report, is_chosen)
            if any(figure.follows is not None for figure in loaded.report.figures):
                where[loaded.report.id] = loaded
    for report, number, code, details in followed.astray:
        run.tell(where[report].problem(("figures", number, "follows"), code, details))
    lines = followed.told(Selection(joined(category), joined(measure), statuses=joined(status)))
    run.write(PLEDGES, lines, empty="no-pledge")
    if lines:
        run.say(_summary(lines, run.lang))
    run.end()


def _summary(lines: list[Progress], lang: str) -> str:
    """The last line: of how many pledges something is done, of how many nothing is told."""
    from kangle_stats.pledges import outcomes

    found = outcomes(lines)
    return say(lang, "summary-progress", count=f"{len(found):,}", parts=counted(lang, "outcome", Counter(found)))
