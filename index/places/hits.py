"""Which runs of words in capitals are names of the gazetteer: the longest first, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.places.countries import by_abbreviation, by_people
from index.places.phrases import Word, reach
from index.places.records import Evidence, Place
from index.places.senses import meanings
from index.places.spelling import key
from index.places.table import country_place, known, places_of, region_place
from index.places.words import ALONE, CALENDAR, REGION_WORDS, region_abbreviations


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in the gazetteer; `first` and `after` count the words in capitals."""

    start: int
    end: int
    first: int
    after: int
    places: tuple[Place, ...]
    evidence: Evidence
    key: str
    abbreviated: bool = False


def hits_in(text: str, words: Sequence[Word]) -> list[Hit]:
    """Names of the gazetteer in a text, none inside another."""
    found: list[Hit] = []
    first = 0
    while first < len(words):
        hit = _longest(text, words, first)
        if hit is None:
            first += 1
        else:
            found.append(hit)
            first = hit.after
    return found


def _longest(text: str, words: Sequence[Word], first: int) -> Hit | None:
    for count in range(reach(text, words, first), 1, -1):
        last = words[first + count - 1]
        name = text[words[first].start : last.end]
        hit = (
            _known(name, words[first].start, first, first + count)
            or _area(name, words, first, count)
            or _county(name, words, first, count)
        )
        if hit:
            return hit
    return _one_word(text, words, first)


def _known(name: str, start: int, first: int, after: int) -> Hit | None:
    meant = _meant(name)
    return Hit(start, start + len(name), first, after, *meant) if meant else None


@lru_cache(maxsize=32_768)
def _meant(name: str) -> tuple[tuple[Place, ...], Evidence, str] | None:
    """The places of a name, what kind of evidence it is, and its key. News repeats its names."""
    people = by_people().get(name)
    if people:
        place = country_place(people)
        return ((place,), "people", key(name)) if place else None
    name_key = key(name)
    if not known(name_key) or len(name_key) < 3 or name_key in CALENDAR:
        return None
    best = meanings(name_key)[0][0]
    return places_of(name_key), _EVIDENCE[best.level], name_key


def _area(name: str, words: Sequence[Word], first: int, count: int) -> Hit | None:
    """ "Anbar Province", "Prince George's County" where the table has it under its bare name."""
    if key(words[first + count - 1].text) not in REGION_WORDS:
        return None
    bare = key(name.rpartition(" ")[0])
    regions = tuple(place for place in places_of(bare) if place.level == "region")
    start = words[first].start
    return Hit(start, start + len(name), first, first + count, regions, "region", bare) if regions else None


def _county(name: str, words: Sequence[Word], first: int, count: int) -> Hit | None:
    """ "Cook Co." """
    bare, _, last = name.rpartition(" ")
    county = key(f"{bare} county")
    if last != "Co" or not known(county):
        return None
    start = words[first].start
    return Hit(start, start + len(name), first, first + count, places_of(county), "county", county)


def _one_word(text: str, words: Sequence[Word], first: int) -> Hit | None:
    word = words[first]
    return (
        _abbreviation(text, word, first)
        or _followed(text, word, first)
        or _known(word.text, word.start, first, first + 1)
        or _compound(word, first)
    )


def _abbreviation(text: str, word: Word, first: int) -> Hit | None:
    """ "U.S.", "UAE", and a state after its town: "Ill.", "IL"."""
    name = word.text
    if len(name) > 7 or not (name.isupper() or len(name) < 6):
        return None
    country = by_abbreviation().get(name)
    if country:
        return _hit(word, first, country_place(country), "country")
    region = region_abbreviations().get(name.rstrip("."))
    if region is None:
        return None
    stopped = text[word.end : word.end + 1] == "." or "." in name
    after_comma = text[max(0, word.start - 2) : word.start] == ", "
    if not (after_comma or (stopped and name.rstrip(".") in ALONE)):
        return None
    end = word.end + (text[word.end : word.end + 1] == ".")
    return _hit(Word(word.start, end, name), first, region_place(*region), "region", abbreviated=True)


def _followed(text: str, word: Word, first: int) -> Hit | None:
    """ "Anbar province": the word after the name, in lower case, makes it a region's."""
    tail = text[word.end : word.end + 14]
    if not tail.startswith(" ") or not tail[1:2].islower() or tail.split(None, 1)[0].rstrip(".,;:") not in REGION_WORDS:
        return None
    regions = tuple(place for place in places_of(key(word.text)) if place.level == "region")
    return Hit(word.start, word.end, first, first + 1, regions, "region", key(word.text)) if regions else None


def _compound(word: Word, first: int) -> Hit | None:
    """ "Iraq-based", "US-led": the part before the hyphen."""
    part, hyphen, _ = word.text.partition("-")
    if not hyphen or len(part) < 2:
        return None
    country = by_abbreviation().get(part)
    if country:
        return _hit(Word(word.start, word.start + len(part), part), first, country_place(country), "people")
    hit = _known(part, word.start, first, first + 1) if len(part) > 3 else None
    return hit if hit and hit.evidence in ("country", "people") else None


def _hit(word: Word, first: int, place: Place | None, evidence: Evidence, *, abbreviated: bool = False) -> Hit | None:
    """A hit of one word that means one place."""
    if place is None:
        return None
    return Hit(word.start, word.end, first, first + 1, (place,), evidence, word.text, abbreviated)


_EVIDENCE: dict[str, Evidence] = {"country": "country", "region": "region", "county": "county", "city": "town"}
