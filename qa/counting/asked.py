"""What a question wants counted: the thing, what is said of it, and what narrows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from index.figures.nouns import is_plural, singular
from index.windows import find
from index.windows.around import lead_of
from qa.counting.stems import brought_down, stem, without_dots, words_of
from qa.counting.units import are_people, predicate_class
from qa.counting.words import (
    APART_FROM_EACH_OTHER,
    COMPOUNDS,
    DEEDS,
    EMPTY_ADJECTIVES,
    EVENT_NOUNS,
    EVENTS_OF_PEOPLE,
    IRREGULAR_VERBS,
    MEASURE_NOUNS,
    MONEY_NOUNS,
    PHRASE_ENDS,
    REPORTING,
    STOP,
    SUFFERING,
    UNCHANGED,
    VERBS,
)
from qa.question import names_in

LONGEST = 2_000
"""Characters of a question that are read."""
AskedKind = Literal["count", "money", "percent", "measure", "times"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. Words are lower case."""

    head: str
    """What is counted, singular: "attack". Empty when the question does not say ("how much did it cost")."""
    modifiers: tuple[str, ...]
    """What stands before it: "rocket"."""
    predicate: str
    """What is said of it, as the question has it: "killed", "fell"; "" when only its being there is asked."""
    scope: tuple[str, ...]
    """The other words that narrow it: places, names, objects."""
    names: tuple[str, ...]
    """The names in the question, as written; none in a question without capitals."""
    kind: AskedKind
    attribute: str = ""
    """What the number itself is called where it is told of as such: "population", "toll"; "" where by the head."""
    tellings: bool = False
    """What is told is to be counted: "how many attacks are reported", "how many different attacks"."""
    part: tuple[str, ...] = ()
    """What is said of a part: "how many of them had returned to duty" asks for returned, duty. Else empty."""

    @property
    def phrase(self) -> str:
        """What is counted, in words: "rocket attack"."""
        return " ".join((*self.modifiers, self.head)).strip()


class _Opening(NamedTuple):
    """How a question begins, and what that says of what it asks for."""

    kind: AskedKind
    pattern: re.Pattern[str]
    head: str = ""
    predicate: str = ""
    attribute: str = ""


def _opening(kind: AskedKind, pattern: str, head: str = "", predicate: str = "", attribute: str = "") -> _Opening:
    return _Opening(kind, re.compile(pattern, re.IGNORECASE), head, predicate, attribute)


_THE = r"(?:(?:is|was|are|were)\s+)?(?:the\s+|a\s+)?(?:\w+\s+)?"
_MONEY = f"(?:{'|'.join(sorted(MONEY_NOUNS))})"
_OPENINGS = (
    _opening("times", r"\bhow\s+(?:many\s+times|often)\b", "time"),
    _opening("percent", r"\b(?:what|which|how\s+(?:many|much|large|big))\s+(?:(?:is|was)\s+the\s+|of\s+a\s+|a\s+)?"
             r"(?:percentage|percent|per\s+cent|share|proportion|fraction)\b(?:\s+of\b)?"),
    _opening("percent", r"\bhow\s+much\s+of\b"),
    _opening("count", r"\b(?:death|casualty|body)\s+(?:toll|count)\b", "person", "killed", "toll"),
    _opening("count", rf"\b(?:what\s+{_THE})?population\s+of\b", "person", "lives", "population"),
    _opening("count", r"\bhow\s+populous\b", "person", "lives", "population"),
    _opening("money", r"\bhow\s+(?:much\s+money|many\s+(?:dollars|euros|pounds|yen|yuan|rupees|roubles|rubles))\b"),
    _opening("count", r"\bhow\s+many\b"),
    _opening("money", r"\bhow\s+much\s+(?=is|was|are|were|did|does|do|has|have|had|will|would|worth|money)\b"),
    _opening("money", rf"\bhow\s+much\s+(?:in\s+)?(?:(?!of\b)\w+\s+){{0,2}}?(?={_MONEY}s?\b)"),
    _opening("measure", r"\bhow\s+much\b"),
    _opening("percent", r"\b(?:how\s+(?:high|low|big|large)|what)\s+(?:is|was)\s+the\s+(?=(?:\w+\s+){0,2}rate\b)"),
    _opening("measure", r"\bhow\s+(?:long|far|tall|high|heavy|big|large|wide|deep|fast|old|strong)\b"),
    _opening("money", rf"\bwhat\s+{_THE}(?={_MONEY}\b)"),
    _opening("measure", rf"\bwhat\s+{_THE}(?={'|'.join(sorted(MEASURE_NOUNS))})"),
    _opening("count", r"\b(?:numbers?|count|total|tally|amount)\s+of\b"),
)  # fmt: skip
_ARCHIVE = re.compile(r"\bin\s+(?:the|this|your|my|these)\s+(?:archive|articles|reports|collection|documents)\b", re.I)
_TOLD_NOW = re.compile(
    r"\b(?:is|are)\s+(?:there\s+)?(?:reported|listed|mentioned|described|documented|recorded)\b", re.I
)
_TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_LEADING = re.compile(r"\s*(?:of\s+)?(?:(?:the|all|these|those|our|their|its|his|her)\s+)?", re.IGNORECASE)
_PARTITIVE = re.compile(r"\s*of\s+(?:the|them|these|those|its|his|her|their|our)\b", re.IGNORECASE)
_LONGEST_PHRASE = 6


