"""One count out of many snippets that conflict: is it the right one?

The stress test of CoQuAD: questions of web users ("how many songs did ... write"), each with up to 50 snippets of a web
search, and the number that annotators found. A snippet is read as an undated article of one passage; its place in the
list is its rank. The answer is what `qa.counting.tally` leads with.

exact: the number is the gold number. within 10 %: it differs by at most a tenth of the gold number.
first: the first count in the first snippet that has one. frequent: the count that stands in most snippets.
oracle: any count of any snippet is right, as a perfect choice among what was read would be.

Two-fold: the few weights of `CHOICES` are chosen on the questions with odd ids and scored on those with even ids, and
the other way round; the total is the sum of both. "as shipped" has the weights of the code on all questions.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from time import process_time

from benchmarks.table import Line, at_least, percent, plain, show
from index.figures import read_text
from qa.counting import Candidate, Scales, Tally, read_asked, tally
from qa.counting.tally import HEDGED, PLAIN

CHOICES: dict[str, tuple[float, ...]] = {"rank": (6.0, 10.0, 20.0), "complete": (1.5, 2.0, 3.0)}
"""The weights that are chosen, and among what."""
TOLERANCE = 0.1


@dataclass(frozen=True, slots=True)
class Query:
    """A question with its gold number and the figures of its snippets."""

    id: int
    text: str
    gold: float
    candidates: tuple[Candidate, ...]

    def is_exact(self, value: float | None) -> bool:
        return value == self.gold

    def is_near(self, value: float | None) -> bool:
        return value is not None and abs(value - self.gold) <= TOLERANCE * self.gold


@dataclass(frozen=True, slots=True)
class Score:
    """How many answers are exact, and how many are near."""

    exact: int
    near: int
    of: int

    def __add__(self, other: Score) -> Score:
        return Score(self.exact + other.exact, self.near + other.near, self.of + other.of)

    def __str__(self) -> str:
        return f"{percent(self.exact, self.of)}; {percent(self.near, self.of)}"


Answering = Callable[[Query], float | None]


def queries(data: Path) -> list[Query]:
    """The questions of `figures/`, their snippets read."""
    with gzip.open(data / "figures" / "count_queries.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Query(int(r["id"]), r["question"], float(r["answer"]), _candidates(r["snippets"])) for r in rows]


def _candidates(snippets: Sequence[dict[str, str]]) -> tuple[Candidate, ...]:
    return tuple(c for rank, snippet in enumerate(snippets) for c in read_snippet(snippet["text"], rank))


def read_snippet(text: str, rank: int) -> list[Candidate]:
    """The figures of an undated text; what stands beside a sentence is the rest of the text."""
    name = f"snippet {rank}"
    return [
        Candidate(
            figure=replace(figure, article_id=name),
            text=text[slice(*figure.sentence)],
            near=f"{text[: figure.sentence[0]]} {text[figure.sentence[1] :]}",
            rank=rank,
        )
        for figure in read_text(text, None)
    ]


def tallied(query: Query, scales: Scales) -> Tally:
    """What the figures say to a question."""
    asked = read_asked(query.text)
    return tally(asked, None, None, query.candidates, scales) if asked else Tally(None)


def led(scales: Scales) -> Answering:
    """Answers with what the tally leads with."""

    def answer(query: Query) -> float | None:
        leading = tallied(query, scales).leading
        return leading.low if leading else None

    return answer


def first(query: Query) -> float | None:
    """The first count there is."""
    return next((c.figure.low for c in query.candidates if c.figure.kind == "count"), None)


def frequent(query: Query) -> float | None:
    """The count that stands in most snippets."""
    seen = {(c.rank, c.figure.low) for c in query.candidates if c.figure.kind == "count"}
    counts = Counter(value for _, value in sorted(seen))
    return counts.most_common(1)[0][0] if counts else None


def oracle(query: Query) -> float | None:
    """The count nearest to the gold one."""
    return min((c.figure.low for c in query.candidates), key=lambda value: abs(value - query.gold), default=None)


def scored(questions: Sequence[Query], answer: Answering) -> Score:
    """How often an answer is right."""
    answers = [(query, answer(query)) for query in questions]
    exact = sum(query.is_exact(value) for query, value in answers)
    return Score(exact, sum(query.is_near(value) for query, value in answers), len(answers))


def chosen(questions: Sequence[Query]) -> Scales:
    """The weights that score best on these questions; of equals the first."""
    options = [Scales(**dict(zip(CHOICES, values, strict=True))) for values in product(*CHOICES.values())]
    return max(options, key=lambda scales: _sum(scored(questions, led(scales))))


def _sum(score: Score) -> int:
    return score.exact + score.near


def two_fold(questions: Sequence[Query]) -> list[Line]:
    """Weights chosen on one half, scored on the other."""
    odd, even = [q for q in questions if q.id % 2], [q for q in questions if not q.id % 2]
    on_even, on_odd = scored(even, led(chosen(odd))), scored(odd, led(chosen(even)))
    both = on_even + on_odd
    return [
        plain("chosen on odd, scored on even: exact; within 10 %", str(on_even)),
        plain("chosen on even, scored on odd: exact; within 10 %", str(on_odd)),
        at_least("two-fold: exact", both.exact / both.of, 0.36),
        at_least("two-fold: within 10 %", both.near / both.of, 0.46),
    ]


def by_share(questions: Sequence[Query]) -> list[Line]:
    """Exact answers by the share of the vote."""
    tallies = [(query, tallied(query, Scales())) for query in questions]
    bands = ((f"share from {PLAIN}", PLAIN, 2.0), (f"share from {HEDGED}", HEDGED, PLAIN), ("share below", 0.0, HEDGED))
    lines = []
    for name, low, high in bands:
        inside = [(q, t.leading.low) for q, t in tallies if t.leading and low <= t.share < high]
        lines.append(plain(f"{name}: exact", percent(sum(q.is_exact(value) for q, value in inside), len(inside))))
    return [*lines, plain("no answer", str(sum(t.leading is None for _, t in tallies)))]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="holds figures/")
    questions = queries(parser.parse_args().data.resolve())
    begun = process_time()
    shipped = scored(questions, led(Scales()))
    spent = (process_time() - begun) / len(questions)
    lines = [
        *(plain(name, str(scored(questions, how))) for name, how in BASELINES),
        *two_fold(questions),
        plain("as shipped: exact; within 10 %", str(shipped)),
        *by_share(questions),
        plain("ms a question, of processor time", spent * 1_000, ".1f"),
    ]
    show("snippets", lines)
    return 0


BASELINES: tuple[tuple[str, Answering], ...] = (
    ("first: exact; within 10 %", first),
    ("frequent: exact; within 10 %", frequent),
    ("oracle: exact; within 10 %", oracle),
)


if __name__ == "__main__":
    sys.exit(main())
