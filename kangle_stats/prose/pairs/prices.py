"""Prices and amounts for one of something, times how many there are: 每吨3000元 and 20吨 are 6万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import is_product
from kangle_stats.prose.outline import Item, family
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.holders import holder_named
from kangle_stats.prose.pairs.near import AHEAD, Near, is_level, lead, unit_of
from kangle_stats.prose.relation import Op, Relation

_FOR_A_TIME = re.compile(pair_words.FOR_A_TIME)
_FOR_ONE = re.compile("[按每以]$")
_REACH = 4
"""How many quantities before a price the two others may stand."""


def prices(near: Near) -> Iterator[Relation]:
    """收购蔬菜20吨，每吨3000元，货款6万元: how many there are and the amount stand in the sentence of the price.

    No word says that one is the product of the others, so that the numbers must.
    """
    item = near.item
    under = _under(near)
    over = family(unit_of(item).partition("/")[0])
    if not under or not over or under == over or _figures(item) == ("1", 0):
        return  # what one of each is leaves all to chance
    beside = [*near.items[max(0, item.index - _REACH) : item.index], *near.behind[:AHEAD]]
    levels = [o for o in beside if o.sentence == item.sentence and is_level(o) and not o.mention.each]
    holders = [o for o in levels if o.family == under and _figures(o) != ("1", 0)]
    for holder in holders:
        for total in levels:
            if total.family != over or not is_product(total.mention, holder.mention, item.mention):
                continue
            first, last = sorted((item, holder, total), key=lambda o: o.index)[::2]
            if not _FOR_A_TIME.search(near.between(first, last)):
                parts = (holder.mention, item.mention)
                yield Relation("product", total.mention, parts, Op("*", parts), explicit=False)
            return


def _figures(item: Item) -> tuple[str, int]:
    return item.mention.value, item.mention.unit_mult


def _under(near: Near) -> str:
    """What one of has the price: 吨 of 3000元/吨, of 每吨3000元, and of 按1吨3000元; '' where it is none."""
    item = near.item
    _, slash, under = unit_of(item).partition("/")
    if slash:
        return "" if under in words.PER else family(under)
    if item.mention.each:
        return holder_named(lead(item))
    last = near.last
    if last is not None and last.mention.value == "1" and not last.mention.unit_mult and not lead(item):
        return last.family if last.clause == item.clause and _FOR_ONE.search(lead(last)) else ""
    return ""
