"""What may become an article: text that somebody wrote for reading."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from index.readers import limits
from index.readers.fields import Fields
from index.records import Article, Rejected

# Scripts that put no space between words: Thai, Lao, Tibetan, Myanmar, Khmer, kana, Han, wide punctuation
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)


def accept(fields: Fields, *, path: str, key: str | None = None, where: str | None = None) -> Article | Rejected:
    """The article that the fields make, or why they make none.

    Args:
        path: where it was read from.
        key: what tells it from the other articles of the same file.
        where: what a rejection is filed under, such as `file.jsonl:17`; `path` by default.
    """
    reason = flaw(fields.text)
    if reason:
        return Rejected(where or path, reason)
    return Article.create(
        fields.text,
        path=path,
        title=fields.title,
        source=fields.source,
        published=fields.published,
        url=fields.url,
        author=fields.author,
        key=key,
    )


def flaw(text: str) -> str | None:
    """Why a text is no article's, in words; None when it may be one."""
    if len(text) > limits.ARTICLE_CHARACTERS:
        return f"longer than {limits.ARTICLE_CHARACTERS:,} characters"
    if not text.strip(" \t\r\n\x00\ufeff"):
        return "no text"
    run = longest_run(text)
    if run > limits.RUN_CHARACTERS:
        return f"not prose: a run of {run:,} characters without a space"
    if not any(character.isalpha() for character in text):
        return "not prose: it has no letters"
    return None


def longest_run(text: str) -> int:
    """Length of the longest 'word'; in scripts without spaces only one repeated character makes a run."""
    words = text.split()
    runs = [min(limits.RUN_CHARACTERS, max(map(len, words), default=0))]
    for word in words if runs[0] == limits.RUN_CHARACTERS else ():
        if len(word) > limits.RUN_CHARACTERS:
            runs += [len(piece) for piece in _UNSPACED.split(word)]
            runs += [sum(1 for _ in same) for _, same in groupby(word)]
    return max(runs)


class Keys:
    """Names the rows of one file so that a row keeps its name when others are put before it."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name(self, fields: Fields, row: int) -> str:
        """The row's own id, else its title and date, else its number; a repeated one gets its count."""
        key = fields.key or (f"{fields.title}\x1f{fields.published or ''}" if fields.title else f"row {row}")
        self._seen[key] += 1
        return key if self._seen[key] == 1 else f"{key}\x1f{self._seen[key]}"
