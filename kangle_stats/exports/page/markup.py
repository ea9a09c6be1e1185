"""HTML out of elements and text. A text becomes markup here and nowhere else, and does nothing but stand there."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from urllib.parse import quote

from kangle_stats.folding import UNSAFE, harmless

CHINESE, ENGLISH = "zh-Hans", "en"


class Markup(str):
    """What is markup already. Every other string is escaped when it goes into an element."""

    __slots__ = ()


Child = str | None
Attribute = str | int | bool | None

_VOID = frozenset({"meta", "input", "col", "br", "wbr"})


def element(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """An element. In the names of attributes `_` stands for `-`, and one at the end is dropped: `class_`."""
    opening = start(tag, **attributes)
    return opening if tag in _VOID else Markup(f"{opening}{joined(*children)}</{tag}>")


def start(tag: str, **attributes: Attribute) -> Markup:
    """The opening tag alone, for an element that is written bit by bit."""
    written = ""
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        name = name.rstrip("_").replace("_", "-")
        written += f" {name}" if value is True else f' {name}="{_attribute(value)}"'
    return Markup(f"<{tag}{written}>")


def joined(*children: Child, by: str = "") -> Markup:
    """Several pieces as one; None and what is empty is left out."""
    return Markup(by.join(child if isinstance(child, Markup) else _text(child) for child in children if child))


def _text(text: str) -> str:
    return escape(harmless(text), quote=False)


def _attribute(value: str | int) -> str:
    return value if isinstance(value, Markup) else escape(harmless(str(value)))


# --- Languages -------------------------------------------------------------------------------------------------------

_HAN = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_CHINESE_RUN = re.compile(rf"[{_HAN}](?:[{_HAN}0-9().,/%·“”‘’…—-]*[{_HAN}])?")
_LETTER = re.compile("[A-Za-z]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def tongue(text: str) -> str:
    """The language of a text of a report: Chinese if it has a Chinese character, else English."""
    return CHINESE if _CHINESE_RUN.search(text) else ENGLISH


def page_tongue(lang: str) -> str:
    """The language of the page as its `lang` attribute says it."""
    return CHINESE if lang == "zh" else ENGLISH


@lru_cache(maxsize=4096)
def told(text: str, lang: str) -> Markup:
    """A sentence or name on a page in `lang`, with whatever of it is in the other language marked as such."""
    markup = _text(text)
    if lang == "en":
        markup = _CHINESE_RUN.sub(rf'<span lang="{CHINESE}">\g<0></span>', markup)
    elif _LETTER.search(text) and tongue(text) == ENGLISH:
        markup = f'<span lang="{ENGLISH}">{markup}</span>'
    # Letters that run from right to left may not reorder what stands beside them.
    return Markup(f"<bdi>{markup}</bdi>" if _RIGHT_TO_LEFT.search(text) else markup)


# --- Links -----------------------------------------------------------------------------------------------------------


def link_out(url: str, *children: Child) -> Markup:
    """A link to a web page; anything but http and https stays text."""
    if not url.startswith(("http://", "https://")):
        return joined(*children)
    address = UNSAFE.sub(lambda match: quote(match[0], errors="replace"), url)
    return element("a", *children, href=address, rel="noopener noreferrer external")


def link(anchor: str, *children: Child, **attributes: Attribute) -> Markup:
    """A link to a place on the page."""
    return element("a", *children, href=f"#{anchor}", **attributes)
