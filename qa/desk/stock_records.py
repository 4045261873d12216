"""What passes between the page's Archive tab and the stock: what a reader wants of it, and what became of that.

Whatever comes from a browser may be anything: `read` takes what makes sense and passes over the rest.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from index.listing import Head
from index.records import AddReport, Coverage, Publisher, Step, one_line
from qa.desk.forms import day_of, number_of
from qa.uploads import NO_WORDS, Words

LONGEST_QUERY = 300
LONGEST_FIELD = 1_000
"""Characters of a title or publisher that are looked at; the archive cuts them further."""
LAST_PAGE = 1_000_000
MOST_ADDRESSES = 25
"""Addresses of one upload: each may take its time, and nobody else can add meanwhile."""


def _key() -> str:
    return uuid.uuid4().hex


def _said(given: Mapping[str, object], name: str) -> str:
    """A field as text that can be stored and sent: a lone surrogate cannot."""
    value = given.get(name)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


# -- adding ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Additions:
    """What a reader wants to add."""

    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    """One a line, as they were typed; what is no http(s) address is told of, and not fetched."""
    words: Words = NO_WORDS

    @classmethod
    def read(cls, given: Mapping[str, object], files: Iterable[str | Path] = ()) -> Additions:
        """What a form says: `words` (addresses or a text), `title`, `publisher` and `day`."""
        addresses, text = _apart(_said(given, "words").replace("\r\n", "\n").replace("\r", "\n"))
        title, publisher, day = (_said(given, name)[:LONGEST_FIELD] for name in ("title", "publisher", "day"))
        return cls(tuple(map(Path, files)), addresses, Words(text, title, publisher, day))

    @property
    def sources(self) -> int:
        """How many things there are to read."""
        return len(self.files) + len(self.addresses) + bool(self.words.text.strip())

    @property
    def left(self) -> Words:
        """All that was typed, to be given back."""
        return replace(self.words, text="\n".join([*self.addresses, self.words.text]).strip("\n"))


def _apart(typed: str) -> tuple[tuple[str, ...], str]:
    """The addresses before and after a text, and the text; a line with an address inside a text is a part of it."""
    lines = typed.split("\n")
    start, end = 0, len(lines)
    while start < end and _addresses(lines[start]) is not None:
        start += 1
    while end > start and _addresses(lines[end - 1]) is not None:
        end -= 1
    found = [address for line in (*lines[:start], *lines[end:]) for address in _addresses(line) or ()]
    return tuple(dict.fromkeys(found)), "\n".join(lines[start:end])


def _addresses(line: str) -> list[str] | None:
    """The addresses that a line consists of, none for an empty one; None if there is anything else."""
    words = line[:10_000].split()
    return words if len(line) <= 10_000 and all("://" in word for word in words) else None


@dataclass(frozen=True, slots=True)
class Upload:
    """What became of articles that a reader added, or how far that has come."""

    report: AddReport | None = None
    problem: str = ""
    left_sample: bool = False
    """Whether they began an archive of the user's own, and the sample was left for it."""
    progress: Step | None = None
    """How far it has come, while it goes on."""
    added: tuple[Head, ...] = ()
    """The first of them, as all of the next two."""
    updated: tuple[Head, ...] = ()
    unchanged: tuple[Head, ...] = ()
    left: Words = NO_WORDS
    """What was typed and could not be added."""
    key: str = field(default_factory=_key)
    """What tells one upload from the next."""

    @property
    def whole(self) -> bool:
        """Whether nothing more will come."""
        return self.progress is None


@dataclass(frozen=True, slots=True)
class Removed:
    """What became of an article that a reader wanted removed."""

    title: str = ""
    problem: str = ""


# -- browsing ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants to see of the archive."""

    query: str = ""
    """Words to search for; "" lists the newest articles."""
    publisher: str | None = None
    """Whose articles alone; "" is nobody's, None no limit."""
    start: date | None = None
    end: date | None = None
    page: int = 1

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Wanted:
        """What a button or a form of the page says."""
        start, end = day_of(given.get("start")), day_of(given.get("end"))
        if start and end and start > end:
            start, end = end, start
        publisher = _said(given, "publisher")[:LONGEST_FIELD] if isinstance(given.get("publisher"), str) else None
        return cls(
            query=(one_line(_said(given, "query")[: 4 * LONGEST_QUERY]) or "")[:LONGEST_QUERY],
            publisher=publisher if publisher is None else one_line(publisher) or "",
            start=start,
            end=end,
            page=min(max(number_of(given.get("page")) or 1, 1), LAST_PAGE),
        )

    @property
    def narrowed(self) -> bool:
        """Whether it is less than the whole archive, newest first."""
        return bool(self.query) or self.publisher is not None or self.start is not None or self.end is not None

    def but(self, **changed: Any) -> Wanted:
        """The same with something changed, from its first page on."""
        return replace(self, **{"page": 1, **changed})


@dataclass(frozen=True, slots=True)
class Bar:
    """The articles of a day, week, month, quarter, year or more: both days are included."""

    start: date
    end: date
    articles: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of the listing."""

    head: Head
    passage: str = ""
    """What it says of the query."""
    copies: tuple[Head, ...] = ()
    """Articles that carry the same story."""


@dataclass(frozen=True, slots=True)
class Browsed:
    """What the archive holds, and a page of what a reader wants to see of it."""

    wanted: Wanted
    coverage: Coverage
    sample: bool = False
    """Whether it is the sample archive, of which nothing can be removed."""
    bars: Sequence[Bar] = ()
    publishers: Sequence[Publisher] = ()
    listed: Sequence[Listed] = ()
    found: int = 0
    """Articles that there are of what is wanted, on all pages."""
    pages: int = 0
    problem: str = ""
    """Why it cannot be shown."""
