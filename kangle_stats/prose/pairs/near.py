"""A quantity with those around it, and what its words say: the common ground of all finders of pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kangle_stats.prose import words
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words

BACK, AHEAD = 14, 4
"""How many quantities back and ahead the other end of a relation may stand."""
_FAR = 60
"""How many quantities back a whole may stand that is called by its name."""

REACHES = r"(?:分别)?(?:约为|约|为|达到|达|是|有|近|超过|超|将近|接近|不足)*"
"""Verbs and qualifiers that may stand between the name of a quantity and its number."""
_TAIL = re.compile(r"(?:\[[0-9]{1,2}\]|约|近|超过|超|达到|达|为|了|共|将|不足|逾|有|是|实现|完成)+$")
_DOWN = ("减", "降", "下", "少", "低", "缩", "跌", "落")


@dataclass(slots=True)
class Near:
    """A quantity, those before and behind it in order, and the plain text that they stand in."""

    item: Item
    items: Sequence[Item]
    text: str

    @property
    def before(self) -> Sequence[Item]:
        """The quantities before it, as far as they may matter."""
        return self.items[max(0, self.item.index - BACK) : self.item.index]

    @property
    def behind(self) -> Sequence[Item]:
        """The quantities behind it, as far as they may matter."""
        return self.items[self.item.index + 1 : self.item.index + 1 + AHEAD]

    @property
    def far(self) -> Sequence[Item]:
        """The quantities before it, as far as a name may point."""
        return self.items[max(0, self.item.index - _FAR) : self.item.index]

    @property
    def last(self) -> Item | None:
        """The quantity directly before it."""
        return self.items[self.item.index - 1] if self.item.index else None

    def here(self) -> list[Item]:
        """The quantities before it in its sentence."""
        return [other for other in self.before if other.sentence == self.item.sentence]

    @property
    def said(self) -> str:
        """The words before it, back to the last comma, stop or quantity: 分别为, which `lead` ends at, included."""
        last = self.last
        low = max(last.mention.end if last is not None else 0, self.item.mention.start - _CLOSE)
        words_before = self.text[low : self.item.mention.start].replace(" ", "").replace("\n", "")
        return _STOP.split(words_before)[-1]

    def between(self, first: Item, last: Item) -> str:
        """The plain text from a little before one quantity to the end of another."""
        return self.text[max(0, first.mention.start - _BESIDE) : min(last.mention.end, first.mention.end + _LONGEST)]


_BESIDE, _LONGEST, _CLOSE = 16, 400, 40
_IN_BRACKET, _BEFORE_BRACKET = 10, 24
"""How many characters of a bracket may stand before a quantity, and how many before the bracket are looked at."""
_STOP = re.compile("[，。;:,()]")
_WORDS_END = re.compile("[，。;:,\n0-9、]")
_CLAUSE = re.compile("[，。;:,\n]")
_BRACKET = re.compile(r"\([^()]*\)|^[^()]*\)")


def unit_of(item: Item) -> str:
    """The measure word in plain characters."""
    return _plain_unit(item.mention.unit)


_plain_unit = lru_cache(maxsize=1024)(plain)


def is_level(item: Item) -> bool:
    """Whether it is an amount as it stands, neither a share nor a change."""
    return bool(item.family) and item.role == "level"


POINTS = ("个百分点", "百分点", "个千分点", "千分点")


def is_share(item: Item) -> bool:
    """Whether it is printed in percent or in thousandths."""
    return unit_of(item) in ("%", "‰")


def lead(item: Item) -> str:
    """The words before a quantity without the blanks that word processors leave in them."""
    return item.label.replace(" ", "")


def words_before(near: Near, item: Item) -> str:
    """The words before a quantity in its clause; brackets between them, which `lead` ends at, are passed over."""
    last = near.items[item.index - 1].mention.end if item.index else 0
    text = near.text[max(last, item.mention.start - _CLOSE) : item.mention.start].replace(" ", "")
    return _CLAUSE.split(_BRACKET.sub("", text))[-1]


def before_bracket(near: Near, item: Item) -> str:
    """The words before the bracket that a quantity stands first in: 占全省面积 of 占全省面积(40万亩)的2%."""
    low = near.items[item.index - 1].mention.end if item.index else 0
    at = near.text.rfind("(", max(low, item.mention.start - _IN_BRACKET), item.mention.start)
    if at < 0:
        return ""
    return _WORDS_END.split(near.text[max(low, at - _BEFORE_BRACKET) : at])[-1].replace(" ", "")


def bare(label: str) -> str:
    """The words before a quantity without the verbs and qualifiers at their end."""
    return _TAIL.sub("", label.replace(" ", ""))


def falls(label: str) -> bool:
    """Whether the words say that something becomes less."""
    return any(word in label for word in _DOWN)


def has(label: str, table: Sequence[str] | frozenset[str]) -> bool:
    """Whether one of the words stands in a label."""
    return any(word in label for word in table)


def sums_up(label: str) -> bool:
    """Whether the words before a quantity end in 共, 合计 and their like, or in one of these and a verb: 共补助."""
    return bool(_SUMS_UP.search(label.replace(" ", "")))


_SUMS_UP = re.compile(
    rf"(?<![{''.join(sorted(words.NOT_SUM_UP_AFTER))}])(?:{'|'.join(sorted(words.SUM_UP, key=len, reverse=True))})"
    rf"(?:{'|'.join(pair_words.PAYS)})?(?:资金|金额|补助|奖励)?(?:为|达|约|近|需)*$"
)
