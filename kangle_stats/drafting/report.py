"""The draft itself: from a text to a report as it stands in a file, and what there is to say about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from kangle_stats.documents import Document
from kangle_stats.drafting.cells import Cells, read_cells
from kangle_stats.drafting.doubles import Known, hold_back
from kangle_stats.drafting.guessing import Guess
from kangle_stats.drafting.head import NO_YEAR, PLACEHOLDER, Told, head
from kangle_stats.drafting.links import Formulated, formula, link, link_tables
from kangle_stats.drafting.naming import Ids, Sides, direction, name_side, name_sides, sides, title, told_apart
from kangle_stats.drafting.quoting import Quoter
from kangle_stats.drafting.statements import Statement, Statements, basis
from kangle_stats.drafting.surroundings import Prose
from kangle_stats.messages import WORDS
from kangle_stats.models import MOST_OF_A_FORMULA
from kangle_stats.prose import Relation, extract, relations
from kangle_stats.table_sums import table_sums
from kangle_stats.verify import CopiedText

Plain = dict[str, Any]


class Doubt(NamedTuple):
    """A guess that is to be looked at first: another measure fits nearly as well, or only words further off fit."""

    figure: Plain
    rival: Guess | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted report, and what its reader should know of the drafting."""

    report: Plain
    quantities: int
    """Quantities of the prose, and figures of the tables."""
    left_out: Counter[str]
    """Measure words for which the models have no unit, and how many quantities have each."""
    relations_left_out: int
    """Relations of the text that neither parts nor a formula express."""
    not_unique: int
    """Quotes that stand in the text more than once however long they are."""
    placeholders: tuple[str, ...]
    """Keys of the head for which nothing was told or guessed."""
    doubts: tuple[Doubt, ...]
    """The sorted figures whose category or measure is doubtful, in their order; parts go with their total."""
    tables_passed_over: int
    """Tables of which no cell became a figure."""
    held_back: int
    """Figures of tables that are not sorted, because others may contain them."""


def draft(document: Document | str, told: Told | None = None, name: str = "") -> Draft:
    """Drafts the report of a document, or of a text, which stands in a file of that name.

    Figures are those of its prose and of the cells of its tables; the head is looked for in both.
    """
    if isinstance(document, str):
        document = Document("", document, (), "", ((0, len(document)),))
    text = document.prose
    mentions = extract(text)
    found = relations(text, mentions)
    prose = Prose(text, mentions)
    top = head(document.text, prose.headings(), name, told or Told())
    statements = Statements(prose, found)
    formulas, lost = link(statements, found)
    where = sides(top["ref_area"]["zh"], top["counterpart_area"]["zh"])
    name_sides(statements.all, where)
    in_prose = len(statements.all)
    cells, sums = _read_tables(document, statements, top["period"], where)
    more, more_lost = link_tables(statements, sums)
    held_back = hold_back(statements.all)
    ids = Ids()
    for statement in statements.all:
        ids.give(statement)
    maker = _Figures(Quoter(CopiedText(document.text)), where)
    figures: list[Plain] = []
    unsorted: list[Plain] = []
    doubts: list[Doubt] = []
    spoken = statements.all[:in_prose]
    names = [
        title(statement, spoken[max(0, number - 3) : number + 2], statement.mention.literal)
        for number, statement in enumerate(statements.all)
    ]
    for statement, called in zip(statements.all, told_apart(statements.all, names), strict=True):
        made = maker.figures(statement, called)
        (unsorted if statement.guess is None else figures).extend(made)
        if statement.guess is not None and statement.total is None and (statement.weak or statement.rival):
            doubts.append(Doubt(made[0], statement.rival))
    checks, unsaid = _checks([*formulas, *more])
    report = {"$schema": "report.schema.json", **top, "figures": figures}
    if unsorted:
        report["unsorted"] = unsorted
    if checks:
        report["checks"] = checks
    return Draft(
        report,
        len(mentions) + cells.figures,
        statements.left_out + cells.left_out,
        lost + more_lost + unsaid,
        maker.not_unique,
        _placeholders(top),
        tuple(doubts),
        cells.passed_over,
        held_back,
    )


