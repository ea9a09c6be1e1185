"""Reports as an SQLite database: digits survive, keys lead somewhere, and the view adds up as the tool does."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from building import Plain, check, figure, money, part, plain_report
from building import report as built
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from odd_reports import VALUES, reports
from running import run, write

from kangle_stats.checks import findings
from kangle_stats.exports import database as exporting
from kangle_stats.exports.database import schema
from kangle_stats.exports.database import write as export
from kangle_stats.models import Report
from kangle_stats.packaged import packaged_reports
from kangle_stats.quantity import QUALIFIERS, plain
from kangle_stats.sheets.totals import TOTALS, Totalled
from kangle_stats.totals import totals

Row = dict[str, Any]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        yield database


@contextmanager
def exported(*made: Report) -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.sqlite"
        export(path, [(report, findings(report)) for report in made], "en")
        with opened(path) as database:
            yield database


def select(database: sqlite3.Connection, sql: str, *values: object) -> list[Row]:
    return [dict(row) for row in database.execute(sql, values)]


def names(database: sqlite3.Connection, kind: str) -> set[str]:
    return {row["name"] for row in select(database, "SELECT name FROM sqlite_schema WHERE type = ?", kind)}


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("database") / "all.sqlite"
    assert run("export", "--report", "all", "-o", path).status == 0
    with opened(path) as database:
        yield database


# --- The view adds up as the tool does -------------------------------------------------------------------------------


def from_view(database: sqlite3.Connection) -> list[Row]:
    found = select(database, "SELECT * FROM totals")
    return [{**row, "figures": row["figures"].split(" | ") if row["figures"] else []} for row in found]


def assert_view_equals_totals(database: sqlite3.Connection, made: Iterable[Report]) -> None:
    expected = [
        TOTALS.row(Totalled(report, total), "en") for report in made for total in totals(report, report.figures)
    ]
    seen = from_view(database)
    assert [{key: row[key] for key in TOTALS.keys} for row in seen] == expected


def test_the_view_gives_what_totals_gives_of_packaged_reports(packaged: sqlite3.Connection) -> None:
    printed = run("totals", "--report", "all", "--format", "json").rows()
    assert len(printed) > 90
    assert [{key: row[key] for key in printed[0]} for row in from_view(packaged)] == printed
    (computed,) = select(packaged, "SELECT count(*) AS n FROM total WHERE computed")
    assert computed["n"] == 0


KINDS = st.sampled_from(
    [
        {"category": "labour-transfer", "measure": "people-employed", "unit": "person"},
        {"category": "labour-transfer", "measure": "training-attendances", "unit": "person-time"},
        {"category": "enterprise-investment", "measure": "investment", "unit": "yuan"},
        {"category": "town-village-pairing", "measure": "villages-paired", "unit": "village"},
        {"category": "town-village-pairing", "measure": "subsidy-rate", "unit": "yuan/household"},
    ]
)
SUMMANDS = st.one_of(
    st.none(),
    VALUES,
    st.integers(0, 999).map(str),
    st.integers(0, 10**15).map(str),
    st.decimals(0, 10**7, places=7, allow_nan=False).map(lambda value: format(value, "f")),
    st.sampled_from(["-7", "-0.5", "9223372036854", "9223372036855", "4611686018427.387904", "9" * 40]),
)


@st.composite
def summands(draw: st.DrawFn, id_: str) -> Plain:
    value, qualifier = draw(SUMMANDS), draw(st.sampled_from(["exact", "exact", *QUALIFIERS]))
    more: Plain = {
        **draw(KINDS),
        "qualifier": qualifier,
        "unit_mult": draw(st.sampled_from([0, 0, 0, 4, 8, -1])),
        "status": draw(st.sampled_from(["reported", "reported", "planned"])),
        "basis": draw(st.sampled_from([None, "stock", "new"])),
        "direction": draw(st.sampled_from([None, "east-to-west"])),
        "subject": draw(st.sampled_from([None, "甲", {"zh": "甲"}, {"en": "甲"}, {"zh": "乙", "en": "B"}, "B"])),
    }
    if qualifier == "between" and value is not None:
        more["value_to"] = "9" * 40
    return figure(id_, value, **more)


@st.composite
def reports_to_add(draw: st.DrawFn) -> Report:
    return built(*(draw(summands(f"f{number}")) for number in range(draw(st.integers(0, 8)))))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports_to_add())
@example(built(*(money(f"f{n}", "9000000000000", 0) for n in range(3))))
@example(built(money("a", "9223372036854.775807", 0), money("b", "0.000001", 0)))
@example(built(money("a", "-9223372036854.775808", 0)))
@example(built(money("a", "0.0000001", 0), money("b", "5", 0)))
@example(built(figure("a", None), figure("b", None)))
def test_the_view_gives_what_totals_gives(report: Report) -> None:
    with exported(report) as database:
        assert_view_equals_totals(database, [report])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_the_view_gives_what_totals_gives_of_odd_reports(report: Report) -> None:
    with exported(report) as database:
        assert_view_equals_totals(database, [report])


def test_totals_follow_the_figures() -> None:
    """The sums come out of the tables: who corrects a figure there sees it in the totals."""
    with exported(built(money("a", "1.5"), money("b", "2.25"))) as database:
        assert [row["value"] for row in from_view(database)] == ["37500"]
        database.execute("UPDATE figure SET value_millionths = value_millionths + 1 WHERE id = 'a'")
        assert [row["value"] for row in from_view(database)] == ["37500.000001"]


def test_numbers_too_long_for_sqlite_are_added_by_the_tool() -> None:
    with exported(built(money("a", "9" * 40), money("b", "1"))) as database:
        (row,) = from_view(database)
        assert Fraction(row["value"]) == (int("9" * 40) + 1) * 10**4
        assert select(database, "SELECT computed FROM total") == [{"computed": 1}]


# --- Figures ---------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_digits_and_words_survive(report: Report) -> None:
    every = [*report.figures, *report.unsorted]
    with exported(report) as database:
        found = select(database, "SELECT * FROM figure ORDER BY position")
        quotes = select(database, "SELECT * FROM quote ORDER BY figure, position")
        cuts = select(database, "SELECT * FROM breakdown")
        assert select(database, "PRAGMA foreign_key_check") == []
    assert len(found) == len(every)
    for row, one in zip(found, every, strict=True):
        assert (row["value"], row["value_to"], row["unit_mult"]) == (one.value, one.value_to, one.unit_mult)
        assert (row["title_zh"], row["title_en"]) == (one.title.zh, one.title.en)
        assert row["decimals_stated"] == (None if one.decimals is None else str(one.decimals))
        for end in ("value", "low", "high"):
            millionths, number = row[f"{end}_millionths"], row[f"{end}_number"]
            if millionths is not None and end != "value":
                assert plain(Fraction(millionths, 10**6)) == plain(Fraction(row[end]))
            if end != "value":
                assert (number is None) == (row[end] is None)
                assert number is None or number == pytest.approx(float(Fraction(row[end])), rel=1e-14)
    told = [
        (quote.prefix, quote.exact, quote.suffix)
        for one in sorted(every, key=lambda one: one.id)
        for quote in one.quote
    ]
    assert [(row["prefix"], row["exact"], row["suffix"]) for row in quotes] == told
    assert {(row["key"], row["extent"]) for row in cuts} == {
        (f"{report.id}:{one.id}/{cut}", extent) for one in every for cut, extent in one.breakdowns.items()
    }


def test_every_packaged_figure_is_there(packaged: sqlite3.Connection) -> None:
    models = [Report.model_validate_json(path.read_bytes()) for path in packaged_reports().values()]
    expected = [
        (f"{report.id}:{one.id}", one.value, one.unit, one.part_of, one.by)
        for report in models
        for one in (*report.figures, *report.unsorted)
    ]
    found = packaged.execute("SELECT key, value, unit, part_of, cut FROM figure ORDER BY rowid")
    assert [tuple(row) for row in found] == expected and len(expected) > 120
    assert packaged.execute("SELECT count(*) FROM figure WHERE category IS NULL").fetchone()[0] > 0


def test_the_columns_of_numbers(packaged: sqlite3.Connection) -> None:
    (row,) = select(packaged, "SELECT * FROM figure WHERE key = 'guangxi-2022:aid.funding'")
    assert (row["value"], row["value_number"], row["value_millionths"]) == ("17.58", 1.758e9, 1_758_000_000_000_000)
    assert (row["low"], row["low_number"], row["high"], row["high_number"]) == (
        "1757500000", 1.7575e9, "1758500000", 1.7585e9,
    )  # fmt: skip


def test_a_percentage_stays_one() -> None:
    with exported(built(figure("a", "4.8", "percent"))) as database:
        (row,) = select(database, "SELECT value_number, low, high FROM figure")
    assert row == {"value_number": 4.8, "low": "4.75", "high": "4.85"}


def test_parts_lead_to_their_cut_and_the_cut_to_its_total(packaged: sqlite3.Connection) -> None:
    found = select(
        packaged,
        "SELECT part.id, total.value AS of FROM figure AS part JOIN breakdown ON breakdown.key = part.breakdown "
        "JOIN figure AS total ON total.key = breakdown.figure WHERE total.key = 'kangle-2018:labour.employed'",
    )
    assert {row["of"] for row in found} == {"1112"} and len(found) == 3


def test_what_a_figure_follows_is_found_where_it_is_there() -> None:
    first = built(figure("a"), id="one-2018")
    later = built(
        figure("a", follows="one-2018:a"), figure("b", follows="gone:a"), figure("c", follows="a"), id="two-2019"
    )
    for order in ((first, later), (later, first)):
        with exported(*order) as database:
            found = select(database, "SELECT id, follows, follows_figure FROM figure WHERE report = 'two-2019'")
        assert [tuple(row.values()) for row in found] == [
            ("a", "one-2018:a", "one-2018:a"), ("b", "gone:a", None), ("c", "a", "two-2019:a"),
        ]  # fmt: skip


def test_an_unsorted_part_of_nothing_is_kept() -> None:
    lost = figure("u", part_of="nowhere", by="kind")
    del lost["category"], lost["measure"]
    with exported(built(figure("a"), unsorted=[lost])) as database:
        (row,) = select(database, "SELECT part_of, cut, breakdown, total FROM figure WHERE id = 'u'")
    assert row == {"part_of": "nowhere", "cut": "kind", "breakdown": None, "total": None}


def test_rates_that_no_table_has_get_their_names() -> None:
    with exported(built(figure("a", unit="mu/person"))) as database:
        (row,) = select(database, "SELECT * FROM unit WHERE code = 'mu/person'")
    assert row == {"code": "mu/person", "zh": "亩/人", "en": "mu/person", "countable": 0}


# --- Findings --------------------------------------------------------------------------------------------------------


def test_every_finding_is_there_as_check_prints_it(packaged: sqlite3.Connection) -> None:
    printed = run("check", "--report", "all", "--format", "json", "--lang", "en").rows()
    found = select(packaged, "SELECT * FROM finding ORDER BY key")
    as_printed = {"check": "check_id", "left": "left_value", "right": "right_value", "message": "message_en"}
    for key in set(printed[0]) - {"figures", "suspects"}:
        told = [row[as_printed.get(key, key)] for row in found]
        assert sorted(map(str, told)) == sorted(
            str(int(row[key]) if key == "known" else row[key]) for row in printed
        ), key
    chinese = run("check", "--report", "all", "--format", "json", "--lang", "zh").rows()
    assert sorted(row["message_zh"] for row in found) == sorted(row["message"] for row in chinese)


def test_a_failing_check_leads_to_its_figures_and_suspects() -> None:
    wrong = built(
        figure("total", "1112", breakdowns={"kind": "complete"}),
        part("a", "234"), part("b", "538"), part("c", "295"),
        checks=[check("total <= 5000", "bound", title={"zh": "上限"})],
    )  # fmt: skip
    with exported(wrong) as database:
        found = select(
            database,
            "SELECT finding.*, breakdown.cut, formula.title_zh FROM finding "
            "LEFT JOIN breakdown ON breakdown.key = finding.breakdown "
            "LEFT JOIN formula ON formula.key = finding.stated ORDER BY finding.key",
        )
        suspects = select(database, "SELECT * FROM suspect WHERE rank = 1")
        figures = select(database, "SELECT figure FROM finding_figure WHERE finding = 1 ORDER BY position")
    assert [(row["check_id"], row["verdict"]) for row in found][:2] == [("total/kind", "fails"), ("bound", "holds")]
    assert (found[0]["cut"], found[1]["title_zh"]) == ("kind", "上限")
    assert (found[0]["left_value"], found[0]["difference"], found[0]["difference_number"]) == ("1067", "-45", -45.0)
    assert [(row["figure"], row["value"], row["instead"], row["slip"]) for row in suspects] == [
        ("county-2020:b", "538", "583", "transposition")
    ]
    assert [row["figure"] for row in figures] == [f"county-2020:{id_}" for id_ in ("a", "b", "c", "total")]


def test_a_formula_over_another_report_leads_there_where_it_was_exported(tmp_path: Path) -> None:
    earlier = plain_report(figure("a", "5"), id="one-2018")
    later = plain_report(figure("a", "6"), checks=[check("a >= one-2018:a", "grows")], id="two-2019")
    data = write(tmp_path / "both.jsonl", earlier, later)
    for chosen, there in ((["all"], "one-2018:a"), (["two-2019"], None)):
        out = tmp_path / "out.sqlite"
        result = run("export", "--data", data, *(word for id_ in chosen for word in ("--report", id_)), "-o", out)
        assert result.status == 0, result.err
        with opened(out) as database:
            found = select(database, "SELECT name, figure FROM finding_figure ORDER BY position")
            assert select(database, "PRAGMA foreign_key_check") == []
        assert found == [{"name": "a", "figure": "two-2019:a"}, {"name": "one-2018:a", "figure": there}]


def test_numbers_beyond_binary_floating_point_have_their_digits_alone() -> None:
    long = built(figure("a", "9" * 40), checks=["a*a*a*a*a*a*a*a*a = 1"])
    with exported(long) as database:
        (row,) = select(database, "SELECT difference, difference_number FROM finding WHERE kind = 'formula'")
    assert Fraction(row["difference"]) == int("9" * 40) ** 9 - 1 and row["difference_number"] is None


# --- The file --------------------------------------------------------------------------------------------------------


def test_a_hostile_report_is_data_and_nothing_else() -> None:
    for title in ("'); DROP TABLE figure; --", "=1+1", "\x1b[31m\x00red", "\u202eabc", "\U0001f600"):
        with exported(built(figure("a", title={"zh": title}, note=title))) as database:
            (row,) = select(database, "SELECT title_zh, note FROM figure")
        assert row == {"title_zh": title, "note": title}


def test_every_table_is_strict_and_every_key_leads_somewhere(packaged: sqlite3.Connection) -> None:
    tables = [
        row for row in select(packaged, "PRAGMA table_list") if row["schema"] == "main" and row["type"] == "table"
    ]
    own = [row for row in tables if not row["name"].startswith("sqlite_")]
    assert len(own) == 21 and all(row["strict"] for row in own)
    assert select(packaged, "PRAGMA foreign_key_check") == []
    assert select(packaged, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert packaged.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    assert packaged.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    assert names(packaged, "view") == {"totals"}


def test_foreign_keys_are_indexed_where_tables_grow(packaged: sqlite3.Connection) -> None:
    small = {"status", "direction", "basis", "finding_kind", "slip", "qualifier", "category", "unit"}
    for table in names(packaged, "table"):
        indexed = {
            tuple(row["name"] for row in select(packaged, f"PRAGMA index_info({index['name']})"))[:1]
            for index in select(packaged, f"PRAGMA index_list({table})")
        }
        for key in select(packaged, f"PRAGMA foreign_key_list({table})"):
            if key["table"] not in small:
                assert (key["from"],) in indexed or key["from"] in ("measure", "category"), (table, key["from"])


def test_wrong_codes_are_refused_by_the_database_itself(packaged: sqlite3.Connection) -> None:
    packaged.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        packaged.execute("UPDATE figure SET unit = 'nothing' WHERE id = 'aid.funding'")
    packaged.rollback()


def test_a_library_that_is_too_old_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.36.0")
    result = run("export", "-o", tmp_path / "k.sqlite", "--lang", "en")
    assert result.status == 2 and re.search(r"SQLite 3\.37 or newer, here is 3\.36\.0", result.err)
    assert not list(tmp_path.iterdir())


def test_an_existing_file_is_replaced_whole_and_kept_if_the_data_are_broken(tmp_path: Path) -> None:
    out = tmp_path / "k.sqlite"
    out.write_bytes(b"something else")
    bad = write(tmp_path / "bad.json", plain_report(figure("a", unit="nothing")))
    assert run("export", "--data", bad, "-o", out).status == 2
    assert out.read_bytes() == b"something else"
    assert run("export", "-o", out).status == 0
    with opened(out) as database:
        assert database.execute("SELECT count(*) FROM figure").fetchone()[0] == 51
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.json", "k.sqlite"]


@pytest.mark.parametrize(("lang", "why"), [("zh", "磁盘已满"), ("en", "No space left on device")])
def test_a_full_disk_is_told(lang: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(database: sqlite3.Connection, _: object) -> None:
        database.execute("PRAGMA max_page_count = 1")
        database.executescript(schema.TABLES)

    monkeypatch.setattr(exporting, "_write", full)
    result = run("export", "-o", tmp_path / "k.sqlite", "--lang", lang)
    assert result.status == 2 and why in result.err
    assert not list(tmp_path.iterdir())


def test_no_report_is_an_empty_database(tmp_path: Path) -> None:
    with exported() as database:
        assert select(database, "SELECT * FROM totals") == []
        assert select(database, "SELECT count(*) AS n FROM category") != [{"n": 0}]
