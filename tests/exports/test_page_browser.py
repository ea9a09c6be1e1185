"""The page in a browser: read, searched, printed and walked through by a Chromium that reaches no network.

They are skipped where Chromium with its driver, or axe-core, is missing; `.ci/run` installs them.
"""

from __future__ import annotations

import base64
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, DRIVER, Browser
from building import check, figure, part, plain_report
from hostile_reports import TEXTS, hostile_report
from running import run, write

pytest.importorskip("selenium", reason="Selenium is not installed")
if not (CHROMIUM and DRIVER):
    pytest.skip("Chromium and its driver are not installed", allow_module_level=True)

AXE = os.environ.get("AXE_CORE")
"""The path of axe.min.js, from the npm package axe-core."""

SCREENS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def exported(file: Path, *words: str | Path, lang: str = "en") -> Path:
    assert run("--lang", lang, "export", "--format", "html", "-o", file, *words).status == 0
    return file


@pytest.fixture(scope="module")
def english(folder: Path) -> Path:
    """All packaged reports on a page."""
    return exported(folder / "all.en.html", "--report", "all")


@pytest.fixture(scope="module")
def chinese(folder: Path) -> Path:
    """The same in Chinese."""
    return exported(folder / "all.zh.html", "--report", "all", lang="zh")


@pytest.fixture(params=["english", "chinese"])
def packaged(request: pytest.FixtureRequest) -> Path:
    page: Path = request.getfixturevalue(request.param)
    return page


@pytest.fixture(params=["english", "chinese", "failing", "hostile"])
def any_page(request: pytest.FixtureRequest) -> Path:
    page: Path = request.getfixturevalue(request.param)
    return page


@pytest.fixture(scope="module")
def kangle(folder: Path) -> Path:
    return exported(folder / "kangle.html")


@pytest.fixture(scope="module")
def failing(folder: Path) -> Path:
    """A report with every verdict, a known failure, a missing value and a name that fits no line."""
    plain = plain_report(
        figure("total", "1112", breakdowns={"place": "complete"}, quote=[{"prefix": "帮助", "exact": "1112名"}]),
        part("total.east", "234", by="place"),
        part("total.home", "538", by="place", title={"en": "in-the-province-" * 20}),
        figure("about", "1600", qualifier="about"),
        figure("plain", "1700"),
        figure("near", "1605"),
        figure("rounded", "73.1", unit_mult=4),
        figure("missing", None),
        figure("huge", "9" * 40, "yuan", category="enterprise-investment", measure="investment", unit_mult=16),
        checks=[
            check("about = plain", "doubted"),
            check("about = near", "agrees"),
            check("rounded = 731004", "rounds"),
            check("missing = 1", "unknown"),
            check("plain > near", "true"),
            check("plain < near", "known", expect="fails", reason={"en": "a misprint"}),
        ],
    )
    data = write(folder / "failing.json", plain)
    assert {row["verdict"] for row in run("check", "--data", data, "--format", "json").rows()} == {
        *("fails", "doubtful", "approximate", "rounding", "unchecked", "holds"),
    }
    return exported(folder / "failing.html", "--data", data)


@pytest.fixture(scope="module")
def hostile(folder: Path) -> Path:
    reports = [hostile_report(text, f"hostile-{name}") for name, text in TEXTS.items()]
    return exported(folder / "hostile.html", "--data", write(folder / "hostile.jsonl", *reports))


def rows_shown(browser: Browser) -> int:
    count = browser.run(
        "return Array.from(document.querySelectorAll('table.figures tr[id]')).filter(row => row.offsetHeight).length"
    )
    assert isinstance(count, int)
    return count


def until(holds: Callable[[], bool]) -> None:
    """Waits for what takes its time, such as scrolling to a place; not longer than ten seconds."""
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def choose(browser: Browser, **values: str) -> str:
    """Types and chooses in the first bar as a person does, and returns what the page then says of it."""
    browser.run(
        "for (const [name, value] of Object.entries(arguments[0])) {"
        "  const control = document.querySelector(`.filter [name=${name}]`);"
        "  control.value = value;"
        "  control.dispatchEvent(new Event('input', {bubbles: true}));"
        "}",
        values,
    )
    time.sleep(0.3)
    told = browser.run("return document.querySelector('.filter [role=status]').textContent")
    assert isinstance(told, str)
    return told


