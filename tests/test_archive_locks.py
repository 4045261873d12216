"""One writer, many readers: the second writer is refused at once and told who is at work."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT, assert_exact, dateline, write_editions

from index import dense
from qa import Archive, ArchiveLocked

HOLDER = """
import sys
from pathlib import Path
from index.layout import Layout
with Layout(Path(sys.argv[1])).write_lock("adding articles"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the archive's lock."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        yield holder
    finally:
        holder.communicate()


def test_the_second_writer_is_refused_at_once_and_told_who_holds_the_lock(opened: Archive, tmp_path: Path) -> None:
    more = write_editions(tmp_path / "more", [20])
    with held(opened.folder) as holder:
        began = time.monotonic()
        for change in (
            lambda: opened.add(more),
            lambda: opened.remove("x"),
            opened.rebuild,
            opened.check,
        ):
            with pytest.raises(ArchiveLocked, match=rf"process {holder.pid} .*adding articles"):
                change()
        assert time.monotonic() - began < 10
    assert len(opened.add(more).added) == 1


def test_two_adds_at_once_end_with_one_refused_and_nothing_lost(opened: Archive, tmp_path: Path) -> None:
    more = write_editions(tmp_path / "more", range(20, 24))
    with held(opened.folder) as holder:
        run = dateline("add", str(more), "--archive", str(opened.folder))
        assert run.returncode == 1
        assert re.search(rf"process {holder.pid}\b", run.stderr)
        assert "Traceback" not in run.stderr
    assert dateline("add", str(more), "--archive", str(opened.folder)).returncode == 0
    assert len(list(opened.articles())) == 12
    assert opened.check().ok


def test_a_holder_that_is_killed_holds_nothing(opened: Archive, tmp_path: Path) -> None:
    with held(opened.folder) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert len(opened.add(write_editions(tmp_path / "more", [20])).added) == 1
    assert not (opened.folder / "writer.json").exists()


@pytest.mark.parametrize("small", [True, False])
def test_readers_go_on_while_a_writer_holds_the_lock(
    ferries_copy: Path, small: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not small:
        monkeypatch.setattr(dense, "SMALL", 0)
    with held(ferries_copy), Archive.open(ferries_copy) as reader:
        answer = reader.ask("How many riders did the Velmora ferry carry on trip 3?")
        assert answer.status == "answered"
        assert_exact(reader, answer)
        assert dateline("search", "Velmora ferry", "--archive", str(ferries_copy)).returncode == 0


def test_two_objects_of_one_process_do_not_write_at_once(opened: Archive, tmp_path: Path) -> None:
    with (
        Archive.open(opened.folder) as other,
        opened.layout.write_lock("adding articles"),
        pytest.raises(ArchiveLocked),
    ):
        other.add(write_editions(tmp_path / "more", [20]))


def test_many_processes_may_make_an_archive_at_once(tmp_path: Path) -> None:
    program = f"from qa import Archive; Archive.open({str(tmp_path / 'archive')!r})"
    started = [subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.check().ok
