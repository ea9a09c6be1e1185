"""Records: segments, sentences or paragraphs of one build that follow one another, and their columns.

甲镇12个、资金30万元；乙镇9个、资金25万元 are two records with two columns. They are told by their build alone: units
that follow one another without a gap and begin with the same kind of quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kangle_stats.prose import words
from kangle_stats.prose.outline import Cue, Item, Outline

GRAINS = ("paragraph", "sentence", "segment", "clause")
"""The units that are compared, the largest first."""
MOST_RECORDS = 60
"""More are a table, or noise."""
WIDEST = 8
"""How many quantities of a record are looked at."""
MANY = 4
"""From this many records on a column may end before the last one."""
_SIGNS = "，,、:"
_BALANCE = re.compile("|".join(words.BALANCES))
_SUM_UP = tuple(word for word in words.SUM_UP if len(word) > 1)
_CUES = frozenset(["among", "cut", "colon", "within"])


@dataclass(slots=True)
class _Unit:
    """A segment, sentence or paragraph, or what stands in it behind a cue: the quantities at its head."""

    number: int
    items: list[Item]
    cue: Cue | None
    """The cue that it begins with."""


@dataclass(slots=True)
class Run:
    """Records that follow one another."""

    records: list[list[Item]]
    grain: str
    cue: Cue | None
    """The cue before the first, if any."""
    announced: bool
    """Whether a cue or a heading stands before the first."""
    inner: list[list[Item]]
    """For each record the quantities of the list in it, if any (甲镇120人，其中女性56人；乙镇…)."""

    @property
    def first(self) -> Item:
        """The quantity that it begins with."""
        return self.records[0][0]

    def columns(self) -> list[tuple[Item, ...]]:
        """The quantities under the same words, or else of the same kind and place, in every record."""
        columns: dict[int, tuple[Item, ...]] = {}
        for item in self.records[0]:
            for column in (_by_words(item, self.records), self._by_place(item)):
                if len(column) == len(self.records) or len(column) >= MANY:
                    columns.setdefault(column[1].index, column)
                    break
            else:
                if len(column) > 1:
                    columns.setdefault(column[1].index, column)
        for item in self.inner[0]:
            column = _by_words(item, self.inner)
            if len(column) == len(self.records):
                columns.setdefault(column[1].index, column)
        return list(columns.values())

    def _by_place(self, item: Item) -> tuple[Item, ...]:
        family = item.family
        place = len([None for other in self.records[0] if other.family == family and other.index < item.index])
        column: list[Item] = []
        for record in self.records:
            alike = [other for other in record if other.family == family]
            if len(alike) <= place:
                break
            column.append(alike[place])
        return tuple(column)

    def may_end(self, length: int) -> bool:
        """Whether a larger unit ends behind the first `length` records, so that a list may end there too."""
        if length == len(self.records):
            return True
        if self.grain == "paragraph":
            return length >= MANY
        larger = attrgetter(GRAINS[GRAINS.index(self.grain) - 1])
        return bool(larger(self.records[length - 1][0]) != larger(self.records[length][0]))


def _by_words(item: Item, records: Sequence[Sequence[Item]]) -> tuple[Item, ...]:
    """The quantities of the same kind under the same words, one of each record, as far as they go."""
    family, label = item.family, item.label.strip(_SIGNS)
    column: list[Item] = []
    for record in records:
        for other in record:
            if other.family == family and label in other.label and other.label.strip(_SIGNS) == label:
                column.append(other)
                break
        else:
            break
    return tuple(column)


def is_plain(item: Item) -> bool:
    """Whether a quantity may stand in a record: an amount outside brackets, of all and not of each."""
    level = bool(item.family) and item.role == "level" and not item.bracket and not item.mention.each
    return level and not is_balance(item)


def is_balance(item: Item) -> bool:
    """Whether a quantity is what is left of two others: 顺差, 差额."""
    return _BALANCE.search(item.label) is not None


def runs(build: Outline, plain: Sequence[Item]) -> list[Run]:
    """Every run of records of a text, in the order of their first quantities, longer ones first.

    `plain` holds the items of the text that may stand in a record.
    """
    cues = {cue.first: cue for cue in build.cues if cue.kind in _CUES and not cue.bracket}
    found: list[Run] = []
    for grain in GRAINS[:-1]:
        found += _runs(_units(plain, cues, grain), grain)
    found += _runs(_clauses(plain, cues), GRAINS[-1])
    found.sort(key=lambda run: (run.first.index, -len(run.records)))
    return found


def _units(plain: Sequence[Item], cues: dict[int, Cue], grain: str) -> list[_Unit]:
    """The units of a grain with the quantities at their heads; a cue in the middle begins a unit of its own."""
    number_of = attrgetter(grain)
    units: list[_Unit] = []
    here = -1
    for item in plain:
        number: int = number_of(item)
        cue = cues.get(item.index)
        if cue is not None and number_of(cue) != number:
            cue = None
        if number != here or cue is not None:
            units.append(_Unit(number, [], cue))
            here = number
        if len(units[-1].items) < WIDEST:
            units[-1].items.append(item)
    return units


def _clauses(plain: Sequence[Item], cues: dict[int, Cue]) -> list[_Unit]:
    """Units without a stop between them: each begins where the kind of quantity that the first began with comes again
    (甲镇12户、48人，乙镇9户、31人). A clause without a quantity, or a stop, leaves a gap in the numbers.
    """
    units: list[_Unit] = []
    number = sentence = 0
    for item in plain:
        gap = item.late or item.sentence != sentence
        cue = cues.get(item.index)
        again = not units or item.family == units[-1].items[0].family or len(units[-1].items) == WIDEST
        if gap or again or cue is not None:
            number += 1 + gap
            units.append(_Unit(number, [], cue))
        units[-1].items.append(item)
        sentence = item.sentence
    return units


def _runs(units: Sequence[_Unit], grain: str) -> Iterator[Run]:
    """Runs as long as they go, and those that begin in the middle of another with a cue."""
    covered = covered_named = 0
    for start, first in enumerate(units):
        if start < covered and (first.cue is None or (start < covered_named and first.cue.kind == "colon")):
            continue
        run, inner, end = _run_from(units, start, grain)
        covered = max(covered, end)
        if first.cue is not None and first.cue.kind == "colon":
            covered_named = covered
        if len(run) < 2:
            continue
        records = [unit.items for unit in run]
        yield Run(records, grain, first.cue, first.cue is not None or first.items[0].headed, inner)
        if len(run) > 2 and (first.cue is None or _boundary(first, run[1]) < 2):
            # The first may be the total of the others, or a list of its own beside it.
            yield Run(records[1:], grain, None, records[1][0].headed, inner[1:])


def _run_from(units: Sequence[_Unit], start: int, grain: str) -> tuple[list[_Unit], list[list[Item]], int]:
    """The units that go on as the one at `start` does, what the lists in them hold, and the place behind the last."""
    first = units[start]
    family = first.items[0].family
    is_list = first.cue is not None and first.cue.kind == "among"
    run, number, end = [first], first.number, start + 1
    inner: list[list[Item]] = [[]]
    for at in range(start + 1, min(start + MOST_RECORDS, len(units))):
        unit = units[at]
        listed = unit.cue is not None and unit.cue.kind == "among" and grain != "clause"
        inside = unit.number == number or listed  # a list inside a record
        # 甲县:…；乙县:… each begin with a colon, which announces no list.
        named = first.cue is not None and unit.cue is not None and first.cue.kind == unit.cue.kind == "colon"
        alike = (unit.cue is None or named) and unit.items[0].family == family
        sums_up = grain == GRAINS[-1] and unit.items[0].label.endswith(_SUM_UP)
        if unit.number > number + 1 or sums_up or not (inside or alike):
            break
        number = unit.number
        if inside:
            inner[-1] += unit.items[: WIDEST - len(inner[-1])]
            continue
        if is_list and len(run) > 1 and _boundary(run[-1], unit) < _boundary(run[0], run[1]):
            break  # the list ends with its sentence, or its paragraph
        run.append(unit)
        inner.append([])
        end = at + 1
    return run, inner, end


def _boundary(one: _Unit, other: _Unit) -> int:
    """How large a unit ends between two others: 0 a paragraph, 1 a sentence, 2 a segment, 3 none of them."""
    first, second = one.items[0], other.items[0]
    if first.segment == second.segment:
        return 3  # stops of any kind end a segment
    if first.sentence == second.sentence:
        return 2
    return 0 if first.paragraph != second.paragraph else 1
