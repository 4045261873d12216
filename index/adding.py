"""Adding: files, folders and URLs -> what is new or changed among their articles -> the archive, batch by batch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index import readers
from index.catalog import Catalog
from index.readers import Source
from index.records import AddReport, Article, Rejected
from index.writing import Prepared, Writer

CLOCK_GRAIN = 2.0
"""Seconds. The coarsest file times in use (FAT) tell no more than that."""
BATCH = 2_000
"""Passages a batch: large enough that commits do not count, small enough that a crash costs little."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far an `add` has come: sources (files, URLs) read of those found, and articles met in them."""

    done: int
    total: int
    articles: int


Progress = Callable[[Step], None]


@dataclass(slots=True)
class _Tally:
    """What has happened to each article so far."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Revision and path of each article of this run, by id."""
    known: dict[str, str] = field(default_factory=dict)
    """State of each file that was read before, by path."""
    held: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """(id, revision, path) of the articles that the archive has from each file."""
    files: list[tuple[str, str]] = field(default_factory=list)
    passages: int = 0

    @property
    def articles(self) -> int:
        return len(self.added) + len(self.updated) + len(self.unchanged)


def add(writer: Writer, catalog: Catalog, targets: Sequence[str | Path], progress: Progress | None = None) -> AddReport:
    """Read the targets and write what is new. Bad articles are reported, and never stop the others."""
    began = time.perf_counter()
    tally = _Tally(known=catalog.file_states(), held=catalog.articles_by_file())
    batch: list[Prepared] = []
    for prepared in _changed(writer, targets, tally, progress or (lambda step: None)):
        batch.append(prepared)
        if sum(len(p.passages) for p in batch) >= BATCH:
            writer.write(batch)
            batch = []
    if batch:
        writer.write(batch)
    writer.finish()
    with catalog.transaction():
        catalog.remember_files(tally.files)
    return AddReport(
        added=tuple(tally.added),
        updated=tuple(tally.updated),
        unchanged=tuple(tally.unchanged),
        rejected=tuple(tally.rejected),
        passages=tally.passages,
        seconds=time.perf_counter() - began,
    )


def _changed(writer: Writer, targets: Sequence[str | Path], tally: _Tally, progress: Progress) -> Iterator[Prepared]:
    sources = list(readers.find(targets))
    for done, source in enumerate(sources, start=1):
        if isinstance(source, Rejected):
            tally.rejected.append(source)
        else:
            for prepared in _changed_in(writer, source, tally):
                yield prepared
                progress(Step(done - 1, len(sources), tally.articles))
        progress(Step(done, len(sources), tally.articles))


def _changed_in(writer: Writer, source: Source, tally: _Tally) -> Iterator[Prepared]:
    """A file that is as it was is not read again, as long as its articles are all still there."""
    state = file_state(source)
    if state and tally.known.get(source.path) == state:
        for article_id, revision, path in tally.held.get(source.path, ()):
            tally.seen.setdefault(article_id, (revision, path))
            tally.unchanged.append(article_id)
        return
    rejected = len(tally.rejected)
    for item in readers.read(source):
        if isinstance(item, Rejected):
            tally.rejected.append(item)
            continue
        prepared = _sort(writer, item, source, tally)
        if prepared is not None:
            tally.passages += len(prepared.passages)
            yield prepared
    if state and len(tally.rejected) == rejected:  # else what was rejected is told again next time
        tally.files.append((source.path, state))


def _sort(writer: Writer, article: Article, source: Source, tally: _Tally) -> Prepared | None:
    """File the article as added, updated or unchanged; None when there is nothing to write."""
    if article.id in tally.seen:
        revision, path = tally.seen[article.id]
        if revision != article.revision:
            reason = f"another article of this run has the same address ({article.url}): {path}"
            tally.rejected.append(Rejected(article.path, reason))
        return None
    tally.seen[article.id] = (article.revision, article.path)
    current = writer.is_current(article)
    if current:
        tally.unchanged.append(article.id)
        return None
    (tally.added if current is None else tally.updated).append(article.id)
    return writer.prepare(article, source.path)


def file_state(source: Source) -> str | None:
    """Size and times of a local file; None for a URL, and for a file changed so lately that another change
    might not show in its times."""
    if source.is_url:
        return None
    try:
        found = Path(source.path).stat()
    except OSError:
        return None
    changed = max(found.st_mtime, found.st_ctime)
    if time.time() - changed < CLOCK_GRAIN:
        return None
    return f"{readers.READERS_VERSION}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"
