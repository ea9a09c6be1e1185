"""Each format writes all of the data, lets none of it act, and stays as scripts and readers know it."""

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kangle_stats.folding import UNSAFE, harmless, longest_token, width
from kangle_stats.render import csv as as_csv
from kangle_stats.render import json as as_json
from kangle_stats.render import jsonl as as_jsonl
from kangle_stats.render import markdown as as_markdown
from kangle_stats.render import table as as_table
from kangle_stats.render.column import Column

VERDICTS = {"不符": "bold red", "fails": "bold red"}
ZH = [
    Column("报告", group=True),
    Column("编号", whole=True),
    Column("内容"),
    Column("数值", right=True, whole=True),
    Column("备注"),
    Column("判定", styles=VERDICTS),
    Column("说明"),
]
ZH_ROWS = [
    ["康乐2018", "labour.employed", "就业人数", "1,112名", "", "相符", "234 + 878 = 1,112，与总数相符。"],
    [
        "康乐2018",
        "invest.total",
        "[bold]投资[/红]",
        "1,221.3万元",
        "",
        "不符",
        "各部分合计1,112.3万元，比总数少109万元。",
    ],
    ["同安2018", "towns.paired", "镇街\x1b[31m结对", "5个", "", "未核", ""],
]
EN = [
    Column("Report", group=True),
    Column("Figure", whole=True),
    Column("Value", right=True, whole=True),
    Column("Verdict", styles=VERDICTS),
    Column("Why"),
]
EN_ROWS = [
    ["kangle-2018", "labour.employed", "1,112 persons", "holds", "234 + 878 = 1,112."],
    [
        "kangle-2018",
        "invest.total",
        "12,213,000 yuan",
        "fails",
        "The parts sum to 11,123,000 yuan: 1,090,000 yuan less.",
    ],
]

texts = st.text() | st.text("康乐1,2.（） a|*[]\\<-=@'\n\t\x1b\u202e\u00a0")


def table(columns: list[Column], rows: list[list[str]], cells: int, color: bool = False) -> str:
    return as_table.text(columns, rows, width=cells, color=color)


def bare(text: str) -> str:
    return "".join(text.split())


# --- table ---------------------------------------------------------------------------------------------

GOLDEN = {
    ("zh", 80): r"""
编号             内容                 数值  判定  说明
───────────────────────────────────────────────────────────────────────────────
康乐2018
labour.employed  就业人数          1,112名  相符  234 + 878 = 1,112，与总数相
                                                  符。
invest.total     [bold]投资[/  1,221.3万元  不符  各部分合计1,112.3万元，比总数
                 红]                              少109万元。

同安2018
towns.paired     镇街\x1b[31m          5个  未核
                 结对
""",
    ("zh", 50): r"""
康乐2018
labour.employed
  内容: 就业人数
  数值: 1,112名
  判定: 相符
  说明: 234 + 878 = 1,112，与总数相符。

invest.total
  内容: [bold]投资[/红]
  数值: 1,221.3万元
  判定: 不符
  说明: 各部分合计1,112.3万元，比总数少109万元。

同安2018
towns.paired
  内容: 镇街\x1b[31m结对
  数值: 5个
  判定: 未核
""",
    ("zh", 30): r"""
康乐2018
labour.employed
  内容: 就业人数
  数值: 1,112名
  判定: 相符
  说明: 234 + 878 = 1,112，
    与总数相符。

invest.total
  内容: [bold]投资[/红]
  数值: 1,221.3万元
  判定: 不符
  说明: 各部分合计
    1,112.3万元，比总数少
    109万元。

同安2018
towns.paired
  内容: 镇街\x1b[31m结对
  数值: 5个
  判定: 未核
""",
    ("zh", 10): r"""
康乐2018
labour.employed
  内容:
    就业人
    数
  数值:
    1,112名
  判定:
    相符
  说明:
    234 +
    878 =
    1,112
    ，与总
    数相
    符。

invest.total
  内容:
    [bold]
    投资[/
    红]
  数值:
    1,221.3万元
  判定:
    不符
  说明:
    各部分
    合计
    1,112.3万元
    ，比总
    数少
    109万元
    。

同安2018
towns.paired
  内容:
    镇街
    \x1b[31m
    结对
  数值:
    5个
  判定:
    未核
""",
    ("en", 80): r"""
Figure                     Value  Verdict  Why
────────────────────────────────────────────────────────────────────────────
kangle-2018
labour.employed    1,112 persons  holds    234 + 878 = 1,112.
invest.total     12,213,000 yuan  fails    The parts sum to 11,123,000 yuan:
                                           1,090,000 yuan less.
""",
    ("en", 50): r"""
kangle-2018
labour.employed
  Value: 1,112 persons
  Verdict: holds
  Why: 234 + 878 = 1,112.

invest.total
  Value: 12,213,000 yuan
  Verdict: fails
  Why: The parts sum to 11,123,000 yuan:
    1,090,000 yuan less.
""",
    ("en", 30): r"""
kangle-2018
labour.employed
  Value: 1,112 persons
  Verdict: holds
  Why: 234 + 878 = 1,112.

invest.total
  Value: 12,213,000 yuan
  Verdict: fails
  Why: The parts sum to
    11,123,000 yuan: 1,090,000
    yuan less.
""",
    ("en", 10): r"""
kangle-2018
labour.employed
  Value:
    1,112 persons
  Verdict:
    holds
  Why:
    234 +
    878 =
    1,112.

invest.total
  Value:
    12,213,000 yuan
  Verdict:
    fails
  Why:
    The
    parts
    sum to
    11,123,000
    yuan:
    1,090,000
    yuan
    less.
""",
}


