"""The words around a quantity: beside it, in its clause, sentence and paragraph, and the heading above."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kangle_stats.folding import UNSAFE
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain

_CLAUSE = re.compile(r"[，。；;！？!?：\n]|(?<![0-9])[,:]|[,:](?![0-9])")
_SENTENCE = re.compile(r"[。；;！？!?\n]")
_LONGEST_CLAUSE = 80
_LONGEST_SENTENCE = 200
_LONGEST_PARAGRAPH = 400
"""How far from a number its clause, sentence and paragraph are looked at, so that the work grows with the text only."""
_LONGEST_HEADING = 40
_LONGEST_LIST = 12
"""Quantities to either side that are looked at for one list."""
_LONGEST_LINK = 16
"""Characters between two quantities of one list, or between a count and the attendance that belongs to it."""
_GOES_THERE = re.compile(r"分?(?:[0-9一二两三四五六七八九十]{1,3}(?:期|批次?))?(?:赴|前往|到(?!位))")
"""What goes on about the people counted in the clause before: 选派教师9人，分2期赴结对区跟岗学习."""
_LISTS = re.compile(r"[、和及与]")
_POINT = re.compile(
    r"(?:^|(?<=[。；;\n]))[ 　]*(?:[-—·•●]+[ 　]*)?(?:"
    r"(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,2}[,，、]|[(（][一二三四五六七八九十0-9]{1,2}[)）]|[0-9]{1,2}[.．、])?"
    r"[^，。；：:;,\n0-9、“”《》]{2,18}?(?:方面[，,:：]|领域[，,:：]|[:：])"
    r"|[一二三四五六七八九十]{1,3}是[^，。；：:;,\n0-9]{2,24}[。；;，,:：])"
)
"""How a point of a report begins within its paragraph: 三是突出劳务协作。 社会帮扶方面， 人才交流："""
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,2}[,，、]|[(（][^)）]{1,3}[)）]|[0-9]{1,2}[.．、])"
)
BEGINS_THE_NEXT = ("、", "和", "及", "与", "或", "(", "（", ")", "，", ",")
"""What begins the name of the next quantity: 教师3名、医生2名; 水田(3亩)."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NO_HEADING = re.compile(r"[。，；、,;>|]$|>.*>|\||^[(（]?(?:计量|金额|数量)?单位[:：]")


class Surroundings(NamedTuple):
    """What stands around a quantity, in simplified characters and half-width signs."""

    before: str
    """Back to the last stop or quantity."""
    after: str
    """On to the next stop or quantity."""
    clause: str
    lead: str
    """The clause as far as the quantity, other quantities included."""
    sentence: str
    sentence_lead: str
    """The sentence as far as the quantity."""
    paragraph: str
    """What is said of one point: the paragraph, or within it from 一是 to 二是."""
    heading: str
    point: str = ""
    """The first words of that point, '' where the paragraph has none."""
    listed: str = ""
    """What is said once for a whole list: before its first quantity and behind its last."""

    @property
    def beside(self) -> str:
        """The words that stand beside the quantity itself, which is left out."""
        return f"{self.before}\0{self.after}"

    @property
    def own(self) -> str:
        """The words that name this quantity alone, without its neighbours' in a list: in 3名干部、6名教师 only 教师."""
        before = self.before
        if len(self.lead) > len(before) and (mark := _LISTS.search(before)):
            before = before[mark.end() :]
        return before if self.after.lstrip().startswith(BEGINS_THE_NEXT) else f"{before}\0{self.after}"


class Prose:
    """A text with its quantities, asked about the words around each."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.plain = plain(text)
        self.mentions = mentions
        self._clauses = [0, *(found.end() for found in _CLAUSE.finditer(self.plain)), len(text) + 1]
        self._sentences = [0, *(found.end() for found in _SENTENCE.finditer(self.plain)), len(text) + 1]
        self._lines = [0, *(found.end() for found in re.finditer("\n", self.plain)), len(text) + 1]
        self._points = [found.span() for found in _POINT.finditer(self.plain)]
        self._point_starts = [start for start, _ in self._points]
        self._headings = list(self._find_headings())
        self._heading_starts = [start for start, _ in self._headings]

    def around(self, index: int) -> Surroundings:
        """The words around the quantity of that index."""
        mention = self.mentions[index]
        low, high = self._span(self._clauses, mention, _LONGEST_CLAUSE)
        begin = max(low, self.mentions[index - 1].end) if index else low
        following = self.mentions[index + 1].start if index + 1 < len(self.mentions) else high
        sentence_low, sentence_high = self._span(self._sentences, mention, _LONGEST_SENTENCE)
        sentence = self.plain[sentence_low:sentence_high]
        paragraph_low, paragraph_high = self._span(self._lines, mention, _LONGEST_PARAGRAPH)
        heading, words = self.heading(mention.start), ""
        point = self._point(mention.start)
        if point is not None:
            start, stop, following_start = point
            paragraph_low, paragraph_high = max(start, paragraph_low), min(following_start, paragraph_high)
            heading = words = _NUMBERED.sub("", self.plain[start:stop].strip("，。；：:;, 　\n-—·•●"))
        return Surroundings(
            self.plain[begin : mention.start],
            self.plain[mention.end : max(mention.end, min(high, following))].rstrip("，。；;！？!?：,:\n"),
            self.plain[low:high],
            self.plain[low : mention.start],
            sentence,
            self.plain[sentence_low : mention.start],
            self.plain[paragraph_low:paragraph_high],
            heading,
            words,
            self._listed(index),
        )

    def _listed(self, index: int) -> str:
        """The words before the first and behind the last quantity of the list in which one stands."""
        first = last = index
        while first > 0 and index - first < _LONGEST_LIST and self._linked(first - 1):
            first -= 1
        while last + 1 < len(self.mentions) and last - index < _LONGEST_LIST and self._linked(last):
            last += 1
        low, _ = self._span(self._clauses, self.mentions[first], _LONGEST_CLAUSE)
        begin = max(low, self.mentions[first - 1].end) if first else low
        _, high = self._span(self._clauses, self.mentions[last], _LONGEST_CLAUSE)
        if self.plain[high - 1 : high] in "，," and _GOES_THERE.match(self.plain, high):
            high = self._clauses[min(bisect_right(self._clauses, high), len(self._clauses) - 1)]
        elif last + 1 < len(self.mentions):
            high = min(high, self.mentions[last + 1].start)
        return f"{self.plain[begin : self.mentions[first].start]}\0{self.plain[self.mentions[last].end : high]}"

    def _linked(self, index: int) -> bool:
        """Whether a quantity and the next one belong to one list, or stand side by side: 培训2期90人."""
        between = self.plain[self.mentions[index].end : self.mentions[index + 1].start]
        if not between:
            return True
        return len(between) <= _LONGEST_LINK and not _CLAUSE.search(between) and _LISTS.search(between) is not None

    def _point(self, at: int) -> tuple[int, int, int] | None:
        """Where the point in which an offset lies begins, its first words end, and the next point begins."""
        number = bisect_right(self._point_starts, at) - 1
        if number < 0:
            return None
        start, stop = self._points[number]
        line = bisect_right(self._lines, at)
        if bisect_right(self._lines, start) != line:
            return None
        following = self._point_starts[number + 1] if number + 1 < len(self._points) else len(self.text)
        return start, stop, following

    def sentence_of(self, mention: Mention) -> int:
        """The number of the sentence in which a quantity stands."""
        return bisect_right(self._sentences, mention.start)

    def heading(self, at: int) -> str:
        """The last heading before an offset, '' without one."""
        number = bisect_right(self._heading_starts, at) - 1
        return self._headings[number][1] if number >= 0 else ""

    def headings(self) -> list[str]:
        """All headings, in order."""
        return [heading for _, heading in self._headings]

    def _span(self, stops: list[int], mention: Mention, longest: int) -> tuple[int, int]:
        number = bisect_right(stops, mention.start) - 1
        end = stops[max(bisect_right(stops, mention.end - 1), number + 1)]
        return max(stops[number], mention.start - longest), min(end, mention.end + longest, len(self.text))

    def _find_headings(self) -> list[tuple[int, str]]:
        """The lines that look like headings: short, with words, and without a stop at their end."""
        found = []
        starts = [mention.start for mention in self.mentions]
        for number, start in enumerate(self._lines[:-1]):
            line = self.text[start : self._lines[number + 1]]
            bare = UNSAFE.sub("", " ".join(line[: 4 * _LONGEST_HEADING].split())).strip("#■●◆★*【】 ")
            if len(bare) > _LONGEST_HEADING + 20 or len(_HAN.findall(bare)) < 3 or _NO_HEADING.search(bare):
                continue
            counted = bisect_right(starts, start + len(line)) - bisect_right(starts, start - 1)
            if counted == 0:
                found.append((start, bare))
        return found


@lru_cache(maxsize=1024)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of any of some words of the cue tables; none matches nothing."""
    return re.compile("|".join(re.escape(word).replace("…", ".{0,12}?") for word in words) or r"(?!)")
