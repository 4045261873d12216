"""What the figures say: one count leads; older ones, other ones and those of other days are kept by their side.

weigh -> leave out -> sums of breakdowns -> groups by window -> the group that answers -> dated: the latest;
undated: a vote -> series, disputes, alternatives, apart
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from index.windows import Window
from qa.counting.asked import Asked
from qa.counting.breakdown import named, names_of_scope
from qa.counting.fitting import Days, same_days
from qa.counting.items import Item, count_of, items_of, same_count, sum_of_stories
from qa.counting.leaving import says_else
from qa.counting.likeness import is_recalled
from qa.counting.phrasing import was_said_at_first
from qa.counting.records import Candidate, Count, Mode, Tally, Weight
from qa.counting.roles import NEGLIGIBLE, NEWS, SERIOUS, roles_of
from qa.counting.units import SAID_BESIDE
from qa.counting.vote import Ballot, vote
from qa.counting.wanted import wanted_by
from qa.counting.weighing import SCALES, Scales, weigh

PLAIN, HEDGED = 0.7, 0.5
"""Shares from which on a count is said plainly, or with its alternatives. On CoQuAD's snippets half of the answers with
a share of 0.7 and more are exact, of those below 0.5 a quarter (qa/evaluating/suites/figures.py)."""
ENOUGH = 0.005
"""Weight under which a candidate has too little in common with the question."""
PART = 0.05
"""Part of the leading count's weight from which on a part of it is worth showing."""
RUNNING = ("count", "ordinal", "money")
"""Kinds of number that go on: the latest supersedes the one before. A percentage is of its own days only."""
AT_LEAST = ("at least", "more than")
WIDER = "counts more places than were asked about"
TOO_LITTLE = "too little in common with the question"
OF_UNIT = 0.5
"""Match of head, modifiers and predicate from which on a count of the same days is taken as seriously as any."""
OF_THOSE_DAYS = 0.2
"""Part of the best match of what is counted that an item of the very days must have to make them the answer."""
SAYS_ALL = 0.8
"""Weight of the scope from which on a sentence names what narrows the question."""
OF_ONE_EVENT = 3
"""Words that narrow a question from which on they name one event."""


def tally(
    asked: Asked,
    window: Window | None,
    as_of: date | None,
    candidates: Iterable[Candidate],
    scales: Scales = SCALES,
) -> Tally:
    """What the candidates say to a count question.

    Args:
        window: the days asked about; None is any.
        as_of: nothing published after this day counts.
    """
    told = [named(candidate) for candidate in candidates]
    weighed = _without_others([(candidate, weigh(asked, candidate, window, as_of, scales)) for candidate in told])
    weighed = _without_wider(asked, weighed)
    left_out = [(candidate, reason) for candidate, weight in weighed if (reason := _left_out(weight))]
    items = items_of(asked.head, [(candidate, weight) for candidate, weight in weighed if not _left_out(weight)])
    items = [item for item in items if not is_recalled(item, items)]
    fitting = [item for item in items if item.fit != "apart"]
    groups = _periods(fitting, specific=_is_specific(asked))
    if not groups:
        best = max((item.bare for item in items), default=0.0)
        apart = _counts(item for item in items if item.bare >= SERIOUS * best)
        return Tally(None, apart=tuple(apart), fit="apart", left_out=tuple(left_out))
    floor = OF_THOSE_DAYS * max(item.of_unit for item in fitting)
    of_noun = OF_UNIT * max(item.of_noun for item in fitting)
    group = max(groups, key=lambda members: _answers(members, floor, of_noun))
    members = {id(item) for item in group}
    others = [item for item in items if id(item) not in members]
    return _tallied(group, others, left_out, floor)


def _without_others(weighed: Sequence[tuple[Candidate, Weight]]) -> list[tuple[Candidate, Weight]]:
    """What is said beside a figure ("34 were injured. About 350 serve there") is of the one it is said of, if any."""
    said = {c.figure.article_id for c, weight in weighed if weight.predicate == 1.0 and not weight.left_out}
    return [
        (c, replace(weight, left_out=says_else(c.figure)))
        if weight.predicate == SAID_BESIDE and c.figure.article_id in said
        else (c, weight)
        for c, weight in weighed
    ]


