"""Drafts of report files: what becomes of each quantity, and the report of Kangle against the curated dataset."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from making_docx import docx, p, table
from running import Result, run

from kangle_stats.categories import CATEGORIES
from kangle_stats.cues import CATEGORY_WORDS, CUES, ID_WORDS
from kangle_stats.drafting import PLACEHOLDER, Draft, Told, draft, written
from kangle_stats.folding import UNSAFE
from kangle_stats.packaged import default_report
from kangle_stats.reading import Loaded, Problem, read_report, read_reports
from kangle_stats.units import is_unit
from kangle_stats.verify import CopiedText, verify

Plain = dict[str, Any]

REPORT = """云岭县与海州区2022年东西部协作工作总结

来源：云岭县乡村振兴局 发布日期：2023-01-12

2022年，海州区与云岭县深化东西部协作。

一、劳务协作

举办技能培训班18期，培训脱贫劳动力860人次。帮助1530名农村劳动力实现就业，其中赴海州区务工210人，省内就业820人，其他地区就业500人。帮扶车间27个，吸纳就业640人。

二、人才交流

海州区选派3名党政干部到云岭县挂职，选派支教教师12名、医生9名。云岭县组织45名教师赴海州区跟岗学习。
"""


def loaded(made: Draft) -> Loaded:
    """The draft as it is read back; a draft that does not load is a fault."""
    problems: list[Problem] = []
    report = read_report(written(made.report).encode(), "draft.json", problems.append)
    assert not problems, [problem.text("en") for problem in problems]
    assert report is not None
    return report


def figures(text: str) -> list[Plain]:
    """The figures of the draft of a text, sorted and not; the draft loads, and `verify` finds each quote."""
    made = draft(text)
    assert {place.outcome for place in verify(loaded(made).report, CopiedText(text))} <= {"found"}
    return [*made.report["figures"], *made.report.get("unsorted", [])]


def one(text: str) -> Plain:
    (figure,) = figures(text)
    return figure


def guessed(text: str, number: int = 0) -> tuple[str | None, str | None]:
    """The category and measure guessed for a figure of a text."""
    made = figures(text)[number]
    return made.get("category"), made.get("measure")


# --- A figure --------------------------------------------------------------------------------------------------------


def test_a_figure_is_as_printed() -> None:
    assert one("同江区投入帮扶资金1,204.50万元。") == {
        "id": "aid.funding",
        "category": "fiscal-aid",
        "measure": "funding",
        "title": {"zh": "同江区投入帮扶资金"},
        "value": "1204.50",
        "unit": "yuan",
        "unit_mult": 4,
        "quote": [{"prefix": "江区投入帮扶资金", "exact": "1,204.50万元", "suffix": "。"}],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("输转劳动力300余人。", {"value": "300", "qualifier": "plus"}),
        ("输转劳动力近九百人。", {"value": "900", "qualifier": "nearly"}),
        ("输转劳动力不少于40人。", {"value": "40", "qualifier": "at_least"}),
        ("输转劳动力300至500人。", {"value": "300", "value_to": "500", "qualifier": "between"}),
        ("输转劳动力几十人。", {"value": "20", "value_to": "99", "qualifier": "between"}),
        ("力争输转劳动力80人。", {"value": "80", "status": "planned"}),
        ("企业签约，协议投资2.5亿元。", {"value": "2.5", "unit_mult": 8, "status": "agreed", "decimals": "exact"}),
        ("签订结对协议，选派教师5名支教。", {"value": "5", "unit": "person"}),
    ],
)
def test_qualifiers_and_states(text: str, expected: Plain) -> None:
    figure = one(text)
    assert {key: figure.get(key) for key in expected} == expected
    assert {"qualifier", "status", "value_to"} & set(figure) <= set(expected)


def test_an_upper_end_is_part_of_its_quote() -> None:
    assert one("输转劳动力300至500人。")["quote"][0]["exact"] == "300至500人"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("按每户5000元的标准补助。", "yuan/household"),
        ("每亩补贴300元。", "yuan/mu"),
        ("人均补助600元。", "yuan/person"),
        ("向每个结对村投入20万元。", "yuan/village"),
    ],
)
def test_an_amount_each_is_a_rate(text: str, unit: str) -> None:
    figure = one(text)
    assert (figure["unit"], figure["measure"]) == (unit, "subsidy-rate")


def test_an_amount_each_of_a_few_is_a_figure_for_every_one() -> None:
    made = figures("三家企业来县建厂，投资均为800万元。")
    assert [figure["value"] for figure in made] == ["3", "800", "800", "800"]
    assert [figure["id"] for figure in made[1:]] == ["investment.amount", "investment.amount_2", "investment.amount_3"]
    assert made[1]["note"] == "原文“均”：三家各为此数。"
    assert len({json.dumps(figure["quote"]) for figure in made[1:]}) == 1
    assert len({figure["title"]["zh"] for figure in made[1:]}) == 3


def test_an_amount_each_of_many_is_a_rate() -> None:
    made = figures("结对帮扶的35个村各投入10万元。")
    assert [(figure["value"], figure["unit"]) for figure in made] == [("35", "village"), ("10", "yuan/village")]


def test_what_is_said_again_is_one_figure_with_two_quotes() -> None:
    made = figures("今年引进两家民营企业。投产后，两家企业将分别安置90人就业。")
    assert [figure["value"] for figure in made] == ["2", "90", "90"]
    assert [quote["suffix"][:2] for quote in made[0]["quote"]] == ["民营", "企业"]


def test_the_same_number_of_another_thing_is_another_figure() -> None:
    assert len(figures("选派6名教师支教。选派6名医生支医。")) == 2
    assert len(figures("甲区8个村与乙县8个村结对。")) == 2


# --- Totals, parts, checks -------------------------------------------------------------------------------------------


def test_parts_name_their_total_and_their_cut() -> None:
    total, *parts = figures("帮助900人就业，其中到东部就业300人，省内就业400人，其他地区就业200人。")
    assert total["breakdowns"] == {"destination": "complete"}
    assert [(part["id"], part["part_of"], part["by"]) for part in parts] == [
        ("labour.employed.east", "labour.employed", "destination"),
        ("labour.employed.province", "labour.employed", "destination"),
        ("labour.employed.elsewhere", "labour.employed", "destination"),
    ]
    assert parts[0]["direction"] == "west-to-east"


def test_amounts_each_of_two_are_parts_of_what_they_come_to() -> None:
    text = (
        "两家企业来县建厂，投产后可解决约900人就业。两家企业将分别解决200人就业问题，扩产后再分别解决250人的就业问题。"
    )
    made = figures(text)
    parts = [figure["value"] for figure in made if figure.get("part_of") == "investment.jobs"]
    assert parts == ["200", "200", "250", "250"]
    assert {figure.get("status") for figure in made if figure["unit"] == "person"} == {"planned"}


def test_parts_stay_in_one_list_with_their_total() -> None:
    made = draft("全县人口900人，其中男500人，女400人。").report
    assert [figure["value"] for figure in made["unsorted"]] == ["900", "500", "400"]
    assert made["figures"] == []
    assert made["unsorted"][1]["part_of"] == made["unsorted"][0]["id"]
    assert "category" not in made["unsorted"][0]


def test_other_relations_become_checks(tmp_path: Path) -> None:
    text = "青河区10个村与云岭县10个村一一结对。捐款300万元，每户补助2000元，1500户共补助300万元。"
    made = draft(text)
    assert made.report["checks"][0] == {
        "id": "equal",
        "formula": "pairing.villages_paired_2 = pairing.villages_paired",
        "title": {"zh": "相等：10个 = 10个"},
    }
    file = tmp_path / "draft.json"
    file.write_text(written(made.report), encoding="utf-8")
    result = run("check", "--data", file, "--format", "json")
    verdicts = {row["check"]: row["verdict"] for row in result.rows() if row["kind"] != "notice"}
    assert result.status == 0
    assert set(verdicts.values()) == {"holds"}


def test_a_relation_of_unsorted_figures_is_no_check() -> None:
    made = draft("全县耕地900亩，其中水田450亩，占50%。")
    assert "checks" not in made.report
    assert made.relations_left_out == 1


def test_the_sides_of_a_pairing_are_told_apart() -> None:
    told = Told(area="云岭县", partner="青河区")
    made = draft("青河区6个镇与云岭县6个乡结对，12个村与12个村结对。", told).report["figures"]
    assert [figure["subject"]["zh"] for figure in made] == ["青河区", "云岭县", "青河区", "云岭县"]


def test_the_county_that_writes_is_a_side_too() -> None:
    told = Told(area="云岭县", partner="青河区")
    made = draft("青河区9个镇与我县9个乡镇、20个村与20个村结对。", told).report
    sides = [figure["subject"]["zh"] for figure in made["figures"]]
    assert sides == ["青河区", "云岭县", "青河区", "云岭县"]


def test_money_in_place_goes_nowhere() -> None:
    assert one("到位东部财政援助资金5000万元。").get("direction") is None


def test_the_sides_are_never_added_to_each_other_even_unnamed() -> None:
    first, second = figures("双方12个村与12个村结对。")
    assert first.get("subject") != second.get("subject")


def test_the_order_of_the_sides_holds_where_one_is_not_named() -> None:
    made = draft("友方5个镇与云岭县6个乡结对，12个村与15个村结对，每村帮扶资金10万元。", Told(area="云岭县")).report
    assert [figure.get("subject", {}).get("zh") for figure in made["figures"]] == [None, "云岭县"] * 2 + ["云岭县"]
    assert made["figures"][-1]["unit"] == "yuan/village"


def test_communities_are_paired_as_villages_are() -> None:
    told = Told(area="云岭县", partner="青河区")
    made = draft("青河区8个社区与云岭县8个脱贫村结成对子。", told).report["figures"]
    assert [(figure["measure"], figure["unit"]) for figure in made] == [
        ("villages-paired", "community"),
        ("villages-paired", "village"),
    ]


# --- Titles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # what stands behind a comma of a list is the next quantity's name
        ("农业收入42万元、林业收入15万元、其他收入3万元。", ["农业收入", "林业收入", "其他收入"]),
        ("计划播种面积70亩（水田30亩、旱田40亩）。", ["计划播种面积", "水田", "旱田"]),
        ("选派教师3名、医生2名。", ["选派教师", "医生人数"]),
        # a change has the name of what changes
        ("肉羊出栏4000只，同比增长5%；牛奶产量3吨，下降2%。", ["肉羊出栏同比增长", "牛奶产量下降"]),
        ("规模以上装备制造企业实现工业增加值4吨，同比增长5%。", ["规模以上装备制造企业实现工业增加值增长"]),
        # a name says what is counted, and neither headings nor qualifiers belong to it
        ("项目惠及1500人。", ["项目惠及人数"]),
        ("惠及1500户。", ["惠及户数"]),
        ("（二）固定资产投资总额60亿元。", ["固定资产投资总额"]),
        ("户均分红600元以上。", ["户均分红"]),
        # no half of a bracket, and no name twice
        ("建设项目13个（含市级项目8个、区级项目5个）。", ["建设项目", "市级项目", "区级项目"]),
        ("到户补助（每户3000元）。", ["到户补助每户"]),
        ("举办招聘会6场，提供岗位。举办招聘会8场。", ["举办招聘会", "举办招聘会次数"]),
        ("签约额3亿元。\n签约额5亿元。", ["签约额", "签约额（2）"]),
        # what is counted is not left over from the number before, nor a name cut in two
        ("村集体收入从12万元提高到30万元。", ["村集体收入", "村集体收入提高到"]),
        ("投入1850万元建设云岭县第五小学。", ["投入建设云岭县第五小学"]),
        ("村村结对20个。", ["村村结对"]),
        ("海州区在教育、医疗、文旅、农业等六大重点领域实施项目52个。", ["六大重点领域实施项目"]),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert [figure["title"]["zh"] for figure in figures(text)] == titles


def test_titles_of_a_pairing_name_its_sides() -> None:
    told = Told(area="云岭县", partner="青河区")
    made = draft("青河区6个镇与云岭县6个乡结对，12个村与15个村结对。", told).report["figures"]
    assert [figure["title"]["zh"] for figure in made] == ["青河区镇", "云岭县乡结对", "青河区村", "云岭县村结对"]


# --- Guesses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "category", "measure"),
    [
        ("有组织输转务工人员700人。", "labour-transfer", "people-employed"),
        ("举办家政技能培训9期。", "labour-transfer", "training-sessions"),
        ("举办乡村振兴干部培训5期。", "talent-exchange", "training-sessions"),
        ("教师培训300人次。", "talent-exchange", "training-attendances"),
        ("建成帮扶车间14个。", "poverty-workshops", "workshops"),
        ("扶持扶贫车间资金260万元。", "poverty-workshops", "funding"),
        ("选派党政干部2名挂职。", "talent-exchange", "cadres-seconded"),
        ("选派医疗专家11名。", "talent-exchange", "specialists-sent"),
        ("医生8名赴结对区医院进修。", "talent-exchange", "people-sent-for-training"),
        ("资助困难学生60名。", "talent-exchange", "students-funded"),
        ("12所学校签订帮扶协议。", "talent-exchange", "schools-paired"),
        ("引进东部企业5家。", "enterprise-investment", "enterprises"),
        ("注册资本3000万元的公司落户。", "enterprise-investment", "registered-capital"),
        ("采购农产品420万元。", "consumption-assistance", "goods-bought"),
        ("共建产业园2个。", "enterprise-investment", "industrial-parks"),
        ("企业到位资金2600万元。", "enterprise-investment", "investment"),
        ("流转土地1300亩。", "enterprise-investment", "land-leased"),
        ("带动脱贫80人。", "enterprise-investment", "people-lifted-out-of-poverty"),
        ("提供岗位350人。", "enterprise-investment", "jobs"),
        ("社会各界捐款76.5万元。", "social-assistance", "donations"),
        ("捐赠物资折款18万元。", "town-village-pairing", "goods-donated"),
        ("捐赠图书2000册。", "town-village-pairing", "goods-donated"),
        ("调剂建设用地指标300亩。", "town-village-pairing", "land-quota"),
        ("扶持脱贫户220户养羊。", "town-village-pairing", "households-supported"),
        ("拨付财政援助资金3100万元。", "fiscal-aid", "funding"),
        ("援疆资金2300万元已到位。", "fiscal-aid", "funding"),
        ("东西部协作中，援建项目32个。", "fiscal-aid", "projects"),
        ("援建项目32个，惠及群众8600人。", "fiscal-aid", "projects"),
        ("与结对区互访交流，互派挂职干部14人、专技人才60人。", "talent-exchange", "cadres-exchanged"),
        ("选派9名党政干部到县里工作。", "talent-exchange", "cadres-seconded"),
        ("举办招聘会18场。", "labour-transfer", "job-fairs"),
        ("招聘会上推荐就业岗位2300个。", "labour-transfer", "jobs"),
        ("培训脱贫劳动力730人。", "labour-transfer", "people-trained"),
        ("组织乡村教师培训，培训210人。", "talent-exchange", "people-trained"),
        ("召开联席会议3次。", "organisation", "meetings"),
        ("两地互访480人次。", "organisation", "visits"),
        ("招商签约项目7个。", "enterprise-investment", "projects"),
        ("社区工厂吸纳务工90人。", "poverty-workshops", "people-employed"),
        ("入驻企业吸纳农村劳动力85人。", "enterprise-investment", "people-employed"),
        ("镇镇结对9个。", "town-village-pairing", "towns-paired"),
        ("村企结对23个。", "social-assistance", "enterprises-paired"),
        ("捐款捐物折合310万元。", "social-assistance", "money-and-goods"),
        ("深化消费帮扶，农产品销售额820万元。", "consumption-assistance", "goods-bought"),
        ("与6所医院结对。", "talent-exchange", "hospitals-paired"),
    ],
)
def test_the_words_around_show_the_measure(text: str, category: str, measure: str) -> None:
    assert guessed(text) == (category, measure)


@pytest.mark.parametrize(
    "text",
    [
        "全县常住人口20.4万人。",
        "固定资产投资12亿元。",
        "在编教师2100人。",
        "城镇新增就业3000人。",
        "粮食播种面积9万亩。",
        # money spent of what was given, and the uses to which it was put
        "资金支出2100万元。",
        "投入1900万元新建养老院。",
        "投资30万元硬化道路。",
        # who came to look has not invested, and who gives work in a workshop has not sent anybody to school
        "来县里考察投资的企业40家。",
        "接收本地学生50人就读职业学校。",
    ],
)
def test_what_is_not_of_the_cooperation_stays_unsorted(text: str) -> None:
    assert guessed(text) == (None, None)


def test_the_list_says_once_what_is_said_of_all() -> None:
    made = figures("选派8名干部、5名优秀教师、3名医务人员到海州区跟岗学习。")
    assert {figure["measure"] for figure in made} == {"people-sent-for-training"}
    made = figures("派出6名教师、4名医生来县支援。")
    assert {figure["measure"] for figure in made} == {"specialists-sent"}


def test_the_clause_behind_says_where_people_went() -> None:
    people, sessions = figures("选派乡镇干部70人，分3期赴海州区跟班学习。")
    assert (people["measure"], sessions["measure"]) == ("people-sent-for-training", "training-sessions")
    assert sessions["title"]["zh"] == "选派乡镇干部期数"


def test_what_stands_side_by_side_shares_its_words() -> None:
    made = figures("举办劳务协作培训班6期190人。")
    assert [(figure["measure"], figure["title"]["zh"]) for figure in made] == [
        ("training-sessions", "举办劳务协作培训班"),
        ("people-trained", "举办劳务协作培训班人数"),
    ]


def test_a_point_of_a_paragraph_is_a_heading() -> None:
    labour, talent = figures("一是做好劳务协作。全年培训500人次。二是深化人才交流。全年培训300人次。")
    assert (labour["category"], talent["category"]) == ("labour-transfer", "talent-exchange")
    assert figures("社会帮扶方面，捐款40万元。")[0]["category"] == "social-assistance"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("引进18家年产值超5000万元的企业。", "enterprise"),
        ("谋划了12个强弱项、补短板的协作项目。", "project"),
        ("乡村振兴示范点打造4个。", "village"),
        ("引导30多家企业落地西部三县。", "enterprise"),
        ("村村结对20个。", "pair"),
    ],
)
def test_what_is_counted_may_stand_further_off(text: str, unit: str) -> None:
    assert figures(text)[0]["unit"] == unit


def test_a_plan_in_the_name_of_a_paper_is_none() -> None:
    assert "status" not in one("县里编制项目计划，收到海州区帮扶资金2400万元。")
    assert one("计划引进企业6家。")["status"] == "planned"


# --- Parts that do not add up to their whole -------------------------------------------------------------------------


def test_what_is_named_among_others_is_a_part() -> None:
    whole, part = figures("帮助农村劳动力就业2300人，其中脱贫劳动力1700人。")
    assert whole["breakdowns"] == {"group": "partial"}
    assert (part["id"], part["part_of"], part["by"]) == ("labour.employed.formerly_poor", "labour.employed", "group")
    assert part["measure"] == "people-employed"


def test_parts_that_may_be_the_same_people_are_of_cuts_of_their_own() -> None:
    whole, *parts = figures("帮助就业900人，其中脱贫劳动力520人、贫困户430人、女性480人。")
    assert set(whole["breakdowns"].values()) == {"partial"}
    assert len(whole["breakdowns"]) == len(parts) == 3


def test_what_was_reached_so_far_is_not_added_to_what_is_new(tmp_path: Path) -> None:
    text = "新增引进企业3家。累计引进企业19家，累计帮助就业900人，其中脱贫劳动力520人。"
    assert [figure.get("basis") for figure in figures(text)] == ["new", "cumulative", "cumulative", "cumulative"]
    file = tmp_path / "a.json"
    file.write_text(written(draft(text).report), encoding="utf-8")
    rows = run("totals", "--data", file, "--format", "json").rows()
    assert sorted(row["value"] for row in rows) == ["19", "3", "900"]


def test_what_is_larger_or_another_thing_is_no_part() -> None:
    assert all("part_of" not in figure for figure in figures("吸纳就业200人，其中外县人员3000人。"))
    assert all("part_of" not in figure for figure in figures("投资3亿元，其中捐款捐物200万元。"))


def test_what_is_said_again_with_its_measure_is_counted_once() -> None:
    text = "协作资金共支持587个项目建设。\n\n据悉，全年协作资金支持587个项目建设。"
    assert len(one(text)["quote"]) == 2
    assert len(figures("2021年选派215名教师支教。2022年选派215名教师支教。")) == 2


# --- Doubts ----------------------------------------------------------------------------------------------------------


def test_a_guess_with_a_rival_is_doubtful() -> None:
    (doubt,) = draft("各类实用培训900人次。").doubts
    assert doubt.figure["id"] == "labour.training_attendances"
    assert doubt.rival == ("talent-exchange", "training-attendances")
    assert draft("劳务协作培训班培训劳动力900人次。").doubts == ()


def test_gifts_of_those_who_are_paired_are_of_the_pairing() -> None:
    assert guessed("6个镇街结为对子，社会各界捐款76.5万元。", 1)[0] == "town-village-pairing"


def test_a_heading_tells_two_measures_of_one_name_apart() -> None:
    assert guessed("劳务协作\n\n全年培训500人次。")[0] == "labour-transfer"
    assert guessed("人才交流\n\n全年培训500人次。")[0] == "talent-exchange"


def test_the_cue_tables_speak_of_measures_and_units_that_there_are() -> None:
    for cue in CUES:
        assert cue.measure in CATEGORIES[cue.category].measures
        assert all(map(is_unit, cue.units))
        assert cue.words
    assert set(CATEGORY_WORDS) == set(ID_WORDS) == set(CATEGORIES)
    measures = {(category.code, measure) for category in CATEGORIES.values() for measure in category.measures}
    assert {(cue.category, cue.measure) for cue in CUES} == measures


# --- What is left out, and the head ----------------------------------------------------------------------------------


def test_quantities_without_a_unit_are_left_out_and_counted() -> None:
    made = draft("建成水厂3座，管道40公里、支管15公里，惠及群众800人。")
    assert made.left_out == Counter({"公里": 2, "座": 1})
    assert made.quantities == 4
    assert [figure["value"] for figure in made.report["figures"]] == ["800"]


def test_the_head_is_guessed() -> None:
    made = draft(REPORT, name="云岭 2022")
    assert {key: made.report[key] for key in list(made.report)[1:7]} == {
        "id": "report-2022",
        "title": {"zh": "云岭县与海州区2022年东西部协作工作总结"},
        "period": "2022",
        "ref_area": {"zh": "云岭县"},
        "counterpart_area": {"zh": "海州区"},
        "origin": {"producer": "云岭县乡村振兴局", "date_published": "2023-01-12"},
    }
    assert made.placeholders == ()
    assert draft(REPORT, name="Yunling 2022").report["id"] == "yunling-2022"


@pytest.mark.parametrize(
    ("text", "area", "partner"),
    [
        ("甘肃省临夏州云岭县与厦门市青河区协作。青河区帮扶云岭县。", "甘肃省临夏州云岭县", "厦门市青河区"),
        ("我县与青河区结对，青河区支持全县各社区。", PLACEHOLDER, "青河区"),
        ("广西大山瑶族自治县的村庄。", "广西大山瑶族自治县", PLACEHOLDER),
        ("各县各区共同发展。", PLACEHOLDER, PLACEHOLDER),
        ("两市对口县、帮扶县和县委县政府。", PLACEHOLDER, PLACEHOLDER),
        ("走进佳县。", "佳县", PLACEHOLDER),
        ("前往新疆昌吉州青木尔干县，到青木尔干县，建设青木尔干县中学。", "新疆昌吉州青木尔干县", PLACEHOLDER),
        ("云岭县与青河县。", PLACEHOLDER, PLACEHOLDER),
        ("云岭县工作总结\n\n与青河县交流，9名医生来县支医。", "云岭县", PLACEHOLDER),
        ("海州市与河阳市交流，海州市与河阳市结对。", PLACEHOLDER, PLACEHOLDER),
    ],
)
def test_areas(text: str, area: str, partner: str) -> None:
    made = draft(text).report
    assert (made["ref_area"]["zh"], made["counterpart_area"]["zh"]) == (area, partner)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("自2017年4月以来，捐款5万元。", "0001"),
        ("自2017年以来协作。2022年捐款5万元。", "2022"),
        ("2016年至2019年，捐款5万元，2016—2019年派4人。《2017年协议》", "2016/2019"),
        ("今年（2021年）捐款，预计2022年6月完成。", "2021"),
        ("来源：甲报 2023-05-16\n捐款5万元。", "2023"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert draft(text).report["period"] == period


def test_a_title_may_hold_a_number() -> None:
    assert draft("东部资金支持587个项目建设\n\n今年的事。").report["title"]["zh"] == "东部资金支持587个项目建设"


def test_what_is_told_is_not_guessed() -> None:
    told = Told("a-1", "2021", "甲县", "乙区", "丙报")
    made = draft(REPORT, told).report
    assert [made["id"], made["period"], made["ref_area"]["zh"]] == ["a-1", "2021", "甲县"]
    assert [made["counterpart_area"]["zh"], made["origin"]["producer"]] == ["乙区", "丙报"]


def test_what_cannot_be_guessed_is_a_placeholder_that_loads() -> None:
    made = draft("")
    assert made.placeholders == ("period", "title", "ref_area", "counterpart_area", "origin")
    assert loaded(made).report.period == "0001"


# --- Quotes, ids, layout ---------------------------------------------------------------------------------------------


def test_a_quote_takes_more_words_where_eight_do_not_tell_it_apart() -> None:
    text = "甲乡去年在全县范围内共计吸纳务工300人次之多。乙乡去年在全县范围内共计吸纳务工300人次之多。"
    for figure in figures(text):
        assert all(len(quote.get(key, "")) <= 8 for quote in figure["quote"] for key in ("prefix", "suffix"))
        assert all(len(quote["exact"]) <= 60 for quote in figure["quote"])


def test_words_said_again_word_for_word_are_one_figure() -> None:
    (figure,) = figures("捐款326万元。\n捐款326万元。\n")
    assert len(figure["quote"]) == 2


def test_quotes_that_no_words_tell_apart_are_counted() -> None:
    made = draft("捐款300万元。\n" * 60)
    assert made.not_unique > 0
    loaded(made)


def test_quotes_are_found_whatever_the_spacing() -> None:
    text = "建成　帮扶\u00a0车间 １４ 个，\r\n吸纳 就业 ２ ３ ０ 人。"
    assert figures(text)


def test_ids_are_unique_and_stable() -> None:
    first, again = (draft(REPORT * 3).report for _ in range(2))
    assert first == again
    ids = [figure["id"] for figure in [*first["figures"], *first.get("unsorted", [])]]
    assert len(ids) == len(set(ids))


def test_titles_are_short() -> None:
    for figure in figures(REPORT):
        assert 1 <= len(figure["title"]["zh"]) <= 20


def test_a_draft_is_laid_out_like_the_packaged_report() -> None:
    made = draft(REPORT)
    text = written(made.report)
    assert json.loads(text) == made.report
    packaged = default_report().read_text(encoding="utf-8")
    keys = {line.split(":")[0] for line in packaged.splitlines() if line.startswith(('  "', '      "'))}
    assert {line.split(":")[0] for line in text.splitlines() if line.startswith(('  "', '      "'))} <= keys | {
        '  "unsorted"',
        '      "value_to"',
    }
    assert max(map(len, text.splitlines())) <= 120
    report = json.loads(packaged)
    assert json.loads(written(report)) == report


def test_a_long_document_is_drafted_too() -> None:
    made = draft(REPORT * 60)
    assert made.quantities == 60 * draft(REPORT).quantities
    loaded(made)


@pytest.mark.parametrize(
    "text",
    [
        "5人、" * 300,
        "\u202e甲县报告\x00\n来源：\x1b[31m甲\u202e报\n共\x1b[31m务工\u202e的5人务工\u202e",
        "县区市" * 500,
        "1" * 5000,
        "赴" * 3000 + "5人",
    ],
)
def test_hostile_texts_load(text: str) -> None:
    made = draft(text)
    loaded(made)
    assert not UNSAFE.search(written(made.report).replace("\n", ""))


# --- The report of Kangle --------------------------------------------------------------------------------------------

KANGLE = Path(__file__).parents[2] / "shared" / "report-kangle-2018.txt"
needs_kangle = pytest.mark.skipif(not KANGLE.exists(), reason="the report's text is not part of this project")

ALIKE = ("value", "unit", "unit_mult", "qualifier", "value_to")


def by_place(report: Any, text: CopiedText) -> dict[int, list[Any]]:
    """The figures of a report by the place where each is quoted first."""
    firsts: dict[str, int] = {}
    for place in verify(report, text):
        assert place.outcome == "found" and place.start is not None
        firsts.setdefault(place.figure.id, place.start)
    places: dict[int, list[Any]] = {}
    for figure in report.figures:
        places.setdefault(firsts[figure.id], []).append(figure)
    return places


@needs_kangle
def test_the_draft_of_kangle_agrees_with_the_curated_dataset() -> None:
    source = KANGLE.read_text(encoding="utf-8")
    text = CopiedText(source)
    made = draft(source, name="kangle-2018")
    (curated,) = (one.report for one in read_reports([default_report()], lambda problem: None))
    drafted = loaded(made).report
    assert made.quantities == 49
    assert (made.left_out, made.relations_left_out, made.not_unique, made.placeholders) == (Counter(), 0, 0, ())
    assert drafted.unsorted == []
    assert len(drafted.figures) == len(curated.figures)

    ours, theirs = by_place(drafted, text), by_place(curated, text)
    assert list(ours) == sorted(theirs)
    right: Counter[str] = Counter()
    for place, figures_here in theirs.items():
        mine = ours[place]
        assert [[getattr(figure, key) for key in ALIKE] for figure in mine] == [
            [getattr(figure, key) for key in ALIKE] for figure in figures_here
        ]
        for one_, other in zip(mine, figures_here, strict=True):
            assert place_of(drafted, ours, one_.part_of) == place_of(curated, theirs, other.part_of)
            assert set(one_.breakdowns.values()) == set(other.breakdowns.values())
            right["guess"] += (one_.category, one_.measure) == (other.category, other.measure)
            right["status"] += one_.status == other.status
            right["direction"] += one_.direction == other.direction
            right["decimals"] += one_.decimals == other.decimals
            right["quotes"] += len(one_.quote) == len(other.quote)
            right["side"] += (one_.subject is None) == (other.subject is None) or not one_.subject
    assert right == {"guess": 51, "status": 51, "direction": 41, "decimals": 51, "quotes": 51, "side": 51}
    head = [drafted.period, drafted.ref_area.zh, drafted.counterpart_area.zh, drafted.origin.producer]
    assert head == [curated.period, curated.ref_area.zh, curated.counterpart_area.zh, curated.origin.producer]
    assert drafted.origin.date_published == curated.origin.date_published


def place_of(report: Any, places: dict[int, list[Any]], id_: str | None) -> int | None:
    """Where the figure of that id is quoted."""
    return None if id_ is None else next(at for at, here in places.items() if report.by_id[id_] in here)


@needs_kangle
def test_the_draft_of_kangle_is_verified_and_checked(tmp_path: Path) -> None:
    file = tmp_path / "kangle.json"
    assert run("draft", KANGLE, "-o", file).status == 0
    verified = run("verify", KANGLE, "--data", file, "--format", "json", "--unclaimed")
    assert verified.status == 0
    assert {row["outcome"] for row in verified.rows()} == {"found"}
    assert "49 quantities in the text: 0 claimed by no figure" in verified.err
    checked = run("check", "--data", file, "--format", "json")
    assert checked.status == 0
    formulas = {row["formula"]: row["verdict"] for row in checked.rows() if row["kind"] != "notice"}
    assert list(formulas.values()) == ["approximate", "holds", "holds"]


@needs_kangle
def test_the_curated_dataset_claims_every_quantity_of_kangle() -> None:
    result = run("verify", KANGLE, "--unclaimed", "--format", "json")
    assert (result.status, len(result.rows())) == (0, 52)
    assert "49 quantities in the text: 0 claimed by no figure" in result.err


# --- The command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "yunling-2022.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def drafted(*words: str | Path) -> Result:
    return run("draft", *words)


def test_a_draft_goes_to_standard_output(document: Path) -> None:
    result = drafted(document)
    assert result.status == 0
    report = json.loads(result.out)
    assert (report["$schema"], report["id"]) == ("report.schema.json", "yunling-2022")
    assert len(report["figures"]) == 12
    assert "12 figures (12 sorted, 0 unsorted; parts: 3); checks: 0" in result.err
    assert "归类 12" in drafted(document, "--lang", "zh").err


def test_a_draft_works_with_every_command(tmp_path: Path, document: Path) -> None:
    out = tmp_path / "report.json"
    result = drafted(document, "-o", out)
    assert (result.status, result.out) == (0, "")
    assert result.err.startswith(drafted(document).err)
    assert json.loads(out.read_text(encoding="utf-8")) == json.loads(drafted(document).out)
    for words in (["list"], ["totals"], ["check"], ["verify", document], ["show", "labour.employed"]):
        assert run(*words, "--data", out).status == 0


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "zh",
            [
                "待归类 1 个",
                "  unsorted.person  常住人口 9万人",
                "先看这 1 个推测",
                "劳务协作/培训人次，还是人才交流/培训人次？",
            ],
        ),
        ("en", ["1 unsorted", "  unsorted.person  常住人口 9万人", "1 guess to look at first", "Labour transfer/"]),
    ],
)
def test_it_says_what_is_to_be_done(tmp_path: Path, lang: str, expected: list[str]) -> None:
    file, out = tmp_path / "a.txt", tmp_path / "our report.json"
    file.write_text("常住人口9万人。\n各类实用培训900人次。", encoding="utf-8")
    said = drafted(file, "-o", out, "--lang", lang).err
    for words in expected:
        assert words in said
    assert f"kangle-stats verify {file} --data '{out}' --unclaimed" in said


def test_of_many_unsorted_only_the_first_are_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("。".join(f"占{number}%" for number in range(1, 31)), encoding="utf-8")
    said = drafted(file, "--lang", "en").err
    assert "30 unsorted" in said and "  and 22 more" in said
    assert said.count("unsorted.percent") == 8


def test_a_word_document_with_a_table_is_drafted_and_verified(tmp_path: Path) -> None:
    file, out = tmp_path / "a.docx", tmp_path / "a.json"
    file.write_bytes(docx(p("选派支教教师12名。") + table(["项目|万元", "道路|40"])))
    result = drafted(file, "-o", out)
    assert result.status == 0
    assert [one["value"] for one in json.loads(out.read_text(encoding="utf-8"))["unsorted"]] == ["40"]
    assert run("verify", file, "--data", out).status == 0
    assert run("check", "--data", out).status == 0


def test_an_existing_file_is_not_overwritten(tmp_path: Path, document: Path) -> None:
    out = tmp_path / "report.json"
    out.write_text("curated")
    result = drafted(document, "-o", out)
    assert (result.status, result.out) == (2, "")
    assert "--force" in result.err and str(out) in result.err
    assert out.read_text() == "curated"
    assert drafted(document, "-o", out, "--force").status == 0
    assert json.loads(out.read_text(encoding="utf-8"))["period"] == "2022"
    assert sorted(os.listdir(tmp_path)) == ["report.json", "yunling-2022.txt"]


def test_the_document_itself_is_not_overwritten_even_with_force(document: Path) -> None:
    result = drafted(document, "-o", document, "--force")
    assert result.status == 2
    assert document.read_text(encoding="utf-8") == REPORT


def test_options_fill_the_head(document: Path) -> None:
    words = [
        "--id",
        "a-2021",
        "--period",
        "2021-01/2021-06",
        "--area",
        "甲县",
        "--partner",
        "乙区",
        "--producer",
        "丙报",
    ]
    report = json.loads(drafted(document, *words).out)
    assert [report["id"], report["period"], report["origin"]["producer"]] == ["a-2021", "2021-01/2021-06", "丙报"]
    assert [report["ref_area"]["zh"], report["counterpart_area"]["zh"]] == ["甲县", "乙区"]


@pytest.mark.parametrize("words", [["--id", "A b"], ["--period", "last year"], ["--period", "2022-13"]])
def test_a_head_that_would_not_load_writes_nothing(tmp_path: Path, document: Path, words: list[str]) -> None:
    out = tmp_path / "report.json"
    for more in ([], ["-o", str(out)]):
        result = drafted(document, *words, *more)
        assert (result.status, result.out) == (2, "")
        assert words[1] in result.err
        assert not out.exists()


def test_what_cannot_be_drafted(tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    out = tmp_path / "report.json"
    for file in (tmp_path / "none.txt", picture, tmp_path):
        result = drafted(file, "-o", out)
        assert (result.status, result.out) == (2, ""), file
        assert str(file) in result.err and "Traceback" not in result.err
        assert not out.exists()


def test_what_was_left_out_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("修路40公里，养羊30只，占50%。\n\n| 项 | 数 |\n|---|---|\n| 甲 | 5 |\n", encoding="utf-8")
    result = drafted(file)
    assert result.status == 0
    assert "3 left out, for lack of a unit: 公里 1, 只 1, – 1" in result.err
    assert "to be filled in: period, title, ref_area, counterpart_area, origin" in result.err
    assert [figure["unit"] for figure in json.loads(result.out)["unsorted"]] == ["percent"]


# --- Quantities that no figure claims --------------------------------------------------------------------------------


def test_verify_says_which_quantities_no_figure_claims(tmp_path: Path, document: Path) -> None:
    out = tmp_path / "report.json"
    assert drafted(document, "-o", out).status == 0
    document.write_text(REPORT + "\n另捐款50万元，修路3公里。\n", encoding="utf-8")
    plain = run("verify", document, "--data", out, "--format", "json")
    listed = run("verify", document, "--data", out, "--format", "json", "--unclaimed")
    assert plain.status == listed.status == 0
    assert "14 quantities in the text: 2 claimed by no figure" in plain.err
    rest = listed.rows()[len(plain.rows()) :]
    assert listed.rows()[: len(plain.rows())] == plain.rows()
    assert [(row["outcome"], row["literal"], row["figure"], row["quote"]) for row in rest] == [
        ("unclaimed", "50万元", None, None),
        ("unclaimed", "3公里", None, None),
    ]
    assert list(rest[0]) == list(plain.rows()[0])
    text = document.read_text(encoding="utf-8")
    assert all(text[row["start"] : row["end"]] == row["literal"] for row in rest)
    for lang, word in (("en", "unclaimed"), ("zh", "无引用")):
        screen = run("verify", document, "--data", out, "--unclaimed", "--lang", lang)
        assert word in screen.out and "50万元" in screen.out


def test_an_unsorted_figure_claims_its_quantity_too(tmp_path: Path) -> None:
    document, out = tmp_path / "a.txt", tmp_path / "a.json"
    document.write_text("全县人口900人。", encoding="utf-8")
    assert drafted(document, "-o", out).status == 0
    result = run("verify", document, "--data", out, "--format", "json")
    assert [(row["figure"], row["outcome"]) for row in result.rows()] == [("unsorted.person", "found")]
    assert "1 quantity in the text: 0 claimed" in result.err


def test_bytes_of_an_option_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("投入12万元。", encoding="utf-8")
    for option in ("--id", "--period", "--area", "--producer"):
        result = run("draft", tmp_path / "a.txt", option, "\udcff", "-o", tmp_path / "a.json")
        assert result.status == 2
        assert "half of a character" in result.err
    assert not (tmp_path / "a.json").exists()
