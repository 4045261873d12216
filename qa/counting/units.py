"""How alike are what is asked for and what a figure counts: head, modifiers, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from index.figures.nouns import singular
from qa.counting.stems import stem, words_of
from qa.counting.words import (
    BEING,
    COMPOUNDS,
    DONE_TO_PEOPLE,
    EMPTY_ADJECTIVES,
    EVENTS_OF_PEOPLE,
    EXCLUSIVE,
    OUTCOMES,
    PEOPLE,
    PEOPLE_BY_FATE,
    PREDICATES,
    REPORTING,
    STAYING,
    STOP,
    SUFFERING,
    SYNONYMS,
)

SYNONYM = 0.7
"""Of a word that may stand for the other."""
A_KIND_OF = 0.5
"""Of a narrower word: soldiers, where people are asked for."""
SAID_THERE, SAID_BESIDE, UNSAID = 0.85, 0.3, 0.5
"""Of a figure in whose sentence, or beside whose sentence, what was asked is said of something; nowhere."""
UNASKED = 0.1
"""Of the killed or arrested, where nobody asked what happened to them."""
OPPOSITES = ({"rose", "fell"}, {"rose", "cut"})
"""Classes that say the contrary of each other."""
INTERCEPTED = "intercepted"
NO_HEAD = 0.3
"""Of a figure that names nothing, in a sentence that names what is asked for."""


def _by_stem(groups: Iterable[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for n, group in enumerate(groups):
        for word in group.split():
            found.setdefault(stem(word), set()).add(n)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_GROUPS = _by_stem(SYNONYMS)
_PEOPLE = frozenset(stem(word) for word in PEOPLE)
FATES = frozenset(stem(word) for word in PEOPLE_BY_FATE)
"""Heads that count people of any kind by what happened to them."""
HAPPENED_TO = frozenset(stem(verb) for verb in DONE_TO_PEOPLE)
_STAYING = frozenset(stem(verb) for verb in STAYING)
_SUFFERING = frozenset(stem(verb) for verb in SUFFERING)
BEING_THERE = frozenset(stem(verb) for verb in BEING)
"""Verbs that say no more than "is"."""
_REPORTING = frozenset(stem(verb) for verb in REPORTING)
_PERSON = stem("person")
_EVENTS = {stem(noun): predicate for noun, predicate in EVENTS_OF_PEOPLE.items()}
_CLASS_OF = {stem(word): name for name, words in reversed(PREDICATES.items()) for word in words.split()}


def predicate_class(predicate: str) -> str:
    """The class of a verb or participle ("shot dead" is killed); "" when it has none."""
    return next((name for word in words_of(predicate) if (name := _CLASS_OF.get(stem(word), ""))), "")


def says(class_name: str, stems_there: frozenset[str]) -> bool:
    """Whether any word of a class stands among these."""
    return not stems_there.isdisjoint(_words_of_class(class_name))


@lru_cache(maxsize=64)
def _words_of_class(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in PREDICATES[name].split())


@lru_cache(maxsize=20_000)
def counted(head: str, unit: str) -> tuple[str, tuple[str, ...]]:
    """Stems of what a figure counts: its head (compounds made one), and what stands before it in the unit."""
    words = [word for word in words_of(unit) if word not in STOP and word not in EMPTY_ADJECTIVES]
    if head and (not words or singular(words[-1]) != singular(head)):
        words = [word for word in words if singular(word) != singular(head)] + words_of(head)
    if not words:
        return "", ()
    name = COMPOUNDS.get(f"{words[-2]} {singular(words[-1])}") if len(words) > 1 else None
    if name and name != singular(words[-1]):
        return stem(name), tuple(stem(word) for word in words[:-2])
    return stem(words[-1]), tuple(stem(word) for word in words[:-1])


def head_match(asked: str, figure: str) -> float:
    """0 to 1, how far the figure's head answers for the one asked for. Both are stems.

    A wider word never does: "people" counts others than soldiers too.
    """
    if not asked or not figure:
        return 0.0
    if asked == figure or _of_people(asked) == _of_people(figure) != "":
        return 1.0
    if not _GROUPS.get(asked, frozenset()).isdisjoint(_GROUPS.get(figure, frozenset())):
        return SYNONYM
    if _of_people(asked) and (figure in _PEOPLE or figure in _EVENTS):
        return A_KIND_OF
    return 0.0


def _of_people(head: str) -> str:
    """ "person" for a head that counts people whoever they are: people, deaths, the wounded."""
    return _PERSON if head == _PERSON or head in _EVENTS else ""


def are_people(head: str) -> bool:
    """Whether a head, a stem, counts people: whoever they are, or of some kind."""
    return head in _PEOPLE or bool(_of_people(head))


def is_anybody(head: str) -> bool:
    """Whether a head, a stem, counts people whoever they are: people, the dead."""
    return bool(_of_people(head))


def is_wider(asked: str, figure: str) -> bool:
    """Whether the figure counts people where a kind of people is asked for."""
    return asked in _PEOPLE and bool(_of_people(figure))


def said_by(head: str) -> str:
    """What a head alone says happened: deaths were killed."""
    return _EVENTS.get(head, "")


def predicate_match(
    asked: str, figure: str, stems_there: frozenset[str], stems_beside: frozenset[str] = frozenset()
) -> float:
    """0 to 1, how far what is said of the figure is what was asked; 0 where one excludes the other.

    Args:
        stems_there: of the figure's sentence, for a figure of which nothing is said directly.
        stems_beside: of the sentences around it.
    """
    wanted, given = predicate_class(asked), predicate_class(figure)
    if not asked or stem(asked) in _STAYING:
        return UNASKED if given in EXCLUSIVE else 1.0
    if stem(asked) == stem(figure) or (wanted and wanted == given):
        return 1.0
    if wanted in EXCLUSIVE:
        return _of_people_hit(wanted, figure, given, stems_there, stems_beside)
    if given in EXCLUSIVE or given == INTERCEPTED or {wanted, given} in OPPOSITES:
        return UNASKED if given in EXCLUSIVE or not wanted else 0.0
    return _of_things(asked, figure, stems_there)


def _of_things(asked: str, figure: str, stems_there: frozenset[str]) -> float:
    """What became of something is said, or it did not come to that; for the rest the sentence may speak of it."""
    wanted, given = predicate_class(asked), predicate_class(figure)
    said_there = bool(wanted and says(wanted, stems_there)) or stem(asked) in stems_there
    if wanted in OUTCOMES and (_says_more(figure) or not said_there):
        return 0.0 if wanted == INTERCEPTED else UNASKED
    return SAID_THERE if said_there and not (wanted and given) else UNSAID


def _undergone(verb: str) -> bool:
    """Whether a verb's object says what happened: "were diagnosed with injuries", "suffered injuries"."""
    return stem(verb) in HAPPENED_TO or stem(verb) in _SUFFERING


def _says_more(verb: str) -> bool:
    """Whether a verb says more of what is counted than that it is there, or was told of."""
    return bool(verb) and stem(verb) not in _REPORTING and stem(verb) not in BEING_THERE


def _of_people_hit(
    wanted: str, figure: str, given: str, stems_there: frozenset[str], stems_beside: frozenset[str]
) -> float:
    """For the killed, the arrested: nothing else that is said of people answers, and silence does not either."""
    if given in EXCLUSIVE or stem(figure) in _REPORTING:
        return 0.0
    if says(wanted, stems_there):
        return UNSAID if figure and not given and not _undergone(figure) else SAID_THERE
    return SAID_BESIDE if not given and says(wanted, stems_beside) else 0.0
