"""Why a figure does not answer: each reason in the words that `--explain` shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.figures.records import SHOW, Figure
from index.places import is_people
from qa.counting.asked import Asked
from qa.counting.breakdown import capitalised, names_of_scope
from qa.counting.records import Candidate
from qa.counting.stems import PLACES, stem, stems
from qa.counting.units import counted, is_wider
from qa.counting.values import finite
from qa.counting.wanted import wanted_by

SHORT = 2_000
"""Characters of an article up to which it is about one thing."""
KINDS = {
    "count": frozenset({"count", "ordinal"}),
    "money": frozenset({"money"}),
    "percent": frozenset({"percent", "points"}),
    "measure": frozenset({"measure", "count"}),
    "times": frozenset({"count", "ordinal"}),
}
"""The kinds of figure that answer each kind of question."""


def no_answer(asked: Asked, candidate: Candidate, confidence: float, as_of: date | None) -> str:
    """Why a candidate answers no question of that kind and day; "" when it may."""
    figure = candidate.figure
    if as_of and candidate.published and candidate.published > as_of:
        return f"published after the as-of day: {candidate.published}"
    if figure.kind not in KINDS[asked.kind]:
        return f"another kind of number: {figure.kind}"
    if not finite(figure):
        return "not a number to reckon with"
    return f"may be no count: confidence {confidence:.2f}" if confidence < SHOW else ""


def counts_else(asked: Asked, figure: Figure) -> str:
    """The reason for a figure whose head does not match."""
    unit = figure.unit or figure.head or "nothing named"
    wider = is_wider(wanted_by(asked).head, counted(figure.head, figure.unit)[0])
    return f"counts more than was asked: {unit}" if wider else f"counts something else: {unit}"


def says_else(figure: Figure) -> str:
    """The reason for a figure of which something else is said."""
    return f"says something else of it: {figure.predicate or figure.unit or figure.head or 'nothing'}"


def _is_about(candidate: Candidate, names: Sequence[frozenset[str]]) -> bool:
    """Whether a short article names them somewhere, and the figure is told of no other name."""
    if len(candidate.whole) > SHORT or _own_names(candidate):
        return False
    there = stems(candidate.whole)
    return all(name <= there for name in names)


def _own_names(candidate: Candidate) -> list[str]:
    """The names in a figure's scope, but for nationalities."""
    return [name for name in capitalised(candidate.figure.scope) if not is_people(name)]


def elsewhere(asked: Asked, candidate: Candidate) -> str:
    """A reason when one of the names asked about stands neither in the sentence, nor beside it, nor in the title.

    Nor does a figure answer that is itself told of another name, in a sentence without any that was asked about.
    """
    wanted = wanted_by(asked)
    there = stems(candidate.text)
    around = there | stems(candidate.near) | stems(candidate.title)
    if any(name.isdisjoint(around) for name in wanted.each_name) and not _is_about(candidate, wanted.each_name):
        return f"speaks of something else than {', '.join(asked.names)}"
    if not wanted.names or not wanted.names.isdisjoint(there):
        return ""
    others = names_of_scope(candidate)
    if wanted.names.isdisjoint(PLACES):  # "on an Iraqi base" may be any base of Iraq's
        others = frozenset(map(stem, _own_names(candidate)))
    if others and others.isdisjoint(wanted.scope):
        return f"another place or name: {candidate.figure.scope}"
    return ""
