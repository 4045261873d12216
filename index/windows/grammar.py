"""The machine under the rules: which rules may run on a text, which of their matches stand.

A rule is a row: its name, the groups of words without which it cannot match, its pattern, and the function that
makes a draft of a match. The leftmost match stands, of those the longest; where its builder refuses, the next
one is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from index.windows.days import Span
from index.windows.holidays import HOLIDAYS
from index.windows.records import Direction, Interval, Kind, Relation
from index.windows.words import MONTHS, ORDINALS, PARTS_OF_DAY, SEASONS, UNIT_PLURALS, UNITS, WEEKDAYS

LITTLE = 40
"""Characters of space that may surround words that are the whole text."""
STAND_IN = date(2000, 1, 1)
"""What rules reckon from when the anchor is unknown; what they make of it is blanked afterwards."""


@dataclass(slots=True)
class Draft:
    """An expression in the making."""

    start: int
    end: int
    type: Kind
    value: str
    low: date | None = None
    high: date | None = None
    confidence: float = 1.0
    fuzz: int = 0
    part: str = ""
    """start, mid or end, where a word narrows the interval ("early")."""
    edge: bool = False
    """The narrowing is sharp: "the end of", not "late"."""
    relation: Relation = ""
    direction: Direction = ""
    alternatives: tuple[Interval, ...] = ()
    lead: int | None = None
    """Where the words that give the relation begin."""
    unknown: str | None = None
    """Its value when the anchor is unknown, where that is more than blanks: `XXXX-10`."""
    rule: str = ""
    relative: bool = False
    """It was reckoned from the anchor."""
    in_year: Callable[[int], Span | None] | None = None
    """What its words mean in another year, where they give no year."""


Reading = Draft | tuple[Draft, ...] | None
"""What a builder gives: drafts; None where it refuses; an empty tuple where nothing of the match is a time."""


@dataclass(slots=True)
class Memory:
    """What later sentences reckon from: the last day, interval and quarter that were spoken of."""

    day: date | None = None
    span: Span | None = None
    quarter: Span | None = None


@dataclass(slots=True)
class Context:
    """One text on its way through the rules."""

    text: str
    anchor: date | None
    memory: Memory = field(default_factory=Memory)
    asking: bool = False
    """The text is a question: what it asks about lies in the past unless it says otherwise."""
    reckoned: bool = False
    """The rule that is running has looked at the anchor."""

    @property
    def today(self) -> date:
        """The anchor. Looking at it makes the expression a relative one."""
        self.reckoned = True
        return self.anchor or STAND_IN

    def left(self, position: int, characters: int) -> str:
        """The text before a position."""
        return self.text[max(0, position - characters) : position]

    def is_all(self, words: str) -> bool:
        """Whether there is nothing in the text but these words."""
        return len(self.text) <= len(words) + LITTLE and self.text.strip() == words.strip()

    def right(self, position: int, characters: int) -> str:
        """The text after a position."""
        return self.text[position : position + characters]


class Rule(NamedTuple):
    """One way to say a time."""

    name: str
    needs: tuple[str, ...]
    """Groups of words (see `WORD_GROUPS`): every one must have a word in the text."""
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Context], Reading]


def rule(
    name: str, needs: str, pattern: str, build: Callable[[re.Match[str], Context], Reading], *, exact_case: bool = False
) -> Rule:
    """A row of a table of rules. Patterns match in any case unless said otherwise."""
    return Rule(name, tuple(needs.split()), re.compile(pattern, 0 if exact_case else re.IGNORECASE), build)


def from_span(found: re.Match[str], span: Span, **fields: object) -> Draft:
    """A date whose words are the whole match."""
    return Draft(found.start(), found.end(), "DATE", *span, **fields)  # type: ignore[arg-type]


WORD_GROUPS: dict[str, frozenset[str]] = {
    "month": frozenset(MONTHS),
    "weekday": frozenset(WEEKDAYS) | {f"{day}s" for day in WEEKDAYS if day.endswith("day")},
    "unit": frozenset(UNITS) | frozenset(UNIT_PLURALS),
    "units": frozenset(UNIT_PLURALS),
    "season": frozenset(SEASONS) | {f"{season}s" for season in SEASONS},
    "daypart": frozenset(PARTS_OF_DAY) | {f"{part}s" for part in PARTS_OF_DAY},
    "overnight": frozenset({"overnight"}),
    "deictic": frozenset({"today", "yesterday", "tomorrow", "tonight"}),
    "pointer": frozenset(
        "this last next past coming previous prior preceding following current same that latest recent first "
        "final".split()
    ),
    "ago": frozenset("ago earlier before later after afterwards afterward from hence prior back".split()),
    "quarter": frozenset({"quarter", "quarters", "period", "q"}),
    "half": frozenset({"half"}),
    "decade": frozenset("s noughties twenties thirties forties fifties sixties seventies eighties nineties".split()),
    "century": frozenset({"century"}),
    "week": frozenset({"week", "weekend"}),
    "year": frozenset({"year", "fy", "fiscal"}),
    "end": frozenset({"end"}),
    "of": frozenset({"of"}),
    "set": frozenset(
        "daily weekly monthly quarterly annual annually yearly hourly nightly biweekly fortnightly every each".split()
    ),
    "each": frozenset({"every", "each"}),
    "present": frozenset({"now", "currently", "current", "present", "presently", "nowadays", "moment", "these"}),
    "past": frozenset("recently recent lately past previously ago".split()),
    "future": frozenset("future soon coming next ahead later term possible".split()),
    "holiday": frozenset(max(re.findall("[a-z]+", name), key=len) for name in HOLIDAYS),
    "halfday": frozenset({"am", "pm", "a", "p"}),
    "zone": frozenset({"gmt", "utc"}),
    "noon": frozenset({"noon", "midnight"}),
    "spelled": frozenset({"nineteen", "thousand"}),
    "then": frozenset({"then", "that"}),
    "date": frozenset({"date"}),
    "later": frozenset({"later"}),
    "nth": frozenset(ORDINALS) | {"th", "rd", "nd", "st"},
    "ordinal": frozenset({"th", "rd", "nd", "st"}),
    "since": frozenset({"since"}),
    "beside": frozenset({"before", "previous", "prior"}),
    "fortnight": frozenset({"fortnight"}),
    "night": frozenset({"night"}),
    "years": frozenset({"years", "decades", "centuries"}),
}
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


def word_groups(text: str) -> frozenset[str]:
    """The groups that have a word in the text, and `digit` if it has one."""
    words = set(_WORD.findall(text.lower()))
    groups = {name for name, group in WORD_GROUPS.items() if not words.isdisjoint(group)}
    return frozenset(groups | {"digit"} if _DIGIT.search(text) else groups)


class Grammar:
    """A table of rules, ready to run."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._chosen: dict[frozenset[str], tuple[Rule, ...]] = {}

    def read(self, context: Context) -> list[Draft]:
        """The drafts of a text, in its order and without overlap."""
        candidates = [
            Candidate(found.start(), -found.end(), order, row, found)
            for order, row in enumerate(self._rules_for(word_groups(context.text)))
            for found in row.pattern.finditer(context.text)
        ]
        candidates.sort(key=lambda candidate: candidate[:3])
        drafts: list[Draft] = []
        position = 0
        for n, candidate in enumerate(candidates):
            reading = _stands(candidate, context) if candidate.start >= position else None
            if reading is None:
                continue
            end = reading[-1].end if reading else candidate.found.end()
            reading, position = _longer(candidates, n, end, context) or (reading, end)
            drafts.extend(reading)
            remember(context.memory, reading, context.anchor or date.max)
        return drafts

    def _rules_for(self, groups: frozenset[str]) -> tuple[Rule, ...]:
        chosen = self._chosen.get(groups)
        if chosen is None:
            chosen = self._chosen[groups] = tuple(r for r in self._rules if groups.issuperset(r.needs))
        return chosen


