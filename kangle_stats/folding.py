"""Text on a terminal: made harmless, measured in cells, and folded without breaking a number or an id."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

__all__ = ["UNSAFE", "fold", "harmless", "longest_token", "width"]

UNSAFE = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but the line feed, DEL, C1: terminals obey them
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # reorder, hide or end text
    "\ud800-\udfff"  # lone surrogates cannot be encoded
    "\U000e0000-\U000e007f"  # tags: invisible letters
    "]"
)
"""A character that may not reach a terminal or a file as it is."""


def harmless(text: str) -> str:
    """Untrusted text in; the same out, with unsafe characters as visible escapes and tabs as spaces."""
    return UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return " "
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width(text: str) -> int:
    """Harmless text in, the number of terminal cells it takes on one line out."""
    return _width(text)


def _width(text: str) -> int:  # `fold` has a parameter named width
    return len(text) if text.isascii() else sum(map(_cells, text))


@cache
def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


# Between two wide characters a line may break; a run of others (a word, an id, a number) is one token.
# The patterns below see not the characters but the letters of their classes: so they are small, and quick to compile.
# No text, however odd, takes more than linear time: what repeats is possessive or cannot fail afterwards. A group is
# never possessive itself, for Python 3.11 before 3.11.5 then loses characters.
_LETTERS = {
    "o": "([{<“‘",  # opens
    "O": "（［｛〈《「『【〔〖",  # opens, wide
    "c": ",;:!?)]}>”’…‰",  # closes
    "C": "，。、；：！？）］｝〉》」』】〕〗％",  # closes, wide
    ".": ".",  # closes unless a digit follows
    "t": "\u00a0\u202f",  # white space that joins digits: 1 112
    "S": "\u3000",  # white space, wide
    "T": "～－",  # wide, joins digits: 300～500
    "s": "余多",
    "p": "十百千万亿",
    "u": "元人名位口户家个所村镇期批套本亩年月日",
    "i": "次",
    "M": "\u3099\u309a",  # a mark on the character before, wide
}
_WIDE_RANGES = (
    (0x1100, 0x115F), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6), (0x1F000, 0x3FFFD),
)  # fmt: skip
_MARK_RANGES = ((0x0300, 0x036F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))


class _Classes(dict[int, str]):
    """The letter of each character's class; what is not in the table is looked up once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isdecimal():
            letter = "d"
        elif char.isspace():
            letter = " "
        elif any(low <= code <= high for low, high in _WIDE_RANGES):
            letter = "w"
        else:
            letter = "m" if any(low <= code <= high for low, high in _MARK_RANGES) else "n"
        self[code] = letter
        return letter


_CLASS_OF = _Classes((ord(char), letter) for letter, chars in _LETTERS.items() for char in chars)

_CLOSE = r"(?:[cC]|\.(?!d))"
_RUN = rf"(?!{_CLOSE})(?:o*+(?:[dncm.]++|(?<=d)[tT](?=d)))+(?:(?<=d)s?p*+s?(?:ui?)?)?"
_WIDE = "[wOCSTspuiM][mM]*+"
_ATOM = re.compile(rf"{_RUN}|o++|{_CLOSE}|{_WIDE}")
_CLUSTER = re.compile(rf"[ tS]++|[oO]*+(?:{_RUN}|{_WIDE})?{_CLOSE}*")


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """The parts of a text whose classes match, from left to right."""
    for match in pattern.finditer(text.translate(_CLASS_OF)):
        yield text[match.start() : match.end()]


def fold(text: str, width: int) -> list[str]:
    """A text in; lines out, each of at most `width` cells unless a single token is wider.

    Only white space is lost, where a line ends. A token is a number with its unit, an id, a word or a wide
    character; closing punctuation stays with what it closes and an opening bracket with what it opens, as
    long as the two fit on a line.
    """
    lines = []
    for paragraph in text.split("\n"):
        if _width(paragraph) <= width:
            lines.append(paragraph.rstrip())
            continue
        line, used = "", 0
        for piece in _pieces(paragraph, width):
            cells = _width(piece)
            if used + cells > width and not piece.isspace():
                if line.strip():
                    lines.append(line.rstrip())
                line, used = "", 0
            line, used = line + piece, used + cells
        lines.append(line.rstrip())
    return lines


def _pieces(paragraph: str, width: int) -> Iterator[str]:
    """What may not be parted, from left to right: clusters, or the tokens of a cluster that is too wide."""
    for cluster in filter(None, _matches(_CLUSTER, paragraph)):
        if _width(cluster) <= width or cluster.isspace():
            yield cluster
        else:
            yield from _matches(_ATOM, cluster)


def longest_token(text: str) -> int:
    """A text in, the cells of its widest token out: `fold` to that width makes no line wider than it."""
    return max((_width(token) for token in _matches(_ATOM, text)), default=0)
