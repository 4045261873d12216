"""Holidays that news text dates by, as data, with the rule of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from index.windows.days import add_months, plus

Rule = Callable[[int], date]


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _weekday_of(month: int, weekday: int, count: int) -> Rule:
    """The count-th such weekday (Monday is 0) of the month; -1 is the last."""

    def day(year: int) -> date:
        first = date(year, month, 1)
        if count > 0:
            return plus(first, (weekday - first.weekday()) % 7 + 7 * (count - 1))
        last = plus(add_months(first, 1), -1)
        return plus(last, -((last.weekday() - weekday) % 7))

    return day


def _after(rule: Rule, days: int) -> Rule:
    return lambda year: plus(rule(year), days)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


_THANKSGIVING = _weekday_of(11, 3, 4)

HOLIDAYS: dict[str, Rule] = {
    **dict.fromkeys(("new year's day", "new year's", "new year"), _fixed(1, 1)),
    "new year's eve": _fixed(12, 31),
    **dict.fromkeys(
        ("martin luther king day", "martin luther king jr. day", "martin luther king, jr. day", "mlk day"),
        _weekday_of(1, 0, 3),
    ),
    "holocaust memorial day": _fixed(1, 27),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    **dict.fromkeys(("presidents day", "presidents' day", "president's day"), _weekday_of(2, 0, 3)),
    "international women's day": _fixed(3, 8),
    **dict.fromkeys(("st. patrick's day", "st patrick's day", "saint patrick's day"), _fixed(3, 17)),
    **dict.fromkeys(("mardi gras", "shrove tuesday"), _after(easter, -47)),
    "ash wednesday": _after(easter, -46),
    "palm sunday": _after(easter, -7),
    "maundy thursday": _after(easter, -3),
    "good friday": _after(easter, -2),
    "holy saturday": _after(easter, -1),
    **dict.fromkeys(("easter sunday", "easter"), easter),
    "easter monday": _after(easter, 1),
    "pentecost": _after(easter, 49),
    "april fools' day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "cinco de mayo": _fixed(5, 5),
    "victory day": _fixed(5, 9),
    "mother's day": _weekday_of(5, 6, 2),
    "memorial day": _weekday_of(5, 0, -1),
    "father's day": _weekday_of(6, 6, 3),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    **dict.fromkeys(("independence day", "fourth of july"), _fixed(7, 4)),
    "bastille day": _fixed(7, 14),
    **dict.fromkeys(("labor day", "labour day"), _weekday_of(9, 0, 1)),
    **dict.fromkeys(("columbus day", "indigenous peoples' day"), _weekday_of(10, 0, 2)),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    **dict.fromkeys(("guy fawkes night", "bonfire night"), _fixed(11, 5)),
    "remembrance sunday": _weekday_of(11, 6, 2),
    "election day": _after(_weekday_of(11, 0, 1), 1),
    **dict.fromkeys(("armistice day", "veterans day", "veterans' day"), _fixed(11, 11)),
    **dict.fromkeys(("thanksgiving day", "thanksgiving"), _THANKSGIVING),
    "black friday": _after(_THANKSGIVING, 1),
    "cyber monday": _after(_THANKSGIVING, 4),
    "christmas eve": _fixed(12, 24),
    **dict.fromkeys(("christmas day", "christmas"), _fixed(12, 25)),
    "boxing day": _fixed(12, 26),
}
"""United States days where countries differ (Labor Day, Independence Day, Election Day, Mother's Day, Thanksgiving)."""
