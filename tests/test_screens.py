"""What people read, as golden files, and that no screen cuts what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import GOLDEN, Golden
from running import run

REPORT = {
    "totals": ("totals",),
    "totals-explain": ("totals", "--explain", "--category", "talent-exchange"),
    "list": ("list",),
    "check": ("check",),
    "show": ("show", "investment.jobs"),
    "show-part": ("show", "labour.employed.east"),
    "progress": ("progress",),
    "compare": ("compare", "nation-2023-china-net", "nation-2023-cctv"),
    "compare-areas": ("compare", "shaanxi-2021", "guangxi-2022"),
}
PAGES = {"help": ("--help",)} | {
    f"help-{command}": (command, "--help")
    for command in (
        "totals",
        "list",
        "show",
        "check",
        "progress",
        "compare",
        "verify",
        "proofread",
        "extract",
        "draft",
        "export",
        "import",
        "schema",
    )
}
SCREENS = {
    f"{name}.{lang}.{columns}.txt": (words, lang, columns)
    for name, words in {**REPORT, **PAGES}.items()
    for lang in ("zh", "en")
    for columns in (80, 50)
    if columns == 80 or name not in PAGES
} | {
    f"{name}.{lang}.md": ((*REPORT[name], "--format", "markdown"), lang, 80)
    for name in ("totals", "list", "check", "show")
    for lang in ("zh", "en")
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen(name: str, golden: Golden) -> None:
    words, lang, columns = SCREENS[name]
    result = run(*words, "--lang", lang, columns=columns)
    assert result.status == 0
    golden(name, result.out + ("--- stderr\n" + result.err if result.err else ""))


def test_no_golden_file_is_left_over(request: pytest.FixtureRequest) -> None:
    stale = [file for file in GOLDEN.iterdir() if file.name not in SCREENS]
    if request.config.getoption("--update-golden"):
        for file in stale:
            file.unlink()
        stale = []
    assert not stale, "remove them with pytest --update-golden"


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("columns", [80, 50])
@pytest.mark.parametrize("lang", ["zh", "en"])
class TestNothingIsCut:
    """Every title, id and number of the rows stands on the screen, once folding is undone; ids stand on one line."""

    def test_list(self, lang: str, columns: int) -> None:
        screen = run("list", "--lang", lang, columns=columns).out
        rows = run("list", "--format", "json").rows()
        assert len(rows) >= 49
        for row in rows:
            assert re.search(rf"(?<!\S){re.escape(row['id'])}(?!\S)", screen)
            block = screen.split(row["id"], 1)[1]
            number = f"{row['value']}"
            # Titles may be folded around the other cells of their line, so that only their characters are in order.
            assert in_order(bare(row[f"title_{lang}"]), bare(block))
            if lang == "zh":
                assert re.search(rf"(?<![\d.]){re.escape(grouped(number))}(?![\d])", block)

    def test_totals(self, lang: str, columns: int) -> None:
        screen = run("totals", "--lang", lang, columns=columns).out
        rows = run("totals", "--format", "json").rows()
        for row in rows:
            if lang == "en" and row["value"] is not None:
                assert re.search(rf"(?<![\d.,]){re.escape(grouped(row['value']))}\+? ", screen)
            elif row["value"] is None:
                joint = rf"{grouped(row['low'])}\s*(至|to)\s*{grouped(row['high'])}"
                assert re.search(joint, screen)
        explained = run("totals", "--explain", "--lang", lang, columns=columns).out
        for row in rows:
            for figure in row["figures"]:
                assert re.search(rf"(?<!\S){re.escape(figure)}(?!\S)", explained)

    def test_check(self, lang: str, columns: int) -> None:
        screen = run("check", "--lang", lang, columns=columns).out
        joined = re.sub("[；;]", "", bare(screen))
        for row in run("check", "--lang", lang, "--format", "json").rows():
            assert re.search(rf"(?<!\S){re.escape(row['check'])}(?!\S)", screen)
            assert re.sub("[；;]", "", bare(row["message"])) in joined

    def test_lines_fit_unless_a_token_is_wider(self, lang: str, columns: int) -> None:
        from kangle_stats.folding import longest_token, width

        for words in REPORT.values():
            for line in run(*words, "--lang", lang, columns=columns).out.splitlines():
                assert width(line) <= columns or longest_token(line) > columns - 8, line


def grouped(number: str) -> str:
    whole, point, fraction = number.partition(".")
    return f"{int(whole):,}{point}{fraction}"


def in_order(wanted: str, text: str) -> bool:
    """Whether the characters of one text occur in another in their order."""
    rest = iter(text)
    return all(character in rest for character in wanted)


def test_markdown_is_one_table(tmp_path: Path) -> None:
    for name in ("totals", "list", "check"):
        lines = run(name, "--format", "markdown").out.splitlines()
        cells = [len(re.findall(r"(?<!\\)\|", line)) for line in lines]
        assert len(set(cells)) == 1
        assert len(lines) == 2 + len(run(name, "--format", "json").rows())
