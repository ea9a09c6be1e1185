"""The sums that tables assert."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_docx import document

from kangle_stats.proofreading import proofs
from kangle_stats.prose import Relation
from kangle_stats.table_sums import table_sums


def told(text: str) -> list[str]:
    """Every sum of a table as one line: its equation, and its verdict unless it holds."""
    return [_told(proof.relation, proof.finding.verdict) for proof in proofs(table_sums(document(text)))]


def _told(relation: Relation, verdict: str) -> str:
    parts = "+".join(part.literal or "—" for part in relation.parts)
    return f"{relation.total.literal}{'=' if relation.sign == '=' else '≥'}{parts}" + (
        f" {verdict}" if verdict != "holds" else ""
    )


def equations(text: str) -> set[str]:
    return set(told(text))


def test_a_row_of_totals() -> None:
    assert told("""
        乡镇|户数|人数
        石坡乡|30|121
        柳沟镇|20|80
        合计|50|201
    """) == ["50=30+20", "201=121+80"]


def test_a_total_that_does_not_add_up_is_found() -> None:
    assert told("乡镇|人数\n石坡乡|30\n柳沟镇|20\n合计|60") == ["60=30+20 fails"]


@pytest.mark.parametrize(
    "word", ["合计", "合 计", "总计", "共计", "总数", "全县", "全县合计", "合计：", "全市", "计", "人数合计"]
)
def test_what_heads_a_total(word: str) -> None:
    assert told(f"乡镇|人数\n石坡乡|30\n柳沟镇|20\n{word}|50") == ["50=30+20"]


def test_the_total_may_stand_first() -> None:
    assert told("乡镇|人数\n合计|50\n石坡乡|30\n柳沟镇|20") == ["50=30+20"]


def test_a_column_of_totals_below_a_merged_heading() -> None:
    assert equations("""
        乡镇|劳务输转（人）|<|<|车间（个）
        ^|合计|省内|省外|^
        石坡乡|12|5|7|3
        柳沟镇|18|8|9|4
        合计|30|13|16|7
    """) == {"12=5+7", "18=8+9 fails", "30=13+16 fails", "30=12+18", "13=5+8", "16=7+9", "7=3+4"}


def test_a_column_of_totals_at_the_end() -> None:
    text = """
        各街道在校学生统计表
        街道|小学|初中|高中|合计
        东街|100|50|20|170
        西街|200|60|30|290
        南街|300|70|40|411
    """
    assert equations(text) == {"170=100+50+20", "290=200+60+30", "411=300+70+40 fails"}


def test_without_a_unit_a_last_digit_may_be_rounded() -> None:
    assert told("项目|投入\n道路|30.2\n饮水|20\n合计|50.3") == ["50.3=30.2+20 rounding"]


def test_columns_of_another_unit_are_left_out() -> None:
    assert equations("""
        乡镇|户数（户）|资金合计（万元）|中央（万元）|省级（万元）|受益（人）
        石坡乡|30|120|100|20|90
        柳沟镇|20|80|50|30|70
        三道镇|25|75|60|15|80
    """) == {"120=100+20", "80=50+30", "75=60+15"}


def test_totals_of_totals() -> None:
    assert told("""
        片区|乡镇|人数
        东片|石坡乡|30
        ^|柳沟镇|20
        ^|小计|50
        西片|三道镇|31
        ^|四合乡|22
        ^|小计|53
        合计|<|103
    """) == ["50=30+20", "53=31+22", "103=50+53"]


def test_subtotals_in_a_flat_list_before_or_behind_their_rows() -> None:
    assert equations("""
        单位|人数
        石坡乡|30
        柳沟镇|20
        乡小计|50
        城关镇|31
        川口镇|22
        镇小计|53
        总计|103
    """) == {"50=30+20", "53=31+22", "103=50+53"}
    assert equations("""
        单位|人数
        总计|103
        东片小计|50
        石坡乡|30
        柳沟镇|20
        西片小计|53
        城关镇|31
        川口镇|22
    """) == {"50=30+20", "53=31+22", "103=50+53"}
    assert equations("""
        单位|人数
        总计|103
        石坡乡|30
        柳沟镇|20
        东片小计|50
        城关镇|31
        川口镇|22
        西片小计|53
    """) == {"50=30+20", "53=31+22", "103=50+53"}


def test_among_in_rows() -> None:
    assert told("项目|人数\n培训|300\n其中：脱贫劳动力|120\n女性|90") == ["300≥120"]
    assert told("项目|人数\n培训|300\n其中：脱贫劳动力|320") == ["300≥320 fails"]
    assert told("项目|人数\n总人口|300\n其中：男|160\n女|141\n劳动力|180") == ["300=160+141 fails"]
    assert told("项目|人数|户数\n合计|300|90\n其中：石坡乡|160|50\n柳沟镇|140|40") == ["300=160+140", "90=50+40"]


def test_among_in_columns() -> None:
    assert equations("""
        乡镇|总人数|其中|<
        ^|^|脱贫户|监测户
        石坡乡|100|20|5
        柳沟镇|80|70|15
    """) == {"100≥20+5", "80≥70+15 fails"}
    assert equations("""
        乡镇|总人数|其中|<
        ^|^|男|女
        石坡乡|100|60|40
        柳沟镇|80|40|41
    """) == {"100=60+40", "80=40+41 fails"}


def test_parts_of_a_row_are_no_parts_of_the_total() -> None:
    assert equations("""
        行业|单位数|人数
        农业|12|300
        其中：种植业|8|200
        工业|5|150
        其中：建材|2|60
        合计|17|450
    """) == {"12≥8", "300≥200", "5≥2", "150≥60", "17=12+5", "450=300+150"}


def test_totals_with_several_columns_each() -> None:
    assert equations("""
        乡镇|合计|<|公益岗|<|务工|<
        ^|户|人|户|人|户|人
        石坡乡|9|30|4|12|5|18
        柳沟镇|7|21|3|11|4|11
    """) == {"9=4+5", "30=12+18", "7=3+4", "21=11+11 fails"}


def test_what_is_not_added() -> None:
    assert equations("""
        序号|乡镇|年份|人数|占比（%）|增长率|人均收入（元）|电话
        1|石坡乡|2019|30|60.0|5|9000|6621001
        2|柳沟镇|2020|20|40.0|7|8000|6621002
        合计|<|2020|50|100|6|8500|
    """) == {"50=30+20"}


def test_rows_of_rates_are_not_added_along_the_row() -> None:
    assert told("""
        指标|单位|合计|石坡乡|柳沟镇
        户数|户|50|30|20
        投入|万元|70.5|40.2|30.3
        入住率|%|95|97|92
    """) == ["50=30+20", "70.5=40.2+30.3"]


def test_units() -> None:
    relations = table_sums(
        document("单位：万元\n项目|户数|投入|物资（亿元）\n道路|2|3|0.1\n饮水|3|4.5|0.2\n合计|5|7.5|0.3")
    )
    assert [(each.total.unit, each.total.unit_mult, each.total.unit_code) for each in relations] == [
        ("户", 0, "household"),
        ("元", 4, "yuan"),
        ("元", 8, "yuan"),
    ]
    in_table = table_sums(document("表一|<|<\n单位：人|<|<\n乡镇|省内|省外\n石坡乡|3|4\n柳沟镇|4|5\n合计|7|9"))
    assert [each.total.unit for each in in_table] == ["人", "人"]


def test_numbers_as_printed() -> None:
    text = "项目|金额（元）\n甲|１２，０００\n乙|1,500.50\n丙|-500\n丁|约300\n合计|13,300余"
    (relation,) = table_sums(document(text))
    assert [(each.literal, each.value, each.qualifier) for each in relation.parts] == [
        ("１２，０００", "12000", "exact"),
        ("1,500.50", "1500.50", "exact"),
        ("-500", "-500", "exact"),
        ("300", "300", "about"),
    ]
    assert (relation.total.value, relation.total.qualifier) == ("13300", "plus")


def test_a_missing_part_leaves_the_sum_open() -> None:
    assert told("乡镇|人数\n甲乡|30\n乙乡|—\n合计|50") == ["50=30+— unchecked"]
    assert told("乡镇|人数\n甲乡|30\n乙乡|\n合计|50") == ["50=30+— unchecked"]
    assert told("乡镇|人数\n甲乡|30\n乙乡|20\n丙乡|/\n合计|50") == ["50=30+20"]
    assert told("乡镇|人数\n甲乡|30\n乙乡|30\n丙乡|/\n合计|50") == ["50≥30+30 fails"]


def test_notes_and_numbering_are_no_rows() -> None:
    assert told("""
        乡镇|人数|户数
        甲|1|2
        石坡乡|30|10
        柳沟镇|20|9
        合计|50|19
        注：截至12月底|<|<
    """) == ["50=30+20", "19=10+9"]


def test_numbered_levels_are_not_added_twice() -> None:
    assert equations("""
        项目|投入（万元）|到位（万元）
        一、产业|100|90
        1.种植|60|50
        2.养殖|40|40
        二、就业|50|30
        合计|150|120
    """) == {"150=100+50", "120=90+30"}


def test_another_year_is_no_part() -> None:
    assert told("乡镇|人数\n甲乡|30\n乙乡|20\n合计|50\n上年同期|45\n同比增长（%）|11.1") == ["50=30+20"]


def test_years_as_headings() -> None:
    assert equations("类别|2018|2019|合计\n培训|30|40|70\n招聘|5|6|11") == {"70=30+40", "11=5+6"}


def test_a_figure_merged_over_rows_counts_once() -> None:
    assert told("乡镇|户数|车间\n甲乡|30|3\n乙乡|20|^\n丙乡|10|4\n合计|60|7") == ["60=30+20+10", "7=3+4"]


def test_funds_beside_their_sum() -> None:
    assert equations("""
        镇街|结对村（个）|资金（万元）|捐赠（万元）|合计（万元）
        祥和|4|60.5|3.2|63.7
        新兴|3|40.0|2.0|42.0
        大坪|5|33.0|1.0|35.0
    """) == {"63.7=60.5+3.2", "42.0=40.0+2.0", "35.0=33.0+1.0 fails"}


def test_a_trait_that_cuts_across_is_no_part() -> None:
    text = "类别|合计|女性|石坡乡|柳沟镇\n干部|10|4|6|4\n教师|20|12|13|7\n医生|5|3|2|3"
    assert equations(text) == {"10=6+4", "20=13+7", "5=2+3"}


def test_two_tables_side_by_side_are_left_alone() -> None:
    assert told("乡镇|人数|乡镇|人数\n石坡乡|30|三道镇|5\n柳沟镇|20|合计|55") == []


def test_a_list_of_hundreds_is_added_up() -> None:
    rows = "\n".join(f"第{k}户|1" for k in range(301))
    assert len(told(f"户主|人数\n{rows}\n合计|301")) == 1


def test_a_register_of_thousands_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kangle_stats.table_sums.find._MOST_PARTS", 20)
    rows = "\n".join(f"第{k}户|1" for k in range(21))
    assert told(f"户主|人数\n{rows}\n合计|21") == []


def test_sections_within_a_table() -> None:
    assert equations("""
        项目|人数|户数
        一、培训|<|<
        电商|30|9
        护工|20|8
        小计|50|17
        二、务工|<|<
        省外|5|4
        小计|5|4
        合计|55|21
    """) == {"50=30+20", "17=9+8", "5=5", "4=4", "55=50+5", "21=17+4"}


def test_chance_is_no_sum() -> None:
    assert told("乡镇|甲|乙|丙\n石坡乡|3|4|7\n柳沟镇|5|6|11") == []


def test_offsets_point_at_the_figures() -> None:
    build = document("前言\n单位：万元\n项目|金额\n甲|３０\n乙|20\n合计|50\n后记")
    (relation,) = table_sums(build)
    for mention in (relation.total, *relation.parts):
        assert build.text[mention.start : mention.end] == mention.literal
        assert build.position(mention.start) == (mention.line, mention.column)


@given(
    st.lists(st.lists(st.integers(1, 5000), min_size=3, max_size=3), min_size=2, max_size=6),
    st.booleans(),
    st.booleans(),
    st.data(),
)
@settings(max_examples=150, deadline=None)
def test_one_changed_digit_is_flagged(
    numbers: list[list[int]], total_row_first: bool, total_column_first: bool, data: st.DataObject
) -> None:
    rows = [[sum(row), *row] if total_column_first else [*row, sum(row)] for row in numbers]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    rows = [sums, *rows] if total_row_first else [*rows, sums]
    names = [f"{name}乡" for name in "石柳三四五六"[: len(numbers)]]
    names = ["合计", *names] if total_row_first else [*names, "合计"]
    heads = ["合计", "县内", "省内县外", "省外"] if total_column_first else ["县内", "省内县外", "省外", "合计"]

    def text() -> str:
        body = [f"{name}|{'|'.join(map(str, row))}" for name, row in zip(names, rows, strict=True)]
        return "\n".join(["单位：人", "乡镇|" + "|".join(heads), *body])

    assert not [line for line in told(text()) if line.endswith("fails")]
    y, x = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 3))
    digits = str(rows[y][x])
    at = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from([each for each in "123456789" if each != digits[at]]))
    rows[y][x] = int(digits[:at] + digit + digits[at + 1 :])
    assert [line for line in told(text()) if line.endswith("fails")]


_CELLS = st.sampled_from(
    [
        *(
            "合计",
            "小计",
            "总计",
            "其中",
            "其中：男",
            "女",
            "甲乡",
            "乙乡",
            "序号",
            "单位：万元",
            "（万元）",
            "人数",
            "占比",
            "一、产业",
        ),
        *(
            "",
            "—",
            "/",
            "0",
            "1",
            "12",
            "-3",
            "4.5",
            "1,200",
            "约30",
            "30余",
            "50%",
            "2019",
            "^",
            "<",
            "<",
            "１２",
            "注：略",
        ),
        *("1" * 41, "9" * 40, "．", "\u202e", "全县", "1 2"),
    ]
)


@given(st.lists(st.lists(_CELLS, min_size=4, max_size=4), min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_any_table_is_taken(rows: list[list[str]]) -> None:
    lines = [
        "|".join("甲" if cell in "<^" and (not x or not y) else cell for x, cell in enumerate(row))
        for y, row in enumerate(rows)
    ]
    build = document("\n".join(lines))
    for proof in proofs(table_sums(build)):
        for mention in (proof.relation.total, *proof.relation.parts):
            assert build.text[mention.start : mention.end] == mention.literal
            assert build.position(mention.start) == (mention.line, mention.column)


def test_one_heading_behind_a_divided_total_is_another_matter() -> None:
    head = "指标|人数\n培训总数|90\n其中：脱贫户|60\n"
    assert told(head + "村干部|9") == ["90≥60"]
    assert told(head + "村干部|9\n合计|99") == ["90≥60", "99=90+9"]
