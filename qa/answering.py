"""Question -> Answer: counted or dated from the ledgers where that is asked, else quoted, else declined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from index.archive import Archive
from index.lexical import Bounds
from index.records import Article, Coverage, Hit
from qa import compose, counted, outside, timeline
from qa.ambiguity import ambiguous
from qa.answer import Answer, Refusal, RefusalKind, Understood
from qa.draft import Draft
from qa.evidence import Weights, gather
from qa.question import Kind, Question
from qa.readings import SURE, Readings, readings, understood_as
from qa.retrieve import retrieve
from qa.telling import comparison, summary
from qa.telling.frames import names_several_days

HITS = 10
"""Passages that an answer is looked for in."""
_DAY = timedelta(days=1)


def answer(
    archive: Archive,
    question: Question,
    *,
    explain: bool = False,
    articles: Sequence[Article] | None = None,
    leaning: bool = False,
) -> Answer:
    """Answer from the ledgers if the question is one for them, else in quoted sentences.

    Args:
        articles: those that "they" or "the two reports" may mean: what the answer before cited.
        leaning: whether it was read in the light of a talk, which told what it leaves unsaid.
    """
    coverage = archive.coverage()
    read = readings(question, coverage)
    record = _record(archive, question, coverage, read)
    if not coverage.articles:
        return _declined(archive, question, record, "empty_archive")
    if not leaning and articles is None and (unclear := ambiguous(archive, question, read)):
        return replace(record, refusal=unclear)
    if question.kind != "count" and (beyond := _beyond(archive, question, read, record)):
        return beyond
    if question.kind == "count":
        answered = counted.answer(archive, question, read, record, explain=explain)
    else:
        answered = _told(archive, question, read, record, articles)
    if answered is None and question.kind == "summary":
        outside = _outside(coverage, question)
        return _declined(archive, question, record, "outside_dates" if outside else "not_in_archive")
    return answered or _quoted(archive, question, read, record)


def _told(
    archive: Archive, question: Question, read: Readings, record: Answer, articles: Sequence[Article] | None
) -> Answer | None:
    """From the days of incidents, or put together from reports; None when the question is for neither."""
    draft = Draft()
    if question.kind == "compare":
        told = comparison.tell(draft, archive, question, read, articles)
    else:
        tell = _TELLERS.get(question.kind)
        told = tell(draft, archive, question, read) if tell else False
    if isinstance(told, Refusal):
        return replace(record, refusal=told)
    return replace(record, statements=draft.statements, citations=draft.citations) if told else None


_TELLERS: dict[Kind, Callable[[Draft, Archive, Question, Readings], bool]] = {
    "when": timeline.tell_when,
    "timeline": timeline.tell_window,
    "summary": summary.tell,
    "order": lambda draft, archive, question, read: timeline.tell_order(draft, archive, question),
}


def _quoted(archive: Archive, question: Question, read: Readings, record: Answer) -> Answer:
    """Retrieve, score the sentences, and quote the best; or say why not."""
    past = _last_day_asked_about(read)
    found = retrieve(archive, question.text, HITS, question.bounds, past or question.as_of)
    weights = Weights.of(question, archive.lexical)
    record = replace(record, understood=replace(record.understood, note=found.note))
    if not compose.bear(found.hits, archive.lexical, weights):
        kind: RefusalKind = "outside_dates" if _outside(record.coverage, question) else "not_in_archive"
        return _declined(archive, question, record, kind, found.hits)
    sentences = gather(question, found.hits, archive.lexical, weights)
    latest = question.as_of or record.coverage.end if question.kind == "count" else None
    chosen = compose.nearest_first(compose.choose(sentences), past or latest)
    statements, citations = compose.quote(chosen)
    return replace(record, statements=statements, citations=citations)


def _beyond(archive: Archive, question: Question, read: Readings, record: Answer) -> Answer | None:
    """The refusal of a question about days that no report reaches; None of any other."""
    if not outside.asks_outside(question, read, record.coverage):
        return None
    if any(outside.is_told_of(archive, question, window) for window in read.windows):
        return None
    declined = _declined(archive, question, record, "outside_dates")
    assert declined.refusal is not None
    return replace(declined, refusal=replace(declined.refusal, reason=outside.reason(read, record.coverage)))


def _declined(
    archive: Archive, question: Question, record: Answer, kind: RefusalKind, hits: Sequence[Hit] = ()
) -> Answer:
    nearest = hits or retrieve(archive, question.text, HITS, Bounds()).hits
    sentences = gather(question, nearest, archive.lexical, Weights.of(question, archive.lexical))
    return replace(record, refusal=compose.refuse(kind, question, record.coverage, sentences))


def _last_day_asked_about(read: Readings) -> date | None:
    """The last day of the window that the question names, when that was over by the day asked on; else None.

    What was published near that day tells of it; "since October" is not over, and wants the latest report.
    """
    window, asked = read.first, read.as_of
    if asked is None or window is None or window.end is None or window.end > asked or window.confidence < SURE:
        return None
    return window.end - _DAY


def _outside(coverage: Coverage, question: Question) -> bool:
    """Whether the question's days and the archive's have none in common."""
    first, last = question.bounds.days()
    if question.bounds.open or coverage.start is None or coverage.end is None:
        return not question.bounds.open
    return coverage.start.toordinal() > last or coverage.end.toordinal() < first


def _record(archive: Archive, question: Question, coverage: Coverage, read: Readings) -> Answer:
    """What every answer to this question says, whatever it comes to."""
    asked = Understood(
        question.bounds.end or coverage.end,
        question.start,
        question.end,
        publishers=coverage.publishers,
        names=question.names,
    )
    of_reports = question.kind == "compare" and names_several_days(question.text)
    return Answer(
        question=question.text,
        kind=question.kind,
        statements=(),
        citations=(),
        refusal=None,
        understood=asked if of_reports else understood_as(asked, read, read.first),
        coverage=coverage,
        archive_version=archive.version,
    )
