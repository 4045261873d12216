"""The processes that read articles: they end with the one that started them, however that ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from conftest import ROOT

READING = """
from itertools import count
from datetime import date
from index import preparing
from index.records import Article
from index.rules import Rules

preparing.FEW = 10
day = date(2024, 3, 1)
articles = (Article.create("Three ferries sank on Monday.", path=f"{n}.txt", published=day) for n in count())
for n, prepared in enumerate(preparing.prepare_all(((a, a.path) for a in articles), Rules(64, 16), 2)):
    if n == 3:
        print("reading", flush=True)
"""


def children_of(process: int) -> set[int]:
    rows = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.split("\n")
    return {int(row.split()[0]) for row in rows if row.split()[1:] == [str(process)]}


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_workers_end_when_the_process_that_started_them_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", READING], stdout=subprocess.PIPE, text=True, cwd=ROOT) as main:
        assert main.stdout is not None
        assert main.stdout.readline() == "reading\n"
        workers = children_of(main.pid)
        main.kill()
    assert len(workers) >= 2
    waited = time.monotonic() + 60
    while any(map(alive, workers)) and time.monotonic() < waited:
        time.sleep(0.2)
    assert not [worker for worker in workers if alive(worker)]
