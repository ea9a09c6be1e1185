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
# Quantifiers are possessive, so that no text, however odd, takes more than linear time.
_NARROW_OPEN, _WIDE_OPEN = r"(\[{<“‘", "（［｛〈《「『【〔〖"
_CLOSE = r"(?:[,;:!?)\]}>”’…，。、；：！？）］｝〉》」』】〕〗％‰]|\.(?!\d))"
_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f000-\U0003fffd"
)
_MARKS = "[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*+"
_GLUE = r"(?<=\d)[\u00a0\u202f～－](?=\d)"  # 1 112 with no-break space, 300～500
_NARROW = rf"(?:[{_NARROW_OPEN}]*+(?:\d|[^\s{_WIDE}{_NARROW_OPEN}]|{_GLUE}))"
_UNIT = r"(?:(?<=\d)[余多]?[十百千万亿]*+[余多]?(?:[元人名位口户家个所村镇期批套本亩年月日]次?)?)?"
_RUN = rf"(?!{_CLOSE}){_NARROW}++{_UNIT}"
_ATOM = re.compile(rf"{_RUN}|[{_NARROW_OPEN}]++|{_CLOSE}|[{_WIDE}]{_MARKS}")
_CLUSTER = re.compile(rf"\s++|[{_NARROW_OPEN}{_WIDE_OPEN}]*+(?:{_RUN}|[{_WIDE}]{_MARKS})?+{_CLOSE}*+")


def fold(text: str, width: int) -> list[str]:
    """A text in; lines out, each of at most `width` cells unless a single token is wider.

    Only white space is lost, where a line ends. A token is a number with its unit, an id, a word or a wide
    character; closing punctuation stays with what it closes and an opening bracket with what it opens, as
    long as the two fit on a line.
    """
    lines = []
    for paragraph in text.split("\n"):
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
    for cluster in filter(None, _CLUSTER.findall(paragraph)):
        if _width(cluster) <= width or cluster.isspace():
            yield cluster
        else:
            yield from _ATOM.findall(cluster)


def longest_token(text: str) -> int:
    """A text in, the cells of its widest token out: `fold` to that width makes no line wider than it."""
    return max((_width(token) for token in _ATOM.findall(text)), default=0)
