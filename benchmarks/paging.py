"""How fast the web page feels in a real browser: until it can be used, until an answer begins, and while one types.

The server runs in a process of its own on the sample archive, without an LLM; Chromium (Debian: `apt-get install
chromium`) drives the page. A page can be used when the question box takes text and the examples stand there. Typing is
measured in a conversation of 50 turns: what the browser itself reports of each keystroke, from the key to the next
paint, and its long tasks. It reports whole steps of 8 ms, and nothing under 16 ms.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.loading import questions
from benchmarks.runs import percentile
from benchmarks.served import serving
from benchmarks.table import Line, at_most, below, plain, show

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
OPENED, ASKED, TURNS, TYPED = 5, 20, 50, 40
PATIENCE = 120_000.0
"""Milliseconds until a page that does not answer has failed."""
FINISHED = "(many) => document.querySelectorAll('#log .turn').length === many"
USABLE = "() => document.querySelector('#question textarea:enabled') && document.querySelector('.start [data-ask]')"
LISTEN = """
window.felt = { keys: [], tasks: [] };
new PerformanceObserver((list) => felt.keys.push(...list.getEntries().filter((e) => e.name.startsWith("key"))
  .map((e) => e.duration))).observe({ type: "event", durationThreshold: 16 });
new PerformanceObserver((list) => felt.tasks.push(...list.getEntries().map((e) => e.duration)))
  .observe({ type: "longtask" });
"""
CLOCK = """
window.first = 0;
window.began = 0;
document.addEventListener("keydown", (event) => { if (event.key === "Enter") { began = event.timeStamp; first = 0; } });
new MutationObserver(() => {
  const there = "#now .statements, #log .turn:last-child:not(.seen) :is(.statements, .verdict, .problem)";
  if (first || !document.querySelector(there)) {
    return;
  }
  requestAnimationFrame(() => { first ||= performance.now() - began; });
}).observe(document.body, { childList: true, subtree: true });
"""


@dataclass(frozen=True, slots=True)
class Felt:
    """What the browser told of a while: the slowest keystroke and the longest task, in milliseconds."""

    key: float
    task: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS.split())
        yield browser
        browser.close()


def opened(browser: Browser, url: str) -> tuple[Page, float]:
    """A page that can be used, of a browser that was never there, and after how many seconds it could be."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_function(USABLE)
    return page, time.perf_counter() - began


def ask(page: Page, question: str, turn: int) -> float:
    """Ask, and wait for the whole answer, which is that turn; milliseconds until its first sentence was painted."""
    page.evaluate("document.querySelectorAll('#log .turn').forEach((one) => one.classList.add('seen'))")
    box = page.locator("#question textarea")
    box.fill(question)
    box.press("Enter")
    page.wait_for_function(FINISHED, arg=turn)
    page.wait_for_function("() => first")
    return float(page.evaluate("first"))


def type_into(page: Page, words: str = "", *, answering: bool = False) -> Felt:
    """Type, and what the browser tells of it.

    Args:
        answering: ask first, and type while the answer comes.
    """
    box = page.locator("#question textarea")
    page.evaluate("felt.keys = []; felt.tasks = [];")
    if answering:
        box.fill("How many attacks since October?")
        box.press("Enter")
    box.press_sequentially(words or "how many people were hurt in the attack?"[:TYPED], delay=30)
    page.wait_for_timeout(500)
    told = page.evaluate("felt")
    box.fill("")
    return Felt(max(told["keys"], default=0.0), max(told["tasks"], default=0.0))


def measure(browser: Browser, url: str) -> list[Line]:
    """Open, ask, type."""
    opened(browser, url)[0].context.close()
    starts = []
    for _ in range(OPENED):
        page, seconds = opened(browser, url)
        starts.append(seconds)
        page.context.close()
    page, _ = opened(browser, url)
    page.evaluate(LISTEN)
    page.evaluate(CLOCK)
    asked = questions()
    first = [ask(page, asked[n % len(asked)], n + 1) for n in range(TURNS)]
    return [*_paces(starts, first[-ASKED:], first), *_typing(page)]


def _paces(starts: Sequence[float], late: Sequence[float], every: Sequence[float]) -> list[Line]:
    early = every[:ASKED]
    return [
        below(f"until the page can be used, median seconds of {OPENED}", median(starts), 2, ".2f"),
        below(f"question to first sentence, median ms of {ASKED}", median(early), 300, ".0f"),
        below("the same, 95th percentile", percentile(early, 95), 300, ".0f"),
        plain(f"the same of turns {TURNS - ASKED + 1} to {TURNS}, median", median(late), ".0f"),
    ]


def _typing(page: Page) -> list[Line]:
    idle, busy = type_into(page), type_into(page, answering=True)
    return [
        at_most(f"{TYPED} keys after {TURNS} turns: the slowest, ms", idle.key, 100, ".0f"),
        at_most("meanwhile the longest task, ms", idle.task, 100, ".0f"),
        at_most("the same while an answer comes: the slowest key, ms", busy.key, 100, ".0f"),
        at_most("meanwhile the longest task, ms", busy.task, 100, ".0f"),
    ]


def main() -> int:
    """Measure and print."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    with (
        TemporaryDirectory(prefix="dateline-benchmark-", ignore_cleanup_errors=True) as home,
        serving(Path(home), rate="0") as server,
        chromium() as browser,
    ):
        show("paging", measure(browser, server.url))
    return 0


if __name__ == "__main__":
    sys.exit(main())
