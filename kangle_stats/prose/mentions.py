"""The extractor: every quantity of a Chinese text, as `Mention` objects in the order of the text."""

from __future__ import annotations

from bisect import bisect_right

from kangle_stats.prose.context import Context
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.scanner import scan


def extract(text: str) -> list[Mention]:
    """Every quantity of `text`: numerals with a measure word, shares and multiples, in order, never overlapping.

    Dates, durations, ordinals, headings, names, idioms and codes are not quantities. Any text is taken, of any
    length; the cost grows with its length.
    """
    simple = plain(text)
    tokens = list(scan(simple))
    if not tokens:
        return []
    context = Context(simple)
    lines = [0]
    at = text.find("\n")
    while at >= 0:
        lines.append(at + 1)
        at = text.find("\n", at + 1)
    mentions: list[Mention] = []
    each = False
    for index, token in enumerate(tokens):
        previous = tokens[index - 1] if index else None
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        each = context.each(token, previous, following, each)
        qualifier, low, high = context.qualifier(token)
        noun = context.noun(token, previous, following)
        line = bisect_right(lines, token.start)
        unit = token.unit
        if token.unit_at >= token.number_end:
            unit = text[token.unit_at : token.unit_at + len(token.unit)]
        mentions.append(
            Mention(
                token.start,
                token.end,
                line,
                token.start - lines[line - 1] + 1,
                text[token.start : token.end],
                token.value,
                token.value_to,
                token.mult,
                unit,
                context.unit_code(token, noun),
                qualifier,
                text[low:high],
                each,
                text[noun[0] : noun[1]].strip(),
                context.status(token),
            )
        )
    return mentions
