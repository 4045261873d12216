"""How a count grew: one column per report, which leads to its source.

Text is HTML, so that it keeps its size at any width; only the line is drawn, and stretched.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qa import phrase
from qa.amounts import Measure, leading, measure
from qa.answer import Answer, long_date
from qa.count import Bound, Count, Stated
from qa.desk import Turn
from qa.page.markup import Cited, aloud, card_id, day, marks, text

HEADROOM = 1.18
"""The top of the plot over its greatest value: room for that value's label."""
TICKS = 4
"""Lines across the plot at most, the one at zero not counted."""
_SIGNS: dict[Bound, str] = {"more than": ">", "at least": "≥", "less than": "<", "at most": "≤", "about": "≈"}
_SIZES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e5, "k"))


def plot(asked: Turn, answer: Answer, count: Count, cited: Cited) -> str:
    """The reports of a count in the order of their days, as a plot and as a table; nothing below two dated reports."""
    reports = _reports(answer, count)
    dated = sorted((one for one in reports if one.as_of), key=lambda one: one.as_of or date.min)
    undated = [one for one in reports if not one.as_of]
    if len(dated) < 2 or not all(0 <= one.value <= one.high < math.inf for one in dated):
        return ""
    return _Plot(asked, cited, measure(answer)).figure(dated, undated)


def _reports(answer: Answer, count: Count) -> list[Stated]:
    """The earlier values, and the one that leads."""
    given = leading(answer)
    if count.value is None or count.high is None or not given:
        return list(count.series)
    last = Stated(count.value, count.high, count.bound, count.unit, count.as_of, count.window, given[0])
    return [*count.series, last]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Draws reports of one measure for one turn."""

    asked: Turn
    cited: Cited
    of: Measure

    def figure(self, dated: Sequence[Stated], undated: Sequence[Stated]) -> str:
        name = f"grew-{self.asked.n}"
        return (
            f'<figure class="grown" aria-labelledby="{name}"><figcaption id="{name}">How the figure grew</figcaption>'
            f"{self._drawn(dated)}"
            '<p class="scale">One column per report, in the order of their days; columns are evenly spaced.</p>'
            f"{self._beside(undated)}{self._table(dated)}</figure>"
        )

    def _beside(self, reports: Sequence[Stated]) -> str:
        told = "; ".join(
            f"{text(self._amount(one))} {marks(self.asked, [one.citation], self.cited)}" for one in reports
        )
        return f'<p class="scale">Undated, so not drawn: {told}</p>' if told else ""

    def _drawn(self, reports: Sequence[Stated]) -> str:
        top = max(one.high for one in reports) * HEADROOM or 1.0
        step = _step(top)
        lines = "".join(
            f'<i style="--y:{1 - n * step / top:.4f}"><span>{_short(n * step)}</span></i>'
            for n in range(int(top / step) + 1)
        )
        line = " ".join(
            f"{100 * (n + 0.5) / len(reports):.2f},{100 * (1 - one.value / top):.2f}" for n, one in enumerate(reports)
        )
        before = (None, *reports[:-1])
        points = "".join(f"<li>{self._point(one, b, top)}</li>" for one, b in zip(reports, before, strict=True))
        return (
            f'<div class="plot"><div class="axis" aria-hidden="true">{lines}<svg viewBox="0 0 100 100" '
            f'preserveAspectRatio="none"><polyline points="{line}"></polyline></svg></div><ol>{points}</ol></div>'
        )

    def _point(self, one: Stated, before: Stated | None, top: float) -> str:
        """One report: a dot at its value, which leads to its card."""
        low = " low" if before is not None and before.value > one.value else ""
        spread = " spread" if one.high > one.value else ""
        reach = f"--y:{1 - one.value / top:.4f};--h:{(one.high - one.value) / top:.4f}"
        label = f'<span class="label" aria-hidden="true">{text(self._label(one))}</span>'
        inside = (
            f'<span class="dot{low}{spread}" style="{reach}">{label}</span>{_day(one, before)}{aloud(self._read(one))}'
        )
        if one.citation not in self.cited:
            return f'<span class="point">{inside}</span>'
        return f'<a class="point" href="#{card_id(self.asked.n, one.citation)}">{inside}</a>'

    def _label(self, one: Stated) -> str:
        """`>140`, `24–100`, `$1.25m`, `62%`."""
        value = f"{_short(one.value)}–{_short(one.high)}" if one.high > one.value else _short(one.value)
        return f"{_SIGNS.get(one.bound, '')}{self.of.before}{value}{'%' if self.of.after == ' %' else ''}"

    def _amount(self, one: Stated) -> str:
        return self.of.said(one.value, one.high, one.bound)

    def _read(self, one: Stated) -> str:
        """A point in words."""
        source = self.cited.get(one.citation)
        by = f", {source.source.source or 'unknown publisher'}, source {source.n}" if source else ""
        return f"{self._amount(one)} {one.unit}, as of {long_date(one.as_of)}{by}"

    def _table(self, reports: Sequence[Stated]) -> str:
        rows = "".join(
            f'<tr><th scope="row">{day(one.as_of)}</th><td>{text(self._amount(one))} {text(one.unit)}</td>'
            f"<td>{self._publisher(one)} {marks(self.asked, [one.citation], self.cited)}</td></tr>"
            for one in reports
        )
        head = '<tr><th scope="col">As of</th><th scope="col">Figure</th><th scope="col">Source</th></tr>'
        return (
            '<details><summary>The same as a table</summary><div class="wide"><table>'
            f"<thead>{head}</thead><tbody>{rows}</tbody></table></div></details>"
        )

    def _publisher(self, one: Stated) -> str:
        source = self.cited.get(one.citation)
        return text(source.source.source or "unknown publisher") if source else ""


def _day(one: Stated, before: Stated | None) -> str:
    """The day under a column; its year where that is another than the column's before."""
    assert one.as_of is not None
    same = before is not None and before.as_of is not None and before.as_of.year == one.as_of.year
    year = "" if same else f"<b>{one.as_of.year}</b>"
    return f'<span class="on" aria-hidden="true">{one.as_of.day} {one.as_of:%b}{year}</span>'


def _step(top: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... that draws few enough lines. Things counted are whole."""
    size = 10.0 ** max(0, math.floor(math.log10(max(top / TICKS, 1))))
    return next(size * n for n in (1, 2, 5, 10) if top / (size * n) < TICKS + 1)


def _short(value: float) -> str:
    """`24`, `2,500`, `1.25m`: a label of a few characters."""
    for size, letter in _SIZES:
        if value >= size:
            return f"{value / size * (100 if letter == 'k' else 1):.4g}{letter}"
    return phrase.number(value)
