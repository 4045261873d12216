"""Adding: files, folders and URLs -> what is new or changed among their articles -> the archive, batch by batch."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index import readers
from index.batch import Prepared
from index.catalog import Catalog
from index.preparing import Item
from index.readers import Source
from index.records import AddReport, Article, Progress, Rejected, Step
from index.writing import Writer

BATCH = 2_000
"""Passages a batch: large enough that commits do not count, small enough that a crash costs little."""


@dataclass(slots=True)
class _Tally:
    """What has happened to each article so far."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    seen: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Revision, path and file of each article of this run, by id."""
    known: dict[str, str] = field(default_factory=dict)
    """State of each file that was read before, by path."""
    held: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """(id, revision, path) of the articles that the archive has from each file."""
    shared: int = 0
    """How many articles were met that the archive has, or takes, from another file."""
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
    for prepared in writer.prepare_all(_changed(writer, targets, tally, progress or (lambda step: None))):
        tally.passages += len(prepared.passages)
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


def _changed(writer: Writer, targets: Sequence[str | Path], tally: _Tally, progress: Progress) -> Iterator[Item]:
    sources = list(readers.find(targets))
    for done, source in enumerate(sources, start=1):
        if isinstance(source, Rejected):
            tally.rejected.append(source)
        else:
            for item in _changed_in(writer, source, tally):
                yield item
                progress(Step(done - 1, len(sources), tally.articles))
        progress(Step(done, len(sources), tally.articles))


def _changed_in(writer: Writer, source: Source, tally: _Tally) -> Iterator[Item]:
    """A file that is as it was is not read again, as long as its articles are all still there."""
    state = readers.state(source)
    if state and tally.known.get(source.path) == state:
        for article_id, revision, path in tally.held.get(source.path, ()):
            if not _met(tally, source, article_id, revision, path):
                tally.unchanged.append(article_id)
        return
    flaws = len(tally.rejected) + tally.shared
    for item in readers.read(source):
        if isinstance(item, Rejected):
            tally.rejected.append(item)
            continue
        if _is_new(writer, item, source, tally):
            yield item, source.path
    # What was rejected is told again next time; what the archive has from another file may be removed with that.
    if state and len(tally.rejected) + tally.shared == flaws:
        tally.files.append((source.path, state))


def _is_new(writer: Writer, article: Article, source: Source, tally: _Tally) -> bool:
    """File the article as added, updated or unchanged; whether there is something to write."""
    if _met(tally, source, article.id, article.revision, article.path):
        return False
    current = writer.is_current(article)
    if current:
        tally.unchanged.append(article.id)
        tally.shared += article.id not in {known for known, *_ in tally.held.get(source.path, ())}
        return False
    (tally.added if current is None else tally.updated).append(article.id)
    return True


def _met(tally: _Tally, source: Source, article_id: str, revision: str, path: str) -> bool:
    """Whether this run has met the article before; another text under the same id is rejected."""
    if article_id not in tally.seen:
        tally.seen[article_id] = (revision, path, source.path)
        return False
    first, where, file = tally.seen[article_id]
    tally.shared += file != source.path
    if first != revision:
        tally.rejected.append(Rejected(path, f"another article of this run has the same address or key: {where}"))
    return True
