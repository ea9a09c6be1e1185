"""The days on which the dates and periods of a report begin and end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_YEAR, _MONTH = len("2018"), len("2018-11")


def first_day(period: str) -> date:
    """The day on which an ISO 8601 year, month, day or interval begins: 2018-11-01 of `2018-11/2019`."""
    begin = period.partition("/")[0]
    return date.fromisoformat(begin + "-01-01"[len(begin) - _YEAR :])


def last_day(period: str) -> date:
    """The day on which an ISO 8601 year, month, day or interval ends: 2019-12-31 of `2018-11/2019`."""
    end = period.rpartition("/")[2]
    if len(end) == _YEAR:
        return date(int(end), 12, 31)
    if len(end) == _MONTH:
        year, month = int(end[:_YEAR]), int(end[_YEAR + 1 :])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(end)
