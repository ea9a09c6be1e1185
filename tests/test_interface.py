"""The interface for programs and notebooks: the same results as on the command line, shown and refused harmlessly."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from building import figure, plain_report
from running import run

import kangle_stats
from kangle_stats import interface
from kangle_stats.documents import Unreadable
from kangle_stats.packaged import default_report, packaged_reports

HOSTILE = "<script>alert(1)</script>\x1b[31m"


def saved(path: Path, *reports: object) -> Path:
    path.write_text("\n".join(json.dumps(report) for report in reports), encoding="utf-8")
    return path


def test_the_docstrings_say_what_happens() -> None:
    result = doctest.testmod(interface)
    assert result.failed == 0 and result.attempted >= 9


def test_the_package_offers_what_it_names() -> None:
    assert all(getattr(kangle_stats, name) is not None for name in kangle_stats.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        kangle_stats.lode  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, kangle_stats; print({'pydantic', 'rich', 'click'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


@pytest.mark.parametrize("id_", packaged_reports())
def test_the_rows_are_those_of_the_command_line(id_: str) -> None:
    report = kangle_stats.load(id_)
    for command, results in (("list", report.figures), ("totals", report.totals()), ("check", report.check())):
        printed = run(command, "--report", id_, "--format", "json").rows()
        assert results.rows() == printed
        assert len(results) == len(printed)


def test_the_tables_are_those_of_the_command_line() -> None:
    assert kangle_stats.load().totals().text("zh") == run("totals", "--lang", "zh").out
    assert kangle_stats.load().check().text("en") == run("check", "--lang", "en").out
    shown = repr(kangle_stats.load("guangxi-2022").check())
    assert "aid-per-county" in shown and not shown.endswith("\n")


def test_totals_are_chosen_by_names_in_both_languages() -> None:
    report = kangle_stats.load()
    chinese = report.totals(category="劳务协作", measure="就业人数", status="已完成", unit="人")
    english = report.totals(category="labour-transfer", measure="people-employed", status="reported", unit="person")
    assert chinese.rows() == english.rows()
    assert [total.value for total in chinese] == [1112]
    with pytest.raises(ValueError, match="unknown category: 劳务; known: enterprise-investment, "):
        report.totals(category="劳务")


def test_a_figure_is_found_by_its_id() -> None:
    report = kangle_stats.load()
    assert report["labour.employed"].value == "1112"
    with pytest.raises(KeyError):
        report["labour.unemployed"]


def test_results_are_a_sequence() -> None:
    found = kangle_stats.load("guangxi-2022").check()
    assert [one.check for one in found[:2]] == [found[0].check, found[1].check]
    assert found[-1] in found


def test_a_check_against_another_packaged_report_finds_it() -> None:
    found = kangle_stats.load("nation-2023-cctv").check()
    assert [(one.check, one.verdict) for one in found] == [("funds-within-money-and-goods", "holds")]


def test_reports_are_loaded_from_files(tmp_path: Path) -> None:
    assert kangle_stats.load(default_report()).id == kangle_stats.load(str(default_report())).id == "kangle-2018"
    one, other = plain_report(figure("a", 5), id="one"), plain_report(figure("a", 6), id="other")
    file = saved(tmp_path / "two.jsonl", one, other)
    assert [report.id for report in kangle_stats.load_all(file)] == ["one", "other"]
    with pytest.raises(ValueError, match="2 reports; read them with load_all"):
        kangle_stats.load(file)


def test_a_name_that_is_neither_a_report_nor_a_file_is_refused_with_the_ids() -> None:
    with pytest.raises(ValueError, match=r"no packaged report has this id.*guangxi-2022, kangle-2018"):
        kangle_stats.load("kangle")


def test_all_mistakes_of_a_file_are_told(tmp_path: Path) -> None:
    file = saved(tmp_path / "wrong.json", {"id": "A"})
    with pytest.raises(kangle_stats.InvalidReport) as raised:
        kangle_stats.load(file)
    assert len(raised.value.problems) == len(str(raised.value).splitlines()) > 1
    with pytest.raises(kangle_stats.InvalidReport, match=r"nowhere\.json"):
        kangle_stats.load(tmp_path / "nowhere.json")


@pytest.mark.parametrize("read", [kangle_stats.load, kangle_stats.load_all])
def test_an_empty_name_is_not_the_current_folder(
    read: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(tmp_path / "mine.json", plain_report(figure("labour.employed")))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="an empty name is that of no report; give an id, a file or a folder"):
        read("")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_unreadable_document_says_what_the_command_line_says(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "报告.pdf").write_bytes(b"%PDF-1.7")
    monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")
    for name in ("报告.pdf", "没有.docx", ""):
        with pytest.raises(Unreadable) as refused:
            kangle_stats.proofread(tmp_path / name)
        told, *_ = run("proofread", tmp_path / name, "--lang", lang).err.split("\n")
        assert str(refused.value) == refused.value.text(lang) == told
        assert refused.value.text("en") != refused.value.text("zh")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_invalid_report_says_what_the_command_line_says(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "mine.json", {"id": "MINE"})
    monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")
    with pytest.raises(kangle_stats.InvalidReport) as refused:
        kangle_stats.load(path)
    assert str(refused.value) == run("list", "--data", path, "--lang", lang).err.rstrip("\n")
    assert refused.value.text("en") != refused.value.text("zh")


def test_a_text_and_a_document_are_proofread(tmp_path: Path) -> None:
    text = "全县实施项目30个，其中水利项目12个、道路项目19个。"
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    for given in (text, file):
        (proof,) = kangle_stats.proofread(given)
        assert (proof.relation.total.literal, proof.finding.verdict) == ("30个", "fails")
    printed = run("proofread", file, "--format", "json").rows()
    rows = kangle_stats.proofread(file).rows()
    assert rows == printed


# --- Shown in a notebook ---------------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """The tags of a page and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_results_are_a_table_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    report = kangle_stats.load()
    page = Tags(report.totals()._repr_html_())
    assert page.open == [] and page.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    assert "1,112人" in page.words and "劳务协作" in page.words
    assert "康乐县" in Tags(report._repr_html_()).words


