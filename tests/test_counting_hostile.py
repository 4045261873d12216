"""Whatever stands in questions and articles, a tally comes out, and its numbers hold together."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from reported import said

from index.windows import Window
from qa.counting import Candidate, read_asked, tally
from qa.counting.vote import Ballot, vote

PIECES = (
    "7 people were killed including 3 soldiers of the 40 , and one from Norway per cent % the number reached to of of "
    "them 1,2,3 1/2 🚀 é \u0000 “ ” ' - – . ? how many total 99999999999999999999 0 -4 about at least more than 3-1"
).split(" ")
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)
UNITS = st.sampled_from(["", "people", "soldiers", "Danish soldiers", "🚀", "of", "é é é", "rocket attacks", "7"])
DAYS = st.one_of(st.none(), st.sampled_from([date.min, date.max, date(2020, 2, 29), date(2021, 3, 10)]))
WINDOWS = st.one_of(st.none(), st.builds(Window, DAYS, DAYS, st.sampled_from(["", "since May", "in 2020", "🚀"])))
NUMBERS = st.one_of(st.integers(-3, 50).map(float), st.sampled_from([1e40, 0.5, float("inf"), float("nan")]))


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    before, after = draw(SENTENCES), draw(SENTENCES)
    return said(
        f"{before} #7 {after}",
        "#7",
        draw(NUMBERS),
        draw(UNITS),
        by=draw(st.sampled_from(["A", "B"])),
        on=draw(DAYS),
        window=draw(WINDOWS),
        high=draw(st.one_of(st.none(), NUMBERS)),
        comparison=draw(st.sampled_from(["exactly", "at least", "about", "range"])),
        predicate=draw(st.sampled_from(["", "killed", "é", "told"])),
        near=draw(SENTENCES),
        rank=draw(st.integers(-1, 9)),
    )


QUESTIONS = ["How many people were killed?", "How many attacks in Norway?", "How much?", "how many of the of", "toll"]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(QUESTIONS), st.lists(candidates(), max_size=8), WINDOWS, DAYS)
def test_no_article_makes_a_tally_fail(
    question: str, told: list[Candidate], window: Window | None, as_of: date | None
) -> None:
    asked = read_asked(question)
    if asked is None:
        return
    found = tally(asked, window, as_of, told)
    assert 0 <= found.share <= 1
    for count in (found.leading, *found.series, *found.disputes, *found.alternatives, *found.apart):
        if count is not None and count.terms:
            assert count.low == sum(term.figure.low for term in count.terms)
    leading = found.leading
    assert leading is None or all(c.published is None or not as_of or c.published <= as_of for c in leading.candidates)
    out = [candidate for candidate, _ in found.left_out]
    assert leading is None or not any(candidate is other for candidate in leading.candidates for other in out)


@given(st.lists(st.builds(Ballot, st.integers(0, 5).map(float), st.floats(0, 1), st.sampled_from("ab")), max_size=12))
def test_the_shares_of_a_vote_make_one(ballots: list[Ballot]) -> None:
    standings = vote(ballots)
    assert [s.weight for s in standings] == sorted((s.weight for s in standings), reverse=True)
    total = sum(s.share for s in standings)
    assert not standings or abs(total - 1) < 1e-9 or all(s.weight == 0 for s in standings)


def test_one_story_has_one_voice_for_a_number() -> None:
    ballots = [Ballot(3, 0.5, "wire")] * 4 + [Ballot(5, 0.4, "x"), Ballot(5, 0.4, "y")]
    assert [(s.value, round(s.share, 2)) for s in vote(ballots)] == [(5, 0.62), (3, 0.38)]


def test_a_sentence_without_end_is_weighed() -> None:
    asked = read_asked("How many people?")
    assert asked is not None
    found = tally(
        asked, None, None, [said(f"{fill * 200_000} 7 people", "7", 7, "people") for fill in ("9 ", "x", " ")]
    )
    assert found.leading is not None
    assert found.leading.low == 7
