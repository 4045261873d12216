"""Passages: exact slices, whole sentences, nothing lost, sizes within limits, names that stay."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import LONGEST_SENTENCE, count_tokens, sentences, split, stamp, tokenizer
from index.records import Article, clean_text

PIECES = st.sampled_from(
    [
        *(
            ". ",
            "! ",
            "? ",
            "\n",
            "\n\n",
            " ",
            "  ",
            "\t",
            "。",
            "؟",
            "...",
            "Mr. ",
            "U.S. ",
            "a.m. ",
            "“",
            "”",
            "(",
            ")",
        ),
        *(
            "<|endoftext|>",
            "<|fim_prefix|>",
            "24",
            "3.5",
            "\u2028",
            "\x85",
            "\x0b",
            "\x0c",
            "\u200f",
            "\ufeff",
            "😀",
            "é",
        ),
        *("ferry", "Velmora", "مرسى", "渡船", "เรือข้ามฟาก"),
    ]
)
LONG = st.builds(lambda piece, times: piece * times, PIECES, st.integers(1, 1500))
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=40), LONG), max_size=12).map("".join).map(clean_text)
EDGES = [
    "x" * 5_000,
    "a" + " " * 5_000 + "b",
    "word " * 3_000,
    "\n" * 500 + "One line." + "\n" * 500,
    "<|endoftext|>" * 400,
    "渡" * 4_000,
    "No end",
    "....................",
    "A.\nB.\n\nC",
]


def article(text: str, title: str = "Ferries") -> Article:
    return Article.create(text, path="/made/a.txt", title=title)


def hold_for(text: str, size: int = 64, overlap: int = 16) -> None:
    """Every promise of a split, for one text."""
    made = article(text)
    passages = split(made, size, overlap)
    covered = bytearray(len(made.text))
    for passage in passages:
        assert made.text[passage.start : passage.end] == passage.text
        assert passage.sentences[0][0] == passage.start
        assert passage.sentences[-1][1] == passage.end
        for start, end in passage.sentences:
            assert "\n" not in made.text[start:end]
            assert 0 < end - start <= LONGEST_SENTENCE
            assert made.text[start:end].strip()
            covered[start:end] = b"\1" * (end - start)
    assert all(covered[i] or c.isspace() for i, c in enumerate(made.text))
    assert [passage.ordinal for passage in passages] == list(range(len(passages)))
    assert len({passage.id for passage in passages}) == len(passages)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_passages_are_exact_slices_that_lose_no_character(text: str) -> None:
    hold_for(text)


@pytest.mark.parametrize("text", EDGES, ids=lambda text: repr(text[:12]))
def test_extreme_texts_are_split_like_any_other(text: str) -> None:
    hold_for(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_sentences_come_in_order_and_do_not_overlap(text: str) -> None:
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(32, 300), st.integers(0, 16))
def test_a_passage_holds_no_more_tokens_than_allowed_unless_one_sentence_does(text: str, size: int, over: int) -> None:
    made = article(text)
    for passage in split(made, size, over):
        counts = count_tokens([made.text[start:end] for start, end in passage.sentences])
        assert sum(counts) <= size or len(counts) == 1


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 32))
def test_a_passage_repeats_whole_sentences_within_the_overlap_and_always_goes_on(text: str, overlap: int) -> None:
    made = article(text)
    passages = split(made, 64, overlap)
    for before, after in pairwise(passages):
        shared = [span for span in after.sentences if span in before.sentences]
        assert list(before.sentences[len(before.sentences) - len(shared) :]) == shared
        assert sum(count_tokens([made.text[start:end] for start, end in shared])) <= overlap
        assert after.end > before.end
        assert after.start > before.start


def test_without_overlap_no_sentence_is_repeated() -> None:
    made = article("The ferry left Velmora at dawn with forty riders. " * 60)
    spans = [span for passage in split(made, 64, 0) for span in passage.sentences]
    assert len(spans) == len(set(spans)) == 60


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = "Mr. Osk met Dr. Brindle at 9 a.m. in Velmora. They spoke of ferries."
    assert [text[start:end] for start, end in sentences(text)][-1] == "They spoke of ferries."


def test_a_stamp_stays_until_text_or_rules_change() -> None:
    made = article("The ferry left Velmora.")
    name = stamp(made, 256, 32)
    assert name == stamp(article("The ferry left Velmora."), 256, 32)
    assert name == stamp(replace(made, path="/elsewhere"), 256, 32)
    others = {
        stamp(article("The ferry left Oskell."), 256, 32),
        stamp(article("The ferry left Velmora.", "Boats"), 256, 32),
    }
    assert name not in others | {stamp(made, 128, 32), stamp(made, 256, 16)}


def test_passage_ids_are_derived_from_article_revision_and_place() -> None:
    made = article("The ferry left Velmora at dawn with forty riders. " * 60)
    first, second = split(made, 64, 16), split(made, 64, 16)
    assert first == second
    assert all(p.id == f"{made.id}:{stamp(made, 64, 16)}:{p.ordinal}" for p in first)


def test_special_tokens_are_counted_as_the_text_they_are() -> None:
    assert count_tokens(["<|endoftext|>"])[0] > 1


def test_several_threads_may_want_the_tokenizer_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    for _ in range(5):
        tokenizer.cache_clear()
        with ThreadPoolExecutor(8) as pool:
            found = [pool.submit(tokenizer) for _ in range(8)]
        assert {one.result().name for one in found} == {"cl100k_base"}
    assert "TIKTOKEN_CACHE_DIR" not in os.environ
