"""Are dates in news text and in questions read as what they mean, and how fast?

timenorm: expressions alone, without their sentence, in the order of their document; its first line gives the anchor.
The value is right when it is the gold's. The interval is right when ours has the same days as the gold value; values
without days (lengths, PAST_REF, an unknown week: 1989-WXX) are left out, and so are expressions that a word narrows
("early 1990"), of which the gold's value gives the whole.

wikinews: the same in running text, found and resolved sentence by sentence; gold expressions that stand in no
sentence (events, empty ones) and the dateline are left out. The annotations are over tokens: spaces are ignored.

questions: `tests/windows_questions.tsv`, exact windows worked out by hand.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.table import Line, at_least, percent, plain, show
from index.windows import Reader, TimeExpression, find, read_question
from index.windows.days import Span, half, period, quarter, season

QUESTIONS = Path(__file__).parents[1] / "tests" / "windows_questions.tsv"
PASSES = 5
_NARROWED = re.compile(
    r"\b(?:early|earlier|mid|late|later|end|beginning|start|middle|close|part|sometime)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression."""

    text: str
    type: str
    value: str

    @property
    def days(self) -> tuple[date, date] | None:
        """The days its value covers; None when it has none, or is narrowed by a word that the value does not show."""
        return None if self.type in ("DURATION", "SET") or _NARROWED.search(self.text) else days_of(self.value)


@dataclass(slots=True)
class Score:
    """How many values and intervals are right."""

    values: int = 0
    right_values: int = 0
    intervals: int = 0
    right_intervals: int = 0
    intervals_found: int = 0
    """Of the intervals to compare, those whose expression was found at all."""

    def add(self, gold: Gold, found: TimeExpression | None) -> None:
        """Count one gold expression with what was found of it."""
        self.values += 1
        self.right_values += found is not None and found.value == gold.value
        if gold.days:
            self.intervals += 1
            self.intervals_found += found is not None
            self.right_intervals += found is not None and (found.low, found.high) == gold.days


def days_of(value: str) -> tuple[date, date] | None:
    """The days `[low, high)` of a TIMEX3 value; None for one without days of its own."""
    day = value.partition("T")[0]
    try:
        span = _span(day)
    except ValueError:
        return None
    return (span.low, span.high) if span else None


def _span(value: str) -> Span | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return period(date.fromisoformat(value), "day")
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        return period(date.fromisocalendar(int(found[1]), int(found[2]), 1), "weekend" if found[3] else "week")
    if found := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        return (quarter if found[2] == "Q" else half)(int(found[1]), int(found[3]))
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return season(int(found[1]), found[2])
    if re.fullmatch(r"\d{4}-\d\d", value):
        return period(date.fromisoformat(f"{value}-01"), "month")
    unit = {4: "year", 3: "decade", 2: "century"}.get(len(value)) if value.isdigit() else None
    return period(date(int(value.ljust(4, "0")), 1, 1), unit) if unit else None


# -- timenorm ------------------------------------------------------------------------------------------------------


def timenorm(data: Path) -> list[Line]:
    """Values and intervals of expressions that stand alone."""
    score = Score()
    for anchor, expressions in _documents(data / "timex" / "timenorm.dev.tsv"):
        reader = Reader(anchor)
        for gold in expressions:
            found = reader.read(gold.text)
            score.add(gold, max(found, key=lambda e: e.end - e.start, default=None))
    return [
        plain("timenorm: expressions; with an interval to compare", f"{score.values}; {score.intervals}"),
        plain("values", percent(score.right_values, score.values)),
        at_least("value accuracy", score.right_values / score.values, 0.82),
        plain("intervals", percent(score.right_intervals, score.intervals)),
        at_least("interval accuracy", score.right_intervals / score.intervals, 0.92),
    ]


def _documents(file: Path) -> Iterator[tuple[date, list[Gold]]]:
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        rows = [Gold(*line.split("\t")) for line in block.splitlines() if line.strip()]
        if rows:
            yield date.fromisoformat(rows[0].value[:10]), rows[1:]


