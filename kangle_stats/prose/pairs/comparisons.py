"""Rates held against those of others: 甲县增长15.5%，快于全省3.5个百分点; 增长6.5%，高于全国(5.2%)1.3个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kangle_stats.prose.arithmetic import is_difference
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import (
    POINTS,
    Near,
    before_bracket,
    falls,
    has,
    is_share,
    lead,
    unit_of,
    words_before,
)
from kangle_stats.prose.relation import Op, Relation

_YEAR = r"(?:19|20)[0-9]{2}年?"
_THAN = re.compile(
    r"(?:(?P<more>快于|高于|高出|超过|超|高)|(?P<less>低于|慢于)|比|较)(?P<who>[^，。;0-9]{2,14}?)"
    r"(?:增速|水平|增幅|平均)*(?:(?P<up>高出?|快|多)|(?P<down>低|慢|少))?(?:了|约|近)*$"
)
_SINCE = re.compile(rf"(?:比|较)(?P<year>(?:19|20)[0-9]{{2}})年(?:末|底)?(?:{'|'.join(pair_words.CHANGES)})(?:了|约)*$")
_SENTENCE = 120
"""How far before a rate its sentence is looked at."""
_STOP = re.compile("[。\n]")
_OF_NAME = re.compile("(?:平均|增速|水平|增幅|整体|总体|同期|的)+$")
_AND = ("、", "和", "及", "与")
_WINDOW = 60
"""How far before a rate a long name is looked for."""
_LONG_NAME = 4


def comparisons(near: Near) -> Iterator[Relation]:
    """The points that a rate is higher or lower than that of something else."""
    item = near.item
    if unit_of(item) in POINTS:
        ends = _in_bracket(near) or _named(near) or _since(near)
        if ends:
            parts = (ends[0].mention, ends[1].mention)
            yield Relation("difference", item.mention, parts, Op("-", parts))


def _in_bracket(near: Near) -> tuple[Item, Item] | tuple[()]:
    """增长6.5%，高于全国(5.2%)1.3个百分点: the other rate stands in a bracket, the own directly before."""
    item, last = near.item, near.last
    if last is None or last.index == 0 or not is_share(last) or last.bracket in (0, item.bracket):
        return ()
    if not near.text[last.mention.end : item.mention.start].lstrip(" ").startswith(")"):
        return ()
    own = near.items[last.index - 1]
    if not is_share(own) or unit_of(own) != unit_of(last) or own.sentence != item.sentence or own.role == "base":
        return ()
    found = _THAN.search(before_bracket(near, last) + lead(item))
    if found is None or _is_earlier(found) or own.bracket != item.bracket:
        return ()
    return _ends(own, last, found)


def _named(near: Near) -> tuple[Item, Item] | tuple[()]:
    """甲县增长15.5%，快于全部投资3.5个百分点: two rates before it that it is the difference of.

    The own rate stands last before it, the other is told of something of that name.
    """
    item = near.item
    found = _THAN.search(lead(item))
    if found is None or _is_earlier(found):
        return ()
    rates = [o for o in near.far if is_share(o) and o.role != "base"]
    if len(rates) < 2 or rates[-1].sentence != item.sentence:
        return ()
    name = _OF_NAME.sub("", found["who"])
    own = rates[-1]
    if rates[-2].sentence == item.sentence and _is_of(near, own, name) and not _is_of(near, rates[-2], name):
        own = rates[-2]
    for other in reversed(rates):
        if other is own or unit_of(other) != unit_of(own) or not _is_of(near, other, name):
            continue
        ends = _ends(own, other, found)
        if ends and is_difference(item.mention, ends[0].mention, ends[1].mention):
            return ends
    return ()


def _since(near: Near) -> tuple[Item, Item] | tuple[()]:
    """1952年占85.9%。… 2023年占54.9%，比1952年下降31.0个百分点: a share told of that year that the numbers fit."""
    item, own = near.item, near.last
    found = _SINCE.search(lead(item))
    if found is None or own is None or not is_share(own) or own.sentence != item.sentence:
        return ()
    for other in reversed(near.far):
        if (
            other is own
            or unit_of(other) != unit_of(own)
            or other.role != "level"
            or not _is_in(near, other, found["year"])
        ):
            continue
        ends = (other, own) if falls(lead(item)) else (own, other)
        if is_difference(item.mention, ends[0].mention, ends[1].mention):
            return ends
    return ()


def _is_in(near: Near, item: Item, year: str) -> bool:
    """Whether the words before a quantity in its sentence name a year."""
    before = near.text[max(0, item.mention.start - _SENTENCE) : item.mention.start]
    return f"{year}年" in _STOP.split(before)[-1]


def _ends(own: Item, other: Item, found: re.Match[str]) -> tuple[Item, Item] | tuple[()]:
    """The higher and the lower of two rates, by the words between them; nothing if these do not say."""
    if found["less"] or found["down"]:
        return other, own
    return (own, other) if found["more"] or found["up"] else ()


def _is_earlier(found: re.Match[str]) -> bool:
    """Whether a rate is compared with itself at an earlier time."""
    return has(found["who"], pair_words.EARLIER) or re.search(_YEAR, found["who"]) is not None


def _is_of(near: Near, rate: Item, name: str) -> bool:
    """Whether the words before a rate, the list that it stands in, or the amount in front of it end like a name."""
    told = _told_of(near, rate)
    if any(word in told for word in pair_words.OTHER_NAMES.get(name, (name[-2:],))):
        return True
    since = max(0, rate.mention.start - _WINDOW)
    return len(name) >= _LONG_NAME and name in near.text[since : rate.mention.start]


def _told_of(near: Near, rate: Item) -> str:
    """The words before a rate, or before the list that it stands in, and before the amount in front of it."""
    head = rate
    while head.index and (head.joined or lead(head) in _AND):
        head = near.items[head.index - 1]
    label = words_before(near, head)
    before = near.items[head.index - 1] if head.index else None
    if before is None or before.sentence != head.sentence or not before.family:
        return label
    return words_before(near, before) + label
