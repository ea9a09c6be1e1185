"""Relations of a few figures: shares, growth, averages, amounts per holder, equal counts.

Each finder looks at one way of putting it; what it takes for granted about the wording stands in its docstring.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kangle_stats.prose import words
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.outline import Item, Outline
from kangle_stats.prose.relation import Op, Relation

_INDUSTRIES = next(names for names in words.PARTITIONS if len(names) == 3 and "一产" in names[0])
_NEAR = 14
"""How many quantities back the other end of a relation may stand."""
_SHARE = re.compile(
    r"^(?P<part>.*?)占(?P<whole>.*?)(?:的)?(?:比重|比例|比)?(?:的)?(?:分别)?(?:约为|约|为|达到|达|近|超过|超|将近|接近|不足)*$"
)
_SHARE_AGAIN = re.compile(r"^(?P<part>.{2,}?)(?:所?占?(?:的)?(?:比重|比例|占比))(?:约为|约|为|达到|达)*$")
_WHOLE_PREFIX = re.compile(r"^(?:全县|全市|全省|全区|全州|全乡|全镇|全国|全年|全部|年末|当年|同期|其|我县|我市)+")
_TOTAL_WORDS = (
    "",
    "总数",
    "总量",
    "总额",
    "总人数",
    "总户数",
    "总",
    "总面积",
    "全部",
    "总体",
    "合计",
    "总投资",
    "总规模",
)
_DOWN = ("减", "降", "下", "少", "低", "缩", "跌", "落")
_GROWN = re.compile(
    r"(?:增长|增幅|下降|减少|增加|提高|上升|降幅|增速|增收|降低)(?:率|幅度)?(?:了|约|近|为|达到|达|超过|高达)*$"
)
_OTHER_BASE = re.compile(r"年均|平均|可比|口径|现价|不变价|比|较|环比|复合|累计|按|以上|拉动")
_OUTPUT = ("生产总值", "增加值", "产值", "总产出", "GDP", "现价", "可比", "口径")
_AVERAGE = re.compile(
    r"(?:(?P<holder>户|人|村|县|镇|乡|亩|校|家|车间|企业)均|平均每(?P<per>户|人|个?村|个?县|个?镇|个?乡|亩|所学校|所|家企业|家|个))"
    r"(?P<what>[^，。;]{0,6}?)(?:约|近|超|超过|达到|达|为|约为|在)*$"
)
_HOLDER_UNITS = {
    "户": "户",
    "人": "人",
    "亩": "亩",
    "村": "个",
    "个村": "个",
    "县": "个",
    "个县": "个",
    "镇": "个",
    "个镇": "个",
    "乡": "个",
    "个乡": "个",
    "校": "所",
    "所学校": "所",
    "所": "所",
    "家": "家",
    "家企业": "家",
    "企业": "家",
    "车间": "个",
    "个": "个",
}
_PER = re.compile(r"每(?:一)?(?P<holder>户|人|名|亩|个|所|家|村|县|期|套|头|只|株|台|吨|公斤|斤)")
_EACH = re.compile(r"(?:各|均为|均|分别)(?!项|类|种|级|地|界|族)[^，。;]{0,8}$")
_VERB_TAIL = re.compile(r"(?:约|近|超过|超|达到|达|为|了|共|将|不足|逾)+$")
_PAIRED = re.compile(r"(?:分别|一一|一对一|两两|逐一)[^，。;]{0,6}(?:结|对)")


def pairs(build: Outline) -> Iterator[Relation]:
    """Every relation of this module's kinds."""
    items = build.items
    whole: Item | None = None
    whole_sentence = -1
    for at, item in enumerate(items):
        window = items[max(0, at - _NEAR) : at]
        unit = plain(item.mention.unit)
        if unit in ("%", "‰", "成", "倍"):
            if whole is not None and whole_sentence != item.sentence:
                whole = None
            ends = _share(item, window, whole)
            if ends is not None:
                part, whole = ends
                whole_sentence = item.sentence
                parts = (part.mention, whole.mention)
                yield Relation("ratio", item.mention, parts, Op("/", parts))
            yield from _growth(item, window)
        if item.role == "base":
            yield from _difference(item, items[at + 1 : at + 3])
        if item.mention.each:
            yield from _average(item, window)
            yield from _per_holder(item, window, items[at + 1 : at + 4])
            yield from _distributed(item, items, at)
        yield from _equal(item, items[at + 1 : at + 6])


def _same_sentence(item: Item, window: Sequence[Item]) -> list[Item]:
    return [other for other in window if other.sentence == item.sentence]


# --- Shares ---------------------------------------------------------------------------------------------------


