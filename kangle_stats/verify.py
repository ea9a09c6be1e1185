"""Finding a report's quotes in a copy of its published text, whatever the copy's spacing, widths and page furniture."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kangle_stats.models import Figure, Quote, Report

Outcome = Literal["found", "missing", "ambiguous", "changed"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote of a figure stands in a text."""

    report: str
    figure: Figure
    quote: Quote
    outcome: Outcome
    start: int | None = None
    """Offset of the number in the text as given, in code points; None if it was not found."""
    end: int | None = None
    line: int | None = None
    """Counted from 1."""
    column: int | None = None
    """Counted from 1, in code points."""
    literal: str | None = None
    """What stands there, as printed in the text."""


_PUNCTUATION = str.maketrans({
    "。": ".", "、": ",", "【": "[", "】": "]", "「": '"', "」": '"', "『": '"', "』": '"', "〔": "(", "〕": ")",
    "“": '"', "”": '"', "‘": "'", "’": "'", "《": "<", "》": ">", "—": "-", "–": "-", "－": "-", "〜": "~",
})  # fmt: skip
_IGNORED = ("Cc", "Cf", "Zs", "Zl", "Zp")
_NUMBER = r"[0-9][0-9,.]{0,60}(?:余|多)?(?:十|百|千)?[万亿]{0,2}(?:余|多)?|[零〇一二两三四五六七八九十百千万亿]{1,30}"
_DIGITS = re.compile(_NUMBER)


class CopiedText:
    """A text to look in: folded to one spacing and one width, with the way back to its own offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded, self.offsets = fold_copy(text)
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def verify(report: Report, text: CopiedText) -> Iterator[Place]:
    """Where every quote of every figure stands in the text.

    A quote is found if its number stands between its prefix and suffix; other numbers in those may differ, so that
    one changed number does not hide its neighbours. It is `changed` if another number stands in its place there.
    """
    for figure in report.figures:
        for quote in figure.quote:
            yield _place(report.id, figure, quote, text)


def _place(report: str, figure: Figure, quote: Quote, text: CopiedText) -> Place:
    exact = re.escape(_folded(quote.exact))
    # The number may not go on to the left or right: 12人 does not stand in 112人.
    bounded = rf"(?<![0-9])(?<![0-9][.,]){exact}"
    for before, after in ((_literal, _literal), (_loose, _loose)):
        matches = _matches(before(quote.prefix), bounded, after(quote.suffix), text)
        if len(matches) == 1:
            return _found(report, figure, quote, "found", matches[0], text)
        if matches:
            return _found(report, figure, quote, "ambiguous", matches[0], text)
    number, unit = _split(quote.exact)
    if number:
        other = rf"(?<![0-9])(?<![0-9][.,])(?:{_NUMBER}){re.escape(unit)}"
        matches = _matches(_loose(quote.prefix), other, _loose(quote.suffix), text)
        if matches and (quote.prefix or quote.suffix):
            outcome: Outcome = "changed" if len(matches) == 1 else "missing"
            return _found(report, figure, quote, outcome, matches[0], text)
    return Place(report, figure, quote, "missing")


def _found(
    report: str, figure: Figure, quote: Quote, outcome: Outcome, span: tuple[int, int], text: CopiedText
) -> Place:
    if outcome == "missing":
        return Place(report, figure, quote, outcome)
    start, end = text.offsets[span[0]], text.offsets[span[1] - 1] + 1
    return Place(report, figure, quote, outcome, start, end, *text.position(start), text.text[start:end])


def _split(exact: str) -> tuple[str, str]:
    """The number at the beginning of a quote, and what follows it."""
    folded = _folded(exact)
    match = _DIGITS.match(folded)
    return (match.group(), folded[match.end() :]) if match else ("", folded)


def _literal(context: str) -> str:
    return re.escape(_folded(context))


def _loose(context: str) -> str:
    """A context in which any number may stand where one stands."""
    folded = _folded(context)
    parts = re.split(r"[0-9][0-9,.]*", folded)
    # Bounded, so that a megabyte of digits does not take a search from each of them to the end.
    return "[0-9][0-9,.]{0,60}".join(map(re.escape, parts))


def _matches(prefix: str, middle: str, suffix: str, text: CopiedText) -> list[tuple[int, int]]:
    pattern = _compiled(f"{prefix}({middle}){suffix}")
    return [match.span(1) for match in pattern.finditer(text.folded)]


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def fold_copy(text: str) -> tuple[str, list[int]]:
    """A text without white space, in half width and plain punctuation, and the offset of each of its characters."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        if char.isspace() or unicodedata.category(char) in _IGNORED:
            continue
        for plain in unicodedata.normalize("NFKC", char).translate(_PUNCTUATION):
            if not plain.isspace():
                folded.append(plain)
                offsets.append(offset)
    return "".join(folded), offsets


@lru_cache(maxsize=1024)
def _folded(quoted: str) -> str:
    return fold_copy(quoted)[0]
