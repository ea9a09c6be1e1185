"""The command line as a shell sees it: what is written where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest
from building import Plain, check, figure, part, plain_report
from making_docx import docx, p, table
from running import FORMATS, Result, run, write

import kangle_stats.cli
from kangle_stats import __version__
from kangle_stats.categories import CATEGORIES
from kangle_stats.messages import WORDS
from kangle_stats.packaged import default_report, schema_file

LIST_KEYS = [
    "report", "id", "category", "measure", "title_zh", "title_en", "value", "value_to", "unit", "unit_mult",
    "decimals", "qualifier", "status", "basis", "as_of", "direction", "subject", "group", "part_of", "by",
    "note", "quote",
]  # fmt: skip
TOTAL_KEYS = [
    "report", "category", "measure", "status", "direction", "unit", "value", "low", "high", "qualifier",
    "figure_count", "figures",
]  # fmt: skip
CHECK_KEYS = [
    "report", "check", "kind", "formula", "verdict", "known", "left", "left_low", "left_high", "right",
    "right_low", "right_high", "difference", "unit", "message", "figures", "suspects",
]  # fmt: skip
ROWS = [["totals"], ["list"], ["check"], ["show", "labour.employed"]]

TOTAL = figure("total", "5", breakdowns={"kind": "complete"})
YOUNG = part("total.young", "3")
OLD = part("total.old", "2")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write(tmp_path / "good.json", plain_report(TOTAL, OLD, YOUNG))


@pytest.fixture
def failing(tmp_path: Path) -> Path:
    return write(tmp_path / "failing.json", plain_report(TOTAL, OLD, dict(YOUNG, value="4"), id="failing"))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write(tmp_path / "broken.json", plain_report(dict(TOTAL, value="five"), id="broken"))


def process(
    *args: str, env: dict[str, str] | None = None, out: int | IO[str] = subprocess.PIPE, err: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """A run in a process of its own, where signals, pipes and descriptors matter."""
    command = [sys.executable, "-m", "kangle_stats", *args]
    variables = {**os.environ, **(env or {})}
    return subprocess.run(command, env=variables, stdout=out, stderr=err, encoding="utf-8", timeout=60, check=False)


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# --- Rows in all formats ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("command", "keys"), [("list", LIST_KEYS), ("totals", TOTAL_KEYS), ("check", CHECK_KEYS)])
def test_the_keys_that_scripts_rely_on(command: str, keys: list[str]) -> None:
    rows = run(command, "--format", "json").rows()
    assert rows
    assert all(list(row) == keys for row in rows)
    assert run(command, "--format", "csv").out.split("\n")[0] == ",".join(keys)
    lists = {"figures", "quote", "suspects"}
    assert {key for row in rows for key, value in row.items() if isinstance(value, list)} == lists & set(keys)
    numbers = {key for row in rows for key, value in row.items() if isinstance(value, float)}
    assert not numbers


@pytest.mark.parametrize("words", ROWS, ids=lambda words: words[0])
def test_the_same_rows_in_each_format(words: list[str]) -> None:
    rows = run(*words, "--format", "json").rows()
    assert [json.loads(line) for line in run(*words, "--format", "jsonl").out.splitlines()] == rows
    cells = csv_rows(run(*words, "--format", "csv").out)
    assert len(cells) == len(rows)
    for row, record in zip(rows, cells, strict=True):
        assert list(record) == list(row)
        for key, value in row.items():
            if isinstance(value, list):
                texts = [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in value]
                assert record[key].replace(" ", "") == " | ".join(texts).replace(" ", "")
            elif value is None:
                assert record[key] == ""
            else:
                assert record[key] == (value if isinstance(value, str) else json.dumps(value))
    if words[0] != "show":
        markdown = run(*words, "--format", "markdown").out.splitlines()
        assert len(markdown) == len(rows) + 2


def test_chinese_is_not_escaped_in_json() -> None:
    assert "康乐" in run("list", "--format", "json").out


@pytest.mark.parametrize("words", ROWS, ids=lambda words: words[0])
@pytest.mark.parametrize("format_", ["json", "jsonl", "csv"])
def test_machine_formats_do_not_depend_on_the_locale(words: list[str], format_: str) -> None:
    outputs = {
        run(*words, "--format", format_, env={"LANG": lang, "LC_ALL": lang}).out
        for lang in ("zh_CN.UTF-8", "en_US.UTF-8", "C", "de_DE")
    }
    assert len(outputs) == 1
    assert run(*words, "--format", format_, "--lang", "en").out in outputs


def test_lang_changes_the_messages_of_machine_formats_alone() -> None:
    zh, en = (run("check", "--format", "json", "--lang", lang).rows() for lang in ("zh", "en"))
    assert [row.pop("message") for row in zh] != [row.pop("message") for row in en]
    assert zh == en


def test_an_id_that_no_report_has_is_refused_with_the_way_to_the_ids() -> None:
    for command in ("show", "check"):
        result = run(command, "shoes.nothing", "--lang", "en")
        assert result.status == 2 and "show all ids, with --report all" in result.err.replace("shows", "show")


def test_show_has_the_row_of_list_and_more() -> None:
    (row,) = run("show", "labour.employed", "--format", "json").rows()
    listed = next(each for each in run("list", "--format", "json").rows() if each["id"] == "labour.employed")
    assert list(row)[: len(LIST_KEYS)] == LIST_KEYS
    assert row | listed == row
    assert row["parts"] == [f"labour.employed.{part}" for part in ("east", "province", "elsewhere")]
    assert "labour.employed/destination" in row["checks"]
    assert (row["low"], row["high"], row["suggests_low"], row["suggests_high"]) == ("1112",) * 4


def test_an_open_end_is_null() -> None:
    assert run("totals", "--format", "json").status == 0


# --- Language --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["--lang", "zh", "totals"],
        ["totals", "--lang", "zh"],
        ["--lang=zh", "totals"],
        ["--lang", "en", "totals", "--lang", "zh"],
    ],
)
def test_lang_before_and_after_the_command(words: list[str]) -> None:
    assert "就业人数" in run(*words).out


@pytest.mark.parametrize(
    "words",
    [["--help", "--lang", "zh"], ["--help", "--lang=zh"], ["--lang", "zh", "--help"], ["-h", "--lang", "zh"]],
)
@pytest.mark.parametrize("command", [[], ["check"]])
def test_lang_around_help(command: list[str], words: list[str]) -> None:
    result = run(*command, *words)
    assert result.status == 0
    assert result.out.startswith("用法：kangle-stats")
    assert "Show" not in result.out
    assert run(*command, "--help").out.startswith("Usage: kangle-stats")


@pytest.mark.parametrize(
    ("env", "zh"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LC_MESSAGES": "zh_TW", "LANG": "C"}, True),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "zh_CN"}, True),
        ({"LANG": ""}, False),
    ],
)
def test_the_locale_decides_unless_told(env: dict[str, str], zh: bool) -> None:
    assert ("就业人数" in run("totals", env=env).out) == zh


def test_numbers_in_either_language() -> None:
    assert "1,221.3万元" in run("list", "--lang", "zh").out
    assert "12,213,000 yuan" in run("list", "--lang", "en").out


def test_an_unknown_language_is_refused() -> None:
    assert run("totals", "--lang", "fr").status == 2


# --- Colour ----------------------------------------------------------------------------------------------------------


def in_terminal(*words: str, **env: str) -> str:
    """What is written to a terminal of 80 columns."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    settings = {"TERM": "xterm-256color", "COLUMNS": "80", **env}
    subprocess.run(
        [sys.executable, "-m", "kangle_stats", *words],
        stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, **settings}, timeout=60, check=False,
    )  # fmt: skip
    os.close(theirs)
    written = b""
    try:
        while chunk := os.read(ours, 65536):
            written += chunk
    except OSError:
        pass
    os.close(ours)
    return written.decode()


