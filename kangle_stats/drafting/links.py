"""Which figures are parts of which, and the relations that become formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kangle_stats.cues import PART_WORDS
from kangle_stats.drafting.guessing import refused
from kangle_stats.drafting.statements import Statement, Statements
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.relation import Formula, Op, Relation


class Formulated(NamedTuple):
    """A relation that is no total with its parts, as a formula once the figures have their ids."""

    relation: Relation
    statements: tuple[Statement, ...]
    """The statements in it, the total first."""


def link(statements: Statements, relations: Sequence[Relation]) -> tuple[list[Formulated], int]:
    """Ties parts to their totals; gives back the other relations, and how many cannot be expressed."""
    formulas: list[Formulated] = []
    lost = 0
    for relation in relations:
        total, parts = statements.of(relation.total), [statements.of(part) for part in relation.parts]
        known = [part for part in parts if part is not None]
        if total is None or len(known) < len(parts) or total in known:
            lost += 1
        elif not _tie(relation, total, known):
            if any(one.count > 1 for one in (total, *known)) or not _expressible(relation):
                lost += 1
            else:
                formulas.append(Formulated(relation, (total, *known)))
    _agree(statements.all)
    return formulas, lost


def _tie(relation: Relation, total: Statement, parts: list[Statement]) -> bool:
    """Makes the statements of a sum, or of amounts each over a few holders, parts of their total."""
    held = relation.type == "product" and len(parts) > 1
    if held:
        holder, *parts = parts
        held = all(part.count > 1 and str(part.count) == holder.mention.value for part in parts)
    elif relation.type != "sum" or any(part.count > 1 for part in parts):
        return False
    if (relation.type == "product" and not held) or total.count > 1:
        return False
    above, chain = total, [total]
    while above.total is not None:
        above = above.total
        chain.append(above)
    free = all(part.total is None and part not in chain and part.unit == total.unit for part in parts)
    if not free:
        return False
    cut = _cut(parts, held)
    while cut in total.cuts:
        name, _, number = cut.partition("-")
        cut = f"{name}-{int(number or 1) + 1}"
    total.cuts.append(cut)
    for part in parts:
        part.total, part.cut = total, cut
    return True


def _cut(parts: list[Statement], held: bool) -> str:
    """The name of a cut, by the words at its parts; `parts` where they name none."""
    if held:
        return "holders"
    named = [cut for part in parts for word, cut, _ in PART_WORDS if word in part.around.beside and cut != "kind"]
    return max(dict.fromkeys(named), key=named.count) if named else "parts"


def _expressible(relation: Relation) -> bool:
    """Whether every unit of the relation is one that the engine can reckon with, and figures are all there is to it."""
    if _has_number(relation.formula):
        return False
    return all(one.unit_code is not None for one in (relation.total, *relation.parts))


def _has_number(part: Formula) -> bool:
    return isinstance(part, int) or (isinstance(part, Op) and any(map(_has_number, part.terms)))


def _agree(statements: Sequence[Statement]) -> None:
    """A total and its parts are of one measure and one state: those of the total, or else what all parts agree on."""
    tied = [one for one in statements if one.total is not None]
    parts: dict[int, list[Statement]] = {}
    for one in tied:
        parts.setdefault(id(one.total), []).append(one)
    for one in reversed(list(_from_the_top(tied))):
        total = one.total
        if total is not None and total.guess is None and one.guess is not None:
            alike = all(part.guess == one.guess for part in parts[id(total)])
            if alike and not refused(one.guess, total.around):
                total.guess = one.guess
    for one in _from_the_top(tied):
        if one.total is not None:
            one.guess, one.status = one.total.guess, one.total.status


def _from_the_top(tied: Sequence[Statement]) -> Iterator[Statement]:
    """Parts in an order in which each comes behind its total."""
    done: set[int] = set()
    for one in tied:
        chain = []
        at: Statement | None = one
        while at is not None and at.total is not None and id(at) not in done:
            done.add(id(at))
            chain.append(at)
            at = at.total
        yield from reversed(chain)


def formula(found: Formulated) -> str:
    """The relation over the ids of its figures."""
    ids = {}
    mentions = (found.relation.total, *found.relation.parts)
    for mention, statement in zip(mentions, found.statements, strict=True):
        ids[mention.start] = statement.ids[0]
    return f"{_written(found.relation.formula, ids)} = {ids[found.relation.total.start]}"


def _written(part: Formula, ids: dict[int, str], inside: str = "") -> str:
    if isinstance(part, Mention):
        return ids[part.start]
    assert isinstance(part, Op)
    terms = f" {part.sign} ".join(_written(term, ids, part.sign) for term in part.terms)
    return f"({terms})" if inside else terms
