"""What the tests of the archive share: articles in invented words, an archive of them, and models that count.

Nothing here touches the user's own data: every path that Dateline finds by itself leads into a temporary folder.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from index.records import Hit
from qa import Answer, Archive

PLACES = ("Velmora", "Tarnwick", "Oskell", "Brindlequay", "Marrowfen", "Quillhaven", "Dunmarsh", "Sorrelby")
ROOT = Path(__file__).parents[1]
WHOLE = "DATELINE_TEST_WHOLE"
ON_A_PHONE = frozenset(
    {
        "test_an_answer_grows_by_sentences_and_a_stopped_one_is_asked_again",
        "test_a_citation_is_glanced_at_followed_and_opened_in_its_report",
        "test_a_count_shows_its_number_and_each_point_of_its_plot_leads_to_its_source",
        "test_disputed_values_stand_side_by_side_and_lead_to_their_sources",
        "test_the_incidents_are_sorted_by_their_headers_by_mouse_and_by_keyboard",
        "test_what_happened_is_a_timeline_of_days_in_order",
        "test_the_day_asked_on_is_changed_by_its_chip_and_the_answer_follows",
        "test_a_refusal_looks_like_one_and_offers_a_better_question",
        "test_a_pasted_text_keeps_its_origin_and_nothing_that_is_rejected_is_lost",
        "test_the_archive_is_looked_through_by_time_by_publisher_and_by_words",
        "test_conversations_are_begun_opened_renamed_and_deleted",
        "test_what_a_reader_says_of_an_answer_is_stored_and_becomes_a_draft_of_gold",
        "test_a_whole_session_is_done_by_keyboard_alone",
        "test_nothing_but_a_login_is_there_until_the_password_is_right",
    }
)
"""Of the tests that drive the page on two screens, those that run on both."""
LONG = ("test_chat_page", "test_attacks", "test_crashes", "test_evaluating_report_page", "test_isolation")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What differs least from its neighbours runs with `DATELINE_TEST_WHOLE=yes` only; the longest files run first."""
    if not os.environ.get(WHOLE):
        dropped = set(filter(_is_nearly_another, items))
        config.hook.pytest_deselected(items=list(dropped))
        items[:] = [one for one in items if one not in dropped]
    items.sort(key=lambda one: not one.path.name.startswith(LONG))


