"""Where everything stands on the page: the anchors of reports, checks and figures, and what leads to what.

An anchor is a path: `kangle-2018`, `kangle-2018/figures/labour.employed`, `kangle-2018/checks/villages-paired`. Those
of the page itself begin with `_`, which no id of a report does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kangle_stats.checks import Finding
from kangle_stats.exports.page.markup import Child, Markup, element, link
from kangle_stats.models import Report, UnsortedFigure

_UNSAFE = re.compile(r"[^a-z0-9._/~-]")


def anchor(*path: str) -> str:
    """A path as an anchor, without any character that an address would have to encode."""
    return _UNSAFE.sub("-", "/".join(path))


class Placed(NamedTuple):
    """A finding and its anchor."""

    anchor: str
    finding: Finding


@dataclass
class Section:
    """A report on the page: its findings, the gravest first, and its figures."""

    report: Report
    checks: list[Placed] = field(default_factory=list)
    notices: list[Placed] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """That of the report."""
        return anchor(self.report.id)

    def part(self, name: str) -> str:
        """The anchor of a part of the section, such as its totals."""
        return anchor(self.report.id, name)

    @property
    def figures(self) -> list[UnsortedFigure]:
        """All figures, those without a category last."""
        return [*self.report.figures, *self.report.unsorted]


GRAVEST_FIRST = ("fails", "doubtful", "unchecked", "rounding", "approximate", "holds", "notice")


class Places:
    """The sections of the page, and the way from figures to findings and back."""

    def __init__(self, reports: Iterable[tuple[Report, list[Finding]]]) -> None:
        """Takes reports with their findings; one may come again, with findings over several reports."""
        self.sections: dict[str, Section] = {}
        self._findings_of: dict[tuple[str, str], list[Placed]] = {}
        self._known: set[tuple[str, str]] = set()
        taken: Counter[str] = Counter()
        for report, findings in reports:
            section = self.sections.get(report.id)
            if section is None:
                section = self.sections[report.id] = Section(report)
                self._known.update((report.id, figure.id) for figure in section.figures)
            for finding in findings:
                self._place(section, finding, taken)
        for section in self.sections.values():
            section.checks.sort(key=lambda placed: GRAVEST_FIRST.index(placed.finding.verdict))

    def _place(self, section: Section, finding: Finding, taken: Counter[str]) -> None:
        place = anchor(section.report.id, "checks", finding.check)
        taken[place] += 1
        if taken[place] > 1:  # two notices of one kind about one figure
            place = f"{place}~{taken[place]}"
        placed = Placed(place, finding)
        (section.notices if finding.kind == "notice" else section.checks).append(placed)
        for name in dict.fromkeys(finding.figure_ids):
            self._findings_of.setdefault(_where(name, section.report.id), []).append(placed)

    def findings_of(self, report: str, figure: str) -> list[Placed]:
        """The findings that a figure takes part in, those of other reports included."""
        return self._findings_of.get((report, figure), [])

    def figure_link(self, name: str, report: str, *children: Child) -> Markup:
        """A link to a figure, `id` or `report:id` as seen from a report; text if it is not on the page."""
        where = _where(name, report)
        if where not in self._known:
            return element("span", *children)
        return link(anchor(where[0], "figures", where[1]), *children)


def _where(name: str, report: str) -> tuple[str, str]:
    other, _, figure = name.rpartition(":")
    return other or report, figure