def _read_tables(document: Document, statements: Statements, period: str, where: Sides) -> tuple[Cells, list[Relation]]:
    """Adds what the tables say to the statements of the prose; what they say again becomes a further place of it."""
    if not document.tables:
        return Cells(), []
    sums = table_sums(document)
    cells = read_cells(document, statements.prose, sums, period)
    known = Known()
    known.add(statements.all)
    for _, group in groupby(cells.statements, lambda one: one.cell and one.cell.table):
        table = list(group)
        for statement in table:
            name_side(statement, where)
        again = known.said_again(table, sums)
        for statement in table:
            if statement.start in again:
                statements.repeat(again[statement.start], statement)
            else:
                statements.add(statement)
        known.add(statement for statement in table if statement.start not in again)
    return cells, sums


def _placeholders(top: Plain) -> tuple[str, ...]:
    values = {
        "title": top["title"]["zh"],
        "ref_area": top["ref_area"]["zh"],
        "counterpart_area": top["counterpart_area"]["zh"],
        "origin": top["origin"]["producer"],
    }
    missing = ["period"] if top["period"] == NO_YEAR else []
    return (*missing, *(key for key, value in values.items() if value == PLACEHOLDER))


# --- Figures ---------------------------------------------------------------------------------------------------------

_EXACT = {"subsidy-rate", "registered-capital"}
"""Standards and statutes are not rounded."""


class _Figures:
    """Makes the figures of statements, with quotes from one text."""

    def __init__(self, quoter: Quoter, where: Sides) -> None:
        self.quoter = quoter
        self.where = where
        self.not_unique = 0

    def figures(self, statement: Statement, name: str) -> list[Plain]:
        """The figures of a statement, of that name."""
        places = [(statement.start, statement.end), *statement.more_places]
        quotes = []
        for start, end in places:
            quote, only = self.quoter.quote(start, end)
            self.not_unique += not only
            quotes.append(quote)
        made = []
        for number, id_ in enumerate(statement.ids, 1):
            full = name if statement.count == 1 else f"{name}（{number}/{statement.count}）"
            made.append(self._figure(statement, id_, full, quotes))
        return made

    def _figure(self, statement: Statement, id_: str, name: str, quotes: list[dict[str, str]]) -> Plain:
        mention, guessed = statement.mention, statement.guess
        qualifier = mention.qualifier
        if qualifier == "between" and statement.value_to is None:
            qualifier = "exact"
        figure: Plain = {"id": id_}
        if guessed is not None:
            figure |= {"category": guessed.category, "measure": guessed.measure}
        figure |= {"title": {"zh": name}, "value": mention.value, "unit": statement.unit}
        more: Plain = {
            "unit_mult": mention.unit_mult or None,
            "value_to": statement.value_to,
            "decimals": "exact" if self._is_exact(statement) else None,
            "qualifier": qualifier if qualifier != "exact" else None,
            "status": statement.status if statement.status != "reported" else None,
            "part_of": statement.total.ids[0] if statement.total is not None else None,
            "by": statement.cut or None,
            "breakdowns": {cut: "partial" if cut in statement.partial else "complete" for cut in statement.cuts}
            or None,
            "basis": basis(statement),
            "direction": direction(statement, self.where),
            "subject": {"zh": statement.side} if statement.side else None,
            "note": statement.each or None,
            "quote": quotes,
        }
        return figure | {key: value for key, value in more.items() if value is not None}

    def _is_exact(self, statement: Statement) -> bool:
        if statement.guess is None or statement.mention.qualifier != "exact":
            return False
        measure = statement.guess.measure
        return measure in _EXACT or (measure == "investment" and statement.status == "agreed")


# --- Checks ----------------------------------------------------------------------------------------------------------

_LONGEST_EQUATION = 200


def _checks(formulas: list[Formulated]) -> tuple[list[Plain], int]:
    """The checks of a report, and how many relations have a figure that is not sorted, which no formula may name."""
    checks: list[Plain] = []
    unsaid = 0
    counts: Counter[str] = Counter()
    for found in formulas:
        if any(statement.guess is None for statement in found.statements):
            unsaid += 1
            continue
        written = formula(found)
        if len(written) > MOST_OF_A_FORMULA:
            unsaid += 1
            continue
        kind = found.relation.type
        counts[kind] += 1
        name = WORDS["relation"][kind]
        checks.append({
            "id": kind if counts[kind] == 1 else f"{kind}-{counts[kind]}",
            "formula": written,
            "title": {"zh": f"{name[0]}：{_shortened(found.relation.equation())}"},
        })  # fmt: skip
    return checks, unsaid


def _shortened(equation: str) -> str:
    """An equation that fits into a title, with the middle of a long one left out."""
    if len(equation) <= _LONGEST_EQUATION:
        return equation
    half = _LONGEST_EQUATION // 2
    return f"{equation[:half]} … {equation[-half:]}"
