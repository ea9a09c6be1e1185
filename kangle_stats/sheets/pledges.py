"""What became of pledges, as rows: `progress`."""

from __future__ import annotations

from kangle_stats.amounts import Amount
from kangle_stats.messages import heading, say, word
from kangle_stats.models import Figure, Report, words
from kangle_stats.pledges import Progress
from kangle_stats.render.column import Column
from kangle_stats.sheets.amounts import amount_measure, amount_text, ends, joined_notes
from kangle_stats.sheets.sheet import Row, Sheet, keyed, report_title
from kangle_stats.wording import figure_text, share_range, share_text, unit_word

_KEYS = (
    "report", "pledges", "title_zh", "title_en", "category", "measure", "status", "direction", "unit", "as_of",
    "value", "low", "high", "qualifier", "outcome", "followed_by_report", "followed_by", "followed_by_title_zh",
    "followed_by_title_en", "followed_by_measure", "followed_by_status", "followed_by_basis", "followed_by_unit",
    "followed_by_as_of", "followed_by_value", "followed_by_low", "followed_by_high", "followed_by_qualifier",
    "share", "share_low", "share_high", "share_qualifier", "source", "date_published", "url", "contains", "left_out",
    "through", "restates", "note",
)  # fmt: skip


def _row(item: Progress, lang: str) -> Row:
    pledge = item.pledge
    figure = pledge.figure
    return keyed(
        _KEYS,
        pledge.report.id, _ids(pledge), *_titles(pledge), figure.category, figure.measure, figure.status,
        figure.direction, figure.unit, pledge.as_of, *ends(pledge.quantity), pledge.qualifier, item.outcome,
        *_follower_row(item.follower), *ends(item.share, percent=True), item.qualifier,
        *_source_row(item.follower), [_part_row(part) for part in item.contains],
        [other.id for other in item.others], item.through, item.restates, joined_notes(notes(item, lang), lang),
    )  # fmt: skip


def _ids(amount: Amount) -> list[str]:
    return [figure.id for figure in amount.figures]


def _titles(amount: Amount) -> list[str | None]:
    """The title in Chinese and English; a sum has none."""
    title = amount.figure.title
    return [title.zh, title.en] if len(amount.figures) == 1 else [None, None]


def _follower_row(follower: Amount | None) -> list[object]:
    if follower is None:
        return [None, [], *[None] * 11]
    figure = follower.figure
    return [
        follower.report.id, _ids(follower), *_titles(follower), figure.measure, figure.status,
        figure.basis, figure.unit, follower.as_of, *ends(follower.quantity),
        follower.qualifier,
    ]  # fmt: skip


def _source_row(follower: Amount | None) -> list[str | None]:
    if follower is None:
        return [None] * 3
    origin = follower.report.origin
    return [origin.producer, origin.date_published, origin.url]


def _part_row(part: Figure) -> Row:
    return {
        "figure": part.id,
        "title_zh": part.title.zh,
        "title_en": part.title.en,
        "value": ends(part.quantity)[0],
        "unit": part.unit,
        "qualifier": part.qualifier,
    }


# --- In words --------------------------------------------------------------------------------------------------------

_OF_WHICH = {"zh": ("其中：", "其中"), "en": ("Of which ", "Of them, ")}
"""How titles of parts begin that need not say it twice."""


def _part_text(part: Figure, lang: str) -> str:
    title = part.title.text(lang)
    for beginning in _OF_WHICH[lang]:
        title = title.removeprefix(beginning)
    return f"{title} {figure_text(part, lang)}"


def notes(item: Progress, lang: str) -> list[str]:
    """All that is to be known of a line beside its numbers."""
    follower = item.follower
    texts: list[str] = []
    if item.outcome == "open":
        texts.append(say(lang, "progress-open"))
    elif follower is not None:
        texts += [*_outcome(item, lang), *(say(lang, code, **_details(item, code, lang)) for code in item.reasons)]
        if item.through is not None:
            texts.append(say(lang, "progress-through", through=item.through))
        texts += _contains(follower, lang)
        if len(follower.figures) == 1:
            texts += filter(None, [words(follower.figure.note, lang)])
        texts += [remark.text.text(lang) for remark in item.remarks]
    if item.restates is not None:
        texts.append(say(lang, "progress-restates", restates=item.restates))
    return texts


