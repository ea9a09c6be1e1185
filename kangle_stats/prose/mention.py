"""What the extractor returns: one quantity as a text states it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One quantity of a text. Offsets are code points, half open; `text[start:end]` is `literal`."""

    start: int
    end: int
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in code points."""
    literal: str
    """The quantity as printed: numeral, 余 or 多, 万 or 亿, measure word; not the words that qualify it."""
    value: str
    """The number as printed, in ASCII digits and plain decimal notation, without 万 and 亿: 75.5 of 75.5万元.
    Empty only where a table has no figure for the part of a sum."""
    value_to: str | None
    """The upper end where the number is vague (几十: 20 to 99) or begins a range (300至500人), in the same scale."""
    unit_mult: int
    """The power of ten printed with it: 4 for 万, 8 for 亿, 12 for 万亿."""
    unit: str
    """The measure word as printed, without 万 and 亿; restored where a coordination shares it; '' if there is none."""
    unit_code: str | None
    """The unit's code in `kangle_stats.units`, or None where that table has none."""
    qualifier: str
    """exact, about, plus, over, at_least, nearly, under, at_most or between."""
    qualifier_literal: str
    """The words that say so, as printed."""
    each: bool
    """Whether it is the amount of each of several holders (每, 均, 各, 分别)."""
    noun: str
    """What is counted: the words behind the measure word or, if none stand there, those before the number."""
    status: str
    """reported, agreed or planned."""

    def ends_with(self, other: Mention) -> bool:
        """Whether the next quantity is only the upper end of this one: 300至500人."""
        if self.qualifier != "between" or self.value_to is None:
            return False
        return other.value == self.value_to and other.start - self.end <= 3
