"""Quantities of a text as rows: `extract`."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.messages import heading, word
from kangle_stats.prose.mention import Mention
from kangle_stats.render.column import Column
from kangle_stats.sheets.sheet import Row, Sheet, keyed


class Extracted(NamedTuple):
    """A quantity and the file it stands in."""

    file: str
    mention: Mention


_KEYS = (
    "file", "start", "end", "line", "column", "literal", "value", "value_to", "unit_mult", "unit", "unit_code",
    "qualifier", "qualifier_literal", "each", "noun", "status",
)  # fmt: skip


def _row(item: Extracted, lang: str) -> Row:
    file, it = item
    return keyed(
        _KEYS,
        file, it.start, it.end, it.line, it.column, it.literal, it.value, it.value_to, it.unit_mult, it.unit,
        it.unit_code, it.qualifier, it.qualifier_literal, it.each, it.noun, it.status,
    )  # fmt: skip


def _columns(lang: str) -> list[Column]:
    return [
        Column(heading(lang, "file"), group=True),
        Column(heading(lang, "place"), right=True, whole=True),
        Column(heading(lang, "literal"), right=True, whole=True),
        Column(heading(lang, "qualifier")),
        Column(heading(lang, "noun")),
        Column(heading(lang, "status")),
    ]


def _lines(item: Extracted, lang: str) -> list[list[str]]:
    it = item.mention
    cells = [
        item.file,
        f"{it.line}:{it.column}",
        it.literal,
        " ".join(filter(None, [("每" if lang == "zh" else "each") if it.each else "", it.qualifier_literal])),
        it.noun,
        word(lang, "status", it.status),
    ]
    return [cells]


MENTIONS = Sheet(_KEYS, _row, _columns, _lines)
