"""Passages with their figures underlined: the marks stand under the figures, and nothing of a figure is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kangle_stats.folding import width
from kangle_stats.passages import Span, underlined


def test_marks_stand_under_the_figures() -> None:
    text = "新建车间12家，用工340人。"
    assert underlined(text, [Span(4, 7), Span(10, 14)], 60) == [
        "新建车间12家，用工340人。",
        "        ^^^^      ^^^^^",
    ]


def test_a_long_passage_folds_with_its_marks() -> None:
    text = "全县新建帮扶车间12家，带动用工340人。"
    assert underlined(text, [Span(8, 11), Span(16, 20)], 24) == [
        "全县新建帮扶车间12家，带",
        "                ^^^^",
        "动用工340人。",
        "      ^^^^^",
    ]


def test_far_from_the_figures_the_text_is_left_out() -> None:
    text = "甲" * 100 + "12人" + "乙" * 100 + "34人" + "丙" * 100
    shown = "".join(underlined(text, [Span(100, 103), Span(203, 206)], 200)[::2])
    assert shown.count("…") == 3
    assert "12人" in shown
    assert "34人" in shown
    assert len(shown) < 100


def test_each_line_of_the_text_is_a_passage_of_its_own() -> None:
    text = "共15人。\n其中男8人。\n"
    assert underlined(text, [Span(1, 4), Span(9, 11)], 40) == ["共15人。", "  ^^^^", "其中男8人。", "      ^^^"]


def test_controls_are_shown_harmlessly() -> None:
    text = "用工\x1b[31m340人\u202e。"
    lines = underlined(text, [Span(7, 11)], 60)
    assert lines[0] == "用工\\x1b[31m340人\\u202e。"
    assert lines[1].index("^") == width("用工\\x1b[31m")


@given(
    st.text(alphabet="甲乙1２ab。\n \t\x07", max_size=80),
    st.lists(st.tuples(st.integers(0, 79), st.integers(1, 6)), max_size=5),
    st.integers(20, 80),
)
def test_any_spans_of_any_text(text: str, places: list[tuple[int, int]], cells: int) -> None:
    spans = [Span(start, start + size) for start, size in places if start + size <= len(text)]
    spans = [span for span in spans if text[span.start : span.end].strip() and "\n" not in text[span.start : span.end]]
    for line in underlined(text, spans, cells):
        assert "\n" not in line
        assert "\x07" not in line
        assert width(line) <= cells + 60
