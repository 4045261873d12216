"""The embedding model: texts -> unit vectors.

The default is WordLlama's static vectors, whose weights lie in its wheel: nothing is fetched, and
`llama_index` is not imported to ask a question. Any LlamaIndex embedding serves in its place.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import BadSetting, EmbeddingUnavailable

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

Vectors = NDArray[np.float32]
DEFAULT = "wordllama"
_PROVIDERS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    # By itself LlamaIndex tries a server that is down ten times, for a minute and a half a question.
    "openai": ("llama_index.embeddings.openai", "OpenAIEmbedding", "model", {"max_retries": 1, "timeout": 30.0}),
    "ollama": ("llama_index.embeddings.ollama", "OllamaEmbedding", "model_name", {}),
    "huggingface": ("llama_index.embeddings.huggingface", "HuggingFaceEmbedding", "model_name", {}),
}
"""Module, class, the argument that takes the model's name, and further arguments."""


class Embedder(Protocol):
    """What the archive asks of an embedding model."""

    @property
    def name(self) -> str:
        """Names the model; vectors of different names are never compared."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a row, in the order of the texts. Shape (len(texts), dimensions)."""

    def question(self, text: str) -> Vectors:
        """One unit vector. Shape (dimensions,)."""


class StaticEmbedder:
    """WordLlama: the mean of 256-dimensional token vectors; about 3,000 passages a second on 2 cores.

    Pooling is done here and not by `WordLlamaInference.embed`, which pads every text to the longest of
    its batch and is half as fast; the vectors are the same to the last bit.
    """

    name = DEFAULT

    def __init__(self) -> None:
        model = _wordllama()
        self._vectors: Vectors = model.embedding
        self._tokenizer = model.tokenizer
        self._tokenizer.no_padding()

    def passages(self, texts: Sequence[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        pooled = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        for row, tokens in zip(pooled, encoded, strict=True):
            if tokens.ids:
                row[:] = self._vectors[np.minimum(tokens.ids, len(self._vectors) - 1)].mean(axis=0)
        return _unit(pooled)

    def question(self, text: str) -> Vectors:
        vector: Vectors = self.passages([text])[0]
        return vector


class LlamaIndexEmbedder:
    """Any LlamaIndex `BaseEmbedding`."""

    def __init__(self, model: BaseEmbedding, name: str | None = None) -> None:
        self.name = name or f"{type(model).__name__}:{model.model_name}"
        self._model = model

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._call(lambda: self._model.get_text_embedding_batch(list(texts)))

    def question(self, text: str) -> Vectors:
        vector: Vectors = self._call(lambda: [self._model.get_query_embedding(text)])[0]
        return vector

    def _call(self, embed: Any) -> Vectors:
        try:
            return _unit(np.asarray(embed(), dtype=np.float32))
        except Exception as error:  # every provider raises its own kinds
            raise EmbeddingUnavailable(
                f"The embedding model {self.name} did not answer ({type(error).__name__}: {error}). "
                "Check its address and key; nothing was lost, and the command can be run again."
            ) from error


def load(setting: str | BaseEmbedding) -> Embedder:
    """The embedder that a setting names, or one around a LlamaIndex embedding that is given.

    Args:
        setting: `wordllama`, `openai:MODEL`, `ollama:MODEL`, `huggingface:MODEL`, or a `BaseEmbedding`.

    Raises:
        BadSetting: no such provider.
        EmbeddingUnavailable: the extra is not installed, or the model cannot be loaded.
    """
    if not isinstance(setting, str):
        return LlamaIndexEmbedder(setting)
    check_name(setting)
    if setting == DEFAULT:
        return _static()
    provider, _, model = setting.partition(":")
    return LlamaIndexEmbedder(_provided(provider, model), setting)


def check_name(setting: str) -> None:
    """Raise BadSetting for what no setting can name; nothing is loaded."""
    provider, _, model = setting.partition(":")
    if setting != DEFAULT and (provider not in _PROVIDERS or not model):
        raise BadSetting(f"embedding is {setting!r}; give wordllama, openai:MODEL, ollama:MODEL or huggingface:MODEL.")


def _provided(provider: str, model: str) -> BaseEmbedding:
    from importlib import import_module

    module, cls, argument, further = _PROVIDERS[provider]
    try:
        made: BaseEmbedding = getattr(import_module(module), cls)(**{argument: model}, **further)
    except ImportError as error:
        raise EmbeddingUnavailable(
            f"{provider}:{model} needs an extra that is not installed. Run: pip install 'dateline[{provider}]'"
        ) from error
    except Exception as error:  # every provider raises its own kinds
        raise EmbeddingUnavailable(f"{provider}:{model} cannot be loaded: {error}") from error
    return made


@cache
def _static() -> StaticEmbedder:
    return StaticEmbedder()


def _wordllama() -> Any:
    """The model from the wheel's own folder; its import must not set up logging for the whole process."""
    root = logging.getLogger()
    guard = logging.NullHandler()
    root.addHandler(guard)
    try:
        import wordllama
    finally:
        root.removeHandler(guard)
    folder = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=folder, disable_download=True)


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(norms > 0, norms, 1)).astype(np.float32)
