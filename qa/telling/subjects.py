"""What several reports count: the figures of each that are of one thing, and of one time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from index.figures import REASON, Figure
from index.ledgers import Reported
from index.places import is_people
from index.records import Order, paragraph_around
from qa import phrase
from qa.assertive import asserts
from qa.counting import Asked, Candidate, predicate_class, read_asked, tally
from qa.counting.stems import stems
from qa.question import names_in
from qa.telling.given import HARM, Given, Subject, fate_of
from qa.telling.reports import Report
from qa.telling.words import NO_SUBJECT

NEAR, LEAD = 600, 300
"""Characters of a figure's paragraph, and of its article's beginning, that are looked at beside its sentence."""
VAGUE = 2.0
"""A range that reaches from a number to twice that number is no figure to tell."""
NEARBY = timedelta(days=10)
"""Between the days from which two totals run that may be one."""
A_YEAR = timedelta(days=366)
IN_COMMON = 2
"""Words besides what is counted that two sentences share when they speak of one matter."""
MOST_SEEDS, MOST_FINDERS = 14, 40
"""Figures of which others are looked for, the weightiest first; and these with those that are asked back."""
_PART = re.compile(r"\s+of\s+(?:the|these|those|them|its|their|his|her|our)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WITHIN = re.compile(r"(?:in|at|near|from|across)\b")
_COMMON = stems(
    "said says the a an of in on at to and or by for from with has have had was were is are been its it "
    "that which who after before since more than number total official officials people"
)
_DAY = timedelta(days=1)
Spot = tuple[str, int]
"""An article's id and the start of a figure: what tells one figure from all others."""


def subjects(
    reports: Sequence[Report], figures: Sequence[Reported], wanted: Collection[Reported] | None = None
) -> list[Subject]:
    """What the reports count, the weightiest first: running totals and tolls before all else.

    Args:
        wanted: only what these figures count; the others may be what it was before.
    """
    of = {report.article.id: report for report in reports}
    inside = (r for r in figures if r.article.id in of)
    told = [Given(r, of[r.article.id]) for r in inside if _is_told(r.figure) and not _is_other(r)]
    own = {(r.figure.article_id, r.figure.start) for r in (figures if wanted is None else wanted)}
    parts = _parts(told)
    seeds = sorted((g for g in told if _spot_of(g) in own), key=lambda g: _first_sought(g, parts))[:MOST_SEEDS]
    links = _Links(told, seeds, parts)
    found: list[Subject] = []
    used: set[Spot] = set()
    for seed in seeds:
        if _spot_of(seed) not in used:
            linked = links.of(_spot_of(seed)) - used
            same = [g for g in told if _spot_of(g) in linked]
            given = [g for g in same if asserts(g.report.article, *g.figure.sentence)]  # an order reports nothing
            used.update(_spot_of(g) for g in same)
            if given:
                found.append(Subject(_growing(_one_a_report(given)), _weight(seed)))
    return found


def _first_sought(given: Given, parts: Collection[Spot]) -> tuple[float, bool, int, int, float, Order, int]:
    """The weightiest first; of equals a whole before its parts, then the newest and the largest number."""
    day, published = given.as_of or date.min, given.report.article.published or date.min
    newest = -day.toordinal(), -published.toordinal()
    figure = given.figure
    article = given.report.article.order
    return -_weight(given), _spot_of(given) in parts, *newest, -figure.low, article, figure.start


def _parts(told: Sequence[Given]) -> dict[Spot, frozenset[str]]:
    """The figures that are told as a place's part of another one, with its names: "55 attacks, 27 of them in Iraq"."""
    places = {_spot_of(given): _places(given.figure) for given in told}
    wholes: dict[tuple[str, tuple[int, int], str], float] = {}
    for figure in (given.figure for given in told if not places[_spot_of(given)]):
        beside = figure.article_id, figure.sentence, figure.head
        wholes[beside] = max(wholes.get(beside, 0.0), figure.low)
    found = (g for g in told if g.figure.low < wholes.get((g.figure.article_id, g.figure.sentence, g.figure.head), 0.0))
    return {_spot_of(g): names for g in found if (names := places[_spot_of(g)])}


