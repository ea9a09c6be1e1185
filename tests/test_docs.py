"""docs/checks.md in both languages: every example is run, what it says is compared, and no code goes without one.

`pytest tests/test_docs.py --update-golden` rewrites what stands after the arrows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import readme
from building import figure
from readme import ROOT
from running import run

from kangle_stats import messages
from kangle_stats.messages import MESSAGES, WORDS, say, word

PAGES = {"en": ROOT / "docs" / "checks.md", "zh": ROOT / "docs" / "checks.zh-CN.md"}
ARROW = "→ "

OF_DOCUMENTS = re.compile(
    "document-|docx-|xlsx-|csv-|sheet-|page-|import-|export-|format-needs-file|library-|codebook-|template-|draft-|output-exists|folder-without-documents|no-quantity|no-relation|summary-(quantities|proofs|draft|import)"
)
"""Messages of the commands that read documents, which have a page of their own or none yet."""
SAY_NOTHING = {code for code, texts in MESSAGES.items() if not any(texts)}


class Example(NamedTuple):
    """What is shown, what is changed of the base report, and what the tool says then."""

    shows: tuple[str, ...]
    changes: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join([f"# {' '.join(self.shows)}", *self.changes, *(ARROW + line for line in self.told)])


def page(lang: str) -> str:
    return PAGES[lang].read_text(encoding="utf-8")


def examples(block: readme.Block) -> Iterator[Example]:
    for text in block.text.strip("\n").split("\n\n"):
        first, *rest = text.split("\n")
        told = tuple(line.removeprefix(ARROW) for line in rest if line.startswith(ARROW))
        changes = tuple(line for line in rest if not line.startswith(ARROW))
        yield Example(tuple(first.removeprefix("# ").split()), changes, told)


def example_blocks(lang: str) -> list[readme.Block]:
    return [block for block in readme.blocks(page(lang)) if block.name == "examples"]


def base(lang: str) -> str:
    (text,) = (block.text for block in readme.blocks(page(lang)) if block.name == "report.json")
    return text


# --- Running an example ----------------------------------------------------------------------------------------------


def patched(object_: dict[str, Any], patch: dict[str, Any]) -> None:
    for key, value in patch.items():
        if value is None and key != "value":
            object_.pop(key, None)
        else:
            object_[key] = value


def written(report: dict[str, Any]) -> str:
    """A report with a figure a line."""
    figures = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in report["figures"])
    rest = ",\n ".join(
        f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in report.items() if key != "figures"
    )
    return f'{{{rest},\n "figures": [\n  {figures}\n ]}}\n'


def changed(text: str, changes: tuple[str, ...]) -> bytes:
    """The file after the changes of an example; of a change of text alone the rest stays as it stands."""
    report = json.loads(text)
    for number, change in enumerate(changes):
        what, _, how = change.partition(": ")
        match what.rstrip(":").split():
            case ["file"]:
                return how.encode()
            case ["file", "gb18030" | "latin-1" as encoding]:
                return how.encode(encoding)
            case ["file", times, "times"]:
                return how.encode() * int(times)
            case ["replace"]:
                old, _, new = how.partition(" => ")
                assert text.count(old) == 1, change
                return text.replace(old, new).encode()
            case ["report"]:
                patched(report, json.loads(how))
            case ["check"]:
                check = json.loads(how) if how.startswith("{") else {"id": f"check-{number + 1}", "formula": how}
                report.setdefault("checks", []).append(check)
            case [id_]:
                of_id = next((each for each in report["figures"] if each["id"] == id_), None)
                if of_id is None:
                    of_id = figure(id_) | {"title": {"zh": id_, "en": id_}}
                    report["figures"].append(of_id)
                patched(of_id, json.loads(how))
    return written(report).encode()


BASE_LINES: dict[str, set[str]] = {}


def lines_of(words: list[str], lang: str) -> list[str]:
    """What a command says: a line for each finding, and what it says besides; of a command shown as such, all."""
    result = run(*words, "--lang", lang, columns=100)
    return [line.rstrip() for line in (result.out + result.err).splitlines() if line.strip()]


def findings_of(lang: str) -> list[str]:
    result = run("check", "--data", "report.json", "--format", "json", "--lang", lang)
    rows = result.rows() if result.out else []
    told = [f"{word(lang, 'verdict', row['verdict'])} {row['check']}: {row['message']}" for row in rows]
    errors = [line for line in result.err.splitlines() if line.startswith("report.json:")]
    return told + errors


def outcome(example: Example, text: str, lang: str, folder: Path) -> list[str]:
    """What the tool says of the changed report that it does not say of the report as it was."""
    report = folder / "report.json"
    report.write_bytes(text.encode())
    (folder / "base.json").write_bytes(text.encode())
    said = set(findings_of(lang))
    last = example.changes[-1]
    if last.startswith("told: ") or last == "told:":
        details = dict(each.split("=") for each in last.partition(":")[2].split())
        return [say(lang, example.shows[0], **details)]
    command = last.removeprefix("$ kangle-stats ").split() if last.startswith("$ ") else None
    report.write_bytes(changed(text, example.changes[:-1] if command else example.changes))
    if command is not None:
        return lines_of(command, lang)
    return [line for line in findings_of(lang) if line not in said]


class Recording(dict[str, tuple[str, str]]):
    """The messages, and which of them are used."""

    def __init__(self) -> None:
        super().__init__(MESSAGES)
        self.used: set[str] = set()

    def __getitem__(self, code: str) -> tuple[str, str]:
        self.used.add(code)
        return super().__getitem__(code)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "empty").mkdir()
    text = "投入1250.5万元建设车间，另有30万元。"
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    (tmp_path / "gbk.txt").write_text(text, encoding="gb18030")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", PAGES)
def test_every_example_says_what_the_page_has(
    lang: str, folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page(lang)
    wrong, unshown = [], []
    for block in example_blocks(lang):
        real = []
        for example in examples(block):
            recording = Recording()
            monkeypatch.setattr(messages, "MESSAGES", recording)
            told = outcome(example, base(lang), lang, folder)
            real.append(example._replace(told=tuple(told)))
            shown = "\n".join(told)
            codes = {code for code in example.shows if code in MESSAGES and code not in WORDS["kind"]}
            words = [
                word(lang, kind, each) for kind in ("verdict", "slip") for each in example.shows if each in WORDS[kind]
            ]
            if codes - recording.used or any(each not in shown for each in words):
                unshown.append(f"{' '.join(example.shows)} is not shown by\n{shown}")
            if tuple(told) != example.told:
                wrong.append(f"{' '.join(example.shows)}:\n" + "\n".join(told))
        text = text.replace(block.text, "\n\n".join(each.text for each in real) + "\n", 1)
    if request.config.getoption("--update-golden"):
        PAGES[lang].write_text(text, encoding="utf-8")
        wrong = []
    assert not unshown, "\n".join(unshown)
    assert not wrong, "\n".join(wrong) + "\nif that is meant: pytest tests/test_docs.py --update-golden"


@pytest.mark.parametrize("lang", PAGES)
def test_no_code_goes_without_an_example(lang: str) -> None:
    shown = {name for block in example_blocks(lang) for example in examples(block) for name in example.shows}
    met = {code for code in MESSAGES if not OF_DOCUMENTS.match(code)} - SAY_NOTHING
    assert met - shown == set()
    for kind in ("verdict", "slip", "kind"):
        assert set(WORDS[kind]) - shown == set(), kind


def test_both_pages_have_the_same_examples() -> None:
    def inputs(lang: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        return [(each.shows, each.changes) for block in example_blocks(lang) for each in examples(block)]

    assert inputs("en") == inputs("zh") and base("en") == base("zh")


@pytest.mark.parametrize("lang", PAGES)
def test_the_report_of_the_page_holds_together(lang: str, folder: Path) -> None:
    (folder / "report.json").write_text(base(lang), encoding="utf-8")
    result = run("check", "--data", "report.json", "--format", "json")
    assert (result.status, [row["verdict"] for row in result.rows()]) == (0, ["holds"])


@pytest.mark.parametrize("lang", PAGES)
def test_what_the_page_says_is_worth_reading(lang: str) -> None:
    """Every example says something, and a colleague's words at that."""
    for block in example_blocks(lang):
        for example in examples(block):
            assert example.told, example.shows
            assert not re.search("错误的数|造假|虚报", "".join(example.told))
