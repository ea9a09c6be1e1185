"""Tables as offices keep them, read into report files; and what is told where they cannot be."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from making_docx import zipped
from making_xlsx import HEAD, raw, workbook
from openpyxl.worksheet.worksheet import Worksheet
from running import Result, run

from kangle_stats.documents.document import Unreadable
from kangle_stats.forms.columns import FIGURE, FORMULA, REMARK, TEMPLATE, folded
from kangle_stats.forms.columns import HEAD as HEAD_COLUMNS
from kangle_stats.forms.unit_words import offered, unit_text, units_of
from kangle_stats.importing import xlsx
from kangle_stats.importing.numbers import Shape, day, number, shape
from kangle_stats.importing.report import read
from kangle_stats.models import Report
from kangle_stats.units import COMMON_RATES, POWERS, UNITS
from kangle_stats.vocabulary import KINDS, codes_of, names

HEADINGS = ("类别", "指标", "名称", "数值", "单位")
EMPLOYED = ("劳务协作", "就业人数")
OPTIONS = ("--title", "某县", "--period", "2023", "--area", "某县", "--partner", "某区", "--producer", "某局")


def importing(folder: Path, data: bytes | str, name: str = "book.xlsx", *words: str, lang: str = "en") -> Result:
    """Imports these bytes."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return run("import", path, "--lang", lang, *words)


def figures(result: Result) -> list[dict[str, Any]]:
    assert result.status == 0, result.err
    report = json.loads(result.out)
    Report.model_validate(report)
    found: list[dict[str, Any]] = report["figures"] + report.get("unsorted", [])
    return found


def told(result: Result) -> list[str]:
    """The problems, without the name of the file."""
    assert result.status == 2 and result.out == ""
    return [line.partition("book.xlsx: ")[2] for line in result.err.splitlines() if "book.xlsx: " in line]


def cells(folder: Path, *rows: Sequence[object], then: Any = None, head: Any = HEAD) -> list[dict[str, Any]]:
    return figures(importing(folder, workbook(*rows, then=then, head=head)))


# --- Plain tables ----------------------------------------------------------------------------------------------------


def test_a_plain_table_with_chinese_headings(tmp_path: Path) -> None:
    result = importing(
        tmp_path,
        workbook(
            ("云岭县2023年台账",),
            (*HEADINGS, "限定词", "状态", "上级指标", "分项", "备忘"),
            (*EMPLOYED, "帮助就业", 860, "人", None, None, None, "齐全", "甲"),
            (*EMPLOYED, " 到东部就业 ", "３１０", "名", None, "已完成", "帮助就业"),
            (*EMPLOYED, "省内就业", "550", "人", None, None, "帮助就业"),
            (),
            ("扶贫车间", "投入资金", "车间资金", "1,221.30", "万元", "约", "计划"),
            (None, None, "村道", 6, "期"),
        ),
    )
    first, second, third, fourth, fifth = figures(result)
    assert first == {
        "id": "labour.employed", "category": "labour-transfer", "measure": "people-employed",
        "title": {"zh": "帮助就业"}, "value": "860", "unit": "person", "breakdowns": {"parts": "complete"},
    }  # fmt: skip
    assert (
        second["title"] == {"zh": "到东部就业"} and second["value"] == "310" and second["part_of"] == "labour.employed"
    )
    assert (third["by"], third["id"]) == ("parts", "labour.employed_3")
    assert (fourth["value"], fourth["unit"], fourth["unit_mult"]) == ("1221.30", "yuan", 4)
    assert (fourth["qualifier"], fourth["status"]) == ("about", "planned")
    assert "category" not in fifth
    report = json.loads(result.out)
    assert report["id"] == "yunling-2023" and report["period"] == "2023" and report["ref_area"] == {"zh": "云岭县"}
    assert "columns that were not used: 备忘" in result.err
    assert "5 figures, 1 of them without a category (台账)" in result.err


def test_parts_that_no_one_calls_complete_are_partial(tmp_path: Path) -> None:
    result = importing(
        tmp_path,
        workbook((*HEADINGS, "上级指标"), (*EMPLOYED, "合计", 9, "人"), (*EMPLOYED, "其中女", 4, "人", "合计")),
    )
    assert figures(result)[0]["breakdowns"] == {"parts": "partial"}
    assert "totals that do not say whether their parts are complete: 1" in result.err


