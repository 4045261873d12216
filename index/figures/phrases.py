"""What a number counts, without a tagger: the noun phrase after it, which its first plural noun closes.

"24 rocket attacks on the US embassy in Baghdad": the noun phrase is "rocket attacks", its head "attack", its scope
"on the US embassy in Baghdad".
"""

from __future__ import annotations

from index.figures.drafts import Draft
from index.figures.nouns import is_plural, singular
from index.figures.numbers import may_start
from index.figures.tokens import Line, Token
from index.figures.verbs import PASTS, PEOPLE_DO
from index.figures.words import (
    CAUGHT_UP,
    COMPARISONS,
    COMPOUNDS,
    FACTS,
    FILLERS,
    IN_SCOPE,
    MAY_BEGIN,
    ONES,
    PREPOSITIONS,
    STOPS,
)

LONGEST = 7
"""Words of a noun phrase."""
SCOPE_CHARACTERS = 110
_QUOTES = frozenset("\"“”‘'`")
_DETERMINERS = frozenset("the its their his her those these them our your my all".split())
_SKIPPED = frozenset({"more", "other", "additional", "further", "such"})
_LINKS = frozenset({"and", "or"})
_VAGUE_PLURALS = frozenset("thousands dozens hundreds millions billions scores tens".split())


def name_unit(line: Line, draft: Draft) -> None:
    """Find what a count or an ordinal counts, and what narrows it."""
    if line.low(draft.last) == "-" and line.glued(draft.last + 1):
        _name_compound(line, draft)
        return
    first = _past_of(line, draft.last)
    while line.low(first) in _QUOTES and line.low(first):
        first += 1
    last = end_of_noun(line, first, ordinal=draft.kind == "ordinal")
    if last == first:
        draft.scope = (draft.last, end_of_scope(line, draft.last))
        return
    draft.noun = (first, last)
    head = _head(line, last)
    draft.head, draft.plural = singular(head), is_plural(head)
    if draft.plural and line.low(last) in _LINKS:
        _take_second_noun(line, draft, last + 1)
    draft.scope = (draft.noun[1], end_of_scope(line, draft.noun[1]))


def _name_compound(line: Line, draft: Draft) -> None:
    """ "The 15-member council"; of most such words the number is a size, not a count."""
    word = line.low(draft.last + 1)
    if word in COMPOUNDS:
        draft.head, draft.plural, draft.noun = word, True, (draft.last + 1, draft.last + 2)


def name_fact(line: Line, draft: Draft) -> str:
    """What happened to that many people, where the number stands alone for them ("12 dead"); else ""."""
    at = draft.last + (line.low(draft.last) in CAUGHT_UP or line.low(draft.last) == "people")
    word = line.low(at)
    if word not in FACTS or at in line.barred or (draft.plural and draft.noun[1] > at + 1):
        return ""
    if is_plural(line.low(at + 1)) and line.tokens[at + 1].is_word and line.low(at + 1) not in STOPS:
        return ""  # "12 wounded soldiers"
    draft.head, draft.plural, draft.noun = "person", True, (draft.last, max(at, draft.last + 1))
    draft.scope = (at + 1, end_of_scope(line, at + 1))
    return word


def imply_people(draft: Draft) -> bool:
    """ "Hundreds were arrested", "it killed 12": the number stands alone for people."""
    if draft.head or draft.predicate not in PEOPLE_DO or draft.kind != "count":
        return False
    draft.head, draft.plural, draft.implied = "person", True, True
    return True


def _past_of(line: Line, i: int) -> int:
    """Past "of the", "more", "other" after a number."""
    if line.low(i) == "of":
        i += 1
        if line.low(i) in _DETERMINERS:
            i += 1
        i += i + 1 < len(line.tokens) and line.low(i) in ONES  # "five of the seven men"
    while line.low(i) in _SKIPPED and i + 1 < len(line.tokens) and i not in line.barred:
        i += 1
    return i


def end_of_noun(line: Line, first: int, *, ordinal: bool = False) -> int:
    """The token after the noun phrase that starts with token `first`."""
    i, last = first, first
    while i < len(line.tokens) and i - first < LONGEST and i not in line.barred:
        token = line.tokens[i]
        if line.text[token.start - 1] == "\n":
            break
        if token.text in _QUOTES and i - first < 3:
            i += 1
            continue
        if not _goes_on(line, i, first):
            break
        i += 1
        last = i
        if _closes(line, i - 1, ordinal=ordinal):
            break
    while last > first + 1 and line.low(last - 1).endswith("ed") and line.tokens[last - 1].text.islower():
        last -= 1  # "the 22nd attack targeted": a verb is no head
    is_verb = last == first + 1 and line.low(first).endswith("ed") and line.low(first) not in FACTS
    return first if is_verb or (last == first + 1 and line.low(first) in PEOPLE_DO) else last


