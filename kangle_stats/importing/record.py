"""One row of a table as a reader sees it: the cell under each heading, read as what it should hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kangle_stats.forms.texts import from_cell, from_lines, is_cut
from kangle_stats.importing.sheet import Cell
from kangle_stats.importing.words import MISSING, codes_of, iso_date, known
from kangle_stats.messages import excerpt, nearest
from kangle_stats.prose.single import single

Tell = Callable[[str, str, dict[str, str]], None]
"""Tells what is wrong: the place, the code of the message, its details."""

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")


PERCENT_SIGN = "%"


class Written(NamedTuple):
    """What a cell of values holds: as a figure has it, save for the unit, which stands as it is written."""

    value: str | None = None
    unit: str = ""
    """The measure word without 万 and 亿, % of a percentage; '' if there is none."""
    unit_mult: int = 0
    qualifier: str = "exact"
    value_to: str | None = None


def _written(text: str) -> Written | None:
    """The number in a text without white space, in half width; None if it is none, or more than one quantity."""
    digits = text.removesuffix(PERCENT_SIGN)
    unit = text[len(digits) :]
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    if _PLAIN.fullmatch(digits):
        return Written(digits, unit)
    found = single(text)
    if found is None:
        return None
    return Written(found.value, found.unit, found.unit_mult, found.qualifier, found.value_to)


@dataclass
class Record:
    """A row: what its cells hold, by the keys of their columns. Reading a cell tells what is wrong with it."""

    cells: dict[str, Cell]
    place: str
    """The row: 数据!5."""
    told: Tell
    faulty: set[str] = field(default_factory=set)
    """The keys of cells with which something is wrong."""

    def place_of(self, key: str) -> str:
        """Where the cell of a key stands; the row where it has none."""
        return self.cells[key].place if key in self.cells else self.place

    def tell(self, key: str, code: str, **details: str) -> None:
        """Says what is wrong with the cell of a key."""
        self.faulty.add(key)
        self.told(self.place_of(key), code, details)

    def cell(self, key: str) -> Cell | None:
        """The cell of a key, unless it holds nothing, or an error, which is told."""
        cell = self.cells.get(key)
        if cell is None:
            return None
        if cell.kind == "error":
            self.tell(key, "sheet-error-value", found=excerpt(cell.text))
            return None
        if cell.kind == "uncomputed":
            self.tell(key, "sheet-not-computed")
            return None
        if cell.kind == "text" and is_cut(cell.text):
            self.tell(key, "sheet-cut-text")
            return None
        return cell

    def text(self, key: str) -> str | None:
        """The text of a cell; of a number its digits."""
        cell = self.cell(key)
        if cell is None:
            return None
        if cell.kind == "number":
            return f"{cell.text}%" if cell.percent else cell.text
        return from_cell(cell.text.strip()) or None

    def lines(self, key: str) -> list[str]:
        """The texts of the lines of a cell."""
        cell = self.cell(key)
        return [] if cell is None else from_lines(cell.text)

    def quantity(self, key: str) -> Written:
        """A number with what is written around it: 约750, 1.2万, 3500万元; empty where it is missing, or none."""
        cell = self.cell(key)
        if cell is None:
            return Written()
        if cell.kind == "number":
            return Written(cell.text, PERCENT_SIGN if cell.percent else "")
        if cell.kind == "date":
            self.tell(key, "sheet-date-for-number", found=cell.text)
            return Written()
        text = "".join(unicodedata.normalize("NFKC", cell.text).split())
        if text.casefold() in MISSING:
            return Written()
        written = _written(text)
        if written is None:
            self.tell(key, "sheet-not-a-quantity", found=excerpt(cell.text.strip()))
        return written or Written()

    def number(self, key: str) -> str | None:
        """The digits of a number that stands alone; None where it is missing, or not alone."""
        written = self.quantity(key)
        if written.value is None or written == Written(written.value):
            return written.value
        self.tell(key, "sheet-not-a-number", found=excerpt(self.cells[key].text.strip()))
        return None

    def whole(self, key: str) -> int | None:
        """A whole number."""
        digits = self.number(key)
        if digits is None:
            return None
        if not _WHOLE.fullmatch(digits):
            self.tell(key, "sheet-not-whole", found=excerpt(digits))
            return None
        return int(digits)

    def date(self, key: str) -> str | None:
        """A date or period as ISO 8601 writes it, where it can be told what is meant."""
        text = self.text(key)
        return None if text is None else iso_date(text)

    def codes(self, kind: str, offered: Sequence[str] = ()) -> frozenset[str]:
        """The codes that the word for a kind may stand for. The column of codes may say it too, and must agree.

        Of a word that is not known, the fault names those `offered`, by default all of the kind.
        """
        offered = offered or known(kind)
        word, code = self.text(f"{kind}_name"), self.text(kind)
        meant = self._known(kind, f"{kind}_name", word, offered)
        exactly = self._known(kind, kind, code, offered)
        if word is None or code is None or not meant or not exactly:
            return exactly or meant
        if not meant & exactly:
            self.tell(f"{kind}_name", "sheet-disagree", found=excerpt(word), other=code, place=self.place_of(kind))
        return exactly & meant

    def _known(self, kind: str, key: str, name: str | None, offered: Sequence[str]) -> frozenset[str]:
        codes = frozenset[str]() if name is None else codes_of(kind, name)
        if name is not None and not codes:
            near = nearest(name, offered) or ", ".join(offered)
            self.tell(key, "sheet-unknown-word", found=excerpt(name), known=near)
        return codes

    def one(self, kind: str) -> str | None:
        """The code of a kind whose words each stand for one."""
        return next(iter(self.codes(kind)), None)

    def bilingual(self, key: str, plain: bool = False) -> dict[str, str] | str | None:
        """A text in one language or two, from the columns of each; `plain` if it may also be a text without one."""
        both = {lang: text for lang in ("zh", "en") if (text := self.text(f"{key}_{lang}")) is not None}
        whole = self.text(key) if plain else None
        if not both:
            return whole
        if whole is not None and whole not in both.values():
            where = self.place_of(f"{key}_zh" if "zh" in both else f"{key}_en")
            self.tell(
                key, "sheet-disagree", found=excerpt(whole), other=excerpt(next(iter(both.values()))), place=where
            )
        return both
