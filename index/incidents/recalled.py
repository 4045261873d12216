"""The events that an article recalls: sentences of a family with a date of their own, which is not the main event's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.incidents.cues import Cue
from index.incidents.days import LONGEST_SPAN, SAME_STORY, When
from index.incidents.people import involved_names, people
from index.incidents.telling import GOVERNS, Dating, Telling, datings

NEAR = timedelta(1)
"""Dates this near are one event's: "late on Friday", "early on Saturday"."""
LAG = timedelta(3)
"""An article with no date in its text was published within days of its event."""
LONGEST_RECALLED = 366
SAME_DAYS = timedelta(3)
_ANOTHER = re.compile(
    r"\b(?:another|separate|unrelated|earlier|previous(?:ly)?|also|second|third|fourth|similar|other)\b", re.IGNORECASE
)
_THE_EVENT = re.compile(
    r"\bthe (?:(?:fatal|deadly|alleged|accidental|initial|original|\w+day|triple|double) )?"
    r"(?:shooting|killing|attack|stabbing|slaying|murder|incident|crash|explosion|blast|victim|suspect"
    r"|gunman|shooter)s?\b",
    re.IGNORECASE,
)
MOST_UNDATED = 1
_QUOTED = re.compile(r"[“”\"]|\b(?:I|we|you|my|our)\b")
_STATISTICS = re.compile(
    r"\b(?:rates?|average|statistics|per (?:cent|day|year)|percent|a total of|so far|annual(?:ly)?"
    r"|each year|according to data|murders"
    r"|homicides|incidents|deaths|cases|victims|attacks|strikes|shootings|killings)\b|\d,\d{3}",
    re.IGNORECASE,
)
_AFTERMATH = frozenset({"killing", "injury"})
"""Kinds that may lie days after the event that they belong to: somebody dies of his wounds."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A recalled event: its sentences, its event words in them, and its date."""

    tellings: tuple[Telling, ...]
    cues: tuple[Cue, ...]
    when: When


def recalled_in(tellings: Sequence[Telling], family: str, main: When | None, published: date | None) -> list[Recalled]:
    """Every event that is not the main one, in the order of the text."""
    found: list[Recalled] = []
    last: tuple[int, int] = (-9, -9)
    for telling in tellings:
        cues = telling.of(family)
        if not cues or telling.number == 0:
            continue
        parts = _parts(telling, family, cues, published)
        for cues_of, dating in parts:
            if dating is None:
                if found and len(parts) == 1 and last == (telling.paragraph, telling.number - 1):
                    found[-1] = _with(found[-1], telling, cues_of)
                    last = (telling.paragraph, telling.number)
            elif published and dating.low and dating.low > published:
                continue
            elif not _is_main(dating, main, cues_of) and _is_one_event(telling, dating, cues_of):
                found = _add(found, telling, cues_of, _when(dating))
                last = (telling.paragraph, telling.number)
    return found


def undated_in(tellings: Sequence[Telling], family: str) -> list[Recalled]:
    """What the background tells outright ("parliament voted to ...") without a date: with little confidence."""
    found = []
    for telling in tellings:
        cues = tuple(cue for cue in telling.of(family) if cue.happened and cue.form == "phrase")
        quiet = not telling.times and not telling.recalls and not _QUOTED.search(telling.text)
        if telling.number > 3 and cues and quiet:
            found.append(Recalled((telling,), cues, When(None, None, "unknown")))
    return found[:MOST_UNDATED]


def of_main(one: Recalled, main: When, others: Sequence[Telling], capitals: Counter[str]) -> bool:
    """Whether a date apart is still the main event's: it has the same victim, or tells of "the shooting".

    Args:
        others: the sentences that tell of no recalled event.
        capitals: how often each capitalised word stands in the article.
    """
    if not one.when.low or not main.low or abs(main.low - one.when.low) > SAME_STORY:
        return False
    another = any(_ANOTHER.search(telling.text) for telling in one.tellings)
    if abs(main.low - one.when.low) <= SAME_DAYS and not another:
        return True
    if any(_THE_EVENT.search(telling.text) for telling in one.tellings) and not another:
        return True
    surnames = {name.rsplit(" ", 1)[-1] for name in involved_names(people(others, capitals))}
    return any(surname in re.findall(r"[\w'’-]+", telling.text) for telling in one.tellings for surname in surnames)


