"""Means of years: 由2010年的100万人次增加到2015年的161万人次，年均增长10%, where the years are compounded, and
三年累计投入900万元，年均300万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kangle_stats.prose.arithmetic import is_mean
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.changes import change_told
from kangle_stats.prose.pairs.near import Near, bare, falls, has, lead, unit_of
from kangle_stats.prose.relation import ALL, Op, Relation

_YEARLY = re.compile(
    r"^(?:[，,(的]|期间|全省|全市|全县|人口)*(?:年均?|年平均|每年平均|平均每年)(?:复合)?"
    r"(?:增长|递增|增加|增速|增幅|下降|递减|减少)(?:率|速度)?(?:约|近|为|达到|达|超过|高达)*$"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
_SPAN = re.compile(r"(?<![0-9第])(?P<years>[1-9][0-9]?|[二两三四五六七八九十])年(?:间|来|时间|里|内|共|增|减|，)")
_IN_ALL = re.compile(
    r"(?<![0-9第一二三四五六七八九十])(?P<years>[1-9][0-9]?|[二两三四五六七八九十])年(?:间|来|时间|里|内|共|累计|总|增|减|投)"
)
_RANGE = re.compile(r"(?P<first>(?:19|20)[0-9]{2})年?(?:~|-|—|–|至|到)+(?P<last>(?:19|20)[0-9]{2})年")
_GROWTH = re.compile(r"^(?:[，,]|累计|共|总)*(?:增长|下降|减少|增加|上升)(?:了|率|幅度)?(?:约|为|达|达到)?$")
_GROWN = re.compile(r"(?<![0-9第])(?P<years>[1-9][0-9]?|[二两三四五六七八九十])年(?:间|来|里|内)?(?:共|累计|总)")
_MEAN = re.compile(r"(?:年均|年平均|每年平均|平均每年)(?P<what>[^，。;0-9]{0,8})$")
_STOP = re.compile("[。;\n]")
_YEARS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_CENSUSES = ("2000", "2010")
"""The years of censuses that another follows after ten years."""
_LONGEST = 60
"""How far before the two quantities the words are heeded."""
_FEWEST = 2
_NOT_RECOMPUTED = (*pair_words.OUTPUT, *pair_words.REVISED, "实际")


def yearly(near: Near) -> Iterator[Relation]:
    """A mean yearly growth, with what was before and what is now, in its sentence or the one before.

    The words must say how many years lie between. Growth of output is at constant prices, and is not recomputed.
    """
    item = near.item
    label = near.said
    if unit_of(item) not in ("%", "‰") or not _YEARLY.search(label):
        return
    for other in reversed(near.before):
        if item.sentence - other.sentence > 1 or item.paragraph != other.paragraph:
            return
        change = change_told(Near(other, near.items, near.text))
        if change is not None:
            break
    else:
        return
    before, now, _ = change
    since = max(0, min(before.mention.start, now.mention.start) - _LONGEST)
    words_beside = near.text[since : before.mention.start] + now.label + label
    if now.index > item.index or not before.family or has(words_beside, _NOT_RECOMPUTED):
        return
    years = _years(_words_before(near, before), lead(now), near.text[since : item.mention.start])
    if years >= _FEWEST:
        parts = (now.mention, before.mention)
        root = Op("√", (Op("/", parts), years))
        yield Relation("average", item.mention, parts, Op("-", (1, root) if falls(label) else (root, 1)))


def yearly_of_rate(near: Near) -> Iterator[Relation]:
    """十年共减少59582人，下降4.63%，年平均下降0.47%: the rate of all the years, right before it, is compounded."""
    item, whole = near.item, near.last
    if whole is None or unit_of(item) != "%" or unit_of(whole) != "%" or not _YEARLY.search(near.said):
        return
    said = Near(whole, near.items, near.text).said
    if item.sentence - whole.sentence > 1 or item.paragraph != whole.paragraph or not _GROWTH.search(said):
        return
    before = _STOP.split(near.text[max(0, whole.mention.start - 2 * _LONGEST) : whole.mention.start])[-1]
    spans = {_number(found["years"]) for found in _GROWN.finditer(before)}
    down = falls(said)
    if len(spans) == 1 and max(spans) >= _FEWEST and not has(before + near.said, _NOT_RECOMPUTED):
        root = Op("√", (Op("-" if down else "+", (ALL, whole.mention)), spans.pop()))
        formula = Op("-", (ALL, root) if down else (root, ALL))
        yield Relation("average", item.mention, (whole.mention,), formula)


def mean_of_years(near: Near) -> Iterator[Relation]:
    """三年累计投入900万元，年均投入300万元: how many years the amount directly before it is of stands in its words.

    Of a span from year to year (2016—2019年) the first may count or not: the numbers must agree with one of both.
    """
    item, amount = near.item, near.last
    mean = _MEAN.search(lead(item))
    if amount is None or not item.family or mean is None:
        return
    if amount.family != item.family or amount.sentence != item.sentence or amount.role == "base":
        return
    if amount.mention.each or item.clause - amount.clause > 1:
        return
    before = _STOP.split(_words_before(near, amount))[-1]
    spans = {_number(found["years"]) for found in _IN_ALL.finditer(before)}
    for found in _RANGE.finditer(before):
        years = int(found["last"]) - int(found["first"])
        spans |= {each for each in (years, years + 1) if is_mean(item.mention, amount.mention, each)}
    what = bare(mean["what"])
    alike = not what or not set(what).isdisjoint(lead(amount))  # 减少…, 年均减贫
    if len(spans) == 1 and max(spans) >= _FEWEST and alike:
        terms = (amount.mention, spans.pop())
        yield Relation("average", item.mention, (amount.mention,), Op("/", terms))


def _words_before(near: Near, item: Item) -> str:
    """The words before a quantity, a bracket in them included: 与2010年(第六次人口普查)的."""
    low = near.items[item.index - 1].mention.end if item.index else 0
    return near.text[max(low, item.mention.start - _LONGEST) : item.mention.start].replace(" ", "")


def _years(before: str, now: str, text: str) -> int:
    """How many years lie between, by the years that both name, by a span (十年共增加), or from census to census; 0 if
    the words do not say it, or contradict each other.
    """
    first, last = _YEAR.findall(before), _YEAR.findall(now)
    told = {_number(found["years"]) for found in _SPAN.finditer(text)}
    if first and last:
        told.add(int(last[-1]) - int(first[-1]))
    elif not told and first and first[-1] in _CENSUSES and "普查" in text:
        told.add(10)
    return told.pop() if len(told) == 1 else 0


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _YEARS[word]
