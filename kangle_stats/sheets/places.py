"""Places of quotes in a text as rows: `verify`."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.messages import heading, say, word
from kangle_stats.models import Report
from kangle_stats.prose import Mention
from kangle_stats.render.column import Column
from kangle_stats.sheets.figures import quote_text
from kangle_stats.sheets.sheet import Row, Sheet, keyed, report_title
from kangle_stats.verify import Place


class Verified(NamedTuple):
    """Where a quote stands, and the report it belongs to."""

    report: Report
    place: Place


class Unclaimed(NamedTuple):
    """A quantity of the text that no figure claims."""

    mention: Mention


_PLACE_KEYS = ("report", "figure", "quote", "outcome", "start", "end", "line", "column", "literal", "message")


def _place_row(item: Verified | Unclaimed, lang: str) -> Row:
    if isinstance(item, Unclaimed):
        mention = item.mention
        return keyed(
            _PLACE_KEYS,
            None, None, None, "unclaimed", mention.start, mention.end, mention.line, mention.column, mention.literal,
            say(lang, "place-unclaimed"),
        )  # fmt: skip
    place = item.place
    return keyed(
        _PLACE_KEYS,
        place.report, place.figure.id, quote_text(place.quote), place.outcome, place.start, place.end, place.line,
        place.column, place.literal, _place_message(place, lang),
    )  # fmt: skip


def _place_message(place: Place, lang: str) -> str:
    literal = place.literal or ""
    return say(lang, f"place-{place.outcome}", exact=place.quote.exact, literal=literal)


def _place_columns(lang: str) -> list[Column]:
    styles = {word(lang, "place", outcome): "bold red" for outcome in ("missing", "ambiguous", "changed")}
    styles[word(lang, "place", "unclaimed")] = "yellow"
    return [
        Column(heading(lang, "report"), group=True),
        Column(heading(lang, "id"), whole=True),
        Column(heading(lang, "verdict"), styles=styles),
        Column(heading(lang, "place"), right=True, whole=True),
        Column(heading(lang, "quote")),
        Column(heading(lang, "note")),
    ]


def _place_lines(item: Verified | Unclaimed, lang: str) -> list[list[str]]:
    if isinstance(item, Unclaimed):
        mention = item.mention
        where = f"{mention.line}:{mention.column}"
        outcome = word(lang, "place", "unclaimed")
        return [[say(lang, "unclaimed-quantities"), "", outcome, where, f"[{mention.literal}]", mention.noun]]
    place = item.place
    cells = [
        report_title(item.report, lang),
        place.figure.id,
        word(lang, "place", place.outcome),
        "" if place.line is None else f"{place.line}:{place.column}",
        quote_text(place.quote),
        "" if place.outcome == "found" else _place_message(place, lang),
    ]
    return [cells]


PLACES = Sheet(_PLACE_KEYS, _place_row, _place_columns, _place_lines)
