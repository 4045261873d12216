"""Publication dates, read and never guessed: a value that leaves day, month or year open gives None."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

EARLIEST_YEAR, LATEST_YEAR = 1700, 2100
_LONGEST_DATE = 80  # characters; hostile strings never reach a parser

_MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAY = r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+"
_CLOCK = r"(?:(?:\s*T|,?\s+(?:at\s+)?)\d{1,2}[:.h]?\d{2}.{0,40})?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{2,6}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_CLOCK}", re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}|\d{13}")

_IN_NAME = re.compile(r"(?<!\d)(\d{4})(?:([-_.])(\d{2})\2|(\d{2}))(\d{2})(?!\d)")
_IN_NAME_YEAR_LAST = re.compile(r"(?<!\d)(?<!\d[-_.])(\d{2})([-_.])(\d{2})\2(\d{4})(?!\d)(?![-_.]\d)")
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?![^/])")


def parse_published(value: object) -> date | None:
    """The day that a metadata value names, in the value's own time zone; None when it names none.

    Reads ISO 8601, YYYYMMDD, RFC 2822, dates with the month in English words, and epoch seconds or
    milliseconds (UTC). 03/04/2020 may be March or April: None. Years outside 1700 to 2100: None.

        >>> parse_published("Mon, 16 Mar 2020 22:30:00 -0500")
        datetime.date(2020, 3, 16)
        >>> parse_published("March 2020") is None
        True
    """
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, int | float):
        return _from_number(value)
    if isinstance(value, str) and len(value) <= _LONGEST_DATE:
        return _from_text(" ".join(value.split()))
    return None


def date_in_name(name: str) -> date | None:
    """The day that a file's name or a URL's path carries; None for no day, or for more than one.

    >>> date_in_name("2020-03-16-harbour.md")
    datetime.date(2020, 3, 16)
    >>> date_in_name("https://example.com/2020/03/16/harbour.html")
    datetime.date(2020, 3, 16)
    """
    if "://" in name:
        return _date_in_address(name)
    found = {_day(m[1], m[3] or m[4], m[5]) for m in _IN_NAME.finditer(name)}
    found |= {_day_month_year(m[1], m[3], m[4]) for m in _IN_NAME_YEAR_LAST.finditer(name)}
    return _only(found - {None})


def _date_in_address(url: str) -> date | None:
    try:
        path = urlsplit(url).path
    except ValueError:  # a malformed host
        return None
    found = {_day(*match.groups()) for match in _IN_ADDRESS.finditer(path)} - {None}
    return _only(found) if found else date_in_name(path.rstrip("/").rpartition("/")[2])


def _only(days: set[date | None]) -> date | None:
    return days.pop() if len(days) == 1 else None


def _from_number(value: int | float) -> date | None:
    if isinstance(value, bool) or not 0 < value < 1e15:  # also false of NaN
        return None
    digits = len(str(int(value)))
    if digits == 8 and value == int(value):
        return _from_text(str(int(value)))
    if digits in (9, 10):
        return _from_epoch(value)
    return _from_epoch(value / 1000) if digits in (12, 13) else None


def _from_epoch(seconds: float) -> date | None:
    try:
        return _plausible(datetime.fromtimestamp(seconds, UTC).date())
    except (OverflowError, OSError, ValueError):
        return None


def _from_text(text: str) -> date | None:
    if not text.isascii():
        text = text.replace("\u202f", " ").replace("\u2013", "-")
    if _EPOCH.fullmatch(text):
        return _from_number(int(text))
    text = re.sub(_WEEKDAY, "", text, flags=re.IGNORECASE)
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], match[3], match[4])
    if match := _COMPACT.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(text):
        return _day_month_year(match[1], match[3], match[4])
    return _from_words(text)


def _from_words(text: str) -> date | None:
    """Parsed twice over different defaults: what both readings share is what the text itself says."""
    if len(re.findall(_MONTH, text, re.IGNORECASE)) != 1 or len(re.findall(r"(?<!\d)\d{4}(?!\d)", text)) < 1:
        return None
    from dateutil import parser

    days = set()
    # two weeks apart: a weekday without a day of the month then falls on two different days
    for default in (datetime(2000, 1, 1), datetime(2001, 2, 15)):
        try:
            days.add(parser.parse(text, default=default, ignoretz=True).date())
        except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
            return None
    return _plausible(days.pop()) if len(days) == 1 else None


def _day_month_year(first: str, second: str, year: str) -> date | None:
    """Only where one order makes a day: 16/03/2020, 03/16/2020, 05/05/2020."""
    days = {_day(year, second, first), _day(year, first, second)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return _plausible(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else None
