"""The relations of texts as an Excel workbook: what to verify, and everything that was recomputed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kangle_stats.exports import doubts
from kangle_stats.exports.book import FILL_OF_VERDICT, Book
from kangle_stats.exports.cells import Content, Number
from kangle_stats.forms.columns import Column
from kangle_stats.messages import word
from kangle_stats.render.json import encode
from kangle_stats.sheets.proofs import Proofread, proofs_sheet

COLUMNS = (
    Column("file", "文件", "File", width=24),
    Column("line", "行", "Line", width=7),
    Column("column", "列", "Column", width=7),
    Column("type_name", "种类", "Kind", width=10),
    Column("formula", "算式", "Sum", width=44),
    Column("verdict_name", "结论", "Verdict", width=10),
    Column("left", "左边", "Left", width=14),
    Column("right", "右边", "Right", width=14),
    Column("difference", "差额", "Difference", width=13),
    Column("unit", "单位", "Unit", width=10),
    Column("message", "说明", "Explanation", width=60),
    Column("type", "种类代码", "Kind code", width=12),
    Column("total", "总数", "Total", width=14),
    Column("parts", "分项", "Parts", width=30),
    Column("verdict", "结论代码", "Verdict code", width=12),
    Column("suspects", "可疑之处", "Suspects", width=40),
    Column("spans", "在文中的位置", "Spans", width=40),
)
_SHOWN = 11
_NUMBERS = ("left", "right", "difference")


def write(path: Path, proofs: Iterable[Proofread], lang: str) -> None:
    """Writes the relations of some texts to a file. Raises TooManyRows where a sheet would be too long."""
    with Book(lang) as book:
        items = list(proofs)
        doubts.write(book, [doubt for item in items if (doubt := doubts.of_proof(item, lang)) is not None])
        table = book.table("relations", COLUMNS, [column.key for column in COLUMNS[:_SHOWN]])
        row_of = proofs_sheet(0).row
        for item in items:
            row = {key: _content(key, value) for key, value in row_of(item, lang).items()}
            verdict = item.proof.finding.verdict
            row["type_name"] = word(lang, "relation", item.proof.relation.type)
            row["verdict_name"] = word(lang, "verdict", verdict)
            table.append(row, {"verdict_name": FILL_OF_VERDICT[verdict]})
        book.save(path)


def _content(key: str, value: object) -> Content:
    if value is None:
        return None
    if key in _NUMBERS:
        return Number(str(value))
    if key == "parts":
        assert isinstance(value, list)
        return " | ".join(value)
    return value if isinstance(value, str | int) else encode(value)
