"""What became of pledges: shares with the words of both figures, and nothing added that is not alike."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from building import Plain, figure, money, part, plain_report, report
from hypothesis import given
from hypothesis import strategies as st
from running import FORMATS, run, write
from some_reports import REPORT_IDS, reports

from kangle_stats.models import Report
from kangle_stats.packaged import packaged_reports
from kangle_stats.pledges import Astray, Followed, Progress, outcomes, pledges, share_qualifier
from kangle_stats.quantity import Interval
from kangle_stats.reading import read_reports
from kangle_stats.select import Selection
from kangle_stats.sheets.pledges import PLEDGES


def pledge(id_: str, value: str | None = "300", **more: Any) -> Plain:
    """People to be placed in work, planned in 2018."""
    return figure(id_, value, **{"status": "planned", "as_of": "2018", **more})


def told(*figures: Plain, **more: Any) -> list[Progress]:
    """What becomes of the pledges of one report, within it."""
    return pledges([report(*figures, **more)])


def astray(whole: Iterable[Report]) -> list[Astray]:
    followed = Followed()
    for each in whole:
        followed.add(each)
    return followed.astray


def brief(line: Progress) -> tuple[object, ...]:
    """The ids of the pledges, what came of them, and the ids that tell of it."""
    followed = None if line.follower is None else [figure.id for figure in line.follower.figures]
    return [figure.id for figure in line.pledge.figures], line.outcome, followed


def share(line: Progress) -> Fraction:
    assert line.share is not None and line.share.point is not None
    return Fraction(line.share.point)


# --- Kangle ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kangle() -> list[Progress]:
    packaged = [one.report for one in read_reports(packaged_reports().values(), lambda _: None)]
    return pledges([one for one in packaged if one.id == "kangle-2018"], packaged)


def test_what_became_of_the_pledges_of_kangle(kangle: list[Progress]) -> None:
    assert [brief(line) for line in kangle] == [
        (["investment.enterprises"], "open", None),
        (["investment.agreed.shoes"], "restated", ["shoes.planned"]),
        (["investment.agreed.shoes"], "done", ["shoes.completed"]),
        (["investment.agreed.umbrellas"], "restated", ["umbrellas.planned"]),
        (["investment.agreed.umbrellas"], "done", ["umbrellas.completed"]),
        (
            ["investment.agreed.shoes", "investment.agreed.umbrellas"],
            "done",
            ["shoes.completed", "umbrellas.completed"],
        ),
        (["investment.jobs"], "done", ["factories.employed"]),
        (["investment.jobs.shoes_first"], "changed", ["shoes.jobs"]),
        (["investment.jobs.shoes_first"], "done", ["shoes.employed"]),
        (["investment.jobs.umbrellas_first"], "changed", ["umbrellas.jobs_first_year"]),
        (["investment.jobs.shoes_later"], "open", None),
        (["investment.jobs.umbrellas_later"], "open", None),
        (["investment.people_benefiting"], "open", None),
    ]


def test_a_fifth_of_the_money_of_kangle_public_funds_included(kangle: list[Progress]) -> None:
    both = kangle[5]
    assert (both.pledge.quantity and both.pledge.quantity.point, both.pledge.as_of) == (70_000_000, "2018-11")
    assert both.follower is not None
    assert (both.follower.quantity and both.follower.quantity.point, both.follower.as_of) == (13_900_000, "2020-04")
    assert round(share(both) * 100, 1) == Fraction("19.9") and both.qualifier == "exact"
    assert [figure.value for figure in both.contains] == ["230", "480"]
    assert [remark.id for remark in both.remarks] == ["funds-of-the-umbrellas"]


def test_the_jobs_of_kangle_are_about_and_nearly(kangle: list[Progress]) -> None:
    jobs, recruited = kangle[6], kangle[8]
    assert (share(jobs), jobs.qualifier) == (Fraction(627, 1600), "about")
    assert jobs.share and jobs.share.promise == Interval(Fraction(627, 1760), Fraction(627, 1440))
    assert (share(recruited), recruited.qualifier) == (Fraction(2, 3), "nearly")
    assert recruited.share and recruited.share.promise == Interval(Fraction(160, 300), Fraction(200, 300))
    assert [figure.value for figure in recruited.contains] == ["57"]
    assert jobs.reasons == recruited.reasons == ("progress-other-measure",)


# --- Single pledges --------------------------------------------------------------------------------------------------


def test_a_pledge_that_nothing_follows_is_open() -> None:
    assert [brief(line) for line in told(pledge("aim"), figure("done"))] == [(["aim"], "open", None)]


def test_what_is_done_is_no_pledge() -> None:
    assert told(figure("done"), figure("later", follows="done")) == []


def test_followers_stand_one_by_one_in_the_order_of_time() -> None:
    later = [
        figure(f"at{n}", str(n), as_of=time, follows="aim") for n, time in enumerate(["2020", "2019-06", "2019"], 1)
    ]
    lines = told(pledge("aim"), *later)
    assert [brief(line)[2] for line in lines] == [["at2"], ["at3"], ["at1"]]
    assert [share(line) for line in lines] == [Fraction(n, 300) for n in (2, 3, 1)]


@pytest.mark.parametrize(
    ("again", "outcome"),
    [
        ({"value": "300"}, "restated"),
        ({"value": "300.0"}, "restated"),
        ({"value": "150"}, "changed"),
        ({"value": "300", "qualifier": "at_least"}, "changed"),
        ({"value": "300", "value_to": "500", "qualifier": "between"}, "changed"),
        ({"value": None}, "told"),
        ({"unit": "household"}, "told"),
    ],
)
def test_a_pledge_made_again_is_never_counted_as_done(again: Plain, outcome: str) -> None:
    (line,) = told(pledge("aim"), figure("again", status="agreed", follows="aim") | again)
    assert (line.outcome, line.share) == (outcome, None)


def test_a_range_pledged_again_is_unchanged() -> None:
    ends = {"value_to": "500", "qualifier": "between"}
    (line,) = told(pledge("aim", **ends), pledge("again", follows="aim", as_of="2019", **ends))
    assert line.outcome == "restated"


def test_a_pledge_made_again_is_told_in_one_place() -> None:
    lines = told(pledge("aim"), pledge("again", follows="aim", as_of="2019"), figure("done", "30", follows="again"))
    assert [brief(line) for line in lines] == [(["aim"], "restated", ["again"]), (["aim"], "done", ["done"])]
    assert [line.through for line in lines] == [None, "county-2020:again"]
    assert share(lines[1]) == Fraction(1, 10)


def test_a_pledge_whose_first_form_is_not_asked_for_names_it() -> None:
    old = report(pledge("aim"), id="old")
    new = report(pledge("again", follows="old:aim"), figure("next"), pledge("more", follows="next"), id="new")
    again, more = pledges([new], [old])
    assert (again.outcome, again.restates) == ("repeats", "old:aim")
    assert (more.outcome, more.restates) == ("open", None)  # what it follows was no pledge


@pytest.mark.parametrize(
    ("aim", "done", "reason"),
    [
        ({"value": None}, {}, "progress-missing"),
        ({}, {"value": None}, "progress-missing"),
        ({"value": "0"}, {}, "progress-of-nothing"),
        ({"qualifier": "under"}, {}, "progress-of-nothing"),
        ({}, {"unit": "household"}, "progress-unlike-units"),
    ],
)
def test_what_cannot_be_divided_is_said(aim: Plain, done: Plain, reason: str) -> None:
    (line,) = told(pledge("aim") | aim, figure("done", "30", follows="aim") | done)
    assert (line.outcome, line.share, line.reasons[0]) == ("told", None, reason)


@pytest.mark.parametrize(
    ("aim", "done", "reasons"),
    [
        ("stock", "stock", ()),
        ("stock", None, ()),
        (None, "cumulative", ()),
        ("stock", "cumulative", ("progress-other-basis",)),
        (None, "new", ("progress-new-only",)),
        ("new", "new", ("progress-new-only",)),
    ],
)
def test_unlike_bases_are_said(aim: str | None, done: str | None, reasons: tuple[str, ...]) -> None:
    (line,) = told(pledge("aim", basis=aim), figure("done", "30", follows="aim", basis=done))
    assert (line.outcome, line.reasons) == ("done", reasons)


@pytest.mark.parametrize(
    ("part", "whole", "of_share"),
    [
        ("exact", "exact", "exact"),
        ("exact", "about", "about"),
        ("nearly", "exact", "nearly"),
        ("exact", "over", "under"),
        ("exact", "at_least", "at_most"),
        ("exact", "at_most", "at_least"),
        ("over", "under", "over"),
        ("over", "over", "about"),
        ("exact", "between", "between"),
    ],
)
def test_a_share_is_as_sure_as_both_its_numbers(part: str, whole: str, of_share: str) -> None:
    assert share_qualifier(part, whole) == of_share


# --- Sums ------------------------------------------------------------------------------------------------------------


def deal(id_: str, value: str = "100", **more: Any) -> Plain:
    return money(id_, value, **{"status": "agreed", "as_of": "2018", **more})


def sums(lines: list[Progress]) -> list[tuple[object, ...]]:
    return [(*brief(line), share(line)) for line in lines if len(line.pledge.figures) > 1]


def test_pledges_of_a_kind_are_added_where_one_report_tells_of_them_at_one_time() -> None:
    lines = told(
        deal("a"),
        deal("b", "300"),
        money("x", "50", follows="a"),
        money("y", "30", follows="b"),
        deal("other", direction="east-to-west"),
    )
    assert sums(lines) == [(["a", "b"], "done", ["x", "y"], Fraction(1, 5))]
    assert [brief(line)[0] for line in lines] == [["a"], ["b"], ["a", "b"], ["other"]]


def test_what_is_told_at_other_times_or_by_other_reports_is_not_added() -> None:
    assert sums(told(deal("a"), deal("b"), money("x", follows="a"), money("y", follows="b", as_of="2019"))) == []
    here = report(deal("a"), deal("b"), money("x", follows="a"))
    there = report(money("y", follows="county-2020:b"), id="there")
    assert sums(pledges([here], [there])) == []


def test_what_is_pledged_again_is_not_added_to_what_is_done() -> None:
    assert sums(told(deal("a"), deal("b"), money("x", follows="a"), deal("y", follows="b", as_of=None))) == []


def test_two_tellings_of_one_pledge_are_not_added() -> None:
    lines = told(deal("a"), deal("b"), money("x", follows="a"), money("xx", follows="a"), money("y", follows="b"))
    assert sums(lines) == []


def test_unlike_statuses_directions_and_parts_are_not_added() -> None:
    followers = money("x", follows="a"), money("y", follows="b")
    assert sums(told(deal("a"), deal("b", status="planned"), *followers)) == []
    assert sums(told(deal("a"), deal("b", direction="east-to-west"), *followers)) == []
    of = {"part_of": "all", "by": "kind"}
    assert sums(told(deal("all", breakdowns={"kind": "partial"}), deal("a", **of), deal("b", **of), *followers)) == []


def test_a_sum_says_what_it_leaves_out_and_that_times_differ() -> None:
    figures = deal("a"), deal("b", as_of="2019"), deal("c"), money("x", follows="a"), money("y", follows="b")
    (both,) = [line for line in told(*figures) if len(line.pledge.figures) > 1]
    assert both.reasons == ("progress-times", "progress-others")
    assert [figure.id for figure in both.others] == ["c"]
    assert both.pledge.as_of == "2018 … 2019"


def test_a_sum_of_unlike_bases_says_so() -> None:
    figures = deal("a"), deal("b"), money("x", follows="a", basis="cumulative"), money("y", follows="b", basis="stock")
    assert sums(told(*figures)) == []
    figures = pledge("a"), pledge("b"), figure("x", follows="a", basis="new"), figure("y", follows="b", basis="new")
    assert told(*figures)[2].reasons == ("progress-new-only", "total-overlapping")


def test_people_who_may_be_the_same_give_a_range() -> None:
    lines = told(pledge("a"), pledge("b"), figure("x", "100", follows="a"), figure("y", "60", follows="b"))
    both = lines[2]
    assert both.follower is not None and both.follower.quantity is not None
    assert both.follower.quantity.promise == Interval(100, 160) and both.pledge.quantity is not None
    assert both.pledge.quantity.promise == Interval(300, 600)
    assert both.share is not None and both.share.promise == Interval(Fraction(1, 6), Fraction(8, 15))
    assert both.share.point is None and both.reasons == ("total-overlapping",)


# --- What leads nowhere ----------------------------------------------------------------------------------------------


def test_a_circle_is_refused_and_the_rest_is_told() -> None:
    whole = report(
        pledge("a", follows="b"), pledge("b", follows="a"), figure("c", follows="a"), figure("d", follows="d")
    )
    assert [(each.number, each.code) for each in astray([whole])] == [(n, "follows-circle") for n in (0, 1, 3)]
    assert [brief(line) for line in pledges([whole])] == [(["a"], "done", ["c"]), (["b"], "open", None)]


def test_an_unknown_figure_and_a_report_that_is_not_loaded_are_told() -> None:
    whole = report(pledge("aim"), figure("a", follows="amm"), figure("b", follows="other:aim"))
    one, other = astray([whole])
    assert (one.number, one.code, one.details["near"]) == (1, "follows-unknown-figure", "aim")
    assert (other.number, other.code, other.details["report"]) == (2, "follows-unknown-report", "other")
    assert [line.outcome for line in pledges([whole])] == ["open"]


def test_long_chains_take_no_recursion() -> None:
    chain = [pledge("f0"), *(pledge(f"f{n}", follows=f"f{n - 1}") for n in range(1, 3000))]
    assert len(told(*chain)) == 2999


# --- For any reports -------------------------------------------------------------------------------------------------


@given(st.tuples(*map(reports, REPORT_IDS)), st.sampled_from(["zh", "en"]))
def test_any_reports_are_told_of(three: tuple[Report, ...], lang: str) -> None:
    lines = pledges(three[:2], three[2:])
    assert len(astray(three)) <= sum(figure.follows is not None for one in three for figure in one.figures)
    for line in lines:
        row = PLEDGES.row(line, lang)
        assert tuple(row) == PLEDGES.keys
        assert all(len(cells) == len(PLEDGES.columns(lang)) for cells in PLEDGES.lines(line, lang))
        assert (line.outcome == "done") == (line.share is not None)
        if line.outcome == "done":
            assert line.follower is not None and line.follower.figure.status == "reported"
    single = [line.pledge.figure for line in lines if len(line.pledge.figures) == 1]
    assert {figure.status for figure in single} <= {"agreed", "planned"}
    pairs = [(line.pledge.report.id, brief(line), line.follower and line.follower.report.id) for line in lines]
    assert len({str(pair) for pair in pairs}) == len(pairs)


@given(st.data(), st.sampled_from(["exact", "about", "plus", "nearly", "over", "under"]))
def test_a_share_contains_the_true_one(data: st.DataObject, qualifier: str) -> None:
    """Whatever the numbers behind the words are, their ratio lies in the interval of the share."""
    figures = pledge("aim", "500", qualifier=qualifier), figure("done", "120", qualifier="about", follows="aim")
    (line,) = told(*figures)
    if line.share is None:
        assert qualifier == "under"
        return
    ends = [amount.quantity.promise for amount in (line.pledge, line.follower) if amount and amount.quantity]
    whole, some = (
        data.draw(st.fractions(end.low or 0, end.high if end.high is not None else 10**6), label="number")
        for end in ends
    )
    if ends[0].contains(whole) and ends[1].contains(some) and whole:
        assert line.share.promise.contains(some / whole)


@given(st.tuples(*map(reports, REPORT_IDS)))
def test_a_selection_only_hides(three: tuple[Report, ...]) -> None:
    some = {
        figure.id
        for line in pledges(three, selection=Selection(statuses=frozenset({"agreed"})))
        for figure in line.pledge.figures
    }
    agreed = {figure.id for one in three for figure in one.figures if figure.status == "agreed"}
    assert some <= agreed


def test_a_part_of_a_pledge_is_no_pledge_of_its_own() -> None:
    whole = pledge("all", breakdowns={"site": "complete"})
    inner = pledge("all.a", part_of="all", by="site", breakdowns={"age": "partial"})
    innermost = pledge("all.a.young", "9", part_of="all.a", by="age")
    lines = told(
        whole, inner, innermost, pledge("all.b", part_of="all", by="site"), figure("done", follows="all.a.young")
    )
    assert [line.outcome for line in lines] == ["open", "open", "done", "open"]
    assert outcomes(lines) == ["done"]
    assert outcomes([line for line in lines if line.pledge.figure.id != "all"]) == ["done", "open"]


def test_of_reports_that_pledge_and_follow_nothing_only_the_ids_are_kept() -> None:
    pledging = report(pledge("aim", follows="plain-2018:done"), pledge("end", follows="plain-2018:gone"), id="mine")
    plain = weakref.ref(kept := report(figure("done"), id="plain-2018"))
    followed = Followed()
    followed.add(pledging)
    followed.add(kept, chosen=False)
    del kept
    gc.collect()
    assert plain() is None and "plain-2018" in followed and "other" not in followed
    (astray_one,) = followed.astray
    assert astray_one.code == "follows-unknown-figure" and astray_one.details["near"] == "done"
    assert [line.outcome for line in followed.told()] == ["open", "open"]


# --- The command line ------------------------------------------------------------------------------------------------


def test_the_command_tells_of_kangle() -> None:
    result = run("progress", "--format", "json")
    assert result.status == 0
    rows = result.rows()
    (both,) = [row for row in rows if len(row["pledges"]) > 1]
    assert (both["value"], both["followed_by_value"], both["followed_by_as_of"]) == ("70000000", "13900000", "2020-04")
    assert both["share"].startswith("19.857") and both["title_en"] is None
    assert [part["figure"] for part in both["contains"]] == ["shoes.completed.public", "shoes.completed.own"]
    assert both["source"] == "香港商报网" and both["followed_by_report"] == "kangle-2020-04"
    (jobs,) = [row for row in rows if row["pledges"] == ["investment.jobs"]]
    assert (jobs["share"], jobs["share_low"], jobs["share_qualifier"]) == ("39.1875", "35.625", "about")
    assert result.err == "5 pledges: 3 with results, 2 not followed\n"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format(format_: str, lang: str) -> None:
    result = run("progress", "--format", format_, "--lang", lang)
    assert result.status == 0 and "umbrellas.completed" in result.out


def test_the_reports_of_other_data_are_all_asked(tmp_path: Path) -> None:
    old = plain_report(pledge("aim"), id="old")
    new = plain_report(figure("done", "30", follows="old:aim"), pledge("next", as_of="2021"), id="new")
    data = write(tmp_path / "reports.jsonl", new, old)
    rows = run("progress", "--data", data, "--format", "json").rows()
    assert [(row["report"], row["pledges"], row["outcome"]) for row in rows] == [
        ("new", ["next"], "open"),
        ("old", ["aim"], "done"),
    ]
    (chosen,) = run("progress", "--data", data, "--report", "old", "--format", "json").rows()
    assert (chosen["followed_by_report"], chosen["share"]) == ("new", "10")


def test_categories_and_statuses_are_chosen() -> None:
    rows = run("progress", "--status", "签约", "--measure", "投资额", "--format", "json").rows()
    assert {row["status"] for row in rows} == {"agreed"} and {row["measure"] for row in rows} == {"investment"}
    assert run("progress", "--category", "劳务协作").err == "no figure is agreed or planned\n"


def test_what_leads_nowhere_is_told_with_its_place_and_breaks_the_run(tmp_path: Path) -> None:
    data = write(tmp_path / "report.json", plain_report(pledge("aim"), figure("done", "30", follows="other:aim")))
    result = run("progress", "--data", data, "-o", tmp_path / "out.csv", "--format", "csv")
    assert result.status == 2 and not (tmp_path / "out.csv").exists()
    assert f"{data}:" in result.err and "figures[1].follows (done)" in result.err and "not loaded" in result.err


def test_escapes_and_markup_in_data_do_nothing(tmp_path: Path) -> None:
    evil = {"zh": "\x1b[31m[bold]=1+1", "en": "\x1b[31m[/red]"}
    aim = pledge("aim", title=evil, note=evil) | {"breakdowns": {"kind": "partial"}}
    whole = plain_report(
        aim, part("p", "1", "aim", status="planned"), figure("done", follows="aim", title=evil, note=evil)
    )
    data = write(tmp_path / "report.json", whole)
    for format_ in FORMATS:
        result = run("progress", "--data", data, "--format", format_)
        assert result.status == 0 and "\x1b" not in result.out
