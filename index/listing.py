"""The articles as a reader leafs through them: newest first, a page at a time, without their texts."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from index.catalog import Catalog
from index.rows import to_date

LATEST_FIRST = "published IS NULL, published DESC, coalesce(source, ''), title, revision, id"
"""Newest first, undated last; what nothing else tells apart by id, so that pages never overlap."""
_COLUMNS = "id, title, source, published"
_LIVE = "state = 1"


@dataclass(frozen=True, slots=True)
class Head:
    """What a list shows of an article."""

    id: str
    title: str
    source: str | None
    """The publisher."""
    published: date | None


@dataclass(frozen=True, slots=True)
class Within:
    """Which articles are meant: those of these publishers, published on these days; None is no limit."""

    sources: Collection[str | None] | None = None
    """Publishers, in every spelling; None among them stands for articles without one."""
    start: date | None = None
    end: date | None = None

    def condition(self) -> tuple[str, list[str]]:
        """SQL for it, and its values. Undated articles are on no day."""
        parts, values = [_LIVE], []
        if self.sources is not None:
            named = [source for source in self.sources if source is not None]
            nobody = " OR source IS NULL" if None in self.sources else ""
            parts.append(f"(source IN (SELECT value FROM json_each(?)){nobody})")
            values.append(json.dumps(named))
        for day, sign in ((self.start, ">="), (self.end, "<=")):
            if day is not None:
                parts.append(f"published {sign} ?")
                values.append(day.isoformat())
        return " AND ".join(parts), values


EVERYTHING = Within()


def count(catalog: Catalog, within: Within = EVERYTHING) -> int:
    """How many articles there are."""
    condition, values = within.condition()
    return int(catalog.db.execute(f"SELECT count(*) FROM articles WHERE {condition}", values).fetchone()[0])


def leaf(catalog: Catalog, within: Within = EVERYTHING, *, limit: int, offset: int = 0) -> tuple[Head, ...]:
    """A page of the articles, newest first."""
    condition, values = within.condition()
    rows = catalog.db.execute(
        f"SELECT {_COLUMNS} FROM articles WHERE {condition} ORDER BY {LATEST_FIRST} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return tuple(map(_head, rows))


def heads(catalog: Catalog, article_ids: Sequence[str]) -> tuple[Head, ...]:
    """The articles of these ids, in their order, without those that are gone."""
    rows = catalog.db.execute(  # "< 2" says to SQLite that its index by id holds them
        f"SELECT {_COLUMNS} FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND {_LIVE} AND state < 2",
        (json.dumps(list(article_ids)),),
    )
    found = {row[0]: _head(row) for row in rows}
    return tuple(found[article_id] for article_id in dict.fromkeys(article_ids) if article_id in found)


def tally(catalog: Catalog) -> tuple[tuple[str | None, date | None, int], ...]:
    """How many articles each publisher, as it is spelt, has of each day."""
    rows = catalog.db.execute(
        f"SELECT source, published, count(*) FROM articles WHERE {_LIVE} GROUP BY source, published"
    )
    return tuple((source, to_date(published), many) for source, published, many in rows)


def file_of(catalog: Catalog, article_id: str) -> tuple[str, int] | None:
    """The file that an article was read from, and how many articles the archive has from it."""
    found = catalog.db.execute(
        f"SELECT origin FROM articles WHERE id = ? AND {_LIVE} AND state < 2", (article_id,)
    ).fetchone()
    if found is None:
        return None
    held = catalog.db.execute(f"SELECT count(*) FROM articles WHERE {_LIVE} AND origin = ?", found)
    return found[0], int(held.fetchone()[0])


def _head(row: Sequence[Any]) -> Head:
    return Head(row[0], row[1], row[2], to_date(row[3]))
