"""Text that is shown is harmless, fits its line, and keeps its numbers and ids whole."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kangle_stats.folding import UNSAFE, fold, harmless, longest_token, width

NUMBERS_AND_IDS = [
    "1,112",
    "1112名",
    "1,221.3万元",
    "133多万人次",
    "-3.5%",
    "+12",
    "~300",
    "300–500人",
    "300～500人",
    "1\u00a0112户",
    "５８３户",
    "labour.employed.east",
    "kangle-2018:labour.employed",
    "(1,112)",
    "https://example.org/a/b?c=1#d",
]
CLOSING = "，。、；：！？）》”,.;:!?)"
OPENING = "（《“("

texts = st.text() | st.text("康乐县1,2.3万元(（“”）)，。 a.b-_~%\n\u00a0\u3000e\u0301")
widths = st.integers(0, 60)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("a\x00\x07\r\x7f\x9b", r"a\x00\x07\x0d\x7f\x9b"),
        ("\u202eabc\u2066\u200f\u061c", r"\u202eabc\u2066\u200f\u061c"),
        ("\u200b\u2060\ufeff\u2028\u2029", r"\u200b\u2060\ufeff\u2028\u2029"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("甲\t乙", "甲 乙"),
    ],
)
def test_unsafe_characters_become_visible(raw: str, shown: str) -> None:
    assert harmless(raw) == shown


@pytest.mark.parametrize(
    "text", ["", "康乐县（2018年）：1,221.3万元\n“两不愁”", "a\u00a0b\u3000c", "\\x1b", "Línxià e\u0301"]
)
def test_ordinary_text_is_untouched(text: str) -> None:
    assert harmless(text) == text


@given(st.text(st.characters()))
def test_harmless_text_is_safe_and_can_be_written(text: str) -> None:
    shown = harmless(text)
    assert not UNSAFE.search(shown)
    assert harmless(shown) == shown
    shown.encode()


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("康乐县", 6),
        ("，（", 4),
        ("１２", 4),
        ("e\u0301", 1),
        ("“a”", 3),
        ("a康\u00a0b", 5),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 10, [""]),
        ("康乐县同安区", 4, ["康乐", "县同", "安区"]),
        ("康乐县同安区", 5, ["康乐", "县同", "安区"]),
        ("康乐县", 1, ["康", "乐", "县"]),
        ("帮助1,112名贫困劳动力", 10, ["帮助", "1,112名贫", "困劳动力"]),
        ("投入1,221.3万元。", 14, ["投入", "1,221.3万元。"]),
        ("康乐县，同安区", 6, ["康乐", "县，同", "安区"]),
        ("康乐县(东部)同安", 8, ["康乐县", "(东部)同", "安"]),
        ("康乐“同安”", 5, ["康乐", "“同", "安”"]),
        ("一二三。）」四", 6, ["一二三", "。）」", "四"]),
        ("一（《二》）三", 8, ["一（《二", "》）三"]),
        ("一（《二", 6, ["一", "（《二"]),
        ("其中,1,112名", 8, ["其中,", "1,112名"]),
        ("the quick  brown fox", 10, ["the quick", "brown fox"]),
        ("甲\n\n乙 ", 10, ["甲", "", "乙"]),
        ("  甲乙", 6, ["  甲乙"]),
        ("甲 labour.employed.east 乙", 6, ["甲", "labour.employed.east", "乙"]),
        ("Línxià州", 6, ["Línxià", "州"]),
        ("234 + 878 = 1,112", 11, ["234 + 878 =", "1,112"]),
    ],
)
def test_fold(text: str, cells: int, lines: list[str]) -> None:
    assert fold(text, cells) == lines


@given(texts, widths)
def test_fold_loses_only_white_space(text: str, cells: int) -> None:
    assert bare("".join(fold(text, cells))) == bare(text)


@given(texts, widths)
@example("康labour.employed", 3)
def test_only_a_token_makes_a_line_too_wide(text: str, cells: int) -> None:
    for line in fold(text, cells):
        assert width(line) <= max(cells, longest_token(text))
        assert line == line.rstrip()


@given(st.lists(st.sampled_from([*NUMBERS_AND_IDS, "，", "（", "） ", " "])), widths)
def test_a_number_or_an_id_is_never_broken(tokens: list[str], cells: int) -> None:
    text = "康乐".join(["", *tokens, ""])
    lines = fold(text, cells)
    for token in NUMBERS_AND_IDS:
        assert sum(line.count(token) for line in lines) == text.count(token)


@given(st.text("康乐县1，。）（“”《》；12,:()万元"), st.integers(8, 40))
def test_punctuation_stays_with_its_text(text: str, cells: int) -> None:
    text = "甲".join(text)  # apart, so that each mark with its text fits on a line
    lines = fold(text, cells)
    assert not any(line[0] in CLOSING for line in lines[1:])
    assert not any(line[-1] in OPENING for line in lines[:-1])


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("康乐", 2),
        ("康乐1,112名，", 7),
        ("其中,1,112名", 7),
        ("a labour.employed b", 15),
        ("1,221.3万元", 11),
        (" \n", 0),
    ],
)
def test_longest_token(text: str, cells: int) -> None:
    assert longest_token(text) == cells


@pytest.mark.parametrize("part", ["(", ")", "((a", "1,", "（", "(((（", "1\u00a0", "康", " ", "万1多"])
def test_odd_text_takes_linear_time(part: str) -> None:
    text = part * 100_000  # with anything worse than linear this would take minutes
    assert bare("".join(fold(text, 20))) == bare(text)
