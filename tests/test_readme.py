"""What the READMEs and the reference say is so: every command runs, every screen and table is what the tool has now.

The set-up commands install the tool, so .ci/run runs them, taken from the README. `pytest --update-golden` rewrites
the screens.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import readme
from building import figure, one_figure
from readme import READMES, REFERENCES, ROOT, Step
from running import FORMATS, run

from kangle_stats.categories import CATEGORIES
from kangle_stats.messages import WORDS
from kangle_stats.quantity import QUALIFIERS, VERDICTS
from kangle_stats.reading import read_reports
from kangle_stats.units import UNITS
from kangle_stats.wording import figure_text, interval_text

pytestmark = pytest.mark.parametrize("lang", READMES)

LOCALES = {"en": "en_GB.UTF-8", "zh": "zh_CN.UTF-8"}


def page(lang: str) -> str:
    return READMES[lang].read_text(encoding="utf-8")


def pages(lang: str) -> str:
    """The README and the reference that it leads to."""
    return page(lang) + REFERENCES[lang].read_text(encoding="utf-8")


class Shell:
    """A shell in a folder of its own, with the tool on its path and a home that may be written to."""

    def __init__(self, folder: Path, lang: str) -> None:
        self.folder = folder
        self.status = 0
        self.environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(folder),
            "LANG": LOCALES[lang],
            "PYTHONUTF8": "1",
        }

    def run(self, command: str) -> str:
        """What a command prints, on both streams as on a terminal."""
        if command == "echo $?":
            last, self.status = self.status, 0
            return str(last)
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.status = done.returncode
        return done.stdout


@pytest.fixture
def shell(tmp_path: Path, lang: str) -> Shell:
    """The folder holds the files that the pages show."""
    for block in readme.blocks(pages(lang)):
        if block.name and block.name != "set-up":
            (tmp_path / block.name).write_text(block.text, encoding="utf-8")
    return Shell(tmp_path, lang)


@pytest.mark.parametrize("files", [READMES, REFERENCES], ids=["readme", "reference"])
def test_every_command_runs_and_prints_what_is_shown(
    shell: Shell, files: dict[str, Path], lang: str, request: pytest.FixtureRequest
) -> None:
    text = before = files[lang].read_text(encoding="utf-8")
    for block in readme.blocks(text):
        if block.name or block.language not in ("console", "sh"):
            continue
        shown = readme.steps(block)
        real: list[Step] = []
        for step, following in zip(shown, [*shown[1:], None], strict=True):
            real.append(Step(step.command, shell.run(step.command).rstrip("\n")))
            told = following is not None and following.command == "echo $?"
            assert shell.status == 0 or told, f"line {block.line}: {step.command}: {real[-1].output}"
        if block.language == "console":
            screen = "".join("\n".join(filter(None, [f"$ {command}", output])) + "\n" for command, output in real)
            if request.config.getoption("--update-golden"):
                text = text.replace(f"```console\n{block.text}```", f"```console\n{screen}```", 1)
            else:
                assert block.text == screen, f"line {block.line}; if that is meant: pytest --update-golden"
    if text != before:
        files[lang].write_text(text, encoding="utf-8")


def test_completion_for_bash_completes_in_the_shell_set_up_so(shell: Shell, lang: str) -> None:
    (command,) = (b.text for b in readme.blocks(page(lang)) if b.language == "sh" and ".bashrc" in b.text)
    shell.run(command)
    asked = (
        "COMP_WORDS='kangle-stats totals --category la' COMP_CWORD=3 _KANGLE_STATS_COMPLETE=bash_complete kangle-stats"
    )
    assert "complete" in shell.run(". ~/.bashrc && complete -p kangle-stats")
    assert shell.run(asked).strip() == "plain,labour-transfer"


def test_what_python_prints_is_shown(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", LOCALES[lang])
    for block in readme.blocks(page(lang)):
        if block.language == "pycon":
            shown = doctest.DocTestParser().get_doctest(block.text, {}, READMES[lang].name, None, block.line)
            told: list[str] = []
            assert shown.examples and doctest.DocTestRunner().run(shown, out=told.append).failed == 0, "".join(told)


def test_every_kind_of_block_is_known(lang: str) -> None:
    known = {("console", ""), ("pycon", ""), ("sh", ""), ("sh", "set-up"), ("json", "our-county.json")}
    known |= {("csv", "ledger.csv"), ("sql", "totals.sql"), ("text", "report.txt"), ("text", "published.txt")}
    assert {(block.language, block.name) for block in readme.blocks(pages(lang))} == known


def test_set_up_commands_are_the_same_two_that_ci_runs(lang: str) -> None:
    commands = readme.set_up_commands(page(lang))
    assert len(commands) == 2
    assert commands == readme.set_up_commands(page("en"))
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(f"tests/readme.py {number}" in ci for number in (1, 2))


def test_both_pages_have_the_same_blocks_and_chapters(lang: str) -> None:
    def shape(text: str) -> list[str]:
        return [line.split()[0] for line in text.splitlines() if line.startswith(("#", "```", "| "))]

    for files in (READMES, REFERENCES):
        own, english = (files[each].read_text(encoding="utf-8") for each in (lang, "en"))
        assert shape(screenless(own)) == shape(screenless(english))


def test_every_link_leads_to_a_file_and_a_heading(lang: str) -> None:
    docs = [file for file in (ROOT / "docs").glob("*.md") if file.name.endswith(".zh-CN.md") == (lang == "zh")]
    for file in (READMES[lang], *docs):
        for place in re.findall(r"\]\(([^)\s]+)\)", screenless(file.read_text(encoding="utf-8"))):
            name, _, anchor = place.partition("#")
            if "://" not in place:
                target = (file.parent / name) if name else file
                assert target.is_file(), f"{file.name}: {place}"
                assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), f"{file.name}: {place}"


def anchors(text: str) -> set[str]:
    """The headings of a page as GitHub links to them."""
    headings = re.findall(r"^#+ (.*)$", screenless(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def screenless(text: str) -> str:
    for block in readme.blocks(text):
        text = text.replace(block.text, "")
    return text


def test_the_example_report_is_read_and_its_sums_hold(shell: Shell, lang: str) -> None:
    problems: list[object] = []
    (loaded,) = read_reports([shell.folder / "our-county.json"], problems.append)
    assert not problems
    assert len(loaded.report.figures) == 6
    result = run("check", "--format", "json", "--data", shell.folder / "our-county.json")
    assert (result.status, [row["verdict"] for row in result.rows()]) == (0, ["holds", "holds"])
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "data" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads((shell.folder / "our-county.json").read_text(encoding="utf-8")), schema)


# --- Tables ----------------------------------------------------------------------------------------------------------


def rows_of(lang: str, *headings: str) -> list[list[str]]:
    return readme.table(pages(lang), headings[lang == "zh"])


def code(text: str) -> str:
    return f"`{text}`"


def test_categories_and_measures(lang: str) -> None:
    assert rows_of(lang, "Category", "类别") == [
        [
            code(category.code),
            "、".join([category.zh, *category.aliases]),
            ", ".join(
                code(measure.code) + " " + measure.zh + "*" * measure.overlapping
                for measure in category.measures.values()
            ),
        ]
        for category in CATEGORIES.values()
    ]


def test_units(lang: str) -> None:
    kinds = ("计量", "计数") if lang == "zh" else ("measured", "counted")
    assert rows_of(lang, "Unit", "单位") == [
        [code(unit.code), "、".join([unit.zh, *unit.words]), kinds[unit.countable]] for unit in UNITS.values()
    ]


EXAMPLES = (
    ("exact", "1112", "person", 0, None),
    ("exact", "1221.3", "yuan", 4, None),
    ("about", "1600", "person", 0, None),
    ("plus", "1200", "person", 0, None),
    ("plus", "133", "person", 0, None),
    ("over", "500", "yuan", 4, None),
    ("at_least", "200", "household", 0, None),
    ("nearly", "300", "person", 0, None),
    ("under", "300", "person", 0, None),
    ("at_most", "300", "person", 0, None),
    ("between", "300", "person", 0, "500"),
)
WORDS_OF = {
    "exact": "",
    "about": "约、左右",
    "plus": "余、多",
    "over": "超过、突破、逾",
    "at_least": "以上、至少、不低于",
    "nearly": "近、将近、接近",
    "under": "不足、不到",
    "at_most": "以内、不超过",
    "between": "至",
}


def test_intervals(lang: str) -> None:
    expected = []
    for qualifier, value, unit, unit_mult, value_to in EXAMPLES:
        example = one_figure(
            figure("a", value, unit, unit_mult=unit_mult, qualifier=qualifier, value_to=value_to)
            | ({"category": "enterprise-investment", "measure": "investment"} if unit == "yuan" else {})
        )
        quantity = example.quantity
        assert quantity is not None
        ends = [interval_text(interval, quantity, lang) for interval in (quantity.promise, quantity.suggests)]
        expected.append([code(qualifier), WORDS_OF[qualifier], figure_text(example, "zh"), *ends])
    assert rows_of(lang, "Qualifier", "qualifier") == expected
    assert list(dict.fromkeys(row[0] for row in expected)) == [code(qualifier) for qualifier in QUALIFIERS]


def test_verdicts_and_their_exit_status(lang: str) -> None:
    rows = rows_of(lang, "Verdict", "结论")
    assert [row[:2] for row in rows] == [[code(verdict), WORDS["verdict"][verdict][0]] for verdict in VERDICTS]
    strict = {"0; 1 with `--strict`", "0；加 `--strict` 为 1"}
    assert {row[0]: row[3] in strict for row in rows} == {
        code(verdict): verdict in ("doubtful", "unchecked") for verdict in VERDICTS
    }
    assert {row[0] for row in rows if row[3] == "1"} == {"`fails`"}


def test_exit_statuses(shell: Shell, lang: str) -> None:
    file = shell.folder / "our-county.json"
    slip = shell.folder / "slip.json"
    slip.write_text(file.read_text(encoding="utf-8").replace('"310"', '"301"'), encoding="utf-8")
    seen = [run("check", "--data", each).status for each in (file, slip, shell.folder / "none.json")]
    seen.append(130)  # an interruption, which the tests of the command line provoke
    assert [row[0] for row in rows_of(lang, "Status", "退出码")] == [str(status) for status in seen]


def test_formats_and_keys(shell: Shell, lang: str) -> None:
    text = pages(lang)
    assert (", " if lang == "en" else "、").join(map(code, FORMATS[:-1])) in text
    ours = shell.folder / "our-county.json"
    commands = (
        ["list", "--data", ours],
        ["totals", "--data", ours],
        ["check", "--data", ours],
        ["progress"],
        ["compare", ours, ours],
        ["show", "labour.employed", "--data", ours],
        ["verify", shell.folder / "published.txt", "--data", ours],
    )
    expected = []
    for command in commands:
        row = run(*command, "--format", "json").rows()[0]
        expected.append([code(str(command[0])), " ".join(map(code, row))])
    assert rows_of(lang, "Command", "命令") == expected


def test_sdmx_terms_are_keys_of_the_report_file(lang: str) -> None:
    schema = json.loads((ROOT / "data" / "report.schema.json").read_text(encoding="utf-8"))
    keys = {*schema["properties"], *schema["$defs"]["UnsortedFigure"]["properties"], "category", "measure"}
    terms = [row[0] for row in rows_of(lang, "Here", "本工具")]
    assert {term.strip("`") for term in terms if term.startswith("`")} <= keys


def test_nothing_leaves_the_machine(shell: Shell, lang: str) -> None:
    hook = (
        "import sys\n"
        "def refuse(event, _):\n"
        "    if event.startswith('socket.'):\n"
        "        raise SystemExit(f'{event}: the tool reached for the network')\n"
        "sys.addaudithook(refuse)\n"
        "from kangle_stats.cli import main\n"
        "main()\n"
    )
    (shell.folder / "offline.py").write_text(hook, encoding="utf-8")
    for command in ("totals", "list", "check", "show labour.employed", "schema", "--help"):
        shell.run(f"python offline.py {command}")
        assert shell.status == 0, command
