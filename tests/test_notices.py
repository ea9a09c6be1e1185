"""Notices: each shows what it is for, and stays silent where it would be a false alarm."""

from __future__ import annotations

from typing import Any

import pytest
from building import Plain, figure, money, of_kind, part

from kangle_stats.checks import Finding


def noticed(code: str, *figures: Plain, **more: Any) -> list[Finding]:
    found = of_kind("notice", *figures, **more)
    assert all(notice.verdict == "notice" and not notice.fails_run(strict=True) for notice in found)
    return [notice for notice in found if notice.reason == code]


def named(code: str, *figures: Plain, **more: Any) -> list[list[str]]:
    return [[figure.id for figure in notice.figures] for notice in noticed(code, *figures, **more)]


# --- A value unlike its quote ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("exact", ["35人", "３５人", "共35余人", "三十五人", "各35人、40人", "若干人", "35.00", "-35"])
def test_a_value_that_stands_in_its_quote(exact: str) -> None:
    assert noticed("unlike-quote", figure("a", "35", quote=[{"exact": exact}])) == []


@pytest.mark.parametrize("exact", ["53人", "135人", "三十六人", "3.5万人"])
def test_a_value_unlike_its_quote(exact: str) -> None:
    assert named("unlike-quote", figure("a", "35", quote=[{"exact": exact}])) == [["a"]]


# --- One number for two things ---------------------------------------------------------------------------------------


def test_one_long_number_for_two_things() -> None:
    assert named("same-number", figure("a", "257"), figure("b", "257"), figure("c", "300")) == [["a", "b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("a", "25"), figure("b", "25")),
        (figure("a", "1200"), figure("b", "1200")),
        (figure("a", "0.25"), figure("b", "0.25")),
        (figure("a", "257"), figure("b", "258")),
        (figure("a", "257"), figure("b", "257", unit="household")),
        (money("a", "257", 4), money("b", "257", 0)),
        (figure("a", None), figure("b", None)),
        (figure("a", "257", breakdowns={"kind": "complete"}), part("b", "257", of="a")),
    ],
)
def test_short_or_unlike_or_linked_numbers_are_no_coincidence(one: Plain, other: Plain) -> None:
    assert noticed("same-number", one, other) == []


def test_parts_of_one_total_may_be_alike() -> None:
    total = figure("total", "514", breakdowns={"kind": "complete"})
    assert noticed("same-number", total, part("x", "257"), part("y", "257")) == []


def test_figures_under_one_total_or_of_one_subject_have_to_do_with_each_other() -> None:
    cut: Plain = {"breakdowns": {"kind": "complete"}}
    total = figure("total", "514", **cut)
    deep = (part("x", "257", **cut), part("y", "200", **cut), part("z", "257", of="y"))
    assert noticed("same-number", total, *deep) == []
    shop: Plain = {"subject": {"zh": "甲车间", "en": "Shop A"}}
    assert noticed("same-number", figure("a", "257", **shop), figure("b", "257", **shop)) == []
    assert noticed("same-number", figure("a", "257", **shop), figure("b", "257", subject="乙车间")) != []


def test_one_quote_for_two_figures_explains_them() -> None:
    quote = [{"prefix": "均为", "exact": "257人", "suffix": "。"}]
    assert noticed("same-number", figure("a", "257", quote=quote), figure("b", "257", quote=quote)) == []


def test_a_check_links_its_figures() -> None:
    two = (figure("a", "257"), figure("b", "257"))
    assert noticed("same-number", *two, checks=["a = b"]) == []
    assert noticed("same-number", *two, checks=["county-2020:a = b"]) == []
    assert len(noticed("same-number", *two, figure("c"), checks=["a >= c", "b >= c"])) == 1


def test_a_third_figure_that_is_not_linked_brings_all_up() -> None:
    three = (figure("a", "257"), figure("b", "257"), figure("c", "257"))
    assert named("same-number", *three, checks=["a = b"]) == [["a", "b", "c"]]


# --- A product that the report invites -------------------------------------------------------------------------------

PAIRING: Plain = {"category": "town-village-pairing"}
RATE = figure("rate", "1", "yuan/household", unit_mult=4, measure="subsidy-rate", decimals="exact", **PAIRING)


def households(id_: str, value: str | None, **more: Any) -> Plain:
    return figure(id_, value, "household", measure="households-supported", **PAIRING, **more)


def fund(id_: str, value: str | None, **more: Any) -> Plain:
    return money(id_, value, measure="funding", **PAIRING, **more)


