"""What the words around a number say of it: its noun, its name, a part or a whole, a rate, the length of a list."""

from __future__ import annotations

import re

from qa.counting.records import Candidate
from qa.counting.stems import brought_down, stem, stems
from qa.counting.words import SUPERLATIVES

_REACH = 80
"""Characters before or after a number that are looked at."""

_QUANTITY = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|a\s+few|some|most|many|"
    r"none|half|several|each|any|all|either|neither|both|per\s?cent|percent|%)"
)
_ABOUT = r"(?:(?:nearly|almost|about|around|roughly|approximately|some|over|more\s+than|at\s+least|estimated)\s+)?"
_OWNER = r"(?:the|its|his|her|their|our|all|these|those|[\w’']+['’]s)"
_WHOLE = re.compile(
    rf"{_QUANTITY}\s+(?:but\s+\w+\s+)?(?:out\s+)?of\s+(?:{_OWNER}\s+){{0,2}}{_ABOUT}$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:includ(?:ing|es|ed?)|of\s+(?:which|whom)|among\s+(?:them|which|whom)|comprising|as\s+well\s+as|another|"
    r"other\s+than|except(?:\s+for)?|additional|further|besides)\s+"
    r"(?:(?:at\s+least|about|some|the|all|another|over|more\s+than|nearly)\s+){0,3}$",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(
    r"\b(?:out\s+)?of\s+(?:(?:the|these|those|its|his|her|their|all)\s+)?(?:\d[\d,.]*|them|these|those|which|whom)\b"
    r"(?:\s+[^\W\d_][\w’'-]*){0,2}\s*(?:,[^,.;:]{1,40},|,)?\s*(?:(?:at\s+least|about|some|only)\s+)?$",
    re.IGNORECASE,
)
_SOME_OF_THEM = re.compile(
    r"\s*(?:out\s+)?of\s+(?:them|these|those|the\s+(?!order\b|age\b)[\w’'-]+)\b",
    re.IGNORECASE,
)
_ON_TOP = re.compile(r"as\s+well|another|other|except|additional|further|besides", re.IGNORECASE)
_PART_WORDS = frozenset(
    "including includes include included which whom them comprising as another other except for additional further "
    "besides".split()
)
_LIST_TITLE = re.compile(
    r"^\W*(?:(?:the|top|best|my|our|here\s+are(?:\s+the)?|these(?:\s+are(?:\s+the)?)?)\s+)?\W*$", re.IGNORECASE
)
_TOP = re.compile(r"\b(?:top|best)\s*$", re.IGNORECASE)
_RATE = re.compile(r"\s*(?:[\w’'-]+\s+){0,2}(?:per|for\s+every|for\s+each|apiece)\b|\s*(?:each\b|/)", re.IGNORECASE)
_SPEAKS = re.compile(r"\s*(?:,[^,.]{1,40},\s*)?(?:who\s+)?(?:told|said|says?)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\s*(?:who\s+|that\s+|which\s+)?"
    r"(?:(?:ha(?:ve|s|d)|do|does|did|was|were|is|are|can|could|would|will)\s*(?:not|n['’]t|never)\b"
    r"|(?:could|might|may)\b|never\b)",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    rf"\s*(?:,\s*)?(?:(?:out\s+)?of\s+(?:{_OWNER}\s+)?(?:[\d,.]+\s+)?"
    r"|(?:of\s+(?:them|whom|these|those|which)\s+)?(?:are|is|were|was|(?:has|have|had)\s+been)\s+(?:also\s+|now\s+)?)"
    r"((?:[^\W\d_][\w’'-]*\s+){0,3}[^\W\d_][\w’'-]*)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\s*(?:,\s*)?of\s+(?:them|these|those|which|whom)\b|\s*,?\s*to\s+be\s+(?:exact|precise)\b", re.IGNORECASE
)
_IS = (
    r"(?:was|were|is|are|ha(?:s|ve|d)\s+been|of|totall?ed|totals?|reached|reaches|hit|exceed(?:s|ed)|"
    r"amount(?:s|ed)?\s+to|(?:st(?:ood|ands?)|estimated|put|remain(?:s|ed))\s+at|(?:\w+\s+){0,2}to|at|:)"
)
_CALLED = re.compile(
    rf"\b(?P<noun>[a-z]+)(?P<after>\s+(?:of|for|in|from|by|on|among)\s+[^.;:,]{{1,40}}?)?\s*\b{_IS}\s*{_ABOUT}$",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"\b(?:(?:at\s+)?first|initially|originally|had|previously)\s+(?:been\s+)?(?:at\s+first\s+|first\s+|initially\s+)?"
    r"(?:the\s+)?(?:(?!an?\b)[\w’'-]+\s+){0,2}?(?:put|reported|said|spoke|spoken|given|gave|estimated|counted|announced)\b"
    r"[^.;:,]{0,50}$",
    re.IGNORECASE,
)
_NUMBERS = frozenset(stem(word) for word in ("number", "total", "count", "tally", "figure"))


def belongs_to(candidate: Candidate, head: str) -> bool:
    """Whether a number without a noun of its own is of that one (a stem): "191 of 197 nations", "12 are Indians".

    "Six of them" are of what the sentence spoke of before.
    """
    after = _after(candidate)
    if _OF_THEM.match(after):
        return head in stems(_before(candidate))
    found = _OF_WHAT.match(after)
    return found is not None and head in stems(found[1])


def is_called(candidate: Candidate, attribute: str, head: str) -> bool:
    """Whether a number is told of by its name: "the population was 681", "a toll of 24", "the cost rose to $3m".

    Args:
        attribute: the noun that the number may be called by, a stem.
        head: what is counted, a stem: "the number of rockets reached 15".
    """
    found = _CALLED.search(_before(candidate))
    if found is None:
        return False
    noun = stem(found["noun"])
    return noun in (attribute, head) or (noun in _NUMBERS and head in stems(found["after"] or ""))


def is_whole(candidate: Candidate) -> bool:
    """Whether a part of it is what the sentence tells of: the 1,800 of "ten of her 1,800 poems"."""
    before = _before(candidate)
    return "of " in before and bool(_WHOLE.search(before))


def is_of_them(candidate: Candidate) -> bool:
    """Whether it counts some of those that were spoken of: "three of them", "two of the dead", "of the 64, 39"."""
    if _SOME_OF_THEM.match(_after(candidate)):
        return True
    before = _before(candidate)
    return "of " in before.lower() and bool(_OF_THE_WHOLE.search(before))


def is_included(candidate: Candidate) -> bool:
    """Whether it is named as a part of what its sentence counts: "40 people, among them six soldiers"."""
    found = _PART.search(_before(candidate))
    return found is not None and not _ON_TOP.match(found[0])


def is_part(candidate: Candidate) -> bool:
    """Whether it is named as a part of another count, or as what comes on top: "including four islands"."""
    before = _before(candidate)
    return not _PART_WORDS.isdisjoint(before.lower().split()[-6:]) and bool(_PART.search(before))


def is_rate(candidate: Candidate) -> bool:
    """Whether it is so many for each of something: "2,470 people per square kilometre"."""
    unit = candidate.figure.unit.lower()
    return bool(_RATE.match(_after(candidate).lower().lstrip().removeprefix(unit)))


def speaks(candidate: Candidate) -> bool:
    """Whether what is counted speaks: "two officials told reporters"."""
    return bool(_SPEAKS.match(_after(candidate).lstrip().removeprefix(candidate.figure.unit)))


def is_denied(candidate: Candidate) -> bool:
    """Whether what is said of it did not happen, or only may: "three states have not signed", "who could play him"."""
    unit = candidate.figure.unit
    return bool(_DENIED.match(_after(candidate).lstrip().removeprefix(unit)))


def was_said_at_first(candidate: Candidate) -> bool:
    """Whether it is told as what was said before: "had first reported three", "initially the police spoke of six"."""
    before = _before(candidate)
    return not _SAID_WORDS.isdisjoint(before.lower().split()) and bool(_AT_FIRST.search(before))


_SAID_WORDS = frozenset("first initially originally had previously".split())


def is_brought_down(candidate: Candidate) -> bool:
    """Whether its verb has a "down" that turns it round: "ten drones were shot down"."""
    verb = candidate.figure.predicate.lower()
    if stem(verb) not in _WITH_DOWN:
        return False
    return bool(brought_down(f"{_before(candidate)[-_VERB_REACH:]} | {_after(candidate)}"))


_WITH_DOWN = frozenset(stem(verb) for verb in ("shoot", "bring", "down"))
_VERB_REACH = 30


def is_list(candidate: Candidate) -> bool:
    """Whether it counts the entries of a list: "The 10 greatest songs", "11 women who changed the world".

    News begins no sentence with digits; headlines of lists do.
    """
    figure, before = candidate.figure, _before(candidate)
    if _TOP.search(before) or not SUPERLATIVES.isdisjoint(figure.unit.lower().split()):
        return True
    position = figure.start - figure.sentence[0]
    digits = candidate.text[position : position + 1].isdigit()
    return digits and figure.comparison == "exactly" and position <= len(before) and bool(_LIST_TITLE.match(before))


def _before(candidate: Candidate) -> str:
    figure = candidate.figure
    position = max(0, figure.start - figure.sentence[0])
    return candidate.text[max(0, position - _REACH) : position]


def _after(candidate: Candidate) -> str:
    figure = candidate.figure
    position = max(0, figure.end - figure.sentence[0])
    return candidate.text[position : position + len(figure.unit) + _REACH]
