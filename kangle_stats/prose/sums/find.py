"""Totals and their parts: 其中, 按…分, brackets, 合计, and parts that are the whole because their names are (男, 女).

Sentences are read in order. `scopes` says what stands under each cue and what its total may be, `decision` which
of the possible equations is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from kangle_stats.prose.outline import Cue, Item, Outline
from kangle_stats.prose.relation import Relation, sum_of
from kangle_stats.prose.sums import like_measures
from kangle_stats.prose.sums.cueless import complements, is_chance, told_after, told_again, told_before
from kangle_stats.prose.sums.decision import decide, of_distant, of_things
from kangle_stats.prose.sums.nested import in_brackets, nested_lists
from kangle_stats.prose.sums.numbered import numbered
from kangle_stats.prose.sums.reading import Reading
from kangle_stats.prose.sums.readings import MOST_PARTS
from kangle_stats.prose.sums.run_on import over_segments, over_stops
from kangle_stats.prose.sums.scopes import MOST_TOTALS, Paragraph, Scope, begins_with_cue, scopes_of, totals_of
from kangle_stats.prose.sums.series import series, without_conflicts
from kangle_stats.prose.sums.totals_behind import columns_beside, summed_up

_LONGEST_SENTENCE = 80
"""How many quantities of a sentence are read together."""
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
    columns = without_conflicts([*inner, *series(build), *numbered(build)])
    sentences = _sentences(build)
    claimed = frozenset(part.index for reading in columns for part in reading.parts)
    state, here = Paragraph(claimed=claimed), -1
    earlier: list[Item] = []
    for number, (items, cues) in enumerate(sentences):
        paragraph = items[0].paragraph
        if paragraph != here:
            follows = paragraph == here + 1 and begins_with_cue(items, cues)
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


def _sentence(
    build: Outline,
    items: list[Item],
    cues: list[Cue],
    earlier: list[Item],
    later: Sequence[tuple[list[Item], list[Cue]]],
    state: Paragraph,
) -> Iterator[Reading]:
    scopes = scopes_of(items, cues, [*state.told, *earlier])
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
            if not readings and parts and totals and scope in _last_open(scopes):
                readings = over_stops(scope, parts, totals, later)
            if not readings and parts and scope.nested:
                readings = over_segments(scope, parts, totals, items)
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
                elif scope.nested:
                    inner.update(part.index for part in reading.parts)  # read as a column already
        if not told and not scope.aloof:
            for reading in like_measures.under_cue(scope, items, earlier, state):
                if fresh(reading):
                    yield reading
    for reading in chain(
        summed_up(items, cues, earlier, nested),
        (reading for reading in told_after(items, cues, state, nested) if not is_chance(reading, build)),
        complements(items, earlier, state, nested),
        told_before(items, earlier, state),
        told_again(items, earlier, state),
    ):
        if fresh(reading):
            state.current[reading.total.family] = reading.total
            yield reading
            for column in columns_beside(reading, [*earlier, *items]):
                if fresh(column):
                    yield column
    _remember(items, scopes, found, state)
    state.remember(items)


def _is_open(scope: Scope) -> bool:
    return not scope.aloof and not scope.cue.bracket


def _last_open(scopes: list[Scope]) -> list[Scope]:
    """The last scope outside brackets with a total beside its cue, and the one that it is nested in: those that a
    further sentence may go on with.
    """
    last = next((scope for scope in reversed(scopes) if _is_open(scope)), None)
    around = next((scope for scope in reversed(scopes) if _is_open(scope) and not scope.nested), None)
    return [scope for scope in (last, around) if scope is not None]


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
