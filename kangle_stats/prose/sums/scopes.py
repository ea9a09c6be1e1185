"""How far a cue of arithmetic reaches, and which quantities may be the total that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kangle_stats.prose import words
from kangle_stats.prose.outline import Cue, Item

_NEW_LISTS = ("cut", "within")
"""The cues behind which the list of an earlier cue does not go on."""
_SHORTEST_NAME = 4
"""How many characters a name must have to point to an earlier quantity by its end alone."""
_SHORTEST_WORD = 2
"""How many characters a word must have that names what an earlier quantity counts."""
_EMPTY = re.compile(
    "的|了|所|^(?:在|从)|^[本全今去当上][年月周季]度?|各类|各种|全部|所有|这些|上述|以上|此|该|[，,、： :]"
)
"""What a name before 中 may hold besides the words that it shares with its total."""
_MOST_TOLD = 24
"""How many quantities of a paragraph a name before 中 may point to."""
MOST_TOTALS = 4
"""How many earlier quantities are tried as the total of a list."""


@dataclass(slots=True)
class Paragraph:
    """What is known while the sentences of a paragraph are read in order."""

    current: dict[str, Item] = field(default_factory=dict)
    """For each family the total that a cut without one of its own refers to."""
    used: set[int] = field(default_factory=set)
    """The indexes of items that are parts of something already."""
    claimed: frozenset[int] = frozenset()
    """The indexes of items that are parts in a column of records."""
    divided: dict[str, list[Item]] = field(default_factory=dict)
    """For each family the quantities of the whole text that have been found to be totals, the latest last."""
    told: list[Item] = field(default_factory=list)
    """The last quantities of the paragraph, to which a name before 中 may point."""
    before: dict[str, list[Item]] = field(default_factory=dict)
    """For each family the totals of the last sentences and paragraphs, the latest first."""

    def divide(self, total: Item) -> None:
        """Take note of a total: it may be divided again along another cut, here or further down."""
        known = self.divided.setdefault(total.family, [])
        if total in known:
            known.remove(total)
        known.append(total)
        del known[:-MOST_TOTALS]

    def remember(self, items: Sequence[Item]) -> None:
        """Take note of the quantities of a sentence."""
        self.told = [*self.told, *items][-_MOST_TOLD:]

    def following(self) -> Paragraph:
        """What is known when the next paragraph begins."""
        return Paragraph(claimed=self.claimed, divided=self.divided, before=self.recent())

    def distant(self, family: str, parts: Sequence[Item]) -> list[Item]:
        """The totals further up that a list may still refer to."""
        known = [*self.before.get(family, []), *reversed(self.divided.get(family, []))]
        known = [total for total in known if parts and total.index < parts[0].index]
        return list({total.index: total for total in known}.values())

    def recent(self) -> dict[str, list[Item]]:
        """The totals that the next paragraph may still refer to."""
        families = {**self.before, **{family: [] for family in self.current}}
        return {
            family: [
                *([self.current[family]] if family in self.current else []),
                *self.before.get(family, []),
            ][:3]
            for family in families
        }


@dataclass(slots=True)
class Scope:
    """A cue and the items that stand under it."""

    cue: Cue
    items: list[Item]
    nested: bool = False
    """Whether it stands inside the list of another cue and speaks of that list's last item."""
    aloof: bool = False
    """Whether nothing beside the cue can be its total, so that only a distant one may be: 职业：…"""
    since: int = -1
    """The index of the first item behind an earlier cut of the sentence: no total of a further cut; -1 without one."""


