"""Does an incident answer a question's filter? Surely, perhaps, or not, and then why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.incidents.records import Incident, Person
from index.incidents.spots import spots_of
from index.places import Place, near, place_of

Certainty = Literal["sure", "perhaps", "no"]
NamePart = Literal["any", "first", "last"]
CITY_SHARE = 0.7
"""Of the best town's weight, from which a town counts."""
SUBURB_KM, LARGER, SUBURB_SHARE = 8.0, 4.0, 0.75
"""A town this near to a much larger one that is asked for is taken as part of it."""
INVOLVED, SPEAKER = 1.0, 1.5
INSIDE = 0.5
"""Share of an incident's days that must lie in the window."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a question asks of incidents; empty or None asks nothing."""

    kinds: frozenset[str] = frozenset()
    """Any of them: widen with `Lexicon.including`."""
    start: date | None = None
    end: date | None = None
    """The days `[start, end)`."""
    places: tuple[Place, ...] = ()
    """Any of them."""
    names: tuple[str, ...] = ()
    """All of them: full names, or one word."""
    name_part: NamePart = "any"
    """Which part of a name a single word is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an incident is in, and why not, or why only perhaps."""

    certainty: Certainty
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Surely or perhaps."""
        return self.certainty != "no"


_SURE = Verdict("sure")


def matches(incident: Incident, wanted: Filter) -> Verdict:
    """The verdict on one incident: the first test that fails gives the reason."""
    found = _SURE
    for test in (_kind, _window, _place, _names):
        verdict = test(incident, wanted)
        if verdict.certainty == "no":
            return verdict
        if verdict.certainty == "perhaps" and found is _SURE:
            found = verdict
    return found


def _kind(incident: Incident, wanted: Filter) -> Verdict:
    if not wanted.kinds or not wanted.kinds.isdisjoint(incident.kinds):
        return _SURE
    return Verdict("no", "another kind")


def _window(incident: Incident, wanted: Filter) -> Verdict:
    if wanted.start is None and wanted.end is None:
        return _SURE
    if incident.low is None or incident.high is None:
        return Verdict("perhaps", "its day is not known")
    low, high = max(incident.low, wanted.start or date.min), min(incident.high, wanted.end or date.max)
    inside = (high - low).days / (incident.high - incident.low).days
    if inside < INSIDE:
        return Verdict("no", "outside the window")
    if inside < 1:
        return Verdict("perhaps", "its days are partly outside the window")
    if all(m.dated != "day" for m in incident.mentions) and _on_edge(incident, wanted):
        return Verdict("perhaps", "only the day of its report is known")
    return _SURE


def _on_edge(incident: Incident, wanted: Filter) -> bool:
    """Told by reports without a date of their own, within days of the window's start."""
    return bool(incident.low and wanted.start and incident.low - wanted.start < timedelta(3))


def _place(incident: Incident, wanted: Filter) -> Verdict:
    if not wanted.places:
        return _SURE
    if not incident.places:
        return Verdict("no", "its place is not known")
    return _SURE if any(_lies_in(incident, place) for place in wanted.places) else Verdict("no", "another place")


def _lies_in(incident: Incident, asked: Place) -> bool:
    if asked.country != incident.country:
        return False
    if asked.level == "country":
        return True
    if asked.region != incident.region:
        return False
    return asked.level in ("region", "county") or _in_city(incident, asked)


def _in_city(incident: Incident, asked: Place) -> bool:
    cities = spots_of(incident.places).cities
    if cities.get(asked.id, 0.0) >= CITY_SHARE:
        return True
    return any(
        share >= SUBURB_SHARE and (place := place_of(n)) is not None and _is_suburb(place, asked)
        for n, share in cities.items()
    )


def _is_suburb(place: Place, asked: Place) -> bool:
    return asked.population >= LARGER * place.population and near(place, asked, SUBURB_KM)


def _names(incident: Incident, wanted: Filter) -> Verdict:
    for name in wanted.names:
        part = [p for p in incident.people if _is_named(p.name, name, wanted.name_part)]
        if not part:
            return Verdict("no", f"does not name {name}")
        if not any(_is_involved(p) for p in part):
            return Verdict("no", f"{name} only speaks of it")
    return _SURE


def _is_involved(person: Person) -> bool:
    return person.involved >= INVOLVED and not (person.speaker >= SPEAKER and person.speaker > person.involved)


def _is_named(name: str, asked: str, part: NamePart) -> bool:
    words, wanted = _plain(name), _plain(asked)
    if not words or not wanted:
        return False
    if len(wanted) > 1 and part != "last":
        return words[0] == wanted[0] and words[-1] == wanted[-1]
    is_first = words[0] == wanted[0]
    is_last = words[-len(wanted) :] == wanted or wanted[0] in words[-1].split("-")
    return is_first if part == "first" else is_last if part == "last" else is_first or is_last


def _plain(name: str) -> list[str]:
    return name.lower().replace("’", "'").replace(".", "").split()
