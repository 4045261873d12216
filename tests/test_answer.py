"""What an answer shows: marks that lead to sources, dates or their absence, and hostile text as text."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from index.records import Coverage
from qa import show
from qa.answer import Answer, Citation, Refusal, Source, Statement, Understood, long_date, quoted
from qa.plain import markdown, page, terminal

HEAD = Source("a1", "Rockets at the camp", "The Courier", date(2020, 3, 6), "https://news.example/1", "/in/one.md")
UNDATED = Source("a2", "An old page", None, None, None, "/in/two.txt")
TEXT = "Quiet night. Three rockets fell. No one was hurt."


def citation(n: int, source: Source) -> Citation:
    return Citation(n, source, "Three rockets fell.", 13, 32, TEXT, 0)


def answer(**changes: object) -> Answer:
    values: dict[str, object] = {
        "question": "How many rockets?",
        "kind": "count",
        "statements": (Statement("Three rockets fell.", (1, 2)),),
        "citations": (citation(1, HEAD), citation(2, UNDATED)),
        "refusal": None,
        "understood": Understood(as_of=date(2020, 3, 6)),
        "coverage": Coverage(2, 1, date(2020, 3, 6), date(2020, 3, 6)),
        "archive_version": "v1",
    }
    return Answer(**(values | changes))  # type: ignore[arg-type]


def test_every_statement_names_publisher_and_date_and_its_marks() -> None:
    assert answer().text == "- “Three rockets fell.” — The Courier, 6 March 2020; unknown publisher, undated [1][2]"


def test_the_record_is_json_and_quotes_are_slices_of_their_paragraph() -> None:
    record = json.loads(json.dumps(answer().to_json()))
    assert record["status"] == "answered"
    assert record["citations"][1]["published"] is None
    for cited in record["citations"]:
        start = cited["start"] - cited["paragraph_start"]
        assert cited["paragraph"][start : start + len(cited["quote"])] == cited["quote"]


def test_a_refusal_gives_its_reason_and_the_nearest_evidence() -> None:
    refused = answer(statements=(), citations=(), refusal=Refusal("not_in_archive", "No.", (citation(1, HEAD),)))
    assert refused.status == "declined"
    assert "Nearest evidence" in refused.to_markdown() and "Nearest evidence" in show.answer(refused)
    assert refused.to_json()["refusal"]["nearest"][0]["quote"] == "Three rockets fell."


def test_the_terminal_shows_the_quote_within_its_paragraph() -> None:
    assert "Quiet night. »Three rockets fell.« No one was hurt." in show.answer(answer())


def test_an_archive_without_dates_claims_no_as_of() -> None:
    shown = show.answer(answer(understood=Understood(None), coverage=Coverage(2, 2, None, None)))
    assert "As of" not in shown
    assert "The archive holds 2 articles, 2 of them undated." in shown


@pytest.mark.parametrize(("day", "text"), [(date(2020, 3, 6), "6 March 2020"), (None, "undated")])
def test_days_are_written_out(day: date | None, text: str) -> None:
    assert long_date(day) == text


@pytest.mark.parametrize(("text", "marked"), [("a", "“a”"), ("“a” b", "‘“a” b’"), ('say "a"', '‘say "a"’')])
def test_a_quote_in_a_quote_gets_other_marks(text: str, marked: str) -> None:
    assert quoted(text) == marked


@pytest.mark.parametrize(
    "hostile",
    [
        "![x](http://bad.example/p.png)",
        "[click](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "**bold** _it_ `code` ~~gone~~ | cell |",
        "https://bad.example and www.bad.example and a@bad.example",
        "&lt;script&gt; &#x3c;b&#x3e;",
        "$x^2$ \\[y\\]",
    ],
)
def test_markdown_in_an_article_is_no_markup_in_the_answer(hostile: str) -> None:
    renderer = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    assert tags(renderer.render(f"- “{markdown(hostile)}”")) <= {"ul", "li"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


def tags(html: str) -> set[str]:
    """Every element in the HTML."""
    parser = _Tags()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u2066", "\u200f", "\ufeff", "\x7f"])
def test_what_would_steer_a_terminal_becomes_visible(char: str) -> None:
    for plain in (terminal, markdown, page):
        assert char not in plain(f"a{char}[31mb")


def test_markup_is_text_in_a_page() -> None:
    assert page("<b onclick='x'>\"&") == "&lt;b onclick=&#x27;x&#x27;&gt;&quot;&amp;"
