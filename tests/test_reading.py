"""Every fault of a file is told with its place and its mend, all at once, and good reports are read all the same."""

from __future__ import annotations

import ast
import copy
import json
import re
import string
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from building import Plain, check, figure, part, plain_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import run, write

import kangle_stats
from kangle_stats.messages import MESSAGES, WORDS, counted, say
from kangle_stats.reading import Problem, read_reports

TOTAL = figure("total", "5", breakdowns={"kind": "complete"})
PARTS = [part("total.old", "2"), part("total.young", "3")]


def read(*paths: Path) -> tuple[list[str], list[Problem]]:
    """The ids of the reports that were read, and what is wrong with the others."""
    problems: list[Problem] = []
    ids = [loaded.report.id for loaded in read_reports(paths, problems.append)]
    for problem in problems:
        for lang in ("zh", "en"):
            assert "\n" not in problem.text(lang)
    return ids, problems


def told(problems: list[Problem]) -> list[tuple[int | None, str, str]]:
    return [(problem.line, problem.place, problem.code) for problem in problems]


def line_with(text: str, wanted: str) -> int:
    """The number of the first line that contains something."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if wanted in line)


# --- Files and folders -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "line", "code"),
    [
        ("empty.json", b"", None, "empty-file"),
        ("blank.json", b" \r\n\t\n", None, "empty-file"),
        ("mark.json", b"\xef\xbb\xbf", None, "empty-file"),
        ("empty.jsonl", b"", None, "empty-file"),
        ("blank.jsonl", b"\n \n\n", None, "empty-file"),
        ("notepad.json", '{"id": "康乐"}'.encode("gb18030"), 1, "not-utf8-but"),
        ("unicode.json", '{"id": "康乐"}'.encode("utf-16"), None, "not-utf8-but"),
        ("binary.json", b'{"id":\n"\xff\xff"}', 2, "not-utf8"),
        ("comma.json", b'{"id": "a"\n"period": 1}', 2, "json-comma-missing"),
        ("two.json", b"{}\n{}\n", 2, "json-extra-data"),
        ("deep.json", b"[" * 100_000, 1, "nested-too-deep"),
        ("twice.json", b'{"origin": {"producer": "a",\n"producer": "b"}}', 2, "duplicate-key"),
        ("nan.json", b'{"figures": [{"value":\nNaN}]}', 2, "not-a-number"),
        ("infinite.json", b'{"value": -Infinity}', 1, "not-a-number"),
        ("fraction.json", b'{"value": 4.10}', 1, "fraction-number"),
        ("exponent.json", b'{"value": 1e3}', 1, "fraction-number"),
        ("long.json", b'{"value": ' + b"7" * 10_000 + b"}", 1, "integer-too-long"),
        ("half.json", b'{"id": "\\udead"}', 1, "lone-surrogate"),
        ("list.json", b"[]", 1, "not-an-object"),
        ("number.json", b"12", 1, "not-an-object"),
        ("text.json", b'"report"', 1, "not-an-object"),
        ("null.json", b"null", 1, "not-an-object"),
    ],
)
def test_a_file_that_is_no_report(tmp_path: Path, name: str, data: bytes, line: int | None, code: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    ids, (problem,) = read(file)
    assert not ids
    assert (problem.file, problem.line, problem.place, problem.code) == (str(file), line, "", code)
    place = f"{file}: " if line is None else f"{file}:{line}: "
    assert problem.text("en") == place + say("en", code, **problem.details)


def test_missing_files_and_folders_without_reports(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "notes.txt").write_text("no report")
    (tmp_path / "folder" / "report.schema.json").write_text("{}")
    (tmp_path / "folder" / "._a.json").write_text("what a file manager leaves behind")
    (tmp_path / "folder" / "inner.json").mkdir()
    _, problems = read(tmp_path / "none.json", tmp_path / "folder", tmp_path / "folder" / "inner.json")
    assert told(problems) == [
        (None, "", "file-missing"),
        (None, "", "folder-without-reports"),
        (None, "", "folder-without-reports"),
    ]


def test_what_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.json", plain_report(TOTAL))
    (tmp_path / "loop.json").symlink_to("loop.json")
    paths = [tmp_path / ("x" * 300), tmp_path / "a.json" / "below", tmp_path / "loop.json"]
    _, problems = read(*paths)
    assert {problem.code for problem in problems} == {"unreadable"}
    assert [problem.details["why"] for problem in problems] == ["ENAMETOOLONG", "ENOTDIR", "ELOOP"]

    def refuse(*_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kangle_stats.files.FileIO", refuse)
    monkeypatch.setattr(Path, "iterdir", refuse)
    _, problems = read(tmp_path / "a.json", tmp_path)
    assert [(problem.code, problem.details["why"]) for problem in problems] == [("unreadable", "EACCES")] * 2
    assert problems[0].text("en").endswith("cannot be read: Permission denied")
    assert problems[0].text("zh").endswith("无法读取：没有权限")


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for id_ in ("beta", "alpha"):
        write(tmp_path / f"{id_}.json", plain_report(TOTAL, id=id_))
    write(tmp_path / "GAMMA.JSONL", plain_report(TOTAL, id="gamma"), plain_report(TOTAL, id="delta"))
    (tmp_path / "report.schema.json").write_text("not read")
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    ids, problems = read(tmp_path)
    assert ids == ["gamma", "delta", "alpha", "beta"]
    assert [(Path(problem.file).name, problem.code) for problem in problems] == [("gone.json", "file-missing")]


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    for name in ("a.json", "b.jsonl"):
        text = write(tmp_path / name, plain_report(TOTAL, id=name[0])).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
    assert read(tmp_path) == (["a", "b"], [])


def test_a_broken_line_does_not_stop_the_others(tmp_path: Path) -> None:
    file = write(tmp_path / "many.jsonl", *(plain_report(figure("a"), id=f"r{n}") for n in range(4)))
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1][:-2]
    lines[2] = lines[2].replace('"value": "1"', '"value": "1,0"')
    file.write_text("\r\n".join([*lines, "", "[]"]), encoding="utf-8")
    ids, problems = read(file)
    assert ids == ["r0", "r3"]
    assert told(problems) == [
        (2, "", "json-unclosed"),
        (3, "figures[0].value (a)", "value-digits"),
        (6, "", "not-an-object"),
    ]
    result = run("list", "--data", file, "--format", "json")
    assert result.status == 2
    assert [row["report"] for row in result.rows()] == ["r0", "r3"]
    assert len(result.err.splitlines()) == 3


def test_a_report_over_several_lines_is_none_for_jsonl(tmp_path: Path) -> None:
    text = write(tmp_path / "a.json", plain_report(TOTAL)).read_text(encoding="utf-8")
    for name, blank in (("a.jsonl", ""), ("b.jsonl", "\n\n")):
        (tmp_path / name).write_text(blank + text, encoding="utf-8")
        _, problems = read(tmp_path / name)
        assert told(problems) == [(1 + len(blank), "", "report-over-lines")]


def test_report_ids_are_unique_in_what_is_read(tmp_path: Path) -> None:
    first = write(tmp_path / "a.json", plain_report(TOTAL))
    second = write(tmp_path / "b.jsonl", plain_report(TOTAL, id="other"), plain_report(TOTAL))
    ids, (problem,) = read(tmp_path)
    assert ids == ["county-2020", "other"]
    assert (problem.file, problem.line, problem.place, problem.code) == (str(second), 2, "id", "duplicate-report")
    assert f"{first}:1" in problem.text("zh")


# --- Shape -----------------------------------------------------------------------------------------------------------

Change = Callable[[Plain], None]


def setting(*path: str | int, to: object) -> Change:
    def change(report: Plain) -> None:
        value: Any = report
        for step in path[:-1]:
            value = value[step]
        value[path[-1]] = to

    return change


def removing(*path: str | int) -> Change:
    def change(report: Plain) -> None:
        value: Any = report
        for step in path[:-1]:
            value = value[step]
        del value[path[-1]]

    return change


FIRST = ("figures", 0)

SHAPE: list[tuple[Change, str, str]] = [
    # the change, the place of the fault, its code
    (setting("period", to="2018-13"), "period", "date"),
    (setting("period", to="2018-02/2018-01"), "period", "date-order"),
    (setting("period", to="二〇一八"), "period", "date"),
    (setting("period", to=2018), "period", "expected-text"),
    (setting("id", to="County 2020"), "id", "bad-id"),
    (removing("origin"), "origin", "missing-key"),
    (removing("origin", "producer"), "origin.producer", "missing-key"),
    (setting("origin", "producer", to=""), "origin.producer", "string-too-short"),
    (setting("origin", "producer", to="报" * 2001), "origin.producer", "string-too-long"),
    (setting("origin", "url", to="javascript:x"), "origin.url", "bad-url"),
    (setting("origin", "date_published", to="2019-02-30"), "origin.date_published", "date"),
    (setting("origin", "pubisher", to="x"), "origin.pubisher", "unknown-key"),
    (setting("origin", to=[]), "origin", "expected-object"),
    (setting("ref_area", "code", to="62292"), "ref_area.code", "bad-area-code"),
    (setting("title", to={}), "title", "no-language"),
    (setting("title", to="某县"), "title", "expected-object"),
    (setting("title", "fr", to="x"), "title.fr", "unknown-key"),
    (setting("figurs", to=[]), "figurs", "unknown-key"),
    (setting("figures", to={}), "figures", "expected-list"),
    (setting(*FIRST, to=5), "figures[0]", "expected-object"),
    (removing(*FIRST, "category"), "figures[0] (total)", "missing-key"),
    (removing(*FIRST, "unit"), "figures[0].unit (total)", "missing-key"),
    (setting(*FIRST, "category", to="roads"), "figures[0].category (total)", "not-allowed"),
    (setting(*FIRST, "measure", to="workshops"), "figures[0].measure (total)", "wrong-measure"),
    (setting(*FIRST, "unit", to="persons"), "figures[0].unit (total)", "unknown-unit"),
    (setting(*FIRST, "unit", to="yuan/yuan/person"), "figures[0].unit (total)", "unknown-unit"),
    (setting(*FIRST, "unit_mult", to=17), "figures[0].unit_mult (total)", "less-than-equal"),
    (setting(*FIRST, "unit_mult", to=-13), "figures[0].unit_mult (total)", "greater-than-equal"),
    (setting(*FIRST, "unit_mult", to=10**39), "figures[0].unit_mult (total)", "less-than-equal"),
    (setting(*FIRST, "unit_mult", to="4"), "figures[0].unit_mult (total)", "expected-integer"),
    (setting(*FIRST, "unit_mult", to=True), "figures[0].unit_mult (total)", "expected-integer"),
    (setting(*FIRST, "decimals", to="all"), "figures[0].decimals (total)", "expected-integer"),
    (setting(*FIRST, "qualifier", to="roughly"), "figures[0].qualifier (total)", "not-allowed"),
    (setting(*FIRST, "status", to="done"), "figures[0].status (total)", "not-allowed"),
    (setting(*FIRST, "breakdowns", "kind", to="all"), "figures[0].breakdowns.kind (total)", "not-allowed"),
    (setting(*FIRST, "breakdowns", "Bad Cut", to="partial"), "figures[0].breakdowns.Bad Cut (total)", "bad-reference"),
    (setting(*FIRST, "breakdowns", to=["kind"]), "figures[0].breakdowns (total)", "expected-object"),
    (setting(*FIRST, "as_of", to="2018/11"), "figures[0].as_of (total)", "date"),
    (setting(*FIRST, "colour", to="red"), "figures[0].colour (total)", "unknown-key"),
    (setting(*FIRST, "id", to="Total"), "figures[0].id (Total)", "bad-id"),
    (setting(*FIRST, "id", to="to-tal"), "figures[0].id (to-tal)", "bad-id"),
    (setting(*FIRST, "id", to="１total"), "figures[0].id (１total)", "bad-id"),
    (setting(*FIRST, "subject", to=5), "figures[0].subject (total)", "expected-text"),
    (setting(*FIRST, "subject", to={"zh": 5}), "figures[0].subject.zh (total)", "expected-text"),
    (setting(*FIRST, "subject", to={"zh": "甲", "de": "A"}), "figures[0].subject.de (total)", "unknown-key"),
    (setting(*FIRST, "note", to={}), "figures[0].note (total)", "no-language"),
    (setting(*FIRST, "quote", to="5人"), "figures[0].quote (total)", "expected-list"),
    (setting(*FIRST, "quote", to=[{"prefix": "甲" * 9, "exact": "5"}]), "figures[0].quote[0].prefix (total)",
     "string-too-long"),
    (setting(*FIRST, "quote", to=[{"prefix": "有"}]), "figures[0].quote[0].exact (total)", "missing-key"),
    (setting(*FIRST, "follows", to="Other 2019"), "figures[0].follows (total)", "bad-reference"),
    (setting(*FIRST, "by", to="kind"), "figures[0] (total)", "part-without-cut"),
    (setting(*FIRST, "value_to", to="9"), "figures[0] (total)", "between"),
    (setting(*FIRST, "qualifier", to="between"), "figures[0] (total)", "between"),
    (setting(*FIRST, "value", to="1e3"), "figures[0].value (total)", "value-digits"),
    (setting(*FIRST, "value", to="５"), "figures[0].value (total)", "value-words"),
    (setting(*FIRST, "value", to="٥"), "figures[0].value (total)", "value-digits"),
    (setting(*FIRST, "value", to=" 5 "), "figures[0].value (total)", "value-words"),
    (setting(*FIRST, "value", to="5\n"), "figures[0].value (total)", "value-words"),
    (setting(*FIRST, "value", to="1,112"), "figures[0].value (total)", "value-words"),
    (setting(*FIRST, "value", to="1.2.3"), "figures[0].value (total)", "value-digits"),
    (setting(*FIRST, "value", to="."), "figures[0].value (total)", "value-digits"),
    (setting(*FIRST, "value", to=""), "figures[0].value (total)", "value-digits"),
    (setting(*FIRST, "value", to="NaN"), "figures[0].value (total)", "value-digits"),
    (setting(*FIRST, "value", to="5人"), "figures[0].value (total)", "value-words"),
    (setting(*FIRST, "value", to="7" * 10_000), "figures[0].value (total)", "value-long"),
    (setting(*FIRST, "value", to="7" * 41), "figures[0].value (total)", "value-long"),
    (setting(*FIRST, "value", to=int("7" * 41)), "figures[0].value (total)", "value-long"),
    (setting(*FIRST, "value", to=True), "figures[0].value (total)", "value-type"),
    (setting(*FIRST, "value", to=["5"]), "figures[0].value (total)", "value-type"),
    (setting("checks", to=[{"id": "c", "formula": ""}]), "checks[0].formula (c)", "string-too-short"),
    (setting("checks", to=[{"id": "c"}]), "checks[0].formula (c)", "missing-key"),
    (setting("checks", to=[{"id": "c", "formula": "total = 5", "expect": "fails"}]), "checks[0] (c)",
     "expect-without-reason"),
    (setting("checks", to=[{"id": "c", "formula": "total = 5", "expect": "holds"}]), "checks[0].expect (c)",
     "not-allowed"),
    (setting("remarks", to=[{"id": "r", "figures": [], "text": {"zh": "甲"}}]), "remarks[0].figures (r)", "too-short"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "place", "code"), SHAPE, ids=lambda value: value if isinstance(value, str) else "")
def test_a_fault_of_shape(tmp_path: Path, change: Change, place: str, code: str) -> None:
    report = copy.deepcopy(plain_report(TOTAL))
    change(report)
    ids, (problem,) = read(write(tmp_path / "a.json", report))
    assert not ids
    assert (problem.place, problem.code) == (place, code)
    assert problem.text("zh") != problem.text("en")
    assert len(problem.text("en")) < len(str(tmp_path)) + 600


def test_a_range_that_ends_before_it_begins(tmp_path: Path) -> None:
    report = plain_report(figure("a", "9", qualifier="between", value_to="8"))
    _, (problem,) = read(write(tmp_path / "a.json", report))
    assert (problem.place, problem.code) == ("figures[0] (a)", "range-order")


def test_the_line_is_that_of_the_value(tmp_path: Path) -> None:
    report = copy.deepcopy(plain_report(TOTAL, *PARTS, checks=["total = 5"]))
    report["figures"][2]["value"] = "three"
    report["checks"][0]["formular"] = "total = 5"
    file = write(tmp_path / "a.json", report)
    text = file.read_text(encoding="utf-8")
    _, problems = read(file)
    assert told(problems) == [
        (line_with(text, "three"), "figures[2].value (total.young)", "value-digits"),
        (line_with(text, "formular"), "checks[0].formular (c0)", "unknown-key"),
    ]
    assert f"{file}:{line_with(text, 'three')}: figures[2].value (total.young): " in problems[0].text("en")


def test_all_faults_of_shape_come_at_once_and_before_those_of_reference(tmp_path: Path) -> None:
    report = plain_report(figure("a", "x"), figure("a", "y"), part("b", "1", of="nowhere"), checks=[check("?", "C C")])
    del report["period"]
    assert {problem.code for problem in read(write(tmp_path / "a.json", report))[1]} == {
        "missing-key", "value-digits", "bad-id",
    }  # fmt: skip
    report = plain_report(figure("a"), figure("a"), part("b", "1", of="nowhere"), period="2020", checks=["?", "a = c"])
    _, problems = read(write(tmp_path / "a.json", report))
    assert [problem.code for problem in problems] == ["duplicate-id", "part-without-total", "formula", "formula"]


def test_an_unknown_key_is_named_with_the_nearest(tmp_path: Path) -> None:
    _, (problem,) = read(write(tmp_path / "a.json", plain_report(figure("a", qualifer="about"))))
    assert problem.details == {"key": "qualifer", "near": "qualifier"}


# --- References ------------------------------------------------------------------------------------------------------


def test_faults_of_reference(tmp_path: Path) -> None:
    report = plain_report(
        TOTAL,
        part("a", "1", of="totl"),
        part("b", "1", by="age"),
        part("c", "1", status="planned"),
        part("d", "1", of="a", by="age"),
        figure("b"),
        checks=[check("total = 5", "same"), check("total = 5", "same")],
        remarks=[{"id": "m", "figures": ["total", "totall"], "text": {"en": "look"}}],
    )
    _, problems = read(write(tmp_path / "a.json", report))
    assert [(problem.place, problem.code) for problem in problems] == [
        ("figures[5].id (b)", "duplicate-id"),
        ("checks[1].id (same)", "duplicate-id"),
        ("figures[1].part_of (a)", "part-without-total"),
        ("figures[2].by (b)", "undeclared-cut"),
        ("figures[3].status (c)", "part-status"),
        ("figures[4].by (d)", "undeclared-cut"),
        ("remarks[0].figures[1] (m)", "unknown-figure"),
    ]
    assert problems[2].details["near"] == "total"
    assert "kind" in problems[3].text("en")
    assert str(problems[6].details["near"]).startswith("total")


def test_a_total_that_is_not_there_is_not_taken_for_the_part_itself(tmp_path: Path) -> None:
    report = plain_report(figure("towns.east"), part("towns.wes", "1", of="towns.west"))
    _, (problem,) = read(write(tmp_path / "a.json", report))
    assert problem.details["near"] == "towns.east"


def test_every_formula_that_cannot_be_followed_is_told_with_its_place(tmp_path: Path) -> None:
    formulas = ["total = 5", "total == 5", "total / 0 = 5", "total_a + zzz = total + county-2020:totl + total_"]
    _, problems = read(write(tmp_path / "a.json", plain_report(TOTAL, checks=formulas)))
    assert {problem.code for problem in problems} == {"formula"}
    assert [(problem.place, problem.text("en").partition(": formula ")[2]) for problem in problems] == [
        ("checks[1].formula (c1)", "total == 5, column 7: cannot read == 5; "
         "ids, numbers, + - * / ( ) and = <= >= < > are known"),
        ("checks[2].formula (c2)", "total / 0 = 5, column 7: division by zero"),
        ("checks[3].formula (c3)", f"{formulas[3]}, column 1: no figure total_a; near: total"),
        ("checks[3].formula (c3)", f"{formulas[3]}, column 11: no figure zzz; near: –"),
        ("checks[3].formula (c3)", f"{formulas[3]}, column 25: no figure county-2020:totl; near: total"),
        ("checks[3].formula (c3)", f"{formulas[3]}, column 44: no figure total_; near: total"),
    ]  # fmt: skip
    assert "除数为 0" in problems[1].text("zh")


def test_a_formula_over_a_report_that_was_not_read_is_no_fault_of_its_own(tmp_path: Path) -> None:
    ids, problems = read(write(tmp_path / "a.json", plain_report(TOTAL, checks=["total > county-2019:total"])))
    assert (len(ids), problems) == (1, [])


def test_an_id_like_no_other_suggests_nothing(tmp_path: Path) -> None:
    remark = {"id": "m", "figures": ["zzz"], "text": {"en": "look"}}
    report = plain_report(TOTAL, part("a", "1", of="qqq"), remarks=[remark])
    _, problems = read(write(tmp_path / "a.json", report))
    assert [problem.details["near"] for problem in problems] == ["–", "–"]


def test_many_ids_that_lead_nowhere_take_no_long_time(tmp_path: Path) -> None:
    figures = [part(f"a{n}", "1", of=f"a{n}x") for n in range(1900)]
    file = write(tmp_path / "a.json", plain_report(*figures))
    began = time.process_time()
    _, problems = read(file)
    assert len(problems) == 1900
    assert [problems[at].details["near"] == "–" for at in (0, -1)] == [False, True]
    assert time.process_time() - began < 5


@pytest.mark.parametrize("length", [1, 2, 5, 3000])
def test_a_circle_of_parts(tmp_path: Path, length: int) -> None:
    circle = [part(f"f{n}", "1", of=f"f{(n + 1) % length}", breakdowns={"kind": "partial"}) for n in range(length)]
    outside = part("outside", "1", of="f0")
    ids, problems = read(write(tmp_path / "a.json", plain_report(*circle, outside)))
    assert not ids
    assert [(problem.place, problem.code) for problem in problems] == [
        (f"figures[{n}].part_of (f{n})", "part-circle") for n in range(length)
    ]


def test_a_long_chain_of_parts_is_no_circle(tmp_path: Path) -> None:
    chain = [part(f"f{n}", "1", of=f"f{n + 1}", breakdowns={"kind": "partial"}) for n in range(3000)]
    top = figure("f3000", breakdowns={"kind": "partial"})
    assert read(write(tmp_path / "a.json", plain_report(*chain, top))) == (["county-2020"], [])


# --- Formulas --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "code", "column"),
    [
        ("total = totl", "formula-unknown-figure", None),
        ("total == 5", "formula-character", 7),
        ("total => 5", "formula-character", 7),
        ("total ≤ 5", "formula-character", 7),
        ("total - = 5", "formula-operand", 9),
        ("total + 5", "formula-relation", 10),
        ("total = 5 = 5", "formula-two-relations", 11),
        ("total = 5 5", "formula-rest", 11),
        ("5 = 5", "formula-no-figure", 1),
        ("total -1 = 5", "formula-minus-spaces", 7),
        ("(total = 5", "formula-parenthesis", 1),
        ("(" * 1000 + "total" + ")" * 1000 + " = 5", "formula-too-deep", 51),
        ("total / 0 = 5", "formula-zero-divisor", 7),
        ("total / (1 - 1) = 5", "formula-zero-divisor", 7),
        ("total = 1e5", "formula-character", 9),
        ("__import__('os') = total", "formula-character", 1),
    ],
)  # fmt: skip
def test_a_formula_that_cannot_be_used(tmp_path: Path, formula: str, code: str, column: int | None) -> None:
    report = plain_report(TOTAL, *PARTS, checks=[check("total = 5", "good"), check(formula, "bad")])
    file = write(tmp_path / "a.json", report)
    result = run("check", "--data", file, "--format", "json")
    assert result.status == 2
    assert result.out == ""
    line = line_with(file.read_text(encoding="utf-8"), json.dumps(formula, ensure_ascii=False))
    assert result.err.startswith(f"{file}:{line}: checks[1].formula (bad): ")
    assert len(result.err.splitlines()) == 1
    sentence = re.escape(MESSAGES[code][1])
    assert re.search(re.sub(r"\\\{\w+\\\}", ".*", sentence), result.err)
    assert column is None or f"column {column}:" in result.err
    assert "第" in run("check", "--data", file, "--lang", "zh").err


# --- Whatever is read, it is never a crash --------------------------------------------------------------------------

JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**39), 10**39) | st.text(max_size=9)
    | st.sampled_from(["person", "total", "kind", "2020", "zh", "id", "labour-transfer", "9" * 99]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["zh", "id", "exact", "labour-transfer", "\x1b", "k" * 99]), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values in a report."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def full_report() -> Plain:
    """A report in which every key is used."""
    quote = {"prefix": "有", "exact": "5人", "suffix": "就业"}
    return plain_report(
        dict(TOTAL, quote=[quote], subject={"zh": "甲"}, group="乙", note={"en": "n"}, as_of="2020-11", decimals=0),
        *PARTS,
        figure("range", "1", qualifier="between", value_to="3", follows="earlier:range"),
        checks=[check("total >= 5", "c", title={"zh": "题"}, expect="fails", reason={"zh": "因"})],
        remarks=[{"id": "r", "figures": ["total"], "text": {"zh": "看"}}],
        unsorted=[{"id": "u", "title": {"zh": "未"}, "value": None, "unit": "person"}],
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_value_anywhere_is_read_or_told(tmp_path: Path, data: st.DataObject) -> None:
    report = copy.deepcopy(full_report())
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(places(report))))
        setting(*path, to=data.draw(JUNK))(report)
    file = tmp_path / "a.json"
    file.write_text(json.dumps(report), encoding="utf-8")
    ids, problems = read(file)
    assert bool(ids) != bool(problems)
    for problem in problems:
        assert problem.line == 1
        assert len(problem.text("zh")) < len(str(file)) + 800


# --- Messages --------------------------------------------------------------------------------------------------------


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_says_the_same_in_both_languages(code: str) -> None:
    zh, en = MESSAGES[code]
    assert placeholders(zh) == placeholders(en)
    assert bool(zh) == bool(en)
    details = dict.fromkeys(placeholders(zh), "x")
    assert "{" not in say("zh", code, **details).replace("{…}", "")


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("suspects-more", ("0 more are possible", "1 more is possible", "2 more are possible")),
        ("summary-quotes", ("0 quotes: x", "1 quote: x", "2 quotes: x")),
        ("draft-not-unique", tuple(f"{each} in the text more than once"
                                   for each in ("0 quotes stand", "1 quote stands", "2 quotes stand"))),
    ],
)  # fmt: skip
def test_english_counts_one_thing_and_many(code: str, texts: tuple[str, ...]) -> None:
    rest = {name: "x" for name in placeholders(MESSAGES[code][0]) if name != "count"}
    assert tuple(say("en", code, count=str(count), **rest) for count in range(3)) == texts


def test_outcomes_that_are_nouns_have_a_plural() -> None:
    assert counted("en", "verdict", {"holds": 2, "notice": 1}) == "2 holds, 1 notice"
    assert counted("en", "verdict", {"notice": 1200}) == "1,200 notices"
    assert counted("zh", "verdict", {"notice": 2}) == "2 提示"


def texts_in_code() -> list[str]:
    """Every text in the code of the package, besides the table of messages itself, with `*` for what is put in."""
    found = []
    for file in Path(kangle_stats.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                found.append(
                    "".join(str(each.value) if isinstance(each, ast.Constant) else "*" for each in node.values)
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and file.parent.name != "messages":
                found.append(node.value)
    return found


def test_every_message_is_used() -> None:
    texts = texts_in_code()
    patterns = [
        re.compile(re.escape(text).replace(r"\*", "[a-z-]+"))
        for text in texts
        if re.fullmatch("[a-z*-]*[a-z]{3}[a-z*-]*", text) and "*" in text
    ]
    plain = {text.replace("_", "-") for text in texts}
    # Errors of Pydantic become codes by name, so that these stand nowhere as they are.
    pydantic = {"string-too-long", "string-too-short", "too-short", "greater-than-equal", "less-than-equal"}

    def put_together(code: str) -> bool:
        hyphens = [match.end() for match in re.finditer("-", code)]
        return any(code[:end] in plain and code[end:] in plain for end in hyphens)

    unused = [
        code
        for code in MESSAGES
        if code not in plain | pydantic
        and not any(pattern.fullmatch(code) for pattern in patterns)
        and not put_together(code)
    ]
    assert not unused


def test_every_word_has_both_languages() -> None:
    for kind, words in WORDS.items():
        for code, (zh, en) in words.items():
            assert zh and en, (kind, code)
