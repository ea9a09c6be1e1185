"""Formulas over figures of several reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from building import Plain, check, figure, part, plain_report
from running import Result, run, write

FIRST = "kangle-2018"
SECOND = "kangle-2019"


def county(id_: str, value: str | None, *checks: Plain) -> Plain:
    return plain_report(figure("labour.employed", value), id=id_, checks=checks)


def grows(of: str = FIRST, name: str = "labour.employed", **more: Any) -> Plain:
    return check(f"labour.employed >= {of}:{name}", "growth", **more)


def checked(*data: Path, format_: str = "json", words: tuple[str, ...] = ()) -> Result:
    given = [word for path in data for word in ("--data", str(path))]
    return run("check", "--format", format_, *words, *given)


def lines(folder: Path, *reports: Plain) -> Path:
    return write(folder / "reports.jsonl", *reports)


@pytest.mark.parametrize("order", [1, -1])
def test_the_named_report_may_come_before_or_after(tmp_path: Path, order: int) -> None:
    reports = [county(FIRST, "1112"), county(SECOND, "1300", grows())][::order]
    result = checked(lines(tmp_path, *reports))
    (row,) = [row for row in result.rows() if row["kind"] == "formula"]
    assert result.status == 0
    assert (row["report"], row["check"], row["verdict"]) == (SECOND, "growth", "holds")
    assert row["formula"] == f"labour.employed >= {FIRST}:labour.employed"
    assert row["figures"] == ["labour.employed", f"{FIRST}:labour.employed"]
    assert (row["left"], row["right"], row["difference"]) == ("1300", "1112", "188")


def test_they_may_lie_in_different_files_and_folders(tmp_path: Path) -> None:
    folder = tmp_path / "counties"
    folder.mkdir()
    write(folder / "a.json", county(SECOND, "1300", grows()))
    other = write(tmp_path / "b.json", county(FIRST, "1400"))
    result = checked(folder, other)
    (row,) = [row for row in result.rows() if row["kind"] == "formula"]
    assert (result.status, row["verdict"]) == (1, "fails")
    assert {suspect["figure"] for suspect in row["suspects"]} == {"labour.employed", f"{FIRST}:labour.employed"}


def test_the_screen_names_the_figure_of_the_other_report(tmp_path: Path) -> None:
    result = checked(lines(tmp_path, county(FIRST, "1400"), county(SECOND, "1300", grows())), format_="table")
    assert "1,300" in result.out and "1,400" in result.out
    assert f"{FIRST}:labour.employed" in result.out


def test_a_report_that_names_itself_needs_no_other(tmp_path: Path) -> None:
    result = checked(lines(tmp_path, county(FIRST, "1112", grows())))
    assert [row["verdict"] for row in result.rows()] == ["holds"]


def test_three_reports_in_one_formula(tmp_path: Path) -> None:
    total = check(f"labour.employed = {FIRST}:labour.employed + {SECOND}:labour.employed", "both")
    result = checked(
        lines(tmp_path, county("kangle-both", "2412", total), county(FIRST, "1112"), county(SECOND, "1300"))
    )
    assert [row["verdict"] for row in result.rows()] == ["holds"]


def test_a_missing_report_is_named_with_the_line(tmp_path: Path) -> None:
    data = lines(tmp_path, county(SECOND, "1300", grows(of="kangle-2017")), county(FIRST, "1112"))
    result = checked(data)
    assert result.status == 2
    assert f"{data}:1: checks[0].formula (growth): " in result.err
    assert "no report kangle-2017 was read" in result.err


def test_a_missing_figure_of_a_report_is_named_with_the_nearest(tmp_path: Path) -> None:
    data = lines(tmp_path, county(FIRST, "1112"), county(SECOND, "1300", grows(name="labour.employe")))
    result = checked(data)
    assert result.status == 2
    assert f"{data}:2: " in result.err
    assert f"no figure {FIRST}:labour.employe; near: labour.employed" in result.err


def test_a_missing_value_leaves_it_unchecked(tmp_path: Path) -> None:
    result = checked(lines(tmp_path, county(FIRST, None), county(SECOND, "1300", grows())))
    (row,) = result.rows()
    assert (row["verdict"], result.status) == ("unchecked", 0)
    assert f"{FIRST}:labour.employed" in row["message"]


def test_broken_lines_do_not_hinder_it(tmp_path: Path) -> None:
    data = lines(tmp_path, county(SECOND, "1300", grows()), county(FIRST, "1112"))
    first, second = data.read_text(encoding="utf-8").splitlines()
    data.write_text("\n".join(["{oops", first, "", "[]", second, '{"id": "half']) + "\n", encoding="utf-8")
    result = checked(data, format_="jsonl")
    assert result.status == 2
    assert [json.loads(line)["verdict"] for line in result.out.splitlines()] == ["holds"]
    told = result.err.splitlines()
    assert [line.split(": ")[0] for line in told[:3]] == [f"{data}:{number}" for number in (1, 4, 6)]
    # What is broken is told once, although the data are read twice.
    assert result.err.count(f"{data}:1: ") == 1


def test_a_report_with_a_bad_formula_is_passed_over_by_every_command_and_not_there_for_others(tmp_path: Path) -> None:
    broken = county(FIRST, "1112", check("labour.employed = nothing", "own"))
    data = lines(tmp_path, broken, county(SECOND, "1300", grows()))
    result = checked(data)
    assert result.status == 2
    assert "no figure nothing" in result.err and f"no report {FIRST} was read" in result.err
    for command in ("list", "totals"):
        result = run(command, "--format", "json", "--data", str(data))
        assert result.status == 2 and "no figure nothing" in result.err
        assert {row["report"] for row in result.rows()} == {SECOND}


def test_own_checks_come_first_and_those_across_at_the_end(tmp_path: Path) -> None:
    own = check("labour.employed > 0", "own")
    result = checked(lines(tmp_path, county(SECOND, "1300", own, grows()), county(FIRST, "1112", own)))
    assert [(row["report"], row["check"]) for row in result.rows()] == [
        (SECOND, "own"),
        (FIRST, "own"),
        (SECOND, "growth"),
    ]


def test_a_known_failure_across_reports_does_not_fail_the_run(tmp_path: Path) -> None:
    known = grows(expect="fails", reason={"en": "the programme was cut"})
    result = checked(lines(tmp_path, county(FIRST, "1400"), county(SECOND, "1300", known)))
    (row,) = result.rows()
    assert (row["verdict"], row["known"], result.status) == ("fails", True, 0)


def test_units_of_both_reports_have_to_agree(tmp_path: Path) -> None:
    other = plain_report(figure("labour.employed", "1112", "household"), id=FIRST)
    (row,) = checked(lines(tmp_path, other, county(SECOND, "1300", grows()))).rows()
    assert row["verdict"] == "unchecked" and "household" in row["message"]


def test_one_check_may_be_asked_for_by_its_id_or_its_figures(tmp_path: Path) -> None:
    own = [figure("total", "3", breakdowns={"kind": "complete"}), part("a", "1"), part("b", "2")]
    second = plain_report(figure("labour.employed", "1300"), *own, id=SECOND, checks=[grows()])
    data = lines(tmp_path, second, county(FIRST, "1112"))
    assert [row["check"] for row in checked(data, words=("growth",)).rows()] == ["growth"]
    assert [row["check"] for row in checked(data, words=("labour.employed",)).rows()] == ["growth"]
    assert [row["check"] for row in checked(data, words=("total",)).rows()] == ["total/kind"]


def test_of_two_reports_with_one_id_the_first_counts(tmp_path: Path) -> None:
    result = checked(lines(tmp_path, county(FIRST, "1112"), county(FIRST, "9999"), county(SECOND, "1300", grows())))
    assert result.status == 2 and "is taken by" in result.err
    assert [row["verdict"] for row in result.rows()] == ["holds"]
