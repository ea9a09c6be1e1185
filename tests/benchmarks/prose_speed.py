"""How fast the prose grammar is, and whether its cost grows with the length of the text.

    python tests/benchmarks/prose_speed.py [FILE]

Times extraction and the finding of relations, in processor time, on 10 KB to 10 MB of ordinary prose (FILE, or
sentences of this script) and on a megabyte of hostile input each. Lengths are of UTF-8. In a linear program `per byte`
stays near 1. `memory` is the peak of a tenth of the input (at least 10 KB), in bytes for each of its bytes.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from pathlib import Path

from kangle_stats.prose import extract, relations

_SENTENCES = (
    "全镇共有常住人口23456人，其中男性12100人，女性11356人，人口密度每平方公里210人。",
    "全年完成投资48.6亿元，比上年增长7.2%。分产业看，第一产业投资3.1亿元，第二产业投资21.4亿元，第三产业投资24.1亿元。",
    "协作双方选派干部12名、教师35名、医生28名，举办培训班9期，培训约1200余人次，近三成学员当年就业。",
    "到2025年，力争新建车间20家，带动脱贫人口500至800人就业，户均增收3000元以上。\n",
)
_MEGABYTE = 1_000_000


def _seconds(text: str) -> tuple[float, float, int, int]:
    gc.collect()
    start = time.process_time()
    mentions = extract(text)
    middle = time.process_time()
    found = relations(text, mentions)
    return middle - start, time.process_time() - middle, len(mentions), len(found)


def _memory(text: str) -> float:
    """The peak of extraction and relations together on a tenth of a text, in bytes for each byte of it."""
    part = text[: max(len(text) // 10, 10_000)]
    tracemalloc.start()
    relations(part, extract(part))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(part.encode("utf-8", "surrogatepass"))


def _filled(piece: str, size: int) -> str:
    text = piece * (size // len(piece.encode()) + 1)
    return text.encode()[:size].decode(errors="ignore")


def _hostile() -> dict[str, str]:
    pieces = {
        "digits": "1",
        "zeros": "0",
        "万": "万",
        "一": "一",
        "百分之": "百分之",
        "其中": "其中",
        "合计": "合计",
        "分别": "分别",
        "spaces": " ",
        "（": "（",
        "）": "）",
        "（）": "（）",
        "（其中）": "（其中）",
        "其中。": "其中。",
        "（1人": "（1人",
        "，": "，",
        "1,": "1,",
        "1 ": "1 ",
        "1.": "1.",
        "1、": "1、",
        "1-": "1-",
        "1万": "1万",
        "1人": "1人",
        "1人、": "1人、",
        "其中1人": "其中1人",
        "每1人": "每1人",
        "占1%": "占1%",
        "按": "按",
        "按性别分，1人": "按性别分，1人",
        "由1人增加到2人，": "由1人增加到2人，",
        "男1人女1人": "男1人女1人",
        "性别比": "性别比",
        "性别比1，": "男1人女1人性别比1，",
        "产业结构1:1:1，": "生产总值1亿元一产1亿元二产1亿元三产1亿元三次产业结构1:1:1，",
        "1亩即": "1亩即",
        "高于全国": "增长1%，高于全国（1%）1个百分点，",
        "年均增长1%": "由1人增加到2人，年均增长1%，",
        "每千人1人": "人口1人，每千人1人，",
        "1元/吨": "1吨1元/吨1元",
        "1人共": "1人共",
        "control": "\x00\x01\x1b[31m",
        "bidi": "\u202e1\u202d人\u200f",
        "surrogate": "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "newlines": "\n",
        "1人 lines": "1人\n",
        "分": "分",
        "第": "第1",
        "元/": "1元/",
    }
    return {name: _filled(piece, _MEGABYTE) for name, piece in pieces.items()}


def main() -> None:
    prose = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else "".join(_SENTENCES)
    heads = f"{'extract s':>11}{'MB/s':>8}{'relations s':>13}{'both MB/s':>11}{'per byte':>10}{'memory':>9}"
    print(f"{'input':<22}{'bytes':>10}{heads}")
    first = 0.0
    for size in (10_000, 100_000, _MEGABYTE, 10 * _MEGABYTE):
        text = _filled(prose, size)
        runs = [_seconds(text) for _ in range(3 if size < 10 * _MEGABYTE else 1)]
        extracting, relating = min(run[0] for run in runs), min(run[1] for run in runs)
        cost = (extracting + relating) / size
        first = first or cost
        _row("prose", size, extracting, relating, cost / first, _memory(text))
    for name, text in _hostile().items():
        size = len(text.encode("utf-8", "surrogatepass"))
        half = text[: len(text) // 2]
        extracting, relating, _, _ = _seconds(text)
        halves = sum(_seconds(half)[:2])
        _row(name, size, extracting, relating, (extracting + relating) / max(2 * halves, 1e-9), _memory(text))


def _row(name: str, size: int, extracting: float, relating: float, ratio: float, memory: float) -> None:
    both = extracting + relating
    print(
        f"{name:<22}{size:>10}{extracting:>11.3f}{size / extracting / 1e6:>8.2f}{relating:>13.3f}"
        f"{size / both / 1e6:>11.2f}{ratio:>10.2f}{memory:>9.1f}"
    )


if __name__ == "__main__":
    main()
