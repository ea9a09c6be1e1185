"""A check as an equation, to be solved for one of its figures and judged with another value of it.

Of a long sum the terms beside the figure in question are added up once, so that the time which all figures of a check
take grows with their number, not with its square.

Limits: a figure that stands in a formula twice is solved for only if the formula is linear in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from kangle_stats.checks.finding import Finding
from kangle_stats.checks.judge import Values, judge, lookup_in
from kangle_stats.checks.linear import linear
from kangle_stats.formula import Formula, Lookup, Node, Number, Product, Ref, Root, Sum, evaluate, refs
from kangle_stats.quantity import Interval, Quantity, Undecidable, bare_number, reduced, sum_of
from kangle_stats.quantity import Number as Exact


class Equation(NamedTuple):
    """A formula with the quantities of its figures, by the names that it gives them."""

    formula: Formula
    values: Values

    def mended_by(self, name: str, value: Quantity) -> bool:
        """Whether the check would not fail with another quantity for a figure."""
        return judge(self.formula, {**self.values, name: value}).verdict != "fails"

    def needed(self, name: str) -> Quantity | None:
        """What a figure would have to be for both sides to be equal, given the others; None if that cannot be said."""
        left, right = self.formula.left, self.formula.right
        lookup = lookup_in(self.values)
        try:
            in_left, in_right = _count(left, name), _count(right, name)
            if in_left + in_right == 1:
                inside, outside = (left, right) if in_left else (right, left)
                return _isolated(inside, evaluate(outside, lookup), name, lookup)
            return _needed_linear(self, name)
        except Undecidable:
            return None

    def admitted(self, name: str) -> Interval | None:
        """The interval that a figure's promise has to meet for the check not to fail, its unit being what it is.

        None if that is not so simple: if the figure does not stand, once, in a sum of figures and numbers.
        """
        terms = _terms(self)
        own = [sign for sign, term in terms or () if isinstance(term, Ref) and term.name == name]
        if terms is None or len(own) != 1:
            return None
        rest = Interval(0, 0)
        for sign, term in terms:
            if not (isinstance(term, Ref) and term.name == name):
                promise = _quantity(term, self.values).promise
                rest = rest + (promise if sign == own[0] else -promise)
        met = -rest
        relation = self.formula.relation
        if relation == "=":
            return met
        strict = len(relation) == 1
        if (relation[0] == "<") == (own[0] > 0):
            return Interval(None, met.high, False, met.high_open or strict)
        return Interval(met.low, None, met.low_open or strict)


MANY_FIGURES = 30
"""From so many figures in a check on, those beside the one in question are added up once, not again for each."""

_REST = "(the other terms)"
_OTHER_SIDE = "(the other side)"


def equations(finding: Finding) -> dict[str, Equation]:
    """For each figure of a check the equation that it is looked for in: the check's own, or one that says the same."""
    assert finding.formula is not None
    values = dict(zip(finding.figure_ids, (figure.quantity for figure in finding.figures), strict=True))
    whole = Equation(finding.formula, values)
    found = dict.fromkeys(values, whole)
    if len(values) > MANY_FIGURES:
        terms = _terms(whole)
        if terms is not None and sum(isinstance(term, Ref) for _, term in terms) == len(values):  # each figure once
            found |= _shortened(whole)
    return found


def _shortened(whole: Equation) -> Iterator[tuple[str, Equation]]:
    """Each figure that others are added to, in `the figure + the other terms = the other side`."""
    formula, values = whole
    for side, other in ((formula.left, formula.right), (formula.right, formula.left)):
        if not isinstance(side, Sum):
            continue
        terms = _signed(side, 1)
        assert terms is not None
        opposite = evaluate(other, lookup_in(values))
        signed = [_quantity(term, values) if sign > 0 else -_quantity(term, values) for sign, term in terms]
        before = list(accumulate(signed))
        behind = list(accumulate(reversed(signed)))[::-1]
        for at, (sign, term) in enumerate(terms):
            if isinstance(term, Number):
                continue
            rest = [*before[max(at - 1, 0) : at], *behind[at + 1 : at + 2]]
            inside: Node = Sum(((sign, term), (1, Ref(_REST)))) if rest else Sum(((sign, term),))
            sides = (inside, Ref(_OTHER_SIDE)) if side is formula.left else (Ref(_OTHER_SIDE), inside)
            short = {term.name: values[term.name], _OTHER_SIDE: opposite}
            if rest:
                short[_REST] = sum_of(rest)
            yield term.name, Equation(Formula(sides[0], formula.relation, sides[1]), short)


Terms = list[tuple[int, Ref | Number]]


def _terms(equation: Equation) -> Terms | None:
    """Left minus right as figures and numbers that are added or taken away; None if it is not as simple as that."""
    left, right = _signed(equation.formula.left, 1), _signed(equation.formula.right, -1)
    if left is None or right is None:
        return None
    terms = left + right
    percent = any(value is not None and value.percent for value in equation.values.values())
    if percent and any(isinstance(term, Number) for _, term in terms):
        return None  # a bare number beside percentages is in percent
    return terms


def _signed(node: Node, sign: int) -> Terms | None:
    if isinstance(node, Product | Root):
        return None
    if not isinstance(node, Sum):
        return [(sign, node)]
    terms: Terms = []
    for own, term in node.terms:
        inner = _signed(term, sign * own)
        if inner is None:
            return None
        terms += inner
    return terms


def _quantity(term: Ref | Number, values: Values) -> Quantity:
    return bare_number(term.digits) if isinstance(term, Number) else lookup_in(values)(term)


def _count(node: Node, name: str) -> int:
    return sum(1 for ref in refs(node) if ref.name == name)


def _isolated(node: Node, target: Quantity, name: str, lookup: Lookup) -> Quantity:
    """The quantity of the one figure `name` in a node that is to equal `target`."""
    match node:
        case Sum(terms):
            sign, inner = next(term for term in terms if _count(term[1], name))
            for other_sign, term in terms:
                if term is not inner:
                    value = evaluate(term, lookup)
                    target = target + (-value if other_sign > 0 else value)
            return _isolated(inner, -target if sign < 0 else target, name, lookup)
        case Product(factors):
            power, inner = next(factor for factor in factors if _count(factor[1], name))
            rest = bare_number("1")
            for other_power, factor in factors:
                if factor is not inner:
                    value = evaluate(factor, lookup)
                    rest = rest * value if other_power > 0 else rest / value
            return _isolated(inner, target / rest if power > 0 else rest / target, name, lookup)
        case Root(inner, degree):
            power_of_it = target
            for _ in range(degree - 1):
                power_of_it = power_of_it * target
            return _isolated(inner, power_of_it, name, lookup)
    return target


def _needed_linear(equation: Equation, name: str) -> Quantity | None:
    """The same for a figure that stands in the formula more than once, if the formula is linear."""
    values = equation.values
    form = linear(equation.formula)
    if form is None or (form.constant and any(value is not None and value.percent for value in values.values())):
        return None  # a bare number beside percentages is in percent, which the weights do not know
    coefficient = sum((weight for ref, weight in form.weights.items() if ref.name == name), Fraction(0))
    if not coefficient:
        return None
    rest: Exact = form.constant
    for ref, weight in form.weights.items():
        value = values[ref.name]
        if ref.name != name:
            if value is None or value.point is None:
                return None
            rest += weight * value.point
    own = values[name]
    assert own is not None
    point = reduced(-Fraction(rest) / coefficient)
    return replace(own, point=point, promise=Interval(point, point))
