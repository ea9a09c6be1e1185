"""A web page as a tree of elements, for the tests: strict about nesting, so that a page that parses is well formed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br", "col"})
RAW = frozenset({"script", "style"})


@dataclass
class Element:
    """An element with its attributes, and what is in it: elements and texts."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = field(default=None, repr=False)

    def all(self, tag: str = "", class_: str = "") -> list[Element]:
        """The elements inside with that tag and class, in the order of the page."""
        return [
            each
            for each in self.walk()
            if (not tag or each.tag == tag) and (not class_ or class_ in each.attributes.get("class", "").split())
        ]

    def walk(self) -> Iterator[Element]:
        """Every element inside."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    @property
    def text(self) -> str:
        """All text inside, as it is read."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def language(self) -> str:
        """The language that it is marked as, by itself or by what it stands in."""
        if "lang" in self.attributes:
            return self.attributes["lang"]
        return "" if self.parent is None else self.parent.language


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self.open[-1])
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag}> {closed.attributes}"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def parsed(page: str) -> Element:
    """The tree of a page. Fails if elements are not closed in the order in which they were opened."""
    parser = _Parser()
    parser.feed(page)
    parser.close()
    assert [element.tag for element in parser.open] == [""], f"not closed: {parser.open}"
    return parser.root
