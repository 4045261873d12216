"""The lexicon: what a word stands for, what a user may add, and what is said of a mistake in his file."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import BadSetting
from index.incidents import Lexicon
from index.incidents.cues import find_cues

LEXICON = Lexicon.load()


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("attacks", ["attack"]),
        ("killings", ["killing"]),
        ("were killed", ["killing"]),
        ("deaths", ["killing"]),
        ("bombings", ["bombing"]),
        ("rocket attacks", ["strike"]),
        ("drone strikes", ["strike"]),
        ("shootings", ["shooting"]),
        ("wounded", ["injury"]),
        ("hunger strikes", ["protest"]),
        ("strikes", ["strike", "strike_action"]),
        ("earthquakes", ["disaster"]),
        ("layoffs", ["layoff"]),
        ("arrested", ["arrest"]),
        ("resigned", ["resignation"]),
        ("talks", ["talks"]),
        ("soldiers", []),
        ("", []),
    ],
)
def test_a_word_of_a_question_names_its_kinds(asked: str, kinds: list[str]) -> None:
    assert LEXICON.kind_of(asked) == kinds


def test_an_attack_includes_shootings_and_strikes() -> None:
    assert {"attack", "shooting", "bombing", "strike"} <= LEXICON.including("attack")
    assert LEXICON.including("shooting") == {"shooting"}
    assert LEXICON.parent("shooting") == "attack"


def strongest(sentence: str, kind: str) -> float:
    return max((cue.weight for cue in find_cues(sentence, LEXICON) if cue.kind == kind), default=0.0)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("He suffered a heart attack at home.", "attack"),
        ("The nurses went on strike for better pay.", "strike"),
        ("It was her second strike on goal.", "strike"),
        ("The coach was fired as manager of the club.", "shooting"),
        ("She got her flu shot at the pharmacy.", "shooting"),
        ("He was charged with attempted murder.", "killing"),
        ("Homicide detectives are on the case.", "killing"),
        ("No one was injured.", "injury"),
        ("He was out with a knee injury.", "injury"),
        ("The market crash wiped out savings.", "accident"),
        ("The stock market rallied.", "protest"),
    ],
)
def test_words_of_another_meaning_do_not_count(sentence: str, kind: str) -> None:
    assert strongest(sentence, kind) == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "The police foiled an attack on the embassy.",
        "They never attacked the embassy.",
        "There was no attack on the embassy.",
        "Militants could attack the embassy.",
        "He threatened to attack the embassy.",
        "They are planning an attack on the embassy.",
        "There were similar attacks.",
    ],
)
def test_what_did_not_happen_counts_little_or_nothing(sentence: str) -> None:
    assert strongest(sentence, "attack") < strongest("Militants attacked the embassy.", "attack") / 2


def write(folder: Path, text: str) -> Path:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_user_adds_a_kind_with_its_forms(tmp_path: Path) -> None:
    file = write(tmp_path, '[recall]\nlabel = "product recall"\nnouns = ["recall"]\nverbs = ["recall"]\n')
    lexicon = Lexicon.load(file)
    assert lexicon.kind_of("recalled") == ["recall"]
    assert lexicon.kinds["recall"].plural == "product recalls"
    assert lexicon.digest != LEXICON.digest


def test_a_user_changes_one_key_and_keeps_the_rest(tmp_path: Path) -> None:
    lexicon = Lexicon.load(write(tmp_path, '[attack]\nlabel = "assault"\n'))
    assert lexicon.kinds["attack"].label == "assault"
    assert lexicon.kind_of("attacked") == ["attack"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[recall", "TOML"),
        ('recall = "x"', "recall must be a table"),
        ("[recall]\nnouns = 3", "nouns must be a list"),
        ("[recall]\nnouns = [3]", "nouns must be a list"),
        ("[recall]\nlabel = 3", "label must be a text"),
        ('[recall]\nnoun = ["x"]', "unknown key 'noun'"),
        ('[recall]\nparent = "nothing"', "there is no such kind"),
        ('[recall]\nphrases = ["* recall"]', "must begin with a word"),
        ("[recall]\nundated = 1", "undated must be true or false"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(BadSetting, match=said) as error:
        Lexicon.load(file)
    assert str(file) in str(error.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="cannot be read"):
        Lexicon.load(tmp_path / "none.toml")
