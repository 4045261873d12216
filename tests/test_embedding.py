"""Embeddings: unit vectors, the same for the same text, and another model only on purpose."""

from __future__ import annotations

import logging

import numpy as np
import pytest
from conftest import CountingEmbedding
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding import LlamaIndexEmbedder, load
from qa import BadSetting, EmbeddingUnavailable


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200), min_size=1, max_size=5))
def test_default_vectors_are_finite_and_of_length_one(texts: list[str]) -> None:
    vectors = load("wordllama").passages(texts)
    assert vectors.shape == (len(texts), 256)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(abs(length - 1) < 1e-5 or (length == 0) for length in lengths)


def test_a_text_has_the_same_vector_alone_and_in_company() -> None:
    model = load("wordllama")
    alone = model.passages(["The Velmora ferry sank."])[0]
    company = model.passages(["x " * 500, "The Velmora ferry sank.", ""])[1]
    assert np.array_equal(alone, company)
    assert np.array_equal(alone, model.question("The Velmora ferry sank."))


def test_like_means_near() -> None:
    model = load("wordllama")
    ferry, boat, bread = model.passages(
        ["the ferry sank in the storm", "a boat went down in heavy seas", "bread recipe"]
    )
    assert ferry @ boat > ferry @ bread


def test_the_default_is_loaded_once_and_leaves_logging_alone() -> None:
    before = list(logging.getLogger().handlers)
    assert load("wordllama") is load("wordllama")
    assert logging.getLogger().handlers == before


def test_a_llamaindex_embedding_is_named_by_class_and_model(model: CountingEmbedding) -> None:
    embedder = load(model)
    assert embedder.name == "CountingEmbedding:hashed-words"
    vectors = embedder.passages(["ferry", "ferry boat"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


@pytest.mark.parametrize("setting", ["tarot", "openai", "openai:", "", ":x", "OPENAI:x"])
def test_a_setting_that_names_no_model_is_refused(setting: str) -> None:
    with pytest.raises(BadSetting, match="wordllama"):
        load(setting)


def test_an_extra_that_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "llama_index.embeddings.openai", None)
    with pytest.raises(EmbeddingUnavailable, match=r"pip install 'dateline\[openai\]'"):
        load("openai:some-model")


def test_a_model_that_fails_is_said_to_be_unavailable() -> None:
    class Broken(CountingEmbedding):
        def _get_text_embedding(self, text: str) -> list[float]:
            raise ConnectionError("nobody there")

    with pytest.raises(EmbeddingUnavailable, match="nobody there"):
        LlamaIndexEmbedder(Broken(model_name="broken")).passages(["ferry"])
