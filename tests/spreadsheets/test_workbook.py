"""The exported workbook as other programs have it: openpyxl for its make, calamine for values, LibreOffice for sums."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest
from building import figure, money, part, plain_report
from hostile_reports import hostile_report
from python_calamine import CalamineWorkbook
from running import run, write
from test_hostile import ESCAPES, FORMULAS, MARKS, MARKUP

from kangle_stats.exports import book as book_module
from kangle_stats.forms.columns import sheet_name
from kangle_stats.quantity import plain

Rows = list[dict[str, Any]]


def exported(folder: Path, *words: str | Path, lang: str = "en") -> Path:
    """A workbook that was exported with these words."""
    path = folder / "book.xlsx"
    result = run("export", *words, "-o", path, "--lang", lang)
    assert (result.status, result.err) == (0, "")
    return path


def rows_of(path: Path, kind: str, lang: str = "en") -> Rows:
    """The rows of a sheet by its headings, as calamine reads them."""
    headings, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet_name(kind, lang)).to_python()
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def formulas_of(path: Path, kind: str, heading: str, lang: str = "en") -> list[Any]:
    """The contents of a column as openpyxl reads them, formulas as such."""
    headings, *rows = openpyxl.load_workbook(path)[sheet_name(kind, lang)].iter_rows(values_only=True)
    at = list(headings).index(heading)
    return [row[at] for row in rows]


# --- What is in it ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_are_named_in_the_language(lang: str, tmp_path: Path) -> None:
    names = CalamineWorkbook.from_path(exported(tmp_path, lang=lang)).sheet_names
    kinds = ("head", "figures", "totals", "checks", "formulas", "remarks", "doubts")
    assert names == [sheet_name(kind, lang) for kind in kinds]


KEY_OF_HEADING = {
    "Report id": "report", "Id": "id", "Category code": "category", "Measure code": "measure",
    "Chinese title": "title_zh", "English title": "title_en", "Unit code": "unit", "Unit mult": "unit_mult",
    "Qualifier code": "qualifier", "Status code": "status", "Basis code": "basis", "As of": "as_of",
    "Direction code": "direction", "Subject": "subject", "Group": "group", "Part of": "part_of", "Cut": "by",
    "Note": "note", "Decimals": "decimals",
}  # fmt: skip


def test_no_column_of_list_is_dropped(tmp_path: Path) -> None:
    listed = run("list", "--report", "all", "--format", "json", "--lang", "en").rows()
    rows = [row for row in rows_of(exported(tmp_path, "--report", "all"), "figures") if row["Category code"]]
    assert set(KEY_OF_HEADING.values()) | {"value", "value_to", "quote"} == set(listed[0])
    assert len(rows) == len(listed) > 100
    for row, told in zip(rows, listed, strict=True):
        for heading, key in KEY_OF_HEADING.items():
            expected = "" if told[key] is None else told[key]
            assert row[heading] == expected, (told["id"], key)
        assert [row["Quote before"], row["Quote"], row["Quote after"]] == [
            joined([quote[key] for quote in told["quote"]]) for key in ("prefix", "exact", "suffix")
        ]
        if told["value"] is not None:
            assert Fraction(str(row["Value"])) == Fraction(told["value"])


def joined(texts: list[str]) -> str:
    return "\n".join(text.replace("\n", "\\x0a") if text == text.strip() else escaped(text) for text in texts)


def escaped(text: str) -> str:
    """Spaces at the ends stand as escapes."""
    left = "\\x20" if text.startswith(" ") else ""
    right = "\\x20" if text.endswith(" ") else ""
    return left + text[len(left) // 4 : len(text) - len(right) // 4] + right


def test_numbers_are_native_and_show_their_printed_decimals(tmp_path: Path) -> None:
    values = {"a": "4.10", "b": "1221.3", "c": "1112", "d": "007", "e": "1234567890123456", "f": "-0"}
    write(tmp_path / "r.json", plain_report(*(money(id_, value) for id_, value in values.items())))
    sheet = openpyxl.load_workbook(exported(tmp_path, "--data", tmp_path / "r.json"))["Figures"]
    at = [cell.value for cell in sheet[1]].index("Value")
    cells = [row[at] for row in sheet.iter_rows(min_row=2)]
    assert [(cell.data_type, cell.number_format) for cell in cells[:3]] == [
        ("n", "#,##0.00"), ("n", "#,##0.0"), ("n", "#,##0"),
    ]  # fmt: skip
    assert [(cell.data_type, cell.value, cell.quotePrefix) for cell in cells[3:]] == [
        ("s", value, True) for value in list(values.values())[3:]
    ]


def test_sheets_are_ready_to_read_and_to_print(tmp_path: Path) -> None:
    for sheet in openpyxl.load_workbook(exported(tmp_path)).worksheets:
        assert str(sheet.freeze_panes)[1:] == "2"
        assert sheet.auto_filter.ref and sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert {cell.font.name for cell in sheet[1]} == {"Microsoft YaHei"}


def test_what_to_verify_has_a_list_of_states_and_columns_to_fill_in(tmp_path: Path) -> None:
    path = exported(tmp_path, lang="zh")
    rows = rows_of(path, "doubts", "zh")
    told = [row for row in run("check", "--format", "json").rows() if row["verdict"] not in ("holds", "approximate")]
    assert len(rows) == len(told) == 12
    assert {row["处理状态"] for row in rows} == {"待核实"}
    assert {row[name] for row in rows for name in ("责任单位", "核实依据", "更正")} == {""}
    (offer,) = openpyxl.load_workbook(path)["疑点清单"].data_validations.dataValidation
    assert offer.formula1 == '"待核实,核实无误,已更正,不需处理"'


def test_failing_checks_come_first_with_their_sum_and_suspects(tmp_path: Path) -> None:
    report = plain_report(
        figure("a", "257", quote=[{"prefix": "安置", "exact": "257人"}]),
        figure("b", "257"),
        figure("total", "1112", breakdowns={"kind": "complete"}),
        part("x", "234"), part("y", "538"), part("z", "295"),
    )  # fmt: skip
    write(tmp_path / "r.json", report)
    first, second = rows_of(exported(tmp_path, "--data", tmp_path / "r.json", lang="zh"), "doubts", "zh")
    assert (first["结论"], first["差额"], first["单位"]) == ("不符", -45, "人")
    assert "234" in first["算式"] and "若为 583 则相符" in first["待核实"] and "请核实出处" in first["待核实"]
    assert second["结论"] == "提示" and "安置[257人]" in second["原文"]


def test_nothing_to_verify_is_said(tmp_path: Path) -> None:
    write(tmp_path / "r.json", plain_report(figure("a", "5")))
    (row,) = rows_of(exported(tmp_path, "--data", tmp_path / "r.json"), "doubts")
    assert row["Place"] == "nothing to verify"


# --- Formulas --------------------------------------------------------------------------------------------------------


def test_a_total_leads_to_the_cells_that_it_adds(tmp_path: Path) -> None:
    report = plain_report(
        money("a", "1221.3"), money("b", "5"),
        *(figure(id_, "7", "person-time", measure="training-attendances") for id_ in ("c", "d", "e")),
    )  # fmt: skip
    write(tmp_path / "r.json", report)
    path = exported(tmp_path, "--data", tmp_path / "r.json")
    assert formulas_of(path, "totals", "Total") == [
        "='Figures'!$G$2*10^'Figures'!$AB$2+'Figures'!$G$3*10^'Figures'!$AB$3",
        "=SUM('Figures'!$G$4:$G$6)",
    ]


def test_money_is_summed_in_ten_thousands_too_as_a_county_writes_it(tmp_path: Path) -> None:
    sent = {"category": "talent-exchange", "measure": "specialists-sent"}
    report = plain_report(money("a", "1221.3"), money("b", "0.00015", 8), figure("c", "7", **sent))
    write(tmp_path / "r.json", report)
    path = exported(tmp_path, "--data", tmp_path / "r.json")
    assert formulas_of(path, "totals", "Total, 10,000 yuan") == [
        "=('Figures'!$G$2*10^'Figures'!$AB$2+'Figures'!$G$3*10^'Figures'!$AB$3)/10^4",
        None,
    ]
    assert next(row["Total, 10,000 yuan"] for row in rows_of(path, "totals")) == 1222.8
    write(tmp_path / "r.json", plain_report(*(money(f"f{n}", "1.5") for n in range(400))))
    assert formulas_of(exported(tmp_path, "--data", tmp_path / "r.json"), "totals", "Total, 10,000 yuan") == [600]


def test_people_who_may_be_the_same_give_a_range_and_no_total(tmp_path: Path) -> None:
    write(tmp_path / "r.json", plain_report(figure("a", "5"), figure("b", "7")))
    path = exported(tmp_path, "--data", tmp_path / "r.json")
    found = [formulas_of(path, "totals", heading) for heading in ("Total", "From", "To")]
    assert found == [[None], ["=MAX('Figures'!$G$2,'Figures'!$G$3)"], ["=SUM('Figures'!$G$2:$G$3)"]]


def test_where_a_spreadsheet_would_lose_digits_the_number_stands_as_computed(tmp_path: Path) -> None:
    sent = {"category": "talent-exchange", "measure": "specialists-sent"}
    report = plain_report(figure("a", "9" * 16, **sent), figure("b", "1", **sent))
    write(tmp_path / "r.json", report)
    path = exported(tmp_path, "--data", tmp_path / "r.json")
    assert formulas_of(path, "totals", "Total") == ["1" + "0" * 16]


def test_a_long_total_is_no_formula_that_a_spreadsheet_refuses(tmp_path: Path) -> None:
    write(tmp_path / "r.json", plain_report(*(money(f"f{n}", "1") for n in range(400))))
    path = exported(tmp_path, "--data", tmp_path / "r.json")
    assert formulas_of(path, "totals", "Total") == [4_000_000]


def test_checks_lead_to_the_figures_where_plain_arithmetic_says_the_same(tmp_path: Path) -> None:
    report = plain_report(
        money("a", "3"), money("b", "1.5"), figure("share", "50", "percent"), figure("n", "0"),
        checks=["a - b = 1.5", "b / a = share", "(a + b) * 2 >= a", "a / n = 1"],
    )  # fmt: skip
    write(tmp_path / "r.json", report)
    path = exported(tmp_path, "--data", tmp_path / "r.json")
    left, right, difference = (formulas_of(path, "checks", name)[:4] for name in ("Left", "Right", "Difference"))
    a, b = (f"('Figures'!$G${row}*10^'Figures'!$AB${row})" for row in (2, 3))
    assert left[0] == f"={a}-{b}"
    assert left[1:] == [f"={b}/{a}*100", f"=({a}+{b})*2", None]
    assert right[1:] == ["=('Figures'!$G$4/100)*100", f"={a}", None]
    assert difference == ["=G2-H2", "=G3-H3", "=G4-H4", None]


ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""LibreOffice would take over the results that the file has."""


