"""The sheets and columns of a spreadsheet of figures, in Chinese and in English, and what else people call them."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple


class Column(NamedTuple):
    """One column of a table, or one field of a form."""

    key: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    width: int = 12
    """In characters of the sheet's font; a Chinese character takes two."""

    def heading(self, lang: str) -> str:
        """Its heading in `lang` (zh or en)."""
        return self.zh if lang == "zh" else self.en


SHEETS = {
    "notes": ("说明", "Notes"),
    "example": ("示例", "Example"),
    "head": ("报告", "Report"),
    "figures": ("数据", "Figures"),
    "totals": ("合计", "Totals"),
    "checks": ("核对", "Checks"),
    "doubts": ("疑点清单", "To verify"),
    "formulas": ("勾稽关系", "Formulas"),
    "remarks": ("备注", "Remarks"),
    "relations": ("全部关系", "All relations"),
    "lists": ("选项", "Lists"),
}
"""The sheets by what they hold."""


def sheet_name(kind: str, lang: str) -> str:
    """The name of a sheet in `lang` (zh or en)."""
    return SHEETS[kind][lang == "en"]


FIGURE = (
    Column("report", "报告编号", "Report id", ("报告",), 12),
    Column("id", "编号", "Id", ("数字编号", "figure"), 22),
    Column("category_name", "类别", "Category", ("分类", "项目类别"), 11),
    Column("measure_name", "指标", "Measure", ("指标类型",), 13),
    Column("title_zh", "名称", "Chinese title", ("项目", "项目名称", "指标名称", "标题", "title"), 26),
    Column("title_en", "英文名称", "English title", (), 28),
    Column("qualifier_name", "限定词", "Qualifier", ("限定",), 7),
    Column("value", "数值", "Value", ("数", "数量", "数额", "金额", "人数", "完成数", "数据"), 12),
    Column("value_to", "数值上限", "Value to", ("上限",), 10),
    Column("unit_name", "单位", "Unit", ("计量单位",), 8),
    Column("status_name", "状态", "Status", ("完成状态", "进展"), 8),
    Column("part_of", "上级指标", "Part of", ("所属总数", "上级", "上级编号"), 20),
    Column("by", "划分", "Cut", ("按什么划分",), 14),
    Column("breakdowns", "分项", "Breakdowns", ("分项是否齐全", "是否齐全"), 20),
    Column("direction_name", "方向", "Direction", ("流向",), 8),
    Column("basis_name", "口径", "Basis", ("统计口径",), 9),
    Column("as_of", "截至", "As of", ("截至日期", "截止日期", "时点", "统计时点"), 11),
    Column("subject", "主体", "Subject", ("企业或项目", "实施主体"), 18),
    Column("group", "对象", "Group", ("人群", "帮扶对象"), 18),
    Column("quote_prefix", "引文前", "Quote before", (), 18),
    Column("quote_exact", "引文", "Quote", ("原文",), 11),
    Column("quote_suffix", "引文后", "Quote after", (), 18),
    Column("note", "说明", "Note", ("注", "说明事项"), 28),
    Column("follows", "承接", "Follows", (), 20),
    Column("category", "类别代码", "Category code", (), 18),
    Column("measure", "指标代码", "Measure code", (), 18),
    Column("unit", "单位代码", "Unit code", (), 12),
    Column("unit_mult", "数量级", "Unit mult", ("power of ten",), 8),
    Column("decimals", "已知小数位", "Decimals", (), 10),
    Column("decimals_stated", "注明小数位", "Decimals stated", (), 10),
    Column("qualifier", "限定词代码", "Qualifier code", (), 10),
    Column("status", "状态代码", "Status code", (), 10),
    Column("direction", "方向代码", "Direction code", (), 12),
    Column("basis", "口径代码", "Basis code", (), 10),
    Column("subject_zh", "主体中文", "Subject in Chinese", (), 20),
    Column("subject_en", "主体英文", "Subject in English", (), 20),
    Column("group_zh", "对象中文", "Group in Chinese", (), 20),
    Column("group_en", "对象英文", "Group in English", (), 20),
    Column("note_zh", "说明中文", "Note in Chinese", (), 20),
    Column("note_en", "说明英文", "Note in English", (), 20),
)
"""Every column of the sheet of figures: first those in words, then those with the codes of JSON."""

