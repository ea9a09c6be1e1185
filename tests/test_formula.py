"""Formulas: what they may say, what they are worth, and how each mistake in them is told."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from building import figure, judged, money
from hypothesis import example, given
from hypothesis import strategies as st

from kangle_stats.formula import (
    MAX_DEPTH,
    Formula,
    FormulaError,
    Node,
    Number,
    Product,
    Ref,
    Root,
    Sum,
    evaluate,
    parse,
    written,
)
from kangle_stats.messages import MESSAGES, say
from kangle_stats.quantity import Quantity, Undecidable, quantity

A, B, C = Ref("a"), Ref("b"), Ref("c")


def side(text: str) -> Node:
    """The left side of a formula."""
    return parse(f"{text} = x").left


def worth(text: str, **values: str) -> Fraction | int:
    """What an expression over exact counts comes out to."""

    def lookup(ref: Ref) -> Quantity:
        return quantity(values[ref.figure], "percent", 2, "exact", "exact")

    point = evaluate(side(text), lookup).point
    assert point is not None
    return point


def error(text: str) -> tuple[str, int]:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    for lang in ("zh", "en"):
        assert say(lang, caught.value.code, **caught.value.details)
    return caught.value.code, caught.value.column


# --- Grammar ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("relation", ["=", "<=", ">=", "<", ">"])
@pytest.mark.parametrize("spaces", ["", " ", " \t\r\n "])
def test_each_relation(relation: str, spaces: str) -> None:
    formula = parse(f"{spaces}a{spaces}{relation}{spaces}b{spaces}")
    assert formula == Formula(A, relation, B)  # type: ignore[arg-type]
    assert str(formula) == f"a {relation} b"


def test_products_bind_closer_than_sums() -> None:
    assert side("a + b * c") == Sum(((1, A), (1, Product(((1, B), (1, C))))))
    assert side("a * b + c") == Sum(((1, Product(((1, A), (1, B)))), (1, C)))


def test_sums_and_products_group_to_the_left() -> None:
    assert side("a - b - c") == Sum(((1, A), (-1, B), (-1, C)))
    assert side("a / b / c") == Product(((1, A), (-1, B), (-1, C)))
    assert worth("a - b - c", a="9", b="3", c="2") == 4
    assert worth("a / b * c", a="9", b="3", c="2") == 6
    assert worth("a - (b - c)", a="9", b="3", c="2") == 8
    assert worth("a / (b * c)", a="9", b="3", c="2") == Fraction(3, 2)


def test_parentheses_that_say_nothing_leave_no_trace() -> None:
    assert side("((a))") == A
    assert side("(a) + (b)") == side("a + b")


def test_signs() -> None:
    assert side("-a") == Sum(((-1, A),))
    assert side("+a") == A
    assert side("--a") == Sum(((-1, Sum(((-1, A),))),))
    assert worth("-a * b", a="3", b="2") == -6
    assert worth("a - -b", a="3", b="2") == 5
    assert worth("-(a - b)", a="3", b="2") == -1
    assert worth("a * -b", a="3", b="2") == -6
    assert worth("a + -b", a="3", b="2") == 1


@pytest.mark.parametrize(
    ("text", "column"), [("a-b = c", 2), ("a -b = c", 3), ("a- b = c", 2), ("(a)-(b) = c", 4), ("a = b-1", 6)]
)
def test_a_minus_stands_between_spaces(text: str, column: int) -> None:
    """Report ids may hold a hyphen, so that a-b could be meant as one name."""
    assert error(text) == ("formula-minus-spaces", column)


def test_other_operators_need_no_spaces() -> None:
    assert parse("a+b*c/2=x") == parse("a + b * c / 2 = x")


def test_numbers_are_plain_decimals() -> None:
    assert side("1.50 * a") == Product(((1, Number("1.50")), (1, A)))
    assert worth("0.1 * a", a="3") == Fraction(3, 10)
    assert parse(f"a = {'9' * 40}").right == Number("9" * 40)


def test_figures_may_have_dots_digits_and_underscores() -> None:
    assert side("labour.employed_2.east1") == Ref("labour.employed_2.east1")


def test_a_figure_of_another_report() -> None:
    formula = parse("kangle-2018:labour.employed <= linxia.x-1:total - 2")
    assert formula.refs() == [Ref("labour.employed", "kangle-2018"), Ref("total", "linxia.x-1")]
    assert str(formula) == "kangle-2018:labour.employed <= linxia.x-1:total - 2"


def test_figures_are_named_once_in_the_order_of_the_formula() -> None:
    assert parse("b + a * b = a - c").refs() == [B, A, C]


# --- Mistakes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("a ? b", "formula-character", 3),
        ("a == b", "formula-character", 3),
        ("a => b", "formula-character", 3),
        ("a <> b", "formula-character", 3),
        ("a != b", "formula-character", 3),
        ("a ≤ b", "formula-character", 3),
        ("a ＝ b", "formula-character", 3),
        ("a × b = c", "formula-character", 3),
        ("a = １２", "formula-character", 5),
        ("a = 1e5", "formula-character", 5),
        ("a = 1.2.3", "formula-character", 5),
        ("a = .5", "formula-character", 5),
        ("a = 12人", "formula-character", 5),
        ("a = 1,112", "formula-character", 6),
        ("A = b", "formula-character", 1),
        ("a = b.", "formula-character", 6),
        ("a = b:", "formula-character", 5),
        ("a = r:b:c", "formula-character", 5),
        ("a\u00a0= b", "formula-character", 2),
        ("a = __import__", "formula-character", 5),
        ("a", "formula-relation", 2),
        ("a b", "formula-relation", 3),
        ("(a + b) c", "formula-relation", 9),
        ("a = b = c", "formula-two-relations", 7),
        ("a <= b < c", "formula-two-relations", 8),
        ("a = b c", "formula-rest", 7),
        ("a = b)", "formula-rest", 6),
        ("a = b 5", "formula-rest", 7),
        ("1 + 1 = 2", "formula-no-figure", 1),
        ("", "formula-operand", 1),
        ("   ", "formula-operand", 4),
        ("= b", "formula-operand", 1),
        ("a =", "formula-operand", 4),
        ("a < = b", "formula-operand", 5),
        ("a + = b", "formula-operand", 5),
        ("a ** b = c", "formula-operand", 4),
        ("() = a", "formula-operand", 2),
        ("(a + b = c", "formula-parenthesis", 1),
        ("a = (b", "formula-parenthesis", 5),
        ("a = (b c)", "formula-parenthesis", 5),
        ("a / 0 = b", "formula-zero-divisor", 3),
        ("a / 0.00 = b", "formula-zero-divisor", 3),
        ("a / -0 = b", "formula-zero-divisor", 3),
        ("a / (1 - 1) = b", "formula-zero-divisor", 3),
        ("a / (0 * 5) = b", "formula-zero-divisor", 3),
        ("a / (1 / (2 - 2)) = b", "formula-zero-divisor", 8),
        ("b = a * 2 / 0", "formula-zero-divisor", 11),
    ],
)
def test_each_mistake_is_told_with_its_column(text: str, code: str, column: int) -> None:
    assert error(text) == (code, column)


def test_every_code_of_a_mistake_has_words() -> None:
    codes = {code for code in MESSAGES if code.startswith("formula-")}
    assert {"formula-unknown-figure", "formula-too-deep", "formula-minus-spaces"} <= codes


def test_parentheses_as_deep_as_the_limit() -> None:
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH + " = b") == parse("a = b")
    assert side("-" * MAX_DEPTH + "a") is not None


def test_deeper_parentheses_are_refused() -> None:
    assert error("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1) + " = b") == ("formula-too-deep", MAX_DEPTH + 1)
    assert error("(" * 1000 + "a") == ("formula-too-deep", MAX_DEPTH + 1)
    assert error("-" * 1000 + "a = b") == ("formula-too-deep", MAX_DEPTH + 1)
    assert error("-(" * 500 + "a") == ("formula-too-deep", MAX_DEPTH + 1)


def test_depth_counts_what_is_open_and_not_what_was_closed() -> None:
    assert len(parse(" + ".join(["(a)"] * 300) + " = b").refs()) == 2


def test_a_long_flat_formula_is_no_deep_one() -> None:
    formula = parse(" + ".join(["a"] * 2000) + " = b")
    assert isinstance(formula.left, Sum) and len(formula.left.terms) == 2000


# --- Written out and read back ---------------------------------------------------------------------------------------

operands = st.sampled_from([A, B, C, Ref("d.e_1"), Ref("a", "r-1")]) | st.sampled_from(
    [Number("1"), Number("2.50"), Number("1600")]
)
signs = st.sampled_from([1, -1])


def grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(st.tuples(signs, inner), min_size=1, max_size=3)
    sums = several.map(lambda rest: Sum(((1, A), *rest)))
    products = several.map(lambda rest: Product(((1, B), *rest)))
    negative = inner.map(lambda node: Sum(((-1, node),)))
    return sums | products | negative


nodes: st.SearchStrategy[Node] = st.recursive(operands, grown, max_leaves=12)


def value_of(node: Node) -> Fraction | None:
    """The plain arithmetic of a formula, worked out in another way; None where it divides by 0."""
    if isinstance(node, Number):
        return Fraction(node.digits)
    if isinstance(node, Ref):
        return Fraction({"a": 2, "b": 3, "c": 5, "d.e_1": 7}[node.figure])
    result: Fraction | None = None
    assert not isinstance(node, Root)  # no formula that is read has one
    members = node.terms if isinstance(node, Sum) else node.factors
    for sign, member in members:
        value = value_of(member)
        if value is None:
            return None
        if isinstance(node, Sum):
            result = (result or 0) + sign * value
        elif result is None:
            result = value
        elif sign < 0 and value == 0:
            return None
        else:
            result = result / value if sign < 0 else result * value
    return result


def lookup(ref: Ref) -> Quantity:
    return quantity({"a": "2", "b": "3", "c": "5", "d.e_1": "7"}[ref.figure], "percent", 2, "exact", "exact")


def with_percent_numbers(node: Node) -> bool:
    """Whether a number stands in it that takes a unit, and with it the hundredth of the shares used here."""
    if isinstance(node, Number):
        return True
    return not isinstance(node, Ref | Root) and any(
        with_percent_numbers(member) for _, member in (node.terms if isinstance(node, Sum) else node.factors)
    )


@given(nodes, nodes)
@example(A, Sum(((-1, Sum(((-1, Product(((1, B), (1, A)))),))),)))
@example(A, Product(((1, Product(((1, A), (-1, B)))), (-1, Product(((1, A), (-1, C)))))))
def test_what_is_written_is_read_back(left: Node, right: Node) -> None:
    text = f"{written(left)} <= {written(right)}"
    if value_of(left) is None or value_of(right) is None or not Formula(left, "<=", right).refs():
        return
    again = parse(text)
    assert again.relation == "<="
    assert set(again.refs()) == set(Formula(left, "<=", right).refs())
    assert value_of(again.left) == value_of(left)
    assert value_of(again.right) == value_of(right)


@given(nodes)
def test_evaluation_is_plain_arithmetic(node: Node) -> None:
    expected = value_of(node)
    if expected is None or with_percent_numbers(node):
        return
    with contextlib.suppress(Undecidable):  # a divisor that is 0 only by the words of its figures
        assert evaluate(node, lookup).point == expected


@given(st.text("ab1. ()+-*/<>=:_人０", max_size=40))
def test_any_text_is_read_or_refused_with_a_column_in_it(text: str) -> None:
    mistake: FormulaError | None = None
    try:
        formula = parse(text)
    except FormulaError as why:
        mistake = why
    if mistake is None:
        assert set(parse(str(formula)).refs()) == set(formula.refs())
    else:
        assert 1 <= mistake.column <= len(text) + 1
        assert say("en", mistake.code, **mistake.details)


def test_names_and_numbers_may_be_written_otherwise() -> None:
    assert (
        written(side("a - 1200 * b"), lambda ref: ref.figure.upper(), lambda digits: f"<{digits}>") == "A - <1200> * B"
    )
    assert written(side("a - b"), lambda ref: "-5") == "-5 - (-5)"


# --- Units -----------------------------------------------------------------------------------------------------------

HOUSEHOLDS = figure("h", "1388", "household")
RATE = figure("r", "1", "yuan/household", unit_mult=4, decimals="exact")


def test_a_rate_times_a_count_is_money() -> None:
    found = judged("h * r = m", HOUSEHOLDS, RATE, money("m", "1388"))
    assert found.verdict == "holds"
    assert found.left is not None and found.left.point == 13_880_000


def test_money_over_a_count_is_a_rate() -> None:
    assert judged("m / h = r", HOUSEHOLDS, RATE, money("m", "1388", decimals="exact")).verdict == "holds"
    assert judged("m / h = r", HOUSEHOLDS, RATE, money("m", "1389", decimals="exact")).verdict == "fails"


def test_a_percent_is_a_hundredth() -> None:
    figures = (figure("share", "25", "percent"), figure("some", "3"), figure("all", "12"))
    assert judged("share * all = some", *figures).verdict == "holds"
    assert judged("some / all = share", *figures).verdict == "holds"
    assert judged("some / all = 0.25", *figures).verdict == "holds"
    assert judged("share = 25", *figures).verdict == "holds"
    assert judged("share + 75 = 100", *figures).verdict == "holds"
    assert judged("share >= 26", *figures).verdict == "fails"


def test_a_bare_number_takes_the_unit_of_what_it_meets() -> None:
    assert judged("h + 12 = 1400", HOUSEHOLDS).verdict == "holds"
    assert judged("1400 - 12 = h", HOUSEHOLDS).verdict == "holds"
    assert judged("m = 35000000", money("m", "3500")).verdict == "holds"
    assert judged("m = 3500", money("m", "3500")).verdict == "fails"


@pytest.mark.parametrize("formula", ["h = p", "h + p = p", "h * r = p", "h / p = r", "p = r"])
def test_unlike_units_leave_a_formula_unchecked(formula: str) -> None:
    found = judged(formula, HOUSEHOLDS, RATE, figure("p", "5"))
    assert (found.verdict, found.reason) == ("unchecked", "unlike-units")
    assert set(found.details) == {"left", "right"}


def test_powers_of_ten_are_converted() -> None:
    figures = (money("m", "1.2"), money("n", "12000", 0))
    assert judged("m = n", *figures).verdict == "holds"


def test_a_divisor_that_may_be_zero_leaves_a_formula_unchecked() -> None:
    for divisor in (figure("z", "0"), figure("z", "5", qualifier="under")):
        found = judged("a / z >= 1", figure("a", "5"), divisor)
        assert (found.verdict, found.reason) == ("unchecked", "divisor-may-be-zero")


def test_figures_that_cancel_out_may_still_divide_by_zero() -> None:
    found = judged("a / (b - b) = 1", figure("a"), figure("b", "7"))
    assert (found.verdict, found.reason) == ("unchecked", "divisor-may-be-zero")


def test_numbers_too_long_to_write_leave_a_formula_unchecked() -> None:
    share = figure("a", "9" * 40, "percent", unit_mult=16)
    found = judged(" * ".join(["a"] * 400) + " = a", share)
    assert (found.verdict, found.reason) == ("unchecked", "number-too-long")
