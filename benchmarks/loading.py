"""How the web page bears many readers at once: over real HTTP, with the requests that the page itself makes.

The server runs in a process of its own on the sample archive, without an LLM and without a rate limit; the readers are
here, so both share the machine. Every reader has a cookie, opens the page, and asks one question after the other: once
without any pause, then, in rounds, reading each answer for some seconds (drawn at random, the same in each run). After
each round all readers leave and others come. The kinds of questions take turns. A first round warms up. A second server
lets only two questions wait: whoever comes beyond that must be told so at once. Linux only.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

import httpx

from benchmarks.runs import percentile
from benchmarks.served import Server, serving
from benchmarks.table import Line, at_least, below, plain, show
from benchmarks.visiting import Answered, Refused, Visit, visit
from qa.front import BUSY
from qa.sample import examples

USERS, QUESTIONS, ROUNDS, READING = 50, 10, 4, 5.0
GOES_WRONG = (Refused, httpx.HTTPError, ValueError)


@dataclass(frozen=True, slots=True)
class Round:
    """What many readers at once came to."""

    answers: tuple[Answered, ...]
    errors: tuple[str, ...]
    seconds: float
    processor: float
    """Seconds of the server's."""


def questions() -> list[str]:
    """The gold questions of the sample that stand alone, each kind in its turn."""
    gold = [json.loads(line) for line in (examples() / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    kinds: dict[str, list[str]] = {}
    for one in gold:
        if "question" in one:
            kinds.setdefault(one["kind"], []).append(one["question"])
    return [question for question in chain.from_iterable(zip_longest(*kinds.values())) if question]


async def crowd(server: Server, users: int, each: int, first: int = 0, reading: float = 0.0) -> Round:
    """So many readers, each with so many questions.

    Args:
        first: at which of the questions the first reader begins; the next begins where he ends.
        reading: seconds between an answer and the next question, on average.
    """
    asked, began, busy = questions(), time.perf_counter(), server.processor
    shares = [[asked[(first + user * each + n) % len(asked)] for n in range(each)] for user in range(users)]
    went = await asyncio.gather(*(_reader(server.url, share, Random(n), reading) for n, share in enumerate(shares)))
    seconds, busy = time.perf_counter() - began, server.processor - busy
    answers = tuple(one for told in went for one in told if isinstance(one, Answered))
    return Round(answers, tuple(one for told in went for one in told if isinstance(one, str)), seconds, busy)


async def _reader(url: str, share: Sequence[str], chance: Random, reading: float) -> list[Answered | str]:
    """One reader's answers, and in words what went wrong instead."""
    went: list[Answered | str] = []
    try:
        async with visit(url) as page:
            for question in share:
                await asyncio.sleep(chance.uniform(0, 2 * reading))
                went.append(await _asked(page, question))
    except GOES_WRONG as error:
        went += [f"the page: {error!r}"] * (len(share) - len(went))
    return went


async def _asked(page: Visit, question: str) -> Answered | str:
    try:
        return (await page.ask(question)).light
    except GOES_WRONG as error:
        return f"{question}: {error!r}"


def measure(home: Path, given: argparse.Namespace) -> tuple[list[Line], list[Line]]:
    """The rounds on one server: without a pause, and with readers who read."""
    users, each = given.users, given.questions
    with serving(home, rate="0") as server:
        at_once = asyncio.run(crowd(server, users, each))
        before, went = server.memory, []
        for n in range(given.rounds):
            went.append(asyncio.run(crowd(server, users, each, (n + 1) * users * each, given.reading)))
        after = server.memory
    for error in [*at_once.errors, *(error for one in went for error in one.errors)][:10]:
        print(error, file=sys.stderr)
    sizes = _sizes(before, after, sum(len(one.answers) for one in went))
    return _paces([at_once]), [*_paces(went), *sizes]


def _paces(went: Sequence[Round]) -> list[Line]:
    answers = [answer for one in went for answer in one.answers if not answer.busy]
    errors = sum(len(one.errors) for one in went) + sum(answer.busy for one in went for answer in one.answers)
    whole, first = [a.seconds for a in answers], [a.first for a in answers]
    seconds, busy = sum(one.seconds for one in went), sum(one.processor for one in went)
    return [
        plain("questions answered", str(len(answers))),
        Line("errors", str(errors), "0", errors == 0),
        plain("to the whole answer, median seconds", median(whole), ".2f"),
        below("the same, 95th percentile", percentile(whole, 95), 2, ".2f"),
        plain("the same, the slowest", max(whole), ".2f"),
        plain("to the first sentence, median seconds", median(first), ".2f"),
        plain("questions a second", len(answers) / seconds, ".1f"),
        plain("server's processor time a question, ms", 1000 * busy / len(answers), ".1f"),
        plain("server's processor time / time", busy / seconds, ".2f"),
    ]


def _sizes(before: float, after: float, asked: int) -> list[Line]:
    return [
        plain("server's memory after the warm-up round, MB", before, ".0f"),
        below(f"its growth over {asked:,} questions, MB", after - before, 50, ".1f"),
    ]


def overflow(home: Path, users: int) -> list[Line]:
    """Everybody asks at once where only two may wait; then everybody asks again, one after the other."""
    with serving(home, rate="0", waiting="2") as server:
        asyncio.run(crowd(server, 1, 1))
        went = asyncio.run(crowd(server, users, 1))
        later = asyncio.run(crowd(server, 1, QUESTIONS))
    busy = [answer for answer in went.answers if answer.busy]
    polite = sum(BUSY in answer.told for answer in busy)
    neither = len(went.errors) + len(busy) - polite
    return [
        at_least(f"told at once that the page is busy, of {users} at once", polite, 1, ".0f"),
        plain("answered", str(len(went.answers) - len(busy))),
        Line("neither", str(neither), "0", neither == 0),
        plain("seconds until the last was told", max((answer.seconds for answer in busy), default=0.0), ".2f"),
        at_least("answered afterwards, of 10", sum(not answer.busy for answer in later.answers), QUESTIONS, ".0f"),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=USERS, metavar="N", help=f"readers at once ({USERS})")
    parser.add_argument("--questions", type=int, default=QUESTIONS, metavar="N", help=f"of each ({QUESTIONS})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"after the first ({ROUNDS})")
    parser.add_argument("--reading", type=float, default=READING, metavar="S", help=f"seconds an answer ({READING})")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="dateline-benchmark-", ignore_cleanup_errors=True) as home:
        at_once, reading = measure(Path(home), given)
        show("loading: no reader pauses", at_once)
        show(f"loading: an answer is read for {given.reading:g} s", reading)
        show("loading: beyond the limit", overflow(Path(home), given.users))
    return 0


if __name__ == "__main__":
    sys.exit(main())
