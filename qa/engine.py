"""ask(): the whole way from a question to an answer, on one screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.archive import Archive as IndexArchive
from index.lexical import Bounds
from index.records import Coverage, Hit
from qa import compose
from qa.answer import Answer, Citation, RefusalKind, Statement, Understood
from qa.evidence import Weights, gather, largest_share
from qa.question import Question, parse
from qa.retrieve import retrieve

if TYPE_CHECKING:
    from qa.llama import DatelineQueryEngine, DatelineRetriever

Day = date | str | None
HITS = 10
"""Passages that an answer is looked for in."""
SURE = 0.5
"""Confidence from which on a window that was read in a question counts."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a streamed answer: a statement with its citations, and at the end the whole answer."""

    statement: Statement | None = None
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None


class Archive(IndexArchive):
    """An archive that can be asked."""

    def ask(self, question: str, *, as_of: Day = None, start: Day = None, end: Day = None) -> Answer:
        """Answer a question from the archive, in sentences quoted from it.

        Args:
            question: at most 2,000 characters.
            as_of: answer as on this day (a date or YYYY-MM-DD): nothing published later counts.
            start: nothing published before this day counts; articles of unknown date do not count either.
            end: nothing published after this day counts.

        Returns:
            Statements with citations, or a refusal that says why.

        Raises:
            BadQuestion: it is empty or too long, or the days exclude each other.

        Example:
            >>> archive.ask("How many attacks since October?", as_of="2020-03-20").status  # doctest: +SKIP
            'answered'
        """
        began = time.perf_counter()
        asked = parse(question, as_of=as_of, start=start, end=end)
        with self.catalog.snapshot():
            answer = _answer(self, asked)
        return answer.timed(time.perf_counter() - began)

    async def aask(self, question: str, *, as_of: Day = None, start: Day = None, end: Day = None) -> Answer:
        """`ask`, without blocking the event loop."""
        return await asyncio.to_thread(self.ask, question, as_of=as_of, start=start, end=end)

    def stream(self, question: str, *, as_of: Day = None, start: Day = None, end: Day = None) -> Iterator[Event]:
        """The same answer, statement by statement; the last event holds all of it."""
        answer = self.ask(question, as_of=as_of, start=start, end=end)
        for statement in answer.statements:
            yield Event(statement, tuple(answer.citation(n) for n in statement.citations))
        yield Event(answer=answer)

    async def astream(
        self, question: str, *, as_of: Day = None, start: Day = None, end: Day = None
    ) -> AsyncIterator[Event]:
        """`stream`, without blocking the event loop."""
        answer = await self.aask(question, as_of=as_of, start=start, end=end)
        for statement in answer.statements:
            yield Event(statement, tuple(answer.citation(n) for n in statement.citations))
        yield Event(answer=answer)

    def search(
        self, query: str, k: int = 10, *, as_of: Day = None, start: Day = None, end: Day = None
    ) -> tuple[Hit, ...]:
        """The best k passages, each story once, best first.

        Raises:
            BadQuestion: as for `ask`.
        """
        asked = parse(query, as_of=as_of, start=start, end=end)
        return retrieve(self, asked.text, k, asked.bounds, asked.as_of).hits

    def as_retriever(self, k: int = 10, *, as_of: Day = None, start: Day = None, end: Day = None) -> DatelineRetriever:
        """The archive as a LlamaIndex `BaseRetriever`."""
        from qa.llama import DatelineRetriever

        return DatelineRetriever(self, k, as_of=as_of, start=start, end=end)

    def as_query_engine(self, *, as_of: Day = None, start: Day = None, end: Day = None) -> DatelineQueryEngine:
        """The archive as a LlamaIndex `BaseQueryEngine`."""
        from qa.llama import DatelineQueryEngine

        return DatelineQueryEngine(self, as_of=as_of, start=start, end=end)


def _answer(archive: Archive, question: Question) -> Answer:
    """Retrieve, score the sentences, and quote the best; or say why not."""
    coverage = archive.coverage()
    past = _last_day_asked_about(question, coverage)
    found = retrieve(archive, question.text, HITS, question.bounds, past or question.as_of)
    weights = Weights.of(question, archive.lexical)
    record = _record(archive, question, coverage, found.note)
    if not _bears(found.hits, archive, weights):
        nearest = found.hits or retrieve(archive, question.text, HITS, Bounds()).hits
        sentences = gather(question, nearest, archive.lexical, weights)
        return replace(record, refusal=compose.refuse(_why_not(coverage, question), question, coverage, sentences))
    sentences = gather(question, found.hits, archive.lexical, weights)
    latest = question.as_of or coverage.end if question.kind == "count" else None
    chosen = compose.nearest_first(compose.choose(sentences), past or latest)
    statements, citations = compose.quote(chosen)
    return replace(record, statements=statements, citations=citations)


def _last_day_asked_about(question: Question, coverage: Coverage) -> date | None:
    """The last day of the window that the question names, when that was over by the day asked on; else None.

    What was published near that day tells of it; "since October" is not over, and wants the latest report.
    """
    from index.windows import read_question

    asked = question.as_of or coverage.end
    window = read_question(question.text, asked) if asked else None
    if asked is None or window is None or window.end is None or window.end > asked or window.confidence < SURE:
        return None
    return window.end - timedelta(days=1)


def _why_not(coverage: Coverage, question: Question) -> RefusalKind:
    if not coverage.articles:
        return "empty_archive"
    return "outside_dates" if _outside(coverage, question) else "not_in_archive"


def _bears(hits: Sequence[Hit], archive: Archive, weights: Weights) -> bool:
    covered = largest_share(hits, archive.lexical, weights)
    return compose.bears_on(weights.support(covered), covered)


def _outside(coverage: Coverage, question: Question) -> bool:
    """Whether the question's days and the archive's have none in common."""
    first, last = question.bounds.days()
    if question.bounds.open or coverage.start is None or coverage.end is None:
        return not question.bounds.open
    return coverage.start.toordinal() > last or coverage.end.toordinal() < first


def _record(archive: Archive, question: Question, coverage: Coverage, note: str) -> Answer:
    """What every answer to this question says, whatever it comes to."""
    bounds = question.bounds
    return Answer(
        question=question.text,
        kind=question.kind,
        statements=(),
        citations=(),
        refusal=None,
        understood=Understood(bounds.end or coverage.end, bounds.start, bounds.end, note),
        coverage=coverage,
        archive_version=archive.version,
    )
