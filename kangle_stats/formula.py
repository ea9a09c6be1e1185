"""Formulas over figure ids: parsed, written out, evaluated with units and intervals. Nothing is ever `eval`ed."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast

from kangle_stats.quantity import Quantity, Relation, Undecidable, bare_number

MAX_DEPTH = 50

FIGURE_ID = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*"
REPORT_ID = r"[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)*"


class FormulaError(Exception):
    """A formula that cannot be read: the message's code and details, and the column (from 1) where reading stopped."""

    def __init__(self, code: str, column: int, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        self.details = details


@dataclass(slots=True, unsafe_hash=True)
class Number:
    """A number in a formula: plain decimal digits, without a unit."""

    digits: str


@dataclass(slots=True, unsafe_hash=True)
class Ref:
    """A figure in a formula, of another report if one is named."""

    figure: str
    report: str | None = None

    @property
    def name(self) -> str:
        """How the formula names it."""
        return self.figure if self.report is None else f"{self.report}:{self.figure}"


@dataclass(slots=True, unsafe_hash=True)
class Sum:
    """Terms that are added, or taken away where their sign is -1."""

    terms: tuple[tuple[int, Node], ...]


@dataclass(slots=True, unsafe_hash=True)
class Product:
    """Factors that are multiplied, or divided by where their power is -1."""

    factors: tuple[tuple[int, Node], ...]


@dataclass(slots=True, unsafe_hash=True)
class Root:
    """The root of a node. No formula of a report has one: it is what a mean yearly growth is recomputed by."""

    node: Node
    degree: int


Node = Number | Ref | Sum | Product | Root


@dataclass(slots=True, unsafe_hash=True)
class Formula:
    """Two sides and the relation that should hold between them."""

    left: Node
    relation: Relation
    right: Node

    def __str__(self) -> str:
        return f"{written(self.left)} {self.relation} {written(self.right)}"

    def refs(self) -> list[Ref]:
        """The figures in it, each once, in the order of the formula."""
        return list(dict.fromkeys([*refs(self.left), *refs(self.right)]))


Lookup = Callable[[Ref], Quantity]


def evaluate(node: Node, lookup: Lookup) -> Quantity:
    """The quantity of one side. Raises Undecidable for unlike units and for a divisor that may be 0."""
    match node:
        case Number(digits):
            return bare_number(digits)
        case Ref():
            return lookup(node)
        case Sum(terms):
            total: Quantity | None = None
            for sign, term in terms:
                value = evaluate(term, lookup)
                value = -value if sign < 0 else value
                total = value if total is None else total + value
        case Product(factors):
            total = None
            for power, factor in factors:
                value = evaluate(factor, lookup)
                if total is None:
                    total = value
                else:
                    total = total * value if power > 0 else total / value
        case Root(inner, degree):
            return evaluate(inner, lookup).root(degree)
    assert total is not None
    return total


def refs(node: Node) -> Iterator[Ref]:
    """The figures in one side, as often as they stand there."""
    match node:
        case Ref():
            yield node
        case Sum(terms=members) | Product(factors=members):
            for _, member in members:
                yield from refs(member)
        case Root(inner):
            yield from refs(inner)


def written(
    node: Node, name: Callable[[Ref], str] = operator.attrgetter("name"), number: Callable[[str], str] = str
) -> str:
    """One side as text, with `name` for its figures and `number` for its numbers."""
    match node:
        case Number(digits):
            return number(digits)
        case Ref():
            return name(node)
        case Sum(terms):
            text = ""
            for sign, term in terms:
                inner = written(term, name, number)
                if isinstance(term, Sum) or ((text or sign < 0) and inner.startswith("-")):
                    inner = f"({inner})"
                if text:
                    text += f" {'-' if sign < 0 else '+'} {inner}"
                else:
                    text = f"-{inner}" if sign < 0 else inner
            return text
        case Product(factors):
            text = ""
            for power, factor in factors:
                inner = written(factor, name, number)
                if isinstance(factor, Sum) or (text and isinstance(factor, Product)):
                    inner = f"({inner})"
                text += f" {'*' if power > 0 else '/'} {inner}" if text else inner
            return text
        case Root(root_of, degree):
            return f"({written(root_of, name, number)})^(1/{degree})"


# --- Parsing ---------------------------------------------------------------------------------------------------------


class _Token(NamedTuple):
    kind: str
    text: str
    column: int
    spaced: bool
    """Whether white space stands on both of its sides."""


_LEXER = re.compile(
    rf"(?P<ref>(?:{REPORT_ID}:)?{FIGURE_ID})(?![\w:])|(?P<number>[0-9]+(?:\.[0-9]+)?)(?![\w.])"
    r"|(?P<relation><=|>=|[=<>])(?![=<>])|(?P<operator>[-+*/()])"
)
_SPACE = re.compile(r"[ \t\r\n]*")


@lru_cache(maxsize=1024)
def parse(text: str) -> Formula:
    """The formula in a text. Raises FormulaError with the place of the first fault."""
    return _Parser(text).formula()


def column(text: str, ref: Ref) -> int:
    """The column (from 1) at which a formula that can be read first names a figure."""
    return next(token.column for token in _tokens(text) if token.text == ref.name)


class _Parser:
    """Recursive descent, one method a level: relation, sum, product, sign, operand."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.next = 0
        self.depth = 0

    def formula(self) -> Formula:
        left = self.sum()
        token = self.take()
        if token.kind != "relation":
            raise FormulaError("formula-relation", token.column, found=token.text or "–")
        right = self.sum()
        rest = self.take()
        if rest.kind == "relation":
            raise FormulaError("formula-two-relations", rest.column, found=rest.text)
        if rest.kind != "end":
            raise FormulaError("formula-rest", rest.column, found=rest.text)
        formula = Formula(left, cast(Relation, token.text), right)
        if not formula.refs():
            raise FormulaError("formula-no-figure", 1)
        return formula

    def sum(self) -> Node:
        terms = [(1, self.product())]
        while (token := self.peek()).text in ("+", "-"):
            if token.text == "-" and not token.spaced:
                raise FormulaError("formula-minus-spaces", token.column)
            self.take()
            terms.append((1 if token.text == "+" else -1, self.product()))
        return Sum(tuple(terms)) if len(terms) > 1 else terms[0][1]

    def product(self) -> Node:
        factors = [(1, self.signed())]
        while (token := self.peek()).text in ("*", "/"):
            self.take()
            factor = self.signed()
            if token.text == "/" and _is_zero(factor):
                raise FormulaError("formula-zero-divisor", token.column)
            factors.append((1 if token.text == "*" else -1, factor))
        return Product(tuple(factors)) if len(factors) > 1 else factors[0][1]

    def signed(self) -> Node:
        token = self.peek()
        if token.text not in ("+", "-"):
            return self.operand()
        self.deeper(token)
        self.take()
        inner = self.signed()
        self.depth -= 1
        return Sum(((-1, inner),)) if token.text == "-" else inner

    def operand(self) -> Node:
        token = self.take()
        if token.kind == "number":
            return Number(token.text)
        if token.kind == "ref":
            report, _, figure = token.text.rpartition(":")
            return Ref(figure, report or None)
        if token.text != "(":
            raise FormulaError("formula-operand", token.column, found=token.text or "–")
        self.deeper(token)
        inner = self.sum()
        closing = self.take()
        if closing.text != ")":
            raise FormulaError("formula-parenthesis", token.column)
        self.depth -= 1
        return inner

    def deeper(self, token: _Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError("formula-too-deep", token.column, limit=str(MAX_DEPTH))

    def peek(self) -> _Token:
        return self.tokens[self.next]

    def take(self) -> _Token:
        token = self.tokens[self.next]
        self.next = min(self.next + 1, len(self.tokens) - 1)
        return token


def _tokens(text: str) -> Iterator[_Token]:
    position = _end_of_space(text, 0)
    while position < len(text):
        match = _LEXER.match(text, position)
        if match is None:
            raise FormulaError("formula-character", position + 1, found=text[position : position + 10])
        after = _end_of_space(text, match.end())
        spaced = text[position - 1 : position].isspace() and after > match.end()
        yield _Token(str(match.lastgroup), match.group(), position + 1, spaced)
        position = after
    yield _Token("end", "", len(text) + 1, False)


def _end_of_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _is_zero(node: Node) -> bool:
    """Whether a divisor without any figure is 0: that is a mistake in the formula, not in the figures."""
    if next(refs(node), None) is not None:
        return False
    try:
        return evaluate(node, bare_lookup).point == 0
    except Undecidable:
        return False


def bare_lookup(ref: Ref) -> Quantity:
    """The lookup for an expression without figures."""
    raise KeyError(ref.name)
