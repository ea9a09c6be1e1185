"""Reports as rows: `reports`."""

from __future__ import annotations

from kangle_stats.messages import heading
from kangle_stats.models import Report
from kangle_stats.render.column import Column
from kangle_stats.sheets.sheet import Row, Sheet, keyed

_KEYS = (
    "report", "title_zh", "title_en", "period", "ref_area", "ref_area_code", "counterpart_area",
    "counterpart_area_code", "producer", "date_published", "url", "figure_count", "check_count",
)  # fmt: skip


def _row(report: Report, lang: str) -> Row:
    origin = report.origin
    return keyed(
        _KEYS,
        report.id, report.title.zh, report.title.en, report.period, report.ref_area.text(lang), report.ref_area.code,
        report.counterpart_area.text(lang), report.counterpart_area.code, origin.producer, origin.date_published,
        origin.url, figure_count(report), check_count(report),
    )  # fmt: skip


def figure_count(report: Report) -> int:
    """How many figures a report has, those without a category included."""
    return len(report.figures) + len(report.unsorted)


def check_count(report: Report) -> int:
    """How many relations of a report are checked: each cut of each total, and each formula."""
    return sum(len(figure.breakdowns) for figure in report.figures) + len(report.checks)


def _columns(lang: str) -> list[Column]:
    return [
        Column(heading(lang, "report"), whole=True),
        Column(heading(lang, "title")),
        Column(heading(lang, "figures"), right=True, whole=True),
        Column(heading(lang, "checks"), right=True, whole=True),
    ]


def _lines(report: Report, lang: str) -> list[list[str]]:
    origin = report.origin
    cells = [
        report.id,
        f"{report.title.text(lang)}\n{' '.join(filter(None, [report.period, origin.producer, origin.date_published]))}",
        f"{figure_count(report):,}",
        f"{check_count(report):,}",
    ]
    return [cells]


REPORTS = Sheet(_KEYS, _row, _columns, _lines)