class Candidate(NamedTuple):
    """A match that may stand; the first three fields sort leftmost-longest, ties by the order of the table."""

    start: int
    end: int
    """Negative, so that the longest comes first."""
    order: int
    row: Rule
    found: re.Match[str]


def _stands(candidate: Candidate, context: Context) -> tuple[Draft, ...] | None:
    context.reckoned = False
    reading = candidate.row.build(candidate.found, context)
    if reading is None:
        return None
    drafts = reading if isinstance(reading, tuple) else (reading,)
    for draft in drafts:
        draft.rule = draft.rule or candidate.row.name
        draft.relative = context.reckoned
    return drafts


def _longer(
    candidates: Sequence[Candidate], n: int, end: int, context: Context
) -> tuple[tuple[Draft, ...], int] | None:
    """A candidate that begins inside the n-th's reading, ends after it and is longer: the words belong to it."""
    start = candidates[n].start
    for other in range(n + 1, len(candidates)):
        candidate = candidates[other]
        last = -candidate.end
        if candidate.start >= end:
            return None
        if start < candidate.start and last > end and last - candidate.start > end - start:
            reading = _stands(candidate, context)
            if reading is not None:
                return reading, reading[-1].end if reading else last
    return None


_FORGETTABLE = ("later alone", "vague", "ago vague", "overnight")
_NAMES_QUARTER = ("quarter", "part of", "year quarter", "unit")
_LONGEST_SPAN = 366
_OTHER_PERIOD = re.compile(r"P(?!3M)\d+M|P1Y")
"""A length that a report compares: after "the nine months" a year earlier is no quarter."""


def remember(memory: Memory, drafts: Iterable[Draft], today: date) -> None:
    """Keep the last day, interval and quarter for what is reckoned from them."""
    for draft in drafts:
        if draft.type == "DURATION" and _OTHER_PERIOD.fullmatch(draft.value):
            memory.quarter = None
        if draft.type not in ("DATE", "TIME") or not draft.low or not draft.high or draft.rule in _FORGETTABLE:
            continue
        length = (draft.high - draft.low).days
        if draft.type == "DATE" and length <= _LONGEST_SPAN:
            memory.span = Span(draft.value, draft.low, draft.high)
        if length == 1:
            memory.day = draft.low
        if draft.rule in _NAMES_QUARTER and "-Q" in draft.value and draft.low <= today:
            memory.quarter = Span(draft.value, draft.low, draft.high)
