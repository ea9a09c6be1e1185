"""Whether what a report's figures say of each other can be followed: ids, totals, parts, cuts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kangle_stats.messages import Details, nearest
from kangle_stats.models import Check, Remark, Report, UnsortedFigure


class Dangling(NamedTuple):
    """A reference that leads nowhere: the path of the value in the file, and the message."""

    path: tuple[str | int, ...]
    code: str
    details: Details


def dangling(report: Report) -> list[Dangling]:
    """Every fault of reference in a report, in the order of the file."""
    return [*_duplicates(report), *_parts(report), *_remarks(report)]


def _duplicates(report: Report) -> Iterator[Dangling]:
    lists: dict[str, Sequence[UnsortedFigure | Check | Remark]] = {
        "figures": report.figures,
        "unsorted": report.unsorted,
        "checks": report.checks,
        "remarks": report.remarks,
    }
    for key, items in lists.items():
        if len({item.id for item in items}) == len(items):
            continue
        counts: Counter[str] = Counter()
        for index, item in enumerate(items):
            counts[item.id] += 1
            if counts[item.id] == 2:
                yield Dangling((key, index, "id"), "duplicate-id", {"id": item.id})


def _parts(report: Report) -> Iterator[Dangling]:
    for index, part in enumerate(report.figures):
        if part.part_of is None or part.by is None:
            continue
        here: tuple[str | int, ...] = ("figures", index)
        total = report.by_id.get(part.part_of)
        if total is None:
            details = {"id": part.id, "total": part.part_of, "near": nearest(part.part_of, report.by_id)}
            yield Dangling((*here, "part_of"), "part-without-total", details)
            continue
        if part.by not in total.breakdowns:
            details = {"id": part.id, "cut": part.by, "total": total.id, "cuts": ", ".join(total.breakdowns) or "–"}
            yield Dangling((*here, "by"), "undeclared-cut", details)
        if part.status != total.status:
            details = {"id": part.id, "status": part.status, "total": total.id, "expected": total.status}
            yield Dangling((*here, "status"), "part-status", details)
        if total.part_of is not None and _in_a_circle(part, report):
            yield Dangling((*here, "part_of"), "part-circle", {"id": part.id, "total": total.id})


def _in_a_circle(figure: UnsortedFigure, report: Report) -> bool:
    seen = set()
    above: UnsortedFigure | None = figure
    while above is not None and above.part_of is not None and above.id not in seen:
        seen.add(above.id)
        above = report.by_id.get(above.part_of)
        if above is not None and above.id == figure.id:
            return True
    return False


def _remarks(report: Report) -> Iterator[Dangling]:
    for number, remark in enumerate(report.remarks):
        for index, id_ in enumerate(remark.figures):
            if id_ not in report.by_id:
                path = ("remarks", number, "figures", index)
                yield Dangling(path, "unknown-figure", {"id": id_, "near": nearest(id_, report.by_id)})
