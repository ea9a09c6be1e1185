"""Averages and amounts for each of several holders: 户均2000元, 每户补助1万元, 50户共50万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import is_proportion
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.outline import Item, family
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import BACK, Near, bare, has, is_level, lead, sums_up
from kangle_stats.prose.relation import Op, Relation

_MEASURE = "|".join(sorted(map(re.escape, words.COUNTED | {"亩", "公顷", "吨", "公斤"}), key=len, reverse=True))
_NAMES = "|".join(sorted(pair_words.HOLDERS, key=len, reverse=True))
_QUALIFIERS = r"(?:约|近|超过|超|达到|达|为|约为|在|是|有|共)*"
_MEAN = re.compile(
    rf"(?:(?<![平年月日天])(?P<mean>{_NAMES})均|平均(?:每(?:一)?)(?:(?P<name>{_NAMES})|(?P<per>{_MEASURE}))"
    rf"|每(?:一)?(?:(?P<name2>{_NAMES})|(?P<per2>{_MEASURE}))[^，。;]{{0,4}}?平均)"
    rf"(?P<what>[^，。;]{{0,12}}?){_QUALIFIERS}$"
)
_PER = re.compile(rf"每(?:一)?(?:(?P<name>{_NAMES})|(?P<per>{_MEASURE}))(?!次)|(?<![平年月日天])(?P<mean>{_NAMES})均")
_EACH = re.compile(r"(?:各|均为|均|分别)(?!项|类|种|级|地|界|族)[^，。;]{0,8}$")
_FOR_A_TIME = re.compile(pair_words.FOR_A_TIME)
_TOTAL = re.compile(r"(?:总额|总计|合计|共计|累计|总共|共)$")


_TELLING = 3
"""How many digits an average must have for the numbers alone to show what it is of."""
_CLOSE = 2
"""How many sentences back they may stand."""


class _Holder(NamedTuple):
    """By what holders are found: their measure word, and a word that must stand at their number ('' for none)."""

    family: str
    word: str


def _holder(name: str | None, per: str | None) -> _Holder:
    if name:
        measure, *word = pair_words.HOLDERS[name]
        return _Holder(measure, word[0] if word and word[0] not in words.MEASURE_WORDS else "")
    return _Holder(family(per or ""), "")


def _is_held_by(item: Item, holder: _Holder) -> bool:
    """Whether an item counts such holders."""
    if not is_level(item) or item.mention.each:
        return False
    if holder.word:
        noun = item.mention.noun or item.after
        return item.family in words.UNIT_BY_NOUN | {holder.family} and holder.word in f"{noun} {item.after[:8]}"
    return item.family == holder.family


# --- Averages ---------------------------------------------------------------------------------------------------


def average(near: Near) -> Iterator[Relation]:
    """99户分红19.8万元，户均2000元: one amount and one number of holders stand in its segment, its sentence or, where
    it begins one, the one before, and the average is of nothing else (人均可支配收入 is an index of its own).
    """
    item = near.item
    found = _MEAN.search(lead(item))
    if not found or not item.family or _FOR_A_TIME.search(found[0]) or has(item.label, pair_words.NOT_TOTALLED):
        return
    holder = _holder(found["mean"] or found["name"] or found["name2"], found["per"] or found["per2"])
    what = found["what"].strip()
    if not holder.word and found["mean"] is None:
        holder, what = _named_holder(holder, what)
    for group in _groups(near):
        holders = [o for o in group if _is_held_by(o, holder)]
        if not holders and holder.family == "人" and what and has(what, ("消费", "花费")):
            holders = [o for o in group if o.family == "人次" and is_level(o)]
        amounts = [o for o in group if _may_be_shared(o, item, what) and o not in holders]
        named = [o for o in amounts if holder.word and holder.word in o.label]
        amounts = named if len(named) == 1 else amounts
        if len(holders) == 1 and len(amounts) == 1 and holders[0].family != item.family:
            parts = (amounts[0].mention, holders[0].mention)
            yield Relation("average", item.mention, parts, Op("/", parts))
            return
        if holders and amounts:
            break
    yield from _average_that_fits(near, holder)


def _average_that_fits(near: Near, holder: _Holder) -> Iterator[Relation]:
    """The average of the last amount and number of holders of its paragraph that give it, if it has digits enough."""
    item = near.item
    if len(item.mention.value.replace(".", "")) < _TELLING:
        return
    close = [o for o in near.before if o.paragraph == item.paragraph and item.sentence - o.sentence <= _CLOSE]
    amounts = [o for o in close if o.family == item.family and is_level(o) and not o.mention.each]
    for held in reversed(close):
        if not _is_held_by(held, holder) or held.family == item.family:
            continue
        for amount in reversed(amounts):
            if is_proportion(item.mention, amount.mention, held.mention):
                parts = (amount.mention, held.mention)
                yield Relation("average", item.mention, parts, Op("/", parts), explicit=False)
                return


def _named_holder(holder: _Holder, what: str) -> tuple[_Holder, str]:
    """平均每个车间吸纳: behind the measure word stands what it counts, before the verb or 的."""
    name = next((name for name in sorted(pair_words.HOLDERS, key=len, reverse=True) if what.startswith(name)), "")
    if not name:
        return holder, what
    rest = what.removeprefix(name).removeprefix("的")
    if len(name) == 1 and holder.family not in words.UNIT_BY_NOUN:
        return holder, rest
    return _Holder(pair_words.HOLDERS[name][0], name), rest


def _groups(near: Near) -> Iterator[list[Item]]:
    """The quantities that an average may be of: those of its segment, then of its sentence, then of the one before."""
    item = near.item
    here = near.here()
    segment = [o for o in here if o.segment == item.segment]
    yield segment
    if len(here) > len(segment):
        yield here
    if item.leads and not here:
        yield [o for o in near.before if item.sentence - o.sentence == 1 and o.paragraph == item.paragraph]


def _may_be_shared(other: Item, item: Item, what: str) -> bool:
    """Whether an amount may be what the average is of."""
    if other.family != item.family or not is_level(other) or other.mention.each:
        return False
    if not what:
        return True
    if what in pair_words.WHAT_IS_SHARED:
        return has(other.label, pair_words.WHAT_IS_SHARED[what].split())
    beside = f"{other.label}{other.after}"
    return what in beside or bool(_TOTAL.search(bare(other.label))) or _core(what) in beside


def _core(what: str) -> str:
    """The noun or verb of some words: 的人口 is 人口."""
    return what.removeprefix("的").removesuffix("资金").removesuffix("的人口") or what


# --- Products ---------------------------------------------------------------------------------------------------


def per_holder(near: Near) -> Iterator[Relation]:
    """每户补助1万元，300户共300万元, or 3个村各投入20万元，共60万元: a total announced by 共 or 合计 stands behind."""
    item = near.item
    if not item.family:
        return
    total = next((o for o in near.behind if o.family == item.family and o.role == "level"), None)
    if total is None or total.sentence != item.sentence or not _is_announced(near, total):
        return
    around = [o for o in (*near.here(), *near.behind) if o.index < total.index and o is not item]
    if _FOR_A_TIME.search(near.between(around[0] if around and around[0].index < item.index else item, total)):
        return  # 每人每月300元, 6个月: the time is a factor too, and durations are no quantities here
    per = _PER.search(lead(item))
    if per:
        holder = _holder(per["name"] or per["mean"], per["per"])
        holders = [o for o in around if _is_held_by(o, holder)]
    elif _EACH.search(lead(item)):
        holders = [o for o in around if o.clause == item.clause and o.index < item.index and o.family != item.family]
        holders = [o for o in holders if is_level(o)][-1:]
    else:
        return
    others = [o for o in around if o.family == item.family]
    if len(holders) == 1 and not others and holders[0].family != item.family:
        parts = (holders[0].mention, item.mention)
        yield Relation("product", total.mention, parts, Op("*", parts))


def holder_named(label: str) -> str:
    """What 每 gives an amount to by the words before it, as the measure word of a number of them: 亩 of 每亩收入."""
    found = _PER.search(label)
    return "" if found is None or found["mean"] else _holder(found["name"], found["per"]).family


def _is_announced(near: Near, total: Item) -> bool:
    """Whether 共 stands before a total, or before the holders directly before it: 共补助50户100万元."""
    if sums_up(total.label):
        return True
    before = near.items[total.index - 1]
    return not total.label.strip("，,") and before is not near.item and sums_up(before.label)


def distributed(near: Near) -> Iterator[Relation]:
    """三家公司分别安置100人，再分别安置200人 … 可安置约900人: the amounts each are added up over the holders. The
    total stands before, in a sentence that names the same holders, behind the same verb.
    """
    item, items, at = near.item, near.items, near.item.index
    verb = _verb(item)
    if not item.family or "分别" not in item.label or len(verb) < 2:
        return
    sentence = [o for o in items[max(0, at - BACK) : at + BACK] if o.sentence == item.sentence]
    parts = [
        o for o in sentence if o.mention.each and "分别" in o.label and o.family == item.family and _verb(o) == verb
    ]
    holders = [o for o in sentence if o.index < item.index and o.family not in ("", item.family) and not o.mention.each]
    if parts[:1] != [item] or len(holders) != 1:
        return
    holder = holders[0]
    for total in reversed(near.before):
        if total.family != item.family or total.mention.each or _verb(total) != verb or total.sentence == item.sentence:
            continue
        beside = [o for o in items[max(0, total.index - BACK) : total.index + BACK] if o.sentence == total.sentence]
        if any(o.family == holder.family and o.mention.value == holder.mention.value for o in beside):
            amounts = tuple(o.mention for o in parts)
            whole: Mention | Op = Op("+", amounts) if len(amounts) > 1 else amounts[0]
            parts_named = (holder.mention, *amounts)
            yield Relation("product", total.mention, parts_named, Op("*", (holder.mention, whole)))
        return


def _verb(item: Item) -> str:
    """The last two characters of the words before a quantity, qualifiers aside."""
    return bare(item.label)[-2:]
