"""Limits as a page sends them: days and publishers that may be anything."""

from __future__ import annotations

import json
from collections.abc import Mapping

from qa.desk.forms import day_of
from qa.keeping import Limits

MOST = 500
"""Publishers that are chosen at most."""
LONGEST = 300
"""Characters of a publisher's name: the archive keeps no longer ones."""


def limits_of(sent: Mapping[str, object]) -> Limits:
    """What can be read of it; what cannot is no limit, and the page shows which hold."""
    days = {name: day_of(sent.get(name)) for name in ("as_of", "start", "end")}
    return Limits(**days, publishers=_names(sent.get("publishers")))


def limits_from(held: object) -> Limits:
    """The limits that a page holds as JSON: with them they outlive the server's memory of the session."""
    try:
        sent = json.loads(held) if isinstance(held, str) and held else {}
    except (ValueError, RecursionError):
        sent = {}
    return limits_of(sent) if isinstance(sent, dict) else Limits()


def _names(value: object) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    fit = (name for name in listed if isinstance(name, str) and len(name) <= LONGEST)
    return tuple(dict.fromkeys(fit))[:MOST]
