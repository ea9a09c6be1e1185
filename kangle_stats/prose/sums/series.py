"""Totals whose parts are a column of records: under 实施项目53个 a paragraph for each department, with its 14个.

The columns of records are tried under the quantities that stand before them. One is believed where it adds up and
chance is out of the question, or where another column beside it, its names or its total's words leave no doubt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations
from math import prod
from operator import attrgetter
from typing import NamedTuple

from kangle_stats.prose.arithmetic import Figures
from kangle_stats.prose.outline import Item, Outline
from kangle_stats.prose.sums.reading import LIKELY, Reading, adds_up, by_chance, figures_of, is_even, slips
from kangle_stats.prose.sums.records import MANY, WIDEST, Run, is_plain, runs
from kangle_stats.prose.sums.scopes import is_meant
from kangle_stats.prose.sums.wholes import (
    is_cut,
    is_misprint,
    is_no_list,
    is_whole,
    names_parts,
    partitions,
    says_total,
)

_REACH, _MOST_TOTALS = 24, 4
"""How many earlier quantities are looked at for a total, and how many of one kind are tried."""
_MOST_REMEMBERED = 6
"""How many paragraphs before a list with a heading are asked for the quantity that they begin with."""
_SURE, _NEXT, _UNLIKELY, _BESIDE = 0.002, 0.005, 0.02, 0.15
"""How likely it may be that a column adds up by chance: without words that announce it; without them, but next to its
total; with them; and beside another column that adds up.
"""
_LONG_LIST, _UNLIKELY_LISTED = 5, 0.05
"""From how many records on a list with a heading may add up by chance as often as the second says."""
_SLIP_FAR, _SLIP_ALONE, _SLIP_NAMED, _SLIP_BESIDE = 0.005, 0.01, 0.05, 5.0
"""Up to how many slips by chance a gap may have: in a column that names less than half of its total; in one without
support; under a total so named, or as a whole by its names; and beside others that add up, where the build says all.
"""
_MOST_CUTS = 12
"""How many announced lists that do not add up are compared with one another."""
_LONG = 200
"""How many times its slack the sum of a list must be to agree with another by no chance."""
_LONGEST_CUT = 7
"""Below this many records it is asked whether the first ones are a whole by their names, or all columns end there."""
_HEADING = 3
"""How many characters before a total the words before a list must share, to speak of it."""
_NAME = 3
"""How many characters the words must have that parts share with their total."""
_FEWEST = 3
"""How many records a run must have whose last one sums up the others."""
_LEAST, _LEAST_SURELY, _MOST = 0.5, 0.15, 5
"""What part of its total a column must be at least to hold one wrong digit, and where chance is out of the question;
and how many times the total at most.
"""


def series(build: Outline) -> list[Reading]:
    """The readings of columns of records that are believed, in the order of the text."""
    plain = [item for item in build.items if is_plain(item)]
    finder = _Finder(plain)
    found = [reading for run in runs(build, plain) for reading in finder.read(run)]
    return without_conflicts([*found, *finder.read_again(found)])


def without_conflicts(readings: Iterable[Reading]) -> list[Reading]:
    """Each part once, in the list whose total stands nearest to it."""
    chosen: list[Reading] = []
    taken: set[int] = set()
    for reading in sorted(readings, key=lambda reading: reading.parts[0].index - reading.total.index):
        parts = {part.index for part in reading.parts}
        if taken.isdisjoint(parts):
            taken |= parts
            chosen.append(reading)
    return sorted(chosen, key=lambda reading: reading.parts[0].index)


class _Size(NamedTuple):
    """How large a figure is, and twice how far it is rounded, in steps that all of its kind share."""

    value: int
    slack: int


class _Finder:
    """Reads the runs of a text in their order and remembers what is a part already."""

    def __init__(self, plain: Sequence[Item]) -> None:
        self._taken: set[int] = set()
        self._read: set[tuple[int, int, int]] = set()
        """Columns that a larger grain has shown already, by their first two quantities and their length."""
        self._all: dict[str, list[Item]] = {}
        self._leads: dict[str, list[Item]] = {}
        """For each kind its quantities, and those of them that are the first in their paragraph."""
        for item in plain:
            leads = self._leads.setdefault(item.family, [])
            if not leads or leads[-1].paragraph != item.paragraph:
                leads.append(item)
            self._all.setdefault(item.family, []).append(item)
        self._divided: dict[str, Item] = {}
        """For each kind the last total whose parts have been found."""
        self._announced: list[_Column] = []
        """Columns behind a heading or a cue that do not add up."""
        self._sizes: dict[int, _Size] = {}
        for items in self._all.values():
            figures = Figures([item.mention for item in items])
            sizes = map(_Size, figures.values, figures.slacks)
            self._sizes.update(zip((item.index for item in items), sizes, strict=True))

    def read(self, run: Run) -> Iterator[Reading]:
        """The columns of a run that are believed: first those that add up, then, in their light, the others."""
        believed: dict[int, Reading] = {}
        doubted: dict[int, _Column] = {}
        columns = run.columns()
        for place, items in enumerate(columns):
            key = items[0].index, items[1].index, len(items)
            totals = self._totals(run, items[0].family)
            if key in self._read or not totals:
                continue
            self._read.add(key)
            column = _Column(run, items, totals, self._sizes)
            chosen = column.that_adds_up()
            if chosen is not None:
                believed[place] = chosen
            else:
                doubted[place] = column
                if run.announced and _FEWEST <= len(items) == len(run.records):
                    self._announced.append(column)
        if not believed:
            believed = _together(doubted)
            doubted = {place: column for place, column in doubted.items() if place not in believed}
        for place, column in doubted.items():
            chosen = column.in_the_light_of(believed, place)
            if chosen is not None:
                believed[place] = chosen
        for reading in believed.values() or _summed_up_by_the_last(run, columns):
            self._taken.update(part.index for part in reading.parts)
            self._divided[reading.total.family] = reading.total
            yield reading

    def read_again(self, found: Sequence[Reading]) -> Iterator[Reading]:
        """The announced lists that a total known to be divided elsewhere explains, but for one wrong digit."""
        divided = {reading.total.index for reading in found}
        for column in self._announced:
            if self._taken.isdisjoint(item.index for item in column.items):
                reading = column.of_a_known_total(divided)
                if reading is not None:
                    self._taken.update(item.index for item in column.items)
                    yield reading
        yield from self._cuts_that_agree()

    def _cuts_that_agree(self) -> Iterator[Reading]:
        """The announced lists whose sums are the same, though not their total's, which one wrong digit explains."""
        left = [column for column in self._announced if self._taken.isdisjoint(item.index for item in column.items)]
        for one, other in combinations(left[:_MOST_CUTS], 2):
            if not one.agrees_with(other):
                continue
            shared = [total for total in one.totals if total in other.totals]
            for total in shared:
                readings = [Reading(total, column.items, "firm") for column in (one, other)]
                if all(map(slips, readings)):
                    yield from (each for each in readings if each.parts[0].index not in self._taken)
                    self._taken.update(item.index for column in (one, other) for item in column.items)
                    break

    def _totals(self, run: Run, family: str) -> list[Item]:
        """Quantities of one kind before a run, the nearest first, parts of other lists last; for a list with a heading
        also those that began earlier paragraphs.
        """
        start = run.first.index
        found = [item for item in _before(self._all.get(family, []), start, _REACH) if item.index >= start - _REACH]
        found.sort(key=lambda item: (item.index in self._taken, item.under >= 0))
        found = found[:_MOST_TOTALS]
        if run.announced:
            leads = _before(self._leads.get(family, []), start, _MOST_REMEMBERED)
            found += [lead for lead in leads if lead not in found]
        known = self._divided.get(family)
        if known is not None and known.index < start and known not in found:
            found.append(known)
        if run.cue is not None and run.cue.kind == "within":
            found = [total for total in found if is_meant(total, run.cue.name)]
        return found


