"""What readers add to the archive behind the page: files and pasted text, and how far it has come."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from paged import HOSTILE
from stocked import BRIDGE, archived, chosen, counts, typed, uploads, written

from index.settings import Settings
from qa.desk.stock import Stock
from qa.desk.stock_records import Wanted
from qa.plain import line
from qa.uploads import LONGEST_NAME, PASTED, Words, keep, safe_name


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATELINE_ARCHIVE", raising=False)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return archived(tmp_path)


@pytest.fixture
def stock(settings: Settings) -> Stock:
    return Stock(settings)


# -- files -------------------------------------------------------------------------------------------------------------


def test_uploads_are_kept_in_the_archive_and_rejected_ones_are_not(stock: Stock, tmp_path: Path) -> None:
    good = written(tmp_path / "up", "2020-03-17-besmaya.txt", "Two rockets fell on Besmaya, the army said.")
    done = stock.add(chosen(good, written(tmp_path / "up", "empty.txt", "")))
    assert done.report is not None
    assert (counts(done), [r.path for r in done.report.rejected]) == ((1, 0, 0, 1), ["empty.txt"])
    assert uploads(stock) == ["2020-03-17-besmaya.txt"]


def test_the_same_name_again_is_a_new_version_of_the_article(stock: Stock, tmp_path: Path) -> None:
    stock.add(chosen(written(tmp_path / "a", "note.txt", "The bridge opens on Monday, the mayor said.")))
    done = stock.add(chosen(written(tmp_path / "b", "note.txt", "The bridge opens on Friday, the mayor said.")))
    assert counts(done) == (0, 1, 0, 0)
    assert [head.title for head in done.updated] == ["The bridge opens on Friday, the mayor said."]


def test_two_files_of_one_name_in_one_upload_do_not_overwrite_each_other(tmp_path: Path) -> None:
    given = [written(tmp_path / room, "note.txt", room) for room in ("a", "b")]
    kept, refused = keep(given, tmp_path / "uploads")
    assert [file.read_text() for file in kept] == ["a"]
    assert [r.path for r in refused] == ["note.txt"]


ODD_NAMES = ["../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/x.txt", "..", ".hidden", "", "con<>:|?*.txt"]


@pytest.mark.parametrize("name", [*ODD_NAMES, "a\x00b.txt", "a\u202etxt.exe", "é" * 400 + ".html", "a\udcff.txt"])
def test_a_kept_name_stays_in_its_folder_and_looks_like_what_it_is(name: str, tmp_path: Path) -> None:
    safe = safe_name(name)
    assert (tmp_path / safe).resolve().parent == tmp_path.resolve()
    assert not safe.startswith(".")
    assert safe == line(safe)
    assert len(safe.encode()) <= LONGEST_NAME
    assert Path(safe).suffix == (Path(name.replace("\u202e", "_")).suffix if "." in name.strip(".") else "")


# -- text --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "fields", "title"),
    [
        (f"Bridge to open\n\n{BRIDGE}", {}, "Bridge to open"),
        (f"Bridge to open\n\n{BRIDGE}", {"title": "My own"}, "My own"),
        (BRIDGE, {}, BRIDGE),
        (f"---\ntitle: not this\n---\n{BRIDGE}", {"title": "None of it"}, "None of it"),
        (f"\r\n\r\nBridge to open\r\n\r\n{BRIDGE}", {}, "Bridge to open"),
        (BRIDGE, {"title": 'a "quoted" \\title: # no comment'}, 'a "quoted" \\title: # no comment'),
        (BRIDGE, {"title": "😀 \ufffe \u2028 line"}, "😀 \ufffd line"),
        (BRIDGE, {"title": "t" * 10_000}, "t" * 300),
    ],
)
def test_pasted_text_is_an_article_under_its_title(
    stock: Stock, words: str, fields: dict[str, str], title: str
) -> None:
    done = stock.add(typed(words, publisher="Quillon Post", day="2020-04-02", **fields))
    (head,) = done.added
    assert (head.title, head.source, str(head.published)) == (title, "Quillon Post", "2020-04-02")
    assert BRIDGE in (stock.archive.article(head.id) or pytest.fail("gone")).text
    assert done.left == Words()


@pytest.mark.parametrize("words", [*HOSTILE, "<p>a paragraph</p>", "a\x00b", "[x](javascript:alert(1))"])
def test_pasted_text_stays_as_it_was_written(stock: Stock, words: str) -> None:
    done = stock.add(typed(f"{words} {BRIDGE}", title=words, publisher=words))
    article = stock.archive.article(done.added[0].id)
    assert article is not None
    assert article.text == f"{words} {BRIDGE}".replace("\x00", "")
    assert article.published is None


def test_the_same_text_again_corrects_what_was_said_of_it(stock: Stock) -> None:
    stock.add(typed(BRIDGE, publisher="Quillon Pots"))
    assert counts(stock.add(typed(BRIDGE, publisher="Quillon Pots"))) == (0, 0, 1, 0)
    assert counts(stock.add(typed(BRIDGE, publisher="Quillon Post", day="2020-04-02"))) == (0, 1, 0, 0)
    assert len(uploads(stock)) == 1


@pytest.mark.parametrize(
    ("words", "fields", "reason"),
    [
        ("12345 67890", {}, "no letters"),
        ("x" * 30_000, {}, "not prose"),
        (BRIDGE, {"day": "31 February"}, "give it as YYYY-MM-DD"),
        (BRIDGE, {"day": "9999-01-01"}, "give it as YYYY-MM-DD"),
    ],
)
def test_a_text_that_is_rejected_comes_back_with_the_reason(
    stock: Stock, words: str, fields: dict[str, str], reason: str
) -> None:
    targets = typed(words, title="Bridge", publisher="Post", **fields)
    done = stock.add(targets)
    assert done.report is not None
    ((path, why),) = [(r.path, r.reason) for r in done.report.rejected]
    assert (path, done.left) == (PASTED, targets.words)
    assert reason in why
    assert uploads(stock) == []


# -- while it works ----------------------------------------------------------------------------------------------------


def test_adding_tells_how_far_it_has_come_and_at_last_what_became_of_it(stock: Stock, tmp_path: Path) -> None:
    given = [written(tmp_path / "up", f"{n}.txt", f"Report {n}. {BRIDGE}") for n in range(4)]
    *growing, last = stock.adding(chosen(*given))
    steps = [step.progress for step in growing]
    assert steps
    assert all(step is not None and step.total == 4 for step in steps)
    assert (last.whole, counts(last)) == (True, (4, 0, 0, 0))


def test_adding_goes_on_to_its_end_when_nobody_listens_any_more(stock: Stock, tmp_path: Path) -> None:
    growing = stock.adding(chosen(written(tmp_path / "up", "a.txt", BRIDGE)))
    next(growing)
    growing.close()  # type: ignore[attr-defined]
    for _ in range(600):
        if stock.browse(Wanted()).coverage.articles == 2:
            break
        time.sleep(0.1)
    assert stock.browse(Wanted()).coverage.articles == 2


def test_what_breaks_while_adding_is_raised_to_who_listens(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise TimeoutError("broken")

    monkeypatch.setattr(stock, "_refused", broken)
    with pytest.raises(TimeoutError, match="broken"):
        list(stock.adding(typed(BRIDGE)))
