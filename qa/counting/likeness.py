"""Whether two counts are of one quantity: only those can contradict each other, or be states of each other."""

from __future__ import annotations

from collections.abc import Sequence

from qa.counting.breakdown import is_of_others, marks, names_of_scope
from qa.counting.items import Item
from qa.counting.phrasing import is_included, is_of_them, was_said_at_first
from qa.counting.records import Candidate
from qa.counting.stems import stem
from qa.counting.units import (
    BEING_THERE,
    HAPPENED_TO,
    UNASKED,
    are_people,
    counted,
    head_match,
    is_anybody,
    predicate_class,
)
from qa.counting.voices import differ
from qa.counting.words import COUNTING, REPORTING

_REPORTING = frozenset(stem(verb) for verb in (*REPORTING, *COUNTING))
BORROWED, OWN = 0.6, 0.8
"""Confidence up to which a figure has its noun from another, and from which on it has its own."""


def same_thing(item: Item, leading: Item) -> bool:
    """Whether both count the same kind of thing in the same place, one of them perhaps in more words.

    What is said of both must not differ: those that were launched are others than those that hit, as the treated are
    others than the stationed.
    """
    (head, before), (other, others) = _unit(item), _unit(leading)
    alike = not head or not other or head_match(head, other) or head_match(other, head)
    mine, its = frozenset(before), frozenset(others)
    names, others_names = names_of_scope(item.candidate), names_of_scope(leading.candidate)
    if names and others_names and names.isdisjoint(others_names):
        return False
    if is_of_others(item.candidate) != is_of_others(leading.candidate):
        return False
    if not _said_alike(item.candidate, leading.candidate, named=bool(head or other)):
        return False
    return bool(alike) and (item.is_sum or leading.is_sum or mine <= its or its <= mine)


def _unit(item: Item) -> tuple[str, tuple[str, ...]]:
    figure = item.candidate.figure
    return counted(figure.head, figure.unit)


def _said_alike(one: Candidate, other: Candidate, *, named: bool) -> bool:
    """Whether what is said of two figures may be the same: of one of them perhaps nothing, if what they count is."""
    a, b = _said(one), _said(other)
    if a == b:
        return True
    return named and not (a and b) and HAPPENED_TO.isdisjoint((a, b))


def _said(candidate: Candidate) -> str:
    """The class of what is said of a figure, else the stem of its verb; "" for a verb that says no more than "is"."""
    said = candidate.figure.predicate
    if not said or stem(said) in BEING_THERE or stem(said) in _REPORTING:
        return ""
    return predicate_class(said) or stem(said)


def is_narrower(item: Item, leading: Item) -> bool:
    """Whether an item of the same day counts fewer of a narrower kind: a part of the leading count."""
    if item.low >= leading.low or item.is_sum or leading.is_sum or item.as_of != leading.as_of:
        return False
    (head, _), (other, _) = _unit(item), _unit(leading)
    if is_anybody(other) and are_people(head) and not is_anybody(head):
        return True
    return bool(leading.candidate.figure.head) and marks(item.candidate) > marks(leading.candidate)


def is_part_of(item: Item, leading: Item, others: list[Item]) -> bool:
    """Whether its own report tells of it as a part: "three of them", "55 attacks, 27 in Iraq", with no place asked."""
    if item is leading or item.is_sum:
        return False
    candidate, whole = item.candidate, leading.candidate
    if (
        _of_one_article(candidate, whole)
        and item.low < leading.low
        and (is_of_them(candidate) or is_included(candidate))
    ):
        return True
    names = names_of_scope(candidate)
    if not names or not names.isdisjoint(names_of_scope(whole)):
        return False
    return any(
        other.low > item.low
        and not names_of_scope(other.candidate)
        and other.candidate.figure.head == candidate.figure.head
        and _of_one_sentence(other.candidate, candidate)
        for other in others
    )


def is_whole_of(item: Item, leading: Item) -> bool:
    """Whether the leading count is some of those that it counts: of "five, three of them", the five."""
    candidate, part = item.candidate, leading.candidate
    return is_of_them(part) and item.low > leading.low and _of_one_sentence(candidate, part)


def is_recalled(item: Item, items: Sequence[Item]) -> bool:
    """Whether its report gives another number of the same as its own, and this one as what it was, on no day.

    Such a number has its noun from the other: "109 were hurt. It was 11 in May, then 50, then 64".
    """
    candidate = item.candidate
    figure = candidate.figure
    if item.is_sum or figure.total or figure.window or figure.confidence > BORROWED:
        return False
    if candidate.as_of != candidate.published or is_of_them(candidate) or was_said_at_first(candidate):
        return False
    return any(
        _of_one_article(candidate, other.candidate)
        and not _of_one_sentence(candidate, other.candidate)
        and other.low > item.low
        and other.candidate.figure.confidence >= OWN
        and same_thing(item, other)
        and not differ(candidate, other.candidate)
        for other in items
    )


def is_unasked(item: Item, leading: Item) -> bool:
    """Whether something is said of it that nobody asked for: the treated, where the stationed are counted."""
    return item.said <= UNASKED < leading.said


def _of_one_article(one: Candidate, other: Candidate) -> bool:
    return one.figure.article_id == other.figure.article_id


def _of_one_sentence(one: Candidate, other: Candidate) -> bool:
    return _of_one_article(one, other) and one.figure.sentence == other.figure.sentence
