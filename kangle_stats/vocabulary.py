"""The names by which people call categories, measures, units, states and verdicts, in Chinese and in English."""

from __future__ import annotations

from functools import cache

from kangle_stats import units
from kangle_stats.categories import CATEGORIES
from kangle_stats.messages import WORDS

KINDS = ("category", "measure", "unit", "status", "verdict", "qualifier", "direction", "basis")


@cache
def names(kind: str) -> dict[str, frozenset[str]]:
    """What each name of a kind stands for: its codes. A Chinese measure may be called alike in two categories."""
    found: dict[str, set[str]] = {}

    def add(code: str, *called: str) -> None:
        for name in (code, *called):
            found.setdefault(name.casefold(), set()).add(code)

    if kind == "category":
        for category in CATEGORIES.values():
            add(category.code, category.zh, category.en, *category.aliases)
    elif kind == "measure":
        for category in CATEGORIES.values():
            for measure in category.measures.values():
                add(measure.code, measure.zh, measure.en)
    elif kind == "unit":
        for unit in units.UNITS.values():
            add(unit.code, unit.zh, unit.singular, unit.plural, *unit.words, *filter(None, [unit.noun]))
        for rate in units.COMMON_RATES:
            add(rate, units.in_chinese(rate))
    else:
        for code, called in WORDS[kind].items():
            add(code, *called)
    return {name: frozenset(codes) for name, codes in found.items()}


def codes_of(kind: str, name: str) -> frozenset[str]:
    """The codes that a name stands for, `家` for enterprise and workshop; none for an unknown name."""
    found = names(kind).get(name.strip().casefold(), frozenset())
    return frozenset({name}) if not found and kind == "unit" and units.is_unit(name) else found


def codes(kind: str) -> list[str]:
    """The codes of a kind in the order of their table, for completion and messages."""
    return sorted({code for called in names(kind).values() for code in called}, key=list(names(kind)).index)


def listed(kind: str, lang: str) -> list[str]:
    """A name of each code of a kind for a list of what there is: in Chinese, or (`lang` en) the codes themselves."""
    if lang != "zh":
        return codes(kind)
    chinese: dict[str, str] = {}
    for name, meant in names(kind).items():
        if not name.isascii():
            for code in meant:
                chinese.setdefault(code, name)
    return list(dict.fromkeys(chinese.get(code, code) for code in codes(kind)))
