"""Does it decline what cannot be answered, and only that?

Chance is refusing as many questions at random: its precision is the share of questions that cannot be answered, and
its recall the share that is declined. Questions put to a foreign archive should nearly all be declined; a few of them
may be answerable there all the same. Of newsqa questions on their own archive it is only known whether the answer
stands in an article word for word, which suggests whether there is one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import runs, sets
from benchmarks.table import Line, above, at_least, percent, plain, show
from qa import Archive


@dataclass(frozen=True, slots=True)
class Declined:
    """How many questions were declined, of those that cannot be answered and of those that can."""

    rightly: int
    unanswerable: int
    wrongly: int
    answerable: int

    @classmethod
    def count(cls, asked: Iterable[tuple[bool, bool]]) -> Declined:
        """From a pair a question: whether it can be answered, and whether it was declined."""
        pairs = list(asked)
        can = [declined for answerable, declined in pairs if answerable]
        cannot = [declined for answerable, declined in pairs if not answerable]
        return cls(sum(cannot), len(cannot), sum(can), len(can))

    @property
    def precision(self) -> float:
        """Share of what was declined that cannot be answered; 0 when nothing was declined."""
        return self.rightly / max(1, self.rightly + self.wrongly)

    @property
    def recall(self) -> float:
        """Share of what cannot be answered that was declined."""
        return self.rightly / self.unanswerable

    @property
    def chance(self) -> tuple[float, float]:
        """Precision and recall of refusing as many at random."""
        total = self.unanswerable + self.answerable
        return self.unanswerable / total, (self.rightly + self.wrongly) / total


def measure(data: Path, work: Path) -> list[Line]:
    """Gold and multihop on their own archives, then each set of questions on another's."""
    with runs.sample_archive(work) as sample, runs.multihop_archive(data, work) as multihop:
        gold, hops = sets.gold_questions(), sets.multihop_questions(data)
        on_gold = Declined.count((q.refusal is None, declines(sample, q.text, q.as_of)) for q in gold)
        on_hops = Declined.count((q.answerable, declines(multihop, q.text)) for q in hops)
        news = sets.newsqa_questions(data)
        return [
            *_lines("gold", on_gold),
            above("gold: recall", on_gold.recall, 0.6, ".2f"),
            above("gold: precision", on_gold.precision, 0.6, ".2f"),
            *_lines("multihop", on_hops),
            plain("multihop: recall", on_hops.recall, ".2f"),
            at_least("multihop: precision / chance", on_hops.precision / on_hops.chance[0], 2, ".1f"),
            *_newsqa(data, work),
            _foreign("gold questions, multihop archive", multihop, [q.text for q in gold]),
            _foreign("multihop questions, sample archive", sample, [q.text for q in hops]),
            _foreign("newsqa questions, sample archive", sample, [q.text for q in news]),
        ]


def _newsqa(data: Path, work: Path) -> list[Line]:
    with runs.newsqa_archive(data, work) as archive:
        texts = [sets.words(article.text) for article in archive.articles()]
        found = Declined.count(
            (any(sets.words(q.answer) in text for text in texts), declines(archive, q.text, q.asked))
            for q in sets.newsqa_questions(data)
        )
    return [
        plain("newsqa: declined, the answer stands nowhere", percent(found.rightly, found.unanswerable)),
        plain("newsqa: declined, the answer stands somewhere", percent(found.wrongly, found.answerable)),
    ]


def declines(archive: Archive, text: str, as_of: date | str | None = None) -> bool:
    """Whether the archive declines the question."""
    return archive.ask(text, as_of=as_of).refusal is not None


def _lines(name: str, found: Declined) -> list[Line]:
    precision, recall = found.chance
    return [
        plain(f"{name}: declined, of those that cannot be answered", percent(found.rightly, found.unanswerable)),
        plain(f"{name}: declined, of those that can", percent(found.wrongly, found.answerable)),
        plain(f"{name}: precision, recall", f"{found.precision:.2f}, {found.recall:.2f}"),
        plain(f"{name}: precision, recall by chance", f"{precision:.2f}, {recall:.2f}"),
    ]


def _foreign(name: str, archive: Archive, texts: list[str]) -> Line:
    declined = sum(declines(archive, text) for text in texts)
    share = declined / len(texts)
    return Line(f"declined: {name}", percent(declined, len(texts)), "≥ 90 %", share >= 0.9)


def main() -> int:
    """Measure and print."""
    given = runs.options(__doc__).parse_args()
    with runs.work_folder(given.work) as work:
        show("declining", measure(given.data.resolve(), work))
    return 0


if __name__ == "__main__":
    sys.exit(main())
