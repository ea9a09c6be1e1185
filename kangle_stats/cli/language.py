"""Which language to speak: --lang, else that of the locale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import click

from kangle_stats.language import LANGUAGES, locale_language

__all__ = ["LANGUAGES", "chosen_language", "remember", "stated_in", "stated_language"]

_KEY = "kangle_stats.lang"


def stated_in(args: Sequence[str]) -> str | None:
    """The last language that the words of a command line state, wherever --lang stands in it."""
    words = [
        word.removeprefix("--lang=")
        for before, word in pairwise(["", *args])
        if before == "--lang" or word.startswith("--lang=")
    ]
    return next((word for word in reversed(words) if word in LANGUAGES), None)


def remember(ctx: click.Context, lang: str | None) -> None:
    """Keeps what --lang said, for the messages of this run."""
    if lang is not None:
        ctx.meta[_KEY] = lang


def stated_language(ctx: click.Context) -> str | None:
    """What --lang said, if anything."""
    stated: str | None = ctx.meta.get(_KEY)
    return stated


def chosen_language(ctx: click.Context | None) -> str:
    """The language for people: what --lang said, else the locale's: zh or en."""
    return (stated_language(ctx) if ctx is not None else None) or locale_language()
