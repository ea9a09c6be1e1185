"""Lists that go on where their sentence or their segment ends."""

from __future__ import annotations

from collections.abc import Sequence

from kangle_stats.prose.outline import Cue, Item
from kangle_stats.prose.sums.reading import (
    Reading,
    adds_up,
    by_chance,
    figures_of,
    is_unbroken,
    plausible,
    slips,
    tells_most,
)
from kangle_stats.prose.sums.readings import MOST_STRANGERS
from kangle_stats.prose.sums.scopes import Scope, begins_with_cue
from kangle_stats.prose.sums.wholes import is_no_list, is_rest, leaves_no_doubt, partitions

_RARELY = 0.02
"""How likely a list that a full stop divides may add up by chance."""
_MANY = 5
"""From how many parts on a list may hold a wrong digit though a stop stands behind the first."""
_LONG = 10_000
"""From this many steps of the last place on, a list that one wrong digit explains is hardly chance."""
_FEW, _WORD = 3, 2
"""How many parts must begin with one verb and end in one noun, and how many characters of each are compared."""
_MOST_SEGMENTS = 4
"""How many items a list inside a list may go on with behind a semicolon."""


def over_stops(
    scope: Scope, parts: list[Item], totals: list[Item], later: Sequence[tuple[list[Item], list[Cue]]]
) -> list[Reading]:
    """A list that a full stop does not end: 其中，一产…。二产…。三产…。 A sentence gives its first quantity, or all."""
    firsts, everything = list(parts), list(parts)
    for items, cues in later:
        if items[0].paragraph != parts[0].paragraph or begins_with_cue(items, cues):
            break
        level = next((item for item in items if item.role == "level"), None)
        if level is None or level.family != parts[0].family:
            break
        firsts.append(level)
        behind = [i for i in items if i.family == level.family and i.role == "level" and not i.bracket]
        to_semicolon = [*everything, *(item for item in behind if item.segment == items[0].segment)]
        everything += behind
        for cut in partitions(firsts):
            if cut[-1] is level:
                reading = Reading(totals[0], cut, "explicit" if leaves_no_doubt(totals[0], cut) else "cue")
                sure = plausible(reading) and (reading.strength == "explicit" or adds_up(reading))
                believed = sure or slips(reading)
                return [reading] if believed and not totals[0].mention.each else []
        last = next((at for at, part in enumerate(everything) if at > len(parts) and is_rest(part)), 0)
        begun = 0 if scope.nested else len(parts)  # behind which a list inside the list may have ended
        if last and is_unbroken(everything[:begun]) and is_unbroken(everything[begun : last + 1]):
            reading = Reading(totals[0], tuple(everything[: last + 1]), "explicit")
            return [reading] if plausible(reading) and not totals[0].mention.each else []
        for total in totals:
            for longer in (firsts, everything, to_semicolon):
                reading = Reading(total, tuple(longer), "cue")
                if len(longer) > 2 and not scope.cue.partial and adds_up(reading) and by_chance(reading) <= _RARELY:
                    return [reading]
        alike = Reading(totals[0], tuple(everything), "firm")
        if not scope.cue.partial and _are_told_alike(totals[0], everything) and tells_most(alike) and slips(alike):
            return [alike]
        alone = all(cue.first > to_semicolon[-1].index for cue in cues)
        if len(parts) == 1 and alone and _is_torn(to_semicolon):
            reading = Reading(totals[0], tuple(to_semicolon), "firm")
            if plausible(reading) and tells_most(reading) and not scope.cue.partial and slips(reading):
                return [reading]
    return []


def _are_told_alike(total: Item, parts: Sequence[Item]) -> bool:
    """Whether all parts are told by one verb and are what their total counts: 办理行政案件…。办理民事案件…"""
    labels = [part.label.strip("，,:其中") for part in parts]
    thing, verb = total.label[-_WORD:], labels[0][:_WORD]
    named = all(label.startswith(verb) and label.endswith(thing) and len(label) > 2 * _WORD for label in labels)
    return len(labels) >= _FEW and len(thing) == _WORD and named


def _is_torn(parts: Sequence[Item]) -> bool:
    """Whether a list of one goes on so far behind the stop that the stop must be a misprint."""
    return len(parts) >= _MANY and is_unbroken(parts) and not is_no_list(parts)


def over_segments(scope: Scope, parts: list[Item], totals: list[Item], items: list[Item]) -> list[Reading]:
    """A list inside a list that runs on behind a semicolon; only numbers that add up show that it does."""
    behind = [i for i in items if i.index > parts[-1].index and i.family == parts[0].family and i.role == "level"]
    most = min(len(behind), _MOST_SEGMENTS) if totals and len(parts) <= MOST_STRANGERS else 0
    for count in range(1, most + 1):
        reading = Reading(totals[0], (*parts, *behind[:count]), "exact")
        long = figures_of(reading)[0].size(0) >= _LONG
        if behind[count - 1].bracket == 0 and (adds_up(reading) or (long and slips(reading))):
            return [reading]
    return []