def test_a_passage_keeps_its_underlining_in_a_notebook() -> None:
    page = kangle_stats.proofread("选派教师12名、医生9名，共计22名。")._repr_html_()
    assert "white-space:pre-wrap" in page and "共计22名。\n        ^^^^" in page


def test_nothing_of_a_report_runs_in_a_notebook(tmp_path: Path) -> None:
    hostile = plain_report(figure("a", 5, title={"en": HOSTILE}), title={"en": HOSTILE})
    report = kangle_stats.load(saved(tmp_path / "hostile.json", hostile))
    shown = [report, report.figures, report.totals(), report.check()]
    for one in shown:
        page = one._repr_html_()  # type: ignore[attr-defined]
        assert "<script" not in page and "\x1b" not in page
    assert "\x1b" not in repr(report.figures)


def test_nothing_of_a_report_acts_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    title = {"zh": "\x1b[2J\u202e题", "en": "\x1b[2J\u202etitle"}
    path.write_text(json.dumps(plain_report(figure("a"), title=title)), encoding="utf-8")
    assert repr(kangle_stats.load(path)).startswith("<Report county-2020: \\x1b[2J\\u202e")
    with pytest.raises(kangle_stats.InvalidReport) as refused:
        kangle_stats.load(tmp_path / "\x1b[2J.json")
    assert "\x1b" not in str(refused.value) and "\\x1b[2J.json" in str(refused.value)


def test_a_text_with_half_a_character_is_proofread() -> None:
    (proof,) = kangle_stats.proofread("\ud800选派教师12名、医生9名，共计22名。")
    assert proof.finding.verdict == "fails"


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "\x1b[2J"])
def test_an_odd_name_is_refused_without_acting(name: str) -> None:
    with pytest.raises(ValueError, match=r"no packaged report|no report file") as refused:
        kangle_stats.load(name)
    assert not set(str(refused.value)) & set("\0\x1b")
