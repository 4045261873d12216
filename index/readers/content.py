"""One thing to read, wherever it lies: a file, a member of an archive, or the body of a web page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from index.readers import limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Unreadable(Exception):
    """Raised inside the readers with a reason in words; the door turns it into a `Rejected`."""


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes with a name. Nothing is opened until `open` is called."""

    path: str
    """What the article will be known by: a file, `file.zip!/member`, or a URL."""
    name: str
    """The file's own name; its suffix decides the format."""
    open: Callable[[], io.BufferedReader]
    size: int | None = None
    """Bytes, when it is known before reading."""
    url: str | None = None
    """Where it was fetched from, after redirects; None for local files."""
    charset: str | None = None
    """What the server said the encoding is."""

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


def load(content: Content, limit: int = limits.DOCUMENT_BYTES) -> bytes:
    """All bytes of a content that may have `limit` at most.

    Raises:
        Unreadable: it is empty, or larger; a file's size is looked at before its bytes.
    """
    too_large = f"larger than {limits.mebibytes(limit)}"
    if content.size is not None and content.size > limit:
        raise Unreadable(too_large)
    with content.open() as stream:
        body = stream.read(limit + 1)
    if len(body) > limit:
        raise Unreadable(too_large)
    if not body:
        raise Unreadable("empty file")
    return body


class Budget:
    """Bytes that may still be unpacked from one archive, whatever its headers claim."""

    def __init__(self, total: int | None = None) -> None:
        self._left = limits.UNPACKED_BYTES if total is None else total

    @property
    def spent(self) -> bool:
        return self._left < 0

    def take(self, size: int) -> None:
        self._left -= size
        if self.spent:
            raise Unreadable(f"the archive unpacks to more than {limits.mebibytes(limits.UNPACKED_BYTES)}")


class Metered(io.RawIOBase):
    """A stream that counts what it really gives and stops a decompression bomb while it unpacks."""

    def __init__(self, stream: BinaryIO, packed: int | None, budget: Budget) -> None:
        self._stream, self._packed, self._budget = stream, packed, budget
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        chunk = self._stream.read(len(view))
        view[: len(chunk)] = chunk
        self._count(len(chunk))
        return len(chunk)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()

    def _count(self, size: int) -> None:
        self._given += size
        self._budget.take(size)
        suspicious = self._packed is not None and self._given > limits.RATIO_FROM_BYTES
        if suspicious and self._given > limits.RATIO * max(self._packed or 0, 1):
            raise Unreadable(f"unpacks to more than {limits.RATIO} times its size: a decompression bomb")


def in_memory(body: bytes) -> io.BufferedReader:
    """Bytes that were read already, as a content's stream."""
    return io.BufferedReader(io.BytesIO(body))


def metered(stream: BinaryIO, packed: int | None, budget: Budget) -> io.BufferedReader:
    """The stream, counted against its packed size and the archive's budget."""
    return io.BufferedReader(Metered(stream, packed, budget), 1 << 16)


@contextmanager
def hushed(*loggers: str) -> Iterator[None]:
    """Keep a library's complaints about broken input out of the log: the `Rejected` says it better."""
    import logging

    found = [logging.getLogger(name) for name in loggers]
    before = [logger.level for logger in found]
    for logger in found:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(found, before, strict=True):
            logger.setLevel(level)