class _Links:
    """Which figures count one thing: the same whichever of two is looked at first.

    Whether one figure finds another depends on the words of both. Of two that have days of their own each must find
    the other; where one has none, the days of the other one decide; without any it is enough that one finds the other.
    """

    def __init__(self, told: Sequence[Given], seeds: Sequence[Given], parts: Mapping[Spot, frozenset[str]]) -> None:
        self._candidates = {_spot_of(g): _candidate(g) for g in told}
        self._seeds = {_spot_of(g) for g in seeds}
        self._parts = parts
        self._found: dict[Spot, frozenset[Spot]] = {}

    def of(self, seed: Spot) -> frozenset[Spot]:
        """The seed and what counts the same. A part goes on in parts of its place, never in the whole."""
        of_part, fate = self._parts.get(seed), _toll_of(self._candidates[seed])
        others = (n for n, c in self._candidates.items() if self._parts.get(n) == of_part and _toll_of(c) == fate)
        return frozenset(spot for spot in others if spot == seed or self._are_one(seed, spot))

    def _are_one(self, one: Spot, other: Spot) -> bool:
        if other not in self._seeds and not (self._finds(one, other) and len(self._found) < MOST_FINDERS):
            return self._finds(one, other)
        dated = [_is_dated(self._candidates[spot]) for spot in (one, other)]
        if dated[0] != dated[1]:
            return self._finds(one, other) if dated[0] else self._finds(other, one)
        if all(dated):
            return self._finds(one, other) and self._finds(other, one)
        return self._finds(one, other) or self._finds(other, one)

    def _finds(self, one: Spot, other: Spot) -> bool:
        if one not in self._found:
            self._found[one] = frozenset(_same(self._candidates[one], tuple(self._candidates.values())))
        return other in self._found[one]


def _is_dated(candidate: Candidate) -> bool:
    return _has_days(candidate) and _is_sure(candidate.figure)


def _same(seed: Candidate, candidates: Sequence[Candidate]) -> Iterator[Spot]:
    """The figures that count what the seed counts, in its days; itself in any case."""
    asked = _asking_for(seed.figure)
    yield _spot(seed)
    if asked is None:
        return
    window = seed.figure.window if _has_days(seed) and _is_sure(seed.figure) else None
    found = tally(asked, window, None, candidates)
    near = [count for count in (found.leading, *found.series, *found.disputes, *found.alternatives) if count]
    far = [count for count in found.apart if not _has_days(seed) and not any(map(_has_days, count.candidates))]
    for count in (*near, *far):
        yield from (_spot(c) for c in count.candidates if not count.terms and _compares(seed, c))


def _compares(seed: Candidate, other: Candidate) -> bool:
    """Whether two figures count one thing: both a toll or neither; of the same long time, or of one matter."""
    a, b = seed.figure, other.figure
    if _toll_of(seed) != _toll_of(other) or b.kind not in ("count", "ordinal"):
        return False
    if a.cumulative and b.cumulative and _begin_together(a, b):
        return True
    if _places(a) != _places(b):
        return False
    unit = stems(f"{a.unit} {a.head} {b.unit} {b.head}") | _COMMON
    told = len((stems(seed.text) & stems(other.text)) - unit)
    titled = len((stems(_title(seed)) & stems(_title(other))) - unit)
    if _is_toll(a) or (a.predicate and a.window):  # one event's number
        return told >= IN_COMMON or (told > 0 and titled > 0)
    return told > IN_COMMON and _near_in_time(seed, other)


def _toll_of(candidate: Candidate) -> str:
    """What became of those whom a toll counts; "" for what is none."""
    fate = fate_of(candidate.figure)
    return fate if fate in HARM else ""


def _is_toll(figure: Figure) -> bool:
    return fate_of(figure) in HARM


def _near_in_time(one: Candidate, other: Candidate) -> bool:
    """Whether one may be what the other was before: in another year it is another matter."""
    return one.as_of is None or other.as_of is None or abs(one.as_of - other.as_of) <= A_YEAR


def _begin_together(a: Figure, b: Figure) -> bool:
    """Whether both count from the same days on: "since mid-October" and "since 17 October"."""
    starts = [figure.window.start for figure in (a, b) if figure.window and figure.window.start]
    return len(starts) == 2 and abs(starts[0] - starts[1]) <= NEARBY


