"""The archive's figures for a question after a number: found in the ledgers, weighed, and tallied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from index import copies
from index.archive import Archive
from index.figures.nouns import singular
from index.ledger import keys_of
from index.ledgers import Reported
from index.lexical import Bounds
from index.records import paragraph_around
from index.windows import Window
from qa.assertive import asserts
from qa.counting import Asked, Candidate, Tally, head_match, predicate_class, stem, tally
from qa.counting.carrying import carried
from qa.counting.records import Fit
from qa.counting.words import COMPOUNDS, PEOPLE_BY_FATE
from qa.question import Question
from qa.readings import Readings

MOST_ARTICLES = 40
"""Articles whose figures are weighed. More have the thing that is counted only where it is a common one ("people");
then those that share most with the question are."""
MOST_FIGURES = 400
"""Figures of those articles that are weighed, the articles that share most with the question first."""
POOL = 400
"""Passages from which those are chosen."""
NEAR, LEAD, WHOLE = 600, 300, 2_500
"""Characters of a figure's paragraph, and of its article's beginning, that are looked at beside its sentence."""
Spot = tuple[str, int]
"""An article's id and the start of a figure: what tells one figure from all others."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the figures say, for the reading of the question that they fit best."""

    window: Window | None
    tally: Tally
    reports: dict[Spot, Reported]
    """The report of each candidate."""
    copies: dict[str, tuple[Reported, ...]]
    """By story, the reports that carry it besides the one that is cited."""

    def report(self, candidate: Candidate) -> Reported:
        return self.reports[spot(candidate)]


def spot(candidate: Candidate) -> Spot:
    return candidate.figure.article_id, candidate.figure.start


def find(archive: Archive, question: Question, asked: Asked, read: Readings) -> Found:
    """What the archive's figures say to the question."""
    ranks = _ranks(archive, question)
    reports = _reports(archive, question, asked, ranks)
    candidates = _candidates(archive, ranks, reports)
    by_spot = {(r.figure.article_id, r.figure.start): r for r in reports}
    window, best = _best_reading(asked, read, candidates)
    while orders := _orders(best, by_spot):
        candidates = [candidate for candidate in candidates if spot(candidate) not in orders]
        window, best = _best_reading(asked, read, candidates)
    return Found(window, best, by_spot, _copies(candidates, by_spot))


def _orders(found: Tally, reports: dict[Spot, Reported]) -> set[Spot]:
    """Of what would be told, the figures that stand in an order to the reader, or to a machine, and not in a report.

    Only these are looked at: to look at each of hundreds of candidates would take longer than all the rest.
    """
    leading = (found.leading,) if found.leading else ()
    told = (*leading, *found.series, *found.disputes, *found.alternatives, *found.apart, *found.parts)
    spots = {spot(candidate) for count in told for candidate in count.candidates}
    return {s for s in spots if not asserts(reports[s].article, *reports[s].figure.sentence)}


def _best_reading(asked: Asked, read: Readings, candidates: Sequence[Candidate]) -> tuple[Window | None, Tally]:
    """The first reading whose very days a figure is of; else the likeliest that a figure answers best."""
    windows: Sequence[Window | None] = read.windows or (None,)
    best: tuple[Window | None, Tally] | None = None
    for window in windows:
        found = tally(asked, window, read.as_of, candidates)
        if best is None or _FITS[found.fit] > _FITS[best[1].fit]:
            best = window, found
        if found.fit == "same":
            break
        if window is windows[0]:  # what does not answer at all does not in another year either
            gone = {id(candidate) for candidate, _ in found.left_out}
            candidates = [candidate for candidate in candidates if id(candidate) not in gone]
    assert best is not None
    return best


_FITS: dict[Fit, int] = {"same": 2, "inside": 1, "open": 1, "apart": 0}


def _reports(archive: Archive, question: Question, asked: Asked, ranks: dict[int, int]) -> list[Reported]:
    """The figures that may count what is asked for, within the days of publication that the question allows."""
    keys = _keys(archive.ledgers.vocabulary(), asked.head, asked.predicate, asked.kind)
    if not keys:
        return []
    rows = archive.ledgers.articles_with(keys)
    if len(rows) > MOST_ARTICLES:
        rows = sorted((row for row in rows if row in ranks), key=lambda row: ranks[row])[:MOST_ARTICLES]
    inside, wanted = _within(question.bounds), frozenset(keys) | (PEOPLE_BY_FATE if asked.part else frozenset())
    return [r for r in _carried(archive, rows) if not wanted.isdisjoint(keys_of(r.figure)) and inside(r)]


