"""ask(): the whole way from a question to an answer, on one screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.archive import Archive as IndexArchive
from index.records import Hit
from qa import answering
from qa.answer import Answer, Citation, Statement
from qa.question import parse
from qa.retrieve import retrieve

if TYPE_CHECKING:
    from qa.llama import DatelineQueryEngine, DatelineRetriever

Day = date | str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a streamed answer: a statement with its citations, and at the end the whole answer."""

    statement: Statement | None = None
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None


class Archive(IndexArchive):
    """An archive that can be asked."""

    def ask(
        self, question: str, *, as_of: Day = None, start: Day = None, end: Day = None, explain: bool = False
    ) -> Answer:
        """Answer a question from the archive: counted, dated or quoted, and cited.

        Args:
            question: at most 2,000 characters.
            as_of: answer as on this day (a date or YYYY-MM-DD): nothing published later counts.
            start: nothing published before this day counts; articles of unknown date do not count either.
            end: nothing published after this day counts.
            explain: also tell which figures and incidents were looked at, and what became of each.

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
            found = answering.answer(self, asked, explain=explain)
        return found.timed(time.perf_counter() - began)

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
