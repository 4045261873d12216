"""What programs may ask the page's server: the same answers as JSON, and passages. Docstrings are their manual."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from index.errors import BadQuestion, TooOften
from index.records import Hit
from index.settings import Settings
from qa.desk import Stock
from qa.question import check_length

MOST = 50
"""Passages of one search at most."""


PATIENCE = 20.0
"""Seconds that a program's question waits for others to be answered."""


class Api:
    """Questions and searches from programs, within the limits that hold for readers."""

    def __init__(self, stock: Stock, settings: Settings) -> None:
        self._stock = stock
        self._longest = settings.question_length
        self._places = threading.BoundedSemaphore(settings.answers)

    def ask(
        self,
        question: str,
        as_of: str | None = None,
        start: str | None = None,
        end: str | None = None,
        publishers: list[str] | None = None,
    ) -> dict[str, Any]:
        """Answer a question from the news archive: every figure dated and cited, or a refusal that says why.

        Args:
            question: The question in plain words, such as: How many attacks since October?
            as_of: Answer as on this day, YYYY-MM-DD: nothing published later counts.
            start: Only reports published on or after this day, YYYY-MM-DD.
            end: Only reports published on or before this day, YYYY-MM-DD.
            publishers: Only what these publishers report. None or an empty list is everybody.

        Returns:
            An object with question, kind, status (answered or declined), refusal, text (Markdown with [n] marks),
            statements, citations (title, source, published, url, quote), count, understood, coverage.
        """
        days = _days(as_of=as_of, start=start, end=end)
        with self._asking(question):
            answer = self._stock.archive.ask(question, **days, publishers=publishers or None)
        return _public(answer.to_json())

    def search(  # noqa: PLR0917
        self,
        query: str,
        k: int = 10,
        as_of: str | None = None,
        start: str | None = None,
        end: str | None = None,
        publishers: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Find the passages of the news archive that bear on a query, best first, each story once.

        Args:
            query: Words to look for, or a question.
            k: How many passages, 1 to 50.
            as_of: As on this day, YYYY-MM-DD: nothing published later counts.
            start: Only reports published on or after this day, YYYY-MM-DD.
            end: Only reports published on or before this day, YYYY-MM-DD.
            publishers: Only what these publishers report. None or an empty list is everybody.

        Returns:
            A list of objects with score, text, start (its place in the article's text), article_id, title, source,
            published and url.
        """
        if not 1 <= k <= MOST:
            raise BadQuestion(f"k is {k}; ask for 1 to {MOST} passages.")
        days = _days(as_of=as_of, start=start, end=end)
        with self._asking(query):
            hits = self._stock.archive.search(query, k, **days, publishers=publishers or None)
        return [_found(hit) for hit in hits]

    @contextmanager
    def _asking(self, text: str) -> Iterator[None]:
        check_length(text, self._longest)
        if not self._places.acquire(timeout=PATIENCE):
            raise TooOften("The page is busy answering others. Ask again in a moment.")
        try:
            yield
        finally:
            self._places.release()


def _days(**given: str | None) -> dict[str, Any]:
    """Days that were given; an empty field of a form is none."""
    return {name: value or None for name, value in given.items()}


def _public(record: dict[str, Any]) -> dict[str, Any]:
    """The record without what is the server's own business: where it keeps its files."""
    refusal = record["refusal"]
    nearest = refusal and {**refusal, "nearest": [_nameless(one) for one in refusal["nearest"]]}
    return {**record, "refusal": nearest, "citations": [_nameless(one) for one in record["citations"]]}


def _nameless(citation: dict[str, Any]) -> dict[str, Any]:
    copies = [{name: value for name, value in one.items() if name != "path"} for one in citation["copies"]]
    return {name: value for name, value in citation.items() if name != "path"} | {"copies": copies}


def _found(hit: Hit) -> dict[str, Any]:
    article, passage = hit.article, hit.passage
    return {
        "score": hit.score,
        "text": passage.text,
        "start": passage.start,
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published and article.published.isoformat(),
        "url": article.url,
    }
