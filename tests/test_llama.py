"""The archive inside LlamaIndex: real retriever, query engine and embedding classes, no LLM."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import numpy as np
import pytest
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding

from index.embedding import DEFAULT, load
from qa import Archive
from qa.llama import WordLlamaEmbedding
from qa.sample import examples


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("llama") / "archive") as archive:
        archive.add(examples() / "archive")
        yield archive


def test_the_retriever_gives_passages_that_say_where_they_stand(sample: Archive) -> None:
    retriever = sample.as_retriever(k=3, end="2020-03-31")
    assert isinstance(retriever, BaseRetriever)
    nodes = retriever.retrieve("rockets at the Taji camp")
    assert len(nodes) == 3
    for found in nodes:
        article = sample.article(found.node.metadata["article_id"])
        start, end = found.node.start_char_idx, found.node.end_char_idx  # type: ignore[attr-defined]
        assert article is not None
        assert article.text[start:end] == found.node.get_content()
        assert found.node.metadata["published"] <= "2020-03-31"


def test_the_query_engine_answers_with_citations_as_source_nodes(sample: Archive) -> None:
    engine = sample.as_query_engine(as_of="2020-03-20")
    assert isinstance(engine, BaseQueryEngine)
    response = engine.query("How many attacks since October?")
    assert "24" in str(response)
    assert response.metadata is not None
    assert [n.node.get_content() for n in response.source_nodes] == [c["quote"] for c in response.metadata["citations"]]


def test_the_query_engine_declines_as_the_archive_does(sample: Archive) -> None:
    response = asyncio.run(sample.as_query_engine().aquery("Who won the football final in Lisbon?"))
    assert response.metadata is not None
    assert response.metadata["status"] == "declined"


def test_the_embedded_model_is_a_llamaindex_embedding() -> None:
    model = WordLlamaEmbedding()
    assert isinstance(model, BaseEmbedding)
    texts = ["rockets hit a base", "prices rose again"]
    assert np.allclose(model.get_text_embedding_batch(texts), load(DEFAULT).passages(texts))
    assert np.allclose(model.get_query_embedding(texts[0]), load(DEFAULT).question(texts[0]))


def test_an_archive_made_with_it_agrees_with_the_default(
    sample: Archive, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Archive.open(tmp_path_factory.mktemp("other") / "archive", embedding=WordLlamaEmbedding()) as other:
        other.add(examples() / "archive")
        found = [hit.passage.text for hit in other.search("rockets at the Taji camp")]
    assert found == [hit.passage.text for hit in sample.search("rockets at the Taji camp")]
