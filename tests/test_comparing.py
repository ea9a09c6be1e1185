"""Two reports side by side: only numbers of one coverage and time are judged, the rest stands side by side."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from building import Plain, figure, money, part, plain_report, report
from hypothesis import given
from hypothesis import strategies as st
from running import FORMATS, run, write
from some_reports import reports

from kangle_stats.comparing import Line, compare, same_areas
from kangle_stats.models import Report
from kangle_stats.packaged import packaged_reports
from kangle_stats.reading import read_reports
from kangle_stats.select import Selection
from kangle_stats.sheets.comparison import COMPARISON, Compared


def both(left: list[Plain], right: list[Plain], **of_right: Any) -> list[Line]:
    return compare(report(*left, id="left"), report(*right, id="right", **of_right))


def one(left: Plain, right: Plain, **of_right: Any) -> Line:
    (line,) = both([left], [right], **of_right)
    return line


def brief(line: Line) -> tuple[object, ...]:
    """What is compared with what, and how it comes out."""
    sides = (None if side is None else [figure.id for figure in side.figures] for side in (line.left, line.right))
    return (*sides, line.comparison, line.verdict)


def packaged(left: str, right: str) -> list[Line]:
    found = {one.report.id: one.report for one in read_reports(packaged_reports().values(), lambda _: None)}
    return compare(found[left], found[right])


# --- What is judged --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (money("a", "1250.5"), money("a", "1250.5"), "holds"),
        (money("a", "1250.5"), money("a", "0.125", 8), "rounding"),
        (money("a", "1250.5"), money("a", "1205.5"), "fails"),
        (figure("a", "1112"), figure("a", "1100", qualifier="plus"), "approximate"),
        (figure("a", "1112"), figure("a", "1200", qualifier="about"), "doubtful"),
        (figure("a", "1112"), figure("a", "1113"), "fails"),
        (figure("a", "1112"), figure("a", None), "unchecked"),
    ],
)
def test_what_covers_the_same_at_one_time_is_judged_as_in_check(left: Plain, right: Plain, verdict: str) -> None:
    line = one(left, right)
    assert (line.comparison, line.verdict) == ("same", verdict)


@pytest.mark.parametrize(
    ("more", "differs"),
    [
        ({"group": "村民"}, "group"),
        ({"subject": "某厂"}, "subject"),
        ({"basis": "new"}, "basis"),
        ({"status": "planned"}, "status"),
        ({"direction": "east-to-west"}, "direction"),
        ({"unit": "household"}, "unit"),
    ],
)
def test_another_coverage_is_never_a_contradiction(more: Plain, differs: str) -> None:
    line = one(figure("a", "100"), figure("a", "200") | more)
    assert (line.comparison, line.verdict, line.differs, line.difference) == ("coverage", None, (differs,), None)


@pytest.mark.parametrize(
    ("right", "of_right", "differs"),
    [
        ({}, {"period": "2021"}, ("period", "cut-off")),
        ({}, {"period": "2020-01/2020-11"}, ("cut-off",)),
        ({"as_of": "2020-11"}, {}, ("cut-off",)),
        ({}, {"period": "2019/2020"}, ("period",)),
    ],
)
def test_the_same_at_another_time_has_changed(right: Plain, of_right: Plain, differs: tuple[str, ...]) -> None:
    line = one(figure("a", "100"), figure("a", "120") | right, **of_right)
    assert (line.comparison, line.verdict, line.differs) == ("change", None, differs)
    assert line.difference and line.difference.point == 20
    assert line.change and line.change.point and line.change.point * 100 == 20


@pytest.mark.parametrize("ends", [("2020", "2020-12"), ("2020-12-31", None), ("2020-12", "2020-12-31")])
def test_a_year_ends_with_its_last_month_and_day(ends: tuple[str, str | None]) -> None:
    assert one(figure("a", "1", as_of=ends[0]), figure("a", "2", as_of=ends[1])).verdict == "fails"


@pytest.mark.parametrize("basis", ["stock", "cumulative"])
def test_where_a_period_begins_matters_to_no_stock(basis: str) -> None:
    assert one(figure("a", "1", basis=basis), figure("a", "2", basis=basis), period="2019/2020").verdict == "fails"


def test_other_areas_are_never_judged() -> None:
    elsewhere = {"ref_area": {"zh": "他县", "code": "622923"}}
    line = one(figure("a", "100"), figure("a", "120"), **elsewhere)
    assert (line.comparison, line.verdict, line.differs) == ("areas", None, ("area",))
    assert line.difference and line.difference.point == 20


def test_a_county_and_its_partner_speak_of_the_same_areas() -> None:
    county = {"zh": "某县", "code": "622922"}, {"zh": "某区", "code": "350212"}
    own = report(ref_area=county[0], counterpart_area=county[1])
    other = report(ref_area=county[1] | {"zh": "该区"}, counterpart_area=county[0])
    assert same_areas(own, other)
    assert not same_areas(own, report(ref_area=county[0] | {"code": "622923"}, counterpart_area=county[1]))


def test_of_what_may_be_nothing_there_is_no_percentage() -> None:
    assert one(figure("a", "0"), figure("a", "120"), period="2021").change is None
    share = {"category": "enterprise-investment", "measure": "export-share", "unit": "percent"}
    line = one(figure("a", "50") | share, figure("a", "55") | share, period="2021")
    assert line.change is None and line.difference and line.difference.point and line.difference.point * 100 == 5


# --- What is matched -------------------------------------------------------------------------------------------------


def test_several_of_one_coverage_are_matched_by_id_or_title() -> None:
    title = {"zh": "教师"}
    lines = both([figure("a", "1"), figure("b", "2", title=title)], [figure("c", "2", title=title), figure("a", "1")])
    assert [brief(line) for line in lines] == [(["a"], ["a"], "same", "holds"), (["b"], ["c"], "same", "holds")]


def test_several_of_one_coverage_are_matched_by_subject_and_group() -> None:
    lines = both(
        [figure("a", "1", subject="甲厂"), figure("b", "2", subject="乙厂"), figure("c", "3", group="妇女")],
        [figure("x", "1", group="妇女"), figure("y", "2", subject="乙厂"), figure("z", "3", subject="甲厂")],
    )
    assert [brief(line)[:2] for line in lines] == [(["a"], ["z"]), (["b"], ["y"]), (["c"], ["x"])]


def test_else_totals_are_compared_and_never_found_to_contradict() -> None:
    (line,) = both([money("a", "1"), money("b", "2")], [money("c", "3")])
    assert brief(line) == (["a", "b"], ["c"], "same", "holds") and line.reasons == ("compare-totals",)
    (line,) = both([money("a", "1"), money("b", "2")], [money("c", "30")])
    assert brief(line) == (["a", "b"], ["c"], "same", "unchecked")
    assert line.reasons == ("compare-totals", "compare-lists")
    (line,) = both([figure("a", "1"), figure("b", "2")], [figure("c", "3")])
    assert line.left and line.left.overlapping and line.reasons == ("compare-totals", "total-overlapping")


def test_one_of_several_is_not_held_against_the_only_one() -> None:
    lines = both([figure("a", "1"), figure("b", "2")], [figure("a", "1"), figure("c", "9")])
    assert [brief(line) for line in lines] == [
        (["a"], ["a"], "same", "holds"),
        (["a", "b"], ["a", "c"], "same", "unchecked"),
    ]


def test_rates_that_no_name_tells_apart_stand_alone() -> None:
    rate = {"category": "town-village-pairing", "measure": "subsidy-rate", "unit": "yuan/household"}
    lines = both([figure("a") | rate, figure("b") | rate], [figure("c") | rate])
    assert [line.comparison for line in lines] == ["left-only", "left-only", "right-only"]


def test_a_part_is_never_compared_with_a_total() -> None:
    total = figure("total", "10", breakdowns={"kind": "complete"})
    lines = both([total, part("a", "10")], [figure("a", "9")])
    assert [brief(line) for line in lines] == [
        (["total"], ["a"], "same", "fails"),
        (["a"], None, "left-only", None),
    ]


def test_a_part_is_known_by_its_name_alone() -> None:
    total = figure("total", "10", breakdowns={"kind": "complete"})
    lines = both([total, part("a", "10")], [total, part("b", "10")])
    assert [line.comparison for line in lines] == ["same", "left-only", "right-only"]
    assert [brief(line)[2:] for line in both([total, part("a", "9")], [total, part("a", "8")])] == [
        ("same", "holds"),
        ("same", "fails"),
    ]


def test_what_is_told_in_other_words_is_to_be_verified_first() -> None:
    named = figure("b", "2", title={"zh": "别的"}, as_of="2020")
    assert one(figure("a", "1", as_of="2020"), named).reasons == ("compare-names",)
    assert one(figure("a", "1"), figure("a", "2")).reasons == ("compare-no-day",)


# --- Money and goods -------------------------------------------------------------------------------------------------


def test_funds_within_money_and_goods_do_not_contradict_them() -> None:
    lines = packaged("nation-2023-china-net", "nation-2023-cctv")
    (line,) = [line for line in lines if line.left and line.right]
    assert brief(line) == (["social.money_and_goods"], ["social.donations"], "coverage", None)
    assert (line.differs, line.reasons) == (("measure",), ("compare-may-contain",))
    result = run("compare", "nation-2023-china-net", "nation-2023-cctv", "--lang", "zh")
    assert result.status == 0
    assert "口径不同" in result.out and "“捐赠款物”可能包含“社会捐款”" in result.out


def given_money(id_: str, measure: str, value: str) -> Plain:
    return money(id_, value, category="social-assistance", measure=measure)


def test_a_part_that_is_larger_than_what_may_contain_it_is_worth_a_look() -> None:
    small, large = given_money("a", "money-and-goods", "5"), given_money("b", "donations", "9")
    assert one(small, large).reasons == one(large, small).reasons == ("compare-exceeds",)
    assert one(small, large, period="2021").reasons == ("compare-may-contain",)


# --- What states that it follows --------------------------------------------------------------------------------------


def test_a_figure_stands_beside_the_one_that_it_follows() -> None:
    pledged = money("pledge", "3500", status="agreed", as_of="2018")
    done = money("built", "710", basis="cumulative", follows="left:pledge", title={"zh": "完成"})
    again = money("planned", "3500", status="planned", follows="left:pledge")
    lines = both([pledged, money("built", "9")], [done, again], period="2021")
    assert [(*brief(line), line.follows) for line in lines] == [
        (["pledge"], ["built"], "coverage", None, True),
        (["pledge"], ["planned"], "coverage", None, True),
        (["built"], None, "left-only", None, False),
    ]


def test_following_goes_before_every_other_likeness_and_works_both_ways_round() -> None:
    east, west = figure("east", "10", as_of="2019"), figure("west", "20", as_of="2019")
    later = [figure("west", "11", follows="left:east"), figure("x", "21", follows="left:west")]
    there = both([east, west], later)
    assert [brief(line)[:3] for line in there] == [(["east"], ["west"], "change"), (["west"], ["x"], "change")]
    back = compare(report(*later, id="right"), report(east, west, id="left"))
    assert sorted(map(str, map(as_is, there))) == sorted(map(str, map(mirrored, back)))


@pytest.mark.parametrize("follows", ["left:gone", "elsewhere:pledge", "pledge"])
def test_what_follows_something_else_is_matched_as_ever(follows: str) -> None:
    (line,) = both([figure("pledge", "5")], [figure("pledge", "5", follows=follows)])
    assert brief(line)[2:] == ("same", "holds") and not line.follows


def test_a_figure_that_is_not_selected_is_followed_by_none() -> None:
    left, right = report(money("a", "5"), id="left"), report(figure("b", "5", follows="left:a"), id="right")
    (line,) = compare(left, right, Selection(frozenset({"labour-transfer"})))
    assert brief(line) == (None, ["b"], "right-only", None)


def test_the_pledges_of_kangle_stand_beside_what_became_of_them() -> None:
    followed = [line for line in packaged("kangle-2018", "kangle-2020-04") if line.follows]
    assert len(followed) == 7 and {line.comparison for line in followed} <= {"coverage", "change"}
    assert {line.left.figure.id for line in followed if line.left} >= {"investment.agreed.shoes"}
    for lang, said in (("en", "one is stated to follow up the other"), ("zh", "报告写明两数前后承接")):
        rows = run("compare", "kangle-2018", "kangle-2020-04", "--format", "json", "--lang", lang).rows()
        assert sum(said in row["message"] for row in rows) == 7


# --- For any reports -------------------------------------------------------------------------------------------------


@given(reports("one"))
def test_a_report_never_contradicts_itself(whole: Report) -> None:
    lines = compare(whole, whole)
    assert len(lines) == len(whole.figures)
    for line in lines:
        assert line.comparison == "same" and line.left and line.right
        assert line.left.figures == line.right.figures and len(line.left.figures) == 1
        expected = {"unchecked"} if line.left.quantity is None else {"holds", "rounding", "approximate"}
        assert line.verdict in expected


def mirrored(line: Line) -> tuple[object, ...]:
    swapped = {"left-only": "right-only", "right-only": "left-only"}
    difference = line.difference and (line.difference.point, line.difference.promise)
    left, right, _, verdict = brief(line)
    return right, left, swapped.get(line.comparison, line.comparison), verdict, line.differs, line.reasons, difference


def as_is(line: Line) -> tuple[object, ...]:
    difference = line.difference and -line.difference
    return (*brief(line), line.differs, line.reasons, difference and (difference.point, difference.promise))


@given(reports("one"), reports("two"))
def test_the_other_way_round_is_the_mirror_image(left: Report, right: Report) -> None:
    there, back = compare(left, right), compare(right, left)
    assert sorted(map(str, map(as_is, there))) == sorted(map(str, map(mirrored, back)))


@given(reports("one"), reports("two"), st.sampled_from(["zh", "en"]))
def test_any_two_reports_are_compared(left: Report, right: Report, lang: str) -> None:
    lines = compare(left, right)
    for side, whole in (("left", left), ("right", right)):
        seen = {figure.id for line in lines if (amount := getattr(line, side)) for figure in amount.figures}
        assert seen == {figure.id for figure in whole.figures}
    for line in lines:
        item = Compared(left, right, line)
        assert tuple(COMPARISON.row(item, lang)) == COMPARISON.keys
        assert all(len(cells) == len(COMPARISON.columns(lang)) for cells in COMPARISON.lines(item, lang))
        assert (line.verdict is not None) == (line.comparison == "same")
        assert line.verdict != "fails" or not line.differs
        if line.left and line.right and not line.follows:
            assert bool(line.left.figure.part_of) == bool(line.right.figure.part_of)


# --- The command line ------------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """What a county and its partner say of one year: they agree on the money, not on the people."""
    own = plain_report(money("fund", "1250.5", as_of="2020"), figure("jobs", "1112", as_of="2020"), id="own")
    partner = plain_report(money("fund", "0.125", 8, as_of="2020"), figure("jobs", "1121", as_of="2020"), id="partner")
    return write(tmp_path / "own.json", own), write(tmp_path / "partner.json", partner)


def test_a_contradiction_ends_the_run_with_1(files: tuple[Path, Path]) -> None:
    result = run("compare", *files, "--format", "json")
    assert result.status == 1
    rows = {row["measure"]: row for row in result.rows()}
    assert (rows["investment"]["verdict"], rows["people-employed"]["verdict"]) == ("rounding", "fails")
    jobs = rows["people-employed"]
    assert (jobs["left"], jobs["right"], jobs["difference"], jobs["left_figures"]) == ("1112", "1121", "9", ["jobs"])
    assert result.err == "1 rounding, 1 fails\n"
    assert run("compare", *files, "--category", "产业合作").status == 0


def test_reports_are_named_by_id_or_file(files: tuple[Path, Path]) -> None:
    by_id = run("compare", "own", "partner", "--data", files[0], "--data", files[1], "--format", "json")
    mixed = run("compare", "own", files[1], "--data", files[0], "--format", "json")
    assert by_id.rows() == mixed.rows() == run("compare", *files, "--format", "json").rows()


def test_a_packaged_report_is_compared_with_a_file(files: tuple[Path, Path]) -> None:
    result = run("compare", "kangle-2018", files[0], "--format", "json")
    assert result.status == 0
    assert {row["left_report"] for row in result.rows()} == {"kangle-2018"}


@pytest.mark.parametrize("names", [("kangle-2018", "kangle-2020-04"), ("kangle-2020-04", "kangle-2018")])
def test_a_later_report_that_follows_pledges_leads_to_their_progress(names: tuple[str, str]) -> None:
    said = run("compare", *names, "--lang", "en").err
    assert "figures of kangle-2020-04 that follow up kangle-2018: 7; kangle-stats progress" in said
    assert "progress" not in run("compare", "nation-2023-china-net", "nation-2023-cctv").err


@pytest.mark.parametrize(("lang", "note"), [("en", "--all lists the rest"), ("zh", "全部列出用 --all")])
def test_people_are_shown_only_the_first_of_what_one_report_alone_has(tmp_path: Path, lang: str, note: str) -> None:
    own = plain_report(*(figure(f"a{number}", "7", title={"zh": f"甲{number}"}) for number in range(9)), id="own")
    other = plain_report(money("b", "1"), id="other")
    names = ("compare", write(tmp_path / "own.json", own), write(tmp_path / "other.json", other), "--lang", lang)
    for format_ in ("table", "markdown"):
        few, whole = run(*names, "--format", format_), run(*names, "--format", format_, "--all")
        assert [few.out.count("甲4"), few.out.count("甲5"), whole.out.count("甲8")] == [1, 0, 1]
        assert note in few.err and note not in whole.err
        assert few.err.splitlines()[0] == whole.err.splitlines()[0]
    assert len(run(*names, "--format", "json").rows()) == 10 and note not in run(*names, "--format", "csv").err


def test_a_report_beside_itself_agrees() -> None:
    result = run("compare", "kangle-2018", "kangle-2018", "--format", "json")
    assert result.status == 0
    assert {row["comparison"] for row in result.rows()} == {"same"}


@pytest.mark.parametrize("names", [("kangle-2018", "kangle-2019"), ("nowhere.json", "kangle-2018")])
def test_an_unknown_report_is_refused(names: tuple[str, str]) -> None:
    result = run("compare", *names)
    assert result.status == 2 and not result.out
    assert (
        re.search(r"kangle-2019|nowhere\.json", result.err) and "is neither a file nor the id of a report" in result.err
    )


def test_what_is_neither_a_report_nor_a_file_is_answered_with_near_ids(tmp_path: Path) -> None:
    said = run("compare", "kangle-2019", "p").err
    assert said == "kangle-2019 is neither a file nor the id of a report; near or known: " + said.rpartition(": ")[2]
    assert "kangle-2018" in said.rpartition(": ")[2]
    said = run("compare", "kangle-2018", "p", "--lang", "zh").err
    assert said.startswith("p 既不是文件，也不是报告编号；") and "guangxi-2022" in said


def test_a_file_without_an_ending_is_read_unless_it_is_called_like_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "p", plain_report(figure("a", "7"), id="mine"))
    write(tmp_path / "kangle-2018", plain_report(figure("a", "7"), id="other"))
    rows = run("compare", "p", "kangle-2018", "--format", "json").rows()
    assert {(row["left_report"], row["right_report"]) for row in rows} == {("mine", "kangle-2018")}


def test_a_file_of_several_reports_is_refused(tmp_path: Path) -> None:
    several = write(tmp_path / "two.jsonl", plain_report(id="one"), plain_report(id="two"))
    result = run("compare", several, "kangle-2018")
    assert result.status == 2 and "holds 2 reports" in result.err


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    result = run("compare", broken, "kangle-2018")
    assert result.status == 2 and "broken.json:1: JSON" in result.err and not result.out


def test_no_report_is_overwritten(files: tuple[Path, Path]) -> None:
    result = run("compare", *files, "-o", files[0])
    assert result.status == 2 and "also read as input" in result.err


@pytest.mark.parametrize("format_", FORMATS)
def test_escapes_and_markup_in_data_do_nothing(tmp_path: Path, format_: str) -> None:
    evil = {"zh": "\x1b[31m[bold]=1+1", "en": "\x1b[31m[/red]"}
    left = plain_report(figure("a", "1", title=evil, group=evil), title=evil, ref_area=evil, id="left")
    right = plain_report(figure("a", "2"), id="right")
    files = write(tmp_path / "left.json", left), write(tmp_path / "right.json", right)
    result = run("compare", *files, "--format", format_)
    assert result.status == 0 and "\x1b" not in result.out
