"""The words of time, as data: names of months and weekdays, numbers, units, parts of the day."""

from __future__ import annotations

import re

MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {
    **{name: n for n, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: n for n, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {
    **{name: n for n, name in enumerate(WEEKDAY_NAMES)},
    **{name[:3]: n for n, name in enumerate(WEEKDAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI"}

ONES = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
HUNDREDS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"twenty-first": 21, "final": -1, "last": -1}

UNITS = (
    "second minute hour day night week weekend fortnight month quarter semester year decade century millennium".split()
)
UNIT_PLURALS = {**{f"{unit}s": unit for unit in UNITS}, "centuries": "century", "millennia": "millennium"}
VAGUE_NUMBER = 4
"""What "a few", "several", "many" count for when a window needs a length."""

SINGLE = frozenset({"a", "an", "one", "another", "each", "every", "single", "a full", "a whole", "an additional"})
VAGUE = frozenset({"few", "several", "some", "many", "number", "handful", "dozens", "hundreds", "thousands"})


def number(text: str) -> float | None:
    """The number that a word or figure stands for; None when it is vague ("several") or no number."""
    text = text.lower().strip().replace("-", " ")
    if text in SINGLE:
        return 1
    if text.startswith("half"):
        return 0.5
    if text.startswith(("couple", "a couple")):
        return 2
    if text == "a dozen":
        return 12
    if not VAGUE.isdisjoint(text.split()):
        return None
    return _figure(text) if text[:1].isdigit() else _spelled(text)


def _figure(text: str) -> float | None:
    found = re.fullmatch(r"([\d,]+(?:\.\d+)?)( 1/2)?", text)
    if not found:
        return None
    value = float(found[1].replace(",", "")) + (0.5 if found[2] else 0)
    return int(value) if value == int(value) else value


def _spelled(text: str) -> int | None:
    total = current = 0
    for word in text.split():
        if word in HUNDREDS:
            current = (current or 1) * HUNDREDS[word]
            if HUNDREDS[word] > 100:
                total, current = total + current, 0
        elif word in ONES or word in TENS:
            current += ONES.get(word, 0) + TENS.get(word, 0)
        elif word not in ("and", "a"):
            return None
    return total + current or None


def spelled_year(text: str) -> int:
    """`nineteen ninety-four` -> 1994, `the year two thousand and one` -> 2001."""
    words = re.findall("[a-z]+", text.lower())
    century, rest = (1900, words[1:]) if words[0] == "nineteen" else (2000, words[words.index("thousand") + 1 :])
    return century + sum(TENS.get(word, 0) + ONES.get(word, 0) for word in rest)


def ordinal(text: str) -> int | None:
    """`third`, `3rd` -> 3; `last`, `final` -> -1."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else ORDINALS.get(text.lower())


def month(text: str) -> int:
    """The month (1-12) that a name or abbreviation stands for."""
    return MONTHS[text.lower().rstrip(".")]


def weekday(text: str) -> int:
    """The weekday (Monday is 0) that a name or abbreviation stands for."""
    return WEEKDAYS[text.lower().rstrip(".")]


def unit(text: str) -> str:
    """A unit of time in the singular."""
    text = text.lower()
    return UNIT_PLURALS.get(text, text)
