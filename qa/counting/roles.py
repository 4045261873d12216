"""What each count of the window is to the leading one: support, an earlier state, a contradiction, something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qa.counting.breakdown import marks, names_of_scope
from qa.counting.items import Item, same_count
from qa.counting.units import counted, head_match
from qa.counting.weighing import VAGUE

SERIOUS = 0.35
"""Part of the leading count's weight from which on another count contradicts it."""
NEGLIGIBLE = 0.05
"""Part of it below which another count has nothing to say beside it."""


@dataclass(slots=True)
class Roles:
    """The items by their role."""

    support: list[Item] = field(default_factory=list)
    series: list[Item] = field(default_factory=list)
    disputes: list[Item] = field(default_factory=list)
    alternatives: list[Item] = field(default_factory=list)
    apart: list[Item] = field(default_factory=list)
    """Parts of the leading count, and counts of days that nobody gives."""
    negligible: list[Item] = field(default_factory=list)


def roles_of(leading: Item, group: Sequence[Item]) -> Roles:
    """The role of each item beside the leading one."""
    roles = Roles()
    for item in group:
        (_role(leading, item, roles) if not _is_part(item, leading, group) else roles.apart).append(item)
    return roles


def _is_part(item: Item, leading: Item, group: Sequence[Item]) -> bool:
    """Whether its own sentence tells of it as a part: "55 attacks, 27 in Iraq", where no place was asked for."""
    names = names_of_scope(item.candidate)
    if item is leading or not names or not names.isdisjoint(names_of_scope(leading.candidate)):
        return False
    figure = item.candidate.figure
    return any(
        other.low > item.low and not names_of_scope(other.candidate) and other.candidate.figure.head == figure.head
        for other in group
        if (other.candidate.figure.article_id, other.candidate.figure.sentence) == (figure.article_id, figure.sentence)
    )


def _role(leading: Item, item: Item, roles: Roles) -> list[Item]:
    same_value = (item.low, item.high) == (leading.low, leading.high) and _of_one_currency(item, leading)
    if item is leading or same_value:
        return roles.support
    if (item.part and not leading.part) or _narrower(item, leading):
        return roles.apart
    vague = item.high >= VAGUE * item.low and not same_count(item, leading)
    if vague or item.weight < NEGLIGIBLE * leading.weight:
        return roles.negligible
    if _is_earlier(item, leading) and item.high <= leading.high:
        return roles.series if _same_thing(item, leading) and _runs_on(item, leading) else roles.apart
    return _at_one_time(leading, item, roles)


def _at_one_time(leading: Item, item: Item, roles: Roles) -> list[Item]:
    """The role of an item that is no earlier state of the leading one."""
    agrees = same_count(item, leading) and _of_one_currency(item, leading)
    if agrees or _converted(item, leading):
        return roles.support
    if not _contradicts(item, leading):
        return roles.alternatives
    return roles.disputes if _same_thing(item, leading) else roles.apart


def _narrower(item: Item, leading: Item) -> bool:
    """Whether an item of the same day counts fewer of a narrower kind: a part of the leading count."""
    if item.low >= leading.low or item.is_sum or leading.is_sum or item.as_of != leading.as_of:
        return False
    return bool(leading.candidate.figure.head) and marks(item.candidate) > marks(leading.candidate)


def _is_earlier(item: Item, leading: Item) -> bool:
    return _is_dated(item) and _is_dated(leading) and item.day < leading.day


def _is_dated(item: Item) -> bool:
    return item.as_of is not None and item.candidate.published is not None


def _same_thing(item: Item, leading: Item) -> bool:
    """Whether both count the same kind of thing in the same place, one of them perhaps in more words."""
    (head, before), (other, others) = _unit(item), _unit(leading)
    alike = not head or not other or head_match(head, other) or head_match(other, head)
    mine, its = frozenset(before), frozenset(others)
    names, others_names = names_of_scope(item.candidate), names_of_scope(leading.candidate)
    if names and others_names and names.isdisjoint(others_names):
        return False
    return bool(alike) and (item.is_sum or leading.is_sum or mine <= its or its <= mine)


def _unit(item: Item) -> tuple[str, tuple[str, ...]]:
    figure = item.candidate.figure
    return counted(figure.head, figure.unit)


def _runs_on(item: Item, leading: Item) -> bool:
    """Whether an earlier count is a state of the leading one: of its window, or the window is nobody's."""
    figure = item.candidate.figure
    return figure.kind != "percent" and (item.days is not None or leading.days is None or figure.cumulative)


def _of_one_currency(item: Item, leading: Item) -> bool:
    return item.candidate.figure.currency == leading.candidate.figure.currency


def _converted(item: Item, leading: Item) -> bool:
    """Whether both are one sum of money in two currencies."""
    a, b = item.candidate.figure, leading.candidate.figure
    return a.currency != b.currency and (a.article_id, a.sentence) == (b.article_id, b.sentence)


def _contradicts(item: Item, leading: Item) -> bool:
    """Whether another count is to be taken as seriously: by its weight; within an article by what it counts."""
    if item.candidate.figure.article_id == leading.candidate.figure.article_id:
        return item.of_unit >= SERIOUS * leading.of_unit
    return _is_dated(item) and _is_dated(leading) and item.weight >= SERIOUS * leading.weight