@pytest.fixture(scope="module")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Recalculates a workbook and gives it back as another file."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    home = tmp_path_factory.mktemp("office")
    settings = home / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")

    def recalculated(path: Path) -> Path:
        done = home / path.name
        done.unlink(missing_ok=True)
        subprocess.run(
            [program, "--headless", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--convert-to", "xlsx",
             "--outdir", str(home), str(path)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        assert done.is_file()
        return done

    return recalculated


def test_recalculated_in_libreoffice_totals_and_checks_are_what_the_tool_says(soffice: Any, tmp_path: Path) -> None:
    path = exported(tmp_path, "--report", "all")
    done = soffice(path)
    for name in (sheets := CalamineWorkbook.from_path(done)).sheet_names:
        for cells in sheets.get_sheet_by_name(name).to_python():
            assert not [cell for cell in cells if isinstance(cell, str) and cell.startswith(("#", "Err:"))], name
    told = run("totals", "--report", "all", "--format", "json").rows()
    rows = rows_of(done, "totals")
    assert len(rows) == len(told) > 50
    for row, total in zip(rows, told, strict=True):
        assert same(row["Total"], total["value"])
        if total["unit"] == "yuan":
            assert same(row["Total, 10,000 yuan"], total["value"] and plain(Fraction(total["value"]) / 10**4))
        if total["low"] != total["high"]:
            assert same(row["From"], total["low"]) and same(row["To"], total["high"])
    checked = run("check", "--report", "all", "--format", "json").rows()
    rows = rows_of(done, "checks")
    by_id = {(row["Report id"], row["Check"]): row for row in rows}
    assert len(rows) == len(checked)
    for finding in checked:
        row = by_id[finding["report"], finding["check"]]
        assert (same(row["Left"], finding["left"]) and same(row["Right"], finding["right"])) or finding[
            "kind"
        ] == "notice"
        assert same(row["Difference"], finding["difference"])
    written = [cell for cell in formulas_of(path, "totals", "Total") if isinstance(cell, str) and cell.startswith("=")]
    assert len(written) > 40


def test_results_stand_in_the_file_for_programs_that_compute_nothing(tmp_path: Path) -> None:
    path = exported(tmp_path, "--report", "all")
    told = run("totals", "--report", "all", "--format", "json").rows()
    assert all(same(row["Total"], total["value"]) for row, total in zip(rows_of(path, "totals"), told, strict=True))


def test_libreoffice_computes_and_does_not_take_over_what_the_file_says(soffice: Any, tmp_path: Path) -> None:
    path = exported(tmp_path)
    damaged = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v>70000000</v>", b"<v>1</v>"))
    shown = [[row["Total"] for row in rows_of(each, "totals")] for each in (damaged, path, soffice(damaged))]
    assert 1 in shown[0] and shown[0] != shown[1] == shown[2]


def same(shown: object, digits: str | None) -> bool:
    """Whether a cell holds the number of some digits, to the fifteen that a spreadsheet keeps."""
    if digits is None or shown == "":
        return digits is None and shown == ""
    number, expected = Fraction(str(shown)), Fraction(digits)
    return abs(number - expected) <= (abs(expected) + 1) * Fraction(1, 10**12)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_empty_form_opens_in_libreoffice_with_its_lists(soffice: Any, lang: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    assert run("export", "--template", "-o", path, "--lang", lang).status == 0
    sheet = openpyxl.load_workbook(soffice(path))[sheet_name("figures", lang)]
    assert len(sheet.data_validations.dataValidation) == 8


# --- Hostile texts ---------------------------------------------------------------------------------------------------

TEXTS = {"escapes": ESCAPES, "marks": MARKS + "x", "markup": MARKUP, "dde": "=cmd|' /C calc'!A0"} | {
    f"formula{n}": text for n, text in enumerate(FORMULAS)
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_text_runs_and_none_is_lost(text: str, tmp_path: Path) -> None:
    write(tmp_path / "r.json", hostile_report(text))
    path = exported(tmp_path, "--data", tmp_path / "r.json")
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert str(cell.value).startswith(
                        ("='Figures'!", "=SUM('Figures'!", "=MAX('Figures'!", "=G", "=('Fig")
                    )
                if (
                    isinstance(cell.value, str)
                    and cell.value.lstrip()[:1] in ("=", "+", "-", "@")
                    and cell.data_type == "s"
                ):
                    assert cell.quotePrefix and cell.number_format == "@"
    result = run("import", path, "-o", tmp_path / "back.json")
    assert result.status == 0, result.err
    original, back = (json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in ("r.json", "back.json"))
    assert back["remarks"] == original["remarks"] and back["figures"][0]["note"] == original["figures"][0]["note"]


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(book_module, "MOST_ROWS", 20)
    result = run("export", "-o", tmp_path / "r.xlsx", "--lang", "en")
    assert result.status == 2 and "the sheet Figures would have more than 20 rows" in result.err
    assert not (tmp_path / "r.xlsx").exists() and list(tmp_path.iterdir()) == []


# --- Streams ---------------------------------------------------------------------------------------------------------


def test_a_pipe_gets_the_bytes(tmp_path: Path) -> None:
    done = subprocess.run(["kangle-stats", "export"], capture_output=True, env=environment(), check=True)
    (tmp_path / "piped.xlsx").write_bytes(done.stdout)
    assert CalamineWorkbook.from_path(tmp_path / "piped.xlsx").sheet_names[1] == "Figures"


def environment() -> dict[str, str]:
    import os
    import sys

    return {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}


class Terminal:
    """`sys` where standard output is a terminal."""

    def __getattr__(self, name: str) -> Any:
        import sys

        return mock.Mock(wraps=sys.stdout, isatty=lambda: True) if name == "stdout" else getattr(sys, name)


def test_a_terminal_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kangle_stats.cli.run.sys", Terminal())
    (tmp_path / "a.txt").write_text("共3人，其中男1人、女1人。", encoding="utf-8")
    for words in (["export"], ["export", "--template"], ["proofread", "--format", "xlsx", tmp_path / "a.txt"]):
        result = run(*words, "--lang", "en")
        assert (result.status, result.out) == (2, "") and "xlsx is not for a terminal" in result.err


def test_a_missing_library_is_named_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith(("kangle_stats.exports.", "openpyxl"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (tmp_path / "a.txt").write_text("共3人，其中男1人、女1人。", encoding="utf-8")
    for words in (["export"], ["export", "--template"], ["proofread", "--format", "xlsx", tmp_path / "a.txt"]):
        result = run(*words, "-o", tmp_path / "x.xlsx", "--lang", "en")
        assert result.status == 2 and "pip install openpyxl" in result.err
        assert not (tmp_path / "x.xlsx").exists()


def test_broken_data_write_nothing(tmp_path: Path) -> None:
    write(tmp_path / "good.json", plain_report(figure("a", "5")))
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    result = run("export", "--data", tmp_path / "good.json", "--data", tmp_path / "bad.json", "-o", tmp_path / "x.xlsx")
    assert result.status == 2 and not (tmp_path / "x.xlsx").exists()


# --- proofread -------------------------------------------------------------------------------------------------------


def test_proofread_writes_what_to_verify_and_every_relation(tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text(
        "选派教师12名、医生9名，共计22名。\n帮助860名就业，其中东部310人，省内350人，其他200人。\n", encoding="utf-8"
    )
    path = tmp_path / "proofs.xlsx"
    result = run("proofread", text, "--format", "xlsx", "-o", path, "--lang", "zh")
    assert result.status == 1 and "2" in result.err
    (doubt,) = rows_of(path, "doubts", "zh")
    assert (doubt["结论"], doubt["差额"], doubt["处理状态"]) == ("不符", -1, "待核实")
    assert doubt["原文"] == "选派教师[12名]、医生[9名]，共计[22名]。" and doubt["算式"] == "12名 + 9名 ≠ 22名"
    rows = rows_of(path, "relations", "zh")
    told = run("proofread", text, "--format", "json", "--lang", "zh").rows()
    assert [(row["算式"], row["结论代码"], row["说明"]) for row in rows] == [
        (each["formula"], each["verdict"], each["message"]) for each in told
    ]


def test_proofread_of_a_text_without_arithmetic_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("选派教师12名。", encoding="utf-8")
    path = tmp_path / "proofs.xlsx"
    assert run("proofread", tmp_path / "a.txt", "--format", "xlsx", "-o", path, "--lang", "en").status == 0
    assert [row["Place"] for row in rows_of(path, "doubts")] == ["nothing to verify"]
    assert rows_of(path, "relations") == []
