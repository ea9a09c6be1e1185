"""docs/spreadsheets.md in both languages: its commands run and print what is shown, its columns are those of the form.

`pytest tests/spreadsheets/test_pages.py --update-golden` rewrites screens and columns.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import readme
from readme import ROOT, Step
from test_readme import Shell

from kangle_stats.forms.columns import FIGURE, SHEETS, TEMPLATE, by_key
from kangle_stats.messages import word

PAGES = {"en": ROOT / "docs" / "spreadsheets.md", "zh": ROOT / "docs" / "spreadsheets.zh-CN.md"}

pytestmark = pytest.mark.parametrize("lang", PAGES)


def page(lang: str) -> str:
    return PAGES[lang].read_text(encoding="utf-8")


def test_every_command_prints_what_is_shown(lang: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text, shell = page(lang), Shell(tmp_path, lang)
    for block in readme.blocks(page(lang)):
        if block.name:
            (tmp_path / block.name).write_text(block.text, encoding="utf-8")
        if block.language == "console":
            real = [Step(step.command, shell.run(step.command).rstrip("\n")) for step in readme.steps(block)]
            screen = "".join("\n".join(filter(None, [f"$ {command}", output])) + "\n" for command, output in real)
            if request.config.getoption("--update-golden"):
                text = text.replace(f"```console\n{block.text}```", f"```console\n{screen}```", 1)
            else:
                assert block.text == screen, f"line {block.line}; if that is meant: pytest --update-golden"
    if text != page(lang):
        PAGES[lang].write_text(text, encoding="utf-8")


def test_columns_are_those_of_the_form(lang: str, request: pytest.FixtureRequest) -> None:
    columns = by_key(FIGURE)
    other = "zh" if lang == "en" else "en"
    separator = "、" if lang == "zh" else ", "
    expected = [
        [
            columns[key].heading(lang),
            columns[key].heading(other),
            separator.join(columns[key].aliases),
            word(lang, "hint", key),
        ]
        for key in TEMPLATE
    ]
    heading = "Heading" if lang == "en" else "表头"
    if request.config.getoption("--update-golden"):
        before, head, rest = page(lang).partition(f"\n| {heading} |")
        titles, line, _ = rest.split("\n", 2)
        rows = "\n".join(f"| {' | '.join(row)} |" for row in expected).replace("|  |", "| |")
        after = rest[rest.index("\n\n") :] if "COLUMNS" not in rest else "\n" + rest.partition("COLUMNS")[2]
        PAGES[lang].write_text(f"{before}{head}{titles}\n{line}\n{rows}{after}", encoding="utf-8")
    assert readme.table(page(lang), heading) == expected


def test_sheets_have_these_names(lang: str) -> None:
    kinds = ("head", "figures", "totals", "checks", "formulas", "remarks", "doubts")
    names = [list(SHEETS[kind]) if lang == "zh" else list(reversed(SHEETS[kind])) for kind in kinds]
    assert [row[:2] for row in readme.table(page(lang), "Sheet" if lang == "en" else "工作表")] == names


def test_both_pages_have_the_same_files(lang: str) -> None:
    def files(of: str) -> list[tuple[str, str]]:
        return [(block.name, block.text) for block in readme.blocks(page(of)) if block.name]

    assert files(lang) == files("en")
