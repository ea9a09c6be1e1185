"""The smallest sets of figures whose change would mend all failing checks that hang together.

Fellegi and Holt, A systematic approach to automatic edit and imputation (1976): a record should be made to satisfy
all edits by changing the fewest fields. Here the edits are the equations and inequalities of a report that are linear
in its figures, each with the tolerance that its figures promise (see `edits`). A set is admitted if some values of its
figures, none negative unless printed so, satisfy every failing check of the group and every other check that the set
touches.

Limits: sets of at most three figures; at most 2,000 are tried for a group, and no more edits are looked at than grows
with the checks of a report; it is said if that was not all. A group with a formula that is not linear is left to the
suspects of each check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kangle_stats.checks.edits import Edit, TooLong, contradicting, edit_of
from kangle_stats.checks.finding import Finding, Mending

LARGEST = 3
MOST_TRIED = 2000
MOST_SHOWN = 10

LOOKED_AT = 100_000
LOOKED_AT_FOR_EACH = 50
"""How many edits are looked at for a report: so many, and so many more for each of its checks."""


def with_mending(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a report, those that fail together with what would mend them all."""
    failing = [finding for finding in findings if finding.verdict == "fails"]
    if len(failing) < 2:
        return list(findings)
    edits = _Edits(findings)
    mending: dict[int, Mending] = {}
    for group in _groups(failing):
        if len(group) > 1:
            found = _mending(group, edits)
            if found is not None:
                mending |= dict.fromkeys(map(id, group), found)
    return [replace(each, mending=mending[id(each)]) if id(each) in mending else each for each in findings]


def _groups(failing: Sequence[Finding]) -> list[list[Finding]]:
    """The failing checks that share figures, directly or through each other, each group in the order of the report."""
    with_figure: dict[str, list[int]] = {}
    for at, finding in enumerate(failing):
        for name in finding.figure_ids:
            with_figure.setdefault(name, []).append(at)
    groups = []
    left = dict.fromkeys(range(len(failing)))
    while left:
        group = [left.popitem()[0]]
        for at in group:  # which grows
            for name in failing[at].figure_ids:
                reached = [other for other in with_figure.pop(name, ()) if other in left]
                group += reached
                for other in reached:
                    del left[other]
        groups.append([failing[at] for at in sorted(group)])
    return groups


class _Edits:
    """The checks of a report that have a verdict, as edits, by the figures that take part in them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.left = LOOKED_AT + LOOKED_AT_FOR_EACH * len(findings)
        """How many may yet be looked at."""
        self._findings: dict[str, list[Finding]] = {}
        self._places: dict[int, int] = {}
        self._made: dict[int, Edit | None] = {}
        for place, finding in enumerate(findings):
            if finding.formula is not None and finding.verdict != "unchecked":
                self._places[id(finding)] = place
                for name in finding.figure_ids:
                    self._findings.setdefault(name, []).append(finding)

    def of(self, finding: Finding) -> Edit | None:
        """The edit that a check is; None if it is not linear."""
        if id(finding) not in self._made:
            self._made[id(finding)] = edit_of(finding)
        return self._made[id(finding)]

    def touched(self, chosen: Sequence[str]) -> list[Edit]:
        """The edits that some figures are in, those that fail first, each in the order of the report."""
        findings = {id(finding): finding for name in chosen for finding in self._findings[name]}
        self.left -= len(findings)
        ordered = sorted(findings, key=lambda id_: (findings[id_].verdict != "fails", self._places[id_]))
        edits = (self.of(findings[id_]) for id_ in ordered)
        return [edit for edit in edits if edit is not None and not edit.weights.keys().isdisjoint(chosen)]


def _mending(group: Sequence[Finding], edits: _Edits) -> Mending | None:
    """What would mend a group of failing checks; None if one is not linear, or not enough could be tried to tell."""
    failing = [edit for edit in map(edits.of, group) if edit is not None]
    if len(failing) < len(group):
        return None
    checks = tuple(finding.check for finding in group)
    search = _Search(failing, edits)
    for size in range(1, LARGEST + 1):
        sets = list(search.sets(size))
        if sets:
            return Mending(checks, tuple(sets[:MOST_SHOWN]), len(sets), search.complete)
        if not search.complete:
            return None
    return Mending(checks, (), 0, True)


class _Search:
    """The search for the smallest sets of figures whose change satisfies some failing edits."""

    def __init__(self, failing: Sequence[Edit], edits: _Edits) -> None:
        self.complete = True
        """Whether nothing was passed over."""
        self._failing = sorted(failing, key=lambda edit: len(edit.weights))  # there is least to choose from the short
        self._edits = edits
        self._lacked: dict[frozenset[str], list[str] | None] = {}

    def sets(self, size: int) -> Iterator[tuple[str, ...]]:
        """Every set of so many figures that satisfies the edits, where no smaller one does."""
        seen: set[frozenset[str]] = set()

        def extended(chosen: tuple[str, ...], missed: Sequence[Edit]) -> Iterator[tuple[str, ...]]:
            lacked = self._lacked_by(chosen, missed, size - len(chosen))
            if lacked is None:
                yield chosen
            elif len(chosen) < size:
                for name in lacked:
                    wider = (*chosen, name)
                    if name not in chosen and frozenset(wider) not in seen:
                        seen.add(frozenset(wider))
                        yield from extended(wider, [edit for edit in missed if name not in edit.weights])

        yield from extended((), self._failing)

    def _lacked_by(self, chosen: tuple[str, ...], missed: Sequence[Edit], more: int) -> list[str] | None:
        """Figures of which a set needs one besides, of those that make it satisfy the edits; None if it does.

        That is one of the shortest failing edit that it misses, or, where it misses none, one of the edits that
        contradict each other. `more` figures may join: none, if they cannot be enough.
        """
        self._edits.left -= 1 + len(missed) // 100  # which takes a hundredth of the time of a set that is tried
        if self._edits.left <= 0:
            self.complete = False
            return []
        if not missed:
            return self._lacked_to_agree(chosen)
        if not _may_be_hit(missed, more):
            return []
        return _common(missed) if more == 1 else list(missed[0].weights)

    def _lacked_to_agree(self, chosen: tuple[str, ...]) -> list[str] | None:
        names = frozenset(chosen)
        if names not in self._lacked:
            if len(self._lacked) == MOST_TRIED:
                self.complete = False
                return []
            try:
                edits = contradicting(chosen, self._edits.touched(chosen))
                self._lacked[names] = None if edits is None else _names(edits)
            except TooLong:
                self.complete = False
                self._lacked[names] = []
        return self._lacked[names]


def _names(edits: Iterable[Edit]) -> list[str]:
    return list(dict.fromkeys(name for edit in edits for name in edit.weights))


def _common(edits: Sequence[Edit]) -> list[str]:
    """The figures that all edits have in common."""
    return [name for name in edits[0].weights if all(name in edit.weights for edit in edits[1:])]


def _may_be_hit(edits: Iterable[Edit], count: int) -> bool:
    """Whether so many figures may be enough to have one in each edit: not if more edits have none in common."""
    apart: set[str] = set()
    for edit in edits:
        if apart.isdisjoint(edit.weights):
            if not count:
                return False
            count -= 1
            apart |= edit.weights.keys()
    return True