@pytest.mark.parametrize(("language", "cells"), GOLDEN)
def test_table_at_each_width(language: str, cells: int) -> None:
    columns, rows = (ZH, ZH_ROWS) if language == "zh" else (EN, EN_ROWS)
    assert "\n" + table(columns, rows, cells) == GOLDEN[language, cells]


def test_colour_changes_no_word() -> None:
    for cells in (80, 30):
        shown = table(ZH, ZH_ROWS, cells, color=True)
        assert "\x1b[1;36m康乐2018\x1b[0m\n" in shown
        assert re.search(r"\x1b\[1;31m[^\x1b]*不符\x1b\[0m", shown)
        assert not re.search(r"\x1b\[1;31m[^\x1b]*相符", shown)
        assert "\\x1b[31m" in shown
        assert re.sub(r"\x1b\[[\d;]*m", "", shown) == table(ZH, ZH_ROWS, cells)
    assert "\x1b[1m编号\x1b[0m" in table(ZH, ZH_ROWS, 80, color=True)


def test_colour_is_the_callers_choice_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = table(ZH, ZH_ROWS, 80, color=True)
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20", "TTY_COMPATIBLE": "0"}.items():
        monkeypatch.setenv(name, value)
    assert table(ZH, ZH_ROWS, 80, color=True) == expected
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS"):
        monkeypatch.setenv(name, "1")
    assert "\x1b" not in table(ZH, ZH_ROWS, 80)


def test_nothing_to_show_is_no_text() -> None:
    assert table(ZH, [], 80) == ""
    assert table(EN, [[""] * 5, [" "] * 5], 80) == ""


def test_group_columns_alone_are_columns() -> None:
    assert table([Column("报告", group=True), Column("空")], [["甲", ""], ["乙", ""]], 80) == "报告\n────\n甲\n乙\n"


def test_a_row_of_the_wrong_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="argument"):
        table(EN, [["kangle-2018"]], 80)


@st.composite
def tables(draw: st.DrawFn, cells: st.SearchStrategy[str] = texts) -> tuple[list[Column], list[list[str]]]:
    count = draw(st.integers(1, 5))
    columns = [
        Column(heading, right=draw(st.booleans()), whole=draw(st.booleans()))
        for heading in ["编号", "Title", "数", "①", "Two words"][:count]
    ]
    return columns, draw(st.lists(st.lists(cells, min_size=count, max_size=count), max_size=4))


@given(tables(), st.integers(1, 120), st.booleans())
@example(([Column("①"), Column("数")], [["\u2601\ufe0f\u2601\ufe0f\u2601\ufe0f", "晴"]]), 80, False)  # wider to Rich
def test_table_never_cuts_data(drawn: tuple[list[Column], list[list[str]]], cells: int, color: bool) -> None:
    columns, rows = drawn
    shown = table(columns, rows, cells, color)
    data = [bare(harmless(cell)) for row in rows for cell in row]
    assert Counter("".join(data)) <= Counter(bare(shown))
    for cell in data:
        rest: Iterator[str] = iter(shown)
        assert all(char in rest for char in cell), "a cell's characters stand in their order"


