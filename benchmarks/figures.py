"""Are the values in news text found, is what is found a value, and how fast?

wikinews (MEANTIME): quantities, percentages and sums of money, annotated in the title and the first sentences of an
article; nothing after the last annotated position (sentence 5) is looked at, nor the dateline. A gold mention counts
when it holds a number at all ("the principal amount" does not). A figure *matches* a mention when it overlaps it in the
sentence, spaces aside, and every number of the mention is the figure's value or one end of its range. Recall: gold
mentions that a figure matches. Precision: figures that match a mention, of those that overlap none or one; places in a
row ("the third attack") are left out, which the annotation does not cover. Both are given for figures from each of the
three thresholds on, and in two halves of the documents (odd and even), so that a rule that fits one half only is seen.

speed: processor time over all sentences, with the time expressions and without them.

size: bytes of a figure's row as JSON, as the ledger keeps it.
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

from benchmarks.table import Line, at_least, at_most, percent, plain, show
from index.figures import REASON, SHOW, STORE, Figure, dump, load, number_in, read
from index.records import Article
from index.sentences import Sentence
from index.windows import Reader

LAST_ANNOTATED = 5
DATELINE = 1
PASSES = 5


@dataclass(frozen=True, slots=True)
class News:
    """A dated article, its sentences as the ledgers read them, and its gold mentions by number of the sentence."""

    article: Article
    sentences: tuple[Sentence, ...]
    gold: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class Score:
    """Counts of mentions and figures."""

    mentions: int = 0
    found: int = 0
    figures: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.mentions if self.mentions else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.figures if self.figures else 0.0


def wikinews(data: Path) -> list[News]:
    """The articles of `wikinews/`."""
    with gzip.open(data / "wikinews" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [_news(json.loads(line)) for line in lines]


def _news(row: dict[str, object]) -> News:
    texts, values, day = row["sentences"], row["values"], date.fromisoformat(str(row["date"]))
    assert isinstance(texts, list)
    assert isinstance(values, list)
    article = Article.create("\n".join(texts), path=str(row["doc_id"]), published=day)
    reader, start, sentences = Reader(day), 0, []
    for text in texts:
        sentences.append(Sentence(start, start + len(text), text, tuple(reader.read(text))))
        start += len(text) + 1
    gold = tuple((v["sentence"], v["text"]) for v in values if number_in(_spaced(v["text"])))
    return News(article, tuple(sentences), gold)


def _spaced(text: str) -> str:
    """The annotated tokens as text: "3 %" -> "3%", "$ 40" -> "$40"."""
    return re.sub(r"(?<=[$€£#]) (?=\d)| (?=%)", "", text)


def figures_of(news: News) -> list[Figure]:
    """Every figure of an article."""
    return read(news.article, news.sentences)


# -- values --------------------------------------------------------------------------------------------------------


def score(news: News, figures: Sequence[Figure], threshold: float, total: Score) -> None:
    """Count the article's mentions and figures."""
    shown = [figure for figure in figures if figure.confidence >= threshold and figure.kind != "ordinal"]
    matched: set[int] = set()
    for n, text in news.gold:
        hits = [k for k, figure in enumerate(shown) if matches(news.sentences[n], figure, text)]
        total.mentions += 1
        total.found += bool(hits)
        matched.update(hits)
    annotated = {k for k, figure in enumerate(shown) if _is_annotated(news, figure)}
    total.figures += len(annotated)
    total.right += len(annotated & matched)


def _is_annotated(news: News, figure: Figure) -> bool:
    number = next(n for n, s in enumerate(news.sentences) if (s.start, s.end) == figure.sentence)
    return number <= LAST_ANNOTATED and number != DATELINE


def matches(sentence: Sentence, figure: Figure, gold: str) -> bool:
    """Whether a figure overlaps a gold mention of its sentence and has its value."""
    if figure.sentence != (sentence.start, sentence.end):
        return False
    start, end = figure.start - sentence.start, figure.end - sentence.start
    if not any(low < end and start < high for low, high in places(sentence.text, gold)):
        return False
    number = number_in(_spaced(gold))
    assert number is not None
    return {_rounded(number.low), _rounded(number.high)} <= _values(figure)


def _values(figure: Figure) -> set[float]:
    """What a mention of the figure may say: cents or dollars, a third or 33 per cent, "10" of "10 to 15 million"."""
    scales = (1, 0.01, 1e3, 1e6, 1e9) if figure.comparison == "range" else (1, 0.01)
    return {_rounded(end / scale) for end in (figure.low, figure.high) for scale in scales}


