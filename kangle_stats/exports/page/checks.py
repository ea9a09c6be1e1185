"""The checks and notices of a report: the verdict, the sum, and what leads to the figures and their quotes."""

from __future__ import annotations

from collections.abc import Iterator

from kangle_stats.checks import Finding
from kangle_stats.explaining import equation, reason, to_verify
from kangle_stats.exports.page.markup import CHINESE, ENGLISH, Markup, element, joined, link, start, told, tongue
from kangle_stats.exports.page.places import Placed, Places, Section
from kangle_stats.messages import heading, say, word
from kangle_stats.models import UnsortedFigure
from kangle_stats.sheets.findings import finding_title
from kangle_stats.wording import figure_text

_MARKS = {
    "holds": "✓",
    "rounding": "≈",
    "approximate": "≈",
    "doubtful": "?",
    "fails": "≠",
    "unchecked": "○",
    "notice": "※",
}


def verdict(code: str, lang: str) -> Markup:
    """A verdict: its word, with a mark beside it that says no more."""
    mark = element("span", _MARKS[code], aria_hidden="true")
    return element("span", mark, " ", word(lang, "verdict", code), class_=f"verdict {code}")


def finding_link(placed: Placed, lang: str) -> Markup:
    """A link to a finding: its verdict and its id."""
    finding = placed.finding
    return link(placed.anchor, word(lang, "verdict", finding.verdict), " ", element("code", finding.check))


def quotes(figure: UnsortedFigure) -> Markup:
    """Where a figure stands in the report: …帮助1112名贫困…, the number marked."""
    return joined(
        *(
            element(
                "q",
                *("…", quote.prefix, element("mark", quote.exact), quote.suffix, "…"),
                lang=CHINESE if tongue(quote.prefix + quote.exact + quote.suffix) == CHINESE else ENGLISH,
            )
            for quote in figure.quote
        ),
        by=" ",
    )


def findings(placed: list[Placed], section: Section, level: int, places: Places, lang: str) -> Iterator[Markup]:
    """A list of findings in pieces, with headings of that level."""
    yield start("ol", class_="findings")
    for each in placed:
        yield _finding(each, section.report.id, level, places, lang)
    yield Markup("</ol>")


def _finding(placed: Placed, report: str, level: int, places: Places, lang: str) -> Markup:
    finding = placed.finding
    title = finding_title(finding, lang)
    own = link(placed.anchor, element("code", finding.check), class_="id")
    sum_, why = equation(finding, lang), reason(finding, lang)
    head = [told(title, lang), " ", own] if title else [own]
    return element(
        "li",
        element(f"h{level}", verdict(finding.verdict, lang), " ", element("span", *head)),
        element("p", told(sum_, lang), class_="sum") if sum_ else None,
        element("p", told(why, lang)) if why else None,
        _to_verify(finding, lang),
        _sources(finding, report, places, lang),
        id=placed.anchor,
        class_=finding.verdict,
    )


def _to_verify(finding: Finding, lang: str) -> Markup | None:
    """The suspects of a check that fails, and what to verify: open, unless the failure is known."""
    lines = to_verify(finding, lang)
    if not lines:
        return None
    summary = element("summary", say(lang, "page-to-verify"))
    told_lines = [element("li", told(line, lang)) for line in lines]
    return element("details", summary, element("ul", *told_lines), open=finding.known is None)


def _sources(finding: Finding, report: str, places: Places, lang: str) -> Markup | None:
    """The figures of a finding with their quotes."""
    named = dict(zip(finding.figure_ids, finding.figures, strict=True))
    if not named:
        return None
    items = [
        element(
            "li",
            places.figure_link(name, report, told(figure.title.text(lang), lang)),
            " ",
            element("span", told(figure_text(figure, lang), lang), class_="number"),
            " ",
            quotes(figure),
        )
        for name, figure in named.items()
    ]
    return element("details", element("summary", say(lang, "page-sources")), element("ul", *items))


def meanings(lang: str) -> Markup:
    """What the verdicts mean, as a list to be opened."""
    terms = [
        element("div", element("dt", verdict(code, lang)), element("dd", word(lang, "verdict-means", code)))
        for code in _MARKS
    ]
    return element("details", element("summary", heading(lang, "verdicts")), element("dl", *terms), class_="meanings")
