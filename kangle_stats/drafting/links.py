"""Which figures are parts of which, and the relations that become formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kangle_stats.drafting.guessing import refused
from kangle_stats.drafting.statements import Statement, Statements, part_word
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.relation import Formula, Op, Relation
from kangle_stats.quantity import scaled


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
    _among(statements)
    _agree(statements.all)
    return formulas, lost


def link_tables(statements: Statements, asserted: Sequence[Relation]) -> tuple[list[Formulated], int]:
    """Ties the parts to their totals that stand in tables, as `link` does for prose."""
    formulas: list[Formulated] = []
    lost = 0
    for relation in asserted:
        total = statements.of(relation.total)
        printed = [part for part in relation.parts if part.value]
        known = [part for part in map(statements.of, printed) if part is not None]
        complete = relation.sign == "=" and len(printed) == len(relation.parts)
        if total is None or len(known) < len(printed) or total in known or len(set(map(id, known))) < len(known):
            lost += 1
        elif all(part.total is total for part in known):
            pass  # the prose has said so already
        elif not _tie_cells(total, known, complete):
            if complete and all(one.unit == total.unit and one.count == 1 for one in known):
                formulas.append(Formulated(relation, (total, *known)))
            else:
                lost += 1
    _agree(statements.all)
    return formulas, lost


def _tie_cells(total: Statement, parts: list[Statement], complete: bool) -> bool:
    """Makes the parts of a sum in a table parts of their total; whether that says all there is to say.

    What is of another measure than its total is no part of it, but what is of the same must not be added to it.
    """
    chain = _chain(total)
    free = all(part.total is None and part not in chain and part.unit == total.unit for part in parts)
    if not free or total.count > 1 or any(part.count > 1 for part in parts):
        return False
    guesses = {part.guess for part in parts}
    if total.guess is not None and guesses - {None, total.guess}:
        parts, whole = [part for part in parts if part.guess == total.guess], False
    elif total.guess is None and len(guesses) > 1:
        return False
    else:
        whole = True
    if parts:
        cut = _unused(_cut_of_table(total, parts), total)
        total.cuts.append(cut)
        if not (complete and whole):
            total.partial.add(cut)
        for part in parts:
            part.total, part.cut = total, cut
    return whole


def _cut_of_table(total: Statement, parts: list[Statement]) -> str:
    """The name of a cut: that of the headings which tell its parts apart, else rows or columns."""
    cells = [one.cell for one in (total, *parts) if one.cell is not None]
    down = len({cell.column.index for cell in cells}) == 1
    for part in parts:
        if part.cell is not None:
            part.called = (part.cell.row if down else part.cell.column).name
    named = _cut(parts, held=False)
    return named if named != "parts" else "rows" if down else "columns"


def _chain(total: Statement) -> list[Statement]:
    """A total with those above it."""
    chain = [total]
    while chain[-1].total is not None:
        chain.append(chain[-1].total)
    return chain


_APART = ("destination", "sex", "residence", "profession")
"""Cuts of which nobody is in two parts. One may well be both of the registered poor and a woman."""
_AMONG = re.compile(r"^[，,、(（]*(?:其中|含|包括)")
_LISTED_ON = re.compile(r"^[，,、和及]")


def _among(statements: Statements) -> None:
    """Ties what 其中 names without adding up to the whole: 就业900人，其中脱贫劳动力520人 is a part of them.

    The whole is the quantity right before 其中; more parts may follow in a list. What is plainly something else is not
    tied: 就业900人，其中帮扶车间吸纳80人 stays in its own measure.
    """
    whole: Statement | None = None
    previous: Statement | None = None
    for one in statements.all:
        here = previous is not None and statements.in_one_sentence(previous, one)
        if here and _AMONG.match(one.around.before):
            whole = previous
        elif not (here and _LISTED_ON.match(one.around.before)):
            whole = None
        previous = one
        alike = whole is not None and one.guess in (None, whole.guess)
        if whole is not None and alike and one.total is None and _holds(whole, one):
            _join(whole, one)


def _holds(whole: Statement, part: Statement) -> bool:
    """Whether one can be a part of the other: a figure each, of one unit, and no larger."""
    if part.unit != whole.unit or max(part.count, whole.count) > 1 or part.mention.each or whole.mention.each:
        return False
    if any(one.value_to is not None for one in (part, whole)):
        return False
    return scaled(part.mention.value, part.mention.unit_mult) <= scaled(whole.mention.value, whole.mention.unit_mult)


def _join(whole: Statement, part: Statement) -> None:
    """Makes a statement a part of a cut that may have more parts: the registered poor among all who found work."""
    word = part_word(part)
    cut = word.cut if word else "parts"
    if cut not in _APART or cut not in whole.partial:
        cut = _unused(cut, whole)
        whole.cuts.append(cut)
        whole.partial.add(cut)
    part.total, part.cut = whole, cut


def _unused(cut: str, total: Statement) -> str:
    while cut in total.cuts:
        name, _, number = cut.partition("-")
        cut = f"{name}-{int(number or 1) + 1}"
    return cut


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
    chain = _chain(total)
    free = all(part.total is None and part not in chain and part.unit == total.unit for part in parts)
    if not free or (total.cuts and all(part.guess not in (None, total.guess) for part in parts)):
        # A second cut of a total is one of the same thing; sums that fit by chance are of others.
        return False
    cut = _cut(parts, held)
    cut = _unused(cut, total)
    total.cuts.append(cut)
    for part in parts:
        part.total, part.cut = total, cut
    return True


def _cut(parts: list[Statement], held: bool) -> str:
    """The name of a cut, by the words at its parts; `parts` where they name none."""
    if held:
        return "holders"
    words = [part_word(part) for part in parts]
    named = [word.cut for word in words if word is not None and word.cut not in ("kind", "group")]
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
    return f"{_written(found.relation.formula, ids)} {found.relation.sign} {ids[found.relation.total.start]}"


def _written(part: Formula, ids: dict[int, str], inside: str = "") -> str:
    if isinstance(part, Mention):
        return ids[part.start]
    assert isinstance(part, Op)
    terms = f" {part.sign} ".join(_written(term, ids, part.sign) for term in part.terms)
    return f"({terms})" if inside else terms
