"""Vectors in Chroma, embedded in the archive's folder or behind a running server: the only file that imports chromadb.

Chroma is given vectors and row numbers, nothing else: texts and dates stay in the catalog.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import numpy as np

from index.embedding import Vectors
from index.errors import ArchiveDamaged, BadSetting

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

BATCH = 2000
"""Vectors a call; Chroma refuses more than about 5,400."""


class VectorStore(Protocol):
    """A collection of unit vectors by row."""

    def write(self, rows: Sequence[int], vectors: Vectors) -> None:
        """Add or replace vectors."""

    def delete(self, rows: Sequence[int]) -> None:
        """Drop vectors; rows that are not there do no harm."""

    def search(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """The nearest k as (row, cosine), nearest first.

        Raises:
            ArchiveDamaged: the collection cannot be read.
        """

    def count(self) -> int:
        """How many vectors there are."""

    def rows(self) -> set[int]:
        """Every row in the collection."""

    def close(self) -> None:
        """Let files or connections go."""


class ChromaStore:
    """A Chroma collection. An embedded one must not be opened while another process writes to it."""

    def __init__(self, client: ClientAPI, name: str) -> None:
        self._client = client
        # A search list as wide as what is asked for, and then some: with Chroma's default of 100 recall@50
        # was 0.94 at 200,000 vectors.
        hnsw: CreateHNSWConfiguration = {"space": "cosine", "ef_search": 200, "sync_threshold": 10_000}
        self._collection = client.get_or_create_collection(name, embedding_function=None, configuration={"hnsw": hnsw})

    def write(self, rows: Sequence[int], vectors: Vectors) -> None:
        for i in range(0, len(rows), BATCH):
            self._collection.upsert(ids=[str(row) for row in rows[i : i + BATCH]], embeddings=vectors[i : i + BATCH])

    def delete(self, rows: Sequence[int]) -> None:
        for i in range(0, len(rows), BATCH):
            self._collection.delete(ids=[str(row) for row in rows[i : i + BATCH]])

    def search(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        try:
            found = self._collection.query(query_embeddings=vector[np.newaxis], n_results=k, include=["distances"])
        except Exception as error:  # Chroma's Rust core raises its own kinds, some of them bare
            raise ArchiveDamaged(f"Chroma cannot search its vectors ({error}). Run: dateline rebuild") from error
        distances = found["distances"]
        assert distances is not None
        hits = ((int(row), 1 - distance) for row, distance in zip(found["ids"][0], distances[0], strict=True))
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def count(self) -> int:
        return int(self._collection.count())

    def rows(self) -> set[int]:
        return {row for page in self._pages() for row in page}

    def _pages(self) -> Iterator[list[int]]:
        total = self._collection.count()
        for offset in range(0, total, 10_000):
            yield [int(row) for row in self._collection.get(limit=10_000, offset=offset, include=[])["ids"]]

    def close(self) -> None:
        close = getattr(self._client, "close", None)
        if close is not None:
            close()


def embedded(folder: Path) -> ChromaStore:
    """A collection in a folder of its own.

    Raises:
        ArchiveDamaged: Chroma cannot read the folder.
    """
    chromadb, settings = _chromadb()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return ChromaStore(chromadb.PersistentClient(str(folder), settings=settings), "passages")
    except Exception as error:  # Chroma's Rust core raises its own kinds, some of them bare
        raise ArchiveDamaged(f"Chroma cannot read {folder} ({error}). Run: dateline rebuild") from error


def served(url: str, name: str) -> ChromaStore:
    """A collection on a running Chroma server.

    Raises:
        BadSetting: nothing answers there.
    """
    with _answering(url):
        return ChromaStore(_client(url), name)


def drop_served(url: str, prefix: str, kept: str) -> None:
    """Delete the server's collections whose names begin with the prefix, but for the one kept.

    Raises:
        BadSetting: nothing answers there.
    """
    with _answering(url), closing(_client(url)) as client:
        for collection in client.list_collections():
            if collection.name.startswith(prefix) and collection.name != kept:
                client.delete_collection(collection.name)


def _client(url: str) -> Any:
    chromadb, settings = _chromadb()
    parts = urlsplit(url)
    return chromadb.HttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if parts.scheme == "https" else 8000),
        ssl=parts.scheme == "https",
        settings=settings,
    )


@contextmanager
def _answering(url: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # connection errors come in as many kinds as there are transports
        raise BadSetting(
            f"No Chroma server answers at {url} ({error}). Start one with `chroma run`, or unset chroma_url."
        ) from error


def _chromadb() -> tuple[Any, Any]:
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    import chromadb
    from chromadb.config import Settings

    return chromadb, Settings(anonymized_telemetry=False)
