"""Reports as one web page that needs nothing else: no network, no framework; without its script all can be read.

Its policy (Content-Security-Policy) admits this page's own style and script by their hashes and nothing else, so that
even markup that came through would run nothing.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path

from kangle_stats import __version__
from kangle_stats.checks import Finding
from kangle_stats.exports.page import checks, figures, pledges, summary, totals
from kangle_stats.exports.page.markup import Child, Markup, element, joined, link, page_tongue, start, told
from kangle_stats.exports.page.places import Places, Section
from kangle_stats.messages import heading, say
from kangle_stats.models import Report
from kangle_stats.pledges import Progress
from kangle_stats.pledges import pledges as told_of
from kangle_stats.totals import totals as add_up

_CONTENT = "_content"
_CONTENTS = "_contents"


def write(
    path: Path, reports: Iterable[tuple[Report, list[Finding]]], lang: str, others: Iterable[Report] = ()
) -> None:
    """Writes the page of some reports with their findings to a file; `others` may tell what became of pledges."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(page(reports, lang, others))


def page(reports: Iterable[tuple[Report, list[Finding]]], lang: str, others: Iterable[Report] = ()) -> Iterator[str]:
    """The page in pieces, in Chinese or English. A report may come again, with findings over several reports.

    What became of the pledges is told by the reports of the page, and by others that are not on it.
    """
    places = Places(reports)
    sections = list(places.sections.values())
    progress: dict[str, list[Progress]] = {}
    for line in told_of([section.report for section in sections], others):
        progress.setdefault(line.pledge.report.id, []).append(line)
    several = len(sections) != 1
    title = say(lang, "page-title-several", count=f"{len(sections):,}") if several else _title(sections[0], lang)
    yield "<!doctype html>\n"
    yield start("html", lang=page_tongue(lang))
    yield _head(title)
    yield start("body")
    yield link(_CONTENT, say(lang, "page-skip"), class_="skip")
    yield element("header", element("h1", told(title, lang)), element("p", say(lang, "page-lead")))
    if several:
        yield _contents(sections, lang)
    yield start("main", id=_CONTENT, tabindex=-1)
    for section in sections:
        yield from _section(section, progress.get(section.report.id, []), several, places, lang)
    yield Markup("</main>")
    made = element("p", say(lang, "page-made-by", version=__version__))
    yield element("footer", checks.meanings(lang), made)
    yield _controls(lang)
    yield Markup(f"<script>{_file('page.js')}</script>")
    yield "</body></html>\n"


def _title(section: Section, lang: str) -> str:
    return section.report.title.text(lang)


def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _head(title: str) -> Markup:
    style, script = _file("page.css"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        Markup(f"<style>{style}</style>"),
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _contents(sections: list[Section], lang: str) -> Markup:
    items = [
        element(
            "li",
            link(section.anchor, told(_title(section, lang), lang)),
            element("small", " ", section.report.period.replace("/", " – "), " · ", summary.counts_of(section, lang)),
        )
        for section in sections
    ]
    name = heading(lang, "contents")
    return element("nav", element("h2", name, id=_CONTENTS), element("ol", *items), aria_labelledby=_CONTENTS)


def _section(section: Section, progress: list[Progress], several: bool, places: Places, lang: str) -> Iterator[Markup]:
    """A report; on a page of several under a heading of its own, and all other headings one lower."""
    level = 3 if several else 2
    report = section.report
    added = add_up(report, report.figures)
    yield start("article", id=section.anchor)
    if several:
        yield element(
            "h2", told(_title(section, lang), lang), " ", link(section.anchor, element("code", report.id), class_="id")
        )
    yield summary.head(report, lang)
    yield _part(section, "summary", level, lang)
    yield summary.figures(section, len(added), pledges.count(progress), lang)
    yield summary.first(section, lang)
    yield Markup("</section>")
    if added:
        yield _part(section, "totals", level, lang)
        yield from totals.table(section, added, places, lang)
        yield Markup("</section>")
    if progress:
        yield _part(section, "pledges", level, lang)
        yield from pledges.table(section, progress, places, lang)
        yield Markup("</section>")
    if section.checks:
        yield _part(section, "checks", level, lang)
        yield from checks.findings(section.checks, section, level + 1, places, lang)
        yield Markup("</section>")
    if section.notices:
        yield _part(section, "notices", level, lang)
        yield from checks.findings(section.notices, section, level + 1, places, lang)
        yield Markup("</section>")
    yield _part(section, "figures", level, lang)
    if section.figures:
        yield from figures.table(section, places, lang)
    else:
        yield element("p", say(lang, "page-no-figures"))
    yield Markup("</section></article>\n")


def _part(section: Section, name: str, level: int, lang: str) -> Markup:
    """The beginning of a part of a section, with its heading."""
    return joined(start("section", id=section.part(name)), element(f"h{level}", heading(lang, name)))


def _controls(lang: str) -> Markup:
    """What page.js puts above each table of figures: without a script there is no dead control."""
    search = element("label", heading(lang, "search"), " ", element("input", type="search", name="search"))
    choices: list[Child] = [
        element(
            "label",
            heading(lang, key),
            " ",
            element("select", element("option", heading(lang, "all"), value=""), name=key),
        )
        for key in ("category", "status", "unit")
    ]
    clear = element("button", heading(lang, "clear"), type="button")
    told_ = element("p", role="status", data_all=say(lang, "page-rows-all", all="{all}"),
                    data_some=say(lang, "page-rows-some", all="{all}", shown="{shown}"))  # fmt: skip
    bar = element("div", search, *choices, clear, told_, class_="filter", role="search")
    return element("template", bar, id="_filter")
