"""Conversations and answers to take along: whole, escaped, and in need of nothing from elsewhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from kept import HOSTILE, QUOTE, TEXT, made, refused
from markdown_it import MarkdownIt

from qa.answer import Answer, Statement
from qa.keeping import Conversation, Heading, Limits, Rating, Turn
from qa.keeping.documents import to_json, to_markdown, to_text, turn_to_markdown
from qa.keeping.figures import SHOWN
from qa.keeping.printed import answer_to_page, to_page

MOMENT = datetime(2024, 3, 7, 12, tzinfo=UTC)
TURNS = (
    Turn(1, "How many trams?", made(), limits=Limits(date(2024, 3, 6), publishers=("The Lantern",)), asked=MOMENT),
    Turn(2, "Who won?", refused(), asked=MOMENT, rating=Rating(True)),
    Turn(3, "And then?", problem="You stopped this answer.", asked=MOMENT),
)
TALK = Conversation(Heading("id", "Trams of Velmora", "/archives/velmora", MOMENT, MOMENT, 3), TURNS)


def hostile(text: str) -> Conversation:
    """The text wherever somebody else's text may stand."""
    source = replace(made().citations[0].source, title=text, source=text, url=text, path=text)
    cited = replace(
        made().citations[0], source=source, quote=text, paragraph=f"{text} {text}", start=20 + len(text) + 1
    )
    cited = replace(cited, end=cited.start + len(text))
    statements = tuple(replace(statement, text=text, citations=(1,)) for statement in made().statements)
    answer = made(text, statements=statements, citations=(cited,), count=None)
    turns = (Turn(1, text, answer, text, Limits(publishers=(text,)), MOMENT),)
    return Conversation(replace(TALK.heading, title=text, archive=text), turns)


