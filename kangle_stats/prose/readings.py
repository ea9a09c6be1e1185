"""The ways to read a list of quantities under a total, and which of them are believed.

The build of the text decides which quantities may be parts. Where it leaves several readings (does the first item
belong? is this list one cut or two?), the first that adds up is taken, or else the first that a single wrong digit
explains; where the wording leaves no doubt, the plainest reading, right or wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import Figures, are_exact
from kangle_stats.prose.outline import Cue, Item
from kangle_stats.prose.wholes import (
    POOR_PLACE,
    goes_on,
    is_no_list,
    is_rest,
    is_whole,
    leaves_no_doubt,
    partitions,
    without_overlaps,
)

_OPEN = re.compile(rf"(?<![{words.NOT_OPEN_AFTER}]){words.OPEN_END}(?![{words.NOT_OPEN_BEFORE}])")
MOST_PARTS = 60
"""A longer list is a table, or noise."""
MOST_STRANGERS = 14
"""Up to how many items it is asked of a list which of them do not belong."""
_LIKELY, _UNLIKELY = 0.15, 0.05
"""Up to how many slips by chance a gap may have for one slip to explain it: where a cue announces parts, and where
nothing or too much does."""
_ENOUGH, _SELDOM = 0.3, 0.02
"""A list that names less than this part of its total may leave some out, unless chance hardly explains the slip."""
_THING = 2
"""How many characters at the end of a label name what is counted."""
_LONGEST_THING = 8
"""How long the name of what is counted may be, and how many characters may stand before it."""
_SIGNS = "，,、;: \0"
_BY_CHANCE = 0.005
"""How likely a list may add up by chance to one of the totals far above it."""
_ACCIDENT = 0.02
"""How likely a list may add up by chance where its wording is plain, but its measure words or its cue are not."""
_MOST, _MOST_OF_TWO = 0.1, 0.7
"""A list of three or more neighbours (or of two) that names this part of its total is hardly one of examples only."""
_SHORT, _SHORT_BESIDE = 1000, 100
"""How long a total must be for a second list of it to hold a wrong digit: in one segment with the first, and apart."""
_OVERFULL = 12
"""By how much the parts may exceed a total that lost a digit."""
_LEAST_STRANGER = 0.05
"""An item that is left out of a list must be at least this part of the total."""


@dataclass(slots=True)
class Reading:
    """One way to read a list: which item is the total, which are its parts, and how firmly the words say so."""

    total: Item
    parts: tuple[Item, ...]
    strength: str = "cue"
    """explicit: the wording leaves no other reading; firm: a list of this total, and it has no rest; cue: it
    announces parts; apt: it may leave some out, and is believed where it adds up; exact: the same, of long numbers
    only; weak: no cue at all, so only long numbers are believed."""
    figures: Figures | None = None
    """Made when first asked for."""


def decide(cue: Cue, parts: list[Item], totals: list[Item], beside: Collection[int] = ()) -> list[Reading]:
    """The readings of a list that are believed: usually one, two for two cuts in one list, often none.

    `beside` has the indexes of the parts of another kind that are a sum already: a column beside them is one too.
    """
    if len(parts) < 2 or not totals:
        return []
    if any(word in totals[0].label for word in words.STAFF):
        parts = [part for part in parts if not any(word in part.label for word in words.NOT_STAFF)]
    if not totals[0].mention.each:
        parts = [part for part in parts if not each_by_itself(part)]
        if len(parts) < 2:
            return []

    def believed(reading: Reading) -> list[Reading]:
        return [reading, *_other_cut(reading, parts), *_other_column(cue, reading, parts, totals)]

    nearest: list[Reading] = []
    only_exact = are_exact(item.mention for item in (totals[0], *parts))
    for reading in _strengthened(cue, totals[0], parts, beside):
        nearest.append(reading)
        if only_exact and _is_told(cue, reading, adds_up):
            return believed(reading)  # as most lists are: no other reading is asked for
    told = any(reading.strength == "explicit" and is_exact(reading) for reading in nearest)
    if told:
        # What is only about so much may be added to make up for a wrong digit.
        nearest = [reading for reading in nearest if is_exact(reading)]
    for check in (adds_up, _slips_surely):
        for reading in nearest:
            if _is_told(cue, reading, check):
                return believed(reading)
    readings = [*nearest, *(r for total in totals[1:] for r in _strengthened(cue, total, parts, beside))]
    if told:
        readings = [reading for reading in readings if is_exact(reading)]
    others = readings if cue.kind == "cut" else [r for r in readings if r.strength in ("explicit", "firm")]
    for group, check in ((readings, adds_up), (nearest, slips), (others, slips)):
        for reading in group:
            if _is_told(cue, reading, check):
                return believed(reading)
    for reading in nearest:
        if reading.strength == "explicit" and plausible(reading) and reading.total.paragraph == parts[0].paragraph:
            return [reading]
    return []


def _strengthened(cue: Cue, total: Item, parts: list[Item], beside: Collection[int]) -> Iterator[Reading]:
    """The ways to read one list under one total, as firm as what stands around them makes them."""
    for reading in _readings(cue, total, parts):
        if total.mention.each and reading.strength == "explicit":
            # The average of all is no sum of the averages of its parts: 城镇居民人均…，农村居民人均…
            reading.strength = "cue"
        if reading.strength == "cue" and beside and all(part.index - 1 in beside for part in reading.parts):
            reading.strength = "firm"
        yield reading


def _is_told(cue: Cue, reading: Reading, check: Callable[[Reading], bool]) -> bool:
    return check(reading) and (cue.kind != "within" or _tells_most(reading))


def thing_of(item: Item) -> str:
    """The name of what a quantity counts, right behind its measure word; '' where there is none, or a longer phrase."""
    thing = item.after.strip(_SIGNS)
    return thing if _THING <= len(thing) <= _LONGEST_THING else ""


def of_things(parts: Sequence[Item], totals: Sequence[Item]) -> list[Reading]:
    """The readings of a list that tells of several things, each of which its own total names: 7个街道、12个镇，其中甲区
    4个街道和1个镇，乙区… Only what adds up is believed.
    """
    found = []
    for total in totals:
        thing = thing_of(total)
        if not thing:
            continue
        same = tuple(part for part in parts if thing in part.after[: len(thing) + _LONGEST_THING])
        reading = Reading(total, same, "cue")
        if 1 < len(same) < len(parts) and is_exact(reading) and adds_up(reading):
            found.append(reading)
    return found


def of_distant(cue: Cue, parts: Sequence[Item], totals: Sequence[Item]) -> list[Reading]:
    """The reading of a list whose total stands far above it, believed only where chance is out of the question."""
    if len(parts) < 2 or is_no_list(parts) or any(map(each_by_itself, parts)):
        return []
    cuts = list(partitions(parts))
    lists = [*cuts, without_overlaps(parts), tuple(parts)]
    whole = cue.complete or is_whole(parts)
    for total in totals:
        for listed in lists:
            reading = Reading(total, listed, "exact")
            same = whole and total.label[-_THING:] in listed[0].label
            most = _BY_CHANCE * 10 if same else _BY_CHANCE
            if len(listed) > 1 and adds_up(reading) and by_chance(reading) * (1 if same else len(totals)) <= most:
                return [reading]
    for total in totals if whole else ():
        reading = Reading(total, lists[0], "cue")
        figures, indexes = figures_of(reading)
        if plausible(reading) and len(totals) * figures.chance(0, indexes) <= _UNLIKELY and slips(reading):
            return [reading]
    return []


def _readings(cue: Cue, total: Item, parts: list[Item]) -> Iterator[Reading]:
    """The ways to read one list under one total, the plainest first."""
    strength = _strength(cue, parts)
    everything = tuple(parts)
    cuts = list(partitions(parts))
    if is_no_list(parts):
        # One person may have them all; but not what stands between two semicolons: 正式党员…，预备党员…；女党员…
        for segment in _segments(parts):
            if len(segment) > 1 and not is_no_list(segment):
                whole = strength == "exact" or any(True for _ in partitions(segment))
                yield Reading(total, segment, strength if whole else "apt")
        return
    distinct = without_overlaps(parts)
    if any(POOR_PLACE.search(part.label) for part in parts) and not adds_up(Reading(total, distinct)):
        distinct = everything  # 贫困县 is a part like others, unless the others are the whole
    plain = distinct if len(distinct) >= 2 else everything
    if plain != everything:
        # Where one trait cuts across the list, two others may do so unseen: 一线职工, 女职工, 农民工.
        yield Reading(total, plain, strength if len(plain) > 2 or strength == "exact" else "weak")
    joined = next((at for at, part in enumerate(parts) if at and not part.joined), len(parts))
    if 3 <= joined < len(parts) and strength != "exact":
        # What 、 joins is one list; what follows behind a comma may be told of all.
        closed = parts[joined].label.lstrip("，,").startswith(words.ANOTHER_MATTER)
        yield Reading(total, everything[:joined], strength if closed else "apt")
    ends = next((at for at, part in enumerate(parts[:-1]) if at > 1 and is_rest(part)), 0)
    if ends and strength != "exact" and is_unbroken(parts[: ends + 1]):
        yield Reading(total, everything[: ends + 1], "explicit")  # 其他… ends a list, though the sentence goes on
    columns = columns_of(parts)
    even = len({len(segment) for segment in _segments(parts)}) == 1
    of_column = strength if even or strength == "exact" else "apt"
    if strength != "exact":
        complete = cue.complete or any(map(is_rest, plain[-1:]))
        for cut in cuts:
            if goes_on(cut, parts):
                yield Reading(total, cut, "exact")
            else:
                yield Reading(total, cut, "explicit" if leaves_no_doubt(total, cut) else strength)
        if complete and not cuts:
            for column in columns:
                yield Reading(total, column, of_column)
            yield Reading(total, plain, "explicit")
            if plain != everything:
                yield Reading(total, everything, "explicit")
            return
    segments = _segments(parts)
    if segments and len(segments[0]) > 1 and any(len(segment) == 1 for segment in segments):
        yield Reading(total, segments[0], strength)
    yield Reading(total, everything, strength if plain == everything or strength == "exact" else "weak")
    for column in columns:
        yield Reading(total, column, of_column)
    for at, segment in enumerate(segments):
        if 2 <= len(segment) < len(parts):
            # Behind a semicolon another matter may be told: such a list has to add up.
            yield Reading(total, segment, "apt" if at and strength != "exact" else strength)
    if strength != "firm" and _has_strangers(total, parts):
        figures = Figures([total.mention, *(part.mention for part in parts)])
        for left_out in range(len(parts)):
            if figures.share(0, [left_out + 1]) < _LEAST_STRANGER:
                continue  # a small item explains a small error too well
            yield Reading(total, (*parts[:left_out], *parts[left_out + 1 :]), "exact")
        for split in range(2, len(parts) - 1):
            yield Reading(total, tuple(parts[:split]), "exact")
            yield Reading(total, tuple(parts[split:]), "exact")


def _strength(cue: Cue, parts: Sequence[Item]) -> str:
    """How firmly a cue and the build of its list say that the parts make up the whole."""
    twice = any(words.COUNTED_TWICE in part.label for part in parts)
    if cue.respective and not twice:
        return "apt"
    if cue.partial and cue.kind == "bracket" and len(parts) > 2 and not twice:
        return "apt"
    if cue.partial or twice or _is_open(parts):
        return "exact"
    whole = cue.kind in ("bracket", "colon") or cue.word in words.DIVIDED
    return "firm" if whole and parts[0].index == cue.first and is_unbroken(parts) else "cue"


def _is_open(parts: Sequence[Item]) -> bool:
    """Whether 等 behind the last part leaves the list open."""
    return bool(_OPEN.search(parts[-1].after))


def _has_strangers(total: Item, parts: Sequence[Item]) -> bool:
    """Whether a list is too much for its total, so that some of its items cannot belong (or a figure is wrong)."""
    figures = Figures([total.mention, *(part.mention for part in parts)])
    share = figures.share(0, range(1, len(parts) + 1))
    return 3 <= len(parts) <= MOST_STRANGERS and (
        share > 1 or (share > 0.85 and len(parts) >= 4 and figures.size(0) >= 10_000)
    )


def each_by_itself(part: Item) -> bool:
    return any(word in part.label for word in words.EACH) and part.mention.each


def _segments(parts: Sequence[Item]) -> list[tuple[Item, ...]]:
    """The parts of each segment between semicolons."""
    groups: dict[int, list[Item]] = {}
    for part in parts:
        groups.setdefault(part.segment, []).append(part)
    return [tuple(group) for group in groups.values()] if len(groups) > 1 else []


def columns_of(parts: Sequence[Item]) -> list[tuple[Item, ...]]:
    """The first of each segment, the second of each, and so on, where segments hold several (投资…，产值…；…)."""
    segments = _segments(parts)
    if not segments or all(len(segment) == 1 for segment in segments):
        return []
    width = min(len(segment) for segment in segments)
    return [tuple(segment[k] for segment in segments) for k in range(width)]


# --- Which readings are believed ------------------------------------------------------------------------


def figures_of(reading: Reading) -> tuple[Figures, range]:
    if reading.figures is None:
        reading.figures = Figures([reading.total.mention, *(part.mention for part in reading.parts)])
    return reading.figures, range(1, len(reading.parts) + 1)


def is_exact(reading: Reading) -> bool:
    """Whether no figure of a reading is about, more than, or up to what is printed."""
    return are_exact(item.mention for item in (reading.total, *reading.parts))


def by_chance(reading: Reading) -> float:
    """How likely the parts would add up if the total were any number as long, for judgements of likelihood only.

    Round numbers add up more easily: 500, 300 and 200 say no more than 5, 3 and 2 do.
    """
    figures, _ = figures_of(reading)
    step = figures.grain()
    return min((sum(figures.slacks) // step + 1) * 10_000 // max(figures.values[0] // step, 1), 10**9) / 10_000


def is_no_accident(reading: Reading) -> bool:
    """Whether exact figures add up, and one total in fifty at most would do so by chance."""
    figures, _ = figures_of(reading)
    return figures.exact and not is_no_list(reading.parts) and adds_up(reading) and by_chance(reading) <= _ACCIDENT


def adds_up(reading: Reading) -> bool:
    figures, parts = figures_of(reading)
    if reading.strength == "exact":
        return figures.exact and figures.gap(0, parts) == 0 and figures.size(0) >= 200
    if not figures.exact and reading.strength != "explicit" and not 0.9 <= figures.share(0, parts) <= 1.1:
        return False  # 超过 and its like leave so much room that anything fits
    return figures.adds_up(0, parts) and (reading.strength != "weak" or figures.size(0) >= 20)


def slips(reading: Reading) -> bool:
    """Whether one slip of a digit explains the list, and neither chance nor a list with a rest explains it as well."""
    figures, parts = figures_of(reading)
    strength = reading.strength
    if strength != "explicit" and reading.total.family == words.UNNAMED and not is_unbroken(reading.parts):
        return False  # 万 alone may count anything
    if strength != "explicit" and figures.values[0] in (figures.values[part] for part in parts):
        return False  # a part that is all leaves no room for others
    if not (figures.exact or strength == "explicit") or strength == "apt":
        return False
    chance, share = figures.chance(0, parts), figures.share(0, parts)
    # Rounding makes more gaps look like a slip; only long numbers leave that room.
    if not figures.slip(0, parts, strength in ("explicit", "firm") or chance <= _LIKELY):
        return False
    match strength:
        case "explicit" | "firm":
            return True
        case "cue":
            likely = chance <= _LIKELY or (_one_list(reading) and _mostly(reading, share))
            return likely and (share >= _ENOUGH or chance <= _SELDOM)
        case "weak":
            return chance <= _UNLIKELY
        case _:
            return chance <= _UNLIKELY and share >= 0.5


def _mostly(reading: Reading, share: float) -> bool:
    """Whether a list names most of its total, or so much more than all that the total must have lost a digit."""
    least = _MOST if len(reading.parts) > 2 else _MOST_OF_TWO
    return least <= share <= (_OVERFULL if len(reading.total.mention.value) > 1 else 2)


def _tells_most(reading: Reading) -> bool:
    """Whether a list names so much of its total that more than examples are meant: of 320家, 30家 and 20家 are not."""
    figures, parts = figures_of(reading)
    return figures.share(0, parts) >= _MOST_OF_TWO


def _slips_surely(reading: Reading) -> bool:
    """The same for a list that need not look for another total."""
    figures, parts = figures_of(reading)
    most = {"explicit": 0.5, "firm": 0.5, "cue": _UNLIKELY}.get(reading.strength, 0)
    return figures.chance(0, parts) <= most and slips(reading)


def _one_list(reading: Reading) -> bool:
    """Whether the parts are a list without other clauses in it, right behind its cue, or the only one in each of
    several segments that follow one another.
    """
    parts = reading.parts
    if parts[0].late:
        return False
    segments = [part.segment for part in parts]
    by_segment = len(parts) >= 3 and segments == list(range(segments[0], segments[0] + len(parts)))
    return (by_segment and all(part.leads for part in parts[1:])) or is_unbroken(parts)


def is_unbroken(parts: Sequence[Item]) -> bool:
    """Whether no other level and no clause without a quantity stands between the parts. Growth rates may, and so may
    a second column (15个、资金90万元，8个、资金40万元) behind the first, with which the list begins.
    """
    if all(item.previous == before.index and not item.late for before, item in pairwise(parts)):
        return True
    strides = {item.index - before.index for before, item in pairwise(parts)}
    return strides <= {2} and parts[0].under == parts[0].index - 1


def plausible(reading: Reading) -> bool:
    """Whether a list that does not add up may be a list of this total at all."""
    figures, parts = figures_of(reading)
    return 0.5 <= figures.share(0, parts) <= 2


def _other_cut(first: Reading, parts: list[Item]) -> list[Reading]:
    """A second cut of the same total in one list: 男…，女…；城镇…，乡村…"""
    taken = {part.index for part in first.parts}
    rest = [part for part in parts if part.index not in taken]
    if len(rest) < 2:
        return []
    whole = Reading(first.total, tuple(rest), "cue")
    figures, indexes = figures_of(whole)
    named = any(len(cut) == len(rest) for cut in partitions(rest))
    apart = {part.segment for part in rest}.isdisjoint(part.segment for part in first.parts)
    least = _SHORT_BESIDE if apart and plausible(whole) else _SHORT
    if figures.adds_up(0, indexes) or named or (figures.slip(0, indexes) and figures.size(0) >= least):
        return [whole]
    return []


def _other_column(cue: Cue, first: Reading, parts: list[Item], totals: list[Item]) -> list[Reading]:
    """The same list under a second total of the same kind: 羊45只、鸡300只。其中，甲村羊20只、鸡100只；乙村…"""
    taken = {part.index for part in first.parts}
    rest = [part for part in parts if part.index not in taken]
    others = [total for total in totals if total is not first.total]
    if len(rest) < 2 or len(taken) < 2:
        return []
    for total in others:
        for reading in _readings(cue, total, rest):
            if reading.strength != "exact" and (adds_up(reading) or _slips_surely(reading)):
                return [reading]
    return []
