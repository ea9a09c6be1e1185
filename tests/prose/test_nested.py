"""Lists whose parts are told alike, and lists inside their parts.

One example for each rule, in sentences made for it.
"""

from __future__ import annotations

import pytest

from kangle_stats.proofreading import proofs
from kangle_stats.prose import extract, relations


def verdicts(text: str) -> dict[str, str]:
    found = proofs([each for each in relations(text, extract(text)) if each.type == "sum"])
    return {proof.relation.equation(): proof.finding.verdict for proof in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same verb behind every name, with what is told of a part in between
        (
            "全市新增登记企业46家，东城区登记21家，其中外资3家；西城区登记15家，4家来自外省，其余11家为本地；南城区登记10家。",
            ["46家 = 21家 + 15家 + 10家", "15家 = 4家 + 11家"],
        ),
        # numbers as small as these are no chance only together with what divides one of them
        (
            "上半年签订合同9份，甲乡签订4份，3份为收购合同，1份为租赁合同；乙乡签订5份。",
            ["9份 = 4份 + 5份", "4份 = 3份 + 1份"],
        ),
        # the total is told with the verb alone
        (
            "共调查1200户，甲村调查450户，其中脱贫户38户、监测户12户；乙村调查400户；丙村调查350户。",
            ["1200户 = 450户 + 400户 + 350户"],
        ),
        # what is left
        ("全县开办夜校35所，30所设在村部，其余5所设在小学。", ["35所 = 30所 + 5所"]),
        ("全县有党员1286名，农村党员803名，机关党员301名，其余182名在企业。", ["1286名 = 803名 + 301名 + 182名"]),
        # some of a part, named inside a list in a bracket
        (
            "全省有16个地级单位（其中：12个地级市包括2个较大的市：甲市、乙市、4个自治州），95个县级单位（其中：20个市辖区、"
            "15个县级市、60个县）。",
            ["16个 = 12个 + 4个", "95个 = 20个 + 15个 + 60个"],
        ),
        ("全省有14个地级单位（其中：14个地级市包括1个较大的市：甲市）。", []),
        # one thing of several
        ("建有12个实训中心，包括5个校内实训中心和7个校外实训中心，86个实训室。", ["12个 = 5个 + 7个"]),
        (
            "学院开设3个大类，12个专业。机械类5个专业为甲、乙、丙；化工类4个专业为己、庚、辛；财经类3个专业为癸、子。",
            ["12个 = 5个 + 4个 + 3个"],
        ),
        # brackets behind the total and behind its parts
        (
            "全年接诊病例815例（重症64例），其中成人病例512例（重症41例），儿童病例303例（重症23例）。",
            ["815例 = 512例 + 303例", "64例 = 41例 + 23例"],
        ),
        # lines behind a colon
        ("新增项目7个：\n5个为工业项目；\n2个为农业项目；\n均于上半年开工。", ["7个 = 5个 + 2个"]),
        # a total told roughly, and at once exactly
        (
            "规模以上工业产值超过210亿元，达到213.6亿元。分规模看，大型企业92.1亿元，中型企业70.3亿元，小型企业51.2亿元。",
            ["213.6亿元 = 92.1亿元 + 70.3亿元 + 51.2亿元"],
        ),
        # a stop inside a list that ends at a semicolon
        (
            "会计人员130人，获得职称的91人，其中，会计师9人。助理会计师28人，会计员23人，统计师2人，助理统计师7人，统计员22人；"
            "医务人员627人。",
            ["91人 = 9人 + 28人 + 23人 + 2人 + 7人 + 22人"],
        ),
        # names inside an enumeration between the parts
        (
            "以省级专项资金6.45亿元引导市、县整合涉农资金13.19亿元，带动社会投入29.54亿元，总投入达49.18亿元。",
            ["49.18亿元 = 6.45亿元 + 13.19亿元 + 29.54亿元"],
        ),
    ],
)
def test_lists_inside_lists(text: str, expected: list[str]) -> None:
    found = verdicts(text)
    assert sorted(found) == sorted(expected)
    assert set(found.values()) <= {"holds"}


