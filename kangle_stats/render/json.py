"""Rows as a JSON array of objects."""

import json
from collections.abc import Iterable, Iterator, Mapping

from kangle_stats.folding import UNSAFE


def chunks(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Rows in; the text of one array out, row by row, indented by 2, the keys in their order."""
    before = "["
    for row in rows:
        yield before + "\n  " + encode(row, indent=2).replace("\n", "\n  ")
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def encode(value: object, indent: int | None = None) -> str:
    """A value of str, int, bool, None, lists and mappings in; its JSON out, compact unless indented.

    Chinese stays readable; a character that a terminal would obey is escaped, which parses as the same.
    Anything else is a TypeError, floats above all: no number passes through binary floating point.
    """
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(_plain(value), ensure_ascii=False, indent=indent, separators=separators)
    return UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text)


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    raise TypeError(f"{type(value).__name__} in a row: {value!r}; numbers are strings or integers")
