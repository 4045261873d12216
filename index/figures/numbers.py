"""Numbers in digits and in words: where one starts, where it ends, and what it is worth.

    number_in(text) -> Number | None                  the first number of a text, for questions
    read_number(line, i) -> Number | None             the number that starts with token i

Read: 2,500; 2 500; 1.200.000; 1,00,000; 2.5 million; 40bn; twenty-five; one hundred and five; two dozen; a couple of
hundred; hundreds of thousands; two-thirds; 3 1/2; 22nd; third. Not read: dates, clocks, versions, lists (1,2,3).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.figures.nouns import is_plural
from index.figures.tokens import Line, Token, line_of
from index.figures.words import FRACTIONS, ONES, ORDINAL_SUFFIXES, ORDINALS, SCALES, SUFFIXES, TENS, VAGUE

Form = Literal["digits", "words", "vague", "fraction", "ordinal"]

LARGEST = 1e16
"""What is larger counts nothing that news counts (and floats stop being exact integers)."""
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d{1,2})?")
_SIMPLE_FRACTION = {"1/2": 1 / 2, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 1 / 4, "3/4": 3 / 4}
_THIN = "\u2009\u202f\u00a0"
_PHRASES = {tuple(words.split()): span for words, span in VAGUE.items()}
_LONGEST = max(map(len, _PHRASES))
_STARTS = frozenset(words[0] for words in _PHRASES)
_MULTIPLIED = {"dozen": 12.0, "score": 20.0}


@dataclass(frozen=True, slots=True)
class Number:
    """A number: tokens `[first, last)`, and what it is worth."""

    first: int
    last: int
    low: float
    high: float
    form: Form
    scale: float = 1
    """What its last word multiplies by: in "10 to 15 million" that counts for both."""
    grouped: bool = False
    """Written with separators or a point: no name, year or address."""


def number_in(text: str) -> Number | None:
    """The first number of a text (its tokens are those of `tokens.tokenise`); None where there is none."""
    line = line_of(text, ())
    found = (read_number(line, i) for i in range(len(line.tokens)))
    return next((number for number in found if number), None)


def may_start(token: Token) -> bool:
    """Whether a number could begin here."""
    return token.is_number or token.low in _STARTS or _first_part(token.low) in _WORD_STARTS


def read_number(line: Line, i: int) -> Number | None:
    """The longest number that starts with token `i`."""
    token = line.tokens[i]
    if token.is_number:
        return _in_digits(line, i)
    return _one_in(line, i) or _phrase(line, i) or _fraction(line, i) or _in_words(line, i) or _ordinal_word(line, i)


# -- digits --------------------------------------------------------------------------------------------------------


def value_of(digits: str) -> float | None:
    """What a run of digits is worth; None for a date, a clock, a version, a list or 40 digits."""
    if len(digits) > 24:
        return None
    if _PLAIN.fullmatch(digits):
        value = float(digits)
    elif _GROUPED.fullmatch(digits):
        value = float(digits.replace(",", ""))
    elif _DOTTED.fullmatch(digits):
        value = float(digits.replace(".", "").replace(",", "."))
    else:
        return None
    return value if value < LARGEST else None


def _in_digits(line: Line, i: int) -> Number | None:
    digits, last = _spaced(line, i)
    value = _SIMPLE_FRACTION.get(digits) or value_of(digits)
    if value is None:
        return None
    if digits in _SIMPLE_FRACTION:
        return Number(i, last, 100 * value, 100 * value, "fraction")
    grouped = not digits.isdigit() or last > i + 1
    number = Number(i, last, value, value, "digits", grouped=grouped)
    if line.low(last) in _SIMPLE_FRACTION and "." not in digits:
        value += _SIMPLE_FRACTION[line.low(last)]
        number = replace(number, last=last + 1, low=value, high=value, grouped=True)
    if line.glued(last) and line.low(last) in ORDINAL_SUFFIXES:
        return replace(number, last=last + 1, form="ordinal") if value == int(value) else None
    return _scaled(line, number)


def _spaced(line: Line, i: int) -> tuple[str, int]:
    """Digits with the groups that a space parts from them: thin spaces always, others where nothing else is meant."""
    digits, last = line.tokens[i].text, i + 1
    if len(digits) > 3 or not digits.isdigit() or digits[0] == "0":
        return digits, last
    while (more := _next_group(line, last)) and len(digits) < 15:
        digits, last = digits + line.tokens[more].text, more + 1
    return digits, last


def _next_group(line: Line, last: int) -> int:
    """The token of the next group of three digits; 0 where there is none."""
    tokens = line.tokens
    at = last + 1 if line.low(last) == "," and not line.glued(last) else last
    if at >= len(tokens) or len(tokens[at].text) != 3 or not tokens[at].text.isdigit() or line.glued(at):
        return 0
    if at > last or line.text[tokens[last - 1].end] in _THIN:
        return at
    one_space = tokens[at].start - tokens[at - 1].end == 1
    noun_follows = (
        at + 1 < len(tokens) and not line.glued(at + 1) and tokens[at + 1].text.islower() and tokens[at + 1].is_word
    )
    before = tokens[last - 2] if last >= 2 else None
    named = before is not None and (before.text[0].isupper() or before.is_number) and last >= 3
    return at if one_space and noun_follows and not named else 0


def _scaled(line: Line, number: Number) -> Number:
    """The number times the words of scale after it: 2.5 million, 40bn, 500 crore, two dozen."""
    low, high, last, scale = number.low, number.high, number.last, 1.0
    while last < len(line.tokens):
        word = line.low(last)
        factor = _factor(line, last)
        if factor is None or low * factor >= LARGEST or (scale > 1 and word in _MULTIPLIED):
            break
        low, high, scale, last = low * factor, high * factor, scale * factor, last + 1
    return number if scale == 1 else replace(number, low=low, high=high, last=last, scale=scale, grouped=True)


def _factor(line: Line, i: int) -> float | None:
    word = line.low(i)
    if line.glued(i) and line.tokens[i - 1].is_number:
        return SUFFIXES.get(word)
    if line.glued(i):
        return None
    return SCALES.get(word) or _MULTIPLIED.get(word)


# -- words ---------------------------------------------------------------------------------------------------------


def _phrase(line: Line, i: int) -> Number | None:
    """A number that is a phrase: "a dozen", "hundreds of thousands"."""
    if line.tokens[i].low not in _STARTS:
        return None
    lows = tuple(token.low for token in line.tokens[i : i + _LONGEST])
    for length in range(len(lows), 0, -1):
        span = _PHRASES.get(lows[:length])
        if span and not (lows[0] == "scores" and not _things_follow(line, i + 1)):
            number = Number(i, i + length, *span, "vague")
            return _scaled(line, number) if span[0] == span[1] else number
    return None


def _things_follow(line: Line, i: int) -> bool:
    """ "Scores of people", but neither "the scores were" nor "by scores of 6-1"."""
    return line.low(i) == "of" and line.low(i + 1)[:1].isalpha()


def _in_words(line: Line, i: int) -> Number | None:
    """Twenty-five; one hundred and five; three million."""
    total = current = scale = 0.0
    last, before = i, ""
    for at in range(i, len(line.tokens)):
        parts = line.tokens[at].low.split("-") if at == i or not line.glued(at) else []
        kinds = [_part(part) for part in parts]
        if not parts or not all(kinds) or not _may_follow(before, kinds[0]) or not _in_order(kinds):
            break
        if kinds[-1] == "and":
            if not (total or current >= 100) or not _number_word(line.low(at + 1)):
                break
            before = "and"
            continue
        for part in parts:
            total, current, scale = _take(part, total, current, scale)
        last, before = at + 1, kinds[-1]
    value = total + current
    if last == i or (not value and line.tokens[i].low != "zero"):
        return None
    number = Number(i, last, value, value, "words", scale or 1, grouped=scale > 1)
    return number if scale else _scaled(line, number)


def _part(word: str) -> str:
    if word in ONES:
        return "ones" if ONES[word] < 10 else "teens"
    if word in TENS:
        return "tens"
    return "scale" if word in SCALES else "and" if word == "and" else ""


def _may_follow(before: str, kind: str) -> bool:
    """Whether a part of a number may follow the one before it: "twenty five", but not "five twenty"."""
    if kind == "scale":
        return before in ("ones", "teens", "tens", "scale")
    if kind == "and":
        return before == "scale"
    return before in ("", "and", "scale") or (before == "tens" and kind == "ones")


def _in_order(kinds: Sequence[str]) -> bool:
    return all(_may_follow(one, other) for one, other in itertools.pairwise(kinds))


def _take(part: str, total: float, current: float, scale: float) -> tuple[float, float, float]:
    """Total, the part under a thousand, and the last scale, with one more word."""
    if part in ("hundred",):
        return total, (current or 1) * 100, 100
    if part in SCALES:
        grown = (current or total or 1) * SCALES[part]
        return (total if current else 0) + min(grown, LARGEST), 0, SCALES[part]
    return total, current + ONES.get(part, 0) + TENS.get(part, 0), 0


def _number_word(word: str) -> bool:
    return _first_part(word) in ONES or _first_part(word) in TENS


def _first_part(word: str) -> str:
    return word.partition("-")[0]


def _fraction(line: Line, i: int) -> Number | None:
    """Two-thirds of, three quarters, a third of, half the."""
    words = line.tokens[i].low.split("-")
    last = i + 1
    if len(words) == 1 and last < len(line.tokens) and words[0] != "half":
        words, last = [words[0], line.tokens[last].low], last + 1
    count = 1 if words[0] in ("a", "half") else ONES.get(words[0], 0)
    if not count or words[-1] not in FRACTIONS or len(words) > 2 or (len(words) == 1 and words[0] != "half"):
        return None
    if not _of_follows(line, last, count):
        return None
    value = 100 * count / FRACTIONS[words[-1]]
    return Number(i, last, value, value, "fraction") if value < 100 else None


def _one_in(line: Line, i: int) -> Number | None:
    """ "One in five children": 20 per cent of them."""
    if line.low(i) != "one" or line.low(i + 1) != "in" or i + 2 >= len(line.tokens) or i + 2 in line.barred:
        return None
    other = _in_digits(line, i + 2) if line.tokens[i + 2].is_number else _in_words(line, i + 2)
    if (
        other is None
        or not 2 <= other.low <= 1000
        or not (is_plural(line.low(other.last)) or line.low(other.last) == "of")
    ):
        return None
    return Number(i, other.last, 100 / other.low, 100 / other.low, "fraction")


def _of_follows(line: Line, last: int, count: int) -> bool:
    """Whether a whole is named: "a third of". Otherwise only "two-thirds" is a fraction ("a third man")."""
    word = line.low(last)
    return (
        word == "of" or (count > 1 and word != "party") or (word in ("the", "a", "its", "their", "his", "her", "all"))
    )


def _ordinal_word(line: Line, i: int) -> Number | None:
    """Third, twenty-second."""
    tens, _, ones = line.tokens[i].low.rpartition("-")
    value = float(ORDINALS.get(ones, 0))
    if not value or (tens and (tens not in TENS or value > 9)):
        return None
    value += TENS.get(tens, 0)
    return Number(i, i + 1, value, value, "ordinal")


_WORD_STARTS = frozenset(ONES) | frozenset(TENS) | frozenset(ORDINALS) | frozenset({"half", "a"})
