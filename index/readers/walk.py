"""What there is to read: files, folders and addresses, found in a fixed order and never left."""

from __future__ import annotations

import io
import os
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from index.readers.content import Unreadable
from index.readers.fields import is_address
from index.readers.formats import SUFFIXES, unsupported
from index.records import Rejected

READERS_VERSION = 1
"""Raised when the same bytes would now give another article, so that unchanged files are read again."""
CLOCK_GRAIN = 2.0
"""Seconds. The coarsest file times in use (FAT) tell no more than that."""
Found = Iterator["Source | Rejected"]
_JUNK = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file or URL that may hold one or many articles."""

    path: str
    """The absolute path, links followed; or the URL."""

    @property
    def is_url(self) -> bool:
        return is_address(self.path)


def find(targets: Sequence[str | Path]) -> Found:
    """Every file under the targets that may hold articles, and every URL among them, each once.

    Folders are walked in the order of their names. Hidden files and what an operating system leaves
    behind are passed over; anything else that is not read is a `Rejected` with its reason. A link is
    followed as far as the folder that was named, so that adding a folder adds that folder only.
    """
    seen: set[str] = set()
    for target in targets:
        for found in _target(target):
            if isinstance(found, Rejected) or found.path not in seen:
                yield found
            if isinstance(found, Source):
                seen.add(found.path)


def state(source: Source) -> str | None:
    """Version of the readers, size and times of a local file: as long as it stays, so do its articles.

    None for a URL, for a file that cannot be read, and for one changed so lately that another change might not show.
    """
    if source.is_url:
        return None
    try:
        found = Path(source.path).stat()
    except OSError:
        return None
    if time.time() - max(found.st_mtime, found.st_ctime) < CLOCK_GRAIN:
        return None
    return f"{READERS_VERSION}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"


def open_file(path: Path) -> io.BufferedReader:
    """Open a plain file; one that became a pipe or device since it was found is never waited for."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Unreadable("not a plain file")
        return io.BufferedReader(io.FileIO(descriptor), 1 << 16)
    except BaseException:
        os.close(descriptor)
        raise


def is_junk(name: str) -> bool:
    """Whether a file or folder is hidden, or is what an operating system leaves behind."""
    return name.startswith(".") or name.lower() in _JUNK


def _target(target: str | Path) -> Found:
    text = str(target).strip() if isinstance(target, str) else str(target)
    if is_address(text):
        yield Source(text)
    elif "://" in text:
        yield Rejected(text, "only http and https addresses are read")
    elif not text:
        yield Rejected("", "an empty path")
    else:
        yield from _named(Path(target))


def _named(target: Path) -> Found:
    """What the caller named is read even if it is hidden, and a link that was named is followed."""
    try:
        path = target.resolve(strict=True)
    except FileNotFoundError:
        yield Rejected(shown(target), "no such file or folder")
    except (OSError, ValueError, RuntimeError) as error:  # a name with NUL, a link to itself
        yield Rejected(shown(target), f"cannot be read: {getattr(error, 'strerror', None) or error}")
    else:
        yield from _folder(path) if path.is_dir() else _file(path)


def _folder(root: Path) -> Found:
    """Depth first with a stack of its own: folders nested deeper than Python recurses are still walked."""
    stack, walked = [(root, True)], {root}
    while stack:
        path, is_folder = stack.pop()
        if not is_folder:
            yield from _file(path)
            continue
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield Rejected(shown(path), f"the folder cannot be read: {error.strerror}")
            continue
        children = []
        for entry in entries:
            child = _inside(entry, root) if not is_junk(entry.name) else None
            if isinstance(child, Rejected):
                yield child
            elif child is not None and child[0] not in walked:
                walked.add(child[0])
                children.append(child)
        stack.extend(reversed(children))


def _inside(entry: os.DirEntry[str], root: Path) -> tuple[Path, bool] | Rejected:
    """The entry's path, its link followed if that stays within the folder that was named; and whether it is a folder.

    The listing of a folder tells what is a link and what a folder: asking again costs as much as reading a small file.
    """
    path = Path(entry.path)
    if not entry.is_symlink():
        return path, entry.is_dir(follow_symlinks=False)
    try:
        resolved = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Rejected(shown(path), "a link that leads nowhere")
    if not resolved.is_relative_to(root):
        return Rejected(shown(path), "link leaves the folder")
    return resolved, resolved.is_dir()


def _file(path: Path) -> Found:
    reason = _flaw(path)
    yield Rejected(shown(path), reason) if reason else Source(str(path))


def _flaw(path: Path) -> str | None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if not stat.S_ISREG(mode):
        return "not a plain file but a pipe, socket or device"
    if shown(path) != str(path):
        return "its name is not valid UTF-8: rename it first"
    if path.suffix.lower() not in SUFFIXES:
        return unsupported(path.suffix.lower())
    return None if os.access(path, os.R_OK) else "no permission to read it"


def shown(path: PurePath) -> str:
    """The path as text that can be stored and printed, whatever bytes its name holds."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
