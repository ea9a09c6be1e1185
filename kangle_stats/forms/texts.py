"""Texts in the cells of a spreadsheet: written so that nothing in them acts, and read back as they were.

What a spreadsheet cannot hold, or would act on or hide, stands there as an escape that people see: `\\x1b`. So do
spaces at either end, which readers take away, and a backslash that would be taken for such an escape.
"""

from __future__ import annotations

import re

from kangle_stats.folding import UNSAFE

MOST_CHARACTERS = 32_767
"""The longest text of a cell, in UTF-16 units, as Excel counts."""

_ESCAPE = r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})"
_AT_THE_ENDS = r"\A\s|\s\Z"
_TO_ESCAPE = re.compile(rf"{UNSAFE.pattern}|[\ufffe\uffff]|\\(?={_ESCAPE[2:]})|{_AT_THE_ENDS}")
_ESCAPED = re.compile(_ESCAPE)
_ACTS = re.compile(r"[\s'\"]*[=+\-@＝＋－＠\t\r]")
"""How a text begins that a program may run; quotation marks in front do not stop one that reads CSV carelessly."""
_OFFICE_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LIKE_OFFICE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_CUT = re.compile("…（截断，共 [0-9]+ 字 / cut, [0-9]+ characters）$")


def to_cell(text: str) -> str:
    """A text in; what its cell holds out, which `from_cell` turns back."""
    return _TO_ESCAPE.sub(lambda found: _escape(found[0]), text)


def from_cell(text: str) -> str:
    """What a cell holds in, without white space at its ends; the text out. Other backslashes stay."""
    return _ESCAPED.sub(lambda found: _unescape(found[0]), text)


def guarded(text: str) -> str:
    """A text for a cell of a text file, with an apostrophe before what would run as a formula."""
    return "'" + text if _ACTS.match(text) else text


def unguarded(text: str) -> str:
    """The text of such a cell again."""
    return text[1:] if text.startswith("'") and _ACTS.match(text) else text


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _unescape(escape: str) -> str:
    code = int(escape[2:], 16)
    if code > 0x10FFFF:
        return escape
    char = chr(code)
    return char if char in "\\\ufffe\uffff" or char.isspace() or UNSAFE.fullmatch(char) else escape


def cut(text: str) -> str:
    """A text of a cell, cut with a mark where it is longer than a cell may be."""
    if len(text) + sum(char > "\uffff" for char in text) <= MOST_CHARACTERS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - 80)].decode("utf-16-le", "ignore")
    return f"{kept}…（截断，共 {len(text)} 字 / cut, {len(text)} characters）"


def is_cut(text: str) -> bool:
    """Whether a text of a cell ends with the mark of `cut`."""
    return _CUT.search(text[-80:]) is not None


def to_office(text: str) -> str:
    """A text as an Office file writes it, where `_x0041_` would be read as the character of that number."""
    return _LIKE_OFFICE_ESCAPE.sub("_x005F_", text)


def from_office(text: str) -> str:
    """A text of an Office file as people see it."""
    return _OFFICE_ESCAPE.sub(lambda found: _character(found[0], int(found[1], 16)), text)


def _character(escape: str, code: int) -> str:
    return escape if 0xD800 <= code < 0xE000 else chr(code)


# --- Several lines in one cell ---------------------------------------------------------------------------------------


def to_lines(texts: list[str]) -> str:
    """Several texts, a line each; line breaks inside them are escaped."""
    return "\n".join(to_cell(text).replace("\n", "\\x0a") for text in texts)


def from_lines(text: str) -> list[str]:
    """The texts of the lines of a cell."""
    return [from_cell(line.strip()) for line in text.split("\n")]
