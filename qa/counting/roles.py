"""What each count of the window is to the leading one: support, an earlier state, a contradiction, something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from qa.counting.items import Item, same_count
from qa.counting.likeness import is_narrower, is_part_of, is_unasked, is_whole_of, same_thing
from qa.counting.phrasing import was_said_at_first
from qa.counting.voices import differ
from qa.counting.weighing import VAGUE

SERIOUS = 0.35
"""Part of the leading count's weight from which on another count contradicts it."""
NEGLIGIBLE = 0.05
"""Part of it below which another count has nothing to say beside it."""

NEWS = timedelta(days=10)
"""Reports without a window that are this close speak of the same days."""


@dataclass(slots=True)
class Roles:
    """The items by their role."""

    support: list[Item] = field(default_factory=list)
    series: list[Item] = field(default_factory=list)
    disputes: list[Item] = field(default_factory=list)
    alternatives: list[Item] = field(default_factory=list)
    within: list[Item] = field(default_factory=list)
    """Alternatives of the leading count's own report, which is no second voice for those of others."""
    apart: list[Item] = field(default_factory=list)
    """Counts of something else of the kind, and of days that nobody gives."""
    parts: list[Item] = field(default_factory=list)
    """Some of those that the leading one counts, by its own report."""
    negligible: list[Item] = field(default_factory=list)


def roles_of(leading: Item, group: Sequence[Item]) -> Roles:
    """The role of each item beside the leading one."""
    roles, others = Roles(), list(group)
    wholes = frozenset(item.low for item in group if is_whole_of(item, leading))
    for item in group:
        if is_part_of(item, leading, others):
            (roles.parts if _of_one_article(item, leading) else roles.negligible).append(item)
        else:
            _role(leading, item, roles, wholes).append(item)
    return roles


def _role(leading: Item, item: Item, roles: Roles, wholes: frozenset[float]) -> list[Item]:
    same_value = (item.low, item.high) == (leading.low, leading.high) and _of_one_currency(item, leading)
    if item is leading or (same_value and not _is_old(item, leading)):
        return roles.support
    if _is_first_word(item, leading):
        return roles.series
    if (item.part and not leading.part) or is_narrower(item, leading) or item.low in wholes:
        return roles.apart
    if item.high >= VAGUE * item.low:
        return roles.support if _agrees(item, leading) else roles.negligible
    if item.weight < NEGLIGIBLE * leading.weight or is_unasked(item, leading):
        return roles.negligible
    return _other_number(leading, item, roles)


def _other_number(leading: Item, item: Item, roles: Roles) -> list[Item]:
    """The role of another number of what seems to be the same."""
    if _is_earlier(item, leading) and (item.high <= leading.high or _is_old(item, leading)):
        return roles.series if same_thing(item, leading) and _runs_on(item, leading) else roles.apart
    if _of_one_article(item, leading):
        return _in_one_article(leading, item, roles)
    return _at_one_time(leading, item, roles)


def _is_first_word(item: Item, leading: Item) -> bool:
    """Whether the leading count's own report tells it as what the same speaker had said before."""
    said_before = _of_one_article(item, leading) and was_said_at_first(item.candidate)
    return said_before and not differ(item.candidate, leading.candidate)


def _in_one_article(leading: Item, item: Item, roles: Roles) -> list[Item]:
    """A report contradicts itself only where two whom it names do; else it tells of the same thing as it grew."""
    if _agrees(item, leading):
        return roles.support
    if not same_thing(item, leading):
        return roles.apart
    if differ(item.candidate, leading.candidate):
        return roles.disputes if item.of_noun >= SERIOUS * leading.of_noun else roles.alternatives
    return roles.negligible if _is_dated(leading) else roles.within


def _at_one_time(leading: Item, item: Item, roles: Roles) -> list[Item]:
    """The role of an item of another article that is no earlier state of the leading one."""
    if _agrees(item, leading):
        return roles.support
    if not (_is_dated(item) and _is_dated(leading)):
        return roles.alternatives
    if not same_thing(item, leading):
        return roles.apart
    return roles.disputes if item.strength >= SERIOUS * leading.strength else roles.negligible


def _agrees(item: Item, leading: Item) -> bool:
    return (same_count(item, leading) and _of_one_currency(item, leading)) or _converted(item, leading)


def _is_earlier(item: Item, leading: Item) -> bool:
    return _is_dated(item) and _is_dated(leading) and item.day < leading.day


def _is_old(item: Item, leading: Item) -> bool:
    """Whether it says the same of long before: what it was then, no second voice for what it is."""
    return _is_earlier(item, leading) and item.is_timeless and leading.day - item.day > NEWS


def _is_dated(item: Item) -> bool:
    return item.as_of is not None and item.candidate.published is not None


def _runs_on(item: Item, leading: Item) -> bool:
    """Whether an earlier count is a state of the leading one: of its window, or the window is nobody's."""
    figure = item.candidate.figure
    return figure.kind != "percent" and (item.days is not None or leading.days is None or figure.cumulative)


def _of_one_currency(item: Item, leading: Item) -> bool:
    return item.candidate.figure.currency == leading.candidate.figure.currency


def _of_one_article(item: Item, leading: Item) -> bool:
    return item.candidate.figure.article_id == leading.candidate.figure.article_id


def _converted(item: Item, leading: Item) -> bool:
    """Whether both are one sum of money in two currencies."""
    a, b = item.candidate.figure, leading.candidate.figure
    return a.currency != b.currency and (a.article_id, a.sentence) == (b.article_id, b.sentence)