def _share(item: Item, window: Sequence[Item], last_whole: Item | None) -> tuple[Item, Item] | None:
    """The part and the whole of a share: 玉米400亩，占耕地的50%.

    The part stands directly before, or is looked for by its name (一产增加值占…). The whole is the quantity so named,
    the total before 其中 where no name is given, or that of the share before (二产比重为…).
    """
    found = _SHARE.match(item.label) or (_SHARE_AGAIN.match(item.label) if last_whole is not None else None)
    if not found or plain(item.mention.unit) == "倍" or item.mention.each:
        return None
    levels = [other for other in window if other.family and other.role == "level"]
    named = found["part"].strip().removeprefix("其中").strip("，,：:")
    if named:
        candidates = [other for other in levels if _named(other, named) and item.sentence - other.sentence <= 1]
        if not candidates:
            candidates = [o for o in levels if _same_industry(o, named) and item.sentence - o.sentence <= 1]
        part = candidates[-1] if len(candidates) == 1 else None
    else:
        part = levels[-1] if levels and levels[-1].sentence == item.sentence and window[-1] is levels[-1] else None
    if part is None or part.mention.each:
        return None
    if found.re is _SHARE_AGAIN:
        return None if last_whole is None or last_whole.family != part.family else (part, last_whole)
    name = _WHOLE_PREFIX.sub("", found["whole"])
    others = [other for other in levels if other.family == part.family and other.index < part.index]
    if name in _TOTAL_WORDS:
        whole = next((o for o in others if o.index == part.under and o.sentence == part.sentence), None)
    else:
        named_alike = [other for other in others if _named(other, name)]
        whole = named_alike[-1] if len(named_alike) == 1 else None
    if whole is None or whole.mention.value == part.mention.value or (not named and _has_sibling(part, window, whole)):
        return None
    return part, whole


def _named(item: Item, name: str) -> bool:
    """Whether the words before (or behind) an item are the name, 全县 and verbs aside."""
    label = _VERB_TAIL.sub("", item.label).strip()
    bare = _WHOLE_PREFIX.sub("", label.removeprefix("其中").lstrip("，,：:"))
    return len(name) >= 2 and (name in (bare, item.after.strip()) or bare.endswith(name))


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


# --- Growth and differences -----------------------------------------------------------------------------------


def _growth(item: Item, window: Sequence[Item]) -> Iterator[Relation]:
    """500人，比上年增加100人，增长25%: the rate is the change over what was before. Not for output, whose growth is
    told at other prices, nor where the rate names another base (年均, 同口径).
    """
    if len(window) < 2 or not _GROWN.search(item.label) or _OTHER_BASE.search(item.label) or item.mention.each:
        return
    level, change = window[-2], window[-1]
    unit = plain(item.mention.unit)
    if change.role == "change" and change.family and level.role == "level":
        if not (change.family == level.family and level.sentence == change.sentence == item.sentence):
            return
        if any(word in level.label + change.label + item.label for word in _OUTPUT) or change.bracket != item.bracket:
            return
        down = _falls(change.label)
        if down != _falls(item.label) or (unit != "倍" and len(_VERB_TAIL.sub("", item.label)) > 6):
            return
        before = Op("+" if down else "-", (level.mention, change.mention))
        parts = (change.mention, level.mention)
        yield Relation("ratio", item.mention, parts, Op("/", (change.mention, before)))
    elif level.role == "base" and level.family and change.family == level.family and change.role == "level":
        if not level.sentence == change.sentence == item.sentence or len(_VERB_TAIL.sub("", item.label)) > 6:
            return
        ends = (level.mention, change.mention) if _falls(item.label) else (change.mention, level.mention)
        formula = Op("/", (Op("-", ends), level.mention))
        yield Relation("ratio", item.mention, (change.mention, level.mention), formula)


def _falls(label: str) -> bool:
    return any(word in label for word in _DOWN)


def _difference(base: Item, behind: Sequence[Item]) -> Iterator[Relation]:
    """由300人增加到500人，增加200人: the change is the difference of the two levels."""
    if len(behind) < 2:
        return
    level, change = behind
    units = [plain(each.mention.unit) for each in (base, level, change)]
    shares = units[0] == units[1] == "%" and units[2] in ("个百分点", "百分点")
    if not shares and not (base.family and base.family == level.family == change.family):
        return
    same = base.sentence == level.sentence == change.sentence and base.clause == level.clause
    bare = len(_VERB_TAIL.sub("", change.label)) <= 5 and "年均" not in change.label and "累计" not in base.label
    if not same or level.role != "level" or not bare or change.clause - level.clause > 1:
        return
    if not any(word in change.label for word in ("增", "提高", "上升", "扩", "多", *_DOWN)):
        return
    ends = (base.mention, level.mention) if _falls(change.label) else (level.mention, base.mention)
    yield Relation("difference", change.mention, ends, Op("-", ends))


# --- Averages and amounts per holder --------------------------------------------------------------------------


