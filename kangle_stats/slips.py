"""Slips of a digit between what was meant and what was printed.

The kinds are those of Damerau (1964), one of which explains most mistyped words, and of Scholtus (2009) on typing
errors in balance edits: two neighbouring digits swapped, one digit replaced, left out or put in; besides, a shift by a
factor of ten or of ten thousand (万 for 亿, 元 for 万元).
"""

from __future__ import annotations

from collections.abc import Iterator

from kangle_stats.quantity import plain, scaled

SHIFTS = (1, -1, 4, -4)
"""Powers of ten by which a number is mistaken for another."""

_DIGITS = "0123456789"


def slip(printed: str, meant: str) -> str | None:
    """The kind of slip that turns `meant` into `printed`, both plain decimal; None if it takes more than one."""
    sign, old = _unsigned(printed)
    other_sign, new = _unsigned(meant)
    if sign != other_sign:
        return None
    significant = _significant(old)
    if significant and significant == _significant(new):
        return "magnitude" if any(scaled(new, -shift) == scaled(old) for shift in SHIFTS) else None
    if len(old) == len(new):
        differing = [at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        if len(differing) == 1:
            return "substitution" if _is_digit(old, new, differing[0]) else None
        if len(differing) == 2:
            first, second = differing
            swapped = second == first + 1 and old[first] == new[second] and old[second] == new[first]
            return "transposition" if swapped and _is_digit(old, new, first, second) else None
        return None
    if len(new) == len(old) + 1 and _one_more(old, new):
        return "omission"
    if len(old) == len(new) + 1 and _one_more(new, old):
        return "insertion"
    return None


def _unsigned(number: str) -> tuple[str, str]:
    digits = number.lstrip("+-")
    return ("-" if number.startswith("-") else ""), digits


def _significant(digits: str) -> str:
    return digits.replace(".", "").strip("0")


def _is_digit(old: str, new: str, *places: int) -> bool:
    return all(old[at].isdigit() and new[at].isdigit() for at in places)


def _one_more(short: str, long: str) -> bool:
    """Whether `long` is `short` with one digit put in."""
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long[at].isdigit() and long[at + 1 :] == short[at:]


def meant_by(printed: str) -> Iterator[str]:
    """Every number from which one slip leads to `printed`, each once, in plain decimal notation."""
    sign, digits = _unsigned(printed)
    seen = {digits}
    for candidate in _edits(digits):
        # A number is not printed with a leading zero, nor without a digit before its point.
        whole = candidate.partition(".")[0]
        if candidate not in seen and whole and (whole == "0" or whole[0] != "0") and not candidate.endswith("."):
            seen.add(candidate)
            yield sign + candidate
    for candidate in shifted(digits):
        if candidate not in seen:
            seen.add(candidate)
            yield sign + candidate


def shifted(printed: str) -> list[str]:
    """The numbers that a printed one is mistaken for by a shift of its point or by 万 for 亿."""
    return [plain(scaled(printed, shift)) for shift in SHIFTS]


def _edits(digits: str) -> Iterator[str]:
    places = [at for at, char in enumerate(digits) if char.isdigit()]
    for at in places:
        if at + 1 < len(digits) and digits[at + 1].isdigit():
            yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    for at in places:
        for digit in _DIGITS:
            yield digits[:at] + digit + digits[at + 1 :]
        if len(places) > 1:
            yield digits[:at] + digits[at + 1 :]
    for at in range(len(digits) + 1):
        for digit in _DIGITS:
            yield digits[:at] + digit + digits[at:]
