"""What is exported to a workbook is had back digit for digit and letter for letter, whatever it is."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from building import Plain, figure, plain_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import run, write

from kangle_stats.categories import CATEGORIES
from kangle_stats.checks import findings
from kangle_stats.exports.cells import Number, entry, is_native
from kangle_stats.exports.workbook import write as export
from kangle_stats.forms.texts import MOST_CHARACTERS, cut, from_cell, from_office, is_cut, to_cell, to_office
from kangle_stats.importing.numbers import number, shape
from kangle_stats.importing.report import read
from kangle_stats.models import Report
from kangle_stats.packaged import packaged_reports
from kangle_stats.quantity import QUALIFIERS
from kangle_stats.reading import Problem
from kangle_stats.units import UNITS

ODD = "ab县 \t\n\r\x00\x1b\x9b=+-@'\"\\x_u0041U…（）|;:\u00a0\u3000\u202e\ufeff\ufffe\U0001f600"
TEXTS = st.one_of(
    st.text(st.sampled_from(ODD), min_size=1, max_size=12),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8),
    st.sampled_from(
        ["=1+1", "_x0041_", "_x005F_x0041_", "\\x1b", "\\x5cx1b", "123", "1e5", "#REF!", "TRUE", "示例", "–"]
    ),
)
WORDS = st.one_of(TEXTS, st.fixed_dictionaries({"zh": TEXTS}), st.fixed_dictionaries({"zh": TEXTS, "en": TEXTS}))
TITLES = st.one_of(
    st.fixed_dictionaries({"zh": TEXTS}),
    st.fixed_dictionaries({"en": TEXTS}),
    st.fixed_dictionaries({"zh": TEXTS, "en": TEXTS}),
)
VALUES = st.one_of(
    st.from_regex(r"[+-]?[0-9]{1,22}(\.[0-9]{0,17})?", fullmatch=True),
    st.from_regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?", fullmatch=True),
    st.sampled_from(
        ["4.10", "-0", "0.0", ".5", "5.", "007", "+5", "999999999999999", "9999999999999999", "0.1", "64.1"]
    ),
)
QUOTES = st.lists(
    st.builds(
        lambda before, exact, behind: {"prefix": before[:8], "exact": exact, "suffix": behind[:8]},
        st.one_of(st.just(""), TEXTS), TEXTS, st.one_of(st.just(""), TEXTS),
    ),
    max_size=3,
)  # fmt: skip


@st.composite
def figures(draw: st.DrawFn, id_: str) -> Plain:
    """A figure with anything that a figure may have, besides parts."""
    category = draw(st.sampled_from(sorted(CATEGORIES)))
    more: dict[str, Any] = {
        "category": category,
        "measure": draw(st.sampled_from(sorted(CATEGORIES[category].measures))),
        "title": draw(TITLES),
        "unit_mult": draw(st.sampled_from([0, 0, 4, 8, 3, 9, -3, 16])),
    }
    value = draw(st.one_of(st.none(), VALUES))
    options = {
        "decimals": st.one_of(st.just("exact"), st.integers(-40, 40)),
        "status": st.sampled_from(["reported", "agreed", "planned"]),
        "direction": st.sampled_from(["east-to-west", "west-to-east"]),
        "basis": st.sampled_from(["new", "cumulative", "stock"]),
        "as_of": st.sampled_from(["2018", "2018-11", "2018-11-30"]),
        "subject": WORDS,
        "group": WORDS,
        "note": WORDS,
        "quote": QUOTES,
        "follows": st.sampled_from(["a.b", "other-2018:a.b_c"]),
        "breakdowns": st.dictionaries(
            st.sampled_from(["kind", "sex-and-age"]), st.sampled_from(["complete", "partial"])
        ),
    }
    for key, values in options.items():
        if draw(st.booleans()):
            more[key] = draw(values)
    qualifier = draw(st.sampled_from(QUALIFIERS))
    if qualifier == "between" and value is not None:
        more["value_to"] = "9" * 40
    more["qualifier"] = qualifier
    unit = draw(st.sampled_from([*UNITS, "yuan/household", "person-time/village"]))
    return figure(id_, value, unit, **more)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report that is valid, with odd words in every place."""
    sorted_ = [draw(figures(f"a.f{number}")) for number in range(draw(st.integers(0, 3)))]
    unsorted = [draw(figures(f"b.f{number}")) for number in range(draw(st.integers(0, 1)))]
    for one in unsorted:
        del one["category"], one["measure"]
    parts = [
        figure(f"a.f0.p{number}", part_of="a.f0", by=cut_)
        for one in sorted_[:1]
        for number, cut_ in enumerate(one.get("breakdowns", {}))
    ]
    for part in parts:
        part["status"] = sorted_[0].get("status", "reported")
    origin = {"producer": draw(TEXTS), "title": draw(TEXTS), "url": "https://example.org/a?b=c"}
    checks = [{"id": "c-1", "formula": "a.f0 = a.f0", "title": draw(TITLES), "expect": "fails", "reason": draw(TITLES)}]
    remarks = [{"id": "r-1", "figures": ["a.f0"], "text": draw(TITLES)}]
    return Report.model_validate(
        plain_report(*sorted_, *parts, unsorted=unsorted, origin=origin, title=draw(TITLES), ref_area=draw(TITLES))
        | ({"checks": checks, "remarks": remarks} if sorted_ else {})
    )


