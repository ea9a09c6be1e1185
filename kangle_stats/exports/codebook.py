"""What the columns of the exported CSV mean, in Chinese and in English, and what the codes in them are called."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from kangle_stats.categories import CATEGORIES
from kangle_stats.forms.unit_words import unit_text
from kangle_stats.messages import WORDS
from kangle_stats.units import COMMON_RATES, UNITS
from kangle_stats.wording import unit_word


class Described(NamedTuple):
    """A column of the CSV file."""

    name: str
    type: str
    """`id`, `code` (one of a list), `name` (of that code), `decimal` (plain digits, of any length), `integer`, `places`
    (an integer, or the word exact), `date` (ISO 8601), `text`, or `lines` (a text a line)."""
    zh: str
    en: str


def _named(name: str, zh: str, en: str) -> tuple[Described, ...]:
    """A column of codes, and the two with their names."""
    return (
        Described(name, "code", zh, en),
        Described(f"{name}_zh", "name", f"{zh}，中文名称", f"{en}: its Chinese name"),
        Described(f"{name}_en", "name", f"{zh}，英文名称", f"{en}: its English name"),
    )


def _bilingual(name: str, zh: str, en: str) -> tuple[Described, ...]:
    """A text that a report may give in two languages."""
    return (
        Described(name, "text", f"{zh}：英文，只有中文时为中文", f"{en}: in English, else in Chinese"),
        Described(f"{name}_zh", "text", f"{zh}，注明为中文的", f"{en}, where it is marked as Chinese"),
        Described(f"{name}_en", "text", f"{zh}，注明为英文的", f"{en}, where it is marked as English"),
    )


COLUMNS: tuple[Described, ...] = (
    Described("report", "id", "报告编号", "Id of the report"),
    Described("id", "id", "数字编号，在一份报告中不重复", "Id of the figure, unique within its report"),
    *_named("category", "类别；空为尚未归类", "Category; empty for a figure not yet sorted"),
    *_named("measure", "指标", "What is measured"),
    Described("title_zh", "text", "名称", "Title in Chinese"),
    Described("title_en", "text", "英文名称", "Title in English"),
    Described(
        "value", "decimal", "数值，与原文逐位相同，不含万、亿；空为缺失，不是 0",
        "The number digit for digit as printed, without 万 or 亿; empty if missing, which is not 0",
    ),
    Described("value_to", "decimal", "区间的上限，与原文逐位相同", "Upper number of a range, as printed"),
    *_named("unit", "单位，不含万、亿；a/b 为每 b 的 a", "Bare unit, without 万 or 亿; a/b is a per b"),
    Described(
        "unit_mult", "integer", "与数值同印的十的幂：万为 4，亿为 8",
        "Power of ten printed with the value: 万 is 4",
    ),
    *_named("qualifier", "限定词：准确，或约、余、超过等", "Qualifier: exact, or about, over and others"),
    Described(
        "decimals", "places", "已知的小数位数（负数为十位、百位），exact 为完全准确",
        "Known decimal places of the printed value (negative: tens, hundreds), or exact",
    ),
    Described("decimals_stated", "places", "报告注明的小数位数", "Decimal places, where the report states them"),
    Described(
        "value_number", "decimal", "乘出万、亿后的数值；区间没有单一数值，为空",
        "The value multiplied out; empty for a range, which has no single number",
    ),
    Described(
        "low", "decimal", "字面所保证的最小值，已乘出；空为无下限",
        "Least that the words promise; empty: no limit",
    ),
    Described(
        "high", "decimal", "字面所保证的最大值，已乘出；空为无上限",
        "Most that the words promise; empty: no limit",
    ),
    *_named("status", "状态", "Whether it was done, signed or planned"),
    *_named("basis", "口径", "New in the period, cumulative, or a stock at a time"),
    Described("as_of", "date", "截至：年、年-月或年-月-日", "When it was counted: a year, month or day"),
    *_named("direction", "方向", "From east to west or back"),
    *_bilingual("subject", "主体：企业或项目", "Enterprise or programme that it speaks of"),
    *_bilingual("group", "对象：所统计的人群", "People whom it counts"),
    Described(
        "part_of", "id", "所属总数的编号；相加时勿与总数重复",
        "Id of the total that it is a part of: do not add both",
    ),
    Described("by", "id", "按哪种划分属于该总数", "Cut of that total along which it is a part"),
    Described(
        "breakdowns", "id", "本数的划分，“名称: complete（分项齐全）或 partial（不齐）”，以 ; 分隔",
        "Cuts of this total, `name: complete` or `partial`, joined with `; `",
    ),
    Described("follows", "id", "所承接的较早数字：报告:编号", "Earlier figure whose progress it tells: report:id"),
    Described("quote_exact", "lines", "原文中的数字，一处一行", "The number as it stands in the text, a line a place"),
    Described(
        "quote_prefix", "lines", "其前的文字，每行与 quote_exact 对应",
        "Words before it, a line for each of quote_exact",
    ),
    Described(
        "quote_suffix", "lines", "其后的文字，每行与 quote_exact 对应",
        "Words after it, a line for each of quote_exact",
    ),
    *_bilingual("note", "说明", "Note"),
    Described("report_title_zh", "text", "报告名称", "Title of the report in Chinese"),
    Described("report_title_en", "text", "报告英文名称", "Title of the report in English"),
    Described("report_period", "date", "报告期，ISO 8601：2018、2023-01/2023-11", "Period of the report in ISO 8601"),
    Described("report_ref_area_zh", "text", "本县", "County in Chinese"),
    Described("report_ref_area_en", "text", "本县英文", "County in English"),
    Described(
        "report_ref_area_code", "id", "本县代码（GB/T 2260，六位）",
        "Code of the county (GB/T 2260, six digits)",
    ),
    Described("report_counterpart_area_zh", "text", "东部结对地区", "Its partner in the east, in Chinese"),
    Described("report_counterpart_area_en", "text", "东部结对地区英文", "Its partner in the east, in English"),
    Described("report_counterpart_area_code", "id", "东部结对地区代码", "Code of the partner"),
    Described("report_origin_producer", "text", "发布单位", "Who published the report"),
    Described("report_origin_date_published", "date", "发布日期", "Day on which it was published"),
    Described("report_origin_url", "text", "网址", "Its address on the web"),
    Described("report_origin_title", "text", "原文标题", "Title of the publication"),
)  # fmt: skip
"""The columns in their order."""

FILE = (
    Described(
        "", "",
        "UTF-8 无标记，RFC 4180。文本以撇号开头且其后（不计引号、空格）为 = + - @ 者，删去一个撇号即为原文"
        "（以免被当作公式运行）；不可见字符和首尾空格写作 \\x1b 之类。类型 lines：一格多行，逐行对应。",
        "UTF-8 without a mark, RFC 4180. Of a text that begins with apostrophes before = + - or @, perhaps with "
        "quotation marks between, take one apostrophe away: it keeps the cell from running as a formula. What cannot "
        "be seen, and spaces at the ends, stand there as \\x1b and the like. Type lines: several lines in a cell, that "
        "correspond.",
    ),
)  # fmt: skip
"""What is to be known of the file as a whole."""

HEADER = ("column", "type", "code", "category", "zh", "en")
"""The columns of the codebook: `code` is empty where a column itself is described; `category` narrows a measure."""


def rows() -> Iterator[tuple[str, ...]]:
    """A line for the file, one for each column, and under a column of codes one for each code."""
    for one in (*FILE, *COLUMNS):
        yield (one.name, one.type, "", "", one.zh, one.en)
        if one.type == "code":
            yield from ((one.name, "", *code) for code in _codes(one.name))


def _codes(kind: str) -> Iterator[tuple[str, str, str, str]]:
    """The codes of a column: the code, the category that it belongs to, and its names."""
    if kind == "category":
        yield from ((each.code, "", each.zh, each.en) for each in CATEGORIES.values())
    elif kind == "measure":
        for category in CATEGORIES.values():
            for measure in category.measures.values():
                yield (measure.code, category.code, measure.zh, measure.en)
    elif kind == "unit":
        yield from ((code, "", unit_text(code, 0), unit_word(code, "en")) for code in (*UNITS, *COMMON_RATES))
    else:
        yield from ((code, "", zh, en) for code, (zh, en) in WORDS[kind].items())


def text() -> str:
    """The codebook as CSV."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows([HEADER, *rows()])
    return buffer.getvalue()
