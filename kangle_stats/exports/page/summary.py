"""What comes first of a report: where it comes from, how much is in it, and what deserves a look first."""

from __future__ import annotations

from collections import Counter

from kangle_stats.explaining import reason
from kangle_stats.exports.page.checks import verdict
from kangle_stats.exports.page.markup import Child, Markup, element, joined, link, link_out, told
from kangle_stats.exports.page.places import Placed, Section
from kangle_stats.messages import counted, heading, say
from kangle_stats.models import Area, Report
from kangle_stats.sheets.findings import finding_title

MOST_FIRST = 12
"""How many findings are named at the top; the rest stand among the checks."""


def head(report: Report, lang: str) -> Markup:
    """Area and partner, period, origin."""
    terms = (
        ("ref_area", _area(report.ref_area, lang)),
        ("counterpart_area", _area(report.counterpart_area, lang)),
        ("period", joined(report.period.replace("/", " – "))),
        ("origin", _origin(report, lang)),
    )
    rows = [element("div", element("dt", heading(lang, key)), element("dd", content)) for key, content in terms]
    return element("dl", *rows, class_="head")


def _area(area: Area, lang: str) -> Markup:
    code = element("small", area.code, title="GB/T 2260") if area.code else None
    return joined(told(area.text(lang), lang), code, by=" ")


def _origin(report: Report, lang: str) -> Markup:
    origin = report.origin
    title = None if origin.title is None else told(origin.title, lang)
    if origin.url is not None:
        title = link_out(origin.url, title or told(origin.url, lang))
    published = None if origin.date_published is None else element("time", origin.date_published)
    return joined(told(origin.producer, lang), title, published, by=" · ")


def figures(section: Section, totals: int, pledges: int, lang: str) -> Markup:
    """How much there is, in numbers."""
    missing = sum(figure.value is None for figure in section.figures)
    counts = {"figures": len(section.figures), "totals": totals}
    if pledges:
        counts["pledges"] = pledges
    counts |= {"checks": len(section.checks), "notices": len(section.notices)}
    rows = [
        element("div", element("dt", _to(section, key, count, lang)), element("dd", f"{count:,}"))
        for key, count in counts.items()
    ]
    if missing:
        rows.append(element("div", element("dt", say(lang, "page-missing")), element("dd", f"{missing:,}")))
    return element("dl", *rows, class_="counts")


def _to(section: Section, part: str, count: int, lang: str) -> Markup:
    """A link to a part of the report, unless it is empty and left out."""
    name = heading(lang, part)
    return link(section.part(part), name) if count else joined(name)


def first(section: Section, lang: str) -> Markup:
    """The verdicts counted, and what deserves a look first."""
    grave = [placed for placed in section.checks if _grave(placed)]
    said: list[Child] = [element("p", counts_of(section, lang))]
    if grave:
        said.append(element("p", element("strong", say(lang, "page-look-first"))))
        said.append(element("ol", *(_pointer(placed, lang) for placed in grave[:MOST_FIRST]), class_="first"))
        if len(grave) > MOST_FIRST:
            said.append(element("p", say(lang, "page-look-more", count=f"{len(grave) - MOST_FIRST:,}")))
    elif section.checks:
        said.append(element("p", say(lang, "page-nothing-first")))
    if section.notices:
        sentence = say(lang, "page-notices", count=f"{len(section.notices):,}")
        said.append(element("p", link(section.part("notices"), sentence)))
    return joined(*said)


def _grave(placed: Placed) -> bool:
    finding = placed.finding
    return finding.fails_run(strict=True)


def counts_of(section: Section, lang: str) -> str:
    """How many checks have which verdict, in a line."""
    if not section.checks:
        return say(lang, "no-check-ran")
    counts: Counter[str] = Counter(placed.finding.verdict for placed in section.checks)
    return say(lang, "summary", count=f"{len(section.checks):,}", parts=counted(lang, "verdict", counts))


def _pointer(placed: Placed, lang: str) -> Markup:
    finding = placed.finding
    title = finding_title(finding, lang) or finding.check
    why = reason(finding, lang)
    name = link(placed.anchor, told(title, lang))
    return element("li", verdict(finding.verdict, lang), " ", joined(name, told(why, lang) if why else None, by=" — "))
