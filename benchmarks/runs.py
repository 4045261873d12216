"""What the benchmarks share besides the sets: their options, and the archives they ask, in a work folder."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import index
from benchmarks import sets
from index.readers import CLOCK_GRAIN
from qa import Archive
from qa.sample import examples

WARM = 20
"""Questions asked before any is timed."""


def options(description: str | None, *, data: bool = True) -> argparse.ArgumentParser:
    """The options of every benchmark; those that read a set need `--data`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    if data:
        parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="holds the folders of the sets")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keeps the archives for the next run (a temp folder)")
    return parser


@contextmanager
def work_folder(kept: Path | None) -> Iterator[Path]:
    """The folder that was named, or one that is gone afterwards."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    with TemporaryDirectory(prefix="dateline-benchmark-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def newsqa_archive(data: Path, work: Path) -> Archive:
    """An archive of all `newsqa/` articles."""
    return _archive(work, "newsqa", lambda: sets.newsqa_stories(data))


def multihop_archive(data: Path, work: Path) -> Archive:
    """An archive of all `multihop/` articles."""
    return _archive(work, "multihop", lambda: sets.multihop_stories(data))


def wikinews_archive(data: Path, work: Path) -> Archive:
    """An archive of all `wikinews/` articles."""
    return _archive(work, "wikinews", lambda: sets.wikinews_stories(data))


def sample_archive(work: Path) -> Archive:
    """An archive of the sample dispatches."""
    archive = Archive.open(work / f"sample-{_code()}", embedding="wordllama")
    archive.add(examples() / "archive")
    return archive


def files(stories: Sequence[sets.Story], folder: Path) -> Path:
    """The stories as files, old enough that an archive need not read them twice; left alone if they are there."""
    if not folder.exists():
        sets.write(stories, folder)
        time.sleep(CLOCK_GRAIN + 0.1)
    return folder


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that this percentage of the values does not exceed."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def timed(action: Callable[[], object]) -> float:
    """Milliseconds that the action takes."""
    began = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - began)


def _archive(work: Path, name: str, stories: Callable[[], Sequence[sets.Story]]) -> Archive:
    folder = files(stories(), work / f"{name}-files")
    archive = Archive.open(work / f"{name}-{_code()}", embedding="wordllama")
    archive.add(folder)
    return archive


def _code() -> str:
    """Names the code that makes an archive, so that none made by other code is taken from the work folder."""
    found = blake2b(digest_size=4)
    for file in sorted(Path(str(index.__file__)).parent.rglob("*.py")):
        found.update(file.read_bytes())
    return found.hexdigest()
