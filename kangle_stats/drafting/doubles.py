"""What a table says again: it becomes a further mention of the same figure, or is held back, so that no total counts
it twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kangle_stats.drafting.guessing import Guess
from kangle_stats.drafting.statements import Statement
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.relation import Relation
from kangle_stats.table_sums import Line, total_rank, words

_ENOUGH_DIGITS, _ENOUGH_OF_A_TOTAL = 3, 2
"""Digits from which a number of one measure that stands in two places is one figure."""
_NAME = re.compile("[\u4e00-\u9fff]{2,}")

Amount = tuple[str, int, str, str, str, Guess]


@dataclass(slots=True)
class Known:
    """The statements of what was read before, by their amounts and by their totals."""

    by_amount: defaultdict[Amount, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    by_total: defaultdict[int, list[Statement]] = field(default_factory=lambda: defaultdict(list))

    def add(self, statements: Iterable[Statement]) -> None:
        """Takes in what was read."""
        for statement in statements:
            amount = _amount(statement)
            if amount is not None:
                self.by_amount[amount].append(statement)
            if statement.total is not None:
                self.by_total[id(statement.total)].append(statement)

    def said_again(self, table: Sequence[Statement], sums: Sequence[Relation]) -> dict[int, Statement]:
        """The places of a table's cells that repeat a statement read before, each with that statement.

        One number of one measure, unit and state is the same where it stands there once and here once, or here once as
        the total of a sum. If that is so of a total, it is also of its parts where all those of a cut stand here.
        """
        totals = {relation.total.start for relation in sums}
        here: defaultdict[Amount, list[Statement]] = defaultdict(list)
        for statement in table:
            amount = _amount(statement)
            if amount is not None and amount in self.by_amount:
                here[amount].append(statement)
        found: dict[int, Statement] = {}
        for amount, cells in here.items():
            if len(cells) > 1:
                cells = [cell for cell in cells if cell.start in totals]
            if len(cells) == len(self.by_amount[amount]) == 1:
                cell, first = cells[0], self.by_amount[amount][0]
                if _is_telling(cell, first, cell.start in totals):
                    found[cell.start] = first
        by_place = {cell.start: cell for cell in table}
        for relation in sums:
            if relation.total.start in found:
                cells = [by_place[part.start] for part in relation.parts if part.start in by_place]
                for first_parts in self._cuts(found[relation.total.start]):
                    for cell, part in _pairs(cells, first_parts):
                        found.setdefault(cell.start, part)
        return found

    def _cuts(self, total: Statement) -> Iterator[list[Statement]]:
        """The parts of each cut of a total."""
        parts = self.by_total[id(total)]
        return ([part for part in parts if part.cut == cut] for cut in total.cuts)


def _pairs(cells: Sequence[Statement], parts: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """The cells that repeat the parts of a cut, each with its part; none unless every part is repeated just once."""
    pairs = []
    for part in parts:
        alike = [cell for cell in cells if _number(cell) == _number(part)]
        if len(alike) != 1 or part.count > 1:
            return []
        pairs.append((alike[0], part))
    return pairs


def _number(statement: Statement) -> tuple[str, int, str, str]:
    """What is printed of an amount; the noughts behind the point do not count."""
    mention = statement.mention
    value = mention.value.rstrip("0").rstrip(".") if "." in mention.value else mention.value
    return value, mention.unit_mult, statement.unit, mention.qualifier


def _amount(statement: Statement) -> Amount | None:
    if statement.guess is None or statement.count > 1 or statement.mention.each or statement.value_to is not None:
        return None
    return *_number(statement), statement.status, statement.guess


def _is_telling(cell: Statement, first: Statement, total: bool) -> bool:
    """Whether a number is long enough to be no chance, or the words at the first place name the row of the cell."""
    digits = len(cell.mention.value.replace(".", "").strip("0"))
    if digits >= (_ENOUGH_OF_A_TOTAL if total else _ENOUGH_DIGITS):
        return True
    row = cell.cell.row.path if cell.cell else ()
    return any(_NAME.search(name) and plain(name) in first.around.clause for name in row)


# --- What is held back -----------------------------------------------------------------------------------------------

_Kind = tuple[Guess, str, str, str]


def hold_back(statements: Sequence[Statement]) -> int:
    """Takes the measure from figures of tables that others may already contain; says how many they are.

    Parts follow their totals. What is counted of one measure is what the prose says, or else the table that says it
    first; in a table one column, and in that only what stands highest: a total, else the topmost level of the rows.
    """
    told = {_kind(one) for one in statements if one.cell is None and one.guess is not None and _root(one) is one}
    held: set[int] = set()
    tables: dict[int, list[Statement]] = {}
    for one in statements:
        if one.cell is not None and one.total is None and one.guess is not None:
            tables.setdefault(one.cell.table, []).append(one)
    for table in tables.values():
        by_kind: defaultdict[_Kind, list[Statement]] = defaultdict(list)
        for one in table:
            by_kind[_kind(one)].append(one)
        for kind, roots in by_kind.items():
            kept = set() if kind in told else {id(one) for one in _standing(roots)}
            held.update(id(one) for one in roots if id(one) not in kept)
            told.add(kind)
    behind = [one for one in statements if id(_root(one)) in held]
    for one in behind:
        one.guess = one.rival = None
        one.side = ""
    return len(behind)


def _kind(statement: Statement) -> _Kind:
    assert statement.guess is not None
    return statement.guess, statement.unit, statement.status, statement.side


def _root(statement: Statement) -> Statement:
    while statement.total is not None:
        statement = statement.total
    return statement


def _standing(roots: Sequence[Statement]) -> list[Statement]:
    """Of the figures of one measure those of the first column, and of these those that stand highest."""
    placed = [(one.cell, one) for one in roots if one.cell is not None]
    column = min(cell.column.index for cell, _ in placed)
    within = [(_level(cell.row), one) for cell, one in placed if cell.column.index == column]
    highest = min(level for level, _ in within)
    return [one for level, one in within if level == highest]


def _level(row: Line) -> tuple[int, bool, int, int]:
    """How high a row stands, the highest first: by the rank of a total, by 其中, by its number, by its indentation."""
    name = row.path[-1] if row.path else ""
    marker = next((depth for depth, pattern in enumerate(words.MARKERS) if pattern.match(name)), len(words.MARKERS))
    return -max(map(total_rank, row.path), default=0), any(map(words.AMONG.match, row.path)), marker, row.indent
