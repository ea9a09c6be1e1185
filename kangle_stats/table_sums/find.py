"""From readings to relations: which reading the figures bear out, and what it asserts of each row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kangle_stats.documents import Document
from kangle_stats.prose import Mention, Op, Relation
from kangle_stats.prose.arithmetic import Figures
from kangle_stats.prose.outline import family
from kangle_stats.table_sums.layout import Layout, Line, layout
from kangle_stats.table_sums.readings import Claim, Reading, groups, readings

_MOST_PARTS = 10_000
"""A longer list of parts is a register."""
_MANY = 3
"""From so many sums on, a loose reading of which none adds up is no reading at all."""


def table_sums(document: Document) -> list[Relation]:
    """The sums that the tables of a document assert, in the order of their totals."""
    found: list[Relation] = []
    for table in document.tables:
        build = layout(document, table)
        if build is not None:
            found.extend(_sums(build, by_rows=True))
            found.extend(_sums(build, by_rows=False))
    found.sort(key=lambda relation: (relation.total.start, relation.parts[0].start))
    return found


def _sums(build: Layout, by_rows: bool) -> Iterator[Relation]:
    """The sums down the columns, whose parts are rows; or along the rows, whose parts are columns."""
    lines, across = (build.rows, build.columns) if by_rows else (build.columns, build.rows)
    across = [line for line in across if line.additive and not line.blank]
    for nodes, outermost in groups(lines):
        checked = [
            _Checked(reading, [_Sums(build, claim, across, by_rows) for claim in reading.claims])
            for reading in readings(nodes, outermost and not by_rows)
        ]
        if checked:
            yield from _chosen(checked)


@dataclass(frozen=True, slots=True)
class _Sum:
    """One claim in one row or column."""

    total: Mention
    parts: tuple[Mention, ...]
    missing: tuple[Mention, ...]
    """Its parts that have no figure, as mentions without a value."""
    gap: int
    """The total less the parts, in steps of the finest place."""
    adds_up: bool
    slip: bool
    """Whether one digit would mend it."""

    def relation(self, bound: bool, explicit: bool) -> Relation:
        """The claim as a relation. A part that is missing leaves it open, unless the others are too much already."""
        bound = bound or (bool(self.missing) and not self.adds_up and self.gap < 0)
        parts = self.parts if bound or self.adds_up else (*self.parts, *self.missing)
        formula = Op("+", parts) if len(parts) > 1 else parts[0]
        return Relation("sum", self.total, parts, formula, explicit, "<=" if bound else "=")


class _Sums:
    """One claim in all rows or columns."""

    def __init__(self, build: Layout, claim: Claim, across: Sequence[Line], by_rows: bool) -> None:
        self.claim = claim if by_rows else _alike(build, claim)
        found = (_sum(build, self.claim, line, by_rows) for line in across)
        self.sums = [each for each in found if each is not None] if 0 < len(self.claim.parts) <= _MOST_PARTS else []
        sure = [each for each in self.sums if each.adds_up or not each.missing]
        self.right = sum(each.adds_up for each in sure)
        self.wrong = len(sure) - self.right

    def relations(self, explicit: bool) -> Iterator[Relation]:
        claim = self.claim
        if not claim.among:
            for each in self.sums:
                yield each.relation(False, explicit)
            return
        if claim.complete or (len(claim.parts) > 1 and self.right and self.right >= self.wrong):
            for each in self.sums:
                yield each.relation(False, claim.complete)
            return
        sums = [each for each in self.sums if not any(part.value.startswith("-") for part in each.parts)]
        if len(claim.parts) > 1 and sum(each.gap < 0 for each in sums) * 2 > max(len(sums), 1):
            return  # the parts overlap one another
        for each in sums:
            yield each.relation(True, True)


class _Checked:
    """A reading and how the figures bear it out."""

    def __init__(self, reading: Reading, sums: list[_Sums]) -> None:
        self.loose = reading.loose
        self.sums = sums
        firm = [each for each in sums if not each.claim.among]
        self.right = sum(each.right for each in firm)
        self.wrong = sum(each.wrong for each in firm)
        parts = [each for each in sums if each.claim.among]
        self.among = sum(each.right for each in parts) - sum(one.gap < 0 for each in parts for one in each.sums)
        """How far the lists of parts under 其中 are their totals, and not too much for them."""
        self.slips = any(each.slip for one in firm for each in one.sums)

    def relations(self, explicit: bool) -> Iterator[Relation]:
        for each in self.sums:
            if self.loose and not each.claim.among and each.wrong >= _MANY and each.right < each.wrong:
                continue
            yield from each.relations(explicit)


def _chosen(checked: list[_Checked]) -> Iterator[Relation]:
    """The relations of the reading that most figures bear out.

    Without any, those of the first reading that is one slip away, or else what all readings have in common.
    """
    best = max(checked, key=lambda each: (each.right > 0, each.right - each.wrong if each.right else 0, each.among))
    if len(checked) == 1 or best.right or best.among > 0 or not any(each.wrong for each in checked):
        yield from best.relations(best is checked[0])
        return
    slipped = next((each for each in checked if each.slips), None)
    if slipped is not None:
        yield from slipped.relations(False)
        return
    claims = [{each.claim for each in one.sums} for one in checked[1:]]
    for each in checked[0].sums:
        if all(each.claim in others for others in claims):
            yield from each.relations(True)


def _alike(build: Layout, claim: Claim) -> Claim:
    """The claim without the columns that hold another unit than the total's: 户数 beside 人数."""
    families = {part: _family(build, part) for part in claim.parts}
    own = _family(build, claim.total)
    known = {each for each in families.values() if each}
    if not own and len(known) == 1:
        own = known.pop()
    parts = tuple(part for part, each in families.items() if each in (own, ""))
    mixed = not own and len(known) > 1
    return claim._replace(parts=parts if claim.among or (len(parts) > 1 and not mixed) else ())


