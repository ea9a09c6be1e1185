"""What the formats for people need to know of a column."""

from collections.abc import Mapping
from typing import NamedTuple


class Column(NamedTuple):
    heading: str
    """Its heading, in the language of the reader."""

    right: bool = False
    """Aligned to the right, as numbers are."""

    whole: bool = False
    """Never folded, as ids and numbers must not be."""

    group: bool = False
    """In a table a line above the rows whenever its value changes, not a column."""

    styles: Mapping[str, str] = {}
    """The style of a cell by its exact text, e.g. `{"不符": "bold red"}`."""
