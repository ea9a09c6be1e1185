"""Texts that try to act on a terminal, a renderer or a spreadsheet are shown as they are, in every format."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from building import Plain
from hostile_reports import hostile_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import FORMATS, Result, run, write

from kangle_stats.folding import harmless

ESCAPES = "\x1b[31m\x1b]0;title\x07\x9b2J\x9d8;;http://x\x9c\x00\x08\x7f\r\x85"
MARKS = "\u202e\u2066\u200f\u061c\u200b\ufeff\u2028\U000e0041"
MARKUP = "[bold]a[/红][link=http://x]b[/link]\\[c] :smile: <b>|`*_~$\\x1b"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("http://x")')


def acting(text: str) -> set[str]:
    """The characters of an output that do more than stand there, besides line feeds."""
    return {
        character
        for character in text.removeprefix("\ufeff")
        if character != "\n"
        and (unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(character) in
             ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"))
    }  # fmt: skip


def bare(text: str) -> str:
    return "".join(text.split())


COMMANDS = [
    ["totals"],
    ["totals", "--explain"],
    ["list"],
    ["check"],
    ["show", "total"],
    ["show", "missing"],
]
TEXTS = {"escapes": ESCAPES, "marks": MARKS + "x", "markup": MARKUP} | {
    f"formula{n}": text for n, text in enumerate(FORMULAS)
}


def runs(data: Path, words: list[str]) -> list[Result]:
    return [
        run(*words, "--data", data, "--format", format_, "--lang", lang, columns=columns)
        for format_ in FORMATS
        for lang in ("zh", "en")
        for columns in ((80, 50) if format_ == "table" else (80,))
    ]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("name", TEXTS)
def test_no_text_acts(tmp_path: Path, name: str, words: list[str]) -> None:
    data = write(tmp_path / "hostile.json", hostile_report(TEXTS[name]))
    for result in runs(data, words):
        assert result.status == (1 if words[0] == "check" else 0)
        assert not acting(result.out)
        assert not acting(result.err)
        assert "Traceback" not in result.err


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("words", [["list"], ["show", "total"], ["check"]], ids=" ".join)
def test_no_text_is_lost(tmp_path: Path, name: str, words: list[str]) -> None:
    text = TEXTS[name]
    data = write(tmp_path / "hostile.json", hostile_report(text))
    for columns in (80, 50, 200):
        screen = run(*words, "--data", data, columns=columns).out
        assert set(bare(harmless(text))) <= set(screen)
        if words[0] != "list":  # where cells do not stand side by side, the text is there as a whole
            assert bare(harmless(text)) in bare(screen)
    (row, *_) = run("list", "--data", data, "--format", "json").rows()
    assert (row["title_zh"], row["group"], row["note"]) == (text, text, text)
    assert row["quote"][0] == {"prefix": text[:8], "exact": text[:60], "suffix": text[-8:]}
    (line, *_) = run("list", "--data", data, "--format", "jsonl").out.splitlines()
    assert json.loads(line) == row
    (record, *_) = csv.DictReader(io.StringIO(run("list", "--data", data, "--format", "csv").out, newline=""))
    assert record["title_zh"] == harmless(text)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_cell_runs_as_a_formula(tmp_path: Path, name: str, words: list[str]) -> None:
    data = write(tmp_path / "hostile.json", hostile_report(TEXTS[name]))
    out = run(*words, "--data", data, "--format", "csv", "--excel").out
    assert not acting(out.replace("\r\n", "\n"))
    for record in csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline="")):
        for cell in record:
            assert not re.match(r"(?![-+][0-9.]+$)\s*[-=+@－＝＋＠\t\r]", cell)


@pytest.mark.parametrize("text", [ESCAPES, MARKS, MARKUP, "a\nb", "K" * 5000])
def test_error_messages_do_not_act(tmp_path: Path, text: str) -> None:
    def changed(change: str) -> Plain:
        report = copy.deepcopy(hostile_report("x"))
        first = report["figures"][0]
        if change == "key":
            first[text] = 1
        elif change == "cut":
            first["breakdowns"][text] = "complete"
        elif change == "report key":
            report[text] = {}
        elif change == "formula":
            report["checks"][0]["formula"] = f"total = {text}"
        elif change == "category":
            first["category"] = text
        else:
            first[change] = text
        return report

    for change in ("key", "cut", "report key", "formula", "category", "id", "value", "unit", "measure", "part_of", "by",
                   "as_of", "follows", "qualifier", "decimals", "quote"):  # fmt: skip
        data = write(tmp_path / "hostile.json", changed(change))
        for lang in ("zh", "en"):
            result = run("check", "--data", data, "--lang", lang)
            assert (result.status, result.out) == (2, ""), change
            assert not acting(result.err)
            assert all(line.startswith(f"{data}:") for line in result.err.splitlines())
            assert len(result.err) < 6000
    twice = json.dumps({"k": 1})[:-1] + f", {json.dumps(text)}: 1, {json.dumps(text)}: 2" + "}"
    for content in (twice, f"[{text}", f'{{"a": 1}} {text}', text):
        (tmp_path / "bad.json").write_text(content, encoding="utf-8", newline="")
        result = run("list", "--data", tmp_path / "bad.json")
        assert (result.status, result.out, len(result.err.splitlines())) == (2, "", 1)
        assert not acting(result.err)


@pytest.mark.parametrize("text", [ESCAPES.replace("\x00", ""), MARKS, MARKUP, "a\nb"])
def test_a_hostile_command_line_does_not_act(tmp_path: Path, text: str) -> None:
    for words in (
        ["list", "--category", text],
        ["show", text],
        ["check", text],
        ["list", "--" + text],
        [text],
        ["list", "--data", text],
        ["list", "-o", str(tmp_path / text / "x")],
        ["verify", text],
        ["list", "--format", text],
    ):
        result = run(*words)
        assert (result.status, result.out) == (2, "")
        assert not acting(result.err), words
    assert run("list", "--search", text).status == 0


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), st.sampled_from(COMMANDS), st.sampled_from(FORMATS)
)
def test_any_text_is_shown_harmlessly(tmp_path: Path, text: str, words: list[str], format_: str) -> None:
    data = write(tmp_path / "any.json", hostile_report(text))
    result = run(*words, "--data", data, "--format", format_)
    assert result.status == (1 if words[0] == "check" else 0)
    assert not acting(result.out) and not acting(result.err)
