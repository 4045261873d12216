"""The ledgers as rows: for a table on the terminal, for CSV, for JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from index.archive import Archive
from index.incidents import Incident
from index.ledgers import Reported
from qa import phrase
from qa.count import plain
from qa.plain import line

Row = dict[str, Any]
FIGURE_TABLE = ("published", "source", "kind", "amount", "unit", "window", "as_of", "quote")
INCIDENT_TABLE = ("start", "end", "kinds", "place", "killed", "injured", "articles", "quote")
"""The columns of the table on the terminal; CSV and JSON have all."""
_WIDTHS = {"source": 18, "unit": 24, "window": 30, "quote": 70, "kinds": 18, "place": 22, "amount": 18}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAY = timedelta(days=1)


def figure(reported: Reported) -> Row:
    """A figure with the head of its article."""
    f, article = reported.figure, reported.article
    window = f.window
    return {
        "article_id": article.id,
        "published": article.published,
        "source": article.source,
        "title": article.title,
        "kind": f.kind,
        "amount": phrase.amount(f),
        "low": plain(f.low),
        "high": plain(f.high),
        "comparison": f.comparison,
        "currency": f.currency,
        "unit": f.unit,
        "head": f.head,
        "scope": f.scope,
        "predicate": f.predicate,
        "share_of": f.share_of,
        "window": window.phrase if window else "",
        "window_start": window.start if window else None,
        "window_end": window.end - _DAY if window and window.end else None,
        "window_source": f.window_source,
        "as_of": f.as_of,
        "cumulative": f.cumulative,
        "total": f.total,
        "confidence": round(f.confidence, 2),
        "start": f.start,
        "end": f.end,
        "quote": reported.quote,
    }


def incident(archive: Archive, happened: Incident) -> Row:
    """An incident with the sentence that tells it best."""
    best = happened.mentions[0]
    article = archive.article(best.article_id)
    return {
        "id": happened.id,
        "kinds": list(happened.kinds),
        "start": happened.low,
        "end": happened.high - _DAY if happened.high else None,
        "place": happened.place,
        "region": happened.region,
        "country": happened.country,
        "names": list(happened.names),
        "killed": _range(happened.killed),
        "injured": _range(happened.injured),
        "confidence": round(happened.confidence, 2),
        "articles": len({m.article_id for m in happened.mentions}),
        "article_ids": list(dict.fromkeys(m.article_id for m in happened.mentions)),
        "quote": article.text[best.start : best.end] if article else "",
    }


def _range(numbers: tuple[int, int] | None) -> str:
    if numbers is None:
        return ""
    low, high = numbers
    return str(low) if low == high else f"{low} to {high}"


def to_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV with a head. Text that a spreadsheet would run as a formula begins with an apostrophe."""
    written = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(written, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return written.getvalue().rstrip("\n")


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.startswith(_FORMULA) else value


def to_table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """The rows as a table for a terminal, long cells cut."""
    cells = [[_short(name, row[name]) for name in columns] for row in rows]
    if not cells:
        return "Nothing found."
    widths = [max(len(line_[n]) for line_ in (list(columns), *cells)) for n in range(len(columns))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in ([*columns], *cells)
    )
    return "\n".join(text.rstrip() for text in lines)


def _short(name: str, value: object) -> str:
    text = line(str(_cell(value)) if value not in (None, "") else "-")
    width = _WIDTHS.get(name, 12)
    return text if len(text) <= width else text[: width - 1] + "…"
