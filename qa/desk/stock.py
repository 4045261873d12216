"""The archive behind the page: which one it is, what it holds, what goes into it and what may be read."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.errors import DatelineError
from index.settings import Settings
from qa.desk.records import Holdings, Opened, Upload
from qa.engine import Archive
from qa.reading import read
from qa.sample import data_folder, open_archive, own_archive_holds_something, own_folder
from qa.suggest import suggest
from qa.uploads import add_uploads

GONE = "This article is no longer in the archive."


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

    def add(self, files: Sequence[str | Path]) -> Upload:
        """Keep uploaded files and add them; on the sample, begin the user's own archive with them."""
        try:
            if not self.sample:
                return Upload(add_uploads(self.archive, files))
            with open_archive(self._settings, create=True) as own:
                report = add_uploads(own, files)
            return Upload(report, left_sample=bool(report.added))
        except DatelineError as error:
            return Upload(problem=str(error))

    def _leave_sample(self) -> Archive:
        with self._lock:
            if self._on_sample:
                self._archive = open_archive(self._settings, create=True)
        return self._archive
