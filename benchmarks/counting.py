"""Are the events of an archive counted right: how many happened then and there, or with somebody of that name?

The articles of `counting/` are read, grouped and asked as the product does it: read -> group -> incident -> matches.
Of the two golds, the official one counts only the incidents that its makers listed for the question; the closed-world
one (questions of a place and a time) counts every incident of the archive that fits. Article precision, recall and F1
are means over the questions; two answers without articles agree. "Always 2" is the best constant.

B-cubed (Bagga and Baldwin, 1998) is over the articles with a known incident, each by its main event.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from pathlib import Path
from time import process_time
from typing import Any
from zlib import crc32

from benchmarks.table import Line, at_least, at_most, percent, plain, show
from index.incidents import (
    Filter,
    Incident,
    Lexicon,
    Mention,
    at_home,
    dump,
    group,
    incident,
    lesson_of,
    matches,
    publisher_of,
    read,
    usual,
)
from index.passages import split
from index.places import Place, named
from index.records import Article
from index.sentences import Sentence, sentences_of

KINDS = {"killing": "killing", "injuring": "injury"}
ALWAYS = 2
HARM = "harm"
NOWHERE = Place(id=0, name="", level="city", country="", region="", latitude=0, longitude=0, population=0)
"""A part of a town, say, that the gazetteer does not know: nothing lies in it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the set, as a filter, with its golds."""

    text: str
    wanted: Filter
    half: int
    """0 or 1, by its region or name: questions of one place stay together."""
    official: int
    closed: int | None
    """Of questions of a place and a time."""
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Archive:
    """The set, read and grouped."""

    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]
    clusters: Mapping[str, int]
    """Article to the group of its main event."""
    reading: float
    grouping: float
    """Seconds of processor time."""
    sentences: int


def rows(file: Path) -> list[dict[str, Any]]:
    """The lines of a JSONL file."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_archive(data: Path) -> Archive:
    """Every article of the set, read, and the mentions of one event grouped."""
    lexicon = Lexicon.load()
    names: dict[str, str] = {}
    told_by: list[tuple[Article, list[Sentence]]] = []
    for row in rows(data / "counting" / "articles.jsonl.gz"):
        article = Article.create(
            row["text"],
            path=row["id"],
            title=row["title"],
            url=row["url"],
            published=date.fromisoformat(row["published"]),
        )
        names[article.id] = row["id"]
        told = sentences_of(article, split(article))
        told_by.append((article, told))
    start = process_time()
    told_of = [(publisher_of(article), read(article, told, lexicon)) for article, told in told_by]
    reading = process_time() - start
    mentions = _at_home(told_of)
    start = process_time()
    groups = group(mentions)
    found = [incident([mentions[n] for n in numbers]) for numbers in groups]
    return Archive(
        mentions=tuple(mentions),
        incidents=tuple(found),
        clusters=_clusters(mentions, groups, names),
        reading=reading,
        grouping=process_time() - start,
        sentences=sum(len(told) for _, told in told_by),
    )


def _at_home(told_of: Sequence[tuple[str, Sequence[Mention]]]) -> list[Mention]:
    """The mentions with what their publishers' articles say of their places."""
    lessons: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for publisher, told in told_of:
        lessons[publisher] += lesson_of(told)
    homes = {publisher: usual(learnt) for publisher, learnt in lessons.items()}
    return [at_home(mention, homes[publisher]) for publisher, told in told_of for mention in told]


def _clusters(mentions: Sequence[Mention], groups: Sequence[Sequence[int]], names: Mapping[str, str]) -> dict[str, int]:
    group_of = {n: number for number, members in enumerate(groups) for n in members}
    best: dict[str, int] = {}
    for n, mention in enumerate(mentions):
        known = best.get(mention.article_id)
        if mention.family == HARM and (known is None or (mention.lead and not mentions[known].lead)):
            best[mention.article_id] = n
    return {name: group_of[best[i]] if i in best else -1 - n for n, (i, name) in enumerate(names.items())}


# -- questions -----------------------------------------------------------------------------------------------------


def questions(data: Path) -> list[Question]:
    """The questions of the set."""
    return [_question(row) for row in rows(data / "counting" / "questions.dev.jsonl")]


def _question(row: Mapping[str, Any]) -> Question:
    asked = row["question"]
    start, end = _days(asked.get("time", {}))
    names = tuple(asked.get("participant", {}).items())
    place = _places(asked)
    wanted = Filter(
        kinds=frozenset({KINDS[asked["event_type"]]}),
        start=start,
        end=end,
        places=place[1],
        names=(names[0][1],) if names else (),
        name_part={"first": "first", "last": "last"}.get(names[0][0], "any") if names else "any",  # type: ignore[arg-type]
    )
    return Question(
        text=asked["verbose_question"],
        wanted=wanted,
        half=crc32((place[0] or names[0][1]).encode()) // 7 % 2,
        official=row["numerical_answer"],
        closed=row.get("closed_world_answer"),
        articles=frozenset(a for articles in row["answer_docs"].values() for a in articles),
    )


def _days(time: Mapping[str, str]) -> tuple[date | None, date | None]:
    if not time:
        return None, None
    parts = [int(part) for part in next(iter(time.values())).split("/")][::-1]
    start = date(parts[0], *[*parts[1:], 1, 1][:2])
    if len(parts) == 1:
        return start, date(start.year + 1, 1, 1)
    if len(parts) == 2:
        return start, (start + timedelta(31)).replace(day=1)
    return start, start + timedelta(1)