class Page(HTMLParser):
    """The elements of a page, their attributes, and the words that are shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_record_holds_every_answer_whole() -> None:
    record = json.loads(json.dumps(to_json(TALK)))
    restored = [turn["answer"] and Answer.from_json(turn["answer"]) for turn in record["turns"]]
    assert restored == [made(), refused(), None]
    assert record["title"] == "Trams of Velmora"
    assert record["turns"][0]["limits"] == {
        "as_of": "2024-03-06", "start": None, "end": None, "publishers": ["The Lantern"]
    }  # fmt: skip
    assert record["turns"][1]["rating"] == {"right": True, "reasons": [], "why": ""}
    assert record["turns"][2]["problem"] == "You stopped this answer."


def test_a_document_has_a_heading_a_question_with_limits_answer_and_sources() -> None:
    document = to_markdown(TALK)
    assert re.findall(r"^#+ .+$", document, re.MULTILINE) == [
        "# Trams of Velmora", "## How many trams?", "## Who won?", "## And then?"
    ]  # fmt: skip
    for part in ("as of 2024-03-06", "The Lantern", QUOTE, "Sources:", "Nearest evidence:", "You stopped this answer."):
        assert part in document


def test_an_answer_is_copied_as_plain_text_with_its_sources() -> None:
    lines = to_text(made()).splitlines()
    assert lines[0] == "How many trams stood still?"
    assert lines[2] == "12 trams stood still. [1]"
    assert "[1] Trams stand still — The Velmora Lantern, 6 March 2024: “Twelve trams stood still.”" in to_text(made())
    assert "Nearest evidence:" in to_text(refused())


def test_the_page_shows_each_quote_in_its_paragraph_and_marks_lead_to_it() -> None:
    page = Page(to_page(TALK))
    words = "".join(page.words)
    for part in (
        "Trams of Velmora",
        "How many trams?",
        "as of 2024-03-06",
        TEXT,
        "You stopped this answer.",
        "No answer.",
    ):
        assert part in words
    ids = {attributes.get("id") for _, attributes in page.elements}
    targets = [str(attributes["href"]) for tag, attributes in page.elements if tag == "a"]
    assert len(targets) == 7 and all(target.removeprefix("#") in ids for target in targets)
    assert [tag for tag, _ in page.elements].count("mark") == 3


def test_the_figure_is_taken_along_with_how_it_grew_who_differs_and_what_happened() -> None:
    document, page = to_markdown(TALK), Page(to_page(TALK))
    for heading in ("How the figure grew", "Sources differ", "Added up", "Incidents told of in the archive"):
        assert f"\n\n{heading}:\n\n|" in document
    assert "| 5 March 2024 | 7 trams | since 1 March | [1] |" in document
    assert "| 5 March 2024 | 13.5 trams | since 1 March | [2] |" in document
    assert "| 5 March 2024 | Velmora | accident | [2] |" in document
    captions = page.words[page.words.index("How the figure grew") :]
    assert "13.5 trams" in captions and [tag for tag, _ in page.elements].count("table") == 4


def test_a_sum_of_money_keeps_its_sign() -> None:
    count = made().count
    assert count
    dear = replace(
        count, value=40e6, high=40e6, unit="", series=(replace(count.series[0], value=3e6, high=3e6, unit=""),)
    )
    answer = made(statements=(Statement("It cost $40 million.", (1,), "computed"),), count=dear)
    assert "| \\$3 million |" in turn_to_markdown(Turn(1, "?", answer))
    assert "<td>$3 million</td>" in answer_to_page(answer)


def test_a_table_without_sources_has_no_column_for_them() -> None:
    count = made().count
    assert count
    bare = made(
        count=replace(count, series=(), disputes=(), terms=(), incidents=(replace(count.incidents[0], citations=()),))
    )
    assert "| Day | Place | What |\n" in turn_to_markdown(Turn(1, "?", bare))
    assert '<th scope="col">Sources</th>' not in answer_to_page(bare)


def test_sources_that_only_a_table_leads_to_are_taken_along_under_their_own_numbers() -> None:
    answer = made(statements=made().statements[:1])  # cites the first alone
    for document in (
        to_markdown(replace(TALK, turns=(Turn(1, "?", answer),))),
        "".join(Page(answer_to_page(answer)).words),
    ):
        assert "An old leaf" in document
    assert "- [2] An old leaf" in to_markdown(replace(TALK, turns=(Turn(1, "?", answer),)))
    assert "An old leaf" not in to_text(answer)


def test_a_long_table_is_cut_and_says_so() -> None:
    count = made().count
    assert count
    many = made(count=replace(count, incidents=count.incidents * (SHOWN + 7)))
    for document in (to_markdown(replace(TALK, turns=(Turn(1, "?", many),))), answer_to_page(many)):
        assert "And 7 more." in document and document.count("Velmora") < SHOWN + 100


def test_what_the_answer_rests_on_and_how_it_was_read_is_taken_along() -> None:
    for document in (to_markdown(TALK), "".join(Page(to_page(TALK)).words), to_text(made())):
        for part in (
            "As of 6 March 2024.",
            "2 articles",
            "Understood as: whole?",
            "a note",
            "https",
            "lantern.example",
        ):
            assert part in document


def test_no_document_to_pass_on_tells_where_the_archive_lies() -> None:
    assert "/archives" not in to_page(TALK) and "velmora" in to_page(TALK)
    assert "/in/" not in to_page(TALK) + to_markdown(TALK) + to_text(made())


def test_the_page_needs_nothing_from_elsewhere_and_can_be_printed() -> None:
    for page in (to_page(TALK), answer_to_page(made())):
        elements = Page(page).elements
        assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in elements}
        assert not any(name in ("src", "srcset", "style") for _, attributes in elements for name in attributes)
        assert "@media print" in page and "url(" not in page and "@import" not in page
        assert "default-src 'none'" in page


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text_in_every_document(text: str) -> None:
    talk, plain = hostile(text), hostile("plain")
    shape = [tag for tag, _ in Page(to_page(plain)).elements]
    page = Page(to_page(talk))
    missing = {"h1", "p", "h2"} if not text else set()  # an empty field has no line of its own
    assert [tag for tag, _ in page.elements if tag not in missing] == [tag for tag in shape if tag not in missing]
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert all(str(attributes["href"]).startswith("#") for tag, attributes in page.elements if tag == "a")
    rendered = MarkdownIt("gfm-like", {"html": True, "linkify": True}).render(to_markdown(talk)[:20_000])
    assert {tag for tag, _ in Page(rendered).elements} <= {"h1", "h2", "p", "ul", "ol", "li"}
    for document in (to_page(talk), to_markdown(talk), to_text(made(text))):
        assert not set("\x1b\x00\u202e") & set(document)
    json.dumps(to_json(talk))
