"""Horizontal bars. They say nothing that the text beside them does not say."""

from __future__ import annotations

from kangle_stats.exports.page.markup import Markup, element
from kangle_stats.quantity import Number

FULL = 1000
"""The length of a full bar."""


def bar(low: Number | None, high: Number | None, full: Number, class_: str = "bar") -> Markup:
    """A bar from 0 to `high`, dark as far as `low`; `full` is the number that fills it."""
    dark, all_ = _length(low, full), _length(high, full)
    rects = [element("rect", width=max(all_, 1), height=10, class_="high"), element("rect", width=dark, height=10)]
    return element(
        "svg",
        *(rects if all_ > dark else rects[1:] if dark else rects[:1]),
        viewBox=f"0 0 {FULL} 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
        class_=class_,
    )


def _length(end: Number | None, full: Number) -> int:
    """How long the bar to a number is, at most full; an open end has none."""
    return min(FULL, int(max(end, 0) * FULL // full)) if end and full else 0
