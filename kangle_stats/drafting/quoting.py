"""Quotes that `verify` finds again, and at one place only."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from kangle_stats.verify import BORDER, CopiedText

MOST = 8
"""Characters of a prefix or suffix."""
MOST_EXACT = 60
_NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿几数半上")
_KEY = 5


class Quoter:
    """Takes quotes from one text."""

    def __init__(self, copy: CopiedText) -> None:
        self.copy = copy
        # Where each beginning of a number stands, so that the text is not searched from end to end for every quote.
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        for at, char in enumerate(copy.folded):
            if char in _NUMERALS:
                self._numbers[copy.folded[at : at + _KEY]].append(at)

    def quote(self, start: int, end: int) -> tuple[dict[str, str], bool]:
        """A quote of a place of the text, as it stands in a report, and whether the place is told apart by it."""
        folded, offsets = self.copy.folded, self.copy.offsets
        low, high = bisect_left(offsets, start), bisect_left(offsets, end)
        exact_low, exact_high = low, high
        left, right = self._begin(low), self._end(high)
        line_left, line_right = self._on_the_line(left, low, high, right)
        if self._only(line_left, low, line_right) and line_right - line_left > high - low:
            left, right = line_left, line_right
        only = self._only(left, low, right)
        while not only and exact_high - exact_low < MOST_EXACT and (left > 0 or right < len(folded)):
            # The words around it stand elsewhere too, so that more of them have to be part of what is quoted.
            exact_low, exact_high = max(0, exact_low - 1), min(len(folded), exact_high + 1)
            left, right = self._begin(exact_low), self._end(exact_high)
            only = self._only(left, low, right)
        if not only:
            exact_low, exact_high = low, high
            left, right = self._begin(low), self._end(high)
        quote = {"prefix": self._printed(left, exact_low), "exact": self._printed(exact_low, exact_high)}
        quote["suffix"] = self._printed(exact_high, right)
        return {key: text for key, text in quote.items() if text}, only

    def _only(self, left: int, low: int, right: int) -> bool:
        """Whether what stands from `left` to `right` stands nowhere else; its number begins at `low`."""
        folded = self.copy.folded
        piece = folded[left:right]
        if folded[low] not in _NUMERALS or right - low < _KEY:
            return folded.find(piece) == left and folded.find(piece, left + 1) < 0
        alike = (at - (low - left) for at in self._numbers[folded[low : low + _KEY]])
        return not any(at != left and at >= 0 and folded.startswith(piece, at) for at in alike)

    def _begin(self, low: int) -> int:
        return self._behind_border(max(0, low - MOST))

    def _end(self, high: int) -> int:
        return self._before_border(min(len(self.copy.folded), high + MOST))

    def _behind_border(self, left: int) -> int:
        """Where a quote begins that would begin with the border of a cell, which at its edge says nothing."""
        return left + (self.copy.folded[left : left + 1] == BORDER)

    def _before_border(self, right: int) -> int:
        return right - (self.copy.folded[right - 1 : right] == BORDER)

    def _on_the_line(self, left: int, low: int, high: int, right: int) -> tuple[int, int]:
        """What of the words around a place stands on its own line: a heading above it says nothing to a reader."""
        offsets, text = self.copy.offsets, self.copy.text
        before = text.rfind("\n", offsets[left], offsets[low]) if left < low else -1
        behind = text.find("\n", offsets[high - 1], offsets[right - 1]) if high < right else -1
        return (
            left if before < 0 else self._behind_border(bisect_left(offsets, before)),
            right if behind < 0 else bisect_left(offsets, behind),
        )

    def _printed(self, low: int, high: int) -> str:
        """What stands between two places of the folded text, as printed; of white space only what parts the numbers of
        a table is left, as a space.
        """
        places = dict.fromkeys(self.copy.offsets[low:high])
        printed = (self.copy.text[place] for place in places)
        return "".join(" " if char.isspace() else char for char in printed)
