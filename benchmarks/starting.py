"""A cold `dateline ask` on the sample archive: time, memory, and what it does not import.

This module imports nothing heavy: on Linux a child's peak memory counts from its parent's. POSIX only (`os.wait4`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.table import Line, below, plain, show

RUNS = 7
QUESTION = "How many attacks since October?"
ASK = ("-m", "qa.cli", "ask", QUESTION)
UNWANTED = ("gradio", "pandas", "torch")
HEAVY = ("llama_index", "chromadb", "tantivy", "numpy", "wordllama", "tiktoken")
_LIST_IMPORTS = f"""
import sys
from qa.cli import main
main(["ask", {QUESTION!r}])
print("imported:", *sorted(set(sys.modules) & set({UNWANTED + HEAVY!r})))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds on the clock, and peak memory in MB (10^6 bytes)."""

    seconds: float
    memory: float


def run(arguments: Sequence[str], environment: dict[str, str]) -> Run:
    """Run Python with these arguments, its output thrown away.

    Raises:
        RuntimeError: it failed.
    """
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6)


def imported(environment: dict[str, str]) -> set[str]:
    """Which of the libraries named above one `ask` imports."""
    command = [sys.executable, "-c", _LIST_IMPORTS]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    return set(told.splitlines()[-1].split()[1:])


def measure(data_home: Path) -> list[Line]:
    """Cold processes, after one that makes the sample archive; a bare Python beside each."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DATELINE_")}
    environment |= {"XDG_DATA_HOME": str(data_home), "PYTHONPATH": str(Path(__file__).parents[1])}
    first = run(ASK, environment)
    pairs = [(run(ASK, environment), run(("-c", "pass"), environment)) for _ in range(RUNS)]
    asked = median(ask.seconds for ask, _ in pairs)
    found = imported(environment)
    unwanted = sorted(found & set(UNWANTED))
    return [
        plain("first run, which makes the archive, seconds", first.seconds, ".2f"),
        below(f"cold ask, median seconds of {RUNS}", asked, 1.5, ".2f"),
        plain("the same / `python -c pass`", median(ask.seconds / bare.seconds for ask, bare in pairs), ".0f"),
        below("peak memory, MB", max(ask.memory for ask, _ in pairs), 600, ".0f"),
        Line(f"imports of {', '.join(UNWANTED)}", ", ".join(unwanted) or "none", "none", not unwanted),
        plain("other heavy imports", ", ".join(sorted(found - set(UNWANTED)))),
    ]


def main() -> int:
    """Measure and print."""
    with TemporaryDirectory(prefix="dateline-benchmark-") as folder:
        show("starting", measure(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
