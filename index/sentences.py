"""An article as the ledgers read it: its sentences in order, each with the time expressions that stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.records import Article, Passage
from index.windows import Reader, TimeExpression


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is exactly `article.text[start:end]`."""

    start: int
    end: int
    text: str
    times: tuple[TimeExpression, ...]
    """Their offsets count from the start of the sentence."""


def sentences_of(article: Article, passages: Iterable[Passage]) -> list[Sentence]:
    """Every sentence of an article once, in order, its dates read against the day of publication."""
    spans = sorted({span for passage in passages for span in passage.sentences})
    reader = Reader(article.published)
    texts = ((start, end, article.text[start:end]) for start, end in spans)
    return [Sentence(start, end, text, tuple(reader.read(text))) for start, end, text in texts]
