"""The three industries as shares of the output, printed as a proportion: 三次产业结构为8.6:42.3:49.1."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kangle_stats.prose import words
from kangle_stats.prose.arithmetic import is_nearly_proportion, is_proportion
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import has, is_level
from kangle_stats.prose.relation import Op, Relation

_INDUSTRIES = next(names for names in words.PARTITIONS if len(names) == 3 and "一产" in names[0])
_NUMBER = r"[0-9]{1,2}(?:\.[0-9]{1,2})?"
_STRUCTURE = re.compile(
    rf"(?:{'|'.join(pair_words.STRUCTURES)})(?:[^，。;\n0-9:]{{0,6}}[由从][^，。;\n]{{1,40}}?[为到至])?[^，。;\n0-9]{{0,6}}?"
    rf"(?<![0-9.:])(?P<first>{_NUMBER}) ?: ?(?P<second>{_NUMBER}) ?: ?(?P<third>{_NUMBER})(?![0-9.:]| ?:)"
)
_BACK = 40
"""How many quantities back the three may stand."""
_FEWEST = 2
"""How many of the three shares must be those of what stands before, so that the third may be held against it."""
_HUNDRED = 100


class _Parts(NamedTuple):
    """The output of the three industries, and that of all."""

    whole: Mention
    parts: Sequence[Mention]


def structures(items: Sequence[Item], text: str, printed: str) -> Iterator[Relation]:
    """The shares that every such proportion of `text`, in plain characters, tells of the last output before it.

    At least two of the three must be what the output gives. The last digit of a share may be adjusted, so that all
    three make 100; such a share is passed over. `printed` is the text as it was printed.
    """
    starts: list[int] = []
    line, counted = 1, 0
    for found in _STRUCTURE.finditer(text):
        starts = starts or [item.mention.start for item in items]
        at = bisect_left(starts, found.start())
        output = _output(items[max(0, at - _BACK) : at])
        line, counted = line + text.count("\n", counted, found.start("first")), found.start("first")
        if output is None:
            continue
        shares = [_share(found, name, printed, line) for name in ("first", "second", "third")]
        told = list(zip(shares, output.parts, strict=True))
        near = [is_nearly_proportion(share, part, output.whole, _HUNDRED) for share, part in told]
        if sum(near) >= _FEWEST:
            for (share, part), adjusted in zip(told, near, strict=True):
                if not adjusted or is_proportion(share, part, output.whole, _HUNDRED):
                    formula = Op("/", (Op("*", (_HUNDRED, part)), output.whole))
                    yield Relation("ratio", share, (part, output.whole), formula)


def _output(before: Sequence[Item]) -> _Parts | None:
    """The last output of the three industries, and what was told last before the first of them of all."""
    last = [next((o for o in reversed(before) if is_level(o) and has(o.label, names)), None) for names in _INDUSTRIES]
    parts = [each for each in last if each is not None]
    if len(parts) < len(_INDUSTRIES) or len({part.family for part in parts}) != 1:
        return None
    whole = next(
        (
            o
            for o in reversed(before)
            if is_level(o)
            and o.index < parts[0].index
            and o.family == parts[0].family
            and has(o.label, pair_words.WHOLE_OUTPUT)
        ),
        None,
    )
    if whole is None or not parts[0].index < parts[1].index < parts[2].index:
        return None
    return _Parts(whole.mention, [part.mention for part in parts])


def _share(found: re.Match[str], name: str, printed: str, line: int) -> Mention:
    start, end = found.span(name)
    column = start - printed.rfind("\n", max(0, start - 100_000), start)
    return Mention(
        *(start, end, line, column, printed[start:end], found[name], None, 0, "", None),
        *("exact", "", False, "产业结构", "reported"),
    )