def _is_nearly_another(item: pytest.Item) -> bool:
    """On a phone, all but one or two tests of each thing that a reader can do."""
    name, _, case = item.name.partition("[")
    return "390-dark" in case and name not in ON_A_PHONE


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """User data goes to a temporary folder, in this process and in those that it starts."""
    folder = tmp_path_factory.mktemp("user-data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.setenv("ANONYMIZED_TELEMETRY", "False")
        for name in [name for name in os.environ if name.startswith("DATELINE_")]:
            patch.delenv(name)
        yield folder


def write_article(folder: Path, name: str, body: str, **fields: str) -> Path:
    """One Markdown file with its fields (title, source, date, url) as front matter."""
    folder.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
    file = folder / f"{name}.md"
    file.write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")
    return file


def write_edition(folder: Path, number: int, edition: int = 1) -> Path:
    """Article `number` in an edition. Each sentence of it names the edition, so that a mixture shows."""
    place = PLACES[number % len(PLACES)]
    mark = f"edition{edition}"
    sentences = [
        f"The {place} ferry number {number} carried {edition * 100 + i} riders on trip {i}, the {mark} log says."
        for i in range(8 + 2 * edition)
    ]
    return write_article(
        folder,
        f"ferry-{number:02}",
        "\n\n".join(" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)),
        title=f"Ferry {number} of {place}",
        source=f"The {place} Lantern",
        date=f"2024-03-{number + 1:02}",
        url=f"https://lantern.example/ferry-{number}",
    )


def write_editions(folder: Path, numbers: Sequence[int], edition: int = 1) -> Path:
    for number in numbers:
        write_edition(folder, number, edition)
    return folder


@pytest.fixture(scope="session")
def ferry_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight articles, first edition."""
    return write_editions(tmp_path_factory.mktemp("ferries"), range(8))


@pytest.fixture(scope="session")
def _ferry_archive(tmp_path_factory: pytest.TempPathFactory, ferry_folder: Path) -> Path:
    folder = tmp_path_factory.mktemp("made") / "archive"
    with Archive.open(folder, passage_tokens=64, passage_overlap=16) as archive:
        archive.add(ferry_folder)
    return folder


@pytest.fixture(scope="module")
def ferries(_ferry_archive: Path) -> Iterator[Archive]:
    """The archive of the eight, to be read only."""
    with Archive.open(_ferry_archive, passage_tokens=64, passage_overlap=16) as archive:
        yield archive


@pytest.fixture
def ferries_copy(_ferry_archive: Path, tmp_path: Path) -> Path:
    """The folder of a copy of that archive, to be changed."""
    return Path(shutil.copytree(_ferry_archive, tmp_path / "archive"))


@pytest.fixture
def opened(ferries_copy: Path) -> Iterator[Archive]:
    """That copy, open."""
    with Archive.open(ferries_copy, passage_tokens=64, passage_overlap=16) as archive:
        yield archive


class CountingEmbedding(BaseEmbedding):
    """A small deterministic model: hashed words. It counts the texts that it was asked to embed."""

    dimensions: int = 24
    _texts: list[str] = PrivateAttr(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return self._texts

    def _embed(self, text: str) -> list[float]:
        vector = np.zeros(self.dimensions)
        for word in re.findall(r"\w+", text.lower()):
            vector[zlib.crc32(word.encode()) % self.dimensions] += 1.0
        return [float(value) for value in vector]

    def _get_text_embedding(self, text: str) -> list[float]:
        self._texts.append(text)
        return self._embed(text)

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._embed(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._embed(query)


@pytest.fixture
def model() -> CountingEmbedding:
    return CountingEmbedding(model_name="hashed-words")


def dateline(*arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """One command line, as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "qa.cli", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        timeout=timeout,
    )


def told(run: subprocess.CompletedProcess[str]) -> Any:
    """What a command printed with --json."""
    return json.loads(run.stdout)


def assert_exact(archive: Archive, answer: Answer) -> None:
    """Every quote is that slice of the article as it is now."""
    shown = answer.refusal.nearest if answer.refusal else answer.citations
    for citation in shown:
        article = archive.article(citation.source.article_id)
        assert article is not None
        assert article.text[citation.start : citation.end] == citation.quote
        assert article.text[citation.paragraph_start :].startswith(citation.paragraph)


def assert_unmixed(hits: Sequence[Hit], answer: Answer | None = None) -> None:
    """Nothing that belongs to one article comes from two editions of it, and every passage is an exact slice."""
    editions: dict[str, set[str]] = {}
    for hit in hits:
        assert hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text
        editions.setdefault(hit.article.id, set()).update(re.findall(r"edition\d", hit.passage.text))
    for citation in answer.citations if answer else ():
        editions.setdefault(citation.source.article_id, set()).update(re.findall(r"edition\d", citation.paragraph))
        within = citation.start - citation.paragraph_start
        assert citation.paragraph[within:].startswith(citation.quote)
    assert all(len(found) <= 1 for found in editions.values()), editions


def contents(archive: Archive) -> dict[str, tuple[str, str]]:
    """Revision and text of every article, by id."""
    return {article.id: (article.revision, article.text) for article in archive.articles()}


def found(archive: Archive, query: str, **bounds: Any) -> list[tuple[str, int, float]]:
    """A search's result in a form that compares: article, place and rounded score."""
    hits = archive.search(query, 50, **bounds)
    return [(hit.article.id, hit.passage.start, round(hit.score, 6)) for hit in hits]
