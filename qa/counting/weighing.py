"""How far a candidate answers a question: a product of factors, each with its name, for `--explain`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.figures.records import REASON, Figure
from index.windows import Window
from qa.counting.asked import Asked
from qa.counting.breakdown import names_of_scope
from qa.counting.fitting import fit
from qa.counting.leaving import counts_else, elsewhere, no_answer, says_else
from qa.counting.phrasing import (
    belongs_to,
    is_brought_down,
    is_called,
    is_denied,
    is_list,
    is_of_them,
    is_part,
    is_rate,
    is_whole,
    speaks,
    was_said_at_first,
)
from qa.counting.records import Candidate, Fit, Weight
from qa.counting.stems import PLACES, stem, stems
from qa.counting.units import (
    A_KIND_OF,
    FATES,
    HAPPENED_TO,
    INTERCEPTED,
    NO_HEAD,
    SAID_THERE,
    SYNONYM,
    UNASKED,
    UNSAID,
    are_people,
    counted,
    head_match,
    is_wider,
    predicate_class,
    predicate_match,
    said_by,
    says,
)
from qa.counting.wanted import Wanted, wanted_by
from qa.counting.words import EXCLUSIVE


@dataclass(frozen=True, slots=True)
class Scales:
    """The numbers behind the weights; the defaults were set on CoQuAD's snippets, two-fold (see benchmarks)."""

    head: float = 2.0
    """Exponent."""
    modifiers: float = 0.7
    """What is lost when none of the modifiers asked for stands in the unit."""
    scope: float = 0.85
    """What is lost when nothing of the scope stands in the sentence."""
    beside: float = 0.5
    """What a word counts that stands beside the sentence or in the title only."""
    extra: float = 0.8
    """For each modifier that was not asked for: such a figure may count a part."""
    ordinal: float = 0.4
    one: float = 0.25
    two: float = 0.6
    """Small numbers are seldom totals."""
    total: float = 1.3
    part: float = 0.3
    """For what is told as a part of another count, or as the whole of which a part is told."""
    some: float = 0.3
    """For some of those that were spoken of: "two of the dead"."""
    whole: float = 0.4
    entries: float = 0.4
    """For the length of a list: "the 10 greatest"."""
    complete: float = 2.0
    """For a sentence that says all that was asked: the thing, what happened to it, and every word of the scope."""
    elsewhere: float = 0.6
    """For what is told of another name than those asked about: "400 jobs in Spain"."""
    denied: float = 0.3
    """For what did not happen, or only may."""
    at_first: float = 0.4
    """For what was said before more was known."""
    rate: float = 0.2
    """For so many per something, and for a count that is no whole number."""
    vague: float = 0.3
    """For "several", "dozens": they say a size, not a count."""
    rank: float = 10.0
    """The place in the retrieval at which a candidate counts half."""


SCALES = Scales()
BELONGS = 0.9
"""Head match of a number that takes its noun from the words around it: "191 of 197 nations"."""
IN_SENTENCE, BESIDE = 0.6, 0.5
"""What a modifier counts that stands in the sentence, but not before the noun; a country's, beside the sentence."""
_SAID_OF_THEM = re.compile(r"(?:who|found|known|thought|said|\w+ed)\b")
"""How what is said of people begins, where it follows them: "found to have injuries"."""
LONG_ROOT = 6
"""Letters of a verb from which on it tells what people do from what others are: "protest", not "fight"."""
VAGUE = 2.0
"""A range that reaches from a number to twice that number is no count."""
_WINDOW: dict[Fit, float] = {"same": 1.0, "inside": 0.6, "open": 0.7, "apart": 0.3}


