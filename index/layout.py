"""The archive's folder on disk, and the lock that lets one process at a time change it."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import ArchiveLocked

PATIENCE = 60.0
"""Seconds that a writer waits for readers which are just opening the vectors."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies in an archive's folder. A generation is one build of the two indexes."""

    folder: Path

    @property
    def catalog(self) -> Path:
        return self.folder / "catalog.db"

    @property
    def uploads(self) -> Path:
        """Articles that came through the web page, as files."""
        return self.folder / "uploads"

    def vectors(self, generation: int) -> Path:
        return self.folder / "vectors" / str(generation)

    def lexical(self, generation: int) -> Path:
        return self.folder / "lexical" / str(generation)

    @property
    def exists(self) -> bool:
        return self.catalog.is_file()

    def drop_generations_but(self, vectors: int, lexical: int) -> None:
        """Delete the indexes of every other generation; what is still open elsewhere goes another time."""
        for room, kept in (("vectors", vectors), ("lexical", lexical)):
            for generation in self._generations(room):
                if generation != kept:
                    shutil.rmtree(self.folder / room / str(generation), ignore_errors=True)

    def unused_generation(self) -> int:
        """A number for the first generation of a new catalog: indexes that an older one left are never taken up."""
        return max([*self._generations("vectors"), *self._generations("lexical"), -1]) + 1

    def _generations(self, room: str) -> list[int]:
        return [int(folder.name) for folder in (self.folder / room).glob("*") if folder.name.isdecimal()]

    @contextmanager
    def write_lock(self, doing: str) -> Iterator[None]:
        """Hold the archive for writing.

        Raises:
            ArchiveLocked: at once, when another process holds it; the message says which and since when.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        holder = self.folder / "writer.json"
        with self._held("write.lock", 0, holder), self._held("vectors.lock", PATIENCE, holder):
            holder.write_text(json.dumps(_self_description(doing)))
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)

    @contextmanager
    def _held(self, name: str, patience: float, holder: Path) -> Iterator[None]:
        try:
            lock = FileLock(self.folder / name).acquire(timeout=patience)
        except Timeout:
            raise ArchiveLocked(
                f"{self.folder} is being changed by {_describe(holder)}. Wait until that ends, or stop it; "
                "what it has added so far is kept."
            ) from None
        with lock:
            yield

    @contextmanager
    def vectors_lock(self) -> Iterator[bool]:
        """True while no writer is at work and none can begin: the moment to open the vectors."""
        try:
            lock = FileLock(self.folder / "vectors.lock").acquire(timeout=0)
        except Timeout:
            yield False
            return
        with lock:
            yield True


def _self_description(doing: str) -> dict[str, str | int]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return {"pid": os.getpid(), "host": socket.gethostname(), "doing": doing, "since": now}


def _describe(holder: Path) -> str:
    try:
        told = json.loads(holder.read_text())
        return f"process {told['pid']} on {told['host']} ({told['doing']}, since {told['since']})"
    except (OSError, ValueError, KeyError, TypeError):  # it is just starting, or just ending
        return "another process"