def scopes_of(items: list[Item], cues: list[Cue], earlier: Sequence[Item]) -> list[Scope]:
    """The scope of each cue of a sentence: to the next cut or the end of its sentence, bracket or nested segment.

    `earlier` holds the quantities that a name before 中 may point to.
    """
    scopes: list[Scope] = []
    outer: Cue | None = None
    for position, cue in enumerate(cues):
        if cue.kind in ("sumup", "respective"):
            continue
        behind = [item for item in items if item.index >= cue.first and _inside(item.bracket, cue.bracket)]
        if cue.bracket:
            if cue.kind == "colon" and behind and behind[0].clause != cue.clause:
                continue  # 2个较大的市：甲、乙、1个自治州: what follows the colon is a name
            within = [item for item in items if item.bracket == cue.bracket]
            inner = [item for item in within if item.index >= cue.first]
            lists = [c for c in cues if c.bracket == cue.bracket and c.kind in ("among", "cut")]
            opens = next((c.first for c in cues if c.bracket == cue.bracket and c.kind == "bracket"), cue.first)
            if cue.kind == "bracket":
                if lists and lists[0].first == cue.first:
                    continue
                inside = {item.index for c in lists for item in _listed_in_bracket(c, within)}
                scopes.append(Scope(cue, [item for item in inner if item.index not in inside]))
            elif cue in lists and cue.first > opens:
                scopes.append(Scope(cue, _listed_in_bracket(cue, within), True))
            else:
                deeper = {i.index for c in lists if c.first > cue.first for i in _listed_in_bracket(c, within)}
                scopes.append(Scope(cue, [item for item in inner if item.index not in deeper]))
            continue
        behind = [item for item in behind if item.bracket == 0]
        next_cut = next((c.first for c in cues[position + 1 :] if c.kind in _NEW_LISTS and not c.bracket), None)
        total_end = next((c.first for c in cues[position + 1 :] if c.kind == "sumup" and not c.bracket), None)
        between = [item for item in items if outer is not None and outer.first <= item.index < cue.first]
        if cue.kind in ("colon", "within") and not _follows_total(cue, items, earlier):
            if not any(c.kind == "among" and c.first == cue.first for c in cues):
                end = next((c.first for c in cues[position + 1 :] if c.kind != "sumup" and not c.bracket), None)
                scopes.append(Scope(cue, [i for i in behind if end is None or i.index < end], aloof=True))
            continue
        if cue.kind == "among" and outer is not None and between and _has_total(outer, between[-1], items):
            if outer.segment == cue.segment and not any(item.segment > cue.segment for item in behind):
                inner = _one_clause(behind)
            else:
                inner = [item for item in behind if item.segment == cue.segment]
            scopes.append(Scope(cue, inner, True))
            continue
        if next_cut is not None:
            behind = [item for item in behind if item.index < next_cut]
        if total_end is not None and cue.kind != "cut":
            behind = [item for item in behind if item.index < total_end or total_end <= cue.first]
        if cue.kind in ("colon", "within") and any(c.kind == "among" and c.first == cue.first for c in cues):
            continue
        outer = cue
        cut = next((c.first for c in cues[:position] if c.kind == "cut" and not c.bracket), -1)
        scopes.append(Scope(cue, behind, since=cut))
    return scopes


def _has_total(outer: Cue, part: Item, items: list[Item]) -> bool:
    """Whether `part` may be one of a list under `outer`; 涉及村庄579个，其中… has no total before 涉及."""
    if outer.kind not in ("among", "cut", "colon", "within"):
        return False
    alone = part.index == outer.first and outer.word in words.INCLUDING
    return not alone or any(item.index < outer.first and item.family == part.family for item in items)


def begins_with_cue(items: list[Item], cues: list[Cue]) -> bool:
    """Whether the first quantity of a sentence stands under a cue: the sentence goes on with what was told before."""
    return any(cue.kind in ("among", "cut") and cue.first == items[0].index and not cue.bracket for cue in cues)


def _inside(bracket: int, wanted: int) -> bool:
    return wanted in (0, bracket)


def _listed_in_bracket(cue: Cue, within: Sequence[Item]) -> list[Item]:
    """What a cue inside a bracket speaks of: its segment where the bracket has several, or else its clause."""
    behind = [item for item in within if item.index >= cue.first]
    if within and within[-1].segment > within[0].segment:
        return [item for item in behind if item.segment == cue.segment]
    return _one_clause(behind)


def _one_clause(items: list[Item]) -> list[Item]:
    """The items of the first clause, and of those that 、 joins to it."""
    return [item for item in items if item.clause == items[0].clause] if items else []


def _follows_total(cue: Cue, items: list[Item], earlier: Sequence[Item]) -> bool:
    """Whether a colon, or 中 before a comma, closes a clause with a quantity (共建图书室36所：…, 850名学员中，…).

    A name before 中 will do too (常住人口中，…).
    """
    before = [item for item in items if item.index < cue.first and item.bracket == 0]
    if len(cue.name) >= _SHORTEST_NAME or any(_speaks_of(i, cue.name) for i in (*earlier, *before)):
        return True
    if any(_is_short_for(cue.name, i) for i in earlier):
        return True
    return bool(before) and before[-1].clause == cue.clause and cue.start - before[-1].mention.end <= 12