def _places(figure: Figure) -> frozenset[str]:
    """The names in what narrows a figure, but for those of peoples."""
    scope = figure.scope if _WITHIN.match(figure.scope) else ""
    return frozenset(name for name in names_in(f"the {scope}") if not is_people(name))


def _title(candidate: Candidate) -> str:
    return candidate.title.split(". ")[0]


def _has_days(candidate: Candidate) -> bool:
    """Whether it is of days of its own; a total that stands "now" is of all before."""
    window = candidate.figure.window
    if window is None or window.start is None:
        return False
    return not (candidate.figure.cumulative and window.end and window.end - window.start <= _DAY)


def _is_sure(figure: Figure) -> bool:
    return figure.window is not None and figure.window.confidence >= REASON


def _asking_for(figure: Figure) -> Asked | None:
    """The question that the figure answers."""
    if figure.kind not in ("count", "ordinal"):
        return None
    happened = f"were {figure.predicate}" if predicate_class(figure.predicate) else ""
    asked = read_asked(f"How many {phrase.plural(figure.unit or figure.head)} {happened}")
    scope = figure.scope if _WITHIN.match(figure.scope) else ""
    names = tuple(name for name in names_in(f"the {scope}") if not is_people(name))
    words = tuple(dict.fromkeys(word.lower() for name in names for word in name.split()))
    return replace(asked, names=names, scope=words) if asked else None


def _is_told(figure: Figure) -> bool:
    """Whether a number is one to tell: sure, of something named, and no guess at a size."""
    counts = figure.kind in ("count", "ordinal") and bool(figure.head) and figure.head not in NO_SUBJECT
    vague = figure.high >= VAGUE * figure.low
    first = figure.kind == "ordinal" and figure.low < 2
    return counts and figure.low > 0 and not vague and not first and figure.confidence >= REASON


def _is_other(reported: Reported) -> bool:
    """Whether it is a part ("two of the three sites"), or a year before a noun ("the 1989 and 2001 votes")."""
    text, figure = reported.article.text, reported.figure
    part = _PART.match(text, figure.end) is not None
    return part or _YEAR.fullmatch(text, figure.start, figure.end) is not None


def _weight(given: Given) -> float:
    """Running totals and tolls tell most; what the title says is what the report is about."""
    figure = given.figure
    title = given.report.article.title.lower()
    running = figure.cumulative or figure.total
    weight = 1.0 + running + _is_toll(figure)
    weight += 1.0 if phrase.number(figure.low) in title.split() or figure.head in title else 0.0
    weight += 0.5 if figure.sentence[0] <= LEAD else 0.0
    return weight - (0.75 if figure.low == 1 else 0.0)


def _candidate(given: Given) -> Candidate:
    article, figure = given.report.article, given.figure
    start, end = paragraph_around(article.text, *figure.sentence)
    return Candidate(
        figure=figure,
        text=given.reported.quote,
        near=article.text[start:end][:NEAR],
        title=f"{article.title}. {article.text[:LEAD]}",
        source=article.source,
        published=article.published,
        revision=article.revision,
        as_told=False,  # two reports of one day's event are set side by side here, whichever came first
    )


def _one_a_report(given: Sequence[Given]) -> tuple[Given, ...]:
    """The latest that each report gives, the oldest first; undated ones before all."""
    latest = sorted(given, key=lambda g: (_day(g), -g.figure.start))
    firsts = {g.report.article.id: g for g in latest}
    return tuple(sorted(firsts.values(), key=_day))


def _growing(given: tuple[Given, ...]) -> tuple[Given, ...]:
    """Where numbers only grow, up to the largest: a smaller one that is given later counts a part."""
    if not (given[-1].is_toll or given[-1].runs):
        return given
    peak = max(given, key=lambda g: (g.figure.low, _day(g)))
    return tuple(g for g in given if g is peak or _day(g) <= _day(peak) or g.as_of == peak.as_of)


def _day(given: Given) -> tuple[date, date, Order]:
    article = given.report.article
    return given.as_of or date.min, article.published or date.min, article.order


def _spot(candidate: Candidate) -> Spot:
    return candidate.figure.article_id, candidate.figure.start


def _spot_of(given: Given) -> Spot:
    return given.figure.article_id, given.figure.start
