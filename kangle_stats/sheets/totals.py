"""Totals as rows: `totals`."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.messages import heading, say, word
from kangle_stats.models import Report, words
from kangle_stats.render.column import Column
from kangle_stats.sheets.sheet import Row, Sheet, category_name, digits, keyed, measure_name, report_title
from kangle_stats.totals import Total
from kangle_stats.wording import amount, figure_text, range_text


class Totalled(NamedTuple):
    """A total and the report it stands in."""

    report: Report
    total: Total


_TOTAL_KEYS = (
    "report", "category", "measure", "status", "direction", "unit", "value", "low", "high", "qualifier",
    "figure_count", "figures",
)  # fmt: skip


def _total_row(item: Totalled, lang: str) -> Row:
    total = item.total
    return keyed(
        _TOTAL_KEYS,
        total.report, total.category, total.measure, total.status, total.direction, total.unit, digits(total.value),
        digits(total.low), digits(total.high), total.qualifier, len(total.figures),
        [figure.id for figure in total.figures],
    )  # fmt: skip


def _total_columns(lang: str) -> list[Column]:
    return [
        Column(heading(lang, "report"), group=True),
        Column(heading(lang, "category"), group=True),
        Column(heading(lang, "measure")),
        Column(heading(lang, "total"), right=True, whole=True),
        Column(heading(lang, "count"), right=True, whole=True),
        Column(heading(lang, "status"), whole=True),
        Column(heading(lang, "direction"), whole=True),
        Column(heading(lang, "note")),
    ]


def _total_cells(item: Totalled, lang: str) -> list[str]:
    total = item.total
    return [
        report_title(item.report, lang),
        category_name(total.category, lang),
        total_name(total, lang),
        total_amount(total, lang),
        str(len(total.figures)),
        word(lang, "status", total.status),
        "" if total.direction is None else word(lang, "direction", total.direction),
        total_note(total, lang),
    ]


def total_name(total: Total, lang: str) -> str:
    """What a total measures, with the partner whose side it counts: 结对村（康乐县）."""
    name = measure_name(total.category, total.measure, lang)
    if total.side is None:
        return name
    return _with_side(name, words((total.figures or total.missing)[0].subject, lang), lang)


def _with_side(measure: str, side: str | None, lang: str) -> str:
    return f"{measure}（{side}）" if lang == "zh" else f"{measure} ({side})"


def _total_lines(item: Totalled, lang: str) -> list[list[str]]:
    return [_total_cells(item, lang)]


def total_amount(total: Total, lang: str) -> str:
    if not total.figures:
        return "–"
    if total.value is None or total.missing:
        return range_text(total.low, total.high, total.unit, lang)
    return amount(total.value, total.unit, lang, total.qualifier)


def total_note(total: Total, lang: str) -> str:
    """What is to be said of a total: why it is a range, or what is missing."""
    notes = []
    if total.overlapping:
        notes.append(say(lang, "total-overlapping"))
    elif total.qualifier not in ("exact", "between") and not total.missing:
        notes.append(range_text(total.low, total.high, total.unit, lang))
    if total.missing:
        notes.append(say(lang, "total-missing", missing=", ".join(figure.id for figure in total.missing)))
    return ("；" if lang == "zh" else "; ").join(notes)


def _explained_columns(lang: str) -> list[Column]:
    return [*_total_columns(lang), Column(heading(lang, "figures"))]


def _explained_lines(item: Totalled, lang: str) -> list[list[str]]:
    figures = "\n".join(f"{figure.id} {figure_text(figure, lang)}" for figure in item.total.figures)
    return [[*_total_cells(item, lang), figures]]


TOTALS = Sheet(_TOTAL_KEYS, _total_row, _total_columns, _total_lines)
TOTALS_EXPLAINED = Sheet(_TOTAL_KEYS, _total_row, _explained_columns, _explained_lines)
