"""Where an incident was, by what its reports tell: the town in a dateline is where a report was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.archive import Archive
from index.incidents import Incident, Mention
from index.places import Place, find
from qa import phrase

OPENING = 160
"""Characters of an article in which a dateline stands."""
LEAD = 600
"""Characters of an article in which its main event is placed."""
MOST = 2
"""Countries that are named for one incident."""
_DATELINE = re.compile(
    r"\W{0,3}(?P<town>[A-Z][^\W\d_a-z .,'’/-]*(?:[ .'’-]+[A-Z]+){0,3})\b[^\n–—-]{0,60}?\s?[–—-]{1,3}\s"
)
_OPENED = re.compile(r"\((?P<town>[A-Z][\w .'’-]{1,40})\)\s")
""" "(Baghdad) Several rockets ..."."""
_IN = re.compile(
    r"\b(?:in|into|inside|across|over|at|near|between)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:[A-Z]\w+\s+and\s+)?$"
)

_OF_IT = re.compile(r"-\w|['’]s\b")


def place_of(archive: Archive, incident: Incident, mention: Mention | None) -> str:
    """Its place, without a town that only the dateline of the telling report names."""
    article = archive.article(mention.article_id) if mention else None
    if mention is None or article is None:
        return incident.place
    opening = _DATELINE.match(article.text[:OPENING]) or _OPENED.match(article.text[:OPENING])
    parts = incident.place.split(", ")
    written = opening["town"].casefold() if opening else ""
    at = next((n for n, part in enumerate(parts) if part.casefold() == written), -1)
    if opening is None or at < 0:
        return incident.place
    told = article.text[max(mention.start, opening.end()) : mention.end]
    lead = article.text[opening.end() : LEAD] if mention.lead else ""
    if re.search(rf"\b{re.escape(parts[at])}\b", told):
        return incident.place
    return ", ".join([*parts[:at], *(_countries(told, parts[at + 1 :]) or _countries(lead, parts[at + 1 :]))])


def _countries(text: str, of_town: list[str]) -> list[str]:
    """The countries in which a text says that something was; else the dateline's, where it speaks of it at all."""
    named = list(_named(text))
    there = [place.name for place, start in named if _IN.search(text[:start]) and place.country != "US"]
    if there:
        return [phrase.listed(list(dict.fromkeys(there))[:MOST])]
    return [name for name in of_town if any(place.name == name for place, _ in named)]


def _named(text: str) -> Iterator[tuple[Place, int]]:
    """The countries that a text names, also by their people, and where."""
    for name in find(text):
        place = name.candidates[0][0] if name.candidates else None
        bare = not _OF_IT.match(text, name.end)  # "Iran-backed" and "Iran's guards" are not in Iran
        if place is not None and place.level == "country" and bare:
            yield place, name.start
