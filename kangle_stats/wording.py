"""Figures, amounts and intervals as people write them in Chinese and in English.

Chinese keeps a number as printed (1,221.3万元); English writes it out (12,213,000 yuan), from a hundred million on with
a word for its power of ten where that keeps every digit (126.8 billion yuan).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor

from kangle_stats import units
from kangle_stats.models import UnsortedFigure
from kangle_stats.quantity import Interval, Number, Quantity, plain, reduced, scaled, size
from kangle_stats.units import PERCENT, POWERS, UNITS, in_chinese

_QUALIFIED = {
    "exact": ("{}", "{}"),
    "about": ("约{}", "about {}"),
    "plus": ("{}", "{}"),
    "over": ("超过{}", "over {}"),
    "at_least": ("{}以上", "at least {}"),
    "nearly": ("近{}", "nearly {}"),
    "under": ("不足{}", "under {}"),
    "at_most": ("至多{}", "at most {}"),
    "between": ("{}", "{}"),
}


def grouped(digits: str) -> str:
    """Plain decimal digits with a comma after every three: 1221.30 → 1,221.30."""
    sign = digits[: len(digits) - len(digits.lstrip("+-"))]
    whole, point, fraction = digits[len(sign) :].partition(".")
    return f"{sign}{int(whole or '0'):,}{point}{fraction}"


def unit_word(code: str, lang: str, many: bool = True) -> str:
    """The word of a unit or rate: 元/户, `yuan/household`."""
    over, slash, under = code.partition("/")
    if lang == "zh":
        return in_chinese(code)
    text = UNITS[over].plural if many else UNITS[over].singular
    return f"{text}/{UNITS[under].singular}" if slash else text


def with_unit(number: str, code: str | None, lang: str, many: bool = True) -> str:
    """A number with its unit, joined as the language joins them."""
    if code is None or any(part not in UNITS for part in code.split("/")):
        return number if code is None else f"{number}{code}" if lang == "zh" else f"{number} {code}"
    unit = unit_word(code, lang, many)
    return f"{number}{unit}" if lang == "zh" or code == PERCENT else f"{number} {unit}"


def figure_number(figure: UnsortedFigure, lang: str) -> str:
    """The number of a figure with its qualifier but without its unit: 约1,600, 1,200余, `about 1,600`."""
    if figure.value is None:
        return "缺" if lang == "zh" else "missing"
    values = [value for value in (figure.value, figure.value_to) if value is not None]
    number = _in_chinese(values, figure.unit_mult) if lang == "zh" else _in_english(values, figure)
    if lang == "zh" and figure.qualifier == "plus":
        number += "多" if any("多" in quote.exact for quote in figure.quote) else "余"
    zh, en = _QUALIFIED[figure.qualifier]
    return (zh if lang == "zh" else en).format(number)


def _in_chinese(values: Sequence[str], unit_mult: int) -> str:
    power = POWERS.get(unit_mult)
    behind = f"×10^{unit_mult}" if power is None else power
    return "至".join(grouped(value) + behind for value in values)


def _in_english(values: Sequence[str], figure: UnsortedFigure) -> str:
    power, word = _word([scaled(value, figure.unit_mult) for value in values])
    moved = figure.unit_mult - power
    each = [grouped(plain(scaled(value, moved)) if moved else value) for value in values]
    return " to ".join(each) + ("+" if figure.qualifier == "plus" else "") + word


_WORDS = ((12, " trillion"), (9, " billion"), (6, " million"))
"""English words for powers of ten."""
_WORDS_FROM = 10**8
"""Smaller numbers are read as easily in digits."""
_MOST_PLACES_OF_WORD = 3
"""Decimal places before such a word; a number that needs more has a smaller word, or none."""


def _word(numbers: Sequence[Number]) -> tuple[int, str]:
    """The power of ten, and its word, in which all of some numbers keep their digits; 0 and '' if there is none."""
    largest = max(map(size, numbers))
    for power, word in _WORDS:
        if largest >= max(10**power, _WORDS_FROM):
            unit = 10 ** (power - _MOST_PLACES_OF_WORD)
            if all(number % unit == 0 for number in numbers):
                return power, word
    return 0, ""


def figure_text(figure: UnsortedFigure, lang: str) -> str:
    """A figure as people write it: 约1,600人, `about 1,600 people`."""
    number = figure_number(figure, lang)
    if figure.value is None:
        return number
    if lang == "zh" and figure.qualifier == "at_least":
        return with_unit(number.removesuffix("以上"), figure.unit, lang) + "以上"
    return with_unit(number, figure.unit, lang, number != "1")


def amount(number: Number, code: str | None, lang: str, qualifier: str = "exact") -> str:
    """A number that is multiplied out, with its unit; Chinese money from 10,000 yuan on in 万元 or 亿元."""
    power, word = 0, ""
    if lang == "en":
        power, word = _word([number])
    elif code == "yuan" and size(number) >= 10**4:
        power = 8 if size(number) >= 10**8 else 4
        word = POWERS[power]
    digits = _decimal(number * scaled("1", -power))
    if qualifier == "plus":
        digits += f"{word}余" if lang == "zh" else f"+{word}"
    else:
        digits += word
    text = with_unit(digits, code, lang, number != 1)
    zh, en = _QUALIFIED[qualifier]
    return (zh if lang == "zh" else en).format(text)


MOST_PLACES = 6
"""Decimal places of a number that is written whole; one with more is rounded for people, and marked."""


def _decimal(number: Number) -> str:
    digits = plain(number)
    if scaled(digits) == number and len(digits.partition(".")[2]) <= MOST_PLACES:
        return grouped(digits)
    # Four significant digits behind the point's zeros tell people enough.
    places = 4
    while places < 12 and number and size(number) * 10 ** (places - 3) < 1:
        places += 1
    return "≈" + grouped(plain(reduced(round(Fraction(number), places))))


def range_text(low: Number | None, high: Number | None, code: str | None, lang: str) -> str:
    """An interval in words: `1,440 to 1,760 people`, 140至145人, `at least 234 people`."""
    if low is None and high is None:
        return "不限" if lang == "zh" else "any number"
    if low is None and high is not None:
        text = amount(high, code, lang)
        return f"至多{text}" if lang == "zh" else f"at most {text}"
    if high is None and low is not None:
        text = amount(low, code, lang)
        return f"至少{text}" if lang == "zh" else f"at least {text}"
    assert low is not None and high is not None
    if low == high:
        return amount(low, code, lang)
    if lang == "zh":
        return f"{amount(low, code, lang).removesuffix(with_unit('', code, lang))}至{amount(high, code, lang)}"
    power, word = _word([low, high])
    ends = (_decimal(end * scaled("1", -power)) for end in (low, high))
    return with_unit(" to ".join(ends) + word, code, lang, high != 1)


def interval_text(interval: Interval, quantity: Quantity, lang: str) -> str:
    """An interval of a quantity in its unit: open ends are said, counts are whole."""
    code = unit_of(quantity)
    if code is not None and units.is_countable(code):
        interval = _whole(interval)
    low, high = in_unit(interval.low, quantity.percent), in_unit(interval.high, quantity.percent)
    if low is None and high is not None and interval.high_open:
        return f"{'不到' if lang == 'zh' else 'below '}{amount(high, code, lang)}"
    if high is None and low is not None and interval.low_open:
        return f"{'多于' if lang == 'zh' else 'above '}{amount(low, code, lang)}"
    return range_text(low, high, code, lang)


def _whole(interval: Interval) -> Interval:
    """The whole numbers inside, for there is no half person; the interval itself if there are none."""
    low, high = interval.low, interval.high
    if low is not None:
        low = floor(low) + 1 if interval.low_open else ceil(low)
    if high is not None:
        high = ceil(high) - 1 if interval.high_open else floor(high)
    whole = Interval(low, high)
    return whole if whole.contains_any() else interval


def share_text(share: Quantity, lang: str, qualifier: str) -> str:
    """A share of a pledge in percent, to a tenth: 19.9%, 约39.2%; a range where it has no single number."""
    if share.point is None:
        return share_range(share.promise, lang)
    # Percent take no 余: 20余% is unusual.
    zh, en = _QUALIFIED["over" if qualifier == "plus" else qualifier]
    return (zh if lang == "zh" else en).format(_percent(share.point, round))


def share_range(interval: Interval, lang: str) -> str:
    """An interval of shares in percent, to a tenth and rounded outwards, so that it contains them all."""
    low = None if interval.low is None else _percent(interval.low, floor)
    high = None if interval.high is None else _percent(interval.high, ceil)
    if low is None or high is None:
        word = ("至多", "at most ") if low is None else ("至少", "at least ")
        return f"{word[lang != 'zh']}{high if low is None else low}"
    return low if low == high else f"{low}至{high}" if lang == "zh" else f"{low} to {high}"


def _percent(share: Number, whole: Callable[[Fraction], int]) -> str:
    """A share in percent to a tenth, or to as many places as keep it apart from nothing and from all."""
    percent = Fraction(share) * 100
    for places in range(1, 12):
        rounded = Fraction(whole(percent * 10**places), 10**places)
        if all((rounded == mark) == (percent == mark) for mark in (0, 100)):
            break
    return f"{grouped(plain(reduced(rounded)))}%"


def unit_of(quantity: Quantity) -> str | None:
    """The unit in which a quantity is shown; None for a pure number."""
    return PERCENT if quantity.percent else units.dimension_code(quantity.dims)


def in_unit(number: Number | None, percent: bool) -> Number | None:
    """A number in the unit it is shown in: shares in percent."""
    return number * 100 if percent and number is not None else number
