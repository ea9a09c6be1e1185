"""Relations of a few quantities that are no list: shares, growth, differences, averages, products, equal counts.

Each finder looks at one way of putting it; what it takes for granted about the wording stands in its docstring.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kangle_stats.prose.outline import Item, Outline
from kangle_stats.prose.pairs.balances import balances
from kangle_stats.prose.pairs.changes import changes
from kangle_stats.prose.pairs.comparisons import comparisons
from kangle_stats.prose.pairs.densities import density, for_so_many
from kangle_stats.prose.pairs.equals import paired, told_again
from kangle_stats.prose.pairs.holders import average, distributed, per_holder
from kangle_stats.prose.pairs.near import Near, unit_of
from kangle_stats.prose.pairs.prices import prices
from kangle_stats.prose.pairs.shares import Wholes, shares
from kangle_stats.prose.pairs.yearly import mean_of_years, yearly, yearly_of_rate
from kangle_stats.prose.relation import Relation

_SHARES = frozenset(["%", "‰", "成", "倍", "番"])
_EQUALS_REACH = 5
"""How many quantities ahead the other of two equal counts may stand."""


def pairs(build: Outline, text: str, sums: Sequence[Relation]) -> Iterator[Relation]:
    """Every relation of this module's kinds. `text` is in plain characters; `sums` are the sums found in it."""
    items = build.items
    wholes = _wholes(items, sums)
    told: set[tuple[str, int]] = set()
    last: tuple[Item, Item] | None = None
    for at, item in enumerate(items):
        near = Near(item, items, text)
        found: list[Relation] = []
        if unit_of(item) in _SHARES:
            if last is not None and last[0].sentence != item.sentence:
                last = None
            for whole, relation in shares(near, wholes, last):
                last = item, whole
                found.append(relation)
        found += [*changes(near), *comparisons(near), *balances(near), *yearly(near), *yearly_of_rate(near)]
        if item.mention.each or not item.family:
            found += [*density(near), *for_so_many(near)]
        if item.mention.each:
            found += [*average(near), *mean_of_years(near), *per_holder(near), *distributed(near)]
        found += prices(near)
        if item.family:
            found += [*paired(item, items[at + 1 : at + 1 + _EQUALS_REACH]), *told_again(near)]
        for relation in found:
            # A number is one ratio, one difference …: the finder that saw more of its wording saw it first.
            key = relation.type, relation.total.start
            if key not in told:
                told.add(key)
                yield relation


def _wholes(items: Sequence[Item], sums: Sequence[Relation]) -> Wholes:
    """Which quantities are parts and totals of sums."""
    index = {item.mention.start: item.index for item in items}
    of: dict[int, list[int]] = {}
    for relation in sums:
        for part in relation.parts:
            of.setdefault(index[part.start], []).append(index[relation.total.start])
    return Wholes(of, frozenset(index[relation.total.start] for relation in sums))
