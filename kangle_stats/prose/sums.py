"""Totals and their parts: 其中, 按…分, brackets, 合计, and parts that are the whole because their names are (男, 女).

Sentences are read in order. `scopes` says what stands under each cue and what its total may be, `readings` which
of the possible equations is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from kangle_stats.prose import words
from kangle_stats.prose.outline import Cue, Item, Outline
from kangle_stats.prose.readings import (
    MOST_STRANGERS,
    Reading,
    adds_up,
    columns_of,
    decide,
    of_distant,
    each_by_itself,
    figures_of,
    partitions,
    plausible,
    same_people,
    slips,
)
from kangle_stats.prose.relation import Relation, sum_of
from kangle_stats.prose.scopes import MOST_TOTALS, Paragraph, Scope, scopes_of, totals_of
from kangle_stats.prose.series import series

MOST_PARTS = 60
"""A longer list is a table, or noise."""
_LONGEST_SENTENCE = 80
"""How many quantities of a sentence are read together."""
_LONG = 10_000
"""From this many steps of the last place on, a list that one wrong digit explains is hardly chance."""
_MOST_SEGMENTS = 4
"""How many items a list inside a list may go on with behind a semicolon."""
_MOST_CUES = 16
"""How many cues among them are heeded."""
_LONGEST_LEAD = 6
"""How many characters may stand before 合计 in its clause: 收入总计."""
_MOST_SISTERS = 8
"""How many records with the same labels are asked whether they add up as one of them does."""
_LABEL_END = 2
"""How many characters at the end of a total's label are compared; the name of the record may stand before them."""
_SISTERS_REACH = 120
"""How many quantities before and behind they may stand."""
_MORE_SENTENCES = 4
"""How many sentences a list may go on behind its own."""


def sums(build: Outline) -> Iterator[Relation]:
    """Every sum that the wording asserts, in the order of the lists."""
    columns = series(build)
    sentences = _sentences(build)
    claimed = frozenset(part.index for reading in columns for part in reading.parts)
    state, here = Paragraph(claimed=claimed), -1
    earlier: list[Item] = []
    for number, (items, cues) in enumerate(sentences):
        paragraph = items[0].paragraph
        if paragraph != here:
            follows = paragraph == here + 1 and _begins_with_cue(items, cues)
            if not follows:
                state, earlier = state.following(), []
            here = paragraph
        while columns and columns[0].parts[0].index <= items[-1].index:
            reading = columns.pop(0)
            state.used.update(part.index for part in reading.parts)
            state.current[reading.total.family] = reading.total
            state.divide(reading.total)
            yield _relation(reading)
        yield from _sentence(build, items, cues, earlier, sentences[number + 1 : number + 1 + _MORE_SENTENCES], state)
        earlier = items


def _sentences(build: Outline) -> list[tuple[list[Item], list[Cue]]]:
    """The items of each sentence that has any, with its cues. An endless sentence is cut, to bound the work."""
    groups: dict[tuple[int, int], tuple[list[Item], list[Cue]]] = {}
    piece_of: list[tuple[int, int]] = []
    begins = 0
    for item in build.items:
        if item.index and item.sentence != build.items[item.index - 1].sentence:
            begins = item.index
        piece = item.sentence, (item.index - begins) // _LONGEST_SENTENCE
        piece_of.append(piece)
        groups.setdefault(piece, ([], []))[0].append(item)
    for cue in build.cues:
        # A cue belongs to the piece of the item behind it, or where none follows, to that of the item before.
        near = [piece_of[k] for k in (cue.first, cue.first - 1) if 0 <= k < len(piece_of)]
        piece = next((piece for piece in near if piece[0] == cue.sentence), (-1, 0))
        if piece in groups and len(groups[piece][1]) < _MOST_CUES:
            groups[piece][1].append(cue)
    return list(groups.values())


def _begins_with_cue(items: list[Item], cues: list[Cue]) -> bool:
    return any(cue.kind in ("among", "cut") and cue.first == items[0].index and not cue.bracket for cue in cues)


