"""JSON is read strictly, and every fault is told with its line."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kangle_stats.jsontext import MAX_DIGITS, Fault, Faulty, Path, decode, lines_of, parse
from kangle_stats.messages import say

INTEGERS = st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1)
SCALARS = st.none() | st.booleans() | INTEGERS | st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)


def faults(text: str, first_line: int = 1) -> list[tuple[int | None, str]]:
    with pytest.raises(Faulty) as caught:
        parse(text, first_line)
    return [(fault.line, fault.code) for fault in caught.value.faults]


def fault(text: str) -> Fault:
    with pytest.raises(Faulty) as caught:
        parse(text)
    (only,) = caught.value.faults
    return only


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_what_json_writes_is_read_back(value: object, indent: int | None, ascii_only: bool) -> None:
    assert parse(json.dumps(value, indent=indent, ensure_ascii=ascii_only)) == value


@given(st.text(alphabet='{}[]:,"\\ \n0.1eE-ntNaIu d8') | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    found: tuple[Fault, ...] | None = None
    try:
        parse(text)
    except Faulty as faulty:
        found = faulty.faults
    assert found is None or (found and all(each.line is None or each.line >= 1 for each in found))


@given(VALUES, st.sampled_from(["1.5", "1e3", "NaN", "-Infinity", '{"k": 1, "k": 2}', '"\\ud8aa"']))
def test_a_fault_is_found_wherever_it_stands(value: object, bad: str) -> None:
    text = json.dumps([value, "HERE", value], indent=1).replace('"HERE"', bad, 1)
    line = json.dumps([value, 0], indent=1).count("\n")
    assert [where for where, _ in faults(text)] == [line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1,\n "a": 2}', [(2, "duplicate-key")]),
        ('{"a": {"b": [{"c": 1,\n"c": 2}]}}', [(2, "duplicate-key")]),
        ('{"a": {},\n"a": {"b": 1,\n"b": 2}}', [(2, "duplicate-key"), (3, "duplicate-key")]),
        ('{"\\u0061": 1, "a": 2}', [(1, "duplicate-key")]),
        ("[NaN,\nInfinity,\n-Infinity]", [(1, "not-a-number"), (2, "not-a-number"), (3, "not-a-number")]),
        ("[4.10,\n1e5, 1E-2, -0.0]", [(1, "fraction-number"), *[(2, "fraction-number")] * 3]),
        ("[" + "9" * 42 + "]", [(1, "integer-too-long")]),
        ("[" + "9" * 10_000 + "]", [(1, "integer-too-long")]),
        ("[\n-" + "9" * 10_000 + "]", [(2, "integer-too-long")]),
        ('["\\ud800"]', [(1, "lone-surrogate")]),
        ('{"\\udc00": "\\uDBFF\\u0041"}', [(1, "lone-surrogate")] * 2),
        ('{"a": "\\ud800",\n"b": 1.5}', [(1, "lone-surrogate"), (2, "fraction-number")]),
        ("[" * 100_000, [(1, "nested-too-deep")]),
        ("\n\n" + '{"a":' * 100_000 + "1" + "}" * 100_000, [(3, "nested-too-deep")]),
        ("[1.5," * 100_000, [(1, "nested-too-deep")]),
        ("", [(None, "empty-file")]),
        (" \n\t ", [(None, "empty-file")]),
        ('{"a": 1}\n{"a": 2}', [(2, "json-extra-data")]),
        ("1.5, 2", [(1, "json-extra-data")]),
        ('{"a": 1.5, b}', [(1, "json-unquoted")]),
        ('{"a": 1.5, "b', [(1, "json-string-unclosed")]),
        ('{"a": NaN,\n"a": 1,]', [(2, "json-closer-wrong")]),
        ("{'a': 1}", [(1, "json-single-quotes")]),
        ('{"a": 007}', [(1, "json-leading-zero")]),
        ('{"a": ５８}', [(1, "json-full-width")]),
        ('["a\nb"]', [(1, "json-string-unclosed")]),
        ("[1,\n 2,\n]", [(2, "json-comma-trailing")]),
        ("[--Infinity]", [(1, "json-unquoted")]),
    ],
)
def test_faults_with_their_lines(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert faults(text) == expected
    shifted = [(line + 6 if line else line, code) for line, code in expected]
    assert faults(text, first_line=7) == shifted


def test_a_syntax_fault_says_its_column_and_what_stands_there() -> None:
    wrong = fault('{"a": 1,\n "b" 2}')
    assert wrong.line == 2
    assert wrong.details["column"] == "6"
    assert wrong.details["found"] == "2}"


def test_the_details_of_a_fault_are_short() -> None:
    key = "k" * 5000
    assert len(fault(f'{{"{key}": 1, "{key}": 2}}').details["key"]) <= 60
    assert len(fault("[" + "9" * 5000 + "]").details["found"]) <= 60
    assert len(fault("[1." + "9" * 5000 + "]").details["found"]) <= 60


@pytest.mark.parametrize(
    "text", ['["\\ud83d\\ude00"]', '["\\\\ud800"]', '{"a": {"k": 1}, "b": {"k": 1}}', '[{"k": 1}, {"k": 1}]']
)
def test_what_only_looks_wrong_is_read(text: str) -> None:
    assert parse(text) == json.loads(text)


TEXT = '{"a": "康乐县"}'
BYTES = bytes(range(256)) * 4


@pytest.mark.parametrize(
    ("data", "line", "encoding"),
    [
        ('{"a":\n "康乐"}'.encode("gb18030"), 2, "GB18030 (GBK)"),
        *((TEXT.encode(codec), None, "UTF-16") for codec in ("utf-16", "utf-16-be", "utf-16-le")),
        *((TEXT.encode(codec), None, "UTF-32") for codec in ("utf-32", "utf-32-be", "utf-32-le")),
        (TEXT.encode("utf-16")[:-1], None, "UTF-16"),
    ],
)
def test_other_encodings_are_named(data: bytes, line: int | None, encoding: str | None) -> None:
    with pytest.raises(Faulty) as caught:
        decode(data)
    (only,) = caught.value.faults
    assert (only.line, only.code) == (line, "not-utf8-but" if encoding else "binary-file")
    assert only.details.get("encoding") == encoding


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (b"\0" * 5000, None, "binary-file"),
        (b"\0", None, None),
        (BYTES, None, "binary-file"),
        (b"\x01\x02\0\0\xff\xfe" * 9, None, "binary-file"),
        (b'{"a": "\0"}', None, None),
        (b'{"a":\n\n "\xff"}', 3, "not-utf8"),
        (b"\xed\xa0\x80", 1, "not-utf8"),
        ('{"a": "康乐县同安区"'.encode() + b"\xe5\x8e\n}", 1, "not-utf8"),
        (b"PK\x03\x04...word/document.xml", None, "no-report-but"),
        (b"\xef\xbb\xbf <!doctype html>", None, "no-report-but"),
        (b"%PDF-1.7", None, "no-report-but"),
        (b"\x89PNG\r\n\x1a\n", None, "no-report-but"),
        (b"SQLite format 3\0", None, "no-report-but"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None, "no-report-but"),
    ],
)
def test_what_is_no_text(data: bytes, line: int | None, code: str | None) -> None:
    """None: the syntax tells of a single NUL, with its place."""
    found: tuple[int | None, str | None] = (None, None)
    try:
        decode(data)
    except Faulty as faulty:
        (only,) = faulty.faults
        found = only.line, only.code
        for lang in ("zh", "en"):
            say(lang, only.code, **only.details)
    assert found == (line, code)


def test_a_byte_that_is_no_text_has_a_column() -> None:
    with pytest.raises(Faulty) as caught:
        decode('\n{"县": "'.encode("utf-8-sig") + b'\xff"}')
    assert caught.value.faults == (Fault(2, "not-utf8", {"column": "8", "found": "0xFF"}),)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    for head in (b"", b"{", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"{\0"):
        try:
            text = decode(head + data)
        except Faulty:
            continue
        assert (head + data).removeprefix(b"\xef\xbb\xbf") == text.encode()


def test_a_byte_order_mark_is_accepted() -> None:
    assert decode('{"县": 1}'.encode("utf-8-sig")) == '{"县": 1}'


def test_lines_of_values_and_of_what_is_around_them() -> None:
    text = '{\n"a": [\n{"b": 1},\n{"b":\n2}\n],\n"c": {"}": "{"},\n"d": 1}'
    expected: dict[Path, int] = {
        (): 1,
        ("a",): 2,
        ("a", 0, "b"): 3,
        ("a", 1): 4,
        ("a", 1, "b"): 4,
        ("a", 1, "missing"): 4,
        ("a", 7): 2,
        ("c", "}"): 7,
        ("d",): 8,
        ("nowhere", "at", "all"): 1,
    }
    assert lines_of(text, expected) == expected
    assert lines_of(text, [("d",)], first_line=11) == {("d",): 18}


def test_many_faults_take_one_pass() -> None:
    text = json.dumps([{"k": i} for i in range(20_000)], indent=0)
    began = time.process_time()
    lines = lines_of(text, [(i, "k") for i in range(20_000)])
    assert lines[19_999, "k"] == text.count("\n") - 1
    assert time.process_time() - began < 5
