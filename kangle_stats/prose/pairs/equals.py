"""One amount told twice: counts that are paired off, and amounts told again, in other figures or in another unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from kangle_stats.prose.arithmetic import may_be_equal
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.outline import Item
from kangle_stats.prose.pairs import pair_words
from kangle_stats.prose.pairs.near import Near, has
from kangle_stats.prose.relation import Formula, Op, Relation

_PAIRED = re.compile(r"(?:分别|一一|一对一|两两|逐一)[^，。;]{0,6}(?:结|对)")
_SIZES: dict[str, tuple[int, Fraction]] = {
    word: (kind, Fraction(size))
    for kind, table in enumerate(pair_words.KINDS)
    for words_of_it, size in table.items()
    for word in words_of_it.split()
}
"""For each unit of `pair_words.KINDS` its kind and its size."""
_SAME = re.compile(rf"[，,(]?(?:{'|'.join(pair_words.SAME_AGAIN)})约?")
_OTHER_UNIT = re.compile(rf"[，,(]?(?:{'|'.join(pair_words.IN_ANOTHER_UNIT)})约?|\(约?")
_STOPS = frozenset("，,。;)\n")
_AMONG = re.compile(r"[^，,。;:()0-9]{0,8}[，,(]?其中[:，,]?[^，,。;:()0-9]{0,6}")
_BETWEEN = 24
"""How much of the text between two amounts is looked at."""


def paired(item: Item, behind: Sequence[Item]) -> Iterator[Relation]:
    """甲区10个村与乙县10个村一一结对: two counts that are paired off are equal."""
    if not item.family or not has(item.after, ("与", "和", "同", "跟")):
        return
    for other in reversed(behind):
        if other.family != item.family or other.clause != item.clause or other.role != "level":
            continue
        if _PAIRED.search(other.after):
            yield Relation("equal", item.mention, (other.mention,), other.mention)
        return


def told_again(near: Near) -> Iterator[Relation]:
    """1200公顷(折合1.8万亩), 1.2亿元，即12000万元, 14个，其中14个县: the amount before it, told again.

    Nothing but the words that say so may stand between, and a stop must follow. A bare bracket tells the amount again
    where the units are unlike but of one kind; of one unit, where the numbers agree. One part alone behind 其中 that is
    as large as the whole is the whole.
    """
    item, last = near.item, near.last
    if last is None or not item.family or not last.family or item.role == "change":
        return
    low, high = last.mention.end, item.mention.start
    if high - low > _BETWEEN:
        return
    between = near.text[low:high].replace(" ", "")
    if _closes(near, item) and _says_so(between, last, item):
        yield Relation("equal", item.mention, (last.mention,), _converted(last, item))
    elif item.under == last.index and _AMONG.fullmatch(between) and _is_the_whole(near, last, item):
        yield Relation("equal", last.mention, (item.mention,), item.mention)


def _closes(near: Near, item: Item) -> bool:
    """Whether a stop or the end of the text stands behind a quantity."""
    rest = near.text[item.mention.end : item.mention.end + 2].lstrip(" ")
    return not rest or rest[0] in _STOPS


def _says_so(between: str, last: Item, item: Item) -> bool:
    """Whether the words between two amounts say that the second is the first again."""
    if last.family == item.family:
        if _SAME.fullmatch(between):
            return True
        return between == "(" and may_be_equal(last.mention, item.mention)
    one, other = _SIZES.get(last.family), _SIZES.get(item.family)
    if one is None or other is None or one[0] != other[0]:
        return False
    return bool(_SAME.fullmatch(between) or _OTHER_UNIT.fullmatch(between))


def _converted(last: Item, item: Item) -> Formula:
    """An amount in the unit of another, by whole numbers."""
    if last.family == item.family:
        return last.mention
    factor = _SIZES[last.family][1] / _SIZES[item.family][1]
    formula: Formula = last.mention
    if factor.numerator != 1:
        formula = Op("*", (formula, factor.numerator))
    if factor.denominator != 1:
        formula = Op("/", (formula, factor.denominator))
    return formula


def _is_the_whole(near: Near, whole: Item, part: Item) -> bool:
    """Whether the only part behind 其中 is as large as the whole."""
    following = near.behind[0] if near.behind else None
    listed = following is not None and following.under == part.under and following.family == part.family
    return whole.family == part.family and not listed and _figures(whole.mention) == _figures(part.mention)


def _figures(mention: Mention) -> tuple[str, int, str]:
    return mention.value, mention.unit_mult, mention.qualifier
