"""The quick way of reading gives what the general way gives, and nothing where that refuses."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from building import Plain, check, figure, money, part, plain_report
from hypothesis import given, settings
from hypothesis import strategies as st

from kangle_stats.models import Report
from kangle_stats.reading import Problem, _report_by_the_general_way
from kangle_stats.references import dangling
from kangle_stats.swift import read_swiftly


def generally(data: bytes) -> Report | None:
    """The report by the general way; None if it refuses."""
    problems: list[Problem] = []
    loaded = _report_by_the_general_way(data.rstrip(b"\r\n"), "f", 1, problems.append)
    assert (loaded is None) == bool(problems)
    return None if loaded is None else loaded.report


def agrees(data: bytes) -> bool:
    """Whether the quick way took it, having made sure that both ways agree."""
    quick = read_swiftly(data)
    slow = generally(data)
    if quick is None or dangling(quick):
        return False
    assert slow is not None, "the quick way takes what the general way refuses"
    assert quick == slow
    assert quick.model_dump() == slow.model_dump()
    assert quick.model_fields_set == slow.model_fields_set
    return True


FULL = plain_report(
    figure("total", "1112", breakdowns={"kind": "complete", "season": "partial"}, note={"zh": "注", "en": "a note"}),
    part("a", "612", quote=[{"prefix": "其中", "exact": "612人", "suffix": "，"}, {"exact": "612人"}]),
    part("b", "500", subject="某公司", group={"zh": "脱贫户"}),
    part("c", None, by="season"),
    money("m", "1221.3", decimals=-1, as_of="2020-11", basis="new", direction="east-to-west"),
    money("n", "5", qualifier="between", value_to="7", follows="county-2019:m"),
    checks=[
        check("a <= total", title={"zh": "题", "en": "title"}),
        check("a > b", "k", expect="fails", reason={"en": "r"}),
    ],
    remarks=[{"id": "r", "figures": ["a"], "text": {"en": "look"}}],
    unsorted=[{"id": "u", "title": {"en": "u"}, "value": "1", "unit": "person"}],
    **{"$schema": "report.schema.json"},
) | {
    "origin": {"producer": "某报", "date_published": "2019-02-27", "url": "https://example.org/a:b", "title": "题"},
    "ref_area": {"zh": "康乐县", "en": "Kangle", "code": "622922"},
}  # fmt: skip


def text(report: Plain, **options: Any) -> bytes:
    return json.dumps(report, **{"ensure_ascii": False, **options}).encode()


def test_a_report_with_everything_in_it_goes_the_quick_way() -> None:
    assert agrees(text(FULL))
    assert agrees(text(FULL, indent=2))
    assert agrees(text(FULL, separators=(",", " : ")))
    assert agrees(text(FULL) + b"\n") and agrees(text(FULL) + b"\r\n") and agrees(b" \t" + text(FULL))


@pytest.mark.parametrize(
    "change",
    [
        {"title": {"en": "Kangle: 2018"}},
        {"origin": {"producer": "a: b"}},
        {"figures": [figure("a", note="see: below")]},
        {"figures": [figure("a", quote=[{"exact": "1人", "prefix": "共:"}])]},
        {"checks": [check("a = a", title={"en": "x:y"})], "figures": [figure("a")]},
        {"ref_area": {"en": "Kangle:"}},
    ],
)
def test_colons_in_texts_take_the_general_way_or_come_out_even(change: Plain) -> None:
    data = text({**FULL, "checks": [], "remarks": [], **change})
    assert generally(data) is not None
    agrees(data)


# --- What has to be refused ------------------------------------------------------------------------------------------

MINIMAL = text(plain_report(figure("a", "5"))).decode()
TITLE = '"title": {"zh": "某县2020年", "en": "Some county in 2020"}'
VALUE = '"value": "5"'

REFUSED = {
    "a key twice at the top": MINIMAL.replace(TITLE, f"{TITLE}, {TITLE}"),
    "a key twice in a figure": MINIMAL.replace(VALUE, f"{VALUE}, {VALUE}"),
    "a key twice with another value": MINIMAL.replace(VALUE, f'"value": "6", {VALUE}'),
    "a key twice, spaces before the colon": MINIMAL.replace(VALUE, f'"value"  \t: "6", {VALUE}'),
    "a key twice, written with an escape": MINIMAL.replace(VALUE, f'"valu\\u0065": "6", {VALUE}'),
    "a key twice, its text with an escaped colon": MINIMAL.replace(VALUE, f'"value": "\\u003a", {VALUE}'),
    "a key twice in a title": MINIMAL.replace('"en": "Some county in 2020"', '"en": "x", "en": "y"'),
    "a key twice in an origin": MINIMAL.replace('"producer": "某报"', '"producer": "某报", "producer": "某报"'),
    "a key twice in breakdowns": MINIMAL.replace(VALUE, f'{VALUE}, "breakdowns": {{"k": "partial", "k": "complete"}}'),
    "a key twice in a quote": MINIMAL.replace(VALUE, f'{VALUE}, "quote": [{{"exact": "1", "exact": "5"}}]'),
    "a key twice in words": MINIMAL.replace(VALUE, f'{VALUE}, "note": {{"en": "a", "en": "b"}}'),
    "a key twice and a colon less": MINIMAL.replace(VALUE, f'"follows": "x:a", "follows": "a", {VALUE}'),
    "a key twice hides a colon of a text": MINIMAL.replace(VALUE, f'"note": "a:b", "note": "ab", {VALUE}'),
    "a key twice hides an object": MINIMAL.replace(VALUE, f'"note": {{"en": "x"}}, "note": "x", {VALUE}'),
    "a key twice hides a list": MINIMAL.replace(VALUE, f'"quote": [{{"exact": "1"}}], "quote": [], {VALUE}'),
    "figures twice": MINIMAL.replace('"figures": ', '"figures": [], "figures": '),
    "url twice": MINIMAL.replace(
        '"producer": "某报"', '"producer": "某报", "url": "http://a", "url": "http://a:b:c:d"'
    ),
    "a float as value": MINIMAL.replace(VALUE, '"value": 5.0'),
    "a float of no fraction as unit_mult": MINIMAL.replace(VALUE, f'{VALUE}, "unit_mult": 4.0'),
    "an exponent": MINIMAL.replace(VALUE, '"value": 5e2'),
    "NaN": MINIMAL.replace(VALUE, '"value": NaN'),
    "Infinity": MINIMAL.replace(VALUE, '"value": Infinity'),
    "a number as text for a number": MINIMAL.replace(VALUE, f'{VALUE}, "unit_mult": "4"'),
    "a big integer": MINIMAL.replace(VALUE, f'"value": {"9" * 42}'),
    "a very big integer": MINIMAL.replace(VALUE, f'"value": {"9" * 5000}'),
    "a big text": MINIMAL.replace(VALUE, f'"value": "{"9" * 41}"'),
    "true as value": MINIMAL.replace(VALUE, '"value": true'),
    "true as unit_mult": MINIMAL.replace(VALUE, f'{VALUE}, "unit_mult": true'),
    "an unknown key": MINIMAL.replace(VALUE, f'{VALUE}, "vlaue": "5"'),
    "the name of a field for its alias": MINIMAL.replace('"id": "county-2020"', '"id": "county-2020", "schema_": "x"'),
    "a comma too many": MINIMAL.replace(VALUE, f"{VALUE},,"),
    "a comma at the end": MINIMAL.replace("]}", "],}"),
    "something after it": MINIMAL + " {}",
    "two on a line": MINIMAL + MINIMAL,
    "an end too soon": MINIMAL[:-1],
    "no object": f"[{MINIMAL}]",
    "nothing": "",
    "null": "null",
    "full-width digits": MINIMAL.replace('"5"', '"５"'),
    "digits with spaces": MINIMAL.replace('"5"', '" 5 "'),
    "a control character": MINIMAL.replace("某报", "某\t报"),
    "a lone surrogate": MINIMAL.replace("某报", "\\ud83d"),
    "a comment": MINIMAL.replace(VALUE, f"/* value */ {VALUE}"),
    "single quotes": MINIMAL.replace('"5"', "'5'"),
    "a date that is none": MINIMAL.replace('"2020"', '"2020-13"'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_general_way_refuses_is_not_taken(name: str) -> None:
    data = REFUSED[name].encode()
    assert data.decode() != MINIMAL
    assert generally(data) is None
    assert read_swiftly(data) is None


@pytest.mark.parametrize("data", [MINIMAL.encode("utf-16"), MINIMAL.encode("gb18030"), b"\xff" + MINIMAL.encode()])
def test_other_encodings_are_not_taken(data: bytes) -> None:
    assert generally(data) is None and read_swiftly(data) is None


def test_what_only_the_general_way_takes_is_left_to_it() -> None:
    for data in (b"\xef\xbb\xbf" + MINIMAL.encode(), MINIMAL.replace("某报", "某\\u003a报").encode()):
        assert generally(data) is not None
        agrees(data)


# --- Properties ------------------------------------------------------------------------------------------------------

TEXTS = st.text(st.sampled_from('ab:{}",\\/ 县\u00a0:\u003a'), min_size=1, max_size=8)


@st.composite
def reports(draw: st.DrawFn) -> Plain:
    """A report that is mostly well formed, with texts full of what JSON is written with."""
    figures = []
    for number in range(draw(st.integers(0, 3))):
        more: Plain = {}
        if draw(st.booleans()):
            more["note"] = draw(st.one_of(TEXTS, st.fixed_dictionaries({}, optional={"zh": TEXTS, "en": TEXTS})))
        if draw(st.booleans()):
            more["quote"] = [{"exact": draw(TEXTS)} for _ in range(draw(st.integers(0, 2)))]
        if draw(st.booleans()):
            more["breakdowns"] = draw(st.dictionaries(st.sampled_from(["k", "l", "K"]), st.just("partial")))
        figures.append(figure(f"f{number}", draw(st.sampled_from(["5", 5, None, "5.0", -3, 10**39, 10**41])), **more))
    made = plain_report(*figures)
    for key in ("title", "ref_area"):
        if draw(st.booleans()):
            made[key] = draw(st.fixed_dictionaries({}, optional={"zh": TEXTS, "en": TEXTS}))
    if draw(st.booleans()):
        made["origin"]["url"] = draw(st.sampled_from(["http://a", "http://a:8000/b:c", "a"]))
    if draw(st.booleans()):
        made["remarks"] = [{"id": "r", "figures": ["f0"], "text": {"en": draw(TEXTS)}}]
    return made


@settings(deadline=None, max_examples=150)
@given(reports(), st.sampled_from([None, 1]), st.booleans(), st.booleans())
def test_both_ways_agree_on_any_report(made: Plain, indent: int | None, ascii_only: bool, spaced: bool) -> None:
    separators = (" ,", " : ") if spaced else None
    agrees(text(made, indent=indent, ensure_ascii=ascii_only, separators=separators))


def doubled(data: str, chance: random.Random) -> str:
    """A member of some object put in a second time."""
    members: list[tuple[int, str]] = []
    decoder = json.JSONDecoder()
    for at, char in enumerate(data):
        if char == '"':
            try:
                _, end = decoder.raw_decode(data, at)
                after = len(data) - len(data[end:].lstrip(" "))
                if data[after] == ":":
                    start = len(data) - len(data[after + 1 :].lstrip(" "))
                    _, stop = decoder.raw_decode(data, start)
                    members.append((at, data[at:stop]))
            except ValueError:
                continue
    at, member = chance.choice(members)
    return f"{data[:at]}{member}, {data[at:]}"


def damaged(data: str, chance: random.Random) -> str:
    """A character of JSON's own put in, taken out or replaced."""
    at = chance.randrange(len(data))
    put = chance.choice(['"', ":", ",", "{", "}", "0", ".", "\\", " ", "", "\\u003a"])
    return data[:at] + put + data[at + chance.randrange(2) :]


