"""What is exported to a workbook is had back digit for digit and letter for letter, whatever it is."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from building import figure, plain_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_reports import TEXTS, VALUES, bare, reports
from running import run, write

from kangle_stats.checks import findings
from kangle_stats.exports.cells import Number, entry, is_native
from kangle_stats.exports.workbook import write as export
from kangle_stats.forms.texts import MOST_CHARACTERS, cut, from_cell, from_office, is_cut, to_cell, to_office
from kangle_stats.importing.numbers import number, shape
from kangle_stats.importing.report import read
from kangle_stats.models import Report
from kangle_stats.packaged import packaged_reports
from kangle_stats.reading import Problem


def imported(data: bytes) -> list[Report]:
    """The reports of a workbook, which has no faults."""
    problems: list[Problem] = []
    found = read(data, "r.xlsx", problems.append).reports
    assert [problem.text("en") for problem in problems] == []
    return [Report.model_validate(report) for report in found]


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
