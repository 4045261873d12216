"""Documents that disagree: are all right values given, and no wrong one as a fact?

RAMDocs: questions with several right answers (two towns of one name), misinformation and noise. Numeric are the
questions of which every right answer has a number: a count, a measure, an amount, or a year ("When was ... built?").
A date stands for its year; a gold answer that names several years ("1902-1903") is given with any of them.

A document is read as an undated article. For a question after a count its figures are the candidates; for one after a
time the years of its time expressions. `qa.counting.tally` gives the leading value alone as a fact where its mode is
"plain"; else the leading value, its disputes and its alternatives, up to `MOST`, and says that sources differ.

right: every right value is given, and where one value is given as a fact it is a right one.
most frequent: the value that stands in most documents, given as a fact. list all: every value that was read, said to
differ: always allowed, and useless; `of the values given, right` shows what it would cost.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.table import Line, above, percent, plain, show
from index.figures import Figure, read_text
from index.sentences import Sentence
from index.windows import Reader
from qa.counting import Asked, Candidate, read_asked, tally

MOST = 6
"""Values given, at most."""
GAIN = 0.15
_WHEN = re.compile(r"^\s*(?:when|(?:in\s+)?(?:what|which)\s+year)\b|\bin\s+(?:which|what)\s+year\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its right values: of each set any one will do."""

    text: str
    asks_year: bool
    right: tuple[frozenset[float], ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """The values of an answer, the first one leading."""

    values: tuple[float, ...]
    differ: bool
    """Whether it says that sources differ."""


@dataclass(slots=True)
class Score:
    """How many answers are right, and how many of the values given are."""

    right: int = 0
    of: int = 0
    values: int = 0
    right_values: int = 0

    def add(self, question: Question, given: Given) -> None:
        everything = frozenset[float]().union(*question.right)
        complete = all(not value.isdisjoint(given.values) for value in question.right)
        self.of += 1
        self.right += complete and (given.differ or everything.issuperset(given.values))
        self.values += len(given.values)
        self.right_values += sum(value in everything for value in given.values)

    def lines(self, name: str) -> list[Line]:
        """The figures of one way of answering."""
        return [
            plain(f"{name}: right", percent(self.right, self.of)),
            plain(f"{name}: of the values given, right", percent(self.right_values, self.values)),
        ]


def questions(data: Path) -> list[Question]:
    """The numeric questions of `conflict/`."""
    lines = (data / "conflict" / "ramdocs.dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    found = (_question(row["question"], row["gold_answers"], [d["text"] for d in row["documents"]]) for row in rows)
    return [question for question in found if question]


def _question(text: str, golds: Sequence[str], documents: Sequence[str]) -> Question | None:
    asks_year = bool(_WHEN.search(text))
    right = tuple(_values(gold, asks_year) for gold in golds)
    if not right or not all(right) or not (asks_year or re.search(r"\bhow\b|\bwhat (?:is|was|are)\b", text, re.I)):
        return None
    return Question(text, asks_year, right, tuple(documents))


def _values(gold: str, asks_year: bool) -> frozenset[float]:
    if asks_year:
        return frozenset(float(year) for year in _YEAR.findall(gold))
    return frozenset(float(number.replace(",", "")) for number in _NUMBER.findall(gold)[:1])


# -- reading -------------------------------------------------------------------------------------------------------


def asked_for(question: Question) -> Asked | None:
    """What is asked for; a year is asked for as a thing of that name."""
    if not question.asks_year:
        return read_asked(question.text)
    asked = read_asked(_WHEN.sub("how many years", question.text))
    return replace(asked, head="year", modifiers=(), kind="count") if asked else None


def candidates(question: Question) -> list[Candidate]:
    """The figures of its documents, or their years."""
    return [c for n, text in enumerate(question.documents) for c in _of_document(f"{n}", text, question.asks_year)]


def _of_document(name: str, text: str, years: bool) -> Iterator[Candidate]:
    for figure in _years(text) if years else read_text(text, None):
        start, end = figure.sentence
        near = f"{text[:start]} {text[end:]}"
        yield Candidate(replace(figure, article_id=name), text[start:end], near=near)


def _years(text: str) -> Iterator[Figure]:
    """The years of the time expressions, each as the figure of a year."""
    reader = Reader(None)
    for found in re.finditer(r"[^.!?\n]+[.!?]?", text):
        sentence = Sentence(found.start(), found.end(), found[0], tuple(reader.read(found[0])))
        for time in sentence.times:
            if year := _YEAR.match(time.value):
                yield _year(sentence, time.start, time.end, float(year[0]))


def _year(sentence: Sentence, start: int, end: int, year: float) -> Figure:
    return Figure(
        article_id="",
        start=sentence.start + start,
        end=sentence.start + end,
        sentence=(sentence.start, sentence.end),
        kind="count",
        low=year,
        high=year,
        comparison="exactly",
        head="year",
        unit="year",
        scope="",
        predicate="",
        currency="",
        share_of="",
        window=None,
        window_source="none",
        as_of=None,
        cumulative=False,
        total=False,
        confidence=1.0,
    )


# -- ways of answering ---------------------------------------------------------------------------------------------


def tallied(question: Question) -> Given:
    """What the tally gives."""
    asked = asked_for(question)
    found = tally(asked, None, None, candidates(question)) if asked else None
    if not found or not found.leading:
        return Given((), False)
    if found.mode == "plain":
        return Given((found.leading.low,), False)
    others = sorted((*found.disputes, *found.alternatives), key=lambda count: -count.weight)
    values = dict.fromkeys([found.leading.low, *(count.low for count in others)])
    return Given(tuple(values)[:MOST], True)


def most_frequent(question: Question) -> Given:
    """The value that stands in most documents."""
    seen = sorted({(c.figure.article_id, c.figure.low) for c in candidates(question) if c.figure.kind != "ordinal"})
    values = Counter(value for _, value in seen).most_common(1)
    return Given(tuple(value for value, _ in values), False)


def list_all(question: Question) -> Given:
    """Every value."""
    return Given(tuple(dict.fromkeys(c.figure.low for c in candidates(question))), True)


def measured(asked: Sequence[Question], answer: Callable[[Question], Given]) -> Score:
    """The score of one way of answering."""
    score = Score()
    for question in asked:
        score.add(question, answer(question))
    return score


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="holds conflict/")
    numeric = questions(parser.parse_args().data.resolve())
    years = [question for question in numeric if question.asks_year]
    ours, frequent = measured(numeric, tallied), measured(numeric, most_frequent)
    lines = [
        plain("numeric questions; of them after a year", f"{len(numeric)}; {len(years)}"),
        *frequent.lines("most frequent"),
        *measured(numeric, list_all).lines("list all"),
        *ours.lines("tally"),
        plain("tally, years: right", percent(measured(years, tallied).right, len(years))),
        plain("tally, plain answers: right", _of_plain(numeric)),
        above("tally: gain over most frequent", (ours.right - frequent.right) / len(numeric), GAIN),
    ]
    show("conflict", lines)
    return 0


def _of_plain(asked: Sequence[Question]) -> str:
    score = Score()
    for question in asked:
        given = tallied(question)
        if given.values and not given.differ:
            score.add(question, given)
    return percent(score.right, score.of)


if __name__ == "__main__":
    sys.exit(main())
