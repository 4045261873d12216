"""Words made comparable: a stem that a word shares with its other forms and spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from index.figures.nouns import singular
from qa.counting.words import IRREGULAR_VERBS, SAME_PLACE, STOP

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST_TEXT = 4_000
_LONGEST_WORD = 40
"""Characters; nothing longer is a word that a question shares with a report."""


def words_of(text: str) -> list[str]:
    """The words of a text, lower case; hyphens part words, initials run together (U.S. is "us")."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(_one_word(without_dots(text)))]


def brought_down(text: str) -> re.Match[str] | None:
    """The first "shot down" of a text: what is shot down was not fired."""
    return _BROUGHT_DOWN.search(text)


def without_dots(text: str) -> str:
    """The text with initials as one word: "U.S." as "US"."""
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), text)


def _one_word(text: str) -> str:
    """The text with countries and verbs of two words as one: "the United States" as "the USA"."""
    whole = _TWO_WORDS.sub(lambda found: "USA" if found[1].lower() == "states" else "UK", text)
    return _BROUGHT_DOWN.sub("intercepted", whole)


_TWO_WORDS = re.compile(r"\bunited\s+(states|kingdom)\b", re.IGNORECASE)
_BROUGHT_DOWN = re.compile(r"\b(?:(?:shot|shoots?|shooting|brought|brings?|bringing)\s+down|downed)\b", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,6}")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a word shares with its other forms and spellings; for comparing only.

    Example:
        >>> stem("fired") == stem("firing") == stem("fires"), stem("Assad") == stem("Asad")
        (True, True)
    """
    plain = _unaccented(word[:_LONGEST_WORD].lower()).replace("’", "'").removesuffix("'s").strip("'")
    base = IRREGULAR_VERBS.get(plain) or singular(plain)
    base = _SAME_PLACE.get(base, base)
    for suffix in ("ing", "ed", "e"):
        if base.endswith(suffix) and len(base) - len(suffix) >= 3:
            base = base.removesuffix(suffix)
            break
    return _DOUBLED.sub(r"\1", base)


def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


_DOUBLED = re.compile(r"([a-z])\1")
_SAME_PLACE = {word: group.split()[0] for group in SAME_PLACE for word in group.split()}


def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words; of a very long text, of its first 4,000 characters."""
    return _stems(text[:_LONGEST_TEXT])


@lru_cache(maxsize=16_384)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text) if word not in STOP)


PLACES = frozenset(stem(group.split()[0]) for group in SAME_PLACE)
"""What `stem` makes of countries and their adjectives."""