def _without_wider(asked: Asked, weighed: Sequence[tuple[Candidate, Weight]]) -> list[tuple[Candidate, Weight]]:
    """Where a sentence counts the place asked for by itself, its total is of more: "16, four of them there"."""
    places = wanted_by(asked).names
    own = {
        (*_statement(c), c.figure.head)
        for c, weight in weighed
        if places and not weight.left_out and places <= names_of_scope(c)
    }
    return [
        (c, replace(weight, left_out=WIDER))
        if (*_statement(c), c.figure.head) in own and not names_of_scope(c)
        else (c, weight)
        for c, weight in weighed
    ]


def _statement(candidate: Candidate) -> tuple[str, tuple[int, int]]:
    return candidate.figure.article_id, candidate.figure.sentence


def _left_out(weight: Weight) -> str:
    return weight.left_out or (TOO_LITTLE if weight.total < ENOUGH else "")


# -- groups by window ----------------------------------------------------------------------------------------------


def _is_specific(asked: Asked) -> bool:
    """Whether whatever says all that was asked speaks of one thing: of a state, or of an event told in many words."""
    return bool(asked.scope) and (not asked.predicate or len(asked.scope) >= OF_ONE_EVENT)


def _periods(items: Sequence[Item], *, specific: bool) -> list[list[Item]]:
    """The items by the days they speak of; those without any join every group that they may belong to.

    Args:
        specific: all that say the whole question, and name no days, are one group: states of one thing.
    """
    groups: list[tuple[Days, list[Item]]] = []
    floating: list[Item] = []
    states = [item for item in items if specific and _is_state(item)]
    told = {id(item) for item in states}
    if states:
        latest = max(item.day for item in states)
        groups.append(((latest, latest), list(states)))
    for item in sorted(items, key=lambda item: (item.days is None, -item.weight)):
        if item.as_of is None or item.candidate.published is None:
            floating.append(item)
        elif id(item) not in told:
            days = item.days or (item.as_of, item.as_of)
            home = next((members for of, members in groups if _belongs(item, of)), None)
            if home is None:
                groups.append((days, [item]))
            else:
                home.append(item)
    return [[*members, *floating] for _, members in groups] or ([floating] if floating else [])


def _is_state(item: Item) -> bool:
    """Whether it is told for no days of its own, in a sentence that names all that narrows the question."""
    return item.is_timeless and item.scope >= SAYS_ALL and item.candidate.published is not None


def _belongs(item: Item, days: Days) -> bool:
    """Whether an item speaks of these days: by its own window; without one, reported in them or soon after."""
    if item.days:
        return same_days(item.days, days)
    day = item.as_of or date.min
    return days[0] <= day and (day - days[1]) <= NEWS


def _answers(group: Sequence[Item], floor: float, of_noun: float) -> tuple[bool, bool, float, date]:
    """What makes a group the answer: the window asked for, a sentence that names what narrows the question, then its
    best item's weight, then the later days.

    Args:
        floor: match of what is counted below which an item of the very days is of something else.
        of_noun: the same for one that names what narrows the question.
    """
    best = max(item.weight for item in group)
    latest = max((item.as_of for item in group if item.as_of), default=date.min)
    there = any(item.scope >= SAYS_ALL and item.of_noun >= of_noun for item in group)
    return any(item.fit == "same" and item.of_unit >= floor for item in group), there, round(best, 2), latest


# -- the group that answers ----------------------------------------------------------------------------------------


def _tallied(group: list[Item], others: list[Item], left_out: list[tuple[Candidate, str]], floor: float) -> Tally:
    leading = _leading(group, floor)
    roles = roles_of(leading, group)
    counted = [*roles.support, *roles.series]
    everything = sum_of_stories(counted) + _sum_by_value([*roles.disputes, *roles.alternatives, *roles.within])
    share = sum_of_stories(counted) / everything if everything else 0.0
    apart = [i for i in others if i.bare >= SERIOUS * leading.bare and not was_said_at_first(i.candidate)]
    apart += [item for item in roles.apart if item.bare >= PART * leading.bare]
    mode = _mode(share, certain=leading.fit != "inside" and not roles.disputes)
    return Tally(
        leading=count_of([leading, *(item for item in roles.support if item is not leading)]),
        series=tuple(sorted(_counts(roles.series), key=_by_day)),
        disputes=tuple(_counts(roles.disputes)),
        alternatives=tuple(_counts(roles.alternatives) + _counts(roles.within)),
        parts=tuple(_counts(item for item in roles.parts if item.bare >= PART * leading.bare)),
        apart=tuple(_counts(apart)),
        share=share,
        mode=mode,
        fit=leading.fit,
        left_out=(*left_out, *((item.candidate, TOO_LITTLE) for item in roles.negligible)),
    )


