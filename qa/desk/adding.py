"""Adding that tells how far it has come: in a thread of its own, which ends well even if nobody listens any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future

from index.records import Progress, Step
from qa.desk.stock_records import Upload

PAUSE = 0.25
"""Seconds between two looks at how far it has come."""


def told(work: Callable[[Progress], Upload], sources: int) -> Iterator[Upload]:
    """Do the work, and tell how far it has come until it is done; what it comes to is told last.

    Args:
        work: what is done with a function that it calls at each step.
        sources: how many things there are to read.
    """
    steps = [Step(0, max(sources, 1))]
    done: Future[Upload] = Future()

    def run() -> None:
        try:
            done.set_result(work(steps.append))
        except BaseException as error:
            done.set_exception(error)

    threading.Thread(target=run, name="dateline-add", daemon=True).start()
    return _followed(steps, done)


def _followed(steps: list[Step], done: Future[Upload]) -> Iterator[Upload]:
    last = None
    while True:
        step = steps[-1]
        del steps[:-1]
        if step != last:
            yield Upload(progress=step)
            last = step
        try:
            yield done.result(timeout=PAUSE)
        except TimeoutError:
            if done.done():  # the work's own
                raise
            continue
        return
