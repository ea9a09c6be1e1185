"""Why a text is not JSON: the first place that breaks the grammar, and what would mend it.

The decoder of Python stops at that place too, or near it, but gives its reasons in English and without a mend. What
lies before is known to be sound, so that of a large text only the end is looked at token by token.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from kangle_stats.messages import Details, excerpt


class Break(NamedTuple):
    """Where the grammar is broken, as an offset in the text; `code` and `details` make the message."""

    at: int
    code: str
    details: Details = {}


_SPACE = re.compile(r"[ \t\n\r]*")
_ESCAPE = r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})'
_STRING_BEGINS = re.compile(rf'"[^"\\\x00-\x1f]*(?:{_ESCAPE}[^"\\\x00-\x1f]*)*')
"""A string as far as nothing is wrong with it, without the quotation mark that ends it."""
_WORD = re.compile(r"""[^\s{}\[\],:;"'，：；、“”‘’＂＇｛｝［］\u200b\ufeff]+""")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_CONSTANTS = frozenset(["true", "false", "null", "NaN", "Infinity", "-Infinity"])
"""Words that the decoder takes; that JSON has no NaN is told by another rule, wherever it stands."""
_LIKE_A_NUMBER = re.compile(r"[-+]?(?:[0-9][0-9_]*\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]*)?|0[xX][0-9a-fA-F]+")
_OTHER_WORDS = {
    **dict.fromkeys(("none", "nil", "undefined", "null", "na", "n/a", "-", "无", "空"), "null"),
    **dict.fromkeys(("true", "是"), "true"),
    **dict.fromkeys(("false", "否"), "false"),
}
"""What people write for the three words of JSON, in lower case."""
_MARKS = {
    "“": '"',
    "”": '"',
    "‘": '"',
    "’": '"',
    "＇": '"',
    "、": ",",
    "；": ",",
    ";": ",",
    "。": ".",
    "【": "[",
    "】": "]",
}
"""Marks that are typed for those of JSON; of full-width forms Unicode knows the ASCII character."""
_CLOSERS = {"{": "}", "[": "]"}
_JOINT = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)
"""A bracket or comma of a sound text, or a string, which may hold any."""


def first_break(text: str, sound: int = 0) -> Break | None:
    """The first place of a text that is not JSON; None if there is none. Up to `sound`, nothing is wrong with it."""
    scanner = _Scanner(text)
    scanner.skip(sound)
    return scanner.scan()


