"""What is done of a plan, and rates in 率: a part in percent of what was to be, of those whom the rate speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kangle_stats.prose.arithmetic import is_share
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import REACHES, Near, bare, has, is_level, lead, unit_of

_PLAN = "|".join(sorted(pair_words.PLANS, key=len, reverse=True))
_OF_PLAN = re.compile(
    rf"(?:完成|占|为|达到|达|是)(?:了)?[^，。;]{{0,10}}?(?:{_PLAN})(?:数|额|总额)?的?(?:约|近|超过)?$"
    rf"|^(?:计划|任务|目标任务|投资|目标|预算)?完成(?:率|比例){REACHES}$"
)
_IS_PLAN = re.compile(
    rf"(?:{_PLAN})(?:数|额|总额|总数|为|是|约|投资|资金|数为)*$|^(?:年度|全年|年)?(?:{_PLAN})[^，。;]{{0,6}}$"
)
_RATE = re.compile(rf"(?P<stem>{'|'.join(pair_words.RATES)})率{REACHES}$")
_OTHER_RATE = re.compile(rf"(?P<stem>[^，。;0-9的比平均年]{{2}})率{REACHES}$")
_NAMED_RATE = re.compile(rf"(?P<name>{'|'.join(pair_words.NAMED_RATES)}){REACHES}$")
_CLOSE = 2
"""How many sentences back the two quantities of a rate with a name may stand."""
_LONGEST_NAME = 6
"""How much of a name may stand before a rate: 资金到位率."""
_NO_RATE = ("平均", "均", "年", "提高", "上升", "增长", "比重")
_TELLING = 2
"""How many digits a rate must have for the numbers to show what it is of."""


def of_plan(near: Near) -> tuple[Item, Item] | None:
    """年计划800万元，完成560万元，占年计划的70%: one plan stands in the sentence, and what is done stands before."""
    item = near.item
    if not _OF_PLAN.search(lead(item)) or unit_of(item) == "倍":
        return None
    here = [o for o in (*near.before, *near.behind) if o.sentence == item.sentence and is_level(o)]
    plans = [o for o in here if _IS_PLAN.search(bare(o.label)) and "完成" not in o.label]
    done = [o for o in here if o not in plans and o.index < item.index]
    if len(plans) != 1 or not done or done[-1].family != plans[0].family or done[-1].mention.each:
        return None
    between = [o for o in here if min(plans[0].index, item.index) < o.index < item.index and o is not done[-1]]
    return (done[-1], plans[0]) if not [o for o in between if o is not plans[0]] and not plans[0].mention.each else None


def rate(near: Near) -> tuple[Item, Item] | None:
    """应参保2000人，实际参保1960人，参保率98%: both ends stand before it in its sentence, by the words of the rate.

    Of a rate that no table knows (脱贫率33%), the numerator has its name, and the denominator is the one of the
    sentence or of its paragraph that the numbers fit.
    """
    item = near.item
    label = lead(item)
    found = _RATE.search(label) or _OTHER_RATE.search(label)
    if not found or unit_of(item) == "倍" or len(label[: found.start()]) > _LONGEST_NAME:
        return None
    stem = found["stem"]
    if has(label, _NO_RATE) or (unit_of(item) == "‰" and stem in pair_words.VITAL_RATES):
        return None
    levels = [o for o in near.here() if is_level(o) and not o.mention.each and o.bracket == item.bracket]
    if found.re is _OTHER_RATE:
        return _by_name(near, stem, levels)
    numerator, denominator = (group.split() for group in pair_words.RATES[stem])
    parts = [o for o in levels if has(_beside(o), numerator) and f"应{stem}" not in o.label]
    if not parts:
        return _by_name(near, stem, levels)
    part = parts[-1]
    others = [o for o in levels if o.family == part.family and o.index < item.index and o is not part]
    whole = [o for o in others if has(_beside(o), denominator)]
    if len(others) == len(whole) == 1 and item.clause - whole[0].clause <= 4:
        return part, whole[0]
    return _by_name(near, stem, levels)


def named_rate(near: Near) -> tuple[Item, Item] | None:
    """常住人口50万人，其中城镇人口30万人，城镇化率60%: the name says what it is of.

    Of several quantities with the names of its ends the numbers choose the last two that give it.
    """
    item = near.item
    found = _NAMED_RATE.search(lead(item))
    if found is None or unit_of(item) != "%" or has(lead(item), pair_words.OTHER_PEOPLE):
        return None
    known = next(each for names, each in pair_words.NAMED_RATES.items() if found["name"] in names.split("|"))
    close = [
        o
        for o in near.before
        if is_level(o) and not o.mention.each and o.paragraph == item.paragraph and item.sentence - o.sentence <= _CLOSE
    ]
    others = [o for o in close if has(o.label, pair_words.OTHER_PEOPLE)]
    close = [o for o in close if o not in others]
    parts, wholes = _ending_in(known.numerator, close), _ending_in(known.denominator, close)
    pairs = [(part, whole) for part in parts[::-1] for whole in wholes[::-1] if part.family == whole.family]
    if known.sure and len(parts) == len(wholes) == len(pairs) == 1 and not _may_be_of(others, *pairs[0]):
        return pairs[0]
    return next(
        ((part, whole) for part, whole in pairs if is_share(item.mention, (part.mention,), whole.mention)), None
    )


def _may_be_of(others: Sequence[Item], part: Item, whole: Item) -> bool:
    """Whether a part may belong to one of other quantities: 户籍人口50万人，其中城镇人口12万人；常住人口40万人."""
    low = whole.index if whole.index < part.index else -1
    return any(low < other.index < part.index for other in others)


def _ending_in(name: str, items: Sequence[Item]) -> list[Item]:
    """The quantities whose names end so."""
    return [o for o in items if re.search(rf"(?:{name})$", bare(o.label))]


def _by_name(near: Near, stem: str, levels: Sequence[Item]) -> tuple[Item, Item] | None:
    """The last quantity that the name of the rate stands at, and one before it that the numbers fit."""
    item = near.item
    digits = item.mention.value.replace(".", "").lstrip("0")
    parts = [o for o in levels if _tells(o, stem)]
    if not parts or len(digits) < _TELLING or parts[-1] is not levels[-1]:
        return None
    part = parts[-1]
    others = [
        o
        for o in near.before[::-1]
        if is_level(o) and o.family == part.family and o.paragraph == part.paragraph and not o.mention.each
    ]
    fitting = [o for o in others if o is not part and is_share(item.mention, (part.mention,), o.mention)]
    return (part, fitting[0]) if fitting else None


def _tells(item: Item, stem: str) -> bool:
    """Whether a quantity is what a rate counts: 已入学1990人 of 入学率; not 应入学2000人."""
    return re.search(rf"(?<![应未不]){stem[0]}[^，。;]{{0,2}}{stem[1:]}", _beside(item)) is not None


def _beside(item: Item) -> str:
    return f"{item.label} {item.after}"
