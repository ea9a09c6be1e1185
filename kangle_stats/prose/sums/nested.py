"""Lists whose parts are told alike, without a cue, and lists inside them: 甲镇报告16例，14例来自外省，其余2例来自外县；
乙镇报告7例 are two parts, and the first of them is divided again.

They are read before all others. What divides a part again, or only comments on it, is set inside it, so that no list
around takes it for a part of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import prod

from kangle_stats.prose import words
from kangle_stats.prose.outline import Item, Outline
from kangle_stats.prose.sums.decision import thing_of
from kangle_stats.prose.sums.reading import Reading, adds_up, by_chance, figures_of, slips
from kangle_stats.prose.sums.readings import MOST_PARTS
from kangle_stats.prose.sums.wholes import is_no_list, says_total

_VERB = 2
"""How many characters at the end of their labels the parts of a list share: 甲镇报告, 乙镇报告."""
_SURE = 3
"""From so many parts on a list without a cue may hold a wrong digit."""
_BY_CHANCE = 0.05
"""How likely such a list may add up by chance."""
_JOINTS = "，,、:和及"
_SIGNS = _JOINTS + "其中"


def nested_lists(build: Outline) -> list[Reading]:
    """The readings of such lists, in the order of their parts. Takes note of what stands inside a part."""
    found: list[Reading] = []
    cues = {cue.first for cue in build.cues if cue.kind != "bracket"}
    groups = list(_groups(build))
    lists = [each for group in groups for each in _told_alike(group, cues)]
    believed = {each.verb for each in lists if each.whole and each.is_no_chance()}
    for each in lists:
        if each.verb in believed and (each.whole or _may_be_wrong(each.reading)):
            found += each.readings()
    for group in groups:
        found += _with_rest(group, cues)
    found += _of_one_thing(build.items)
    found += _in_own_brackets(build.items)
    return sorted(found, key=lambda reading: reading.parts[0].index)


def _groups(build: Outline) -> Iterator[list[Item]]:
    """The amounts of one kind in a sentence and bracket, in order."""
    groups: dict[tuple[int, int, str], list[Item]] = {}
    for item in build.items:
        if item.role == "level" and item.family and not item.mention.each:
            groups.setdefault((item.sentence, item.bracket, item.family), []).append(item)
    return (group[:MOST_PARTS] for group in groups.values() if len(group) > 2)


@dataclass(slots=True)
class _Alike:
    """A total, parts whose names stand before one verb, and for each part what is told of it before the next."""

    verb: str
    reading: Reading
    inside: list[tuple[Item, ...]]
    whole: bool
    """Whether the parts are known to be the total's; else others with this verb have to show it."""

    def is_no_chance(self) -> bool:
        """Whether the numbers, with those inside, are too long to add up by chance. Where one list is none, others with
        its verb aren't.
        """
        inner = [Reading(part, inside) for part, inside in zip(self.reading.parts, self.inside, strict=True)]
        divided = [each for each in inner if len(each.parts) > 1 and adds_up(each)]
        return prod(map(by_chance, (self.reading, *divided))) <= _BY_CHANCE

    def readings(self) -> Iterator[Reading]:
        """The list, and those inside its parts. Takes note of what stands inside."""
        yield self.reading
        for part, inside in zip(self.reading.parts, self.inside, strict=True):
            for item in inside:
                item.role = "inside"
            reading = Reading(part, inside, "firm")
            if len(inside) > 1 and (adds_up(reading) or (_are_bare(inside) and _is_too_much(reading))):
                yield reading


def _told_alike(group: Sequence[Item], cues: Set[int]) -> Iterator[_Alike]:
    """Parts whose names stand before the same verb, right behind a total without it, and what divides each of them.

    Where a cue announces them and nothing stands between them, they are a list as any other.
    """
    behind = 0
    for at, total in enumerate(group[:-2]):
        verb = _name(group[at + 1])[-_VERB:]
        if at < behind or not _is_alike(group[at + 1], verb) or not _is_above(total, verb):
            continue
        heads = [k for k in range(at + 1, len(group)) if _is_alike(group[k], verb)]
        length = _length(total, [group[k] for k in heads], verb)
        whole = length > 1
        if not whole:
            length = _in_a_row(group, heads)
        if length < 2 or (group[at + 1].index in cues and heads[length - 1] == at + length):
            continue
        parts = tuple(group[k] for k in heads[:length])
        end = heads[length - 1] + 1
        while end < len(group) and group[end].segment == parts[-1].segment and end not in heads:
            end += 1
        inside = [tuple(group[head + 1 : after]) for head, after in pairwise([*heads[:length], end])]
        yield _Alike(verb, Reading(total, parts, "cue" if whole else "firm"), inside, whole)
        behind = end if whole else behind


def _may_be_wrong(reading: Reading) -> bool:
    return not is_no_list(reading.parts) and slips(reading)


def _in_a_row(group: Sequence[Item], heads: Sequence[int]) -> int:
    """How many heads follow one another with nothing between them but what divides them: bare amounts, and the rest."""
    count = 1
    for head, following in pairwise(heads):
        if not all(_is_bare(item) or _is_rest(item) for item in group[head + 1 : following]):
            break
        count += 1
    return count


