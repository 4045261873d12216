"""Plain text and Markdown, in any encoding; what is not text is said to be none."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from index.readers import Source, limits, read
from index.records import Article, Rejected

STORY = "Ferry “Ondine” left Quillon – at dawn.\n\nIts café was closed; naïve travellers waited for coffee."


def read_bytes(tmp_path: Path, name: str, body: bytes) -> Article | Rejected:
    (tmp_path / name).write_bytes(body)
    (result,) = read(Source(str(tmp_path / name)))
    return result


def article(tmp_path: Path, name: str, text: str) -> Article:
    result = read_bytes(tmp_path, name, text.encode())
    assert isinstance(result, Article), result
    return result


def reason(tmp_path: Path, name: str, body: bytes | str) -> str:
    result = read_bytes(tmp_path, name, body.encode() if isinstance(body, str) else body)
    assert isinstance(result, Rejected), result
    return result.reason


@pytest.mark.parametrize(
    "body",
    [
        STORY.encode("utf-8"),
        STORY.encode("utf-8-sig"),
        STORY.encode("utf-16"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
        STORY.encode("utf-16-le"),
        STORY.encode("utf-16-be"),
        STORY.encode("utf-32"),
        STORY.encode("cp1252"),
        STORY.replace("\n", "\r\n").encode(),
        STORY.replace("\n", "\r").encode(),
        STORY.replace("dawn", "da\x00wn").encode(),
    ],
    ids=[
        "utf8",
        "utf8-mark",
        "utf16",
        "utf16be",
        "utf16le-bare",
        "utf16be-bare",
        "utf32",
        "cp1252",
        "crlf",
        "cr",
        "nul",
    ],
)
def test_a_text_is_read_in_the_encoding_it_is_in(tmp_path: Path, body: bytes) -> None:
    result = read_bytes(tmp_path, "a.txt", body)
    assert isinstance(result, Article)
    assert result.text == STORY


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Café closed.", "cp1252"),
        ("¿Dónde está el capitán? «Aquí», dijo.", "cp1252"),
        ("Zażółć gęślą jaźń, łódź płynęła świtem.", "cp1250"),
        ("Паром отошёл от причала на рассвете, сообщил капитан.", "cp1251"),
        ("渡船於黎明離開港口,船長表示一切正常。", "big5"),
    ],
)
def test_an_encoding_that_nobody_declared_is_recognised(tmp_path: Path, text: str, encoding: str) -> None:
    result = read_bytes(tmp_path, "a.txt", text.encode(encoding))
    assert isinstance(result, Article)
    assert result.text == text


def test_a_short_first_line_set_apart_is_the_title_and_leaves_the_body(tmp_path: Path) -> None:
    result = article(tmp_path, "2031-05-20.txt", "Ferry leaves early\n\nIt left at dawn.")
    assert (result.title, result.text) == ("Ferry leaves early", "It left at dawn.")
    assert result.published == date(2031, 5, 20)


def test_a_short_first_line_not_set_apart_stays_in_the_body(tmp_path: Path) -> None:
    result = article(tmp_path, "a.txt", "Ferry leaves early\nIt left at dawn.")
    assert (result.title, result.text) == ("Ferry leaves early", "Ferry leaves early\nIt left at dawn.")


@pytest.mark.parametrize("first", ["The ferry left at dawn.", "The ferry, " + "a large one, " * 20 + "left"])
def test_a_sentence_or_a_long_line_is_no_title(tmp_path: Path, first: str) -> None:
    text = f"{first}\n\nIt came back at noon."
    assert article(tmp_path, "a.txt", text).text == text


def test_a_date_in_the_text_is_not_when_it_was_published(tmp_path: Path) -> None:
    assert article(tmp_path, "a.txt", "On 2031-05-20 the ferry left.\nPublished 3 May 2031.").published is None


FRONT = """---
headline: "Ferry: early"
publisher: Quillon Gazette
pubDate: 2031-05-20
link: https://gazette.example/ferry
authors: [Ada Merrow, Bo Lind]
tags: {a: [b]}
---
# Not this

