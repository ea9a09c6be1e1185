"""Formulas that are weighted sums of figures: left minus right as weights and a constant."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from kangle_stats.formula import Formula, Node, Number, Product, Ref, Sum
from kangle_stats.quantity import scaled


class Linear(NamedTuple):
    """Left minus right of a formula: the weight of each figure, and a constant."""

    weights: dict[Ref, Fraction]
    constant: Fraction


def linear(formula: Formula) -> Linear | None:
    """Left minus right as a weighted sum; None where figures are multiplied with or divided by one another."""
    left, right = _linear(formula.left), _linear(formula.right)
    return None if left is None or right is None else _added(left, right, Fraction(-1))


def _linear(node: Node) -> Linear | None:
    match node:
        case Number(digits):
            return Linear({}, Fraction(scaled(digits)))
        case Ref():
            return Linear({node: Fraction(1)}, Fraction(0))
        case Sum(terms):
            total = Linear({}, Fraction(0))
            for sign, term in terms:
                part = _linear(term)
                if part is None:
                    return None
                total = _added(total, part, Fraction(sign))
            return total
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


def _added(one: Linear, other: Linear, weight: Fraction) -> Linear:
    weights = dict(one.weights)
    for ref, each in other.weights.items():
        weights[ref] = weights.get(ref, Fraction(0)) + weight * each
    return Linear(weights, one.constant + weight * other.constant)


def _times(one: Linear, factor: Fraction) -> Linear:
    return Linear({ref: weight * factor for ref, weight in one.weights.items()}, one.constant * factor)