# --- Reading ---------------------------------------------------------------------------------------------------------


def test_it_asks_for_nothing_and_complains_of_nothing(browser: Browser, packaged: Path) -> None:
    browser.open(packaged)
    requests, complaints = browser.noted()
    assert requests == [packaged.as_uri()]
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_all_figures_and_checks_are_shown_with_a_script_and_without(
    browser: Browser, packaged: Path, scripts: bool
) -> None:
    browser.view(1280)
    browser.scripts(scripts)
    try:
        browser.open(packaged)
        reports = run("reports", "--format", "json").rows()
        assert rows_shown(browser) == sum(row["figure_count"] for row in reports)
        items = (
            "return Array.from(document.querySelectorAll('.findings > li')).filter(item => item.offsetHeight).length"
        )
        assert browser.run(items) == len(run("check", "--report", "all", "--format", "json").rows())
        bars = browser.run("return document.querySelectorAll('.filter').length")
        assert bars == (len(reports) if scripts else 0)
    finally:
        browser.scripts(True)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_never_scrolls_sideways(browser: Browser, any_page: Path, width: int) -> None:
    browser.view(width)
    browser.open(any_page)
    browser.run("for (const each of document.querySelectorAll('details')) each.open = true")
    wide, visible = browser.run("const page = document.documentElement; return [page.scrollWidth, page.clientWidth]")
    assert wide <= visible <= width


# --- Search and filter -----------------------------------------------------------------------------------------------


def test_search_finds_what_list_finds(browser: Browser, kangle: Path) -> None:
    browser.view(1280)
    browser.open(kangle)
    assert browser.run("return document.querySelector('.filter [role=status]').textContent") == "51 figures"
    for text in ("光伏", "labour.employed", "ＬＡＢＯＵＲ.Employed", "35,000,000"):
        found = len(run("list", "--search", text, "--format", "json").rows())
        told = choose(browser, search=text)
        if found:  # a value as the page writes it is not in the data
            assert told == f"{found} of 51 figures"
        assert told == f"{rows_shown(browser)} of 51 figures"
        assert 0 < rows_shown(browser) < 51
    assert choose(browser, search="nothing has this") == "0 of 51 figures"
    assert choose(browser, search="") == "51 figures"


@pytest.mark.parametrize(
    ("control", "choice", "option"),
    [
        ("category", "Labour transfer", "labour-transfer"),
        ("status", "planned", "planned"),
        ("unit", "yuan", "yuan"),
    ],
)
def test_filters_leave_what_list_leaves(browser: Browser, kangle: Path, control: str, choice: str, option: str) -> None:
    browser.open(kangle)
    found = len(run("list", f"--{control}", option, "--format", "json").rows())
    assert choose(browser, **{control: choice}) == f"{found} of 51 figures"
    assert rows_shown(browser) == found
    headings = "return Array.from(document.querySelectorAll('.figures .group')).filter(row => row.offsetHeight).length"
    assert browser.run(headings) == len(
        {row["category"] for row in run("list", f"--{control}", option, "--format", "json").rows()}
    )
    browser.run("document.querySelector('.filter button').click()")
    assert rows_shown(browser) == 51
    assert browser.run("return document.activeElement.name") == "search"


def test_filters_go_together_and_a_link_leads_to_a_figure_that_they_hide(browser: Browser, kangle: Path) -> None:
    browser.open(kangle)
    assert choose(browser, status="planned", search="gulindaji") == f"{rows_shown(browser)} of 51 figures"
    assert 0 < rows_shown(browser) < 10
    browser.run("location.hash = '#kangle-2018/figures/labour.employed'")
    time.sleep(0.3)
    assert rows_shown(browser) == 51
    target = "document.getElementById('kangle-2018/figures/labour.employed')"
    until(lambda: 0 <= browser.run(f"return {target}.getBoundingClientRect().top") < 800)