It left *at dawn*.
"""


def test_front_matter_gives_the_fields_and_leaves_the_text(tmp_path: Path) -> None:
    result = article(tmp_path, "2030-01-01.md", FRONT)
    assert (result.title, result.source) == ("Ferry: early", "Quillon Gazette")
    assert (result.published, result.url) == (date(2031, 5, 20), "https://gazette.example/ferry")
    assert result.author == "Ada Merrow, Bo Lind"
    assert result.text == "# Not this\n\nIt left *at dawn*."


def test_front_matter_survives_windows_newlines_and_a_byte_order_mark(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "a.md", codecs.BOM_UTF8 + FRONT.replace("\n", "\r\n").encode())
    assert isinstance(result, Article)
    assert result.source == "Quillon Gazette"


def test_scalars_of_front_matter_stay_as_they_are_written(tmp_path: Path) -> None:
    result = article(tmp_path, "a.md", "---\ntitle: No\nsource: 007\npublished: 20310520\n---\nIt left.")
    assert (result.title, result.source, result.published) == ("No", "007", date(2031, 5, 20))


def test_an_impossible_date_in_front_matter_is_unknown(tmp_path: Path) -> None:
    assert article(tmp_path, "a.md", "---\ntitle: T\npublished: 2031-02-31\n---\nIt left.").published is None


def test_without_front_matter_the_first_heading_is_the_title(tmp_path: Path) -> None:
    result = article(tmp_path, "2031-05-20.md", "Intro.\n\n# Ferry leaves #\n\nIt left.")
    assert (result.title, result.published) == ("Ferry leaves", date(2031, 5, 20))
    assert result.text.startswith("Intro.")


@pytest.mark.parametrize(
    "text",
    [
        "---\nIt left at dawn: early.",
        "---\n\nIt left.\n\n---\n\nIt came back.",
        "---\nIt left at dawn\n---\nIt came back.",
        "---",
        "--- not a rule\nkey: value\n---\n",
    ],
)
def test_a_horizontal_rule_is_no_front_matter(tmp_path: Path, text: str) -> None:
    result = read_bytes(tmp_path, "a.md", text.encode())
    if text == "---":
        assert isinstance(result, Rejected)
    else:
        assert isinstance(result, Article)
        assert result.text == text.strip()


def test_malformed_front_matter_is_rejected_with_its_line(tmp_path: Path) -> None:
    assert "line 3" in reason(tmp_path, "a.md", "---\ntitle: T\nsource: a: b\n---\nIt left.")


@pytest.mark.parametrize(
    "block",
    [
        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]",
        "a: !!python/object/apply:os.system [ls]",
        "a: " + "[" * 9_000,
        "? [a]: b",
    ],
)
def test_hostile_front_matter_does_no_harm(tmp_path: Path, block: str) -> None:
    read_bytes(tmp_path, "a.md", f"---\ntitle: T\n{block}\n---\nIt left.".encode())


@pytest.mark.parametrize("body", [b"", b"   \n\t", b"\xef\xbb\xbf", b"\x00\x00\x00"])
def test_an_empty_file_is_called_empty(tmp_path: Path, body: bytes) -> None:
    assert reason(tmp_path, "a.txt", body) == "empty file"


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        b"%PDF-1.7 and so on",
        b"PK\x03\x04rest",
        bytes(range(256)) * 40,
        b"\x01\x02\x03\x04\x05\x06\x07\x08" * 40,
    ],
)
def test_binary_bytes_under_a_text_suffix_are_not_text(tmp_path: Path, body: bytes) -> None:
    assert reason(tmp_path, "a.txt", body).startswith("not text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 34 56\n78", "letters"),
        ("—— * * *", "letters"),
        ("a" * 20_001, "run of 20,001"),
        ("It left. " + "xyz" * 7_000, "run of 21,000"),
        ("海" * 20_001, "run of 20,001"),
        ("word " * 400_001, "longer than 2,000,000"),
    ],
)
def test_what_is_not_prose_is_rejected(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in reason(tmp_path, "a.txt", text)


@pytest.mark.parametrize("text", ["渡船於黎明離開港口" * 3_000, "เรือข้ามฟากออกจากท่า" * 1_200, "a" * 20_000 + " b"])
def test_scripts_without_spaces_are_prose(tmp_path: Path, text: str) -> None:
    assert article(tmp_path, "a.txt", text).text == text


def test_a_file_too_large_is_rejected_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(200 * limits.MIB)  # holes: no disk, and no memory if it is not read
    (result,) = read(Source(str(tmp_path / "a.txt")))
    assert result == Rejected(str(tmp_path / "a.txt"), "larger than 32 MiB")


def test_a_file_that_is_gone_is_rejected(tmp_path: Path) -> None:
    (result,) = read(Source(str(tmp_path / "gone.txt")))
    assert isinstance(result, Rejected)
