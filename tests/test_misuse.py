"""Every way to misuse the command line is told in the language that was chosen, with nothing of Click's own English."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from building import figure, plain_report
from running import run, write

from kangle_stats.cli.commands import COMMANDS

MISUSES = {
    "unknown command": ["totls"],
    "unknown command like an option": ["--", "-x"],
    "unknown option": ["list", "--catgory", "x"],
    "unknown option of the group": ["--nosuch"],
    "unknown short option": ["list", "-x"],
    "no value": ["list", "--data"],
    "a value too many": ["list", "--no-color=1"],
    "missing argument": ["show"],
    "missing arguments": ["extract"],
    "extra argument": ["show", "labour.employed", "x"],
    "extra arguments": ["list", "extra", "words"],
    "unknown format": ["list", "--format", "xml"],
    "unknown language": ["list", "--lang", "fr"],
    "unknown category": ["list", "--category", "路"],
    "unknown status": ["list", "--status", "做完"],
    "unknown unit": ["list", "--unit", "zzz"],
    "unknown verdict": ["check", "--verdict", "x"],
    "unknown figure": ["show", "nosuch"],
    "unknown report": ["list", "--report", "nosuch"],
    "excel": ["list", "--excel"],
    "no data": ["list", "--data", ""],
    "no output": ["list", "-o", ""],
    "no document": ["extract", ""],
    "no text": ["verify", ""],
    "no draft": ["draft", ""],
    "a folder as output": ["list", "-o", "."],
    "a folder to come as output": ["list", "-o", "nosuch/"],
    "an output without a folder": ["list", "-o", "nosuch/out.txt"],
    "an output below a file": ["list", "-o", "file/out.txt"],
    "a name too long": ["list", "-o", "x" * 300],
    "data below a file": ["list", "--data", "file/x.json"],
    "no such data": ["list", "--data", "nosuch.json"],
    "no such document": ["extract", "nosuch.txt"],
    "no such text": ["verify", "nosuch.txt"],
    "a folder to draft": ["draft", "."],
    "unknown format of an export": ["export", "--format", "ods"],
    "a folder as export": ["export", "-o", "."],
    "no sheet": ["import", "nosuch.csv"],
    "a folder as import": ["import", "file", "-o", "."],
}
ENGLISH = re.compile(
    "Invalid|such|Missing|unexpected|argument|requires|directory|exist|value|Error|Usage|Try|Permission"
)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("words", MISUSES.values(), ids=MISUSES)
def test_misuse_is_told_in_the_language_of_the_locale(words: list[str], tmp_path: Path) -> None:
    zh, en = (run(*words, env={"LC_ALL": lang}) for lang in ("zh_CN.UTF-8", "en_US.UTF-8"))
    for result in (zh, en):
        assert (result.status, result.out) == (2, "")
        assert len(result.err.splitlines()) in (1, 4)
    last = zh.err.splitlines()[-1]
    assert re.search("[\u4e00-\u9fff]", last)
    told = zh.err
    for word in words:
        told = told.replace(word or "–", "")
    assert not ENGLISH.search(told)
    given = "".join(words)
    assert not re.search("[\u4e00-\u9fff]", "".join(char for char in en.err if char not in given + "人名位口户"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


@pytest.mark.parametrize("words", MISUSES.values(), ids=MISUSES)
def test_lang_overrules_the_locale(words: list[str]) -> None:
    if words[-1] in ("--data", "-x") or "--lang" in words:
        return  # there --lang itself is what is misread
    chinese = run("--lang", "zh", *words, env={"LC_ALL": "en_US.UTF-8"}).err
    assert chinese == run(*words, env={"LC_ALL": "zh_CN.UTF-8"}).err


def test_what_there_is_is_listed_in_the_language() -> None:
    assert "可用：已完成, 签约, 计划" in run("list", "--status", "x", "--lang", "zh").err
    assert "known: reported, agreed, planned" in run("list", "--status", "x", "--lang", "en").err


# --- Pipes, devices, streams -----------------------------------------------------------------------------------------

pipes = pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")


def shell(command: str) -> subprocess.CompletedProcess[str]:
    words = command.replace("kangle-stats", f'"{sys.executable}" -m kangle_stats')
    return subprocess.run(["bash", "-c", words], capture_output=True, encoding="utf-8", timeout=60, check=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return write(tmp_path / "report.json", plain_report(figure("a", "5")))


@pipes
@pytest.mark.parametrize("words", ["list --data pipe", "extract pipe", "verify pipe", "list -o pipe"])
def test_a_pipe_whose_other_end_nobody_opens_is_not_waited_for(words: str) -> None:
    ended = shell(f"mkfifo pipe; kangle-stats {words} --lang zh")
    assert ended.returncode == 2
    assert "命名管道的另一端没有程序打开" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pipes
def test_pipes_that_end_are_read_and_written(report: Path) -> None:
    expected = shell(f"kangle-stats list --data {report} --format json").stdout
    assert '"a"' in expected
    assert shell(f"mkfifo pipe; (cat {report} > pipe) & kangle-stats list --data pipe --format json").stdout == expected
    assert shell(f"kangle-stats list --data <(sleep 0.3; cat {report}) --format json").stdout == expected
    assert shell(f"kangle-stats list --data /dev/stdin --format json < {report}").stdout == expected
    out = shell(f"kangle-stats list --data {report} --format json -o >(cat > copy); sleep 0.5; cat copy")
    assert out.stdout == expected


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
@pytest.mark.parametrize(
    "words", ["list --data /dev/zero", "list --data zero.jsonl", "extract /dev/zero", "verify zero.jsonl"]
)
def test_a_stream_without_end_is_refused(words: str) -> None:
    ended = shell(f"ln -s /dev/zero zero.jsonl; ulimit -v 4000000; kangle-stats {words}")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "longer than 64 MB" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pipes
def test_the_rest_of_a_file_of_bytes_is_not_read() -> None:
    ended = shell(r"(printf '\0\1\2\377\n%.0s' {1..1000}) > bytes.jsonl; kangle-stats list --data bytes.jsonl")
    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
    assert "binary" in ended.stderr


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "没有在该文件夹中写入的权限" in run("list", "-o", tmp_path / "out", "--lang", "zh").err


@pytest.mark.parametrize("command", COMMANDS)
def test_placeholders_are_chinese_in_chinese_help(command: str) -> None:
    usage, *lines = run(command, "--help", "--lang", "zh").out.splitlines()
    options = [line.strip().partition("  ")[0] for line in lines if line.startswith("  -")]
    assert "--lang [zh|en]" in options
    assert not [name for name in (usage, *options) if re.search("[A-Z]", name)]


def test_what_is_missing_is_called_as_in_the_usage() -> None:
    for lang, usage, missing in (("zh", "[选项] 甲 乙", "缺少 乙；"), ("en", "[OPTIONS] A B", "B is missing")):
        said = run("compare", "kangle-2018", "--lang", lang).err
        assert usage in said and missing in said
