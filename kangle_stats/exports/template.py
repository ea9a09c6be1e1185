"""The empty form: a sheet for the head of a report, one for its figures with lists to choose from, an example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kangle_stats.categories import CATEGORIES
from kangle_stats.exports.book import Book, Table
from kangle_stats.exports.cells import Content, Number
from kangle_stats.forms.columns import FIGURE, HEAD, TEMPLATE, Column, by_key, sheet_name
from kangle_stats.forms.unit_words import offered
from kangle_stats.importing.words import COMPLETE
from kangle_stats.messages import WORDS, heading, say, word

_ROWS = 300
"""Rows of the form that are ready to be filled in; more may follow."""
_LAST_ROW = 5000
"""How far down lists are offered."""
_NEEDED = ("title_zh", "period", "ref_area_zh", "counterpart_area_zh", "origin_producer")
"""The fields of the head that have to be filled in."""
_CHOSEN = ("qualifier", "status", "direction", "basis")
Row = dict[str, Content]


def write(path: Path, lang: str) -> None:
    """Writes the form to a file."""
    with Book(lang) as book:
        _head(book)
        figures = _figures(book, "figures")
        for _ in range(_ROWS):
            figures.append({}, dict.fromkeys(TEMPLATE, "to fill"))
        _example(book)
        _notes(book)
        lists = _Lists(book)
        for key in lists.ranges:
            strict = key != "unit_name"
            figures.choices(key, lists.ranges[key], _LAST_ROW, strict)
        figures.choices("measure_name", lists.measures(figures), _LAST_ROW)
        book.save(path)


def _head(book: Book) -> None:
    columns = (
        Column("field", heading("zh", "field"), heading("en", "field"), width=28),
        Column("content", heading("zh", "content"), heading("en", "content"), width=50),
        Column("hint", heading("zh", "note"), heading("en", "note"), width=60),
    )
    table = book.table("head", columns)
    for field in HEAD:
        name = field.heading(book.lang) + ("*" if field.key in _NEEDED else "")
        hint = word(book.lang, "hint", f"head.{field.key}")
        table.append({"field": name, "hint": hint}, {"content": "to fill"})


def _figures(book: Book, kind: str) -> Table:
    columns = by_key(FIGURE)
    return book.table(kind, [columns[key] for key in TEMPLATE], frozen=0)


def _example(book: Book) -> None:
    """Made-up rows: a total with its parts, an amount, a number that is only about right."""
    table = _figures(book, "example")
    zh = book.lang == "zh"

    def name(kind: str, code: str) -> str:
        return word(book.lang, kind, code)

    def measure(category: str, code: str) -> Row:
        it = CATEGORIES[category]
        one = it.measures[code]
        return {"category_name": it.zh if zh else it.en, "measure_name": one.zh if zh else one.en}

    employed = measure("labour-transfer", "people-employed")
    rows: list[Row] = [
        {**employed, "title_zh": "帮助就业", "value": Number("860"), "unit_name": "人",
         "breakdowns": _complete(book)[0], "quote_prefix": "帮助", "quote_exact": "860名"},
        {**employed, "title_zh": "到东部就业", "value": Number("310"), "unit_name": "人", "part_of": "帮助就业",
         "direction_name": name("direction", "west-to-east")},
        {**employed, "title_zh": "省内就业", "value": Number("550"), "unit_name": "人", "part_of": "帮助就业"},
        {**measure("poverty-workshops", "funding"), "title_zh": "车间投入资金", "value": Number("1250.50"),
         "unit_name": "万元", "direction_name": name("direction", "east-to-west")},
        {**measure("talent-exchange", "people-sent-for-training"), "title_zh": "赴东部培训",
         "qualifier_name": name("qualifier", "about"), "value": Number("120"), "unit_name": "人",
         "status_name": name("status", "planned")},
    ]  # fmt: skip
    table.append({"title_zh": say(book.lang, "template-banner", sheet=sheet_name("figures", book.lang))})
    for row in rows:
        table.append(row)


def _complete(book: Book) -> list[str]:
    return ["齐全", "不全"] if book.lang == "zh" else ["complete", "partial"]


def _notes(book: Book) -> None:
    columns = (
        Column("field", heading("zh", "field"), heading("en", "field"), width=24),
        Column("hint", heading("zh", "note"), heading("en", "note"), width=110),
    )
    table = book.table("notes", columns)
    known = by_key(FIGURE)
    names = {key: sheet_name(key, book.lang) for key in ("head", "figures")}
    table.append({"hint": say(book.lang, "template-how", **names)})
    table.append({"hint": say(book.lang, "template-one-row", part_of=known["part_of"].heading(book.lang))})
    table.append({"hint": say(book.lang, "template-no-traps")})
    for key in TEMPLATE:
        table.append({"field": known[key].heading(book.lang), "hint": word(book.lang, "hint", key)})


class _Lists:
    """The sheet that the lists of the form come from, and where each is."""

    def __init__(self, book: Book) -> None:
        zh = book.lang == "zh"
        columns: dict[str, Sequence[str]] = {
            "category_name": [category.zh if zh else category.en for category in CATEGORIES.values()],
            **{f"{kind}_name": [names[not zh] for names in WORDS[kind].values()] for kind in _CHOSEN},
            "unit_name": offered(),
            "breakdowns": _complete(book),
        }
        self.categories = [
            [category.zh if zh else category.en, *(one.zh if zh else one.en for one in category.measures.values())]
            for category in CATEGORIES.values()
        ]
        assert set(columns["breakdowns"]) <= set(COMPLETE)
        names = [Column(key, by_key(FIGURE)[key].zh, by_key(FIGURE)[key].en, width=16) for key in columns]
        names += [Column(f"measures{n}", one[0], one[0], width=20) for n, one in enumerate(self.categories)]
        for n, one in enumerate(self.categories):
            columns[f"measures{n}"] = one[1:]
        self.table = book.table("lists", names)
        for row in range(max(map(len, columns.values()))):
            self.table.append({key: values[row] for key, values in columns.items() if row < len(values)})
        self.table.sheet.sheet_state = "hidden"
        self.ranges = {
            key: f"{self.table.place(key, 2)}:${self.table.place(key, 2).column}${len(values) + 1}"
            for key, values in columns.items()
            if not key.startswith("measures")
        }

    def measures(self, figures: Table) -> str:
        """The list of the measures of the category that stands in the same row."""
        first, last = (self.table.place(f"measures{n}", 1) for n in (0, len(self.categories) - 1))
        category = figures.place("category_name", 2)
        at = f"MATCH(${category.column}2,{first}:${last.column}$1,0)-1"
        most = max(map(len, self.categories))
        column = f"OFFSET({first},1,{at},{most},1)"
        return f"OFFSET({first},1,{at},COUNTA({column}),1)"
