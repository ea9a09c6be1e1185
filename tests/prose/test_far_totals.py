"""Lists whose totals stand apart from them, are named in other words, or are told again. One example for each rule,
in sentences made for it.
"""

from __future__ import annotations

import pytest

from kangle_stats.proofreading import proofs
from kangle_stats.prose import extract, relations


def told(text: str, kind: str = "sum") -> list[str]:
    return [each.equation() for each in relations(text, extract(text)) if each.type == kind]


def alarms(text: str) -> list[str]:
    found = proofs(relations(text, extract(text)))
    return [proof.relation.equation() for proof in found if proof.finding.verdict == "fails"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a list inside a list whose outer one goes on in the next sentence
        (
            "全县产值8431万元。其中：第一产业2162万元；第二产业2453万元，其中工业1512万元；建筑业941万元。第三产业3816万元。",
            ["8431万元 = 2162万元 + 2453万元 + 3816万元", "2453万元 = 1512万元 + 941万元"],
        ),
        # 中 points by a name to the sentence before the last
        (
            "全县接收捐款8623.4万元，接收物资价值2731.6万元。在接收的捐款中，县级接收6125.1万元，甲镇接收1314.2万元，"
            "其余乡、镇接收1184.1万元。在接收的物资中，县级接收1842.3万元，"
            "甲镇接收521.2万元，其余乡、镇接收368.1万元。",
            [
                "8623.4万元 = 6125.1万元 + 1314.2万元 + 1184.1万元",
                "2731.6万元 = 1842.3万元 + 521.2万元 + 368.1万元",
            ],
        ),
        # 在…中有
        ("学校43所，在学校中有公办学校28所，民办学校15所；医院9家。", ["43所 = 28所 + 15所"]),
        # the name between 其中 and its colon
        (
            "全月受理事项3642件，当场答复2518件，转办事项1124件，办结1103件。其中转办事项：咨询类351件、求助类283件、其他490件。",
            ["1124件 = 351件 + 283件 + 490件"],
        ),
        # a name that begins with a time and leaves 的 out
        (
            "全年热线受理群众诉求6184件。全年所受理的群众诉求中，直办3527件，占57.0%，转办2657件，占43.0%。",
            ["6184件 = 3527件 + 2657件"],
        ),
        # 较大 in the name of the whole names no part of it
        ("21起较大事故中，8起为超速、6起为超载、4起涉嫌酒驾，另有3起还在调查。", ["21起 = 8起 + 6起 + 4起 + 3起"]),
        # amounts for all holders together behind 向各
        (
            "红十字会支出的4813万元中，向各乡镇拨付1620万元；购买物资1305万元；向各医院和敬老院拨付1888万元。",
            ["4813万元 = 1620万元 + 1305万元 + 1888万元"],
        ),
        # two lists that end in 合计, below the total of both
        (
            "累计支出452万元。其中县级用于住房144万元，用于道路126万元，合计270万元。乡级用于住房61万元，用于道路121万元，"
            "合计182万元。",
            ["270万元 = 144万元 + 126万元", "452万元 = 270万元 + 182万元", "182万元 = 61万元 + 121万元"],
        ),
        # one of two names denies the other
        (
            "全队有学员431人。参加过培训的有291人，占67.5%，没有参加过培训的有140人，占32.5%。",
            ["431人 = 291人 + 140人"],
        ),
        # the words of the total again, each behind a clause of its own
        (
            "全县共录取考生8698人，第一次填报志愿，共录取考生5723名，第二次征集志愿，共录取考生2975名。",
            ["8698人 = 5723名 + 2975名"],
        ),
        # measure words of one thing, to 其他, and no further
        (
            "馆藏3233册（件）。其中，图书2435册，古籍273册，缩微制品103件，其他422册；外文书刊216册。",
            ["3233册 = 2435册 + 273册 + 103件 + 422册"],
        ),
        # what several have grown by is no part
        (
            "全县参保4817万人。其中，参保职工3412万人，参保离退休人员1405万人，分别比上年末增加205万人和39万人。",
            ["4817万人 = 3412万人 + 1405万人"],
        ),
        # what an amount has grown from is no total
        (
            "全年抽检6641批次，比上年的5183批次增加1458批次。其中，完成食品4673批次，完成农产品1968批次。",
            ["6641批次 = 4673批次 + 1968批次"],
        ),
        # lines that end alike are no wrapped line
        (
            "全省残疾人总数270万，占全省人口总数 4%\n其中：\n视力残疾人45万，占残疾人总数的16.7%\n"
            "听力语言残疾人86万，占残疾人总数的31.9%\n"
            "肢体残疾人34万，占残疾人总数的12.6%\n智力残疾人62万，占残疾人总数的23.0%\n多重残疾人43万，占残疾人总数的15.9%",
            ["270万 = 45万 + 86万 + 34万 + 62万 + 43万"],
        ),
        # shares summed up in the next sentence, which counts them
        (
            "主要罪名：盗窃859人，占18.1%；诈骗629人，占13.2%；斗殴333人，占7.0%。上述三个罪名合占总数的38.3%。",
            ["38.3% = 18.1% + 13.2% + 7.0%"],
        ),
        # numbers that tell of how many another is told
        (
            "全州完工项目24个。其中：7个重灾县完工项目14个；甲县完工2个；4个一般受灾县完工项目8个，与目标的差距为1个。",
            ["24个 = 14个 + 2个 + 8个"],
        ),
        # a sentence that is a list and nothing else
        (
            "当日转办信件553件，其中电话407件，来信146件。已交办甲市201件，乙市83件，丙市42件，丁市113件，戊市63件，己市51件。",
            ["553件 = 407件 + 146件", "553件 = 201件 + 83件 + 42件 + 113件 + 63件 + 51件"],
        ),
        # works begun and works finished are no cut
        ("已批复项目24个，其中，开工项目19个，已完工4个。", []),
        # what is wanting is no part
        ("计划招生4345人，上线人数4066人，缺额279人。", []),
        # about so much in one currency, of which a part is told in another
        ("注册资本约7822亿元，其中内资6100万元，私营7447亿元，外资54.9亿美元。", []),
    ],
)
def test_totals(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_amounts_of_all_are_not_of_each() -> None:
    each = {mention.literal: mention.each for mention in extract("向各乡镇拨付80万元，三家公司各捐800元。")}
    assert each == {"80万元": False, "三家": False, "800元": True}


@pytest.mark.parametrize(
    "text",
    [
        # the first digit, in what 中 announces
        "慈善会支出的8907.88万元中，拨付各乡镇800万元；购买物资1307.88万元；资助医院2800万元。",
        "辖区总人口7232人，城镇化率9.6%。另有流动人口1706人。总人口中，男性1608人，占51%；女性1624人，占49%。",
        # over a full stop, to 其余
        "全省接收捐款8311.4万元。在接收的捐款中，省级接收6125.1万元。甲市接收1314.2万元，其余州、市接收1184.1万元。",
        # behind 合计
        "用于住房1.44亿元，用于道路1.26亿元，用于学校2.37亿元，合计7.07亿元。",
        # in a total that two cuts contradict alike
        "全市党员总数为9611.2万名。\n党员的职业。工人659.4万名，农民2592.3万名，其他人员6419.5万名。\n"
        "党员的年龄。30岁及以下1262.4万名，31至60岁5687.8万名，61岁及以上2721.0万名。",
        # in a list whose heading names its total
        "我省残疾人总数为8236万人，占6.3%。\n据统计，各类残疾人的人数分别是：视力残疾1233万人，占15%；听力残疾2004万人，占24%；"
        "言语残疾127万人，占2%；肢体残疾2412万人，占29%；智力残疾554万人，占7%；其余残疾1966万人，占24%。",
        # in parts told by one verb
        "全年查破各类涉林案件243件。其中办理行政案件172件，罚款19人。办理治安案件7件，拘留5人；办理刑事案件24件，判刑18人。",
        # in shares that are counted
        "主要罪名：盗窃859人，占18.1%；诈骗629人，占13.2%；斗殴333人，占7.0%。上述三个罪名合占总数的39.3%。",
        # in one of two cuts of a total in the paragraph before
        "计划招生总数为42714名。\n今年的招生计划中，本科计划16913名，专科计划26201名；按科类分：理工类21691名，文史类15350名，"
        "体育类5673名。",
    ],
)
def test_a_wrong_digit_is_flagged(text: str) -> None:
    assert len(alarms(text)) >= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the part before it has a share of the same whole itself
        (
            "共收到来信497件。\n从类别来看：建设类信件共116件，占总量的23.3%；社保类信件共76件，占总量的15.3%。",
            ["23.3% = 116件 ÷ 497件", "15.3% = 76件 ÷ 497件"],
        ),
        # shares whose parts would stand in another sentence
        ("186个湖泊中，富营养的34个。全省67个断面中，优良、较差断面分别占64.5%、35.5%。", []),
    ],
)
def test_shares(text: str, expected: list[str]) -> None:
    assert [each for each in told(text, "ratio") if "497" in each or "占" not in each] == expected
