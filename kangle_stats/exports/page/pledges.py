"""What became of the pledges of a report, as a table: a group of rows for each pledge, a row for what tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kangle_stats.amounts import Amount
from kangle_stats.exports.page import tables
from kangle_stats.exports.page.bars import bar
from kangle_stats.exports.page.markup import Child, Markup, element, joined, link_out, told
from kangle_stats.exports.page.places import Places, Section
from kangle_stats.messages import say, word
from kangle_stats.models import Report
from kangle_stats.pledges import DONE, Progress, outcomes
from kangle_stats.sheets.amounts import amount_measure, amount_text
from kangle_stats.sheets.pledges import notes
from kangle_stats.wording import share_text

_WIDTH = 3


def table(section: Section, lines: list[Progress], places: Places, lang: str) -> Iterator[Markup]:
    """The table in pieces. Lines about one pledge, or one sum of pledges, follow each other."""
    columns = {"told": "name", "as_of": "status", "share": "amount"}
    caption = say(lang, "page-pledges-caption")
    return tables.table("bars pledges", section.part("pledges"), caption, columns, _groups(lines, places, lang), lang)


def count(lines: list[Progress]) -> int:
    """Of how many pledges some lines tell, parts and sums left out."""
    return len(outcomes(lines))


def _groups(lines: list[Progress], places: Places, lang: str) -> Iterator[Markup]:
    for _, same in groupby(lines, key=lambda line: [figure.id for figure in line.pledge.figures]):
        of_one = list(same)
        rows = (_row(line, places, lang) for line in of_one)
        yield from tables.group(_pledge(of_one[0].pledge, places, lang), _WIDTH, rows)


def _pledge(pledge: Amount, places: Places, lang: str) -> Markup:
    """What was pledged, how much, and when."""
    names = _names(pledge, places, lang)
    if len(pledge.figures) > 1:
        names = joined(say(lang, "page-pledges-sum", measure=amount_measure(pledge, lang)), " = ", names)
    stated = " · ".join(["", word(lang, "status", pledge.figure.status), pledge.as_of])
    value = element("span", told(amount_text(pledge, lang), lang), class_="number")
    indent = "└ " if pledge.figure.part_of is not None else None
    return joined(indent, names, " ", value, element("small", stated, class_="kind"))


def _names(amount: Amount, places: Places, lang: str) -> Markup:
    """The figures of an amount, each by a link."""
    own = amount.report.id
    links = [places.figure_link(figure.id, own, told(figure.title.text(lang), lang)) for figure in amount.figures]
    return joined(*links, by=" + ")


def _row(line: Progress, places: Places, lang: str) -> Markup:
    follower = line.follower
    said = [element("small", told(note, lang)) for note in notes(line, lang)]
    if follower is None:
        return tables.row(tables.name_cell(*said), tables.cell(), tables.cell())
    kinds = [] if follower.figure.status == DONE else [word(lang, "status", follower.figure.status)]
    bases = dict.fromkeys(figure.basis for figure in follower.figures)
    kinds += [word(lang, "basis", basis) for basis in bases if basis is not None and len(bases) == 1]
    name = joined(
        _names(follower, places, lang),
        " ",
        element("span", told(amount_text(follower, lang), lang), class_="number"),
        element("small", " · ", " · ".join(kinds), class_="kind") if kinds else None,
    )
    return tables.row(
        tables.name_cell(element("div", name), *said, element("small", _source(follower.report, lang))),
        tables.cell(follower.as_of, class_="status"),
        tables.cell(element("div", *_share(line, lang), class_="measured")),
    )


def _share(line: Progress, lang: str) -> list[Child]:
    """The share as a bar, which is full at the whole pledge, and in words."""
    share = line.share
    if share is None:
        return [element("span", word(lang, "outcome", line.outcome))]
    low, high = (share.promise.low, share.promise.high) if share.point is None else (share.point, share.point)
    text = share_text(share, lang, line.qualifier or "exact")
    return [bar(low, high, 1, "bar share"), element("span", text, class_="number")]


def _source(report: Report, lang: str) -> Markup:
    origin = report.origin
    name = told(origin.producer, lang)
    linked = name if origin.url is None else link_out(origin.url, name)
    return joined(linked, origin.date_published, report.id, by=" · ")
