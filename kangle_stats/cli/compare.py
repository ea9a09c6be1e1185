"""`kangle-stats compare`: two reports side by side."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kangle_stats.cli.help import Command
from kangle_stats.cli.options import ReportId, joined, option, selection_options
from kangle_stats.cli.run import Run, runs
from kangle_stats.messages import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kangle_stats.comparing import Line
    from kangle_stats.models import Report


@click.command(
    "compare",
    cls=Command,
    zh="甲、乙是随附报告的编号，用 --data 时是其中报告的编号，也可以是报告文件。"
    "只有口径和时间都相同的数才判断是否相符；同一口径、不同时间的是变化；口径不同的只并列。有不符则退出码为 1。",
    help="A and B are ids of packaged reports, or of reports of --data, or report files. Only numbers of the same "
    "coverage and time are judged; what is the same at another time has changed; the rest only stands side by side. "
    "The exit status is 1 if two numbers contradict each other.",
)
@click.argument("left", type=ReportId(), metavar="A")
@click.argument("right", type=ReportId(), metavar="B")
@selection_options("category", "measure")
@option(
    "--all",
    "all_",
    is_flag=True,
    zh="仅一份报告有的也全部列出；json、jsonl、csv 总是全部。",
    help="List all that is in one report only, as json, jsonl and csv always do.",
)
@runs(reads="left right", chooses=True)
def compare(
    run: Run,
    left: str,
    right: str,
    category: tuple[frozenset[str], ...],
    measure: tuple[frozenset[str], ...],
    all_: bool,
) -> None:
    """Prints the comparison."""
    from kangle_stats.comparing import compare as compare_reports
    from kangle_stats.select import Selection
    from kangle_stats.sheets.comparison import COMPARISON, Compared

    found = _found(run, (left, right))
    if run.broken or found is None:
        run.end()
        return
    lines = compare_reports(*found, Selection(joined(category), joined(measure)))
    shown = lines if all_ or run.format not in ("table", "markdown") else _without_most_alone(lines)
    run.write(COMPARISON, [Compared(*found, line) for line in shown], empty="nothing-to-compare")
    if lines:
        run.say(_summary(lines, run.lang))
        if len(shown) < len(lines):
            run.say(say(run.lang, "compare-first", count=str(_FIRST)))
        for later, earlier in (found, found[::-1]):
            count = sum((figure.follows or "").startswith(f"{earlier.id}:") for figure in later.figures)
            if count:
                run.say(say(run.lang, "compare-follows", count=str(count), later=later.id, earlier=earlier.id))
    run.end(1 if any(line.verdict == "fails" for line in lines) else 0)


_FIRST = 5
"""How many figures that only one report has people are shown of either report, lest they hide what both say."""


def _without_most_alone(lines: Sequence[Line]) -> list[Line]:
    counts = Counter[str]()
    shown = []
    for line in lines:
        counts[line.comparison] += 1
        if line.comparison not in ("left-only", "right-only") or counts[line.comparison] <= _FIRST:
            shown.append(line)
    return shown


def _found(run: Run, names: Sequence[str]) -> tuple[Report, Report] | None:
    """The two reports of these ids, or in the files of these names; none if a file of them cannot be read."""
    files = {name: _in_file(run, name) for name in dict.fromkeys(names) if Path(name).suffix and Path(name).is_file()}
    known: dict[str, Report | None] = {}
    wanted = set(names) - files.keys()
    if wanted:
        for loaded in run.reports():
            known[loaded.report.id] = loaded.report if loaded.report.id in wanted else None
    for name in names:
        if name in wanted and known.get(name) is None and not run.broken:
            if Path(name).is_file():  # one without an ending, which is no id
                files[name] = _in_file(run, name)
            else:
                run.refuse_report(name, known, "unknown-report-or-file")
    left, right = (files[name] if name in files else known.get(name) for name in names)
    return None if left is None or right is None else (left, right)


def _in_file(run: Run, name: str) -> Report | None:
    """The report of a file; what is wrong with it is told."""
    from kangle_stats.reading import read_reports

    reports = [loaded.report for loaded in read_reports([Path(name)], run.tell)]
    if len(reports) > 1:
        raise run.failure("not-two-reports", file=name, count=str(len(reports)))
    return reports[0] if reports else None


def _summary(lines: Sequence[Line], lang: str) -> str:
    """The last line: how many are judged and how, how many have changed, are of another coverage, or stand alone."""
    parts = [
        counted(lang, "verdict", Counter(line.verdict for line in lines if line.verdict is not None)),
        counted(lang, "comparison", Counter(line.comparison for line in lines if line.verdict is None)),
    ]
    return ("，" if lang == "zh" else ", ").join(filter(None, parts))
