"""What the words around a quantity say: how exact it is, of what and of whom, and whether it is done or planned."""

from __future__ import annotations

import re
from bisect import bisect_right

from kangle_stats.prose import words
from kangle_stats.prose.scanner import Token
from kangle_stats.units import code_of_word, is_unit

_CLAUSE_END = re.compile(r"(?s:.*)[，。；;、！？!?()\n,:]")
"""All up to the last stop."""
_COMMA = re.compile(r"[，。；;！？!?()\n]|,(?![0-9]{3})")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_BEFORE = sorted(words.QUALIFIER_BEFORE, key=len, reverse=True)
_AFTER = sorted(words.QUALIFIER_AFTER, key=len, reverse=True)
_NOUN = re.compile("|".join(sorted(words.NOUN_UNITS, key=len, reverse=True)))
_BEFORE_TUPLE, _AFTER_TUPLE = tuple(_BEFORE), tuple(_AFTER)
_MARKS = "了。！？!?\n，；;,"
_STATUS = re.compile(
    rf"{words.ahead(words.NOT_PLANNED, words.PLANNED, words.AGREED, words.SIGNED, words.DONE, _MARKS)}"
    rf"(?:(?P<skip>{'|'.join(words.NOT_PLANNED)})|(?P<planned>{'|'.join(sorted(words.PLANNED, key=len, reverse=True))})"
    rf"|(?P<agreed>{'|'.join(words.AGREED)})|(?P<signed>{'|'.join(words.SIGNED)})"
    rf"|(?P<done>{'|'.join(words.DONE)}|{words.DONE_MARK})|(?P<stop>[。！？!?\n])|(?P<comma>[，；;]|,(?![0-9]{{3}})))"
)
_EACH = re.compile(
    rf"(?P<not>{'|'.join(sorted(words.NOT_EACH + words.NOT_EACH_MORE, key=len, reverse=True))})"
    rf"|(?P<each>[每均]|(?<![{words.NOT_EACH_BEHIND}])各(?=.{{0,6}}$))"
)
_ROUND = frozenset(["10", "100", "1000"])
_WINDOW = 60
"""How far back a clause is looked at; a longer one would make the cost grow with the square of its length."""
_VERBS = [
    "约",
    "近",
    "超过",
    "达到",
    "达",
    "为",
    "有",
    "共有",
    "共",
    "实现",
    "完成",
    "突破",
    "逾",
    "超",
    "累计",
    "已",
    "是",
    "新增",
    "由",
    "从",
    "到",
    "至",
    "的",
    "了",
    "分别",
    "不足",
    "在",
]
_TAIL = re.compile(rf"(?:{'|'.join(_VERBS)})+$")
_TAIL_ENDS = frozenset(verb[-1] for verb in _VERBS)


