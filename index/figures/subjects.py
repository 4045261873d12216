"""What is counted where the number stands apart from it: "the tally of raids since May on ports now stands at 24".

A noun of counting says it ("the tally of raids", "the death toll", "the outage count"), or a plural alone does
("raids on ports have reached 24").
"""

from __future__ import annotations

from dataclasses import dataclass

from index.figures.counting import (
    ADJECTIVE_ENDINGS,
    ADVERBS,
    ASIDES,
    COUNTING,
    DETERMINERS,
    PEOPLE_BEFORE,
    REACHING,
    RUNS_ON,
    SAYING,
    SCOPE_LEADS,
    STARTS_AFTER,
    TIME_LEADS,
    UNCOUNTED_BEFORE,
    WALLS,
)
from index.figures.nouns import is_plural, singular
from index.figures.phrases import end_of_noun, end_of_scope
from index.figures.tokens import Line
from index.figures.verbs import AUXILIARIES, BE, EVENTS, PEOPLE_DO, past_of
from index.figures.words import FACTS, PREPOSITIONS, STOPS

REACH = 40
"""Tokens that a subject may be long."""
MODIFIERS = 4
"""Words that may stand before a noun of counting, with its article."""
CLEAR, COMPOUND, ALONE = 0.9, 0.7, 0.8
"""Confidence of "the number of raids", of "the raid count", of "raids" alone."""

Span = tuple[int, int]


@dataclass(slots=True)
class Counted:
    """What is counted: places are token numbers, half-open."""

    first: int
    last: int
    """The whole of it, with its times."""
    head: str = ""
    """Empty where a noun of counting stands alone ("the total")."""
    noun: Span = (0, 0)
    scope: Span = (0, 0)
    predicate: str = ""
    confidence: float = CLEAR
    total: bool = False
    runs_on: bool = False
    is_toll: bool = False
    aside: bool = False
    """The scope is a clause of its own, whose times are those of what it tells: "who fell ill last month"."""


def subject_before(line: Line, limit: int, *, one: bool = False) -> Counted | None:
    """The subject that ends before token `limit`, where its verb begins.

    Args:
        one: whether it may be a singular: "unemployment rose".
    """
    lowest = max(0, limit - REACH)
    starts = []
    for i in range(limit - 1, lowest - 1, -1):
        if i not in line.barred and line.low(i) in WALLS:
            break
        if line.low(i) in COUNTING and i not in line.barred and (counted := counted_at(line, i, limit)):
            return counted
        if i == 0 or (i - 1 in line.barred) or line.low(i - 1) in STARTS_AFTER:
            starts.append(i)
    return next((found for i in reversed(starts) if (found := _plain(line, i, limit, one=one))), None)


def object_after(line: Line, first: int, limit: int) -> Counted | None:
    """The object that stands between a verb and token `limit`: "bringing [the number of raids] to 127"."""
    for i in range(first, min(first + MODIFIERS + 1, limit)):
        if line.low(i) in COUNTING and i not in line.barred and (counted := counted_at(line, i, limit)):
            return counted
        if line.low(i) in STOPS and line.low(i) not in DETERMINERS:
            break
    return _plain(line, first, limit, one=False)


def counted_at(line: Line, at: int, limit: int) -> Counted | None:
    """What the noun of counting at token `at` counts; None where it counts nothing ("the count of Monte Cristo")."""
    first = _first_of(line, at)
    if first is None:
        return None
    words = [line.low(i) for i in range(first, at + 1)]
    counted = Counted(first, at + 1, total="total" in words, runs_on=line.low(at) in RUNS_ON)
    counted.is_toll = words[-1] == "toll"
    if line.low(at + 1) == "of":
        if not _take_noun(line, counted, at + 2, limit):
            return None
    elif past_of(line.low(at + 1)) in PEOPLE_DO and line.low(at + 1) not in REACHING and at + 1 < limit:
        counted.head = "person"  # "the number evaluated for injuries"
    else:
        _take_compound(line, counted, first, at)
    return counted if _narrow(line, counted, limit) else None


def _first_of(line: Line, at: int) -> int | None:
    """Where the noun phrase of a noun of counting begins; None where the word is no noun."""
    for i in range(at, max(-1, at - MODIFIERS - 1), -1):
        if (
            line.low(i) in DETERMINERS
            or i == 0
            or line.low(i - 1) in STARTS_AFTER
            or line.low(i).endswith(("'s", "’s"))
        ):
            return i
        if i < at and (i in line.barred or not line.tokens[i].is_word or line.low(i) in STOPS):
            return i + 1 if i in line.barred else None
    return None


