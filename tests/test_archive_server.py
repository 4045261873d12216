"""The same archive with a running Chroma server: a real one, started here."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from conftest import CountingEmbedding, assert_exact, contents, dateline, found, write_edition, write_editions

from index import dense
from qa import Archive, BadSetting

QUESTION = "What does the log say of the riders of the Velmora ferry on trip 3?"


def free_port() -> int:
    with socket.socket() as found_free:
        found_free.bind(("127.0.0.1", 0))
        return int(found_free.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server of our own."""
    folder, port = tmp_path_factory.mktemp("chroma"), free_port()
    program = shutil.which("chroma", path=str(Path(sys.executable).parent)) or "chroma"
    command = [program, "run", "--path", str(folder), "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
    url = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            with urlopen(f"{url}/api/v2/heartbeat", timeout=1):
                break
        except (URLError, OSError):
            time.sleep(0.1)
    yield url
    running.terminate()
    running.wait()


@pytest.fixture(autouse=True)
def through_chroma(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "SMALL", 0)


def collections(server: str, archive: Archive) -> list[str]:
    import chromadb

    names = [
        collection.name for collection in chromadb.HttpClient(port=int(server.rpartition(":")[2])).list_collections()
    ]
    return [name for name in names if archive.catalog.meta("archive") in name]


def test_an_archive_on_a_server_adds_answers_checks_and_rebuilds(server: str, tmp_path: Path) -> None:
    folder = write_editions(tmp_path / "in", range(4))
    with Archive.open(tmp_path / "archive", chroma_url=server) as archive:
        assert len(archive.add(folder).added) == 4
        assert archive.check().ok
        answer = archive.ask(QUESTION)
        assert answer.status == "answered"
        assert_exact(archive, answer)
        assert archive.folder in dense._opened
        before = found(archive, QUESTION)
        assert not (archive.folder / "vectors").exists()
        assert archive.rebuild().ok
        assert found(archive, QUESTION) == before
        write_edition(folder, 1, edition=2)
        assert len(archive.add(folder).updated) == 1
        archive.remove(next(iter(contents(archive))))
        assert archive.check().ok


def test_rebuilds_leave_one_collection_on_the_server_and_another_archives_alone(
    server: str, tmp_path: Path, model: CountingEmbedding
) -> None:
    folder = write_editions(tmp_path / "in", range(2))
    with (
        Archive.open(tmp_path / "one", chroma_url=server) as one,
        Archive.open(tmp_path / "two", chroma_url=server) as two,
    ):
        one.add(folder)
        two.add(folder)
        one.rebuild()
        one.rebuild(model)
        assert len(collections(server, one)) == len(collections(server, two)) == 1
        assert one.check().ok
        assert two.check().ok


def test_an_archive_moves_to_a_server_and_back_by_rebuilds(server: str, ferries_copy: Path) -> None:
    with Archive.open(ferries_copy) as archive:
        archive.rebuild()
        before = found(archive, QUESTION)
    for url in (server, None):
        with Archive.open(ferries_copy, chroma_url=url) as archive:
            assert found(archive, QUESTION) == before  # not there yet: scored exactly
            assert not archive.check().ok
            assert archive.rebuild().ok
            assert [hit[:2] for hit in found(archive, QUESTION)] == [hit[:2] for hit in before]


def test_the_command_line_takes_the_server_as_a_flag(server: str, tmp_path: Path) -> None:
    folder = write_editions(tmp_path / "in", range(2))
    there = ["--archive", str(tmp_path / "archive"), "--chroma-url", server]
    for command in (["add", str(folder)], ["ask", QUESTION], ["check"], ["rebuild"], ["check"]):
        run = dateline(*command, *there)
        assert run.returncode == 0, run.stdout + run.stderr


def test_a_server_that_does_not_answer_is_a_bad_setting(tmp_path: Path) -> None:
    folder = write_editions(tmp_path / "in", range(2))
    url = f"http://127.0.0.1:{free_port()}"
    with Archive.open(tmp_path / "archive", chroma_url=url) as archive, pytest.raises(BadSetting, match="chroma run"):
        archive.add(folder)
    with Archive.open(tmp_path / "archive") as archive:  # nothing was lost
        assert len(archive.add(folder).unchanged) == 2
        assert archive.check().ok
    run = dateline("check", "--archive", str(tmp_path / "archive"), "--chroma-url", url)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
