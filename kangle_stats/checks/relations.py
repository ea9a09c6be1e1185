"""The formulas that a report states of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


def relations(report: Report) -> Iterator[Finding]:
    """A finding for each formula. Raises BadFormula if any does not parse or names an unknown figure."""
    formulas: list[tuple[Check, Formula]] = []
    faults: list[FormulaFault] = []
    for index, check in enumerate(report.checks):
        try:
            formula = parse(check.formula)
            _resolve(formula, report)
            formulas.append((check, formula))
        except FormulaError as error:
            faults.append(FormulaFault(index, check.id, check.formula, error))
    if faults:
        raise BadFormula(report, faults)
    for check, formula in formulas:
        yield _finding(report, check, formula)


def _resolve(formula: Formula, report: Report) -> None:
    for ref in formula.refs():
        if ref.figure not in report.by_id:
            near = nearest(ref.figure, report.by_id)
            raise FormulaError("formula-unknown-figure", 1, id=str(ref), near=near or "–")


def _finding(report: Report, check: Check, formula: Formula) -> Finding:
    def figure_of(ref: Ref) -> Figure:
        return report.by_id[ref.figure]

    figures = tuple(figure_of(ref) for ref in formula.refs())
    judgement = judge(formula, figure_of)
    return Finding(
        report.id,
        check.id,
        "formula",
        judgement.verdict,
        figures,
        formula,
        *judgement[1:],
        title=check.title,
        known=check.reason,
    )
