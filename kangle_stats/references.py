"""Whether what a report says of its figures can be followed: ids, totals, parts, cuts, formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from operator import attrgetter
from typing import NamedTuple

from kangle_stats.formula import FormulaError, Ref, column
from kangle_stats.messages import Details, Message, excerpt, nearest
from kangle_stats.models import Check, Remark, Report, UnsortedFigure


class Dangling(NamedTuple):
    """A reference that leads nowhere: the path of the value in the file, and the message."""

    path: tuple[str | int, ...]
    code: str
    details: Details


def dangling(report: Report) -> list[Dangling]:
    """Every fault of reference in a report, in the order of the file."""
    if _plain(report):
        return []
    return [*_duplicates(report), *_parts(report), *_formulas(report), *_remarks(report)]


_ID = attrgetter("id")


def _plain(report: Report) -> bool:
    """Whether there is nothing to find, as in most reports: no id twice, every part in a declared cut of a total."""
    figures = report.figures
    if len(set(map(_ID, figures))) < len(figures) or report.unsorted or report.checks or report.remarks:
        return False
    totals = {figure.id: figure for figure in figures if figure.breakdowns}
    for part in figures:
        if part.part_of is not None:
            total = totals.get(part.part_of)
            if total is None or total.part_of is not None or part.by not in total.breakdowns:
                return False
            if part.status != total.status:
                return False
    return True


def _duplicates(report: Report) -> Iterator[Dangling]:
    """Ids that name two things: figures, sorted or not, share their names, and so do checks and remarks."""
    named: tuple[dict[str, Sequence[UnsortedFigure | Check | Remark]], ...] = (
        {"figures": report.figures, "unsorted": report.unsorted},
        {"checks": report.checks, "remarks": report.remarks},
    )
    for lists in named:
        counts: Counter[str] = Counter()
        for key, items in lists.items():
            for index, item in enumerate(items):
                counts[item.id] += 1
                if counts[item.id] == 2:
                    yield Dangling((key, index, "id"), "duplicate-id", {"id": item.id})


MOST_SUGGESTED = 50
"""Ids that lead nowhere for which near ones are looked for: among many, each takes its time."""


def _suggesting(report: Report) -> Callable[[str, str], str]:
    """A function from an id that leads nowhere, and one that is not meant, to the ids that are near it, or a dash."""
    asked = count(1)

    def near_to(id_: str, other: str) -> str:
        known = (each for each in report.by_id if each != other) if next(asked) <= MOST_SUGGESTED else ()
        return nearest(id_, known) or "–"

    return near_to


def _parts(report: Report) -> Iterator[Dangling]:
    circles = _in_circles(report)
    near_to = _suggesting(report)
    for index, part in enumerate(report.figures):
        if part.part_of is None or part.by is None:
            continue
        here: tuple[str | int, ...] = ("figures", index)
        total = report.by_id.get(part.part_of)
        if total is None:
            details = {"id": part.id, "total": part.part_of, "near": near_to(part.part_of, part.id)}
            yield Dangling((*here, "part_of"), "part-without-total", details)
            continue
        if part.by not in total.breakdowns:
            details = {"id": part.id, "cut": part.by, "total": total.id, "cuts": ", ".join(total.breakdowns) or "–"}
            yield Dangling((*here, "by"), "undeclared-cut", details)
        if part.status != total.status:
            details = {"id": part.id, "status": part.status, "total": total.id, "expected": total.status}
            yield Dangling((*here, "status"), "part-status", details)
        if part.id in circles:
            yield Dangling((*here, "part_of"), "part-circle", {"id": part.id, "total": total.id})


def _in_circles(report: Report) -> set[str]:
    """The ids of the figures that are, through their totals, parts of themselves. Each figure is walked from once."""
    walked: set[str] = set()
    circles: set[str] = set()
    for figure in report.figures:
        chain: dict[str, int] = {}
        above: UnsortedFigure | None = figure
        while above is not None and above.part_of is not None and above.id not in walked:
            walked.add(above.id)
            chain[above.id] = len(chain)
            above = report.by_id.get(above.part_of)
        if above is not None and above.id in chain:
            circles.update(id_ for id_, position in chain.items() if position >= chain[above.id])
    return circles


def _formulas(report: Report) -> Iterator[Dangling]:
    """Formulas that cannot be read, and the figures of this report that they name and it lacks."""
    told = 0
    for index, check in enumerate(report.checks):
        try:
            named = check.parsed.refs()
        except FormulaError as error:
            yield bad_formula(index, check, error)
            continue
        for ref in named:
            if ref.report in (None, report.id) and ref.figure not in report.by_id:
                told += 1
                known = report.by_id if told <= MOST_SUGGESTED else ()
                yield bad_formula(index, check, unknown_figure(ref, check, known))


def unknown_figure(ref: Ref, check: Check, known: Iterable[str]) -> FormulaError:
    """What is wrong with a formula that names a figure which its report lacks; `known` are those that it has."""
    near = nearest(ref.figure, known) or "–"
    return FormulaError("formula-unknown-figure", column(check.formula, ref), id=ref.name, near=near)


def bad_formula(index: int, check: Check, error: FormulaError) -> Dangling:
    """The fault of a check's formula; `index` is that of the check in the file."""
    message = Message(error.code, error.details)
    details: Details = {"formula": excerpt(check.formula), "column": str(error.column), "message": message}
    return Dangling(("checks", index, "formula"), "formula", details)


def _remarks(report: Report) -> Iterator[Dangling]:
    near_to = _suggesting(report)
    for number, remark in enumerate(report.remarks):
        for index, id_ in enumerate(remark.figures):
            if id_ not in report.by_id:
                path = ("remarks", number, "figures", index)
                yield Dangling(path, "unknown-figure", {"id": id_, "near": near_to(id_, remark.id)})
