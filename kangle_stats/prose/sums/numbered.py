"""Totals in numbered headings: (一)产业项目共1240万元, and below it 1、…180万元 2、…1060万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kangle_stats.prose.outline import Item, Outline
from kangle_stats.prose.sums.reading import Reading, adds_up, by_chance, is_exact, slips
from kangle_stats.prose.sums.records import is_plain
from kangle_stats.prose.sums.wholes import is_no_list, says_total

_MOST_TOTALS = 4
"""How many quantities of a heading may be the total of what is numbered below it."""
_MOST_BELOW = 60
"""More headings below one are a table, or noise."""
_BY_CHANCE = 0.05
"""How likely such a list may add up by chance."""


def numbered(build: Outline) -> Iterator[Reading]:
    """The readings of what numbered paragraphs count, under a total in the heading above them."""
    held: dict[int, list[Item]] = {}
    for item in build.items:
        if is_plain(item):
            held.setdefault(item.paragraph, []).append(item)
    paragraphs = sorted(build.numbers)
    for at, paragraph in enumerate(paragraphs):
        below = _below(paragraphs[at:], build.numbers)
        for total in held.get(paragraph, [])[:_MOST_TOTALS] if len(below) > 1 else ():
            firsts = [_first_of(total.family, held.get(each, [])) for each in below]
            parts = tuple(item for item in firsts if item is not None)
            reading = Reading(total, parts, "firm")
            if len(parts) == len(below) and _is_believed(reading):
                yield reading
                break


def _below(paragraphs: Sequence[int], numbers: dict[int, int]) -> list[int]:
    """The paragraphs right below the first of `paragraphs` in the hierarchy of their numbers."""
    rank = numbers[paragraphs[0]]
    found: list[int] = []
    for paragraph in paragraphs[1 : 1 + _MOST_BELOW]:
        here = numbers[paragraph]
        if here <= rank or (found and here < numbers[found[0]]):
            break
        if not found or here == numbers[found[0]]:
            found.append(paragraph)
    return found


def _first_of(family: str, items: Sequence[Item]) -> Item | None:
    return next((item for item in items if item.family == family), None)


def _is_believed(reading: Reading) -> bool:
    if not is_exact(reading) or is_no_list(reading.parts) or by_chance(reading) > _BY_CHANCE:
        return False
    return adds_up(reading) or (says_total(reading.total.label) and slips(reading))
