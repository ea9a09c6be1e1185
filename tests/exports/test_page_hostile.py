"""Whatever the texts of a report are, they only stand on the page."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from building import figure, plain_report
from hostile_reports import TEXTS, hostile_report
from hypothesis import given, settings
from hypothesis import strategies as st
from page_tree import Element, parsed
from running import run, write

from kangle_stats.checks import findings
from kangle_stats.exports.page import page
from kangle_stats.exports.page.markup import element, link_out
from kangle_stats.folding import harmless
from kangle_stats.models import Report


def page_of(text: str, lang: str) -> str:
    report = Report.model_validate(hostile_report(text))
    return "".join(page([(report, findings(report))], lang))


def shape(root: Element) -> list[tuple[str, ...]]:
    """The elements of a page with the names of their attributes, the pieces that mark a language or direction aside."""
    return [
        (each.tag, *sorted(each.attributes))
        for each in root.walk()
        if each.tag != "bdi" and not (each.tag == "span" and set(each.attributes) == {"lang"})
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_adds_no_element_and_no_attribute(name: str, lang: str) -> None:
    root = parsed(page_of(TEXTS[name], lang))
    assert shape(root) == shape(parsed(page_of("harmless words 无害", lang)))
    assert harmless(TEXTS[name]) in root.all("h1")[0].text
    assert harmless(TEXTS[name]) in root.all("title")[0].text


@pytest.mark.parametrize("name", TEXTS)
def test_no_character_acts(name: str) -> None:
    text = page_of(TEXTS[name], "en")
    acting = ("Cc", "Cf", "Cs", "Zl", "Zp")
    assert {character for character in text if unicodedata.category(character) in acting} == {"\n"}


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_is_escaped_wherever_it_goes_in(text: str) -> None:
    root = parsed(element("p", text, title=text, lang="en"))
    (paragraph,) = root.all("p")
    assert [type(child) for child in paragraph.children] == [str]
    assert paragraph.text == harmless(text).replace("\r", "\n")
    assert paragraph.attributes["title"] == harmless(text)


@pytest.mark.parametrize(
    "url", ["javascript:ran()", "data:text/html,x", "JAVASCRIPT:x", " https://x", "//x", "ftp://x"]
)
def test_a_link_leads_to_the_web_only(url: str, tmp_path: Path) -> None:
    data = write(tmp_path / "r.json", plain_report(figure("a"), origin={"producer": "x", "url": url}))
    result = run("export", "--format", "html", "--data", data, "-o", tmp_path / "out.html")
    assert result.status == 2 and "origin.url" in result.err
    assert link_out(url, "words") == "words"


def test_marks_in_an_address_are_encoded() -> None:
    (link,) = parsed(link_out("https://x/\u202e'\"<>&", "words")).all("a")
    assert link.attributes["href"] == "https://x/%E2%80%AE'\"<>&"
    assert link.attributes["rel"].split()[:2] == ["noopener", "noreferrer"]


def test_text_from_right_to_left_keeps_to_itself() -> None:
    root = parsed(page_of(TEXTS["marks"], "en"))
    assert root.all("h1")[0].all("bdi")