def _sentence(
    build: Outline,
    items: list[Item],
    cues: list[Cue],
    earlier: list[Item],
    later: Sequence[tuple[list[Item], list[Cue]]],
    state: Paragraph,
) -> Iterator[Relation]:
    scopes = scopes_of(items, cues, earlier)
    nested = {item.index for scope in scopes if scope.nested or scope.cue.bracket for item in scope.items}
    seen: set[tuple[int, tuple[int, ...]]] = set()
    found: set[str] = set()
    inner: set[int] = set()

    def fresh(reading: Reading) -> bool:
        """Take note of a reading, unless the same parts of the same total have been read already."""
        parts = tuple(sorted(part.index for part in reading.parts))
        total = reading.total.index
        if not state.claimed.isdisjoint(parts):
            return False  # they are known to be parts of another list
        if total in parts or any(total == other and not set(parts).isdisjoint(taken) for other, taken in seen):
            return False
        seen.add((total, parts))
        state.used.update(parts)
        found.add(reading.total.family)
        state.divide(reading.total)
        return True

    for scope in sorted(scopes, key=lambda scope: not scope.nested):
        beside: set[int] = set()
        for family in dict.fromkeys(item.family for item in scope.items if item.family):
            parts = [item for item in scope.items if item.family == family and item.role == "level"]
            if not scope.nested and not scope.cue.bracket:
                parts = [item for item in parts if item.index not in nested | inner]
            totals = totals_of(scope, family, items, earlier, state) if not scope.aloof else []
            readings = decide(scope.cue, parts[:MOST_PARTS], totals, beside)
            if not readings and not scope.nested and (scope.cue.kind == "cut" or not totals):
                readings = of_distant(scope.cue, parts[:MOST_PARTS], state.distant(family, parts))
            if not readings and parts and totals and scope is _last_open(scopes):
                readings = _over_stops(scope, parts, totals, later)
            if not readings and parts and scope.nested:
                readings = _over_segments(scope, parts, totals, items)
            for reading in readings:
                if reading.strength in ("weak", "exact") and _chance(reading, build):
                    continue
                if fresh(reading):
                    beside.update(part.index for part in reading.parts)
                    if scope.nested:
                        inner.update(part.index for part in reading.parts)
                    else:
                        state.current[family] = reading.total
                    yield _relation(reading)
    for reading in chain(
        _summed_up(items, cues, earlier, nested),
        (reading for reading in _told_after(items, cues, state, nested) if not _chance(reading, build)),
        _complements(items, earlier, state, nested),
    ):
        if fresh(reading):
            state.current[reading.total.family] = reading.total
            yield _relation(reading)
    _remember(items, scopes, found, state)


def _is_open(scope: Scope) -> bool:
    return not scope.nested and not scope.aloof and not scope.cue.bracket


def _last_open(scopes: list[Scope]) -> Scope | None:
    """The last scope that is neither nested nor in a bracket: the one that a further sentence may go on with."""
    return next((scope for scope in reversed(scopes) if _is_open(scope)), None)


def _over_stops(
    scope: Scope, parts: list[Item], totals: list[Item], later: Sequence[tuple[list[Item], list[Cue]]]
) -> list[Reading]:
    """A list whose parts stand in sentences of their own: 其中，一产…。二产…。三产…。 Each gives its first quantity."""
    longer = list(parts)
    for items, cues in later:
        if items[0].paragraph != parts[0].paragraph or _begins_with_cue(items, cues):
            break
        level = next((item for item in items if item.role == "level"), None)
        if level is None or level.family != parts[0].family:
            break
        longer.append(level)
        for cut in partitions(longer):
            if cut[-1] is level:
                reading = Reading(totals[0], cut, "explicit" if same_people(totals[0], cut) else "cue")
                believed = plausible(reading) and (reading.strength == "explicit" or adds_up(reading) or slips(reading))
                return [reading] if believed and not totals[0].mention.each else []
        for total in totals:
            reading = Reading(total, tuple(longer), "cue")
            if len(longer) > 2 and not scope.cue.partial and adds_up(reading) and figures_of(reading)[0].size(0) >= 200:
                return [reading]
    return []


