"""Finding a report's quotes in a copy of its published text, whatever the copy's spacing, widths and page furniture."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from kangle_stats.models import Quote, Report, UnsortedFigure
from kangle_stats.prose import Mention

Outcome = Literal["found", "missing", "ambiguous", "changed"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote of a figure stands in a text."""

    report: str
    figure: UnsortedFigure
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
_HAN = "零〇一二两三四五六七八九十百千万亿"
# Bounded, and begun at its first digit only, so that a megabyte of digits is not searched from each to the end.
_NUMBER = (
    r"(?<![0-9])[0-9]{1,60}(?:[.,][0-9]{1,20}){0,6}[余多]?[十百千]?[万亿]{0,2}[余多]?"
    f"|[{_HAN}]{{1,30}}"
)
_DIGITS = re.compile(_NUMBER)
_DIGITS_IN_CONTEXT = re.compile(r"[0-9]+(?:[.,][0-9]+)*[余多]?")


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
    """Where every quote of every figure, sorted or not, stands in the text.

    A quote is found if its number stands between its prefix and suffix; other numbers in those may differ, so that
    one changed number does not hide its neighbours. It is `changed` if another number stands in its place there.
    """
    for figure in (*report.figures, *report.unsorted):
        for quote in figure.quote:
            yield _place(report.id, figure, quote, text)


def unclaimed(mentions: Iterable[Mention], places: Iterable[Place]) -> Iterator[Mention]:
    """The quantities of a text at which no quote of a figure stands, as told by the places of all quotes."""
    claimed = sorted((place.start, place.end) for place in places if place.start is not None and place.end is not None)
    starts = [start for start, _ in claimed]
    reach = list(accumulate((end for _, end in claimed), max))
    for mention in mentions:
        before = bisect_right(starts, mention.end - 1) - 1
        if before < 0 or reach[before] <= mention.start:
            yield mention


def _place(report: str, figure: UnsortedFigure, quote: Quote, text: CopiedText) -> Place:
    exact = _folded(quote.exact)
    if not exact:
        return Place(report, figure, quote, "missing")
    for context in (_literal, _loose):
        matches = _matches(quote, re.escape(exact), context, text)
        if matches:
            return _found(report, figure, quote, "found" if len(matches) == 1 else "ambiguous", matches[0], text)
    number = _DIGITS.search(exact)
    if number and (quote.prefix or quote.suffix):
        other = re.escape(exact[: number.start()]) + f"(?:{_NUMBER})" + re.escape(exact[number.end() :])
        matches = _matches(quote, other, _loose, text)
        if len(matches) == 1:
            return _found(report, figure, quote, "changed", matches[0], text)
    return Place(report, figure, quote, "missing")


def _found(
    report: str, figure: UnsortedFigure, quote: Quote, outcome: Outcome, span: tuple[int, int], text: CopiedText
) -> Place:
    start, end = text.offsets[span[0]], text.offsets[span[1] - 1] + 1
    return Place(report, figure, quote, outcome, start, end, *text.position(start), text.text[start:end])


def _literal(context: str) -> str:
    return re.escape(_folded(context))


def _loose(context: str) -> str:
    """A context in which any number may stand where one stands."""
    folded = _folded(context)
    return f"(?:{_NUMBER})".join(map(re.escape, _DIGITS_IN_CONTEXT.split(folded)))


# A number may not go on to the left or right: 12人 does not stand in 112人. Where the quote's own prefix or suffix has
# digits there (12、15人, folded to 12,15人), it says so itself.
_NOT_WITHIN = r"(?<![0-9])(?<![0-9][.,])"
_NOT_WITHIN_HAN = f"(?<![{_HAN}])"
_NOT_GOING_ON = r"(?![0-9])(?![.,][0-9])"
_DIGITS_BEFORE = re.compile(r"[0-9][.,]?$")
_DIGITS_AFTER = re.compile(r"[.,]?[0-9]")


def _matches(quote: Quote, middle: str, context: Callable[[str], str], text: CopiedText) -> list[tuple[int, int]]:
    """The first two places, which may overlap, where `middle` stands between the prefix and the suffix of the quote."""
    exact, prefix, suffix = _folded(quote.exact), _folded(quote.prefix), _folded(quote.suffix)
    if exact[0].isdigit() and not _DIGITS_BEFORE.search(prefix):
        middle = _NOT_WITHIN + middle
    elif exact[0] in _HAN and not prefix.endswith(tuple(_HAN)):
        middle = _NOT_WITHIN_HAN + middle
    if exact[-1].isdigit() and not _DIGITS_AFTER.match(suffix):
        middle += _NOT_GOING_ON
    pattern = _compiled(f"{context(quote.prefix)}({middle}){context(quote.suffix)}")
    spans: list[tuple[int, int]] = []
    match = pattern.search(text.folded)
    while match and len(spans) < 2:
        if match.span(1) not in spans:
            spans.append(match.span(1))
        match = pattern.search(text.folded, match.start() + 1)
    return spans


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
