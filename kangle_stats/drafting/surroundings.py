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
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NO_HEADING = re.compile(r"[。，；、,;>|]$|>.*>|\|")


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
    heading: str

    @property
    def beside(self) -> str:
        """The words that stand beside the quantity itself, which is left out."""
        return f"{self.before}\0{self.after}"


class Prose:
    """A text with its quantities, asked about the words around each."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.plain = plain(text)
        self.mentions = mentions
        self._clauses = [0, *(found.end() for found in _CLAUSE.finditer(self.plain)), len(text) + 1]
        self._sentences = [0, *(found.end() for found in _SENTENCE.finditer(self.plain)), len(text) + 1]
        self._lines = [0, *(found.end() for found in re.finditer("\n", self.plain)), len(text) + 1]
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
        return Surroundings(
            self.plain[begin : mention.start],
            self.plain[mention.end : max(mention.end, min(high, following))].rstrip("，。；;！？!?：,:\n"),
            self.plain[low:high],
            self.plain[low : mention.start],
            sentence,
            self.plain[sentence_low : mention.start],
            self.plain[paragraph_low:paragraph_high],
            self.heading(mention.start),
        )

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
