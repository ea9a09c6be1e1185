"""The best guess of what a quantity measures, from the words around it."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.cues import CATEGORY_WORDS, CUES, Cue
from kangle_stats.drafting.surroundings import Surroundings, pattern


class Guess(NamedTuple):
    """A category and one of its measures."""

    category: str
    measure: str


_BESIDE, _CLAUSE, _SENTENCE = 8, 4, 2
"""What a word of a measure counts for, the nearer the more."""
_BELONGS = 6
"""What it counts for that the words say what the number belongs to."""
_ENOUGH = 4
"""With less, a number stays unsorted."""
_NEAR_FIRST = (("clause", 4), ("sentence", 3), ("paragraph", 1), ("heading", 1))
"""What words of the category at large count for."""


def guess(unit: str, around: Surroundings) -> Guess | None:
    """The measure that fits the unit and the words best; None where none fits well."""
    best: tuple[int, Cue] | None = None
    for cue in CUES:
        if unit not in cue.units:
            continue
        score = _score(cue, around)
        if score < (_SENTENCE if cue.wide else _ENOUGH):
            continue
        if cue.of:
            if not pattern(cue.of).search(f"{around.sentence_lead}\0{around.clause}"):
                continue
            score += _BELONGS
        score += _fit(cue.category, around)
        if best is None or score > best[0]:
            best = score, cue
    return None if best is None else Guess(best[1].category, best[1].measure)


def refused(guessed: Guess, around: Surroundings) -> bool:
    """Whether words beside a quantity show that it is something else than the measure."""
    cues = [cue for cue in CUES if (cue.category, cue.measure) == guessed]
    return any(pattern(cue.unless).search(around.beside) for cue in cues)


def _score(cue: Cue, around: Surroundings) -> int:
    words = pattern(cue.words)
    if pattern(cue.unless).search(around.beside):
        return 0
    if words.search(around.beside):
        return _BESIDE
    if words.search(around.clause):
        return _CLAUSE
    return _SENTENCE if cue.wide and words.search(around.sentence) else 0


def _fit(category: str, around: Surroundings) -> int:
    words = pattern(CATEGORY_WORDS[category])
    return sum(points for place, points in _NEAR_FIRST if words.search(getattr(around, place)))
