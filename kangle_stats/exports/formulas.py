"""Formulas of a spreadsheet that lead to the cells of the figures, wherever they give exactly what was computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from kangle_stats.exports.book import Place
from kangle_stats.exports.cells import MOST_DIGITS, Content, Formula, Number
from kangle_stats.formula import Node, Product, Ref, Root, Sum
from kangle_stats.formula import Number as Digits
from kangle_stats.models import UnsortedFigure
from kangle_stats.quantity import Number as Exact
from kangle_stats.quantity import plain, reduced, scaled
from kangle_stats.units import PERCENT

_LONGEST = 8000
"""Characters of a formula; Excel takes 8192."""
_MOST_TERMS = 250
"""Arguments of a function; Excel takes 255."""
_DEEPEST = 60
"""Parentheses inside each other; Excel takes 64."""


class Cells(NamedTuple):
    """Where a figure stands in the sheet of figures."""

    value: Place
    unit_mult: Place


FigureCells = Mapping[str, Cells]
"""The cells of the figures that stand there as native numbers, by the names by which a formula calls them."""


def multiplied(figure: UnsortedFigure, cells: Cells) -> str:
    """A figure multiplied out: `'数据'!$H$5*10^'数据'!$Z$5`, a percentage as a share."""
    text = str(cells.value)
    if figure.unit_mult:
        text += f"*10^{cells.unit_mult}"
    return f"{text}/100" if figure.unit == PERCENT else text


def single(figure: UnsortedFigure) -> Exact | None:
    """The one number that a figure prints, multiplied out; None for a range, or a value that is missing."""
    if figure.value is None or figure.value_to is not None:
        return None
    number = scaled(figure.value, figure.unit_mult)
    return Fraction(number) / 100 if figure.unit == PERCENT else number


def total(figures: Sequence[UnsortedFigure], cells: FigureCells, expected: Exact | None) -> Content:
    """The sum of some figures: traceable if every figure is, and if it comes to what is expected; else the number."""
    numbers = [single(figure) for figure in figures]
    known = [number for number in numbers if number is not None]
    text = None
    if len(known) == len(figures) and all(figure.id in cells for figure in figures) and sum(known) == expected:
        if any(figure.unit_mult for figure in figures):
            text = "+".join(multiplied(figure, cells[figure.id]) for figure in figures)
        else:
            text = _added([cells[figure.id].value for figure in figures])
    return _traceable(text, expected)


def divided(content: Content, value: Exact | None, power: int) -> Content:
    """A result, with its value, divided by ten to `power`: of a formula a formula, which gives exactly that."""
    if value is None:
        return None
    digits = plain(reduced(Fraction(value, 10**power)))
    return Formula(f"({content.text})/10^{power}", digits) if isinstance(content, Formula) else Number(digits)


def largest(figures: Sequence[UnsortedFigure], cells: FigureCells, expected: Exact | None) -> Content:
    """The largest of some figures: the least that people who may be the same can come to."""
    numbers = [single(figure) for figure in figures]
    known = [number for number in numbers if number is not None]
    text = None
    if (
        len(known) == len(figures) <= _MOST_TERMS
        and all(figure.id in cells for figure in figures)
        and max(known) == expected
    ):
        text = f"MAX({','.join(multiplied(figure, cells[figure.id]) for figure in figures)})"
    return _traceable(text, expected)


def _added(cells: Sequence[Place]) -> str | None:
    """The sum of some cells of one column, neighbours as a range."""
    runs: list[list[Place]] = []
    for cell in cells:
        if runs and runs[-1][-1].row + 1 == cell.row:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    terms = [str(run[0]) if len(run) == 1 else f"{run[0]}:${run[-1].column}${run[-1].row}" for run in runs]
    if len(cells) == 1:
        return terms[0]
    return f"SUM({','.join(terms)})" if len(terms) <= _MOST_TERMS else None


def side(
    node: Node, figures: Mapping[str, UnsortedFigure], cells: FigureCells, expected: Exact | None, percent: bool
) -> Content:
    """One side of a check: its formula over the cells if that comes to what is expected; else the number.

    `expected` is in percent if `percent` is true, as the finding shows it.
    """
    text = None
    if expected is not None and not isinstance(node, Digits) and all(name in cells for name in figures):
        number = _evaluated(node, figures)
        if number is not None and number * (100 if percent else 1) == expected:
            text = _written(node, figures, cells)
            if percent:
                text = f"({text})*100" if isinstance(node, Sum) else f"{text}*100"
    return _traceable(text, expected)


def _evaluated(node: Node, figures: Mapping[str, UnsortedFigure]) -> Exact | None:
    """What plain arithmetic makes of one side; None where it cannot be had."""
    match node:
        case Digits(digits):
            return scaled(digits)
        case Ref():
            return single(figures[node.name])
        case Sum(terms=members):
            total: Exact = 0
            for sign, member in members:
                value = _evaluated(member, figures)
                if value is None:
                    return None
                total += sign * value
            return total
        case Product(factors=members):
            product: Exact = 1
            for power, member in members:
                value = _evaluated(member, figures)
                if value is None or (power < 0 and value == 0):
                    return None
                product = product * value if power > 0 else Fraction(product) / value
            return product
        case Root():
            return None  # which no report writes


def _written(node: Node, figures: Mapping[str, UnsortedFigure], cells: FigureCells) -> str:
    match node:
        case Digits(digits):
            return digits
        case Ref():
            text = multiplied(figures[node.name], cells[node.name])
            return f"({text})" if "*" in text or "/" in text else text
        case Sum(terms=members):
            written = [("-" if sign < 0 else "+") + _inside(member, figures, cells) for sign, member in members]
            return "".join(written).removeprefix("+")
        case Product(factors=members):
            written = [("/" if power < 0 else "*") + _inside(member, figures, cells) for power, member in members]
            return "".join(written).removeprefix("*")
        case Root(inner, degree):
            return f"({_written(inner, figures, cells)})^(1/{degree})"


def _inside(node: Node, figures: Mapping[str, UnsortedFigure], cells: FigureCells) -> str:
    text = _written(node, figures, cells)
    return f"({text})" if isinstance(node, Sum | Product) else text


def _traceable(text: str | None, expected: Exact | None) -> Content:
    """The formula where a spreadsheet can hold it and its result digit for digit; else the result alone."""
    if expected is None:
        return None
    digits = plain(expected)
    if text is None or not _fits(text) or _significant(digits) > MOST_DIGITS:
        return Number(digits)
    return Formula(text, digits)


def _fits(text: str) -> bool:
    depth = deepest = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        deepest = max(deepest, depth)
    return len(text) <= _LONGEST and deepest <= _DEEPEST


def _significant(digits: str) -> int:
    return len(digits.lstrip("-").replace(".", "").strip("0"))


def number(value: Exact | None) -> Content:
    """A number as it was computed."""
    return None if value is None else Number(plain(value))


def joined(names: Iterable[str]) -> str:
    """Several ids in one cell."""
    return " | ".join(names)
