"""Uploaded files -> kept under safe names in the archive's folder -> added. A bad file never stops the others."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import mkstemp

from index.records import AddReport, Rejected, digest
from qa.engine import Archive
from qa.plain import line

LONGEST_NAME = 150
"""Bytes of a kept name: file systems take 255, and what is made beside it needs some."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')


def add_uploads(archive: Archive, files: Sequence[str | Path]) -> AddReport:
    """Keep the files in the archive's folder and add them. A file's name is its identity: the same name again is a new
    version of the same article.

    Raises:
        ArchiveLocked: another process is changing the archive.
    """
    folder = archive.layout.uploads
    kept, refused = keep(files, folder)
    report = archive.add(kept) if kept else AddReport()
    for rejected in report.rejected:
        if Path(rejected.path) in kept:
            Path(rejected.path).unlink(missing_ok=True)
    named = tuple(replace(r, path=r.path.removeprefix(f"{folder}{os.sep}")) for r in report.rejected)
    return replace(report, rejected=(*refused, *named))


def keep(files: Sequence[str | Path], folder: Path) -> tuple[list[Path], list[Rejected]]:
    """Copy files into a folder, each whole or not at all.

    Returns:
        The copies, and what could not be kept: two files of one name in one upload cannot be told apart later.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept: dict[str, Path] = {}
    refused = []
    for file in files:
        name = safe_name(Path(file).name)
        if name.casefold() in kept:
            refused.append(Rejected(name, "another file of this upload has the same name; rename one of them"))
            continue
        try:
            kept[name.casefold()] = _copy(Path(file), folder / name)
        except OSError as error:
            refused.append(Rejected(name, f"could not be saved: {error.strerror or error}"))
    return list(kept.values()), refused


def safe_name(name: str) -> str:
    """A file name that stays in its folder, on any system, and looks like what it is.

    Example:
        >>> safe_name("../../etc/cron.d/x.txt")
        'x.txt'
    """
    last = re.split(r"[/\\]", name)[-1]
    clean = line(_UNSAFE.sub("_", last)).strip(" .") or "upload"
    if len(clean.encode()) <= LONGEST_NAME:
        return clean
    suffix = Path(clean).suffix[:12]
    stem = clean.encode()[: LONGEST_NAME - 40].decode(errors="ignore").rstrip(" .")
    return f"{stem}-{digest(clean)}{suffix}"


def _copy(source: Path, target: Path) -> Path:
    """Written beside the target and moved over it, so that an earlier version is there until this one is whole."""
    handle, making = mkstemp(prefix=".making-", dir=target.parent)
    os.close(handle)
    try:
        shutil.copyfile(source, making)
        Path(making).replace(target)
    finally:
        Path(making).unlink(missing_ok=True)
    return target