def _take_noun(line: Line, counted: Counted, i: int, limit: int) -> bool:
    """Read what stands after "the number of"; False where it is nothing that can be counted."""
    while line.low(i) in DETERMINERS:
        i += 1
    fact = line.low(i) if line.low(i) in FACTS else ""
    last = end_of_noun(line, i + bool(fact))
    last = min(last, limit)
    if last > i + bool(fact) and is_plural(line.tokens[last - 1].text):
        counted.head, counted.noun = singular(line.tokens[last - 1].text), (i, last)
    elif fact:
        counted.head, counted.noun = "person", (i, i + 1)
    else:
        return False
    counted.predicate, counted.last = past_of(fact) or fact, counted.noun[1]
    return True


def _take_compound(line: Line, counted: Counted, first: int, at: int) -> None:
    """ "The death toll", "the outage count"; nothing for "the official count"."""
    word = line.low(at - 1)
    if at <= first or at - 1 in line.barred or word in COUNTING:
        return
    if word in PEOPLE_BEFORE:
        counted.head, counted.predicate = "person", PEOPLE_BEFORE[word]
    elif (
        word not in UNCOUNTED_BEFORE and not word.endswith(ADJECTIVE_ENDINGS) and line.tokens[at - 1].text[0].islower()
    ):
        counted.head, counted.noun, counted.confidence = singular(word), (at - 1, at), COMPOUND
    elif first == at - 1 and word not in UNCOUNTED_BEFORE and not word.endswith(ADJECTIVE_ENDINGS):
        counted.head, counted.noun, counted.confidence = (
            singular(word),
            (at - 1, at),
            COMPOUND,
        )  # a capital at the start


def _narrow(line: Line, counted: Counted, limit: int) -> bool:
    """Read times and scope up to `limit`; False where something else stands there, such as another verb."""
    i = _past_times(line, counted.last, limit)
    past = past_of(line.low(i)) if i < limit else ""
    if past in EVENTS or past in PEOPLE_DO:
        counted.predicate, i = counted.predicate or past, i + 1
    elif i < limit and (line.low(i) in ASIDES or (past and line.low(i) not in REACHING)):
        counted.scope = (i, _end_of_aside(line, i, limit))
        counted.predicate = counted.predicate or _told(line, i)
        counted.last, counted.aside = limit, True
        return True
    i = _past_times(line, i, limit)
    end = _end_of_scopes(line, i, limit)
    counted.scope = (i, end) if end > i else (0, 0)
    counted.last = _past_times(line, end, limit)
    return counted.last >= limit or line.low(counted.last) in (",", "(", "-", "–", "who", "that", "which")


def _past_times(line: Line, i: int, limit: int) -> int:
    while i < limit and (i in line.barred or (line.low(i) in TIME_LEADS and i + 1 in line.barred)):
        i += 1
    return i


def _end_of_scopes(line: Line, i: int, limit: int) -> int:
    """The end of "on ports, or on the bridge"."""
    end = min(end_of_scope(line, i, led=line.low(i) in SCOPE_LEADS), limit) if i < limit else i
    while line.low(end) == "," and line.low(end + 1) in ("or", "and") and line.low(end + 2) in PREPOSITIONS:
        further = min(end_of_scope(line, end + 2), limit)
        if further <= end + 2:
            break
        end = further
    return end


def _end_of_aside(line: Line, i: int, limit: int) -> int:
    while i < limit and i not in line.barred and line.low(i) not in (",", ".", ";", ")"):
        i += 1
    return i


def _told(line: Line, i: int) -> str:
    """What the verb of "who have died" tells, if it is an event."""
    i += 1
    while line.low(i) in AUXILIARIES or line.low(i) in BE:
        i += 1
    past = past_of(line.low(i))
    return past if past in EVENTS or past in PEOPLE_DO else ""


def _plain(line: Line, first: int, limit: int, *, one: bool) -> Counted | None:
    """A noun phrase that says what is counted with no noun of counting, from `first` to `limit` and no further."""
    i = first
    while line.low(i) in DETERMINERS:
        i += 1
    last = min(end_of_noun(line, i), limit)
    if last <= i or not (one or is_plural(line.tokens[last - 1].text)) or line.low(last - 1) in ADVERBS:
        return None
    if one and limit - i <= MODIFIERS and all(_is_plain_word(line, k) for k in range(i, limit)):
        last = limit  # "youth unemployment"
    counted = Counted(first, last, singular(line.tokens[last - 1].text), (i, last), confidence=ALONE)
    counted.total = line.low(i) == "total"
    if line.low(last) in SAYING and last < limit:
        return None
    past = past_of(line.low(last)) if last < limit else ""
    if past and past not in EVENTS and past not in PEOPLE_DO:
        return None
    return counted if _narrow(line, counted, limit) and counted.last >= limit else None


def _is_plain_word(line: Line, i: int) -> bool:
    return i not in line.barred and line.tokens[i].is_word and line.low(i) not in STOPS
