"""Totals whose parts stand in records of one build, a segment, a sentence or a paragraph each.

甲镇12个、资金30万元；乙镇9个、资金25万元 are two records with two columns. Records are told by their build alone:
units that follow one another and begin with the same kinds of quantities, in the same order or under the same words.
Their columns are tried under the totals that stand before them, most often in a record of the same build.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import Figures
from kangle_stats.prose.outline import Cue, Item, Outline
from kangle_stats.prose.readings import (
    Reading,
    adds_up,
    by_chance,
    each_by_itself,
    figures_of,
    is_whole,
    mixes_traits,
    plausible,
    slips,
)
from kangle_stats.prose.scopes import is_meant

MOST_RECORDS = 60
"""More are a table, or noise."""
_MANY = 4
"""From this many records on a column may end before the last one."""
_WIDEST = 6
"""How many quantities of a record are looked at."""
_GRAINS = ("paragraph", "sentence", "segment", "clause")
_MOST_TOTALS = 4
_REACH = 24
"""How many earlier quantities are looked at for a total, and how many of one kind are tried."""
_MOST_REMEMBERED = 6
"""How many totals of earlier paragraphs are remembered for each kind."""
_SURE, _NEXT, _UNLIKELY, _BESIDE = 0.002, 0.005, 0.02, 0.15
"""How likely it may be that a column adds up by chance: without words that announce it; without them, but next to its
total; with them; and beside another column that adds up.
"""
_SLIP_ALONE, _SLIP_NAMED, _SLIP_BESIDE = 0.01, 0.05, 5.0
"""Up to how many slips by chance a gap may have: in a column without support; under a total so named, or as a whole
by its names; and beside others that add up, where the build says all.
"""


@dataclass(slots=True)
class Unit:
    """A segment, sentence or paragraph, or what stands in it behind a cue: the quantities at its head."""

    number: int
    items: list[Item]
    cue: Cue | None = None
    """The cue that it begins with."""


@dataclass(slots=True)
class Run:
    """Units of one build that follow one another."""

    records: list[list[Item]]
    grain: str
    cue: Cue | None
    announced: bool
    """Whether a cue or a heading stands before the first."""


def series(build: Outline) -> list[Reading]:
    """The readings of columns of records that are believed, in the order of the text."""
    runs: list[Run] = []
    for grain in _GRAINS:
        runs += _runs(_units(build, grain) if grain != "clause" else _clauses(build), grain)
    runs.sort(key=lambda run: (run.records[0][0].index, -len(run.records)))
    found: dict[tuple[int, tuple[int, ...]], Reading] = {}
    parts: set[int] = set()
    leads = _leads(build)
    for run in runs:
        for reading in _read(run, build, leads, parts):
            key = reading.total.index, tuple(part.index for part in reading.parts)
            found.setdefault(key, reading)
            parts.update(key[1])
    return _without_conflicts(found.values())


def _without_conflicts(readings: Iterable[Reading]) -> list[Reading]:
    """Each part once, in the list whose total stands nearest to it."""
    chosen: list[Reading] = []
    taken: set[int] = set()
    for reading in sorted(readings, key=lambda reading: reading.parts[0].index - reading.total.index):
        parts = {part.index for part in reading.parts}
        if taken.isdisjoint(parts):
            taken |= parts
            chosen.append(reading)
    return sorted(chosen, key=lambda reading: reading.parts[0].index)


def _plain(item: Item) -> bool:
    level = bool(item.family) and item.role == "level" and not item.bracket and not item.mention.each
    return level and not any(word in item.label for word in words.BALANCES)


def _leads(build: Outline) -> dict[str, list[Item]]:
    """The first quantity of each kind in each paragraph."""
    leads: dict[str, list[Item]] = {}
    for item in build.items:
        if _plain(item):
            known = leads.setdefault(item.family, [])
            if not known or known[-1].paragraph != item.paragraph:
                known.append(item)
    return leads


def _units(build: Outline, grain: str) -> list[Unit]:
    """The units of a grain with the quantities at their heads; a cue in the middle begins a unit of its own."""
    cues = {cue.first: cue for cue in build.cues if cue.kind in ("among", "cut", "colon", "within") and not cue.bracket}
    units: list[Unit] = []
    here, closed = -1, False
    for item in build.items:
        number: int = getattr(item, grain)
        cue = cues.get(item.index)
        if cue is not None and getattr(cue, grain) != number:
            cue = None
        if number != here:
            here, closed = number, False
            units.append(Unit(number, [], cue))
        elif cue is not None:
            units.append(Unit(number, [], cue))
            closed = False
        if not closed and _plain(item) and len(units[-1].items) < _WIDEST:
            units[-1].items.append(item)
    return [unit for unit in units if unit.items]


def _clauses(build: Outline) -> list[Unit]:
    """Every quantity as a unit of its own; a clause without a quantity, or a stop, leaves a gap in the numbers."""
    cues = {cue.first: cue for cue in build.cues if cue.kind in ("among", "cut", "colon", "within") and not cue.bracket}
    units: list[Unit] = []
    number = sentence = 0
    for item in build.items:
        if _plain(item):
            number += 1 + (item.late or item.sentence != sentence)
            sentence = item.sentence
            units.append(Unit(number, [item], cues.get(item.index)))
    return units


def _runs(units: Sequence[Unit], grain: str) -> Iterator[Run]:
    """Runs of units that are built alike, each as long as it goes, and those that begin in the middle with a cue."""
    covered = 0
    for start, first in enumerate(units):
        if start < covered and first.cue is None:
            continue
        run, number = [first], first.number
        listed_here = first.cue is not None and first.cue.kind == "among"
        for at in range(start + 1, min(start + MOST_RECORDS, len(units))):
            unit = units[at]
            listed = unit.cue is not None and unit.cue.kind == "among" and grain != "clause"
            inside = unit.number == number or listed
            if unit.number > number + 1 or not (inside or _alike(first, unit)):
                break
            if listed_here and len(run) > 1 and not inside and _boundary(run[-1], unit) < _boundary(run[0], run[1]):
                break  # the list ends with its sentence, or its paragraph
            number = unit.number
            if not inside:
                run.append(unit)
                covered = max(covered, at + 1)
        if len(run) > 1:
            records = [unit.items for unit in run]
            yield Run(records, grain, first.cue, first.cue is not None or first.items[0].headed)
            if first.cue is None and len(run) > 2:
                # The first may be the total of the others.
                yield Run(records[1:], grain, None, False)


def _boundary(one: Unit, other: Unit) -> int:
    """How large a unit ends between two others: 0 a paragraph, 1 a sentence, 2 a segment, 3 none of them."""
    a, b = one.items[0], other.items[0]
    return next((at for at, grain in enumerate(_GRAINS[:3]) if getattr(a, grain) != getattr(b, grain)), 3)


def _alike(first: Unit, other: Unit) -> bool:
    return other.cue is None and first.items[0].family == other.items[0].family


def _columns(run: Run) -> list[tuple[Item, ...]]:
    """The quantities of one kind and place, or under the same words, in every record."""
    columns: dict[tuple[int, ...], tuple[Item, ...]] = {}
    first = run.records[0]
    for item in first:
        order = [other.index for other in first if other.family == item.family].index(item.index)
        by_place = []
        by_words = []
        open_words = open_place = True
        for record in run.records:
            alike = [other for other in record if other.family == item.family]
            named = [other for other in alike if other.label.strip("，,、:") == item.label.strip("，,、:")][:1]
            open_words, open_place = open_words and bool(named), open_place and len(alike) > order
            by_words += named if open_words else []
            by_place += alike[order : order + 1] if open_place else []
        for column in (by_words, by_place):
            if len(column) == len(run.records) or len(column) >= _MANY:
                columns.setdefault(tuple(each.index for each in column), tuple(column))
                break
    return list(columns.values())


def _read(run: Run, build: Outline, leads: dict[str, list[Item]], taken: Collection[int]) -> Iterator[Reading]:
    """The columns of a run that are believed: first those that add up, then, in their light, the others."""
    believed: dict[int, Reading] = {}
    doubted: dict[int, tuple[tuple[Item, ...], list[Item]]] = {}
    for place, column in enumerate(_columns(run)):
        totals = _totals(run, column[0], build, leads, taken)
        chosen = _that_adds_up(run, column, totals, beside=False)
        if chosen is not None:
            believed[place] = chosen
        else:
            doubted[place] = column, totals
    length = len(next(iter(believed.values())).parts) if believed else 0
    for place, (column, totals) in doubted.items():
        near = _beside(place, totals, believed)
        column = column[:length] if length else column
        chosen = _that_adds_up(run, column, near, beside=True) or _that_slips(run, column, near or totals, bool(near))
        if chosen is not None:
            believed[place] = chosen
    yield from believed.values()


def _beside(place: int, totals: Sequence[Item], believed: dict[int, Reading]) -> list[Item]:
    """The totals that stand beside those of other columns, in the order of the columns."""
    return [
        total
        for total in totals
        if any(abs(total.index - other.total.index) < _WIDEST for other in believed.values())
        and all((total.index - other.total.index) * (place - at) > 0 for at, other in believed.items())
    ]


def _totals(
    run: Run, first: Item, build: Outline, leads: dict[str, list[Item]], taken: Collection[int]
) -> list[Item]:
    """Quantities of the same kind before a run, the nearest first; for a list with a heading also those that began
    earlier paragraphs.
    """
    start = run.records[0][0].index
    near = build.items[max(start - _REACH, 0) : start]
    found = [item for item in reversed(near) if _plain(item) and item.family == first.family]
    # Parts of another list come last.
    found.sort(key=lambda item: (item.index in taken, item.under >= 0))
    found = found[:_MOST_TOTALS]
    if run.announced:
        known = leads.get(first.family, [])
        at = bisect_left(known, start, key=lambda item: item.index)
        found += [lead for lead in reversed(known[max(at - _MOST_REMEMBERED, 0) : at]) if lead not in found]
    if run.cue is not None and run.cue.kind == "within":
        found = [total for total in found if is_meant(total, run.cue.name)]
    return found


def _that_adds_up(run: Run, column: tuple[Item, ...], totals: Sequence[Item], beside: bool) -> Reading | None:
    """The total and the longest list of records, from the first on, that make up a sum which is no chance."""
    if not totals or any(map(each_by_itself, column)):
        return None
    figures = Figures([item.mention for item in (*totals, *column)])
    sums = list(accumulate(figures.values[len(totals) :]))
    slacks = list(accumulate(figures.slacks[len(totals) :]))
    for number, total in enumerate(totals):
        meant, slack = figures.values[number], figures.slacks[number]
        for length in range(len(column), 1, -1):
            if 2 * abs(meant - sums[length - 1]) > slack + slacks[length - 1] or not _ends_at(run, length):
                continue
            reading = Reading(total, column[:length], "cue")
            if adds_up(reading) and _is_no_chance(run, reading, number + 1, beside):
                return reading
    return None


def _ends_at(run: Run, length: int) -> bool:
    """Whether a larger unit ends behind the first records, so that the list may."""
    if length == len(run.records):
        return True
    last, following = run.records[length - 1][0], run.records[length][0]
    if run.grain == "paragraph":
        return length >= _MANY
    larger = _GRAINS[_GRAINS.index(run.grain) - 1]
    return bool(getattr(last, larger) != getattr(following, larger))


def _is_no_chance(run: Run, reading: Reading, tries: int, beside: bool) -> bool:
    if not figures_of(reading)[0].exact or mixes_traits(reading.parts):
        return False
    whole = len(reading.parts) == len(run.records)
    announced = (run.announced and whole) or _leaves_nothing(run, reading.parts)
    chance = tries * by_chance(reading)
    if beside:
        return chance <= _BESIDE
    if len(reading.parts) == 2 and not (announced and whole):
        return False
    next_to_it = reading.parts[0].previous == reading.total.index and whole
    return chance <= (_UNLIKELY if announced else _NEXT if next_to_it else _SURE)


def _that_slips(run: Run, column: tuple[Item, ...], totals: Sequence[Item], beside: bool) -> Reading | None:
    """A total whose difference from the column one wrong digit explains, where the build says that it is one."""
    if len(column) < 3 or any(map(each_by_itself, column)) or mixes_traits(column):
        return None
    whole = _leaves_nothing(run, column)
    tries = 0
    for number, total in enumerate(totals if beside or whole else totals[:2]):
        next_to_it = number == 0 and _is_before(total, run)
        reading = Reading(total, column, "firm" if beside or (whole and next_to_it) else "cue")
        figures, parts = figures_of(reading)
        named = next_to_it and any(word in total.label for word in words.WHOLE)
        most = _SLIP_BESIDE if reading.strength == "firm" else _SLIP_NAMED if named or whole else _SLIP_ALONE
        if figures.exact and plausible(reading):
            tries += 1
            if tries * figures.chance(0, parts) <= most and slips(reading):
                return reading
    return None


def _leaves_nothing(run: Run, column: Sequence[Item]) -> bool:
    """Whether the names of the records say that they are all."""
    return is_whole([record[0] for record in run.records[: len(column)]]) or is_whole(column)


def _is_before(total: Item, run: Run) -> bool:
    """Whether nothing of another record stands between a total and the run, and both begin with the same kind."""
    first = run.records[0][0]
    return first.index - total.index <= _WIDEST and first.paragraph - total.paragraph <= 1 and total.under < 0
