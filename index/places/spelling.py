"""One spelling for the many in which a place name is written: "Al-Qā’im", "el Qaim", "Besançon", "St. Louis"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = dict.fromkeys(map(ord, "'’‘ʻʼʾʿ`´.,"))
_TO_SPACE = {ord(dash): " " for dash in "-‐‑–—_/"}
_PLAIN = _DROPPED | _TO_SPACE
_NO_PARTS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
"""Letters that do not fall apart into a base letter and a mark."""

_OPENINGS = {
    "st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "pt": "point",
    "el": "al", "an": "al", "ar": "al", "as": "al", "ad": "al", "at": "al", "az": "al", "ash": "al",
}  # fmt: skip
"""First words written in several ways: "Saint" and "Fort", and the Arabic article with its sounds."""


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """The spelling under which a name is looked up: lower case, no marks, one form of the article.

    >>> key("Al-Qā’im") == key("el-Qaim"), key("Besançon"), key("St. Louis")
    (True, 'besancon', 'saint louis')
    """
    plain = name.lower().translate(_PLAIN)
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in parts if not unicodedata.combining(c)).translate(_NO_PARTS).translate(_PLAIN)
    words = plain.split()
    if len(words) > 1:
        words[0] = _OPENINGS.get(words[0], words[0])
    return " ".join(words)


_VOWELS = re.compile(r"[aeiouywh]|(.)(?=\1)")
_SOUNDS = str.maketrans({"k": "k", "q": "k", "c": "k", "z": "s", "v": "f", "p": "b", "t": "d", "j": "g", " ": None})


def skeleton(name: str) -> str:
    """A name's consonants, those that languages swap made one: what two spellings of one name share."""
    words = [word for word in key(name).split() if word != "al"]
    sounds = "".join(words).translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", sounds))
