"""Sentences are scored by what they hold of the question, and an answer quotes each thing once."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest

from index.lexical import Bounds
from qa import Archive
from qa.compose import bears_on, choose
from qa.evidence import Weights, gather, has_cue
from qa.question import Kind, parse
from qa.retrieve import freshness, fuse, retrieve


@pytest.mark.parametrize(
    ("kind", "sentence", "holds"),
    [
        ("count", "Twelve people were hurt.", True),
        ("count", "It happened 3 times.", True),
        ("count", "Nobody knows.", False),
        ("when", "The talks opened on Tuesday.", True),
        ("when", "It was built in 1958.", True),
        ("when", "It was built long ago.", False),
        ("who", "The order came from Esper himself.", True),
        ("who", "The order came from above.", False),
        ("where", "It fell near Mosul.", True),
        ("where", "It fell near the fence.", False),
        ("what", "It fell near Mosul in 1958.", False),
    ],
)
def test_a_sentence_shows_the_kind_of_thing_that_is_asked_for(kind: Kind, sentence: str, holds: bool) -> None:
    assert has_cue(kind, sentence) is holds


@pytest.mark.parametrize(
    ("published", "asked", "expected"),
    [
        (date(2020, 3, 1), date(2020, 3, 1), 1.0),
        (date(2020, 3, 1), date(2020, 3, 15), 0.5),
        (date(2020, 3, 1), date(2020, 3, 29), 0.25),
        (None, date(2020, 3, 1), 0.0),
        (date(2020, 3, 1), None, 0.0),
    ],
)
def test_news_grows_old_by_half_every_fortnight(published: date | None, asked: date | None, expected: float) -> None:
    assert math.isclose(freshness(published, asked), expected)


def test_fused_scores_are_shares_of_each_lists_best() -> None:
    assert fuse([(1, 8.0), (2, 4.0)], [(2, 0.5), (3, 0.25)]) == pytest.approx({1: 0.65, 2: 0.325 + 0.35, 3: 0.175})
    assert fuse([], []) == {}
    assert fuse([], [(1, -0.2)]) == {}


def test_support_means_the_same_for_short_and_long_questions() -> None:
    short = Weights({"a": 4.0}, heaviest=5.0, unknown_names=0.0)
    long = Weights({str(n): 4.0 for n in range(16)}, heaviest=5.0, unknown_names=0.0)
    assert math.isclose(short.support(1.0), long.support(0.25))


def test_names_that_the_archive_never_heard_of_take_the_support_away() -> None:
    known = Weights({"a": 4.0}, heaviest=5.0, unknown_names=0.0)
    unknown = Weights({"a": 4.0}, heaviest=5.0, unknown_names=1.0)
    assert bears_on(known.support(1.0), 0.5)
    assert not bears_on(unknown.support(1.0), 0.5)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    stories = {
        "one": "The harbour at Vell was closed. Forty ships waited outside Vell harbour on Monday.",
        "two": "Forty ships waited outside Vell harbour on Monday. Prices for oranges rose in the shops.",
        "three": "Fifty ships waited outside Vell harbour on Monday. A pilot said that it would take weeks.",
        "four": "The orchestra of Lund played for two hours and was applauded by the whole town.",
    }
    for name, text in stories.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Archive.open(tmp_path / "archive")
    made.add([tmp_path / f"{name}.txt" for name in stories])
    return made


def test_the_same_sentence_in_two_articles_is_one_statement_with_two_citations(archive: Archive) -> None:
    answer = archive.ask("Which ships waited outside Vell harbour?")
    quoted = {s.text.split()[0]: len(s.citations) for s in answer.statements}
    assert quoted["Forty"] == 2


def test_another_figure_in_the_same_words_is_another_statement(archive: Archive) -> None:
    texts = [s.text for s in archive.ask("Which ships waited outside Vell harbour?").statements]
    assert any(t.startswith("Forty") for t in texts) and any(t.startswith("Fifty") for t in texts)


def test_a_story_on_another_topic_is_not_quoted(archive: Archive) -> None:
    answer = archive.ask("Which ships waited outside Vell harbour?")
    assert not any("orchestra" in s.text for s in answer.statements)


def test_the_same_archive_gives_the_same_evidence(archive: Archive) -> None:
    question = parse("How many ships waited?")

    def evidence() -> list[tuple[float, str]]:
        hits = retrieve(archive, question.text, 10, Bounds()).hits
        weights = Weights.of(question, archive.lexical)
        return [(e.score, e.text) for group in choose(gather(question, hits, archive.lexical, weights)) for e in group]

    assert evidence() == evidence()
