"""The place at the very start of a report: "BAGHDAD (Reuters) - ", "CHICAGO, March 3 -- ", "Kabul: "."""

from __future__ import annotations

import re

from index.places.hits import Hit

_OPENING = 140
_REST = re.compile(
    r"[,/]?\s{0,2}(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?\s{0,2})?(?:\([^()\n]{1,60}\)\s{0,2})?(?:[-–—]{1,3}|\||:)(?=\s|$)"
)
_BEFORE = re.compile(r"\W{0,3}(?:[A-Z][\w ./]{0,25}\|\s?)?$")


def is_dateline(text: str, hit: Hit) -> bool:
    """Whether a name opens the text as a dateline does."""
    if hit.start > 34 or hit.end > _OPENING or hit.evidence == "people":
        return False
    rest = _REST.match(text, hit.end)
    if rest is None or not _BEFORE.match(text[: hit.start]):
        return False
    return rest[0][-1] not in ":|" or text[hit.start : hit.end].isupper()
