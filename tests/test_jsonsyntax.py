"""Each way in which a text is not JSON has a place and a mend, in both languages."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kangle_stats.jsonsyntax import first_break
from kangle_stats.jsontext import Faulty, parse
from kangle_stats.messages import MESSAGES, say

_DECODER = json.JSONDecoder(parse_float=str, parse_constant=str, parse_int=str)


def is_json(text: str) -> bool:
    try:
        _DECODER.decode(text)
    except json.JSONDecodeError:
        return False
    return True


GOOD = '{"a": [1, -2.5e3, "x\\n\\u00e9", null, true], "b": {"c": "甲“乙”", "d": []}, "e": NaN}'
PIECES = [*"{}[]:,\"\\\n\t '，：“”＂／#057-+.eEan;、１", "\ufeff", "\u3000", "\x00", "//", "null", "None", "-Infinity"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=12))
def test_a_break_is_found_in_what_is_no_json_and_in_nothing_else(text: str) -> None:
    assert (first_break(text) is None) == is_json(text)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 3), st.sampled_from(["", *PIECES]))
def test_a_damaged_text_is_broken_exactly_if_it_is_no_json(at: int, length: int, piece: str) -> None:
    text = GOOD[:at] + piece + GOOD[at + length :]
    assert (first_break(text) is None) == is_json(text)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 3), st.sampled_from(["", *PIECES]))
def test_the_break_is_the_same_where_looking_begins_near_it(at: int, length: int, piece: str) -> None:
    text = GOOD[:at] + piece + GOOD[at + length :]
    try:
        _DECODER.decode(text)
        sound = len(text)
    except json.JSONDecodeError as refused:
        sound = refused.pos
    assert first_break(text, sound) == first_break(text)


@pytest.mark.parametrize(
    ("text", "code", "broken"),
    [
        # the place of the break is where the text stands that follows
        ("x", "json-start", "x"),
        ("<html></html>", "json-start", "<"),
        ('{"a": 1,}', "json-comma-trailing", ",}"),
        ('{"a": 1,\n  }', "json-comma-trailing", ",\n"),
        ("[1, 2, ]", "json-comma-trailing", ", ]"),
        ('{"a": 1 "b": 2}', "json-comma-missing", '"b"'),
        ('{"a": {} "b": 2}', "json-comma-missing", '"b"'),
        ('{"a": "x""b": 2}', "json-comma-missing", '"b"'),
        ("[1,, 2]", "json-comma-extra", ", 2"),
        ("{,}", "json-comma-extra", ","),
        ('{"a" 1}', "json-colon-missing", "1"),
        ('{"a"= 1}', "json-colon-missing", "="),
        ('{"a"}', "json-colon-missing", "}"),
        ('["a": 1]', "json-colon-extra", ":"),
        ('{"a":: 1}', "json-colon-extra", ": 1"),
        ('{"a": }', "json-value-missing", "}"),
        ('{"a": , "b": 1}', "json-value-missing", ","),
        ('{"a": 1,112}', "json-key", "112"),
        ("{a: 1}", "json-unquoted", "a"),
        ('{"a": 12万元}', "json-unquoted", "12万元"),
        ('{"a": @}', "json-unquoted", "@"),
        ("{'a': 1}", "json-single-quotes", "'a"),
        ("{\"a\": 'x'}", "json-single-quotes", "'x"),
        ('{"a": 1，"b": 2}', "json-full-width", "，"),
        ('{"a"：1}', "json-full-width", "："),
        ("{“a”: 1}", "json-full-width", "“a"),
        ('{"a": "甲”, "b": 2}', "json-full-width", "”"),
        ('{"a": "甲”,\n"b": 2}', "json-full-width", "”"),
        ('{"a": ５８}', "json-full-width", "５８"),
        ("｛}", "json-full-width", "｛"),
        ('{\u3000"a": 1}', "json-invisible", "\u3000"),
        ('\ufeff{"a": 1}', "json-invisible", "\ufeff"),
        ('{"a": 1\u200b}', "json-invisible", "\u200b"),
        ("{\x00}", "json-invisible", "\x00"),
        ('{"a": 1} // x', "json-comment", "//"),
        ('{# x\n"a": 1}', "json-comment", "#"),
        ('{"a": /* x */ 1}', "json-comment", "/*"),
        ('{"a": "x\n}', "json-string-unclosed", '"x'),
        ('{"a": "“x”\n}', "json-string-unclosed", '"“x'),
        ('{"a": "x', "json-string-unclosed", '"x'),
        ('{"a": 2020"}', "json-quote-missing", '"}'),
        ('{"a": "说"好"的"}', "json-quote-inside", '"好'),
        ('{"a": "x\ty"}', "json-control", "\t"),
        ('{"a": "C:\\data"}', "json-escape", "\\d"),
        ('{"a": "\\u12"}', "json-escape", "\\u"),
        ('{"a": .5}', "json-number", ".5"),
        ('{"a": 5.}', "json-number", "5."),
        ('{"a": +5}', "json-number", "+5"),
        ('{"a": 0x1F}', "json-number", "0x1F"),
        ('{"a": 007}', "json-leading-zero", "007"),
        ('{"a": -01}', "json-leading-zero", "-01"),
        ('{"a": None}', "json-word", "None"),
        ('{"a": True}', "json-word", "True"),
        ('{"a": 1}}', "json-closer-extra", "}"),
        ("]", "json-closer-extra", "]"),
        ('{"a": [1}', "json-closer-wrong", "}"),
        ('{"a": [1, 2', "json-unclosed", ""),
        ("{} {}", "json-extra-data", "{}"),
    ],
)
def test_what_is_wrong_and_where(text: str, code: str, broken: str) -> None:
    found = first_break(text)
    assert found is not None
    assert (found.code, found.at) == (code, len(text) - len(text[found.at :]))
    assert text[found.at :].startswith(broken) and bool(broken) == bool(text[found.at :])


@pytest.mark.parametrize("code", [code for code in MESSAGES if code.startswith("json-")])
def test_the_words_are_the_tools_own(code: str) -> None:
    """None of the reasons that Python gives, and in Chinese no English but what is written in a file."""
    zh, en = MESSAGES[code]
    assert "{column}" in zh and "{column}" in en
    chinese = re.sub(r"\{\w+\}|JSON|\.jsonl|null|note|value|\\n", "", zh)
    assert not re.search("[A-Za-z]", chinese)
    assert not re.search("Expecting|delimiter|property name", en)


def test_a_place_on_another_line_counts_from_the_beginning_of_the_file() -> None:
    with pytest.raises(Faulty) as caught:
        parse('{"县": [\n1}', first_line=7)
    (fault,) = caught.value.faults
    assert (fault.line, fault.details["column"]) == (8, "2")
    assert (fault.details["line"], fault.details["at_column"]) == ("7", "7")
    assert "第 7 行第 7 列的 [" in say("zh", fault.code, **fault.details)


def test_columns_count_characters() -> None:
    with pytest.raises(Faulty) as caught:
        parse('{"𠮷县": 1，}')
    assert caught.value.faults[0].details["column"] == "9"


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' * 50_000,
        "[" * 50_000 + "}",
        '["' + "“" * 500_000 + "\n",
        "[1" + " " * 500_000 + "x",
        '"' + "x" * 9_000_000,
        '"' + "\\\\" * 999_999,
    ],
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    began = time.process_time()
    assert first_break(text) is not None
    assert time.process_time() - began < 2


def test_what_is_shown_of_a_text_is_short() -> None:
    for text in (
        "x" * 9999,
        "{" + "k" * 9999,
        '{"a": "' + "x" * 9999,
        '{"a": 0' + "9" * 9999 + "}",
        '{"a": ' + "５" * 999 + "}",
    ):
        found = first_break(text)
        assert found is not None and max(map(len, found.details.values())) <= 60