def test_the_only_cut_of_a_total_is_that_of_its_parts(tmp_path: Path) -> None:
    total, part = cells(
        tmp_path,
        ("编号", *HEADINGS, "上级指标", "分项"),
        ("all", *EMPLOYED, "合计", 9, "人", None, "destination：齐全；"),
        ("all.east", *EMPLOYED, "东部", 9, "人", "all"),
    )
    assert total["breakdowns"] == {"destination": "complete"} and part["by"] == "destination"


def test_the_unit_may_stand_in_the_heading_or_above_the_table(tmp_path: Path) -> None:
    funding = ("扶贫车间", "投入资金")
    (one,) = cells(tmp_path, ("类别", "指标", "名称", "金额（万元）"), (*funding, "资金", 12))
    assert (one["value"], one["unit"], one["unit_mult"]) == ("12", "yuan", 4)
    above, own = cells(
        tmp_path, ("台账", None, "（单位：亿元）"), HEADINGS, (*funding, "资金", 12), (*funding, "其他", 5, "元")
    )
    assert (above["unit"], above["unit_mult"], own.get("unit_mult")) == ("yuan", 8, None)


def test_units_that_the_noun_decides_are_told_by_the_measure(tmp_path: Path) -> None:
    rows = [
        ("产业合作", "企业数", "家"), ("扶贫车间", "车间数", "家"), ("结对帮扶", "结对村", "个"),
        ("结对帮扶", "结对镇街", "个"), ("人才交流", "结对学校", "所"), ("结对帮扶", "补助标准", "万元/户"),
        ("扶贫车间", "车间数", "个"), ("产业合作", "企业数", "个"), ("人才交流", "结对医院", "个"),
        ("人才交流", "结对学校", "个"), ("结对帮扶", "结对村", "家"), ("资金支持", "县均资金", "亿元/县"),
    ]  # fmt: skip
    found = cells(tmp_path, HEADINGS, *((category, measure, measure, 3, unit) for category, measure, unit in rows))
    assert [one["unit"] for one in found] == [
        "enterprise", "workshop", "village", "town", "school", "yuan/household",
        "workshop", "enterprise", "hospital", "school", "village", "yuan/county",
    ]  # fmt: skip
    assert [one["unit_mult"] for one in found if "unit_mult" in one] == [4, 8]


def test_a_hospital_counted_by_the_word_of_schools_is_a_hospital(tmp_path: Path) -> None:
    hospital = ("人才交流", "结对医院")
    found = cells(
        tmp_path, HEADINGS, (*hospital, "结对医院", 3, "所"), (*hospital, "结对医院", "2所"),
        (None, None, "援建卫生院数", "4", "所"), (None, None, "援建中学", 5, "所"), (None, None, "协作园区", 6, "个"),
    )  # fmt: skip
    assert [one["unit"] for one in found] == ["hospital", "hospital", "hospital", "school", "park"]


def test_what_neither_measure_nor_title_names_is_asked_for(tmp_path: Path) -> None:
    (line,) = told(importing(tmp_path, workbook(HEADINGS, (None, None, "援建", 4, "所"))))
    assert line.startswith("台账!E2: the unit 所 may be several") and line.endswith("fill in one of school, hospital")


def test_a_measure_that_only_one_category_has_tells_the_category(tmp_path: Path) -> None:
    (one,) = cells(tmp_path, ("指标", "名称", "数值", "单位"), ("流转土地", "基地", 550, "亩"))
    assert (one["category"], one["measure"]) == ("enterprise-investment", "land-leased")


