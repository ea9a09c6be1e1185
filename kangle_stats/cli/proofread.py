"""`kangle-stats proofread`: the arithmetic that a text asserts, recomputed."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

import click

from kangle_stats.cli.documents import read_documents
from kangle_stats.cli.help import Command
from kangle_stats.cli.options import joined, verdict_option
from kangle_stats.cli.run import Run, runs
from kangle_stats.messages import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kangle_stats.sheets.proofs import Proofread

_BESIDE = 14
"""Cells that the table needs beside a passage."""


@click.command(
    "proofread",
    cls=Command,
    zh="只核对文字本身说出的关系，不凭数字巧合。有不符则退出码为 1。",
    help="Only what the wording asserts is checked, never a chance equality. The exit status is 1 if a relation fails.",
)
@click.argument("file", nargs=-1, required=True, type=click.Path(allow_dash=True))
@verdict_option
@runs(data=False, reads="file", more_formats=("xlsx",))
def proofread_files(
    run: Run,
    file: tuple[str, ...],
    verdict: tuple[frozenset[str], ...],
) -> None:
    """Prints the relations."""
    from kangle_stats.sheets.proofs import proofs_sheet

    counts: Counter[str] = Counter()
    if run.format == "xlsx":
        _write_workbook(run, _proofs(run, file, joined(verdict), counts))
        run.end(1 if counts["fails"] else 0)
    sheet = proofs_sheet(max(shutil.get_terminal_size().columns - _BESIDE, 20))
    run.write(sheet, _proofs(run, file, joined(verdict), counts), empty="no-relation")
    run.end(1 if counts["fails"] else 0)


def _write_workbook(run: Run, proofs: Iterator[Proofread]) -> None:
    """Writes the list of what to verify, and all relations, as an Excel workbook."""
    from kangle_stats.cli.export import told_if_impossible

    def make(path: Path) -> None:
        with told_if_impossible(run):
            from kangle_stats.exports.proofs import write

            write(path, proofs, run.lang)

    run.write_whole(make, run.format)


def _proofs(
    run: Run, names: tuple[str, ...], verdicts: frozenset[str], all_counts: Counter[str]
) -> Iterator[Proofread]:
    from kangle_stats.proofreading import proofread
    from kangle_stats.sheets.proofs import Proofread

    for document in read_documents(run, names):
        mentions, proofs = proofread(document)
        counts: Counter[str] = Counter()
        for proof in proofs:
            counts[proof.finding.verdict] += 1
            if not verdicts or proof.finding.verdict in verdicts:
                yield Proofread(document.file, document.text, proof)
        all_counts.update(counts)
        run.say(_summary(document.file, document.encoding, len(mentions), counts, run.lang))


def _summary(file: str, encoding: str, quantities: int, counts: Counter[str], lang: str) -> str:
    listed = counted(lang, "verdict", counts)
    return say(
        lang,
        "summary-proofs",
        file=file,
        encoding=encoding,
        quantities=f"{quantities:,}",
        count=f"{counts.total():,}",
        parts=f"{'：' if lang == 'zh' else ': '}{listed}" if listed else "",
    )
