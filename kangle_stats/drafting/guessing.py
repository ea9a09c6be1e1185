"""The best guess of what a quantity measures, from the words around it."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.cues import CATEGORY_WORDS, CUES, Cue
from kangle_stats.drafting.surroundings import Surroundings, pattern


class Guess(NamedTuple):
    """A category and one of its measures."""

    category: str
    measure: str


_BESIDE, _LISTED, _CLAUSE, _SENTENCE = 8, 7, 4, 2
"""What a word of a measure counts for, the nearer the more."""
_BELONGS = 6
"""What it counts for that the words say what the number belongs to."""
_ENOUGH = 4
"""With less, a number stays unsorted."""
_CLOSE = 1
"""Measures whose points differ by no more than this are not told apart for certain."""
_NEAR_FIRST = (("clause", 4), ("sentence", 3), ("paragraph", 1), ("heading", 3))
"""What words of the category at large count for."""


class Guessed(NamedTuple):
    """The best guess, and how far it is to be trusted."""

    guess: Guess | None
    rival: Guess | None = None
    """Another measure that fits nearly as well."""
    weak: bool = False
    """Whether no word beside the number or its list speaks for it."""


def guess(unit: str, around: Surroundings) -> Guessed:
    """The measure that fits the unit and the words best; none where none fits well."""
    best: dict[Guess, tuple[int, int]] = {}
    for cue in CUES:
        if unit not in cue.units:
            continue
        score = near = _score(cue, around)
        if score < (_SENTENCE if cue.wide else _ENOUGH):
            continue
        if cue.of:
            if not pattern(cue.of).search(f"{around.sentence_lead}\0{around.clause}"):
                continue
            score += _BELONGS
        score += _fit(cue.category, around)
        found = Guess(cue.category, cue.measure)
        if found not in best or score > best[found][0]:
            best[found] = score, near
    if not best:
        return Guessed(None)
    first = max(best, key=lambda found: best[found][0])
    others = [found for found in best if found != first and best[first][0] - best[found][0] <= _CLOSE]
    return Guessed(first, others[0] if others else None, best[first][1] < _LISTED)


def refused(guessed: Guess, around: Surroundings) -> bool:
    """Whether words beside a quantity show that it is something else than the measure."""
    cues = [cue for cue in CUES if (cue.category, cue.measure) == guessed]
    return any(pattern(cue.unless).search(around.own) for cue in cues)


def _score(cue: Cue, around: Surroundings) -> int:
    words = pattern(cue.words)
    if pattern(cue.unless).search(around.own) or pattern(cue.elsewhere).search(f"{around.beside}\0{around.listed}"):
        return 0
    if words.search(around.own):
        return _BESIDE
    if words.search(around.listed):
        return _LISTED
    if words.search(around.clause):
        return _CLAUSE
    return _SENTENCE if cue.wide and words.search(around.sentence) else 0


def _fit(category: str, around: Surroundings) -> int:
    words = pattern(CATEGORY_WORDS[category])
    return sum(points for place, points in _NEAR_FIRST if words.search(getattr(around, place)))
