"""Rows of a table to figures as they stand in a report file."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from kangle_stats.categories import CATEGORIES
from kangle_stats.cues import ID_MEASURES, ID_WORDS
from kangle_stats.forms.columns import BILINGUAL
from kangle_stats.importing.amounts import amount
from kangle_stats.importing.record import Record
from kangle_stats.importing.sheet import Cell
from kangle_stats.importing.words import COMPLETE
from kangle_stats.messages import excerpt, nearest

Plain = dict[str, Any]

CUT = "parts"
"""How the parts of a total are told apart where nothing says it."""
_CELLS_OF = {
    "title": ("title_zh", "title_en"),
    "unit": ("unit_name", "unit"),
    "unit_mult": ("unit_name", "unit_mult"),
    "decimals": ("decimals_stated",),
    "quote": ("quote_exact", "quote_prefix", "quote_suffix"),
    **{key: (f"{key}_name", key) for key in ("category", "measure", "qualifier", "status", "direction", "basis")},
}
"""The columns that tell each key of a figure, the most likely one first, where they are not called like it."""


@dataclass
class Entry:
    """A figure and the row that it was read from."""

    figure: Plain
    record: Record
    report: str | None
    """The report that the row names."""
    complete: str | None = None
    """What the row says of its parts without naming a cut: complete or partial."""
    id_given: bool = True
    cuts_given: bool = True
    """Whether the row itself declares the cuts of its figure."""

    def place_of(self, key: str) -> str:
        """Where a key of the figure is told."""
        for column in _CELLS_OF.get(key, (key,)):
            if column in self.record.cells:
                return self.record.cells[column].place
        return self.record.place

    def is_faulty(self, key: str) -> bool:
        """Whether something was told of what a key of the figure is read from."""
        return any(column in self.record.faulty for column in _CELLS_OF.get(key, (key,)))


def figure(record: Record, unit: Cell | None) -> Entry:
    """The figure of a row; `unit` is the unit of all values, where the table has one. Faults are told."""
    category, measure = _kind(record)
    value, value_to, word, qualifier = amount(record, unit, measure or "")
    breakdowns, complete = _breakdowns(record)
    id_ = record.text("id")
    more: Plain = {
        "unit_mult": word.unit_mult or None if word is not None else None,
        "value_to": value_to,
        "decimals": _decimals(record),
        "qualifier": None if qualifier == "exact" else qualifier,
        "status": _unless(record.one("status"), "reported"),
        "part_of": record.text("part_of"),
        "by": record.text("by"),
        "breakdowns": breakdowns or None,
        "basis": record.one("basis"),
        "as_of": record.date("as_of"),
        "direction": record.one("direction"),
        **{key: record.bilingual(key, plain=True) for key in BILINGUAL},
        "follows": record.text("follows"),
        "quote": _quotes(record) or None,
    }
    made: Plain = {"id": id_}
    if category is not None:
        made |= {"category": category, "measure": measure}
    made |= {"title": record.bilingual("title") or {}, "value": value, "unit": None if word is None else word.unit}
    made |= {key: value for key, value in more.items() if value is not None}
    return Entry(made, record, record.text("report"), complete, id_ is not None, bool(breakdowns))


def _unless(code: str | None, usual: str) -> str | None:
    return None if code == usual else code


def _kind(record: Record) -> tuple[str | None, str | None]:
    """The category and the measure; a measure that only one category has tells the category too."""
    categories = record.codes("category")
    measures = record.codes("measure", [each.zh for code in categories for each in CATEGORIES[code].measures.values()])
    if not measures:
        if categories and not record.faulty & {"measure", "measure_name"}:
            allowed = ", ".join(measure.zh for code in categories for measure in CATEGORIES[code].measures.values())
            record.tell("measure_name", "sheet-no-measure", allowed=allowed)
        return next(iter(categories), None), None
    fitting_ones = [
        (category, measure)
        for category in CATEGORIES
        for measure in CATEGORIES[category].measures
        if measure in measures and (not categories or category in categories)
    ]
    if len(fitting_ones) == 1:
        return fitting_ones[0]
    if not record.faulty & {"category", "category_name"}:
        name = excerpt(record.text("measure_name") or record.text("measure") or "")
        if fitting_ones:
            known = ", ".join(CATEGORIES[category].zh for category, _ in fitting_ones)
            record.tell("category_name", "sheet-which-category", measure=name, known=known)
        else:
            allowed = ", ".join(measure.zh for code in categories for measure in CATEGORIES[code].measures.values())
            record.tell("measure_name", "sheet-wrong-measure", found=name, allowed=allowed)
    return None, None


def _decimals(record: Record) -> int | str | None:
    text = record.text("decimals_stated")
    return "exact" if text in ("exact", "准确") else record.whole("decimals_stated") if text is not None else None


_JSON = json.JSONDecoder()
_CUT_SAID = re.compile(r"\s*([a-z][a-z0-9_-]*)\s*[:：=]\s*(\S+?)\s*")


def _breakdowns(record: Record) -> tuple[dict[str, str], str | None]:
    """The cuts of a total, `destination: complete; sex: partial`, or a bare word on its only one: 齐全."""
    text = record.text("breakdowns")
    if text is None:
        return {}, None
    bare = COMPLETE.get(text.casefold())
    if bare is not None:
        return {}, bare
    cuts: dict[str, str] = {}
    for said in re.split("[;；\n]", text):
        found = _CUT_SAID.fullmatch(said)
        complete = None if found is None else COMPLETE.get(found[2].casefold())
        if found is None or complete is None:
            if said.strip():
                record.tell("breakdowns", "sheet-breakdowns", found=excerpt(said.strip()))
            continue
        cuts[found[1]] = complete
    return cuts, None


def _quotes(record: Record) -> list[Plain]:
    """The quotes of a row: a line each in the three columns, or as `list --format csv` writes them in one."""
    cell = record.cell("quote_exact")
    if cell is not None and cell.text.startswith("{") and (listed := _listed(cell.text)):
        return listed
    columns = (record.lines("quote_prefix"), record.lines("quote_exact"), record.lines("quote_suffix"))
    quotes = []
    for prefix, exact, suffix in zip_longest(*columns, fillvalue=""):
        parts = {"prefix": prefix, "exact": exact, "suffix": suffix}
        if any(parts.values()):
            quotes.append({key: text for key, text in parts.items() if text})
    return quotes


def _listed(text: str) -> list[Plain]:
    """The JSON objects in a text, which are joined by ` | `; none if it is anything else."""
    found: list[Plain] = []
    at = 0
    try:
        while at < len(text):
            quote, at = _JSON.raw_decode(text, at)
            found.append({key: part for key, part in quote.items() if part})
            at += len(" | ")
    except (ValueError, AttributeError, RecursionError):
        return []
    return found


# --- What the figures of one report say of each other ----------------------------------------------------------------


def give_ids(entries: list[Entry]) -> int:
    """Gives every figure without an id one that no other has; tells how many there were."""
    taken = {str(entry.figure["id"]) for entry in entries if entry.id_given}
    counts: Counter[str] = Counter()
    without = [entry for entry in entries if not entry.id_given]
    for entry in without:
        base = _id_base(entry.figure)
        while True:
            counts[base] += 1
            name = base if counts[base] == 1 else f"{base}_{counts[base]}"
            if name not in taken:
                break
        entry.figure["id"] = name
        taken.add(name)
    return len(without)


def _id_base(made: Plain) -> str:
    category, measure = made.get("category"), made.get("measure")
    if category is None or measure is None:
        return "unsorted.figure"
    first = ID_WORDS.get(category, category.replace("-", "_"))
    return f"{first}.{ID_MEASURES.get(measure, measure.replace('-', '_'))}"


def link_parts(entries: list[Entry]) -> int:
    """Follows each part to its total, by its id or its title, and declares the cuts that no one declared.

    Such a cut is partial unless its total says that the parts are all there: then a sum is asserted. Gives the number
    of cuts that were taken for partial.
    """
    by_id = {str(entry.figure["id"]): entry for entry in entries}
    by_title: dict[str, list[Entry]] = {}
    for entry in entries:
        for title in set(entry.figure["title"].values()):
            by_title.setdefault(title, []).append(entry)
    names = (*by_id, *by_title)
    assumed = 0
    for entry in entries:
        said = entry.figure.get("part_of")
        if said is None:
            if "by" in entry.figure:
                entry.record.tell("by", "sheet-cut-without-total")
                del entry.figure["by"]
            continue
        named = by_title.get(said, [])
        total = by_id.get(said) or (named[0] if len(named) == 1 else None)
        if total is None:
            if named:
                entry.record.tell("part_of", "sheet-which-total", found=excerpt(said), count=str(len(named)))
            else:
                near = nearest(said, names) or "–"
                entry.record.tell("part_of", "sheet-no-total", found=excerpt(said), near=near)
            continue
        entry.figure["part_of"] = total.figure["id"]
        assumed += _declare(entry, total)
    return assumed


def _declare(part: Entry, total: Entry) -> bool:
    """Gives a part its cut, and its total the cut; tells whether the cut had to be taken for partial."""
    cuts: dict[str, str] = total.figure.get("breakdowns", {})
    cut = part.figure.setdefault("by", next(iter(cuts)) if len(cuts) == 1 else CUT)
    if total.cuts_given or cut in cuts:
        return False
    total.figure["breakdowns"] = cuts | {cut: total.complete or "partial"}
    return total.complete is None