def _over_segments(scope: Scope, parts: list[Item], totals: list[Item], items: list[Item]) -> list[Reading]:
    """A list inside a list that runs on behind a semicolon; only numbers that add up show that it does."""
    behind = [i for i in items if i.index > parts[-1].index and i.family == parts[0].family and i.role == "level"]
    most = min(len(behind), _MOST_SEGMENTS) if totals and len(parts) <= MOST_STRANGERS else 0
    for count in range(1, most + 1):
        reading = Reading(totals[0], (*parts, *behind[:count]), "exact")
        long = figures_of(reading)[0].size(0) >= _LONG
        if behind[count - 1].bracket == 0 and (adds_up(reading) or (long and slips(reading))):
            return [reading]
    return []


def _relation(reading: Reading) -> Relation:
    parts = tuple(part.mention for part in reading.parts)
    return sum_of(reading.total.mention, parts, reading.strength == "explicit")


def _remember(items: list[Item], scopes: list[Scope], found: set[str], state: Paragraph) -> None:
    """Keep the first level of each family that is no part as the total that a later cut refers to."""
    inside = {item.index for scope in scopes if not scope.aloof for item in scope.items}
    fresh: set[str] = set()
    for item in items:
        if item.role == "level" and item.index not in inside | state.used and item.family not in {"", *found, *fresh}:
            if item.family in state.current:
                latest = state.before.setdefault(item.family, [])
                latest.insert(0, state.current[item.family])
                del latest[MOST_TOTALS:]
            state.current[item.family] = item
            fresh.add(item.family)


def _summed_up(items: list[Item], cues: list[Cue], earlier: list[Item], nested: set[int]) -> Iterator[Reading]:
    """合计, 共计 and their like: the item behind is the total of those before it."""
    for cue in cues:
        if cue.kind != "sumup":
            continue
        total = next((item for item in items if item.index == cue.first), None)
        if total is None or total.clause != cue.clause or not total.family or total.bracket != cue.bracket:
            continue
        gap = total.mention.start - cue.end
        if gap > 8 or total.role != "level":
            continue
        if total.bracket and not any(item.bracket == total.bracket for item in items if item.index < total.index):
            reading = _summed_up_in_bracket(total, items)
            if reading is not None:
                yield reading
            continue
        parts = [i for i in items if i.index < total.index and _may_be_part(i, total, nested)]
        lead = total.label.find(cue.word)
        alone = not any(i.clause == cue.clause for i in items if i.index < total.index)
        at_start = alone and 0 <= lead <= (_LONGEST_LEAD if len(cue.word) > 1 else 0)
        if not parts and at_start:
            parts = [i for i in earlier if _may_be_part(i, total, nested)]
        if len(parts) < 2 or len(parts) > MOST_PARTS:
            continue
        firm = cue.word != "共" and gap <= 2 and at_start
        strength = "cue" if at_start and gap <= 3 else "weak"
        readings = [Reading(total, tuple(parts[first:]), strength) for first in range(len(parts) - 1)]
        columns = columns_of(parts)
        readings[1:1] = [Reading(total, column, strength) for column in columns]
        chosen = next((r for r in readings if adds_up(r)), None)
        if chosen is None and not (cue.word == "共" and gap):  # 共设, 共有 may begin another thing
            chosen = next((r for r in readings if slips(r)), None)
        if chosen is None and firm and _contiguous(parts, total):
            chosen = Reading(total, tuple(parts), "explicit")
            if not plausible(chosen):
                chosen = None
        if chosen is not None:
            yield chosen


def _summed_up_in_bracket(total: Item, items: list[Item]) -> Reading | None:
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


