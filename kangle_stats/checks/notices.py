"""What deserves a second look without being a contradiction: notices are shown and never fail."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

from kangle_stats import units
from kangle_stats.categories import MAY_CONTAIN, MEASURES, PAID_FROM
from kangle_stats.checks.finding import Finding
from kangle_stats.checks.ties import Ties
from kangle_stats.models import Figure, Quote, Report, words
from kangle_stats.quantity import Quantity, places, scaled, sum_of

LONG_NUMBER = 3
"""Significant digits from which one number for two things is more than chance."""


def _notice(report: Report, code: str, figures: Sequence[Figure], **more: object) -> Finding:
    return Finding(report.id, f"{code}/{figures[0].id}", "notice", "notice", tuple(figures), reason=code, **more)  # type: ignore[arg-type]


def same_number(report: Report) -> Iterator[Finding]:
    """One number of three or more significant digits, in the same unit and scale, for two things that nothing ties."""
    alike: dict[tuple[str, str, int], list[Figure]] = defaultdict(list)
    for figure in report.figures:
        value = figure.value or ""
        if len(value) >= LONG_NUMBER and _significant_digits(value) >= LONG_NUMBER:
            alike[value, figure.unit, figure.unit_mult].append(figure)
    groups = [figures for figures in alike.values() if len(figures) > 1]
    ties = Ties(report) if groups else None
    for figures in groups:
        assert ties is not None
        unlinked = ties.not_tied_to_all(figures)
        if unlinked:
            yield _notice(report, "same-number", unlinked)


def _significant_digits(value: str) -> int:
    whole, _, fraction = value.lstrip("+-").partition(".")
    return len((whole + fraction).strip("0"))


MOST_PAIRS = 1000
"""Pairs of figures that are thought of as a rate and what it applies to, or as an amount and what it contains; a report
with more has them from a register, and each of one kind beside each of the other says nothing."""


def invited_product(report: Report) -> Iterator[Finding]:
    """A rate and the number it applies to invite a product that the report does not print."""
    # Of a wage or an average nobody expects the product to be printed.
    rated = [figure for figure in report.figures if "/" in figure.unit and figure.measure in PAID_FROM]
    rates = [(figure, figure.quantity) for figure in rated if figure.quantity is not None]
    if not rates:
        return
    ties = Ties(report)
    order = {figure.id: number for number, figure in enumerate(report.figures)}
    alike: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.quantity is not None:
            alike[figure.category, figure.unit, figure.status].append(figure)
    for rate, per in rates:
        over, _, under = rate.unit.partition("/")
        counted = [figure for figure in alike[rate.category, under, rate.status] if figure.part_of is None]
        counted = _of_one_side(rate, counted, order)
        money = alike[rate.category, over, rate.status]
        if not counted or ties.checked(rate, counted[0]) or len(rates) * len(counted + money) > MOST_PAIRS:
            continue
        due = _sum(counted) * per
        if due.point is not None and any(each.quantity and each.quantity.point == due.point for each in money):
            continue
        funds = [figure for figure in money if figure.measure == PAID_FROM[rate.measure] and not figure.part_of]
        yield _notice(
            report,
            _product_code(due, funds),
            [rate, *counted, *funds],
            left=due,
            right=_sum(funds) if funds else None,
            details={"counted": str(len(counted))},
        )


def _of_one_side(rate: Figure, counted: list[Figure], order: Mapping[str, int]) -> list[Figure]:
    """What a rate applies to: of counts that both partners make, that of its own side which stands last before it.

    None if the counts are of two sides and the rate is of neither. `order` has the place of each figure in the report.
    """
    if not any(MEASURES[figure.measure].two_sided for figure in counted):
        return counted
    side = words(rate.subject, "zh")
    sides = {words(figure.subject, "zh") for figure in counted}
    if side is None and len(sides) > 1:
        return []
    alike = [figure for figure in counted if side is None or words(figure.subject, "zh") == side]
    return [figure for figure in alike if order[figure.id] < order[rate.id]][-1:] or alike[:1]


def _product_code(due: Quantity, funds: Sequence[Figure]) -> str:
    if not funds:
        return "invited-product"
    available = _sum(funds).promise
    exceeds = due.promise.low is not None and available.high is not None and due.promise.low > available.high
    return "invited-product-exceeds" if exceeds else "invited-product-within"


def _sum(figures: Sequence[Figure]) -> Quantity:
    return sum_of([figure.quantity for figure in figures if figure.quantity is not None])


def may_contain(report: Report) -> Iterator[Finding]:
    """Two amounts of which the report does not say whether the first contains the second."""
    for container, content in MAY_CONTAIN:
        contained = [figure for figure in report.figures if figure.measure == content]
        containing = [figure for figure in report.figures if figure.measure == container] if contained else []
        if not 0 < len(containing) * len(contained) <= MOST_PAIRS:
            continue
        ties = Ties(report)
        for one, other in product(containing, contained):
            if (one.unit, one.status) == (other.unit, other.status) and not ties.tied(one, other):
                yield _notice(report, "may-contain", [one, other])


MOST_NAMES = 500
"""Names that are compared with one another; a report with more has them from a register, where near names are usual."""


def near_names(report: Report) -> Iterator[Finding]:
    """Two subjects whose names differ so little that they may be one."""
    named: dict[str, Figure] = {}
    for figure in report.figures:
        name = words(figure.subject, "zh")
        if name is not None:
            named.setdefault(name, figure)
    if len(named) > MOST_NAMES:
        return
    for (name, figure), (other_name, other) in combinations(named.items(), 2):
        if _nearly_one_name(name, other_name):
            yield _notice(report, "near-names", [figure, other], details={"name": name, "other": other_name})


_NUMERALS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百")
_TELLS_APART = _NUMERALS | frozenset("甲乙丙丁东南西北中上下前后大小新老")
"""Characters that names of different things differ in: 第一中学 and 第二中学, 东村 and 西村."""


def _nearly_one_name(one: str, other: str) -> bool:
    """Whether up to three characters put in somewhere, or one replaced, make one long name into the other."""
    short, long = sorted((one, other), key=len)
    more = len(long) - len(short)
    if len(short) < 6 or more > 3:
        return False
    before = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest = zip(reversed(short[before:]), reversed(long[before:]), strict=False)
    after = next((i for i, (a, b) in enumerate(rest) if a != b), len(short) - before)
    differing = short[before : len(short) - after] + long[before : len(long) - after]
    if more:
        return before + after >= len(short) and _NUMERALS.isdisjoint(differing)
    return before + after >= len(short) - 1 and _TELLS_APART.isdisjoint(differing)


# Not 12户36人 nor 每户3人: there 户 is counted by a number of its own, or stands for a rate.
_HOUSEHOLD_BEFORE = re.compile(r"[^0-9０-９一二三四五六七八九十百千万亿两余多每]户$")
_HOUSEHOLD_BEHIND = re.compile(r"[^,，、。;；:：()（）\d]*?(?<!每)户(?![籍口均外])")


def person_or_household(report: Report) -> Iterator[Finding]:
    """Words that disagree: the measure word counts persons (名, 人), the noun beside it is households (户)."""
    for figure in report.figures:
        if figure.unit == "person" and any(map(_speaks_of_households, figure.quote)):
            yield _notice(report, "person-or-household", [figure])


def _speaks_of_households(quote: Quote) -> bool:
    before, behind = quote.prefix, quote.suffix
    return (before.endswith("户") and _HOUSEHOLD_BEFORE.search(before) is not None) or (
        "户" in behind and _HOUSEHOLD_BEHIND.match(behind) is not None
    )


def unrounded(report: Report) -> Iterator[Finding]:
    """余 or 多 or 超过 after a number that is not round: 133多名 says neither 133 nor 140."""
    for figure in report.figures:
        if (
            figure.qualifier in ("plus", "over")
            and units.is_countable(figure.unit)
            and figure.unit_mult == 0
            and figure.value is not None
            and len(figure.value) > 1
            and "." not in figure.value
            and not figure.value.endswith("0")
        ):
            yield _notice(report, "unrounded", [figure])


def digits_beyond(report: Report) -> Iterator[Finding]:
    """Digits that are printed beyond the places which the report says are known (XBRL: insignificant digits)."""
    for figure in report.figures:
        if isinstance(figure.decimals, int) and figure.value is not None:
            printed = places(figure.value)
            beyond = printed - figure.decimals
            digits = figure.value.replace(".", "").lstrip("+-")
            if beyond > 0 and digits[-beyond:].strip("0"):
                yield _notice(report, "digits-beyond", [figure], details={"decimals": str(figure.decimals)})


def unlike_quote(report: Report) -> Iterator[Finding]:
    """A value that is not the number of its own quote: one of the two was copied wrongly."""
    for figure in report.figures:
        for quote in figure.quote:
            if figure.value is not None and not _quotes(quote.exact, figure.value):
                yield _notice(report, "unlike-quote", [figure], details={"quote": quote.exact})
                break


def _quotes(exact: str, value: str) -> bool:
    """Whether a value stands in a quote, in digits or in words; a quote without a number says nothing against it.

    Noughts behind the point are no other number: 3200 stands in 3200.00.
    """
    digits = unicodedata.normalize("NFKC", exact).replace(",", "")
    value = value.lstrip("+-")
    if value in (numbers := _NUMBER.findall(digits)) or scaled(value) in map(scaled, numbers):
        return True
    from kangle_stats.prose import extract  # only for 两家 and the like

    values = [mention.value for mention in extract(exact)] or _NUMBER.findall(digits)
    return not values or value in values


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def unsorted(report: Report) -> Iterator[Finding]:
    """Figures that have no category yet: no total counts them."""
    if report.unsorted:
        ids = ", ".join(figure.id for figure in report.unsorted)
        details = {"count": str(len(report.unsorted)), "ids": ids}
        yield Finding(report.id, "unsorted", "notice", "notice", (), reason="unsorted", details=details)


def remarks(report: Report) -> Iterator[Finding]:
    """What the report file itself remarks."""
    for remark in report.remarks:
        figures = tuple(report.by_id[id_] for id_ in remark.figures)
        yield Finding(report.id, remark.id, "notice", "notice", figures, reason="remark", title=remark.text)


NOTICES: tuple[Callable[[Report], Iterator[Finding]], ...] = (
    same_number,
    invited_product,
    may_contain,
    near_names,
    person_or_household,
    unrounded,
    digits_beyond,
    unlike_quote,
    unsorted,
    remarks,
)


def notices(report: Report) -> Iterator[Finding]:
    """Every notice about a report, in the order of the tuple above."""
    for notice in NOTICES:
        yield from notice(report)
