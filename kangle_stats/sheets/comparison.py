"""Two reports side by side, as rows: `compare`."""

from __future__ import annotations

from typing import NamedTuple

from kangle_stats.amounts import Amount
from kangle_stats.categories import MAY_CONTAIN
from kangle_stats.comparing import TIMES, Line, same_areas
from kangle_stats.messages import heading, say, word
from kangle_stats.models import Area, Figure, Report, words
from kangle_stats.quantity import Number, Quantity, size
from kangle_stats.render.column import Column
from kangle_stats.sheets.amounts import amount_measure, amount_text, ends, joined_notes
from kangle_stats.sheets.findings import VERDICT_STYLES
from kangle_stats.sheets.sheet import Row, Sheet, category_name, keyed, measure_name
from kangle_stats.units import PERCENT
from kangle_stats.wording import amount, in_unit, interval_text, range_text, share_range, share_text, unit_word


class Compared(NamedTuple):
    """A line and the two reports that it compares."""

    left: Report
    right: Report
    line: Line


_KEYS = (
    "left_report", "right_report", "category", "measure", "comparison", "verdict", "differs", "left_unit", "left",
    "left_low", "left_high", "left_qualifier", "left_as_of", "right_unit", "right", "right_low", "right_high",
    "right_qualifier", "right_as_of", "difference", "difference_low", "difference_high", "change", "change_low",
    "change_high", "message", "left_figures", "right_figures",
)  # fmt: skip


def _row(item: Compared, lang: str) -> Row:
    line = item.line
    figure = line.either.figure
    return keyed(
        _KEYS,
        item.left.id, item.right.id, figure.category, figure.measure, line.comparison, line.verdict,
        list(line.differs), *_side_row(line.left), *_side_row(line.right), *ends(line.difference),
        *ends(line.change, percent=True), joined_notes(_reasons(item, lang), lang),
        _ids(line.left), _ids(line.right),
    )  # fmt: skip


def _side_row(side: Amount | None) -> list[str | None]:
    if side is None:
        return [None] * 6
    return [side.figure.unit, *ends(side.quantity), side.qualifier, side.as_of]


def _ids(side: Amount | None) -> list[str]:
    return [] if side is None else [figure.id for figure in side.figures]


# --- In words --------------------------------------------------------------------------------------------------------


def _reasons(item: Compared, lang: str) -> list[str]:
    """Why the numbers are judged as they are, or not judged."""
    line = item.line
    left, right = line.left, line.right
    if left is None or right is None:
        return []
    texts = [say(lang, "compare-followed")] if line.follows else []
    if (difference := _difference(line, lang)) is not None:
        texts.append(say(lang, "compare-difference", difference=difference))
    if line.comparison == "coverage":
        if differs := _differs(line, lang):
            texts.append(say(lang, "compare-coverage", differs=("；" if lang == "zh" else "; ").join(differs)))
    elif line.differs and (left.as_of, right.as_of) != (item.left.period, item.right.period):
        texts.append(say(lang, "compare-times", left=left.as_of, right=right.as_of))
    if line.verdict == "fails":
        texts.append(say(lang, "compare-fails"))
    elif line.verdict in ("rounding", "approximate", "doubtful"):
        texts.append(_sentence(line, lang))
    texts += [say(lang, code, **_details(code, left, right, lang)) for code in line.reasons]
    if line.comparison == "change" or line.verdict in ("doubtful", "fails"):
        texts += _figure_notes(line, lang)
    return texts


def _figure_notes(line: Line, lang: str) -> list[str]:
    """What the reports note of two numbers that differ, where each is a single figure."""
    texts = []
    for name, side in (("left", line.left), ("right", line.right)):
        if side is not None and len(side.figures) == 1 and (note := words(side.figure.note, lang)) is not None:
            texts.append(say(lang, "compare-note", side=heading(lang, name), note=note))
    return texts


def _sentence(line: Line, lang: str) -> str:
    assert line.left is not None and line.right is not None
    ranges = {}
    for name, side in (("left_range", line.left), ("right_range", line.right)):
        assert side.quantity is not None
        interval = side.quantity.suggests if line.verdict == "approximate" else side.quantity.promise
        ranges[name] = interval_text(interval, side.quantity, lang)
    difference = "" if line.difference is None else _apart(line.difference, line.left.figure.unit, lang)
    return say(lang, f"sentence-{line.verdict}", difference=difference, **ranges)


def _apart(difference: Quantity, unit: str, lang: str) -> str:
    """How far two numbers are apart, whichever is the larger."""
    return "" if difference.point is None else _in_points(size(difference.point), difference, unit, lang)


def _details(code: str, left: Amount, right: Amount, lang: str) -> dict[str, str]:
    if code == "compare-totals":
        return {"left": str(len(left.figures)), "right": str(len(right.figures))}
    measures = (left.figure.measure, right.figure.measure)
    whole, part = (left, right) if measures in MAY_CONTAIN else (right, left)
    return {"whole": amount_measure(whole, lang), "part": amount_measure(part, lang)}


