"""The shape of a report file: what it takes, and that it takes nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import Plain, check, figure, money, one_figure, part, plain_report, report
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pydantic import ValidationError

from kangle_stats.categories import CATEGORIES
from kangle_stats.models import Report, words
from kangle_stats.packaged import data_folder, default_report, schema_file
from kangle_stats.references import dangling
from kangle_stats.schema import schema_text
from kangle_stats.units import UNITS


def faults(plain: Plain) -> list[tuple[tuple[int | str, ...], str]]:
    """The places and kinds of all that the models refuse."""
    with pytest.raises(ValidationError) as caught:
        Report.model_validate(plain)
    return [(tuple(one["loc"]), one["type"]) for one in caught.value.errors(include_url=False)]


def refused(plain: Plain) -> bool:
    return bool(faults(plain))


# --- Values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["0", "1112", "4.10", "-3.5", "+7", "007", "9" * 40, "-" + "9" * 39 + ".9", "5.", ".5"]
)
def test_a_value_is_kept_digit_for_digit(value: str) -> None:
    assert one_figure(figure("a", value)).value == value


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (1112, "1112"), (-5, "-5"), (10**40 - 1, "9" * 40)])
def test_an_integer_is_taken_too(value: int, text: str) -> None:
    assert one_figure(figure("a", value)).value == text


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        " 583",
        "583 ",
        "583\n",
        "5 83",
        "1,112",
        "1e3",
        "1E3",
        "１２",
        "٣",
        "1.2.3",
        ".",
        "-",
        "--1",
        "+-1",
        "0x10",
        "1_000",
        "NaN",
        "Infinity",
        "∞",
        "一百",
        "1112人",
        "9" * 41,
        "0." + "0" * 40,
        "1" * 10_000,
        10**40,
        1.5,
        583.0,
        float("nan"),
        True,
        False,
        [],
        {},
        b"583",
    ],
)
def test_nothing_else_is_a_value(value: Any) -> None:
    assert refused(plain_report(figure("a", value)))


@pytest.mark.parametrize("value", [True, False, 1.0, 0.0])
def test_what_equals_an_integer_is_not_taken_for_it(value: Any) -> None:
    """True equals 1 and hashes alike, which a cache must not be taken in by."""
    for number in (0, 1):
        assert one_figure(figure("a", number)).value == str(number)
    assert refused(plain_report(figure("a", value)))


def test_a_missing_value_is_not_zero() -> None:
    missing = one_figure(figure("a", None))
    assert missing.value is None and missing.quantity is None
    zero = one_figure(figure("a", "0")).quantity
    assert zero is not None and zero.point == 0


@given(st.floats())
def test_no_float_is_a_value(value: float) -> None:
    with pytest.raises(ValidationError):
        one_figure(figure("a", value))  # type: ignore[arg-type]


# --- Keys and types --------------------------------------------------------------------------------------------------


def without(plain: Plain, key: str) -> Plain:
    return {name: value for name, value in plain.items() if name != key}


@pytest.mark.parametrize("key", ["id", "title", "period", "ref_area", "counterpart_area", "origin", "figures"])
def test_what_a_report_needs(key: str) -> None:
    assert ((key,), "missing") in faults(without(plain_report(figure("a")), key))


@pytest.mark.parametrize("key", ["id", "measure", "title", "value", "unit"])
def test_what_a_figure_needs(key: str) -> None:
    assert any(
        place[-1] == key and kind == "missing" for place, kind in faults(plain_report(without(figure("a"), key)))
    )


def test_a_figure_needs_a_category() -> None:
    assert faults(plain_report(without(figure("a"), "category"))) == [(("figures", 0), "union_tag_not_found")]


def test_all_else_is_optional() -> None:
    plain = without(plain_report(figure("a")), "checks")
    read = Report.model_validate(plain)
    one = read.figures[0]
    assert (one.unit_mult, one.qualifier, one.status, one.part_of, one.by, one.decimals) == (
        0,
        "exact",
        "reported",
        *[None] * 3,
    )
    assert (one.breakdowns, one.quote, one.note, read.checks, read.unsorted, read.remarks) == ({}, [], None, [], [], [])


@pytest.mark.parametrize(
    "plain",
    [
        plain_report(figure("a"), extra=1),
        plain_report(figure("a", extra=1)),
        plain_report(figure("a"), title={"zh": "题", "fr": "titre"}),
        plain_report(figure("a"), origin={"producer": "报", "page": 1}),
        plain_report(figure("a", quote=[{"exact": "1人", "page": "1"}])),
        plain_report(figure("a"), checks=[check("a = 1", severity="high")]),
        plain_report(figure("a"), schema_="report.schema.json"),
    ],
)
def test_unknown_keys_are_refused(plain: Plain) -> None:
    assert "extra_forbidden" in {kind for _, kind in faults(plain)}


@pytest.mark.parametrize(
    "more",
    [
        {"unit_mult": "4"},
        {"unit_mult": 4.0},
        {"unit_mult": True},
        {"unit_mult": -13},
        {"unit_mult": 17},
        {"unit_mult": None},
        {"decimals": "2"},
        {"decimals": 1.0},
        {"decimals": False},
        {"decimals": 41},
        {"decimals": "Exact"},
        {"unit": "元"},
        {"unit": "YUAN"},
        {"unit": "yuan "},
        {"unit": "yuan/yuan"},
        {"unit": "percent/person"},
        {"unit": "yuan/household/village"},
        {"unit": "/person"},
        {"unit": ""},
        {"unit": 4},
        {"qualifier": "approx"},
        {"qualifier": None},
        {"status": "done"},
        {"basis": "old"},
        {"direction": "east"},
        {"id": "Labour"},
        {"id": "1a"},
        {"id": "a."},
        {"id": "a..b"},
        {"id": "a-b"},
        {"id": "a b"},
        {"id": "a\n"},
        {"id": "é"},
        {"id": "a" * 201},
        {"title": {}},
        {"title": {"zh": None}},
        {"title": {"zh": ""}},
        {"title": "数"},
        {"title": {"zh": 5}},
        {"title": {"zh": "长" * 2001}},
        {"category": "labour"},
        {"measure": "workshops"},
        {"measure": None},
        {"as_of": "2018-13"},
        {"as_of": "2018-02-30"},
        {"as_of": "2018/11"},
        {"as_of": "２０１８"},
        {"breakdowns": {"kind": "whole"}},
        {"breakdowns": {"Kind": "complete"}},
        {"breakdowns": []},
        {"quote": {"exact": "1人"}},
        {"quote": [{"exact": ""}]},
        {"quote": [{"prefix": "九个字符长的前文字", "exact": "1人"}]},
        {"quote": [{"exact": "1人", "suffix": "九个字符长的后文字"}]},
        {"quote": [{"exact": "1" * 61}]},
        {"follows": "kangle 2018:a"},
        {"note": ""},
        {"subject": 3},
    ],
)
def test_fields_of_a_figure_are_strict(more: Plain) -> None:
    assert refused(plain_report(figure("a") | more))


@pytest.mark.parametrize(
    "more",
    [
        {"unit_mult": -12},
        {"unit_mult": 16},
        {"decimals": -2},
        {"decimals": "exact"},
        {"unit": "yuan/household"},
        {"unit": "mu/village"},
        {"id": "a.b_1.c"},
        {"as_of": "2018"},
        {"as_of": "2018-11"},
        {"as_of": "2018-11-30"},
        {"quote": [{"prefix": "八个字符长的前文", "exact": "1人", "suffix": "八个字符长的后文"}, {"exact": "一人"}]},
        {"follows": "kangle-2017:a"},
        {"follows": "a.b"},
        {"note": "注"},
        {"note": {"en": "note"}},
        {"breakdowns": {"kind-2": "partial"}},
    ],
)
def test_fields_of_a_figure(more: Plain) -> None:
    assert one_figure(figure("a") | more)


@pytest.mark.parametrize(
    "more",
    [
        {"period": "18"},
        {"period": "2018-02-29"},
        {"period": "0000"},
        {"period": "2019/2018"},
        {"period": "2018/2019/2020"},
        {"period": "2018/"},
        {"period": 2018},
        {"id": "Kangle"},
        {"id": ""},
        {"ref_area": {"code": "622922"}},
        {"ref_area": {"zh": "县", "code": "62292"}},
        {"ref_area": {"zh": "县", "code": 622922}},
        {"origin": {}},
        {"origin": {"producer": ""}},
        {"origin": {"producer": "报", "date_published": "2019-02"}},
        {"origin": {"producer": "报", "date_published": "2019-02-30"}},
        {"origin": {"producer": "报", "url": "javascript:alert(1)"}},
        {"origin": {"producer": "报", "url": "https://a b"}},
        {"figures": {}},
        {"figures": [None]},
        {"figures": ["a"]},
        {"checks": [{"id": "c", "formula": ""}]},
        {"checks": [{"id": "c", "formula": "a" * 4001}]},
        {"checks": [{"id": "c", "formula": "a = 1", "expect": "fails"}]},
        {"checks": [{"id": "c", "formula": "a = 1", "reason": {"zh": "因"}}]},
        {"checks": [{"id": "c", "formula": "a = 1", "expect": "holds", "reason": {"zh": "因"}}]},
        {"remarks": [{"id": "r", "figures": [], "text": {"zh": "注"}}]},
    ],
)
def test_fields_of_a_report_are_strict(more: Plain) -> None:
    assert refused(plain_report(figure("a")) | more)


@pytest.mark.parametrize("period", ["2018", "2018-11", "2018-11-30", "2023-01/2023-11", "2021/2025", "2018-01-01/2018"])
def test_periods(period: str) -> None:
    assert report(figure("a"), period=period).period == period


def test_a_report_and_its_checks_may_have_hyphens() -> None:
    assert report(figure("a"), checks=[check("a = 1", "a-b.c")], id="kangle-2018").id == "kangle-2018"


def test_figures_do_not_change_once_read() -> None:
    one = one_figure(figure("a"))
    with pytest.raises(ValidationError):
        one.value = "2"


# --- Fields that belong together -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"qualifier": "between"}, "between"),
        ({"value_to": "5"}, "between"),
        ({"qualifier": "about", "value_to": "5"}, "between"),
        ({"value": None, "qualifier": "between", "value_to": "5"}, "between"),
        ({"value": "6", "qualifier": "between", "value_to": "5"}, "range_order"),
        ({"value": "9", "qualifier": "between", "value_to": "10.0.0"}, "value_digits"),
        ({"part_of": "t"}, "part_without_cut"),
        ({"by": "kind"}, "part_without_cut"),
    ],
)
def test_fields_that_go_together(more: Plain, kind: str) -> None:
    assert kind in {found for _, found in faults(plain_report(figure("a") | more))}


@pytest.mark.parametrize(
    "more",
    [
        {"value": "300", "qualifier": "between", "value_to": "500"},
        {"value": "9", "qualifier": "between", "value_to": "10"},
        {"value": "5", "qualifier": "between", "value_to": "5.0"},
        {"value": "-5", "qualifier": "between", "value_to": "-1"},
        {"value": None, "qualifier": "between"},
    ],
)
def test_ranges(more: Plain) -> None:
    assert one_figure(figure("a") | more)


def test_every_measure_belongs_to_its_category() -> None:
    measures = {measure for category in CATEGORIES.values() for measure in category.measures}
    for category in CATEGORIES.values():
        for measure in measures:
            plain = plain_report(figure("a", category=category.code, measure=measure))
            if measure in category.measures:
                assert Report.model_validate(plain).figures[0].measure == measure
            else:
                assert refused(plain)


# --- Texts and lookups -----------------------------------------------------------------------------------------------


def test_a_text_in_one_language_serves_for_both() -> None:
    one = one_figure(figure("a", title={"en": "only"}, note="注", subject={"zh": "甲", "en": "A"}))
    assert (one.title.text("zh"), one.title.text("en")) == ("only", "only")
    assert (words(one.note, "en"), words(one.subject, "zh"), words(one.subject, "en")) == ("注", "甲", "A")
    assert words(one.group, "zh") is None


def test_figures_are_found_by_id_and_parts_by_total_and_cut() -> None:
    whole = report(
        figure("t", "3", breakdowns={"kind": "complete", "place": "partial"}),
        part("x", "1", of="t"),
        part("y", "2", of="t"),
        part("z", "2", of="t", by="place"),
    )
    assert whole.by_id["y"].value == "2"
    assert {key: [one.id for one in parts] for key, parts in whole.parts.items()} == {
        ("t", "kind"): ["x", "y"],
        ("t", "place"): ["z"],
    }


# --- References ------------------------------------------------------------------------------------------------------


def lost(*figures: Plain, **more: Any) -> list[tuple[tuple[int | str, ...], str]]:
    return [(one.path, one.code) for one in dangling(report(*figures, **more))]


TOTAL = figure("t", "3", breakdowns={"kind": "complete"})
BARE = without(without(figure("a"), "category"), "measure")
REMARK = {"id": "c", "figures": ["a"], "text": {"zh": "注"}}


def test_a_sound_report_has_nothing_dangling() -> None:
    assert lost(TOTAL, part("x", "3", of="t")) == []
    assert lost(TOTAL, part("x", "3", of="t"), checks=[check("t = 3")]) == []


def test_ids_are_unique() -> None:
    assert lost(figure("a"), figure("b"), figure("a"), figure("a")) == [(("figures", 2, "id"), "duplicate-id")]
    assert lost(figure("a"), checks=[check("a = 1"), check("a = 2")]) == [(("checks", 1, "id"), "duplicate-id")]
    assert lost(figure("a"), remarks=[REMARK, REMARK]) == [(("remarks", 1, "id"), "duplicate-id")]


def test_sorted_and_unsorted_figures_share_their_names() -> None:
    assert lost(figure("a"), unsorted=[BARE]) == [(("unsorted", 0, "id"), "duplicate-id")]


def test_checks_and_remarks_share_their_names() -> None:
    assert lost(figure("a"), checks=[check("a = 1")], remarks=[REMARK]) == [(("remarks", 0, "id"), "duplicate-id")]


def test_a_part_needs_its_total_and_a_declared_cut_and_its_status() -> None:
    assert lost(TOTAL, part("x", "1", of="T".lower() + "x")) == [(("figures", 1, "part_of"), "part-without-total")]
    assert lost(TOTAL, part("x", "1", of="t", by="place")) == [(("figures", 1, "by"), "undeclared-cut")]
    assert lost(figure("t"), part("x", "1", of="t")) == [(("figures", 1, "by"), "undeclared-cut")]
    assert lost(TOTAL, part("x", "1", of="t", status="planned")) == [(("figures", 1, "status"), "part-status")]


def circle(id_: str, of: str) -> Plain:
    return part(id_, "3", of=of, breakdowns={"kind": "complete"})


def test_parts_in_a_circle() -> None:
    assert lost(circle("a", "a")) == [(("figures", 0, "part_of"), "part-circle")]
    three = [circle("a", "b"), circle("b", "c"), circle("c", "a")]
    assert lost(*three) == [(("figures", index, "part_of"), "part-circle") for index in range(3)]
    assert lost(*three, circle("d", "a")) == lost(*three)
    assert [path[1] for path, _ in lost(circle("d", "a"), *three)] == [1, 2, 3]
    assert [path[1] for path, _ in lost(*three, circle("e", "f"), circle("f", "e"))] == [0, 1, 2, 3, 4]


def test_a_long_chain_is_no_circle() -> None:
    chain = [circle(f"x{i}", f"x{i - 1}" if i else "t") for i in range(3000)]
    assert lost(TOTAL, *chain) == lost(TOTAL, *reversed(chain)) == []


def test_remarks_name_figures() -> None:
    details = dangling(report(figure("ab"), remarks=[{**REMARK, "figures": ["ab", "abc"]}]))
    assert [(one.path, one.code, one.details) for one in details] == [
        (("remarks", 0, "figures", 1), "unknown-figure", {"id": "abc", "near": "ab"})
    ]


# --- The published schema --------------------------------------------------------------------------------------------

VALIDATOR = Draft202012Validator(json.loads(schema_text()))
KANGLE: Plain = json.loads(default_report().read_text(encoding="utf-8"))


def test_the_published_schema_is_that_of_the_models() -> None:
    assert schema_file().read_text(encoding="utf-8") == schema_text(), "run: python -m kangle_stats.schema"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_the_schema_admits_the_packaged_report() -> None:
    VALIDATOR.validate(KANGLE)


def test_the_schema_admits_what_the_models_admit() -> None:
    for one in (figure("a", 5), figure("a", None), money("a", "4.10", decimals="exact"), figure("a", unit="mu/town")):
        VALIDATOR.validate(plain_report(one))
        assert report(one)


def changed(change: Callable[[Plain], None]) -> Plain:
    plain: Plain = json.loads(json.dumps(KANGLE))
    change(plain)
    return plain


@pytest.mark.parametrize(
    "more",
    [
        {"category": "labour"},
        {"measure": "workshops"},
        {"unit": "元"},
        {"unit": "yuan/"},
        {"unit": "percent/yuan"},
        {"value": "1,112"},
        {"value": 1.5},
        {"value": " 1"},
        {"unit_mult": 17},
        {"qualifier": "approx"},
        {"status": "done"},
        {"id": "A"},
        {"extra": 1},
        {"quote": [{"exact": "1人", "prefix": "九个字符长的前文字"}]},
        {"decimals": "two"},
    ],
)
def test_the_schema_refuses_what_the_models_refuse(more: Plain) -> None:
    plain = changed(lambda plain: plain["figures"][20].update(more))
    assert not VALIDATOR.is_valid(plain)
    assert refused(plain)


def test_the_schema_offers_every_category_measure_and_unit() -> None:
    text = schema_text()
    names = [*CATEGORIES, *UNITS, *(measure for category in CATEGORIES.values() for measure in category.measures)]
    assert [name for name in names if f'"{name}"' not in text] == []


def test_the_packaged_data_lie_together() -> None:
    assert default_report().parent == schema_file().parent == data_folder()
    assert Path(KANGLE["$schema"]).name == schema_file().name
