"""Files, folders, feeds and addresses to articles.

    find(targets) -> Source | Rejected      what is there to read (walk.py)
    state(source) -> str | None             has it changed since (walk.py)
    read(source) -> Article | Rejected      what it holds (door.py, one file a format)

A reader never raises for bad content and never guesses a date: what cannot be read becomes a `Rejected`
with its reason, and everything beside it is read on.
"""

from index.readers.dates import date_in_name, parse_published
from index.readers.door import read
from index.readers.fields import FIELD_SPELLINGS
from index.readers.formats import SUFFIXES
from index.readers.walk import CLOCK_GRAIN, READERS_VERSION, Source, find, state

__all__ = [
    "CLOCK_GRAIN",
    "FIELD_SPELLINGS",
    "READERS_VERSION",
    "SUFFIXES",
    "Source",
    "date_in_name",
    "find",
    "parse_published",
    "read",
    "state",
]
