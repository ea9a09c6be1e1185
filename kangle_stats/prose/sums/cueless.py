"""Sums without a cue: a list behind a total so named, and parts that are a whole because their names are (男, 女)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kangle_stats.prose import words
from kangle_stats.prose.outline import Cue, Item, Outline
from kangle_stats.prose.sums.reading import Reading, adds_up, by_chance, is_exact, is_no_accident, is_unbroken, slips
from kangle_stats.prose.sums.readings import MOST_STRANGERS, each_by_itself
from kangle_stats.prose.sums.scopes import Paragraph
from kangle_stats.prose.sums.wholes import is_whole, leaves_no_doubt, partitions, says_total, without_overlaps

_BY_CHANCE = 0.01
"""How likely two parts without a cue may add up by chance to the total next to them."""
_ACCIDENT = 0.02
"""The same of more parts, and of parts that bear the total's name."""
_FEWEST = 3
"""How many parts a list must have that the verb of its total begins again."""
_FAR_CHANCE = 0.001
"""The same of a whole sentence and the next."""
_MOST_SISTERS = 8
"""How many records with the same labels are asked whether they add up as one of them does."""
_LABEL_END = 2
"""How many characters at the end of a total's label are compared; the name of the record may stand before them."""
_LONG_LIST = 6
"""From how many parts on a sentence that holds nothing else is a list of the total in the sentence before."""
_VERB_AND_THING = 4
"""How many characters the words of a part must have that are its total's, for a clause to stand before them."""
_SISTERS_REACH = 120
"""How many quantities before and behind they may stand."""


def told_after(items: list[Item], cues: list[Cue], state: Paragraph, nested: set[int]) -> Iterator[Reading]:
    """总投资23万元，一期14万元，二期9万元: a list without a cue, to the end of its segment, behind a total so named."""

    def taken(item: Item) -> bool:
        return item.index in state.used or item.index in nested

    for at, total in enumerate(items):
        if total.role != "level" or not total.family or total.bracket or taken(total):
            continue
        parts: list[Item] = []
        for item in items[at + 1 : at + 1 + MOST_STRANGERS]:
            if item.segment == total.segment and (item.role == "change" or not item.family or item.bracket):
                continue
            apart = item.segment != total.segment or item.role != "level" or taken(item)
            last = parts[-1] if parts else total
            late = item.late and not _is_told_alike(total, item)
            if apart or item.family != total.family or late or item.clause == last.clause:
                break
            parts.append(item)
        whole = says_total(total.label)
        same = _same_things(total, parts)
        named = whole or same
        next_to_it = bool(parts) and parts[0].previous == total.index and total.clause + 1 == parts[0].clause
        if len(parts) < (2 if named or next_to_it else 3):
            continue
        told_alike = all(_is_told_alike(total, part) for part in parts)  # 共 in them begins no other thing
        if not told_alike and any(total.index < cue.first <= parts[-1].index for cue in cues if not cue.bracket):
            continue
        complete = any(word in parts[-1].label for word in words.REST)
        reading = Reading(total, tuple(parts), "cue" if complete or (whole and same) else "weak")
        if any(map(each_by_itself, parts)) or len(without_overlaps(parts)) < len(parts):
            continue
        if any(word in total.label for word in words.DISTANCES):
            continue
        if len(parts) == 2 and any(_is_taken_off(part, total) for part in parts):
            continue
        if any(_is_within(part, parts, items) for part in parts):
            continue
        if not whole and by_chance(reading) > _ACCIDENT:
            continue  # 甲村水稻500亩，乙村水稻300亩，丙村水稻200亩 may be three alike
        if len(parts) == 2 and not named:
            if is_no_accident(reading) and by_chance(reading) <= _BY_CHANCE:
                yield reading
        elif (named or is_exact(reading)) and (adds_up(reading) or ((named or complete) and slips(reading))):
            yield reading


def _is_told_alike(total: Item, part: Item) -> bool:
    """录取考生80人，首次填报，录取考生50人: whether a part has its total's words, so that a clause may stand before."""
    return len(_label(part)) >= _VERB_AND_THING and _label(total).endswith(_label(part).removeprefix("共"))