@pytest.mark.parametrize(
    "text",
    [
        # another verb: those who were taken are not those who applied
        "全县报名300人，甲校录取120人，乙校录取90人，丙校录取60人。",
        # the first is one of the others
        "全镇有耕地8600亩，甲村种植水稻500亩，乙村种植水稻300亩，丙村种植水稻200亩。",
        "今年产量1200吨，去年产量800吨，前年产量400吨。",
        # distances are not added
        "校区北距火车站120公里，东距县城30公里，西距机场40公里，南距码头50公里。",
        # more than so much adds up to anything
        "药材面积扩大到9000亩，蔬菜播种面积3000多亩，西瓜种植5000多亩，葡萄发展到1000亩。",
        # per so many
        "小学程度248198人，初中程度237221人。每10万人中大学程度1522人。",
        # 万 alone may count anything
        "复课学生总数1079.2万，其中，高校29.7万，中学216.5万人，职校32.7万，小学438.4万。",
    ],
)
def test_no_lists(text: str) -> None:
    assert verdicts(text) == {}


def test_a_wrong_digit_in_a_list_that_another_matter_ends() -> None:
    text = "规划装机1560万千瓦，其中风电400万千瓦、光伏700万千瓦、光热420万千瓦，并配置200万千瓦储能。"
    assert verdicts(text) == {"1560万千瓦 = 400万千瓦 + 700万千瓦 + 420万千瓦": "fails"}


def test_a_wrong_digit_in_a_list_told_alike() -> None:
    text = "全县共转移就业8462人，甲镇转移就业3211人，其中女性1400人；乙镇转移就业2740人；丙镇转移就业2571人。"
    assert verdicts(text) == {"8462人 = 3211人 + 2740人 + 2571人": "fails"}


@pytest.mark.parametrize(
    ("text", "failing"),
    [
        # what divides an amount, up to the rest of it
        ("全县开办夜校35所，20所设在村部，其余5所设在小学。", ["35所 = 20所 + 5所"]),
        # told with the verb of a list that adds up
        (
            "全年新办合作社52家，东乡报告32家，西乡报告20家。新办农场68家，东乡报告15家，南乡报告23家，西乡报告60家。",
            ["68家 = 15家 + 23家 + 60家"],
        ),
        # more in a part than the part
        (
            "上半年签订合同64份，甲乡签订43份，39份为收购合同，8份为租赁合同；乙乡签订21份。",
            ["43份 = 39份 + 8份"],
        ),
        # traits that one person has together are no parts, whatever verb they are told with
        ("全年新办合作社52家，东乡报告32家，西乡报告20家。党员32名，女党员报告22名，少数民族党员报告16名。", []),
        # a stop inside a list that ends at a semicolon
        (
            "会计人员130人，获得职称的91人，其中，会计师9人。助理会计师28人，会计员63人，统计师2人，助理统计师7人，统计员22人；"
            "医务人员627人。",
            ["91人 = 9人 + 28人 + 63人 + 2人 + 7人 + 22人"],
        ),
        # what divides a part may leave some out
        ("上半年签订合同64份，甲乡签订43份，20份为收购合同，8份为租赁合同；乙乡签订21份。", []),
    ],
)
def test_wrong_digits_in_lists_inside_lists(text: str, failing: list[str]) -> None:
    assert [equation for equation, verdict in verdicts(text).items() if verdict == "fails"] == failing


def test_a_wrong_digit_in_lines_behind_a_colon() -> None:
    text = "新增项目7个，均已开工。\n以上为新建。\n技改项目3个（甲乡）：\n2个为工业项目；\n{}个为农业项目；\n均已开工。"
    assert verdicts(text.format(1)) == {"3个 = 2个 + 1个": "holds"}
    assert verdicts(text.format(5)) == {"3个 = 2个 + 5个": "fails"}
