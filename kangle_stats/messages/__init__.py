"""Every sentence that the tool says, in Chinese and in English, by its code: one module for each part of the tool."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from kangle_stats.messages import commands, findings, reading, reports, spreadsheets
from kangle_stats.messages.words import WORDS

__all__ = ["MESSAGES", "WORDS", "Details", "Message", "counted", "excerpt", "heading", "nearest", "say", "word"]


class Message(NamedTuple):
    """A sentence that is part of another, to be said in the same language."""

    code: str
    details: Mapping[str, str]


Details = Mapping[str, str | Message]

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **reading.MESSAGES,
    **spreadsheets.MESSAGES,
    **commands.MESSAGES,
    **findings.MESSAGES,
    **reports.MESSAGES,
}
"""The sentence of each code, in Chinese and in English."""


class _Detail(str):
    """A detail as English puts it in: `{count:figure|figures}` is a count with its noun, for one or for many."""

    def __format__(self, nouns: str) -> str:
        one, _, many = nouns.partition("|")
        return f"{self} {one if self == '1' else many}" if nouns else str(self)


def say(lang: str, code: str, **details: str | Message) -> str:
    """The sentence of a code in `lang` (zh or en), with its details put in; `why` and `filekind` are codes of words."""
    zh, en = MESSAGES[code]
    said = {key: _said(lang, key, each) for key, each in details.items()}
    return (zh if lang == "zh" else en).format(**said)


def _said(lang: str, key: str, detail: str | Message) -> str:
    """A detail in words; a text that is no code stays as it is."""
    if isinstance(detail, Message):
        return say(lang, detail.code, **detail.details)
    return _Detail(word(lang, key, detail) if key in ("why", "filekind") and detail in WORDS[key] else detail)


def word(lang: str, kind: str, code: str) -> str:
    """The word for a code of a kind: `word("zh", "verdict", "holds")` is 相符."""
    zh, en = WORDS[kind][code]
    return zh if lang == "zh" else en


_NOUNS = frozenset({"notice"})
"""Codes of outcomes whose English word is a noun and has a plural."""


def counted(lang: str, kind: str, counts: Mapping[str, int]) -> str:
    """How many there are of each code of a kind, in the order of the words: `6 holds, 1 approximate, 2 notices`."""
    parts = []
    for code in WORDS[kind]:
        if count := counts.get(code):
            many = "s" if lang == "en" and code in _NOUNS and count > 1 else ""
            parts.append(f"{count:,} {word(lang, kind, code)}{many}")
    return ("，" if lang == "zh" else ", ").join(parts)


def heading(lang: str, code: str) -> str:
    """The heading of a column or field."""
    return word(lang, "heading", code)


MOST_COMPARED = 2000
"""Names that a mistyped one is compared with: it takes its time, and there may be as many mistyped ones."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known names that are nearest to a mistyped one, in a row; empty if none is near."""
    names = tuple(known)
    return "" if len(names) > MOST_COMPARED else _nearest(name[:200], names)


@lru_cache(maxsize=256)
def _nearest(name: str, names: tuple[str, ...]) -> str:
    """Remembered, for a table may have one mistake in every row."""
    from difflib import get_close_matches

    return ", ".join(get_close_matches(name, names, n=3))


def excerpt(text: str, limit: int = 60) -> str:
    """A text of somebody's data for a message: at most `limit` characters of it."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
