"""Units as people write them in a table, powers of ten included: 万元 is yuan with the power 4."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kangle_stats import units, vocabulary
from kangle_stats.units import COMMON_RATES, NAMED_BY_NOUN, POWERS, UNITS


class UnitWord(NamedTuple):
    """A unit and the power of ten written with it."""

    unit: str
    unit_mult: int


_WORDS = sorted(((word, power) for power, word in POWERS.items() if word), key=lambda one: -len(one[0]))
_POWER = re.compile(r"[×xX*]?10\^(-?[0-9]{1,3})")
_SPLIT = re.compile("[/／每]")


def unit_text(unit: str, unit_mult: int) -> str:
    """The Chinese word of a unit with its power of ten: 万元, 万元/户, ×10^9元."""
    word = units.in_chinese(unit)
    power = POWERS.get(unit_mult)
    return f"×10^{unit_mult}{word}" if power is None else power + word


@lru_cache(maxsize=1024)
def units_of(text: str) -> list[UnitWord]:
    """What the word of a unit may stand for, nothing for an unknown one: 万元, 家 (enterprise or workshop), yuan."""
    words = unicodedata.normalize("NFKC", text).split()
    return list(dict.fromkeys([*_readings(" ".join(words)), *_readings("".join(words))]))


def _readings(word: str) -> Iterator[UnitWord]:
    whole = _codes(word)
    yield from (UnitWord(code, 0) for code in whole)
    if whole:
        return
    power = _POWER.match(word)
    if power is not None:
        yield from (UnitWord(code, int(power[1])) for code in _codes(word[power.end() :].strip()))
    for called, exponent in _WORDS:
        if word.startswith(called):
            rest = _codes(word[len(called) :])
            yield from (UnitWord(code, exponent) for code in rest)
            if rest:
                return


def _codes(word: str) -> list[str]:
    """The units that a word without a power of ten names, in the order of their table."""
    known = vocabulary.codes_of("unit", word)
    if known:
        return sorted(known, key=[*UNITS, *COMMON_RATES].index) if known <= {*UNITS, *COMMON_RATES} else sorted(known)
    parts = _SPLIT.split(word)
    if len(parts) != 2:
        return []
    over, under = (_codes(part) for part in parts)
    return [rate for one in over for other in under if units.is_unit(rate := f"{one}/{other}")]


def fitting(words: list[UnitWord], measure: str) -> UnitWord | None:
    """The one unit meant where a word may stand for several: 个 of villages-paired is a village. None if none is.

    What a measure counts may be written with another such word than its usual one: 14个 workshops are 14家.
    """
    if len(words) == 1:
        return words[0]
    usual = [one for one in words if _named_in(measure, one.unit)]
    other = [UnitWord(unit, words[0].unit_mult) for unit in NAMED_BY_NOUN if words and _named_in(measure, unit)]
    fit = usual or other
    return fit[0] if len(fit) == 1 else None


def _named_in(measure: str, unit: str) -> bool:
    """Whether a measure speaks of a unit: villages-paired of a village, funding-per-county of yuan/county."""
    named = UNITS[unit.rpartition("/")[2]]
    return any(name.replace(" ", "-") in measure for name in (named.singular, named.plural))


@cache
def offered() -> tuple[str, ...]:
    """The words that a form offers, each once: 人, 万人, 元, 万元, 亿元, 元/户."""
    found: list[str] = []
    for unit in UNITS.values():
        found.append(unit.zh)
        if unit.code in ("person", "person-time", "household", "yuan", "mu"):
            found.append("万" + unit.zh)
        if unit.code == "yuan":
            found.append("亿" + unit.zh)
    for rate in COMMON_RATES:
        found += [unit_text(rate, 0), unit_text(rate, 4)]
    return tuple(dict.fromkeys(found))
