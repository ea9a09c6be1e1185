"""Figures, amounts and intervals as people write them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import Plain, figure, money, of_kind, one_figure

from kangle_stats import units
from kangle_stats.categories import CATEGORIES
from kangle_stats.explaining import message
from kangle_stats.messages import MESSAGES, commands, findings, reading, reports, spreadsheets
from kangle_stats.quantity import Interval, Number, Quantity, bare_number, quantity
from kangle_stats.vocabulary import KINDS, codes, codes_of, names
from kangle_stats.wording import (
    amount,
    figure_number,
    figure_text,
    grouped,
    interval_text,
    range_text,
    unit_of,
    with_unit,
)

F = Fraction


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("0", "0"),
        ("999", "999"),
        ("1112", "1,112"),
        ("1221.30", "1,221.30"),
        ("-1234567.8", "-1,234,567.8"),
        ("+1000", "+1,000"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
    ],
)
def test_digits_in_groups_of_three(digits: str, shown: str) -> None:
    assert grouped(digits) == shown


@pytest.mark.parametrize(
    ("plain", "zh", "en"),
    [
        (figure("a", "1112"), "1,112人", "1,112 people"),
        (figure("a", "1"), "1人", "1 person"),
        (figure("a", None), "缺", "missing"),
        (money("a", "1221.3"), "1,221.3万元", "12,213,000 yuan"),
        (money("a", "1.5", 8), "1.5亿元", "150 million yuan"),
        (money("a", "1.5", 9), "1.5×10^9元", "1.5 billion yuan"),
        (money("a", "1268", 8), "1,268亿元", "126.8 billion yuan"),
        (money("a", "9999.9", 4), "9,999.9万元", "99,999,000 yuan"),
        (money("a", "12.3456", 8), "12.3456亿元", "1,234.56 million yuan"),
        (money("a", "1.23456789", 8), "1.23456789亿元", "123,456,789 yuan"),
        (money("a", "1.2", 12), "1.2万亿元", "1.2 trillion yuan"),
        (figure("a", "1268000000000", "yuan"), "1,268,000,000,000元", "1.268 trillion yuan"),
        (money("a", "1268", 8) | {"qualifier": "plus"}, "1,268亿余元", "126.8+ billion yuan"),
        (money("a", "1268", 8) | {"qualifier": "about"}, "约1,268亿元", "about 126.8 billion yuan"),
        (
            figure("a", "30", "yuan", unit_mult=8, qualifier="between", value_to="45.5"),
            "30亿至45.5亿元",
            "3 to 4.55 billion yuan",
        ),
        (
            figure("a", "0.5", "yuan", unit_mult=8, qualifier="between", value_to="12.3456"),
            "0.5亿至12.3456亿元",
            "50 to 1,234.56 million yuan",
        ),
        (figure("a", "73.1", unit_mult=4), "73.1万人", "731,000 people"),
        (figure("a", "4.80", "percent"), "4.80%", "4.80%"),
        (figure("a", "1", "yuan/household", unit_mult=4), "1万元/户", "10,000 yuan/household"),
        (figure("a", "1600", qualifier="about"), "约1,600人", "about 1,600 people"),
        (figure("a", "1200", qualifier="plus"), "1,200余人", "1,200+ people"),
        (figure("a", "133", qualifier="plus", quote=[{"exact": "133多名"}]), "133多人", "133+ people"),
        (figure("a", "300", qualifier="over"), "超过300人", "over 300 people"),
        (figure("a", "300", qualifier="at_least"), "300人以上", "at least 300 people"),
        (figure("a", "300", qualifier="nearly"), "近300人", "nearly 300 people"),
        (figure("a", "300", qualifier="under"), "不足300人", "under 300 people"),
        (figure("a", "300", qualifier="at_most"), "至多300人", "at most 300 people"),
        (figure("a", "300", qualifier="between", value_to="500"), "300至500人", "300 to 500 people"),
    ],
)
def test_a_figure_in_both_languages(plain: Plain, zh: str, en: str) -> None:
    one = one_figure(plain)
    assert figure_text(one, "zh") == zh
    assert figure_text(one, "en") == en


def test_a_number_without_its_unit() -> None:
    one = one_figure(figure("a", "1600", qualifier="about"))
    assert (figure_number(one, "zh"), figure_number(one, "en")) == ("约1,600", "about 1,600")


@pytest.mark.parametrize(
    ("number", "code", "qualifier", "zh", "en"),
    [
        (21_660_000, "yuan", "exact", "2,166万元", "21,660,000 yuan"),
        (123_450_000, "yuan", "exact", "1.2345亿元", "123.45 million yuan"),
        (9_999, "yuan", "exact", "9,999元", "9,999 yuan"),
        (-21_660_000, "yuan", "exact", "-2,166万元", "-21,660,000 yuan"),
        (-932_000_000, "yuan", "exact", "-9.32亿元", "-932 million yuan"),
        (126_800_000_000, "yuan", "plus", "1,268亿余元", "126.8+ billion yuan"),
        (126_800_000_001, "yuan", "exact", "≈1,268亿元", "126,800,000,001 yuan"),
        (1, "person", "exact", "1人", "1 person"),
        (139, "person", "plus", "139余人", "139+ people"),
        (7, "person", "at_least", "7人以上", "at least 7 people"),
        (F(1, 3), None, "exact", "≈0.3333", "≈0.3333"),
        (F(1, 4), "percent", "exact", "0.25%", "0.25%"),
        (35, "mu*yuan", "exact", "35mu*yuan", "35 mu*yuan"),
    ],
)
def test_an_amount_in_both_languages(number: Number, code: str | None, qualifier: str, zh: str, en: str) -> None:
    assert amount(number, code, "zh", qualifier) == zh
    assert amount(number, code, "en", qualifier) == en


@pytest.mark.parametrize(
    ("low", "high", "code", "zh", "en"),
    [
        (140, 145, "person", "140至145人", "140 to 145 people"),
        (7, 7, "person", "7人", "7 people"),
        (234, None, "person", "至少234人", "at least 234 people"),
        (None, 9, "person", "至多9人", "at most 9 people"),
        (None, None, "person", "不限", "any number"),
        (12_212_500, 12_213_500, "yuan", "1,221.25万至1,221.35万元", "12,212,500 to 12,213,500 yuan"),
        (126_750_000_000, 126_850_000_000, "yuan", "1,267.5亿至1,268.5亿元", "126.75 to 126.85 billion yuan"),
        (999_500_000, 1_000_500_000, "yuan", "9.995亿至10.005亿元", "999.5 to 1,000.5 million yuan"),
        (5, 1_200_000_000, "yuan", "5至12亿元", "5 to 1,200,000,000 yuan"),
        (0, 1_200_000_000, "person", "0至1,200,000,000人", "0 to 1.2 billion people"),
        (1, 2, None, "1至2", "1 to 2"),
        (1, 2, "mu*yuan", "1至2mu*yuan", "1 to 2 mu*yuan"),
    ],
)
def test_a_range_in_both_languages(low: Number | None, high: Number | None, code: str | None, zh: str, en: str) -> None:
    assert range_text(low, high, code, "zh") == zh
    assert range_text(low, high, code, "en") == en


PEOPLE, MU, SHARE = quantity("5", "person"), quantity("5", "mu"), quantity("5", "percent")


@pytest.mark.parametrize(
    ("interval", "of", "zh", "en"),
    [
        (Interval(F(5, 2), F(9, 2)), PEOPLE, "3至4人", "3 to 4 people"),
        (Interval(F(3, 2), F(3, 2)), PEOPLE, "1.5人", "1.5 people"),
        (Interval(2, 5, True, True), PEOPLE, "3至4人", "3 to 4 people"),
        (Interval(F(25, 2), None, low_open=True), PEOPLE, "至少13人", "at least 13 people"),
        (Interval(None, F(25, 2), high_open=True), PEOPLE, "至多12人", "at most 12 people"),
        (Interval(F(5, 2), F(9, 2)), MU, "2.5至4.5亩", "2.5 to 4.5 mu"),
        (Interval(300, None, low_open=True), MU, "多于300亩", "above 300 mu"),
        (Interval(None, 300, high_open=True), MU, "不到300亩", "below 300 mu"),
        (Interval(F(1, 20), F(1, 10)), SHARE, "5至10%", "5 to 10%"),
        (Interval(1, 2), bare_number("1"), "1至2", "1 to 2"),
    ],
)
def test_an_interval_in_both_languages(interval: Interval, of: Quantity, zh: str, en: str) -> None:
    assert interval_text(interval, of, "zh") == zh
    assert interval_text(interval, of, "en") == en


def test_units_joined_to_numbers() -> None:
    assert (with_unit("5", None, "en"), with_unit("5", "town", "zh"), with_unit("1", "town", "en", False)) == (
        "5",
        "5个",
        "1 town",
    )
    assert unit_of(SHARE) == "percent" and unit_of(PEOPLE) == "person" and unit_of(bare_number("1")) is None


ABOUT = figure("a", "3", qualifier="about")


@pytest.mark.parametrize(
    ("formula", "figures"),
    [
        ("a * b = b * a * 1", (figure("a", "5", "mu", qualifier="about"), money("b", "7"))),
        ("1 / a <= 2 / b", (ABOUT, figure("b", "3"))),
        ("b / 2 = a", (figure("b", "5"), ABOUT)),
        ("b = a", (money("b", None), money("a"))),
        ("b / a >= 1", (figure("b", "5"), figure("a", "0", qualifier="over"))),
        ("a = b", (figure("a", "0", qualifier="under"), figure("b", "0"))),
        ("a = 5", (figure("a", "20", qualifier="between", value_to="99"),)),
        ("a = b", (figure("a", "30", "percent"), figure("b", "3", "percent", unit_mult=1))),
        ("county-2020:a <= b", (figure("a", "5"), figure("b", "6"))),
        ("-a = b", (figure("a", "-3"), figure("b", "4"))),
        ("a = b", (money("a", "1.2"), money("b", "1.3"))),
        ("a <= b", (figure("a", "1700"), figure("b", "1600", qualifier="about"))),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_verdict_can_be_said(formula: str, figures: tuple[Plain, ...], lang: str) -> None:
    (found,) = of_kind("formula", *figures, checks=[formula])
    text = message(found, lang)
    assert text and "{" not in text and "Fraction" not in text


# --- Units -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code", [*units.UNITS, *units.COMMON_RATES, "mu/town", "person/household", "person-time/session"]
)
def test_units(code: str) -> None:
    assert units.is_unit(code)


@pytest.mark.parametrize(
    "code",
    ["", "/", "元", "Yuan", "yuan/", "/yuan", "yuan/yuan", "yuan/percent", "percent/yuan", "yuan/mu/town", "yuan "],
)
def test_no_units(code: str) -> None:
    assert not units.is_unit(code)


def test_what_is_counted_and_what_is_measured() -> None:
    measured = {code for code in units.UNITS if not units.is_countable(code)}
    assert measured == {"yuan", "mu", "square-metre", "percent"}
    assert not units.is_countable("yuan/household") and not units.is_countable("person/household")
    assert units.is_signed("percent") and not units.is_signed("yuan")


def test_measure_words() -> None:
    words = {"名": "person", "位": "person", "口": "person", "人": "person", "人次": "person-time", "户": "household"}
    words |= {
        "期": "session",
        "批次": "batch",
        "批": "batch",
        "套": "set",
        "本": "book",
        "元": "yuan",
        "亩": "mu",
        "%": "percent",
    }
    assert {word: units.code_of_word(word) for word in words} == words
    assert [units.code_of_word(word) for word in ("个", "家", "所", "只", "")] == [None] * 5


def test_dimensions() -> None:
    rate, household, yuan = (units.dimension(code) for code in ("yuan/household", "household", "yuan"))
    assert units.multiply(rate, household) == yuan
    assert units.multiply(yuan, household, -1) == rate
    assert units.dimension("percent") == ()
    assert units.dimension_code(rate) == "yuan/household"
    assert units.dimension_code(()) is None
    assert units.dimension_code(units.multiply((), household, -1)) == "1/household"
    assert units.dimension_code(units.multiply(yuan, units.dimension("mu"))) == "mu*yuan"
    assert units.dimension_code(units.multiply(units.multiply(yuan, yuan), rate)) == "yuan*yuan*yuan/household"


# --- Names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("category", "劳务输转", {"labour-transfer"}),
        ("category", "携手奔小康", {"town-village-pairing"}),
        ("category", " Labour Transfer ", {"labour-transfer"}),
        ("category", "LABOUR-TRANSFER", {"labour-transfer"}),
        ("category", "labour", set()),
        ("measure", "就业人数", {"people-employed"}),
        ("measure", "jobs", {"jobs"}),
        ("measure", "training sessions", {"training-sessions"}),
        ("unit", "名", {"person"}),
        ("unit", "家", {"enterprise", "workshop", "hospital"}),
        ("unit", "个", {"park", "village", "community", "town", "county", "organisation", "project"}),
        ("unit", "attendances", {"person-time"}),
        ("unit", "元/户", {"yuan/household"}),
        ("unit", "mu/town", {"mu/town"}),
        ("unit", "mu/mu", set()),
        ("status", "planned", {"planned"}),
        ("verdict", "不符", {"fails"}),
        ("verdict", "存疑", {"doubtful"}),
        ("verdict", "", set()),
    ],
)
def test_names_in_both_languages(kind: str, name: str, found: set[str]) -> None:
    assert codes_of(kind, name) == found


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_is_a_name_of_itself(kind: str) -> None:
    for code in codes(kind):
        assert code in codes_of(kind, code)
        assert code in names(kind)


def test_codes_stand_in_the_order_of_their_tables() -> None:
    assert codes("category") == list(CATEGORIES)
    assert codes("unit") == [*units.UNITS, *units.COMMON_RATES]


def test_no_code_stands_in_two_modules_of_messages() -> None:
    modules = (commands, findings, reading, reports, spreadsheets)
    assert sum(len(module.MESSAGES) for module in modules) == len(MESSAGES)