def _goes_on(line: Line, i: int, first: int) -> bool:
    """Whether the token can belong to a noun phrase."""
    token = line.tokens[i]
    if token.is_number:
        return (i > first or (line.low(i + 1) == "s" and line.glued(i + 1))) and _names_a_product(line, i)
    if token.text == "-":
        return i > first and line.glued(i) and line.glued(i + 1)
    if not token.is_word:
        return False
    if token.low in STOPS:
        return i == first and token.low in MAY_BEGIN
    if i > first and token.low.endswith("ed") and token.low != "united" and is_plural(line.tokens[i - 1].text):
        return False
    return not (i > first and token.low in PASTS and is_plural(line.tokens[i - 1].text))


def _names_a_product(line: Line, i: int) -> bool:
    """Whether a number inside a noun phrase is part of a name: "60 Boeing 787 Dreamliners", "five 737s"."""
    return len(line.tokens[i].text) <= 4 and line.tokens[i].text.isdigit() and line.low(i + 1)[:1].isalpha()


def _head(line: Line, last: int) -> str:
    """The last word of a noun phrase; of "five 737s" the number with its ending."""
    word = line.tokens[last - 1].text
    is_ending = word == "s" and line.glued(last - 1) and line.tokens[last - 2].is_number
    return line.tokens[last - 2].text + word if is_ending else word


def _closes(line: Line, i: int, *, ordinal: bool) -> bool:
    """Whether the noun phrase ends with this token: a plural noun that is not the first part of another."""
    token = line.tokens[i]
    if not is_plural(token.text) or (token.text[0].isupper() and len(token.text) < 4):
        return False
    if i + 1 >= len(line.tokens) or line.tokens[i + 1].start != token.end + 1:
        return True
    after = line.tokens[i + 1]
    if after.low in STOPS or not after.text[0].isalpha():
        return True
    if token.text[0].isupper():
        return not (after.text[0].isupper() or is_plural(after.low)) or ordinal
    return not (_lower(after) and is_plural(after.low) and after.low not in PASTS and after.low not in FACTS)


def _lower(token: Token) -> bool:
    return token.text[0].islower()


def _take_second_noun(line: Line, draft: Draft, first: int) -> None:
    """ "Rocket attacks and drone strikes": both are counted."""
    if first >= len(line.tokens) or not _lower(line.tokens[first]) or may_start(line.tokens[first]):
        return
    last = end_of_noun(line, first)
    head = line.low(last - 1)
    if first < last <= first + 3 and head.endswith("s") and is_plural(head) and head not in _VAGUE_PLURALS:
        draft.noun = (draft.noun[0], last)


def end_of_scope(line: Line, first: int, *, led: bool = False) -> int:
    """The token after what narrows a noun phrase: its prepositional phrases, up to a verb, a time or a full stop.

    Args:
        led: whether the first token is known to lead one: "complaints about the trains".
    """
    i = first + led
    while i < len(line.tokens) and i not in line.barred:
        token = line.tokens[i]
        if not (token.is_word or token.is_number) or (i == first and not led and token.low not in PREPOSITIONS):
            break
        stops = token.low in STOPS and token.low not in PREPOSITIONS and token.low not in IN_SCOPE
        if stops or token.end - line.tokens[first].start > SCOPE_CHARACTERS:
            break
        if (token.low in _LINKS and _number_follows(line, i + 1)) or _is_infinitive(line, i):
            break
        i += 1
    while i > first and (i == first + led or line.low(i - 1) in PREPOSITIONS or line.low(i - 1) in IN_SCOPE):
        i -= 1
    return i


def _is_infinitive(line: Line, i: int) -> bool:
    """ "Votes to win", not "troops to the border"."""
    after = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    return line.low(i) == "to" and after is not None and after.text[0].islower() and after.low not in IN_SCOPE


def _number_follows(line: Line, i: int) -> bool:
    """Whether another figure begins here: "in Iraq and nearly 900 in Syria"."""
    comparison = any(tuple(line.low(i + k) for k in range(n)) in COMPARISONS for n in (1, 2))
    at = i + (1 if comparison or line.low(i) in FILLERS else 0)
    return any(
        j < len(line.tokens) and may_start(line.tokens[j]) and line.low(j) != "a" for j in (i, at, at + comparison)
    )


def end_of_share(line: Line, draft: Draft) -> None:
    """What a percentage or a fraction is a share of: "40 % of the workforce"."""
    i = draft.last
    if line.low(i) == "of":
        i += 1
    elif draft.form != "fraction":
        return
    if line.low(i) in _DETERMINERS or line.low(i) in ("a", "an"):
        i += 1
    first, end = i, end_of_noun(line, i)
    while end > first and line.low(end) == "of":
        start = end + 1 + (line.low(end + 1) in _DETERMINERS)
        if (further := end_of_noun(line, start)) == start:
            break
        end = further
    draft.share_of = (first, end)