def test_merged_cells_stand_in_every_row_but_numbers_only_once(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("D2:D3")

    one, other = cells(tmp_path, HEADINGS, (*EMPLOYED, "甲", 5, "人"), (None, None, "乙", None, "人"), then=merge)
    assert one["measure"] == other["measure"] == "people-employed"
    assert (one["value"], other["value"]) == ("5", None)


def test_numbers_are_as_they_are_shown(tmp_path: Path) -> None:
    shown = {"0.00": 4.1, "General": 1221.3, "#,##0": 1112, "0.0%": 0.133, "@": "4.10", "0": 7.6, '0.0"万"': 2.5}

    def form(sheet: Worksheet) -> None:
        for row, code in enumerate(shown, 2):
            sheet.cell(row, 3).number_format = code

    result = importing(
        tmp_path,
        workbook(
            ("名称", "单位", "数值"),
            *((code, None if "%" in code else "元", value) for code, value in shown.items()),
            then=form,
        ),
    )
    assert [(one["value"], one["unit"]) for one in figures(result)] == [
        ("4.10", "yuan"), ("1221.3", "yuan"), ("1112", "yuan"), ("13.3", "percent"), ("4.10", "yuan"), ("8", "yuan"),
        ("2.5", "yuan"),
    ]  # fmt: skip
    assert "台账!C7: it shows 8 and holds 7.6; what it shows was taken" in result.err


def test_a_missing_number_stays_missing(tmp_path: Path) -> None:
    found = cells(
        tmp_path, HEADINGS, *((*EMPLOYED, f"数{n}", value, "人") for n, value in enumerate([None, "—", "/", "缺"]))
    )
    assert [one["value"] for one in found] == [None] * 4


def test_dates_are_as_far_as_they_are_shown(tmp_path: Path) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["D3"].number_format = 'yyyy"年"m"月"'

    found = cells(
        tmp_path,
        ("名称", "数值", "单位", "截至"),
        ("甲", 1, "人", date(2023, 11, 30)), ("乙", 1, "人", date(2023, 11, 1)),
        ("丙", 1, "人", "2023年11月"), ("丁", 1, "人", 2023),
        then=form,
    )  # fmt: skip
    assert [one["as_of"] for one in found] == ["2023-11-30", "2023-11", "2023-11", "2023"]


def test_hidden_sheets_and_sheets_without_a_table_are_passed_over_and_said(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(HEADINGS, (*EMPLOYED, "甲", 5, "人"))))
    hidden = book.create_sheet("旧稿")
    for row in (HEADINGS, (*EMPLOYED, "旧", 9, "人")):
        hidden.append(list(row))
    hidden.sheet_state = "hidden"
    book.create_sheet("附注")["A1"] = "联系电话"
    stream = io.BytesIO()
    book.save(stream)
    result = importing(tmp_path, stream.getvalue())
    assert [one["title"]["zh"] for one in figures(result)] == ["甲"]
    assert "the hidden sheet 旧稿 was passed over" in result.err and "the sheet 附注 was passed over" in result.err


def test_a_row_with_one_filled_cell_is_passed_over_and_said(tmp_path: Path) -> None:
    result = importing(tmp_path, workbook(HEADINGS, ("一、劳务协作",), (*EMPLOYED, "甲", 5, "人")))
    assert len(figures(result)) == 1
    assert "台账!A2: a row with one filled cell was passed over: 一、劳务协作" in result.err


def test_the_head_may_be_given_on_the_command_line_and_goes_before_the_sheet(tmp_path: Path) -> None:
    data = workbook(HEADINGS, (*EMPLOYED, "甲", 5, "人"), head=())
    report = json.loads(importing(tmp_path, data, "book.xlsx", *OPTIONS, "--id", "some-2023").out)
    assert (report["id"], report["title"], report["origin"]) == ("some-2023", {"zh": "某县"}, {"producer": "某局"})
    with_head = workbook(HEADINGS, (*EMPLOYED, "甲", 5, "人"))
    assert json.loads(importing(tmp_path, with_head, "book.xlsx", "--period", "2022").out)["period"] == "2022"


# --- CSV -------------------------------------------------------------------------------------------------------------

CSV = '类别,指标,名称,数值,单位\n劳务协作,就业人数,甲,"1,112",人\n\n劳务协作,就业人数,乙 ,73.1,万人\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv_in_the_encodings_of_offices(encoding: str, separator: str, tmp_path: Path) -> None:
    text = CSV.replace('"1,112"', "1112").replace(",", separator)
    result = importing(tmp_path, text.encode(encoding), "台账 2023.csv", *OPTIONS)
    assert [(one["value"], one.get("unit_mult", 0)) for one in figures(result)] == [
        ("1112", 0),
        ("73.1", 4),
    ]
    assert json.loads(result.out)["id"] == "report-2023"
    assert ("read as GB18030" in result.err) == (encoding == "gb18030")


def test_what_list_writes_for_excel_comes_back(tmp_path: Path) -> None:
    table = run("list", "--format", "csv", "--excel").out
    result = importing(tmp_path, table, "kangle.csv", *OPTIONS)
    assert result.status == 0, result.err
    listed = run("list", "--format", "json").rows()
    assert [(one["id"], one["value"], one["unit"]) for one in figures(result)] == [
        (row["id"], row["value"], row["unit"]) for row in listed
    ]
    quotes = [[{key: text for key, text in quote.items() if text} for quote in row["quote"]] for row in listed]
    assert [one["quote"] for one in figures(result)] == quotes


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"a,b\0c", b""])
def test_what_is_no_table_of_text(data: bytes, tmp_path: Path) -> None:
    assert importing(tmp_path, data, "a.csv").status == 2


