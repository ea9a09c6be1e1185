"""What became of pledges: figures agreed or planned, held against the later figures that follow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from kangle_stats.amounts import Amount, added, single
from kangle_stats.messages import Details, nearest
from kangle_stats.models import Figure, Remark, Report
from kangle_stats.periods import last_day
from kangle_stats.quantity import Quantity, Undecidable
from kangle_stats.select import Selection
from kangle_stats.totals import is_added, joint_qualifier, kind

Outcome = Literal["done", "told", "changed", "restated", "repeats", "open"]
"""From best to worst: done in a share that is known; told of, though no share can be given; pledged again, another
amount or the same; itself a repetition, so that what became of it is told of the earlier pledge; open, as no figure
follows it."""

DONE = "reported"
"""The status of what was done; a figure of any other status is a pledge."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What one later figure tells of one pledge, or those of one day and report of several pledges of a kind."""

    pledge: Amount
    outcome: Outcome
    follower: Amount | None = None
    """What tells of it; None if nothing does."""
    share: Quantity | None = None
    """The follower as a share of the pledge, 1 for all of it, with the interval that the words of both promise."""
    qualifier: str | None = None
    """That of the share: a share of about 1600 is about."""
    reasons: tuple[str, ...] = ()
    """Codes of messages: why there is no share, or what to know before it is quoted."""
    through: str | None = None
    """The figure between, where the follower tells of the pledge by way of another one."""
    restates: str | None = None
    """The earlier figure that the pledge itself repeats."""
    others: tuple[Figure, ...] = ()
    """Of a sum: further pledges of the kind, of which nothing is told at that time."""

    @property
    def contains(self) -> list[Figure]:
        """The parts of what was told."""
        return [] if self.follower is None else self.follower.parts

    @property
    def remarks(self) -> list[Remark]:
        """What a reader of the later report noticed about the figures that tell of the pledge."""
        if self.follower is None:
            return []
        ids = {figure.id for figure in self.follower.figures}
        return [remark for remark in self.follower.report.remarks if not ids.isdisjoint(remark.figures)]


class Astray(NamedTuple):
    """A `follows` that leads nowhere, or in a circle, and the message that says so."""

    report: str
    number: int
    """The index of the figure in the report's list."""
    code: str
    details: Details


class _Place(NamedTuple):
    """A figure among several reports."""

    report: str
    id: str

    @property
    def name(self) -> str:
        return f"{self.report}:{self.id}"


def pledges(
    reports: Iterable[Report], others: Iterable[Report] = (), selection: Selection | None = None
) -> list[Progress]:
    """What became of the pledges of some reports that are selected, as these reports and others tell.

    In the order of the reports and of their figures; of one pledge in the order of time, each later figure by itself.
    After the last pledge of a kind comes the sum of those of which one report tells at one time. A pledge that
    repeats another of these reports is told there only. A `follows` that leads nowhere or in a circle is passed over.
    """
    followed = Followed()
    for report in reports:
        followed.add(report)
    for report in others:
        if report.id not in followed:
            followed.add(report, chosen=False)
    return followed.told(selection)


def outcomes(lines: Sequence[Progress]) -> list[Outcome]:
    """What became of each pledge: the best that is told of it or its parts, which count as no pledges; nor do sums."""
    single_ones = [line for line in lines if len(line.pledge.figures) == 1]
    names = {_Place(line.pledge.report.id, line.pledge.figure.id) for line in single_ones}
    ranks = list(get_args(Outcome))
    best: dict[_Place, int] = {}
    for line in single_ones:
        figure, place = line.pledge.figure, _Place(line.pledge.report.id, line.pledge.figure.id)
        while figure.part_of is not None and (whole := _Place(place.report, figure.part_of)) in names:
            figure, place = line.pledge.report.by_id[figure.part_of], whole
        rank = ranks.index(line.outcome)
        best[place] = min(rank, best.get(place, rank))
    return [ranks[rank] for rank in best.values()]


