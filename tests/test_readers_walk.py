"""Finding: every file once, in a fixed order, and never outside the folder that was named."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from index.readers import SUFFIXES, Source, find, state
from index.records import Rejected


def paths(targets: list[str | Path]) -> list[str]:
    return [found.path for found in find(targets) if isinstance(found, Source)]


def rejected(targets: list[str | Path]) -> dict[str, str]:
    return {found.path: found.reason for found in find(targets) if isinstance(found, Rejected)}


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The lamp burned all night.", "utf-8")


def test_a_folder_is_walked_in_the_order_of_its_names(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.md", "a/c/d.html", "c.json")
    root = tmp_path.resolve()
    assert paths([tmp_path]) == [str(root / name) for name in ("a/c/d.html", "a/z.md", "b.txt", "c.json")]


def test_hidden_files_and_system_litter_are_passed_over_in_silence(tmp_path: Path) -> None:
    make(tmp_path, ".git/a.txt", ".hidden.txt", "__MACOSX/a.txt", ".DS_Store", "Thumbs.db", "desktop.ini")
    assert list(find([tmp_path])) == []


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.txt")
    assert len(paths([tmp_path / ".hidden.txt"])) == 1


def test_a_file_is_found_once_however_often_it_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert len(paths([tmp_path, tmp_path / "a.txt", str(tmp_path / "." / "a.txt")])) == 1


def test_an_unsupported_suffix_names_the_supported_ones(tmp_path: Path) -> None:
    make(tmp_path, "photo.png", "README")
    reasons = rejected([tmp_path])
    assert len(reasons) == 2
    assert all(suffix in reason for reason in reasons.values() for suffix in SUFFIXES)


def test_suffixes_may_be_in_capitals(tmp_path: Path) -> None:
    make(tmp_path, "A.TXT")
    assert len(paths([tmp_path])) == 1


@pytest.mark.parametrize("target", ["nowhere", "nowhere/a.txt", "a\x00b", "x" * 5_000])
def test_a_path_that_leads_nowhere_is_rejected(tmp_path: Path, target: str) -> None:
    assert len(rejected([tmp_path / target])) == 1


@pytest.mark.parametrize("target", ["ftp://news.example/a", "file:///etc/passwd", ""])
def test_only_web_addresses_and_paths_are_read(target: str) -> None:
    assert list(rejected([target])) == [target]


def test_a_web_address_is_a_source_of_its_own() -> None:
    (source,) = find(["https://news.example/a"])
    assert isinstance(source, Source)
    assert source.is_url
    assert state(source) is None


def test_a_link_out_of_the_folder_is_rejected(tmp_path: Path) -> None:
    make(tmp_path, "outside/secret.txt", "inside/a.txt")
    (tmp_path / "inside/file.txt").symlink_to(tmp_path / "outside/secret.txt")
    (tmp_path / "inside/folder").symlink_to(tmp_path / "outside")
    assert [Path(path).name for path in paths([tmp_path / "inside"])] == ["a.txt"]
    assert set(rejected([tmp_path / "inside"]).values()) == {"link leaves the folder"}


def test_a_link_within_the_folder_does_not_double_its_file(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "c/d.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "z").symlink_to(tmp_path / "c")
    assert sorted(Path(path).name for path in paths([tmp_path])) == ["b.txt", "d.txt"]


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    make(tmp_path, "a/b/c.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    assert len(paths([tmp_path])) == 1
    assert set(rejected([tmp_path]).values()) == {"a link that leads nowhere"}
    assert len(rejected([tmp_path / "self"])) == 1


def test_pipes_sockets_and_devices_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)  # a socket's path may have 108 characters
        server.bind("socket.txt")
        reasons = rejected([tmp_path, "/dev/null", tmp_path / "pipe.txt"])
    assert set(reasons.values()) == {"not a plain file but a pipe, socket or device"}
    assert len(reasons) == 3


def test_what_may_not_be_read_is_rejected() -> None:
    with TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        folder = Path(name)
        make(folder, "a.txt", "b/c.txt")
        (folder / "a.txt").chmod(0)
        (folder / "b").chmod(0)
        folder.chmod(0o755)
        count = as_nobody(lambda: len(rejected([folder])))
        (folder / "b").chmod(0o700)
    assert count == 2


def as_nobody(work: Callable[[], int]) -> int:
    """What the work returns in a process without root's rights: root may read everything."""
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            os._exit(work())
        finally:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_name_that_is_not_utf8_is_rejected_in_printable_form(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_text("The lamp burned.")
    ((path, reason),) = rejected([tmp_path]).items()
    assert path.isascii()
    assert "rename" in reason


def test_a_files_state_changes_with_it_and_is_unknown_while_it_is_fresh(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    source = Source(str(tmp_path / "a.txt"))
    assert state(source) is None, "just written: a second change might not show in its times"
    long_ago = 1_500_000_000
    with patch("index.readers.walk.time.time", return_value=4_000_000_000.0):
        os.utime(source.path, (long_ago, long_ago))
        before = state(source)
        assert before == state(source)
        Path(source.path).write_text("The lamp went out.", "utf-8")
        os.utime(source.path, (long_ago, long_ago))
        assert state(source) != before, "its size or its change time tell, whatever its date says"
        assert state(Source(str(tmp_path / "gone.txt"))) is None
