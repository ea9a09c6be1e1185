"""The sheet of checks: both sides as formulas over the figures, and the verdict as the tool gave it."""

from __future__ import annotations

from collections.abc import Mapping

from kangle_stats.checks import Finding
from kangle_stats.explaining import equation, sides
from kangle_stats.exports.book import FILL_OF_VERDICT, Book, Table
from kangle_stats.exports.cells import Content, Formula, Number, is_native
from kangle_stats.exports.formulas import Cells, joined, side
from kangle_stats.forms.columns import Column
from kangle_stats.messages import word
from kangle_stats.models import Report
from kangle_stats.render.json import encode
from kangle_stats.sheets.findings import FINDINGS, Checked, finding_title
from kangle_stats.wording import in_unit, unit_word

COLUMNS = (
    Column("report", "报告编号", "Report id", width=12),
    Column("check", "核对", "Check", width=22),
    Column("title", "名称", "Title", width=20),
    Column("kind_name", "种类", "Kind", width=9),
    Column("verdict_name", "结论", "Verdict", width=9),
    Column("equation", "算式", "Sum", width=30),
    Column("left_cell", "左边", "Left", width=12),
    Column("right_cell", "右边", "Right", width=12),
    Column("difference_cell", "差额", "Difference", width=12),
    Column("unit_name", "单位", "Unit", width=8),
    Column("message", "说明", "Explanation", width=40),
    Column("figures", "涉及的数字", "Figures", width=30),
    Column("kind", "种类代码", "Kind code", width=12),
    Column("formula", "公式", "Formula", width=40),
    Column("verdict", "结论代码", "Verdict code", width=12),
    Column("known", "已知不符", "Known", width=10),
    Column("left", "左边算得", "Left as computed", width=14),
    Column("left_low", "左边最少", "Left low", width=14),
    Column("left_high", "左边最多", "Left high", width=14),
    Column("right", "右边算得", "Right as computed", width=14),
    Column("right_low", "右边最少", "Right low", width=14),
    Column("right_high", "右边最多", "Right high", width=14),
    Column("difference", "差额算得", "Difference as computed", width=14),
    Column("unit", "单位代码", "Unit code", width=12),
    Column("suspects", "可疑之处", "Suspects", width=40),
)
_SHOWN = 11
_NUMBERS = ("left", "left_low", "left_high", "right", "right_low", "right_high", "difference")


def new_table(book: Book) -> Table:
    """The empty sheet of checks."""
    return book.table("checks", COLUMNS, [column.key for column in COLUMNS[:_SHOWN]], frozen=2)


def add(table: Table, report: Report, finding: Finding, cells: Mapping[str, Cells], lang: str) -> None:
    """Writes a finding; `cells` are those of its figures by the names that its formula gives them."""
    raw = FINDINGS.row(Checked(report, finding), lang)
    row: dict[str, Content] = {key: _content(key, value) for key, value in raw.items()}
    here = table.row + 1
    row |= {
        "title": finding_title(finding, lang),
        "kind_name": word(lang, "kind", finding.kind),
        "verdict_name": word(lang, "verdict", finding.verdict),
        "equation": equation(finding, lang),
        "unit_name": _unit(str(raw["unit"] or ""), lang),
        **_sides(finding, cells),
    }
    both = [row.get("left_cell"), row.get("right_cell")]
    if any(isinstance(one, Formula) for one in both) and all(map(_computable, both)):
        left, right = (table.place(key, here) for key in ("left_cell", "right_cell"))
        row["difference_cell"] = Formula(f"{left.column}{here}-{right.column}{here}", str(raw["difference"]))
    else:
        row["difference_cell"] = row["difference"]
    table.append(row, {"verdict_name": FILL_OF_VERDICT[finding.verdict]})


def _computable(content: Content) -> bool:
    """Whether a spreadsheet computes with what a cell holds: no text."""
    return isinstance(content, Formula) or (isinstance(content, Number) and is_native(content.digits))


def _content(key: str, value: object) -> Content:
    if value is None:
        return None
    if key in _NUMBERS:
        return Number(str(value))
    if key == "figures":
        assert isinstance(value, list)
        return joined(value)
    return value if isinstance(value, str) else encode(value)


def _sides(finding: Finding, cells: Mapping[str, Cells]) -> dict[str, Content]:
    """The two sides in the unit that the finding shows them in."""
    if finding.formula is None or finding.left is None or finding.right is None:
        return {}
    percent = sides(finding).percent
    figures = dict(zip(finding.figure_ids, finding.figures, strict=True))
    return {
        f"{name}_cell": side(node, figures, cells, in_unit(quantity.point, percent), percent)
        for name, node, quantity in (
            ("left", finding.formula.left, finding.left),
            ("right", finding.formula.right, finding.right),
        )
    }


def _unit(code: str, lang: str) -> str:
    try:
        return unit_word(code, lang)
    except KeyError:  # a product of units, such as yuan*person, has no word
        return code
