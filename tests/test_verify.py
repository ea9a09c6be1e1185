"""Finding quotes in a copy of the published text, and never in the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import figure, plain_report, report
from hypothesis import given
from hypothesis import strategies as st
from running import run, write

from kangle_stats.verify import CopiedText, Place, fold_copy, verify

TEXT = "  东区出资1221.3万元，扶持西县建成了9家车间，吸纳257人。培训25期共计799人次；7批次133多名教师赴东区。\n"
QUOTES = {
    "money": ("区出资", "1221.3万元", "，扶持"),
    "shops": ("建成了", "9家", "车间，吸纳257"),
    "people": ("9家车间，吸纳", "257人", "。培训"),
    "courses": ("人。培训", "25期", "共计799"),
    "trained": ("25期共计", "799人次", "；7批次"),
    "batches": ("799人次；", "7批次", "133多名"),
    "teachers": ("；7批次", "133多名", "教师"),
}


def places(text: str, *quotes: tuple[str, str, str]) -> list[Place]:
    figures = [
        figure(f"f{index}", quote=[{"prefix": prefix, "exact": exact, "suffix": suffix}])
        for index, (prefix, exact, suffix) in enumerate(quotes)
    ]
    return list(verify(report(*figures), CopiedText(text)))


def outcome(text: str, prefix: str, exact: str, suffix: str) -> tuple[str, str | None]:
    (place,) = places(text, (prefix, exact, suffix))
    return place.outcome, place.literal


def outcomes(text: str) -> dict[str, str]:
    return {name: place.outcome for name, place in zip(QUOTES, places(text, *QUOTES.values()), strict=True)}


ALL_FOUND = dict.fromkeys(QUOTES, "found")


TABLE = "乡镇\t户\t人\t元\n石坡乡\t12\t30\t45\n柳沟镇\t123\t0.4\t5\n3\t30\t45\t12"
"""Rows of a table as a Word document is read, and as it is copied from one."""


@pytest.mark.parametrize(
    ("prefix", "exact", "suffix", "column"),
    [
        ("石坡乡", "12", " 30 45", 5),
        ("石坡乡12 ", "30", "45", 8),
        ("石坡乡12 ", "30", " 45柳沟镇", 8),
        ("12 30 ", "45", "柳", 11),
        ("柳沟镇", "123", "", 5),
        ("镇123", "0.4", " 5", 9),
        ("0.4 ", "5", " 3", 13),
        ("4 5 ", "3", "", 1),
    ],
)
def test_borders_of_a_table_part_numbers(prefix: str, exact: str, suffix: str, column: int) -> None:
    (place,) = places(TABLE, (prefix, exact, suffix))
    assert (place.outcome, place.literal, place.column) == ("found", exact, column)


def test_a_number_does_not_run_over_the_border_of_a_table() -> None:
    assert outcome(TABLE, "", "1230", "") == ("missing", None)
    assert outcome(TABLE, "石坡乡", "12", "31") == ("found", "12")
    assert outcome("石坡乡\t21\t30", "石坡乡", "12", " 30") == ("changed", "21")
    assert outcome("\t共12\n30人", "共", "1230人", "") == ("found", "12\n30人")


def test_a_table_may_be_copied_with_spaces_between_its_cells() -> None:
    assert outcome("石坡乡 12 30 45", "石坡乡12 ", "30", " 45") == ("found", "30")


# --- Found -----------------------------------------------------------------------------------------------------------


def test_every_quote_is_found_where_it_stands() -> None:
    assert outcomes(TEXT) == ALL_FOUND
    for place, (_, exact, _) in zip(places(TEXT, *QUOTES.values()), QUOTES.values(), strict=True):
        assert place.start is not None and place.end is not None
        assert TEXT[place.start : place.end] == place.literal == exact
        assert (place.line, place.column) == (1, place.start + 1)


def test_places_are_counted_from_one() -> None:
    (place,) = places("头\n\n甲 8 所 校", ("甲", "8所", "校"))
    assert (place.line, place.column, place.literal) == (3, 3, "8 所")


FULL_WIDTH = str.maketrans("0123456789.,;()", "０１２３４５６７８９．，；（）")


@pytest.mark.parametrize(
    "copy",
    [
        " ".join(TEXT),
        "\u00a0".join(TEXT),
        "\n".join(TEXT),
        "\u200b".join(TEXT),
        "\u3000".join(TEXT),
        "\ufeff" + TEXT.replace("\n", "\r\n"),
        TEXT.translate(FULL_WIDTH),
        TEXT.replace("，", ",").replace("。", ".").replace("；", ";"),
        "首页 > 新闻 > 县区\n" + TEXT + "版权声明：未经许可不得转载。责任编辑：甲\n",
        TEXT.replace("25期", "25\n\n广告 \n期").replace("广告", ""),
    ],
)
def test_copies_with_other_spacing_widths_and_furniture(copy: str) -> None:
    assert outcomes(copy) == ALL_FOUND


def test_quotation_marks_and_brackets_of_other_kinds() -> None:
    quote = ("“车间”——（新", "9家", "《办法》、")
    assert outcome("「车间」--(新9家<办法>,", *quote) == ("found", "9家")


def test_the_literal_is_given_as_printed_in_the_copy() -> None:
    assert outcome("吸纳 ２５７ 人。", "吸纳", "257人", "。") == ("found", "２５７ 人")


def test_a_folded_copy_leads_back_to_its_own_offsets() -> None:
    folded, offsets = fold_copy("１ 2\u00a0㎡…\n")
    assert folded == "12m2..."
    assert offsets == [0, 2, 4, 4, 5, 5, 5]


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    folded, offsets = fold_copy(text)
    assert len(folded) == len(offsets)
    assert offsets == sorted(offsets)
    assert all(not char.isspace() for char in folded)


# --- Changed ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("money", "1221.3万元", "1222.3万元"),
        ("money", "1221.3万元", "12213万元"),
        ("money", "1221.3万元", "1,221.8万元"),
        ("money", "1221.3万元", "1221.3亿元"),
        ("shops", "9家", "8家"),
        ("shops", "9家", "十家"),
        ("people", "257人", "275人"),
        ("people", "257人", "2570人"),
        ("people", "257人", "１257人"),
        ("courses", "25期", "15期"),
        ("trained", "799人次", "99人次"),
        ("batches", "7批次", "1批次"),
        ("teachers", "133多名", "134多名"),
        ("teachers", "133多名", "133名"),
    ],
)
def test_another_number_is_noticed_and_its_neighbours_stay_found(name: str, before: str, after: str) -> None:
    assert before in TEXT
    assert outcomes(TEXT.replace(before, after)) == ALL_FOUND | {name: "changed"}


def test_what_stands_there_instead_is_shown() -> None:
    assert outcome("吸纳275人。", "吸纳", "257人", "。") == ("changed", "275人")
    assert outcome("约 １，６０１ 名", "", "约1600名", "") == ("missing", None)
    assert outcome("共约 １，６０１ 名", "共", "约1600名", "") == ("changed", "约 １，６０１ 名")
    assert outcome("区的三家企业", "区的", "两家", "企业") == ("changed", "三家")


def test_a_number_that_the_context_cuts_may_change() -> None:
    assert outcome("出资1,501万元，吸纳257人", "0万元，吸纳", "257人", "") == ("found", "257人")
    assert outcome("吸纳257人，培训2600期", "吸纳", "257人", "，培训25") == ("found", "257人")


def test_an_unquoted_number_nearby_may_change() -> None:
    assert outcome("2019年培训25期", "2018年培训", "25期", "") == ("found", "25期")


# --- Missing and ambiguous -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " \n", "今天没有数字。", "吸纳了不少人。"])
def test_a_quote_that_is_not_there_is_missing(text: str) -> None:
    (place,) = places(text, ("吸纳", "257人", "。"))
    assert (place.outcome, place.start, place.end, place.line, place.column, place.literal) == ("missing", *[None] * 5)


def test_another_unit_is_not_the_quote() -> None:
    assert outcome("吸纳257户。", "吸纳", "257人", "。") == ("missing", None)


def test_a_number_without_its_context_is_missing() -> None:
    assert outcome("解雇257人。", "吸纳", "257人", "。") == ("missing", None)


def test_a_quote_of_spaces_is_found_nowhere() -> None:
    assert outcome("", "", " ", "") == ("missing", None)
    assert outcome("甲", "", "\u3000", "") == ("missing", None)


def test_a_quote_that_stands_twice_is_ambiguous() -> None:
    assert outcome("吸纳257人。又吸纳257人。", "吸纳", "257人", "。") == ("ambiguous", "257人")


def test_overlapping_places_are_ambiguous_too() -> None:
    assert outcome("8人8人8人", "8人", "8人", "") == ("ambiguous", "8人")
    assert outcome("8人，8人，8人", "，", "8人", "") == ("ambiguous", "8人")


def test_context_tells_two_places_apart() -> None:
    assert outcome("甲8所。乙8所。", "乙", "8所", "") == ("found", "8所")
    assert outcome("甲8所。乙8所。", "", "8所", "。乙") == ("found", "8所")


def test_two_other_numbers_are_no_change_of_one() -> None:
    assert outcome("吸纳1人。又吸纳2人。", "吸纳", "257人", "。") == ("missing", None)


def test_without_context_another_number_is_not_taken_for_it() -> None:
    assert outcome("吸纳275人。", "", "257人", "") == ("missing", None)


def test_a_quote_without_any_number_is_found_or_missing() -> None:
    assert outcome("首次引入企业", "", "首次", "引入") == ("found", "首次")
    assert outcome("再次引入企业", "", "首次", "引入") == ("missing", None)


# --- The edges of a number -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["112人", "1,012人", "0.12人", "1.12人", "１12人"])
def test_a_number_does_not_begin_within_another(text: str) -> None:
    assert outcome(text, "", "12人", "") == ("missing", None)


@pytest.mark.parametrize("text", ["123", "12.5", "12,300", "共121"])
def test_a_number_does_not_end_within_another(text: str) -> None:
    assert outcome(text, "", "12", "") == ("missing", None)


@pytest.mark.parametrize("text", ["共12", "12。", "12，", "（12）", "第12.", "12、甲"])
def test_a_number_may_end_where_the_text_goes_on_otherwise(text: str) -> None:
    assert outcome(text, "", "12", "") == ("found", "12")


def test_a_list_of_numbers_is_no_long_number() -> None:
    text = "分别为12、15、18人"
    assert outcome(text, "12、", "15", "、18") == ("found", "15")
    assert outcome(text, "、15、", "18人", "") == ("found", "18人")
    assert outcome(text, "分别为", "12", "、15") == ("found", "12")


def test_a_chinese_number_does_not_begin_within_another() -> None:
    assert outcome("十二家", "", "二家", "") == ("missing", None)
    assert outcome("共十二家", "共", "二家", "") == ("changed", "十二家")
    assert outcome("的二家", "", "二家", "") == ("found", "二家")


def test_a_sentence_that_ends_in_a_number_is_no_decimal() -> None:
    assert outcome("编号12。15人", "12。", "15人", "") == ("found", "15人")


# --- Hostile texts and quotes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["1" * 10**6, "1," * 500_000, "9家" * 300_000, "九" * 10**6, "吸纳" * 500_000, "1221.3万" * 100_000]
)
def test_a_hostile_text_comes_to_an_end(text: str) -> None:
    assert set(outcomes(text).values()) == {"missing"}


def test_data_without_quotes_are_said_to_have_none(tmp_path: Path) -> None:
    file = write(tmp_path / "r.json", plain_report(figure("a", 5)))
    text = tmp_path / "t.txt"
    text.write_text("共5人。", encoding="utf-8")
    result = run("verify", text, "--data", file, "--lang", "zh")
    assert (result.status, result.out) == (0, "")
    assert "没有引文" in result.err and "没有符合条件" not in result.err


def test_signs_that_mean_something_in_patterns_mean_themselves() -> None:
    assert outcome("a.b", "(a|", "12[人", "*+?") == ("missing", None)
    assert outcome("(a|12[人*+?", "(a|", "12[人", "*+?") == ("found", "12[人")
    assert outcome("(a|13[人*+?", "(a|", "12[人", "*+?") == ("changed", "13[人")


@given(
    st.text("12,.人万十家共 ０\n", max_size=12),
    st.text("12,.人万十家共 ０\n", min_size=1, max_size=6),
    st.text("12共,", max_size=6),
)
def test_a_quote_is_found_in_the_text_that_it_was_taken_from(before: str, exact: str, after: str) -> None:
    """Whatever stands around it: the quote's own context says where its number begins and ends."""
    prefix, suffix = before[-8:], after[:8]
    (place,) = places(f"甲{before}{exact}{after}乙", (prefix, exact, suffix))
    if exact.strip() and (prefix.strip() or suffix.strip()) and not place_is_bare(prefix, exact, suffix):
        assert place.outcome in ("found", "ambiguous")


def place_is_bare(prefix: str, exact: str, suffix: str) -> bool:
    """Whether the context is too short to say where a number begins or ends: its own edge is a mark like `1,`."""
    folded = [fold_copy(text)[0] for text in (prefix, suffix)]
    return folded[0][:2].strip(",.") == "" or folded[1][:1] in (",", ".") or not folded[0] or not folded[1]
