"""A number without its noun takes it from the number before: "12 barges. The customs office counted 19"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.figures.records import REASON, Figure
from qa.counting.stems import stem
from qa.counting.units import are_people

_REACH = 60
"""Characters before a number in which a verb of counting stands."""
_GAP = 3
"""Characters between a sentence and the next of its paragraph."""
_ABOUT = (
    r"(?:(?:about|around|some|nearly|almost|roughly|only|just|as\s+many\s+as|at\s+least|at\s+most|more\s+than|over|"
    r"fewer\s+than|less\s+than|up\s+to)\s+){0,2}"
)
_COUNTED = re.compile(
    r"\b(?:count(?:ed|s)|recorded|records|report(?:ed|s)|logged|registered|confirmed|confirms|estimated|claimed|"
    r"mentioned|named|gave|spoken?\s+of|put\s+it\s+at|put\s+the\s+(?:number|figure|total|count|tally)\s+at)\s+"
    rf"{_ABOUT}$",
    re.IGNORECASE,
)
_AND_ONE = re.compile(
    r"(?P<of>(?:\s+[\w’'-]+){1,5}?),?\s+(?:and|as\s+well\s+as)\s+(?P<one>an?)\s+(?P<kind>(?:[\w’'-]+\s+){0,2}?)(?P<noun>[\w’'-]+)"
    r"(?=\s*(?:[,.;:]|$|(?:on|in|at|near|by|were|was|with|from|of|to|during|after|before|who|when|while)\b))",
    re.IGNORECASE,
)
_SLACK = 8
"""Characters between a number and its noun."""
_ENDS = re.compile(r"\s*(?:[,.;:]|$|of\s+(?:which|them|whom)\b|and\b|but\b)")
_OTHER = stem("other")


def carried(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The figures of an article, those that name nothing with what the number before them counts.

    Only a number that is all that was counted does ("had first reported three."), and "34 others" after as many of
    one kind of people.
    """
    found: list[Figure] = []
    before: Figure | None = None
    for figure in sorted(figures, key=lambda f: f.start):
        near = before if before and _follows(before, figure, text) else None
        filled = _filled(figure, near, text) if near else figure
        if filled.head and filled.kind == "count" and filled.confidence >= REASON:
            before = filled
        found += [filled, *_one_more(filled, text)]
    return found


def _one_more(figure: Figure, text: str) -> list[Figure]:
    """Of "two porters and a cook" the cook, who is one more of the same."""
    if figure.kind != "count" or not figure.unit or not are_people(stem(figure.head)):
        return []
    end = figure.end + len(figure.unit) + _SLACK
    following = text[figure.end : min(end + _REACH, figure.sentence[1])]
    found = _AND_ONE.match(following)
    if found is None or not are_people(stem(found["noun"])) or found["of"].strip().lower() != figure.unit.lower():
        return []
    start, unit = figure.end + found.start("one"), f"{found['kind'] or ''}{found['noun']}"
    noun = found["noun"].lower()
    return [
        replace(figure, start=start, end=start + 1, low=1, high=1, comparison="exactly", unit=unit, head=noun, scope="")
    ]


def _follows(before: Figure, figure: Figure, text: str) -> bool:
    """Whether a figure stands in the same sentence as another, or in the next one of the paragraph."""
    between = text[before.sentence[1] : figure.sentence[0]]
    return before.end <= figure.start and len(between) <= _GAP and "\n\n" not in between


def _filled(figure: Figure, before: Figure, text: str) -> Figure:
    if figure.kind != "count":
        return figure
    if stem(figure.head) == _OTHER and figure.unit == "others":
        people = are_people(stem(before.head)) and before.unit
        return replace(figure, unit=f"other {_plain(before)}", head=before.head) if people else figure
    if figure.head or figure.unit or not _is_all_that_was_counted(figure, text):
        return figure
    confidence = max(figure.confidence, REASON)
    return replace(figure, unit=before.unit, head=before.head, predicate=before.predicate, confidence=confidence)


def _plain(figure: Figure) -> str:
    """The unit without whose they are: others beside American soldiers need not be Americans."""
    words = figure.unit.split()
    return " ".join(word for word in words if not word[:1].isupper()) or words[-1]


def _is_all_that_was_counted(figure: Figure, text: str) -> bool:
    before = text[max(figure.sentence[0], figure.start - _REACH) : figure.start]
    return bool(_COUNTED.search(before)) and bool(_ENDS.match(text[figure.end : figure.end + _REACH]))
