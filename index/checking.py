"""Checking: do catalog, vectors and lexical index hold the same passages, id by id?"""

from __future__ import annotations

from collections.abc import Iterator

from index.catalog import LIVE, PENDING, Catalog
from index.lexical import LexicalIndex
from index.records import CheckReport
from index.vectors import VectorStore

_EXAMPLES = 3


def check(catalog: Catalog, lexical: LexicalIndex, vectors: VectorStore | None, model: str) -> CheckReport:
    """Compare the three; `vectors` is None when a run died and the collection must not be opened.

    Nothing is changed. Call it under the write lock, or a writer at work looks like a fault.
    """
    problems = [*_unfinished(catalog, vectors), *_offsets(catalog), *_embeddings(catalog, model)]
    expected = set(catalog.passage_rows(LIVE))
    problems += _difference("lexical index", expected, lexical.rows())
    if vectors is not None:
        problems += _difference("vectors", expected, vectors.rows())
    return CheckReport(catalog.coverage().articles, len(expected), tuple(problems))


def _unfinished(catalog: Catalog, vectors: VectorStore | None) -> Iterator[str]:
    if vectors is None:
        yield "an add or rebuild did not end properly: the next add, or dateline rebuild, will finish its work"
    pending = len(catalog.rows_in(PENDING))
    if pending:
        yield f"{pending} articles are stored but not yet searchable: run dateline add or dateline rebuild"


def _offsets(catalog: Catalog) -> Iterator[str]:
    for row in catalog.rows_in(LIVE):
        articles = catalog.articles_by_row([row])
        for _, _, passage in catalog.passages_of(articles):
            inside = all(passage.start <= a < b <= passage.end for a, b in passage.sentences)
            if not inside or passage.end > len(articles[row].text):
                yield f"passage {passage.id} does not lie within its article: run dateline rebuild"


def _embeddings(catalog: Catalog, model: str) -> Iterator[str]:
    missing = catalog.passages_without_vector(model)
    if missing:
        yield f"{missing} passages have no embedding by {model}: run dateline rebuild"


def _difference(name: str, expected: set[int], found: set[int]) -> Iterator[str]:
    for rows, what in ((expected - found, "lacks"), (found - expected, "holds, unknown to the catalog,")):
        if rows:
            some = ", ".join(map(str, sorted(rows)[:_EXAMPLES]))
            yield f"the {name} {what} {len(rows)} passages (rows {some} ...): run dateline rebuild"