# --- The form --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_form_filled_in_by_hand_is_read(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    assert run("export", "--template", "-o", path, "--lang", lang).status == 0
    book = openpyxl.load_workbook(path)
    head, sheet = book.worksheets[:2]
    content: dict[str, Any] = {
        "title_zh": "云岭县2023年",
        "period": 2023,
        "ref_area_zh": "云岭县",
        "counterpart_area_zh": "海州区",
        "origin_producer": "县局",
    }
    for row, column in enumerate(HEAD_COLUMNS, 2):
        head.cell(row, 2).value = content.get(column.key)
    example = book["示例" if lang == "zh" else "Example"]
    for row in range(3, 8):
        for at in range(1, len(TEMPLATE) + 1):
            sheet.cell(row, at).value = example.cell(row, at).value
            sheet.cell(row, at).number_format = example.cell(row, at).number_format
    book.save(path)
    result = run("import", path, "-o", tmp_path / "r.json", "--lang", "en")
    assert result.status == 0, result.err
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [one["value"] for one in report["figures"]] == ["860", "310", "550", "1250.50", "120"]
    assert (
        report["figures"][0]["breakdowns"] == {"parts": "complete"}
        and report["figures"][1]["direction"] == "west-to-east"
    )
    checked = run("check", "--data", tmp_path / "r.json", "--format", "json").rows()
    assert [row["verdict"] for row in checked] == ["holds"]


def test_the_empty_form_says_what_is_missing(tmp_path: Path) -> None:
    assert run("export", "--template", "-o", tmp_path / "book.xlsx", "--lang", "zh").status == 0
    result = run("import", tmp_path / "book.xlsx", "--lang", "en")
    assert told(result) == ["数据: nothing is filled in below the headings"]


# --- A value as a report prints it ------------------------------------------------------------------------------------

INVESTED = ("产业合作", "投资额", "投资")
PRINTED: list[tuple[str, dict[str, object]]] = [
    ("约750", {"value": "750", "unit": "person", "qualifier": "about"}),
    ("620余人", {"value": "620", "unit": "person", "qualifier": "plus"}),
    ("1,112", {"value": "1112", "unit": "person"}),
    ("１２３名", {"value": "123", "unit": "person"}),
    ("1.20万", {"value": "1.20", "unit": "person", "unit_mult": 4}),
    ("1.2万余人", {"value": "1.2", "unit": "person", "unit_mult": 4, "qualifier": "plus"}),
    ("三百五十人", {"value": "350", "unit": "person"}),
    ("300至500人", {"value": "300", "value_to": "500", "unit": "person", "qualifier": "between"}),
    ("不少于 500 人", {"value": "500", "unit": "person", "qualifier": "at_least"}),
    ("500左右", {"value": "500", "unit": "person", "qualifier": "about"}),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "said"), PRINTED)
def test_a_value_may_stand_as_a_report_prints_it(printed: str, said: dict[str, object], tmp_path: Path) -> None:
    (one,) = cells(tmp_path, HEADINGS, (*EMPLOYED, "就业", printed, "人"))
    assert {key: one[key] for key in ("value", "value_to", "unit", "unit_mult", "qualifier") if key in one} == said


def test_the_unit_may_stand_with_the_value_alone(tmp_path: Path) -> None:
    money, people, share, firms = cells(
        tmp_path, HEADINGS, (*INVESTED, "3500万元"), (*EMPLOYED, "就业", "860余名"),
        ("结对帮扶", "补助标准", "补助", "约95%"), ("产业合作", "企业数", "企业", "12家"),
    )  # fmt: skip
    assert (money["value"], money["unit"], money["unit_mult"]) == ("3500", "yuan", 4)
    assert (people["unit"], people["qualifier"]) == ("person", "plus")
    assert (share["value"], share["unit"], share["qualifier"]) == ("95", "percent", "about")
    assert firms["unit"] == "enterprise"


def test_what_a_value_says_comes_back_from_an_export(tmp_path: Path) -> None:
    rows = [(*EMPLOYED, f"就业{number}", printed, "人") for number, (printed, _) in enumerate(PRINTED)]
    first = importing(tmp_path, workbook(HEADINGS, *rows), "book.xlsx")
    (tmp_path / "report.json").write_text(first.out, encoding="utf-8")
    assert run("export", "--data", tmp_path / "report.json", "-o", tmp_path / "out.xlsx").status == 0
    again = run("import", tmp_path / "out.xlsx")
    assert (again.status, json.loads(again.out)) == (0, json.loads(first.out))


