"""Formulas that are weighted sums of figures: left minus right as weights and a constant."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from kangle_stats.formula import Formula, Node, Number, Product, Ref, Root, Sum
from kangle_stats.quantity import scaled


class Linear(NamedTuple):
    """Left minus right of a formula: the weight of each figure, and a constant."""

    weights: dict[Ref, Fraction]
    constant: Fraction


def linear(formula: Formula) -> Linear | None:
    """Left minus right as a weighted sum; None where figures are multiplied with or divided by one another."""
    return _sum([(1, formula.left), (-1, formula.right)])


def _linear(node: Node) -> Linear | None:
    match node:
        case Number(digits):
            return Linear({}, Fraction(scaled(digits)))
        case Ref():
            return Linear({node: Fraction(1)}, Fraction(0))
        case Sum(terms):
            return _sum(terms)
        case Product(factors):
            product = Linear({}, Fraction(1))
            for power, factor in factors:
                part = _linear(factor)
                if part is None or (part.weights and (product.weights or power < 0)):
                    return None
                if power < 0:
                    product = _times(product, 1 / part.constant)
                else:
                    product = _times(part, product.constant) if part.weights else _times(product, part.constant)
            return product
        case Root():
            return None


def _sum(terms: Iterable[tuple[int, Node]]) -> Linear | None:
    weights: dict[Ref, Fraction] = {}
    constant = Fraction(0)
    for sign, term in terms:
        part = _linear(term)
        if part is None:
            return None
        constant += sign * part.constant
        for ref, weight in part.weights.items():
            weights[ref] = weights.get(ref, Fraction(0)) + sign * weight
    return Linear(weights, constant)


def _times(one: Linear, factor: Fraction) -> Linear:
    return Linear({ref: weight * factor for ref, weight in one.weights.items()}, one.constant * factor)