def _together(columns: Mapping[int, _Column]) -> dict[int, Reading]:
    """The readings of columns none of which is sure alone: two that are as long, under neighbouring totals, are hardly
    chance together.
    """
    if len(columns) < 2:
        return {}
    lengths = sorted({len(column.items) for column in columns.values()}, reverse=True)
    for length in (*lengths, *range(min(lengths[-1], _LONGEST_CUT) - 1, 1, -1)):
        found: dict[int, Reading] = {}
        for place, column in columns.items():
            reading = column.that_may_add_up(length)
            if reading is not None:
                found[place] = reading
        if len(found) > 1 and _are_no_chance(list(found.values())):
            return found
    return {}


def _are_no_chance(readings: Sequence[Reading]) -> bool:
    """Whether readings of neighbouring columns have neighbouring totals, and hardly add up by chance together."""
    totals = {each.total.index for each in readings}
    nearby = max(totals) - min(totals) < WIDEST
    return nearby and len(totals) > 1 and prod(map(by_chance, readings)) <= _SURE


def _summed_up_by_the_last(run: Run, columns: Sequence[tuple[Item, ...]]) -> list[Reading]:
    """The readings of a run whose last record is the total of the rest: 甲校学生80人、教师6人；乙校…。全镇学生总数…"""
    if len(run.records) < _FEWEST or not any(says_total(item.label) for item in run.records[-1]):
        return []
    columns = [column for column in columns if len(column) == len(run.records)]
    readings = [Reading(column[-1], column[:-1], "firm") for column in columns]
    whole = [each for each in readings if adds_up(each) and not is_no_list(each.parts)]
    if not whole or prod(map(by_chance, whole)) > _SURE:
        return []
    return [each for each in readings if each in whole or slips(each)]