SHORT = ["check", "labour.employed/destination"]


def test_colour_on_a_terminal_only() -> None:
    assert "\x1b[32m" in in_terminal(*SHORT)
    assert "\x1b" not in run(*SHORT).out


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (["--no-color"], {}),
        ([], {"NO_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
        (["--format", "markdown"], {}),
        (["--format", "json"], {}),
    ],
)
def test_no_colour_where_it_is_not_wanted(words: list[str], env: dict[str, str]) -> None:
    written = in_terminal(*SHORT, *words, **env)
    assert "labour.employed" in written
    assert "\x1b" not in written


# --- Writing to a file -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_holds_what_the_screen_shows(tmp_path: Path, format_: str) -> None:
    out = tmp_path / "out"
    result = run("list", "--format", format_, "-o", out)
    assert (result.status, result.out) == (0, "")
    assert out.read_bytes().decode() == run("list", "--format", format_).out
    assert os.listdir(tmp_path) == ["out"]


def test_a_dash_is_standard_output() -> None:
    assert run("list", "-o", "-").out == run("list").out
    assert not Path("-").exists()


def test_a_file_is_replaced_at_0_and_1_and_untouched_at_2(
    tmp_path: Path, good: Path, failing: Path, broken: Path
) -> None:
    out = tmp_path / "out.txt"
    for data, status in ((good, 0), (failing, 1)):
        out.write_text("before")
        assert run("check", "--data", data, "-o", out).status == status
        assert "total/kind" in out.read_text()
    for several in ([broken], [good, broken], [broken, good], [tmp_path / "none.json"]):
        for command in ("check", "list", "totals"):
            out.write_text("before")
            words = [word for path in several for word in ("--data", str(path))]
            result = run(command, *words, "-o", out)
            assert result.status == 2
            assert out.read_text() == "before"
            assert str(out) in result.err
    assert sorted(os.listdir(tmp_path)) == ["broken.json", "failing.json", "good.json", "out.txt"]