def weigh(
    asked: Asked,
    candidate: Candidate,
    window: Window | None = None,
    as_of: date | None = None,
    scales: Scales = SCALES,
) -> Weight:
    """The weight of a candidate for a question.

    Args:
        window: the days asked about (`index.windows.read_question`); None is any.
        as_of: nothing published after this day answers.
    """
    figure, wanted = candidate.figure, wanted_by(asked)
    of_noun = _takes_noun(wanted, figure, candidate)
    confidence = max(figure.confidence, REASON) if of_noun else figure.confidence
    there = stems(candidate.text)
    head = BELONGS if of_noun else _head(asked, wanted, figure, there)
    answers = head and not _of_another_country(wanted, figure)
    reason = no_answer(asked, candidate, confidence, as_of) or ("" if answers else counts_else(asked, figure))
    if reason:
        return _nothing(confidence, reason)
    beside = stems(candidate.title) | stems(candidate.near)
    said = "told" if speaks(candidate) else _said_of(asked, candidate)
    predicate = predicate_match(asked.predicate, said, there, beside)
    predicate *= (
        UNASKED if not asked.predicate and predicate == 1.0 and _is_done_to_people(wanted, figure, said) else 1.0
    )
    told = predicate and _says_part(asked, wanted, candidate, there, predicate)
    reason = elsewhere(asked, candidate) if told else says_else(figure)
    modifiers, extras = _modifiers(wanted, figure, there, beside, scales)
    scope = _scope(wanted, candidate, there, beside, scales)
    says_all = wanted.scope and min(head, modifiers, scope) == 1 and predicate > UNSAID
    complete = scales.complete if says_all else 1.0
    extras *= complete
    own = names_of_scope(candidate)
    extras *= scales.elsewhere if wanted.scope and own and own.isdisjoint(wanted.scope) else 1.0
    extras *= _kind_of_number(asked, figure, scales) * _way_of_putting(candidate, scales)
    of_some = asked.kind == "count" and is_of_them(candidate)
    own_verb = bool(asked.predicate and figure.predicate) and predicate == 1.0
    some = of_some and not (own_verb or _is_asked_part(wanted, candidate))
    extras *= scales.some if some else 1.0
    fits = fit(candidate, window, as_of)
    in_window = _WINDOW[fits] if window else 1.0
    rank = 1 / (1 + max(0, candidate.rank) / scales.rank)
    total = head**scales.head * modifiers * predicate * scope * in_window * confidence * rank * extras
    return Weight(
        head, modifiers, predicate, scope, in_window, confidence, rank, extras, fits, total, reason, complete, some
    )


def _nothing(confidence: float, reason: str) -> Weight:
    """The weight of what cannot answer, whatever else it says."""
    return Weight(0.0, 0.0, 0.0, 0.0, 0.0, confidence, 0.0, 0.0, "open", 0.0, reason)


def _takes_noun(wanted: Wanted, figure: Figure, candidate: Candidate) -> bool:
    """Whether a number without a noun of its own takes the one asked for from the words around it."""
    if not wanted.head or figure.head:
        return False
    return belongs_to(candidate, wanted.head) or is_called(candidate, wanted.attribute, wanted.head)


def _said_of(asked: Asked, candidate: Candidate) -> str:
    """Its predicate; for a head that is itself an event (deaths), that, where people are asked for."""
    figure = candidate.figure
    by_head = said_by(counted(figure.head, figure.unit)[0])
    if is_brought_down(candidate):
        return INTERCEPTED
    return figure.predicate or (by_head if asked.predicate else "")


def _head(asked: Asked, wanted: Wanted, figure: Figure, there: frozenset[str]) -> float:
    head = counted(figure.head, figure.unit)[0]
    match = head_match(wanted.head, head) if wanted.head else 1.0
    if match or (head and asked.kind == "count"):
        known_by_fate = bool(wanted.part) and head in FATES and are_people(wanted.head)
        taking_part = is_wider(wanted.head, head) and _takes_part(asked.head, there)
        if not match and (known_by_fate or taking_part):
            return A_KIND_OF
        return match or (SYNONYM if _is_of_that_name(wanted.head, figure) else 0.0)
    if wanted.head in there:
        return NO_HEAD
    return NO_HEAD / 2 if asked.kind != "count" else 0.0


def _is_done_to_people(wanted: Wanted, figure: Figure, said: str) -> bool:
    """Whether something happened to them, where nobody asked what: "eleven were treated", "109 who were hurt"."""
    harm = predicate_class(figure.scope) if _SAID_OF_THEM.match(figure.scope) else ""
    unasked = harm in EXCLUSIVE and not says(harm, wanted.scope)
    return are_people(wanted.head) and (unasked or stem(said) in HAPPENED_TO)