def _bear_its_name(total: Item, column: Sequence[Item]) -> bool:
    """Whether the words before a total end in those before each part: 下达扶贫资金2642万元。甲县:扶贫资金240万元；…"""
    name = column[0].label
    return len(name) >= _NAME and total.label.endswith(name) and all(item.label == name for item in column)


def _in_order(total: Item, place: int, other: Item, place_of_other: int) -> bool:
    """Whether two totals of one kind stand in the order of their columns."""
    return total.family != other.family or (total.index - other.index) * (place - place_of_other) > 0


def _is_one_digit(gap: int, slack: int) -> bool:
    """Whether a gap is, within half of `slack`, what one wrong digit makes: 4000, but not 4100."""
    step = 10 ** (len(str(gap)) - 1)
    return any(2 * min(gap % each, -gap % each) <= slack for each in (step, 10 * step))


_INDEX = attrgetter("index")


def _before(items: Sequence[Item], start: int, most: int) -> list[Item]:
    """The last items before the one at `start`, the nearest first."""
    at = bisect_left(items, start, key=_INDEX)
    return list(reversed(items[max(at - most, 0) : at]))


class _Column:
    """A column of a run and the quantities that may be its total."""

    def __init__(self, run: Run, items: tuple[Item, ...], totals: Sequence[Item], sizes: dict[int, _Size]) -> None:
        self.run, self.items, self.totals = run, items, totals
        self._totals = [sizes[total.index] for total in totals]
        parts = [sizes[item.index] for item in items]
        self._sums = list(accumulate(part.value for part in parts))
        self._slack = sum(part.slack for part in parts)

    def that_adds_up(self, among: Collection[Item] | None = None) -> Reading | None:
        """The total and the longest list of records, from the first on, that make up a sum which is no chance; rather
        one that ends with its paragraph than one that goes on behind it. `among` has the totals of a column that
        stands beside others that add up.
        """
        first = None
        for reading in self._all_that_add_up(among):
            if not self._goes_on(reading):
                return reading
            first = first or reading
        return first

    def _goes_on(self, reading: Reading) -> bool:
        return self.run.grain != "paragraph" and reading.parts[0].paragraph != reading.parts[-1].paragraph

    def _all_that_add_up(self, among: Collection[Item] | None) -> Iterator[Reading]:
        for number, total in enumerate(self.totals):
            if among is not None and total not in among:
                continue
            meant, slack = self._totals[number].value, self._totals[number].slack + self._slack
            longest = bisect_right(self._sums, meant + slack // 2 + 1)
            for length in range(longest, 1, -1):
                if meant - self._sums[length - 1] > slack:
                    break
                if not self.run.may_end(length) and not (length < _LONGEST_CUT and is_cut(self.items[:length])):
                    continue
                reading = Reading(total, self.items[:length], "cue")
                if adds_up(reading) and self._is_no_chance(reading, number + 1, among is not None):
                    nearer = [other for other in self.totals[:number] if is_misprint(other, total)]
                    yield Reading(nearer[0], reading.parts, "firm") if nearer else reading

    def that_may_add_up(self, length: int) -> Reading | None:
        """The nearer total that the first `length` records add up to, though chance may be the reason."""
        for number, total in enumerate(self.totals[:2] if length <= len(self.items) else ()):
            if not self._fits(number, length):
                continue
            reading = Reading(total, self.items[:length], "cue")
            exact = figures_of(reading)[0].exact and not is_no_list(reading.parts)
            if exact and adds_up(reading) and by_chance(reading) <= _BESIDE:
                return reading
        return None

    def _fits(self, number: int, length: int) -> bool:
        """Whether the first `length` records make up a total within rounding."""
        meant, slack = self._totals[number]
        return abs(meant - self._sums[length - 1]) <= (slack + self._slack) // 2

    def in_the_light_of(self, believed: dict[int, Reading], place: int) -> Reading | None:
        """What the column is where the columns at other places (`believed`) are the parts of their totals."""
        near = [
            total
            for total in self.totals
            if any(abs(total.index - other.total.index) < WIDEST for other in believed.values())
            and all(_in_order(total, place, other.total, at) for at, other in believed.items())
        ]
        if not near:
            return self._that_slips(len(self.items), self.totals, beside=0)
        length = min(len(next(iter(believed.values())).parts), len(self.items))
        return self.that_adds_up(near) or self._that_slips(length, near, beside=len(believed))

    def _is_no_chance(self, reading: Reading, tries: int, beside: bool) -> bool:
        if not figures_of(reading)[0].exact or is_no_list(reading.parts):
            return False
        if self._is_led(reading):
            return True
        chance = tries * by_chance(reading)
        whole = len(reading.parts) == len(self.run.records) or is_cut(reading.parts)
        listed = self.run.announced and whole and len(reading.parts) >= _LONG_LIST
        if beside or chance > (_UNLIKELY_LISTED if listed else _UNLIKELY):
            return beside and chance <= _BESIDE
        announced = (self.run.announced and whole) or self._leaves_nothing(reading.total, reading.parts)
        if len(reading.parts) == 2 and not (announced and whole):
            return False
        next_to_it = reading.parts[0].previous == reading.total.index and whole
        return announced or chance <= (_NEXT if next_to_it else _SURE)

    def _is_led(self, reading: Reading) -> bool:
        """Whether a colon and then lines that begin with the parts stand behind the total: 7人：↵5人为…；↵2人为…"""
        first, whole = self.run.first, len(reading.parts) == len(self.run.records)
        above = first.headed and first.paragraph == reading.total.paragraph + 1
        return whole and above and not any(part.label for part in reading.parts)

    def _that_slips(self, length: int, totals: Collection[Item], beside: int) -> Reading | None:
        """A total whose difference from the column one wrong digit explains, where the build says that it is one.
        `beside` counts the columns beside it that add up.
        """
        if not beside and len(self.items) < min(len(self.run.records), MANY):
            return None
        column, size = self.items[:length], self._sums[length - 1]
        is_led = self._is_led(Reading(self.totals[0], column))
        least = 2 if beside > 1 else 3
        if not beside and not is_led and any(self._fits(number, length) for number in range(len(self.totals))):
            return None  # chance or not, it accuses no other total
        tries = 0
        for number, total in enumerate(self.totals):
            meant = self._totals[number].value
            if total not in totals or not _LEAST_SURELY * meant <= size <= _MOST * meant or is_no_list(column):
                continue
            if size < _LEAST * meant and not _is_one_digit(meant - size, self._totals[number].slack + self._slack):
                continue
            led = number == 0 and is_led
            whole = led or self._leaves_nothing(total, column)
            if (number > 1 and not beside and not whole) or (
                length < least and not (led or names_parts(total, column))
            ):
                continue
            tries += 1
            next_to_it = number == 0 and self._begins_behind(total)
            named = next_to_it and (says_total(total.label) or _bear_its_name(total, column))
            firm = beside > 0 or (whole and next_to_it) or self._is_named_above(total)
            reading = Reading(total, column, "firm" if firm else "cue")
            figures, parts = figures_of(reading)
            most = _SLIP_BESIDE if firm else _SLIP_NAMED if named or whole else _SLIP_ALONE
            if size < _LEAST * meant:
                most = _SLIP_FAR
            if figures.exact and tries * figures.chance(0, parts) <= most and slips(reading):
                # What follows the three industries may be told beside them.
                return None if any(adds_up(Reading(total, cut)) for cut in partitions(column)) else reading
        return None

    def agrees_with(self, other: _Column) -> bool:
        """Whether two columns of different records have the same sum within rounding, and a long one."""
        alike = self.items[0].family == other.items[0].family and self.items[-1].index < other.items[0].index
        slack = self._slack + other._slack
        return alike and self._sums[-1] >= max(slack, 1) * _LONG and 2 * abs(self._sums[-1] - other._sums[-1]) <= slack

    def of_a_known_total(self, divided: Collection[int]) -> Reading | None:
        """The reading under a total that other lists divide (their indexes), which one wrong digit explains."""
        for number, total in enumerate(self.totals):
            meant, size = self._totals[number].value, self._sums[-1]
            if total.index not in divided or not _LEAST * meant <= size <= meant / _LEAST or is_no_list(self.items):
                continue
            reading = Reading(total, self.items, "firm")
            figures, parts = figures_of(reading)
            listed = self.run.first.headed and figures.chance(0, parts) <= LIKELY
            sure = listed or self._leaves_nothing(total, self.items)
            if figures.exact and sure and slips(reading):
                return reading
        return None

    def _is_named_above(self, total: Item) -> bool:
        """Whether the words before a long list speak of what its total counts: 学员共90人。各类学员人数分别是：…"""
        cue, many = self.run.cue, len(self.items) == len(self.run.records) >= _LONG_LIST
        if cue is None or not many:
            return False
        return any(total.label[at : at + _HEADING] in cue.name for at in range(len(total.label) - _HEADING + 1))

    def _leaves_nothing(self, total: Item, column: Sequence[Item]) -> bool:
        """Whether the names of the records, or the total's own words, say that they are all."""
        names = [record[0] for record in self.run.records[: len(column)]]
        return (is_even(column) and (is_whole(names) or is_whole(column))) or names_parts(total, column)

    def _begins_behind(self, total: Item) -> bool:
        """Whether the run begins right behind the record of a total, which is no part of a list itself."""
        first = self.run.first
        return first.index - total.index <= WIDEST and first.paragraph - total.paragraph <= 1 and total.under < 0
