"""Lists whose measure words differ from their total's, or among themselves, and yet may count the same."""

from __future__ import annotations

from collections.abc import Iterator

from kangle_stats.prose import words
from kangle_stats.prose.outline import Item
from kangle_stats.prose.sums.reading import LIKELY, Reading, figures_of, is_no_accident, is_unbroken, slips
from kangle_stats.prose.sums.readings import MOST_PARTS
from kangle_stats.prose.sums.scopes import Paragraph, Scope, totals_of
from kangle_stats.prose.sums.wholes import is_rest


def under_cue(scope: Scope, items: list[Item], earlier: list[Item], state: Paragraph) -> Iterator[Reading]:
    """A list whose measure words differ from its total's, or among themselves: 单位130个，其中企业52家、学校78所."""
    for alike in words.ALIKE:
        parts = _to_the_rest([i for i in scope.items if i.family in alike and i.role == "level" and not i.bracket])
        apart = len({item.clause for item in parts}) == len(parts)
        if len(parts) < 2 or scope.cue.partial or not (apart or is_unbroken(parts)):
            continue
        totals = [total for family in sorted(alike) for total in totals_of(scope, family, items, earlier, state)]
        totals.sort(key=lambda total: -total.index)
        for total in totals:
            if len({item.family for item in (total, *parts)}) > 1:
                reading = Reading(total, tuple(parts), "cue")
                if is_no_accident(reading) or _slips_seldom(reading):
                    yield reading
                    return


def _to_the_rest(parts: list[Item]) -> list[Item]:
    """A list to its last part, 其他, if it has one."""
    last = next((at for at, part in enumerate(parts) if at and is_rest(part)), MOST_PARTS)
    return parts[: last + 1]


def before_total(items: list[Item], total: Item, nested: set[int]) -> Reading | None:
    """镇街26个、企业52家，合计78个单位: all that stands before the total, in measure words that may count the same."""
    alike = next((alike for alike in words.ALIKE if total.family in alike), frozenset())
    parts = [i for i in items if i.index < total.index and i.family in alike and i.role == "level"][-MOST_PARTS:]
    if len(parts) < 2 or not is_unbroken(parts) or not nested.isdisjoint(part.index for part in parts):
        return None
    reading = Reading(total, tuple(parts), "cue")
    return reading if total.previous == parts[-1].index and is_no_accident(reading) else None


def _slips_seldom(reading: Reading) -> bool:
    """Whether a wrong digit explains a list that chance hardly does; a list in other measure words may have a rest."""
    figures, parts = figures_of(reading)
    return figures.chance(0, parts) <= LIKELY and slips(reading)