@given(tables(st.text("康乐县，（）1,2.labour \n\x1b\u202e")), st.integers(1, 120))
def test_table_lines_fit_and_hold_no_control_character(drawn: tuple[list[Column], list[list[str]]], cells: int) -> None:
    columns, rows = drawn
    shown = table(columns, rows, cells)
    assert not UNSAFE.search(shown)
    assert shown == "" or shown.endswith("\n")
    unbreakable = [max(map(width, harmless(cell).split("\n"))) for row in rows for cell in row if cell]
    for line in shown.splitlines():
        assert line == line.rstrip()
        assert width(line) <= max(cells, 4 + max(unbreakable, default=0), 4 + longest_token("Heading:"))


# --- JSON ----------------------------------------------------------------------------------------------

values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
json_rows = st.lists(st.dictionaries(texts, values, max_size=4), max_size=4)


@given(json_rows)
def test_json_reads_back_the_same(rows: list[dict[str, object]]) -> None:
    text = "".join(as_json.chunks(rows))
    assert json.loads(text) == rows
    assert not UNSAFE.search(text)


@given(json_rows)
def test_jsonl_reads_back_the_same(rows: list[dict[str, object]]) -> None:
    lines = "".join(as_jsonl.chunks(rows)).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == rows
    assert not any(UNSAFE.search(line) for line in lines)


ROW = {
    "value": "1221.30",
    "title_zh": "投资",
    "note": None,
    "figures": ["a.b", "c"],
    "known": True,
    "count": 2,
}


def test_json_as_scripts_know_it() -> None:
    assert "".join(as_json.chunks([])) == "[]\n"
    assert "".join(as_jsonl.chunks([])) == ""
    assert "".join(as_json.chunks([ROW, {}])) == json.dumps([ROW, {}], ensure_ascii=False, indent=2) + "\n"
    assert "".join(as_jsonl.chunks([ROW])) == (
        '{"value":"1221.30","title_zh":"投资","note":null,"figures":["a.b","c"],"known":true,"count":2}\n'
    )


def test_json_escapes_what_a_terminal_would_obey() -> None:
    raw = "\x1b\x7f\x9b\u202e\u2028\ufeff\ud800\U000e0041\t\n"
    text = "".join(as_jsonl.chunks([{"title": raw}]))
    assert text == ('{"title":"\\u001b\\u007f\\u009b\\u202e\\u2028\\ufeff\\ud800\\udb40\\udc41\\t\\n"}\n')
    assert json.loads(text) == {"title": raw}


@pytest.mark.parametrize("value", [1.5, [0.1], {"a": [{"b": float("nan")}]}, b"x", {1}])
def test_a_float_in_a_row_is_a_bug(value: object) -> None:
    for chunks in (as_json.chunks, as_jsonl.chunks):
        with pytest.raises(TypeError):
            list(chunks([{"value": value}]))
    with pytest.raises(TypeError):
        list(as_csv.chunks(["value"], [{"value": value}]))


# --- CSV -----------------------------------------------------------------------------------------------


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@given(st.lists(st.lists(texts.map(harmless), min_size=2, max_size=2)))
def test_csv_reads_back_the_same(rows: list[list[str]]) -> None:
    text = "".join(as_csv.chunks(["a", "b"], [{"b": second, "a": first} for first, second in rows]))
    assert read_csv(text) == [["a", "b"], *rows]


