"""Totals that stand behind their parts: 合计, 共计, 总投资."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kangle_stats.prose import words
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.outline import Cue, Item
from kangle_stats.prose.sums import like_measures
from kangle_stats.prose.sums.reading import (
    UNLIKELY,
    Reading,
    adds_up,
    by_chance,
    figures_of,
    is_no_accident,
    plausible,
    slips,
)
from kangle_stats.prose.sums.readings import MOST_PARTS, columns_of, each_by_itself

_LONGEST_LEAD = 6
"""How many characters may stand before 合计 in its clause: 收入总计."""
_FEW = frozenset("23456789")
"""How many summands may be counted before 合计."""
_MOST_BESIDE = 2
"""How many further columns may stand beside one that is summed up."""
_SHORTEST_NAME, _NAME = 2, 4
"""How many characters must stand before 总 in the name of a total, and how many its first part must bear too."""
_SURE = 3
"""From how many parts on a total may be wrong that is told by nothing but its name (总投资…)."""
_BY_CHANCE = 0.02
"""How likely a list may add up by chance to a total that is only called 总额 or the like."""
_OF_SHARES = 0.005
"""The same of shares, whose cue may sum up other shares."""
_ALL_YEARS = re.compile(words.ALL_YEARS)
_NAME_OF_TOTAL = re.compile(words.TOTALS_BEHIND)
_SAYS_ALL = re.compile("|".join((words.TOTALS_BEHIND, words.ALL_YEAR, words.ALL_YEARS)))


def summed_up(items: list[Item], cues: list[Cue], earlier: list[Item], nested: set[int]) -> Iterator[Reading]:
    """The sums of a sentence whose totals stand behind their parts. `earlier` has the quantities of the sentence
    before, `nested` the indexes of those that are parts of a part.
    """
    yield from _by_cue(items, cues, earlier, nested)
    yield from _by_name(items, nested)


def _by_cue(items: list[Item], cues: list[Cue], earlier: list[Item], nested: set[int]) -> Iterator[Reading]:
    """合计, 共计 and their like: the item behind is the total of those before it."""
    for cue in cues:
        if cue.kind != "sumup":
            continue
        total = next((item for item in items if item.index == cue.first), None)
        if total is not None and not total.family and total.clause == cue.clause:
            before = [i for i in items if i.clause == cue.clause and i.index < total.index]
            above = any(i.label.startswith(words.ABOVE) for i in before)
            yield from _of_shares(earlier if above else items, total, {i.mention.value for i in before})
        if total is None or total.clause != cue.clause or not total.family or total.bracket != cue.bracket:
            continue
        gap = total.mention.start - cue.end
        if gap > 8 or total.role != "level":
            continue
        if total.bracket and not any(item.bracket == total.bracket for item in items if item.index < total.index):
            reading = _in_bracket(total, items)
            if reading is not None:
                yield reading
            continue
        parts = [i for i in items if i.index < total.index and _may_be_part(i, total, nested)]
        lead = total.label.find(cue.word)
        before = [i for i in items if i.clause == cue.clause and i.index < total.index]
        counted = before[0].mention.value if len(before) == 1 and before[0].family != total.family else ""
        alone = not before or counted in _FEW  # 三项补贴合计
        at_start = alone and 0 <= lead <= (_LONGEST_LEAD if len(cue.word) > 1 else 0)
        if not parts and at_start:
            parts = [i for i in earlier if _may_be_part(i, total, nested)]
        firm = cue.word != "共" and gap <= 2 and at_start
        unlike = like_measures.before_total(items, total, nested) if at_start and gap <= 2 else None
        if (len(parts) < 2 and unlike is None) or len(parts) > MOST_PARTS:
            continue
        strength = "cue" if at_start and gap <= 3 else "weak"
        readings = [Reading(total, tuple(parts[first:]), strength) for first in range(len(parts) - 1)]
        columns = columns_of(parts) if parts else []
        readings[1:1] = [Reading(total, column, strength) for column in columns]
        if counted and alone:
            readings = [reading for reading in readings if str(len(reading.parts)) == counted]
        chosen = next((r for r in readings if adds_up(r)), None)
        if chosen is None and not (cue.word == "共" and gap):  # 共设, 共有 may begin another thing
            chosen = next((r for r in readings if slips(r)), None)
        if chosen is None and firm and _contiguous(parts, total):
            chosen = Reading(total, tuple(parts), "explicit")
            if not (plausible(chosen) or slips(chosen)):
                chosen = None
        chosen = chosen or unlike
        if chosen is not None:
            yield chosen


def _of_shares(items: list[Item], total: Item, counts: set[str]) -> Iterator[Reading]:
    """甲占54.5%，乙占38.5%，合计占93.0%: the shares before it, without those of other things that stand before them.
    `counts` are the numbers before 合计, one of which may say how many they are: 上述两项合计占93.0%.
    """
    unit = plain(total.mention.unit)
    shares = [i for i in items if i.index < total.index and plain(i.mention.unit) == unit and i.role == total.role]
    if unit not in words.SHARES or words.OF_WHOLE not in total.label:
        return
    shares = [share for share in shares if words.OF_WHOLE in share.label or share.joined][-MOST_PARTS:]
    readings = [Reading(total, tuple(shares[first:]), "weak") for first in range(len(shares) - 1)]
    counted = [Reading(each.total, each.parts, "firm") for each in readings if str(len(each.parts)) in counts]
    chosen = next((each for each in counted if adds_up(each) or slips(each)), None)
    if chosen is None:
        chosen = next((each for each in readings if is_no_accident(each) and by_chance(each) <= _OF_SHARES), None)
    if chosen is None:
        chosen = next((each for each in readings if by_chance(each) <= _OF_SHARES and _is_wrong(each, readings)), None)
    if chosen is not None:
        yield chosen


def _is_wrong(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether one slip explains a reading, and hardly by chance among so many."""
    figures, parts = figures_of(reading)
    return len(readings) * figures.chance(0, parts) <= UNLIKELY and slips(reading)


