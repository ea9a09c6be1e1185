"""Reports with anything that a report may hold, for what has to survive a way there and back."""

from __future__ import annotations

from typing import Any

from building import Plain, figure, plain_report
from hypothesis import strategies as st

from kangle_stats.categories import CATEGORIES
from kangle_stats.models import Report
from kangle_stats.quantity import QUALIFIERS
from kangle_stats.units import UNITS

ODD = "ab县 \t\n\r\x00\x1b\x9b=+-@'\"\\x_u0041U…（）|;:\u00a0\u3000\u202e\ufeff\ufffe\U0001f600"
TEXTS = st.one_of(
    st.text(st.sampled_from(ODD), min_size=1, max_size=12),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8),
    st.sampled_from(
        ["=1+1", "_x0041_", "_x005F_x0041_", "\\x1b", "\\x5cx1b", "123", "1e5", "#REF!", "TRUE", "示例", "–"]
    ),
)
WORDS = st.one_of(TEXTS, st.fixed_dictionaries({"zh": TEXTS}), st.fixed_dictionaries({"zh": TEXTS, "en": TEXTS}))
TITLES = st.one_of(
    st.fixed_dictionaries({"zh": TEXTS}),
    st.fixed_dictionaries({"en": TEXTS}),
    st.fixed_dictionaries({"zh": TEXTS, "en": TEXTS}),
)
VALUES = st.one_of(
    st.from_regex(r"[+-]?[0-9]{1,22}(\.[0-9]{0,17})?", fullmatch=True),
    st.from_regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?", fullmatch=True),
    st.sampled_from(
        ["4.10", "-0", "0.0", ".5", "5.", "007", "+5", "999999999999999", "9999999999999999", "0.1", "64.1"]
    ),
)
QUOTES = st.lists(
    st.builds(
        lambda before, exact, behind: {"prefix": before[:8], "exact": exact, "suffix": behind[:8]},
        st.one_of(st.just(""), TEXTS), TEXTS, st.one_of(st.just(""), TEXTS),
    ),
    max_size=3,
)  # fmt: skip


@st.composite
def figures(draw: st.DrawFn, id_: str) -> Plain:
    """A figure with anything that a figure may have, besides parts."""
    category = draw(st.sampled_from(sorted(CATEGORIES)))
    more: dict[str, Any] = {
        "category": category,
        "measure": draw(st.sampled_from(sorted(CATEGORIES[category].measures))),
        "title": draw(TITLES),
        "unit_mult": draw(st.sampled_from([0, 0, 4, 8, 3, 9, -3, 16])),
    }
    value = draw(st.one_of(st.none(), VALUES))
    options = {
        "decimals": st.one_of(st.just("exact"), st.integers(-40, 40)),
        "status": st.sampled_from(["reported", "agreed", "planned"]),
        "direction": st.sampled_from(["east-to-west", "west-to-east"]),
        "basis": st.sampled_from(["new", "cumulative", "stock"]),
        "as_of": st.sampled_from(["2018", "2018-11", "2018-11-30"]),
        "subject": WORDS,
        "group": WORDS,
        "note": WORDS,
        "quote": QUOTES,
        "follows": st.sampled_from(["a.b", "other-2018:a.b_c"]),
        "breakdowns": st.dictionaries(
            st.sampled_from(["kind", "sex-and-age"]), st.sampled_from(["complete", "partial"])
        ),
    }
    for key, values in options.items():
        if draw(st.booleans()):
            more[key] = draw(values)
    qualifier = draw(st.sampled_from(QUALIFIERS))
    if qualifier == "between" and value is not None:
        more["value_to"] = "9" * 40
    more["qualifier"] = qualifier
    unit = draw(st.sampled_from([*UNITS, "yuan/household", "person-time/village"]))
    return figure(id_, value, unit, **more)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report that is valid, with odd words in every place."""
    sorted_ = [draw(figures(f"a.f{number}")) for number in range(draw(st.integers(0, 3)))]
    unsorted = [draw(figures(f"b.f{number}")) for number in range(draw(st.integers(0, 1)))]
    for one in unsorted:
        del one["category"], one["measure"]
    parts = [
        figure(f"a.f0.p{number}", part_of="a.f0", by=cut_)
        for one in sorted_[:1]
        for number, cut_ in enumerate(one.get("breakdowns", {}))
    ]
    for part in parts:
        part["status"] = sorted_[0].get("status", "reported")
    origin = {"producer": draw(TEXTS), "title": draw(TEXTS), "url": "https://example.org/a?b=c"}
    checks = [{"id": "c-1", "formula": "a.f0 = a.f0", "title": draw(TITLES), "expect": "fails", "reason": draw(TITLES)}]
    remarks = [{"id": "r-1", "figures": ["a.f0"], "text": draw(TITLES)}]
    return Report.model_validate(
        plain_report(*sorted_, *parts, unsorted=unsorted, origin=origin, title=draw(TITLES), ref_area=draw(TITLES))
        | ({"checks": checks, "remarks": remarks} if sorted_ else {})
    )


def bare(report: Report) -> dict[str, Any]:
    """Everything that a report states."""
    return report.model_dump(exclude={"schema_"})