@pytest.mark.parametrize(
    "words",
    [
        ["show", "nosuch"],
        ["check", "nosuch"],
        ["check", "labour.employed", "nosuch"],
        ["list", "--category", "nosuch"],
        ["list", "--excel"],
        ["verify", "nosuch.txt"],
    ],
)
def test_misuse_writes_nothing(tmp_path: Path, words: list[str]) -> None:
    out = tmp_path / "out.txt"
    for before in (None, "before"):
        if before is not None:
            out.write_text(before)
        result = run(*words, "-o", out)
        assert (result.status, result.out) == (2, "")
        assert "Traceback" not in result.err
        assert (out.read_text() if out.exists() else None) == before


def test_misuse_writes_nothing_to_standard_output_either() -> None:
    result = run("check", "labour.employed", "nosuch", "--format", "json")
    assert (result.status, result.out) == (2, "")
    assert "nosuch" in result.err


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("before")
    target.chmod(0o640)
    link.symlink_to("target")
    assert run("list", "-o", link).status == 0
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_text() == run("list").out
    mask = os.umask(0o027)
    try:
        assert run("list", "-o", tmp_path / "new").status == 0
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_an_input_is_not_overwritten(tmp_path: Path, good: Path) -> None:
    before = good.read_bytes()
    (tmp_path / "hard.json").hardlink_to(good)
    text = tmp_path / "text.txt"
    text.write_text("5人")
    misuses: list[list[str | Path]] = [
        ["list", "--data", good, "-o", good],
        ["list", "--data", tmp_path, "-o", good],
        ["list", "--data", good, "-o", tmp_path / "hard.json"],
        ["list", "--data", good, "-o", tmp_path / "x" / ".." / "good.json"],
        ["verify", text, "--data", good, "-o", text],
    ]
    (tmp_path / "x").mkdir()
    for words in misuses:
        result = run(*words)
        assert result.status == 2, words
        assert "also read as input" in result.err
    assert good.read_bytes() == before
    assert text.read_text() == "5人"


def test_a_file_beside_the_reports_is_no_input(tmp_path: Path, good: Path) -> None:
    assert good.exists()
    for _ in range(2):
        assert run("list", "--data", tmp_path, "--format", "csv", "-o", tmp_path / "out.csv").status == 0


