"""Figures as CSV: lossless, harmless, described, and nobody's file overwritten."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from building import figure, money, plain_report
from building import report as built
from hypothesis import HealthCheck, example, given, settings
from odd_reports import TEXTS, bare, reports
from running import run, write

from kangle_stats.exports import codebook
from kangle_stats.exports.delimited import write as export
from kangle_stats.forms.columns import FIGURE, HEAD_OF_ROW, SAID_AGAIN
from kangle_stats.forms.texts import guarded, unguarded
from kangle_stats.importing.report import read
from kangle_stats.messages import WORDS
from kangle_stats.models import Report
from kangle_stats.packaged import packaged_reports
from kangle_stats.reading import Problem
from kangle_stats.sheets.figures import FIGURE_KEYS

Cells = dict[str, str]


def exported(*made: Report) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        export(path, [(report, []) for report in made], "en")
        return path.read_bytes()


def rows(data: bytes) -> list[Cells]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def imported(data: bytes) -> tuple[list[Report], list[Any]]:
    problems: list[Problem] = []
    found = read(data, "figures.csv", problems.append)
    assert [problem.text("en") for problem in problems] == []
    return [Report.model_validate(report) for report in found.reports], found.notes


def figures_alone(report: Report) -> dict[str, Any]:
    return {key: value for key, value in bare(report).items() if key not in ("checks", "remarks")}


# --- Nothing is lost -------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports().filter(lambda report: report.figures or report.unsorted))
def test_any_figures_survive_export_and_import(report: Report) -> None:
    (back,), notes = imported(exported(report))
    assert figures_alone(back) == figures_alone(report)
    assert notes == []


def test_every_packaged_figure_is_there_and_comes_back(tmp_path: Path) -> None:
    file, back = tmp_path / "all.csv", tmp_path / "all.jsonl"
    assert run("export", "--report", "all", "-o", file).status == 0
    listed = run("list", "--report", "all", "--format", "json").rows()
    sorted_ = [row for row in rows(file.read_bytes()) if row["category"]]
    for key in set(FIGURE_KEYS) - {"quote"}:
        assert [row[key] for row in sorted_] == [str("" if row[key] is None else row[key]) for row in listed], key
    assert run("import", file, "-o", back).status == 0
    again = tmp_path / "again.csv"
    assert run("export", "--data", back, "-o", again).status == 0
    assert again.read_bytes() == file.read_bytes()
    models = [Report.model_validate_json(each.read_bytes()) for each in packaged_reports().values()]
    assert len(rows(file.read_bytes())) == sum(len(each.figures) + len(each.unsorted) for each in models) > len(listed)


@pytest.mark.parametrize(
    ("made", "value", "low", "high"),
    [
        (money("a", "1221.30"), "12213000", "12212950", "12213050"),
        (figure("a", "4.8", "percent"), "4.8", "4.75", "4.85"),
        (figure("a", "133", qualifier="plus"), "133", "134", "139"),
        (figure("a", "300", qualifier="over"), "300", "301", ""),
        (figure("a", "300", qualifier="between", value_to="500"), "", "300", "500"),
        (figure("a", None), "", "", ""),
        (money("a", "9" * 40, 16), "9" * 40 + "0" * 16, "9" * 39 + "85" + "0" * 15, "9" * 40 + "5" + "0" * 15),
    ],
)
def test_numbers_are_multiplied_out_exactly(made: dict[str, Any], value: str, low: str, high: str) -> None:
    (row,) = rows(exported(built(made)))
    assert (row["value_number"], row["low"], row["high"]) == (value, low, high)
    assert row["value"] == (made["value"] or "")


# --- Nothing acts ----------------------------------------------------------------------------------------------------

ACTS = re.compile(r"[\s'\"]*[=+\-@＝＋－＠]")
HARMFUL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\ufeff]")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_no_cell_runs_as_a_formula_or_hides_anything(report: Report) -> None:
    data = exported(report)
    assert not HARMFUL.search(data.decode())
    numbers = {column.name for column in codebook.COLUMNS if column.type in ("decimal", "integer", "places")}
    for row in rows(data):
        for name, cell in row.items():
            if ACTS.match(cell):
                assert (name in numbers and re.fullmatch(r"[+-]?[0-9.]+", cell)) or cell.startswith("'"), (name, cell)


@settings(max_examples=500)
@given(TEXTS)
@example("'=1")
@example("''@x")
@example("' = ")
@example('"=1')
@example("'\"'-1")
@example("'tis")
@example("-")
def test_the_apostrophe_before_a_formula_is_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_a_hostile_title_is_had_back(tmp_path: Path) -> None:
    for title in ("=cmd|' /C calc'!A0", "'=1+1", "\x1b[31mred\x00", 'line\nbreak,"quoted"', " -1 ", "＝SUM(A1)"):
        (back,), _ = imported(exported(built(figure("a", title={"zh": title}))))
        assert back.figures[0].title.zh == title


def test_the_file_is_plain_utf_8_with_the_line_ends_of_rfc_4180() -> None:
    data = exported(built(figure("a"), figure("b")))
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 3


# --- The codebook ----------------------------------------------------------------------------------------------------


def book() -> list[Cells]:
    return list(csv.DictReader(io.StringIO(codebook.text(), newline=""), strict=True))


def test_every_column_is_described_in_both_languages() -> None:
    (header, *_) = csv.reader(io.StringIO(exported(built(figure("a"))).decode(), newline=""))
    described = [row for row in book() if row["column"] and not row["code"]]
    assert [row["column"] for row in described] == header
    assert all(row["zh"] and row["en"] for row in book())
    assert {column.key for column in FIGURE if not column.key.endswith("_name")} <= set(header)
    assert set(header) <= {column.key for column in (*FIGURE, *HEAD_OF_ROW)} | SAID_AGAIN


def test_every_code_of_the_packaged_figures_is_in_the_codebook(tmp_path: Path) -> None:
    known = {(row["column"], row["code"]): row for row in book() if not row["category"]}
    measures = {(row["category"], row["code"]): row for row in book() if row["column"] == "measure"}
    file = tmp_path / "all.csv"
    run("export", "--report", "all", "-o", file)
    for row in rows(file.read_bytes()):
        for kind in ("category", "unit", "qualifier", "status", "basis", "direction"):
            if row[kind]:
                names = known[kind, row[kind]]
                assert (row[f"{kind}_zh"], row[f"{kind}_en"]) == (names["zh"], names["en"])
        if row["measure"]:
            names = measures[row["category"], row["measure"]]
            assert (row["measure_zh"], row["measure_en"]) == (names["zh"], names["en"])
    assert {code for kind, code in known if kind == "qualifier" and code} == set(WORDS["qualifier"])


def test_the_codebook_is_written_beside_and_left_alone_where_it_is_the_same(tmp_path: Path) -> None:
    first = run("export", "-o", tmp_path / "k.csv", "--lang", "en")
    codes = tmp_path / "k.codebook.csv"
    assert first.status == 0 and str(codes) in first.err and codes.read_bytes() == codebook.text().encode()
    assert run("export", "-o", tmp_path / "k.csv").status == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_of_the_users_under_that_name_is_not_overwritten(lang: str, tmp_path: Path) -> None:
    codes = tmp_path / "k.codebook.csv"
    codes.write_text("my own notes", encoding="utf-8")
    result = run("export", "-o", tmp_path / "k.csv", "--lang", lang)
    assert result.status == 2 and str(codes) in result.err
    assert codes.read_text(encoding="utf-8") == "my own notes" and not (tmp_path / "k.csv").exists()


def test_a_folder_under_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "k.codebook.csv").mkdir()
    result = run("export", "-o", tmp_path / "k.csv", "--lang", "en")
    assert result.status == 2 and "k.codebook.csv" in result.err and not (tmp_path / "k.csv").exists()


def test_a_pipe_under_that_name_does_not_keep_the_run_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kangle_stats.files.WAIT_SECONDS", 0.05)
    os.mkfifo(tmp_path / "out.codebook.csv")
    result = run("export", "-o", tmp_path / "out.csv", "--lang", "en")
    assert result.status == 2 and "nobody opens the other end" in result.err
    assert not (tmp_path / "out.csv").exists()


def test_broken_data_write_neither_file(tmp_path: Path) -> None:
    write(tmp_path / "bad.json", plain_report(figure("a", unit="nothing")))
    assert run("export", "--data", tmp_path / "bad.json", "-o", tmp_path / "k.csv").status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.json"]


def test_standard_output_takes_the_figures_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("export", "--format", "csv")
    assert result.status == 0 and len(rows(result.out.encode())) == 51
    assert os.listdir(tmp_path) == []


def test_words_are_in_both_languages_whatever_the_locale(tmp_path: Path) -> None:
    made = [run("export", "--format", "csv", "--lang", lang).out for lang in ("zh", "en")]
    assert made[0] == made[1]


@pytest.mark.parametrize("name", ["k.csv", "k.CSV", "k.sqlite", "k.db"])
def test_the_ending_of_the_name_tells_the_format(name: str, tmp_path: Path) -> None:
    assert run("export", "-o", tmp_path / name).status == 0
    start = (tmp_path / name).read_bytes()[:15]
    assert start == (b"report,id,categ" if name.lower().endswith(".csv") else b"SQLite format 3")


def test_the_empty_form_is_a_workbook_only(tmp_path: Path) -> None:
    result = run("export", "--template", "-o", tmp_path / "form.csv", "--lang", "en")
    assert result.status == 2 and "xlsx" in result.err and not list(tmp_path.iterdir())
