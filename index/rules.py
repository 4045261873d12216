"""The rules that make passages and a ledger of an article: change one, and what was made by the old one is outdated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from index import figures, incidents, passages, places, windows
from index.incidents import Lexicon
from index.records import Article, Passage, digest

_EDITIONS = (
    windows.RULES_VERSION,
    figures.RULES_VERSION,
    places.RULES_VERSION,
    incidents.RULES_VERSION,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """How this archive reads an article."""

    size: int
    """Tokens a passage holds at most."""
    overlap: int
    """Tokens a passage repeats from the one before, at most."""
    events: str = ""
    """The user's own kinds of events, as TOML; "" when there are none."""

    @property
    def lexicon(self) -> Lexicon:
        """The kinds of events that are looked for."""
        return lexicon(self.events)

    @property
    def edition(self) -> str:
        """Names the rules of the ledger."""
        own = digest(self.events) if self.events else ""
        return f"{'.'.join(map(str, _EDITIONS))}|{lexicon('').digest}|{own}"

    def stamp(self, article: Article) -> str:
        """Names this revision of the article as read by these rules: another text or rule, another stamp."""
        return passages.stamp(article, self.size, self.overlap, self.edition)

    def split(self, article: Article) -> list[Passage]:
        """The article's passages."""
        return passages.split(article, self.size, self.overlap, self.edition)


@cache
def lexicon(events: str) -> Lexicon:
    """The kinds of events of the package, and the user's own."""
    return Lexicon.parse(events)
