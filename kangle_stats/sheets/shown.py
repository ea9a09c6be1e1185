"""One figure with everything around it: `show`."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.checks.finding import Finding
from kangle_stats.explaining import message
from kangle_stats.messages import heading, word
from kangle_stats.models import Figure, Report, UnsortedFigure, words
from kangle_stats.render.column import Column
from kangle_stats.sheets.figures import FIGURE_KEYS, Listed, figure_row, quote_text
from kangle_stats.sheets.sheet import Row, Sheet, category_name, digits, keyed, measure_name
from kangle_stats.wording import figure_text, in_unit, interval_text


class Shown(NamedTuple):
    """A figure with everything around it."""

    report: Report
    figure: Figure
    parts: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    """The checks and notices that it takes part in."""


_SHOWN_KEYS = (*FIGURE_KEYS, "low", "high", "suggests_low", "suggests_high", "parts", "checks")


def _shown_row(item: Shown, lang: str) -> Row:
    quantity = item.figure.quantity
    ends: list[str | None] = [None] * 4
    if quantity is not None:
        both = (quantity.promise.low, quantity.promise.high, quantity.suggests.low, quantity.suggests.high)
        ends = [digits(in_unit(end, quantity.percent)) for end in both]
    return figure_row(Listed(item.report, item.figure), lang) | keyed(
        _SHOWN_KEYS[len(FIGURE_KEYS) :],
        *ends,
        [part.id for part in item.parts],
        [finding.check for finding in item.findings],
    )


def _shown_columns(lang: str) -> list[Column]:
    return [Column(heading(lang, "field")), Column(heading(lang, "content"))]


def _fields(item: Shown, lang: str) -> list[tuple[str, str]]:
    """A line for each field, with its heading; what is not stated is left out."""
    report, figure = item.report, item.figure
    fields = [
        ("id", figure.id),
        ("title", figure.title.text(lang)),
        ("value", figure_text(figure, lang)),
        *intervals(figure, lang),
        ("category", category_name(figure.category, lang)),
        ("measure", measure_name(figure.category, figure.measure, lang)),
        ("status", word(lang, "status", figure.status)),
        ("direction", _word_or_none(lang, "direction", figure.direction)),
        ("basis", _word_or_none(lang, "basis", figure.basis)),
        ("as_of", figure.as_of),
        ("subject", words(figure.subject, lang)),
        ("group", words(figure.group, lang)),
        ("follows", figure.follows),
        ("quote", "\n".join(f"…{quote_text(quote)}…" for quote in figure.quote)),
        ("origin", ", ".join(filter(None, [report.origin.producer, report.origin.date_published, report.origin.url]))),
        ("part_of", None if figure.part_of is None else _named(report.by_id[figure.part_of], lang)),
        ("parts", "\n".join(_named(part, lang) for part in item.parts)),
        ("note", words(figure.note, lang)),
        ("checks", "\n".join(_checked(finding, lang) for finding in item.findings)),
    ]
    return [(heading(lang, key), text) for key, text in fields if text]


def intervals(figure: UnsortedFigure, lang: str) -> list[tuple[str, str]]:
    """What a figure promises, and what it suggests where that is narrower, under the keys of their headings."""
    quantity = figure.quantity
    if quantity is None:
        return []
    promise, suggests = (interval_text(each, quantity, lang) for each in (quantity.promise, quantity.suggests))
    return [("promise", promise)] if promise == suggests else [("promise", promise), ("suggests", suggests)]


def _word_or_none(lang: str, kind: str, code: str | None) -> str | None:
    return None if code is None else word(lang, kind, code)


def _named(figure: Figure, lang: str) -> str:
    colon = "：" if lang == "zh" else ": "
    return f"{figure.id} {figure.title.text(lang)}{colon}{figure_text(figure, lang)}"


def _checked(finding: Finding, lang: str) -> str:
    return f"{word(lang, 'verdict', finding.verdict)} {finding.check}: {message(finding, lang)}"


SHOWN = Sheet(_SHOWN_KEYS, _shown_row, _shown_columns, _fields)