def _family(build: Layout, column: Line) -> str | None:
    figures = (build.figures.get((row.index, column.index)) for row in build.rows if row.additive)
    return next((_family_of(figure) for figure in figures if figure is not None), None)


def _family_of(figure: Mention) -> str | None:
    """What a figure may be added to; None for shares and rates."""
    if not figure.unit:
        return ""
    return family(figure.unit) or None


def _sum(build: Layout, claim: Claim, across: Line, by_rows: bool) -> _Sum | None:
    def place(line: Line) -> tuple[int, int]:
        return (line.index, across.index) if by_rows else (across.index, line.index)

    lines = [claim.total, *claim.parts]
    if any(place(line) in build.unclear for line in lines):
        return None
    if not by_rows and len({place(line) in build.tall for line in lines}) > 1:
        return None
    total = build.figures.get(place(claim.total))
    if total is None:
        return None
    parts, missing = [], []
    for line in claim.parts:
        part = build.figures.get(place(line))
        if part is not None:
            parts.append(part)
        elif place(line) in build.missing:
            missing.append(build.missing[place(line)])
        elif place(line) not in build.repeated:
            return None
    total, *parts = _of_one_unit([total, *parts])
    own = _family_of(total)
    if not parts or own is None or any(_family_of(part) != own for part in parts):
        return None
    figures = Figures([total, *parts])
    others = range(1, len(parts) + 1)
    gap = _gap(figures)
    adds_up = figures.adds_up(0, others)
    slip = not adds_up and not missing and figures.slip(0, others)
    return _Sum(total, tuple(parts), tuple(missing), gap, adds_up, slip)


def _of_one_unit(figures: list[Mention]) -> list[Mention]:
    """The figures of one sum: where only some headings name a unit, it is that of the others too."""
    known = {(each.unit, each.unit_mult, each.unit_code) for each in figures if each.unit}
    bare = all(each.literal[-1:].isdigit() for each in figures)
    if len(known) != 1 or not bare:
        return figures
    unit, mult, code = known.pop()
    return [each if each.unit else replace(each, unit=unit, unit_mult=mult, unit_code=code) for each in figures]


def _gap(figures: Figures) -> int:
    signs = [-1 if mention.value.startswith("-") else 1 for mention in figures.mentions]
    values = [size * sign for size, sign in zip(figures.values, signs, strict=True)]
    return values[0] - sum(values[1:])
