"""Proportions of two groups that are printed without a measure word: 性别比102.5, 城乡居民收入比2.50:1."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kangle_stats.prose.arithmetic import is_proportion
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import BACK, bare, is_level
from kangle_stats.prose.relation import Op, Relation

_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,4})?"
_NAMES = "|".join(f"(?P<{name}>{words_of_it.name})" for name, words_of_it in pair_words.PROPORTIONS.items())
_FROM_BEFORE = (
    r"(?:[^0-9，。;:()\n]{0,2}[由从][^，。;\n]{1,24}?(?:下降|降低|上升|提高|缩小|扩大|减少|降|变|升|增|减)"
    r"[^0-9，。;\n]{0,4}[为到至])?"
)
_PROPORTION = re.compile(
    rf"(?:{_NAMES})(?:例|值)? ?(?P<note>\([^()\n]{{0,30}}\))?{_FROM_BEFORE}(?:为|是|达到|达|约|:|，)* ?"
    rf"(?P<number>(?P<first>{_NUMBER})(?: ?[:比] ?(?P<second>{_NUMBER}))?)(?=[，。;,、()\s]|$)"
)
_MEN_FIRST = re.compile("以男性?为100")
_MOST_SENTENCES = 2
"""How many sentences back the two groups may stand."""
_HUNDRED = 100
_LONGEST_LINE = 100_000
"""How far back the beginning of a line is looked for."""
_SMALLEST_PERCENT = 10
"""From here on a proportion of the sexes is told for a hundred, below for one: 102.5, 1.025."""


class _Told(NamedTuple):
    """What a proportion says: how many of one group there are for so many of the other."""

    value: str
    times: int
    turned: bool
    """Whether the second group stands first, as in 100:96.3."""


def proportions(items: Sequence[Item], text: str, printed: str) -> Iterator[Relation]:
    """Every proportion of `text`, in plain characters, whose two groups are among the `items` before it.

    `printed` is the same text as it was printed. Such numbers are no quantities of the text, so that the total of the
    relation is made here.
    """
    starts = [item.mention.start for item in items]
    line, counted = 1, 0
    for found in _PROPORTION.finditer(text):
        start = found.start("number")
        line, counted = line + text.count("\n", counted, start), start
        before = items[max(0, bisect_left(starts, start) - BACK) : bisect_left(starts, start)]
        before = [o for o in before if o.mention.end <= found.start()]
        groups, told = _groups(before, _name(found)), _told(found)
        if groups is None or told is None or "\n" in text[before[-1].mention.end : start]:
            continue
        column = start - text.rfind("\n", max(0, start - _LONGEST_LINE), start)
        yield from _relation(_mention(found, told, printed, line, column), groups, found, told)


def _name(found: re.Match[str]) -> str:
    return next(name for name in pair_words.PROPORTIONS if found[name] is not None)


def _told(found: re.Match[str]) -> _Told | None:
    first, second = found["first"], found["second"]
    if second is None:
        sexes = found["sexes"] is not None and Decimal(first) >= _SMALLEST_PERCENT
        return _Told(first, _HUNDRED if sexes else 1, turned=False)
    for value, base, turned in ((first, second, False), (second, first, True)):
        if Decimal(base) in (1, _HUNDRED):
            return _Told(value, int(Decimal(base)), turned)
    return None


def _mention(found: re.Match[str], told: _Told, printed: str, line: int, column: int) -> Mention:
    start, end = found.span("number")
    literal = printed[start:end]
    return Mention(
        *(start, end, line, column, literal, told.value, None, 0, "", None),
        *("exact", "", False, found[_name(found)], "reported"),
    )


def _groups(before: Sequence[Item], name: str) -> tuple[Item, Item] | None:
    """The last quantities of the two groups, the first group first."""
    ends = []
    for group in pair_words.PROPORTIONS[name].groups:
        last = next((o for o in reversed(before) if is_level(o) and re.search(group, o.label)), None)
        if last is None or before[-1].sentence - last.sentence > _MOST_SENTENCES:
            return None
        ends.append(last)
    one, two = ends
    alike = one.family == two.family and one.mention.each == two.mention.each and one.paragraph == two.paragraph
    return (one, two) if alike and one is not two else None


def _relation(total: Mention, groups: tuple[Item, Item], found: re.Match[str], told: _Told) -> Iterator[Relation]:
    """The proportion, if the words at the two groups say no more than their names, or else if the numbers fit."""
    one, two = (group.mention for group in groups)
    orders = [(one, two)]
    if _MEN_FIRST.search(found["note"] or ""):
        orders = [(two, one)]
    elif told.turned:
        orders = [(two, one), (one, two)]  # 100:96.3 is told of men and women, or of women and men
    plain_name = pair_words.PROPORTIONS[_name(found)].plain
    sure = len(orders) == 1 and all(re.search(plain_name, bare(group.label)) for group in groups)
    for one, two in orders:
        if sure or is_proportion(total, one, two, told.times):
            over = one if told.times == 1 else Op("*", (told.times, one))
            yield Relation("ratio", total, (one, two), Op("/", (over, two)))
            return
