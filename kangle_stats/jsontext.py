"""JSON text to plain objects, strictly: no duplicate key, no fraction or exponent, no NaN, no endless number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kangle_stats.encodings import NotText, decoded, kind_of_file
from kangle_stats.messages import Details, excerpt

MAX_DIGITS = 40
MAX_DEPTH = 60
Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """What is wrong with a text and where; `code` and `details` make the message."""

    line: int | None
    code: str
    details: Details = {}


class Faulty(Exception):
    """A text that is not acceptable JSON, with every fault that was found."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


class _NotStrict(Exception):
    """Raised by the hooks below; the faults are then looked for with their lines."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _NotStrict
    return members


def _refuse(_: str) -> Any:
    raise _NotStrict


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS + 1:
        raise _NotStrict
    return int(digits)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse, parse_int=_integer)
_LENIENT = json.JSONDecoder(parse_float=str, parse_constant=str, parse_int=str)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def decode(data: bytes, first_line: int = 1) -> str:
    """The text of a UTF-8 file, with or without a byte order mark. Raises Faulty for another encoding, or no text."""
    whole = first_line if first_line > 1 else None  # on the first line it is the whole file
    if kind := kind_of_file(data):
        raise Faulty(Fault(whole, "no-report-but", {"filekind": kind}))
    try:
        text, encoding = decoded(data)
    except NotText as wrong:
        text, encoding = "", wrong.damaged
        if encoding in ("", "UTF-8"):
            raise Faulty(_not_text(data, wrong.at, first_line)) from None
    if encoding == "UTF-8":
        if text.count("\0") > max(1, len(text) // 100):
            raise Faulty(Fault(whole, "binary-file"))
        return text
    if encoding == "GB18030":
        first = re.search(b"[\x80-\xff]", data)
        line = first_line + data.count(b"\n", 0, first.start() if first else 0)
        raise Faulty(Fault(line, "not-utf8-but", {"encoding": "GB18030 (GBK)", "codec": encoding}))
    raise Faulty(Fault(whole, "not-utf8-but", {"encoding": encoding, "codec": encoding}))


def _not_text(data: bytes, at: int, first_line: int) -> Fault:
    line = first_line + data.count(b"\n", 0, at)
    if b"\0" in data:
        return Fault(line if first_line > 1 else None, "binary-file")
    before = data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace").removeprefix("\ufeff")
    return Fault(line, "not-utf8", {"column": str(len(before) + 1), "found": f"0x{data[at]:02X}"})


def parse(text: str, first_line: int = 1) -> Any:
    """The value of a JSON text, whose numbers are all short integers. Raises Faulty with all faults of strictness."""
    try:
        value = _decoded(_DECODER, text, first_line)
    except _NotStrict:
        # The hooks stop at the first fault: whether the rest is JSON at all is known only after it is read.
        _decoded(_LENIENT, text, first_line)
        raise Faulty(*_strictness_faults(text, first_line)) from None
    if _SURROGATE.search(text):
        faults = list(_strictness_faults(text, first_line))
        if faults:
            raise Faulty(*faults)
    return value


def _decoded(decoder: json.JSONDecoder, text: str, first_line: int) -> Any:
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        raise Faulty(_syntax_fault(text, error.pos, first_line)) from None
    except RecursionError:
        raise Faulty(_depth_fault(text, first_line)) from None


def _depth_fault(text: str, first_line: int) -> Fault:
    depth, line = 0, None
    for match in _TOKEN.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(match.group(), 0)
        if depth > MAX_DEPTH:
            line = first_line + text.count("\n", 0, match.start())
            break
    return Fault(line, "nested-too-deep", {"limit": str(MAX_DEPTH)})


def _syntax_fault(text: str, refused_at: int, first_line: int) -> Fault:
    from kangle_stats.jsonsyntax import first_break  # no sound file needs it

    found = None if not text.strip(" \t\n\r") else first_break(text, refused_at)
    if found is None:
        return Fault(None, "empty-file")
    details = {**found.details, "column": str(found.at - text.rfind("\n", 0, found.at))}
    if "line" in details:
        details["line"] = str(int(str(details["line"])) + first_line - 1)
    return Fault(first_line + text.count("\n", 0, found.at), found.code, details)


class _Token(NamedTuple):
    line: int
    path: Path
    text: str
    is_key: bool


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def _tokens(text: str, first_line: int) -> Iterator[_Token]:
    """The keys and values of a JSON text with their lines and paths. Only errors need it, so it may be slow."""
    path: list[str | int] = []
    line, seen = first_line, 0
    before_key = False
    for match in _TOKEN.finditer(text):
        token = match.group()
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if token == ":":
            continue
        if token == ",":
            if path and isinstance(path[-1], int):
                path[-1] += 1
            else:
                before_key = True
        elif token in "}]":
            before_key = False
            if path:
                path.pop()
        elif before_key:
            path[-1] = json.loads(token, strict=False) if "\\" in token else token[1:-1]
            before_key = False
            yield _Token(line, tuple(path), token, True)
        else:
            yield _Token(line, tuple(path), token, False)
            if token in "{[":
                path.append("" if token == "{" else 0)
                before_key = token == "{"


def _strictness_faults(text: str, first_line: int) -> Iterator[Fault]:
    keys: set[tuple[int, Path]] = set()
    opened: dict[Path, int] = {}
    for number, token in enumerate(_tokens(text, first_line)):
        if token.is_key:
            # Objects in a list share no path, but a repeated key's objects do: tell them apart by their opening.
            member = (opened.get(token.path[:-1], 0), token.path)
            if member in keys:
                yield Fault(token.line, "duplicate-key", {"key": excerpt(str(token.path[-1]))})
            keys.add(member)
        elif token.text == "{":
            opened[token.path] = number
        if token.text[0] == '"':
            yield from _surrogate_faults(token)
        elif token.text[0] not in '"[':
            yield from _number_faults(token)


def _surrogate_faults(token: _Token) -> Iterator[Fault]:
    """Half of a pair of escapes stands for no character, and no file can hold it."""
    if _SURROGATE.search(token.text) and (half := re.search("[\ud800-\udfff]", json.loads(token.text))):
        yield Fault(token.line, "lone-surrogate", {"found": f"\\u{ord(half[0]):04x}"})


def _number_faults(token: _Token) -> Iterator[Fault]:
    shown = token.text if len(token.text) <= MAX_DIGITS else token.text[:20] + "…"
    if token.text.lstrip("-") in ("NaN", "Infinity"):
        yield Fault(token.line, "not-a-number", {"found": shown})
    elif any(mark in token.text for mark in ".eE") and token.text not in ("true", "false"):
        yield Fault(token.line, "fraction-number", {"found": shown})
    elif len(token.text) > MAX_DIGITS + 1:
        yield Fault(token.line, "integer-too-long", {"found": shown, "limit": str(MAX_DIGITS)})


def lines_of(text: str, paths: Iterable[Path], first_line: int = 1) -> dict[Path, int]:
    """The line of the value at each path, or of the nearest thing around it that is there."""
    wanted = {path: [path[:depth] for depth in range(len(path), -1, -1)] for path in paths}
    around = {path for within in wanted.values() for path in within}
    lines: dict[Path, int] = {}
    for token in _tokens(text, first_line):
        if token.path in around:
            lines.setdefault(token.path, token.line)
    return {
        path: next((lines[each] for each in within if each in lines), first_line) for path, within in wanted.items()
    }