def _places(asked: Mapping[str, Any]) -> tuple[str, tuple[Place, ...]]:
    """The region asked about, and the places that the question may mean."""
    if "location" not in asked:
        return "", ()
    inside = re.search(r" in \((.*?)\) \((?:city|state)\)", asked["verbose_question"])
    names = re.findall(r"'([^']*)'|\"([^\"]*)\"", inside[1]) if inside else []
    parts = [a or b for a, b in names]
    return parts[0], places_asked(parts[0], parts[1] if len(parts) > 1 else "") or (NOWHERE,)


def places_asked(region: str, city: str) -> tuple[Place, ...]:
    """An American state, or a town of it."""
    if not city:
        return tuple(place for place in named(region) if place.level == "region" and place.country == "US")
    return tuple(place for place in named(f"{city}, {region}") if place.level == "city")


# -- scores --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was counted."""

    question: Question
    count: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Of the articles."""
        return (
            2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0
        )


def answer(question: Question, archive: Archive, name_of: Mapping[str, str]) -> Answered:
    """Count the incidents that match, and compare their articles."""
    found = [one for one in archive.incidents if matches(one, question.wanted).holds]
    articles = {name_of[m.article_id] for one in found for m in one.mentions}
    shared = len(articles & question.articles)
    if not articles and not question.articles:
        return Answered(question, 0, 1.0, 1.0)
    return Answered(question, len(found), shared / max(1, len(articles)), shared / max(1, len(question.articles)))


def lines_of(answers: Sequence[Answered], title: str = "") -> list[Line]:
    """Exact, within one, error and articles."""
    closed = [(a.count, a.question.closed) for a in answers if a.question.closed is not None]
    official = [(a.count, a.question.official) for a in answers]
    total = len(answers)
    exact = _share(closed, lambda a, b: a == b)
    error = sqrt(sum((a - b) ** 2 for a, b in official) / total)
    f1 = sum(a.f1 for a in answers) / total
    mean = [sum(getattr(a, part) for a in answers) / total for part in ("precision", "recall")]
    return [
        plain(f"{title}questions; of a place and a time", f"{total}; {len(closed)}"),
        at_least(f"{title}exact, closed world", exact, 0.60),
        plain(f"{title}always 2, closed world", _share(closed, lambda _, b: b == ALWAYS)),
        plain(f"{title}within 1, closed world", _share(closed, lambda a, b: abs(a - (b or 0)) <= 1)),
        plain(f"{title}exact, official", _share(official, lambda a, b: a == b)),
        plain(f"{title}always 2, official", _share(official, lambda _, b: b == ALWAYS)),
        plain(f"{title}within 1, official", _share(official, lambda a, b: abs(a - b) <= 1)),
        at_most(f"{title}root mean square error", error, 1.2),
        plain(f"{title}article precision; recall", f"{mean[0]:.3f}; {mean[1]:.3f}"),
        at_least(f"{title}article F1", f1, 0.88),
    ]


def _share(pairs: Sequence[tuple[int, Any]], right: Callable[[int, Any], bool]) -> float:
    return sum(right(a, b) for a, b in pairs) / max(1, len(pairs))


def b_cubed(clusters: Mapping[str, int], gold: Mapping[str, frozenset[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the articles with a known incident; one of several shared incidents is enough."""
    by_cluster: dict[int, list[str]] = defaultdict(list)
    by_incident: dict[str, set[str]] = defaultdict(set)
    for article in gold:
        by_cluster[clusters[article]].append(article)
        for name in gold[article]:
            by_incident[name].add(article)
    precision = recall = 0.0
    for article, incidents in gold.items():
        together = set(by_cluster[clusters[article]])
        right = set().union(*(by_incident[name] for name in incidents))
        precision += len(together & right) / len(together)
        recall += len(together & right) / len(right)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def gold_incidents(data: Path) -> dict[str, frozenset[str]]:
    """The incidents of each article that a question names."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(data / "counting" / "questions.dev.jsonl"):
        for name, articles in row["answer_docs"].items():
            for article in articles:
                found[article].add(name)
    return {article: frozenset(names) for article, names in found.items()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="holds counting/")
    data: Path = parser.parse_args().data.resolve()
    archive = read_archive(data)
    name_of = {m.article_id: m.article_id for m in archive.mentions}
    name_of |= {
        Article.create("", path=r["id"], url=r["url"]).id: r["id"]
        for r in rows(data / "counting" / "articles.jsonl.gz")
    }
    answers = [answer(question, archive, name_of) for question in questions(data)]
    halves = [lines_of([a for a in answers if a.question.half == n], f"half {n + 1}: ") for n in (0, 1)]
    precision, recall, f1 = b_cubed(archive.clusters, gold_incidents(data))
    size = [len(json.dumps(dump(m), separators=(",", ":"))) for m in archive.mentions]
    kinds = Counter(kind for one in archive.incidents for kind in one.kinds)
    show(
        "counting",
        [
            *lines_of(answers),
            *(line for half in halves for line in (half[1], half[7], half[9])),
            plain("B-cubed precision; recall", f"{precision:.3f}; {recall:.3f}"),
            at_least("B-cubed F1", f1, 0.96),
            plain("articles; mentions; incidents", f"{len(archive.clusters)}; {len(size)}; {len(archive.incidents)}"),
            plain("kinds", ", ".join(f"{kind} {n}" for kind, n in kinds.most_common(6))),
            plain("bytes a mention", sum(size) / len(size), ".0f"),
            plain("reading a sentence, ms", 1000 * archive.reading / archive.sentences),
            plain("grouping all, s", archive.grouping),
            plain(
                "articles with an event", percent(len({m.article_id for m in archive.mentions}), len(archive.clusters))
            ),
        ],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
