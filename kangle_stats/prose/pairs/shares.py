"""Shares: a part in percent of a whole, of a plan, of those whom a rate speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import is_quotient, is_share
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import BACK, REACHES, Near, bare, before_bracket, is_level, lead, unit_of
from kangle_stats.prose.pairs.rates import named_rate, of_plan, rate
from kangle_stats.prose.relation import Op, Relation


class Wholes(NamedTuple):
    """What the sums of a text say of its items, all by their indexes."""

    of: Mapping[int, Sequence[int]]
    """For each item that is a part of sums, their totals."""
    totals: frozenset[int]
    """The totals."""


_INDUSTRIES = next(names for names in words.PARTITIONS if len(names) == 3 and "一产" in names[0])
_SHARE = re.compile(
    rf"^(?P<part>.*?)(?:所占|各占|占比|占)(?P<whole>.*?)(?:的)?(?:比重|比例|比|份额)?(?:的)?(?:各为)?{REACHES}$"
)
_SHARE_AGAIN = re.compile(rf"^(?P<part>.{{2,}}?)(?:所?占?(?:的)?(?:比重|比例|占比)){REACHES}$")
_BOTH = re.compile(
    rf"^(?:其中)?(?P<one>[^、和及与]{{2,12}})(?:、|和|及|与)(?P<two>[^、和及与]{{2,12}}?)(?:所占|合占|共占|合计占|占)(?P<whole>[^、]*?)"
    rf"(?:的)?(?:比重|比例|比)?{REACHES}$"
)
"""Two names before a share of both together: 教授、副教授占60%."""
_RESPECTIVE = re.compile(r"各占|分别占|占[^，。;]*分别为|占[^，。;]*各为|比重分别|比例分别")
_WHOLE_PREFIX = re.compile(
    r"^(?:全县|全市|全省|全区|全州|全乡|全镇|全村|全校|全国|全年|全部|年末|当年|同期|其|我[国省州市县区乡镇村校院])+"
)
_LEAD = re.compile(rf"{_WHOLE_PREFIX.pattern}|^(?:共有|现有|共|实有|年末|拥有|辖|完成|实现|累计)+")
_OF = re.compile(rf"^(?P<plan>任务|计划|指标|目标|预算)?的(?:比例|比重)?{REACHES}$")
_TOTAL = re.compile("|".join(pair_words.TOTALS))
_PLAN = "|".join(sorted(pair_words.PLANS, key=len, reverse=True))
_WHOLE_BEFORE = re.compile(
    rf"(?:占|(?:完成|达到|达|为|是|相当于|实现)(?=[^，。;]*(?:{_PLAN}))"
    rf"|(?:为|是|相当于)(?=[^，。;]*(?:{'|'.join(pair_words.EARLIER)}|[0-9]{{4}}年)))"
    r"[^，。;占]*$"
)
_PLAN_BEFORE = re.compile("(?:占|完成|达到|达|为|是|相当于|实现)[^，。;占]*$")
_WITHIN = re.compile("(?P<whole>.{2,12}?)(?:当中|中|里)(?!小|学|央|心|级|东|西|部|医|药)")
_TELLING = 3
"""How many digits a share must have for the numbers alone to show what it is of."""
_TELLING_BESIDE = 2
"""The same, where it stands in one sentence with the whole."""
_MOST = 6
"""How many shares in a row are read as respective."""


def shares(near: Near, wholes: Wholes, last: tuple[Item, Item] | None) -> Iterator[tuple[Item, Relation]]:
    """The shares that the item tells, each with its whole. `last` is the share before, its part and its whole."""
    item = near.item
    found = next(
        (ends for read in (_printed_whole, of_plan, named_rate, rate) if (ends := read(near)) is not None),
        None,
    )
    if found is not None:
        yield found[1], _ratio(item, *found)
    elif unit_of(item) not in ("倍", "番"):
        if _RESPECTIVE.search(near.said):
            yield from _respective(near, wholes)
        elif _BOTH.match(near.said):
            yield from _together(near, wholes)
        else:
            ends = _named_share(near, wholes, last)
            if ends is not None:
                yield ends[1], _ratio(item, *ends)


def _ratio(item: Item, part: Item, whole: Item) -> Relation:
    parts = (part.mention, whole.mention)
    return Relation("ratio", item.mention, parts, Op("/", parts))


def _fits(share: Mention, part: Item, whole: Item) -> bool:
    return is_quotient(share, (part.mention,), whole.mention)


# --- The whole stands directly before --------------------------------------------------------------------------


def _printed_whole(near: Near) -> tuple[Item, Item] | None:
    """54人，占党员总数180人的30%; 完成年度任务600人的70%; 是上年20吨的3倍."""
    item, whole = near.item, near.last
    of = _OF.match(lead(item))
    if whole is None or not whole.family or whole.clause != item.clause or of is None:
        return None
    label = before_bracket(near, whole) if whole.bracket != item.bracket else lead(whole)
    found = (_PLAN_BEFORE if of["plan"] else _WHOLE_BEFORE).search(label)
    if found is None or whole.mention.each:
        return None
    name = bare(label[: found.start()]).removeprefix("其中").strip("，,：: 仅只均分别已")
    levels = [o for o in near.before if is_level(o) and o is not whole and o.sentence == item.sentence]
    if name and not of["plan"]:  # before a plan stands who has made it
        named = [other for other in levels if _named(other, name)]
        part = named[-1] if named else None
        if part is None and len(name) <= 3:
            part = levels[-1] if levels and levels[-1].index == whole.index - 1 else None
    else:
        part = next((o for o in reversed(near.before) if o is not whole and o.family), None)
    if part is None or part.family != whole.family or part.sentence != item.sentence or part.mention.each:
        return None
    if part.role != "level" or _has_sibling(part, near.before, whole):
        return None
    return part, whole


# --- Named wholes ---------------------------------------------------------------------------------------------


def _named_share(near: Near, wholes: Wholes, last: tuple[Item, Item] | None) -> tuple[Item, Item] | None:
    """The part and the whole of a share: 玉米400亩，占耕地的50%.

    The part stands directly before, or is looked for by its name (一产增加值占…). The whole is the quantity so named,
    the total before 其中 or of a sum where no name is given, or that of the share before (二产比重为…). Where the words
    leave several wholes, or none but the total of a sum for a name, the one is taken that the numbers fit, if any.
    """
    item = near.item
    found = _SHARE.match(lead(item)) or (_SHARE_AGAIN.match(lead(item)) if last is not None else None)
    if not found:
        return None
    named = found["part"].removeprefix("其中").strip("，,：:")
    part = _part(near, named)
    if part is None or (item.mention.each and not part.mention.each):
        return None
    if found.re is _SHARE_AGAIN:
        return None if last is None or last[1].family != part.family else (part, last[1])
    firm, loose = _wholes(near, part, found["whole"], wholes)
    firm = [o for o in firm if not _has_share_of(near.items, o, found["whole"])]
    # Of two in one list the share may be of both together, unless the numbers say otherwise.
    alone = [o for o in firm if named or not _has_sibling(part, near.before, o)]
    if len(alone) == 1:
        return part, alone[0]
    fitting = [o for o in (*firm, *loose) if _fits(item.mention, part, o)]
    if not fitting and not found["whole"]:
        fitting = [o for o in _before_it(near, part) if is_share(item.mention, (part.mention,), o.mention)]
    if not fitting and last is not None and _names_same_whole(last[0], found["whole"]):
        fitting = [last[1]] if last[1].family == part.family and last[1] is not part else []
    return (part, fitting[0]) if fitting else None


def _names_same_whole(last: Item, name: str) -> bool:
    """Whether the share before is called one of the same whole: 汉族占总人口的99%, 少数民族占总人口的1%."""
    before = _SHARE.match(lead(last)) if name else None
    return before is not None and before["whole"] == name


def _has_share_of(items: Sequence[Item], item: Item, whole: str) -> bool:
    """Whether the share right behind a quantity is called one of a whole, which it cannot be itself then."""
    behind = items[item.index + 1 : item.index + 2]
    return any(not o.family and o.segment == item.segment and _names_same_whole(o, whole) for o in behind)


def _before_it(near: Near, part: Item) -> list[Item]:
    """The quantities before a part that it may be a share of though no word says so: 村250个，已通路245个，占98%."""
    if len(near.item.mention.value.replace(".", "").lstrip("0")) < _TELLING_BESIDE:
        return []
    here = [o for o in near.before if o.segment == part.segment and o.index < part.index]
    return [o for o in here[::-1] if is_level(o) and o.family == part.family and o.mention.each == part.mention.each]


def _part(near: Near, name: str) -> Item | None:
    item = near.item
    levels = [o for o in near.before if is_level(o)]
    if not name:
        # Growth may stand between: 88亿元，增长6.9%，占…
        part = levels[-1] if levels else None
        if part is None or part.segment != item.segment or part.bracket != item.bracket:
            return None
        return part if all(_is_beside(o) for o in near.items[part.index + 1 : item.index]) else None
    close = [o for o in levels if item.sentence - o.sentence <= 1]
    candidates = (
        [o for o in close if _named(o, name)]
        or [o for o in close if _same_industry(o, name)]
        or [o for o in close if o.sentence == item.sentence and len(name) >= 2 and _own_name(o).startswith(name)]
    )
    return candidates[-1] if len(candidates) == 1 else None


def _is_beside(item: Item) -> bool:
    """Whether a quantity between a part and its share only tells how the part has changed."""
    return item.role == "change" or bool(re.search("增长|下降|增幅|减少|增加", item.label))


def _wholes(near: Near, part: Item, name: str, wholes: Wholes) -> tuple[list[Item], list[Item]]:
    """What a share may be of: what the words name, and what only the numbers can choose between."""
    items = near.items
    direct, listed = _above(items, part, wholes)
    above = [items[index] for index in direct if items[index].mention.each == part.mention.each]
    others = [o for o in near.far if is_level(o) and o.family == part.family and o.index < part.index]
    others = [
        o
        for o in others
        if o.mention.each == part.mention.each
        and (o.mention.value, o.mention.unit_mult) != (part.mention.value, part.mention.unit_mult)
    ]
    long = len(near.item.mention.value.replace(".", "").strip("0")) >= _TELLING
    totals = [o for o in others[::-1] if _is_total(o)] if long else []
    name = _WHOLE_PREFIX.sub("", name)
    rest = _TOTAL.sub("", name)
    if above and listed and not _own_name(above[0]):
        return above[:1], []  # 全县900人: whatever its name is, it is the whole of the list
    if rest:
        names = tuple({name, rest, name.replace("总", "")})
        exact = [o for o in others if _told_name(items, o) in names or o.after.strip() in names]
        close = [o for o in exact if part.index - o.index <= BACK]
        if len(close) == 1 and (close == exact or close[0].sentence == part.sentence):
            return close, []
        return [], [*above, *exact[::-1], *(o for o in others[::-1] if _own_name(o).endswith(names)), *totals]
    within = _WITHIN.match(lead(part))
    if within and not name:
        return [], [o for o in others[::-1] if _own_name(o).endswith(within["whole"])]
    announced = [o for o in others if o.sentence == part.sentence and o.after.rstrip("，, ").endswith(("中", "里"))]
    if not above and announced:
        return announced[-1:], []
    if above:
        return (above, []) if listed else ([], [*above, *totals])
    same = [o for o in others if o.sentence == part.sentence]
    if name and len(same) == 1 and _is_total(same[0]):
        return same, []
    return [], totals


def _above(items: Sequence[Item], part: Item, wholes: Wholes) -> tuple[list[int], bool]:
    """The totals of a part: those of its sums, or else the quantity before 其中; and what these are parts of.

    Besides, whether the wording leaves no doubt: a list that adds up without the part is not what it is a part of, and
    what stands before 其中 in a sentence of its own need not be what 其中 speaks of.
    """
    found = list(dict.fromkeys(wholes.of.get(part.index, ())))
    sure = bool(found)
    if not found and part.under >= 0:
        under = items[part.under]
        candidates = [
            o
            for o in items[max(0, under.index - BACK) : under.index + 1]
            if o.sentence == under.sentence and is_level(o) and o.family == part.family and o is not part
        ]
        found = [o.index for o in candidates[-1:]]
        beside = bool(candidates) and candidates[-1].clause == under.clause and under.sentence == part.sentence
        sure = beside and found[0] not in wholes.totals
    for index in found[:4]:
        found += [each for each in wholes.of.get(index, ()) if each not in found]
    return found, sure


def _is_total(item: Item) -> bool:
    return bool(re.search("全[国省州市县区乡镇村校]|[总共]|现有|辖", item.label))


def _own_name(item: Item) -> str:
    """The name of a quantity by the words before it, 全县, verbs and 共有 aside."""
    return _LEAD.sub("", bare(item.label).removeprefix("其中").lstrip("，,：:"))


def _told_name(items: Sequence[Item], item: Item) -> str:
    """The name of a quantity, or of the rough one before it that it tells again: 产值超4亿元，达到4.43亿元."""
    before = items[item.index - 1] if item.index else item
    again = before.role == "inside" and item.label in words.RESTATED and before.family == item.family
    return _own_name(before if again else item)


def _named(item: Item, name: str) -> bool:
    """Whether the words before (or behind) an item are the name, or end with it."""
    own = _own_name(item)
    return len(name) >= 2 and (name in (own, item.after.strip()) or own.endswith(name))


def _same_industry(item: Item, name: str) -> bool:
    """Whether both speak of the same one of the three industries: 一产实现增加值, 第一产业增加值."""
    wanted = [group for group in _INDUSTRIES if any(word in name for word in group)]
    return len(wanted) == 1 and any(word in item.label for word in wanted[0])


def _has_sibling(part: Item, window: Sequence[Item], whole: Item) -> bool:
    """Whether the quantity before the part stands in one list with it, so that the share may be of both together."""
    before = [o for o in window if o.index == part.index - 1]
    return any(
        o is not whole and o.family == part.family and o.role == "level" and o.segment == part.segment for o in before
    )


# --- Two parts together ---------------------------------------------------------------------------------------


def _together(near: Near, wholes: Wholes) -> Iterator[tuple[Item, Relation]]:
    """教师80人，其中教授20人、副教授30人，教授、副教授占62.5%: the two before it, of a whole that the numbers fit."""
    item = near.item
    found = _BOTH.match(near.said)
    levels = [o for o in near.here() if is_level(o)]
    if found is None or len(levels) < 3:
        return
    one, two = levels[-2:]
    alike = one.family == two.family and one.mention.each == two.mention.each
    if not alike or not (_begins_or_ends(one, found["one"]) and _begins_or_ends(two, found["two"])):
        return
    firm, loose = _wholes(near, two, found["whole"], wholes)
    both = Op("+", (one.mention, two.mention))
    for whole in (*firm, *loose, *levels[-3::-1]):
        if whole.family != one.family or whole in (one, two):
            continue
        if is_share(item.mention, (one.mention, two.mention), whole.mention):
            parts = (one.mention, two.mention, whole.mention)
            yield whole, Relation("ratio", item.mention, parts, Op("/", (both, whole.mention)))
            return


def _begins_or_ends(item: Item, name: str) -> bool:
    own = _own_name(item)
    return own.startswith(name) or own.endswith(name)


# --- Several shares, respectively -------------------------------------------------------------------------------


def _respective(near: Near, wholes: Wholes) -> Iterator[tuple[Item, Relation]]:
    """男10人，女20人，各占总数的33.3%和66.7%: as many parts, in their order, in the sentence or the one before."""
    first = near.item
    run = [first]
    for item in near.items[first.index + 1 : first.index + _MOST]:
        if unit_of(item) != unit_of(first) or lead(item) not in ("", "、", "和", "及", "与", "，", ","):
            break
        run.append(item)
    levels = [o for o in near.before if is_level(o) and first.sentence - o.sentence <= 1]
    if len(run) < 2 or len(levels) < len(run):
        return
    found = _SHARE.match(near.said)
    for parts in (levels[-len(run) :], levels[-len(run) - 1 : -1]):
        if len({part.family for part in parts}) != 1 or len(parts) < len(run):
            continue
        firm, loose = _wholes(near, parts[0], found["whole"] if found else "", wholes)
        # Several shares that fit leave no doubt of what they are of.
        every = (o for o in near.far[::-1] if is_level(o) and o.family == parts[0].family and o not in parts)
        fitting = [
            o for o in (*firm, *loose, *every) if all(_fits(i.mention, p, o) for i, p in zip(run, parts, strict=True))
        ]
        here = parts[0].sentence == first.sentence and parts == levels[-len(run) :]
        chosen = fitting[:1] or (firm if len(firm) == 1 and here and firm[0] not in parts else [])
        for whole in chosen:
            for item, part in zip(run, parts, strict=True):
                yield whole, _ratio(item, part, whole)
        if chosen:
            return
