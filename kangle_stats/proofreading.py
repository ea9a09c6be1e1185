"""The arithmetic that a text asserts, judged by the same engine as a report's checks, suspects included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kangle_stats.checks.finding import Finding
from kangle_stats.checks.judge import Judgement, judge
from kangle_stats.checks.mending import with_mending
from kangle_stats.checks.suspects import with_suspects
from kangle_stats.documents import Document
from kangle_stats.formula import Formula, Node, Product, Ref, Root, Sum
from kangle_stats.formula import Number as Constant
from kangle_stats.models import Bilingual, UnsortedFigure
from kangle_stats.prose import extract, relations
from kangle_stats.prose.arithmetic import SHARE_POWERS, stand_in
from kangle_stats.prose.mention import Mention
from kangle_stats.prose.numerals import plain
from kangle_stats.prose.relation import Formula as Wording
from kangle_stats.prose.relation import Relation
from kangle_stats.quantity import Number, Quantity, scaled, size
from kangle_stats.table_sums import table_figures, table_sums
from kangle_stats.units import PERCENT, Dimension


@dataclass(frozen=True, slots=True)
class Proof:
    """A relation that a text asserts, and what comes of recomputing it."""

    relation: Relation
    finding: Finding
    """The verdict on `formula = total`; its figures go by the offsets of their mentions: q1202."""

    def mention(self, name: str) -> Mention:
        """The mention that a figure of the finding stands for."""
        return next(each for each in (self.relation.total, *self.relation.parts) if _name(each) == name)


class _Printed(UnsortedFigure):
    """A mention as a figure of the engine. Its unit stands in for measure words that the table of units lacks."""

    dims: Dimension = ()
    """The unit that it shares with the relation's total; none for holders (两家) and shares, which are pure numbers."""

    def quantity_of(self, value: str) -> Quantity:
        """The same quantity, in the unit of the relation."""
        return replace(super().quantity_of(value), dims=self.dims)


_NO_TITLE = Bilingual.model_construct(zh="")
_BLANK = _Printed.model_construct(id="", title=_NO_TITLE, value=None, unit=PERCENT, breakdowns={}, quote=[])
"""What every figure of a text is a copy of: Pydantic takes several times as long to make one from nothing."""


def proofread(document: Document) -> tuple[list[Mention], Iterator[Proof]]:
    """The quantities of a document's prose and tables, and every relation that these assert, recomputed."""
    mentions = extract(document.prose)
    found = proofs([*relations(document.prose, mentions), *table_sums(document)])
    return [*mentions, *table_figures(document)], found


def proofs(asserted: Sequence[Relation]) -> Iterator[Proof]:
    """Every relation of one text, recomputed; failing ones have their suspects, which others of their figures bear on.

    Those that share no figure with another, as most do, are recomputed one by one: a proof takes more memory than the
    text that it is about.
    """
    names = [{_name(mention) for mention in (relation.total, *relation.parts)} for relation in asserted]
    uses = Counter(name for each in names for name in each)
    shares = [any(uses[name] > 1 for name in each) for each in names]
    together = iter(_proofs([relation for relation, shared in zip(asserted, shares, strict=True) if shared]))
    for relation, shared in zip(asserted, shares, strict=True):
        yield next(together) if shared else _proofs([relation])[0]


def _proofs(asserted: Sequence[Relation]) -> list[Proof]:
    findings = with_mending(with_suspects([_finding(relation) for relation in asserted]))
    return [Proof(relation, finding) for relation, finding in zip(asserted, findings, strict=True)]


def _finding(relation: Relation) -> Finding:
    mentions = {_name(mention): mention for mention in (*relation.parts, relation.total)}
    figures = {name: _figure(name, mention, relation) for name, mention in mentions.items()}
    formula = Formula(_node(relation.formula), relation.sign, Ref(_name(relation.total)))
    judgement = judge(formula, {name: figure.quantity for name, figure in figures.items()})
    name = f"{relation.type}/{_name(relation.total)}"
    judgement = _doubted(judgement, formula, figures, relation)
    verdict, left, right, reason, details = judgement
    finding = Finding("", name, "formula", verdict, tuple(figures.values()), formula, left, right, reason, details)
    if relation.type == "sum" and len(figures) == len(relation.parts) + 1:
        # Parts and their total, as a report would declare them.
        return replace(finding, kind="breakdown", stated=None, relation=relation.sign)
    return finding


