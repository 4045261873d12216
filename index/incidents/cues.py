"""The event words of a sentence: which kinds they speak for, how strongly, and whether it is said to have happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.incidents.lexicon import Entry, Form, Kind, Lexicon
from index.incidents.phrases import Token, tokens
from index.incidents.words import is_adjective, is_determiner

NEGATED, UNREAL, GENERAL, AS_NOUN = 0.0, 0.25, 0.4, 0.4
"""What is left of a cue's weight when it is denied, only possible, said of many events at once, or a verb's word that
stands as a noun ("a shell", "the sentence")."""
MANY = frozenset("attacks strikes raids bombings shootings assaults killings arrests protests".split())
"""A phrase that ends in one of these tells of several events: "rocket attacks"."""
_BEFORE, _CLAUSE = (
    7,
    re.compile(r"[.;:!?()—–]|,\s+(?:and|but|when|after|while|as|before)\b|\b(?:but|after|when|because|since)\b"),
)
_NEGATION_REACH, _GENERAL_REACH = 6, 2


@dataclass(frozen=True, slots=True)
class Cue:
    """An event word where it stands: `sentence[start:end]`."""

    kind: str
    family: str
    weight: float
    """By the lexicon, less what speaks against it."""
    form: Form
    start: int
    end: int
    happened: bool
    """Neither denied nor only possible nor said of many at once."""


class _Words(NamedTuple):
    """A sentence, its words with where they stand, and the words alone."""

    text: str
    placed: Sequence[Token]
    plain: Sequence[str]


class _Hit(NamedTuple):
    """An entry of the lexicon that stands at a word and covers so many."""

    at: int
    length: int
    entry: Entry


def find_cues(text: str, lexicon: Lexicon) -> list[Cue]:
    """Every event word of a sentence, in order."""
    placed = tokens(text)
    words = _Words(text, placed, [word for word, _, _ in placed])
    hits = _hits(words.plain, lexicon)
    if not hits:
        return []
    kinds = {hit.entry.kind for hit in hits}
    cancelled = {kind: _cancelled(lexicon.kinds[kind], words.plain) for kind in kinds}
    present = frozenset(words.plain)
    found = []
    for hit in hits:
        kind = lexicon.kinds[hit.entry.kind]
        if any(hit.at <= n < hit.at + hit.length for n in cancelled[kind.name]):
            continue
        noun = hit.length == 1 and _is_noun(words, hit.at)
        if noun and words.plain[hit.at] in lexicon.verb_alone:
            continue
        noun = noun and hit.entry.form == "verb" and words.plain[hit.at] in lexicon.verb_or_noun
        weak = noun or hit.entry.form == "weak"
        if weak and kind.support and present.isdisjoint(kind.support - {words.plain[hit.at]}):
            continue
        found.append(_cue(words, hit, kind, lexicon, AS_NOUN if noun else 1.0))
    return found


def _hits(plain: Sequence[str], lexicon: Lexicon) -> list[_Hit]:
    found = []
    for at, word in enumerate(plain):
        for entry in lexicon.entries.get(word, ()):
            length = entry.phrase.match(plain, at) if entry.phrase else 1
            if length:
                found.append(_Hit(at, length, entry))
    return found


def _cancelled(kind: Kind, plain: Sequence[str]) -> set[int]:
    """The numbers of the words that a phrase of the kind's `cancel` covers."""
    found: set[int] = set()
    for at, word in enumerate(plain):
        for phrase in kind.cancel.get(word, ()):
            found.update(range(at, at + phrase.match(plain, at)))
    return found


def _is_noun(words: _Words, at: int) -> bool:
    """Whether an article stands before a word, with or without adjectives, or none as in a headline ("Storm hits")."""
    at -= 1
    while at >= 0 and is_adjective(words.plain[at]):
        at -= 1
    return at < 0 or is_determiner(words.plain[at])


def _cue(words: _Words, hit: _Hit, kind: Kind, lexicon: Lexicon, share: float) -> Cue:
    last = hit.at + hit.length - 1
    form = "plural" if hit.entry.form == "phrase" and words.plain[last] in MANY else hit.entry.form
    factor = _factor(words, hit.at, form, lexicon)
    start, end = words.placed[hit.at][1], words.placed[last][2]
    return Cue(kind.name, kind.family, hit.entry.weight * share * factor, form, start, end, factor == 1.0)


def _factor(words: _Words, at: int, form: Form, lexicon: Lexicon) -> float:
    """How much of a cue's weight the words before it leave."""
    before = _before(words, at)
    if any(word in lexicon.negations or word == "n't" for word in before[-_NEGATION_REACH:]):
        return NEGATED
    if any(word in lexicon.unreal for word in _without_month(words, at, before)) or (
        before[-1:] == ["to"] and form in ("verb", "noun", "phrase")
    ):
        return UNREAL
    if form == "plural" or (form == "noun" and not lexicon.general.isdisjoint(before[-_GENERAL_REACH:])):
        return GENERAL
    return 1.0


def _without_month(words: _Words, at: int, before: list[str]) -> list[str]:
    """The words but for May the month."""
    first = at - len(before)
    is_month = {first + n for n, word in enumerate(before) if word == "may" and first + n}
    return [w for n, w in enumerate(before, first) if n not in is_month or words.text[words.placed[n][1]] == "m"]


def _before(words: _Words, at: int) -> list[str]:
    """The words of the same clause before a cue, a few at most."""
    first = max(0, at - _BEFORE)
    floor = words.placed[first][1]
    breaks = [found.end() for found in _CLAUSE.finditer(words.text[floor : words.placed[at][1]])]
    floor += breaks[-1] if breaks else 0
    return [words.plain[n] for n in range(first, at) if words.placed[n][1] >= floor]
