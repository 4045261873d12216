"""An article's sentences as this room sees them: their event words, and what each of their dates says of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.incidents.cues import Cue
from index.incidents.words import EVENT_AFTER, EVENT_BEFORE, HAPPENED, NOT_THE_DAY, RECALLED, REPORTED
from index.windows import TimeExpression

LONGEST_TELLING = 600
"""Characters of a sentence that are looked at: longer ones are lists and tables."""
GOVERNS = 0.8
"""Weight from which on a date is that of an event in its sentence."""
_HAPPENED = re.compile(rf"\b{HAPPENED}\b", re.IGNORECASE)
_REPORTED = re.compile(rf"\b{REPORTED}\b", re.IGNORECASE)
_REPORTED_BEFORE = re.compile(rf"{REPORTED}\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE)
_EVENT_BEFORE = re.compile(rf"\b{EVENT_BEFORE}\W+(?:\w+\W+){{0,4}}$", re.IGNORECASE)
_EVENT_AFTER = re.compile(rf"['’]s\s+(?:\w+\s){{0,2}}{EVENT_AFTER}|\s(?:\w+\s)?{EVENT_AFTER}", re.IGNORECASE)
_PART_OF_DAY = re.compile(r"\s+(?:night|morning|afternoon|evening)", re.IGNORECASE)
_EARLY = re.compile(r"(?:early|late)\s(?:on\s)?$", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?,?\s(?:on\s|\w+\s)?$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r"\s(?:\w+\s)?(?:at|around|about|just)\s(?:\w+\s)?\d", re.IGNORECASE)
_NOT_THE_DAY = re.compile(rf"\b(?:{NOT_THE_DAY}\s(?:on\s)?|(?:updated?|posted|published)\W{{1,3}})$", re.IGNORECASE)
_YEAR_UNKNOWN = re.compile(r"XXXX-(?:\d\d|WXX-\d)|PX[DWM]$")
_NUMBER_NOT_YEAR = re.compile(
    r"\s+(?:block|blk|model|[a-z]+-colou?red|Ford|Honda|Toyota|Chevrolet|Chevy|Nissan|Dodge)\b"
)
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_CLOCK_ALONE = re.compile(
    r"(?:\W|\d|\b(?:[ap]\.?m\b|at|about|around|just|before|after|shortly|nearly|noon|midnight|o['’]clock"
    r"|gmt|utc|[ecmp][sd]?t|local"
    r"|time|hours?)\b)+",
    re.IGNORECASE,
)
LOOKING_BACK = 0.6
_FAR = 999


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its event words. Offsets of cues and times count from its start."""

    number: int
    """0 is the title; sentences that are not part of the report are left out."""
    index: int
    """Of the sentence among all of the article's; -1 for the title."""
    start: int
    end: int
    text: str
    paragraph: int
    times: tuple[TimeExpression, ...]
    cues: tuple[Cue, ...]
    families: frozenset[str]
    recalls: bool
    """It looks back, or at other events."""

    @classmethod
    def create(
        cls,
        number: int,
        text: str,
        *,
        times: Sequence[TimeExpression],
        cues: Sequence[Cue],
        index: int = -1,
        span: tuple[int, int] = (0, 0),
        paragraph: int = -1,
    ) -> Telling:
        """With what is derived from the words."""
        families = frozenset(cue.family for cue in cues if cue.weight > 0)
        recalls = bool(RECALLED.search(text))
        return cls(number, index, span[0], span[1], text, paragraph, tuple(times), tuple(cues), families, recalls)

    def of(self, family: str) -> list[Cue]:
        """Its cues of a family that say something."""
        return [cue for cue in self.cues if cue.family == family and cue.weight > 0]


