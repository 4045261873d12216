"""Changing an archive: a batch of articles into catalog, vectors and lexical index, so that a crash loses nothing.

The order is the promise. A batch is stored as pending, then indexed, then made live in one transaction, and only
then are the revisions that it replaced deleted. The next writer finishes whatever a crash left undone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import copies
from index.catalog import LIVE, PENDING, RETIRED, Catalog
from index.dense import release
from index.embedding import Embedder, Vectors
from index.layout import Layout
from index.lexical import UNDATED, Entry, LexicalIndex
from index.passages import split, stamp
from index.records import Article, Passage, digest
from index.settings import Settings
from index.vectors import VectorStore, embedded, served

READ_BACK = 300
"""Articles read from the catalog at a time when an index is made anew."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article, ready to be stored."""

    article: Article
    origin: str
    stamp: str
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Stored:
    """A batch that the catalog holds as pending, and what the indexes need of it."""

    articles: list[int]
    rows: list[int]
    vectors: Vectors
    entries: list[Entry]


def header(article: Article) -> str:
    """Title, publisher and date: what a passage is embedded and indexed with, besides its own text."""
    day = f"{article.published:%d %B %Y}".lstrip("0") if article.published else ""
    return ". ".join(part for part in (article.title, article.source, day) if part)


class Writer:
    """The one process that changes the archive, for as long as it holds the lock."""

    def __init__(self, layout: Layout, catalog: Catalog, embedder: Embedder, settings: Settings) -> None:
        self._layout = layout
        self._catalog = catalog
        self._embedder = embedder
        self._settings = settings
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="dateline-index")
        self._indexing: tuple[Future[None], Stored] | None = None
        self._opened: VectorStore | None = None
        self._counted = 0
        self._lexical: LexicalIndex

    # -- a session -------------------------------------------------------------------------------------

    @contextmanager
    def session(self, doing: str) -> Iterator[Writer]:
        """Hold the lock, finish what an earlier run left, write, and leave everything agreed.

        Raises:
            ArchiveLocked: another process is writing.
        """
        with self._layout.write_lock(doing):
            self._open()
            try:
                self._recover()
                yield self
                self.finish()
            finally:
                self._close()

    def _open(self) -> None:
        self._lexical = LexicalIndex(self._layout.lexical(self._generation("lexical")))
        embedded = self._settings.chroma_url is None
        if embedded and self._catalog.meta("vectors_dirty") == "1":
            self._renew_vectors()  # opening what a crash may have torn could crash this process too

    @property
    def _vectors(self) -> VectorStore:
        """The collection, opened when there is something to write; until it is closed it counts as torn."""
        if self._opened is None:
            release(self._layout.folder)  # a reader of this process may hold one that is out of date
            self._catalog.set_meta(vectors_dirty=1)
            generation = self._generation("vectors")
            self._opened = open_vectors(self._layout, self._catalog, self._settings, generation)
        return self._opened

    def _generation(self, index: str) -> int:
        return int(self._catalog.meta(index, "0"))

    def _recover(self) -> None:
        pending = self._catalog.rows_in(PENDING)
        for stored in self._read_back(pending):
            self._vectors.write(stored.rows, stored.vectors)
            self._lexical.write(stored.entries, gone=stored.rows)
        if pending:
            self._publish(pending)
        self._drop_retired()

    def finish(self) -> None:
        """Index and publish what is under way, and delete what it replaced."""
        self._await_indexing()
        self._drop_retired()
        if self._catalog.version != self._counted:
            with self._catalog.transaction():
                self._catalog.count_passages()
            self._counted = self._catalog.version

    def _close(self) -> None:
        self._worker.shutdown(wait=True)
        self._lexical.close()
        self._close_vectors()

    def _close_vectors(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None
            self._catalog.set_meta(vectors_dirty=0)

    # -- adding ----------------------------------------------------------------------------------------

    def prepare(self, article: Article, origin: str) -> Prepared:
        """Split an article; `origin` is the file that has to be read again if the article is removed."""
        size, overlap = self._settings.passage_tokens, self._settings.passage_overlap
        edition = stamp(article, size, overlap)
        return Prepared(article, origin, edition, split(article, size, overlap))

    def is_current(self, article: Article) -> bool | None:
        """Whether the archive has this revision, split by these rules; None when it has none of the article."""
        known = self._catalog.stamp_of(article.id)
        if known is None:
            return None
        return known == stamp(article, self._settings.passage_tokens, self._settings.passage_overlap)

    def write(self, batch: Sequence[Prepared]) -> None:
        """Store a batch, and have it indexed while the caller prepares the next."""
        stored = self._store(batch)
        self._await_indexing()
        self._indexing = (self._worker.submit(self._index, stored), stored)

    def remove(self, article_ids: Sequence[str]) -> None:
        """Take articles out of the archive for good."""
        with self._catalog.transaction():
            self._catalog.retire(article_ids)

    def _store(self, batch: Sequence[Prepared]) -> Stored:
        texts = [f"{header(p.article)}\n{passage.text}" for p in batch for passage in p.passages]
        keys = [digest(text) for text in texts]
        vectors = self._embed(keys, texts)
        sketches = [copies.pack(copies.sketch(p.article.text)) for p in batch]
        articles: list[int] = []
        rows: list[int] = []
        with self._catalog.transaction():
            self._catalog.put_vectors(self._embedder.name, keys, vectors)
            for p, sketch in zip(batch, sketches, strict=True):
                articles.append(self._catalog.put_pending(p.article, p.stamp, p.origin, sketch))
                own = keys[len(rows) : len(rows) + len(p.passages)]
                rows += self._catalog.put_passages(articles[-1], p.passages, own)
        days = [_day(p.article) for p in batch for _ in p.passages]
        return Stored(articles, rows, vectors, _entries(rows, texts, days))

    def _embed(self, keys: Sequence[str], texts: Sequence[str]) -> Vectors:
        known = self._catalog.stored_vectors(self._embedder.name, keys)
        missing = [i for i, key in enumerate(keys) if key not in known]
        new = self._embedder.passages([texts[i] for i in missing]) if missing else np.empty((0, 0), np.float32)
        if not known:
            return new
        for i, vector in zip(missing, new, strict=True):
            known[keys[i]] = vector
        return np.stack([known[key] for key in keys])

    def _index(self, stored: Stored) -> None:
        self._vectors.write(stored.rows, stored.vectors)
        self._lexical.write(stored.entries)

    def _await_indexing(self) -> None:
        if self._indexing is not None:
            future, stored = self._indexing
            future.result()
            self._publish(stored.articles)
            self._indexing = None

    def _publish(self, article_rows: Sequence[int]) -> None:
        with self._catalog.transaction():
            self._catalog.publish(article_rows)

    def _drop_retired(self) -> None:
        rows = self._catalog.passage_rows(RETIRED)
        if not rows and not self._catalog.rows_in(RETIRED):
            return
        self._vectors.delete(rows)
        self._lexical.write([], gone=rows)
        with self._catalog.transaction():
            self._catalog.drop_retired()

    # -- a new generation ------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make both indexes anew from the catalog and switch to them at once; the old ones go last."""
        self._split_outdated_again()
        self.finish()
        generation = self._generation("lexical") + 1
        self._lexical.close()
        self._lexical = LexicalIndex(_empty(self._layout.lexical(generation)))
        for stored in self._read_back(self._catalog.rows_in(LIVE)):
            self._lexical.write(stored.entries)
        self._close_vectors()
        self._renew_vectors(lexical=generation)

    def _split_outdated_again(self) -> None:
        for _, origin, article in list(self._catalog.live_articles()):
            if not self.is_current(article):
                self.write([self.prepare(article, origin)])

    def _renew_vectors(self, **switched: int) -> None:
        """A new collection from the catalog; the switch, with any other generation given, is one transaction."""
        generation = self._generation("vectors") + 1
        if self._settings.chroma_url is None:
            _empty(self._layout.vectors(generation))
        release(self._layout.folder)
        self._catalog.set_meta(vectors_dirty=1)
        self._opened = open_vectors(self._layout, self._catalog, self._settings, generation)
        for stored in self._read_back(self._catalog.rows_in(LIVE) + self._catalog.rows_in(PENDING)):
            self._opened.write(stored.rows, stored.vectors)
        with self._catalog.transaction():
            self._catalog.set_meta(
                vectors=generation,
                embedding=self._embedder.name,
                version=self._catalog.version + 1,
                removals=int(self._catalog.meta("removals", "0")) + 1,
                **switched,
            )
        self._layout.drop_generations_but(self._generation("vectors"), self._generation("lexical"))

    def _read_back(self, article_rows: Sequence[int]) -> Iterator[Stored]:
        """What the indexes need of articles that the catalog holds already, some hundred articles at a time."""
        for i in range(0, len(article_rows), READ_BACK):
            articles = self._catalog.articles_by_row(article_rows[i : i + READ_BACK])
            found = self._catalog.passages_of(articles)
            texts = [f"{header(articles[article])}\n{passage.text}" for _, article, passage in found]
            keys = [digest(text) for text in texts]
            vectors = self._embed(keys, texts)
            with self._catalog.transaction():
                self._catalog.put_vectors(self._embedder.name, keys, vectors)
            rows = [row for row, _, _ in found]
            days = [_day(articles[article]) for _, article, _ in found]
            yield Stored(list(articles), rows, vectors, _entries(rows, texts, days))


def open_vectors(layout: Layout, catalog: Catalog, settings: Settings, generation: int) -> VectorStore:
    """The collection of a generation, in the archive's folder or on the server that the settings name."""
    if settings.chroma_url:
        return served(settings.chroma_url, f"dateline-{catalog.meta('archive')}-{generation}")
    return embedded(layout.vectors(generation))


def _entries(rows: Sequence[int], texts: Sequence[str], days: Sequence[int]) -> list[Entry]:
    return [Entry(row, text, day) for row, text, day in zip(rows, texts, days, strict=True)]


def _day(article: Article) -> int:
    return article.published.toordinal() if article.published else UNDATED


def _empty(folder: Path) -> Path:
    """The folder, without what a rebuild that died left in it."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder
