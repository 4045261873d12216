"""Zip, tar and gz: each member is read as if it were a file, and nothing is written to disk.

Sizes are counted as the bytes come out, never taken from a header.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BufferedReader
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from index.readers import limits
from index.readers.content import Budget, Content, Unreadable, metered
from index.readers.formats import ARCHIVES
from index.readers.walk import is_junk
from index.records import Article, Rejected

if TYPE_CHECKING:
    import tarfile
    import zipfile

Articles = Iterator[Article | Rejected]
ReadMember = Callable[[Content], Articles]


def read_zip(content: Content, read_member: ReadMember) -> Articles:
    """The articles of a zip's members, in the order of their names."""
    import zipfile

    with content.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise Unreadable(f"not a readable zip: {error}") from error
        with archive:
            yield from _zip_members(archive, content, read_member)


def _zip_members(archive: zipfile.ZipFile, content: Content, read_member: ReadMember) -> Articles:
    members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
    _refuse_crowd(len(members))
    budget = Budget()
    for member in members:
        path = f"{content.path}!/{member.filename}"
        if _is_junk_path(member.filename):
            continue
        if reason := _zip_flaw(member) or name_flaw(member.filename):
            yield Rejected(path, reason)
            continue
        opened = partial(_open_zipped, archive, member, budget)
        name = PurePosixPath(member.filename).name
        yield from read_member(Content(path, name, opened, member.file_size))
        _refuse_overspent(budget)


def _open_zipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> BufferedReader:
    stream = cast(BinaryIO, archive.open(member))
    return metered(stream, member.compress_size, budget)


def _zip_flaw(member: zipfile.ZipInfo) -> str | None:
    import zipfile

    if member.flag_bits & 1:
        return "encrypted: unpack it with its password first"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link, not a file"
    # zipfile unpacks the others without a bound on what one read gives
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "compressed by a method that is not read: pack the zip with deflate"
    return None


def read_gzip(content: Content, read_member: ReadMember) -> Articles:
    """The articles of the one file in a gz: `a.jsonl.gz` is read as `a.jsonl`."""
    inner = content.name[: -len(content.suffix)]
    if content.suffix == ".tgz" or inner.lower().endswith(".tar"):
        yield from read_tar(content, read_member, opened=lambda: _open_gzipped(content))
        return
    if reason := name_flaw(inner):
        raise Unreadable(reason)
    yield from read_member(replace(content, name=inner, open=lambda: _open_gzipped(content), size=None))


def _open_gzipped(content: Content) -> BufferedReader:
    import gzip

    packed = content.open()
    return metered(cast(BinaryIO, gzip.GzipFile(fileobj=packed)), content.size, Budget())


def read_tar(content: Content, read_member: ReadMember, opened: Callable[[], BufferedReader] | None = None) -> Articles:
    """The articles of a tar's regular files, in the order they are packed."""
    import tarfile

    with (opened or content.open)() as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                yield from _tar_members(archive, content, read_member)
        except tarfile.TarError as error:
            raise Unreadable(f"not a readable tar: {error}") from error


def _tar_members(archive: tarfile.TarFile, content: Content, read_member: ReadMember) -> Articles:
    budget = Budget()
    for number, member in enumerate(archive, start=1):
        _refuse_crowd(number)
        if member.isdir() or _is_junk_path(member.name):
            continue
        path = f"{content.path}!/{member.name}"
        plain_file = member.isreg() and not member.issparse()
        if reason := name_flaw(member.name) if plain_file else "a link or special file, not a plain file":
            yield Rejected(path, reason)
            continue
        stream = cast(BinaryIO, archive.extractfile(member))
        opened = partial(metered, stream, None, budget)
        yield from read_member(Content(path, PurePosixPath(member.name).name, opened, member.size))
        _refuse_overspent(budget)


def name_flaw(name: str) -> str | None:
    """Why a member of this name is not read; None when it may be."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or name.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":"):
        return "a name that points outside the archive"
    if name.lower().endswith((*ARCHIVES, ".bz2", ".xz", ".7z", ".rar")):
        return "archives inside archives are not opened: unpack it first"
    return None


def _is_junk_path(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(is_junk(part) for part in parts if part not in ("..", "."))


def _refuse_overspent(budget: Budget) -> None:
    if budget.spent:
        raise Unreadable("the remaining members were not read: the archive unpacks to too much")


def _refuse_crowd(members: int) -> None:
    if members > limits.ARCHIVE_MEMBERS:
        raise Unreadable(f"more than {limits.ARCHIVE_MEMBERS:,} members")
