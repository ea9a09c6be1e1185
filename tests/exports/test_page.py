"""The page of `export --format html`: its structure, its words, its anchors, and its policy."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from base64 import b64encode
from fractions import Fraction
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from building import check, figure, money, part, plain_report, report
from page_tree import Element, parsed
from running import run, write

from kangle_stats.checks import findings
from kangle_stats.exports.page import page
from kangle_stats.models import Report

SLIP = (
    figure("total", "1112", breakdowns={"place": "complete"}, quote=[{"prefix": "帮助", "exact": "1112名"}]),
    part("total.east", "234", by="place"),
    part("total.home", "538", by="place"),
    part("total.elsewhere", "295", by="place"),
    money("funds", "3500", status="agreed", direction="east-to-west"),
    money("more_funds", "700"),
    figure("missing", None, "household", category="town-village-pairing", measure="households-supported"),
)


def page_of(*reports: Report, lang: str = "en") -> Element:
    return parsed("".join(page([(each, findings(each)) for each in reports], lang)))


def slip(id_: str = "slip-2020", **more: object) -> Report:
    return report(*SLIP, checks=["total >= total.east", "missing = 3"], id=id_, **more)


def by_id(root: Element) -> dict[str, Element]:
    return {each.attributes["id"]: each for each in root.walk() if "id" in each.attributes}


def exported(lang: str, *words: str | Path) -> str:
    result = run("--lang", lang, "export", "--format", "html", "-o", "-", *words)
    assert (result.status, result.err) == (0, "")
    return result.out


@pytest.fixture(scope="module", params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def packaged(lang: str) -> Element:
    return parsed(exported(lang, "--report", "all"))


# --- What is there ---------------------------------------------------------------------------------------------------


def test_every_figure_of_list_has_a_row_that_says_what_list_says(packaged: Element, lang: str) -> None:
    rows = {id_: row for id_, row in by_id(packaged).items() if row.tag == "tr"}
    listed = run("list", "--report", "all", "--format", "json").rows()
    listed_ids = {f"{each['report']}/figures/{each['id']}" for each in listed}
    assert rows.keys() >= listed_ids
    reports = run("reports", "--format", "json").rows()
    assert len(rows) == sum(each["figure_count"] for each in reports), "those without a category too"
    shown = run("--lang", lang, "list", "--report", "all", "--format", "markdown").out
    for id_ in listed_ids:
        value = rows[id_].all(class_="value")[0].text
        assert f"| {value} |" in shown


def test_every_finding_of_check_stands_there_with_its_verdict_and_sum(packaged: Element, lang: str) -> None:
    items = {id_: item for id_, item in by_id(packaged).items() if item.tag == "li"}
    rows = run("--lang", lang, "check", "--report", "all", "--format", "json").rows()
    assert sorted(items) == sorted(f"{row['report']}/checks/{row['check']}" for row in rows)
    for row in rows:
        item = items[f"{row['report']}/checks/{row['check']}"]
        assert item.attributes["class"] == row["verdict"]
        sums = [each.text for each in item.all("p", "sum")]
        assert all(row["message"].startswith(each) for each in sums)
        assert sums or row["kind"] == "notice"


def test_every_total_of_totals_stands_there(packaged: Element, lang: str) -> None:
    places = by_id(packaged)
    sections = [section for id_, section in places.items() if id_.endswith("/totals")]
    shown = [cell.all("span", "number")[0].text for section in sections for cell in section.all("div", "measured")]
    printed = run("--lang", lang, "totals", "--report", "all", "--format", "markdown").out
    totals = [line.split(" | ")[3].strip() for line in printed.splitlines() if line.startswith("| ")][1:]
    assert sorted(shown) == sorted(total for total in totals if not total.startswith("-"))


def test_the_gravest_come_first_and_are_named_at_the_top() -> None:
    root = page_of(slip())
    verdicts = [item.attributes["class"] for item in root.all("ol", "findings")[0].all("li") if "id" in item.attributes]
    assert verdicts == ["fails", "unchecked", "holds"]
    first = root.all("ol", "first")[0]
    assert [link.attributes["href"] for link in first.all("a")] == [
        "#slip-2020/checks/total/place",
        "#slip-2020/checks/c1",
    ]
    assert "the parts come to 45 people less than the total" in first.text


def test_a_check_that_fails_says_what_to_verify_and_shows_the_quote() -> None:
    root = page_of(slip())
    failing = next(item for item in root.all("li", "fails") if "id" in item.attributes)
    verify, sources = failing.all("details")
    assert "open" in verify.attributes
    assert "538 would have to be 583: two digits swapped" in verify.text
    assert "open" not in sources.attributes
    assert "…帮助1112名…" in sources.text


def test_a_known_failure_is_not_among_what_to_look_at_first() -> None:
    known = check("total = 3", "known", expect="fails", reason={"en": "misprinted"})
    root = page_of(report(figure("total", "5"), checks=[known]))
    assert root.all("ol", "first") == []
    assert "known: misprinted" in root.all("li", "fails")[0].text


def test_links_lead_from_the_check_to_the_figure_and_back(packaged: Element) -> None:
    links = [link.attributes["href"] for link in packaged.all("a") if link.attributes["href"].startswith("#")]
    assert len(links) > 400
    assert [link for link in links if link[1:] not in by_id(packaged)] == []
    places = by_id(packaged)
    for one, other in (("checks/labour.employed/destination", "figures/labour.employed.east"),) * 2:
        targets = [link.attributes["href"] for link in places[f"kangle-2018/{one}"].all("a")]
        assert f"#kangle-2018/{other}" in targets
        one, other = other, one


def test_a_figure_that_another_report_checks_leads_to_that_check(packaged: Element) -> None:
    crossing = [
        row
        for row in run("check", "--report", "all", "--format", "json").rows()
        if any(":" in id_ for id_ in row["figures"])
    ]
    assert crossing
    places = by_id(packaged)
    for row in crossing:
        for name in row["figures"]:
            other, _, id_ = name.rpartition(":")
            figure_row = places[f"{other or row['report']}/figures/{id_}"]
            assert f"#{row['report']}/checks/{row['check']}" in [
                link.attributes["href"] for link in figure_row.all("a")
            ]


def test_a_figure_of_a_report_that_is_not_on_the_page_is_named_without_a_link() -> None:
    root = parsed(exported("en", "--report", "kangle-2020-04"))
    texts = {code.text for code in root.all("code")}
    assert "kangle-2018:investment.agreed.shoes" in texts
    assert not [link for link in root.all("a") if "kangle-2018/" in link.attributes["href"]]


# --- Structure -------------------------------------------------------------------------------------------------------


def test_ids_are_unique_and_need_no_encoding(packaged: Element) -> None:
    ids = [each.attributes["id"] for each in packaged.walk() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z0-9._/~-]+", id_)] == []


def test_two_notices_of_one_kind_about_one_figure_have_anchors_of_their_own() -> None:
    same = [
        figure(f"n{n}", "123456", "person", group=f"g{n}", measure=m) for n, m in enumerate(("people-employed",) * 2)
    ]
    root = page_of(report(*same, remarks=[{"id": "c0", "figures": ["n0"], "text": {"en": "look"}}], checks=["n0 = n1"]))
    ids = [each.attributes["id"] for each in root.walk() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    assert {"county-2020/checks/c0", "county-2020/checks/c0~2"} <= set(ids)


@pytest.mark.parametrize("several", [False, True])
def test_headings_are_in_order(several: bool) -> None:
    root = page_of(slip(), *([slip("other-2020")] if several else []))
    levels = [int(each.tag[1]) for each in root.walk() if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) == (4 if several else 3)


def test_landmarks_tables_and_regions(packaged: Element) -> None:
    body = packaged.all("body")[0]
    assert [len(body.all(tag)) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    skip = body.all("a")[0]
    assert skip.attributes == {"href": "#_content", "class": "skip"}
    for table in packaged.all("table"):
        (caption,) = table.all("caption")
        assert caption.text
        assert all(head.attributes["scope"] in ("col", "row", "rowgroup") for head in table.all("th"))
        region = table.parent
        assert region is not None and region.attributes["tabindex"] == "0"
        assert region.attributes["aria-labelledby"] == caption.attributes["id"]
        columns = len(table.all("thead")[0].all("th"))
        for row in table.all("tr"):
            cells = [each for each in row.children if isinstance(each, Element)]
            assert sum(int(each.attributes.get("colspan", 1)) for each in cells) == columns


def test_several_reports_have_a_table_of_contents_and_one_has_none(packaged: Element) -> None:
    reports = run("reports", "--format", "json").rows()
    targets = [link.attributes["href"] for link in packaged.all("nav")[0].all("a")]
    assert targets == [f"#{row['report']}" for row in reports]
    assert page_of(slip()).all("nav") == []


def test_bars_share_a_scale_within_a_category_and_unit_only() -> None:
    root = page_of(slip())
    bars = root.all("svg")
    assert [bar.attributes["class"] for bar in bars] == ["bar hollow", "bar"]
    assert [bar.all("rect")[-1].attributes["width"] for bar in bars] == ["1000", "200"]
    assert all(bar.attributes["aria-hidden"] == "true" for bar in bars)


def test_pledges_stand_with_what_progress_tells_of_them(lang: str) -> None:
    table = parsed(exported(lang)).all("table", "pledges")[0]
    rows = run("--lang", lang, "progress", "--format", "json").rows()
    pledged = [[link.attributes["href"] for link in group.all("a")] for group in table.all("tr", "group")]
    ids = [[f"#kangle-2018/figures/{id_}" for id_ in row["pledges"]] for row in rows]
    assert pledged == [id_ for id_, _ in groupby(ids)]
    shares = [bar.all("rect")[-1].attributes["width"] for bar in table.all("svg", "share")]
    assert shares == [str(int(Fraction(row["share"]) * 10)) for row in rows if row["share"] is not None]
    told = [row for body in table.all("tbody") for row in body.all("tr")[1:]]
    for shown, row in zip(told, rows, strict=True):
        assert (row["source"] or "") in shown.text
        assert (row["followed_by_as_of"] or "") in shown.text


def test_a_range_has_a_bar_that_is_dark_as_far_as_it_is_certain() -> None:
    people = [
        figure(f"p{n}", value, category="enterprise-investment", measure="people-benefiting")
        for n, value in enumerate(("30", "10"))
    ]
    jobs = figure("jobs", "80", category="enterprise-investment", measure="jobs")
    (ranged, _) = page_of(report(*people, jobs)).all("svg")
    assert [(rect.attributes.get("class"), rect.attributes["width"]) for rect in ranged.all("rect")] == [
        ("high", "500"),
        (None, "375"),
    ]


# --- Languages -------------------------------------------------------------------------------------------------------

HAN = re.compile("[\u4e00-\u9fff]")


def test_text_in_the_other_language_is_marked(packaged: Element, lang: str) -> None:
    root = packaged.all("html")[0]
    assert root.language == {"zh": "zh-Hans", "en": "en"}[lang]
    for element in root.all("body")[0].walk():
        text = "".join(child for child in element.children if isinstance(child, str))
        if element.tag not in ("script", "code", "bdi") and HAN.search(text):
            assert element.language == "zh-Hans", text
    quotes = root.all("q")
    assert quotes and all(quote.language == "zh-Hans" for quote in quotes)


def test_an_english_name_on_a_chinese_page_is_marked() -> None:
    root = page_of(report(figure("a", "1", title={"en": "People at work"})), lang="zh")
    (title,) = root.all("tr", "")[-1].all("span", "title")
    marked = next(each for each in title.walk() if each.text == "People at work")
    assert marked.language == "en"


# --- Policy and safety -----------------------------------------------------------------------------------------------


def digest(text: str) -> str:
    return "'sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_the_policy_admits_this_style_and_this_script_and_nothing_else(packaged: Element) -> None:
    (policy,) = (meta.attributes["content"] for meta in packaged.all("meta") if "http-equiv" in meta.attributes)
    (style,), (script,) = packaged.all("style"), packaged.all("script")
    assert dict(rule.split(" ", 1) for rule in policy.split("; ")) == {
        "default-src": "'none'",
        "style-src": digest(style.text),
        "script-src": digest(script.text),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_is_loaded_and_nothing_runs_but_the_one_script(packaged: Element) -> None:
    tags = {each.tag for each in packaged.walk()}
    assert not tags & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "audio",
        "video",
        "source",
        "image",
        "use",
    }
    for element in packaged.walk():
        names = set(element.attributes)
        assert not {name for name in names if name.startswith("on")} and not names & {
            "style",
            "src",
            "srcset",
            "action",
        }
        if "href" in names:
            assert element.tag == "a" and element.attributes["href"].startswith(("#", "http://", "https://"))
            if not element.attributes["href"].startswith("#"):
                assert "noopener" in element.attributes["rel"]
    style = packaged.all("style")[0].text
    assert "url(" not in style and "@import" not in style


def test_controls_stand_in_a_template_until_a_script_puts_them_up(packaged: Element) -> None:
    (template,) = packaged.all("template")
    controls = [each for each in packaged.walk() if each.tag in ("input", "select", "button")]
    assert [each.tag for each in controls] == ["input", "select", "select", "select", "button"]
    assert controls == [each for each in template.walk() if each.tag in ("input", "select", "button")]
    assert all(control.parent and control.parent.tag == "label" for control in controls[:-1])


# --- Odd reports -----------------------------------------------------------------------------------------------------


def test_a_report_without_figures_and_no_report_at_all() -> None:
    assert "No figures." in page_of(report()).text
    assert "No check ran" in page_of(report()).text.replace("no check ran", "No check ran")
    assert page_of().all("h1")[0].text == "0 cooperation reports"


def test_figures_without_a_category_stand_last() -> None:
    unsorted = {"id": "x", "title": {"en": "Roads"}, "value": "6", "unit": "mu"}
    root = page_of(report(figure("a"), unsorted=[unsorted]))
    groups = [body.attributes["data-category"] for body in root.all("table", "figures")[0].all("tbody")]
    assert groups == ["Labour transfer", "No category yet"]


def test_the_page_is_written_to_a_file_whole_and_told_apart_from_broken_data(tmp_path: Path) -> None:
    good, out = write(tmp_path / "good.json", plain_report(*SLIP)), tmp_path / "page.html"
    assert run("export", "--format", "html", "--data", good, "-o", out) == (0, "", "")
    assert out.read_text(encoding="utf-8").endswith("</body></html>\n")
    bad = write(tmp_path / "bad.json", plain_report({**figure("a"), "unit": "furlong"}))
    broken = run("export", "--format", "html", "--data", bad, "-o", tmp_path / "none.html")
    assert broken.status == 2 and "furlong" in broken.err
    assert not (tmp_path / "none.html").exists()


def test_the_empty_form_is_no_page(lang: str) -> None:
    result = run("--lang", lang, "export", "--template", "--format", "html")
    assert (result.status, result.out) == (2, "")
    assert "--format xlsx" in result.err


def test_a_page_needs_no_library_of_spreadsheets() -> None:
    code = (
        "import sys; sys.modules['openpyxl'] = None; sys.argv = ['kangle-stats', 'export', '--format', 'html'];"
        "from kangle_stats.cli import main; main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("<!doctype html>")


def test_the_time_to_write_it_grows_with_the_figures_alone() -> None:
    """Counted in pieces and characters, not in seconds: ten times the figures are ten times the page."""
    sizes = []
    for count in (100, 1000):
        figures = [
            figure(f"f{n}", str(1000 + n), "household", category="town-village-pairing", measure="households-supported")
            for n in range(count)
        ]
        made = report(*figures)
        sizes.append(sum(map(len, page([(made, findings(made, with_notices=False))], "en"))))
    overhead = sum(map(len, page([], "en")))
    assert 9 < (sizes[1] - overhead) / (sizes[0] - overhead) < 11
