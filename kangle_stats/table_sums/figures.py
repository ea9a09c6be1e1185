"""Cells to figures: the number as printed in a cell, with the unit that the cell, its headings or the table say."""

from __future__ import annotations

import re
from typing import NamedTuple

from kangle_stats.documents import Cell
from kangle_stats.prose import Mention
from kangle_stats.prose import words as prose_words
from kangle_stats.prose.numerals import LONGEST, plain
from kangle_stats.table_sums import words
from kangle_stats.units import code_of_word

_UNITS = "|".join(sorted(map(re.escape, prose_words.MEASURE_WORDS), key=len, reverse=True))
_BEFORE = "|".join(sorted(prose_words.QUALIFIER_BEFORE, key=len, reverse=True))
_AFTER = "|".join(re.escape(word) for word in sorted(prose_words.QUALIFIER_AFTER, key=len, reverse=True))
_NUMBER = re.compile(
    rf" *(?P<before>{_BEFORE})? *"
    r"(?P<literal>(?P<number>[-+]?(?:[0-9]{1,3}(?:[,，'][0-9]{3}){1,12}|[0-9]{1,40})(?:\.[0-9]{1,40})?)"
    rf" ?(?P<some>[余多])? ?(?P<scale>万亿|[万亿])?(?P<more>[余多])? ?(?P<unit>{_UNITS})?) *(?P<after>{_AFTER})? *"
)
_UNIT = re.compile(rf"(?P<scale>十万|百万|千万|万亿|[万亿]|[千百](?=元))?(?P<unit>{_UNITS})")
_UNDER = re.compile(r"[\u4e00-\u9fff㎡]{1,4}")
"""What may stand under the stroke of a rate: 户, 平方米."""
_SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_BRACKETED = re.compile(r"[(]([^()]{1,12})[)]|[,，、/]([^,，、/()]{1,6})$")


class Unit(NamedTuple):
    """A unit as a heading says it."""

    word: str
    """The measure word; '' if it is not known, % for shares, 元/户 for rates."""
    mult: int = 0
    """The power of ten: 4 for 万元."""


UNKNOWN = Unit("")


class Number(NamedTuple):
    """What is printed in one cell."""

    start: int
    literal: str
    value: str
    mult: int
    unit: str
    qualifier: str
    qualifier_literal: str


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return plain(text).strip() in words.MISSING


def number(cell: Cell) -> Number | None:
    """The number that is the whole of a cell, or None; a repeated cell has none of its own."""
    if cell.start is None or len(cell.text) > 3 * LONGEST:
        return None
    simple = plain(cell.text)
    found = _NUMBER.fullmatch(simple)
    if found is None:
        return None
    value = re.sub(r"[,，'+]", "", found["number"])
    if sum(map(str.isdigit, value)) > LONGEST:
        return None
    start, end = found.span("literal")
    end = start + len(cell.text[start:end].rstrip())
    qualifier, qualifier_literal = _qualifier(found)
    return Number(
        cell.start + start,
        cell.text[start:end],
        value,
        _SCALES[found["scale"] or ""],
        found["unit"] or "",
        qualifier,
        qualifier_literal,
    )


def nothing(cell: Cell) -> Number:
    """What stands in a cell without a figure: no value."""
    return Number(cell.start or 0, cell.text, "", 0, "", "exact", "")


def _qualifier(found: re.Match[str]) -> tuple[str, str]:
    before, after, some = found["before"] or "", found["after"] or "", found["some"] or found["more"] or ""
    if after:
        return prose_words.QUALIFIER_AFTER[after], after
    if before:
        return prose_words.QUALIFIER_BEFORE[before], before
    return ("plus", some) if some else ("exact", "")


def unit_named(text: str) -> Unit | None:
    """The unit that is the whole of a text: 万元, 人次, %, 元/户."""
    over, stroke, under = plain(text).strip().partition("/")
    found = _UNIT.fullmatch(over)
    if found is None or (stroke and not _UNDER.fullmatch(under)):
        return None
    return Unit(found["unit"] + stroke + under, _SCALES[found["scale"] or ""])


def unit_of_heading(text: str) -> Unit | None:
    """The unit that a heading is or names: 户, in brackets (资金(万元)), at its end (资金、万元)."""
    simple = plain(text).replace(" ", "")
    alone = unit_named(simple)
    if alone is not None:
        return alone
    inner = (found[1] or found[2] for found in _BRACKETED.finditer(simple))
    named = (unit_named(each.removeprefix("单位").lstrip(":")) for each in inner)
    return next((unit for unit in named if unit is not None), None)


def unit_of_count(text: str, nouns: tuple[tuple[str, str], ...]) -> Unit | None:
    """The unit of what a heading counts (户数), by a table of nouns."""
    simple = plain(text).replace(" ", "")
    if words.MEASURED_NOUNS.search(simple):
        return None
    return next((Unit(unit) for noun, unit in nouns if noun in simple), None)


def unit_of_table(text: str) -> Unit | None:
    """The unit that a caption gives to the whole table (单位：万元); none where it names several."""
    found = words.UNIT.search(plain(text))
    if found is None:
        return None
    named = [unit_named(each) for each in re.split("[、/]", found[1])]
    return named[0] if len(named) == 1 else None


def mention(printed: Number, unit: Unit, noun: str, status: str, place: tuple[int, int]) -> Mention:
    """The figure of a cell as prose would have it; `place` is its line and column.

    What the cell prints goes before what the headings say.
    """
    word = printed.unit or unit.word
    mult = printed.mult if printed.unit or printed.mult else unit.mult
    line, column = place
    return Mention(
        printed.start,
        printed.start + len(printed.literal),
        line,
        column,
        printed.literal,
        printed.value,
        None,
        mult,
        word,
        code_of_word(word) if word else None,
        printed.qualifier,
        printed.qualifier_literal,
        False,
        noun,
        status,
    )