SHOWN = (
    "report", "id", "category_name", "measure_name", "title_zh", "title_en", "qualifier_name", "value", "unit_name",
    "status_name", "part_of", "direction_name", "subject", "quote_exact", "note",
)  # fmt: skip
"""The columns that an exported sheet shows and prints; the others are folded away behind them."""

NAMED = ("category", "measure", "qualifier", "status", "direction", "basis")
"""The keys that stand in the sheet twice: as a code, and in words under the key with `_name`."""

BILINGUAL = ("subject", "group", "note")
"""The keys whose text may be given in two languages, each in a column of its own."""

TEMPLATE = (
    "id", "category_name", "measure_name", "title_zh", "qualifier_name", "value", "value_to", "unit_name",
    "status_name", "part_of", "by", "breakdowns", "direction_name", "basis_name", "as_of", "subject", "group",
    "quote_prefix", "quote_exact", "quote_suffix", "note",
)  # fmt: skip
"""The columns of the empty form."""

HEAD = (
    Column("id", "报告编号", "Report id", ("编号",), 18),
    Column("title_zh", "报告名称", "Chinese title", ("名称", "标题", "title"), 40),
    Column("title_en", "英文名称", "English title", (), 40),
    Column("period", "期间", "Period", ("年份", "年度", "报告期"), 12),
    Column("ref_area_zh", "本县", "County in Chinese", ("地区", "县", "county"), 24),
    Column("ref_area_en", "本县英文", "County in English", (), 24),
    Column("ref_area_code", "本县代码", "County code", (), 10),
    Column("counterpart_area_zh", "结对地区", "Partner in Chinese", ("东部结对地区", "partner"), 24),
    Column("counterpart_area_en", "结对地区英文", "Partner in English", (), 24),
    Column("counterpart_area_code", "结对地区代码", "Partner code", (), 10),
    Column("origin_producer", "发布单位", "Published by", ("填报单位", "producer"), 20),
    Column("origin_date_published", "发布日期", "Published on", (), 12),
    Column("origin_url", "网址", "Web address", ("url",), 24),
    Column("origin_title", "原文标题", "Title of the publication", (), 30),
)
"""What the sheet of reports tells of each: keys of the report file, joined by `_`."""

HEAD_OF_ROW = tuple(
    Column(name, name, name) for each in HEAD if (name := "report" if each.key == "id" else f"report_{each.key}")
)
"""The same in a table of figures alone, where every row has the head of its report."""

SAID_AGAIN = frozenset(
    {"unit_zh", "unit_en", "value_number", "low", "high"} | {f"{key}_{lang}" for key in NAMED for lang in ("zh", "en")}
)
"""Columns of such a table that follow from its others, and are not read."""

FORMULA = (
    Column("report", "报告编号", "Report id", (), 14),
    Column("id", "编号", "Id", (), 24),
    Column("formula", "公式", "Formula", (), 60),
    Column("title_zh", "名称", "Chinese title", (), 34),
    Column("title_en", "英文名称", "English title", (), 34),
    Column("expect", "已知结果", "Expect", (), 10),
    Column("reason_zh", "缘由", "Reason in Chinese", (), 40),
    Column("reason_en", "缘由英文", "Reason in English", (), 40),
)
REMARK = (
    Column("report", "报告编号", "Report id", (), 14),
    Column("id", "编号", "Id", (), 24),
    Column("figures", "数字编号", "Figures", (), 40),
    Column("text_zh", "备注", "Remark in Chinese", (), 60),
    Column("text_en", "备注英文", "Remark in English", (), 60),
)


def folded(heading: str) -> str:
    """A heading as it is compared: without spaces, in half width and small letters."""
    return "".join(unicodedata.normalize("NFKC", heading).split()).rstrip(":*").casefold()


@cache
def keys_by_heading(columns: tuple[Column, ...]) -> dict[str, str]:
    """The key that each folded heading stands for: the headings in both languages, the keys, and other names."""
    headings = [(heading, column.key) for column in columns for heading in (column.zh, column.en)]
    others = [(name, column.key) for column in columns for name in (column.key, *column.aliases)]
    found: dict[str, str] = {}
    for name, key in headings + others:
        found.setdefault(folded(name), key)
    return found


def by_key(columns: tuple[Column, ...]) -> dict[str, Column]:
    """The columns by their keys."""
    return {column.key: column for column in columns}
