"""Copies: wire copy is one source; a report brought up to date is not a copy; sketches are small and stable."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from index.copies import SKETCH, first_copy, pack, resemblance, sketch, unpack

WORDS = [f"{a}{b}" for a in ("vel", "tar", "osk", "brin", "mar", "quil", "dun") for b in ("mora", "wick", "ell", "fen")]


def story(seed: int, words: int = 300) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(words))


@settings(deadline=None)
@given(st.text(max_size=3_000))
def test_a_sketch_survives_being_stored(text: str) -> None:
    made = sketch(text)
    assert unpack(pack(made)) == made
    assert 1 <= len(made) <= SKETCH
    assert len(pack(made)) <= 4 * SKETCH


@settings(deadline=None)
@given(st.text(min_size=1, max_size=500))
def test_every_text_is_a_copy_of_itself(text: str) -> None:
    assert resemblance(sketch(text), sketch(text)) == 1.0


def test_wire_copy_with_another_head_and_tail_is_a_copy() -> None:
    wire = story(1)
    assert first_copy(sketch(f"By our staff in Tarnwick. {wire}"), [(7, sketch(f"{wire} More on page two."))]) == 7


def test_case_and_punctuation_do_not_make_another_story() -> None:
    wire = story(2)
    assert resemblance(sketch(wire.upper()), sketch(wire.replace(" ", ", "))) == 1.0


def test_two_stories_are_no_copies() -> None:
    assert first_copy(sketch(story(3)), [(1, sketch(story(4))), (2, sketch(story(5)))]) is None


def test_a_report_whose_figures_moved_on_is_no_copy() -> None:
    before = " ".join(f"Ferry {i} of Velmora carried {i * 3} riders." for i in range(60))
    after = " ".join(f"Ferry {i} of Velmora carried {i * 7 + 1} riders." for i in range(60))
    assert first_copy(sketch(after), [(1, sketch(before))]) is None


def test_the_first_of_several_copies_is_the_one_named() -> None:
    made = sketch(story(6))
    assert first_copy(made, [(1, sketch(story(7))), (2, made), (3, made)]) == 2


def test_resemblance_is_the_same_both_ways() -> None:
    a, b = sketch(story(8) + story(9)), sketch(story(8))
    assert resemblance(a, b) == resemblance(b, a)
