"""Growth and differences: what a quantity was before, what it is now, and by how much it has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kangle_stats.prose import pair_words, words
from kangle_stats.prose.near import Near, bare, falls, has, is_level, lead, unit_of
from kangle_stats.prose.outline import Item
from kangle_stats.prose.relation import Op, Relation

_POINTS = ("个百分点", "百分点", "个千分点", "千分点")
_RATES = ("%", "‰", "成", "倍", "番")
_VERB = "|".join(pair_words.CHANGES)
_CHANGED = re.compile(
    r"^(?:[，,(]|分别|同比|共|累计净|净|又|了|则|均|总共|[一二三四五六七八九十0-9]{1,3}年)*"
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
_LEFT = re.compile(
    rf"{words.ahead(pair_words.BALANCES)}(?:{'|'.join(pair_words.BALANCES)})(?=(?:约|近|为|达到|达|了|共)*$)"
)
_LATER_TIME = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年|今年|本年度?|当年|本期")
_EARLIER_TIME = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年|上年同期|去年同期|上年度?|去年|同期")


def changes(near: Near) -> Iterator[Relation]:
    """The relations whose total, a change, is the item, and those that begin with what was before."""
    item = near.item
    unit = unit_of(item)
    if unit in _RATES:
        yield from _growth(near)
        yield from _year_by_year(near)
    if item.role == "base" and not near.text.startswith(_COMPARED, item.mention.end):
        yield from _from_to(near)
    elif _is_earlier(item, near.text):
        yield from _against(near)
    yield from _balance(near)


def _is_share(item: Item) -> bool:
    return unit_of(item) in ("%", "‰")


def _alike(one: Item, other: Item) -> bool:
    """Whether two quantities can be subtracted from one another."""
    if one.family:
        return one.family == other.family
    return _is_share(one) and unit_of(one) == unit_of(other)


def _told(before: Item, now: Item, behind: Sequence[Item]) -> Iterator[Relation]:
    """The changes told directly behind: an amount, a rate, or both, of what was before and is now."""
    amount: Item | None = None
    clause = max(before.clause, now.clause) if now.index > before.index else before.clause
    for item in behind[:2]:
        if item.sentence != before.sentence or item.clause - clause > 1 or not _CHANGED.search(lead(item)):
            return
        clause = item.clause
        label, unit = lead(item), unit_of(item)
        ends = (before.mention, now.mention) if falls(label) else (now.mention, before.mention)
        points = _is_share(before) and unit in _POINTS
        if points or (before.family and item.family == before.family and not amount):
            yield Relation("difference", item.mention, ends, Op("-", ends))
            amount = item
        elif unit in _RATES and before.family and not _told_otherwise(before, now, item):
            if unit == "番" and item.mention.value != "1":
                return  # two of them are four times as much
            change = Op("-", ends) if amount is None else amount.mention
            parts = (now.mention, before.mention) if amount is None else (amount.mention, before.mention)
            yield Relation("ratio", item.mention, parts, Op("/", (change, before.mention)))
            return
        else:
            return


def _told_otherwise(before: Item, now: Item, rate: Item) -> bool:
    """Whether a rate of growth may be of something else: output at constant prices, a mean over years."""
    if has(before.label + now.label + rate.label, pair_words.OUTPUT):
        return True
    return has(rate.label, pair_words.OTHER_BASE)


# --- With what was before ---------------------------------------------------------------------------------------


def _from_to(near: Near) -> Iterator[Relation]:
    """由300人增加到500人，增加200人，增长66.7%."""
    before, behind = near.item, near.behind
    if len(behind) < 2 or "累计" in before.label:
        return
    now = behind[0]
    if now.sentence != before.sentence or now.clause != before.clause or not _alike(before, now):
        return
    if now.role == "level" and _REACHED.search(lead(now)):
        yield from _told(before, now, behind[1:])


def _is_earlier(item: Item, text: str) -> bool:
    """Whether a quantity is what another is compared with: 比上年的20个 (增加5个), 与2010年的20个相比."""
    label = lead(item)
    if item.role != "base" and _COMPARING.isdisjoint(label):
        return False
    if not (item.family or _is_share(item)):
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


def _against(near: Near) -> Iterator[Relation]:
    """25个，比上年的20个增加5个，增长25%. What is now stands directly before; or behind the changes, as 达到25个."""
    before, behind = near.item, near.behind
    told = [item for item in behind[:2] if item.sentence == before.sentence and _CHANGED.search(lead(item))]
    if not told:
        return
    rest = behind[len(told) :]
    if rest and _is_reached(rest[0], told[-1]) and _alike(before, rest[0]):
        yield from _told(before, rest[0], told)
        return
    now = next((o for o in reversed(near.before) if o.bracket == before.bracket), None)
    if now is None or not _alike(before, now) or now.role == "base" or (now.role == "change" and now.family):
        return
    follows = now.sentence == before.sentence and before.clause - now.clause <= 2
    begins = before.leads and before.sentence - now.sentence == 1 and before.paragraph == now.paragraph
    if follows or begins:
        yield from _told(before, now, told)


def _is_reached(now: Item, change: Item) -> bool:
    """Whether a quantity behind a change is what has come of it: 达到25个."""
    follows = now.sentence == change.sentence and now.clause - change.clause <= 1
    return follows and now.role == "level" and bool(_REACHED.search(lead(now)))


# --- With what is now and the change ------------------------------------------------------------------------------


def _growth(near: Near) -> Iterator[Relation]:
    """500人，比上年增加100人，增长25%: the rate is the change over what was before."""
    item = near.item
    if item.index < 2 or not _GROWN.search(lead(item)):
        return
    now, change = near.items[item.index - 2], near.items[item.index - 1]
    if not (change.role == "change" and change.family and is_level(now) and change.family == now.family):
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
    before = Op("+" if falls(change.label) else "-", (now.mention, change.mention))
    parts = (change.mention, now.mention)
    yield Relation("ratio", item.mention, parts, Op("/", (change.mention, before)))


def _year_by_year(near: Near) -> Iterator[Relation]:
    """2020年收入460万元，2019年收入400万元，同比增长15%: two years of one thing."""
    item = near.item
    if item.index < 1 or not _GROWN.search(lead(item)) or len(bare(item.label)) > 8:
        return
    first, second = near.items[max(item.index - 2, 0)], near.items[item.index - 1]
    if near.behind and _is_time(near.behind[0]):
        # 500万元，同比增长25%(去年同期400万元)
        first, second = second, near.behind[0]
    if not (is_level(first) and is_level(second) and first.family == second.family):
        return
    if not first.sentence == second.sentence == item.sentence or abs(item.clause - first.clause) > 3 or first is second:
        return
    if has(first.label + second.label + item.label, (*pair_words.OUTPUT, *pair_words.OTHER_BASE)):
        return
    now, before = _in_time(first, second)
    if now is None or before is None:
        return
    ends = (before.mention, now.mention) if falls(item.label) else (now.mention, before.mention)
    yield Relation("ratio", item.mention, (now.mention, before.mention), Op("/", (Op("-", ends), before.mention)))


def _is_time(item: Item) -> bool:
    """Whether nothing but an earlier time stands before a quantity: 去年同期400万元."""
    only = _EARLIER_TIME.fullmatch(bare(lead(item)).strip("，,、()"))
    return only is not None and not only["year"]


def _in_time(first: Item, second: Item) -> tuple[Item, Item] | tuple[None, None]:
    """The later and the earlier of two quantities of one name, by the years that they name."""
    if _is_time(second):
        return first, second
    one, other = _LATER_TIME.search(lead(first)), _EARLIER_TIME.search(lead(second))
    if one is None or other is None:
        return None, None
    names = [
        bare(label.replace(found[0], "")).strip(" 的，,")
        for label, found in ((lead(first), one), (lead(second), other))
    ]
    if names[0] != names[1] and all(names):
        return None, None
    if one["year"] and other["year"]:
        gap = int(one["year"]) - int(other["year"])
        return (first, second) if gap == 1 else (second, first) if gap == -1 else (None, None)
    return (first, second) if not other["year"] else (None, None)


# --- What is left -------------------------------------------------------------------------------------------------


def _balance(near: Near) -> Iterator[Relation]:
    """出口120万元，进口80万元，顺差40万元: the last two of that name, one after the other."""
    item = near.item
    found = _LEFT.search(item.label) if is_level(item) else None
    if found is None:
        return
    larger, smaller = pair_words.BALANCES[found[0]]
    close = [
        o for o in near.before if o.family == item.family and o.role == "level" and item.sentence - o.sentence <= 1
    ]
    ends = [[o for o in close if bare(o.label).endswith(word)] for word in (larger, smaller)]
    if any(len(found) != 1 for found in ends) or item.mention.each:
        return
    parts = (ends[0][0].mention, ends[1][0].mention)
    yield Relation("difference", item.mention, parts, Op("-", parts))
