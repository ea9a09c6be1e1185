"""`proofread` and `extract` from the text to the screen."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from making_docx import docx, p, table
from running import FORMATS, run

from kangle_stats import explaining, folding
from kangle_stats.proofreading import Proof, proofs
from kangle_stats.prose import extract, relations

GOOD = "截至年底，帮助860名脱贫人口就业，其中到省外310人，省内县外250人，县内300人。\n"
WRONG = "全年举办培训班42期，其中农技班18期、电商班14期、家政班12期。\n"
EXTRACTED = (
    "file", "start", "end", "line", "column", "literal", "value", "value_to", "unit_mult", "unit", "unit_code",
    "qualifier", "qualifier_literal", "each", "noun", "status",
)  # fmt: skip
PROOFREAD = (
    "file", "line", "column", "type", "total", "parts", "formula", "verdict", "left", "right", "difference", "unit",
    "message", "suspects", "spans",
)  # fmt: skip


def proofs_of(text: str) -> list[Proof]:
    return list(proofs(relations(text, extract(text))))


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "年报.txt"
    file.write_text("# 年报\n" + GOOD + WRONG, encoding="utf-8")
    return file


class TestTheEngine:
    def test_a_sum_that_holds(self) -> None:
        (proof,) = proofs_of(GOOD)
        assert proof.finding.verdict == "holds"
        assert proof.relation.equation() == "860名 = 310人 + 250人 + 300人"

    def test_a_sum_that_fails_has_its_suspects_by_place(self) -> None:
        (proof,) = proofs_of(WRONG)
        assert proof.finding.verdict == "fails"
        assert proof.finding.difference == 2
        for suspect in proof.finding.suspects:
            mention = proof.mention(suspect.figure)
            assert WRONG[mention.start : mention.end] == mention.literal

    def test_two_cuts_of_one_total_point_to_it(self) -> None:
        text = "全县有帮扶干部96名，其中男61名，女45名；按学历分，本科以上70名，大专及以下36名。"
        found = proofs_of(text)
        assert [proof.finding.verdict for proof in found] == ["fails", "fails"]
        for proof in found:
            first = proof.finding.suspects[0]
            assert (proof.mention(first.figure).literal, first.instead, first.mends) == ("96名", "106", 1)

    def test_holders_are_pure_numbers(self) -> None:
        text = (
            "两家企业与县里签约，项目建成后可解决约800名劳动力就业。\n"
            "建厂初期，两家企业将分别解决150人就业，达产后再分别解决250人的就业。"
        )
        products = [proof for proof in proofs_of(text) if proof.relation.type == "product"]
        assert [proof.finding.verdict for proof in products] == ["approximate"]

    def test_a_share_is_rounded(self) -> None:
        text = "全县财政支出28.4亿元，其中教育支出6.1亿元，占21.5%。"
        (proof,) = [proof for proof in proofs_of(text) if proof.relation.type == "ratio"]
        assert proof.finding.verdict == "rounding"

    def test_a_share_whose_digits_were_cut_off_is_doubtful_and_says_what_it_would_be_rounded(self) -> None:
        (proof,) = proofs_of("会员1951人，其中女性1234人，占会员总数的63.24%。")
        assert proof.finding.verdict == "doubtful"
        assert proof.finding.suspects == ()
        assert explaining.reason(proof.finding, "zh") == "只在多余的数字是舍去的才相符，四舍五入应为 63.25%，宜核实"


class TestProofread:
    def test_a_failing_sum_exits_1_and_shows_its_place(self, text: Path) -> None:
        result = run("proofread", text, "--lang", "zh")
        assert result.status == 1
        assert "3:8 合计" in result.out
        assert "^^^^" in result.out
        assert "18期 + 14期 + 12期 ≠ 42期" in result.out
        assert "分项之和比总数多 2期，宜核实" in result.out
        assert "数字 8 个，关系 2 个：1 相符，1 不符" in result.err

    def test_without_failure_it_exits_0(self, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text(GOOD, encoding="utf-8")
        assert run("proofread", file).status == 0

    def test_rows_have_the_documented_keys(self, text: Path) -> None:
        rows = run("proofread", text, "--format", "json").rows()
        assert [tuple(row) for row in rows] == [PROOFREAD, PROOFREAD]
        content = text.read_text(encoding="utf-8")
        for row in rows:
            assert row["spans"][0]["literal"] == row["total"]
            assert [span["literal"] for span in row["spans"][1:]] == row["parts"]
            for span in row["spans"]:
                assert content[span["start"] : span["end"]] == span["literal"]
        assert rows[1]["difference"] == "2"
        assert (rows[1]["left"], rows[1]["right"]) == ("44", "42")

    def test_every_format_has_the_same_rows(self, text: Path) -> None:
        for format_ in FORMATS:
            assert run("proofread", text, "--format", format_).status == 1
        rows = list(csv.DictReader(io.StringIO(run("proofread", text, "--format", "csv").out)))
        assert [row["verdict"] for row in rows] == ["holds", "fails"]
        lines = run("proofread", text, "--format", "jsonl").out.splitlines()
        assert [json.loads(line)["verdict"] for line in lines] == ["holds", "fails"]

    def test_only_some_verdicts(self, text: Path) -> None:
        rows = run("proofread", text, "--verdict", "不符", "--format", "json").rows()
        assert [row["verdict"] for row in rows] == ["fails"]
        assert run("proofread", text, "--verdict", "holds").status == 1

    def test_gb18030_is_recognised_and_said(self, tmp_path: Path) -> None:
        file = tmp_path / "旧.txt"
        file.write_bytes(GOOD.encode("gb18030"))
        result = run("proofread", file)
        assert result.status == 0
        assert "GB18030" in result.err

    def test_several_files_and_folders_have_a_line_of_counts_each(self, text: Path, tmp_path: Path) -> None:
        folder = tmp_path / "更多"
        folder.mkdir()
        (folder / "一.md").write_text(GOOD, encoding="utf-8")
        (folder / "二.docx").write_bytes(docx(p(WRONG.strip())))
        result = run("proofread", text, folder, "--lang", "zh")
        assert result.status == 1
        assert result.err.count("关系") == 3

    @pytest.mark.parametrize(
        ("lang", "expected"),
        [
            (
                "zh",
                ["另有 6 个文稿没有读（0.doc、1.doc、2.doc、3.doc、4.doc、…）；请用 Word", "1 个文件夹没有读（去年）"],
            ),
            (
                "en",
                ["6 documents not read (0.doc, 1.doc, 2.doc, 3.doc, 4.doc, …); open them", "1 folder in it not read"],
            ),
        ],
    )
    def test_what_a_folder_holds_besides_is_said(self, tmp_path: Path, lang: str, expected: list[str]) -> None:
        for name in ("~$一.docx", "e.json", *(f"{number}.doc" for number in range(6))):
            (tmp_path / name).touch()
        (tmp_path / "去年").mkdir()
        (tmp_path / "一.md").write_text(GOOD, encoding="utf-8")
        result = run("proofread", tmp_path, "--lang", lang)
        assert result.status == 0
        assert all(words in result.err for words in expected)
        assert "~$" not in result.err

    def test_lock_files_that_a_star_names_are_passed_over(self, text: Path, tmp_path: Path) -> None:
        lock = tmp_path / "~$一.docx"
        lock.write_bytes(b"\x05owner")
        assert "~$" not in run("proofread", text, lock).err
        alone = run("proofread", lock, "--lang", "en")
        assert alone.status == 2
        assert "the one without ~$ in its name" in alone.err

    def test_a_table_is_checked_like_prose(self, tmp_path: Path) -> None:
        file = tmp_path / "表.docx"
        rows = ["乡镇|合计|省内|省外", "东乡|30|10|20", "西乡|12|5|7", "合计|42|15|37"]
        file.write_bytes(docx(p("单位：人") + table(rows)))
        result = run("proofread", file, "--verdict", "fails", "--format", "json")
        assert result.status == 1
        assert {row["total"] for row in result.rows()} == {"42", "37"}

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
        assert run("proofread", "-", "--format", "json").rows()[0]["verdict"] == "fails"

    def test_what_cannot_be_read_is_told_and_the_rest_goes_on(self, text: Path, tmp_path: Path) -> None:
        (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
        result = run("proofread", tmp_path / "x.pdf", tmp_path / "none.txt", text, "--lang", "zh")
        assert result.status == 2
        assert ".docx" in result.err
        assert "18期 + 14期 + 12期" in result.out

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_what_is_told_of_long_sums_folds_with_the_table(
        self, tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        file = tmp_path / "sums.txt"
        parts = "产业资金2300.5万元、劳务资金1379.5万元、建设资金1100万元、人才资金1200.5万元"
        file.write_text(f"拨付资金6080.5万元，其中{parts}。\n", encoding="utf-8")
        lines = run("proofread", file, "--lang", lang).out.splitlines()
        assert lines[1].startswith("───") and max(folding.width(line) for line in lines) <= 80

    def test_hostile_text_is_shown_harmlessly(self, tmp_path: Path) -> None:
        file = tmp_path / "h.txt"
        file.write_text("\x1b[31m[bold]" + WRONG.replace("农技班", "农\u202e技\x9b班[/红]"), encoding="utf-8")
        for format_ in FORMATS:
            result = run("proofread", file, "--format", format_)
            assert not any(bad in result.out + result.err for bad in ("\x1b", "\u202e", "\x9b"))


class TestExtract:
    def test_rows_have_the_documented_keys(self, text: Path) -> None:
        rows = run("extract", text, "--format", "json").rows()
        assert {tuple(row) for row in rows} == {EXTRACTED}
        content = text.read_text(encoding="utf-8")
        assert [row["literal"] for row in rows[:4]] == ["860名", "310人", "250人", "300人"]
        assert all(content[row["start"] : row["end"]] == row["literal"] for row in rows)

    def test_nothing_found_is_said(self, tmp_path: Path) -> None:
        file = tmp_path / "e.txt"
        file.write_text("没有数字。", encoding="utf-8")
        result = run("extract", file, "--lang", "zh")
        assert (result.status, result.out) == (0, "")
        assert "没有找到数字" in result.err

    def test_an_output_file_is_not_an_input(self, text: Path) -> None:
        before = text.read_bytes()
        assert run("extract", text, "-o", text).status == 2
        assert text.read_bytes() == before