# -- wikinews ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """A dated article, as sentences, with its expressions by sentence."""

    published: date
    sentences: tuple[str, ...]
    gold: tuple[tuple[int, Gold], ...]


def wikinews_articles(data: Path) -> list[NewsArticle]:
    """The articles of `wikinews/`."""
    with gzip.open(data / "wikinews" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(row: dict[str, object]) -> NewsArticle:
    sentences, timexes = row["sentences"], row["timexes"]
    assert isinstance(sentences, list)
    assert isinstance(timexes, list)
    gold = tuple(
        (t["sentence"], Gold(t["text"], t["type"], t["value"]))
        for t in timexes
        if t["text"] and t["sentence"] is not None and t["function"] == "NONE" and _stands(t, sentences)
    )
    return NewsArticle(date.fromisoformat(str(row["date"])), tuple(sentences), gold)


def _stands(timex: dict[str, object], sentences: Sequence[str]) -> bool:
    number, is_event = timex["sentence"], "XXXX-XX-XX" in str(timex["value"])
    assert isinstance(number, int)
    return not is_event and _solid(str(timex["text"])) in _solid(sentences[number])


def _solid(text: str) -> str:
    return re.sub(r"\s+", "", text)


def wikinews(articles: Sequence[NewsArticle]) -> list[Line]:
    """Values and intervals in running text."""
    score, found_count = Score(), 0
    for article in articles:
        reader = Reader(article.published)
        by_sentence = [reader.read(sentence) for sentence in article.sentences]
        for number, gold in article.gold:
            found = _overlapping(gold, by_sentence[number])
            found_count += found is not None
            score.add(gold, found)
    return [
        plain("wikinews: expressions found", percent(found_count, score.values)),
        plain("wikinews: values", percent(score.right_values, score.values)),
        plain("wikinews: intervals", percent(score.right_intervals, score.intervals)),
        plain("wikinews: intervals of expressions found", percent(score.right_intervals, score.intervals_found)),
    ]


def _overlapping(gold: Gold, found: Sequence[TimeExpression]) -> TimeExpression | None:
    """The expression with the gold's words, or with the most of them."""
    text = _solid(gold.text)
    matching = [e for e in found if _solid(e.text) in text or text in _solid(e.text)]
    return max(matching, key=lambda e: len(set(_solid(e.text)) & set(text)), default=None)


def speed(articles: Sequence[NewsArticle]) -> Line:
    """Sentences a second of processor time, the median of five passes over all articles."""
    count = sum(len(article.sentences) for article in articles)
    rates = []
    for _ in range(PASSES):
        start = process_time()
        for article in articles:
            for sentence in article.sentences:
                find(sentence, article.published)
        rates.append(count / (process_time() - start))
    return at_least("sentences a second", median(rates), 3000, ",.0f")


# -- questions -----------------------------------------------------------------------------------------------------


def questions() -> list[Line]:
    """Exact windows, by class."""
    right: dict[str, int] = {}
    asked: dict[str, int] = {}
    for kind, as_of, text, start, end in _rows():
        window = read_question(text, date.fromisoformat(as_of))
        days = (str(window.start or "-"), str(window.end or "-")) if window else ("none", "none")
        asked[kind] = asked.get(kind, 0) + 1
        right[kind] = right.get(kind, 0) + (days == (start, end))
    share = sum(right.values()) / sum(asked.values())
    return [
        *(plain(f"questions: {kind}", percent(right[kind], asked[kind])) for kind in asked),
        at_least("questions: exact windows", share, 0.92),
    ]


def _rows() -> Iterator[list[str]]:
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="holds timex/ and wikinews/")
    data: Path = parser.parse_args().data.resolve()
    articles = wikinews_articles(data)
    show("windows", [*timenorm(data), *wikinews(articles), speed(articles), *questions()])
    return 0


if __name__ == "__main__":
    sys.exit(main())
