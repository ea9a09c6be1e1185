"""The project categories of a cooperation report and the measures that each admits."""

from __future__ import annotations

from typing import NamedTuple


class Measure(NamedTuple):
    """What of a project is measured (SDMX: INDICATOR)."""

    code: str
    zh: str
    en: str
    overlapping: bool = False
    """Whether the people of two programmes may be the same, so that their figures add up to a range only."""
    two_sided: bool = False
    """Whether both partners count their own side of one pairing: 8 towns paired with 8 towns are not 16."""


class Category(NamedTuple):
    """A kind of project (SDMX: concept), with its names and measures."""

    code: str
    zh: str
    aliases: tuple[str, ...]
    en: str
    measures: dict[str, Measure]


def _category(code: str, zh: str, aliases: tuple[str, ...], en: str, *measures: Measure) -> Category:
    return Category(code, zh, aliases, en, {measure.code: measure for measure in measures})


_TRAINING = (
    Measure("training-sessions", "培训期数", "Training sessions"),
    Measure("training-attendances", "培训人次", "Training attendances"),
)
_TRAINED = Measure("people-trained", "培训人数", "People trained", overlapping=True)
_EMPLOYED = Measure("people-employed", "就业人数", "People employed", overlapping=True)
_JOBS = Measure("jobs", "就业岗位", "Jobs")
_BENEFITING = (
    Measure("people-benefiting", "带动人数", "People benefiting", overlapping=True),
    Measure("people-lifted-out-of-poverty", "脱贫人数", "People lifted out of poverty", overlapping=True),
)
_PROJECTS = Measure("projects", "项目数", "Projects")
_FUNDING = Measure("funding", "投入资金", "Funding")
_VILLAGES_PAIRED = Measure("villages-paired", "结对村", "Villages paired", two_sided=True)
_DONATED = (
    Measure("donations", "社会捐款", "Donations"),
    Measure("goods-donated", "捐赠物资", "Goods donated"),
)

_TABLE = (
    _category(
        "enterprise-investment",
        "产业合作",
        ("企业投资", "产业协作"),
        "Enterprise investment",
        Measure("enterprises", "企业数", "Enterprises"),
        _PROJECTS,
        Measure("investment", "投资额", "Investment"),
        Measure("registered-capital", "注册资金", "Registered capital"),
        Measure("purchase", "采购金额", "Purchases"),
        Measure("industrial-parks", "产业园区", "Industrial parks"),
        Measure("floor-area", "建筑面积", "Floor area"),
        Measure("export-share", "出口比重", "Share exported"),
        _JOBS,
        _EMPLOYED,
        Measure("monthly-income", "月收入", "Monthly income"),
        *_BENEFITING,
        Measure("land-leased", "流转土地", "Land leased"),
    ),
    _category(
        "labour-transfer",
        "劳务协作",
        ("劳务输转", "劳务输出"),
        "Labour transfer",
        _EMPLOYED,
        _JOBS,
        Measure("job-fairs", "招聘会", "Job fairs"),
        *_TRAINING,
        _TRAINED,
    ),
    _category(
        "talent-exchange",
        "人才交流",
        ("人才支援",),
        "Talent exchange",
        Measure("specialists-sent", "选派专业人才", "Specialists sent"),
        Measure("specialists-exchanged", "专业技术人才交流", "Specialists exchanged"),
        Measure("cadres-exchanged", "干部交流", "Cadres exchanged"),
        Measure("people-sent-for-training", "赴外培训人数", "People sent for training"),
        Measure("cadres-seconded", "挂职干部", "Cadres seconded"),
        Measure("students-funded", "资助学生", "Students funded"),
        Measure("schools-paired", "结对学校", "Schools paired", two_sided=True),
        Measure("hospitals-paired", "结对医院", "Hospitals paired", two_sided=True),
        *_TRAINING,
        _TRAINED,
        Measure("batches", "培训批次", "Batches"),
    ),
    _category(
        "poverty-workshops",
        "扶贫车间",
        ("帮扶车间",),
        "Poverty workshops",
        Measure("workshops", "车间数", "Workshops"),
        _FUNDING,
        _EMPLOYED,
    ),
    _category(
        "town-village-pairing",
        "结对帮扶",
        ("镇街帮扶", "携手奔小康"),
        "Town-village pairing",
        Measure("counties-paired", "结对县", "Counties paired", two_sided=True),
        Measure("towns-paired", "结对镇街", "Towns paired", two_sided=True),
        _VILLAGES_PAIRED,
        _FUNDING,
        Measure("households-supported", "扶持户数", "Households supported"),
        Measure("subsidy-rate", "补助标准", "Subsidy rate"),
        *_DONATED,
        Measure("land-quota", "用地指标", "Land quota"),
        Measure("model-villages", "乡村振兴示范村", "Model villages"),
    ),
    _category(
        "fiscal-aid",
        "资金支持",
        ("财政援助", "财政帮扶"),
        "Fiscal aid",
        Measure("funding", "财政帮扶资金", "Fiscal aid"),
        Measure("funding-per-county", "县均资金", "Aid per county"),
        Measure("counties-aided", "受援县", "Counties aided"),
        _PROJECTS,
        *_BENEFITING,
    ),
    _category(
        "consumption-assistance",
        "消费帮扶",
        ("消费扶贫", "消费协作"),
        "Consumption assistance",
        Measure("goods-bought", "采购和帮助销售额", "Goods bought"),
    ),
    _category(
        "social-assistance",
        "社会帮扶",
        ("社会力量帮扶", "社会参与"),
        "Social assistance",
        *_DONATED,
        Measure("money-and-goods", "捐赠款物", "Money and goods donated"),
        Measure("enterprises-paired", "结对企业", "Enterprises paired"),
        Measure("organisations-paired", "结对社会组织", "Social organisations paired"),
        _VILLAGES_PAIRED,
    ),
    _category(
        "organisation",
        "组织领导",
        ("高层互访", "互访对接"),
        "Organisation",
        Measure("visits", "互访对接人次", "Visits"),
        Measure("meetings", "联席会议", "Meetings"),
    ),
)

CATEGORIES: dict[str, Category] = {category.code: category for category in _TABLE}

MEASURES: dict[str, Measure] = {measure.code: measure for category in _TABLE for measure in category.measures.values()}

MAY_CONTAIN = (("donations", "goods-donated"), ("money-and-goods", "donations"), ("money-and-goods", "goods-donated"))
"""Pairs of measures in money of which a report often leaves open whether the first contains the second."""

PAID_FROM = {"subsidy-rate": "funding"}
"""For a measure that is a rate in money, the measure of the money that one would expect it to be paid from."""
