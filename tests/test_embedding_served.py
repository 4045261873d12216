"""An embedding model behind a real HTTP server, as OpenAI's protocol has it; and that server gone."""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from qa import Archive, EmbeddingMismatch, EmbeddingUnavailable

STORY = "The ferry to Orrin was late on Monday. Two hundred passengers waited at the pier."
MODEL = "openai:text-embedding-3-small"


class Embeddings(BaseHTTPRequestHandler):
    """Vectors drawn from the words of a text: the more words two texts share, the nearer they are."""

    asked: list[int]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
        self.asked.append(len(texts))
        rows = [{"object": "embedding", "index": n, "embedding": vector(text)} for n, text in enumerate(texts)]
        answer = json.dumps({"object": "list", "model": body["model"], "data": rows, "usage": {}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing on the error stream."""


def vector(text: str) -> list[float]:
    total = np.zeros(16)
    for word in text.lower().split():
        total += np.random.default_rng(zlib.crc32(word.encode())).standard_normal(16)
    return [float(value) for value in total]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    Embeddings.asked = []
    served = ThreadingHTTPServer(("127.0.0.1", 0), Embeddings)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    monkeypatch.setenv("OPENAI_API_BASE", f"http://127.0.0.1:{served.server_port}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "a key of no worth")
    yield served
    served.shutdown()
    served.server_close()


@pytest.mark.usefixtures("server")
def test_a_served_model_embeds_each_passage_once(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(STORY, encoding="utf-8")
    with Archive.open(tmp_path / "archive", embedding=MODEL) as archive:
        archive.add(tmp_path / "ferry.txt")
        asked = len(Embeddings.asked)
        assert archive.rebuild().ok
        assert len(Embeddings.asked) == asked, "a rebuild takes its vectors from the catalog"
        assert archive.ask("Which passengers waited at the pier?").status == "answered"
    with pytest.raises(EmbeddingMismatch, match="rebuild --embedding"):
        Archive.open(tmp_path / "archive", embedding="wordllama")


def test_without_its_server_an_archive_is_searched_by_words_and_says_so(
    tmp_path: Path, server: ThreadingHTTPServer
) -> None:
    (tmp_path / "ferry.txt").write_text(STORY, encoding="utf-8")
    with Archive.open(tmp_path / "archive", embedding=MODEL) as archive:
        archive.add(tmp_path / "ferry.txt")
        server.shutdown()
        server.server_close()
        answer = archive.ask("Which passengers waited at the pier?")
        assert answer.status == "answered"
        assert "words alone" in answer.understood.note
        (tmp_path / "second.txt").write_text("A second story about the lighthouse keeper.", encoding="utf-8")
        with pytest.raises(EmbeddingUnavailable, match="text-embedding-3-small"):
            archive.add(tmp_path / "second.txt")
        assert archive.check().ok, "a failed add leaves nothing half done"
