"""Arithmetic with days. Nothing here overflows: what would leave the calendar stays at its first or last day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from index.windows.records import Interval

MONTHS_IN = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1_200, "millennium": 12_000}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


class Span(NamedTuple):
    """A unit of the calendar: its TIMEX3 value and its days `[low, high)`."""

    value: str
    low: date
    high: date


def make(year: int, month: int, day: int = 1) -> date | None:
    """The date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus(day: date, days: float) -> date:
    """`days` later (earlier if negative)."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: float) -> date:
    """The same day of a later (earlier) month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + round(months), 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, count: float, unit: str) -> date:
    """`count` units later (earlier if negative). Hours, minutes and seconds do not move a day."""
    if unit in DAYS_IN:
        return plus(day, count * DAYS_IN[unit])
    return add_months(day, count * MONTHS_IN[unit]) if unit in MONTHS_IN else day


def period(day: date, unit: str) -> Span:
    """The calendar unit that holds a day: its week (from Monday), month, quarter, year, decade, century."""
    if unit == "week":
        low = plus(day, -day.weekday())
        return Span(_week(day), low, plus(low, 7))
    if unit == "weekend":
        low = plus(day, 5 - day.weekday())
        return Span(f"{_week(low)}-WE", low, plus(low, 2))
    if unit == "month":
        low = day.replace(day=1)
        return Span(f"{day.year:04d}-{day.month:02d}", low, add_months(low, 1))
    if unit == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    if unit in ("year", "decade", "century", "millennium"):
        return _years(day.year, MONTHS_IN[unit] // 12)
    return Span(day.isoformat(), day, plus(day, 1))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _years(year: int, count: int) -> Span:
    first = year // count * count
    low = date(max(first, 1), 1, 1)
    digits = f"{first:04d}"[: 5 - len(str(count))]
    return Span(digits, low, add_months(low, 12 * count))


def quarter(year: int, number: int) -> Span:
    """A quarter (1-4) of a year."""
    low = date(year, 3 * number - 2, 1)
    return Span(f"{year:04d}-Q{number}", low, add_months(low, 3))


def half(year: int, number: int) -> Span:
    """A half (1 or 2) of a year."""
    low = date(year, 6 * number - 5, 1)
    return Span(f"{year:04d}-H{number}", low, add_months(low, 6))


def season(year: int, code: str) -> Span:
    """A season (SP, SU, FA, WI), by whole months. Winter belongs to the year in which it starts."""
    low = date(year, SEASON_MONTHS[code], 1)
    return Span(f"{year:04d}-{code}", low, add_months(low, 3))


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time; None is a vague number (`PXM`)."""
    if count is not None and count != int(count) and unit in ("year", "hour"):
        whole, rest = int(count), round((count - int(count)) * (12 if unit == "year" else 60))
        letter, smaller = ("Y", "M") if unit == "year" else ("H", "M")
        lead = f"{whole}{letter}" if whole else ""
        return f"{'P' if unit == 'year' else 'PT'}{lead}{rest}{smaller}"
    scale, letter = _LETTERS[unit]
    amount = "X" if count is None else f"{count * scale:.10g}"
    return f"{'PT' if unit in CLOCK_UNITS else 'P'}{amount}{letter}"


_LETTERS = {
    "second": (1, "S"), "minute": (1, "M"), "hour": (1, "H"), "day": (1, "D"), "night": (1, "D"), "week": (1, "W"),
    "weekend": (1, "WE"), "fortnight": (2, "W"), "month": (1, "M"), "quarter": (1, "Q"), "semester": (6, "M"),
    "year": (1, "Y"), "decade": (10, "Y"), "century": (100, "Y"), "millennium": (1_000, "Y"),
}  # fmt: skip


def meet(first: Interval, second: Interval) -> Interval | None:
    """The days that two intervals share; None when there are none."""
    lows = [low for low, _ in (first, second) if low]
    highs = [high for _, high in (first, second) if high]
    low, high = max(lows, default=None), min(highs, default=None)
    return None if low and high and low >= high else (low, high)


def hull(first: Interval, second: Interval) -> Interval:
    """From the earlier start to the later end."""
    low = min(first[0], second[0]) if first[0] and second[0] else None
    high = max(first[1], second[1]) if first[1] and second[1] else None
    return low, high