def read_asked(question: str) -> Asked | None:
    """What a question wants counted; None when it asks for no number. Its times are read elsewhere.

    Example:
        >>> asked = read_asked("How many rocket attacks hit the Taji base since late October?")
        >>> asked.head, asked.modifiers, asked.predicate, asked.scope, asked.names
        ('attack', ('rocket',), 'hit', ('taji', 'base'), ('Taji',))
    """
    text = _without_times(without_dots(question[:LONGEST]))
    opening, found = _how_it_opens(text)
    if opening is None or found is None:
        return None
    before, rest = text[: found.start()], text[found.end() :]
    phrase, after = ([], rest) if opening.head else _noun_phrase(rest)
    predicate, scope = _predicate_and_scope(after)
    tellings = bool(_TOLD_NOW.search(text) or _ARCHIVE.search(text)) or not APART_FROM_EACH_OTHER.isdisjoint(phrase)
    modifiers = tuple(w for w in phrase[:-1] if w not in EMPTY_ADJECTIVES | APART_FROM_EACH_OTHER | STOP)
    head, modifiers = _compound(opening.head or (singular(phrase[-1]) if phrase else ""), modifiers)
    head, modifiers, done = _done_to(head, modifiers)
    predicate = opening.predicate or done or _suffered(head, predicate, after) or predicate
    if opening.kind == "times" and (event := _EVENT_OF.get(stem(predicate))):
        head, predicate = event, ""
    if head in EVENTS_OF_PEOPLE and not predicate:
        predicate = EVENTS_OF_PEOPLE[head]
    if not head and opening.kind == "count" and predicate_class(predicate):
        head = "person"
    aside = () if opening.pattern.search(before) else tuple(w for w in _scope_words(before) if w not in _ASIDE)
    attribute = opening.attribute or ("toll" if predicate_class(predicate) == "killed" else "")
    part = _said_of_part(rest) if opening.kind == "count" and _PARTITIVE.match(rest) else ()
    return Asked(head, modifiers, predicate, (*scope, *aside), _names(text), opening.kind, attribute, tellings, part)


_EVENT_OF = {stem(noun): noun for noun in EVENT_NOUNS}
_ASIDE = frozenset("tell know like want give show find please wonder say think list what".split())
"""Words before "how many" that address whoever is asked."""


def _without_times(text: str) -> str:
    """The question without its time expressions and the prepositions that lead them."""
    pieces, position = [], 0
    for time in find(text, None):
        if time.type == "SET" or time.text.lower().startswith("many"):
            continue
        pieces.append(text[position : max(position, lead_of(text, time.start).start)])
        position = time.end
    return " ".join([*pieces, text[position:]])


def _how_it_opens(text: str) -> tuple[_Opening | None, re.Match[str] | None]:
    for opening in _OPENINGS:
        if found := opening.pattern.search(text):
            return opening, found
    return None, None


def _noun_phrase(text: str) -> tuple[list[str], str]:
    """The words of the noun phrase that a text begins with, and the rest of the text.

    The first plural noun closes it, unless another follows ("singles titles").
    """
    position = _LEADING.match(text).end()  # type: ignore[union-attr]  # it matches the empty text
    phrase: list[str] = []
    for found in _TOKEN.finditer(text, position):
        word = found[0].lower()
        closed = bool(phrase) and is_plural(phrase[-1]) and not _goes_on(word)
        breaks = bool(phrase) and not text[position : found.start()].isspace()
        if word in PHRASE_ENDS or closed or breaks or len(phrase) == _LONGEST_PHRASE or _opens_clause(phrase, word):
            break
        phrase.append(word)
        position = found.end()
    return phrase, text[position:]


def _goes_on(word: str) -> bool:
    return is_plural(word) and stem(word) not in _VERB_STEMS