def _leading(group: Sequence[Item], floor: float) -> Item:
    """Dated items: what is said for the latest day; else what the vote gives."""
    dated = [item for item in group if item.candidate.published is not None]
    dated = [item for item in dated if item.fit == "same" and item.of_unit >= floor] or dated
    pool = _without_first_words(_without_parts(dated or group))
    best, first = max(item.weight for item in pool), max(item.strength for item in pool)
    strong = [item for item in pool if item.strength >= SERIOUS * first or _is_of_those_days(item, best)]
    if dated and strong[0].candidate.figure.kind in RUNNING:
        latest = max(item.as_of for item in strong if item.as_of) if any(item.as_of for item in strong) else None
        pool = [item for item in strong if item.as_of == latest]
    value = _voted(pool)
    chosen = max((item for item in pool if item.low == value), key=lambda item: item.weight)
    return _tightest(chosen, strong) if dated else _tightest(chosen, [i for i in strong if i.comparison in AT_LEAST])


def _is_of_those_days(item: Item, best: float) -> bool:
    """Whether it counts just what was asked for and just then, in fewer of the question's words."""
    return item.fit == "same" and item.of_unit >= OF_UNIT and item.weight >= NEGLIGIBLE * best


def _without_parts(items: Sequence[Item]) -> Sequence[Item]:
    return [item for item in items if not item.part] or items


def _without_first_words(items: Sequence[Item]) -> Sequence[Item]:
    """Without what is told as having been said before more was known, unless there is nothing else."""
    return [item for item in items if not was_said_at_first(item.candidate)] or items


def _voted(items: Sequence[Item]) -> float:
    return vote([Ballot(item.low, item.weight, item.candidate.told_by) for item in items])[0].value


def _tightest(chosen: Item, others: Sequence[Item]) -> Item:
    """ "At least 20" gives way to "at least 24", and to the 24 of the day before: neither contradicts it."""
    if chosen.comparison == "exactly" and chosen.low == chosen.high:
        return chosen
    higher = [item for item in others if item.low > chosen.low and same_count(item, chosen)]
    tighter = [item for item in higher if item.comparison in AT_LEAST or item.low == item.high]
    exact = [item for item in tighter if item.comparison == "exactly"]
    return max(exact or tighter, key=lambda item: (item.day, item.low, item.weight), default=chosen)


def _sum_by_value(items: Iterable[Item]) -> float:
    """The items' weight, each story once for each of its numbers."""
    by_value: dict[float, list[Item]] = {}
    for item in items:
        by_value.setdefault(item.low, []).append(item)
    return sum(sum_of_stories(members) for members in by_value.values())


def _mode(share: float, *, certain: bool) -> Mode:
    """A count of a part of the days asked about, or one that is disputed, is never said plainly."""
    if share >= PLAIN and certain:
        return "plain"
    return "with alternatives" if share >= HEDGED or not certain else "list"


# -- counts --------------------------------------------------------------------------------------------------------


def _counts(items: Iterable[Item]) -> list[Count]:
    """Items of one value, unit head and window as one count each, the weightiest first."""
    groups: dict[tuple[object, ...], list[Item]] = {}
    for item in sorted(items, key=lambda item: -item.weight):
        groups.setdefault((item.low, item.high, item.comparison, _day_key(item)), []).append(item)
    counts = [count_of(members) for members in groups.values()]
    return sorted(counts, key=lambda count: -count.weight)


def _day_key(item: Item) -> object:
    return item.days or item.as_of


def _by_day(count: Count) -> tuple[date, float]:
    return count.as_of or date.min, count.low