def _told_after(items: list[Item], cues: list[Cue], state: Paragraph, nested: set[int]) -> Iterator[Reading]:
    """总投资23万元，一期14万元，二期9万元: a list without a cue, to the end of its segment, behind a total so named."""
    taken = state.used | nested
    for at, total in enumerate(items):
        if total.role != "level" or not total.family or total.bracket or total.index in taken:
            continue
        parts: list[Item] = []
        for item in items[at + 1 : at + 1 + MOST_STRANGERS]:
            if item.segment == total.segment and (item.role == "change" or not item.family or item.bracket):
                continue
            apart = item.segment != total.segment or item.role != "level" or item.index in taken
            last = parts[-1] if parts else total
            if apart or item.family != total.family or item.late or item.clause == last.clause:
                break
            parts.append(item)
        whole = any(word in total.label for word in words.WHOLE)
        same = _same_things(total, parts)
        named = whole or same
        if len(parts) < (2 if named else 3):
            continue
        if any(total.index < cue.first <= parts[-1].index for cue in cues if not cue.bracket):
            continue
        complete = any(word in parts[-1].label for word in words.REST)
        reading = Reading(total, tuple(parts), "cue" if complete or (whole and same) else "weak")
        if not any(map(each_by_itself, parts)) and (adds_up(reading) or ((named or complete) and slips(reading))):
            yield reading


def _same_things(total: Item, parts: Sequence[Item]) -> bool:
    """Whether all labels end in the name of one thing: 可利用草场…，冬春草场…，夏秋草场…"""
    thing = _label(total)[-_LABEL_END:]
    return len(thing) == _LABEL_END and all(
        _label(part).endswith(thing) and len(_label(part)) > _LABEL_END for part in parts
    )


def _chance(reading: Reading, build: Outline) -> bool:
    """Whether a record that adds up stands among others with the same labels, most of which do not add up."""
    total, parts = reading.total, reading.parts
    labels = [_label(part) for part in parts]
    named = _label(total)[-_LABEL_END:]
    if not named or not all(labels):
        return False
    offsets = [part.index - total.index for part in parts]
    agree = differ = 0
    near = build.items[max(total.index - _SISTERS_REACH, 0) : total.index + _SISTERS_REACH]
    for item in sorted(near, key=lambda item: abs(item.index - total.index)):
        if item is total or item.role != "level" or item.index + max(offsets) >= len(build.items):
            continue
        if not _label(item).endswith(named) or item.index + min(offsets) < 0:
            continue
        others = [build.items[item.index + offset] for offset in offsets]
        if [_label(other) for other in others] != labels or {other.family for other in others} != {item.family}:
            continue
        sister = Reading(item, tuple(others), reading.strength)
        if adds_up(sister):
            agree += 1
        elif not slips(sister):
            differ += 1
        if agree + differ == _MOST_SISTERS:
            break
    return differ > agree


def _label(item: Item) -> str:
    """The words before a quantity without signs."""
    return item.label.strip(" ，,、:;")


def _may_be_part(item: Item, total: Item, nested: set[int]) -> bool:
    if item.family != total.family or item.role != "level" or item.bracket != total.bracket:
        return False
    return item.index not in nested and (total.mention.each or not each_by_itself(item))


def _contiguous(parts: Sequence[Item], total: Item) -> bool:
    """Whether every clause from the first part to the total holds a part."""
    return total.clause - parts[0].clause == len({part.clause for part in parts})


def _complements(items: list[Item], earlier: list[Item], state: Paragraph, nested: set[int]) -> Iterator[Reading]:
    """Parts whose names are a whole, without a cue: 总人口…，男性…，女性…"""
    free = [i for i in items if i.family and i.role == "level" and i.index not in nested | state.used]
    for family in dict.fromkeys(item.family for item in free):
        alike = [i for i in free if i.family == family]
        for cut in partitions(alike) if len(alike) >= 2 else ():
            before = [i for i in alike if i.index < cut[0].index]
            totals = before[::-1][:2]
            if family in state.current:
                totals.append(state.current[family])
            totals += [i for i in earlier if i.family == family and i.role == "level" and not i.bracket][:1]
            far = state.distant(family, cut)
            readings = [
                Reading(total, cut, "cue" if total.index == cut[0].previous and same_people(total, cut) else "weak")
                for total in totals
                if total.index < cut[0].index
            ]
            readings += [Reading(total, cut, "exact") for total in far]
            chosen = next((r for r in readings if adds_up(r)), None) or next((r for r in readings if slips(r)), None)
            if chosen is not None:
                yield chosen
