"""Totals and their parts: 其中, 按…分, brackets, 合计, and parts that are the whole because their names are (男, 女).

Sentences are read in order. `scopes` says what stands under each cue and what its total may be, `readings` which
of the possible equations is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from kangle_stats.prose import words
from kangle_stats.prose.cueless import complements, is_chance, told_after, told_before
from kangle_stats.prose.nested import in_brackets, nested_lists
from kangle_stats.prose.outline import Cue, Item, Outline
from kangle_stats.prose.readings import (
    MOST_PARTS,
    MOST_STRANGERS,
    Reading,
    adds_up,
    by_chance,
    decide,
    figures_of,
    is_no_accident,
    is_unbroken,
    of_distant,
    of_things,
    plausible,
    slips,
)
from kangle_stats.prose.relation import Relation, sum_of
from kangle_stats.prose.scopes import MOST_TOTALS, Paragraph, Scope, scopes_of, totals_of
from kangle_stats.prose.series import series, without_conflicts
from kangle_stats.prose.totals_behind import columns_beside, summed_up
from kangle_stats.prose.wholes import is_rest, leaves_no_doubt, partitions

_LONGEST_SENTENCE = 80
"""How many quantities of a sentence are read together."""
_LONG = 10_000
"""From this many steps of the last place on, a list that one wrong digit explains is hardly chance."""
_RARELY = 0.02
"""How likely a list that a full stop divides may add up by chance."""
_MOST_SEGMENTS = 4
"""How many items a list inside a list may go on with behind a semicolon."""
_MOST_CUES = 16
"""How many cues among them are heeded."""
_MORE_SENTENCES = 4
"""How many sentences a list may go on behind its own."""


def sums(build: Outline) -> Iterator[Relation]:
    """Every sum that the wording asserts, in the order of the lists."""
    seen: set[tuple[int, int]] = set()
    for reading in _believed(build):
        for each in (reading, *in_brackets(reading, build)):
            key = each.total.index, each.parts[0].index
            if each is reading or key not in seen:
                seen.add(key)
                parts = tuple(part.mention for part in each.parts)
                yield sum_of(each.total.mention, parts, each.strength == "explicit")


def _believed(build: Outline) -> Iterator[Reading]:
    """The readings of all lists, in their order."""
    inner = nested_lists(build)  # before all others, for it sets aside what stands inside a part
    columns = without_conflicts([*inner, *series(build)])
    sentences = _sentences(build)
    claimed = frozenset(part.index for reading in columns for part in reading.parts)
    state, here = Paragraph(claimed=claimed), -1
    earlier: list[Item] = []
    for number, (items, cues) in enumerate(sentences):
        paragraph = items[0].paragraph
        if paragraph != here:
            follows = paragraph == here + 1 and _begins_with_cue(items, cues)
            if not follows:
                state, earlier = state.following(), []
            here = paragraph
        while columns and columns[0].parts[0].index <= items[-1].index:
            reading = columns.pop(0)
            state.used.update(part.index for part in reading.parts)
            state.current[reading.total.family] = reading.total
            state.divide(reading.total)
            yield reading
        yield from _sentence(build, items, cues, earlier, sentences[number + 1 : number + 1 + _MORE_SENTENCES], state)
        earlier = items


def _sentences(build: Outline) -> list[tuple[list[Item], list[Cue]]]:
    """The items of each sentence that has any, with its cues. An endless sentence is cut, to bound the work."""
    groups: dict[tuple[int, int], tuple[list[Item], list[Cue]]] = {}
    piece_of: list[tuple[int, int]] = []
    begins = 0
    for item in build.items:
        if item.index and item.sentence != build.items[item.index - 1].sentence:
            begins = item.index
        piece = item.sentence, (item.index - begins) // _LONGEST_SENTENCE
        piece_of.append(piece)
        groups.setdefault(piece, ([], []))[0].append(item)
    for cue in build.cues:
        # A cue belongs to the piece of the item behind it, or where none follows, to that of the item before.
        near = [piece_of[k] for k in (cue.first, cue.first - 1) if 0 <= k < len(piece_of)]
        piece = next((piece for piece in near if piece[0] == cue.sentence), (-1, 0))
        if piece in groups and len(groups[piece][1]) < _MOST_CUES:
            groups[piece][1].append(cue)
    return list(groups.values())


def _begins_with_cue(items: list[Item], cues: list[Cue]) -> bool:
    return any(cue.kind in ("among", "cut") and cue.first == items[0].index and not cue.bracket for cue in cues)


def _sentence(
    build: Outline,
    items: list[Item],
    cues: list[Cue],
    earlier: list[Item],
    later: Sequence[tuple[list[Item], list[Cue]]],
    state: Paragraph,
) -> Iterator[Reading]:
    scopes = scopes_of(items, cues, earlier)
    nested = {item.index for scope in scopes if scope.nested or scope.cue.bracket for item in scope.items}
    seen: set[tuple[int, tuple[int, ...]]] = set()
    found: set[str] = set()
    inner: set[int] = set()

    def fresh(reading: Reading) -> bool:
        """Take note of a reading, unless the same parts of the same total have been read already."""
        parts = tuple(sorted(part.index for part in reading.parts))
        total = reading.total.index
        if not state.claimed.isdisjoint(parts):
            return False  # they are known to be parts of another list
        if total in parts or any(total == other and not set(parts).isdisjoint(taken) for other, taken in seen):
            return False
        seen.add((total, parts))
        state.used.update(parts)
        found.add(reading.total.family)
        state.divide(reading.total)
        return True

    for scope in sorted(scopes, key=lambda scope: not scope.nested):
        beside: set[int] = set()
        told = False
        for family in dict.fromkeys(item.family for item in scope.items if item.family):
            parts = [item for item in scope.items if item.family == family and item.role == "level"]
            if not scope.nested and not scope.cue.bracket:
                parts = [item for item in parts if item.index not in nested | inner]
            totals = totals_of(scope, family, items, earlier, state) if not scope.aloof else []
            readings = of_things(parts[:MOST_PARTS], totals) or decide(scope.cue, parts[:MOST_PARTS], totals, beside)
            if not readings and not scope.nested and (scope.cue.kind == "cut" or not totals):
                readings = of_distant(scope.cue, parts[:MOST_PARTS], state.distant(family, parts))
            if not readings and parts and totals and scope is _last_open(scopes):
                readings = _over_stops(scope, parts, totals, later)
            if not readings and parts and scope.nested:
                readings = _over_segments(scope, parts, totals, items)
            for reading in readings:
                if reading.strength in ("weak", "exact") and is_chance(reading, build):
                    continue
                if fresh(reading):
                    told = True
                    beside.update(part.index for part in reading.parts)
                    if scope.nested:
                        inner.update(part.index for part in reading.parts)
                    else:
                        state.current[family] = reading.total
                    yield reading
        if not told and not scope.aloof:
            for reading in _in_like_measures(scope, items, earlier, state):
                if fresh(reading):
                    yield reading
    for reading in chain(
        summed_up(items, cues, earlier, nested),
        (reading for reading in told_after(items, cues, state, nested) if not is_chance(reading, build)),
        complements(items, earlier, state, nested),
        told_before(items, earlier, state),
    ):
        if fresh(reading):
            state.current[reading.total.family] = reading.total
            yield reading
            for column in columns_beside(reading, [*earlier, *items]):
                if fresh(column):
                    yield column
    _remember(items, scopes, found, state)


def _is_open(scope: Scope) -> bool:
    return not scope.aloof and not scope.cue.bracket


def _last_open(scopes: list[Scope]) -> Scope | None:
    """The last scope outside brackets with a total beside its cue: the one that a further sentence may go on with."""
    return next((scope for scope in reversed(scopes) if _is_open(scope)), None)


def _over_stops(
    scope: Scope, parts: list[Item], totals: list[Item], later: Sequence[tuple[list[Item], list[Cue]]]
) -> list[Reading]:
    """A list that a full stop does not end: 其中，一产…。二产…。三产…。 A sentence gives its first quantity, or all."""
    firsts, everything = list(parts), list(parts)
    for items, cues in later:
        if items[0].paragraph != parts[0].paragraph or _begins_with_cue(items, cues):
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
                believed = plausible(reading) and (reading.strength == "explicit" or adds_up(reading) or slips(reading))
                return [reading] if believed and not totals[0].mention.each else []
        last = next((at for at, part in enumerate(everything) if at > len(parts) and is_rest(part)), 0)
        if last and is_unbroken(everything[: last + 1]):
            reading = Reading(totals[0], tuple(everything[: last + 1]), "explicit")
            return [reading] if plausible(reading) and not totals[0].mention.each else []
        for total in totals:
            for longer in (firsts, everything, to_semicolon):
                reading = Reading(total, tuple(longer), "cue")
                if len(longer) > 2 and not scope.cue.partial and adds_up(reading) and by_chance(reading) <= _RARELY:
                    return [reading]
    return []


def _in_like_measures(scope: Scope, items: list[Item], earlier: list[Item], state: Paragraph) -> Iterator[Reading]:
    """A list whose measure words differ from its total's, or among themselves: 单位130个，其中企业52家、学校78所."""
    for alike in words.ALIKE:
        parts = [item for item in scope.items if item.family in alike and item.role == "level"][:MOST_PARTS]
        apart = len({item.clause for item in parts}) == len(parts)
        if len(parts) < 2 or scope.cue.partial or not (apart or is_unbroken(parts)):
            continue
        totals = [total for family in sorted(alike) for total in totals_of(scope, family, items, earlier, state)]
        totals.sort(key=lambda total: -total.index)
        for total in totals:
            if len({item.family for item in (total, *parts)}) > 1:
                reading = Reading(total, tuple(parts), "cue")
                if is_no_accident(reading):
                    yield reading
                    return


