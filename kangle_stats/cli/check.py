"""`kangle-stats check`: whether the figures hold together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from kangle_stats.cli.checking import checked_reports
from kangle_stats.cli.help import Command
from kangle_stats.cli.options import Id, joined, option, selection_options, verdict_option
from kangle_stats.cli.run import Run, runs
from kangle_stats.messages import counted, nearest, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kangle_stats.checks import Finding
    from kangle_stats.sheets.findings import Checked


@click.command(
    "check",
    cls=Command,
    zh="可指定数字或核对的编号。有不符则退出码为 1；提示从不算不符。",
    help="Name figures or checks to run only theirs. The exit status is 1 if a check fails; notices never fail.",
)
@click.argument("figure_or_check", nargs=-1, type=Id("figure_or_check", checks=True))
@selection_options("category")
@verdict_option
@option(
    "--strict",
    is_flag=True,
    zh="存疑和未核也使退出码为 1。",
    help="Exit with 1 for doubtful and unchecked too.",
)
@runs()
def check(
    run: Run,
    figure_or_check: tuple[str, ...],
    category: tuple[frozenset[str], ...],
    verdict: tuple[frozenset[str], ...],
    strict: bool,
) -> None:
    """Prints the findings."""
    from kangle_stats.sheets.findings import FINDINGS

    chosen = _Chosen(run, figure_or_check, joined(category), joined(verdict), strict)
    # Whether an id exists is known at the end of the data, and nothing is to be written if it does not.
    findings = list(chosen.findings()) if figure_or_check else chosen.findings()
    chosen.refuse_unknown()
    run.write(FINDINGS, findings, empty="no-check-ran" if not verdict else "nothing-selected")
    if chosen.counts:
        run.say(_summary(chosen.counts, run.lang))
    run.end(1 if chosen.failed else 0)


class _Chosen:
    """The findings that were asked for, counted as they pass."""

    def __init__(
        self, run: Run, ids: tuple[str, ...], categories: frozenset[str], verdicts: frozenset[str], strict: bool
    ) -> None:
        self.run = run
        self.ids = frozenset(ids)
        self.unseen = dict.fromkeys(ids)
        self.categories = categories
        self.verdicts = verdicts
        self.strict = strict
        self.known: dict[str, None] = {}
        self._all = not ids and not categories
        self.counts: Counter[str] = Counter()
        self.failed = False
        run.counts_so_far = lambda: counted(run.lang, "verdict", self.counts)

    def findings(self) -> Iterator[Checked]:
        """Those to be shown. The verdict only hides rows: what was checked counts all the same."""
        from kangle_stats.sheets.findings import Checked

        for report, findings in checked_reports(self.run, not self.verdicts or "notice" in self.verdicts):
            if self.unseen:
                self._see(dict.fromkeys([*report.by_id, *(finding.check for finding in findings)]))
            for finding in findings:
                if self._all or self._asked_for(finding):
                    self.counts[finding.verdict] += 1
                    self.failed |= finding.fails_run(self.strict)
                    if not self.verdicts or finding.verdict in self.verdicts:
                        yield Checked(report, finding)

    def _see(self, known: dict[str, None]) -> None:
        self.known |= known
        self.unseen = {id_: None for id_ in self.unseen if id_ not in known}

    def _asked_for(self, finding: Finding) -> bool:
        figures = finding.figures
        return (not self.ids or finding.check in self.ids or any(figure.id in self.ids for figure in figures)) and (
            not self.categories or any(getattr(figure, "category", None) in self.categories for figure in figures)
        )

    def refuse_unknown(self) -> None:
        """An id that no report has is a mistake, and is named with the nearest ones."""
        if self.unseen and not self.run.broken:
            first = next(iter(self.unseen))
            near = nearest(first, self.known) or "–"
            raise self.run.failure("unknown-figure-or-check", id=first, near=near)


def _summary(counts: Counter[str], lang: str) -> str:
    """The last line: how many findings have which verdict."""
    parts = counted(lang, "verdict", counts)
    total = sum(counts.values()) - counts["notice"]
    if not total:
        return ("，" if lang == "zh" else ", ").join([say(lang, "no-check-ran"), parts])
    return say(lang, "summary", count=f"{total:,}", parts=parts)
