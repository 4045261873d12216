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
        ({"upload_mebibytes": 0}, "upload_mebibytes"),
        ({"upload_mebibytes": 1025}, "upload_mebibytes"),
        ({"question_length": 9}, "question_length"),
        ({"question_length": 2001}, "question_length"),
        ({"answers": 0}, "answers"),
        ({"answers": 65}, "answers"),
        ({"waiting": 0}, "waiting"),
        ({"waiting": 10_001}, "waiting"),
        ({"rate": -1}, "rate"),
        ({"hosts": ","}, "hosts"),
        ({"hosts": "http://news.example"}, "hosts"),
        ({"hosts": "news.example/page"}, "hosts"),
        ({"hosts": "*"}, "hosts"),
        ({"hosts": "news example"}, "hosts"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_name(given: dict[str, object], named: str) -> None:
    with pytest.raises(BadSetting, match=named):
        Settings.load({}, **given)


def test_a_variable_that_is_no_number_is_refused_by_name() -> None:
    with pytest.raises(BadSetting, match="DATELINE_PASSAGE_TOKENS"):
        Settings.load({"DATELINE_PASSAGE_TOKENS": "many"})


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("READ_ONLY", "yes", True),
        ("READ_ONLY", "off", False),
        ("MCP", "1", True),
        ("UPLOAD_MEBIBYTES", "64", 64),
        ("RATE", "0", 0),
        ("AUTH", "ada:tea", "ada:tea"),
    ],
)
def test_how_the_page_is_served_can_come_from_the_environment(variable: str, text: str, value: object) -> None:
    assert getattr(Settings.load({f"DATELINE_{variable}": text}), variable.lower()) == value


@pytest.mark.parametrize("variable", ["READ_ONLY", "MCP"])
def test_what_is_neither_yes_nor_no_is_refused_by_name(variable: str) -> None:
    with pytest.raises(BadSetting, match=f"DATELINE_{variable}"):
        Settings.load({f"DATELINE_{variable}": "perhaps"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ada:tea", {"ada": "tea"}),
        ("ada:tea,eve:juice", {"ada": "tea", "eve": "juice"}),
        ("ada:tea\neve:juice\r\n\n", {"ada": "tea", "eve": "juice"}),
        (" ada : tea with milk , ", {"ada": "tea with milk"}),
        ("ada:tea:with:colons", {"ada": "tea:with:colons"}),
        ("ada:@tea", {"ada": "@tea"}),
    ],
)
def test_names_and_passwords_are_read_from_the_setting(text: str, expected: dict[str, str]) -> None:
    assert {account.user: account.password for account in Settings(auth=text).accounts()} == expected


def test_names_and_passwords_are_read_from_a_file_whose_passwords_may_hold_commas(tmp_path: Path) -> None:
    file = tmp_path / "accounts"
    file.write_bytes("\ufeffada:tea, with milk\r\n\r\neve:juice:cold\n".encode())
    found = {account.user: account.password for account in Settings(auth=f"@{file}").accounts()}
    assert found == {"ada": "tea, with milk", "eve": "juice:cold"}


@pytest.mark.parametrize(
    "text",
    ["swordfish", "ada:tea,swordfish", ":swordfish", "swordfish:", "swordfish: ", ",", "\n", "ada:a,ada:swordfish"],
)
def test_an_account_that_makes_no_sense_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(BadSetting, match="auth") as refused:
        Settings(auth=text)
    assert "swordfish" not in str(refused.value)


@pytest.mark.parametrize("content", [None, b"", b"swordfish", b"\xff\xfe\x00swordfish"])
def test_a_file_of_accounts_that_makes_no_sense_is_refused_without_repeating_it(
    content: bytes | None, tmp_path: Path
) -> None:
    file = tmp_path / "swordfish"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadSetting, match="auth") as refused:
        Settings(auth=f"@{file}").accounts()
    assert "swordfish" not in str(refused.value)


def test_a_password_with_a_comma_is_told_where_it_belongs() -> None:
    with pytest.raises(BadSetting, match="@FILE"):
        Settings(auth="ada:tea,with milk")


def test_a_password_is_not_shown_with_the_settings() -> None:
    settings = Settings(auth="ada:swordfish")
    assert "swordfish" not in f"{settings!r}{settings.accounts()!r}"


@pytest.mark.parametrize(
    ("given", "allowed"),
    [
        ({}, {"localhost", "127.0.0.1", "::1"}),
        ({"host": "::1"}, {"localhost", "127.0.0.1", "::1"}),
        ({"host": "127.0.0.2"}, {"localhost", "127.0.0.1", "::1", "127.0.0.2"}),
        ({"host": "0.0.0.0"}, None),
        ({"host": "news.example"}, None),
        (
            {"hosts": "News.Example:8443, [2001:DB8::1]:80"},
            {"localhost", "127.0.0.1", "::1", "news.example", "2001:db8::1"},
        ),
    ],
)
def test_the_names_that_a_page_goes_by(given: dict[str, str], allowed: set[str] | None) -> None:
    assert Settings.load({}, **given).allowed_hosts() == allowed


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
