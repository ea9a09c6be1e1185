"""The formulas that a report states of its figures, and of those of other reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kangle_stats.checks.finding import Finding
from kangle_stats.checks.judge import judge
from kangle_stats.formula import FormulaError, Ref, column
from kangle_stats.messages import nearest
from kangle_stats.models import Check, Figure, Report
from kangle_stats.references import Dangling, bad_formula, unknown_figure


class Crossing(NamedTuple):
    """A check that names figures of other reports."""

    number: int
    """Where it stands in its report's list of checks."""
    check: Check
    reports: frozenset[str]
    """The other reports."""


class BadFormulas(Exception):
    """Formulas of a report that name a report or a figure which there is not: each with what is wrong with it."""

    def __init__(self, faults: list[Dangling]) -> None:
        super().__init__(*faults)
        self.faults = faults


def relations(report: Report) -> Iterator[Finding]:
    """A finding for each formula over the report's own figures."""
    for check in report.checks:
        if not _others(check, report):
            figures = {ref: report.by_id[ref.figure] for ref in check.parsed.refs()}
            yield _finding(report, check, figures)


def crossing(report: Report) -> list[Crossing]:
    """The checks of a report that name figures of other reports."""
    return [
        Crossing(number, check, others)
        for number, check in enumerate(report.checks)
        if (others := _others(check, report))
    ]


def related(report: Report, checks: Iterable[Crossing], others: Mapping[str, Report]) -> list[Finding]:
    """A finding for each of some checks of a report, with the other reports that they name.

    Raises BadFormulas if any names an unknown figure or report.
    """
    findings: list[Finding] = []
    faults: list[Dangling] = []
    for number, check, _ in checks:
        try:
            figures = {ref: _figure(ref, check, report, others) for ref in check.parsed.refs()}
        except FormulaError as error:
            faults.append(bad_formula(number, check, error))
        else:
            findings.append(_finding(report, check, figures))
    if faults:
        raise BadFormulas(faults)
    return findings


def _others(check: Check, report: Report) -> frozenset[str]:
    """The other reports whose figures a check of a report names."""
    return frozenset(ref.report for ref in check.parsed.refs() if ref.report is not None) - {report.id}


def _figure(ref: Ref, check: Check, report: Report, others: Mapping[str, Report]) -> Figure:
    where = report if ref.report in (None, report.id) else others.get(ref.report or "")
    if where is None:
        name = ref.report or ""
        near = nearest(name, others) or "–"
        raise FormulaError("formula-unknown-report", column(check.formula, ref), id=ref.name, report=name, near=near)
    figure = where.by_id.get(ref.figure)
    if figure is None:
        raise unknown_figure(ref, check, where.by_id)
    return figure


def _finding(report: Report, check: Check, figures: Mapping[Ref, Figure]) -> Finding:
    judgement = judge(check.parsed, {ref.name: figure.quantity for ref, figure in figures.items()})
    return Finding(
        report.id,
        check.id,
        "formula",
        judgement.verdict,
        tuple(figures.values()),
        check.parsed,
        *judgement[1:],
        title=check.title,
        known=check.reason,
        refs=tuple(figures),
    )
