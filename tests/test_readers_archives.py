"""Zip, tar and gz: read like folders, bounded by what really comes out of them."""

from __future__ import annotations

import gzip
import io
import json
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from index.readers import Source, limits, read
from index.records import Article, Rejected

STORY = b"The ferry left at dawn and came back at noon."
Result = list[Article | Rejected]


def read_file(path: Path) -> Result:
    return list(read(Source(str(path))))


def zipped(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> Result:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, body in members:
            archive.writestr(name, body, compress_type=method)
    return read_file(path)


def tarred(path: Path, *members: tuple[tarfile.TarInfo | str, bytes]) -> Result:
    mode = "w:gz" if path.name.endswith("gz") else "w"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for member, body in members:
            info = tarfile.TarInfo(member) if isinstance(member, str) else member
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return read_file(path)


def articles(results: Result) -> list[str]:
    return [one.path.partition("!/")[2] for one in results if isinstance(one, Article)]


def rejections(results: Result) -> dict[str, str]:
    return {one.path.partition("!/")[2]: one.reason for one in results if isinstance(one, Rejected)}


def test_each_member_of_a_zip_is_read_by_its_suffix(tmp_path: Path) -> None:
    rows = b'{"id": 1, "text": "It left."}\n{"id": 2, "text": "It came."}'
    path = tmp_path / "a.zip"
    results = zipped(path, ("b/story.md", b"# Ferry\n\n" + STORY), ("a.jsonl", rows), (".hidden.txt", STORY))
    assert articles(results) == ["a.jsonl", "a.jsonl", "b/story.md"]
    assert not rejections(results)
    assert results[-1].path == f"{path}!/b/story.md"


def test_litter_in_a_zip_is_passed_over(tmp_path: Path) -> None:
    members = [("__MACOSX/._a.txt", STORY), (".git/a.txt", STORY), ("x/Thumbs.db", STORY), ("d/", b"")]
    assert zipped(tmp_path / "a.zip", *members) == []


def test_one_bad_member_costs_only_itself(tmp_path: Path) -> None:
    members = [
        ("a.txt", STORY),
        ("b.json", b"{"),
        ("c.pdf", b"no"),
        ("d.png", b"x"),
        ("e.txt", b""),
        ("f.txt", STORY),
    ]
    results = zipped(tmp_path / "a.zip", *members)
    assert articles(results) == ["a.txt", "f.txt"]
    assert list(rejections(results)) == ["b.json", "c.pdf", "d.png", "e.txt"]


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, ("a.txt", STORY), ("b.txt", b"The tug stayed in port."), method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"at dawn", b"at noon"))
    results = read_file(path)
    assert articles(results) == ["b.txt"]
    assert "CRC" in rejections(results)["a.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt", "\\a.txt"])
def test_a_name_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    assert set(rejections(zipped(tmp_path / "a.zip", (name, STORY))).values()) == {
        "a name that points outside the archive"
    }
    assert not articles(tarred(tmp_path / "a.tar", (name, STORY)))


@pytest.mark.parametrize("name", ["b.zip", "b.jsonl.gz", "b.tar", "b.tgz", "b.7z"])
def test_archives_inside_archives_are_not_opened(tmp_path: Path, name: str) -> None:
    assert "archives inside archives" in rejections(zipped(tmp_path / "a.zip", (name, STORY)))[name]
    assert "archives inside archives" in rejections(tarred(tmp_path / "a.tar.gz", (name, STORY)))[name]


def test_an_encrypted_member_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, ("a.txt", STORY))
    body = bytearray(path.read_bytes())
    body[6] |= 1  # the flag in the member's header
    body[body.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    path.write_bytes(body)
    assert "encrypted" in rejections(read_file(path))["a.txt"]


def test_links_in_archives_are_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "link" in rejections(zipped(tmp_path / "a.zip", (link, b"/etc/hostname")))["a.txt"]
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = kind, "/etc/hostname"
        assert "link" in rejections(tarred(tmp_path / "a.tar", (info, b""), ("b.txt", STORY)))["a.txt"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_cannot_be_bounded_are_refused(tmp_path: Path, method: int) -> None:
    assert "deflate" in rejections(zipped(tmp_path / "a.zip", ("a.txt", STORY), method=method))["a.txt"]


def bomb_line(size: int) -> bytes:
    return b'{"text": "' + b"a " * (size // 2) + b'"}\n'


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl.gz", "a.tar.gz"])
def test_a_bomb_is_stopped_by_what_it_unpacks_to(tmp_path: Path, name: str) -> None:
    body = bomb_line(1_000) * 20_000
    if name == "a.zip":
        results = zipped(tmp_path / name, ("a.jsonl", body), ("b.txt", STORY))
        assert articles(results)[-1] == "b.txt"
    elif name == "a.tar.gz":
        results = tarred(tmp_path / name, ("a.jsonl", body))
    else:
        (tmp_path / name).write_bytes(gzip.compress(body))
        results = read_file(tmp_path / name)
    assert any("bomb" in one.reason for one in results if isinstance(one, Rejected))
    assert len(results) < 20_000


def test_a_header_that_lies_about_the_size_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 1_000)
    path = tmp_path / "a.zip"
    zipped(path, ("a.md", STORY * 100))
    body = bytearray(path.read_bytes())
    at = body.index(b"PK\x01\x02") + 24
    body[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(body)
    assert not articles(read_file(path))


def test_all_members_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1_000)
    members = [(f"{n}.txt", STORY) for n in range(40)]
    for results in (zipped(tmp_path / "a.zip", *members), tarred(tmp_path / "a.tar", *members)):
        assert len(articles(results)) == 1_000 // len(STORY)
        assert any("not read" in reason for reason in rejections(results).values())


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 3)
    results = zipped(tmp_path / "a.zip", *((f"{n}.txt", STORY) for n in range(4)))
    assert rejections(results) == {"": "more than 3 members"}


def test_a_gz_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "2031-05-20.md.gz"
    path.write_bytes(gzip.compress(b"# Ferry\n\n" + STORY))
    (found,) = read_file(path)
    assert isinstance(found, Article)
    assert (found.title, found.path, str(found.published)) == ("Ferry", str(path), "2031-05-20")


def test_a_truncated_gz_gives_the_rows_before_the_end(tmp_path: Path) -> None:
    import random

    noise = random.Random(7)
    rows = [json.dumps({"text": " ".join(str(noise.random()) for _ in range(99)) + " it left"}) for _ in range(500)]
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(rows).encode())[:-5_000])
    results = read_file(path)
    assert len(results) > 100
    assert isinstance(results[0], Article)
    assert isinstance(results[-1], Rejected)


@pytest.mark.parametrize("name", ["a.tar", "a.tgz", "a.tar.gz"])
def test_a_tar_is_read_like_a_zip(tmp_path: Path, name: str) -> None:
    results = tarred(tmp_path / name, ("b/a.txt", STORY), ("c.json", b'{"text": "It left."}\n{"text": "It came."}'))
    assert articles(results) == ["b/a.txt", "c.json", "c.json"]


@pytest.mark.parametrize("name", ["a.zip", "a.gz", "a.txt.gz", "a.tar", "a.tgz", "a.zip.gz"])
@pytest.mark.parametrize("body", [b"", b"It left at dawn.", b"PK\x03\x04", b"\x1f\x8b\x08\x00"])
def test_what_is_no_archive_is_rejected_with_a_reason(tmp_path: Path, name: str, body: bytes) -> None:
    (tmp_path / name).write_bytes(body)
    (found,) = read_file(tmp_path / name)
    assert isinstance(found, Rejected)
    assert found.reason
