"""Which figure to look at when a check fails.

One broken equation cannot say which of its figures is wrong. For each figure this gives the values that would mend
the equation (see `values`), and counts how many of the report's other checks the change would mend and break. Figures
are ranked by that: first those whose change mends most and breaks least, then those that stand in no other check that
holds (errors can cancel, so such a figure is only lower, never cleared), then those that a slip explains. Figures that
none of this tells apart share a rank.

Limits: one figure at a time (for several see `mending`).

S. Scholtus, Automatic correction of simple typing errors in numerical data with balance edits, 2009.
F. Damerau, A technique for computer detection and correction of spelling errors, 1964.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kangle_stats.checks.evidence import Evidence
from kangle_stats.checks.finding import Finding, Suspect
from kangle_stats.checks.values import mending_values
from kangle_stats.models import UnsortedFigure


def with_suspects(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a report, the failing ones with their suspects, the most suspect first."""
    evidence = Evidence(findings)
    return [
        replace(finding, suspects=tuple(_suspects(finding, evidence))) if finding.verdict == "fails" else finding
        for finding in findings
    ]


class _Candidate(NamedTuple):
    """A figure of a failing check and a value for it, as printed."""

    name: str
    value: str
    instead: str | None
    slip: str | None
    mends: int
    breaks: int
    holding: int

    @property
    def evidence(self) -> tuple[int, int, int, bool]:
        """What the ranking goes by, the strongest first."""
        return (self.breaks - self.mends, self.breaks, self.holding, self.slip is None)


def _suspects(finding: Finding, evidence: Evidence) -> list[Suspect]:
    candidates = [
        candidate
        for name, figure in zip(finding.figure_ids, finding.figures, strict=True)
        for candidate in _candidates(finding, name, figure, evidence)
    ]
    # A figure that no value of its own can mend comes last, whatever its evidence.
    candidates.sort(key=lambda candidate: (candidate.instead is None, candidate.evidence))
    suspects: list[Suspect] = []
    before: tuple[bool, tuple[int, int, int, bool]] | None = None
    for position, candidate in enumerate(candidates, 1):
        key = (candidate.instead is None, candidate.evidence)
        rank = suspects[-1].rank if key == before else position
        before = key
        name, value, instead, kind, mends, breaks, _ = candidate
        suspects.append(Suspect(name, value, instead, kind, mends, breaks, rank))
    return suspects


def _candidates(finding: Finding, name: str, figure: UnsortedFigure, evidence: Evidence) -> Iterator[_Candidate]:
    printed, holding = figure.value or "", evidence.holding(name)
    found = False
    for instead, kind in mending_values(evidence.equations(finding)[name], name, figure):
        found = True
        mended, broken = evidence.of_change(name, figure.quantity_of(instead))
        yield _Candidate(name, printed, instead, kind, mended - 1, broken, holding)  # itself not counted
    if not found:
        yield _Candidate(name, printed, None, None, 0, 0, holding)
