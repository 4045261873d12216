"""The named site of an event ("the Besmaya base", "Ain al-Asad air base"): text, as no gazetteer has such names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from index.incidents.telling import Telling
from index.incidents.words import SITES, SITES_ABROAD, SITES_OF_CARE
from index.places import Place, country_of, find, region_of

_BETWEEN = (
    "military|air|army|naval|marine|training|refugee|international|primary|elementary|high|secondary|police|bus|train"
    "|metro|power|nuclear|oil|customs|border"
)
_WORD = r"[A-Z][\w’'-]{1,24}"
_NAME = rf"(?:(?:[Aa]l|[Ee]l)-)?{_WORD}(?:\s(?:(?:[Aa]l|[Ee]l)-)?{_WORD}){{0,3}}"
_HIT = (
    "hit|hits|struck|strikes?|bombed|shelled|attacked|attacks?|stormed|raided|targeted|targeting|against|destroyed|damaged"
    "|rocked|fire on|fired on"
)
_OWNER = r"(?:the\s|its\s|their\s)?(?:[A-Z][\w.]{1,20}['’]s\s)?"
_BY = rf"\b(?P<by>{_HIT}|in|at|near|on|outside|inside|into|towards?)[”\"’]?\s{_OWNER}"
_BESIDE = r"\b(?:(?:north|south|east|west)(?:-?(?:east|west))?\sof|border\swith|outside|miles\sfrom)\s"
_ALL = SITES + SITES_OF_CARE
_SITE = re.compile(
    rf"{_BY}(?P<site>(?P<name>{_NAME})(?:(?:\s(?:{_BETWEEN})){{0,2}}\s(?:{'|'.join(_ALL)})"
    rf"|\s(?P<capital>{'|'.join(kind.title() for kind in _ALL)})))\b"
)
_SAME = re.compile(rf"\bthe same (?:(?:{_BETWEEN})\s)?(?:{'|'.join(_ALL)})\b")
_GATE = re.compile(rf"\b(?:{'|'.join(_ALL)})\b", re.IGNORECASE)


class Site(NamedTuple):
    """A site as it is written, and the sentence."""

    name: str
    text: str

    def label(self, place: Place | None) -> str:
        """The site with what it lies in: "Ain al-Asad air base, Anbar, Iraq"."""
        if place is None:
            return self.name
        inside = place.level == "country" or not self._beside(place)
        area = place if inside else (place.country == "US" and region_of(place)) or country_of(place)
        return f"{self.name}, {area.label}" if area else self.name

    def _beside(self, place: Place) -> bool:
        """ "The camp north of Baghdad"; and "Kabul airport" says Kabul already."""
        return place.name in self.name or re.search(rf"{_BESIDE}{re.escape(place.name)}\b", self.text) is not None


def site_of(tellings: Iterable[Telling]) -> Site | None:
    """The first site with a name that the sentences give as where it happened."""
    for telling in tellings:
        if _GATE.search(telling.text):
            for found in _SITE.finditer(telling.text):
                kind = found["site"].rsplit(" ", 1)[-1].lower()
                if kind in SITES_OF_CARE and not re.fullmatch(_HIT, found["by"]):
                    continue
                if kind in SITES_ABROAD or not _is_of_country(found["name"]):
                    return Site(found["site"], telling.text)
    return None


def says_same_site(text: str) -> bool:
    """Whether a sentence tells of a site that was named before it."""
    return _SAME.search(text) is not None


def _is_of_country(name: str) -> bool:
    """ "Iraqi base": no name of its own."""
    return any(place.evidence in ("country", "people") and place.end == len(name) for place in find(name))
