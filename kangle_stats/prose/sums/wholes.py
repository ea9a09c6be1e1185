"""What the names of parts say: that they are a whole (男 and 女, 14岁以下 to 60岁以上), or that they overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kangle_stats.prose import words
from kangle_stats.prose.outline import Item

_PLAIN_PEOPLE = re.compile(
    r"其中|性|常住|户籍|人口|人员|人数|居民|学生|职工|就业|实现|完成|达到|共有|分别|[，,、：: 有为达占人数的共约]"
)
"""What a cut of persons may say besides the names of its parts without narrowing them."""
_PARTITIONS_OF: dict[str, list[tuple[int, int]]] = {}
_STRICT = len(words.PARTITIONS)
for _number, _names in enumerate(words.PARTITIONS + words.LIKELY_PARTITIONS):
    for _which, _alternatives in enumerate(_names):
        for _word in _alternatives:
            _PARTITIONS_OF.setdefault(_word, []).append((_number, _which))
_WHOLE = re.compile(rf"{'|'.join(words.WHOLE)}|{words.ALL}")
_SIZES = [len(names) for names in words.PARTITIONS + words.LIKELY_PARTITIONS]
_PARTITION_WORD = re.compile("|".join(sorted(_PARTITIONS_OF, key=len, reverse=True)))
_NAME_END = 2
"""How many characters right before or right behind them two quantities must share to be one told twice."""
_NEGATION = re.compile("|".join(words.NEGATIONS))
_AND_OVER = re.compile(r"([0-9]{1,3})周?岁及?以上")
_OF_CLASS = r"(?:周?岁|万?元|亩|人|%)?"
_CLASS = re.compile(
    rf"(?<![0-9.])(?:(?P<low>[0-9]{{1,6}}){_OF_CLASS}(?:及?以上)?(?:[-—~至到]+|不满|不足|未满)(?P<high>[0-9]{{1,6}})(?![0-9.])"
    rf"|(?P<over>[0-9]{{1,6}}){_OF_CLASS}[(]?(?:及|含)?[)]?以上"
    rf"|(?P<under>[0-9]{{1,6}}){_OF_CLASS}[(]?(?:及|含)?[)]?以[下内]|(?:不满|不足|未满)(?P<less>[0-9]{{1,6}}){_OF_CLASS})"
)
"""Classes of age or size: 15—59岁, 36岁至54岁, 14岁以上不满16岁, 60岁及以上, 35岁以下, 不满18岁."""
POOR_PLACE = re.compile(r"(?:贫困|脱贫|少数民族)(?=县|区|市|州|乡|镇|村|地区)")
"""Kinds of places, which exclude one another as traits of persons do not."""


def partitions(parts: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Groups of neighbouring parts whose names together are a whole: 男 and 女, the three industries."""
    named = [_named_parts(part.label) for part in parts]
    for partition in sorted({partition for which in named for partition in which}):
        size = _SIZES[partition]
        group: list[Item] = []
        taken: set[int] = set()
        for part, names in zip(parts, named, strict=True):
            which = names.get(partition)
            if which is None and group:
                continue
            if which is None or which in taken:
                if len(taken) == size:
                    break
                group, taken = ([part], {which}) if which is not None else ([], set())
                continue
            group.append(part)
            taken.add(which)
        if len(taken) == size:
            yield tuple(group)
    ladder = _ladder(parts)
    if ladder:
        yield ladder
    yield from _negations(parts)


@lru_cache(maxsize=4096)
def _named_parts(label: str) -> dict[int, int]:
    """For each partition that a label names a part of, which part; the longest word decides (非国有, 国有)."""
    found: dict[int, tuple[int, int]] = {}
    if any(rest in label for rest in words.REST):
        return {}  # 其他少数民族 is not all of them
    for word in _PARTITION_WORD.findall(label):
        for partition, which in _PARTITIONS_OF[word]:
            if len(word) > found.get(partition, (0, 0))[0]:
                found[partition] = len(word), which
    return {partition: which for partition, (_, which) in found.items()}