def test_csv_as_scripts_know_it() -> None:
    rows = [
        ROW | {"suspects": [{"figure": "a.b", "slip": None}, {"figure": "c", "mends": 2}]},
        dict.fromkeys(ROW, None) | {"title_zh": '说"是",\n或\x1b否', "known": False, "suspects": []},
    ]
    assert "".join(as_csv.chunks([*ROW, "suspects"], rows)) == (
        "value,title_zh,note,figures,known,count,suspects\n"
        '1221.30,投资,,a.b | c,true,2,"{""figure"":""a.b"",""slip"":null} | {""figure"":""c"",""mends"":2}"\n'
        ',"说""是"",\n或\\x1b否",,,false,,\n'
    )
    assert "".join(as_csv.chunks(["a"], [])) == "a\n"
    with pytest.raises(KeyError):
        list(as_csv.chunks(["absent"], [ROW]))


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "\t", "\n", "\u00a0", "\u3000"])
def test_no_cell_runs_in_excel(sign: str, before: str) -> None:
    formula = before + sign + "cmd()"
    for value in (formula, [formula, "b"]):
        (chunk,) = list(as_csv.chunks(["a"], [{"a": value}], excel=True))[1:]
        assert chunk.lstrip('"').startswith("'")
        assert formula.strip() in chunk


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("-5", "-5"),
        (-5, "-5"),
        ("+1.25", "+1.25"),
        ("1221.3", "1221.3"),
        ("123456789012345", "123456789012345"),
        ("1234567890123456", "'1234567890123456"),
        (-1234567890123456, "'-1234567890123456"),
        ("-5-3", "'-5-3"),
        ("5-3", "5-3"),
        ("\tx", "' x"),
        ("\rx", "'\\x0dx"),
        (["-5", "3"], "'-5 | 3"),
        ("康乐=同安", "康乐=同安"),
        (None, ""),
    ],
)
def test_numbers_and_text_in_excel(value: object, cell: str) -> None:
    text = "".join(as_csv.chunks(["a", "b"], [{"a": value, "b": "x"}], excel=True))
    assert text == f"\ufeffa,b\r\n{cell},x\r\n"


@given(texts)
def test_no_text_runs_in_excel(text: str) -> None:
    cell = read_csv("".join(as_csv.chunks(["a"], [{"a": text}], excel=True)))[1][0]
    assert re.fullmatch(r"[-+]?\d+(\.\d+)?", cell) or not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))


# --- Markdown ------------------------------------------------------------------------------------------


def test_markdown() -> None:
    columns = [Column("编号"), Column("数|值", right=True)]
    rows = [["a_b*c*", "-5"], ["<b>&amp;[x](y)`\\|", "1\n2\x1b"], ["# ~~!~~ $x$", ""]]
    assert "".join(as_markdown.chunks(columns, rows)) == (
        "| 编号 | 数\\|值 |\n"
        "| --- | ---: |\n"
        "| a\\_b\\*c\\* | -5 |\n"
        "| \\<b\\>\\&amp;\\[x\\](y)\\`\\\\\\| | 1<br>2\\\\x1b |\n"
        "| \\# \\~\\~\\!\\~\\~ \\$x\\$ |  |\n"
    )


@given(st.lists(st.lists(texts, min_size=2, max_size=2)))
def test_markdown_reads_back_the_same(rows: list[list[str]]) -> None:
    text = "".join(as_markdown.chunks([Column("a"), Column("b")], rows))
    assert not UNSAFE.search(text)
    lines = text.split("\n")[2:-1]
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        cells = [cell[1:-1] for cell in re.split(r"(?<= )\|(?= )", f" {line} ")[1:-1]]
        for cell, original in zip(cells, row, strict=True):
            assert re.sub(r"\\(.)", r"\1", cell.replace("<br>", "\n")) == harmless(original)
            assert not set(re.sub(r"\\.", "", cell.replace("<br>", ""))) & set("|\\`*_[]<>&~#!$")


# --- all -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["json", "jsonl", "csv"])
def test_streams_row_by_row(format: str) -> None:
    taken = 0

    def rows() -> Iterator[dict[str, object]]:
        nonlocal taken
        for taken in range(1, 1001):
            yield {"a": taken}

    chunks = {
        "json": as_json.chunks(rows()),
        "jsonl": as_jsonl.chunks(rows()),
        "csv": as_csv.chunks(["a"], rows()),
    }[format]
    next(chunks)
    next(chunks)
    assert taken <= 2


def test_only_the_table_loads_rich() -> None:
    code = (
        "import sys, kangle_stats.folding\n"
        "from kangle_stats.render import column, csv, json, jsonl, markdown\n"
        "assert not {'rich', 'click', 'pydantic'} & set(sys.modules), 'a heavy import'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
