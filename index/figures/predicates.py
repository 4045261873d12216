"""What is said to have happened to what is counted: the verb that governs it, as a past ("killed")."""

from __future__ import annotations

from index.figures.drafts import Draft
from index.figures.tokens import Line
from index.figures.verbs import AUXILIARIES, BE, NOUN_TOO, past_of
from index.figures.words import FILLERS, PREPOSITIONS

REACH = 9
"""How many tokens after the noun phrase its verb may stand."""
LONGEST_ASIDE = 12
_SUBCLAUSES = frozenset("where who which that whose as when while after before if because".split())
_ENDS = frozenset('.;!?“”":')
_ASIDES = frozenset("including among most mostly some all many at".split())
_PARTICLES = frozenset("out up off down away over in on".split())
_BEFORE_NOUNS = frozenset("the a an of in its their this that".split())
_THERE = frozenset({"there"})


def find_predicate(line: Line, draft: Draft) -> str:
    """The past of the governing verb; "" where none is found, and after "there were"."""
    if draft.kind in ("percent", "points", "money"):
        return _before(line, draft.start, anywhere=True) or _after(line, draft.end)
    return _after(line, draft.end) or _passive(line, draft.end) or _before(line, draft.start, anywhere=False)


def _passive(line: Line, first: int) -> str:
    """ "15 people in the camp were killed"."""
    be, first = False, _past_aside(line, first)
    for i in range(first, min(first + REACH, len(line.tokens))):
        word = line.low(i)
        if word in _ENDS or word in _SUBCLAUSES or (word == "," and i > first):
            return ""
        if be and not word.endswith("ly") and word not in ("also", "been", "being", "not", "then", "either", "to"):
            if word in ("dead", "missing", "hurt") or _is_participle(word):
                return past_of(word) or word
            be = False
        be = be or word in BE
    return ""


def _past_aside(line: Line, i: int) -> int:
    """Past "(six women and four men)", ", including three officers,"."""
    aside = line.low(i) == "(" or (line.low(i) == "," and line.low(i + 1) in _ASIDES)
    for at in range(i + 1, min(i + LONGEST_ASIDE, len(line.tokens)) if aside else i):
        if line.low(at) == (")" if line.low(i) == "(" else ","):
            return at + 1
    return i


def _is_participle(word: str) -> bool:
    past = past_of(word)
    return bool(past) and (word.endswith(("ed", "en", "ing")) or word in (past, "cut", "hurt", "dead"))


def _after(line: Line, first: int) -> str:
    """ "Four rockets fell", "12 people have died"."""
    i = first
    while line.low(i) in AUXILIARIES or line.low(i).endswith("ly") or line.low(i) == "also":
        i += 1
        if i > first + 3:
            return ""
    word = line.low(i)
    if i in line.barred:
        return ""
    return past_of(word)


def _before(line: Line, end: int, *, anywhere: bool) -> str:
    """ "Killing a total of three soldiers", "rose by 3 %"."""
    i = end - 1
    while i >= 0 and (line.low(i) in FILLERS or (anywhere and line.low(i) in PREPOSITIONS)):
        i -= 1
    if line.low(i) in _PARTICLES and past_of(line.low(i - 1)):
        i -= 1
    word = line.low(i)
    if i < 0 or i in line.barred or word in BE or word in AUXILIARIES - {"has", "have", "had", "having"}:
        return ""
    if (word in NOUN_TOO or word.endswith("ing")) and line.low(i - 1) in _BEFORE_NOUNS:
        return ""
    return past_of(word)


def is_existential(line: Line, draft: Draft) -> bool:
    """ "There have been 24 attacks"."""
    return any(line.low(i) in _THERE for i in range(max(0, draft.start - 5), draft.start))
