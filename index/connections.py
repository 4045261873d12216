"""SQLite connections, one a thread, and what its errors mean to the archive's owner."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

from index.errors import ArchiveDamaged

CACHE_KIB = 32_768
"""SQLite's page cache, a connection. With its default of 2 MB ranking read its pages anew at every question."""
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_DISK = {"SQLITE_FULL": errno.ENOSPC, "SQLITE_READONLY": errno.EROFS, "SQLITE_IOERR": errno.EIO}


class Connection(sqlite3.Connection):
    """A connection that explains its errors, and that can be referred to weakly, so that it ends with its thread."""

    def __init__(self, file: Path, **options: Any) -> None:
        super().__init__(file, **options)
        self._file = file

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        with explained(self._file):
            return super().execute(*statement)

    def executemany(self, *statement: Any) -> sqlite3.Cursor:
        with explained(self._file):
            return super().executemany(*statement)


class Connections:
    """One SQLite file as every thread sees it through a connection of its own."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        self._opened: WeakSet[Connection] = WeakSet()

    @property
    def db(self) -> Connection:
        """This thread's connection."""
        if getattr(self._local, "connection", None) is None:
            self._local.connection = self._connect()
        connection: Connection = self._local.connection
        return connection

    def _connect(self) -> Connection:
        with explained(self._file):
            db = Connection(self._file, timeout=60, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")  # rows of a lost transaction would be given out again
            db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        except BaseException:
            db.close()
            raise
        self._opened.add(db)
        return db

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in list(self._opened):
            connection.close()
        self._opened.clear()
        self._local = threading.local()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All of the block, or nothing of it.

        Raises:
            ArchiveDamaged: SQLite finds the file damaged.
            OSError: the disk is full, broken or read-only.
        """
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield self.db
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:  # SQLite has rolled back by itself when the disk is full
                self.db.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Every read in the block sees the same state, whatever a writer does meanwhile."""
        if self.db.in_transaction:  # an outer block's snapshot serves
            yield
            return
        self.db.execute("BEGIN")
        try:
            with explained(self._file):  # rows are read while they are fetched, too
                yield
        finally:
            self.db.execute("COMMIT")

    def latest(self, key: str, default: str = "") -> str:
        """A value of the archive's own record as it is now, even within a snapshot that began before."""
        with closing(Connection(self._file, timeout=60)) as db:
            found = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else default


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """SQLite's errors in the block, as errors that say what to do next."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(_DAMAGED):
            raise ArchiveDamaged(
                f"{file} cannot be read ({error}). It is damaged: restore it from a copy, or add the articles to a "
                "new archive."
            ) from error
        number = next((number for prefix, number in _DISK.items() if name.startswith(prefix)), None)
        if number is not None:
            raise OSError(number, str(error), str(file)) from error
        raise
