"""Questions offered instead of one that was declined, and articles read in whole: what stands behind the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import write_article

from index.settings import Settings
from qa.better import LONGEST, MOST, better
from qa.desk import GONE, Conversation, Desk
from qa.engine import Archive
from qa.plain import line
from qa.reading import read

ATTACKS = (
    ("2020-03-11", "Velmora", "Two soldiers were killed in an attack on the camp at Velmora on 11 March 2020."),
    ("2020-05-02", "Oskell", "Nine sailors were killed in an attack on the port of Oskell on 2 May 2020."),
    ("2021-07-09", "Tarnwick", "A clerk was killed in an attack on the bank of Tarnwick on 9 July 2021."),
)


@pytest.fixture(scope="module")
def attacks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    room = tmp_path_factory.mktemp("attacks")
    for day, place, told in ATTACKS:
        text = f"{told} The police said so. Witnesses saw smoke over {place}."
        write_article(room / "articles", place, text, title=f"Attack at {place}", source="The Lantern", date=day)
    with Archive.open(room / "archive") as archive:
        archive.add(room / "articles")
        archive.ask("Was anybody hurt?")  # what the first question loads is no part of another one's time
        yield archive


def offered(archive: Archive, question: str) -> tuple[str, ...]:
    answer = archive.ask(question)
    assert answer.refusal, answer.text
    return better(answer, archive.ask)


@pytest.mark.parametrize(
    ("question", "kind", "part"),
    [
        ("Who was killed in the attack?", "ambiguous", "in the attack on "),
        ("How many sailors were killed at Oskell in 2035?", "outside_dates", "How many sailors were killed at Oskell"),
    ],
)
def test_a_declined_question_is_offered_as_the_archive_can_answer_it(
    attacks: Archive, question: str, kind: str, part: str
) -> None:
    refusal = attacks.ask(question).refusal
    assert refusal
    assert refusal.kind == kind
    found = offered(attacks, question)
    assert 1 <= len(found) <= MOST
    assert part in found[0]


@pytest.mark.parametrize(
    "question",
    ["Who was killed in the attack?", "What happened in 2035?", "Who won the chess final?", "How many geese at Ulm?"],
)
def test_what_is_offered_is_answered_short_and_another_question(attacks: Archive, question: str) -> None:
    for other in offered(attacks, question):
        assert attacks.ask(other).status == "answered"
        assert other != question
        assert len(other) <= LONGEST
        assert other == line(other)


def test_at_most_three_questions_are_asked_and_none_once_time_is_up(
    attacks: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    declined = attacks.ask("Who was killed in the attack?")
    asked: list[str] = []

    def ask(question: str) -> object:
        asked.append(question)
        return declined

    assert better(declined, ask) == ()  # type: ignore[arg-type]
    assert 1 <= len(asked) <= MOST
    asked.clear()
    monkeypatch.setattr("qa.better.PATIENCE", -1.0)
    assert better(declined, ask) == ()  # type: ignore[arg-type]
    assert not asked


def test_an_answered_question_is_offered_no_other(attacks: Archive) -> None:
    assert better(attacks.ask("How many sailors were killed at Oskell?"), attacks.ask) == ()


def test_a_hostile_question_is_offered_only_harmless_ones(attacks: Archive) -> None:
    answer = attacks.ask("Who was killed in the attack?")
    assert answer.refusal
    for text in ("\u202e" * 50, "<script>" * 200, "(((((" * 300, "$1 \\1 {x}" * 40, "9" * 2000):
        hostile = replace(answer, question=text, understood=replace(answer.understood, phrase=text[:9]))
        for kind in ("ambiguous", "outside_dates", "other_scope", "not_in_archive"):
            declined = replace(hostile, refusal=replace(answer.refusal, kind=kind))
            assert all(q == line(q) for q in better(declined, attacks.ask))


# -- reading -------------------------------------------------------------------------------------------------------


def test_an_article_is_read_with_its_quotes_figures_and_incidents(attacks: Archive) -> None:
    citation = attacks.ask("How many sailors were killed at Oskell?").citations[0]
    reading = read(attacks, citation.source.article_id, [(citation.start, citation.end)])
    assert reading
    text = reading.article.text
    marked = {(one.mark, text[one.start : one.end]) for one in reading.marked}
    assert ("quote", citation.quote) in marked
    assert ("figure", "Nine") in marked
    assert any(mark == "incident" and "Oskell" in words for mark, words in marked)


def test_quotes_outside_the_text_are_no_marks(attacks: Archive) -> None:
    article = next(attacks.articles())
    reading = read(attacks, article.id, [(-5, 3), (10, 10), (9, 2), (10**9, 10**9 + 5), (3, 10**9)])
    assert reading
    assert all(0 <= one.start < one.end <= len(article.text) for one in reading.marked)
    assert [(one.start, one.end) for one in reading.marked if one.mark == "quote"] == [(0, 3), (3, len(article.text))]


@pytest.mark.parametrize("made_up", ["", "no such", "../../etc/passwd", "x" * 10_000, "\x00", None, 7, ["a"], {"a": 1}])
def test_an_id_that_a_browser_made_up_opens_nothing(attacks: Archive, tmp_path: Path, made_up: object) -> None:
    desk = Desk(Settings(archive=str(attacks.folder)))
    assert desk.stock.article(made_up).problem == GONE
    assert desk.opened(Conversation(), made_up, made_up).problem == GONE


def test_a_refused_turn_carries_what_to_ask_instead(attacks: Archive) -> None:
    desk = Desk(Settings(archive=str(attacks.folder)))
    for question in ("Was anybody hurt?", "Who was killed in the attack?"):
        *_, said = desk.ask(question, Conversation())
    assert said.finished[0].better
    *_, said = desk.ask(said.finished[0].better[0], said)
    assert said.finished[1].answer
    assert said.finished[1].answer.status == "answered"
