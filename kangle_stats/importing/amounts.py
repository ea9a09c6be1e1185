"""How much a row says: its number, unit and qualifier, each from a column of its own or from around the number."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.forms.unit_words import UnitWord, fitting, offered, units_of
from kangle_stats.importing.record import PERCENT_SIGN, Record, Written
from kangle_stats.importing.sheet import Cell
from kangle_stats.messages import excerpt, nearest
from kangle_stats.prose.context import noun_code
from kangle_stats.prose.numerals import plain
from kangle_stats.units import PERCENT

_LONGEST_TITLE = 200
"""Characters of a title in which the noun that is counted is looked for."""


class Amount(NamedTuple):
    """What a row says, in the words of a report file; None for what it does not say, or what is at fault."""

    value: str | None
    value_to: str | None
    unit: UnitWord | None
    qualifier: str | None


def amount(record: Record, of_table: Cell | None, measure: str) -> Amount:
    """The amount of a row; `of_table` is the unit of all values, where the table has one. Faults are told.

    What is written with the number, 约 or 万元, fills in for columns that are empty, and contradicts no other.
    """
    written = record.quantity("value")
    value_to = record.number("value_to")
    if None not in (value_to, written.value_to) and value_to != written.value_to:
        _contradicted(record, "value_to")
    value_to = value_to or written.value_to
    qualifier = _qualifier(record, written) or (None if value_to is None else "between")
    unit = _unit(record, of_table, measure, written)
    if unit is None:
        record.faulty.add("unit_name")  # what is wrong with it is told, wherever it stands
    return Amount(written.value, value_to, unit, qualifier)


def _qualifier(record: Record, written: Written) -> str | None:
    qualifier = record.one("qualifier")
    if written.qualifier == "exact":
        return qualifier
    if qualifier not in (None, written.qualifier):
        _contradicted(record, "qualifier_name" if "qualifier_name" in record.cells else "qualifier")
    return written.qualifier


def _contradicted(record: Record, key: str) -> None:
    """Says that a column contradicts what is written with the number."""
    found, other = (excerpt(record.cells[each].text.strip()) for each in ("value", key))
    record.tell("value", "sheet-disagree", found=found, other=other, place=record.place_of(key))


# --- Units -----------------------------------------------------------------------------------------------------------


class _Said(NamedTuple):
    """A unit as one cell says it: what it may stand for, with its power of ten."""

    words: list[UnitWord]
    text: str
    place: str


def _unit(record: Record, of_table: Cell | None, measure: str, written: Written) -> UnitWord | None:
    """The unit of a row: as its value and its columns say, else that of the table; a number with % is a percentage."""
    own = _of_columns(record)
    if written.unit == PERCENT_SIGN:
        if own is not None and UnitWord(PERCENT, 0) not in own.words:
            record.tell("value", "sheet-percent-unit", unit=excerpt(own.text))
        return UnitWord(PERCENT, 0)
    table = None if of_table is None else _Said(units_of(of_table.text), of_table.text, of_table.place)
    said = own or table
    if written.unit:
        words, key, text = _agreeing(record, written, own, table), "value", written.unit
    elif said is not None:
        words, key, text = _with_power(record, written, said), "unit_name", said.text
    else:
        if not record.faulty & {"unit", "unit_name"}:
            record.tell("unit_name", "sheet-no-unit")
        return None
    found = None if words is None else fitting(words, measure) or _named(words, record.cells.get("title_zh"))
    if words is not None and found is None:
        if words:
            known = ", ".join(one.unit for one in words)
            record.tell(key, "sheet-which-unit", found=excerpt(text), known=known)
        else:
            near = nearest(text, offered()) or "、".join(offered())
            record.tell(key, "sheet-unknown-unit", found=excerpt(text), known=near)
    return found


def _named(words: list[UnitWord], title: Cell | None) -> UnitWord | None:
    """The one of several units that a title names: a school or a hospital, both counted by 所."""
    code = None if title is None else noun_code(plain(title.text[:_LONGEST_TITLE]), at_end=True)
    return next((word for word in words if word.unit == code), None)


def _of_columns(record: Record) -> _Said | None:
    """The unit that the columns of a row say; None if they say nothing."""
    code, mult, name = record.text("unit"), record.whole("unit_mult") or 0, record.text("unit_name")
    if code is not None:
        word = UnitWord(code, mult)
        if name is not None and word not in units_of(name):
            other = f"{code} × 10^{mult}" if mult else code
            where = record.place_of("unit")
            record.tell("unit_name", "sheet-disagree", found=excerpt(name), other=excerpt(other), place=where)
        return _Said([word], code, record.place_of("unit"))
    if name is None:
        return None
    words = [word if word.unit_mult else word._replace(unit_mult=mult) for word in units_of(name)]
    return _Said(words, name, record.place_of("unit_name"))


def _agreeing(record: Record, written: Written, own: _Said | None, table: _Said | None) -> list[UnitWord] | None:
    """What the unit written with the number may stand for beside what else is said; None, told, if it contradicts it.

    The unit of a table is that of its other rows where it is another one: 12人 under 单位：万元.
    """
    words = [UnitWord(code, mult + written.unit_mult) for code, mult in units_of(written.unit)]
    said = own or table
    if not words or said is None or not said.words:
        return words
    alike = [word for word in words if any(word.unit == other.unit for other in said.words)]
    if not alike and own is None:
        return words
    powers = {other.unit: other.unit_mult for other in said.words}
    agreeing = [word for word in alike if powers[word.unit] in (0, word.unit_mult)]
    if not agreeing:
        found = excerpt(record.cells["value"].text.strip())
        record.tell("value", "sheet-disagree", found=found, other=excerpt(said.text), place=said.place)
    return agreeing or None


def _with_power(record: Record, written: Written, said: _Said) -> list[UnitWord] | None:
    """What a unit may stand for behind a number with 万 or 亿; None, told, if it has such a power of ten itself."""
    if not written.unit_mult:
        return said.words
    if any(word.unit_mult for word in said.words):
        found = excerpt(record.cells["value"].text.strip())
        record.tell("value", "sheet-power-twice", found=found, other=excerpt(said.text), place=said.place)
        return None
    return [word._replace(unit_mult=written.unit_mult) for word in said.words]
