"""The archive behind the page: which one it is, what it holds, what goes into it and what may be read."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from ipaddress import ip_address
from pathlib import Path

from index import listing
from index.errors import ArchiveLocked, BadQuestion, DatelineError
from index.readers.limits import MIB
from index.readers.web import only_public
from index.records import AddReport, Coverage, Progress
from index.settings import Settings
from qa.desk.adding import told
from qa.desk.leafing import leaf
from qa.desk.overview import Overview, overview
from qa.desk.records import Holdings, Opened
from qa.desk.stock_records import MOST_ADDRESSES, Additions, Browsed, Removed, Upload, Wanted
from qa.engine import Archive
from qa.reading import LONGEST_ID, read
from qa.sample import data_folder, open_archive, own_archive_holds_something, own_folder
from qa.suggest import suggest
from qa.uploads import NO_WORDS, PASTED, Words, add_uploads, delete_upload

GONE = "This article is no longer in the archive."
READ_ONLY = "This archive is read-only: nothing can be added to it or removed from it here."
OF_SAMPLE = "The articles of the sample archive cannot be removed. Add your own: the sample then gives way to them."
NOTHING = "There is nothing to add: choose files, or give addresses or a text."
OCCUPIED = (
    "Somebody else is adding articles to this archive or removing one. Nothing was changed, and nothing of yours is "
    "lost: try again in a moment."
)
PATIENCE = 2.0
"""Seconds that one who wants to change the archive waits for another."""
SHOWN = 50
"""Articles that were added, updated or left unchanged, and are named; the others are only counted."""


class Stock:
    """One archive, read by many at once. While it is the sample, it gives way to the user's own."""

    def __init__(self, settings: Settings, archive: Archive | None = None) -> None:
        """Raises ArchiveNotFound, as `open_archive` does, when the settings name an archive that is not there.

        Args:
            archive: one that is open already, instead of the one that the settings name.
        """
        self._settings = settings
        self._lock = threading.Lock()
        self._archive = archive or open_archive(settings)
        self._suggested: tuple[str, tuple[str, ...]] = ("", ())
        self._held: tuple[str, Overview | None] = ("", None)
        self._writing = threading.Lock()

    @property
    def archive(self) -> Archive:
        """The archive as it is now: `dateline add` may have made the user's own since the page opened."""
        if self._on_sample and own_archive_holds_something():
            return self._leave_sample()
        return self._archive

    @property
    def sample(self) -> bool:
        """Whether the archive is the sample, and not yet the user's own."""
        return self.archive is self._archive and self._on_sample

    @property
    def _on_sample(self) -> bool:
        return self._settings.archive is None and self._archive.folder != own_folder().resolve()

    @property
    def private_folders(self) -> tuple[Path, ...]:
        """What a web server must never hand out as files."""
        return (self._archive.folder, data_folder().resolve())

    def holdings(self) -> Holdings:
        """How much the archive holds, from when to when."""
        archive = self.archive
        return Holdings(archive.coverage(), self.sample)

    def suggestions(self) -> tuple[str, ...]:
        """Questions that the archive answers, as it is now; none when it cannot be asked at all."""
        archive = self.archive
        version, found = self._suggested
        if version != archive.version:
            try:
                version, found = archive.version, suggest(archive)
            except DatelineError:  # the reader's own question will say so
                found = ()
            self._suggested = version, found
        return found

    @property
    def suggested(self) -> tuple[str, ...]:
        """What was suggested last; nothing is worked out."""
        return self._suggested[1]

    def article(self, article_id: object, quotes: Iterable[tuple[int, int]] = ()) -> Opened:
        """An article to be read in whole. Its id comes from a browser, and may be anything.

        Args:
            quotes: the places that an answer quotes, to be marked.
        """
        try:
            reading = read(self.archive, article_id, quotes) if isinstance(article_id, str) else None
        except DatelineError as error:
            return Opened(problem=str(error))
        return Opened(reading) if reading else Opened(problem=GONE)

    # -- changing ------------------------------------------------------------------------------------------------------

    def add(self, targets: Additions, progress: Progress | None = None) -> Upload:
        """Keep files and text, fetch addresses, and add what they hold; on the sample, begin the user's own archive.

        Nothing that Dateline raises on purpose is raised here, and what was typed and not added comes back.
        """
        problem = self._refused(targets)
        if problem:
            return Upload(problem=problem, left=targets.left)
        try:
            with self._changing():
                return self._added(targets, progress)
        except DatelineError as error:
            return Upload(problem=str(error), left=targets.left)
        except OSError as error:
            problem = f"The archive cannot be written: {error.strerror or error}. What was added before is kept."
            return Upload(problem=problem, left=targets.left)

    def adding(self, targets: Additions) -> Iterator[Upload]:
        """`add`, with how far it has come told meanwhile. It goes on to its end even if nobody listens any more."""
        return told(partial(self.add, targets), targets.sources)

    def remove(self, article_id: object) -> Removed:
        """Take an article out of the archive for good. Its id comes from a browser, and may be anything."""
        if self._settings.read_only or self.sample:
            return Removed(problem=READ_ONLY if self._settings.read_only else OF_SAMPLE)
        try:
            with self._changing():
                return self._removed(article_id)
        except DatelineError as error:
            return Removed(problem=str(error))
        except OSError as error:
            return Removed(problem=f"The archive cannot be written: {error.strerror or error}.")

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One reader at a time: two who upload a file of one name would write over each other's.

        Raises:
            ArchiveLocked: another one does not end soon.
        """
        if not self._writing.acquire(timeout=PATIENCE):
            raise ArchiveLocked(OCCUPIED)
        try:
            yield
        finally:
            self._writing.release()

    def _refused(self, targets: Additions) -> str:
        """Why nothing at all is added; "" when it may be."""
        if self._settings.read_only:
            return READ_ONLY
        if not targets.sources:
            return NOTHING
        if len(targets.addresses) > MOST_ADDRESSES:
            return f"These are {len(targets.addresses):,} addresses. Give at most {MOST_ADDRESSES} at a time."
        size = len(targets.words.text.encode("utf-8", "replace")) + sum(map(_size, targets.files))
        if size > self._settings.upload_mebibytes * MIB:
            most = f"{self._settings.upload_mebibytes} MiB"
            return f"This is {size / MIB:,.1f} MiB, and one upload may hold {most}. Add it in several parts."
        return ""

    def _added(self, targets: Additions, progress: Progress | None) -> Upload:
        if not self.sample:
            return self._filed(self.archive, targets, progress)
        with open_archive(self._settings, create=True) as own:
            done = self._filed(own, targets, progress)
        return replace(done, left_sample=bool(done.added))

    def _filed(self, archive: Archive, targets: Additions, progress: Progress | None) -> Upload:
        with only_public(self._serves_others):
            report = add_uploads(
                archive, targets.files, addresses=targets.addresses, words=targets.words, progress=progress
            )
        named = [
            listing.heads(archive.catalog, ids[:SHOWN]) for ids in (report.added, report.updated, report.unchanged)
        ]
        return Upload(report, added=named[0], updated=named[1], unchanged=named[2], left=_left(targets, report))

    @property
    def _serves_others(self) -> bool:
        """Whether readers may be elsewhere: whoever reaches a page of this machine alone can fetch from here anyway."""
        settings = self._settings
        return not is_loopback(settings.host) or settings.auth is not None or settings.hosts is not None

    def _removed(self, article_id: object) -> Removed:
        archive = self.archive
        known = isinstance(article_id, str) and len(article_id) <= LONGEST_ID
        found = listing.heads(archive.catalog, [article_id]) if isinstance(article_id, str) and known else ()
        held = listing.file_of(archive.catalog, found[0].id) if found else None
        if not found or held is None:
            return Removed(problem=GONE)
        file, articles = held
        archive.remove(found[0].id)
        if articles == 1:
            delete_upload(archive, file)
        return Removed(found[0].title)

    # -- browsing ------------------------------------------------------------------------------------------------------

    def browse(self, wanted: Wanted) -> Browsed:
        """What the archive holds, and a page of what a reader wants to see of it."""
        try:
            archive = self.archive
            with archive.catalog.snapshot():
                held = self._overview(archive)
                shown = Browsed(wanted, held.coverage, self.sample, held.bars, held.publishers)
                found = leaf(archive, wanted, held)
        except BadQuestion as error:
            return replace(shown, problem=str(error))
        except DatelineError as error:
            return Browsed(wanted, Coverage(0, 0, None, None), problem=str(error))
        wanted = replace(wanted, page=found.page)
        return replace(shown, wanted=wanted, listed=found.listed, found=found.found, pages=found.pages)

    def _overview(self, archive: Archive) -> Overview:
        version, held = self._held
        if held is None or version != archive.version:
            version, held = self._held = archive.version, overview(archive)
        return held

    def _leave_sample(self) -> Archive:
        with self._lock:
            if self._on_sample:
                self._archive = open_archive(self._settings, create=True)
        return self._archive


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):  # told of when it is copied
        return 0


def _left(targets: Additions, report: AddReport) -> Words:
    """What was typed and is not in the archive: addresses that led to nothing, a text that was rejected."""
    rejected = {one.path for one in report.rejected}
    addresses = tuple(address for address in targets.addresses if address in rejected)
    words = targets.words if PASTED in rejected else NO_WORDS
    return replace(targets, addresses=addresses, words=words).left
