"""The ways to read a list of quantities under a total, the plainest first.

The build of the text decides which quantities may be parts; here it is asked which of them are: does the first item
belong? is this list one cut or two? `decision` takes one of the answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import Figures
from kangle_stats.prose.outline import Cue, Item
from kangle_stats.prose.sums.reading import Reading, adds_up, is_even, is_unbroken, tells_most
from kangle_stats.prose.sums.wholes import (
    POOR_PLACE,
    goes_on,
    is_no_list,
    is_rest,
    leaves_no_doubt,
    partitions,
    without_overlaps,
)

_OPEN = re.compile(rf"(?<![{words.NOT_OPEN_AFTER}]){words.OPEN_END}(?![{words.NOT_OPEN_BEFORE}])")
_COUNTED_TWICE = re.compile(words.COUNTED_TWICE)
MOST_PARTS = 60
"""A longer list is a table, or noise."""
MOST_STRANGERS = 14
"""Up to how many items it is asked of a list which of them do not belong."""
_LEAST_STRANGER = 0.05
"""An item that is left out of a list must be at least this part of the total."""


def readings_of(cue: Cue, total: Item, parts: list[Item]) -> Iterator[Reading]:
    """The ways to read one list under one total, the plainest first."""
    strength = _strength(cue, total, parts)
    if is_no_list(parts):
        yield from _lists_within(total, parts, strength)
        return
    plain = _without_crossing(total, parts)
    crossed = len(plain) < len(parts)
    if crossed:
        # Where one trait cuts across the list, two others may do so unseen: 一线职工, 女职工, 农民工.
        yield Reading(total, plain, strength if len(plain) > 2 or strength == "exact" else "weak")
    if strength != "exact":
        yield from _beginnings(total, parts, strength)
        cuts = list(partitions(parts))
        yield from _named_cuts(total, cuts, parts, strength)
        if not cuts and (cue.complete or (is_rest(plain[-1]) and is_even(plain))):
            yield from _columns(total, parts, strength)
            yield Reading(total, plain, "explicit")
            if crossed:
                yield Reading(total, tuple(parts), "explicit")
            return
    segments = segments_of(parts)
    if segments and len(segments[0]) > 1 and any(len(segment) == 1 for segment in segments):
        yield Reading(total, segments[0], strength)
    yield Reading(total, tuple(parts), "weak" if crossed and strength != "exact" else strength)
    yield from _columns(total, parts, strength)
    for at, segment in enumerate(segments):
        if 2 <= len(segment) < len(parts):
            # Behind a semicolon another matter may be told: such a list has to add up.
            yield Reading(total, segment, "apt" if at and strength != "exact" else strength)
    if strength != "firm" and _has_strangers(total, parts):
        yield from _without_strangers(total, parts)


def _lists_within(total: Item, parts: Sequence[Item], strength: str) -> Iterator[Reading]:
    """One person may have all the traits of a list, but not those that stand between two semicolons:
    正式党员…，预备党员…；女党员…
    """
    for segment in segments_of(parts):
        if len(segment) > 1 and not is_no_list(segment):
            whole = strength == "exact" or any(True for _ in partitions(segment))
            yield Reading(total, segment, strength if whole else "apt")


def _without_crossing(total: Item, parts: Sequence[Item]) -> tuple[Item, ...]:
    """The parts without those whose trait cuts across the others, where two or more are left."""
    distinct = without_overlaps(parts)
    poor = any(POOR_PLACE.search(part.label) for part in parts)
    if len(distinct) < 2 or (poor and not adds_up(Reading(total, distinct))):
        return tuple(parts)  # 贫困县 is a part like others, unless the others are the whole
    return distinct


def _beginnings(total: Item, parts: Sequence[Item], strength: str) -> Iterator[Reading]:
    """The lists that end before their sentence does: what 、 joins, and what ends in 其他."""
    joined = next((at for at, part in enumerate(parts) if at and not part.joined), len(parts))
    if 3 <= joined < len(parts):
        # What follows behind a comma may be told of all.
        closed = parts[joined].label.lstrip("，,").startswith(words.ANOTHER_MATTER)
        yield Reading(total, tuple(parts[:joined]), strength if closed else "apt")
    elif joined == 2 < len(parts):
        yield Reading(total, tuple(parts[:joined]), "exact")
    divided = next((at for at, part in enumerate(parts) if part.under != parts[0].under), len(parts))
    if 2 <= divided < len(parts) and tells_most(Reading(total, tuple(parts[:divided]))):
        yield Reading(total, tuple(parts[:divided]), strength)  # 其中 stands again behind the last of them
    listed = _closed(parts)
    if listed:
        yield Reading(total, tuple(parts[:listed]), strength)
    ends = next((at for at, part in enumerate(parts[:-1]) if at > 1 and is_rest(part)), 0)
    if ends and is_unbroken(parts[: ends + 1]):
        yield Reading(total, tuple(parts[: ends + 1]), "explicit")


def _closed(parts: Sequence[Item]) -> int:
    """How many parts stand before the comma that ends 5个甲和9个乙，…; 0 where none does, or nothing follows it."""
    end = next((at for at, part in enumerate(parts) if part.clause > parts[at - 1].clause and not part.joined), 0)
    last = parts[end - 1].label if end > 1 else ""
    return end if last.startswith(words.LAST) or last.endswith(words.LAST) else 0


def _named_cuts(total: Item, cuts: Sequence[Sequence[Item]], parts: Sequence[Item], strength: str) -> Iterator[Reading]:
    """The parts that are a whole because their names are."""
    for cut in cuts:
        if goes_on(cut, parts):
            yield Reading(total, tuple(cut), "exact")
        else:
            yield Reading(total, tuple(cut), "explicit" if leaves_no_doubt(total, cut) else strength)


def _columns(total: Item, parts: Sequence[Item], strength: str) -> Iterator[Reading]:
    even = len({len(segment) for segment in segments_of(parts)}) == 1
    for column in columns_of(parts):
        yield Reading(total, column, strength if even or strength == "exact" else "apt")


def _without_strangers(total: Item, parts: Sequence[Item]) -> Iterator[Reading]:
    """The list without one of its items, or only its beginning or end; exact, for the numbers alone show it."""
    figures = Figures([total.mention, *(part.mention for part in parts)])
    for left_out in range(len(parts)):
        if figures.share(0, [left_out + 1]) >= _LEAST_STRANGER:  # a small item explains a small error too well
            yield Reading(total, (*parts[:left_out], *parts[left_out + 1 :]), "exact")
    for split in range(2, len(parts) - 1):
        yield Reading(total, tuple(parts[:split]), "exact")
        yield Reading(total, tuple(parts[split:]), "exact")


def _strength(cue: Cue, total: Item, parts: Sequence[Item]) -> str:
    """How firmly a cue and the build of its list say that the parts make up the whole."""
    twice = any(_COUNTED_TWICE.search(part.label) for part in parts)
    if cue.respective and not twice:
        return "apt"
    if cue.partial and cue.kind == "bracket" and len(parts) > 2 and not twice:
        figures = Figures([total.mention, *(part.mention for part in parts)])
        # Some of them cannot be more than all.
        return "cue" if figures.share(0, range(1, len(parts) + 1)) > 1 else "apt"
    if cue.partial or twice or _is_open(parts):
        return "exact"
    whole = cue.kind in ("bracket", "colon") or cue.word in words.DIVIDED
    return "firm" if whole and parts[0].index == cue.first and is_unbroken(parts) else "cue"


def _is_open(parts: Sequence[Item]) -> bool:
    """Whether 等 behind the last part leaves the list open."""
    return bool(_OPEN.search(parts[-1].after))


def _has_strangers(total: Item, parts: Sequence[Item]) -> bool:
    """Whether a list is too much for its total, so that some of its items cannot belong (or a figure is wrong)."""
    figures = Figures([total.mention, *(part.mention for part in parts)])
    share = figures.share(0, range(1, len(parts) + 1))
    return 3 <= len(parts) <= MOST_STRANGERS and (
        share > 1 or (share > 0.85 and len(parts) >= 4 and figures.size(0) >= 10_000)
    )


def each_by_itself(part: Item) -> bool:
    return any(word in part.label for word in words.EACH) and part.mention.each


def segments_of(parts: Sequence[Item]) -> list[tuple[Item, ...]]:
    """The parts of each segment between semicolons."""
    groups: dict[int, list[Item]] = {}
    for part in parts:
        groups.setdefault(part.segment, []).append(part)
    return [tuple(group) for group in groups.values()] if len(groups) > 1 else []


def columns_of(parts: Sequence[Item]) -> list[tuple[Item, ...]]:
    """The first of each segment, the second of each, and so on, where segments hold several (投资…，产值…；…)."""
    segments = segments_of(parts)
    if not segments or all(len(segment) == 1 for segment in segments):
        return []
    width = min(len(segment) for segment in segments)
    return [tuple(segment[k] for segment in segments) for k in range(width)]