class Followed:
    """Reports, taken in one by one, as far as they pledge or follow anything: of the others only the ids are kept."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._done: dict[str, frozenset[str]] = {}
        self._chosen: list[Report] = []

    def __contains__(self, id_: str) -> bool:
        return id_ in self._reports or id_ in self._done

    def add(self, report: Report, chosen: bool = True) -> None:
        """Takes in a report, before anything is asked; of one that is not chosen no pledge is told."""
        if all(figure.status == DONE and figure.follows is None for figure in report.figures):
            self._done[report.id] = frozenset(figure.id for figure in report.figures)
            return
        self._reports[report.id] = report
        if chosen:
            self._chosen.append(report)

    @property
    def astray(self) -> list[Astray]:
        """Every `follows` that names no figure or report there, or follows itself by way of others."""
        return self._links.astray

    def told(self, selection: Selection | None = None) -> list[Progress]:
        """What became of the pledges of the chosen reports, as `pledges` tells it."""
        return list(self._links.told(self._chosen, selection or Selection()))

    @cached_property
    def _links(self) -> _Links:
        return _Links(self._reports, self._done)


class _Links:
    """Which figures follow which."""

    def __init__(self, reports: Mapping[str, Report], done: Mapping[str, frozenset[str]]) -> None:
        self.reports = reports
        self.done = done
        """The ids of the figures of further reports, which pledge and follow nothing."""
        self.astray: list[Astray] = []
        self.followed: dict[_Place, _Place] = {}
        """For each figure that follows one, that one."""
        self.followers: dict[_Place, list[_Place]] = {}
        """For each figure that is followed, those that follow it, none of which follows itself in a circle."""
        for report in reports.values():
            for index, figure in enumerate(report.figures):
                if figure.follows is not None:
                    self._note(report, index, figure.follows)
        self._break_circles()
        for place, followed in self.followed.items():
            self.followers.setdefault(followed, []).append(place)

    def _note(self, report: Report, index: int, follows: str) -> None:
        name, _, id_ = follows.rpartition(":")
        where = name or report.id
        ids = self.reports[where].by_id if where in self.reports else self.done.get(where)
        if ids is None:
            details = {"id": follows, "report": name, "near": nearest(name, [*self.reports, *self.done]) or "–"}
            self.astray.append(Astray(report.id, index, "follows-unknown-report", details))
        elif id_ not in ids:
            details = {"id": follows, "near": nearest(id_, ids) or "–"}
            self.astray.append(Astray(report.id, index, "follows-unknown-figure", details))
        else:
            self.followed[_Place(report.id, report.figures[index].id)] = _Place(where, id_)

    def _break_circles(self) -> None:
        circling = self._in_circles()
        for report in self.reports.values() if circling else ():
            for index, figure in enumerate(report.figures):
                place = _Place(report.id, figure.id)
                if place in circling:
                    details = {"id": figure.id, "follows": figure.follows or ""}
                    self.astray.append(Astray(report.id, index, "follows-circle", details))
                    del self.followed[place]

    def _in_circles(self) -> set[_Place]:
        """The figures that follow themselves. Each is walked from once."""
        walked: set[_Place] = set()
        circles: set[_Place] = set()
        for start in self.followed:
            chain: dict[_Place, int] = {}
            place: _Place | None = start
            while place is not None and place not in walked:
                walked.add(place)
                chain[place] = len(chain)
                place = self.followed.get(place)
            if place is not None and place in chain:
                circles.update(each for each, position in chain.items() if position >= chain[place])
        return circles

    def told(self, chosen: Sequence[Report], selection: Selection) -> Iterator[Progress]:
        pledged = {
            report.id: [figure for figure in report.figures if figure.status != DONE and selection.admits(figure)]
            for report in chosen
        }
        again = set(self._below([_Place(id_, figure.id) for id_, figures in pledged.items() for figure in figures]))
        for report in chosen:
            figures = [figure for figure in pledged[report.id] if _Place(report.id, figure.id) not in again]
            yield from self._told_of(report, figures)

    def _told_of(self, report: Report, figures: Sequence[Figure]) -> Iterator[Progress]:
        kinds: dict[tuple[str | None, ...], list[Figure]] = {}
        for figure in figures:
            if is_added(figure):
                kinds.setdefault(kind(figure), []).append(figure)
        done: dict[str, list[Amount]] = {}
        for figure in figures:
            lines = self._lines(report, figure)
            yield from lines
            done[figure.id] = [line.follower for line in lines if line.follower is not None and line.outcome == "done"]
            alike = kinds.get(kind(figure), ()) if is_added(figure) else ()
            if len(alike) > 1 and figure is alike[-1]:
                yield from _sums(report, {each.id: each for each in alike}, done)

    def _lines(self, report: Report, figure: Figure) -> list[Progress]:
        """What each follower tells of a pledge, in the order of time."""
        pledge, place = single(report, figure), _Place(report.id, figure.id)
        earlier = self.followed.get(place)
        restates = earlier.name if earlier is not None and self._is_pledge(earlier) else None
        lines = []
        for each in self._below([place]):
            told = self.reports[each.report]
            before = self.followed[each]
            through = None if before == place else before.name
            lines.append(_line(pledge, single(told, told.by_id[each.id]), through, restates))
        lines.sort(key=_time)
        return lines or [Progress(pledge, "open" if restates is None else "repeats", restates=restates)]

    def _is_pledge(self, place: _Place) -> bool:
        return place.report in self.reports and self.reports[place.report].by_id[place.id].status != DONE

    def _below(self, places: Sequence[_Place]) -> Iterator[_Place]:
        """The figures that follow some figures, directly or by way of others; each once."""
        seen: set[_Place] = set()
        waiting = list(places)
        while waiting:
            for follower in self.followers.get(waiting.pop(), ()):
                if follower not in seen:
                    seen.add(follower)
                    waiting.append(follower)
                    yield follower


def _time(line: Progress) -> tuple[date, str]:
    assert line.follower is not None
    return (last_day(line.follower.times[-1]), line.follower.report.id)


def _line(pledge: Amount, follower: Amount, through: str | None, restates: str | None) -> Progress:
    """What one figure tells of one pledge."""
    if follower.figure.status == DONE:
        return _held_against(pledge, follower, through=through, restates=restates)
    reason = _incomparable(pledge, follower)
    outcome: Outcome = "told" if reason else "restated" if _same(pledge, follower) else "changed"
    reasons = (reason,) if reason else ()
    return Progress(pledge, outcome, follower, reasons=reasons, through=through, restates=restates)


def _incomparable(pledge: Amount, follower: Amount) -> str | None:
    """Why the two numbers cannot be held against each other, if so."""
    if pledge.quantity is None or follower.quantity is None:
        return "progress-missing"
    return "progress-unlike-units" if pledge.quantity.dims != follower.quantity.dims else None


def _same(pledge: Amount, follower: Amount) -> bool:
    """Whether a pledge is repeated as it was: how many digits of it are printed does not matter."""
    one, other = pledge.quantity, follower.quantity
    assert one is not None and other is not None
    return (
        one.point == other.point
        and pledge.qualifier == follower.qualifier
        and (one.point is not None or one.promise == other.promise)
    )


def _held_against(
    pledge: Amount,
    follower: Amount,
    *,
    through: str | None = None,
    restates: str | None = None,
    others: tuple[Figure, ...] = (),
) -> Progress:
    """What was done as a share of what was pledged."""
    share, qualifier = None, None
    reason = _incomparable(pledge, follower)
    if reason is None:
        assert pledge.quantity is not None and follower.quantity is not None
        try:
            share = follower.quantity / pledge.quantity
            qualifier = share_qualifier(follower.qualifier, pledge.qualifier)
        except Undecidable:
            reason = "progress-of-nothing"
    outcome: Outcome = "told" if share is None else "done"
    reasons = (*filter(None, [reason]), *_cautions(pledge, follower), *(["progress-others"] if others else []))
    return Progress(pledge, outcome, follower, share, qualifier, reasons, through, restates, others)


def _cautions(pledge: Amount, follower: Amount) -> Iterator[str]:
    """What differs between a pledge and what tells of it, or within either, so that the share is not all there is."""
    one, other = pledge.figure, follower.figure
    if (one.category, one.measure) != (other.category, other.measure):
        yield "progress-other-measure"
    if other.basis == "new":  # figures of one sum have one basis
        yield "progress-new-only"
    elif None not in (one.basis, other.basis) and one.basis != other.basis:
        yield "progress-other-basis"
    if len(pledge.times) > 1:
        yield "progress-times"
    if pledge.overlapping or follower.overlapping:
        yield "total-overlapping"


def _sums(report: Report, alike: Mapping[str, Figure], done: Mapping[str, list[Amount]]) -> Iterator[Progress]:
    """Pledges of a kind together, for each report and time that tells of two of them or more, of each once."""
    moments: dict[tuple[str, str], dict[str, list[Amount]]] = {}
    for id_ in alike:
        for each in done[id_]:
            told = moments.setdefault((each.report.id, each.as_of), {})
            told.setdefault(id_, []).append(each)
    for _, told in sorted(moments.items(), key=lambda item: (last_day(item[0][1]), item[0][0])):
        if len(told) < 2 or any(len(followers) > 1 for followers in told.values()):
            continue
        later = [follower for (follower,) in told.values()]
        pledge = added(report, [alike[id_] for id_ in told])
        follower = added(later[0].report, [each.figure for each in later])
        if pledge is not None and follower is not None:
            others = tuple(figure for id_, figure in alike.items() if id_ not in told)
            yield _held_against(pledge, follower, others=others)


_INVERSE = {
    "plus": "under",
    "over": "under",
    "at_least": "at_most",
    "nearly": "at_least",
    "under": "over",
    "at_most": "at_least",
}
"""The qualifier of a share by that of the whole, where it is another one: a share of over 300 is under."""


def share_qualifier(part: str, whole: str) -> str:
    """The qualifier of a share, from those of its part and its whole."""
    return joint_qualifier([part, _INVERSE.get(whole, whole)])
