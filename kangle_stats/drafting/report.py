"""The draft itself: from a text to a report as it stands in a file, and what there is to say about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from kangle_stats.drafting.guessing import Guess
from kangle_stats.drafting.head import NO_YEAR, PLACEHOLDER, Told, head
from kangle_stats.drafting.links import Formulated, formula, link
from kangle_stats.drafting.naming import Ids, Sides, direction, name_sides, sides, title, told_apart
from kangle_stats.drafting.quoting import Quoter
from kangle_stats.drafting.statements import Statement, Statements, basis
from kangle_stats.drafting.surroundings import Prose
from kangle_stats.messages import WORDS
from kangle_stats.prose import extract, relations
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
    """Quantities of the text."""
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


def draft(text: str, told: Told | None = None, name: str = "", furniture: str | None = None) -> Draft:
    """Drafts the report of a text, which stands in a file of that name.

    `furniture` is the whole of the document, tables included, if `text` is only its prose at the same offsets: the
    head is looked for in it, and quotes are to be unique in it.
    """
    whole = text if furniture is None else furniture
    mentions = extract(text)
    found = relations(text, mentions)
    prose = Prose(text, mentions)
    top = head(whole, prose.headings(), name, told or Told())
    statements = Statements(prose, found)
    formulas, lost = link(statements, found)
    ids = Ids()
    for statement in statements.all:
        ids.give(statement)
    where = sides(top["ref_area"]["zh"], top["counterpart_area"]["zh"])
    name_sides(statements.all, where)
    maker = _Figures(Quoter(CopiedText(whole)), where)
    figures: list[Plain] = []
    unsorted: list[Plain] = []
    doubts: list[Doubt] = []
    names = [
        title(statement, statements.all[max(0, number - 3) : number + 2], statement.mention.literal)
        for number, statement in enumerate(statements.all)
    ]
    for statement, called in zip(statements.all, told_apart(statements.all, names), strict=True):
        made = maker.figures(statement, called)
        (unsorted if statement.guess is None else figures).extend(made)
        if statement.guess is not None and statement.total is None and (statement.weak or statement.rival):
            doubts.append(Doubt(made[0], statement.rival))
    checks, unsaid = _checks(formulas)
    report = {"$schema": "report.schema.json", **top, "figures": figures}
    if unsorted:
        report["unsorted"] = unsorted
    if checks:
        report["checks"] = checks
    placeholders = _placeholders(top)
    left_out = statements.left_out
    return Draft(report, len(mentions), left_out, lost + unsaid, maker.not_unique, placeholders, tuple(doubts))


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


def _checks(formulas: list[Formulated]) -> tuple[list[Plain], int]:
    """The checks of a report, and how many relations have a figure that is not sorted, which no formula may name."""
    checks: list[Plain] = []
    unsaid = 0
    counts: Counter[str] = Counter()
    for found in formulas:
        if any(statement.guess is None for statement in found.statements):
            unsaid += 1
            continue
        kind = found.relation.type
        counts[kind] += 1
        name = WORDS["relation"][kind]
        checks.append({
            "id": kind if counts[kind] == 1 else f"{kind}-{counts[kind]}",
            "formula": formula(found),
            "title": {"zh": f"{name[0]}：{found.relation.equation()}"},
        })  # fmt: skip
    return checks, unsaid
