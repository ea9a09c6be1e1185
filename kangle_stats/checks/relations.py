"""The formulas that a report states of its figures, and of those of other reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kangle_stats.checks.finding import Finding
from kangle_stats.checks.formula import Formula, FormulaError, Ref, parse
from kangle_stats.checks.judge import judge
from kangle_stats.messages import nearest
from kangle_stats.models import Check, Figure, Report


@dataclass(frozen=True, slots=True)
class FormulaFault:
    """A formula that cannot be used: the index of its check in the file, and what is wrong."""

    index: int
    check: str
    formula: str
    error: FormulaError


class BadFormula(Exception):
    """Formulas of a report that cannot be used, all of them."""

    def __init__(self, report: Report, faults: list[FormulaFault]) -> None:
        super().__init__(report.id)
        self.report = report
        self.faults = faults


class Stated(NamedTuple):
    """A check of a report with its formula read."""

    number: int
    """Its index in the report's list of checks."""
    check: Check
    formula: Formula

    def reports(self, own: str) -> set[str]:
        """The other reports whose figures it names."""
        return {ref.report for ref in self.formula.refs() if ref.report is not None and ref.report != own}


def stated(report: Report) -> list[Stated]:
    """The checks of a report with their formulas. Raises BadFormula if any does not parse."""
    read: list[Stated] = []
    faults: list[FormulaFault] = []
    for index, check in enumerate(report.checks):
        try:
            read.append(Stated(index, check, parse(check.formula)))
        except FormulaError as error:
            faults.append(FormulaFault(index, check.id, check.formula, error))
    if faults:
        raise BadFormula(report, faults)
    return read


def relations(report: Report) -> Iterator[Finding]:
    """A finding for each formula over the report's own figures. Raises BadFormula if any cannot be used."""
    if report.checks:
        yield from related(report, [each for each in stated(report) if not each.reports(report.id)], {})


def crossing(report: Report) -> list[Stated]:
    """The checks of a report that name figures of other reports."""
    return [each for each in stated(report) if each.reports(report.id)] if report.checks else []


def related(report: Report, checks: Iterable[Stated], others: Mapping[str, Report]) -> list[Finding]:
    """A finding for each of some checks of a report, with the other reports that they name.

    Raises BadFormula if any names an unknown figure or report.
    """
    findings: list[Finding] = []
    faults: list[FormulaFault] = []
    for index, check, formula in checks:
        try:
            figures = {ref: _figure(ref, check, report, others) for ref in formula.refs()}
        except FormulaError as error:
            faults.append(FormulaFault(index, check.id, check.formula, error))
        else:
            findings.append(_finding(report, check, formula, figures))
    if faults:
        raise BadFormula(report, faults)
    return findings


def _figure(ref: Ref, check: Check, report: Report, others: Mapping[str, Report]) -> Figure:
    column = check.formula.find(ref.name) + 1
    where = report if ref.report in (None, report.id) else others.get(ref.report or "")
    if where is None:
        near = nearest(ref.report or "", others)
        raise FormulaError("formula-unknown-report", column, id=ref.name, report=ref.report or "", near=near or "–")
    figure = where.by_id.get(ref.figure)
    if figure is None:
        near = nearest(ref.figure, where.by_id)
        raise FormulaError("formula-unknown-figure", column, id=ref.name, near=near or "–")
    return figure


def _finding(report: Report, check: Check, formula: Formula, figures: Mapping[Ref, Figure]) -> Finding:
    judgement = judge(formula, {ref.name: figure.quantity for ref, figure in figures.items()})
    return Finding(
        report.id,
        check.id,
        "formula",
        judgement.verdict,
        tuple(figures.values()),
        formula,
        *judgement[1:],
        title=check.title,
        known=check.reason,
        refs=tuple(figures),
    )