@pytest.mark.parametrize("unit", ["元", "万元", "yuan"])
def test_a_unit_in_the_column_that_agrees_with_the_value(unit: str, tmp_path: Path) -> None:
    (one,) = cells(tmp_path, HEADINGS, (*INVESTED, "3500万元", unit))
    assert (one["value"], one["unit"], one["unit_mult"]) == ("3500", "yuan", 4)


def test_a_value_keeps_its_own_unit_under_the_unit_of_the_table(tmp_path: Path) -> None:
    people, money = cells(
        tmp_path, ("单位：万元", None), HEADINGS[:4], (*EMPLOYED, "就业", "12人"), (*INVESTED, "约3500")
    )
    assert (people["unit"], people.get("unit_mult")) == ("person", None)
    assert (money["unit"], money["unit_mult"], money["qualifier"]) == ("yuan", 4, "about")


CONTRADICTED = [
    ("3500万元", {"单位": "亿元"}, "D2: here stands 3500万元, but 台账!E2 says 亿元; the two must agree: mend one"),
    ("3500元", {"单位": "万元"}, "D2: here stands 3500元, but 台账!E2 says 万元"),
    ("1.2万", {"单位": "万元"}, "D2: 1.2万 has its power of ten, and the unit 万元 in 台账!E2 has one too"),
    ("1.2万", {"单位代码": "yuan", "数量级": 4}, "D2: 1.2万 has its power of ten, and the unit yuan in 台账!F2 has"),
    ("约3500元", {"限定词": "余"}, "D2: here stands 约3500元, but 台账!F2 says 余"),
    ("约3500元", {"限定词": "准确"}, "D2: here stands 约3500元, but 台账!F2 says 准确"),
    ("300至500元", {"数值上限": "600"}, "D2: here stands 300至500元, but 台账!F2 says 600"),
    ("3500万元", {"数值": "金额（亿元）"}, "D2: here stands 3500万元, but 台账!D1 says 亿元"),
]


@pytest.mark.parametrize(("printed", "others", "expected"), CONTRADICTED)
def test_a_column_that_contradicts_the_value_is_told(
    printed: str, others: dict[str, object], expected: str, tmp_path: Path
) -> None:
    heading = others.pop("数值", "数值")
    headings = (*HEADINGS[:3], heading, "单位", *(name for name in others if name != "单位"))
    row = (*INVESTED, printed, others.pop("单位", None), *others.values())
    (line,) = told(importing(tmp_path, workbook(headings, row)))
    assert line.startswith(f"台账!{expected}")


def test_a_contradiction_is_told_in_chinese(tmp_path: Path) -> None:
    rows = [(*INVESTED, "3500万元", "亿元"), (*INVESTED, "1.2万", "万元"), (*INVESTED, "很多", "元")]
    result = importing(tmp_path, workbook(HEADINGS, *rows), lang="zh")
    assert told(result) == [
        "台账!D2: 此处是 3500万元，而 台账!E2 是 亿元；两者应一致，请改其一",
        "台账!D3: 1.2万 已写明万或亿，台账!E3 的单位又是 万元；万、亿只写一处",
        "台账!D4: 很多 不是一个数；只填数字，如 1221.3，或照原文写一个数，如 约750、620余人、3500万元；缺数留空",
    ]


# --- What is told ----------------------------------------------------------------------------------------------------