def columns_beside(reading: Reading, items: Sequence[Item]) -> Iterator[Reading]:
    """公办12所、学生800人，民办9所、学生400人，共21所、学生1200人: what stands beside the total has its parts beside
    the total's parts.
    """
    at = {item.index: item for item in items}
    for step in range(1, _MOST_BESIDE + 1):
        total = at.get(reading.total.index + step)
        parts = [at.get(part.index + step) for part in reading.parts]
        column = tuple(part for part in parts if part is not None)
        if total is None or len(column) < len(parts) or total.sentence != reading.total.sentence:
            return
        if total.family == reading.total.family or not total.family:
            return
        if any(item.family != total.family or item.role != "level" for item in (total, *column)):
            return
        beside = Reading(total, column, "firm")
        if adds_up(beside) or slips(beside):
            yield beside


def _by_name(items: list[Item], nested: set[int]) -> Iterator[Reading]:
    """财政投入600万元，群众自筹200万元，总投资800万元: a total so named, behind a list to which nothing is added.

    Where the list begins its segment under the same name (预算收入…，上年结余…，预算总收入…), or the total is of all
    the times that it tells (三年累计), it is no chance.
    """
    for at, total in enumerate(items):
        if not _SAYS_ALL.search(total.label) or total.role != "level" or not total.family or total.bracket:
            continue
        years = _ALL_YEARS.search(total.label)
        named = _NAME_OF_TOTAL.search(total.label)
        name = named[0] if named and not years else ""
        parts = _list_before(items[:at], total, nested)
        if len(parts) < 2:
            continue
        if years:
            sure = len(parts) == words.YEARS.index(years["years"])
        elif name:
            sure = parts[0].leads and _is_kin(total.label, name, parts[0].label)
        else:
            sure = all(any(time in part.label for time in words.TIMES_OF_YEAR) for part in parts)
        alone = bool(name) and len(parts) >= _SURE and total.label.strip("，,").startswith(name)
        reading = Reading(total, parts, "cue" if sure or alone else "weak")
        if adds_up(reading):
            if sure or (name and by_chance(reading) <= _BY_CHANCE):
                yield reading
        elif slips(reading) and (sure or (alone and plausible(reading))):
            yield reading


def _list_before(items: list[Item], total: Item, nested: set[int]) -> tuple[Item, ...]:
    """The list that ends at a total, a part in every clause; growth rates and shares may stand beside the parts."""
    parts: list[Item] = []
    following = total
    for item in reversed(items):
        if item.segment != total.segment or following.late:
            break
        following = item
        if _is_beside(item):
            continue
        if item.clause == (parts[0] if parts else total).clause or not _may_be_part(item, total, nested):
            break
        parts.insert(0, item)
    return tuple(parts)


def _is_beside(item: Item) -> bool:
    """Whether a quantity only comments on the one before it: a growth rate, a share, a change."""
    return item.role == "change" or (not item.family and plain(item.mention.unit) in words.SHARES)


def _is_kin(label: str, name: str, first: str) -> bool:
    """Whether the first part bears its total's name without 总: 基金预算收入 and 基金预算总收入."""
    before, _, _ = label.partition(name)
    before = before[-_NAME:]
    return len(before) >= _SHORTEST_NAME and f"{before}{name.removeprefix('总')}" in first


def _in_bracket(total: Item, items: list[Item]) -> Reading | None:
    """3个乡、5个镇（合计8个乡镇）: the list that ends at the bracket, with nothing of another kind in it."""
    parts: list[Item] = []
    for item in reversed(items[: items.index(total)]):
        joined = not parts or parts[0].clause - item.clause == 1
        if item.bracket or item.family != total.family or item.role != "level" or not joined:
            break
        parts.insert(0, item)
    readings = [Reading(total, tuple(parts[first:]), "cue") for first in range(min(len(parts), MOST_PARTS) - 1)]
    chosen = next((reading for reading in readings if adds_up(reading)), None)
    if chosen is None and readings:
        # 2个市，3个乡、5个镇（合计8个乡镇）: what 、 joins is one list.
        begins = next((at for at in range(len(parts) - 1, 0, -1) if not parts[at].joined), 0)
        one_list = readings[begins] if begins < len(readings) else readings[0]
        one_list.strength = "firm"
        chosen = one_list if slips(one_list) else None
    return chosen


def _may_be_part(item: Item, total: Item, nested: set[int]) -> bool:
    if item.family != total.family or item.role != "level" or item.bracket != total.bracket:
        return False
    return item.index not in nested and (total.mention.each or not each_by_itself(item))


def _contiguous(parts: Sequence[Item], total: Item) -> bool:
    """Whether every clause from the first part to the total holds a part."""
    return total.clause - parts[0].clause == len({part.clause for part in parts})