def _parts(
    telling: Telling, family: str, cues: Sequence[Cue], published: date | None
) -> list[tuple[tuple[Cue, ...], Dating | None]]:
    """The sentence's cues, by the date that is theirs."""
    own = [d for d in datings(telling, family, published) if d.tie >= GOVERNS and d.length <= LONGEST_RECALLED]
    if not own:
        return [(tuple(cues), None)]
    if len(own) == 1 or _overlap_all(own):
        return [(tuple(cues), max(own, key=lambda d: (d.tie, -d.length)))]
    shares: dict[int, list[Cue]] = {}
    for cue in cues:
        shares.setdefault(_nearest(cue, own, telling.text), []).append(cue)
    return [(tuple(shares[n]), own[n]) for n in sorted(shares)]


def _nearest(cue: Cue, own: Sequence[Dating], text: str) -> int:
    """Which date is a cue's: the nearest, a comma between counts as far.

    In "two days after X in May, Y", X is of May and Y of two days later.
    """
    for n, dating in enumerate(own[:-1]):
        if dating.time.relation == "offset":
            return n + 1 if cue.start < own[n + 1].time.end else n

    def distance(n: int) -> int:
        low, high = sorted((own[n].time.start, cue.start))
        return high - low + 40 * text[low:high].count(",")

    return min(range(len(own)), key=distance)


def _overlap_all(own: Sequence[Dating]) -> bool:
    if any(d.time.relation == "offset" for d in own):
        return False
    known = [d for d in own if d.low and d.high]
    if len(known) < len(own):
        return len({d.time.value for d in own}) == 1
    low, high = max(d.low for d in known if d.low), min(d.high for d in known if d.high)
    return low < high + NEAR


def _is_main(dating: Dating, main: When | None, cues: Sequence[Cue]) -> bool:
    if main is None:
        return False
    if main.low is None or main.high is None or dating.low is None or dating.high is None:
        return bool(main.value) and main.value == dating.time.value
    before = LAG if main.dated == "report" else NEAR
    if dating.low < main.high + NEAR and main.low - before < dating.high:
        return True
    return dating.low >= main.high and all(cue.kind in _AFTERMATH for cue in cues)


def _is_one_event(telling: Telling, dating: Dating, cues: Sequence[Cue]) -> bool:
    """Said to have happened; over a longer time only with a verb or phrase of its own, and no statistics."""
    if dating.length > LONGEST_SPAN and _STATISTICS.search(telling.text):
        return False
    happened = [cue for cue in cues if cue.happened and cue.form not in ("also", "weak")]
    if dating.length > LONGEST_SPAN:
        return any(cue.form in ("verb", "phrase") for cue in happened)
    return bool(happened) or (
        dating.length <= LONGEST_SPAN and any(cue.happened and cue.form != "also" for cue in cues)
    )


def _when(dating: Dating) -> When:
    days = ((dating.low.toordinal(), 1.0),) if dating.low and dating.length == 1 else ()
    if dating.low is None:
        return When(None, None, "unknown", dating.time.value)
    return When(dating.low, dating.high, "day" if days else "span", dating.time.value, dating.tie, days)


def _add(found: list[Recalled], telling: Telling, cues: Sequence[Cue], when: When) -> list[Recalled]:
    for n, known in enumerate(found):
        if (known.when.low, known.when.high, known.when.value) == (when.low, when.high, when.value):
            return [*found[:n], _with(known, telling, cues), *found[n + 1 :]]
    return [*found, Recalled((telling,), tuple(cues), when)]


def _with(known: Recalled, telling: Telling, cues: Sequence[Cue]) -> Recalled:
    tellings = known.tellings if telling in known.tellings else (*known.tellings, telling)
    return Recalled(tellings, (*known.cues, *cues), known.when)