GOOD = (*EMPLOYED, "甲", 5, "人")
FAULTS = [
    (("数值", "很多"), "D2: 很多 is not one number; fill in digits, such as 1221.3, or one number as it is printed"),
    (("数值", "男3人、女2人"), "D2: 男3人、女2人 is not one number"),
    (("数值", "5+3"), "D2: 5+3 is not one number"),
    (("数值", "每户5人"), "D2: 每户5人 is not one number"),
    (("数值", "约5户"), "D2: here stands 约5户, but 台账!E2 says 人; the two must agree"),
    (("数值", "3.5公里"), "D2: unknown unit 公里; known: "),
    (("数值上限", "约9"), "F2: 约9 is not a number; fill in digits alone here"),
    (("数值", date(2018, 11, 30)), "D2: expected a number, found the date 2018-11-30"),
    (("数值", "=1/0"), "D2: the result of the formula is not saved in the file"),
    (("数值", "#DIV/0!"), "D2: the cell holds an error"),
    (("数值", "1" * 41), "D2: value " + "1" * 41 + " has more than 40 digits"),
    (("单位", "公里"), "E2: unknown unit 公里; known: "),
    (("单位", "个"), "E2: the unit 个 may be several, and the measure does not tell which; mend the measure or the "
     "unit, or fill in one of park, village"),
    (("单位", None), "2: the unit is missing"),
    (("类别", "劳务协做"), "A2: 劳务协做 is not known here; known: 劳务协作"),
    (("指标", "就业数"), "B2: 就业数 is not known here; known: 就业人数"),
    (("指标", "到位资金"), "B2: 到位资金 is not known here; known: 就业人数, 就业岗位, 招聘会, 培训期数, "),
    (("指标", "捐赠物资"), "B2: this category has no measure 捐赠物资; expected 就业人数"),
    (("指标", None), "2: a category without a measure; expected 就业人数"),
    (("类别", None), "2: several categories have the measure 就业人数; fill in which: "),
    (("名称", None), "2: expected at least one of zh and en"),
    (("状态", "拟定"), "F2: 拟定 is not known here; known: 已完成, 签约, 计划"),
    (("上级指标", "总计"), "F2: no total 总计; expected the id or title of another row"),
    (("划分", "sex"), "F2: a cut without the total that it divides"),
    (("分项", "按性别"), "F2: cannot read 按性别; expected complete or partial"),
    (("数量级", "1.5"), "F2: 1.5 should be a whole number"),
    (("截至", "2023-13"), "F2: 2023-13 is not an ISO 8601 date"),
    (("编号", "就业"), "F2: id 就业 is not well formed"),
    (("类别代码", "poverty-workshops"), "A2: here stands 劳务协作, but 台账!F2 says poverty-workshops"),
    (("单位代码", "household"), "E2: here stands 人, but 台账!F2 says household"),
    (("主体中文", "乙"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), FAULTS)
def test_a_fault_is_told_with_its_cell_and_mend(change: tuple[str, object], expected: str, tmp_path: Path) -> None:
    heading, content = change
    headings, row = list(HEADINGS), list[object](GOOD)
    if heading in headings:
        row[headings.index(heading)] = content
    else:
        headings.append(heading)
        row.append(content)
    result = importing(tmp_path, workbook(headings, row))
    if not expected:
        assert result.status == 0
        return
    (line,) = told(result)
    assert line.startswith(f"台账!{expected}")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    rows = [(*EMPLOYED, "甲", "很多", "人"), (*EMPLOYED, "乙", 5, "公里"), ("劳务协作", "就业人数", None, 5, "人")]
    result = importing(tmp_path, workbook(HEADINGS, *rows, head=HEAD[1:2]))
    lines = told(result)
    assert [line.partition(":")[0] for line in lines if line.startswith("台账")] == ["台账!D2", "台账!E3", "台账!4"]
    missing = [line for line in lines if "is missing; fill it in" in line]
    assert [line.rpartition(" ")[2] for line in missing] == ["--period", "--area", "--partner", "--producer"]


def test_two_headings_that_mean_the_same(tmp_path: Path) -> None:
    result = importing(tmp_path, workbook((*HEADINGS, "金额"), (*GOOD, 5)))
    assert told(result) == ["台账!F1: the heading 金额 means the same as 台账!D1; keep one column"]


def test_two_rows_of_one_title_are_no_total(tmp_path: Path) -> None:
    result = importing(tmp_path, workbook((*HEADINGS, "上级指标"), GOOD, GOOD, (*EMPLOYED, "乙", 5, "人", "甲")))
    assert told(result) == ["台账!F4: 2 rows have the title 甲; fill in an id"]


def test_a_percentage_in_another_unit(tmp_path: Path) -> None:
    def form(sheet: Worksheet) -> None:
        sheet["D2"].number_format = "0.0%"

    result = importing(tmp_path, workbook(HEADINGS, (*EMPLOYED, "甲", 0.133, "人"), then=form))
    assert told(result) == [
        "台账!D2: the number is shown as a percentage, but its unit is 人; mend the cell's format or the unit"
    ]


def test_faults_of_the_head_are_told_by_their_cells(tmp_path: Path) -> None:
    head = [(name, "云岭2023" if name == "报告编号" else value) for name, value in HEAD]
    result = importing(tmp_path, workbook(HEADINGS, GOOD, head=head))
    assert told(result)[0].startswith("报告!B1: id 云岭2023 is not well formed")


def test_a_workbook_without_a_table(tmp_path: Path) -> None:
    result = importing(tmp_path, workbook(("a", "b"), (1, 2)))
    assert "no table of figures was found: expected a row of headings with at least 名称、数值" in told(result)[0]


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("mine", encoding="utf-8")
    data = workbook(HEADINGS, GOOD)
    assert importing(tmp_path, data, "book.xlsx", "-o", str(tmp_path / "r.json")).status == 2
    assert (tmp_path / "r.json").read_text(encoding="utf-8") == "mine"
    assert importing(tmp_path, data, "book.xlsx", "-o", str(tmp_path / "r.json"), "--force").status == 0
    assert importing(tmp_path, data, "book.xlsx", "-o", str(tmp_path / "book.xlsx"), "--force").status == 2


# --- Files that are none, or hostile ---------------------------------------------------------------------------------

MIB = 2**20
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
LONG = b"<a>" + b" " * (40 * MIB) + b"</a>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CELL = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.xls", OLE + b"x", "save it as .xlsx"),
        ("a.et", b"x", "save it as .xlsx"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.xlsx", b"plain", "not a sound .xlsx file"),
        ("a.xlsx", zipped({"a.txt": "x"}), "a zip file without worksheets"),
        ("a.xlsx", raw(CELL)[:-40], "not a sound .xlsx file"),
        ("a.xlsx", raw("<sheetData><row>"), "not a sound .xlsx file (the XML"),
        ("a.xlsx", raw(CELL, more={SHEET: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "DOCTYPE"),
        ("a.xlsx", raw(CELL, more={SHEET: b" " * (65 * MIB)}), "unpacks to more than 64 MB"),
        ("a.xlsx", raw(CELL, more={STRINGS: LONG, SHEET: LONG}), "to more than 64 MB"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_are_told_with_a_mend(name: str, data: bytes, expected: str, tmp_path: Path) -> None:
    result = importing(tmp_path, data, name)
    assert (result.status, result.out) == (2, "") and expected in result.err and "Traceback" not in result.err


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    result = run("import", tmp_path / "none.xlsx", "--lang", "en")
    assert result.status == 2 and "no such file" in result.err


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(xlsx, "MOST_CELLS", 5)
    assert "more than 5 cells" in importing(tmp_path, workbook(HEADINGS, GOOD)).err


def test_a_merge_of_the_whole_sheet_costs_no_more_than_its_cells() -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    with pytest.raises(Unreadable) as refused:
        xlsx.read(raw(CELL.replace("</sheetData>", far) + merged))
    assert refused.value.code == "sheet-too-many-cells"
    (sheet,) = xlsx.read(raw(CELL.replace("</sheetData>", far)))
    assert list(sheet.rows) == [1, 1048576]


def test_odd_cells_are_read_or_passed_over() -> None:
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>99</v></c><c t="s"><v>x</v></c><c r="D1"><v>1e999999</v></c>'
        '<c r="E1" t="b"><v>1</v></c><c r="F1" t="str"><f>"a"</f><v>a_x000D_</v></c><c r="G1" t="e"><v>#N/A</v></c>'
        '<c r="H1"><f>1+1</f></c><c r="I1" t="d"><v>2023-11-30T00:00:00</v></c><c r="J1" s="77"><v>12.5</v></c>'
        '<c r="ZZZZ1"><v>1</v></c><c r="K1"><v>0.13300000000000001</v></c>'
        '<c r="L1" t="inlineStr"><is><r><t>b</t></r></is></c>'
    )
    strings = "<si><r><t>漢</t></r><rPh><t>kan</t></rPh><r><t>字</t></r></si>"
    (sheet,) = xlsx.read(raw(f'<sheetData><row r="1">{cells}</row></sheetData>', strings=strings))
    row = sheet.rows[1]
    found = {column: (cell.kind, cell.text) for column, cell in row.items()}
    assert found[0] == ("text", "漢字") and found[2] == ("text", "漢字") and 1 not in found
    assert found[3] == ("error", "1e999999") and found[4] == ("text", "TRUE") and found[5] == ("text", "a\r")
    assert found[6] == ("error", "#N/A") and found[7] == ("uncomputed", "") and found[8] == ("date", "2023-11-30")
    assert found[9] == ("number", "12.5") and ("number", "0.133") in found.values() and ("text", "b") in found.values()


def test_texts_do_not_act_on_the_terminal(tmp_path: Path) -> None:
    rows = [("类别", "\u202e指标"), (*EMPLOYED, "\u202e甲\u2066", "\u202e9", "人")]
    result = importing(tmp_path, workbook((*HEADINGS, "\u202e备忘"), rows[1]))
    assert "\u202e" not in result.err + result.out
    good = importing(tmp_path, workbook(HEADINGS, (*EMPLOYED, "\u202e甲\u2066", 9, "人")))
    assert "\u202e" not in good.out and json.loads(good.out)["figures"][0]["title"] == {"zh": "\u202e甲\u2066"}


# --- Words, units and formats ----------------------------------------------------------------------------------------


def test_every_heading_stands_for_one_column() -> None:
    for columns in (FIGURE, HEAD_COLUMNS, FORMULA, REMARK):
        for lang in ("zh", "en"):
            headings = [folded(column.heading(lang)) for column in columns]
            assert len(set(headings)) == len(headings)


def test_every_unit_with_every_power_is_read_as_it_is_written() -> None:
    for unit in [*UNITS, *COMMON_RATES, "person-time/village"]:
        for power in [*POWERS, 9, -3, 16]:
            assert (unit, power) in units_of(unit_text(unit, power))


def test_every_unit_that_a_form_offers_is_known() -> None:
    assert all(units_of(word) for word in offered()) and {"万元", "亿元", "万人", "%"} <= set(offered())


def test_every_name_of_the_vocabulary_stands_for_a_code() -> None:
    for kind in KINDS:
        assert all(codes_of(kind, name) for name in names(kind))


@pytest.mark.parametrize(
    ("code", "raw_number", "shown"),
    [
        ("General", "1221.3", "1221.3"), ("General", "1.2213E7", "12213000"), ("0.00", "4.1", "4.10"),
        ("0.0%", "0.13300000000000001", "13.3"), ("0%", "0.5", "50"), ("#,##0.00_ ", "5", "5.00"),
        ("[Red]-0.0;0.0", "2.55", "2.6"), ('#,##0.00" 元"', "5", "5.00"), ("0.0,", "12500", "12500"),
        ("# ?/?", "0.5", "0.5"), ("0.###", "1.5", "1.5"), ("0.00E+00", "1500", "1500"), ("¥#,##0.00", "7", "7.00"),
        ("0.0", "-0.01", "0.0"), ("@", "12", "12"), ("0", "1e300", "1" + "0" * 300),
    ],
)  # fmt: skip
def test_a_number_format_shows_a_number(code: str, raw_number: str, shown: str) -> None:
    found = number(raw_number, shape(code))
    assert found is not None and found.shown == shown


@pytest.mark.parametrize(
    ("code", "kind"),
    [("yyyy-mm-dd", "day"), ('yyyy"年"m"月"', "month"), ("mmm-yy", "month"), ("yyyy", "year"), ("[h]:mm", "day"),
     ("General", ""), ("0.00", ""), ('"year" 0', ""), ("[$-804]yyyy/m/d", "day")],
)  # fmt: skip
def test_a_number_format_that_shows_a_date(code: str, kind: str) -> None:
    assert shape(code).date == kind


@pytest.mark.parametrize("raw_number", ["1E+9999999", "1E+99999999999999999999", "-1E+9999999", "sNaN1", "-Infinity"])
def test_a_number_beyond_all_bounds_is_an_error_of_its_cell(raw_number: str) -> None:
    assert number(raw_number, Shape()) is None


@pytest.mark.parametrize("raw_number", ["1E+999999999999", "1E+8", "-1E+99999999", "NaN", "Infinity", "9" * 1000, "x"])
def test_a_day_beyond_the_calendar_is_told_at_once(raw_number: str) -> None:
    assert day(raw_number, Shape("day"), since_1904=False) is None


@pytest.mark.parametrize("code", ["[" * 100_000, "[h" * 100_000, "0." + "0" * 100_000, '"' * 100_001])
def test_a_number_format_longer_than_any_is_passed_over(code: str) -> None:
    assert shape(code) == Shape()


def test_the_longest_number_format_shows_its_places() -> None:
    assert number("1E+399", shape("0." + "0" * 253)) == ("1" + "0" * 399 + "." + "0" * 253, "1" + "0" * 399)


@pytest.mark.parametrize("filling", ["<c/>", "<row/>", "<other/>"])
def test_empty_items_without_end_are_refused(filling: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ELEMENTS", 5000)
    data = raw(f"<sheetData><row>{filling * 6000}</row></sheetData>")
    (problem,) = told(importing(tmp_path, data))
    assert problem.startswith("it has more than 5,000 rows, cells and the like, empty ones included")


def test_read_tells_and_gives_no_reports() -> None:
    problems: list[Any] = []
    assert read(workbook(HEADINGS, (*EMPLOYED, "甲", "x", "人")), "a.xlsx", problems.append).reports == []
    assert [problem.place for problem in problems] == ["台账!D2"]