def _over_segments(scope: Scope, parts: list[Item], totals: list[Item], items: list[Item]) -> list[Reading]:
    """A list inside a list that runs on behind a semicolon; only numbers that add up show that it does."""
    behind = [i for i in items if i.index > parts[-1].index and i.family == parts[0].family and i.role == "level"]
    most = min(len(behind), _MOST_SEGMENTS) if totals and len(parts) <= MOST_STRANGERS else 0
    for count in range(1, most + 1):
        reading = Reading(totals[0], (*parts, *behind[:count]), "exact")
        long = figures_of(reading)[0].size(0) >= _LONG
        if behind[count - 1].bracket == 0 and (adds_up(reading) or (long and slips(reading))):
            return [reading]
    return []


def _remember(items: list[Item], scopes: list[Scope], found: set[str], state: Paragraph) -> None:
    """Keep the first level of each family that is no part as the total that a later cut refers to."""
    inside = {item.index for scope in scopes if not scope.aloof for item in scope.items}
    fresh: set[str] = set()
    for item in items:
        taken = item.index in inside or item.index in state.used
        if item.role == "level" and not taken and item.family not in {"", *found, *fresh}:
            if item.family in state.current:
                latest = state.before.setdefault(item.family, [])
                latest.insert(0, state.current[item.family])
                del latest[MOST_TOTALS:]
            state.current[item.family] = item
            fresh.add(item.family)