class Context:
    """The words of one plain text, asked about its tokens in order."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self._commas = [0, *(found.end() for found in _COMMA.finditer(plain))]
        self._status = [
            (found.start(), found.lastgroup or "") for found in _STATUS.finditer(plain) if found.lastgroup != "skip"
        ]
        self._status_next = 0
        self._planned = self._agreed = self._agreed_here = self._signed_here = False

    def clause_start(self, at: int) -> int:
        """Where the clause that holds `at` begins (after a comma, stop, bracket or line end)."""
        return self._commas[bisect_right(self._commas, at) - 1]

    def qualifier(self, token: Token) -> tuple[str, int, int]:
        """The qualifier of a token, and where its words stand as offsets (equal offsets for none)."""
        plain, start, end = self.plain, token.start, token.end
        found = ("exact", start, start)
        head_at = max(0, start - 6)
        head = plain[head_at:start].rstrip(" ")
        if head.endswith(_BEFORE_TUPLE):
            word = next(word for word in _BEFORE if head.endswith(word))
            fits = token.bare or (token.han and token.value in _ROUND) if word in words.QUALIFIER_ONLY_ROUND else True
            no_word = any(head.endswith(other) and len(other) > len(word) for other in words.NOT_QUALIFIER)
            if word == "左右" or (word == "破" and head.endswith("打破")) or (word == "最高" and token.value_to):
                no_word = True
            if fits and not no_word and not (word == "近" and self._is_time(end)):
                at = head_at + len(head) - len(word)
                found = (words.QUALIFIER_BEFORE[word], at, at + len(word))
        if plain.startswith(_AFTER_TUPLE, end):
            word = next(word for word in _AFTER if plain.startswith(word, end))
            if found[0] == "exact" or found[0] == "about":
                return words.QUALIFIER_AFTER[word], end, end + len(word)
        if token.value_to is not None and not token.range_with:
            return ("between", start, token.number_end)
        if token.some:
            at = plain.find(token.some, start, token.number_end)
            name = "about" if token.some in words.SOME_ABOUT or found[0] == "about" else "plus"
            if found[0] in ("exact", "about"):
                return name, at, at + 1
        if found[0] == "exact" and token.range_with:
            if token.value_to is not None:
                return "between", token.number_end, token.number_end + len(token.range_with)
            at = max(0, start - len(token.range_with))
            return "at_most", at, at + len(token.range_with)
        if (
            found[0] == "exact"
            and plain.startswith("多", end)
            and (end + 1 == len(plain) or plain[end + 1] in "，。、；)\n")
        ):
            return "plus", end, end + 1
        return found

    def _is_time(self, end: int) -> bool:
        return self.plain.startswith(("年", "月", "期"), end)

    def each(self, token: Token, previous: Token | None, following: Token | None, previous_each: bool) -> bool:
        """Whether 每, 均, 各 or 分别 gives the amount to each of several holders.

        分别 before several values in a row means respectively, and gives nothing to each.
        """
        plain, start = self.plain, token.start
        clause = max(self.clause_start(start), start - _WINDOW)
        low = max(clause, previous.end) if previous is not None else clause
        between = plain[low:start]
        if ("每" in between or "均" in between or "各" in between) and any(
            found.lastgroup == "each" for found in _EACH.finditer(between)
        ):
            return True
        if (
            previous is not None
            and previous.end >= clause
            and previous.unit == token.unit
            and len(between) <= 6
            and previous_each
        ):
            return True
        if "分别" not in plain[clause:start] or ":" in plain[plain.rfind("分别", clause, start) : start]:
            return False  # 人数分别是：甲80人；乙60人 is a list
        if previous is not None and previous.start > plain.rfind("分别", clause, start):
            return False
        return not (
            following is not None and following.unit == token.unit and _coordinated(plain, token.end, following.start)
        )

    def noun(self, token: Token, previous: Token | None, following: Token | None) -> tuple[int, int]:
        """Where what is counted stands: behind the measure word, else before the number."""
        limit = following.start if following is not None else len(self.plain)
        low, high = self._behind(token.end, limit)
        if low < high and token.unit_at < token.number_end + 3:
            return low, high
        return self.label(token, previous)

    def _behind(self, end: int, limit: int) -> tuple[int, int]:
        if self.plain.startswith("人民币", end):
            end += 3  # 5万元人民币: the currency, not what is counted
        stop = end
        limit = min(limit, end + 12)
        while stop < limit and self.plain[stop] not in words.NOUN_STOPS and not self.plain[stop].isdigit():
            stop += 1
        return end, stop

    def label(self, token: Token, previous: Token | None) -> tuple[int, int]:
        """Where the words between the last stop (or quantity) and the number stand, without verbs such as 达到."""
        start = token.start
        low = max(0, start - 24, previous.end if previous is not None else 0)
        window = self.plain[low:start].rstrip(" ")
        last = _CLAUSE_END.match(window)
        head_at = last.end() if last else 0
        head = window[head_at:]
        if head[-1:] in _TAIL_ENDS:
            head = _TAIL.sub("", head)
        return low + head_at, low + head_at + len(head)

    def unit_code(self, token: Token, noun: tuple[int, int]) -> str | None:
        """The models' code of the token's unit; the noun (its place, as from `noun`) decides about 家, 个 and 所."""
        unit = token.unit
        if unit in ("‰", "", "个百分点", "个千分点"):
            return None
        if "/" in unit:
            over, _, under = unit.partition("/")
            code = f"{code_of_word(over)}/{code_of_word(under)}"
            return code if is_unit(code) else None
        code_or_none = code_of_word(unit)
        if code_or_none is not None or unit not in words.UNIT_BY_NOUN:
            return code_or_none
        named = noun_code(self.plain[noun[0] : noun[1]], at_end=noun[0] < token.start)
        if unit in words.NEVER_PLACES and named in words.PLACE_UNITS:
            # 80多家企业落地三县: what stands last is where they are.
            first = _NOUN.match(self.plain, noun[0])
            named = words.NOUN_UNITS[first[0]] if first else None
            return None if named in words.PLACE_UNITS else named
        return named

    def status(self, token: Token) -> str:
        """reported, agreed or planned. Tokens must be asked about in their order."""
        status = self._status
        while self._status_next < len(status) and status[self._status_next][0] < token.start:
            kind = status[self._status_next][1]
            self._status_next += 1
            if kind == "planned":
                self._planned = True
            elif kind == "agreed":
                self._agreed = self._agreed_here = True
            elif kind == "signed":
                self._agreed = self._signed_here = True
            elif kind == "comma":
                self._agreed_here = self._signed_here = False
            elif kind == "done":
                self._planned = False
            else:
                self._planned = self._agreed = self._agreed_here = self._signed_here = False
        if self._planned:
            return "planned"
        signed = self._signed_here and token.unit not in words.PLACED
        if (self._agreed and token.unit in words.BOUND) or self._agreed_here or signed:
            return "agreed"
        return "reported"


def _coordinated(plain: str, end: int, start: int) -> bool:
    """Whether nothing but 、, 和 or 及 (and a few words) stands between two quantities of one list."""
    between = plain[end:start]
    return len(between) <= 6 and any(mark in between for mark in ("、", "和", "及", "与", "，"))


def noun_code(noun: str, at_end: bool = False) -> str | None:
    """The unit that a noun decides. Of several nouns in a compound the last is its head: 村办企业 are enterprises.

    With `at_end` it must end the words, but for two characters: 结对医院数.

    One character among others does not outdo a noun before it: 家企业来县建厂 speaks of enterprises.
    """
    code: str | None = None
    last_end = -1
    for found in _NOUN.finditer(noun):
        if last_end >= 0 and len(found[0]) == 1 and found.end() < len(noun):
            continue
        code, last_end = words.NOUN_UNITS[found[0]], found.end()
    return None if at_end and last_end < len(noun) - 2 else code
