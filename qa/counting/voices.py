"""Who gives a figure: two officials in one report may contradict each other, one of them hardly does."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.counting.records import Candidate
from qa.counting.stems import stem, words_of
from qa.counting.words import STOP

_LONGEST = 1_500
"""Characters of a sentence that are looked at."""
_SAY = (
    r"(?:said|says|say|told|tells|counted|counts|spoke|speaks|spoken|reported|reports|announced|announces|estimated|"
    r"estimates|claimed|claims|stated|states|confirmed|confirms|acknowledged|wrote|put|puts|gave|recorded|insisted|"
    r"maintained|added|noted|denied)"
)
_NAMES = r"(?:[^\W_][\w’'.-]*\s+){1,7}?"
_BEFORE_VERB = re.compile(
    rf"(?:^|[,;:.—–“”\"(-]\s*|\b(?:and|but|while|whereas|which|that|whom|contradicting)\s+)({_NAMES})(?:(?:also|later|first|earlier|"
    rf"had|has|have|initially|only|then|however|meanwhile)\s+)*{_SAY}\b",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(
    r"(?:\baccording\s+to|\bby\s+the\s+(?:count|estimate|account)\s+of|[,”\"’]\s*said)\s+((?:[^\W_][\w’'-]*\s*){1,6})",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    """
    the a an some several many most all also both as of in on at by from after before when while who which that first
    later earlier same
    """.split()
)
"""Words that tell no speaker from another."""
_PRONOUNS = frozenset("he she it they we i who which that this these those there".split())
_ANOTHER = frozenset("another other second third different".split())
_AGAIN = frozenset("those these same their its his her".split())
""" "Those sources" are the ones of before."""


def differ(one: Candidate, other: Candidate) -> bool:
    """Whether two figures of one article are given by two speakers, both of them named there."""
    a, b = _speaker(one), _speaker(other)
    if not a or not b:
        return False
    if a != b and not _ANOTHER.isdisjoint(a ^ b):
        return True
    return not (a <= b or b <= a)


def _speaker(candidate: Candidate) -> frozenset[str]:
    """Stems of the words for whoever gives a figure; none where its sentence leaves that open."""
    position = candidate.figure.start - candidate.figure.sentence[0]
    return _speaker_at(candidate.text[:_LONGEST], position)


@lru_cache(maxsize=2_048)
def _speaker_at(sentence: str, position: int) -> frozenset[str]:
    """The last speaker named before the figure, else the first one after it."""
    spoken = [(found.start(1), _who(found[1])) for found in _BEFORE_VERB.finditer(sentence)]
    spoken += [(found.start(), _who(found[1])) for found in _AFTER_VERB.finditer(sentence)]
    spoken.sort()
    before = [who for start, who in spoken if start < position]
    after = [who for start, who in spoken if start >= position]
    return before[-1] if before else after[0] if after else frozenset()


def _who(words: str) -> frozenset[str]:
    """The stems that tell a speaker; none of "he", and of "those officials", who spoke before."""
    named = words_of(words)
    if not named or named[-1] in _PRONOUNS or not _AGAIN.isdisjoint(named):
        return frozenset()
    told = (word for word in named if word in _ANOTHER or (word not in STOP and word not in _NOBODY))
    return frozenset(stem(word) for word in told)