def _says_part(asked: Asked, wanted: Wanted, candidate: Candidate, there: frozenset[str], predicate: float) -> bool:
    """Of a part only a number answers of which that is said: the whole does not, nor does "half of the 34"."""
    if not wanted.part:
        return True
    is_said = predicate >= SAID_THERE and stem(asked.predicate) in wanted.part
    return (is_said or not wanted.part.isdisjoint(there)) and not is_whole(candidate)


def _is_asked_part(wanted: Wanted, candidate: Candidate) -> bool:
    """Whether it is the part that was asked for: by its words, or by what its own scope names."""
    return bool(wanted.part) or not wanted.scope.isdisjoint(stems(candidate.figure.scope))


def _takes_part(agent: str, there: frozenset[str]) -> bool:
    """Whether the sentence tells of what those asked for do: demonstrators take part in demonstrations.

    People who die in one are those, as far as the report says; it is told in the report's own word.
    """
    root = agent.removesuffix("or").removesuffix("er")
    if root == agent or len(root) < LONG_ROOT:
        return False
    return any(word.startswith(root) and not word.startswith(agent) for word in there)


def _of_another_country(wanted: Wanted, figure: Figure) -> bool:
    """American soldiers, where British ones are asked for."""
    asked, told = PLACES.intersection(wanted.modifiers), PLACES.intersection(counted(figure.head, figure.unit)[1])
    return bool(asked and told) and asked.isdisjoint(told)


def _is_of_that_name(head: str, figure: Figure) -> bool:
    """Whether things of a kind are counted by its proper name: "iPod players", where iPods are asked for."""
    names = (word for word in figure.unit.split()[:-1] if not word.islower())
    return any(stem(word) == head for word in names)


def _modifiers(
    wanted: Wanted, figure: Figure, there: frozenset[str], beside: frozenset[str], scales: Scales
) -> tuple[float, float]:
    """How many of those asked for the unit has; and what it has that was not asked for.

    Whose they are is said once: "American forces were attacked. 59 service members were injured".
    """
    before, mods = counted(figure.head, figure.unit)[1], wanted.modifiers
    modifiers = 1.0
    if mods:
        whose = PLACES & beside
        held = sum(1.0 if w in before else IN_SENTENCE if w in there else BESIDE * (w in whose) for w in mods)
        held /= len(mods)
        modifiers = 1 - scales.modifiers * (1 - held)
    narrower = sum(word not in mods and word not in wanted.scope and word != wanted.head for word in before)
    return modifiers, scales.extra ** min(2, narrower)


def _scope(
    wanted: Wanted, candidate: Candidate, there: frozenset[str], beside: frozenset[str], scales: Scales
) -> float:
    """How much of the scope stands in the sentence or beside it.

    Of a figure that is told of another name ("nine in Sweden") the sentence counts no more than what is beside it.
    """
    if not wanted.scope:
        return 1.0
    own = names_of_scope(candidate)
    if own and own.isdisjoint(wanted.scope):
        there, beside = frozenset(), there | beside
    held = sum(1.0 if word in there else scales.beside if word in beside else 0.0 for word in wanted.scope)
    return 1 - scales.scope * (1 - held / len(wanted.scope))


def _kind_of_number(asked: Asked, figure: Figure, scales: Scales) -> float:
    factor = scales.ordinal if figure.kind == "ordinal" and not figure.cumulative else 1.0
    factor *= scales.total if figure.total else 1.0
    factor *= scales.vague if figure.high >= VAGUE * figure.low else 1.0
    factor *= scales.rate if asked.kind == "count" and figure.low % 1 else 1.0
    if asked.kind == "count" and figure.comparison == "exactly" and figure.low == figure.high:
        factor *= scales.one if figure.low == 1 else scales.two if figure.low == 2 else 1.0
    return factor


def _way_of_putting(candidate: Candidate, scales: Scales) -> float:
    factor = scales.part if is_part(candidate) else 1.0
    factor *= scales.denied if is_denied(candidate) else 1.0
    factor *= scales.whole if is_whole(candidate) else 1.0
    factor *= scales.at_first if was_said_at_first(candidate) else 1.0
    factor *= scales.rate if is_rate(candidate) else 1.0
    return factor * (scales.entries if is_list(candidate) else 1.0)
