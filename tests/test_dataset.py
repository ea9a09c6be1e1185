"""The packaged report: its facts, its quotes, and that its checks notice every figure that is off by one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from building import Plain

from kangle_stats.checks import Finding, findings
from kangle_stats.models import Report
from kangle_stats.packaged import default_report
from kangle_stats.totals import totals
from kangle_stats.verify import CopiedText, verify

FACTS = [
    # figure, value, unit, power of ten, qualifier, status
    ("investment.enterprises", "2", "enterprise", 0, "exact", "agreed"),
    ("investment.agreed.shoes", "3500", "yuan", 4, "exact", "agreed"),
    ("investment.agreed.umbrellas", "3500", "yuan", 4, "exact", "agreed"),
    ("investment.jobs", "1600", "person", 0, "about", "planned"),
    ("investment.jobs.shoes_first", "300", "person", 0, "exact", "planned"),
    ("investment.jobs.umbrellas_first", "300", "person", 0, "exact", "planned"),
    ("investment.jobs.shoes_later", "500", "person", 0, "exact", "planned"),
    ("investment.jobs.umbrellas_later", "500", "person", 0, "exact", "planned"),
    ("investment.people_benefiting", "1200", "person", 0, "plus", "planned"),
    ("investment.land_leased", "550", "mu", 0, "exact", "reported"),
    ("investment.potato_lifted", "107", "person", 0, "exact", "reported"),
    ("investment.capital.agriculture", "1200", "yuan", 4, "exact", "reported"),
    ("investment.capital.tongkang", "500", "yuan", 4, "exact", "reported"),
    ("investment.enterprises_lifted", "257", "person", 0, "exact", "reported"),
    ("investment.cattle_purchase", "700", "yuan", 4, "exact", "reported"),
    ("investment.parks", "1", "park", 0, "exact", "reported"),
    ("investment.park_enterprises", "15", "enterprise", 0, "exact", "reported"),
    ("investment.park_investment", "6395", "yuan", 4, "exact", "reported"),
    ("labour.training_sessions", "25", "session", 0, "exact", "reported"),
    ("labour.training_attendances", "799", "person-time", 0, "exact", "reported"),
    ("labour.employed", "1112", "person", 0, "exact", "reported"),
    ("labour.employed.east", "234", "person", 0, "exact", "reported"),
    ("labour.employed.province", "583", "person", 0, "exact", "reported"),
    ("labour.employed.elsewhere", "295", "person", 0, "exact", "reported"),
    ("talent.training_sessions", "17", "session", 0, "exact", "reported"),
    ("talent.training_attendances", "2301", "person-time", 0, "exact", "reported"),
    ("talent.schools_paired", "8", "school", 0, "exact", "reported"),
    ("talent.teachers_sent", "10", "person", 0, "exact", "reported"),
    ("talent.educator_batches", "7", "batch", 0, "exact", "reported"),
    ("talent.educators_trained", "133", "person", 0, "plus", "reported"),
    ("talent.students_funded", "6", "person", 0, "exact", "reported"),
    ("talent.doctors_sent", "6", "person", 0, "exact", "reported"),
    ("talent.agronomists_sent", "1", "person", 0, "exact", "reported"),
    ("talent.doctors_trained", "6", "person", 0, "exact", "reported"),
    ("talent.cadres_seconded", "20", "person", 0, "exact", "reported"),
    ("workshops.funding", "1221.3", "yuan", 4, "exact", "reported"),
    ("workshops.built", "9", "workshop", 0, "exact", "reported"),
    ("workshops.employed", "257", "person", 0, "exact", "reported"),
    ("pairing.towns_east", "8", "town", 0, "exact", "reported"),
    ("pairing.villages_east", "10", "village", 0, "exact", "reported"),
    ("pairing.towns_west", "8", "town", 0, "exact", "reported"),
    ("pairing.villages_west", "10", "village", 0, "exact", "reported"),
    ("pairing.funding", "500", "yuan", 4, "exact", "reported"),
    ("pairing.subsidy_rate", "1", "yuan/household", 4, "exact", "reported"),
    ("pairing.households_solar", "1388", "household", 0, "exact", "reported"),
    ("pairing.households_livestock", "778", "household", 0, "exact", "reported"),
    ("pairing.donations", "104.48", "yuan", 4, "exact", "reported"),
    ("pairing.uniforms", "300", "set", 0, "exact", "reported"),
    ("pairing.books", "3500", "book", 0, "exact", "reported"),
    ("pairing.goods_value", "31.87", "yuan", 4, "exact", "reported"),
    ("pairing.land_quota", "700", "mu", 0, "exact", "reported"),
]

DIRECTIONS = {
    "east-to-west": {
        "investment.enterprises",
        "investment.agreed.shoes",
        "investment.agreed.umbrellas",
        "talent.teachers_sent",
        "talent.doctors_sent",
        "talent.agronomists_sent",
        "workshops.funding",
        "pairing.funding",
        "pairing.donations",
        "pairing.uniforms",
        "pairing.books",
        "pairing.goods_value",
    },
    "west-to-east": {
        "labour.employed.east",
        "talent.educator_batches",
        "talent.educators_trained",
        "talent.students_funded",
        "talent.doctors_trained",
        "talent.cadres_seconded",
        "pairing.land_quota",
    },
}

PARTS = {
    ("investment.jobs", "enterprise-and-phase"): [
        "investment.jobs.shoes_first",
        "investment.jobs.umbrellas_first",
        "investment.jobs.shoes_later",
        "investment.jobs.umbrellas_later",
    ],
    ("labour.employed", "destination"): [
        "labour.employed.east",
        "labour.employed.province",
        "labour.employed.elsewhere",
    ],
}


@cache
def kangle() -> Report:
    return Report.model_validate(plain())


def plain() -> Plain:
    data: Plain = json.loads(default_report().read_text(encoding="utf-8"))
    return data


def finding(report: Report, check: str) -> Finding:
    (found,) = [one for one in findings(report) if one.check == check]
    return found


# --- Facts -----------------------------------------------------------------------------------------------------------


def test_every_figure_is_as_reported() -> None:
    assert len(FACTS) == 51
    read = [(one.id, one.value, one.unit, one.unit_mult, one.qualifier, one.status) for one in kangle().figures]
    assert read == FACTS


def test_who_gives_to_whom() -> None:
    for direction, ids in DIRECTIONS.items():
        assert {one.id for one in kangle().figures if one.direction == direction} == ids


def test_parts_and_their_totals() -> None:
    assert {key: [one.id for one in parts] for key, parts in kangle().parts.items()} == PARTS


def test_what_a_contract_or_standard_fixes_is_exact() -> None:
    assert {one.id for one in kangle().figures if one.decimals == "exact"} == {
        "investment.agreed.shoes",
        "investment.agreed.umbrellas",
        "investment.capital.agriculture",
        "investment.capital.tongkang",
        "pairing.subsidy_rate",
    }


def test_every_figure_has_titles_in_both_languages() -> None:
    assert [one.id for one in kangle().figures if one.title.zh is None or one.title.en is None] == []


def test_persons_called_households_have_a_note() -> None:
    for id_ in ("investment.people_benefiting", "investment.potato_lifted", "workshops.employed"):
        assert kangle().by_id[id_].unit == "person" and kangle().by_id[id_].note is not None


def test_two_enterprises_that_share_a_number_share_its_quote() -> None:
    shoes, umbrellas = (kangle().by_id[f"investment.agreed.{name}"] for name in ("shoes", "umbrellas"))
    assert shoes.quote == umbrellas.quote and shoes.subject != umbrellas.subject


def test_quotes_are_no_sentences() -> None:
    """A quote finds its place: eight characters before, the number, eight after."""
    for one in kangle().figures:
        assert one.quote, f"{one.id} has no quote"
        for quote in one.quote:
            assert len(quote.prefix) <= 8 and len(quote.suffix) <= 8
            assert len(quote.exact) <= 10
            digits = "".join(char for char in quote.exact if char in "0123456789.")
            assert digits == one.value or (digits, quote.exact, one.value) == ("", "两家", "2")


# --- Totals ----------------------------------------------------------------------------------------------------------


def test_no_total_adds_a_part() -> None:
    added = [one.id for total in totals(kangle(), kangle().figures) for one in total.figures]
    assert len(added) == len(set(added))
    assert not set(added) & {id_ for ids in PARTS.values() for id_ in ids}
    assert set(added) == {
        one.id for one in kangle().figures if one.part_of is None and one.id != "pairing.subsidy_rate"
    }


@pytest.mark.parametrize(
    ("measure", "status", "value", "low", "high", "qualifier"),
    [
        ("people-lifted-out-of-poverty", "reported", None, 257, 364, "between"),
        ("people-sent-for-training", "reported", 139, 140, 145, "plus"),
        ("specialists-sent", "reported", 17, 17, 17, "exact"),
        ("households-supported", "reported", 2166, 2166, 2166, "exact"),
        ("registered-capital", "reported", 17_000_000, 17_000_000, 17_000_000, "exact"),
        ("investment", "agreed", 70_000_000, 70_000_000, 70_000_000, "exact"),
        ("investment", "reported", 63_950_000, 63_945_000, 63_955_000, "exact"),
        ("jobs", "planned", 1600, 1440, 1760, "about"),
        ("people-benefiting", "planned", 1200, 1201, 1299, "plus"),
    ],
)
def test_totals(measure: str, status: str, value: int | None, low: int, high: int, qualifier: str) -> None:
    (total,) = [one for one in totals(kangle(), kangle().figures) if (one.measure, one.status) == (measure, status)]
    assert (total.value, total.low, total.high, total.qualifier) == (value, low, high, qualifier)


def test_the_two_sides_of_a_pairing_stay_apart() -> None:
    for measure, number in (("towns-paired", 8), ("villages-paired", 10)):
        sides = [(one.side, one.value) for one in totals(kangle(), kangle().figures) if one.measure == measure]
        assert sides == [("同安区", number), ("康乐县", number)]


# --- Checks ----------------------------------------------------------------------------------------------------------


def test_no_check_of_the_report_fails() -> None:
    assert {one.check: one.verdict for one in findings(kangle()) if one.kind != "notice"} == {
        "investment.jobs/enterprise-and-phase": "approximate",
        "labour.employed/destination": "holds",
        "towns-paired": "holds",
        "villages-paired": "holds",
        "villages-of-towns-east": "holds",
        "villages-of-towns-west": "holds",
        "benefiting-within-jobs": "holds",
    }


def equations() -> list[tuple[str, str]]:
    """Each check that holds as an equation, with each figure in it."""
    return [
        (one.check, figure.id)
        for one in findings(kangle())
        if one.verdict == "holds" and one.formula is not None and one.formula.relation == "="
        for figure in one.figures
    ]


def with_value(id_: str, change: int) -> Report:
    data = plain()
    (figure,) = [one for one in data["figures"] if one["id"] == id_]
    figure["value"] = str(int(figure["value"]) + change)
    return Report.model_validate(data)


def test_there_are_equations_to_break() -> None:
    assert len(equations()) == 4 + 2 + 2


@pytest.mark.parametrize("change", [-1, 1])
@pytest.mark.parametrize(("check", "figure"), equations())
def test_a_figure_that_is_off_by_one_fails_its_check(check: str, figure: str, change: int) -> None:
    found = finding(with_value(figure, change), check)
    assert found.verdict == "fails" and found.fails_run(strict=False)
    assert figure in [one.id for one in found.figures]


def test_expected_notices() -> None:
    notices = {(one.reason, one.figures[0].id) for one in findings(kangle()) if one.kind == "notice"}
    assert notices >= {
        ("same-number", "investment.enterprises_lifted"),
        ("invited-product-exceeds", "pairing.subsidy_rate"),
        ("may-contain", "pairing.donations"),
        ("near-names", "investment.capital.agriculture"),
        ("unrounded", "talent.educators_trained"),
        ("person-or-household", "investment.potato_lifted"),
        ("person-or-household", "investment.people_benefiting"),
        ("person-or-household", "workshops.employed"),
        ("remark", "investment.park_enterprises"),
    }


# --- The published text, where there is a copy of it -----------------------------------------------------------------

TEXT = Path(__file__).parents[2] / "shared" / "report-kangle-2018.txt"
published = pytest.mark.skipif(not TEXT.is_file(), reason="the text of the report is not part of this project")


def outcomes(text: str) -> dict[tuple[str, int], Any]:
    seen: dict[tuple[str, int], Any] = {}
    for place in verify(kangle(), CopiedText(text)):
        seen[place.figure.id, place.figure.quote.index(place.quote)] = place
    return seen


@published
def test_every_quote_is_found() -> None:
    places = outcomes(TEXT.read_text(encoding="utf-8"))
    assert len(places) == 52
    assert {key for key, place in places.items() if place.outcome != "found"} == set()
    for (id_, index), place in places.items():
        assert place.literal == kangle().by_id[id_].quote[index].exact


@published
def test_every_quote_is_found_in_a_copy_without_breaks_and_in_full_width() -> None:
    text = TEXT.read_text(encoding="utf-8")
    wide = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    for copy in ("".join(text.split()), wide, text.encode("gb18030").decode("gb18030"), text.replace("\n", "\r\n\r\n")):
        assert {place.outcome for place in outcomes(copy).values()} == {"found"}


@published
def test_each_changed_digit_of_a_quote_names_its_figures_and_no_others() -> None:
    text = TEXT.read_text(encoding="utf-8")
    original = outcomes(text)
    for start in sorted({place.start for place in original.values()}):
        there = {key for key, place in original.items() if place.start == start}
        end = original[min(there)].end
        for position in range(start, end):
            if text[position] not in "0123456789两":
                continue
            other = "三" if text[position] == "两" else str((int(text[position]) + 1) % 10)
            changed = outcomes(text[:position] + other + text[position + 1 :])
            assert {key for key, place in changed.items() if place.outcome != "found"} == there
            assert {changed[key].outcome for key in there} == {"changed"}
