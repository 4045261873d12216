"""A benchmark's figures as a small Markdown table: what was measured, its target, and whether it is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One figure."""

    what: str
    measured: str
    target: str = ""
    met: bool | None = None
    """None when the figure has no target."""


def plain(what: str, value: float | str, form: str = ".3f") -> Line:
    """A figure without a target."""
    return Line(what, value if isinstance(value, str) else format(value, form))


def at_least(what: str, value: float, target: float, form: str = ".3f") -> Line:
    """A figure that should reach its target."""
    return Line(what, format(value, form), f"≥ {target:g}", value >= target)


def above(what: str, value: float, target: float, form: str = ".3f") -> Line:
    """A figure that should exceed its target."""
    return Line(what, format(value, form), f"> {target:g}", value > target)


def at_most(what: str, value: float, target: float, form: str = ".3f") -> Line:
    """A figure that should not exceed its target."""
    return Line(what, format(value, form), f"≤ {target:g}", value <= target)


def below(what: str, value: float, target: float, form: str = ".3f") -> Line:
    """A figure that should stay under its target."""
    return Line(what, format(value, form), f"< {target:g}", value < target)


def percent(part: int, whole: int) -> str:
    """`3 of 4 (75.0 %)`."""
    return f"{part} of {whole} ({part / whole:.1%})".replace("%", " %") if whole else "0 of 0"


def show(title: str, lines: Sequence[Line]) -> None:
    """Print the table."""
    rows = [("", "measured", "target", "met"), *(_cells(line) for line in lines)]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    print(f"## {title}")
    for n, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if n == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print()


def _cells(line: Line) -> tuple[str, str, str, str]:
    return line.what, line.measured, line.target, {True: "yes", False: "no", None: ""}[line.met]
