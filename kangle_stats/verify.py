"""Finding a report's quotes in a copy of its published text, whatever the copy's spacing, widths and page furniture."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

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
_ASCII_DIGITS = frozenset("0123456789")
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
    folded = _folded(quote.prefix, quote.exact, quote.suffix)
    exact = folded.exact
    if not exact:
        return Place(report, figure, quote, "missing")
    for context in (_literal, _loose):
        matches = _matches(folded, _literal(exact), context, text)
        if matches:
            return _found(report, figure, quote, "found" if len(matches) == 1 else "ambiguous", matches[0], text)
    number = _DIGITS.search(exact)
    if number and (folded.prefix or folded.suffix):
        other = _literal(exact[: number.start()]) + f"(?:{_NUMBER})" + _literal(exact[number.end() :])
        matches = _matches(folded, other, _loose, text)
        if len(matches) == 1:
            return _found(report, figure, quote, "changed", matches[0], text)
    return Place(report, figure, quote, "missing")


def _found(
    report: str, figure: UnsortedFigure, quote: Quote, outcome: Outcome, span: tuple[int, int], text: CopiedText
) -> Place:
    start, end = text.offsets[span[0]], text.offsets[span[1] - 1] + 1
    return Place(report, figure, quote, outcome, start, end, *text.position(start), text.text[start:end])


def _literal(folded: str) -> str:
    """Some folded words as they are; what parts two numbers may be lost in a copy."""
    return re.escape(folded).replace(re.escape(BORDER), f"{BORDER}?")


def _loose(folded: str) -> str:
    """Some folded words in which any number may stand where one stands."""
    return f"(?:{_NUMBER})".join(map(_literal, _DIGITS_IN_CONTEXT.split(folded)))


# A number may not go on to the left or right: 12人 does not stand in 112人. Where the quote's own prefix or suffix has
# digits there (12、15人, folded to 12,15人), it says so itself.
_NOT_WITHIN = r"(?<![0-9])(?<![0-9][.,])"
_NOT_WITHIN_HAN = f"(?<![{_HAN}])"
_NOT_GOING_ON = r"(?![0-9])(?![.,][0-9])"
_DIGITS_BEFORE = re.compile(r"[0-9][.,]?\t?$")
_DIGITS_AFTER = re.compile(r"\t?[.,]?[0-9]")


def _matches(quote: _Folded, middle: str, context: Callable[[str], str], text: CopiedText) -> list[tuple[int, int]]:
    """The first two places, which may overlap, where `middle` stands between the prefix and the suffix of the quote."""
    prefix, exact, suffix = quote
    if exact[0].isdigit() and not _DIGITS_BEFORE.search(prefix):
        middle = _NOT_WITHIN + middle
    elif exact[0] in _HAN and not prefix.endswith(tuple(_HAN)):
        middle = _NOT_WITHIN_HAN + middle
    if exact[-1].isdigit() and not _DIGITS_AFTER.match(suffix):
        middle += _NOT_GOING_ON
    pattern = _compiled(f"{context(prefix)}{BORDER}?({middle}){BORDER}?{context(suffix)}")
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


BORDER = "\t"
"""What is kept between two digits that a border of a table parts, so that 12 and 30 do not make 1230."""


def fold_copy(text: str) -> tuple[str, list[int]]:
    """A text without white space, in half width and plain punctuation, and the offset of each of its characters.

    Between two digits that a border of a table parts a tab is kept.
    """
    folded: list[str] = []
    offsets: list[int] = []
    border = -1
    for offset, char in enumerate(_with_borders(text)):
        if char.isspace() or unicodedata.category(char) in _IGNORED:
            border = offset if char == BORDER else border
            continue
        for plain in unicodedata.normalize("NFKC", char).translate(_PUNCTUATION):
            if plain.isspace():
                continue
            if border >= 0 and folded and plain in _ASCII_DIGITS and folded[-1] in _ASCII_DIGITS:
                folded.append(BORDER)
                offsets.append(border)
            border = -1
            folded.append(plain)
            offsets.append(offset)
    return "".join(folded), offsets


def _with_borders(text: str) -> str:
    """A text whose rows end in a tab as their cells do. A row is a line with a tab in it that does not only indent it;
    the line before it ends there too.
    """
    if BORDER not in text:
        return text
    lines = text.split("\n")
    rows = [BORDER in line.strip() for line in lines]
    ends = [BORDER if one or other else "\n" for one, other in pairwise(rows)]
    return "".join(line + end for line, end in zip(lines, (*ends, ""), strict=True))


class _Folded(NamedTuple):
    """A quote folded as the text is."""

    prefix: str
    exact: str
    suffix: str


@lru_cache(maxsize=1024)
def _folded(prefix: str, exact: str, suffix: str) -> _Folded:
    """The parts of a quote, folded together; in a quote any white space may part two numbers."""
    whole, offsets = fold_copy(re.sub(r"\s", BORDER, prefix + exact + suffix))
    low, high = (bisect_left(offsets, at) for at in (len(prefix), len(prefix) + len(exact)))
    return _Folded(whole[:low], whole[low:high], whole[high:])
