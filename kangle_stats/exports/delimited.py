"""Figures as CSV (RFC 4180), a row each, for R and pandas; the codebook tells what the columns mean."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from kangle_stats.checks import Finding
from kangle_stats.exports.amounts import amounts
from kangle_stats.exports.codebook import COLUMNS
from kangle_stats.forms.columns import BILINGUAL, NAMED
from kangle_stats.forms.texts import guarded, to_cell, to_lines
from kangle_stats.forms.unit_words import unit_text
from kangle_stats.models import Bilingual, Report, UnsortedFigure, words
from kangle_stats.sheets.sheet import code_name, digits
from kangle_stats.wording import unit_word

Row = dict[str, str | int | None]

_TEXTS = frozenset(column.name for column in COLUMNS if column.type == "text")
_LINES = frozenset(column.name for column in COLUMNS if column.type == "lines")


def write(path: Path, reports: Iterable[tuple[Report, list[Finding]]], lang: str) -> None:
    """Writes the figures of reports to a file, which has everything in both languages, whatever `lang` is."""
    names = [column.name for column in COLUMNS]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        for report, _ in reports:
            head = _cells(_head(report))
            writer.writerows(head | _cells(_figure(figure)) for figure in (*report.figures, *report.unsorted))


def _cells(row: Row) -> dict[str, str]:
    """What the contents of a row are written as. Numbers, codes and ids are taken as they are: nothing in them acts."""
    return {name: _cell(name, content) for name, content in row.items() if content not in (None, "")}


def _cell(name: str, content: str | int) -> str:
    if name in _TEXTS:
        return guarded(to_cell(str(content)))
    return guarded(str(content)) if name in _LINES else str(content)


def _head(report: Report) -> Row:
    origin = report.origin
    row: Row = {"report": report.id, "report_period": report.period}
    for key, text in (
        ("title", report.title),
        ("ref_area", report.ref_area),
        ("counterpart_area", report.counterpart_area),
    ):
        row[f"report_{key}_zh"], row[f"report_{key}_en"] = text.zh, text.en
    row["report_ref_area_code"] = report.ref_area.code
    row["report_counterpart_area_code"] = report.counterpart_area.code
    for key in ("producer", "date_published", "url", "title"):
        row[f"report_origin_{key}"] = getattr(origin, key)
    return row


def _figure(figure: UnsortedFigure) -> Row:
    value, low, high = map(digits, amounts(figure))
    row: Row = {
        "id": figure.id,
        "title_zh": figure.title.zh,
        "title_en": figure.title.en,
        "value": figure.value,
        "value_to": figure.value_to,
        "unit": figure.unit,
        "unit_zh": unit_text(figure.unit, 0),
        "unit_en": unit_word(figure.unit, "en"),
        "unit_mult": figure.unit_mult,
        "decimals": figure.known_decimals,
        "decimals_stated": figure.decimals,
        "value_number": value,
        "low": low,
        "high": high,
        "as_of": figure.as_of,
        "part_of": figure.part_of,
        "by": figure.by,
        "breakdowns": "; ".join(f"{cut}: {extent}" for cut, extent in figure.breakdowns.items()),
        "follows": figure.follows,
        "quote_exact": to_lines([quote.exact for quote in figure.quote]),
        "quote_prefix": to_lines([quote.prefix for quote in figure.quote]),
        "quote_suffix": to_lines([quote.suffix for quote in figure.quote]),
    }
    for kind in NAMED:
        code = getattr(figure, kind, None)
        row[kind] = code
        if code is not None:
            row[f"{kind}_zh"], row[f"{kind}_en"] = (code_name(figure, kind, code, lang) for lang in ("zh", "en"))
    for key in BILINGUAL:
        text = getattr(figure, key)
        row[key] = words(text, "en")
        if isinstance(text, Bilingual):
            row[f"{key}_zh"], row[f"{key}_en"] = text.zh, text.en
    return row
