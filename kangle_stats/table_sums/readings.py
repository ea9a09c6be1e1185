"""How the headings of rows or columns may be read: what is a total, what are its parts.

Rows and columns are read alike. Merged headings make a tree; among the children of one heading, totals of lower rank
stand for what they sum up. Where a table leaves several readings (does the 小计 stand before or behind its rows?)
each is a `Reading`, the most likely first; how well the figures bear one out is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import NamedTuple

from kangle_stats.prose import words as prose_words
from kangle_stats.prose.numerals import plain
from kangle_stats.table_sums import words
from kangle_stats.table_sums.layout import Line, total_rank

_MOST_RUNS = 12
"""How many lengths of a list of columns beside a total are tried."""
_MOST_TOTALS = 50
"""How many totals in a row the next one may add up."""
_MOST_CHOICES = 64
"""How many ways to read the same headings are tried."""


@dataclass(slots=True)
class Node:
    """A heading: of one line of figures, or of several headings below it."""

    name: str
    line: Line | None = None
    children: list[Node] = field(default_factory=list)
    rank: int = -1
    """That of a total by its name (小计, 合计), 0 for a part."""

    def __post_init__(self) -> None:
        if self.rank < 0:
            self.rank = total_rank(self.name)

    @property
    def is_among(self) -> bool:
        return words.AMONG.match(self.name) is not None

    @property
    def is_blank(self) -> bool:
        return self.line is not None and self.line.blank


class Claim(NamedTuple):
    """What a table asserts of some lines: the figures of `total` are the sums of those of `parts`."""

    total: Line
    parts: tuple[Line, ...]
    among: bool = False
    """Whether 其中 heads the parts, so that they may be only some."""
    complete: bool = False
    """Whether, even so, the names or places of the parts show that they are all."""


class Reading(NamedTuple):
    """One way to read the headings below one heading."""

    claims: tuple[Claim, ...]
    loose: bool = False
    """Whether it is believed only if the figures bear it out."""


def groups(lines: Sequence[Line]) -> Iterator[tuple[list[Node], bool]]:
    """The headings that stand below one heading, for each heading of the tree; and whether that is the outermost."""
    todo = [(_nodes(lines, 0), True)]
    while todo:
        nodes, outermost = todo.pop()
        yield nodes, outermost
        todo.extend((node.children, False) for node in nodes if node.children)


def _nodes(lines: Sequence[Line], depth: int) -> list[Node]:
    nodes: list[Node] = []
    at = 0
    while at < len(lines):
        path = lines[at].path
        end = at + 1
        if len(path) > depth + 1:
            while end < len(lines) and lines[end].path[depth : depth + 1] == path[depth : depth + 1]:
                end += 1
        if end > at + 1 and depth < 12:
            nodes.append(Node(path[depth], None, _nodes(lines[at:end], depth + 1)))
        else:
            nodes.append(Node(_own_name(path[depth:]), lines[at]))
            end = at + 1
        at = end
    return nodes


def _own_name(path: tuple[str, ...]) -> str:
    """The name of a single line below a heading: that of its total, 其中 with what follows it, or the outermost."""
    if not path:
        return ""
    if len(path) > 1 and words.AMONG.fullmatch(path[0]):
        return "".join(path)
    return path[-1] if total_rank(path[-1]) and not total_rank(path[0]) else path[0]


# --- Readings --------------------------------------------------------------------------------------------------------


class _Choice(NamedTuple):
    among_goes_on: bool
    """Whether 其中：男 heads the rows behind it too."""
    top_level: bool
    """Whether only the topmost numbering or indentation counts."""
    overlapping: bool
    """Whether traits that cut across the others (女 without 男) count."""
    first: tuple[tuple[int, bool], ...]
    """For each rank, whether its totals stand before their parts."""
    run: int
    """How many neighbours of the total are its parts; 0 for all."""


def readings(nodes: list[Node], flat_columns: bool) -> list[Reading]:
    """The ways to read the headings below one heading, the most likely first."""
    if not any(node.rank or node.is_among for node in nodes):
        return []
    found: dict[tuple[Claim, ...], Reading] = {}
    for choice in islice(_choices(nodes, flat_columns), _MOST_CHOICES):
        claims = tuple(_read(nodes, choice))
        if claims:
            found.setdefault(claims, Reading(claims, flat_columns))
    return list(found.values())


def _choices(nodes: list[Node], flat_columns: bool) -> Iterator[_Choice]:
    plain_nodes = [node for node in nodes if not node.is_blank and not node.is_among]
    goes_on = [False, True] if any(node.is_among and node.line for node in nodes) else [False]
    levels = [True, False] if len({_level(node) for node in plain_nodes if not node.rank}) > 1 else [False]
    overlaps = [False, True] if _overlapping(plain_nodes) else [False]
    ranks = sorted({node.rank for node in plain_nodes} - {0})
    places = [[(rank, first) for first in _places(plain_nodes, rank)] for rank in ranks]
    runs = [0]
    if flat_columns:
        runs += range(min(len(plain_nodes) - 1, _MOST_RUNS), 1, -1)
    for run, first, overlap, level, on in product(runs, product(*places), overlaps, levels, goes_on):
        yield _Choice(on, level, overlap, first, run)


def _places(nodes: list[Node], rank: int) -> list[bool]:
    """Whether totals of a rank stand before their parts: the ways that are possible."""
    row = [node for node in nodes if node.rank <= rank]
    begins, ends = row[0].rank == rank, row[-1].rank == rank
    if begins != ends:
        return [begins]
    return [False, True]


def _level(node: Node) -> tuple[int, int]:
    """How deep a heading stands by its number (一、 （一） 1.) and its indentation."""
    if node.line is None:
        return 0, 0
    marker = next((depth for depth, pattern in enumerate(words.MARKERS) if pattern.match(node.name)), 9)
    return marker, node.line.indent


def _overlapping(nodes: list[Node]) -> list[Node]:
    """The headings of traits that cut across the others, whose opposite is not there."""
    names = "\n".join(plain(node.name) for node in nodes if not node.rank)
    traits = [trait for trait in prose_words.OVERLAPS if trait.word in names and trait.unless not in names]
    return [node for node in nodes if not node.rank and any(trait.word in plain(node.name) for trait in traits)]


def _read(nodes: list[Node], choice: _Choice) -> Iterator[Claim]:
    row: list[Node] = []
    divided: set[int] = set()
    at = 0
    while at < len(nodes):
        node = nodes[at]
        at += 1
        if node.is_among:
            members, bounded = list(node.children), bool(node.children)
            if not members:
                bare = words.AMONG.fullmatch(node.name) is not None
                members = [] if bare or node.is_blank else [node]
                behind = nodes[at : _goes_on(nodes, at)]
                taken = _taken(members, behind, bare or choice.among_goes_on)
                members += behind[:taken]
                at += taken
                bounded = at < len(nodes) and bool(nodes[at].rank)
            if row:
                yield from _among(row[-1], members, bounded and bool(row[-1].rank))
                divided.add(id(row[-1]))
        elif node.line is None or (node.line.additive and not node.is_blank):
            row.append(node)
    if choice.top_level:
        top = min((_level(node) for node in row if not node.rank), default=(0, 0))
        row = [node for node in row if node.rank or _level(node) == top]
    if not choice.overlapping:
        dropped = {id(node) for node in _overlapping(row)}
        row = [node for node in row if id(node) not in dropped]
    row = [
        replace(node, rank=0) if id(node) in divided and _lists_one(row, at) else node for at, node in enumerate(row)
    ]
    claims: list[Claim] = []
    _resolve(row, dict(choice.first), choice.run, claims)
    yield from claims


def _lists_one(row: list[Node], at: int) -> bool:
    """Whether one heading alone stands behind a total: 其中 has told its parts, and that is another matter."""
    behind = [node.rank for node in row[at + 1 : at + 3]]
    return bool(row[at].rank) and behind[:1] == [0] and behind[1:] != [0]


def _taken(members: list[Node], behind: list[Node], goes_on: bool) -> int:
    """How many of the headings behind 其中：男 are its parts too: 女 in any case."""
    names = [_part_name(node) for node in members]
    for count, node in enumerate(behind, 1):
        names.append(_part_name(node))
        if _is_partition(names):
            return count
    return len(behind) if goes_on else 0


def _part_name(node: Node) -> str:
    return plain(words.AMONG.sub("", node.name))


def _goes_on(nodes: list[Node], at: int) -> int:
    """Where a list that begins before `at` must end: at a total, another 其中, a section or a heading over others."""
    while at < len(nodes):
        node = nodes[at]
        if node.rank or node.is_among or node.is_blank or node.line is None:
            break
        at += 1
    return at


def _among(parent: Node, members: list[Node], complete: bool) -> Iterator[Claim]:
    total = _whole(parent)
    kept = [member for member in members if not member.rank]
    parts = tuple(line for member in kept for line in _whole(member))
    if len(total) == 1 and parts:
        names = [_part_name(member) for member in kept]
        complete = (complete and len(names) > 1) or _is_partition(names)
        yield Claim(total[0], parts, True, complete)


def _is_partition(names: list[str]) -> bool:
    """Whether the names leave no rest: 男 and 女, or a last 其他."""
    if len(names) < 2:
        return False
    return words.REST.match(names[-1]) is not None or any(
        len(names) == len(cut)
        and all(any(word in name for word in each) for name, each in zip(names, cut, strict=True))
        for cut in prose_words.PARTITIONS
    )


def _resolve(row: list[Node], first: dict[int, bool], run: int, claims: list[Claim]) -> list[Node]:
    """Put down the claims of the totals of a row, and return what a total over the whole row would add."""
    rank = max((node.rank for node in row), default=0)
    if not rank:
        return row
    backwards = first.get(rank, False)
    tops: list[Node] = []
    since: list[Node] = []
    for node in reversed(row) if backwards else row:
        if node.rank != rank:
            since.append(node)
            continue
        parts = _resolve(since[::-1] if backwards else since, first, run, claims)
        if not parts and 1 < len(tops) <= _MOST_TOTALS:
            parts = tops[::-1] if backwards else list(tops)
        if run:
            parts = parts[:run] if backwards else parts[-run:]
        claims.extend(_claims(node, parts))
        tops.append(node)
        since = []
    rest = _resolve(since[::-1] if backwards else since, first, run, claims)
    return [*rest, *reversed(tops)] if backwards else [*tops, *rest]


def _claims(total: Node, parts: list[Node]) -> Iterator[Claim]:
    for names, line in _lines(total):
        below = [_below(part, names) for part in parts]
        if line.additive and all(below) and below:
            yield Claim(line, tuple(each for lines in below for each in lines))


def _lines(node: Node) -> Iterator[tuple[tuple[str, ...], Line]]:
    """The lines of a heading with their names below it."""
    if node.line is not None:
        yield (), node.line
    for child in node.children:
        for names, line in _lines(child):
            yield (child.name, *names), line


def _below(node: Node, names: tuple[str, ...]) -> list[Line]:
    """The lines that stand for the heading's own amount, or for that of the heading so named below it."""
    if not names:
        return _whole(node)
    return next((_below(child, names[1:]) for child in node.children if child.name == names[0]), [])


def _whole(node: Node) -> list[Line]:
    """The lines whose figures together are the amount of a heading: that of its total, or those of all its parts."""
    if node.line is not None:
        return [node.line] if node.line.additive and not node.line.blank else []
    rank = max(child.rank for child in node.children)
    if rank:
        return next(_whole(child) for child in node.children if child.rank == rank)
    return [line for child in node.children if not child.is_among for line in _whole(child)]