def _length(total: Item, heads: Sequence[Item], word: str) -> int:
    """How many of the first heads are the parts of a total: as many as add up, or all but for one wrong digit where
    the total is told with the word that they share.
    """
    if len(heads) < 2:
        return 0
    figures, indexes = figures_of(Reading(total, tuple(heads)))
    sums = accumulate(figures.values[k] for k in indexes)
    whole = next((count for count, size in enumerate(sums, start=1) if size == figures.values[0] and count > 1), 0)
    if whole or not figures.exact or len(heads) < _SURE or word not in total.label + total.after:
        return whole
    reading = Reading(total, tuple(heads), "cue")
    return len(heads) if by_chance(reading) <= _BY_CHANCE and slips(reading) else 0


def _is_above(total: Item, verb: str) -> bool:
    """Whether a total is not told as the parts are, by the name of one of them: 全县共调查, but not 甲镇调查."""
    before = _name(total).removesuffix(verb)
    return before in ("", *words.SUM_UP) or says_total(before) or not _name(total).endswith(verb[-1:])


def _name(item: Item) -> str:
    return item.label.strip(_SIGNS)


def _is_bare(item: Item) -> bool:
    """Whether a quantity has no words before it, so that it divides what was told before: 7例，4例来自甲县."""
    return not _name(item)


def _are_bare(parts: Sequence[Item]) -> bool:
    """Whether parts divide the quantity before them: bare amounts, of which the last may be the rest."""
    return all(map(_is_bare, parts[:-1])) and (_is_bare(parts[-1]) or _is_rest(parts[-1]))


def _is_too_much(reading: Reading) -> bool:
    """Whether parts that one slip explains are more than their whole, or end in the rest of it."""
    figures, indexes = figures_of(reading)
    return (_is_rest(reading.parts[-1]) or figures.share(0, indexes) > 1) and slips(reading)


def _is_rest(item: Item) -> bool:
    return item.label.lstrip(_JOINTS).startswith(words.REST)


def _is_alike(item: Item, verb: str) -> bool:
    name = _name(item)
    return len(verb) == _VERB and len(name) > _VERB and name.endswith(verb)


def _of_one_thing(items: Sequence[Item]) -> Iterator[Reading]:
    """Parts that count what the total before them counts, each at the head of its segment: 共9个专业。工类4个专业为…；
    管理类5个专业为…
    """
    for total, first in pairwise(items):
        thing = thing_of(total)
        alike = first.sentence == total.sentence + 1 and first.family == total.family and first.after.startswith(thing)
        if not alike or not thing or not total.family:
            continue
        heads = []
        for item in items[first.index : first.index + MOST_PARTS]:
            if item.sentence != first.sentence:
                break
            if item.leads and item.family == total.family and item.after.startswith(thing):
                heads.append(item)
        length = _length(total, heads, thing)
        if length >= _SURE:
            yield Reading(total, tuple(heads[:length]), "cue")


def _in_own_brackets(items: Sequence[Item]) -> Iterator[Reading]:
    """Parts that each stand alone in a bracket behind their name: 共62处：遗址（10处）、墓葬（7处）、建筑（45处）."""
    for total in items:
        if total.bracket or not total.family or total.role != "level":
            continue
        heads: list[Item] = []
        for item in items[total.index + 1 : total.index + 1 + MOST_PARTS]:
            before = heads[-1] if heads else total
            if not item.bracket or item.bracket == before.bracket or item.family != total.family:
                break
            heads.append(item)
        length = _length(total, heads, "") if len(heads) >= _SURE else 0
        reading = Reading(total, tuple(heads[:length]), "cue")
        if length >= _SURE and by_chance(reading) <= _BY_CHANCE:
            yield reading


def _with_rest(group: Sequence[Item], cues: Set[int]) -> Iterator[Reading]:
    """Parts of which the last is what is left, behind the amount that they divide: 35家，30家是小微企业，其余5家…"""
    for at in range(2, len(group)):
        rest = group[at]
        if not _is_rest(rest) or rest.role == "inside":
            continue
        readings = [Reading(group[k], tuple(group[k + 1 : at + 1]), "firm") for k in range(at - 1)]
        # Where one list adds up, and another inside or around it too, either may be chance.
        whole = [each for each in readings if adds_up(each)]
        chosen = whole or [each for each in readings if _is_divided(each) and slips(each)]
        if len(chosen) == 1 and _is_near(chosen[0], group, cues):
            for part in chosen[0].parts:
                part.role = "inside"
            yield chosen[0]


def _is_divided(reading: Reading) -> bool:
    return _are_bare(reading.parts) and not _is_bare(reading.total)


def _is_near(reading: Reading, group: Sequence[Item], cues: Set[int]) -> bool:
    """Whether a list stands in one segment with its total, and no cue announces another there that ends with it."""
    total, rest = reading.total, reading.parts[-1]
    if total.segment != rest.segment or not cues.isdisjoint(part.index for part in reading.parts[:-1]):
        return False
    announced = (item for item in group if item.index <= total.index and item.segment == total.segment)
    return _are_bare(reading.parts) or cues.isdisjoint(item.index for item in announced)


def in_brackets(reading: Reading, build: Outline) -> Iterator[Reading]:
    """What stands in a bracket behind a total has its parts in the brackets behind the parts, under the same words:
    共51例（重症9例），其中成人30例（重症7例），儿童21例（重症2例）.
    """
    behind = []
    for item in (reading.total, *reading.parts):
        at = item.index + 1
        inside = build.items[at] if at < len(build.items) else None
        if inside is None or inside.bracket in (0, item.bracket) or inside.family != item.family:
            return
        behind.append(inside)
    beside = Reading(behind[0], tuple(behind[1:]), "firm")
    if len({item.label for item in behind}) == 1 and (adds_up(beside) or slips(beside)):
        yield beside
