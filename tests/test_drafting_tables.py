"""Drafts of report files from tables: what becomes of each cell, and that nothing is counted twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_docx import document, docx, p, table
from running import run

from kangle_stats.checks import findings
from kangle_stats.drafting import Draft, cells, draft, written
from kangle_stats.reading import Problem, read_report
from kangle_stats.totals import totals
from kangle_stats.verify import CopiedText, verify

Plain = dict[str, Any]


def drafted(text: str) -> Draft:
    """The draft of a document. It is read back, every quote is found, and what it checks can be recomputed."""
    made = draft(document(text))
    problems: list[Problem] = []
    loaded = read_report(written(made.report).encode(), "draft.json", problems.append)
    assert not problems, [problem.text("en") for problem in problems]
    assert loaded is not None
    outcomes = [place.outcome for place in verify(loaded.report, CopiedText(document(text).text))]
    assert outcomes.count("found") >= len(outcomes) - made.not_unique
    assert [one.reason for one in findings(loaded.report) if one.reason == "unlike-quote"] == []
    list(totals(loaded.report, loaded.report.figures))
    return made


def told(text: str) -> list[str]:
    """The sorted figures of a draft, a line each: its title, its amount, and how it is sorted."""
    return [f"{_said(one)} {one['category']}/{one['measure']}" for one in drafted(text).report["figures"]]


def unsorted(text: str) -> list[str]:
    return [_said(one) for one in drafted(text).report.get("unsorted", [])]


def _said(figure: Plain) -> str:
    mult = f"e{figure['unit_mult']}" if "unit_mult" in figure else ""
    return f"{figure['title']['zh']} {figure['value']}{mult} {figure['unit']}"


def by_title(text: str) -> dict[str, Plain]:
    report = drafted(text).report
    return {one["title"]["zh"]: one for one in [*report["figures"], *report.get("unsorted", [])]}


# --- A cell ----------------------------------------------------------------------------------------------------------


def test_a_cell_is_a_figure_with_the_words_of_its_headings() -> None:
    text = "附表1 帮扶车间情况\n单位：万元\n乡镇|投入资金|吸纳就业（人）|帮扶车间（个）\n石坡乡|1,221.30|约40|３"
    assert told(text) == [
        "石坡乡 投入资金 1221.30e4 yuan poverty-workshops/funding",
        "石坡乡 吸纳就业 40 person poverty-workshops/people-employed",
        "石坡乡 帮扶车间 3 workshop poverty-workshops/workshops",
    ]
    funding, employed, workshops = drafted(text).report["figures"]
    assert funding["quote"] == [{"prefix": "石坡乡", "exact": "1,221.30", "suffix": "约40 ３"}]
    assert (employed["qualifier"], employed["quote"][0]["exact"]) == ("about", "40")
    assert workshops["quote"] == [{"prefix": "1.30约40 ", "exact": "３"}]


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("引进企业（家）", "12", "12 enterprise"),
        ("结对村（个）", "12", "12 village"),
        ("援建项目（个）", "12", "12 project"),
        ("项目数（项）", "12", "12 project"),
        ("培训人次", "120", "120 person-time"),
        ("投资额（亿元）", "1.5", "1.5e8 yuan"),
        ("投资额（亿元）", "300万元", "300e4 yuan"),
        ("补助标准（元/户）", "2000", "2000 yuan/household"),
        ("每户补助（元）", "2000", "2000 yuan/household"),
        ("补助标准（万元/村）", "20", "20e4 yuan/village"),
        ("占比", "35.2%", "35.2 percent"),
        ("占比（%）", "35.2", "35.2 percent"),
    ],
)
def test_units(heading: str, cell: str, expected: str) -> None:
    (figure,) = by_title(f"乡镇|{heading}\n石坡乡|{cell}").values()
    assert _said(figure).endswith(expected)


def test_a_column_of_units_and_one_of_shares() -> None:
    text = "指标|单位|2023年|增长（%）\n帮助就业|人|860|12.5\n投入援助资金|万元|3200|6"
    made = drafted(text).report
    assert [_said(one) for one in made["figures"]] == [
        "帮助就业 2023年 860 person",
        "投入援助资金 2023年 3200e4 yuan",
    ]
    assert [_said(one) for one in made["unsorted"]] == ["帮助就业 增长 12.5 percent", "投入援助资金 增长 6 percent"]


def test_what_has_no_unit_is_left_out() -> None:
    made = drafted("单位：万元\n乡镇|投入资金|占比|养羊（只）\n石坡乡|30|35.2|7")
    assert len(made.report["figures"]) + len(made.report.get("unsorted", [])) == 1
    assert made.left_out == {"元": 1, "只": 1}


def test_the_title_of_the_table_tells_what_its_headings_do_not() -> None:
    (figure,) = drafted("附表2 东西部协作财政援助资金安排情况\n单位：万元\n乡镇|金额\n石坡乡|30").report["figures"]
    assert (figure["category"], figure["measure"]) == ("fiscal-aid", "funding")
    assert [doubt.figure["id"] for doubt in drafted("财政援助资金\n乡镇|金额（元）\n石坡乡|30").doubts] == [
        "aid.funding"
    ]


def test_other_years_and_plans_are_not_sorted() -> None:
    text = "2023年东西部协作\n指标|2022年|2023年|目标任务\n帮助就业（人）|800|860|850"
    assert told(text) == ["帮助就业 2023年 860 person labour-transfer/people-employed"]
    assert unsorted(text) == ["帮助就业 2022年 800 person", "帮助就业 目标任务 850 person"]


def test_names_have_no_numbers_units_or_among() -> None:
    assert list(by_title("项目|投入资金（万元）\n一、产业发展|30\n其中：养牛|20")) == [
        "产业发展 投入资金",
        "养牛 投入资金",
    ]


# --- Totals and parts ------------------------------------------------------------------------------------------------


def test_parts_and_totals_of_rows_and_columns() -> None:
    figures = by_title("""
        乡镇|帮助就业（人）|<|<
        ^|合计|省内|省外
        石坡乡|12|5|7
        柳沟镇|18|9|9
        合计|30|14|16
    """)
    total = figures["帮助就业合计"]
    assert total["breakdowns"] == {"rows": "complete", "destination": "complete"}
    assert [(one["part_of"], one["by"]) for one in figures.values() if one.get("part_of") == total["id"]] == [
        ("labour.employed", "rows"),
        ("labour.employed", "rows"),
        ("labour.employed", "destination"),
        ("labour.employed", "destination"),
    ]
    assert figures["石坡乡 帮助就业省内"]["part_of"] == figures["石坡乡 帮助就业合计"]["id"]


def test_a_total_that_does_not_add_up_fails() -> None:
    made = drafted("乡镇|帮助就业（人）\n石坡乡|30\n柳沟镇|20\n合计|60")
    loaded = read_report(written(made.report).encode(), "a.json", lambda _: None)
    assert loaded is not None
    assert [one.verdict for one in findings(loaded.report)] == ["fails"]


def test_some_parts_only_bound_their_total() -> None:
    figures = by_title("指标|帮助就业（人）\n总数|90\n其中：脱贫劳动力|60")
    assert figures["帮助就业总数"]["breakdowns"] == {"rows": "partial"}
    assert figures["脱贫劳动力 帮助就业"]["id"] == "labour.employed.formerly_poor"
    missing = by_title("乡镇|帮助就业（人）\n石坡乡|30\n柳沟镇|—\n河口镇|20\n合计|60")
    assert missing["帮助就业合计"]["breakdowns"] == {"rows": "partial"}


def test_money_of_other_kinds_is_no_part_but_is_checked() -> None:
    made = drafted("""
        东西部协作项目
        项目|总投资（万元）|财政援助资金（万元）|企业自筹（万元）|合计（万元）
        牛舍|0|20|30|50
        冷库|0|10|15|25
    """)
    measures = {one["title"]["zh"]: one["measure"] for one in made.report["figures"]}
    assert measures["牛舍 财政援助资金"] == measures["冷库 财政援助资金"] == "funding"
    assert all("part_of" not in one for one in made.report["figures"])


# --- Nothing is counted twice ----------------------------------------------------------------------------------------

PROSE = (
    "2023年，投入财政援助资金3200万元。帮助860名农村劳动力实现就业，其中到东部就业310人，省内就业350人，其他就业200人。"
)


def test_a_total_that_the_prose_has_said_is_a_further_mention() -> None:
    (total, *parts) = [
        one
        for one in drafted(f"{PROSE}\n项目|财政援助资金（万元）\n养牛|2000.00\n道路|1200\n合计|3200.00").report[
            "figures"
        ]
        if one["measure"] == "funding"
    ]
    assert (total["value"], total["breakdowns"]) == ("3200", {"rows": "complete"})
    assert [quote["exact"] for quote in total["quote"]] == ["3200万元", "3200.00"]
    assert [one["part_of"] for one in parts] == [total["id"]] * 2


def test_parts_that_the_prose_has_said_are_further_mentions_too() -> None:
    made = drafted(
        f"{PROSE}\n乡镇|帮助就业（人）|<|<|<\n^|合计|东部|省内|其他\n甲乡|500|150|200|150\n乙镇|360|160|150|50\n合计|860|310|350|200"
    )
    twice = [one["value"] for one in made.report["figures"] if len(one["quote"]) == 2]
    assert twice == ["860", "310", "350", "200"]
    assert (made.held_back, made.relations_left_out) == (0, 0)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ("项目|财政援助资金（万元）\n养牛|2000\n道路|1100", []),  # less than the prose says, and of the same measure
        ("项目|帮扶车间（个）|验收帮扶车间（个）\n甲乡|3|1\n乙镇|5|2", ["3", "5"]),  # the second may be in the first
        ("项目|帮扶车间（个）\n一、新建|8\n（一）甲乡|3\n（二）乙镇|5\n二、改建|4", ["8", "4"]),
    ],
)
def test_what_may_be_contained_in_another_figure_is_held_back(rows: str, kept: list[str]) -> None:
    made = drafted(f"{PROSE}\n{rows}")
    figures = [
        one for one in made.report["figures"] if "part_of" not in one and one["measure"] in ("workshops", "funding")
    ]
    assert [one["value"] for one in figures if one["value"] != "3200"] == kept
    assert made.held_back > 0


def test_a_second_table_of_the_same_is_held_back() -> None:
    made = drafted("乡镇|帮扶车间（个）\n甲乡|3\n乙镇|5\n说明\n村|帮扶车间（个）\n子村|2\n丑村|6")
    assert [one["value"] for one in made.report["figures"]] == ["3", "5"]
    assert [one["value"] for one in made.report["unsorted"]] == ["2", "6"]


def test_the_sides_of_a_pairing_are_two_columns() -> None:
    text = (
        "云岭县与海州区东西部协作。云岭县在西，海州区在东。\n批次|云岭县结对村（个）|海州区结对村（个）\n第一批|12|11"
    )
    assert [one["subject"]["zh"] for one in drafted(text).report["figures"]] == ["云岭县", "海州区"]


# --- Tables that are passed over -------------------------------------------------------------------------------------


def test_lists_of_persons_and_registers_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    persons = drafted("姓名|月工资（元）\n张三|3500\n李四|4200")
    assert (persons.report["figures"], persons.tables_passed_over) == ([], 1)
    monkeypatch.setattr(cells, "MOST_FIGURES", 1)
    assert drafted("乡镇|帮扶车间（个）\n甲乡|3\n乙镇|5").tables_passed_over == 1


# --- Any table -------------------------------------------------------------------------------------------------------

_HEADINGS = st.sampled_from([
    *("乡镇", "合计", "小计", "其中：省内", "帮助就业（人）", "资金（万元）", "财政援助资金", "占比（%）", "2022年"),
    *("帮扶车间（个）", "结对村（个）", "每户补助（元）", "人均（元/人）", "一、甲", "（一）乙", "序号", "备注"),
    *("单位", "", "^", "<"),
])  # fmt: skip
_CELLS = st.one_of(
    _HEADINGS,
    st.integers(0, 40).map(str),
    st.sampled_from(
        ["0", "—", "1,200", "12.5", "3200", "860", "-5", "约30", "40%", "3万元", "５", "详见附件", "9" * 41]
    ),
)


@given(
    st.lists(st.lists(_CELLS, min_size=4, max_size=4), min_size=1, max_size=8),
    st.lists(_HEADINGS, min_size=4, max_size=4),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_any_table_makes_a_report_that_loads(rows: list[list[str]], heading: list[str], spoken: bool) -> None:
    grid = [
        [cell if cell not in "^<" or (y and x) else "甲" for x, cell in enumerate(row)]
        for y, row in enumerate([heading, *rows])
    ]
    drafted("\n".join([PROSE if spoken else "单位：万元", *("|".join(row) for row in grid)]))


# --- The command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_word_document_with_tables_is_drafted_verified_and_checked(tmp_path: Path, lang: str) -> None:
    file, out = tmp_path / "a.docx", tmp_path / "a.json"
    rows = table(["乡镇|帮扶车间（个）|新建帮扶车间（个）", "石坡乡|3|1", "柳沟镇|5|2", "合计|8|3"])
    names = table(["姓名|月工资（元）", "张三|3500"])
    file.write_bytes(docx(p("建成帮扶车间8家。") + rows + p("名册") + names))
    said = run("draft", file, "-o", out, "--lang", lang)
    assert said.status == 0
    assert ("1 个表格没有写入" if lang == "zh" else "1 table passed over") in said.err
    assert ("表格中有" if lang == "zh" else "of tables may be contained") in said.err
    assert run("verify", file, "--data", out).status == 0
    assert run("check", "--data", out).status == 0
    assert "3500" in run("verify", file, "--data", out, "--unclaimed").out
