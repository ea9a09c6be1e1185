"""Strategies of hypothesis for valid reports: small ones, in which figures follow, contain and resemble each other."""

from __future__ import annotations

from building import Plain, plain_report
from hypothesis import strategies as st

from kangle_stats.models import Report
from kangle_stats.references import dangling

IDS = ("a", "b", "c", "d", "e.f")
REPORT_IDS = ("one", "two", "three")
PERIODS = ("2018", "2019", "2019-06", "2018-07/2019-06")
KINDS = (
    ("labour-transfer", "people-employed", "person"),
    ("enterprise-investment", "jobs", "person"),
    ("enterprise-investment", "export-share", "percent"),
    ("poverty-workshops", "funding", "yuan"),
    ("social-assistance", "donations", "yuan"),
    ("social-assistance", "money-and-goods", "yuan"),
    ("talent-exchange", "schools-paired", "school"),
    ("town-village-pairing", "subsidy-rate", "yuan/household"),
)
QUALIFIERS = ("exact", "about", "plus", "over", "at_least", "nearly", "under", "at_most", "between")
VALUES = ("0", "1", "7", "20", "133", "1200", "1200.50", "0.4", "-3", "9" * 40)

maybe_texts = st.sampled_from([None, None, "甲", {"zh": "甲"}, {"en": "one"}])


@st.composite
def figures(draw: st.DrawFn, id_: str) -> Plain:
    """A figure that is no part of another, and follows anything or nothing."""
    category, measure, unit = draw(st.sampled_from(KINDS))
    value = draw(st.none() | st.sampled_from(VALUES))
    qualifier = draw(st.sampled_from(QUALIFIERS)) if value is not None else "exact"
    more = {
        "value_to": value if qualifier == "between" else None,
        "basis": draw(st.sampled_from([None, "new", "cumulative", "stock"])),
        "as_of": draw(st.sampled_from([None, "2018", "2018-12", "2018-12-31", "2019-06"])),
        "direction": draw(st.sampled_from([None, "east-to-west"])),
        "subject": draw(maybe_texts),
        "group": draw(maybe_texts),
        "follows": draw(
            st.none() | st.sampled_from([*IDS, *(f"{report}:{id_}" for report in REPORT_IDS for id_ in IDS)])
        ),
        "note": draw(maybe_texts),
    }
    return {
        "id": id_,
        "category": category,
        "measure": measure,
        "title": {"zh": draw(st.sampled_from(["某数", "另一数"]))},
        "value": value,
        "unit": unit,
        "unit_mult": draw(st.sampled_from([0, 4])),
        "qualifier": qualifier,
        "status": draw(st.sampled_from(["reported", "agreed", "planned"])),
        **{key: one for key, one in more.items() if one is not None},
    }


@st.composite
def reports(draw: st.DrawFn, id_: str = "one") -> Report:
    """A valid report of up to five figures, of which some may be parts of the first."""
    plain = [draw(figures(each)) for each in draw(st.permutations(IDS))[: draw(st.integers(0, len(IDS)))]]
    for part in plain[1:]:
        if draw(st.booleans()) and draw(st.booleans()):
            part |= {"part_of": plain[0]["id"], "by": "kind", "status": plain[0]["status"]}
            plain[0]["breakdowns"] = {"kind": draw(st.sampled_from(["complete", "partial"]))}
    area = {"zh": draw(st.sampled_from(["某县", "他县"]))}
    if draw(st.booleans()):
        area["code"] = draw(st.sampled_from(["622922", "622923"]))
    remarks = [{"id": "seen", "figures": [plain[0]["id"]], "text": {"zh": "有一点。"}}] if plain else []
    whole = plain_report(*plain, id=id_, period=draw(st.sampled_from(PERIODS)), ref_area=area, remarks=remarks)
    report = Report.model_validate(whole)
    assert dangling(report) == []
    return report
