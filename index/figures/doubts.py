"""Numbers that count nothing: names, ages, addresses, clocks, scores, lists. Each doubt is a row with the confidence
that a number keeps at most when it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from index.figures import naming, words
from index.figures.amounts import is_small_vague
from index.figures.drafts import Draft
from index.figures.tokens import Line
from index.figures.verbs import BE, CHANGES, EVENTS, past_of

Test = Callable[[Line, Draft], bool]


class Doubt(NamedTuple):
    """A reason to think that a number is no figure."""

    name: str
    limit: float
    """The confidence it leaves."""
    holds: Test


def confidence_of(line: Line, draft: Draft) -> float:
    """How sure it is that the number counts what its unit says."""
    doubts = DOUBTS.get(draft.kind, ())
    return min([doubt.limit for doubt in doubts if doubt.holds(line, draft)], default=1.0)


def _is_compared(draft: Draft) -> bool:
    return draft.comparison not in ("exactly", "range") or draft.total


def _digits(line: Line, draft: Draft) -> str:
    return line.tokens[draft.first].text


# -- other numbers -------------------------------------------------------------------------------------------------


def _is_age(line: Line, draft: Draft) -> bool:
    after = line.low(draft.last)
    if after in words.AGE_AFTER or (after == "-" and line.low(draft.last + 1) in words.AGE_AFTER):
        return True
    if after in ("years", "year", "months", "month") and line.low(draft.last + 1) in ("old", "-"):
        return True
    if line.low(draft.first - 1) == "aged" or (line.low(draft.first - 2), line.low(draft.first - 1)) == ("age", "of"):
        return True
    return _is_age_in_commas(line, draft)


def _is_age_in_commas(line: Line, draft: Draft) -> bool:
    """ "John Smith, 49, said"."""
    before = line.tokens[draft.first - 2] if draft.first >= 2 else None
    if before is None or line.low(draft.first - 1) not in (",", "(") or not before.text[0].isupper():
        return False
    after = line.low(draft.last)
    closed = after in (",", ".", ";", ")", "", "and", "of", "was", "is", "who", "has")
    return closed and draft.form == "digits" and not draft.grouped and 0 < draft.low < 115


def _is_clock(line: Line, draft: Draft) -> bool:
    return line.low(draft.last) in words.CLOCK_WORDS or (
        draft.form != "vague" and line.low(draft.last) in ("o", "o’clock", "o'clock")
    )


def _is_year(line: Line, draft: Draft) -> bool:
    digits = _digits(line, draft)
    bare = draft.last - draft.first == 1 and len(digits) == 4 and digits.isdigit() and 1500 <= draft.low < 2100
    return bare and not _is_compared(draft) and not (draft.plural and line.tokens[draft.noun[1] - 1].text.islower())


def _has_leading_zero(line: Line, draft: Draft) -> bool:
    digits = _digits(line, draft)
    return len(digits) > 1 and digits[0] == "0" and digits[1] != "."


def _is_list_number(line: Line, draft: Draft) -> bool:
    """ "1. The first point", "2) The second", "(3)"."""
    if draft.form == "digits" and draft.first == 0 and line.low(draft.last) in (".", ")", ":"):
        return len(line.tokens) > draft.last + 1 or draft.last - draft.first == 1
    return line.low(draft.first - 1) in ("(", "[") and line.low(draft.last) in (")", "]") and draft.low < 100


def _is_score(line: Line, draft: Draft) -> bool:
    """ "7 for 62", "6 to 3"."""
    for link, other in ((draft.last, draft.last + 1), (draft.first - 1, draft.first - 2)):
        if line.low(link) in ("for", "-", "–", "v", "vs", "x") and line.low(other)[:1].isdigit() and not draft.head:
            return True
    return False


def _is_in_row(line: Line, draft: Draft) -> bool:
    """Part of a row of numbers: a telephone number, a table."""
    before, after = line.low(draft.first - 1), line.low(draft.last)
    if before == "+" and line.glued(draft.first):
        return True
    if before == ")" and line.low(draft.first - 2)[:1].isdigit() and after in ("-", "", ".", ","):
        return True
    bare = draft.form == "digits" and draft.kind == "count"
    digit_neighbours = (before[:1].isdigit(), after[:1].isdigit())
    return bare and any(digit_neighbours) and (not draft.plural or all(digit_neighbours))


def _is_coordinate(line: Line, draft: Draft) -> bool:
    after = line.tokens[draft.last].text if draft.last < len(line.tokens) else ""
    return after in ("°", "N", "S", "E", "W", "º") and draft.form == "digits"


def _is_pronoun(line: Line, draft: Draft) -> bool:
    """ "One of the", "one day", "the one that"."""
    if not _is_one(draft):
        return False
    after, before = line.low(draft.last), line.low(draft.first - 1)
    return after in words.ONE_IS_NO_COUNT or before in words.NO_ONE_AFTER


def _is_bare_one(line: Line, draft: Draft) -> bool:
    return _is_one(draft) and not draft.head


def _is_one(draft: Draft) -> bool:
    return draft.low == draft.high == 1 and draft.form == "words"


def _is_part_of_length(line: Line, draft: Draft) -> bool:
    """ "A year or two", "four, five years"."""
    before = line.low(draft.first - 1) in ("or", ",", "-") and draft.first - 2 in line.barred
    return not draft.head and (before or (line.low(draft.last) in ("or", ",") and draft.last + 1 in line.barred))


def _is_vague(line: Line, draft: Draft) -> bool:
    return is_small_vague(line, draft)


# -- nouns that do not agree ---------------------------------------------------------------------------------------


def _disagrees(line: Line, draft: Draft) -> bool:
    """More than one of a singular: an index, a name, an address."""
    return bool(draft.head) and draft.high > 1 and not draft.plural and draft.head not in words.LEVELS


def _is_level_noun(line: Line, draft: Draft) -> bool:
    """ "The 5,000 mark": where something stands, not how many there are."""
    return draft.head in words.LEVELS


def _is_definite(line: Line, draft: Draft) -> bool:
    """ "The two companies": known already, and only pointed at."""
    small = draft.form == "words" and draft.high <= 10 and draft.predicate not in EVENTS
    return small and line.low(draft.first - 1) in ("the", "these", "those", "both", "other")


def _is_bare(line: Line, draft: Draft) -> bool:
    return not draft.head and not _is_compared(draft) and not _is_level(line, draft) and draft.form != "words"


def _is_bare_level(line: Line, draft: Draft) -> bool:
    return not draft.head


def _is_level(line: Line, draft: Draft) -> bool:
    """A number without a noun after a word of change or level: "closed at 7,114.3", "rose to 444"."""
    near = [line.low(i) for i in range(max(0, draft.start - 4), draft.start)]
    before = line.low(draft.start - 1)
    subject = line.low(draft.last) in BE or bool(past_of(line.low(draft.last)))  # "of those, 69 occurred at home"
    return (
        draft.grouped or subject or before in _LEADS or bool(past_of(before)) or any(word in CHANGES for word in near)
    )


# -- ordinals ------------------------------------------------------------------------------------------------------


def _counts_nothing(line: Line, draft: Draft) -> bool:
    """ "The fifth floor", "his 40th birthday", "the second largest"."""
    after = line.low(draft.last)
    superlative = after in ("-", "of", "most", "best", "worst", "least") or (after.endswith("est") and len(after) > 4)
    owned = line.low(draft.first - 1) in ("his", "her", "my", "your", "our") or line.low(draft.first - 1).endswith(
        ("'s", "’s")
    )
    return (
        not draft.head
        or draft.head in words.UNCOUNTED_ORDINAL
        or superlative
        or draft.plural
        or (owned and draft.head in ("child", "term", "album", "marriage", "wife", "husband"))
    )


def _is_timeless(line: Line, draft: Draft) -> bool:
    """No time in the sentence since when, or in which, it is the third."""
    return not line.times


def _is_low(line: Line, draft: Draft) -> bool:
    return draft.low <= 10 and not line.times


def _is_first(line: Line, draft: Draft) -> bool:
    """ "The first since 2007" is no count of one since 2007."""
    return draft.low == 1


def _is_second(line: Line, draft: Draft) -> bool:
    return draft.low == 2


def _is_undetermined(line: Line, draft: Draft) -> bool:
    """No article before it: "third came Smith"."""
    return line.low(draft.first - 1) not in ("the", "its", "their", "a", "this", "that", "his", "her")


_LEADS = frozenset({"to", "by", "than", "is", "was", "are", "were"})
"""Words after which a bare number is the value of something that was named before."""
_EVERYWHERE = (
    Doubt("named", 0.15, naming.is_named),
    Doubt("clock", 0.1, _is_clock),
    Doubt("list number", 0.1, _is_list_number),
)
DOUBTS: dict[str, tuple[Doubt, ...]] = {
    "count": (
        *_EVERYWHERE,
        Doubt("after a name", 0.15, naming.follows_a_name),
        Doubt("after a name at the start", 0.25, naming.starts_with_a_name),
        Doubt("a name itself", 0.2, naming.is_name_itself),
        Doubt("address", 0.15, naming.is_address),
        Doubt("age", 0.1, _is_age),
        Doubt("year", 0.1, _is_year),
        Doubt("leading zero", 0.1, _has_leading_zero),
        Doubt("score", 0.1, _is_score),
        Doubt("row of numbers", 0.1, _is_in_row),
        Doubt("coordinate", 0.1, _is_coordinate),
        Doubt("pronoun", 0.15, _is_pronoun),
        Doubt("bare one", 0.2, _is_bare_one),
        Doubt("length", 0.15, _is_part_of_length),
        Doubt("vague", 0.4, _is_vague),
        Doubt("singular", 0.25, _disagrees),
        Doubt("level", 0.4, _is_level_noun),
        Doubt("definite", 0.45, _is_definite),
        Doubt("bare", 0.25, _is_bare),
        Doubt("bare level", 0.4, _is_bare_level),
    ),
    "measure": (*_EVERYWHERE, Doubt("age", 0.1, _is_age)),
    "ordinal": (
        Doubt("counts nothing", 0.15, _counts_nothing),
        Doubt("title", 0.15, naming.is_title),
        Doubt("first", 0.25, _is_first),
        Doubt("second", 0.4, _is_second),
        Doubt("low and timeless", 0.4, _is_low),
        Doubt("timeless", 0.6, _is_timeless),
        Doubt("no article", 0.25, _is_undetermined),
    ),
    "percent": (),
    "points": (),
    "money": (Doubt("list number", 0.1, _is_list_number),),
}
"""By kind of figure; the smallest limit of those that hold is the confidence."""
