"""One way to read a list of quantities under a total, and whether it is believed: because it adds up, or because a
single wrong digit explains why it does not, and neither chance nor a list with a rest explains it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import Figures, are_exact, are_nearly_exact
from kangle_stats.prose.outline import Item
from kangle_stats.prose.sums.wholes import are_upper_grades, is_no_list

LIKELY, UNLIKELY = 0.15, 0.05
"""Up to how many slips by chance a gap may have for one slip to explain it: where a cue announces parts, and where
nothing or too much does."""
_ENOUGH, _ENOUGH_LISTED, _HALF, _SELDOM = 0.3, 0.1, 0.5, 0.02
"""A list that names less than this part of its total may leave some out: where other clauses stand in it, where none
does, and where only long numbers are believed; unless chance explains the slip as seldom as the last says."""
_RARELY = 0.005
"""Up to how many slips by chance the gap of a list may have that names only some of its total."""
_LONG = 3
"""From how many parts on a list is hardly one of examples."""
_ACCIDENT = 0.02
"""How likely a list may add up by chance where its wording is plain, but its measure words or its cue are not."""
_MOST = 0.7
"""A list that names this part of its total is hardly one of examples only, however short."""
_ROOM, _LITTLE_ROOM = 0.1, 0.03
"""By what part of their total rough parts may miss it, and where 约 before long numbers is all that is rough."""
_OVERFULL = 12
"""By how much the parts may exceed a total that lost a digit."""


@dataclass(slots=True)
class Reading:
    """One way to read a list: which item is the total, which are its parts, and how firmly the words say so."""

    total: Item
    parts: tuple[Item, ...]
    strength: str = "cue"
    """explicit: the wording leaves no other reading; firm: a list of this total, and it has no rest; cue: it
    announces parts; apt: it may leave some out, and is believed where it adds up; exact: the same, of long numbers
    only; weak: no cue at all, so only long numbers are believed."""
    figures: Figures | None = None
    """Made when first asked for."""


def figures_of(reading: Reading) -> tuple[Figures, range]:
    if reading.figures is None:
        reading.figures = Figures([reading.total.mention, *(part.mention for part in reading.parts)])
    return reading.figures, range(1, len(reading.parts) + 1)


def is_exact(reading: Reading) -> bool:
    """Whether no figure of a reading is about, more than, or up to what is printed."""
    return are_exact(item.mention for item in (reading.total, *reading.parts))


def by_chance(reading: Reading) -> float:
    """How likely the parts would add up if the total were any number as long, for judgements of likelihood only.

    Round numbers add up more easily: 500, 300 and 200 say no more than 5, 3 and 2 do.
    """
    figures, _ = figures_of(reading)
    step = figures.grain()
    return min((sum(figures.slacks) // step + 1) * 10_000 // max(figures.values[0] // step, 1), 10**9) / 10_000


def is_no_accident(reading: Reading) -> bool:
    """Whether exact figures add up, and one total in fifty at most would do so by chance."""
    figures, _ = figures_of(reading)
    return figures.exact and not is_no_list(reading.parts) and adds_up(reading) and by_chance(reading) <= _ACCIDENT


def adds_up(reading: Reading) -> bool:
    figures, parts = figures_of(reading)
    if reading.strength == "exact":
        return figures.exact and figures.gap(0, parts) == 0 and figures.size(0) >= 200
    if not figures.exact and reading.strength != "explicit":
        # 超过 and its like leave so much room that anything fits; 约 before a long number leaves little.
        room = _LITTLE_ROOM if are_nearly_exact(figures.mentions) else _ROOM
        if abs(figures.share(0, parts) - 1) > room:
            return False
    return figures.adds_up(0, parts) and (reading.strength != "weak" or figures.size(0) >= 20)


def slips(reading: Reading) -> bool:
    """Whether one slip of a digit explains the list, and neither chance nor a list with a rest explains it as well."""
    if not _may_hold_a_slip(reading):
        return False
    figures, parts = figures_of(reading)
    strength, chance, share = reading.strength, figures.chance(0, parts), figures.share(0, parts)
    one_list = strength == "cue" and _one_list(reading)
    # Rounding makes more gaps look like a slip. Only long numbers leave that room, and what is too much to have a rest.
    overfull = one_list and share > 1 and (len(parts) >= _LONG or _has_giant(reading)) and is_even(reading.parts)
    if not figures.slip(0, parts, strength in ("explicit", "firm") or chance <= LIKELY or overfull):
        return False
    match strength:
        case "explicit" | "firm":
            return True
        case "cue":
            likely = chance <= LIKELY or (one_list and _is_near(reading, share))
            return likely and (share >= (_ENOUGH_LISTED if one_list else _ENOUGH) or chance <= _SELDOM)
        case "weak":
            return chance <= UNLIKELY
        case _:
            return chance <= UNLIKELY and share >= _HALF


def _may_hold_a_slip(reading: Reading) -> bool:
    """Whether a list that does not add up may be wrong, rather than open, or of other things than its total."""
    figures, parts = figures_of(reading)
    if reading.strength == "explicit":
        return True
    if reading.strength == "apt" or not (figures.exact or are_nearly_exact(figures.mentions)):
        return False
    if reading.total.family == words.UNNAMED and not is_unbroken(reading.parts):
        return False  # 万 alone may count anything
    if are_upper_grades(reading.parts) and figures.share(0, parts) < 1:
        return False
    complete = reading.strength == "firm" and len(parts) >= _LONG
    # A part that is all leaves no room for others.
    return complete or figures.values[0] not in (figures.values[part] for part in parts)


def _is_near(reading: Reading, share: float) -> bool:
    """Whether a list names enough of its total, or so much more than all that the total must have lost a digit."""
    lost = len(reading.total.mention.value) > 1 or _has_giant(reading)
    return _ENOUGH_LISTED <= share <= (_OVERFULL if lost else 2)


def _has_giant(reading: Reading) -> bool:
    """Whether one part alone is more than the whole, which no list can be, whatever it leaves out or tells twice."""
    figures, parts = figures_of(reading)
    return max(figures.values[part] for part in parts) > figures.values[0]


def tells_most(reading: Reading) -> bool:
    """Whether a list names so much of its total that more than examples are meant: of 320家, 30家 and 20家 are not."""
    figures, parts = figures_of(reading)
    return figures.share(0, parts) >= _MOST


def is_hardly_chance(reading: Reading) -> bool:
    """Whether the wording leaves no other reading, or a gap of any size would hardly look like a slip."""
    figures, parts = figures_of(reading)
    return reading.strength == "explicit" or figures.chance(0, parts) <= _RARELY


def slips_surely(reading: Reading) -> bool:
    """The same for a list that need not look for another total."""
    figures, parts = figures_of(reading)
    most = {"explicit": 0.5, "firm": 0.5, "cue": UNLIKELY}.get(reading.strength, 0)
    return figures.chance(0, parts) <= most and slips(reading)


def _one_list(reading: Reading) -> bool:
    """Whether the parts are a list without other clauses in it, right behind its cue, or the only one in each of
    several segments that follow one another.
    """
    parts = reading.parts
    if parts[0].late:
        return False
    segments = [part.segment for part in parts]
    by_segment = len(parts) >= _LONG and segments == list(range(segments[0], segments[0] + len(parts)))
    return (by_segment and all(part.leads for part in parts[1:])) or is_unbroken(parts)


def is_even(parts: Sequence[Item]) -> bool:
    """Whether a list stands in one segment, or each of its parts in one of its own."""
    segments = {part.segment for part in parts}
    return len(segments) in (1, len(parts))


def is_unbroken(parts: Sequence[Item]) -> bool:
    """Whether no other level and no clause without a quantity stands between the parts. Growth rates may, and so may
    a second column (15个、资金90万元，8个、资金40万元) behind the first, with which the list begins.
    """
    if all(item.previous == before.index and not item.late for before, item in pairwise(parts)):
        return True
    strides = {item.index - before.index for before, item in pairwise(parts)}
    return strides <= {2} and parts[0].under == parts[0].index - 1


def plausible(reading: Reading) -> bool:
    """Whether a list that does not add up may be a list of this total at all."""
    figures, parts = figures_of(reading)
    return _HALF <= figures.share(0, parts) <= 2