def _differs(line: Line, lang: str) -> list[str]:
    """What differs, with what either report says of it; the time once, the areas above all lines."""
    left, right = line.left, line.right
    assert left is not None and right is not None
    texts = [
        f"{heading(lang, name)} {_said(left.figure, name, lang)} / {_said(right.figure, name, lang)}"
        for name in line.differs
        if name not in (*TIMES, "area") and not (name == "measure" and line.reasons)
    ]
    if any(name in TIMES for name in line.differs):
        times = [left.as_of, right.as_of]
        if times[0] == times[1]:
            times = [left.report.period, right.report.period]
        texts.append(say(lang, "compare-times", left=times[0], right=times[1]))
    return texts


def _said(figure: Figure, name: str, lang: str) -> str:
    """What a figure says of one thing that its coverage depends on."""
    code = getattr(figure, name)
    if code is None:
        return say(lang, "not-stated")
    if name == "measure":
        return measure_name(figure.category, figure.measure, lang)
    if name == "unit":
        return unit_word(figure.unit, lang)
    if name in ("subject", "group"):
        return words(code, lang) or ""
    return word(lang, name, code)


def _title(item: Compared, lang: str) -> str:
    """The two reports, a line each, and whether they are of other areas."""
    lines = [
        f"{heading(lang, side)}{'：' if lang == 'zh' else ': '}{report.title.text(lang)} ({report.id})"
        for side, report in (("left", item.left), ("right", item.right))
    ]
    if not same_areas(item.left, item.right):
        left, right = (_areas(report, lang) for report in (item.left, item.right))
        lines.append(say(lang, "compare-areas", left=left, right=right))
    return "\n".join(lines)


def _areas(report: Report, lang: str) -> str:
    return "–".join(_area(area, lang) for area in (report.ref_area, report.counterpart_area))


def _area(area: Area, lang: str) -> str:
    return f"{area.text(lang)} {area.code}" if area.code else area.text(lang)


def _what(line: Line, lang: str) -> str:
    """What the two amounts are called, once if they are called alike; sums by their measure."""
    sides = [side for side in (line.left, line.right) if side is not None]
    if any(len(side.figures) > 1 for side in sides):
        return amount_measure(sides[0], lang)
    return " / ".join(dict.fromkeys(side.figure.title.text(lang) for side in sides))


def _difference(line: Line, lang: str) -> str | None:
    """Right minus left, and in percent of the left; None where that says nothing."""
    left, right, difference = line.left, line.right, line.difference
    if left is None or right is None or difference is None or line.verdict not in (None, "fails", "unchecked"):
        return None
    unit, change = left.figure.unit, line.change
    if difference.point is not None and {left.qualifier, right.qualifier} == {"exact"}:
        text = _signed(_in_points(difference.point, difference, unit, lang), difference.point)
        if change is None or change.point is None or not difference.point:
            return text
        percent = _signed(share_text(change, lang, "exact"), change.point)
    else:
        # What a word such as about leaves open of either number, their difference leaves open too.
        low, high = (in_unit(end, difference.percent) for end in (difference.promise.low, difference.promise.high))
        text = range_text(low, high, None if unit == PERCENT else unit, lang)
        if unit == PERCENT:
            text = say(lang, "compare-points", points=text)
        if change is None or difference.promise.low is None or difference.promise.high is None:
            return text
        percent = share_range(change.promise, lang)
    return f"{text}（{percent}）" if lang == "zh" else f"{text} ({percent})"


def _signed(text: str, number: Number) -> str:
    return f"+{text}" if number > 0 else text


def _in_points(number: Number, difference: Quantity, unit: str, lang: str) -> str:
    """A difference in its unit; that of shares in percentage points."""
    if unit != PERCENT:
        return amount(number, unit, lang)
    return say(lang, "compare-points", points=amount(in_unit(number, difference.percent) or 0, None, lang))


_UNJUDGED_STYLES = {"coverage": "yellow"}


def _columns(lang: str) -> list[Column]:
    styles = {word(lang, "verdict", verdict): style for verdict, style in VERDICT_STYLES.items()}
    styles |= {word(lang, "comparison", code): style for code, style in _UNJUDGED_STYLES.items()}
    return [
        Column(heading(lang, "report"), group=True),
        Column(heading(lang, "category"), group=True),
        Column(heading(lang, "outcome"), whole=True, styles=styles),
        Column(heading(lang, "figures")),
        Column(heading(lang, "left"), right=True, whole=True),
        Column(heading(lang, "right"), right=True, whole=True),
    ]


def _lines(item: Compared, lang: str) -> list[list[str]]:
    line = item.line
    cells = [
        _title(item, lang),
        category_name(line.either.figure.category, lang),
        word(lang, "comparison", line.comparison) if line.verdict is None else word(lang, "verdict", line.verdict),
        "\n".join([_what(line, lang), *_reasons(item, lang)]),
        "" if line.left is None else amount_text(line.left, lang),
        "" if line.right is None else amount_text(line.right, lang),
    ]
    return [cells]


COMPARISON = Sheet(_KEYS, _row, _columns, _lines)
