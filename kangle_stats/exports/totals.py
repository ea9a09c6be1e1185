"""The sheet of totals: each a formula over the figures that it adds, and beside it what the tool computed."""

from __future__ import annotations

from collections.abc import Mapping

from kangle_stats.exports.book import Book, Table
from kangle_stats.exports.cells import Content
from kangle_stats.exports.formulas import Cells, divided, joined, largest, number, single, total
from kangle_stats.forms.columns import Column
from kangle_stats.messages import word
from kangle_stats.models import Report
from kangle_stats.sheets.sheet import category_name
from kangle_stats.sheets.totals import Totalled, total_name, total_note
from kangle_stats.totals import Total, totals
from kangle_stats.wording import unit_word

COLUMNS = (
    Column("report", "报告编号", "Report id", width=14),
    Column("category_name", "类别", "Category", width=14),
    Column("measure_name", "指标", "Measure", width=24),
    Column("status_name", "状态", "Status", width=9),
    Column("direction_name", "方向", "Direction", width=11),
    Column("basis_name", "口径", "Basis", width=10),
    Column("total", "合计", "Total", width=16),
    Column("from", "最少", "From", width=16),
    Column("to", "最多", "To", width=16),
    Column("unit_name", "单位", "Unit", width=12),
    Column("ten_thousands", "合计（万元）", "Total, 10,000 yuan", width=14),
    Column("qualifier_name", "限定词", "Qualifier", width=10),
    Column("figure_count", "项数", "Count", width=7),
    Column("figures", "由哪些数字相加", "Figures added", width=44),
    Column("note", "说明", "Note", width=36),
    Column("value", "工具算得合计", "Total as computed", width=16),
    Column("low", "工具算得最少", "Low as computed", width=16),
    Column("high", "工具算得最多", "High as computed", width=16),
    Column("category", "类别代码", "Category code", width=18),
    Column("measure", "指标代码", "Measure code", width=18),
    Column("status", "状态代码", "Status code", width=10),
    Column("direction", "方向代码", "Direction code", width=12),
    Column("unit", "单位代码", "Unit code", width=12),
    Column("qualifier", "限定词代码", "Qualifier code", width=10),
)
_CODES = ("value", "low", "high", "category", "measure", "status", "direction", "unit", "qualifier")


def new_table(book: Book) -> Table:
    """The empty sheet of totals."""
    return book.table("totals", COLUMNS, [column.key for column in COLUMNS if column.key not in _CODES])


def add(table: Table, report: Report, cells: Mapping[str, Cells], lang: str) -> None:
    """Writes the totals of a report."""
    for one in totals(report, report.figures):
        table.append(_row(Totalled(report, one), cells, lang))


def _row(item: Totalled, cells: Mapping[str, Cells], lang: str) -> dict[str, Content]:
    it = item.total
    low, high = (None, None) if it.low == it.high else _ends(it, cells)
    basis = (it.figures or it.missing)[0].basis
    added = None if it.value is None else total(it.figures, cells, it.value)
    return {
        "report": it.report,
        "category_name": category_name(it.category, lang),
        "measure_name": total_name(it, lang),
        "status_name": word(lang, "status", it.status),
        "direction_name": None if it.direction is None else word(lang, "direction", it.direction),
        "basis_name": None if basis is None else word(lang, "basis", basis),
        "total": added,
        "from": low,
        "to": high,
        "unit_name": unit_word(it.unit, lang),
        "ten_thousands": divided(added, it.value, 4) if it.unit == "yuan" else None,
        "qualifier_name": None if it.qualifier == "exact" else word(lang, "qualifier", it.qualifier),
        "figure_count": len(it.figures),
        "figures": joined(figure.id for figure in it.figures),
        "note": total_note(it, lang),
        "value": number(it.value),
        "low": number(it.low),
        "high": number(it.high),
        "category": it.category,
        "measure": it.measure,
        "status": it.status,
        "direction": it.direction,
        "unit": it.unit,
        "qualifier": it.qualifier,
    }


def _ends(it: Total, cells: Mapping[str, Cells]) -> tuple[Content, Content]:
    """From and to: of people who may be the same over the figures, where each stands for one number."""
    certain = all(
        figure.quantity is not None and figure.quantity.promise.low == figure.quantity.promise.high == single(figure)
        for figure in it.figures
    )
    if not it.overlapping or not certain:
        return number(it.low), number(it.high)
    low = None if it.low is None else largest(it.figures, cells, it.low)
    return low, None if it.high is None else total(it.figures, cells, it.high)
