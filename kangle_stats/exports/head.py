"""The sheets of what a report says besides its figures: its head, its formulas, its remarks."""

from __future__ import annotations

from kangle_stats.exports.book import Book, Table
from kangle_stats.exports.cells import Content
from kangle_stats.exports.formulas import joined
from kangle_stats.forms.columns import FORMULA, HEAD, REMARK
from kangle_stats.models import Area, Bilingual, Report

Row = dict[str, Content]


class HeadTables:
    """The three sheets."""

    def __init__(self, book: Book) -> None:
        self.heads = book.table("head", HEAD)
        self.formulas: Table | None = None
        self.remarks: Table | None = None
        self.book = book

    def add(self, report: Report) -> None:
        """Writes the head of a report."""
        origin = report.origin
        self.heads.append(
            {
                "id": report.id,
                **_both("title", report.title),
                "period": report.period,
                **_area("ref_area", report.ref_area),
                **_area("counterpart_area", report.counterpart_area),
                "origin_producer": origin.producer,
                "origin_date_published": origin.date_published,
                "origin_url": origin.url,
                "origin_title": origin.title,
            }
        )

    def add_rest(self, report: Report) -> None:
        """Writes the formulas and remarks of a report; their sheets are made when the first is met."""
        for check in report.checks:
            self.formulas = self.formulas or self.book.table("formulas", FORMULA)
            self.formulas.append(
                {
                    "report": report.id,
                    "id": check.id,
                    "formula": check.formula,
                    **_both("title", check.title),
                    "expect": check.expect,
                    **_both("reason", check.reason),
                }
            )
        for remark in report.remarks:
            self.remarks = self.remarks or self.book.table("remarks", REMARK)
            figures = joined(remark.figures)
            self.remarks.append(
                {"report": report.id, "id": remark.id, "figures": figures, **_both("text", remark.text)}
            )


def _both(key: str, text: Bilingual | None) -> Row:
    return {} if text is None else {f"{key}_zh": text.zh, f"{key}_en": text.en}


def _area(key: str, area: Area) -> Row:
    return {**_both(key, area), f"{key}_code": area.code}
