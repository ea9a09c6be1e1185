"""A passage of a text with the figures in it underlined, as a compiler shows the place of a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kangle_stats.folding import harmless, width


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


BEFORE, BEHIND = 14, 10
"""Characters shown around the figures of a line."""

_BETWEEN = 40
"""Characters between two figures from which the middle is left out."""


def underlined(text: str, spans: Iterable[Span], cells: int) -> list[str]:
    """The passages around some spans, in lines of at most `cells` cells, each followed by a line of marks.

    Every line of the text that holds a span gives a passage of its own; far from all spans it is cut by an ellipsis.
    """
    return [line for pieces in _lines(text, spans) for line in _passage(pieces, cells)]


def bracketed(text: str, spans: Iterable[Span]) -> str:
    """The passages around some spans, a line each, with the spans in brackets: …到东部就业[310人]，…."""
    return "\n".join(
        "".join(f"[{piece}]" if marked else piece for piece, marked in pieces) for pieces in _lines(text, spans)
    )


_Pieces = Iterator[tuple[str, bool]]


def _lines(text: str, spans: Iterable[Span]) -> Iterator[_Pieces]:
    """The pieces of every line that holds a span."""
    by_line: dict[int, list[Span]] = {}
    for span in sorted(set(spans)):
        by_line.setdefault(text.rfind("\n", 0, span.start) + 1, []).append(span)
    for start, within in by_line.items():
        end = text.find("\n", within[-1].end)
        yield _pieces(text, start, len(text) if end < 0 else end, within)


def _passage(pieces: _Pieces, cells: int) -> Iterator[str]:
    shown, marks, used = "", "", 0
    for piece, marked in pieces:
        for unit in [piece] if marked else piece:
            size = width(unit)
            if shown and used + size > cells:
                yield from _both(shown, marks)
                shown, marks, used = "", "", 0
            shown += unit
            marks += ("^" if marked else " ") * size
            used += size
    yield from _both(shown, marks)


def _both(shown: str, marks: str) -> Iterator[str]:
    yield shown.rstrip()
    if marks.strip():
        yield marks.rstrip()


def _pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> _Pieces:
    """The pieces of a line, marked or not, with what lies far from the marked ones left out."""
    first, last = max(start, spans[0].start - BEFORE), min(end, spans[-1].end + BEHIND)
    at = first
    if first > start:
        yield "…", False
    for span in spans:
        if span.start < at:
            continue
        yield _gap(text[at : span.start]), False
        yield _clean(text[span.start : span.end]), True
        at = span.end
    yield _clean(text[at:last]), False
    if last < end:
        yield "…", False


def _gap(between: str) -> str:
    if len(between) <= _BETWEEN:
        return _clean(between)
    return _clean(between[:BEHIND]) + "…" + _clean(between[-BEFORE:])


def _clean(text: str) -> str:
    return harmless(text.replace("\t", "  "))
