"""What happens in the part of the page that shows the archive: looking through it, adding, removing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.settings import Settings
from qa import page
from qa.desk import Additions, Stock, Upload, Wanted
from qa.front.view import Deed, View


class ArchiveFront:
    """The archive, as readers see and change it."""

    def __init__(self, stock: Stock, settings: Settings) -> None:
        self._stock = stock
        self._may_change = not settings.read_only
        self._most = f"{settings.upload_mebibytes} MiB"

    def shown(self) -> View:
        """All of it, as it is now. What is typed in the form meanwhile stays there."""
        return self.browse(Deed())

    def browse(self, deed: Deed) -> View:
        """What is wanted of it."""
        found = self._stock.browse(Wanted.read(deed.sent))
        return View(archive=page.archive(found, may_change=self._may_change))

    def remove(self, deed: Deed) -> View:
        """An article goes for good; what is shown stays what it was, but for that."""
        told = page.removed(self._stock.remove(deed.sent.get("article")))
        return replace(self.browse(deed), report=told, masthead=page.masthead(self._stock.holdings()))

    def upload(self, files: Sequence[str]) -> Iterator[View]:
        """Files that were chosen or dropped. What is typed in the form meanwhile stays there."""
        for done in self._stock.adding(Additions.read({}, files)):
            yield self._told(done)

    def add(self, deed: Deed) -> Iterator[View]:
        """Addresses or text. What could not be added comes back into the form."""
        for done in self._stock.adding(Additions.read(deed.sent)):
            told = self._told(done)
            yield replace(told, adding=self.form(done)) if done.whole else told

    def _told(self, done: Upload) -> View:
        told = page.upload(done)
        if not done.whole:
            return View(report=told)
        return replace(
            self.browse(Deed()),
            report=told,
            masthead=page.masthead(self._stock.holdings()),
            form=page.limits(self._stock.archive.publishers()),
        )

    def form(self, done: Upload | None = None) -> str:
        """The form of what is added: empty, or with what could not be."""
        hint = page.upload_hint(self._most)
        return page.adding(self._may_change, hint, done.left, done.key) if done else page.adding(self._may_change, hint)