def imported(data: bytes) -> list[Report]:
    """The reports of a workbook, which has no faults."""
    problems: list[Problem] = []
    found = read(data, "r.xlsx", problems.append).reports
    assert [problem.text("en") for problem in problems] == []
    return [Report.model_validate(report) for report in found]


def bare(report: Report) -> dict[str, Any]:
    return report.model_dump(exclude={"schema_"})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports(), st.sampled_from(["zh", "en"]))
def test_any_report_survives_export_and_import(report: Report, lang: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.xlsx"
        export(path, [(report, findings(report))], lang)
        (back,) = imported(path.read_bytes())
    assert bare(back) == bare(report)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", packaged_reports())
def test_every_packaged_report_survives(name: str, lang: str, tmp_path: Path) -> None:
    book, made = tmp_path / "r.xlsx", tmp_path / "r.json"
    assert run("export", "--report", name, "-o", book, "--lang", lang).status == 0
    result = run("import", book, "-o", made, "--lang", lang)
    assert result.status == 0, result.err
    original = Report.model_validate_json(packaged_reports()[name].read_bytes())
    assert bare(Report.model_validate_json(made.read_bytes())) == bare(original)


def test_several_reports_go_into_a_file_of_lines(tmp_path: Path) -> None:
    book = tmp_path / "all.xlsx"
    assert run("export", "--report", "all", "-o", book).status == 0
    refused = run("import", book, "-o", tmp_path / "all.json")
    assert refused.status == 2 and ".jsonl" in refused.err and not (tmp_path / "all.json").exists()
    assert run("import", book, "-o", tmp_path / "all.jsonl").status == 0
    listed = [
        run("list", *words, "--format", "json").rows()
        for words in (["--report", "all"], ["--data", tmp_path / "all.jsonl"])
    ]
    assert listed[0] == listed[1] and len(listed[0]) > 100


# --- Numbers and texts of cells --------------------------------------------------------------------------------------


@settings(max_examples=500)
@given(VALUES)
def test_a_native_number_tells_its_printed_digits(value: str) -> None:
    made = entry(Number(value))
    assert made is not None
    if made.kind == "n":
        assert sum(map(str.isdigit, value)) <= 15
        found = number(made.text, shape(made.number_format))
        assert found is not None and found.shown == found_digits(found.stored, value) == value
    else:
        assert (made.kind, made.text, made.quoted) == ("s", value, True)


def found_digits(stored: str, value: str) -> str:
    """The stored digits with the zeros at the end that the value has."""
    places = len(value.partition(".")[2])
    whole, _, behind = stored.partition(".")
    return f"{whole}.{behind.ljust(places, '0')}" if places else whole


@settings(max_examples=500)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**8), max_value=10**8))
def test_what_excel_stores_of_a_number_is_told_in_its_digits(value: Any) -> None:
    """Excel writes 17 digits of the binary number that stands for the decimal one."""
    digits = format(value, "f")
    if is_native(digits):
        found = number(f"{float(digits):.17g}", shape("#,##0.000000"))
        assert found is not None and found.shown == digits


@settings(max_examples=500)
@given(TEXTS)
def test_texts_of_cells_are_had_back(text: str) -> None:
    held = to_cell(text)
    assert held == held.strip() and from_cell(from_office(to_office(held)).strip()) == text


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    for text in ("县" * MOST_CHARACTERS, "\U0001f600" * (MOST_CHARACTERS // 2)):
        assert cut(text) == text
        shorter = cut(text + "县" * 2)
        assert is_cut(shorter) and len(shorter.encode("utf-16-le")) <= 2 * MOST_CHARACTERS
        assert f"{len(text) + 2}" in shorter and not is_cut(text)


def test_a_quote_that_was_cut_is_told_when_it_comes_back(tmp_path: Path) -> None:
    quotes = [{"exact": "1" * 60} for _ in range(600)]
    write(tmp_path / "r.json", plain_report(figure("a", quote=quotes)))
    assert run("export", "--data", tmp_path / "r.json", "-o", tmp_path / "r.xlsx", "--lang", "en").status == 0
    result = run("import", tmp_path / "r.xlsx")
    assert result.status == 2 and "the text was cut when it was exported" in result.err
