"""The web page in a process of its own, as a benchmark visits it: on the sample archive, with a fresh data folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 120.0
"""Seconds until a server that does not answer has failed."""
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Server:
    """A page that is being served."""

    url: str
    pid: int

    @property
    def memory(self) -> float:
        """Resident megabytes (10^6 bytes) of it and of every process that it started. Linux only."""
        return sum(_resident(pid) for pid in _family(self.pid)) / 1e6

    @property
    def processor(self) -> float:
        """Seconds of processor time so far, of the same processes. Linux only."""
        return sum(_busy(pid) for pid in _family(self.pid))


@contextmanager
def serving(home: Path, **given: str) -> Iterator[Server]:
    """The page, until the block ends.

    Args:
        home: the data folder: the sample archive and what readers keep go there.
        given: settings, as `rate="0"`.

    Raises:
        RuntimeError: it does not answer.
    """
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(port)],
        cwd=ROOT,
        env=_environment(home, given),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_for(process, port)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _environment(home: Path, given: Mapping[str, str]) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "GRADIO_"))}
    own |= {f"DATELINE_{name.upper()}": value for name, value in given.items()}
    return own | {"XDG_DATA_HOME": str(home), "PYTHONPATH": str(ROOT)}


def _wait_for(process: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(
        f"the page does not answer: {process.stdout.read() if process.poll() and process.stdout else ''}"
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


def _family(pid: int) -> list[int]:
    """A process and those that it started, and they."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def _resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _busy(pid: int) -> float:
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / _TICKS
