"""The ledger keeps a figure as a short row and gives it back as it was."""

from __future__ import annotations

import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figures import Figure, dump, load, read, read_text
from index.figures.records import Comparison, Kind, WindowSource
from index.passages import split
from index.records import Article
from index.sentences import sentences_of
from index.windows import Window

DAY = date(2020, 3, 11)
TEXT = (
    "Since late October, there have been 24 rocket attacks on the port of Basra or on ships, killing a total of three "
    "American sailors, one British sailor and one Iraqi guard.\nAbout 40% of the crews left, and $3.5 million was lost."
)

days = st.none() | st.dates()
texts = st.text(max_size=20) | st.sampled_from(["", "rocket attacks", "since late October", "24", "attacks"])
unit = st.floats(0, 1)
numbers = st.floats(0, 1e17) | st.integers(0, 10**6).map(float)
plain_windows = st.builds(Window, days, days, texts, unit, st.integers(0, 400))
windows = st.builds(
    Window, days, days, texts, unit, st.integers(0, 400), st.lists(plain_windows, max_size=2).map(tuple)
)
places = st.integers(0, 500)
figures = st.builds(
    Figure,
    article_id=st.just("a"),
    start=places,
    end=places,
    sentence=st.tuples(places, places),
    kind=st.sampled_from(get_args(Kind)),
    low=numbers,
    high=numbers,
    comparison=st.sampled_from(get_args(Comparison)),
    head=texts,
    unit=texts,
    scope=texts,
    predicate=texts,
    currency=texts,
    share_of=texts,
    window=st.none() | windows,
    window_source=st.sampled_from(get_args(WindowSource)),
    as_of=days,
    cumulative=st.booleans(),
    total=st.booleans(),
    confidence=unit,
)


@settings(max_examples=500, deadline=None)
@given(figures, st.sampled_from(["", TEXT]))
def test_any_figure_survives_the_ledger(figure: Figure, text: str) -> None:
    row = json.loads(json.dumps(dump(figure, text)))
    assert load("a", row, text) == figure


@pytest.mark.parametrize("anchor", [DAY, None])
def test_what_was_read_survives_the_ledger(anchor: date | None) -> None:
    for figure in read_text(TEXT, anchor):
        assert load("", json.loads(json.dumps(dump(figure, TEXT))), TEXT) == figure


def test_a_row_is_short_because_it_points_into_the_text() -> None:
    found = read_text(TEXT, DAY)
    rows = [json.dumps(dump(figure, TEXT), separators=(",", ":")) for figure in found]
    assert sum(map(len, rows)) / len(rows) <= 75
    assert not any("attack" in row for row in rows)


def test_an_article_is_read_through_its_sentences() -> None:
    article = Article.create(TEXT, path="a.txt", published=DAY)
    found = read(article, sentences_of(article, split(article)))
    assert [figure.value for figure in found] == [24, 3, 1, 1, 40, 3.5e6]
    assert {figure.article_id for figure in found} == {article.id}
    assert [f.start for f in found] == [f.start for f in read_text(article.text, DAY)]
