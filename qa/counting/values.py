"""When two counts do not contradict each other: "at least 22" and 24, "about 20" and 22, a range and one in it."""

from __future__ import annotations

from math import inf

from index.figures.records import Comparison, Figure

ROUNDING = 0.1
""" "About 20" may be 18 to 22."""
REACH = 2.0
""" "At least 22" agrees with up to 44: nobody says it of 1,000."""


def possible(low: float, high: float, comparison: Comparison) -> tuple[float, float]:
    """The lowest and the highest number that the words allow."""
    low, high = min(low, high), max(low, high)
    if comparison == "about":
        return low * (1 - ROUNDING), high * (1 + ROUNDING)
    if comparison in ("at least", "more than"):
        return low, max(high, low * REACH)
    if comparison in ("at most", "less than"):
        return high / REACH, high
    return low, high


def agree(one: Figure, other: Figure) -> bool:
    """Whether some number satisfies both."""
    a, b = possible(one.low, one.high, one.comparison), possible(other.low, other.high, other.comparison)
    return max(a[0], b[0]) <= min(a[1], b[1])


def is_exact(figure: Figure) -> bool:
    """Whether it names one number, without "about" or "at least"."""
    return figure.low == figure.high and figure.comparison == "exactly"


def finite(figure: Figure) -> bool:
    """Whether its numbers can be reckoned with."""
    return -inf < figure.low < inf and -inf < figure.high < inf