# --- Hostile texts ---------------------------------------------------------------------------------------------------


def test_no_text_runs_or_asks_for_anything(browser: Browser, hostile: Path) -> None:
    browser.open(hostile)
    browser.run("for (const each of document.querySelectorAll('details')) each.open = true")
    choose(browser, search="</script><img src=x onerror=ran()>")
    requests, complaints = browser.noted()
    assert (requests, complaints) == ([hostile.as_uri()], [])
    assert browser.run("return document.querySelectorAll('img, iframe, form, svg[onload]').length") == 0
    assert browser.run("return document.scripts.length") == 1


def test_even_markup_that_came_through_would_run_nothing(browser: Browser, kangle: Path, folder: Path) -> None:
    page = kangle.read_text(encoding="utf-8")
    markup = (
        "<script>document.title = 'ran'</script>"
        "<img src='https://example.invalid/x' onerror=\"document.title = 'ran'\">"
        "<p style='position: fixed'>x</p><iframe src='https://example.invalid/'></iframe>"
    )
    broken = folder / "broken.html"
    broken.write_text(page.replace("<main", markup + "<main", 1), encoding="utf-8")
    browser.open(broken)
    title = browser.run("return document.title")
    requests, complaints = browser.noted()
    assert title != "ran"
    assert not [request for request in requests if "example.invalid" in request]
    assert [each for each in complaints if "Content Security Policy" in each]


# --- Paper -----------------------------------------------------------------------------------------------------------


def test_on_paper_everything_is_open_and_no_control_is_printed(browser: Browser, failing: Path) -> None:
    browser.view(1280)
    browser.open(failing)
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = base64.b64decode(printed["data"])
    assert (pdf.startswith(b"%PDF") and b"/MediaBox [0 0 594" in pdf) or b"/MediaBox [0 0 595" in pdf
    assert browser.run("return document.querySelectorAll('details:not([open])').length") > 0, "closed again afterwards"
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        quotes = browser.run("return Array.from(document.querySelectorAll('q')).map(quote => quote.offsetHeight > 0)")
        assert quotes and all(quotes)
        controls = "input, select, button, summary, .skip"
        assert not browser.run(
            "return Array.from(document.querySelectorAll(arguments[0])).filter(each => each.offsetHeight).length",
            controls,
        )
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


# --- For everyone ----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not AXE, reason="AXE_CORE does not name axe.min.js of the npm package axe-core")
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing_serious(browser: Browser, any_page: Path, width: int, scheme: str) -> None:
    assert AXE is not None
    browser.view(width, scheme)
    browser.open(any_page)
    browser.run("for (const each of document.querySelectorAll('details')) each.open = true")
    browser.run(Path(AXE).read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = browser.run(
        "return axe.run({resultTypes: ['violations']}).then(done => done.violations.map(each => "
        "({id: each.id, impact: each.impact, help: each.help, nodes: each.nodes.slice(0, 3).map(n => n.html)})))"
    )
    assert [each for each in found if each["impact"] in ("serious", "critical")] == []


def test_all_of_it_is_reached_by_the_keyboard(browser: Browser, kangle: Path) -> None:
    browser.view(360)
    browser.open(kangle)
    regions = browser.run("return Array.from(document.querySelectorAll('.scroll')).map(region => region.tabIndex)")
    assert regions and set(regions) == {0}
    browser.run("document.querySelector('.skip').focus()")
    assert browser.run("return document.querySelector('.skip').getBoundingClientRect().left") >= 0
    assert browser.run("const s = document.querySelector('summary'); s.focus(); return document.activeElement === s")


def test_no_motion_for_those_who_want_none(browser: Browser, kangle: Path) -> None:
    browser.open(kangle)
    behaviour = "return getComputedStyle(document.documentElement).scrollBehavior"
    for preference, expected in (("reduce", "auto"), ("no-preference", "smooth")):
        feature = {"name": "prefers-reduced-motion", "value": preference}
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
        assert browser.run(behaviour) == expected
