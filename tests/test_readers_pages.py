"""HTML and PDF: the article alone, with what its publisher declared and nothing guessed."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path

import pytest

from index.readers import Source, limits, read
from index.readers.pdf import paragraphs
from index.records import Article, Rejected

STORY = [
    "The ferry Ondine ran aground on the Quillon sandbank early in the morning, and 41 passengers spent "
    "four hours on deck before a tug brought them back to the harbour.",
    "Harbour master Tove Brandt said that the channel had been surveyed on 3 February 2031 and that the "
    "bank had moved since. Nobody was hurt, she said, and the hull was sound.",
    "The company will run the older ferry Petrel until divers have looked at the propeller. Tickets stay "
    "valid, and passengers who missed a train can ask for their money back at the quay.",
]


def page(head: str = "", before: str = "", after: str = "", story: list[str] = STORY) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    return (
        f"<!DOCTYPE html><html><head><title>Ferry runs aground</title>{head}</head><body>"
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>Ferry runs aground</h1>{before}{body}{after}</article>"
        '<aside><h3>Most read</h3><a href="/x">Baker wins prize</a></aside>'
        '<div class="comments" id="comments"><p>First! What a silly captain, says a commenter.</p></div>'
        "<footer>Copyright. All rights reserved. Cookie settings.</footer></body></html>"
    )


def read_one(tmp_path: Path, name: str, body: str | bytes) -> Article | Rejected:
    (tmp_path / name).write_bytes(body.encode() if isinstance(body, str) else body)
    (found,) = read(Source(str(tmp_path / name)))
    return found


def article(tmp_path: Path, name: str, body: str | bytes) -> Article:
    found = read_one(tmp_path, name, body)
    assert isinstance(found, Article), found
    return found


def reason(tmp_path: Path, name: str, body: str | bytes) -> str:
    found = read_one(tmp_path, name, body)
    assert isinstance(found, Rejected), found
    return found.reason


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


HEAD = """
<meta property="og:site_name" content="Quillon Gazette">
<meta property="article:published_time" content="2031-05-20T22:10:00-05:00">
<meta property="article:modified_time" content="2031-06-01T10:00:00Z">
<meta name="author" content="Ada Merrow">
<link rel="canonical" href="https://gazette.example/ferry-aground">
"""


def test_a_page_gives_the_story_in_paragraphs_and_nothing_around_it(tmp_path: Path) -> None:
    text = article(tmp_path, "a.html", page(HEAD)).text
    assert all(paragraph in text.split("\n") for paragraph in STORY)
    for boilerplate in ("Sport", "Baker", "silly captain", "Cookie"):
        assert boilerplate not in text


def test_the_heading_of_a_page_is_its_title_and_not_its_first_paragraph(tmp_path: Path) -> None:
    assert article(tmp_path, "a.html", page(HEAD)).text.startswith(STORY[0])


def test_a_page_gives_the_fields_it_declares(tmp_path: Path) -> None:
    found = article(tmp_path, "a.html", page(HEAD))
    assert (found.title, found.source, found.author) == (
        "Ferry runs aground",
        "Quillon Gazette",
        "Ada Merrow",
    )
    assert (found.url, found.published) == ("https://gazette.example/ferry-aground", date(2031, 5, 20))


@pytest.mark.parametrize("count", [1, 2])
def test_a_short_dispatch_is_an_article(tmp_path: Path, count: int) -> None:
    assert STORY[0] in article(tmp_path, "a.html", page(story=STORY[:count])).text


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ('<meta property="article:published_time" content="2031-05-20">', ""),
        ('<meta name="DC.date.issued" content="2031-05-20">', ""),
        ('<meta itemprop="datePublished" content="May 20, 2031">', ""),
        (json_ld('{"@type":"NewsArticle","datePublished":"2031-05-20T08:00Z"}'), ""),
        (json_ld('[{"@graph":[{"@type":["Article"],"datePublished":"2031-05-20"}]}]'), ""),
        ("", '<time itemprop="datePublished" datetime="2031-05-20">Tuesday</time>'),
        ("", '<span itemprop="datePublished" content="2031-05-20">Tuesday</span>'),
        ("", '<p class="byline">By A. <time datetime="2031-05-20">Tuesday</time></p>'),
        ("", '<header><time datetime="2031-05-20T08:00:00Z">Tuesday</time></header>'),
        ("", "<div><time>20 May 2031</time></div>"),
        ('<link rel="canonical" href="https://gazette.example/2031/05/20/ferry">', ""),
    ],
)
def test_a_declared_date_is_found_wherever_it_is_declared(tmp_path: Path, head: str, before: str) -> None:
    assert article(tmp_path, "a.html", page(head, before)).published == date(2031, 5, 20)


@pytest.mark.parametrize(
    ("head", "after"),
    [
        ("", ""),
        ("", "<p>It was the worst accident since 14 July 2029.</p>"),
        ("", "<p>On 2029-07-14 it ran aground, too.</p><p>Published: 2029-07-14</p>"),
        ("", '<p>On <time datetime="2029-07-14">14 July</time> it ran aground.</p>'),
        ("", '<div><time datetime="2029-07-14">a</time><time datetime="2029-07-15">b</time></div>'),
        ("", '<div><time class="updated" datetime="2029-07-14">changed</time></div>'),
        ("", '<aside><time datetime="2029-07-14">another story</time></aside>'),
        ('<meta property="article:modified_time" content="2029-07-14">', ""),
        ('<meta property="article:published_time" content="03/04/2029">', ""),
        (json_ld('{"@type":"Event","datePublished":"2029-07-14"}'), ""),
        (json_ld('{"@type":"Article","dateModified":"2029-07-14"}'), ""),
        (json_ld('{broken "datePublished":"2029-07-14"'), ""),
        ("", "<!-- published 2029-07-14 --><script>var d = '2029-07-14';</script>"),
        ("", '<img src="/uploads/2029/07/14/boat.jpg">'),
        ("<title>Ferry on 14 July 2029</title>", ""),
    ],
)
def test_a_date_that_is_only_told_of_is_not_the_publication_date(tmp_path: Path, head: str, after: str) -> None:
    assert article(tmp_path, "a.html", page(head, after=after)).published is None


def test_a_pages_file_name_dates_it_when_the_page_does_not(tmp_path: Path) -> None:
    assert article(tmp_path, "2031-05-20-ferry.html", page()).published == date(2031, 5, 20)


def test_a_canonical_address_that_is_only_the_front_page_identifies_nothing(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://gazette.example/">'
    assert article(tmp_path, "a.html", page(head)).url is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-1", "koi8-r", "shift_jis"])
def test_a_page_is_read_in_the_charset_it_declares(tmp_path: Path, encoding: str) -> None:
    words = {"koi8-r": "паром сел на мель", "shift_jis": "フェリーが座礁"}.get(encoding, "café naïve")
    body = page(f'<meta charset="{encoding}">', story=[f"{words}: {STORY[0]}", *STORY[1:]])
    assert words in article(tmp_path, "a.html", body.encode(encoding)).text


@pytest.mark.parametrize(
    "body",
    [
        "<html><body><script>var story = 'It left at dawn.';</script></body></html>",
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<html></html>",
        "<!-- nothing -->",
        "<",
    ],
)
def test_a_page_without_an_article_is_rejected(tmp_path: Path, body: str) -> None:
    assert reason(tmp_path, "a.html", body) == "no article text in the page"


@pytest.mark.parametrize("body", ["<div>" * 50_000, "<a href=" * 20_000, "<table><tr><td>" * 9_000 + "x " * 99])
def test_hostile_markup_is_survived(tmp_path: Path, body: str) -> None:
    read_one(tmp_path, "a.html", body)


def test_a_page_of_too_many_elements_is_rejected(tmp_path: Path) -> None:
    assert "more than 100,000 elements" in reason(tmp_path, "a.html", "<a>y</a>" * 100_001)


def test_nothing_is_fetched_for_a_page_or_a_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a reader of local files opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    article(
        tmp_path,
        "a.html",
        page(HEAD + '<base href="https://gazette.example/"><iframe src="https://x.example">'),
    )
    (tmp_path / "b.html").write_text("https://gazette.example/ferry", "utf-8")
    (tmp_path / "b.xml").write_text("https://gazette.example/feed", "utf-8")
    found = [*read(Source(str(tmp_path / "b.html"))), *read(Source(str(tmp_path / "b.xml")))]
    assert not any("AssertionError" in one.reason for one in found if isinstance(one, Rejected))


def test_a_saved_page_with_its_parts_is_read(tmp_path: Path) -> None:
    import email.message

    message = email.message.EmailMessage()
    message["Snapshot-Content-Location"] = "https://gazette.example/ferry"
    message.set_content(page(), subtype="html")
    message.add_related(b"\x89PNG", "image", "png")
    found = article(tmp_path, "a.mhtml", message.as_bytes())
    assert STORY[0] in found.text
    assert found.url == "https://gazette.example/ferry"


# PDF


def pdf(*pages: str, title: str | None = None, password: str | None = None) -> bytes:
    from fpdf import FPDF

    document = FPDF()
    document.set_font("Helvetica", size=11)
    if title:
        document.set_title(title)
        document.set_author("Ada Merrow")
    if password is not None:
        document.set_encryption(owner_password="owner", user_password=password)
    for text in pages:
        document.add_page()
        document.multi_cell(0, 6, text)
    return bytes(document.output())


def test_a_pdf_gives_its_paragraphs_its_title_and_no_date_of_making(tmp_path: Path) -> None:
    found = article(tmp_path, "a.pdf", pdf("\n\n".join(STORY[:2]), STORY[2], title="Ferry runs aground"))
    assert found.text == "\n\n".join(STORY)
    assert (found.title, found.author, found.published) == ("Ferry runs aground", "Ada Merrow", None)


def test_a_pdfs_file_name_dates_it(tmp_path: Path) -> None:
    assert article(tmp_path, "2031-05-20.pdf", pdf(STORY[0])).published == date(2031, 5, 20)


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path) -> None:
    assert "OCR" in reason(tmp_path, "a.pdf", pdf(""))


def test_a_pdf_behind_a_password_is_rejected(tmp_path: Path) -> None:
    assert "encrypted" in reason(tmp_path, "a.pdf", pdf(STORY[0], password="secret"))


def test_a_pdf_of_too_many_pages_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_PAGES", 2)
    assert reason(tmp_path, "a.pdf", pdf("a", "b", "c")) == "more than 2 pages"


@pytest.mark.parametrize("body", [b"%PDF-1.7\nnothing", b"no pdf at all", pdf(STORY[0])[:300]])
def test_a_broken_pdf_is_rejected_and_not_talked_about(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    assert reason(tmp_path, "a.pdf", body)
    assert not caplog.records


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("The ferry ran a-\nground at dawn.", "The ferry ran aground at dawn."),
        ("The Iran-\nbacked crew left.", "The Iran-backed crew left."),
        ("The ship-owner left. Another ship-\nowner came.", "The ship-owner left. Another ship-owner came."),
        ("The fer\xad\nry left.", "The ferry left."),
        ("One line that is long enough to be\ncontinued here. Then it goes on and\nends.", None),
        (
            "A heading\nThe first line of the story is long\nand goes on here with many more words.",
            "A heading\n\nThe first line of the story is long and goes on here with many more words.",
        ),
        (
            "The first paragraph has a long line\nand ends here.\nThe second begins and goes on for long.",
            "The first paragraph has a long line and ends here.\n\nThe second begins and goes on for long.",
        ),
        ("First page has text that is long.\n7", "First page has text that is long."),
    ],
)
def test_wrapped_lines_become_paragraphs_again(lines: str, expected: str | None) -> None:
    assert paragraphs([lines]) == (expected or lines.replace("\n", " "))


def test_a_sentence_runs_on_over_the_page_break() -> None:
    pages = ["The ferry left the harbour of Quillon at\n1", "2\ndawn and came back at noon."]
    assert paragraphs(pages) == "The ferry left the harbour of Quillon at dawn and came back at noon."
