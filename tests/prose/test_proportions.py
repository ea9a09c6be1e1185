"""Ratios, averages, changes and products as communiqués put them, and what looks like them and is not checked."""

from __future__ import annotations

import pytest

from kangle_stats.proofreading import proofs
from kangle_stats.prose import Relation, extract, relations


def found(text: str) -> list[Relation]:
    return [relation for relation in relations(text, extract(text)) if relation.type != "sum"]


def verdicts(text: str) -> list[str]:
    return [proof.finding.verdict for proof in proofs(found(text))]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # respective shares, behind a cue that ends the label
        (
            "全市科研经费80亿元。其中，企业50亿元，院所18亿元，高校12亿元。企业、院所和高校所占比重分别为62.5%、22.5%和15.0%。",
            "ratio",
            ["62.5% = 50亿元 ÷ 80亿元", "22.5% = 18亿元 ÷ 80亿元", "15.0% = 12亿元 ÷ 80亿元"],
        ),
        # a share of what stands before it, by the numbers
        ("行政村160个，已通网络152个，占95%。", "ratio", ["95% = 152个 ÷ 160个"]),
        ("财政收入25亿元，税收收入18亿元，税收占比72%。", "ratio", ["72% = 18亿元 ÷ 25亿元"]),
        ("教师120人，其中教授24人、副教授36人，教授、副教授占50.0%。", "ratio", ["50.0% = (24人 + 36人) ÷ 120人"]),
        ("户籍人口64万人，各少数民族1.6万人，占总人口的2.5%。", "ratio", ["2.5% = 1.6万人 ÷ 64万人"]),
        # rates by their own name
        ("帮扶1500户，其中示范户90户。投入资金70万元。当年脱贫480户，脱贫率32%。", "ratio", ["32% = 480户 ÷ 1500户"]),
        (
            "实施项目50个，开工45个，开工率90%，竣工40个，竣工率80%。",
            "ratio",
            ["90% = 45个 ÷ 50个", "80% = 40个 ÷ 50个"],
        ),
        ("转移就业2300人，目标任务2000人，完成率115%。", "ratio", ["115% = 2300人 ÷ 2000人"]),
        # the sexes, and incomes in town and country
        ("男性41400人，女性40000人，性别比（以女性为100）为103.5。", "ratio", ["103.5 = 100 × 41400人 ÷ 40000人"]),
        ("男性41400人，女性40000人，性别比由104.8下降为103.5。", "ratio", ["103.5 = 100 × 41400人 ÷ 40000人"]),
        ("男性20000人，女性19300人，性别比例100：96.5。", "ratio", ["100：96.5 = 100 × 19300人 ÷ 20000人"]),
        (
            "城镇居民人均可支配收入36000元，农村居民人均可支配收入15000元，城乡居民收入比2.40:1。",
            "ratio",
            ["2.40:1 = 36000元 ÷ 15000元"],
        ),
        # multiples
        ("村集体收入由5万元增加到40万元，翻了三番。", "ratio", ["三番 = (40万元 - 5万元) ÷ 5万元"]),
        ("产量由20吨提高到60吨，是原来的3倍。", "ratio", ["3倍 = 60吨 ÷ 20吨"]),
        # between two times, in either order, with the amount between
        ("去年培训400人，今年培训500人，增长25%。", "ratio", ["25% = (500人 - 400人) ÷ 400人"]),
        ("2020年培训500人，2019年为400人，增加100人，增长25%。", "ratio", ["25% = 100人 ÷ 400人"]),
        ("2020年培训500人，2019年为400人，增加100人，增长25%。", "difference", ["100人 = 500人 - 400人"]),
        ("在上年800亩的基础上扩大到1000亩，增长25%。", "ratio", ["25% = (1000亩 - 800亩) ÷ 800亩"]),
        ("在上年800亩的基础上增加200亩，增长25%，达到1000亩。", "difference", ["200亩 = 1000亩 - 800亩"]),
        ("困难户从2012年的900户减少到2018年的150户，6年间减少了750户。", "difference", ["750户 = 900户 - 150户"]),
        # between two rates
        (
            "全部投资增长9.4%。民间投资增长12.6%，快于全部投资3.2个百分点。",
            "difference",
            ["3.2个百分点 = 12.6% - 9.4%"],
        ),
        (
            "甲县投资增长9.4%，乙县投资增长12.6%，甲县比乙县低3.2个百分点。",
            "difference",
            ["3.2个百分点 = 12.6% - 9.4%"],
        ),
        # growth a year, compounded
        (
            "旅客由2010年的100万人次增加到2015年的161.05万人次，年均增长10.0%。",
            "average",
            ["10.0% = (161.05万人次 ÷ 100万人次)^(1/5) - 1"],
        ),
        (
            "常住人口为110462人。与2000年（第五次人口普查）的100000人相比，增加10462人，增长10.46%。年平均增长率为1.00%。",
            "average",
            ["1.00% = (110462人 ÷ 100000人)^(1/10) - 1"],
        ),
        (
            "羊只由2010年的40000只减少到2015年的20480只，年均下降12.5%。",
            "average",
            ["12.5% = 1 - (20480只 ÷ 40000只)^(1/5)"],
        ),
        # density, and amounts for so many
        (
            "总面积400平方公里。2010年总人口90000人，人口密度225人/平方公里。",
            "average",
            ["225人/平方公里 = 90000人 ÷ 400平方公里"],
        ),
        ("县域面积400平方公里，总人口9万人，人口密度为每平方公里225人。", "average", ["225人 = 9万人 ÷ 400平方公里"]),
        ("总人口90000人。\n医院病床315张，每千人拥有3.5张。", "average", ["3.5张 = 1000 × 315张 ÷ 90000人"]),
        ("总人口90000人，卫生技术人员450人，每千人拥有卫生技术人员5人。", "average", ["5人 = 1000 × 450人 ÷ 90000人"]),
        # an average of what the numbers fit
        ("甲乡300户，乙乡450户。分红135万元，户均3000元。", "average", ["3000元 = 135万元 ÷ 450户"]),
        # prices
        ("收购蔬菜20吨，每吨3000元，货款6万元。", "product", ["6万元 = 20吨 × 3000元"]),
        ("销售苹果50吨，单价8000元/吨，收入40万元。", "product", ["40万元 = 50吨 × 8000元/吨"]),
        ("一共要45公斤料，按1公斤4元计算，共180元。", "product", ["180元 = 45公斤 × 4元"]),
    ],
)
def test_what_is_told(text: str, kind: str, expected: list[str]) -> None:
    assert [relation.equation() for relation in found(text) if relation.type == kind] == expected
    assert not {"fails", "unchecked", "doubtful"} & set(verdicts(text))


