"""A text that states one quantity and nothing else, as people write it in a cell: 约750, 620余人, 3500万元."""

from __future__ import annotations

from dataclasses import replace

from kangle_stats.prose import words
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.mentions import extract
from kangle_stats.prose.numerals import plain

_LONGEST = 100
"""Characters of a text that is looked at; no quantity has more."""
_MEASURE = "元"
"""Stands in for the measure word of a number that has none."""
_BEHIND = sorted(words.QUALIFIER_AFTER, key=len, reverse=True)


def single(text: str) -> Mention | None:
    """The quantity that is the whole of `text`, a range with its `value_to`; None where it is more, less or other.

    Its `unit` is '' where no measure word is printed: 约750, 1.2万, 500以上.
    """
    if len(text) > _LONGEST:
        return None
    found = _whole(text)
    if found is not None and found.unit:
        return found
    behind = next((word for word in _BEHIND if text.endswith(word)), "")
    measured = _whole(f"{text.removesuffix(behind)}{_MEASURE}{behind}")
    return None if measured is None else replace(measured, unit="", unit_code=None)


def _whole(text: str) -> Mention | None:
    found = extract(text)
    if not found or len(found) > 2 or (len(found) == 2 and not found[0].ends_with(found[1])):
        return None
    before, after = plain(text[: found[0].start]).strip(), plain(text[found[-1].end :]).strip()
    if before not in ("", *words.QUALIFIER_BEFORE) or after not in ("", "多", *words.QUALIFIER_AFTER):
        return None
    # Words around it that the reader did not take for its qualifier say something else.
    taken = {"exact": 0, "about": 2}.get(found[0].qualifier, 1)
    return found[0] if bool(before) + bool(after) <= taken else None