def totals_of(scope: Scope, family: str, items: list[Item], earlier: list[Item], state: Paragraph) -> list[Item]:
    """The quantities that may be the total of a scope, the likeliest first."""
    cue = scope.cue
    roles = ("level", "inside") if cue.bracket else ("level",)
    before = [i for i in items if i.index < cue.first and i.family == family and i.role in roles]
    before = [i for i in before if not _is_compared_with(i)]
    if cue.bracket and scope.nested:
        return [i for i in reversed(before) if i.bracket == cue.bracket and i.segment == cue.segment][:1]
    if cue.bracket:
        return [i for i in reversed(before) if i.bracket != cue.bracket and i.clause >= cue.clause - 1][:1]
    outside = [i for i in before if i.bracket == 0]
    if scope.nested:
        return outside[-1:]
    if cue.kind == "within" and not (outside and outside[-1].clause == cue.clause):
        recent = [
            *state.before.get(family, []),
            *([state.current[family]] if family in state.current else []),
            *state.told,
            *earlier,
        ]
        recent = [i for i in recent if i.family == family and i.role == "level"]
        here = [i for i in reversed(outside) if _speaks_of(i, cue.name)]
        if here:
            return here[:1]
        named = [i for i in recent if _names(i.label, cue.name)]
        named = named or [i for i in recent if _EMPTY.sub("", i.label.strip("其中")) == _EMPTY.sub("", cue.name)]
        spoken = named or [i for i in reversed(recent) if _speaks_of(i, cue.name)]
        return (spoken or [i for i in recent if _is_short_for(cue.name, i)])[:1]
    here = [i for i in reversed(outside) if i.index not in state.used]
    if cue.kind != "cut" and here:
        here = [i for i in here if _stands_by(i, items, scope)]
        if not here:
            return []
    found: list[Item] = []
    if cue.kind == "cut" and scope.since >= 0:
        here = [i for i in here if i.index < scope.since]
    if cue.kind == "cut":
        found += here[:1]
        if family in state.current:
            found.append(state.current[family])
        found += here[1:]
        if not here:
            found += [i for i in reversed(earlier) if i.family == family and i.role == "level" and not i.bracket]
        found += [i for i in state.before.get(family, []) if i.mention.qualifier == "exact"]
    elif here:
        found += here
        if len(here) == 1 and family in state.current:
            found.append(state.current[family])
    elif not any(i.index < cue.first and i.role == "level" and i.family for i in items):
        last = [i for i in earlier if i.family == family and i.role == "level" and not i.bracket]
        found += [i for i in reversed(last) if i.index not in state.used or i.index in state.claimed]
        if family in state.current:
            found.append(state.current[family])
    if cue.kind == "among" and cue.name:
        found = [i for i in found if _speaks_of(i, cue.name)] or found
    return list({item.index: item for item in found}.values())[:MOST_TOTALS]


def _is_compared_with(item: Item) -> bool:
    """比2020年的83批次增加了12批次: whether a quantity is what another has grown from."""
    return item.label.startswith("比") and item.after.startswith(words.BARE_CHANGE)


def is_meant(total: Item, name: str) -> bool:
    """Whether a name before 中 points to a quantity: by its own words, or by its first and last."""
    return _names(total.label, name) or _speaks_of(total, name)


def _names(label: str, name: str) -> bool:
    """Whether the words before a quantity end in the name, or the name in them: 全省常住人口为, 年末常住人口."""
    bare = label.rstrip("为达共有约近到的").lstrip("，,其中全年末")
    return len(bare) >= _SHORTEST_NAME and (name.endswith(bare) or bare.endswith(name))


def _speaks_of(total: Item, name: str) -> bool:
    """Whether the words around a quantity hold a name, or at least its first and its last word: 确诊的病例, 收案."""
    core = _EMPTY.sub("", name)
    around = _EMPTY.sub("", total.label + total.after)
    if len(core) < _SHORTEST_WORD or total.role != "level":
        return False
    return core[:_SHORTEST_WORD] in around and core[-_SHORTEST_WORD:] in around


def _is_short_for(name: str, total: Item) -> bool:
    """Whether two characters are short for the words before a quantity: 收案 for 新收各类案件."""
    core = _EMPTY.sub("", name)
    return len(core) == _SHORTEST_WORD and core[0] in total.label and core[1] in total.label.partition(core[0])[2]


def _stands_by(total: Item, items: list[Item], scope: Scope) -> bool:
    """Whether a total stands beside the last quantity before the cue: 1200户4800人，其中… speaks of both.

    In 走访12所学校，资助学生96名，其中… it speaks of the persons only, unless both kinds alternate behind the cue.
    """
    levels = [i for i in items if i.index < scope.cue.first and i.role == "level" and i.family and not i.bracket]
    nearest = levels[-1] if levels else total
    if total.family == nearest.family or total.clause == nearest.clause:
        return True
    counts = [sum(i.family == one.family and i.role == "level" for i in scope.items) for one in (total, nearest)]
    if counts[1] == 0 and counts[0] > 1:
        return True  # nothing behind the cue could be a part of the nearest quantity
    return total in levels[-3:] and nearest.clause - total.clause == 1 and counts[0] == counts[1]