def test_a_file_that_cannot_be_written(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for out in (tmp_path / "no" / "out", good / "out", tmp_path / "loop", tmp_path / ("x" * 300), tmp_path):
        result = run("list", "-o", out)
        assert (result.status, result.out) == (2, "")
        assert len(result.err.splitlines()) in (1, 4)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    (tmp_path / "out").write_text("before")
    result = run("list", "-o", tmp_path / "out")
    assert result.status == 2
    assert "Permission denied" in result.err
    assert (tmp_path / "out").read_text() == "before"
    assert sorted(os.listdir(tmp_path)) == ["good.json", "loop", "out"]


def test_a_long_name_is_a_name(tmp_path: Path) -> None:
    assert run("list", "-o", tmp_path / ("n" * 250)).status == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    result = run("list", "-o", "/dev/full")
    assert (result.status, len(result.err.splitlines())) == (2, 1)
    with open("/dev/full", "w") as full:
        for words in (["list"], ["list", "--format", "json"], ["--help"], ["schema"]):
            ended = process(*words, out=full)
            assert ended.returncode == 2
            assert len(ended.stderr.splitlines()) == 1


def test_a_device_is_written_to() -> None:
    assert run("list", "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def test_excel_goes_with_csv_only(tmp_path: Path) -> None:
    out = run("list", "--format", "csv", "--excel").out
    assert out.startswith("\ufeffreport,")
    assert "\r\n" in out
    for format_ in FORMATS:
        assert run("list", "--format", format_, "--excel").status == (0 if format_ == "csv" else 2)


# --- Pipes and signals -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    figures = [figure(f"f{n}", str(n)) for n in range(4000)]
    return write(tmp_path_factory.mktemp("long") / "long.json", plain_report(*figures))


@pytest.mark.parametrize("words", [["list", "--format", "json"], ["list"], ["list", "--format", "csv"]])
def test_a_closed_pipe_is_no_finding(long_report: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "kangle_stats", *words, "--data", str(long_report)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        errors = running.stderr.read().decode()
        assert running.wait(60) == 0
    assert "Traceback" not in errors and "Exception" not in errors


@pytest.mark.parametrize(("words", "status"), [(["--help"], 0), (["schema"], 0), (["list"], 0), (["list", "--no"], 2)])
def test_a_pipe_that_nobody_reads(words: list[str], status: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = process(*words, out=writing, err=writing if status else subprocess.PIPE)
    finally:
        os.close(writing)
    assert ended.returncode == status
    assert not ended.stderr


def test_standard_output_may_be_closed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    line = f'"{sys.executable}" -m kangle_stats list -o "{out}" >&- && "{sys.executable}" -m kangle_stats list >&-'
    ended = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert out.read_text(encoding="utf-8") == run("list").out


def test_an_interruption_ends_with_130(tmp_path: Path) -> None:
    pipe = tmp_path / "slow.json"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "kangle_stats", "list", "--data", str(pipe), "--lang", "zh"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with running, open(pipe, "wb"):  # opens once the other side reads
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, b"")
    assert err.decode().strip() == "已中断"


@pytest.mark.parametrize("format_", ["xlsx", "html", "sqlite", "csv"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_ended_leaves_nothing_behind(number: signal.Signals, format_: str, tmp_path: Path) -> None:
    pipe, out, temporary = tmp_path / "slow.json", tmp_path / "out" / "x", tmp_path / "temporary"
    os.mkfifo(pipe)
    out.parent.mkdir()
    temporary.mkdir()
    out.write_text("before", encoding="utf-8")
    command = [sys.executable, "-m", "kangle_stats", "export", "--data", str(pipe), "--format", format_, "-o", str(out)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "TMPDIR": str(temporary)})
    with running, open(pipe, "wb"):  # opens once the other side reads
        time.sleep(0.1)
        running.send_signal(number)
        err = running.communicate(timeout=60)[1]
    assert running.returncode == 128 + number
    assert b"Traceback" not in err
    assert (list(temporary.iterdir()), list(out.parent.iterdir())) == ([], [out])
    assert out.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("format_", ["xlsx", "html", "sqlite", "csv"])
@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "命名管道的另一端没有程序打开"), ("en", "nobody opens the other end")]
)
def test_a_pipe_that_nobody_reads_ends_the_export(
    format_: str, lang: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr("kangle_stats.files.WAIT_SECONDS", 0.05)
    result = run("export", "--format", format_, "-o", tmp_path / "pipe", "--lang", lang)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize("format_", ["xlsx", "html", "sqlite", "csv"])
def test_an_export_to_a_circle_of_links_is_told(format_: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    result = run("export", "--format", format_, "-o", tmp_path / "link", "--lang", "zh")
    assert (result.status, result.err) == (2, f"无法写入 {tmp_path / 'link'}：符号链接循环\n")


@pytest.mark.parametrize("format_", ["xlsx", "html", "sqlite", "csv"])
def test_a_full_disk_leaves_nothing_of_an_export(format_: str, tmp_path: Path) -> None:
    command = f'ulimit -f 8; exec "{sys.executable}" -m kangle_stats --lang zh export --format {format_} -o out'
    full = {**os.environ, "TMPDIR": str(tmp_path)}
    ended = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=full, stderr=subprocess.PIPE, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr in ("无法写入 out：文件太大\n", "无法写入 out：磁盘或设备读写出错\n")
    assert list(tmp_path.iterdir()) == []


# --- Data ------------------------------------------------------------------------------------------------------------


def reports_of(result: Result) -> list[str]:
    return list(dict.fromkeys(row["report"] for row in result.rows()))


def test_where_the_data_come_from(tmp_path: Path, good: Path, failing: Path) -> None:
    env = {"KANGLE_STATS_DATA": f"{good}{os.pathsep}{failing}"}
    as_json = ("list", "--format", "json")
    assert reports_of(run(*as_json)) == ["kangle-2018"]
    assert reports_of(run(*as_json, env={"KANGLE_STATS_DATA": ""})) == ["kangle-2018"]
    assert reports_of(run(*as_json, env={"KANGLE_STATS_DATA": os.pathsep})) == ["kangle-2018"]
    assert reports_of(run(*as_json, env=env)) == ["county-2020", "failing"]
    assert reports_of(run(*as_json, "--data", failing, env=env)) == ["failing"]
    assert reports_of(run(*as_json, "--data", failing, "--data", good)) == ["failing", "county-2020"]
    assert reports_of(run(*as_json, "--data", tmp_path)) == ["failing", "county-2020"]


def test_the_same_report_twice_is_told(good: Path) -> None:
    result = run("totals", "--data", good, "--data", good, "--format", "json")
    assert result.status == 2
    assert len(result.rows()) == 1
    assert "county-2020" in result.err


def test_broken_data_alone_write_nothing(broken: Path) -> None:
    for words in (["list"], ["totals"], ["check"], ["show", "total"]):
        for format_ in FORMATS:
            result = run(*words, "--data", broken, "--format", format_)
            assert (result.status, result.out) == (2, "")
            assert result.err.startswith(f"{broken}:")


# --- Choosing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "names"),
    [
        ("--category", ["labour-transfer", "劳务协作", "劳务输转", "劳务输出", "LABOUR-TRANSFER", " 劳务协作 "]),
        ("--category", ["town-village-pairing", "结对帮扶", "携手奔小康"]),
        ("--measure", ["people-employed", "就业人数"]),
        ("--unit", ["person", "人", "名"]),
        ("--unit", ["person-time", "人次"]),
        ("--unit", ["yuan/household", "元/户"]),
        ("--status", ["planned", "计划"]),
    ],
)
def test_names_in_chinese_and_english(option: str, names: list[str]) -> None:
    outputs = {run("list", option, name, "--format", "json").out for name in names}
    assert len(outputs) == 1
    rows = json.loads(outputs.pop())
    assert rows
    assert {row[option[2:]] for row in rows} == {names[0]}


def test_options_given_twice_admit_either() -> None:
    rows = run("list", "--status", "签约", "--status", "planned", "--format", "json").rows()
    assert {row["status"] for row in rows} == {"agreed", "planned"}


def test_every_name_of_the_tables_is_taken() -> None:
    for category in CATEGORIES.values():
        for name in (category.code, category.zh, category.en, *category.aliases):
            assert run("totals", "--category", name).status == 0


@pytest.mark.parametrize("words", [["list"], ["totals"], ["totals", "--explain"]])
@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_selection_is_an_empty_result(words: list[str], format_: str) -> None:
    result = run(*words, "--unit", "mu/book", "--format", format_)
    assert result.status == 0
    assert result.err == "no figure matches\n"
    empty = {"table": "", "json": "[]\n", "jsonl": ""}
    assert result.out == empty[format_] if format_ in empty else len(result.out.splitlines()) in (1, 2)


def test_search_looks_in_titles_ids_quotes_and_notes() -> None:
    def found(text: str) -> list[str]:
        return [row["id"] for row in run("list", "--search", text, "--format", "json").rows()]

    assert found("LABOUR.employed.east") == ["labour.employed.east"]
    assert "labour.employed" in found("１１１２名")
    assert "investment.jobs" in found("surplus")
    assert found("no such words") == []


def test_parts_can_be_left_out() -> None:
    rows = run("list", "--no-parts", "--format", "json").rows()
    assert rows and all(row["part_of"] is None for row in rows)


def test_explain_changes_the_table_alone() -> None:
    assert "talent.doctors_sent" in run("totals", "--explain").out
    assert "talent.doctors_sent" not in run("totals").out
    assert run("totals", "--explain", "--format", "json").out == run("totals", "--format", "json").out


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        (["show", "labour.employd"], "labour.employed"),
        (["check", "labour.employd"], "labour.employed"),
        (["check", "towns-paird"], "towns-paired"),
        (["list", "--category", "labor-transfer"], "labour-transfer"),
        (["list", "--measure", "培训人"], "培训人次"),
        (["totals", "--unit", "persn"], "person"),
        (["check", "--verdict", "fail"], "fails"),
        (["list", "--status", "xyz"], "reported, agreed, planned"),
        (["totls"], "totals"),
        (["list", "--catgory", "x"], "--category"),
    ],
)
def test_what_is_mistyped_is_told_with_the_nearest(words: list[str], suggested: str) -> None:
    result = run(*words)
    assert (result.status, result.out) == (2, "")
    assert suggested in result.err
    assert run(*words, "--lang", "zh").status == 2


