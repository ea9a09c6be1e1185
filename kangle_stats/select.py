"""Choosing figures of a report by category, measure, unit, status and text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kangle_stats.models import Bilingual, Figure, Report


@dataclass(frozen=True, slots=True)
class Selection:
    """What figures to choose; an empty condition admits all."""

    categories: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    search: str = ""
    """A text that some word of the figure contains, whatever its case and width."""
    parts: bool = True
    """Whether figures that are a part of another are admitted."""

    def figures(self, report: Report) -> list[Figure]:
        """The figures of a report that are chosen, in the order of the file."""
        return [figure for figure in report.figures if self.admits(figure)]

    def admits(self, figure: Figure) -> bool:
        """Whether a figure meets all conditions."""
        return (
            (not self.categories or figure.category in self.categories)
            and (not self.measures or figure.measure in self.measures)
            and (not self.units or figure.unit in self.units)
            and (not self.statuses or figure.status in self.statuses)
            and (self.parts or figure.part_of is None)
            and (not self.search or _contains(figure, self.search))
        )


def _contains(figure: Figure, text: str) -> bool:
    wanted = _folded(text)
    return any(wanted in _folded(words) for words in _words(figure))


def _words(figure: Figure) -> Iterator[str]:
    yield figure.id
    yield figure.value or ""
    for text in (figure.title, figure.subject, figure.group, figure.note):
        if isinstance(text, Bilingual):
            yield text.zh or ""
            yield text.en or ""
        elif text is not None:
            yield text
    for quote in figure.quote:
        yield quote.prefix + quote.exact + quote.suffix


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