def _rounded(value: float) -> float:
    return float(f"{value:.9g}")


def places(text: str, gold: str) -> Iterator[tuple[int, int]]:
    """Where the mention stands in the sentence, as offsets of the text, whatever the spaces."""
    solid = [k for k, character in enumerate(text) if not character.isspace()]
    whole, part = "".join(text[k] for k in solid), re.sub(r"\s+", "", gold)
    at = whole.find(part)
    while at >= 0:
        yield solid[at], solid[at + len(part) - 1] + 1
        at = whole.find(part, at + 1)


def values(news: Sequence[News]) -> list[Line]:
    """Recall and precision at the three thresholds."""
    read_figures = [figures_of(one) for one in news]
    lines = [plain("mentions with a number", f"{sum(len(one.gold) for one in news)}")]
    for name, threshold in (("store", STORE), ("show", SHOW), ("reason", REASON)):
        whole, halves = Score(), (Score(), Score())
        for n, (one, figures) in enumerate(zip(news, read_figures, strict=True)):
            score(one, figures, threshold, whole)
            score(one, figures, threshold, halves[n % 2])
        recall, precision = f"{name} ({threshold}): recall", f"{name} ({threshold}): precision"
        target = threshold == SHOW
        lines += [
            at_least(recall, whole.recall, 0.92) if target else plain(recall, whole.recall),
            at_least(precision, whole.precision, 0.90) if target else plain(precision, whole.precision),
            plain(f"{name}: by halves", "; ".join(f"{half.recall:.3f}/{half.precision:.3f}" for half in halves)),
        ]
    return lines


def errors(news: Sequence[News], half: int) -> Iterator[str]:
    """What was missed and what was wrongly read at the threshold for showing, in one half of the documents."""
    for one in news[half::2]:
        shown = [f for f in figures_of(one) if f.confidence >= SHOW and f.kind != "ordinal" and _is_annotated(one, f)]
        for n, text in one.gold:
            if not any(matches(one.sentences[n], figure, text) for figure in shown):
                yield f"missed  {text!r}: {one.sentences[n].text}"
        for figure in shown:
            here = [(n, text) for n, text in one.gold if matches(one.sentences[n], figure, text)]
            if not here:
                said = one.article.text[figure.start : figure.end]
                yield (
                    f"wrong   {said!r} {figure.unit!r} {figure.confidence}: "
                    + one.article.text[slice(*figure.sentence)]
                )


# -- speed and size ------------------------------------------------------------------------------------------------


def speed(news: Sequence[News]) -> list[Line]:
    """Milliseconds of processor time for a sentence, the median of five passes over all articles."""
    count = sum(len(one.sentences) for one in news)
    alone = median(_seconds(news) for _ in range(PASSES))
    times = median(_reading_times(news) for _ in range(PASSES))
    return [
        at_most("figures alone, ms a sentence", 1000 * alone / count, 0.35),
        plain("sentences a second, figures alone", count / alone, ",.0f"),
        plain("sentences a second, with time expressions", count / (alone + times), ",.0f"),
    ]


def _seconds(news: Sequence[News]) -> float:
    start = process_time()
    for one in news:
        figures_of(one)
    return process_time() - start


def _reading_times(news: Sequence[News]) -> float:
    start = process_time()
    for one in news:
        reader = Reader(one.article.published)
        for sentence in one.sentences:
            reader.read(sentence.text)
    return process_time() - start


def size(news: Sequence[News]) -> list[Line]:
    """Bytes of a row, and whether every row comes back as it was."""
    figures = [(figure, one.article) for one in news for figure in figures_of(one)]
    rows = [dump(figure, article.text) for figure, article in figures]
    lengths = [len(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()) for row in rows]
    back = sum(
        load(figure.article_id, row, article.text) == figure
        for (figure, article), row in zip(figures, rows, strict=True)
    )
    return [
        plain("figures stored", f"{len(figures)}"),
        plain("rows that come back as they were", percent(back, len(figures))),
        at_most("bytes a figure", sum(lengths) / len(lengths), 60, ".1f"),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="holds wikinews/")
    parser.add_argument("--errors", type=int, choices=(0, 1), help="print the errors of one half instead")
    arguments = parser.parse_args()
    news = wikinews(arguments.data.resolve())
    if arguments.errors is not None:
        print("\n".join(errors(news, arguments.errors)))
    else:
        show("figures", [*values(news), *speed(news), *size(news)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