def test_a_figure_of_a_named_report(good: Path, failing: Path) -> None:
    data = ["--data", str(good), "--data", str(failing), "--format", "json"]
    assert reports_of(run("show", "total", *data)) == ["county-2020", "failing"]
    assert reports_of(run("show", "failing:total", *data)) == ["failing"]
    assert run("show", "nosuch:total", *data).status == 2


# --- check -----------------------------------------------------------------------------------------------------------


def checked(
    tmp_path: Path, *figures: Plain, checks: list[Plain | str] | None = None, words: tuple[str, ...] = ()
) -> Result:
    file = write(tmp_path / "checked.json", plain_report(*figures, checks=checks or []))
    return run("check", "--data", file, *words)


def test_the_status_of_a_check(tmp_path: Path) -> None:
    assert checked(tmp_path, TOTAL, OLD, YOUNG).status == 0
    assert checked(tmp_path, TOTAL, OLD, dict(YOUNG, value="4")).status == 1
    assert checked(tmp_path, TOTAL, OLD, dict(YOUNG, value=None)).status == 0
    assert checked(tmp_path, TOTAL, OLD, dict(YOUNG, value=None), words=("--strict",)).status == 1
    doubtful = figure("a", "110", qualifier="about")
    assert checked(tmp_path, doubtful, checks=["a = 118"]).status == 0
    assert checked(tmp_path, doubtful, checks=["a = 118"], words=("--strict",)).status == 1
    assert checked(tmp_path, doubtful, checks=["a = 122"]).status == 1
    assert run("check", "--strict").status == 0


