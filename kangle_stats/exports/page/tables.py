"""The pieces of a table: a caption, headings, groups of rows under headings of their own.

The roles say what the elements are anyway, since some browsers forget it where a narrow screen turns rows to blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from kangle_stats.exports.page.markup import Attribute, Child, Markup, element, joined, start
from kangle_stats.messages import heading


def table(
    class_: str, anchor: str, caption: str, columns: dict[str, str], groups: Iterator[Markup], lang: str
) -> Iterator[Markup]:
    """A table in pieces, in a region of its own that scrolls and takes the keyboard's focus.

    `columns` are the keys of the headings with the classes of the columns, `groups` the pieces that `group` makes.
    """
    id_ = f"{anchor}/caption"
    yield start("div", class_="scroll", tabindex=0, role="group", aria_labelledby=id_)
    yield start("table", class_=class_, role="table")
    yield element("caption", caption, id=id_)
    heads = [
        element("th", heading(lang, key), scope="col", role="columnheader", class_=name)
        for key, name in columns.items()
    ]
    yield element("thead", row(*heads), role="rowgroup")
    yield from groups
    yield Markup("</table></div>")


def group(name: Child, width: int, rows: Iterator[Markup], **attributes: Attribute) -> Iterator[Markup]:
    """A group of rows in pieces, `width` columns wide, under its name."""
    head = element("th", name, colspan=width, scope="rowgroup", role="rowheader")
    yield joined(start("tbody", role="rowgroup", **attributes), row(head, class_="group"))
    yield from rows
    yield Markup("</tbody>")


def row(*cells: Markup, **attributes: Attribute) -> Markup:
    """A row of cells."""
    return element("tr", *cells, role="row", **attributes)


def name_cell(*children: Child) -> Markup:
    """The cell that names its row."""
    return element("th", *children, scope="row", role="rowheader")


def cell(*children: Child, class_: str | None = None) -> Markup:
    """Any other cell."""
    return element("td", *children, role="cell", class_=class_)
