"""Two reports side by side: what both say, what changed between them, and what only one of them says.

Two numbers contradict each other only if they speak of the same thing: area, measure, unit, status, direction, basis,
subject, group, and the days that they count. Of the same thing on other days, one has changed into the other. What
differs in anything else is of another coverage (口径不同), and is neither subtracted nor judged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kangle_stats.amounts import Amount, added, cut_off, single
from kangle_stats.categories import CATEGORIES, MAY_CONTAIN
from kangle_stats.models import Area, Bilingual, Figure, Report, words
from kangle_stats.periods import first_day
from kangle_stats.quantity import Quantity, Undecidable, Verdict, bare_number
from kangle_stats.quantity import compare as verdict_on
from kangle_stats.select import Selection
from kangle_stats.totals import is_added

Comparison = Literal["same", "change", "areas", "coverage", "left-only", "right-only"]
"""The same thing, with a verdict; the same at another time; that of other areas; another coverage; in one alone."""

TIMES = ("period", "cut-off")
"""What differs between two years of a county."""


@dataclass(frozen=True, slots=True)
class Line:
    """What two reports say of one thing, or one of them alone."""

    comparison: Comparison
    left: Amount | None
    right: Amount | None
    differs: tuple[str, ...] = ()
    """In what their coverage differs."""
    verdict: Verdict | None = None
    """Whether two numbers on the same thing agree, as in `check`."""
    difference: Quantity | None = None
    """Right minus left, where both are of one coverage, whatever the time and area."""
    change: Quantity | None = None
    """The difference as a share of the left."""
    reasons: tuple[str, ...] = ()
    """Codes of messages that say why."""
    follows: bool = False
    """Whether one of the two states that it follows up the other."""

    @property
    def either(self) -> Amount:
        """The left amount, or the right one if there is no left."""
        amount = self.left or self.right
        assert amount is not None
        return amount


def compare(left: Report, right: Report, selection: Selection | None = None) -> list[Line]:
    """Two reports side by side, in the order of categories and within them of the left report, then of the right.

    A figure that follows one of the other report is set beside that one, several beside the same one if need be. Else
    figures are matched by what they cover and, where several cover the same, by id or title. Where that leaves more
    than one, the totals are compared, and found to agree or left unchecked: whether two lists are complete is not
    said. Parts are matched with parts only.
    """
    admits = (selection or Selection()).admits
    matching = _Matching(left, right)
    matching.match_followed(admits)
    for ones, others in _by_measure(left, right, admits):
        matching.match(ones, others)
    matching.match_containing()
    return sorted(matching.lines(), key=_in_order(left, right))


def same_areas(left: Report, right: Report) -> bool:
    """Whether two reports speak of the same county and partner, whichever of the two is put first."""
    ones, others = ((report.ref_area, report.counterpart_area) for report in (left, right))
    return all(map(_same_area, ones, others)) or all(map(_same_area, ones, reversed(others)))


def _same_area(one: Area, other: Area) -> bool:
    if one.code is not None and other.code is not None:
        return one.code == other.code
    return _folded(one) == _folded(other)


def _folded(text: str | Bilingual | None) -> str | None:
    found = words(text, "zh")
    return None if found is None else "".join(unicodedata.normalize("NFKC", found).casefold().split())


# --- What a figure covers --------------------------------------------------------------------------------------------

_COVERAGE: dict[str, Callable[[Figure], Hashable]] = {
    "measure": lambda figure: (figure.category, figure.measure),
    "unit": lambda figure: figure.unit,
    "status": lambda figure: figure.status,
    "direction": lambda figure: figure.direction,
    "basis": lambda figure: figure.basis,
    "subject": lambda figure: _folded(figure.subject),
    "group": lambda figure: _folded(figure.group),
}
"""What a figure says of its coverage by itself, in the order in which differences are told."""


def _coverage(figure: Figure) -> tuple[Hashable, ...]:
    return tuple(of(figure) for of in _COVERAGE.values())


def _differences(left: Amount, right: Amount) -> tuple[str, ...]:
    """In what two amounts differ, other than their value."""
    one, other = left.figure, right.figure
    differs = [name for name, of in _COVERAGE.items() if of(one) != of(other)]
    if _days(left)[0] != _days(right)[0]:
        differs.append("period")
    if _days(left)[1] != _days(right)[1]:
        differs.append("cut-off")
    if not same_areas(left.report, right.report):
        differs.append("area")
    return tuple(differs)


def _days(amount: Amount) -> tuple[Hashable, Hashable]:
    """The days that an amount begins and ends with; what is a stock or cumulative has no beginning of its own."""
    ends = tuple(sorted({cut_off(amount.report, figure) for figure in amount.figures}))
    begins = None if amount.figure.basis in ("stock", "cumulative") else first_day(amount.report.period)
    return begins, ends


# --- Matching --------------------------------------------------------------------------------------------------------

Likeness = Callable[[Figure], Hashable]


def _by_measure(
    left: Report, right: Report, admits: Callable[[Figure], bool]
) -> Iterable[tuple[list[Figure], list[Figure]]]:
    """The figures of both reports by category and measure; parts of totals apart, by their cut."""
    groups: dict[Hashable, tuple[list[Figure], list[Figure]]] = {}
    for side, report in enumerate((left, right)):
        for figure in report.figures:
            if admits(figure):
                groups.setdefault((figure.category, figure.measure, figure.by), ([], []))[side].append(figure)
    return groups.values()


def _in_order(left: Report, right: Report) -> Callable[[Line], tuple[int, bool, int]]:
    """Where a line stands: by category, then as in the left report, then as in the right one."""
    categories = {code: number for number, code in enumerate(CATEGORIES)}
    places = [{figure.id: number for number, figure in enumerate(report.figures)} for report in (left, right)]

    def place(line: Line) -> tuple[int, bool, int]:
        figure, on_right = line.either.figure, line.left is None
        return categories[figure.category], on_right, places[on_right][figure.id]

    return place


def _alike(figures: Iterable[Figure], likeness: Likeness) -> dict[Hashable, list[Figure]]:
    """The figures by what makes them alike."""
    groups: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(likeness(figure), []).append(figure)
    return groups


def _unique(figures: Iterable[Figure], likeness: Likeness) -> dict[Hashable, Figure]:
    """The figures that no other is like."""
    return {key: alike[0] for key, alike in _alike(figures, likeness).items() if len(alike) == 1}


def _followed(figure: Figure, earlier: Report) -> Figure | None:
    """The figure of another report that a figure follows; None if it follows none of it."""
    report, _, id_ = (figure.follows or "").rpartition(":")
    return earlier.by_id.get(id_) if report == earlier.id else None


class _Matching:
    """The figures of two reports as they are matched, step by step."""

    def __init__(self, left: Report, right: Report) -> None:
        self.left = left
        self.right = right
        self._pairs: list[Line] = []
        self._alone: tuple[list[Figure], list[Figure]] = ([], [])
        self._followed: tuple[set[str], set[str]] = (set(), set())
        """The ids of either report whose counterpart is stated."""

    def lines(self) -> Iterator[Line]:
        """The pairs, and what is in one report only."""
        yield from self._pairs
        ones, others = self._alone
        yield from (Line("left-only", single(self.left, figure), None) for figure in ones)
        yield from (Line("right-only", None, single(self.right, figure)) for figure in others)

    def match_followed(self, admits: Callable[[Figure], bool]) -> None:
        """Pairs each figure that follows one of the other report with that one."""
        pairs: dict[tuple[str, str], tuple[Figure, Figure]] = {}
        for later, earlier in ((self.left, self.right), (self.right, self.left)):
            for figure in later.figures:
                followed = _followed(figure, earlier) if later.id != earlier.id else None
                if followed is not None and admits(figure) and admits(followed):
                    one, other = (figure, followed) if later is self.left else (followed, figure)
                    pairs[one.id, other.id] = one, other
        for one, other in pairs.values():
            self._pairs.append(replace(_line(single(self.left, one), single(self.right, other)), follows=True))
            self._followed[0].add(one.id)
            self._followed[1].add(other.id)

    def match(self, ones: list[Figure], others: list[Figure]) -> None:
        """Pairs the figures of one measure, the most alike first. Only its id or title tells which part a part is."""
        rest = (
            [figure for figure in ones if figure.id not in self._followed[0]],
            [figure for figure in others if figure.id not in self._followed[1]],
        )
        rest = self._pair(*rest, lambda figure: (_coverage(figure), figure.id))
        rest = self._pair(*rest, lambda figure: (_coverage(figure), _folded(figure.title)))
        parts = any(figure.part_of is not None for figure in (*ones, *others))
        if not parts:
            # Where a report has several figures of one coverage, what is left of them need not be the other's one.
            only = _unique(ones, _coverage).keys() & _unique(others, _coverage).keys()
            rest = self._pair(*rest, lambda figure: _coverage(figure) if _coverage(figure) in only else id(figure))
            rest = self._add(ones, others, *rest)
        rest = self._pair(*rest, lambda figure: figure.id)
        rest = self._pair(*rest, lambda figure: _folded(figure.title))
        if not parts and set(map(_coverage, rest[0])).isdisjoint(map(_coverage, rest[1])):
            rest = self._pair(*rest, lambda figure: None)
        for alone, left in zip(self._alone, rest, strict=True):
            alone.extend(left)

    def _pair(self, ones: list[Figure], others: list[Figure], likeness: Likeness) -> tuple[list[Figure], list[Figure]]:
        """Pairs each figure with the only one that is like it, where it is the only one too; what is left, out."""
        if not ones or not others:
            return ones, others
        left, right = _unique(ones, likeness), _unique(others, likeness)
        keys = [key for key in left if key in right]
        self._pairs += [_line(single(self.left, left[key]), single(self.right, right[key])) for key in keys]
        paired = [{side[key].id for key in keys} for side in (left, right)]
        return (
            [one for one in ones if one.id not in paired[0]],
            [other for other in others if other.id not in paired[1]],
        )

    def _add(
        self, ones: list[Figure], others: list[Figure], left: list[Figure], right: list[Figure]
    ) -> tuple[list[Figure], list[Figure]]:
        """Compares the totals of what covers the same, where figures of both reports are left; what is left, out."""
        sides = [_alike(figures, _coverage) for figures in (ones, others)]
        common = {_coverage(figure) for figure in right}
        done = set()
        for coverage in dict.fromkeys(_coverage(figure) for figure in left if is_added(figure)):
            if coverage in common:
                one, other = added(self.left, sides[0][coverage]), added(self.right, sides[1][coverage])
                if one is not None and other is not None:
                    self._pairs.append(_line(one, other))
                    done.add(coverage)
        return (
            [figure for figure in left if _coverage(figure) not in done],
            [figure for figure in right if _coverage(figure) not in done],
        )

    def match_containing(self) -> None:
        """Pairs what is alone on either side where the one amount may contain the other: money and goods, and money."""
        lefts, rights = self._alone
        gone: set[tuple[bool, str]] = set()
        for container, content in MAY_CONTAIN:
            for ones, others, swapped in ((lefts, rights, False), (rights, lefts, True)):
                wholes = _unique((one for one in ones if one.measure == container and is_added(one)), _money)
                for part in others:
                    whole = wholes.get(_money(part))
                    if part.measure == content and is_added(part) and whole is not None:
                        left, right = (part, whole) if swapped else (whole, part)
                        self._pairs.append(_containing(single(self.left, left), single(self.right, right), swapped))
                        gone |= {(False, left.id), (True, right.id)}
        for side, alone in enumerate(self._alone):
            alone[:] = [figure for figure in alone if (bool(side), figure.id) not in gone]


def _money(figure: Figure) -> Hashable:
    return figure.category, figure.unit, figure.status


# --- What two amounts say of each other ------------------------------------------------------------------------------


def _line(left: Amount, right: Amount) -> Line:
    differs = _differences(left, right)
    totals = len(left.figures) > 1 or len(right.figures) > 1
    reasons: tuple[str, ...] = ("compare-totals",) if totals else ()
    if left.overlapping or right.overlapping:
        reasons = (*reasons, "total-overlapping")
    if any(name not in (*TIMES, "area") for name in differs):
        return Line("coverage", left, right, differs, reasons=reasons)
    comparison: Comparison = "areas" if "area" in differs else "change" if differs else "same"
    if left.quantity is None or right.quantity is None:
        verdict: Verdict | None = None if differs else "unchecked"
        return Line(comparison, left, right, differs, verdict, reasons=(*reasons, "compare-missing"))
    verdict = None if differs else verdict_on(left.quantity, "=", right.quantity)
    if totals and verdict in ("doubtful", "fails"):
        verdict, reasons = "unchecked", (*reasons, "compare-lists")
    if not totals and (verdict == "fails" or comparison == "change"):
        reasons = (*reasons, *_doubts(left.figure, right.figure, comparison))
    difference = right.quantity + -left.quantity
    return Line(comparison, left, right, differs, verdict, difference, _change(left.quantity, right.quantity), reasons)


def _doubts(one: Figure, other: Figure, comparison: Comparison) -> Iterator[str]:
    """What to verify first where two numbers on what seems one thing differ."""
    if one.id != other.id and _folded(one.title) != _folded(other.title):
        yield "compare-names"
    if comparison == "same" and (one.as_of is None or other.as_of is None):
        yield "compare-no-day"


def _change(left: Quantity, right: Quantity) -> Quantity | None:
    """By what share of the left the right is more; None for shares, and of what may be nothing or less."""
    if left.percent or left.promise.low is None or left.promise.low <= 0:
        return None
    try:
        return right / left + -bare_number("1")
    except Undecidable:
        return None


def _containing(left: Amount, right: Amount, swapped: bool) -> Line:
    whole, part = (right, left) if swapped else (left, right)
    differs = _differences(left, right)
    exceeds = (
        differs == ("measure",)
        and whole.quantity is not None
        and part.quantity is not None
        and verdict_on(part.quantity, "<=", whole.quantity) == "fails"
    )
    reason = "compare-exceeds" if exceeds else "compare-may-contain"
    return Line("coverage", left, right, differs, reasons=(reason,))
