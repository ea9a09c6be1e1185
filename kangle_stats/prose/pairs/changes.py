"""Growth and differences: what a quantity was before, what it is now, and by how much it has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kangle_stats.prose.arithmetic import is_growth
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import POINTS, Near, bare, falls, has, is_level, is_share, lead, unit_of
from kangle_stats.prose.relation import Op, Relation

_SHORT = 8
"""How long the words may be that stand between two times and their change."""
_RATES = ("%", "‰", "成", "倍", "番")
_VERB = "|".join(pair_words.CHANGES)
_CHANGED = re.compile(
    r"^(?:[，,(]|的?基础上|再|分别|同比|共|累计净|净|又|了|则|均|亩|总共|[一二两三四五六七八九十0-9]{1,3}年(?:时间|间|来|内|里|中)?)*"
    rf"(?:{_VERB})(?:率|幅度|幅)?(?:了|约|近|为|达到|达|超过|高达|出)*$"
)
"""The words before the amount or the rate of a change, and no others."""
_GROWN = re.compile(
    r"(?:增长|增幅|下降|减少|增加|提高|上升|降幅|增速|增收|降低|提升)(?:率|幅度)?(?:了|约|近|为|达到|达|超过|高达)*$"
)
_RATE_NAME = re.compile("(?:增长|增加|下降|提高|自然增长)(?=率|速度)|增速|增幅|降幅")
_YEAR = r"(?:19|20)[0-9]{2}年?"
_EARLIER = re.compile(
    rf"(?:比|较|同|与|和|跟)(?:[^，。;]*?)(?:{'|'.join(pair_words.EARLIER)}|{_YEAR})(?P<what>[^，。;]{{0,14}})$"
)
_GOES_ON = re.compile(rf"[ )]*(?:相比|相较|比较)?[，,]?(?:分别|共|净|同比)*(?:{_VERB})")
_COMPARING = frozenset("比较同与和跟")
_COMPARED = ("相比", "相较", "比较")
_REACHED = re.compile(rf"(?:到|至|为|达)(?:了|约|近)*(?:(?:{_YEAR}[底末]?|目前|现在|今年|当年)的?)?$")
_ON_TOP = re.compile("的?基础上")
_ON_TOP_OF = re.compile(rf"(?:{'|'.join(pair_words.EARLIER)}|{_YEAR}|原有|原来|现有)[^，。;]{{0,14}}$")
_TIMES = re.compile(rf"(?:是|为|相当于|达到|达)(?:了)?(?:原来|原有|原先|之前|过去|上年|{_YEAR})的?(?:约|近)?$")
_LATER_TIME = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年|今年|本年度?|当年|本期")
_EARLIER_TIME = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年|上年同期|去年同期|上年度?|去年|同期")


def changes(near: Near) -> Iterator[Relation]:
    """The relations whose total, a change, is the item, and those that begin with what was before."""
    item = near.item
    unit = unit_of(item)
    if unit in _RATES:
        yield from _growth(near)
        yield from _with_time_behind(near)
    change = change_told(near)
    if change is not None:
        yield from _told(change.before, change.now, change.told)


class Change(NamedTuple):
    """What was before and what is now, and what is told behind, which may say by how much it has changed."""

    before: Item
    now: Item
    told: Sequence[Item]


def change_told(near: Near) -> Change | None:
    """The change that begins with the item: what was before, or the first of two levels of unlike times."""
    item = near.item
    if item.role == "base" and not near.text.startswith(_COMPARED, item.mention.end):
        return _from_to(near)
    if _is_earlier(item, near.text):
        return _against(near)
    if _ON_TOP.match(near.text, item.mention.end) and _ON_TOP_OF.search(lead(item)):
        return _on_top(near)
    return _two_times(near) if _is_told(item) and item.index else None


def _is_told(item: Item) -> bool:
    """Whether it is an amount or a share as it stands."""
    return is_level(item) or (is_share(item) and item.role == "level")


def _alike(one: Item, other: Item) -> bool:
    """Whether two quantities can be subtracted from one another."""
    if one.family:
        return one.family == other.family
    return is_share(one) and unit_of(one) == unit_of(other)


def _told(before: Item, now: Item, behind: Sequence[Item]) -> Iterator[Relation]:
    """The changes told directly behind: an amount, a rate, or both, of what was before and is now."""
    amount: Item | None = None
    clause = max(before.clause, now.clause) if now.index > before.index else before.clause
    for item in behind[:2]:
        if item.sentence != before.sentence or item.clause - clause > 1:
            return
        if unit_of(item) == "倍" and _TIMES.search(lead(item)) and before.family:
            parts = (now.mention, before.mention)
            yield Relation("ratio", item.mention, parts, Op("/", parts))
            return
        if not _CHANGED.search(lead(item)) or ("亩" in lead(item) and "亩" not in lead(before)):
            return
        clause = item.clause
        label, unit = lead(item), unit_of(item)
        ends = (before.mention, now.mention) if falls(label) else (now.mention, before.mention)
        points = is_share(before) and unit in POINTS
        if points or (before.family and item.family == before.family and not amount):
            yield Relation("difference", item.mention, ends, Op("-", ends))
            amount = item
        elif unit in _RATES and before.family and not _told_otherwise(before, now, item):
            rate = _in_multiples(item.mention) if unit == "番" else item.mention
            change = Op("-", ends) if amount is None else amount.mention
            parts = (now.mention, before.mention) if amount is None else (amount.mention, before.mention)
            if _is_comparable(before, now) or is_growth(rate, *ends, before.mention):
                yield Relation("ratio", rate, parts, Op("/", (change, before.mention)))
            return
        else:
            return


def _in_multiples(mention: Mention) -> Mention:
    """A number of doublings as what it adds: 翻两番 is 3倍 more."""
    doublings = int(mention.value) if mention.value.isdecimal() and len(mention.value) == 1 else 1
    return mention if doublings == 1 else replace(mention, value=str(2**doublings - 1), unit="倍")


def _is_comparable(before: Item, now: Item) -> bool:
    """Whether growth is reckoned from what is printed, and not from figures revised or of one scope."""
    return not has(before.label + now.label, pair_words.REVISED)


def _told_otherwise(before: Item, now: Item, rate: Item) -> bool:
    """Whether a rate of growth may be of something else: output at constant prices, a mean over years."""
    if has(before.label + now.label + rate.label, pair_words.OUTPUT):
        return True
    return has(rate.label, pair_words.OTHER_BASE)


# --- With what was before ---------------------------------------------------------------------------------------


def _from_to(near: Near) -> Change | None:
    """由300人增加到500人，增加200人，增长66.7%."""
    before, behind = near.item, near.behind
    if len(behind) < 2 or "累计" in before.label:
        return None
    now = behind[0]
    if now.sentence != before.sentence or now.clause != before.clause or not _alike(before, now):
        return None
    return Change(before, now, behind[1:]) if now.role == "level" and _REACHED.search(lead(now)) else None


def _is_earlier(item: Item, text: str) -> bool:
    """Whether a quantity is what another is compared with: 比上年的20个 (增加5个), 与2010年的20个相比."""
    label = lead(item)
    if item.role != "base" and _COMPARING.isdisjoint(label):
        return False
    if not (item.family or is_share(item)):
        return False
    after = text[item.mention.end : item.mention.end + 16]
    found = _EARLIER.search(_RATE_NAME.sub("", label))
    if not found:
        # The words may stand before a bracket: 与上年(见附表)的20个相比.
        return item.role == "base" and after.startswith(_COMPARED)
    if re.search(_VERB, found["what"]):
        return False
    if not re.search("比|较", label[: found.end()]) and not after.lstrip(" )").startswith(_COMPARED):
        return False
    return bool(_GOES_ON.match(after)) or after.startswith(_COMPARED)


def _against(near: Near) -> Change | None:
    """25个，比上年的20个增加5个，增长25%. What is now stands directly before; or behind the changes, as 达到25个."""
    before, behind = near.item, near.behind
    told = [item for item in behind[:2] if item.sentence == before.sentence and _CHANGED.search(lead(item))]
    if not told:
        return None
    rest = behind[len(told) :]
    if rest and _is_reached(rest[0], told[-1]) and _alike(before, rest[0]):
        return Change(before, rest[0], told)
    now = next((o for o in reversed(near.before) if o.bracket == before.bracket), None)
    if now is None or not _alike(before, now) or now.role == "base" or (now.role == "change" and now.family):
        return None
    follows = now.sentence == before.sentence and before.clause - now.clause <= 2
    begins = before.leads and before.sentence - now.sentence == 1 and before.paragraph == now.paragraph
    return Change(before, now, told) if follows or begins else None


def _is_reached(now: Item, change: Item) -> bool:
    """Whether a quantity behind a change is what has come of it: 达到25个."""
    follows = now.sentence == change.sentence and now.clause - change.clause <= 1
    return follows and now.role == "level" and bool(_REACHED.search(lead(now)))


def _on_top(near: Near) -> Change | None:
    """在上年1亿元的基础上增加2000万元，增长20%，达到1.2亿元. What it is now stands behind."""
    before, behind = near.item, [item for item in near.behind if item.sentence == near.item.sentence]
    if not behind or not before.family:
        return None
    if _is_reached(behind[0], before) and _alike(before, behind[0]):
        return Change(before, behind[0], behind[1:])
    told = [item for item in behind[:2] if _CHANGED.search(lead(item))]
    rest = behind[len(told) :]
    return Change(before, rest[0], told) if told and rest and _is_reached(rest[0], told[-1]) else None


# --- With what is now and the change ------------------------------------------------------------------------------


def _growth(near: Near) -> Iterator[Relation]:
    """500人，比上年增加100人，增长25%: the rate is the change over what was before."""
    item = near.item
    if item.index < 2 or not _GROWN.search(lead(item)):
        return
    now, change = near.items[item.index - 2], near.items[item.index - 1]
    measured = now.family or ("/" in unit_of(now) and unit_of(now))
    if not (change.role == "change" and now.role == "level" and measured):
        return
    if change.family != now.family or (not now.family and unit_of(change) != measured):
        return
    if not now.sentence == change.sentence == item.sentence or change.bracket != item.bracket:
        return
    if (
        _is_earlier(now, near.text)
        or _told_otherwise(now, change, item)
        or item.mention.each
        or falls(change.label) != falls(item.label)
    ):
        return
    if unit_of(item) != "倍" and len(bare(item.label)) > 6:
        return
    if _at_two_times(near.items[max(now.index - 1, 0)], now)[1] is now:
        return  # what was before stands last
    before = Op("+" if falls(change.label) else "-", (now.mention, change.mention))
    parts = (change.mention, now.mention)
    yield Relation("ratio", item.mention, parts, Op("/", (change.mention, before)))


def _two_times(near: Near) -> Change | None:
    """2020年收入460万元，2019年收入400万元，同比增长15%: two years of one thing, and the changes told behind."""
    second = near.item
    first = near.items[second.index - 1]
    now, before = _at_two_times(first, second)
    if now is None or before is None or has(first.label + second.label, pair_words.OTHER_BASE):
        return None
    told = [item for item in near.behind[:2] if len(bare(item.label)) <= _SHORT]
    return Change(before, now, told)


def _at_two_times(first: Item, second: Item) -> tuple[Item, Item] | tuple[None, None]:
    """What is now and what was before, of two neighbouring levels of one sentence."""
    alike = _is_told(first) and _is_told(second) and _alike(first, second)
    if not alike or first.sentence != second.sentence or second.clause - first.clause > 2:
        return None, None
    return _in_time(first, second)


def _with_time_behind(near: Near) -> Iterator[Relation]:
    """500万元，同比增长25%(去年同期400万元): the earlier time stands behind its rate."""
    item, behind = near.item, near.behind[:1]
    if item.index < 1 or not _GROWN.search(lead(item)) or len(bare(item.label)) > _SHORT:
        return
    now = near.items[item.index - 1]
    if not behind or not _is_time(behind[0]):
        return
    before = behind[0]
    if not (is_level(now) and is_level(before) and now.family == before.family):
        return
    if not now.sentence == before.sentence == item.sentence or item.clause - now.clause > 3:
        return
    if has(now.label + item.label, (*pair_words.OUTPUT, *pair_words.OTHER_BASE)):
        return
    ends = (before.mention, now.mention) if falls(item.label) else (now.mention, before.mention)
    if _is_comparable(before, now) or is_growth(item.mention, *ends, before.mention):
        yield Relation("ratio", item.mention, (now.mention, before.mention), Op("/", (Op("-", ends), before.mention)))


def _is_time(item: Item) -> bool:
    """Whether nothing but an earlier time stands before a quantity: 去年同期400万元."""
    only = _EARLIER_TIME.fullmatch(bare(lead(item)).strip("，,、()"))
    return only is not None and not only["year"]


def _in_time(first: Item, second: Item) -> tuple[Item, Item] | tuple[None, None]:
    """The later and the earlier of two quantities of one name, by the years that they name."""
    if _is_time(second):
        return first, second
    for now, before in ((first, second), (second, first)):
        one, other = _LATER_TIME.search(lead(now)), _EARLIER_TIME.search(lead(before))
        if one is None or other is None:
            continue
        names = [
            bare(label.replace(found[0], "")).strip(" 的，,")
            for label, found in ((lead(now), one), (lead(before), other))
        ]
        if names[0] != names[1] and all(names):
            continue
        if not other["year"] or (one["year"] and int(one["year"]) - int(other["year"]) == 1):
            return now, before
    return None, None
