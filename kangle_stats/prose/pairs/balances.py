"""What is left of two amounts: 出口120万元，进口80万元，顺差40万元; 卖350元，减去成本270元，净赚80元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import is_left
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import Near, bare, has, is_level, is_share, lead, unit_of
from kangle_stats.prose.relation import Op, Relation

_REACHES = "(?=(?:约|近|为|达到|达|了|共|是|有)*$)"
_LEFT = re.compile(rf"{words.ahead(pair_words.BALANCES)}(?:{'|'.join(pair_words.BALANCES)}){_REACHES}")
_LIKELY_LEFT = re.compile(rf"(?:{'|'.join(pair_words.LIKELY_BALANCES)}){_REACHES}")
_TAKEN = re.compile(rf"(?:(?P<sure>{pair_words.TAKEN_AWAY})|{pair_words.LIKELY_TAKEN_AWAY})[^，。;]{{0,8}}$")
_TIMES = ("年", "月", "日", "天", "季")


def balances(near: Near) -> Iterator[Relation]:
    """The relations whose total, what is left, is the item, and those of which the item is what is taken away."""
    item = near.item
    if item.mention.each or not (is_level(item) or is_share(item)):
        return
    label = lead(item)
    ends = _named(near, label) or _likely(near, label)
    if ends is not None:
        yield _difference(item, *ends)
    if _TAKEN.search(label):
        yield from _taken_away(near)


def _difference(left: Item, larger: Item, smaller: Item) -> Relation:
    parts = (larger.mention, smaller.mention)
    return Relation("difference", left.mention, parts, Op("-", parts))


def _alike(near: Near) -> list[Item]:
    """The quantities of its kind in its sentence and the one before."""
    item = near.item
    unit = "" if item.family else unit_of(item)
    return [
        o
        for o in near.before
        if o.family == item.family
        and o.role == "level"
        and item.sentence - o.sentence <= 1
        and not o.mention.each
        and (item.family or unit_of(o) == unit)
    ]


def _named(near: Near, label: str) -> tuple[Item, Item] | None:
    """出生率10‰，死亡率6‰，自然增长率4‰: one quantity of each of the two names stands there."""
    found = _LEFT.search(label)
    if found is None or near.item.role != "level":
        return None
    ends = [_ending_in(word, _alike(near)) for word in pair_words.BALANCES[found[0]]]
    return (ends[0][0], ends[1][0]) if len(ends[0]) == len(ends[1]) == 1 else None


def _ending_in(word: str, items: Sequence[Item]) -> list[Item]:
    return [o for o in items if re.search(rf"(?:{word})$", bare(o.label))]


def _likely(near: Near, label: str) -> tuple[Item, Item] | None:
    """预算300万元，实际采购280万元，节约资金20万元: the last two with these words, if the numbers agree."""
    found = _LIKELY_LEFT.search(label) if near.item.family else None
    if found is None:
        return None
    larger, smaller = next(ends for name, ends in pair_words.LIKELY_BALANCES.items() if found[0] in name.split("|"))
    close = _alike(near)[::-1]
    for less in close:
        if not re.search(smaller, lead(less)):
            continue
        for more in close:
            if more is not less and re.search(larger, lead(more)):
                fits = is_left(near.item.mention, more.mention, less.mention)
                return (more, less) if fits else None
    return None


def _taken_away(near: Near) -> Iterator[Relation]:
    """卖350元，减去成本270元，净赚80元: what it is taken from stands directly before, what is left directly behind."""
    item, last = near.item, near.last
    left = near.behind[0] if near.behind else None
    if last is None or left is None or not last.sentence == item.sentence == left.sentence:
        return
    if not last.family == item.family == left.family != "" or not (is_level(last) and is_level(left)):
        return
    around = left.label + left.after
    if last.mention.each != left.mention.each or not has(around, pair_words.LEFT_OVER):
        return
    if any(time in lead(left) and time not in lead(last) for time in _TIMES):
        return
    found = _TAKEN.search(lead(item))
    if found is not None and (found["sure"] or is_left(left.mention, last.mention, item.mention)):
        yield _difference(left, last, item)
