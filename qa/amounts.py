"""Numbers as the page and what is taken along show them: with their bound, and the sign of what they measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa import phrase
from qa.answer import Answer
from qa.count import Bound

_FIRST_DIGIT = re.compile(r"(?<![\d.,])(?=\d)")


@dataclass(frozen=True, slots=True)
class Measure:
    """The sign before or after a number: `$40 million`, `62 %`. A count of things has none."""

    before: str = ""
    after: str = ""

    def said(self, low: float, high: float, bound: Bound) -> str:
        """`more than 140`, `about 15`, `24 to 100`, `at least $40 million`."""
        said = phrase.bounded(low, high, "exactly" if bound == "exact" else bound)
        return _FIRST_DIGIT.sub(lambda _: self.before, said) + self.after


def leading(answer: Answer) -> tuple[int, ...]:
    """The citations that give the figure: those of the first sentence that says it."""
    said = [s for s in answer.statements if s.citations]
    number = _number(answer)
    first = next((s for s in said if number and number.search(s.text)), said[0] if said else None)
    return first.citations if first else ()


def measure(answer: Answer) -> Measure:
    """What the figure measures, by the sentences that say it: its record has the number alone."""
    number = _number(answer)
    found = next((m for s in answer.statements if number and (m := number.search(s.text))), None)
    return Measure(found["before"] or "", found["after"] or "") if found else Measure()


def _number(answer: Answer) -> re.Pattern[str] | None:
    if answer.count is None or answer.count.value is None:
        return None
    number = re.escape(phrase.number(answer.count.value))
    return re.compile(
        rf"(?<![\d.,])(?P<before>[$€£¥₹]|\b[A-Z]{{3}} )?(?<![\d.,]){number}(?!\d|[.,]\d)"
        r"(?P<after> %| percentage points\b| times\b)?"
    )
