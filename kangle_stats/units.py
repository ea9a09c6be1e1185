"""The units that figures are counted or measured in, their words and their dimensions."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Unit(NamedTuple):
    """One unit of the tool's vocabulary (SDMX: UNIT_MEASURE)."""

    code: str
    countable: bool
    """Whether it is counted in whole numbers; if not, it is measured and printed figures are rounded."""
    zh: str
    """The measure word that follows a number in Chinese."""
    singular: str
    plural: str
    words: tuple[str, ...] = ()
    """Other measure words for it; save 家, 个 and 所 they mean it whatever noun follows."""
    noun: str = ""
    """What is counted, where the measure word does not tell: a rate is 元/县, not 元/个."""


Dimension = tuple[tuple[str, int], ...]
"""A product of base units with their powers, sorted by code: yuan/household is (household, -1), (yuan, 1)."""

PERCENT = "percent"

_TABLE = (
    Unit("person", True, "人", "person", "people", ("名", "位", "口")),
    Unit("person-time", True, "人次", "attendance", "attendances"),
    Unit("household", True, "户", "household", "households"),
    Unit("enterprise", True, "家", "enterprise", "enterprises", noun="企业"),
    Unit("workshop", True, "家", "workshop", "workshops", noun="车间"),
    Unit("park", True, "个", "park", "parks", noun="园区"),
    Unit("school", True, "所", "school", "schools", noun="学校"),
    Unit("village", True, "个", "village", "villages", noun="村"),
    Unit("community", True, "个", "community", "communities", noun="社区"),
    Unit("town", True, "个", "town", "towns", noun="镇"),
    Unit("county", True, "个", "county", "counties", noun="县"),
    Unit("hospital", True, "家", "hospital", "hospitals", ("所",), noun="医院"),
    Unit("organisation", True, "个", "organisation", "organisations", noun="组织"),
    Unit("project", True, "个", "project", "projects", noun="项目"),
    Unit("pair", True, "对", "pair", "pairs"),
    Unit("session", True, "期", "session", "sessions"),
    Unit("batch", True, "批次", "batch", "batches", ("批",)),
    Unit("set", True, "套", "set", "sets"),
    Unit("book", True, "本", "book", "books", ("册",)),
    Unit("yuan", False, "元", "yuan", "yuan"),
    Unit("mu", False, "亩", "mu", "mu"),
    Unit("square-metre", False, "平方米", "square metre", "square metres", ("平米", "㎡")),
    Unit(PERCENT, False, "%", "%", "%"),
)

UNITS: dict[str, Unit] = {unit.code: unit for unit in _TABLE}

POWERS = {0: "", 1: "十", 2: "百", 3: "千", 4: "万", 5: "十万", 6: "百万", 7: "千万", 8: "亿", 12: "万亿"}
"""The words for powers of ten that stand before a unit: 万元."""

COMMON_RATES = ("yuan/household", "yuan/person", "yuan/mu", "yuan/village", "yuan/county")
"""Rates that an editor offers; any two units joined by a slash are a rate."""

_WORDS_OF_NOUNS = frozenset({"家", "个", "所"})
NAMED_BY_NOUN = tuple(unit.code for unit in _TABLE if unit.zh in _WORDS_OF_NOUNS)
"""Units whose measure words do not tell them: the noun does, and it may go with another of these words."""
_BY_WORD = {word: unit.code for unit in _TABLE for word in (unit.zh, *unit.words) if word not in _WORDS_OF_NOUNS}


def is_unit(code: str) -> bool:
    """Whether `code` is a unit of the table, or a rate of two different ones: `yuan/household`."""
    over, slash, under = code.partition("/")
    if not slash:
        return code in UNITS
    return over in UNITS and under in UNITS and over != under and PERCENT not in (over, under)


def in_chinese(code: str) -> str:
    """The Chinese word of a unit or rate: 个, 元/户, 元/县."""
    over, slash, under = code.partition("/")
    return f"{UNITS[over].zh}/{UNITS[under].noun or UNITS[under].zh}" if slash else UNITS[over].zh


COUNTABLE = frozenset(code for code, unit in UNITS.items() if unit.countable)
"""The units that are counted in whole numbers; rates never are."""


def is_countable(code: str) -> bool:
    """Whether the unit is counted in whole numbers."""
    return code in COUNTABLE


def is_signed(code: str) -> bool:
    """Whether a quantity of this unit may be below zero without being printed so: shares may, the rest not."""
    return code == PERCENT


def code_of_word(word: str) -> str | None:
    """The unit that a Chinese measure word names by itself (名 → person), or None where the noun decides (个)."""
    return _BY_WORD.get(word)


@cache
def dimension(code: str) -> Dimension:
    """The base units of a unit or rate; a percent is a pure number and has none."""
    if code == PERCENT:
        return ()
    over, slash, under = code.partition("/")
    return tuple(sorted(((over, 1), (under, -1)))) if slash else ((code, 1),)


def dimension_code(dims: Dimension) -> str | None:
    """The unit code that stands for a dimension, `yuan/household` or `mu*yuan`; None for a pure number."""
    over = "*".join(code for code, power in dims for _ in range(power))
    under = "/".join(code for code, power in dims for _ in range(-power))
    if under:
        return f"{over or '1'}/{under}"
    return over or None


def multiply(left: Dimension, right: Dimension, sign: int = 1) -> Dimension:
    """The dimension of a product, or with `sign` -1 of a quotient."""
    powers = dict(left)
    for code, power in right:
        powers[code] = powers.get(code, 0) + sign * power
    return tuple(sorted((code, power) for code, power in powers.items() if power))
