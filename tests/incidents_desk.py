"""What the tests of the incidents room share: an article of a few sentences, read."""

from __future__ import annotations

from datetime import date

from index.incidents import Lexicon, Mention, read
from index.passages import split
from index.records import Article
from index.sentences import sentences_of

LEXICON = Lexicon.load()
PUBLISHED = date(2021, 5, 20)
"""A Thursday."""


def mentions_of(
    text: str, title: str = "News in brief", published: date | None = PUBLISHED, path: str = "a.txt"
) -> list[Mention]:
    """The mentions of an article with that text."""
    article = Article.create(text, path=path, title=title, published=published)
    return read(article, sentences_of(article, split(article)), LEXICON)


def kinds_of(mention: Mention) -> set[str]:
    """The names of its kinds."""
    return {kind for kind, _ in mention.kinds}