def test_a_rate_and_its_number_invite_a_product() -> None:
    (notice,) = noticed("invited-product", RATE, households("h", "1388"), households("i", "778"))
    assert [one.id for one in notice.figures] == ["rate", "h", "i"]
    assert notice.left is not None and notice.left.point == 21_660_000
    assert notice.right is None


@pytest.mark.parametrize(
    ("funding", "code"), [("500", "exceeds"), ("1386", "exceeds"), ("1388", ""), ("2000", "within")]
)
def test_a_product_is_held_against_the_money_named(funding: str, code: str) -> None:
    figures = (RATE, households("h", "1388"), fund("f", funding))
    found = [notice.reason for notice in of_kind("notice", *figures) if notice.reason.startswith("invited-product")]
    assert found == ([f"invited-product-{code}"] if code else [])


@pytest.mark.parametrize(
    "figures",
    [
        (RATE,),
        (RATE, households("h", None)),
        (RATE, households("h", "1388", status="planned")),
        (RATE, figure("h", "1388", "household")),
        (RATE, figure("h", "1388", measure="households-supported", **PAIRING)),
        ({**RATE, "value": None}, households("h", "1388")),
        (fund("rate", "1"), households("h", "1388")),
    ],
)
def test_no_product_of_what_does_not_belong_together(figures: tuple[Plain, ...]) -> None:
    found = of_kind("notice", *figures)
    assert [notice for notice in found if notice.reason.startswith("invited-product")] == []


def test_a_product_that_is_checked_is_not_noticed() -> None:
    figures = (RATE, households("h", "1388"), fund("f", "1400"))
    assert noticed("invited-product-within", *figures, checks=["rate * h <= f"]) == []


def test_a_register_of_rates_invites_no_product() -> None:
    many = [{**each, "id": f"{each['id']}{number}"} for number in range(40) for each in (RATE, households("h", "7"))]
    assert len(noticed("invited-product", *many[:20])) == 10
    assert noticed("invited-product", *many) == []


def test_parts_are_not_multiplied_beside_their_total() -> None:
    total = households("h", "10", breakdowns={"kind": "complete"})
    (notice,) = noticed("invited-product", RATE, total, {**households("i", "10"), "part_of": "h", "by": "kind"})
    assert [one.id for one in notice.figures] == ["rate", "h"]


def villages(id_: str, value: str, side: str) -> Plain:
    return figure(id_, value, "village", measure="villages-paired", subject={"zh": side}, **PAIRING)


@pytest.mark.parametrize(("side", "expected"), [("甲县", ["rate", "w"]), ("乙区", ["rate", "e"]), (None, None)])
def test_a_rate_applies_to_the_villages_of_its_own_side(side: str | None, expected: list[str] | None) -> None:
    rate = {**RATE, "unit": "yuan/village", **({"subject": {"zh": side}} if side else {})}
    figures = (villages("e", "12", "乙区"), villages("w", "15", "甲县"), rate, villages("more", "9", "甲县"))
    assert named("invited-product", *figures) == ([expected] if expected else [])


# --- Amounts of which one may contain the other ----------------------------------------------------------------------

DONATED = money("d", "104.48", measure="donations", **PAIRING)
GOODS = money("g", "31.87", measure="goods-donated", **PAIRING)


def test_goods_may_be_inside_the_donations() -> None:
    assert named("may-contain", DONATED, GOODS) == [["d", "g"]]


@pytest.mark.parametrize(
    "goods", [{**GOODS, "unit": "set"}, {**GOODS, "status": "planned"}, {**GOODS, "measure": "funding"}]
)
def test_unlike_amounts_contain_nothing(goods: Plain) -> None:
    assert noticed("may-contain", DONATED, goods) == []


def test_a_register_of_amounts_is_not_taken_pair_by_pair() -> None:
    many = [{**each, "id": f"{each['id']}{number}"} for number in range(40) for each in (DONATED, GOODS)]
    assert len(noticed("may-contain", *many[:20])) == 100
    assert noticed("may-contain", *many) == []


def test_an_amount_that_is_said_to_be_inside_is_not_noticed() -> None:
    donated = {**DONATED, "breakdowns": {"form": "partial"}}
    assert noticed("may-contain", donated, {**GOODS, "part_of": "d", "by": "form"}) == []
    assert noticed("may-contain", DONATED, GOODS, checks=["g <= d"]) == []