def _carried(archive: Archive, rows: Sequence[int]) -> Iterator[Reported]:
    """All figures of some articles, each with the noun that it takes from the one before."""
    for _, told in groupby(archive.ledgers.figures((), rows), key=lambda reported: reported.row):
        reports = list(told)
        article = reports[0].article
        for figure in carried([reported.figure for reported in reports], article.text):
            yield Reported(figure, article, reports[0].row)


@lru_cache(maxsize=256)
def _keys(vocabulary: frozenset[str], head: str, predicate: str, kind: str) -> tuple[str, ...]:
    """The ledger's keys under which a figure may stand that counts what is asked for."""
    wanted, happened = stem(head), predicate_class(predicate)

    def may_count(key: str) -> bool:
        if key.startswith("#"):
            return kind in ("money", "percent", "measure") and key[1:] in (kind, "points")
        if key.startswith(">"):
            return bool(happened) and _class_of(key[1:]) == happened
        return any(head_match(wanted, stem(name)) > 0 for name in (key, *_NAMED_BY.get(singular(key), ())))

    return tuple(sorted(key for key in vocabulary if may_count(key)))


_NAMED_BY = {
    last: frozenset(name for words, name in COMPOUNDS.items() if words.endswith(f" {last}"))
    for last in (words.split()[-1] for words in COMPOUNDS)
}
"""What two words name, by the second: a "member" of the ledger may be a service member."""

_class_of = lru_cache(maxsize=20_000)(predicate_class)


def _within(bounds: Bounds) -> Callable[[Reported], bool]:
    first, last = bounds.days()

    def inside(reported: Reported) -> bool:
        published = reported.article.published
        return first <= (published.toordinal() if published else 0) <= last

    return inside


def _ranks(archive: Archive, question: Question) -> dict[int, int]:
    """The place of each article, by its row, among those that share words with the question."""
    hits = archive.lexical.search(question.text, POOL, question.bounds)
    owners = archive.catalog.candidates([row for row, _ in hits])
    live = sorted((hit for hit in hits if hit[0] in owners), key=lambda hit: (-hit[1], owners[hit[0]].order))
    ordered = dict.fromkeys(owners[row].article for row, _ in live)
    return {article: place for place, article in enumerate(ordered)}


def _candidates(archive: Archive, ranks: dict[int, int], reports: Sequence[Reported]) -> list[Candidate]:
    nearest = sorted(reports, key=lambda r: ranks.get(r.row, len(ranks)))[:MOST_FIGURES]
    stories = _stories(archive, nearest)
    return [_candidate(r, ranks.get(r.row, len(ranks)), stories.get(r.row, "")) for r in nearest]


def _candidate(reported: Reported, rank: int, story: str) -> Candidate:
    article, figure = reported.article, reported.figure
    start, end = paragraph_around(article.text, *figure.sentence)
    return Candidate(
        figure=figure,
        text=reported.quote,
        near=article.text[start:end][:NEAR],
        title=f"{article.title}. {article.text[:LEAD]}",
        whole=article.text[:WHOLE],
        source=article.source,
        published=article.published,
        story=story,
        rank=rank,
        revision=article.revision,
    )


def _stories(archive: Archive, reports: Sequence[Reported]) -> dict[int, str]:
    """For each article that carries a story which another one carries too, the id of the first that does.

    Only reports of the same number can be one report told twice, so only those are compared.
    """
    same: dict[tuple[float | str, ...], dict[int, Reported]] = {}
    for r in reports:
        same.setdefault((r.figure.low, r.figure.high, r.figure.currency, *keys_of(r.figure)), {}).setdefault(r.row, r)
    shared = [group for group in same.values() if len(group) > 1]
    sketches = archive.catalog.sketches(sorted({row for group in shared for row in group}))
    stories: dict[int, str] = {}
    for group in shared:
        firsts: dict[int, copies.Sketch] = {}
        for row, reported in sorted(group.items(), key=lambda item: item[1].article.order):
            original = copies.first_copy(sketches[row], firsts.items())
            if original is None:
                firsts[row] = sketches[row]
            stories.setdefault(row, group[original].article.id if original is not None else reported.article.id)
    return stories


def _copies(candidates: Sequence[Candidate], reports: dict[Spot, Reported]) -> dict[str, tuple[Reported, ...]]:
    """Reports by the story they carry, once an article."""
    told: dict[str, dict[str, Reported]] = {}
    for candidate in candidates:
        reported = reports[spot(candidate)]
        told.setdefault(candidate.told_by, {}).setdefault(reported.article.id, reported)
    return {story: tuple(group.values()) for story, group in told.items() if len(group) > 1}
