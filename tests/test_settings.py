"""Settings: a keyword, else the environment, else the default; what makes no sense is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.settings import Settings
from qa import Archive, BadSetting


def test_nothing_given_means_the_defaults() -> None:
    assert Settings.load({}) == Settings()


def test_the_environment_fills_what_no_keyword_gives() -> None:
    found = Settings.load({"DATELINE_PORT": "8080", "DATELINE_ARCHIVE": "/made"}, port=9090, archive=None)
    assert (found.port, found.archive) == (9090, "/made")


def test_an_empty_variable_is_one_that_is_not_set() -> None:
    assert Settings.load({"DATELINE_PORT": ""}).port == Settings().port


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"passage_tokens": 31}, "passage_tokens"),
        ({"passage_tokens": 5000}, "passage_tokens"),
        ({"passage_overlap": -1}, "passage_overlap"),
        ({"passage_tokens": 64, "passage_overlap": 33}, "passage_overlap"),
        ({"port": 0}, "port"),
        ({"port": 70000}, "port"),
        ({"chroma_url": "localhost:8000"}, "chroma_url"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_name(given: dict[str, object], named: str) -> None:
    with pytest.raises(BadSetting, match=named):
        Settings.load({}, **given)


def test_a_variable_that_is_no_number_is_refused_by_name() -> None:
    with pytest.raises(BadSetting, match="DATELINE_PASSAGE_TOKENS"):
        Settings.load({"DATELINE_PASSAGE_TOKENS": "many"})


def test_every_setting_can_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_PASSAGE_TOKENS", "77")
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.settings.passage_tokens == 77


def test_an_unknown_embedding_is_refused_before_a_new_archive_takes_it(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="wordllama"):
        Archive.open(tmp_path / "archive", embedding="wordlama")
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.embedder.name == "wordllama"


def test_the_environments_model_is_for_new_archives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Archive.open(tmp_path / "archive").close()
    monkeypatch.setenv("DATELINE_EMBEDDING", "ollama:some-model")
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.catalog.meta("embedding") == "wordllama"
    with Archive.open(tmp_path / "new") as archive:
        assert archive.catalog.meta("embedding") == "ollama:some-model"
