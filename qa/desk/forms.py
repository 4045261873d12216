"""What a form or a button of a page says, which may be anything: it is read, or it is nothing."""

from __future__ import annotations

from datetime import date


def day_of(value: object) -> date | None:
    """A day as a browser's date field gives it: YYYY-MM-DD."""
    if not isinstance(value, str) or len(value) != len("2020-03-16") or not value.isascii():
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def number_of(value: object) -> int | None:
    """A whole number, not below 0 when it is text, of at most nine digits."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
