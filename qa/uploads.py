"""What a reader adds through the page -> kept under safe names in the archive's folder -> added.

Files, addresses and pasted text go in together. Nothing that is bad ever stops the others.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkstemp

from index.errors import DatelineError
from index.readers.dates import parse_published
from index.readers.plain import split_title
from index.records import AddReport, Progress, Rejected, clean_text, digest, one_line
from qa.engine import Archive
from qa.plain import line

LONGEST_NAME = 150
"""Bytes of a kept name: file systems take 255, and what is made beside it needs some."""
PASTED = "The pasted text"
"""What a report calls it: it has no name of its own."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


@dataclass(frozen=True, slots=True)
class Words:
    """A text that a reader pasted, and what was said of where it is from."""

    text: str = ""
    title: str = ""
    """Its first line when none is given."""
    publisher: str = ""
    day: str = ""
    """As YYYY-MM-DD, from a browser: it may be anything."""


NO_WORDS = Words()


def add_uploads(
    archive: Archive,
    files: Sequence[str | Path] = (),
    *,
    addresses: Sequence[str] = (),
    words: Words = NO_WORDS,
    progress: Progress | None = None,
) -> AddReport:
    """Keep files and text in the archive's folder and add them, and what the addresses lead to.

    A file's name is its identity: the same name again is a new version of the same article. So is the text's wording.

    Raises:
        ArchiveLocked: another process is changing the archive. What is new is not kept.
    """
    folder = archive.layout.uploads
    before = set(folder.iterdir()) if folder.exists() else set()
    kept, refused = keep(files, folder)
    pasted, flaws = _pasted(words, folder)
    try:
        targets: list[str | Path] = [*kept, *pasted, *addresses]
        report = archive.add(targets, progress=progress) if targets else AddReport()
    except (DatelineError, OSError):
        _delete(file for file in (*kept, *pasted) if file not in before)
        raise
    _delete(file for file in (*kept, *pasted) if str(file) in {rejected.path for rejected in report.rejected})
    named = tuple(replace(r, path=_named(r.path, folder, pasted)) for r in report.rejected)
    return replace(report, rejected=(*refused, *flaws, *named))


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
        except (OSError, ValueError) as error:  # a name with NUL
            refused.append(Rejected(name, f"could not be saved: {getattr(error, 'strerror', None) or error}"))
    return list(kept.values()), refused


def delete_upload(archive: Archive, file: str) -> None:
    """Delete a file that was uploaded; any other is its owner's, and stays."""
    path = Path(file)
    if path.parent == archive.layout.uploads:
        path.unlink(missing_ok=True)


def safe_name(name: str) -> str:
    """A file name that stays in its folder, on any system, and looks like what it is.

    Example:
        >>> safe_name("../../etc/cron.d/x.txt")
        'x.txt'
    """
    last = re.split(r"[/\\]", name.encode("utf-8", "replace").decode())[-1]
    clean = line(_UNSAFE.sub("_", last)).strip(" .") or "upload"
    if len(clean.encode()) <= LONGEST_NAME:
        return clean
    suffix = Path(clean).suffix[:12]
    stem = clean.encode()[: LONGEST_NAME - 40].decode(errors="ignore").rstrip(" .")
    return f"{stem}-{digest(clean)}{suffix}"


def _pasted(words: Words, folder: Path) -> tuple[list[Path], list[Rejected]]:
    """The text as a file of one article. Its name has no digit, or it could be read as a day."""
    text = clean_text(words.text)
    if not text:
        return [], []
    day = words.day.strip()
    if day and parse_published(day) is None:
        return [], [Rejected(PASTED, f"its day is {day[:40]!r}; give it as YYYY-MM-DD")]
    first, body = split_title(text)
    title = one_line(words.title)
    head = _front_matter(title=title or first, publisher=one_line(words.publisher), date=day)
    target = folder / f"pasted-{digest(text).translate(_LETTERS)}.md"
    try:
        with _making(target) as making:
            making.write_text(f"{head}{text if title else body}\n", encoding="utf-8")
    except OSError as error:
        return [], [Rejected(PASTED, f"could not be saved: {error.strerror or error}")]
    return [target], []


def _front_matter(**fields: str | None) -> str:
    """The head of a Markdown file. Every JSON string is a YAML one, but for two characters that YAML does not allow."""
    lines = [f"{name}: {json.dumps(value or '', ensure_ascii=False)}" for name, value in fields.items()]
    return re.sub("[\ufffe\uffff]", "\ufffd", "\n".join(["---", *lines, "---", "", ""]))


def _named(path: str, folder: Path, pasted: Sequence[Path]) -> str:
    """What a report calls something that was kept in the folder."""
    return PASTED if any(path == str(file) for file in pasted) else path.removeprefix(f"{folder}{os.sep}")


def _delete(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> Path:
    with _making(target) as making:
        shutil.copyfile(source, making)
    return target


@contextmanager
def _making(target: Path) -> Iterator[Path]:
    """A file beside the target, moved over it in the end: an earlier version is there until this one is whole."""
    handle, name = mkstemp(prefix=".making-", dir=target.parent)
    os.close(handle)
    making = Path(name)
    try:
        yield making
        making.replace(target)
    finally:
        making.unlink(missing_ok=True)
