"""What the relation finder returns: an equation between quantities that a text's wording asserts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kangle_stats.prose.mention import Mention

RelationType = Literal["sum", "difference", "ratio", "product", "average", "equal"]


@dataclass(frozen=True, slots=True)
class Op:
    """One arithmetic step of a formula: `sign` is one of + - * /, taken from left to right over `terms`; or √, of the
    first term, to the degree that the second, a number, says.
    """

    sign: Literal["+", "-", "*", "/", "√"]
    terms: tuple[Formula, ...]


Formula = Mention | Op | int
"""The right side of an equation: a quantity of the text, steps over quantities, or a bare number that its wording
implies: the 1000 of 每千人."""


@dataclass(frozen=True, slots=True)
class Relation:
    """`total` equals `formula`, by the wording of the text. `parts` are the quantities in the formula, in its order."""

    type: RelationType
    total: Mention
    parts: tuple[Mention, ...]
    formula: Formula
    explicit: bool = True
    """Whether the wording leaves no other reading. If not, arithmetic has chosen between the possible ones."""
    sign: Literal["=", "<="] = "="
    """How `formula` stands to `total`: <= where the parts are only some of the total's (其中, in a table)."""

    def equation(self) -> str:
        """The equation in the figures as printed: 900人 = 三家 × (100人 + 200人)."""
        sign = "≥" if self.sign == "<=" else "="
        return f"{self.total.literal} {sign} {written(self.formula)}"


ALL = 100
"""The whole, beside shares that are added to it or taken from it: a bare number there is one of percent."""
_SIGNS = {"+": " + ", "-": " - ", "*": " × ", "/": " ÷ "}


def written(formula: Formula, inside: str = "", first: bool = True) -> str:
    """A formula in the figures as printed, with the brackets that it needs inside a step of sign `inside`, `first` or
    behind other terms.
    """
    if isinstance(formula, int):
        return f"{formula}%" if formula == ALL and inside in ("+", "-") else str(formula)
    if isinstance(formula, Mention):
        return formula.literal.replace("\n", "") or "—"
    if formula.sign == "√":
        term, degree = formula.terms
        return f"({written(term)})^(1/{written(degree)})"
    terms = (written(term, formula.sign, first=not k) for k, term in enumerate(formula.terms))
    text = _SIGNS[formula.sign].join(terms)
    needed = inside in ("*", "/") and (formula.sign in "+-" or not first)
    return f"({text})" if needed or (inside == "-" and formula.sign in "+-") else text


def sum_of(total: Mention, parts: tuple[Mention, ...], explicit: bool = True) -> Relation:
    """`total` = the sum of `parts`."""
    return Relation("sum", total, parts, Op("+", parts), explicit)