def _doubted(
    judgement: Judgement, formula: Formula, figures: Mapping[str, UnsortedFigure], relation: Relation
) -> Judgement:
    """A judgement made doubtful where the total of a relation promises less than it suggests by how it is printed: a
    whole multiple may be meant roughly, and a quotient may have been cut off, as many offices do, not rounded.
    """
    total, name = relation.total, _name(relation.total)
    told = {name: figure.quantity for name, figure in figures.items()}
    if judgement.verdict == "rounding" and _is_rough(total):
        closer = _figure(name, total, relation, decimals=1).quantity
        if judge(formula, told | {name: closer}).verdict == "fails":
            return judgement._replace(verdict="doubtful", reason="document-rough-multiple")
    if judgement.verdict == "fails" and relation.type in ("ratio", "average") and not _is_rough(total):
        printed, quotient = told[name], judgement.left
        if printed is not None and printed.exact and quotient is not None and _is_cut_off(printed, quotient, total):
            details = {"rounded": _rounded(quotient.point or 0, total)}
            return judgement._replace(verdict="doubtful", reason="document-cut-off", details=details)
    return judgement


def _is_cut_off(printed: Quantity, quotient: Quantity, mention: Mention) -> bool:
    """Whether a number is what is left of a quotient if the digits behind its last one are cut off: 63.34 of 63.346."""
    if printed.point is None or quotient.point is None or printed.point * quotient.point < 0:
        return False
    return 0 <= size(quotient.point) - size(printed.point) < _last_place(mention)


def _rounded(number: Number, mention: Mention) -> str:
    """A number as the mention would be printed if it were rounded: 63.35%."""
    step = _last_place(mention)
    steps = int(size(number) / step + Fraction(1, 2))
    places = len(mention.value.partition(".")[2])
    digits = str(steps).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    value = f"-{text}" if number < 0 else text
    return mention.literal.replace(mention.value, value) if mention.value in mention.literal else value


def _last_place(mention: Mention) -> Number:
    """One unit of the last printed digit, multiplied out."""
    unit = plain(mention.unit)
    power = mention.unit_mult + (SHARE_POWERS[unit] - 2 if unit in SHARE_POWERS else 0)
    return scaled("1", power - len(mention.value.partition(".")[2]))


def _is_rough(mention: Mention) -> bool:
    """Whether a multiple is printed whole: 增长2倍 may be said of 1.6, and of 2.0."""
    return plain(mention.unit) in ("倍", "番") and "." not in mention.value


def _name(mention: Mention) -> str:
    return f"q{mention.start}"


def _unit(mention: Mention) -> str:
    return mention.unit_code or plain(mention.unit)


def _figure(name: str, mention: Mention, relation: Relation, decimals: int | None = None) -> UnsortedFigure:
    """The figure of a mention; `decimals`, if given, are the places of its printed value that are known."""
    unit = _unit(relation.total)
    alike = relation.type in ("sum", "difference", "equal") or (_unit(mention) == unit and _keeps_unit(relation))
    share = plain(mention.unit) in SHARE_POWERS
    ranged = mention.qualifier == "between" and mention.value_to is not None
    if relation.type == "average" and mention is relation.total and mention.qualifier == "exact" and decimals is None:
        decimals = len(mention.value.partition(".")[2])  # a mean of whole things is rounded like any other quotient
    return _BLANK.model_copy(
        update={
            "id": name,
            "title": _NO_TITLE.model_copy(update={"zh": mention.noun or mention.literal}),
            "value": mention.value or None,
            "value_to": mention.value_to if ranged else None,
            "unit": PERCENT if share else stand_in(mention),
            "unit_mult": mention.unit_mult + (SHARE_POWERS[plain(mention.unit)] if share else 0),
            "qualifier": "exact" if mention.qualifier == "between" and not ranged else mention.qualifier,
            "decimals": decimals,
            "status": mention.status,
            "dims": ((unit, 1),) if alike and unit and not share else (),
        }
    )


def _keeps_unit(relation: Relation) -> bool:
    """Whether the total has the unit of some of the figures and the others are pure numbers to it, as 每户2000元 has
    that of an amount. Persons for each thousand persons, and persons a square kilometre, are no persons.
    """
    alike = sum(_unit(part) == _unit(relation.total) for part in relation.parts)
    return 0 < alike < len(relation.parts)


def _node(wording: Wording) -> Node:
    if isinstance(wording, int):
        return Constant(str(wording))
    if isinstance(wording, Mention):
        return Ref(_name(wording))
    if wording.sign == "√":
        term, degree = wording.terms
        assert isinstance(degree, int)
        return Root(_node(term), degree)
    first, *rest = (_node(term) for term in wording.terms)
    sign = -1 if wording.sign in "-/" else 1
    terms = ((1, first), *((sign, term) for term in rest))
    return Sum(terms) if wording.sign in "+-" else Product(terms)
