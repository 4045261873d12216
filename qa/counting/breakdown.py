"""A breakdown within one statement: "three American soldiers, one British and one Iraqi" are five soldiers.

A sum is made only where its terms are coordinated in one sentence and cannot overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from qa.counting.records import Candidate
from qa.counting.stems import stem, words_of
from qa.counting.units import are_people, counted, predicate_class
from qa.counting.values import is_exact
from qa.counting.words import STOP

MOST_TERMS = 12
"""A longer row of numbers is a table."""
_GLUE = frozenset("and as well plus another a an at least about the of others were was".split())
"""Words that may stand between the terms of a sum."""
_CAPITALISED = re.compile(r"[A-Z][\w'’-]+")
_FARTHEST = 200
"""Characters from a term to the next."""
_SLACK = 12
"""Characters between a number and its unit: "of the other"."""


def breakdowns(candidates: Sequence[Candidate]) -> list[tuple[Candidate, ...]]:
    """Runs of two or more candidates that are the parts of one whole, in the order of their statement."""
    ordered = sorted(candidates, key=lambda c: (c.order, c.figure.sentence, c.figure.start))
    return [tuple(run) for run in _runs(ordered) if 1 < len(run) <= MOST_TERMS and _is_partition(run)]


def _runs(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    run: list[Candidate] = []
    for candidate in candidates:
        if run and not _coordinated(run[-1], candidate):
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run


def _coordinated(one: Candidate, other: Candidate) -> bool:
    """Whether only the first one's own words and list words stand between two figures of a sentence."""
    a, b = one.figure, other.figure
    if (a.article_id, a.sentence) != (b.article_id, b.sentence) or not 0 <= b.start - a.end <= _FARTHEST:
        return False
    between = one.text[a.end - a.sentence[0] : b.start - a.sentence[0]]
    own = {stem(word) for word in words_of(f"{a.unit} {a.head} {a.scope} {a.predicate}")}
    return all(word in _GLUE or stem(word) in own for word in words_of(between))


def _is_partition(run: Sequence[Candidate]) -> bool:
    """Whether the terms count the same kind of thing, with the same said of them, and none may hold another."""
    return all(is_exact(term.figure) for term in run) and all(_disjoint(a, b) for a, b in combinations(run, 2))


def _disjoint(one: Candidate, other: Candidate) -> bool:
    a, b = one.figure, other.figure
    (head_a, _), (head_b, _) = counted(a.head, a.unit), counted(b.head, b.unit)
    alike = not head_a or not head_b or head_a == head_b or (are_people(head_a) and are_people(head_b))
    said_a, said_b = predicate_class(a.predicate), predicate_class(b.predicate)
    marks_a, marks_b = marks(one), marks(other)
    apart = bool(marks_a - marks_b) and bool(marks_b - marks_a)
    return a.kind == b.kind == "count" and alike and said_a == said_b and apart


def marks(candidate: Candidate) -> frozenset[str]:
    """What tells the things a figure counts from others of their kind: stems of modifiers and scope.

    A unit that is borrowed from the figure before ("two Americans and one from Britain") tells nothing.
    """
    figure = candidate.figure
    head, before = counted(figure.head, figure.unit)
    after = frozenset(stem(word) for word in words_of(figure.scope) if word not in STOP)
    return after | {head} if _is_borrowed(candidate) else after | frozenset(before) | {head}


def named(term: Candidate) -> Candidate:
    """A term with a unit of its own: "one from Britain" has not the "Americans" of the figure before."""
    figure = term.figure
    told_apart = names_of_scope(term) or is_of_others(term)
    if not figure.scope.lower().startswith("from ") or not told_apart or not _is_borrowed(term):
        return term
    if is_of_others(term):  # the scope stands after the noun where it is told
        return replace(term, figure=replace(figure, unit=figure.unit.split()[-1]))
    return replace(term, figure=replace(figure, unit=f"{figure.head} {figure.scope}".strip()))


def is_of_others(candidate: Candidate) -> bool:
    """Whether it is of others than those spoken of: "a thousand from other countries"."""
    return "other" in candidate.figure.scope.lower().split()


def names_of_scope(candidate: Candidate) -> frozenset[str]:
    """Stems of the names in a figure's scope: of "in northern Syria", Syria."""
    return frozenset(stem(word) for word in capitalised(candidate.figure.scope))


def capitalised(text: str) -> list[str]:
    """The words of a text that begin as names do."""
    return _CAPITALISED.findall(text)


def _is_borrowed(candidate: Candidate) -> bool:
    """Whether its noun stands elsewhere and only what narrows it follows; of "the number of attacks on bases is 24"
    both stand before.
    """
    figure = candidate.figure
    position = figure.end - figure.sentence[0]
    following = candidate.text[position : position + max(len(figure.unit), len(figure.scope)) + _SLACK].lower()
    if following.split()[:1] == ["times"]:  # "attacked 27 times in Iraq": the noun is another word's
        return False
    return bool(figure.unit) and figure.unit.lower() not in following and figure.scope.lower() in following