def _opens_clause(phrase: list[str], word: str) -> bool:
    """ "how many died in ...": a verb where the noun should stand."""
    return not phrase and word.endswith(("ed", "ied")) and stem(word) in _VERB_STEMS


_VERB_STEMS = frozenset(stem(verb) for verb in VERBS)
_HELPERS = frozenset("did do does has have had is are was were be been being will would can could get got".split())


def _predicate_and_scope(text: str) -> tuple[str, tuple[str, ...]]:
    """The verb that says what happened, and the other words that narrow."""
    tokens = _TOKEN.findall(text)
    at = next((n for n in range(len(tokens)) if _is_verb(tokens, n)), None)
    predicate = tokens[at].lower() if at is not None else ""
    if stem(predicate) in _REPORTING_STEMS:
        predicate = ""
    rest = " ".join(token for n, token in enumerate(tokens) if n != at)
    if whole := brought_down(text):  # "shot down" is no shot
        predicate, rest = " ".join(whole[0].lower().split()), f"{text[: whole.start()]} {text[whole.end() :]}"
    return predicate, _scope_words(rest)


def _suffered(head: str, predicate: str, after: str) -> str:
    """What happened to people where the verb's object says it: "had injuries", "suffered burns and other injuries"."""
    verb = predicate or next(iter(words_of(after)), "")
    if not are_people(stem(head)) or stem(verb) not in _SUFFERING_STEMS:
        return ""
    objects = (EVENTS_OF_PEOPLE.get(singular(word), "") for word in words_of(_OBJECT.match(after)[0]))  # type: ignore[index]
    return next((happened for happened in objects if happened), "")


_OBJECT = re.compile(
    r"(?:(?!\b(?:after|before|in|at|on|from|since|during|when|by|because)\b).)*", re.IGNORECASE | re.DOTALL
)
"""What follows a verb up to the next preposition."""
_SUFFERING_STEMS = frozenset(stem(verb) for verb in SUFFERING)


def _said_of_part(text: str) -> tuple[str, ...]:
    """The words after the last helping verb: of "of those who were hurt are back on duty", back and duty."""
    tokens = _TOKEN.findall(text)
    last = max((n for n, token in enumerate(tokens) if token in _HELPERS), default=len(tokens))
    return _scope_words(" ".join(tokens[last + 1 :]))


_REPORTING_STEMS = frozenset(stem(verb) for verb in REPORTING)


def _is_verb(tokens: list[str], n: int) -> bool:
    word, before = tokens[n], tokens[n - 1] if n else ""
    if word in _HELPERS or word in STOP or not word.islower():
        return False
    relative = before.lower() in ("that", "who", "which", "to")
    if tokens[0].lower() in _WITH_PARTICIPLE and not relative and not _is_participle(word):
        return False
    beside = not n or before.lower() in _HELPERS or before.lower() in ("that", "who", "which", "to")
    if beside and word.endswith("ed") and len(word) > 4:
        return True
    subject_before = tokens[0].lower() in _HELPERS or before[0].isupper() if before else False
    if subject_before and word.endswith("ed") and len(word) > 4:
        return True
    return stem(word) in _VERB_STEMS and (beside or subject_before or word.endswith("ed"))


_WITH_PARTICIPLE = frozenset("has have had is are was were been being be".split())
"""Helping verbs that no base form follows: of "had injuries after the attack" the attack is a noun."""


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "en", "ing")) or word in IRREGULAR_VERBS or word in UNCHANGED


def _scope_words(text: str) -> tuple[str, ...]:
    words = (word for word in words_of(text) if word not in STOP and word not in PHRASE_ENDS)
    return tuple(dict.fromkeys(words))


def _compound(head: str, modifiers: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Two words that name one thing, as that thing ("service members": soldiers)."""
    if modifiers and (name := COMPOUNDS.get(f"{modifiers[-1]} {head}")) and name != head:
        return name, modifiers[:-1]
    return head, modifiers


def _done_to(head: str, modifiers: tuple[str, ...]) -> tuple[str, tuple[str, ...], str]:
    """ "Job cuts" are jobs that are cut: head, modifiers, and what is done."""
    done = DEEDS.get(head)
    return (singular(modifiers[-1]), modifiers[:-1], done) if done and modifiers else (head, modifiers, "")


def _names(text: str) -> tuple[str, ...]:
    whole = (
        name for name in names_in(text) if re.search(rf"(?<!\w){re.escape(name)}", text)
    )  # not the Tunes of iTunes
    return tuple(name for name in whole if name.lower() not in ("how", "what", "number"))
