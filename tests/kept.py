"""What the tests of keeping share: answers in an invented world, and a shelf in a temporary folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.records import Coverage
from qa.answer import Answer, Citation, Refusal, Source, Statement, Understood
from qa.count import Considered, Count, CountWindow, Happened, Stated
from qa.llm.records import Usage
from qa.phrasing import Phrasing

HEAD = Source(
    "a1", "Trams stand still", "The Velmora Lantern", date(2024, 3, 6), "https://lantern.example/1", "/in/1.md"
)
UNDATED = Source("a2", "An old leaf", None, None, None, "/in/two.txt")
TEXT = "The night was calm. Twelve trams stood still. Nobody was hurt."
QUOTE = "Twelve trams stood still."
LIMITED = ("The Velmora Lantern", "")
WINDOW = CountWindow(date(2024, 3, 1), None, "since 1 March")
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</style></title><b>x</b>",
    "[click](javascript:alert(1)) ![p](http://bad.example/p.png)",
    "${alert(1)} {{7*7}}",
    "a\x1b[31mred\x00\u202egnirts",
    "'; DROP TABLE turns; --",
    "\ud800 half a pair",
    "x" * 200_000,
    "\u2028\n# heading\n- item",
    "",
]


def citation(n: int, source: Source = HEAD) -> Citation:
    return Citation(n, source, QUOTE, 20, 45, TEXT, 0, copies=(UNDATED,) if n == 1 else ())


def stated(value: float, n: int) -> Stated:
    return Stated(value, value, "exact", "trams", date(2024, 3, 5), WINDOW, n)


def made(question: str = "How many trams stood still?", **changes: object) -> Answer:
    """An answer with something in every field."""
    answer = Answer(
        question=question,
        kind="count",
        statements=(Statement("12 trams stood still.", (1,), "computed", key=True), Statement(QUOTE, (1, 2))),
        citations=(citation(1), citation(2, UNDATED)),
        refusal=None,
        understood=Understood(
            date(2024, 3, 6), date(2024, 3, 1), None, "a note", "since March", ("2023",), "whole?", LIMITED,
            names=("Velmora",), other_windows=((date(2023, 3, 1), None),),
        ),
        coverage=Coverage(2, 1, date(2024, 3, 6), date(2024, 3, 6), LIMITED),
        archive_version="v1",
        seconds=0.0123,
        model="parrot",
        phrasing=Phrasing("parrot", 4, (("number", 2), ("name", 1)), 1, Usage(10, 5, 0.25), 1.125, False, "slow"),
        count=Count(
            value=12.0, high=12.0, bound="exact", unit="trams", as_of=date(2024, 3, 6), window=WINDOW,
            basis="reported", sources=2, series=(stated(7.0, 1),), disputes=(stated(13.5, 2),),
            apart=(stated(90.0, 2),), terms=(stated(12.0, 1),),
            incidents=(Happened("i1", ("accident",), date(2024, 3, 5), None, "Velmora", (2,)),),
        ),
        considered=(Considered("12 trams", QUOTE, "The Velmora Lantern", "leading", "newest", 0.5),),
    )  # fmt: skip
    return replace(answer, **changes)  # type: ignore[arg-type]


def refused(question: str = "Who won the regatta?") -> Answer:
    refusal = Refusal("not_in_archive", "The archive tells of no regatta.", (citation(1),))
    return made(question, kind="who", statements=(), citations=(), refusal=refusal, count=None, model=None)


def plainly(question: str, marker: str) -> Answer:
    """An answer that holds one word of its own, to be looked for elsewhere."""
    statements = (Statement(f"The {marker} tram.", (1,), "computed"),)
    return made(question, statements=statements, understood=Understood(date(2024, 3, 6)), considered=None)