def _average(item: Item, window: Sequence[Item]) -> Iterator[Relation]:
    """99户分红19.8万元，户均2000元: one amount and one number of holders stand in the same sentence, and the average
    is of nothing else (人均可支配收入 is an index of its own).
    """
    found = _AVERAGE.search(item.label)
    if not found or not item.family:
        return
    here = _same_sentence(item, window)
    holder_unit = _HOLDER_UNITS[found["holder"] or found["per"]]
    amounts = [o for o in here if o.family == item.family and o.role == "level" and not o.mention.each]
    holders = [o for o in here if o.family == holder_unit and o.role == "level" and o not in amounts]
    if len(amounts) != 1 or len(holders) != 1 or item.family == holder_unit:
        return
    amount, holder = amounts[0], holders[0]
    what = found["what"]
    if what and what not in amount.label and what not in amount.after:
        return
    parts = (amount.mention, holder.mention)
    yield Relation("average", item.mention, parts, Op("/", parts))


_FOR_A_TIME = re.compile(r"每[月天日年季]|每个?(?:月|学期|季度)|[月天日年]均|个月|学期|季度|连续|天|[0-9]年")


def _per_holder(item: Item, window: Sequence[Item], behind: Sequence[Item]) -> Iterator[Relation]:
    """每户补助1万元，300户共300万元, or 3个村各投入20万元，共60万元: a total announced by 共 or 合计 stands behind."""
    if not item.family:
        return
    total = next(
        (o for o in behind if o.family == item.family and o.role == "level" and o.sentence == item.sentence),
        None,
    )
    if total is None or not any(total.label.rstrip("约近").endswith(word) for word in words.SUM_UP):
        return
    around = [o for o in (*_same_sentence(item, window), *behind) if o.index < total.index and o is not item]
    if any(_FOR_A_TIME.search(o.label + "|" + o.after) for o in (item, *around, total)):
        return  # 每人每月300元, 6个月: the months are a factor too, and durations are no quantities here
    per = _PER.search(item.label)
    if per:
        holder_unit = _HOLDER_UNITS.get(per["holder"], per["holder"])
        holder_unit = "人" if holder_unit in words.PEOPLE else holder_unit
        holders = [o for o in around if o.family == holder_unit and o.role == "level"]
    elif _EACH.search(item.label):
        holders = [o for o in around if o.clause == item.clause and o.index < item.index and o.family != item.family]
        holders = holders[-1:]
    else:
        return
    others = [o for o in around if o.family == item.family]
    if len(holders) == 1 and not others and holders[0].family != item.family:
        parts = (holders[0].mention, item.mention)
        yield Relation("product", total.mention, parts, Op("*", parts))


def _distributed(item: Item, items: Sequence[Item], at: int) -> Iterator[Relation]:
    """三家公司分别安置100人，再分别安置200人 … 可安置约900人: the amounts each are added up over the holders. The
    total stands before, in a sentence that names the same holders, behind the same verb.
    """
    verb = _verb(item)
    if not item.family or "分别" not in item.label or len(verb) < 2:
        return
    sentence = [o for o in items[max(0, at - _NEAR) : at + _NEAR] if o.sentence == item.sentence]
    parts = [
        o for o in sentence if o.mention.each and "分别" in o.label and o.family == item.family and _verb(o) == verb
    ]
    holders = [o for o in sentence if o.index < item.index and o.family not in ("", item.family) and not o.mention.each]
    if parts[:1] != [item] or len(holders) != 1:
        return
    holder = holders[0]
    for total in reversed(items[max(0, at - _NEAR) : at]):
        if total.family != item.family or total.mention.each or _verb(total) != verb or total.sentence == item.sentence:
            continue
        beside = [o for o in items[max(0, total.index - _NEAR) : total.index + _NEAR] if o.sentence == total.sentence]
        if any(o.family == holder.family and o.mention.value == holder.mention.value for o in beside):
            amounts = tuple(o.mention for o in parts)
            whole: Mention | Op = Op("+", amounts) if len(amounts) > 1 else amounts[0]
            parts_named = (holder.mention, *amounts)
            yield Relation("product", total.mention, parts_named, Op("*", (holder.mention, whole)))
        return


def _verb(item: Item) -> str:
    """The last two characters of the words before a quantity, qualifiers aside."""
    return _VERB_TAIL.sub("", item.label.rstrip())[-2:]


# --- Equal counts ---------------------------------------------------------------------------------------------


def _equal(item: Item, behind: Sequence[Item]) -> Iterator[Relation]:
    """甲区10个村与乙县10个村一一结对: two counts that are paired off are equal."""
    if not item.family or not any(word in item.after for word in ("与", "和", "同", "跟")):
        return
    for other in reversed(behind):
        if other.family != item.family or other.clause != item.clause or other.role != "level":
            continue
        if _PAIRED.search(other.after):
            yield Relation("equal", item.mention, (other.mention,), other.mention)
        return