# --- Names that are nearly one ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("康乐县同安农业科技有限公司", "康乐县同安现代农业科技有限公司"),
        ("康乐县同安农业科技有限公司", "康乐县同安农业有限公司"),
        ("康乐县同安农业科技有限公司", "康乐县同安农业科贸有限公司"),
        ("新康乐县同安公司", "康乐县同安公司"),
    ],
)
def test_names_that_differ_by_little(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        figures = (figure("a", "1", subject={"zh": first}), figure("b", "2", subject=second))
        (notice,) = noticed("near-names", *figures)
        assert notice.details == {"name": first, "other": second}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("康乐县同安农业科技有限公司", "康乐县同安农业科技有限公司"),
        ("甲车间", "乙车间"),
        ("康乐县同安公司", "康乐县同安农业科技公司"),
        ("康乐县同安发展公司", "康乐县思明开发公司"),
    ],
)
def test_names_that_are_one_or_short_or_quite_different(one: str, other: str) -> None:
    assert noticed("near-names", figure("a", "1", subject=one), figure("b", "2", subject=other)) == []


# --- Words that disagree ---------------------------------------------------------------------------------------------


def quoted(prefix: str, exact: str, suffix: str, **more: Any) -> Plain:
    return figure("a", "107", quote=[{"prefix": prefix, "exact": exact, "suffix": suffix}], **more)


@pytest.mark.parametrize(
    ("prefix", "exact", "suffix"),
    [
        ("带动", "107名", "建档立卡户达到"),
        ("带动", "107名", "贫困户增收"),
        ("建档立卡户", "107人", "。"),
        ("", "107人", "户"),
    ],
)
def test_persons_beside_the_word_for_households(prefix: str, exact: str, suffix: str) -> None:
    assert named("person-or-household", quoted(prefix, exact, suffix)) == [["a"]]


@pytest.mark.parametrize(
    ("prefix", "exact", "suffix"),
    [
        ("带动", "107名", "贫困人口"),
        ("带动", "107名", "户籍人口"),
        ("带动", "107名", "户外用品工人"),
        ("带动", "107名", "工人，32户"),
        ("带动", "107名", "和32户"),
        ("户均", "107人", "。"),
    ],
)
def test_persons_beside_other_words(prefix: str, exact: str, suffix: str) -> None:
    assert noticed("person-or-household", quoted(prefix, exact, suffix)) == []


def test_households_are_households() -> None:
    assert noticed("person-or-household", quoted("带动", "107户", "建档立卡户", unit="household")) == []


# --- Words after a number that is not round --------------------------------------------------------------------------


@pytest.mark.parametrize("qualifier", ["plus", "over"])
def test_some_more_than_an_unrounded_number(qualifier: str) -> None:
    assert named("unrounded", figure("a", "133", qualifier=qualifier)) == [["a"]]


@pytest.mark.parametrize(
    "other",
    [
        figure("a", "130", qualifier="plus"),
        figure("a", "3", qualifier="plus"),
        figure("a", "133"),
        figure("a", "133", qualifier="about"),
        figure("a", "1.3", qualifier="plus", unit_mult=4),
        figure("a", "133", "mu", qualifier="plus"),
        figure("a", None, qualifier="plus"),
    ],
)
def test_round_or_measured_numbers_may_be_more(other: Plain) -> None:
    assert noticed("unrounded", other) == []


# --- Digits beyond what is known -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "decimals"), [("1221.3", 0), ("1234", -2), ("12", -5), ("-0.05", 1)])
def test_digits_that_are_not_known(value: str, decimals: int) -> None:
    assert named("digits-beyond", money("a", value, decimals=decimals)) == [["a"]]


@pytest.mark.parametrize(
    ("value", "decimals"), [("1221.3", 1), ("1221.0", 0), ("1200", -2), ("1221.3", "exact"), ("1.3", None), (None, 0)]
)
def test_digits_that_are_known_or_nought(value: str | None, decimals: int | str | None) -> None:
    assert noticed("digits-beyond", money("a", value, decimals=decimals)) == []


# --- What the file says itself ---------------------------------------------------------------------------------------


def test_figures_without_a_category_are_named() -> None:
    plain = {key: value for key, value in figure("u", "5").items() if key not in ("category", "measure")}
    (notice,) = noticed("unsorted", unsorted=[plain, {**plain, "id": "v"}])
    assert notice.details == {"count": "2", "ids": "u, v"}
    assert noticed("unsorted", figure("a")) == []


def test_remarks_are_shown() -> None:
    remark = {"id": "same-people", "figures": ["b", "a"], "text": {"en": "Whether they are the same is not said."}}
    (notice,) = noticed("remark", figure("a"), figure("b"), remarks=[remark])
    assert notice.check == "same-people"
    assert [one.id for one in notice.figures] == ["b", "a"]
    assert notice.title is not None and notice.title.en == "Whether they are the same is not said."