@settings(deadline=None, max_examples=300)
@given(reports(), st.randoms(use_true_random=False), st.sampled_from([doubled, damaged]), st.integers(1, 2))
def test_both_ways_agree_on_damaged_text(
    made: Plain, chance: random.Random, harm: Callable[[str, random.Random], str], times: int
) -> None:
    data = text(made).decode()
    for _ in range(times):
        data = harm(data, chance)
    quick = read_swiftly(data.encode())
    slow = generally(data.encode())
    if quick is not None and not dangling(quick):
        assert slow is not None and quick == slow
    if slow is None:
        assert quick is None or dangling(quick)


@settings(deadline=None, max_examples=100)
@given(reports(), st.randoms(use_true_random=False))
def test_a_key_that_stands_twice_is_never_taken(made: Plain, chance: random.Random) -> None:
    assert read_swiftly(doubled(text(made).decode(), chance).encode()) is None


def test_an_escaped_colon_does_not_make_up_for_a_second_key() -> None:
    hidden = MINIMAL.replace(VALUE, f'"note": "a\\u003ab", {VALUE}, {VALUE}')
    assert generally(hidden.encode()) is None and read_swiftly(hidden.encode()) is None
    upper = MINIMAL.replace(VALUE, f'"note": "a\\u003Ab", {VALUE}, {VALUE}')
    assert generally(upper.encode()) is None and read_swiftly(upper.encode()) is None
