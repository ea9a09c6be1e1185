"""Which reading of a list is meant.

Where the build of the text leaves several readings, the first that adds up is taken, or else the first that a single
wrong digit explains; where the wording leaves no doubt, the plainest reading, right or wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import are_exact
from kangle_stats.prose.outline import Cue, Item
from kangle_stats.prose.sums.reading import (
    UNLIKELY,
    Reading,
    adds_up,
    by_chance,
    figures_of,
    is_exact,
    is_hardly_chance,
    is_unbroken,
    plausible,
    slips,
    slips_surely,
    tells_most,
)
from kangle_stats.prose.sums.readings import each_by_itself, readings_of
from kangle_stats.prose.sums.records import is_balance
from kangle_stats.prose.sums.wholes import (
    is_misprint,
    is_no_list,
    is_whole,
    partitions,
    without_overlaps,
    without_rival,
)

_BY_CHANCE = 0.005
"""How likely a list may add up by chance to one of the totals far above it."""
_SURE = 0.005
"""Up to how many slips by chance a gap may have in a list of which only 中 says that it is one of such a total."""
_SHORT, _SHORT_BESIDE = 500, 100
"""How long a total must be for a second list of it to hold a wrong digit: in one segment with the first, and apart."""
_LEAST_CUT = 0.5
"""What part of its total such a second list must be at least."""
_THING = 2
"""How many characters at the end of a label name what is counted."""
_LONGEST_THING = 8
"""How long the name of what is counted may be, and how many characters may stand before it."""
_SIGNS = "，,、;: \0"


def decide(cue: Cue, parts: list[Item], totals: list[Item], beside: Collection[int] = ()) -> list[Reading]:
    """The readings of a list that are believed: usually one, two for two cuts in one list, often none.

    `beside` has the indexes of the parts of another kind that are a sum already: a column beside them is one too.
    """
    parts = _countable(totals[0], parts) if totals else []
    if len(parts) < 2:
        return []

    def believed(reading: Reading) -> list[Reading]:
        return [reading, *(_other_cut(reading, parts) or _other_column(cue, reading, parts, totals))]

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
    for check in (adds_up, slips_surely):
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
                if is_misprint(totals[0], reading.total):
                    return [Reading(totals[0], reading.parts, reading.strength)]
                return believed(reading)
    for reading in nearest:
        if reading.strength == "explicit" and plausible(reading) and reading.total.paragraph == parts[0].paragraph:
            return [reading]
    return []


def _countable(total: Item, parts: Sequence[Item]) -> list[Item]:
    """The parts without those that the nearest total does not count: who has retired, the means of its parts, what
    is counted another way.
    """
    kept = [part for part in without_rival(total, parts) if not is_balance(part)]
    if any(word in total.label for word in words.STAFF):
        kept = [part for part in kept if not any(word in part.label for word in words.NOT_STAFF)]
    return kept if total.mention.each else [part for part in kept if not each_by_itself(part)]


def _strengthened(cue: Cue, total: Item, parts: list[Item], beside: Collection[int]) -> Iterator[Reading]:
    """The ways to read one list under one total, as firm as what stands around them makes them."""
    for reading in readings_of(cue, total, parts):
        if total.mention.each and reading.strength == "explicit":
            # The average of all is no sum of the averages of its parts: 城镇居民人均…，农村居民人均…
            reading.strength = "cue"
        if reading.strength == "cue" and beside and all(part.index - 1 in beside for part in reading.parts):
            reading.strength = "firm"
        yield reading


def _is_told(cue: Cue, reading: Reading, check: Callable[[Reading], bool]) -> bool:
    return check(reading) and (cue.kind != "within" or tells_most(reading) or is_hardly_chance(reading))


def _other_cut(first: Reading, parts: list[Item]) -> list[Reading]:
    """A second cut of the same total in one list: 男…，女…；城镇…，乡村…"""
    taken = {part.index for part in first.parts}
    rest = [part for part in parts if part.index not in taken]
    before = [part for part in rest if part.index < first.parts[0].index]
    behind = [part for part in rest if part.index > first.parts[-1].index]
    for group in (rest, before, _unbroken(behind)):
        if len(group) < 2:
            continue
        whole = Reading(first.total, tuple(group), "cue")
        figures, indexes = figures_of(whole)
        named = any(len(cut) == len(group) for cut in partitions(group))
        apart = {part.segment for part in group}.isdisjoint(part.segment for part in first.parts)
        least = _SHORT_BESIDE if apart and figures.share(0, indexes) >= _LEAST_CUT else _SHORT
        if figures.adds_up(0, indexes) or named or (figures.slip(0, indexes) and figures.size(0) >= least):
            return [whole]
    return []


def _unbroken(parts: list[Item]) -> list[Item]:
    """The beginning of a list, up to where another level stands in it."""
    end = next((at for at in range(1, len(parts)) if not is_unbroken(parts[at - 1 : at + 1])), len(parts))
    return parts[:end]


def _other_column(cue: Cue, first: Reading, parts: list[Item], totals: list[Item]) -> list[Reading]:
    """The same list under a second total of the same kind: 羊45只、鸡300只。其中，甲村羊20只、鸡100只；乙村…"""
    taken = {part.index for part in first.parts}
    rest = [part for part in parts if part.index not in taken]
    others = [total for total in totals if total is not first.total]
    if len(rest) < 2 or len(taken) < 2:
        return []
    for total in others:
        for reading in readings_of(cue, total, rest):
            if reading.strength != "exact" and (adds_up(reading) or slips_surely(reading)):
                return [reading]
    return []


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
    most = UNLIKELY if whole else _SURE if cue.kind == "within" else 0
    for total in totals if most else ():
        reading = Reading(total, lists[0], "cue")
        figures, indexes = figures_of(reading)
        if plausible(reading) and len(totals) * figures.chance(0, indexes) <= most and slips(reading):
            return [reading]
    return []
