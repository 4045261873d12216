"""Sentences to figures, in the order of the article.

tokens -> amounts (number, comparison, kind) -> noun phrase, scope, predicate -> doubts -> what neighbours share
  -> window -> Figure
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from index.figures.amounts import read_amount
from index.figures.doubts import confidence_of
from index.figures.drafts import Draft
from index.figures.holding import hold
from index.figures.inheriting import Thread
from index.figures.nouns import singular
from index.figures.numbers import may_start
from index.figures.phrases import end_of_share, imply_people, name_fact, name_unit
from index.figures.placing import place
from index.figures.predicates import find_predicate, is_existential
from index.figures.recalling import Recall
from index.figures.records import STORE, Figure
from index.figures.running import name_running
from index.figures.sharing import share, share_windows
from index.figures.times import name_times
from index.figures.tokens import Line, is_table, line_of, may_hold_figures
from index.figures.verbs import past_of
from index.passages import sentences as spans_of
from index.records import Article
from index.sentences import Sentence
from index.windows import Reader, Window

IMPLIED = 0.6
"""Confidence of a number that counts people without a noun."""


def read(article: Article, sentences: Sequence[Sentence]) -> list[Figure]:
    """Every figure of an article with a confidence of at least `STORE`, in order."""
    return list(_figures(article.id, sentences, article.published))


def read_text(text: str, anchor: date | None) -> list[Figure]:
    """The figures of a short text, such as a question. Their `article_id` is "".

    Args:
        anchor: the day it was written; None is unknown, and then no date is invented.

    Example:
        >>> [figure] = read_text("Rebels fired more than 30 rockets at the camp.", None)
        >>> figure.comparison, figure.value, figure.head, figure.scope, figure.predicate
        ('more than', 30.0, 'rocket', 'at the camp', 'fired')
    """
    reader = Reader(anchor)
    spans = [(start, end, text[start:end]) for start, end in spans_of(text)]
    sentences = [Sentence(start, end, part, tuple(reader.read(part))) for start, end, part in spans]
    return list(_figures("", sentences, anchor))


def _figures(article_id: str, sentences: Sequence[Sentence], published: date | None) -> Iterator[Figure]:
    thread, recall = Thread(), Recall()
    for sentence in sentences:
        recall.pass_by()
        if may_hold_figures(sentence.text):
            line = line_of(sentence.text, sentence.times)
            drafts = drafts_of(line, published)
            recall.name(line, drafts)
            thread.hand_on(sentence, drafts)
            yield from (_freeze(draft, line, sentence, article_id, published) for draft in drafts)
        else:
            thread.hand_on(sentence, ())


def drafts_of(line: Line, published: date | None) -> list[Draft]:
    """The figures of one sentence, before they are frozen."""
    drafts = [] if is_table(line) else [draft for draft in _amounts(line) if draft.confidence >= STORE]
    if drafts:
        name_running(line, drafts)
        share(line, drafts)
        name_times(drafts)
        place(line, drafts, published)
        hold(line, drafts, published)
        share_windows(line, drafts)
    return drafts


def _amounts(line: Line) -> Iterator[Draft]:
    i = 0
    while i < len(line.tokens):
        if i in line.barred or not may_start(line.tokens[i]):
            i += 1
            continue
        draft, i = read_amount(line, i)
        if draft:
            _describe(line, draft)
            yield draft
            if any(line.tokens[k].is_number for k in range(*draft.noun)):
                i = max(i, draft.noun[1])  # "60 Boeing 787 Dreamliners": one figure


def _describe(line: Line, draft: Draft) -> None:
    """Say what is counted, what happened to it, and how sure that is."""
    fact = ""
    if draft.kind in ("count", "ordinal"):
        name_unit(line, draft)
        fact = name_fact(line, draft) if draft.kind == "count" else ""
    elif draft.kind == "percent":
        end_of_share(line, draft)
    elif draft.kind == "measure":
        draft.head = singular(line.low(draft.noun[1] - 1))
    if not is_existential(line, draft):
        draft.predicate = past_of(fact) or find_predicate(line, draft)
    implied = imply_people(draft)
    draft.confidence = min(confidence_of(line, draft), IMPLIED if implied else 1.0)


def _freeze(draft: Draft, line: Line, sentence: Sentence, article_id: str, published: date | None) -> Figure:
    return Figure(
        article_id=article_id,
        start=sentence.start + line.tokens[draft.start].start,
        end=sentence.start + line.tokens[draft.last - 1].end,
        sentence=(sentence.start, sentence.end),
        kind=draft.kind,
        low=draft.low,
        high=draft.high,
        comparison=draft.comparison,
        head=draft.head,
        unit=line.words(draft.noun) or draft.recalled_unit,
        scope=line.words(draft.scope) or draft.recalled_scope,
        predicate=draft.predicate,
        currency=draft.currency,
        share_of=line.words(draft.share_of),
        window=_rounded(draft.window),
        window_source=draft.source,
        as_of=_as_of(draft, published),
        cumulative=draft.cumulative,
        total=draft.total,
        confidence=draft.confidence,
    )


def _rounded(window: Window | None) -> Window | None:
    if window is None:
        return None
    others = tuple(replace(other, confidence=round(other.confidence, 2)) for other in window.alternatives)
    return replace(window, confidence=round(window.confidence, 2), alternatives=others)


def _as_of(draft: Draft, published: date | None) -> date | None:
    """The last day of the window, or the day of publication if that is earlier."""
    if draft.former and not (draft.window and draft.window.end):
        return None
    end = draft.window.end if draft.window and draft.source != "inherited" else None
    last = end - timedelta(days=1) if end and end > date.min else None
    return min((day for day in (last, published) if day), default=None)
