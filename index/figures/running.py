"""Numbers that stand apart from what they count: the verb that leads to them, its subject or object, their chain.

"The tally of raids since May now stands at 24", "bringing the total to 127", "put at 109 the number of ...",
"went from 11 to 34", "from 11 to 34, then 50".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.figures.counting import (
    ADVERBS,
    CHAIN,
    COUNTING,
    DETERMINERS,
    FORMER,
    LINKS,
    PLACED,
    REACHING,
    TAKING,
    WALLS,
    WHOLES,
    WILL,
    Reaching,
)
from index.figures.drafts import Draft
from index.figures.subjects import REACH, Counted, counted_at, object_after, subject_before
from index.figures.tokens import Line
from index.figures.verbs import AUXILIARIES, BE

A_NAME = 0.25
FORETOLD = 0.45
"""Confidence of a number that a count will, would or should come to."""
NEIGHBOURS = 8
"""Figures back in which "of them" finds what is meant."""
UNTOLD = 0.5
"""Confidence of a number whose subject only says that something is counted."""
_NAMED_KINDS = frozenset({"percent", "points", "money"})


def name_running(line: Line, drafts: Sequence[Draft]) -> None:
    """Say of each number without a noun what it counts, where a subject or an object does."""
    for k, draft in enumerate(drafts):
        if draft.kind in _NAMED_KINDS or (draft.kind == "count" and (not draft.head or draft.implied)):
            _name(line, draft, drafts[k - 1] if k else None)
        elif draft.kind == "count" and line.low(draft.start - 1) in LINKS:
            _total_of(line, draft)
    _doubt_names(line, drafts)
    for k, (one, other) in enumerate(pairwise(drafts), 1):
        _chain(line, one, other)
        _refer(line, drafts[max(0, k - NEIGHBOURS) : k], other)


def _doubt_names(line: Line, drafts: Sequence[Draft]) -> None:
    """ "Orders for the 787 rose to 840": a number alone in the subject of another is a name."""
    for one, other in pairwise(drafts):
        inside = other.running and other.subject[0] <= one.start < other.subject[1]
        if inside and not one.head and line.low(one.start - 1) == "the":
            one.confidence = min(one.confidence, A_NAME)


def _name(line: Line, draft: Draft, before: Draft | None) -> None:
    at, link, former = _before_link(line, draft, before)
    verb = line.low(at)
    edge = former.start - 1 if former else draft.start - bool(link)
    if link in ("to", "at") and _take_object(line, draft, edge, link):
        return _hand_back(draft, former)
    if verb in TAKING and link in TAKING[verb].links and _take_inverted(line, draft, TAKING[verb]):
        return None
    reaching = REACHING.get(verb) or (TAKING.get(verb) if line.low(at - 1) in BE else None)
    if reaching is None and line.low(draft.start - 1) == "of" and line.low(draft.start - 2) in COUNTING:
        return _leave_untold(draft, draft.start - 2)
    if reaching and (link in reaching.links or draft.kind in _NAMED_KINDS) and _take_subject(line, draft, at, reaching):
        _hand_back(draft, former)
    return None


def _before_link(line: Line, draft: Draft, before: Draft | None) -> tuple[int, str, Draft | None]:
    """The last word before a number, its "at" or "to" and what stands around the verb; and the value it came from."""
    at, former = draft.start - 1, None
    link = line.low(at) if line.low(at) in LINKS else ""
    at -= bool(link)
    link = "to" if link == "past" else link
    if link == "to" and before and line.low(before.start - 1) in ("from", "by") and _is_gap(line, before.end, at):
        former = before if line.low(before.start - 1) == "from" else None
        at = before.start - 2
    while at >= 0 and (at in line.barred or line.low(at) in ADVERBS or _is_aside(line, at)):
        at -= 1
    return at, link, former


def _is_gap(line: Line, first: int, last: int) -> bool:
    """Whether only a time stands there: "from 11 [in the middle of January] to 34"."""
    return all(i in line.barred or line.low(i) in ("in", "on") for i in range(first, last + 1))


def _is_aside(line: Line, at: int) -> bool:
    """ "on" before a time; "in steps,"."""
    word = line.low(at)
    return (
        word in ("on", "in", "by", "since") and (at + 1 in line.barred or line.low(at + 1) in ("steps", "stages"))
    ) or (word in ("steps", "stages", ",") and "steps" in (word, line.low(at - 1)))


def _take_object(line: Line, draft: Draft, edge: int, link: str) -> bool:
    """ "Bringing the total number of raids since May to 127"; the object ends before token `edge`."""
    for i in range(edge - 2, max(-1, edge - REACH), -1):
        if i in line.barred:
            continue
        if line.low(i) in WALLS:
            return False
        taking = TAKING.get(line.low(i))
        counted = object_after(line, i + 1, edge) if taking and link in taking.links else None
        if taking and counted and (draft.kind == "count" or counted.head):
            _fill(line, draft, counted, taking, i)
            return True
    return False


def _take_inverted(line: Line, draft: Draft, taking: Reaching) -> bool:
    """ "Put at 109 the number of those who suffered"."""
    at = draft.last + (line.low(draft.last) in DETERMINERS)
    at += line.low(at) == "total"
    if line.low(at) not in COUNTING or draft.kind != "count":
        return False
    limit = at
    while limit < min(len(line.tokens), at + REACH) and line.low(limit) not in WALLS and line.low(limit) != ",":
        limit += 1
    counted = counted_at(line, at, limit)
    if counted and counted.head:
        _fill(line, draft, counted, taking, draft.start - 2)
    return bool(counted and counted.head)


def _take_subject(line: Line, draft: Draft, at: int, reaching: Reaching) -> bool:
    first = at
    while first > 0 and (
        line.low(first - 1) in AUXILIARIES
        or line.low(first - 1) in BE
        or line.low(first - 1) in ADVERBS
        or line.low(first - 1).endswith("ly")
    ):
        first -= 1
    if line.low(first - 1) in WHOLES and draft.kind == "count" and reaching.course != "is":
        counted: Counted | None = Counted(first - 1, first)
    else:
        counted = subject_before(line, first, one=draft.kind in _NAMED_KINDS)
    if counted is None or (draft.kind == "count" and reaching.course == "is" and not _has_counting(line, counted)):
        return False
    _fill(line, draft, counted, reaching, first)
    return True


def _has_counting(line: Line, counted: Counted) -> bool:
    return any(line.low(i) in COUNTING for i in range(counted.first, counted.last))


def _fill(line: Line, draft: Draft, counted: Counted, reaching: Reaching, verb: int) -> None:
    """Take what is counted into the draft, and how it runs."""
    if draft.kind in _NAMED_KINDS:
        if not draft.head and counted.head and draft.share_of == (0, 0):
            draft.head, draft.noun = counted.head, counted.noun
        return
    _run(line, draft, counted, reaching, verb)
    draft.predicate = counted.predicate
    draft.untold, draft.is_toll = not counted.head, counted.is_toll
    if counted.head:
        draft.head, draft.noun, draft.plural, draft.implied = counted.head, counted.noun, True, False
        draft.scope = counted.scope if counted.scope[1] or line.low(draft.scope[0]) not in PLACED else draft.scope
        draft.confidence = max(draft.confidence, counted.confidence)
    if _is_foretold(line, verb):
        draft.running, draft.confidence = False, min(draft.confidence, FORETOLD)


def _run(line: Line, draft: Draft, counted: Counted, reaching: Reaching, verb: int) -> None:
    words = {line.low(i) for i in range(max(0, verb - 1), min(verb + 4, draft.start))}
    draft.subject, draft.verb = (counted.first, counted.last), verb
    draft.aside = counted.scope[0] if counted.aside else counted.last
    draft.running, draft.course = True, "grows" if counted.runs_on else reaching.course
    draft.total = draft.total or counted.total
    draft.pointed = reaching.course in ("stands", "is") or "at" in reaching.links
    if "down" in words:
        draft.course = "falls"
    draft.former = not words.isdisjoint(FORMER)
    if (reaching.beyond or line.low(draft.start - 1) == "past") and draft.comparison == "exactly":
        draft.comparison = "more than"


def _is_foretold(line: Line, verb: int) -> bool:
    """ "Will reduce", "is expected to reach"; `verb` is the verb or its first auxiliary."""
    words = [line.low(verb - 1), line.low(verb)]
    return any(word in WILL for word in words)


def _leave_untold(draft: Draft, at: int) -> None:
    """ "The figure of 11": what it counts was told before."""
    draft.untold, draft.subject, draft.verb, draft.former = True, (at, at + 1), at, True


def _total_of(line: Line, draft: Draft) -> None:
    """ "Bringing the total to 127 raids", "the toll rose to 109 cases": the noun is there, what runs stands before."""
    probe = replace(draft, head="", noun=(0, 0), plural=False)
    _name(line, probe, None)
    if probe.running and probe.untold:
        draft.running, draft.course, draft.total = True, probe.course, draft.total or probe.total
        draft.subject, draft.aside, draft.verb, draft.pointed = probe.subject, probe.aside, probe.verb, probe.pointed
        draft.predicate = "" if draft.predicate in REACHING else draft.predicate


def _hand_back(draft: Draft, former: Draft | None) -> None:
    """ "From 11 to 34": the first is of the same things, and is past."""
    if former and former.kind == draft.kind == "count" and (not former.head or former.implied):
        _copy(draft, former)
        former.former = True


def _copy(one: Draft, other: Draft) -> None:
    other.head, other.noun, other.scope, other.plural, other.implied = one.head, one.noun, one.scope, True, False
    other.subject, other.verb, other.running, other.course = one.subject, one.verb, one.running, one.course
    other.predicate, other.untold, other.is_toll, other.pointed = one.predicate, one.untold, one.is_toll, True
    other.confidence = max(other.confidence, min(one.confidence, 0.7)) if one.head else other.confidence


def _chain(line: Line, one: Draft, other: Draft) -> None:
    """ "To 34, then 50, then 64": of one count, each after the other."""
    if not one.running or other.running or other.kind != "count" or (other.head and not other.implied):
        return
    between = [line.low(i) for i in range(one.last, other.start) if i not in line.barred]
    if (
        between
        and len(between) <= 5
        and all(word in CHAIN for word in between)
        and not {"then", "to", "at"}.isdisjoint(between)
    ):
        _copy(one, other)
        one.former, one.pointed = one.former or "then" in between or "to" in between, True


def _refer(line: Line, before: Sequence[Draft], draft: Draft) -> None:
    """ "40 of them", "a total of 16", "up from 11": of what the sentence counted before."""
    if draft.kind != "count" or (draft.head and not draft.implied) or draft.untold:
        return
    of_them = line.low(draft.last) == "of" and line.low(draft.last + 1) in ("them", "these", "those", "whom")
    up_from = _is_up_from(line, draft)
    if not (of_them or up_from or draft.total):
        return
    one = next(
        (one for one in reversed(before) if one.kind == "count" and one.plural and one.noun[1] > one.noun[0]), None
    )
    if one:
        draft.head, draft.noun, draft.plural, draft.implied = one.head, one.noun, True, False
        draft.confidence, draft.former = max(draft.confidence, UNTOLD), up_from
        draft.predicate = draft.predicate or ("" if of_them else one.predicate)
        if of_them:
            draft.scope = (0, 0)
        if up_from:
            draft.running, draft.verb = True, draft.start


def _is_up_from(line: Line, draft: Draft) -> bool:
    at = draft.start - 1
    at -= line.low(at) in DETERMINERS
    return line.low(at) == "from" and line.low(at - 1) in ("up", "down")
