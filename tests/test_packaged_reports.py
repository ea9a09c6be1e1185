"""The packaged reports beside the first: what their sources print, and what a careful reader finds of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from running import run

from kangle_stats.checks import crossing_findings, findings
from kangle_stats.models import Report, UnsortedFigure
from kangle_stats.packaged import DEFAULT_REPORT, packaged_reports
from kangle_stats.reading import read_reports
from kangle_stats.totals import totals

# What each source prints, in the order of the file: number, power of ten, unit; ≥ at least, ~ nearly, > over.
PRINTED = {
    "kangle-2020-04": """
        3500/4 yuan, 710/4 yuan, 230/4 yuan, 480/4 yuan, 3140 square-metre, ≥300 person, ~200 person, 57 person,
        >50 percent, 3500/4 yuan, 680/4 yuan, 150 person, 250 person, 300-500 person, ≥2200 yuan/person""",
    "kangle-2020-06": "6 workshop, 143 person, 627 person, 1600 yuan/person, 1.33 percent",
    "guangxi-2022": """
        17.58/8 yuan, 33 county, 5327/4 yuan/county, 267 person, 2411 person-time, 321 enterprise, 179.16/8 yuan,
        111 park, 71 park, 378 workshop, 75.31/4 person, 26.35/4 person, 219 school, 202 school, 101 hospital,
        84 hospital, 224.45/8 yuan, 2.35/8 yuan""",
    "shaanxi-2021": """
        26.9/8 yuan, 1343 project, 56 pair, 331 pair, 448 pair, 220 pair, 28 pair, 389 school, 127 hospital,
        306 person, 1183 person, 148 person, 2.11/4 person, 186 enterprise, 69.7/8 yuan, 40 park, 71 enterprise,
        21.37/8 yuan, 3728 person, 879 person, 311 workshop, 4729 person, 15650 person, 5381 person""",
    "nation-2023-china-net": """
        231.9/8 yuan, 5187/4 yuan/county, 28.5/8 yuan, 3045 person, 2.5/4 person, 741 park, 2510 enterprise,
        1268/8 yuan, 943.8/8 yuan, 73.1/4 person, 47.8/4 person, 1155 village""",
    "nation-2023-cctv": "21.2/8 yuan, 5760 enterprise, 1561 organisation, 7452 village",
}

# What a careful reader recomputes, and finds.
VERDICTS = {
    "kangle-2020-04": {
        "shoes.completed/source": "holds",
        "shoes.employed/registered-poor": "holds",
        "completed-within-planned-shoes": "holds",
        "completed-within-planned-umbrellas": "holds",
        "employed-within-jobs": "holds",
        "planned-as-agreed-shoes": "holds",
        "planned-as-agreed-umbrellas": "holds",
    },
    "kangle-2020-06": {"employed-within-pledge": "holds"},
    "guangxi-2022": {
        "investment.parks/kind": "holds",
        "labour.employed/destination": "holds",
        "aid-per-county": "rounding",
    },
    "shaanxi-2021": {
        "parks.employed/formerly-poor": "holds",
        "labour.employed/destination": "holds",
        "parks-with-enterprises": "holds",
    },
    "nation-2023-china-net": {"labour.employed/formerly-poor": "holds", "counties-implied": "rounding"},
    "nation-2023-cctv": {"funds-within-money-and-goods": "holds"},
}

SIGNS = {"exact": "", "at_least": "≥", "nearly": "~", "over": ">", "between": ""}


@cache
def packaged() -> dict[str, Report]:
    problems: list[object] = []
    reports = {one.report.id: one.report for one in read_reports(list(packaged_reports().values()), problems.append)}
    assert problems == []
    return reports


def printed(figure: UnsortedFigure) -> str:
    number = SIGNS[figure.qualifier] + (figure.value or "") + (f"-{figure.value_to}" if figure.value_to else "")
    return number + (f"/{figure.unit_mult}" if figure.unit_mult else "") + " " + figure.unit


def test_a_packaged_report_is_called_by_its_id() -> None:
    assert list(packaged()) == list(packaged_reports())
    assert {DEFAULT_REPORT, *PRINTED} == set(packaged())


@pytest.mark.parametrize("id_", PRINTED)
def test_the_figures_are_as_printed(id_: str) -> None:
    report = packaged()[id_]
    figures = [printed(figure) for figure in (*report.figures, *report.unsorted)]
    assert figures == [" ".join(each.split()) for each in PRINTED[id_].split(",")]


@pytest.mark.parametrize("id_", PRINTED)
def test_the_checks_have_a_careful_readers_verdicts(id_: str) -> None:
    report = packaged()[id_]
    found = [*findings(report), *crossing_findings(report, packaged())]
    assert {one.check: one.verdict for one in found if one.kind != "notice"} == VERDICTS[id_]


@pytest.mark.parametrize("id_", PRINTED)
def test_all_is_said_in_both_languages(id_: str) -> None:
    report = packaged()[id_]
    texts = [report.title, *(one.title for one in (*report.figures, *report.unsorted))]
    texts += [check.title for check in report.checks if check.title] + [remark.text for remark in report.remarks]
    assert all(text.zh and text.en for text in texts)


def test_every_figure_that_another_follows_is_there() -> None:
    followed = [figure.follows for report in packaged().values() for figure in report.figures if figure.follows]
    assert len(followed) == 8
    for name in followed:
        report, _, figure = name.rpartition(":")
        assert figure in packaged()[report].by_id


def test_one_stock_at_several_times_is_not_added_up() -> None:
    report = packaged()["kangle-2020-04"]
    (jobs,) = [one for one in totals(report, report.figures) if one.measure == "jobs"]
    assert jobs.value is None and jobs.overlapping and jobs.low == 300


# --- The command line ------------------------------------------------------------------------------------------------


def test_the_first_report_is_read_unless_others_are_named() -> None:
    assert {row["report"] for row in run("list", "--format", "json").rows()} == {DEFAULT_REPORT}
    two = run("list", "--report", "guangxi-2022", "--report", "shaanxi-2021", "--format", "json")
    assert {row["report"] for row in two.rows()} == {"guangxi-2022", "shaanxi-2021"}
    everything = run("list", "--report", "all", "--format", "json")
    assert {row["report"] for row in everything.rows()} == set(packaged())


def test_all_packaged_reports_hold_together() -> None:
    result = run("check", "--report", "all", "--format", "json")
    assert result.status == 0
    assert {row["verdict"] for row in result.rows()} == {"holds", "rounding", "approximate", "notice"}


def test_a_report_is_checked_against_one_that_is_not_chosen() -> None:
    result = run("check", "--report", "nation-2023-cctv", "--format", "json")
    assert [(row["check"], row["verdict"]) for row in result.rows()] == [("funds-within-money-and-goods", "holds")]


def test_reports_of_other_data_are_chosen_too() -> None:
    folder = packaged_reports()[DEFAULT_REPORT].parent
    result = run("totals", "--data", folder, "--report", "shaanxi-2021", "--format", "json")
    assert {row["report"] for row in result.rows()} == {"shaanxi-2021"}


@pytest.mark.parametrize("data", [(), ("--data", packaged_reports()[DEFAULT_REPORT])])
def test_an_unknown_report_is_refused(data: tuple[str | Path, ...]) -> None:
    result = run("check", "--report", "kangle-2019", *data)
    assert result.status == 2
    assert "kangle-2019" in result.err and "kangle-2018" in result.err


def test_the_reports_are_listed() -> None:
    rows = run("reports", "--format", "json").rows()
    assert [row["report"] for row in rows] == list(packaged())
    (first,) = [row for row in rows if row["report"] == DEFAULT_REPORT]
    assert (first["figure_count"], first["check_count"], first["ref_area_code"]) == (51, 7, "622922")
    text = json.dumps(run("reports", "--lang", "zh", "--format", "json").rows(), ensure_ascii=False)
    assert "苏陕协作2021年" in text and "江苏省" in text


def test_the_reports_of_other_data_are_listed() -> None:
    rows = run("reports", "--data", packaged_reports()["shaanxi-2021"], "--format", "json").rows()
    assert [row["report"] for row in rows] == ["shaanxi-2021"]
