"""A number with what belongs to it: its comparison, the other end of its range, per cent, money, measure."""

from __future__ import annotations

from index.figures import currencies
from index.figures.counting import REACHING
from index.figures.drafts import Draft
from index.figures.numbers import Number, read_number
from index.figures.tokens import Line
from index.figures.words import (
    AFTER,
    COMPARISONS,
    FILLERS,
    MEASURE_LEADS,
    MEASURES,
    SCORE_WORDS,
    SMALL_VAGUE,
    STOPS,
    TOTALS,
)

_LONGEST_COMPARISON = max(map(len, COMPARISONS))


def read_amount(line: Line, i: int) -> tuple[Draft | None, int]:
    """The amount that starts with token `i`, and the token to go on with; None where there is no figure here."""
    number = read_number(line, i)
    if number is None:
        return None, _past_code(line, i)
    if _is_part_of_code(line, number):
        return None, _past_code(line, number.last - 1)
    draft = Draft(number.first, number.last, number.low, number.high, number.form, grouped=number.grouped)
    draft.start = number.first
    if number.low != number.high:
        draft.comparison = "range"
    _sign_before(line, draft)
    if number.form in ("digits", "words") and not _take_range(line, draft, number):
        return None, _past_code(line, number.last - 1)
    _name_kind(line, draft, number)
    _compare(line, draft)
    return draft, draft.last


def _past_code(line: Line, i: int) -> int:
    """The token after a run without spaces: the rest of 777-200LR is no number either."""
    i += 1
    while i < len(line.tokens) and line.glued(i):
        i += 1
    return i


def _is_part_of_code(line: Line, number: Number) -> bool:
    """Whether letters or signs are glued to it: F-16, 3D, 737s, #5, x100, 33°."""
    first, last = number.first, number.last
    before = line.low(first - 1) if line.glued(first) else ""
    if before and before not in "(\"'“‘[—–-~+±…*" and before not in currencies.SIGNS and before != "#":
        return True
    if before in ("-", "–") and (
        line.glued(first - 1) or (line.low(first - 2)[-1:].isalnum() and line.glued(first - 1))
    ):
        return True
    if before == "#" and number.scale == 1:
        return True
    if not line.glued(last) or number.form != "digits":
        return False
    word = line.low(last)
    return (line.tokens[last].is_word and word not in MEASURES) or word in ("°", "′", "/", "_", "\\", "@")


# -- ranges --------------------------------------------------------------------------------------------------------


def _take_range(line: Line, draft: Draft, number: Number) -> bool:
    """Take the other end of a range into the draft. False where the two are a score or a code ("3-1")."""
    last, link = number.last, line.low(number.last)
    hyphen = link in ("-", "–", "—")
    if not hyphen and link not in ("to", "and", "or"):
        return True
    at, currency = _sign_at(line, last + 1)
    other = read_number(line, at) if at < len(line.tokens) and at not in line.barred else None
    if other is None or other.form not in ("digits", "words"):
        return not (hyphen and line.glued(last) and line.low(last + 1)[:1].isdigit())
    if hyphen:
        return _hyphenated(line, draft, number, other)
    if _is_range(line, draft, number, other):
        _join(draft, number, other)
        draft.currency = draft.currency or currency
    return True


def _is_range(line: Line, draft: Draft, number: Number, other: Number) -> bool:
    """Whether a word between two numbers makes them one: "between 10 and 15", "10 to 15", "two or three"."""
    link, before = line.low(number.last), [line.low(k) for k in range(draft.start - 3, draft.start)]
    if link == "and":
        return "between" in before
    if link == "to":  # "from 14 % to 17 %" are two figures
        changes = before[-1] == "from" and is_change(line, draft.start - 2)  # as are "rose from 11 to 34"
        return not changes and ("from" not in before[-2:] or (draft.kind == "count" and not draft.currency))
    return number.low < other.high <= 3 * number.low + 2


def is_change(line: Line, i: int) -> bool:
    """Whether token `i` ends a verb that goes from one value to another."""
    verb = REACHING.get(line.low(i - (line.low(i) in ("up", "down"))))
    return verb is not None and "to" in verb.links


def _hyphenated(line: Line, draft: Draft, number: Number, other: Number) -> bool:
    beyond = line.low(other.last) if line.glued(other.last) else ""
    tight = line.glued(number.last) and line.glued(number.last + 1)
    is_score = any(line.low(k) in SCORE_WORDS for k in range(number.first - 4, number.first))
    is_score = is_score or any(line.low(k) in SCORE_WORDS for k in range(other.last, other.last + 3))
    if tight and (
        beyond in ("-", "–")
        or is_score
        or other.high < number.low
        or len(line.low(other.first)) == 4 > len(line.low(number.first))
    ):
        return False
    if number.low < other.high and not is_score:
        _join(draft, number, other)
    return True


def _join(draft: Draft, number: Number, other: Number) -> None:
    low = number.low * (other.scale if number.scale == 1 and number.low < 1000 else 1)
    if low > other.high:
        low = number.low
    if low >= other.high:
        return
    draft.low, draft.high, draft.comparison, draft.last = low, other.high, "range", other.last
    draft.grouped = draft.grouped or other.grouped


# -- kinds ---------------------------------------------------------------------------------------------------------


def _sign_at(line: Line, i: int) -> tuple[int, str]:
    """Past a currency sign at token `i`, and the currency; `i` and "" where there is none."""
    currency = currencies.SIGNS.get(line.low(i), "")
    return (i + 1, currency) if currency and line.low(i + 1)[:1].isdigit() else (i, "")


