"""Amounts for each square kilometre, or for so many persons: 人口密度300人/平方公里, 每千人拥有床位2.5张."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kangle_stats.prose.arithmetic import is_proportion
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import Near, bare, has, is_level, lead, unit_of
from kangle_stats.prose.relation import Op, Relation

_SQUARES = frozenset(["平方公里", "平方千米", "km²", "㎢"])
_DENSITY = re.compile(r"(?:每|一)?(?:平方公里|平方千米)|密度")
_AREA = re.compile("|".join(pair_words.AREAS))
_INHABITANTS = re.compile("|".join(pair_words.INHABITANTS))
_FOR_SO_MANY = re.compile(
    rf"每(?P<number>{'|'.join(pair_words.SO_MANY)})(?:名)?(?:常住|户籍)?(?P<holders>人口?|户)(?:平均)?(?:拥有|有|的)?(?P<what>[^，。;]{{0,14}})$"
)
_TOTALS_OF = {"户": re.compile("总户数|家庭户|户数|农户"), "人": _INHABITANTS}
_PER = re.compile("/(?:平方公里|平方千米|km²|㎢)$")
_MOST_TRIED = 8
"""How many unlike numbers are tried."""
_CLOSE = 3
"""How many sentences back the area may stand that a density speaks of."""


def density(near: Near) -> Iterator[Relation]:
    """面积500平方公里。总人口15万人，人口密度300人/平方公里: one number of inhabitants stands in its sentence or the
    one before, and one area of the whole place in its paragraph. Of several the numbers choose.
    """
    item = near.item
    label = lead(item)
    slashed = _PER.search(unit_of(item))
    if not slashed and not (unit_of(item) == "人" and "密度" in label and _DENSITY.search(label)):
        return
    if slashed and plain(item.mention.unit).split("/")[0] not in ("人", "口"):
        return
    close = [o for o in near.far if item.sentence - o.sentence <= _CLOSE and is_level(o) and not o.mention.each]
    close = [o for o in close if not has(o.label, pair_words.PART_OF_PLACE)]
    areas = [o for o in close if o.family in _SQUARES and _AREA.search(o.label)]
    people = [o for o in close if o.family == "人" and item.sentence - o.sentence <= 1]
    named = [o for o in people if _INHABITANTS.search(bare(o.label)) and o.paragraph == item.paragraph]
    if len(areas) == len(named) == 1 and areas[0].paragraph == item.paragraph:
        yield _average(item, named[0], areas[0])
        return
    yield from _fitting(item, people, areas, 1)


def for_so_many(near: Near) -> Iterator[Relation]:
    """年末总人口50万人 … 床位1250张，每千人拥有床位2.5张: the last such amount of its sentence or the one before, over
    the number of inhabitants that the numbers fit, wherever that stands before.
    """
    item = near.item
    found = _FOR_SO_MANY.search(lead(item))
    if found is None or not item.family:
        return
    holders = found["holders"][0]
    last = [
        o
        for o in near.before
        if is_level(o) and o.family == item.family and not o.mention.each and item.sentence - o.sentence <= 1
    ]
    what = bare(found["what"])
    amounts = [o for o in last if what and (what in o.label + o.after or bare(o.label).endswith(what))] or last[-1:]
    wholes = [o for o in near.far[::-1] if o.family == holders and is_level(o) and not o.mention.each]
    wholes = [o for o in wholes if _TOTALS_OF[holders].search(o.label) and o not in amounts]
    yield from _fitting(item, amounts[::-1], wholes, pair_words.SO_MANY[found["number"]])


def _average(item: Item, amount: Item, holders: Item, times: int = 1) -> Relation:
    parts = (amount.mention, holders.mention)
    over = amount.mention if times == 1 else Op("*", (times, amount.mention))
    return Relation("average", item.mention, parts, Op("/", (over, holders.mention)))


def _fitting(item: Item, amounts: Sequence[Item], holders: Sequence[Item], times: int) -> Iterator[Relation]:
    """The first of these averages that the numbers fit, if any."""
    unlike = list({(each.mention.value, each.mention.unit_mult): each for each in reversed(holders)}.values())
    for amount in amounts[:_MOST_TRIED]:
        for held in unlike[: -_MOST_TRIED - 1 : -1]:
            if is_proportion(item.mention, amount.mention, held.mention, times):
                yield _average(item, amount, held, times)
                return
