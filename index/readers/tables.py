"""JSON lines and CSV: streamed, one article a row, and a broken row costs only itself."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterator
from itertools import chain

from index.readers import limits
from index.readers.content import Content, Unreadable
from index.readers.fields import FIELD_SPELLINGS, fields_of, has_text_field
from index.readers.prose import Keys, accept
from index.readers.text import lines
from index.records import Article, Rejected

Line = tuple[int, str | None]  # its number, from 1, and its text if that is not too long

_DELIMITERS = ",;\t|"
_TOO_LONG = f"the line is longer than {limits.LINE_CHARACTERS:,} characters"


def read_json_lines(content: Content) -> Iterator[Article | Rejected]:
    """One article for each line that holds a JSON object."""
    keys = Keys()
    empty = True
    for number, line in enumerate(lines(content), start=1):
        if line is not None and not line.strip():
            continue
        empty = False
        yield _json_row(line, content.path, number, keys)
    if empty:
        raise Unreadable("empty file")


def _json_row(line: str | None, path: str, number: int, keys: Keys) -> Article | Rejected:
    where = f"{path}:{number}"
    if line is None:
        return Rejected(where, _TOO_LONG)
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return Rejected(where, f"not JSON: {error.msg} at column {error.colno}")
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; 1,000 brackets
        return Rejected(where, f"not JSON that can be read: {type(error).__name__}")
    return row_article(record, path, number, keys)


def row_article(record: object, path: str, number: int, keys: Keys) -> Article | Rejected:
    """The article of one record of a file that holds many."""
    where = f"{path}:{number}"
    if not isinstance(record, dict):
        return Rejected(where, f"not an object with article fields but a {type(record).__name__}")
    fields = fields_of(record)
    if not fields.text and not has_text_field(record):
        return Rejected(where, f"no text: {no_text_field(list(record))}")
    return accept(fields, path=path, key=keys.name(fields, number), where=where)


def no_text_field(names: list[str]) -> str:
    """Which names were found and which would have been read, in words."""
    found = ", ".join(map(str, names[:20])) or "none"
    return f"found the fields {found[:300]}; the text is read from {', '.join(FIELD_SPELLINGS['text'])}"


def read_csv(content: Content) -> Iterator[Article | Rejected]:
    """One article for each row below a header."""
    csv.field_size_limit(limits.LINE_CHARACTERS)
    numbered = enumerate(lines(content), start=1)
    first = next((one for one in numbered if one[1] is None or one[1].strip()), None)
    if first is None:
        raise Unreadable("empty file")
    delimiter = "\t" if content.suffix == ".tsv" else _delimiter(first[1] or "")
    records = _records(chain([first], numbered), delimiter)
    names = _header(next(records)[1])
    keys = Keys()
    for number, cells in records:
        if isinstance(cells, str):
            yield Rejected(f"{content.path}:{number}", cells)
        elif any(cell.strip() for cell in cells):
            yield _csv_row(names, cells, content.path, number, keys)


def _delimiter(header: str) -> str:
    """The sign that the header has most of: `csv.Sniffer` takes any letter for one."""
    return max(_DELIMITERS, key=header.count)


def _header(cells: list[str] | str) -> list[str]:
    if isinstance(cells, str):
        raise Unreadable(f"no header row: {cells}")
    names = [name.strip() for name in cells]
    if not has_text_field(names):
        raise Unreadable(f"no text column: {no_text_field(names)}")
    return names


class _Feed:
    """The lines of a table, one after the other, of which a record may give some back."""

    def __init__(self, numbered: Iterator[Line]) -> None:
        self._numbered = numbered
        self._pending: deque[Line] = deque()
        self.taken: list[Line] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        one = self._pending.popleft() if self._pending else next(self._numbered)
        self.taken.append(one)
        return "\n" if one[1] is None else one[1]

    def give_back_all_but_one(self) -> None:
        self._pending.extendleft(reversed(self.taken[1:]))


def _records(numbered: Iterator[Line], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Line number and cells of each record, or in their place what is wrong with it.

    An open quote swallows the lines below it. Those are given back and read again, so that it costs
    only its own line.
    """
    feed = _Feed(numbered)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        feed.taken.clear()
        try:
            cells, flaw = next(reader), _record_flaw(feed.taken, delimiter)
        except StopIteration:
            return
        except csv.Error as error:
            cells, flaw = [], f"not CSV: {error}"
        number = feed.taken[0][0]
        if flaw:
            feed.give_back_all_but_one()
        yield number, flaw or cells


def _record_flaw(taken: list[Line], delimiter: str) -> str | None:
    """A record of one line may be sloppy with quotes; one of several must be strict, or it is no record."""
    if any(line is None for _, line in taken):
        return _TOO_LONG
    if len(taken) > 1:
        try:
            list(csv.reader((line or "" for _, line in taken), delimiter=delimiter, strict=True))
        except csv.Error:
            return "not CSV: a quote is opened and not closed"
    return None


def _csv_row(names: list[str], row: list[str], path: str, number: int, keys: Keys) -> Article | Rejected:
    if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
        return Rejected(f"{path}:{number}", f"{len(row)} cells under {len(names)} columns")
    return row_article(dict(zip(names, row, strict=False)), path, number, keys)
