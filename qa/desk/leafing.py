"""One page of an archive's articles: the newest, or those that a search finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import listing
from index.errors import BadQuestion
from index.listing import Head, Within
from index.records import Article, Hit
from qa.desk.overview import Overview
from qa.desk.stock_records import Listed, Wanted
from qa.engine import Archive
from qa.words import STOP_WORDS

PAGE = 25
LOOKED_THROUGH = 150
"""Passages that a search finds; the articles that they are from make its pages."""
SHOWN = 320
"""Characters of a passage that are shown, about."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, and how many articles and pages there are in all."""

    listed: Sequence[Listed] = ()
    found: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return -(-self.found // PAGE)


def leaf(archive: Archive, wanted: Wanted, held: Overview) -> Leaf:
    """The page that a reader wants, or the last one there is.

    Raises:
        BadQuestion: there is nothing in the query to search for.
    """
    spelt = held.spelt(wanted.publisher)
    if spelt is not None and not spelt:
        return Leaf()
    if wanted.query:
        return _searched(archive, wanted)
    within = Within(spelt, wanted.start, wanted.end)
    found = listing.count(archive.catalog, within)
    page = _page(wanted, found)
    heads = listing.leaf(archive.catalog, within, limit=PAGE, offset=(page - 1) * PAGE)
    return Leaf(tuple(map(Listed, heads)), found, page)


def _page(wanted: Wanted, found: int) -> int:
    return min(wanted.page, max(1, -(-found // PAGE)))


def _searched(archive: Archive, wanted: Wanted) -> Leaf:
    if not any(character.isalnum() for character in wanted.query):
        raise BadQuestion("There is nothing to search for: give a word, a name or a number.")
    whose = None if wanted.publisher is None else [wanted.publisher]
    hits = archive.search(wanted.query, LOOKED_THROUGH, start=wanted.start, end=wanted.end, publishers=whose)
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.article.id, hit)
    page, words = _page(wanted, len(best)), query_words(wanted.query)
    shown = list(best.values())[(page - 1) * PAGE : page * PAGE]
    return Leaf(tuple(_listed(hit, words) for hit in shown), len(best), page)


def _listed(hit: Hit, words: frozenset[str]) -> Listed:
    return Listed(_head(hit.article), _around(hit.passage.text, words), tuple(map(_head, hit.copies)))


def _head(article: Article) -> Head:
    return Head(article.id, article.title, article.source, article.published)


def query_words(query: str) -> frozenset[str]:
    """The words of a query that may be marked where they are found."""
    words = {word.casefold() for word in _WORD.findall(query)}
    return frozenset(word for word in words - STOP_WORDS if len(word) > 1 or word.isdigit())


def is_meant(word: str, words: frozenset[str]) -> bool:
    """Whether a word of a text is one of the query's, or a longer form of one."""
    folded = word.casefold()
    return folded in words or any(len(one) > 3 and folded.startswith(one) for one in words)


def _around(passage: str, words: frozenset[str]) -> str:
    """A piece of the passage with the first of the words in it, in whole words and on one line."""
    passage = " ".join(passage.split())
    if len(passage) <= SHOWN:
        return passage
    at = next((m.start() for m in _WORD.finditer(passage) if is_meant(m[0], words)), 0)
    start = max(0, min(at - SHOWN // 3, len(passage) - SHOWN))
    piece = passage[start : start + SHOWN]
    if start:
        piece = "… " + (piece.partition(" ")[2] or piece)
    return piece if start + SHOWN >= len(passage) else (piece.rpartition(" ")[0] or piece) + " …"
