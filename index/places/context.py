"""What stands around a name, and how much it then says of where things happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.places.bearers import LARGE
from index.places.hits import Hit
from index.places.phrases import Word
from index.places.table import people
from index.places.words import (
    AFTER_PLACE,
    BEARINGS,
    BEFORE_PLACE,
    INSIDE,
    LAND,
    NAMED_AFTER_PLACE,
    NAMED_BEFORE_PLACE,
    OF_PLACE,
    SPEAKING,
    STREETS_ALWAYS,
    TITLES,
    ordinary,
)

_BASE = {"pair": 2.0, "region": 1.0, "country": 1.0, "people": 0.3, "county": 1.0, "town": 1.0}
_STATE_OFFICE = re.compile(r"\s(?:State (?:Police|Patrol|Trooper)|Highway Patrol|Department of)")
_BESIDE = re.compile(
    r"\b(?:borders?\s(?:with|of|from)|bordering|(?:north|south|east|west)(?:-?(?:east|west))?\sof"
    r"|(?:miles|kilomet(?:er|re)s|km|drive)\s(?:from|of|outside))\s(?:the\s)?$",
    re.IGNORECASE,
)
_BESIDE_SHARE = 0.4
_LAND = re.compile(rf"\s(?:[a-z]+\s)?(?:{'|'.join(sorted(LAND))})\b")
_OF_LAND = 4.0
"""What "the Jordanian desert" says beside what "Jordanian troops" say."""
_NEXT = re.compile(r"[ -]([^\W\d_][\w'’-]{0,30})")
_BEFORE = re.compile(r"([^\W\d_][\w'’]{0,30})[.]?[ -](?:the )?$")


@dataclass(frozen=True, slots=True)
class Around:
    """A name and what stands beside it."""

    hit: Hit
    written: str
    before: str
    """The word before it, lower case, or before "downtown", "the", "northern"."""
    after: str
    joined_before: bool
    """A word in capitals stands right before it, or right after it."""
    joined_after: bool
    state_office: bool
    acronym: bool
    """In capitals, where the text around it is not: "NATO"."""

    @property
    def person(self) -> bool:
        """Whether people bear the name too."""
        return self.hit.key in people()

    @property
    def ordinary(self) -> bool:
        """Whether the name is a word of the language too."""
        return self.hit.key in ordinary()

    @property
    def placed(self) -> bool:
        """ "in London", but not "to London Breed"."""
        return self.before in BEFORE_PLACE and not (self.person and self.joined_after)

    @property
    def surname(self) -> bool:
        """ "Maud Hallam": after a word in capitals, a small town's name is a person's."""
        if not self.joined_before or self.before in BEARINGS | NAMED_BEFORE_PLACE:
            return False
        return self.person or all(place.population < LARGE for place in self.hit.places)

    @property
    def of_something(self) -> bool:
        """A street's, a school's, a paper's: "Boston University"."""
        return self.after[:1].isupper() and self.after.lower() in NAMED_AFTER_PLACE

    @property
    def adjective(self) -> bool:
        """An abbreviation before a noun: "US forces" are anywhere."""
        return len(self.written) <= 4 and self.after.islower() and self.after not in SPEAKING


_Rules = tuple[tuple[Callable[[Around], bool], float], ...]
"""The first rule that holds gives the factor."""

_COUNTRY: _Rules = (
    (lambda a: a.adjective, 0.3),
    (lambda a: a.before in INSIDE, 1.3),
    (lambda a: not a.person and not a.of_something, 0.5),
)
"""A country that is not said to be where: it is who, more often."""
_REGION: _Rules = (
    (lambda a: a.ordinary and a.written.lower() == a.hit.key, 0.0),
    (lambda a: a.of_something and a.after.lower() not in STREETS_ALWAYS, 0.5),
    (lambda a: a.state_office, 2.0),
)
_AREA: _Rules = (
    (lambda a: a.of_something, 0.15),
    (lambda a: a.before in BEFORE_PLACE, 1.3),
    (lambda a: not a.person, 1.0),
    (lambda a: a.before in TITLES or a.joined_before, 0.15),
    (lambda a: a.joined_after or a.after in SPEAKING, 0.3),
    (lambda a: True, 0.8),
)
_TOWN: _Rules = (
    (lambda a: a.acronym, 0.0),
    (lambda a: a.before in TITLES, 0.0),
    (lambda a: a.of_something, 0.15),
    (lambda a: a.after in AFTER_PLACE, 2.2),
    (lambda a: a.after in OF_PLACE, 1.2),
    (lambda a: a.placed, 1.6),
    (lambda a: a.surname or (a.person and a.joined_after), 0.0),
    (lambda a: a.person, 0.15),
    (lambda a: a.joined_before or a.joined_after, 0.3),
    (lambda a: a.after in SPEAKING, 0.15),
    (lambda a: True, 0.6),
)
_ORDINARY_TOWN: _Rules = ((lambda a: a.placed and not a.of_something and not a.acronym, 1.0),)
"""Of a town whose name is a word of the language: "in Nice", and nothing else."""
_RULES: dict[str, _Rules] = {
    "country": _COUNTRY + _AREA,
    "region": _REGION + _AREA,
    "county": _AREA,
    "town": _ORDINARY_TOWN,
}


def strength(text: str, words: Sequence[Word], hit: Hit) -> float:
    """What a name says of the place of events: 0 when it is hardly a place's."""
    base = _BASE[hit.evidence]
    beside = _BESIDE_SHARE if _is_beside(text, hit) else 1.0
    if hit.evidence == "pair" or hit.abbreviated:
        return base * beside
    if hit.evidence == "people":
        return base * beside * (_OF_LAND if _LAND.match(text, hit.end) else 1.0)
    around = _around(text, words, hit)
    rules = _TOWN if hit.evidence == "town" and not around.ordinary else _RULES[hit.evidence]
    return base * beside * next((factor for holds, factor in rules if holds(around)), 0.0)


def _is_beside(text: str, hit: Hit) -> bool:
    """ "the border with Syria", "north of Baghdad": near it, and not in it."""
    return _BESIDE.search(text, max(0, hit.start - 40), hit.start) is not None


def _around(text: str, words: Sequence[Word], hit: Hit) -> Around:
    return Around(
        hit=hit,
        written=text[hit.start : hit.end],
        before=_before(text, hit).lower(),
        after=_after(text, hit),
        joined_before=hit.first > 0 and text[words[hit.first - 1].end : hit.start] == " ",
        joined_after=hit.after < len(words) and text[hit.end : words[hit.after].start] == " ",
        state_office=_STATE_OFFICE.match(text, hit.end) is not None,
        acronym=hit.end - hit.start <= 5 and text[hit.start : hit.end].isupper() and not text.isupper(),
    )


def _after(text: str, hit: Hit) -> str:
    tail = text[hit.end : hit.end + 34]
    if tail[:2] in ("'s", "’s"):
        tail = tail[2:]
    match = _NEXT.match(tail)
    return match[1] if match else ""


def _before(text: str, hit: Hit) -> str:
    """The word before the name, or before "downtown", "the", "northern"."""
    start = hit.start
    for _ in range(2):
        match = _BEFORE.search(text, max(0, start - 36), start)
        if not match:
            return ""
        if match[1].lower() not in BEARINGS:
            return match[1]
        start = match.start(1)
    return ""