def _contains(follower: Amount, lang: str) -> list[str]:
    """What the figures contain; of a sum, for each of them, lest the parts of one be taken for those of all."""
    parts = {figure.id: [part for part in follower.parts if part.part_of == figure.id] for figure in follower.figures}
    if not any(parts.values()):
        return []
    texts = []
    for figure in follower.figures:
        its = parts[figure.id]
        joined = ("；" if lang == "zh" else "; ").join(_part_text(part, lang) for part in its)
        if len(parts) == 1:
            texts.append(say(lang, "progress-contains", parts=joined))
        elif its:
            texts.append(say(lang, "progress-contains-of", figure=figure.title.text(lang), parts=joined))
        else:
            texts.append(say(lang, "progress-undivided", figure=figure.title.text(lang)))
    return texts


def _outcome(item: Progress, lang: str) -> list[str]:
    assert item.follower is not None
    if item.outcome == "restated":
        return [say(lang, "progress-restated")]
    if item.outcome == "changed":
        before, after = amount_text(item.pledge, lang), amount_text(item.follower, lang)
        return [say(lang, "progress-changed", before=before, after=after)]
    if item.share is not None and item.qualifier not in ("exact", "between"):
        return [say(lang, "progress-range", range=share_range(item.share.promise, lang))]
    return []


def _details(item: Progress, code: str, lang: str) -> dict[str, str]:
    assert item.follower is not None
    one, other = item.pledge, item.follower
    if code == "progress-other-measure":
        return {"before": amount_measure(one, lang), "after": amount_measure(other, lang)}
    if code == "progress-unlike-units":
        return {"before": unit_word(one.figure.unit, lang), "after": unit_word(other.figure.unit, lang)}
    if code == "progress-other-basis":
        before, after = (word(lang, "basis", side.figure.basis or "") for side in (one, other))
        return {"before": before, "after": after}
    if code == "progress-times":
        return {"times": ", ".join(one.times)}
    separator = "、" if lang == "zh" else ", "
    return {"others": separator.join(other.id for other in item.others)}


def _heading(item: Progress, lang: str) -> str:
    """The line above what is told of a pledge."""
    pledge = item.pledge
    details = {
        "figures": " + ".join(_ids(pledge)),
        "status": word(lang, "status", pledge.figure.status),
        "value": amount_text(pledge, lang),
        "time": pledge.as_of,
    }
    if len(pledge.figures) > 1:
        return say(lang, "progress-sum", measure=amount_measure(pledge, lang), **details)
    indent = "└ " if pledge.figure.part_of is not None else ""
    return indent + say(lang, "progress-pledge", title=pledge.figure.title.text(lang), **details)


def _columns(lang: str) -> list[Column]:
    return [
        Column(heading(lang, "report"), group=True),
        Column(heading(lang, "pledge"), group=True),
        Column(heading(lang, "as_of"), whole=True),
        Column(heading(lang, "value"), right=True, whole=True),
        Column(heading(lang, "share"), right=True, whole=True),
        Column(heading(lang, "told")),
    ]


def _lines(item: Progress, lang: str) -> list[list[str]]:
    follower = item.follower
    cells = [report_title(item.pledge.report, lang), _heading(item, lang)]
    if follower is None:
        return [[*cells, "–", "", "", "\n".join(notes(item, lang))]]
    share = "" if item.share is None else share_text(item.share, lang, item.qualifier or "exact")
    texts = [_named(follower, lang), *notes(item, lang), _source(follower.report)]
    return [[*cells, follower.as_of, amount_text(follower, lang), share, "\n".join(texts)]]


def _named(follower: Amount, lang: str) -> str:
    """What the report calls the figures that tell of it, and behind it their ids and what kind of figures they are."""
    figure = follower.figure
    title = figure.title.text(lang) if len(follower.figures) == 1 else amount_measure(follower, lang)
    kinds = [] if figure.status == "reported" else [word(lang, "status", figure.status)]
    kinds += [] if figure.basis is None else [word(lang, "basis", figure.basis)]
    ids = " + ".join(_ids(follower))
    return f"{title}（{'，'.join([ids, *kinds])}）" if lang == "zh" else f"{title} ({', '.join([ids, *kinds])})"


def _source(report: Report) -> str:
    return " ".join(filter(None, [report.origin.producer, report.origin.date_published, f"({report.id})"]))


PLEDGES = Sheet(_KEYS, _row, _columns, _lines)
