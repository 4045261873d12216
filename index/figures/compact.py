"""Figures as short rows of numbers, for the ledger: about 50 bytes each as JSON, and back without loss.

A row is a list: start, length of the number, where its sentence starts before it and how long that is, a code for
everything that is one of a few, confidence, low, high, then the texts and the window; zeros at the end are cut. A text
that stands in the article is its place there; anything else is itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from index.figures.nouns import singular
from index.figures.records import Comparison, Figure, Kind, WindowSource
from index.windows import Window

Row = list[Any]
"""JSON-able."""

# Rows hold places in these: a value that is added goes last, or RULES_VERSION goes up.
_KINDS: tuple[Kind, ...] = get_args(Kind)
_COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
_SOURCES: tuple[WindowSource, ...] = get_args(WindowSource)
_DAY_ZERO = date(2000, 1, 1).toordinal()
_TEXT = 1024
"""A text's place in the article is `(start - figure's start) * _TEXT + length`."""
_HEAD_OF_UNIT = 1
_FIELDS, _ALWAYS = 16, 7


def dump(figure: Figure, text: str = "") -> Row:
    """The figure as a row.

    Args:
        text: the article's text; what stands in it is not written again. `load` must be given the same.
    """
    start = figure.start
    row = [
        start,
        figure.end - start,
        start - figure.sentence[0],
        figure.sentence[1] - figure.sentence[0],
        _code(figure),
        _hundredths(figure.confidence),
        _short(figure.low),
        0 if figure.high == figure.low else [_short(figure.high)],
        _place(figure.unit, text, start),
        _HEAD_OF_UNIT if figure.head and figure.head == _head_of(figure.unit) else figure.head or 0,
        _place(figure.scope, text, start),
        figure.predicate or 0,
        _days(figure.as_of),
        _dump_window(figure.window, text, start) if figure.window else 0,
        figure.currency or 0,
        _place(figure.share_of, text, start),
    ]
    while len(row) > _ALWAYS and row[-1] == 0:
        row.pop()
    return row


def load(article_id: str, row: Sequence[Any], text: str = "") -> Figure:
    """The figure that `dump` made the row of, exactly."""
    full = [*row, *([0] * (_FIELDS - len(row)))]
    start, length, back, span, code, confidence, low, high = full[:8]
    unit, head, scope, predicate, as_of, window, currency, share = full[8:]
    code, total = divmod(code, 2)
    code, cumulative = divmod(code, 2)
    code, source = divmod(code, len(_SOURCES))
    kind, comparison = divmod(code, len(_COMPARISONS))
    name = _text(unit, text, start)
    return Figure(
        article_id=article_id,
        start=start,
        end=start + length,
        sentence=(start - back, start - back + span),
        kind=_KINDS[kind],
        low=float(low),
        high=float(high[0]) if high else float(low),
        comparison=_COMPARISONS[comparison],
        head=_head_of(name) if head == _HEAD_OF_UNIT else head or "",
        unit=name,
        scope=_text(scope, text, start),
        predicate=predicate or "",
        currency=currency or "",
        share_of=_text(share, text, start),
        window=_load_window(window, text, start) if window else None,
        window_source=_SOURCES[source],
        as_of=_day(as_of),
        cumulative=bool(cumulative),
        total=bool(total),
        confidence=_confidence(confidence),
    )


def _code(figure: Figure) -> int:
    code = _KINDS.index(figure.kind) * len(_COMPARISONS) + _COMPARISONS.index(figure.comparison)
    code = code * len(_SOURCES) + _SOURCES.index(figure.window_source)
    return (code * 2 + figure.cumulative) * 2 + figure.total


def _head_of(unit: str) -> str:
    return singular(unit.rpartition(" ")[2])


# -- numbers and days ----------------------------------------------------------------------------------------------


def _short(value: float) -> float:
    return int(value) if float(value).is_integer() and abs(value) < 2**53 and str(value) != "-0.0" else value


def _hundredths(confidence: float) -> float | list[float]:
    whole = round(100 * confidence)
    return whole if whole / 100 == confidence else [confidence]


def _confidence(stored: Any) -> float:
    return float(stored[0]) if isinstance(stored, list) else stored / 100


def _days(day: date | None) -> int:
    """Days since 2000, past 0, which is no day."""
    if day is None:
        return 0
    days = day.toordinal() - _DAY_ZERO
    return days + 1 if days >= 0 else days


def _day(days: int) -> date | None:
    return date.fromordinal(days + _DAY_ZERO - (days > 0)) if days else None


# -- texts ---------------------------------------------------------------------------------------------------------


def _place(piece: str, text: str, start: int) -> int | str:
    if not piece or len(piece) >= _TEXT:
        return piece or 0
    found = text.find(piece, max(0, start), start + _TEXT) if text else -1
    if found < 0 and text:
        found = text.rfind(piece, max(0, start - _TEXT), max(0, start))
    return (found - start) * _TEXT + len(piece) if found >= 0 else piece


def _text(stored: int | str, text: str, start: int) -> str:
    if isinstance(stored, str):
        return stored
    offset, length = divmod(stored, _TEXT)
    return text[start + offset : start + offset + length]


def _place_phrase(phrase: str, text: str, start: int) -> int | str | list[int]:
    """The place of a window's words; in brackets where the text has a capital that they have not ("Since October")."""
    place = _place(phrase, text, start)
    if isinstance(place, str) and phrase[0].islower():
        capital = _place(phrase[0].upper() + phrase[1:], text, start)
        if isinstance(capital, int) and _phrase([capital], text, start) == phrase:
            return [capital]
    return place


def _phrase(stored: int | str | list[int], text: str, start: int) -> str:
    if isinstance(stored, list):
        words = _text(stored[0], text, start)
        return words[0].lower() + words[1:]
    return _text(stored, text, start)


# -- windows -------------------------------------------------------------------------------------------------------


def _dump_window(window: Window, text: str, start: int, first: Window | None = None) -> Row:
    """A window, or another reading of one: of that the days alone, where all else is as in the first."""
    days = [_days(window.start), _days(window.end)]
    if first and window == replace(first, start=window.start, end=window.end, alternatives=()):
        return days
    others = (_dump_window(other, text, start, window) for other in window.alternatives)
    return [*days, _place_phrase(window.phrase, text, start), _hundredths(window.confidence), window.fuzz, *others]


def _load_window(row: Row, text: str, start: int, first: Window | None = None) -> Window:
    low, high = _day(row[0]), _day(row[1])
    if first and len(row) == 2:
        return replace(first, start=low, end=high, alternatives=())
    window = Window(low, high, _phrase(row[2], text, start), _confidence(row[3]), row[4])
    return replace(window, alternatives=tuple(_load_window(other, text, start, window) for other in row[5:]))
