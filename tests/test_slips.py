"""Slips of a digit: which kinds are told, and that every number a slip away is thought of."""

from __future__ import annotations

import string
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kangle_stats.slips import SHIFTS, meant_by, shifted, slip


@pytest.mark.parametrize(
    ("printed", "meant", "kind"),
    [
        ("583", "538", "transposition"),
        ("538", "583", "transposition"),
        ("12.3", "21.3", "transposition"),
        ("583", "593", "substitution"),
        ("5.83", "5.93", "substitution"),
        ("100", "200", "substitution"),
        ("58", "583", "omission"),
        ("58", "158", "omission"),
        ("58", "588", "omission"),
        ("5.8", "5.83", "omission"),
        ("583", "58", "insertion"),
        ("5833", "583", "insertion"),
        ("5.83", "5.8", "insertion"),
        ("1008", "108", "insertion"),
        ("5830", "583", "magnitude"),
        ("583", "5830", "magnitude"),
        ("58.3", "5.83", "magnitude"),
        ("1221.3", "12213", "magnitude"),
        ("12213000", "1221.3", "magnitude"),
        ("0.5", "5", "magnitude"),
        ("-583", "-538", "transposition"),
        ("+583", "538", "transposition"),
    ],
)
def test_kinds(printed: str, meant: str, kind: str) -> None:
    assert slip(printed, meant) == kind


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("583", "583"),
        ("583", "385"),  # the first and the last swapped
        ("1234", "2143"),  # two pairs
        ("583", "-583"),
        ("583", "594"),
        ("583", "58300"),  # a hundredfold is no common mistake
        ("5.83", "583"),
        ("58.3", "5.38"),
        ("583", "58345"),
    ],
)
def test_what_takes_more_than_one_slip_is_none(printed: str, meant: str) -> None:
    assert slip(printed, meant) is None


def test_needless_zeros_change_no_magnitude() -> None:
    assert slip("1.5", "15.0000") == "magnitude"
    assert slip("1.50", "1.5") is None


numbers = st.from_regex(r"(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{1,3})?", fullmatch=True)


def well_formed(number: str) -> bool:
    whole, point, fraction = number.partition(".")
    return whole.isdecimal() and (whole == "0" or whole[0] != "0") and (not point or bool(fraction))


def value_of(number: str) -> Decimal:
    return Decimal(number)


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, str, str]:
    """A number, the kind of a slip, and the number as it is printed after it."""
    meant = draw(numbers)
    places = [at for at, char in enumerate(meant) if char.isdigit()]
    kind = draw(st.sampled_from(["transposition", "substitution", "omission", "insertion", "magnitude"]))
    at = draw(st.sampled_from(places))
    digit = draw(st.sampled_from(string.digits))
    if kind == "transposition":
        assume(at + 1 in places)
        printed = meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :]
    elif kind == "substitution":
        printed = meant[:at] + digit + meant[at + 1 :]
    elif kind == "omission":
        printed = meant[:at] + meant[at + 1 :]
    elif kind == "insertion":
        at = draw(st.integers(0, len(meant)))
        printed = meant[:at] + digit + meant[at:]
    else:
        printed = f"{value_of(meant).scaleb(draw(st.sampled_from(SHIFTS))):f}"
    assume(well_formed(printed) and value_of(printed) != value_of(meant))
    return meant, kind, printed


@given(slipped())
def test_every_slip_is_recognised(case: tuple[str, str, str]) -> None:
    meant, kind, printed = case
    told = slip(printed, meant)
    # A zero put in or left out at the end is a factor of ten as well, and is told as that.
    shifts = any(value_of(meant).scaleb(shift) == value_of(printed) for shift in SHIFTS)
    assert told == ("magnitude" if shifts else kind)


@given(slipped())
def test_every_number_a_slip_away_is_thought_of(case: tuple[str, str, str]) -> None:
    meant, _, printed = case
    assert value_of(meant) in set(map(value_of, meant_by(printed)))


@given(numbers, st.sampled_from(["", "-"]))
def test_what_is_thought_of_is_a_slip_away(number: str, sign: str) -> None:
    candidates = list(meant_by(sign + number))
    assert len(set(candidates)) == len(candidates)
    for candidate in candidates:
        digits = candidate.removeprefix(sign)
        assert candidate.startswith(sign) and well_formed(digits)
        assert value_of(digits) == value_of(number) or slip(sign + number, candidate) is not None, candidate
    assert sign + number not in candidates


def test_shifts_keep_every_digit() -> None:
    assert shifted("1221.3") == ["12213", "122.13", "12213000", "0.12213"]
    assert shifted("7") == ["70", "0.7", "70000", "0.0007"]


def test_a_single_digit_has_neighbours_too() -> None:
    assert {"0", "9", "57", "75", "50", "0.5"} <= set(meant_by("5"))
    assert "" not in set(meant_by("5"))
