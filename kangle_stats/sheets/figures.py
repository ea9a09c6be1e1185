"""Figures as rows: `list`."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.messages import heading, word
from kangle_stats.models import Figure, Quote, Report, words
from kangle_stats.render.column import Column
from kangle_stats.sheets.sheet import Row, Sheet, category_name, keyed, report_title
from kangle_stats.wording import figure_text


class Listed(NamedTuple):
    """A figure and the report it stands in."""

    report: Report
    figure: Figure


FIGURE_KEYS = (
    "report", "id", "category", "measure", "title_zh", "title_en", "value", "value_to", "unit", "unit_mult",
    "decimals", "qualifier", "status", "basis", "as_of", "direction", "subject", "group", "part_of", "by", "note",
    "quote",
)  # fmt: skip


def figure_row(item: Listed, lang: str) -> Row:
    """The row of a figure: everything that the report states of it."""
    report, figure = item
    return keyed(
        FIGURE_KEYS,
        report.id, figure.id, figure.category, figure.measure, figure.title.zh, figure.title.en, figure.value,
        figure.value_to, figure.unit, figure.unit_mult, figure.known_decimals, figure.qualifier, figure.status,
        figure.basis, figure.as_of, figure.direction, words(figure.subject, lang), words(figure.group, lang),
        figure.part_of, figure.by, words(figure.note, lang), [_quote_row(quote) for quote in figure.quote],
    )  # fmt: skip


def quote_text(quote: Quote) -> str:
    """A quote on one line, its number in brackets: 帮助[1112名]贫困."""
    return f"{quote.prefix}[{quote.exact}]{quote.suffix}"


def _quote_row(quote: Quote) -> Row:
    return {"prefix": quote.prefix, "exact": quote.exact, "suffix": quote.suffix}


def _figure_columns(lang: str) -> list[Column]:
    return [
        Column(heading(lang, "report"), group=True),
        Column(heading(lang, "category"), group=True),
        Column(heading(lang, "id"), whole=True),
        Column(heading(lang, "title")),
        Column(heading(lang, "value"), right=True, whole=True),
        Column(heading(lang, "status")),
    ]


def _figure_lines(item: Listed, lang: str) -> list[list[str]]:
    report, figure = item
    indent = "└ " if figure.part_of is not None else ""
    cells = [
        report_title(report, lang),
        category_name(figure.category, lang),
        figure.id,
        indent + figure.title.text(lang),
        figure_text(figure, lang),
        word(lang, "status", figure.status),
    ]
    return [cells]


FIGURES = Sheet(FIGURE_KEYS, figure_row, _figure_columns, _figure_lines)
