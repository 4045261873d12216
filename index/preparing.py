"""Articles -> what is stored of them: passages, a sketch, a ledger. In worker processes when there are many."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import TYPE_CHECKING

from index import copies, ledger
from index.batch import Prepared
from index.records import Article
from index.rules import Rules

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

FEW = 400_000
"""Characters of text below which one process is done before others have started."""
COLLECT = 50_000
"""New objects after which a worker's garbage is collected."""
LOOK = 2.0
"""Seconds between a worker's looks at whether its parent is there."""
AHEAD = 8
"""Articles a worker that wait to be read or to be stored, at most."""

Item = tuple[Article, str]
"""An article, and the file that it was read from."""


def prepare(article: Article, origin: str, rules: Rules) -> Prepared:
    """Split an article, and read its ledger."""
    passages = rules.split(article)
    return Prepared(
        article=article,
        origin=origin,
        stamp=rules.stamp(article),
        passages=passages,
        sketch=copies.pack(copies.sketch(article.text)),
        ledger=ledger.read(article, passages, rules.lexicon),
    )


def prepare_all(items: Iterable[Item], rules: Rules, workers: int | None = None) -> Iterator[Prepared]:
    """Prepare articles, in their order, and no more of them ahead than memory allows.

    Args:
        workers: processes; None is one a core, and 1 is this one.
    """
    count = workers or os.cpu_count() or 1
    coming = iter(items)
    first = _few(coming)
    if count == 1 or sum(len(article.text) for article, _ in first) < FEW:
        yield from (prepare(article, origin, rules) for article, origin in chain(first, coming))
    else:
        yield from _in_workers(chain(first, coming), rules, count)


def _few(coming: Iterator[Item]) -> list[Item]:
    taken: list[Item] = []
    characters = 0
    for item in coming:
        taken.append(item)
        characters += len(item[0].text)
        if characters >= FEW:
            break
    return taken


def _in_workers(items: Iterator[Item], rules: Rules, count: int) -> Iterator[Prepared]:
    from loky import ProcessPoolExecutor  # unlike the stdlib's, it asks no `if __name__` of the user's program

    waiting: deque[tuple[Item, Future[Prepared] | None]] = deque()
    with ProcessPoolExecutor(count, timeout=60, initializer=_end_with, initargs=(os.getpid(),)) as pool:
        for item in items:
            waiting.append((item, _submit(pool, item, rules)))
            if len(waiting) >= AHEAD * count:
                yield _result(*waiting.popleft(), rules)
        while waiting:
            yield _result(*waiting.popleft(), rules)


def _end_with(parent: int) -> None:
    """Have this worker end with the process that started it, even if that is killed: nobody else would end it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    gc.set_threshold(COLLECT)  # with Python's 700, the whole gazetteer would be looked through time and again


def _submit(pool: ProcessPoolExecutor, item: Item, rules: Rules) -> Future[Prepared] | None:
    try:
        future: Future[Prepared] = pool.submit(prepare, *item, rules)
    except BrokenProcessPool:
        return None
    return future


def _result(item: Item, future: Future[Prepared] | None, rules: Rules) -> Prepared:
    """What a worker made of the article; made here when the workers were killed, by a full memory or by hand."""
    try:
        return future.result() if future is not None else prepare(*item, rules)
    except BrokenProcessPool:
        return prepare(*item, rules)
