"""Reports as an Excel workbook: head, figures, totals, checks, and the list of what to verify."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kangle_stats.checks import Finding
from kangle_stats.exports import checks, doubts, figures, totals
from kangle_stats.exports.book import Book
from kangle_stats.exports.formulas import Cells
from kangle_stats.exports.head import HeadTables
from kangle_stats.models import Report

Checked = tuple[Report, list[Finding]]


def write(path: Path, reports: Iterable[Checked], lang: str, others: Iterable[Report] = ()) -> None:
    """Writes reports with their findings to a file. A report may come again, with findings over several reports.

    It says nothing of others that these refer to. Raises TooManyRows where a sheet would be longer than a workbook may
    have it.
    """
    with Book(lang) as book:
        heads = HeadTables(book)
        figure_table, total_table, check_table = (sheet.new_table(book) for sheet in (figures, totals, checks))
        written: dict[str, dict[str, Cells]] = {}
        to_verify: list[doubts.Doubt] = []
        for report, findings in reports:
            if report.id not in written:
                heads.add(report)
                written[report.id] = figures.add(figure_table, report, lang)
                totals.add(total_table, report, written[report.id], lang)
                heads.add_rest(report)
            for finding in findings:
                checks.add(check_table, report, finding, _cells_of(finding, report.id, written), lang)
                doubt = doubts.of_finding(report, finding, lang)
                to_verify += [doubt] if doubt is not None else []
        doubts.write(book, to_verify)
        book.save(path)


def _cells_of(finding: Finding, own: str, written: dict[str, dict[str, Cells]]) -> dict[str, Cells]:
    """The cells of a finding's figures, by the names that its formula has for them."""
    found: dict[str, Cells] = {}
    for name, figure in zip(finding.figure_ids, finding.figures, strict=True):
        cells = written.get(name.rpartition(":")[0] or own, {}).get(figure.id)
        if cells is not None:
            found[name] = cells
    return found
