"""An answer to a question after a number: reported figures first, incidents of the archive beside them or instead."""

from __future__ import annotations

from dataclasses import replace

from index.archive import Archive
from index.windows import Window
from qa import compose_count, counts, explaining, phrase, refusing
from qa.answer import Answer
from qa.compose_count import window_of
from qa.count import Bound, Count
from qa.counting import Asked, read_asked
from qa.draft import Draft
from qa.happened import Events, cite_event, event_kinds, events, listed, tell_event
from qa.question import Question
from qa.readings import Readings, understood_as

ENOUGH = 0.05
"""Weight of the leading figure below which it has too little of the question to answer it."""
LISTED = 12
"""Incidents that are told one by one; more are listed in the count's record only."""
BESIDE = 5
"""Incidents cited beside a reported figure, at most."""
ABOUT = 10
"""Counts of incidents over this are given as "about"."""


def answer(archive: Archive, question: Question, read: Readings, record: Answer, *, explain: bool) -> Answer | None:
    """The count that the ledgers give; a refusal that says why they give none; None when that is not theirs to say."""
    asked = read_asked(question.text)
    if asked is None:
        return None
    asked = _as_events(archive, asked)
    found = counts.find(archive, question, asked, read)
    told = _events(archive, question, asked, found.window)
    record = replace(record, understood=understood_as(record.understood, read, found.window))
    if explain:
        record = replace(record, considered=explaining.considered(found, told))
    draft = Draft()
    reported = found.tally.leading is not None and found.tally.leading.weight >= ENOUGH
    count = compose_count.tell(draft, asked, found) if reported and not (asked.tellings and told) else None
    if count is None and told and told.inside:
        count = _tell_counted(draft, archive, asked, told, found.window)
    elif count is not None and told and told.inside:
        count = _tell_beside(draft, archive, asked, told, count)
    if count is None:
        refusal = refusing.no_count(archive, question, asked, read, found)
        return replace(record, refusal=refusal) if refusal else None
    return replace(record, statements=draft.statements, citations=draft.citations, count=count)


def _as_events(archive: Archive, asked: Asked) -> Asked:
    """ "How many times was it attacked" asks for attacks."""
    kinds = archive.lexicon.kind_of(asked.predicate) if asked.kind == "times" else []
    if not kinds:
        return asked
    return replace(asked, head=archive.lexicon.kinds[kinds[0]].label, predicate="", kind="count")


def _events(archive: Archive, question: Question, asked: Asked, window: Window | None) -> Events | None:
    """The incidents that are of what is counted; None when that is no kind of event."""
    kinds = event_kinds(archive.lexicon, asked)
    return events(archive, question, kinds, window) if kinds and asked.kind in ("count", "times") else None


def _tell_counted(draft: Draft, archive: Archive, asked: Asked, told: Events, window: Window | None) -> Count:
    """Lead with the number of incidents, said to be what this archive holds, and tell each."""
    number = len(told.inside)
    happened = tuple(tell_event(draft, archive, incident) for incident in told.inside[:LISTED])
    rest = tuple(listed(archive, incident) for incident in told.inside[LISTED:])
    bound: Bound = "about" if told.unsure > 1 or number > ABOUT else "exact"
    amount = f"about {number}" if bound == "about" else str(number)
    unit = _unit(asked, number)
    period = phrase.period(window) if window else ""
    cited = [n for one in happened for n in one.citations]
    what = f"{amount.capitalize()} {unit} {period}".rstrip()
    draft.say_first(f"{what}: counted from what the articles in this archive tell.", cited)
    return Count(
        value=number,
        high=number,
        bound=bound,
        unit=unit,
        as_of=None,
        window=window_of(window),
        basis="counted",
        sources=len({m.article_id for incident in told.inside for m in incident.mentions}),
        incidents=happened + rest,
    )


def _tell_beside(draft: Draft, archive: Archive, asked: Asked, told: Events, count: Count) -> Count:
    """Beside a reported figure, how many such incidents the archive itself tells of."""
    happened = tuple(listed(archive, incident) for incident in told.inside)
    best = [cite_event(draft, archive, incident)[:1] for incident in told.inside[:BESIDE]]
    days = f" {phrase.period(told.window)}" if told.window else ""
    number = len(happened)
    draft.say(f"This archive itself tells of {number} {_unit(asked, number)}{days}.", [n for one in best for n in one])
    return replace(count, incidents=happened)


def _unit(asked: Asked, number: int) -> str:
    return asked.phrase if number == 1 else phrase.plural(asked.phrase)