def _negations(parts: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Two neighbours the name of one of which denies that of the other: 参加过培训的30人, 没有参加过培训的12人."""
    if not any(_NEGATION.search(part.label) for part in parts):
        return
    for one, other in pairwise(parts):
        names = sorted((_bare_name(one.label), _bare_name(other.label)), key=len)
        denied = names[1].removesuffix(names[0])
        if len(names[0]) >= _NAME_END and denied in words.NEGATIONS:
            yield one, other


def _bare_name(label: str) -> str:
    return label.strip("，,、：: ").removeprefix("其中").removeprefix("已").rstrip("的有为共达人数")


def _ladder(parts: Sequence[Item]) -> tuple[Item, ...]:
    """The parts whose names are classes from the lowest to the highest without a gap: 14岁以下, 15—59岁, 60岁以上."""
    classes = [(part, bounds) for part in parts if (bounds := _class_of(part.label)) is not None]
    if len(classes) < 2:
        return ()
    for upwards in (True, False):
        group: list[Item] = []
        top = 0
        for part, (low, high) in classes if upwards else reversed(classes):
            if group and low in (top, top + 1):
                group.append(part)
            elif low == 0 and high is not None:
                group = [part]
            else:
                continue
            if high is None:
                return tuple(group if upwards else reversed(group))
            top = high
    return ()


@lru_cache(maxsize=4096)
def _class_of(label: str) -> tuple[int, int | None] | None:
    """The bounds of a class that a label names, from 0 where it has no lower and None where it has no upper one."""
    found = _CLASS.search(label)
    if found is None:
        return None
    if found["over"]:
        return int(found["over"]), None
    if found["under"] or found["less"]:
        return 0, int(found["under"] or found["less"])
    return int(found["low"]), int(found["high"])


def goes_on(cut: Sequence[Item], parts: Sequence[Item]) -> bool:
    """Whether a list names more than a cut that is a whole: the three industries, and what households use."""
    named = {part.index for other in partitions(parts) for part in other}
    between = [part for part in parts if cut[0].index < part.index < cut[-1].index and part.index not in named]
    apart = all(part.leads for part in cut[1:])
    others = [part for part in parts if part.leads and part not in cut and part.index not in named] if apart else []
    if len(cut) == 2 and any(not _traits(part.label + part.after) for part in (*between, *others)):
        return True
    return any(
        part.previous == cut[-1].index
        and part.segment == cut[-1].segment
        and part.index not in named
        and not _traits(part.label + part.after)
        for part in parts
    )


def leaves_no_doubt(total: Item, cut: Sequence[Item]) -> bool:
    """Whether a cut is one of this total, and can have no further part."""
    return _is_strict(cut) and same_people(total, cut)


def _is_strict(cut: Sequence[Item]) -> bool:
    shared = set.intersection(*(set(_named_parts(part.label)) for part in cut))
    return not shared or min(shared) < _STRICT  # a ladder shares no partition


def is_whole(parts: Sequence[Item]) -> bool:
    """Whether the names of a list say that nothing is left: its last is 其他, or they are all of a partition."""
    if any(word in part.label for part in parts[-2:] for word in words.REST):
        return True
    if all(part.label.endswith(words.KIND_END) for part in parts):
        return True
    return is_cut(parts)


def is_cut(parts: Sequence[Item]) -> bool:
    """Whether the names of all parts together are a whole that can have no further part: 出口 and 进口."""
    return any(len(cut) == len(parts) and _is_strict(cut) for cut in partitions(parts))


def is_rest(part: Item) -> bool:
    """Whether a part is the last of a complete list: 其他."""
    return part.label.startswith(words.REST)


def says_total(label: str) -> bool:
    """Whether the words before a quantity say that it is a total: 总投资, 共有, but not 公共."""
    return bool(_WHOLE.search(label))


def names_parts(total: Item, parts: Sequence[Item]) -> bool:
    """Whether the words before a total name its parts one by one: 干部和教师共30人, 干部12人, 教师18人."""
    places = []
    for part in parts:
        name = part.label.lstrip("，,:其中")
        length = next((k for k in range(len(name), 1, -1) if name[:k] in total.label), 0)
        if not length:
            return False
        places.append((total.label.index(name[:length]), length))
    places.sort()
    return all(
        any(word in total.label[start + length : following + 1] for word in words.AND)
        and following - start - length <= 1
        for (start, length), (following, _) in pairwise(places)
    )


def same_people(total: Item, cut: Sequence[Item]) -> bool:
    """Whether persons in a cut are those of the total: 男性 and 女性 are, but 男劳动力 and 女劳动力 only of 劳动力. So
    are cases of a disease.
    """
    if total.family not in words.PERSONS:
        return True
    known = total.label + total.after
    for part in cut:
        rest = _PLAIN_PEOPLE.sub("", _PARTITION_WORD.sub("", _CLASS.sub("", part.label).replace("岁", "")))
        if rest and rest not in known:
            return False
    return True


def is_no_list(parts: Sequence[Item]) -> bool:
    """Whether the parts are told by traits that one person can have together, or by honours; or some are losses."""
    if any(part.label.endswith(words.LOSSES) for part in parts):
        return True
    if sum(_tells_honour(part.label) for part in parts) > 1:
        return True
    traits = [_traits(part.label + part.after) for part in parts]
    named = {trait for found in traits for trait in found}
    return len(named) > 1 and sum(map(bool, traits)) > 1 and not any(True for _ in partitions(parts))


@lru_cache(maxsize=4096)
def _tells_honour(label: str) -> bool:
    return any(word in label for word in words.HONOURS)


@lru_cache(maxsize=4096)
def _traits(label: str) -> frozenset[str]:
    label = POOR_PLACE.sub("", label)
    return frozenset(trait for trait, names in words.TRAITS.items() if any(name in label for name in names))


def are_upper_grades(parts: Sequence[Item]) -> bool:
    """Whether the parts are upper grades of a scale, so that more of a lower grade may be counted: 5A级, 4A级, 3A级."""
    return all(any(grade in part.label for grade in words.UPPER_GRADES) for part in parts)


def without_overlaps(parts: Sequence[Item]) -> tuple[Item, ...]:
    """The parts without those whose trait cuts across the others: women in a list of age groups, or 65岁以上 where
    60岁以上 stands before.
    """
    labels = [part.label for part in parts]
    kept = []
    oldest = 0
    for part, label in zip(parts, labels, strict=True):
        age = _AND_OVER.search(label)
        inside = age is not None and 0 < oldest < int(age[1])
        oldest = int(age[1]) if age is not None and not oldest else oldest
        crossing = inside or any(
            trait.word in label
            and sum(trait.word in other for other in labels) == 1
            and not any(trait.unless in other and trait.word not in other for other in labels)
            for trait in words.OVERLAPS
        )
        if not crossing:
            kept.append(part)
    return tuple(kept)


def without_rival(total: Item, parts: Sequence[Item]) -> list[Item]:
    """The parts up to the semicolon behind which the same is counted another way: 户籍人口…，其中城镇…；常住人口…"""
    rivals = [word for word in words.RIVALS if word not in total.label]
    if len(rivals) == len(words.RIVALS):
        return list(parts)
    behind = (at for at, part in enumerate(parts) if part.segment > parts[0].segment)
    end = next((at for at in behind if any(word in parts[at].label for word in rivals)), len(parts))
    return list(parts[:end])


def is_misprint(near: Item, far: Item) -> bool:
    """Whether two quantities are one told twice, with one wrong digit: 耕地1211亩。耕地1215亩，其中…"""
    one, other = near.mention, far.mention
    if near is far or near.family != far.family or len(one.literal) != len(other.literal):
        return False
    differ = sum(a != b for a, b in zip(one.literal, other.literal, strict=True))
    before, behind = near.label[-_NAME_END:], near.after[:_NAME_END]
    named = (before == far.label == "") or (len(before) == _NAME_END and far.label.endswith(before))
    return differ == 1 and (named or (len(behind) == _NAME_END and far.after.startswith(behind)))
