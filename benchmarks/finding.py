"""Does the right passage stand among the first ten? By embedding, by BM25, by both, and with time.

newsqa: a passage is relevant when the answer stands in it word for word (numbers and names, case and punctuation
aside). That is lenient: a short answer can stand in a passage about something else. Questions whose answer stands in
no passage of the archive are left out. multihop: a passage is relevant when it holds one of the question's facts.

"Dense" and "BM25" are the archive's own two lists; "fused" is `qa.retrieve.retrieve`, which also folds copies.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from benchmarks import runs, sets
from benchmarks.ranking import Ranked, interval, mean_reciprocal_rank
from benchmarks.sets import HopQuestion, NewsQuestion
from benchmarks.table import Line, above, at_least, plain, show
from index.catalog import LIVE
from index.lexical import Bounds
from qa import Archive
from qa.retrieve import retrieve

K = 10
Texts = dict[str, str]
"""Passages by id, as they are compared with answers or facts."""


@dataclass(frozen=True, slots=True)
class Found:
    """A multi-hop question's list, and the share of its facts that stand in it."""

    ranked: Ranked
    recall: float


class Searches:
    """The ways to search one archive; each gives the ids of the first ten passages."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        articles = archive.catalog.articles_by_row(archive.catalog.rows_in(LIVE))
        self._passages = {row: passage for row, _, passage in archive.catalog.passages_of(articles)}

    def texts(self, normal: Callable[[str], str]) -> Texts:
        """Every passage, its text made comparable."""
        return {passage.id: normal(passage.text) for passage in self._passages.values()}

    def dense(self, text: str, bounds: Bounds) -> list[str]:
        """By embedding alone."""
        return self._ids(self._archive.dense.search(self._archive.embedder.question(text), K, bounds))

    def bm25(self, text: str, bounds: Bounds) -> list[str]:
        """By words alone."""
        return self._ids(self._archive.lexical.search(text, K, bounds))

    def fused(self, text: str, bounds: Bounds, *, fresh: bool = False) -> list[str]:
        """As `ask` does; `fresh` also raises what was published shortly before the last day of the bounds."""
        found = retrieve(self._archive, text, K, bounds, bounds.end if fresh else None)
        return [hit.passage.id for hit in found.hits]

    def _ids(self, hits: Sequence[tuple[int, float]]) -> list[str]:
        return [self._passages[row].id for row, _ in hits[:K]]


# -- newsqa --------------------------------------------------------------------------------------------------------


def newsqa(searches: Searches, questions: Sequence[NewsQuestion]) -> list[Line]:
    """Hit@k and MRR@10 of each way, and what time adds to plain BM25."""
    texts = searches.texts(sets.words)
    ways: dict[str, Callable[[NewsQuestion], list[str]]] = {
        "dense": lambda q: searches.dense(q.text, Bounds()),
        "BM25": lambda q: searches.bm25(q.text, Bounds()),
        "BM25, nothing after the day asked": lambda q: searches.bm25(q.text, Bounds(None, q.asked)),
        "fused": lambda q: searches.fused(q.text, Bounds()),
        "fused with time": lambda q: searches.fused(q.text, Bounds(None, q.asked), fresh=True),
    }
    holding = {q: [sets.words(q.answer) in text for text in texts.values()].count(True) for q in questions}
    asked = [q for q in questions if holding[q]]
    lists = {name: [_news_list(q, way(q), texts, holding[q]) for q in asked] for name, way in ways.items()}
    return [
        plain("questions; their answer stands in the archive", f"{len(questions)}; {len(asked)}"),
        plain("passages that hold the answer, median", sorted(holding[q] for q in asked)[len(asked) // 2], "d"),
        *(plain(f"{name}: hit@1, @5, @10; MRR@10", _hits(found)) for name, found in lists.items()),
        *_gain("plain BM25", lists["fused with time"], lists["BM25"], target=1.15),
        *_gain("BM25, nothing after the day asked", lists["fused with time"], lists[list(ways)[2]]),
    ]


def _news_list(question: NewsQuestion, ids: Sequence[str], texts: Texts, total: int) -> Ranked:
    answer = sets.words(question.answer)
    return Ranked(tuple(answer in texts[passage] for passage in ids), total)


def _hits(lists: Sequence[Ranked]) -> str:
    shares = ", ".join(f"{fmean(ranked.hit(k) for ranked in lists):.3f}" for k in (1, 5, 10))
    return f"{shares}; {mean_reciprocal_rank(lists):.3f}"


def _gain(name: str, ours: Sequence[Ranked], theirs: Sequence[Ranked], target: float | None = None) -> list[Line]:
    ratio = mean_reciprocal_rank(ours) / mean_reciprocal_rank(theirs)
    pairs = zip(ours, theirs, strict=True)
    low, high = interval([a.reciprocal_rank() - b.reciprocal_rank() for a, b in pairs])
    what = f"MRR, fused with time / {name}"
    return [
        plain(what, ratio, ".2f") if target is None else at_least(what, ratio, target, ".2f"),
        plain("95 % interval of that difference", f"{low:+.3f} to {high:+.3f}"),
    ]


# -- multihop ------------------------------------------------------------------------------------------------------


def multihop(searches: Searches, questions: Sequence[HopQuestion]) -> list[Line]:
    """Recall@10 of facts, MAP@10 and MRR@10 of each way, over the questions that can be answered."""
    texts = searches.texts(_spaced)
    ways = {"dense": searches.dense, "BM25": searches.bm25, "fused": searches.fused}
    asked = [q for q in questions if q.answerable]
    lists = {name: [_hop_list(q, way(q.text, Bounds()), texts) for q in asked] for name, way in ways.items()}
    facts = [_spaced(fact) for q in asked for fact in q.facts]
    whole = sum(any(fact in text for text in texts.values()) for fact in facts)
    fused = lists["fused"]
    return [
        plain("questions; facts; those in one passage", f"{len(asked)}; {len(facts)}; {whole}"),
        *(plain(f"{name}: recall@10, MAP@10, MRR@10", _means(found)) for name, found in lists.items()),
        above("fused: MRR@10", mean_reciprocal_rank([f.ranked for f in fused]), 0.90),
        above("fused: recall@10", fmean(f.recall for f in fused), 0.88),
    ]


def _hop_list(question: HopQuestion, ids: Sequence[str], texts: Texts) -> Found:
    facts = [_spaced(fact) for fact in question.facts]
    first = [texts[passage] for passage in ids]
    total = sum(any(fact in text for fact in facts) for text in texts.values())
    return Found(
        ranked=Ranked(tuple(any(fact in text for fact in facts) for text in first), total),
        recall=fmean(any(fact in text for text in first) for fact in facts),
    )


def _means(lists: Sequence[Found]) -> str:
    precision = fmean(found.ranked.average_precision() for found in lists)
    mrr = mean_reciprocal_rank([found.ranked for found in lists])
    return f"{fmean(found.recall for found in lists):.3f}, {precision:.3f}, {mrr:.3f}"


def _spaced(text: str) -> str:
    return " ".join(text.split())


def main() -> int:
    """Measure and print."""
    given = runs.options(__doc__).parse_args()
    data: Path = given.data.resolve()
    with runs.work_folder(given.work) as work:
        with runs.newsqa_archive(data, work) as archive:
            show("finding: newsqa", newsqa(Searches(archive), sets.newsqa_questions(data)))
        with runs.multihop_archive(data, work) as archive:
            show("finding: multihop", multihop(Searches(archive), sets.multihop_questions(data)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
