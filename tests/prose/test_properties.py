"""What must be true of any text."""

from __future__ import annotations

import re
import time
import tracemalloc

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kangle_stats.proofreading import proofs
from kangle_stats.prose import Mention, extract, relations, words
from kangle_stats.prose.numerals import plain

_PIECES = (
    *"0123456789０１９.,，．、。；：（）()%％‰-—~～/ \n\t\u3000",
    *"一二两三十百千万亿零几数余多来半第年月日分之点",
    *(
        "其中",
        "合计",
        "共",
        "分别为",
        "按性别分，",
        "从产业看，",
        "占",
        "比上年",
        "增长",
        "由",
        "增加到",
        "每",
        "均",
        "各",
    ),
    *("男", "女", "城镇", "乡村", "其他", "约", "近", "超过", "以上", "将", "签约", "百分", "个百分点"),
    *sorted(words.MEASURE_WORDS)[::7],
    *("12", "300", "4500", "1.5", "人", "名", "户", "元", "万元", "亿元", "家", "个", "%"),
    *("\u202e", "\u200b", "\x00", "\x1b", "\r", "😀"),
)
_prose = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
_any_text = st.one_of(st.text(max_size=200), _prose)


@given(_any_text)
@settings(max_examples=400, deadline=None)
def test_any_text_is_taken(text: str) -> None:
    mentions = extract(text)
    end = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.literal
        assert end <= mention.start < mention.end
        assert mention.value.lstrip("-").replace(".", "", 1).isdigit()
        assert mention.value.isascii()
        end = mention.end
    found = relations(text, mentions)
    for relation in found:
        assert {relation.total, *relation.parts} <= set(mentions)
    assert len(list(proofs(found))) == len(found)


@given(_prose.filter(lambda text: "\n" not in text), _prose.filter(lambda text: "\n" not in text))
@settings(max_examples=200, deadline=None)
@example("第", "3个村")
@example("约", "3个村")
@example("得分", "90分")
def test_paragraphs_are_read_apart(first: str, second: str) -> None:
    # A decimal may be torn by the end of a line.
    assume(not (re.search(r"[0-9０-９][.．]?$", first) and re.match("[.．]?[0-9０-９]", second)))
    # A full line may go on with one that begins with a torn decimal.
    assume(not re.match(r"[0-9０-９]+( [.．]|[.．] )", plain(second)))

    def told(mentions: list[Mention], shift: int) -> list[tuple[int, str, str, str, str, bool, str]]:
        return [(m.start + shift, m.literal, m.value, m.unit, m.qualifier, m.each, m.status) for m in mentions]

    shift = len(first) + 1
    assert told(extract(f"{first}\n{second}"), 0) == told(extract(first), 0) + told(extract(second), shift)


@given(
    st.lists(st.integers(100, 99_999), min_size=2, max_size=6),
    st.data(),
)
@settings(max_examples=200, deadline=None)
def test_one_wrong_digit_does_not_hide_a_sum(parts: list[int], data: st.DataObject) -> None:
    numbers = [sum(parts), *parts]
    changed = data.draw(st.integers(0, len(parts)))
    digits = str(numbers[changed])
    place = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != digits[place]]))
    printed = [str(number) for number in numbers]
    printed[changed] = digits[:place] + digit + digits[place + 1 :]
    listed = "，".join(f"{name}片{number}人" for name, number in zip("甲乙丙丁戊", printed[1:-1], strict=False))
    text = f"全县转移就业{printed[0]}人，其中{listed}，其他{printed[-1]}人。"
    (relation,) = relations(text, extract(text))
    assert [mention.value for mention in (relation.total, *relation.parts)] == printed
    assert [proof.finding.verdict for proof in proofs([relation])] == ["fails"]


def test_cost_grows_with_length_only() -> None:
    for piece in ("1", "万", "一", "其中", " ", "（", "（1人", "1、", "1-", "1人共", "其中1人", "\u202e1人", "\n"):
        seconds = []
        for size in (5_000, 20_000):
            text = piece * (size // len(piece))
            start = time.process_time()
            relations(text, extract(text))
            seconds.append(time.process_time() - start)
        # Four times the text; a quadratic cost would take sixteen times as long.
        assert seconds[1] < 10 * seconds[0] + 0.1, piece


@pytest.mark.parametrize("piece", ["（", "（）", "其中", "其中。", "（其中）", "："])
def test_signs_without_figures_take_little_room(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    tracemalloc.start()
    relations(text, extract(text))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20 * len(text)
