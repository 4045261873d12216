"""Addresses and ages: what tells two events of one town and one day apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.incidents.telling import Telling

_MOST = 6
_WORDS = r"(?:[A-Z0-9][\w.']{0,24}\s?){1,3}"
_POINTS = r"(?:[NSEW]\.?\s|North |South |East |West |Northwest |Northeast |Southwest |Southeast )?"
_STREETS = (
    "Street|St\\.?|Avenue|Ave\\.?|Road|Rd\\.?|Drive|Dr\\.?|Lane|Boulevard|Blvd\\.?|Court|Place|Way|Pike|Highway|Circle|"
    "Parkway|Terrace"
)
_ADDRESS = re.compile(
    rf"\b\d{{2,5}}-?\s+(?:block|blk)\s+(?:of\s+)?({_POINTS}{_WORDS})"
    rf"|\b(?:on|near|at|of|in)\s({_POINTS}(?:[A-Z][\w.']{{0,24}}\s|\d{{1,3}}(?:st|nd|rd|th)\s){{1,3}}(?:{_STREETS}))"
)
_NOT_NAMING = re.compile(
    r"\b(?:street|avenue|road|drive|lane|boulevard|court|place|circle|parkway|terrace|st|ave|rd|dr|ln|blvd|ct|pl|north"
    r"|south|east|west|n|s|e|w|northwest|northeast|southwest|southeast|in|the|block|of|police|and)\b"
)
_AGE = re.compile(r"\b(\d{1,2})[- ](?:year|yr)s?[- ]old\b|,\s(\d{1,2}),|\baged?\s(\d{1,2})\b", re.IGNORECASE)
_GATE = re.compile(r"\d|Street|St\.|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Blvd|Way|Pike|Highway")
_AGED_SENTENCES = 26


def addresses(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """The streets that are named, two words each at most."""
    found: dict[str, None] = {}
    for telling in tellings:
        if _GATE.search(telling.text):
            for match in _ADDRESS.finditer(telling.text):
                words = _NOT_NAMING.sub(" ", (match[1] or match[2]).lower().replace(".", "")).split()
                found[" ".join(words[:2])] = None
    return tuple(address for address in found if 2 < len(address) <= 40)[:_MOST]


def ages(tellings: Sequence[Telling]) -> tuple[int, ...]:
    """The ages that are given."""
    found = {
        int(match[1] or match[2] or match[3])
        for telling in tellings
        if telling.number < _AGED_SENTENCES
        for match in _AGE.finditer(telling.text)
    }
    return tuple(sorted(found))[: 2 * _MOST]