@pytest.mark.parametrize(
    "text",
    [
        # growth that is not of the figures beside it
        "生产总值由2010年的100亿元增加到2015年的161亿元，年均增长8.5%。",
        "固定资产投资120亿元，比上年的115亿元增长9.0%。",
        "零售总额完成50亿元，2019年完成52亿元，同比下降6.0%。",
        "可支配收入由2015年的8000元增加到2020年的12500元，年均增长8.0%。",
        "2020年培训3000人次，2018年培训2000人次，年均增长10%。",
        "茶园由2000亩增加到3000亩，年均增长9%。",
        "今年上半年完成300人，去年全年完成500人，增长20%。",
        # rates and shares of something else
        "参保35万人，参保率98.5%；参加养老保险20万人，参保率99%。",
        "森林面积120万亩，耕地30万亩，森林覆盖率45.0%。",
        "工业用电5亿千瓦时，占全社会用电的60%；居民用电1亿千瓦时。",
        "教师120人，其中教授24人、副教授36人，女教师、青年教师占62.0%。",
        # proportions and densities of something else
        "男性41400人，女性40000人，出生人口性别比为111.3。",
        "男性41400人，女性40000人，性别比由104.8。",
        "0-14岁男性1100人，女性1000人，总人口性别比为105.3。",
        "农村居民人均可支配收入12000元，城镇居民人均可支配收入30000元，收入比2019年增长8%。",
        "县域面积400平方公里，其中城区20平方公里，城区人口6万人，人口密度225人/平方公里。",
        "总人口90000人，每千人拥有医师2.3人。",
        # prices for a time, or of something else
        "每吨3000元，每月20吨，货款6万元。",
        "总投资2.4亿元，建筑面积8万平方米，每平方米3500元。",
        # too rough to tell anything
        "投入1亿元，惠及3个县，每县3000余万元。",
        "种粮约500亩，每亩收入约900元，收入40万元。",
    ],
)
def test_what_is_not_told(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("男性41400人，女性40000人，性别比为103.5。", "holds"),
        ("男性41400人，女性40000人，性别比为105.3。", "fails"),
        ("总面积400平方公里。总人口90000人，人口密度252人/平方公里。", "fails"),
        ("城镇居民人均可支配收入36000元，农村居民人均可支配收入15000元，城乡居民收入比2.60。", "fails"),
        ("旅客由2010年的100万人次增加到2015年的161.05万人次，年均增长10.0%。", "rounding"),
        ("旅客由2010年的100万人次增加到2015年的161.05万人次，年均增长12.2%。", "fails"),
        ("在上年800亩的基础上扩大到1000亩，增长20%。", "fails"),
        ("去年培训400人，今年培训500人，增长20%。", "fails"),
        ("村集体收入由5万元增加到30万元，翻了三番。", "fails"),
    ],
)
def test_verdicts(text: str, verdict: str) -> None:
    assert verdicts(text) == [verdict]