def _sign_before(line: Line, draft: Draft) -> None:
    """The currency whose sign stands before the number; the number starts with its sign."""
    before = draft.first - 1
    word = line.low(before)
    if word == "#" and line.low(before - 1) == "gb":
        draft.currency, draft.first = "GBP", before - 1
    elif word in currencies.SIGNS and before >= 0 and _is_sign(line, before):
        draft.currency, draft.first = currencies.SIGNS[word], before
    draft.start = draft.first
    if draft.currency:
        draft.kind = "money"


def _is_sign(line: Line, i: int) -> bool:
    text = line.tokens[i].text
    return not text[0].isalpha() or text.isupper() or text.startswith("Rs")


def _name_kind(line: Line, draft: Draft, number: Number) -> None:
    """Say what kind of number it is, by what follows it."""
    if number.form == "ordinal":
        draft.kind = "ordinal"
        return
    if number.form == "fraction":
        draft.kind = "percent"
        return
    for reader in (_percent, _money, _measure, _multiple):
        if reader(line, draft):
            return


def _percent(line: Line, draft: Draft) -> bool:
    at, word = draft.last, line.low(draft.last)
    if word == "-":
        at, word = at + 1, line.low(at + 1)
    if (
        word in ("%", "percent", "pc", "pct")
        or word == "percentage"
        or (word == "per" and line.low(at + 1) in ("cent", "cents"))
    ):
        at += 2 if word == "per" else 1
        points = line.low(at) in ("point", "points") or (
            line.low(at) == "-" and line.low(at + 1) in ("point", "points")
        )
        if word == "percentage" and not points:
            return False
        draft.kind, draft.last = ("points", at + 1) if points else ("percent", at)
        return True
    if word == "basis" and line.low(at + 1) == "points":
        draft.kind, draft.last, draft.low, draft.high = "points", at + 2, draft.low / 100, draft.high / 100
        return True
    return False


def _money(line: Line, draft: Draft) -> bool:
    at, country = draft.last, ""
    while (line.low(at) in currencies.COUNTRIES and at < draft.last + 2) or (at == draft.last and line.low(at) == "of"):
        country, at = currencies.COUNTRIES.get(line.low(at), ""), at + 1
    word = line.low(at)
    currency = currencies.WORDS.get(word, "")
    if not currency or (word in currencies.NOT_ALONE and not draft.grouped):
        return draft.kind == "money"
    if word == "pounds" and line.low(at + 1) == "of" and not draft.grouped:
        return draft.kind == "money"
    draft.kind, draft.last = "money", at + 1
    draft.currency = draft.currency or country or currency
    if word in currencies.HUNDREDTHS:
        draft.low, draft.high = draft.low / 100, draft.high / 100
    elif line.low(at + 1) == "and" and line.low(at + 3) in currencies.HUNDREDTHS:
        cents = read_number(line, at + 2)
        if cents and cents.high < 100:
            draft.low, draft.high, draft.last = draft.low + cents.low / 100, draft.high + cents.high / 100, at + 4
    return True


def _measure(line: Line, draft: Draft) -> bool:
    at = draft.last
    if line.low(at) == "-":
        at += 1
    while line.low(at) in MEASURE_LEADS and at < draft.last + 3:
        at += 1
    if line.low(at) not in MEASURES or (at > draft.last and line.low(draft.last) == "-" and not line.glued(at)):
        return False
    if line.low(at) in ("degree", "degrees") and draft.form == "vague":
        return False
    draft.kind, draft.noun = "measure", (draft.last + (line.low(draft.last) == "-"), at + 1)
    return True


def _multiple(line: Line, draft: Draft) -> bool:
    """ "Three times as many"; but "three times over the year" is a count of times."""
    after = line.low(draft.last + 1)
    compares = after in ("as", "more", "the", "less", "higher", "that") or (after.endswith("er") and after not in STOPS)
    if line.low(draft.last) != "times" or not compares:
        return False
    draft.kind, draft.last = "multiple", draft.last + 1
    return True


# -- comparisons ---------------------------------------------------------------------------------------------------


def _compare(line: Line, draft: Draft) -> None:
    """Read the comparison before the number, and the one after it."""
    if draft.kind == "ordinal":
        return
    at = draft.first
    for _ in range(3):
        length, comparison, total = _comparison_at(line, at)
        if length:
            at -= length
            draft.start, draft.total = at, draft.total or total
            if comparison and draft.comparison == "exactly":
                draft.comparison = comparison  # type: ignore[assignment]
        elif line.low(at - 1) in FILLERS and at > 0:
            at -= 1
        else:
            break
    for words, after in AFTER.items():
        if all(line.low(draft.last + k) == word for k, word in enumerate(words)):
            if draft.comparison in ("exactly", "about"):
                draft.comparison = after
            draft.last += len(words)
            break


def _comparison_at(line: Line, end: int) -> tuple[int, str, bool]:
    """The words of comparison that end before token `end`: how many, which, and whether they say a total."""
    for length in range(min(_LONGEST_COMPARISON, end), 0, -1):
        words = tuple(line.low(k) for k in range(end - length, end))
        if words in COMPARISONS:
            return length, COMPARISONS[words], "total" in words
        if words in TOTALS:
            return length, "", True
    return 0, "", False


def is_small_vague(line: Line, draft: Draft) -> bool:
    """Whether the number says little more than "some"."""
    return draft.form == "vague" and " ".join(line.low(k) for k in range(draft.first, draft.last)) in SMALL_VAGUE