@dataclass(frozen=True, slots=True)
class Dating:
    """A date of a sentence, and how much it says of the day of a family's event."""

    time: TimeExpression
    low: date | None
    high: date | None
    """Both None where the year is unknown: then its value says what is known (`XXXX-01-03`)."""
    weight: float
    """As a vote for the day of the article's main event."""
    tie: float
    """To the event words of its own sentence, wherever that looks."""

    @property
    def length(self) -> int:
        """In days; 0 where the year is unknown."""
        return (self.high - self.low).days if self.low and self.high else 0


def datings(telling: Telling, family: str, published: date | None) -> list[Dating]:
    """The dates of a sentence with their weight for the family's event."""
    found = []
    for time in telling.times:
        if not _is_date(time) or _NUMBER_NOT_YEAR.match(telling.text, time.end):
            continue
        if (time.low is None or time.high is None) and not _YEAR_UNKNOWN.match(time.value):
            continue
        tie = weight = _weight(telling, time, family)
        if telling.recalls and time.type != "DURATION":
            weight *= LOOKING_BACK
        if time.low and time.high and (time.high - time.low).days == 1 and published:
            weight *= _plausible((time.low - published).days)
        found.append(Dating(time, time.low, time.high, weight, tie))
    return found


def _is_date(time: TimeExpression) -> bool:
    """Not "now", not a time of day alone (its day is that of another expression), not a length."""
    if time.type == "SET" or time.value in _VAGUE or (time.type == "DURATION" and time.relation != "offset"):
        return False
    return time.type != "TIME" or not _CLOCK_ALONE.fullmatch(time.text)


def _plausible(days: int) -> float:
    """An event of the future, or of over a year ago, is seldom what an article reports."""
    if days > 1:
        return 0.1
    return 0.6 if days > 0 else 0.3 if days < -400 else 1.0


def _weight(telling: Telling, time: TimeExpression, family: str) -> float:
    """Position rules of the counting notes: nearness to event words, report verbs, the words before and after."""
    text, at = telling.text, time.start
    left, right = text[max(0, at - 45) : at], text[time.end : time.end + 60]
    own = telling.of(family)
    told = [(cue.start, cue.end) for cue in own if cue.form in ("verb", "phrase")]
    strong = _distance(at, [cue.start for cue in own if cue.weight >= 1.5])
    happened = _distance(at, [m.start() for m in _HAPPENED.finditer(text)])
    others = [cue.start for cue in telling.cues if cue.family != family and cue.weight >= 1.5]
    reports = [m.start() for m in _REPORTED.finditer(text) if not any(a <= m.start() < b for a, b in told)]
    reported = _distance(at, reports + others)
    weight = 0.8 if own else 0.35
    if strong < 60:
        weight = 1.4
    if happened < 50 and strong < _FAR:
        weight = max(weight, 1.6)
    elif happened < 40:
        weight = max(weight, 1.2)
    said = _REPORTED_BEFORE.search(text, max(0, at - 45), at)
    if (said and said.start() in reports) or min((at - c for c in others if c < at), default=_FAR) < 20:
        weight *= 0.2
    elif reported < min(strong, happened):
        weight *= 0.45
    return _words_around(weight, left, right) * _relation(time)


def _words_around(weight: float, left: str, right: str) -> float:
    if _EVENT_BEFORE.search(left):
        weight = max(weight, 0.5) * 1.7
    if _EVENT_AFTER.match(right):
        weight = max(weight, 0.7) * 1.6
    if _PART_OF_DAY.match(right) or _EARLY.search(left):
        weight *= 1.25
    if _CLOCK_BEFORE.search(left) or _CLOCK_AFTER.match(right):
        weight *= 1.4
    if _NOT_THE_DAY.search(left):
        weight *= 0.15
    return weight


def _relation(time: TimeExpression) -> float:
    if time.relation in ("since", "by", "until", "through", "before", "after", "as of", "for", "within"):
        return 0.15
    if time.relation in ("from", "to"):
        return 0.5
    return 1.15 if any(c.isdigit() for c in time.text) else 1.0


def _distance(at: int, positions: Sequence[int]) -> int:
    return min((abs(p - at) for p in positions), default=_FAR)