def _is_taken_off(part: Item, total: Item) -> bool:
    """出生412人，死亡231人，自然增长181人: whether one amount is what another leaves, rather than a part."""
    return any(word in part.label and word not in total.label for word in words.TAKEN_OFF)


def _is_within(part: Item, parts: Sequence[Item], items: Sequence[Item]) -> bool:
    """劳动力1200人，外出务工600人，占劳动力的50%: whether the share behind a part says that another part holds it."""
    share = next((item for item in items if item.previous == part.index and item.role == "level"), None)
    if share is None or share.family or not _label(share).startswith(words.OF_WHOLE):
        return False
    whole = _label(share)[len(words.OF_WHOLE) :].rstrip("的")
    return len(whole) >= _LABEL_END and any(other is not part and _label(other).endswith(whole) for other in parts)


def _same_things(total: Item, parts: Sequence[Item]) -> bool:
    """Whether all labels end in the name of one thing: 可利用草场…，冬春草场…，夏秋草场…"""
    thing = _label(total)[-_LABEL_END:]
    return len(thing) == _LABEL_END and all(
        _label(part).endswith(thing) and len(_label(part)) > _LABEL_END for part in parts
    )


def complements(items: list[Item], earlier: list[Item], state: Paragraph, nested: set[int]) -> Iterator[Reading]:
    """Parts whose names are a whole, without a cue: 总人口…，男性…，女性…"""
    free = [i for i in items if i.family and i.role == "level" and i.index not in nested and i.index not in state.used]
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
                Reading(total, cut, "cue" if total.index == cut[0].previous and leaves_no_doubt(total, cut) else "weak")
                for total in totals
                if total.index < cut[0].index
            ]
            readings += [Reading(total, cut, "exact") for total in far]
            chosen = next((r for r in readings if adds_up(r)), None) or next((r for r in readings if slips(r)), None)
            if chosen is not None:
                yield chosen


def told_before(items: list[Item], earlier: list[Item], state: Paragraph) -> Iterator[Reading]:
    """甲乡12316人，乙乡9820人。全县总人口22136人: all that the sentence before counts, behind it a total so named."""
    total = next((item for item in items if item.role == "level" and item.family), None)
    if total is None or total is not items[0] or total.bracket or not says_total(total.label):
        return
    parts = [i for i in earlier if i.family == total.family and i.role == "level" and not i.bracket]
    if not 2 <= len(parts) <= MOST_STRANGERS or parts[0].paragraph != total.paragraph:
        return
    if not is_unbroken(parts) or any(part.index in state.used for part in parts):
        return
    reading = Reading(total, tuple(parts), "weak")
    if (
        total.previous == parts[-1].index
        and is_no_accident(reading)
        and (is_whole(parts) or by_chance(reading) <= _FAR_CHANCE)
    ):
        yield reading


def told_again(items: list[Item], earlier: list[Item], state: Paragraph) -> Iterator[Reading]:
    """处分412人。处分局级3人，…，其他人员260人: the verb of a total again, before a list of all its kinds to 其他."""
    parts = [i for i in items if i.role == "level" and not i.bracket]
    if len(parts) < _FEWEST or any(i.index in state.used or i.family != parts[0].family for i in parts):
        return
    total = next((i for i in reversed(earlier) if i.family == parts[0].family and not i.bracket), None)
    verb = _label(total)[-_LABEL_END:] if total is not None else ""
    if total is None or total.role != "level" or total.paragraph != parts[0].paragraph or len(verb) < _LABEL_END:
        return
    for known in (state.current.get(parts[0].family), *earlier):
        listed = Reading(known or total, tuple(parts), "weak")
        if listed.total.role == "level" and len(parts) >= _LONG_LIST and is_unbroken(parts) and is_no_accident(listed):
            yield listed
            return
    reading = Reading(total, tuple(parts), "firm")
    again = _label(parts[0]).startswith(verb) and not any(_label(part).startswith(verb) for part in parts[1:])
    if again and is_unbroken(parts) and is_whole(parts) and (adds_up(reading) or slips(reading)):
        yield reading


def is_chance(reading: Reading, build: Outline) -> bool:
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
        if (others[0].under == item.index) != (parts[0].under == total.index):
            continue  # 其中 behind one of them only
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