def test_the_next_share_of_a_whole_of_one_name_is_of_the_same() -> None:
    text = "全市有7个民族，64万人，其中汉族62.4万人，占总人口的97.5%；各少数民族1.6万人，占总人口的{}%。"
    assert verdicts(text.format("2.5")) == ["holds", "holds"]
    assert verdicts(text.format("5.2")) == ["holds", "fails"]
    cut_off = text.format("2.1").replace("1.6万", "13900").replace("64万", "640000")
    assert verdicts(cut_off) == ["holds", "doubtful"]


def test_the_number_of_a_proportion_points_into_the_text() -> None:
    text = "人口情况\n男性20000人，女性19300人。\n全县男性20000人，女性19300人，性别比例100：96.5。"
    (relation,) = found(text)
    total = relation.total
    assert text[total.start : total.end] == total.literal == "100：96.5"
    assert (total.line, text.splitlines()[total.line - 1][total.column - 1 :]) == (3, "100：96.5。")


def test_a_wrong_growth_a_year_has_its_suspects() -> None:
    text = "旅客由2010年的100万人次增加到2015年的161.05万人次，年均增长12.0%。"
    (proof,) = proofs(found(text))
    instead = {proof.mention(suspect.figure).literal: suspect.instead for suspect in proof.finding.suspects}
    assert instead["12.0%"] == "10.0"
    assert set(instead) == {"12.0%", "100万人次", "161.05万人次"}


_OUTPUT = "全年地区生产总值200亿元，增长6%。其中，第一产业增加值20.4亿元，第二产业80.2亿元，第三产业99.4亿元。"


@pytest.mark.parametrize(
    ("structure", "expected"),
    [
        ("三次产业结构为10.2:40.1:49.7。", ["holds", "holds", "holds"]),
        ("三次产业结构由上年的11.2：40.1：48.7调整为10.2：40.1：49.7。", ["holds", "holds", "holds"]),
        # two digits swapped
        ("三次产业结构为10.2:40.1:47.9。", ["holds", "holds", "fails"]),
        # adjusted so that the three make 100
        ("三次产业结构为10.2:40.3:49.5。", ["holds"]),
        # of another year, or of something else
        ("上年三次产业结构为12.2:45.2:42.6。", []),
        ("三次产业贡献率为10.2:40.1:49.7。", []),
        ("三次产业结构为10.2:40.1:49.7:0。", []),
    ],
)
def test_the_three_industries_as_a_proportion(structure: str, expected: list[str]) -> None:
    assert verdicts(_OUTPUT + structure) == expected


def test_the_structure_of_an_output_that_is_nought_or_untold() -> None:
    assert found("第一产业20.4亿元，第二产业80.2亿元，第三产业99.4亿元，三次产业结构为10.2:40.1:49.7。") == []
    assert found("生产总值0亿元，第一产业0亿元，第二产业0亿元，第三产业0亿元，三次产业结构为10.2:40.1:49.7。") == []


def test_the_shares_of_a_structure_point_into_the_text() -> None:
    text = f"经济\n{_OUTPUT}\n三次产业结构为10.2:40.1:49.7。"
    for relation in found(text):
        total = relation.total
        assert text[total.start : total.end] == total.literal
        assert text.splitlines()[total.line - 1][total.column - 1 :].startswith(total.literal)
