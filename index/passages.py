"""Article -> passages: runs of whole sentences, sized in tokens, with exact character offsets.

Sentences are found by Wikimedia's sentencex, within each line; tokens are counted by tiktoken's cl100k, whose
vocabulary lies in llama-index-core's own folder, so nothing is fetched.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from index.records import Article, Passage, digest

if TYPE_CHECKING:
    import tiktoken

RULES_VERSION = 1
LONGEST_SENTENCE = 1000
"""Characters. A longer "sentence" is a table or a list; tiktoken also slows down on very long runs."""

Span = tuple[int, int]


def split(article: Article, size: int = 256, overlap: int = 32, others: str = "") -> list[Passage]:
    """The article's passages, in order; `article.text[p.start:p.end] == p.text` for each.

    Args:
        size: tokens a passage holds at most (one sentence that is longer stands alone).
        overlap: tokens of whole sentences that a passage repeats from the one before, at most.
        others: as for `stamp`.
    """
    spans = sentences(article.text)
    counts = count_tokens([article.text[start:end] for start, end in spans])
    edition = stamp(article, size, overlap, others)
    passages = []
    for ordinal, (first, last) in enumerate(_pack(counts, size, overlap)):
        start, end = spans[first][0], spans[last - 1][1]
        passages.append(
            Passage(
                id=f"{article.id}:{edition}:{ordinal}",
                article_id=article.id,
                ordinal=ordinal,
                start=start,
                end=end,
                text=article.text[start:end],
                sentences=tuple(spans[first:last]),
            )
        )
    return passages


def stamp(article: Article, size: int, overlap: int, others: str = "") -> str:
    """Names this revision of the article as read by these rules: another text or rule, another stamp.

    Args:
        others: names the rules by which the rest of what is stored with the passages was made.
    """
    return digest(f"{article.revision}|{size}|{overlap}|{RULES_VERSION}|{others}")[:8]


def sentences(text: str) -> list[Span]:
    """Start and end of every sentence, none crossing a line, none over 1,000 characters."""
    import sentencex

    found: list[Span] = []
    for boundary in sentencex.get_sentence_boundaries("en", text):
        for start, end in _lines(text, boundary["start_index"], boundary["end_index"]):
            found.extend(((start, end),) if end - start <= LONGEST_SENTENCE else _cut(text, start, end))
    return found


def count_tokens(texts: Sequence[str]) -> list[int]:
    """Tokens of each text in cl100k. `<|endoftext|>` and its like are counted as ordinary text."""
    encode = tokenizer().encode_ordinary
    return [len(encode(text)) for text in texts]


def _pack(counts: Sequence[int], size: int, overlap: int) -> Iterator[Span]:
    """Group sentences greedily; each group begins with what the overlap takes from the one before."""
    first, total = 0, 0
    for i, count in enumerate(counts):
        if i > first and total + count > size:
            yield first, i
            first, total = _step_back(counts, i, min(overlap, size - count), first)
        total += count
    if counts:
        yield first, len(counts)


def _step_back(counts: Sequence[int], at: int, room: int, floor: int) -> tuple[int, int]:
    first, total = at, 0
    while first - 1 > floor and total + counts[first - 1] <= room:
        first -= 1
        total += counts[first]
    return first, total


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of text between newlines, without the space around them."""
    for line in text[start:end].split("\n"):
        body = line.strip()
        if body:
            offset = start + line.index(body)
            yield offset, offset + len(body)
        start += len(line) + 1


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut an overlong sentence at spaces, or anywhere when it has none."""
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        stop = space if space > 0 else start + LONGEST_SENTENCE
        yield from _lines(text, start, stop)
        start = stop
    yield from _lines(text, start, end)


_ENVIRONMENT = threading.Lock()
"""The environment is the process's: a second thread would take away what the first is about to read."""


@cache
def tokenizer() -> tiktoken.Encoding:
    """tiktoken's cl100k_base, read from the copy that llama-index-core carries."""
    import tiktoken

    with _ENVIRONMENT:
        before = os.environ.get("TIKTOKEN_CACHE_DIR")
        os.environ["TIKTOKEN_CACHE_DIR"] = before or str(_llama_index_file("tiktoken_cache"))
        try:
            return tiktoken.get_encoding("cl100k_base")
        finally:
            if before is None:
                del os.environ["TIKTOKEN_CACHE_DIR"]


def _llama_index_file(*parts: str) -> Path:
    spec = find_spec("llama_index.core")
    if spec is None or spec.origin is None:  # pragma: no cover - a broken installation
        raise ImportError("llama-index-core is not installed; run: pip install llama-index")
    return Path(spec.origin).parent.joinpath("_static", *parts)