def test_a_known_failure_is_forgiven_while_it_fails(tmp_path: Path) -> None:
    known: Plain = {"expect": "fails", "reason": {"zh": "口径不同", "en": "counted otherwise"}}
    failing = checked(tmp_path, TOTAL, OLD, YOUNG, checks=[check("total = 6", **known)], words=("--strict",))
    assert failing.status == 0
    assert "counted otherwise" in failing.out
    holding = checked(tmp_path, TOTAL, OLD, YOUNG, checks=[check("total = 5", **known)])
    assert holding.status == 1
    assert "counted otherwise" in holding.out


def test_a_verdict_hides_rows_but_no_failure(tmp_path: Path) -> None:
    figures = (TOTAL, OLD, dict(YOUNG, value="4"))
    for name in ("holds", "相符"):
        result = checked(tmp_path, *figures, checks=["total = 5"], words=("--verdict", name, "--format", "json"))
        assert result.status == 1
        assert [row["verdict"] for row in result.rows()] == ["holds"]
    both = checked(
        tmp_path, *figures, checks=["total = 5"], words=("--verdict", "不符", "--verdict", "holds", "--format", "json")
    )
    assert sorted(row["verdict"] for row in both.rows()) == ["fails", "holds"]
    for verdict, (zh, _) in WORDS["verdict"].items():
        rows = run("check", "--verdict", zh, "--format", "json").rows()
        assert {row["verdict"] for row in rows} <= {verdict}


def test_checks_by_id_and_category(tmp_path: Path) -> None:
    def ids(*words: str) -> list[str]:
        return [row["check"] for row in run("check", *words, "--format", "json").rows() if row["kind"] != "notice"]

    assert ids("towns-paired") == ["towns-paired"]
    assert ids("labour.employed.east") == ["labour.employed/destination"]
    assert ids("labour.employed/destination", "towns-paired") == ["labour.employed/destination", "towns-paired"]
    assert ids("--category", "劳务协作") == ["labour.employed/destination"]


def test_the_last_line_counts_verdicts(failing: Path) -> None:
    result = run("check", "--data", failing)
    assert result.status == 1
    assert "1 checked: 1 fails" in result.err
    assert "核对 1 项：1 不符" in run("check", "--data", failing, "--lang", "zh").err


