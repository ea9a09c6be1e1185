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
_EMPLOYED = Measure("people-employed", "就业人数", "People employed", overlapping=True)
_FUNDING = Measure("funding", "投入资金", "Funding")

_TABLE = (
    _category(
        "enterprise-investment",
        "产业合作",
        ("企业投资", "产业协作"),
        "Enterprise investment",
        Measure("enterprises", "企业数", "Enterprises"),
        Measure("investment", "投资额", "Investment"),
        Measure("registered-capital", "注册资金", "Registered capital"),
        Measure("purchase", "采购金额", "Purchases"),
        Measure("industrial-parks", "产业园区", "Industrial parks"),
        Measure("jobs", "就业岗位", "Jobs"),
        Measure("people-benefiting", "带动人数", "People benefiting", overlapping=True),
        Measure("people-lifted-out-of-poverty", "脱贫人数", "People lifted out of poverty", overlapping=True),
        Measure("land-leased", "流转土地", "Land leased"),
    ),
    _category(
        "labour-transfer",
        "劳务协作",
        ("劳务输转", "劳务输出"),
        "Labour transfer",
        _EMPLOYED,
        *_TRAINING,
    ),
    _category(
        "talent-exchange",
        "人才交流",
        ("人才支援",),
        "Talent exchange",
        Measure("specialists-sent", "选派专业人才", "Specialists sent"),
        Measure("people-sent-for-training", "赴外培训人数", "People sent for training"),
        Measure("cadres-seconded", "挂职干部", "Cadres seconded"),
        Measure("students-funded", "资助学生", "Students funded"),
        Measure("schools-paired", "结对学校", "Schools paired", two_sided=True),
        *_TRAINING,
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
        Measure("towns-paired", "结对镇街", "Towns paired", two_sided=True),
        Measure("villages-paired", "结对村", "Villages paired", two_sided=True),
        _FUNDING,
        Measure("households-supported", "扶持户数", "Households supported"),
        Measure("subsidy-rate", "补助标准", "Subsidy rate"),
        Measure("donations", "社会捐款", "Donations"),
        Measure("goods-donated", "捐赠物资", "Goods donated"),
        Measure("land-quota", "用地指标", "Land quota"),
    ),
)

CATEGORIES: dict[str, Category] = {category.code: category for category in _TABLE}

MEASURES: dict[str, Measure] = {measure.code: measure for category in _TABLE for measure in category.measures.values()}

MAY_CONTAIN = (("donations", "goods-donated"),)
"""Pairs of measures in money of which a report often leaves open whether the first contains the second."""

PAID_FROM = {"subsidy-rate": "funding"}
"""For a measure that is a rate in money, the measure of the money that one would expect it to be paid from."""