class _Scanner:
    """Goes through a text token by token, and knows at each what may stand there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.open: list[int] = []
        """Where the brackets stand that are open."""
        self.expects = "value"
        """key, colon, value, comma (or a closing bracket) or nothing."""
        self.may_close = False
        """Whether the bracket may close before the key or value that is expected: it has just been opened."""
        self.after = 0
        """Where the token before this one ends."""

    def skip(self, sound: int) -> None:
        """Goes behind the last bracket or comma of the part of the text that is known to be sound."""
        for joint in _JOINT.finditer(self.text, 0, sound):
            char = joint[0]
            if char in ("{", "["):
                self.open.append(joint.start())
            elif char in ("}", "]"):
                self.open.pop()
            elif char != ",":
                continue
            self.at = joint.end()
        if not self.at:
            return
        last = self.text[self.at - 1]
        if last in "}]":
            self.expects = self._after_value()
        else:
            self.expects, self.may_close = self._inside(), last != ","

    def scan(self) -> Break | None:
        while True:
            self.after = self.at
            self.at = self._match_end(_SPACE)
            if self.at == len(self.text):
                return self._at_the_end()
            found = self._step(self.text[self.at])
            if found is not None:
                return found

    def _match_end(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        return match.end() if match else self.at

    def _break(self, code: str, at: int | None = None, **details: str) -> Break:
        return Break(self.at if at is None else at, code, details)

    def _step(self, char: str) -> Break | None:
        """Takes the token that begins here, or says what is wrong with it."""
        if char in "}]":
            return self._close(char)
        if char == '"' and self.expects in ("key", "value"):
            return self._string()
        if self.expects == "colon" and char == ":":
            self._take(self.at + 1, "value")
        elif self.expects == "comma" and char == ",":
            self._take(self.at + 1, self._inside())
        elif self.expects == "value" and char in "{[":
            self.open.append(self.at)
            self._take(self.at + 1, "key" if char == "{" else "value", may_close=True)
        elif self.expects == "value" and self._is_number_or_constant(end := self._match_end(_WORD)):
            self._take(end, self._after_value())
        else:
            return self._misplaced(char)
        return None

    def _take(self, end: int, then: str, may_close: bool = False) -> None:
        """Goes on behind a token, with what is to follow it."""
        self.at, self.expects, self.may_close = end, then, may_close

    def _inside(self) -> str:
        return "key" if self.text[self.open[-1]] == "{" else "value"

    def _after_value(self) -> str:
        return "comma" if self.open else "nothing"

    def _is_number_or_constant(self, end: int) -> bool:
        word = self.text[self.at : end]
        return word in _CONSTANTS or _NUMBER.fullmatch(word) is not None

    def _close(self, char: str) -> Break | None:
        if not self.open:
            return self._break("json-closer-extra", found=char)
        opener = self.text[self.open[-1]]
        if _CLOSERS[opener] != char:
            line, column = self._place(self.open[-1])
            return self._break("json-closer-wrong", found=char, opener=opener, line=line, at_column=column)
        if self.expects in ("key", "value") and not self.may_close and self._before() == ",":
            return self._break("json-comma-trailing", self._before_at(), found=char)
        if self.expects == "colon":
            return self._break("json-colon-missing", found=char)
        if self.expects == "value" and not self.may_close:
            return self._break("json-value-missing", found=char)
        self.open.pop()
        self._take(self.at + 1, self._after_value())
        return None

    def _before_at(self) -> int:
        """Where the last character of the token before this one stands."""
        return max(self.after - 1, 0)

    def _before(self) -> str:
        return self.text[self._before_at()]

    def _place(self, at: int) -> tuple[str, str]:
        """Line of the text and column of an offset, counted from 1."""
        start = self.text.rfind("\n", 0, at) + 1
        return str(self.text.count("\n", 0, at) + 1), str(at - start + 1)

    def _at_the_end(self) -> Break | None:
        if self.open:
            line, column = self._place(self.open[-1])
            return self._break("json-unclosed", opener=self.text[self.open[-1]], line=line, at_column=column)
        return None if self.expects == "nothing" else self._break("json-value-missing", found="–")

    # --- Strings

    def _string(self) -> Break | None:
        """Takes a string, or says what is wrong inside it."""
        stop = self._match_end(_STRING_BEGINS)
        if self.text.startswith('"', stop):
            self._take(stop + 1, "colon" if self.expects == "key" else self._after_value())
            return None
        if stop >= len(self.text.rstrip("\\")) or self.text[stop] in "\r\n":
            return self._closed_otherwise(self.at, stop) or self._break("json-string-unclosed", found=self._excerpt())
        if self.text[stop] == "\\":
            return self._break("json-escape", stop, found=excerpt(self.text[stop : stop + 2].rstrip()))
        code = ord(self.text[stop])
        written = {9: "\\t", 8: "\\b", 12: "\\f"}.get(code, f"\\u{code:04x}")
        return self._break("json-control", stop, found=f"U+{code:04X}", instead=written)

    def _closed_otherwise(self, start: int, stop: int) -> Break | None:
        """The full-width quotation mark that was to close a string, if it closes nothing else."""
        inside = self.text[start:stop]
        closing = inside.find("＂") if "＂" in inside else inside.find("”")
        if closing < 0 or inside.count("“") >= inside.count("”") + inside.count("＂"):
            return None
        return self._break("json-full-width", start + closing, found=inside[closing], instead='"')

    # --- Whatever stands where it may not

    def _excerpt(self) -> str:
        return excerpt(self.text[self.at : self.at + 40].split("\n")[0].rstrip(), 20)

    def _misplaced(self, char: str) -> Break:
        """What is wrong with the token that begins here, which is not the one that is expected."""
        foreign = self._foreign(char)
        if foreign is not None:
            return foreign
        if char == ":" and self.expects in ("comma", "value", "key"):
            return self._break("json-colon-extra", found=self._excerpt())
        return self._no_comma(char) if self.expects == "comma" else self._otherwise(char)

    def _foreign(self, char: str) -> Break | None:
        """Signs that JSON does not have at all."""
        if self.text.startswith(("//", "/*"), self.at) or char == "#":
            return self._break("json-comment", found=self._excerpt())
        if char == "'" or (char == "`" and self.expects in ("key", "value")):
            return self._break("json-single-quotes", found=self._excerpt())
        if char in _MARKS or "\uff01" <= char <= "\uff5e":
            return self._full_width(char)
        if char.isspace() or not char.isprintable():
            return self._break("json-invisible", found=f"U+{ord(char):04X}")
        return None

    def _full_width(self, char: str) -> Break | None:
        run = self.text[self.at : self._match_end(_WORD)] or char
        plain = _MARKS.get(char) or unicodedata.normalize("NFKC", run)
        if not plain.isascii() or (self.expects == "comma" and self._torn_string()):
            return None
        return self._break(
            "json-full-width", found=excerpt(run if len(plain) > 1 else char, 20), instead=excerpt(plain, 20)
        )

    def _torn_string(self) -> bool:
        """Whether this stands right behind a string: a quotation mark inside a text ended it."""
        return self.after == self.at and self._before() == '"' and self.text[self.at] not in "，：；、,:;"

    def _no_comma(self, char: str) -> Break:
        """Something right behind a value, where a comma is expected."""
        if char == '"' and self.after == self.at and self._before() not in '"}]':
            word = re.search(r"""[^\s,:\[{]*\Z""", self.text[max(0, self.at - 60) : self.at])
            return self._break("json-quote-missing", found=excerpt((word[0] if word else "") + char, 20))
        if self._torn_string() and char not in '"{[':
            start = self.text.rfind('"', 0, self._before_at())
            return self._closed_otherwise(start, self._before_at()) or self._break(
                "json-quote-inside", self._before_at(), found=self._excerpt()
            )
        return self._break("json-comma-missing", found=self._excerpt())

    def _otherwise(self, char: str) -> Break:
        found = self._excerpt()
        if self.expects == "nothing":
            return self._break("json-extra-data", found=found)
        if self.expects == "colon":
            return self._break("json-colon-missing", found=found)
        if char == ",":
            return self._break("json-value-missing" if self._before() == ":" else "json-comma-extra", found=found)
        word = self.text[self.at : self._match_end(_WORD)]
        if not self.open:
            return self._break("json-start", found=found)
        if self.expects == "key" and _LIKE_A_NUMBER.fullmatch(word):
            return self._break("json-key", found=excerpt(word, 20))
        if self.expects == "key":
            return self._break("json-unquoted", found=excerpt(word, 20) or found)
        if re.fullmatch(r"-?0[0-9]+", word):
            plain = excerpt(word.lstrip("-0") or "0", 20)
            return self._break("json-leading-zero", found=excerpt(word, 20), instead=plain)
        if _LIKE_A_NUMBER.fullmatch(word):
            return self._break("json-number", found=excerpt(word, 20))
        if instead := _OTHER_WORDS.get(word.lower()):
            return self._break("json-word", found=word, instead=instead)
        return self._break("json-unquoted", found=excerpt(word, 20) or found)