def test_that_no_check_ran_is_said(tmp_path: Path) -> None:
    result = checked(tmp_path, figure("a"))
    assert (result.status, result.out) == (0, "")
    assert result.err == "no check ran\n"
    assert run("check", "--category", "人才交流").err == "no check ran, 1 notice\n"


# --- verify ----------------------------------------------------------------------------------------------------------

SENTENCES = "乡里有5人找到工作，其中青年3人，老人2人。"


@pytest.fixture
def quoting(tmp_path: Path) -> Path:
    def quoted(plain: Plain, prefix: str, exact: str) -> Plain:
        return {**plain, "quote": [{"prefix": prefix, "exact": exact}]}

    figures = quoted(TOTAL, "乡里有", "5人"), quoted(YOUNG, "青年", "3人"), quoted(OLD, "老人", "2人")
    return write(tmp_path / "quoting.json", plain_report(*figures))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("text", [SENTENCES, SENTENCES.replace("5人", " ５ 人"), f"<首页>\r\n{SENTENCES}\r\n版权"])
def test_verify_finds_quotes(tmp_path: Path, quoting: Path, encoding: str, text: str) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(text.encode(encoding))
    result = run("verify", copy, "--data", quoting, "--format", "json")
    assert [row["outcome"] for row in result.rows()] == ["found"] * 3
    assert result.status == 0
    assert ("GB18030" in result.err) == (encoding == "gb18030")
    assert "3 quotes: 3 found" in result.err


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (SENTENCES.replace("青年3人", "青年4人"), "changed"),
        (SENTENCES.replace("青年3人", ""), "missing"),
        (SENTENCES + "青年3人", "ambiguous"),
    ],
)
def test_verify_names_what_it_does_not_find(tmp_path: Path, quoting: Path, text: str, outcome: str) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(text, encoding="utf-8")
    result = run("verify", copy, "--data", quoting, "--format", "json")
    assert result.status == 1
    assert {row["figure"]: row["outcome"] for row in result.rows()}["total.young"] == outcome
    for lang in ("zh", "en"):
        assert "total.young" in run("verify", copy, "--data", quoting, "--lang", lang).out


def test_verify_reads_word_documents_tables_included(tmp_path: Path, quoting: Path) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(docx(p("通报") + p("乡里有５人找到工作，", "其中青年3人。") + table(["老人2人|7人"])))
    result = run("verify", copy, "--data", quoting, "--format", "json")
    assert [(row["outcome"], row["line"], row["column"]) for row in result.rows()] == [
        *(("found", 2, 4), ("found", 2, 15), ("found", 3, 3)),
    ]
    assert (result.status, "3 quantities in the text" in result.err) == (0, True)


def test_verify_of_what_is_no_text(tmp_path: Path, quoting: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xff\xff")
    for path in (tmp_path / "bytes", tmp_path, tmp_path / "none.txt"):
        result = run("verify", path, "--data", quoting)
        assert (result.status, result.out, len(result.err.splitlines())) == (2, "", 1)


# --- schema, version, help, completion ------------------------------------------------------------------------------


def test_the_schema_is_printed() -> None:
    assert run("schema").out == schema_file().read_text(encoding="utf-8")


def test_version_and_help() -> None:
    assert __version__ in run("--version").out
    assert run() == run("--help")
    assert run("nosuch").status == 2
    for command in ("totals", "list", "show", "check", "verify", "schema"):
        assert run(command, "--help").status == 0
        assert command in run("--help").out


def test_the_module_runs_like_the_command() -> None:
    ended = process("show", "labour.employed", env={"COLUMNS": "80"})
    assert ended.stdout == run("show", "labour.employed").out
    assert process("--help").stdout.startswith("Usage: kangle-stats ")


def completed(shell: str, *words: str, env: dict[str, str] | None = None) -> list[str]:
    """What a shell is told when the last word is to be completed."""
    line = " ".join(["kangle-stats", *words])
    count = str(len(words))
    variables = {
        "_KANGLE_STATS_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": words[-1] if shell == "fish" else count,
        **(env or {}),
    }
    result = run(env=variables)
    assert (result.status, result.err) == (0, "")
    lines = list(filter(None, result.out.splitlines()))
    if shell == "bash":
        return [each.split(",", 1)[1] for each in lines]
    if shell == "zsh":
        return lines[1::3]
    return [each.split(",", 1)[1].split("\t")[0] for each in lines]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    assert completed(shell, "tot") == ["totals"]
    assert completed(shell, "list", "--cat") == ["--category"]
    assert completed(shell, "list", "--category", "lab") == ["labour-transfer"]
    assert completed(shell, "list", "--category", "劳务") == ["劳务协作", "劳务输转", "劳务输出"]
    assert "people-employed" in completed(shell, "totals", "--measure", "people")
    assert "就业人数" in completed(shell, "totals", "--measure", "就业")
    assert completed(shell, "show", "labour.employed.e") == ["labour.employed.east", "labour.employed.elsewhere"]
    assert "labour.employed/destination" in completed(shell, "check", "labour.emp")
    assert completed(shell, "check", "towns-") == ["towns-paired"]
    assert completed(shell, "check", "--verdict", "约") == ["约数相符"]
    assert set(completed(shell, "list", "--format", "js")) == {"json", "jsonl"}


@pytest.mark.skipif(sys.platform == "win32", reason="no bash")
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    result = run(env={"_KANGLE_STATS_COMPLETE": f"{shell}_source"})
    assert result.status == 0
    assert "_KANGLE_STATS_COMPLETE" in result.out


def test_completion_reads_the_data_that_are_named(tmp_path: Path, good: Path) -> None:
    lines = write(tmp_path / "lines.jsonl", plain_report(figure("one")), plain_report(figure("two")))
    assert completed("bash", "show", "--data", str(good), "to") == ["total", "total.old", "total.young"]
    assert completed("bash", "show", "t", env={"KANGLE_STATS_DATA": str(lines)}) == ["two"]
    assert set(completed("bash", "show", "t", env={"KANGLE_STATS_DATA": str(tmp_path)})) == {
        "total", "total.old", "total.young", "two",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"figures": 5}', '{"figures": [{"id": 5}, {"id": "x\\n$(touch y)"}, {"id": null}]}', "[" * 9999],
)
def test_completion_is_silent_about_faults(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.json").write_text(text)
    for path in (tmp_path / "bad.json", tmp_path, tmp_path / "none", tmp_path / ("x" * 300)):
        assert completed("bash", "show", "--data", str(path), "x") == []
        assert completed("bash", "check", "--data", str(path), "x") == []


def test_help_and_completion_load_nothing_heavy() -> None:
    script = (
        "import sys, kangle_stats.cli as c\n"
        "try: c.main()\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(' '.join(m for m in ('pydantic', 'rich', 'json', 'tempfile') if m in sys.modules))"
    )
    for words, env in (
        (["--help"], {}),
        (["list", "--help"], {}),
        ([], {"_KANGLE_STATS_COMPLETE": "bash_complete", "COMP_WORDS": "kangle-stats tot", "COMP_CWORD": "1"}),
    ):
        ended = subprocess.run(
            [sys.executable, "-c", script, *words],
            env={**os.environ, **env}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert "pydantic" not in ended.stderr and "rich" not in ended.stderr


def test_the_packaged_report_is_there() -> None:
    assert default_report().is_file()


# --- How a run ends, in this process ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "已中断"),
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
        (OSError(28, "No space left on device"), 2, "无法写入 stdout：磁盘已满"),
    ],
)
@pytest.mark.parametrize("words", [["list"], ["--help"]])
def test_what_ends_a_run(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, said: str, words: list[str]
) -> None:
    def end(*_: object) -> None:
        raise error

    discarded: list[int] = []
    monkeypatch.setattr("kangle_stats.cli._discard_the_rest", lambda: discarded.append(1))
    monkeypatch.setattr("kangle_stats.cli.run.Run.write", end)
    monkeypatch.setattr("kangle_stats.cli.help._Bilingual.get_help", end)
    result = run(*words, "--lang", "zh")
    assert (result.status, result.out, result.err.strip()) == (status, "", said)
    assert len(discarded) == (0 if status == 130 else 1)


def test_the_rest_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[int] = []
    monkeypatch.setattr("os.dup2", lambda _, to: moved.append(to))
    kangle_stats.cli._discard_the_rest()
    assert moved == [1]


def test_without_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["kangle-stats", "list"])
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as ended:
        kangle_stats.cli.main()
    assert not ended.value.code
    sys.stdout.close()


def test_a_closed_standard_error_changes_no_status() -> None:
    command = f'"{sys.executable}" -m kangle_stats check 2>&- >/dev/null; echo $?'
    result = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "0"
