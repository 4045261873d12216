"""Conversations are kept whole, in bounds, and for their reader alone."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from kept import HOSTILE, made, plainly, refused

from index.errors import NoSuchConversation, NotKept
from qa.keeping import Capacity, Limits, Shelf, Turn, is_reader_id, new_reader_id, rows

READER = new_reader_id()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with_file = Shelf(tmp_path / "desk.db")
    yield with_file
    with_file.close()


def test_a_conversation_comes_back_whole(shelf: Shelf) -> None:
    limits = Limits(date(2024, 3, 6), date(2024, 1, 1), None, ("The Velmora Lantern", "Tarnwick Post"))
    asked = datetime(2024, 3, 7, 12, tzinfo=UTC)
    turns = (
        Turn(1, "How many trams stood still?", made(), limits=limits, asked=asked),
        Turn(2, "Who won the regatta?", refused(), asked=asked),
        Turn(3, "And then?", problem="You stopped this answer.", asked=asked),
    )
    id = shelf.keep(READER, turns[0], archive="/archives/velmora")
    for turn in turns[1:]:
        assert shelf.keep(READER, turn, id) == id
    kept = shelf.open(READER, id)
    assert kept.turns == turns
    heading = kept.heading
    assert (heading.title, heading.archive, heading.turns) == (turns[0].question, "/archives/velmora", 3)
    assert heading.created < heading.changed


def test_the_conversation_that_changed_last_is_listed_first(shelf: Shelf) -> None:
    ids = [shelf.keep(READER, Turn(1, f"Question {n}?")) for n in range(3)]
    shelf.keep(READER, Turn(2, "One more?"), ids[0])
    assert [heading.id for heading in shelf.list(READER)] == [ids[0], ids[2], ids[1]]
    assert [heading.turns for heading in shelf.list(READER)] == [2, 1, 1]


def test_a_turn_is_replaced_and_those_after_it_dropped(shelf: Shelf) -> None:
    id = shelf.keep(READER, Turn(1, "First?"))
    for n in (2, 3, 4):
        shelf.keep(READER, Turn(n, f"Number {n}?"), id)
    shelf.keep(READER, Turn(2, "Another?", made()), id)
    shelf.cut(READER, id, after=2)
    assert [turn.question for turn in shelf.open(READER, id).turns] == ["First?", "Another?"]


def test_a_title_that_nobody_gave_follows_the_first_question(shelf: Shelf) -> None:
    id = shelf.keep(READER, Turn(1, "First?"))
    shelf.keep(READER, Turn(1, "Asked otherwise?"), id)
    assert shelf.open(READER, id).heading.title == "Asked otherwise?"
    shelf.rename(READER, id, "My own")
    shelf.keep(READER, Turn(1, "Once more?"), id)
    assert shelf.open(READER, id).heading.title == "My own"


def test_a_conversation_is_renamed_and_deleted(shelf: Shelf) -> None:
    id, other = shelf.keep(READER, Turn(1, "First?")), shelf.keep(READER, Turn(1, "Second?"))
    shelf.rename(READER, id, "  Trams\nof   Velmora ")
    assert shelf.open(READER, id).heading.title == "Trams of Velmora"
    shelf.delete(READER, id)
    with pytest.raises(NoSuchConversation):
        shelf.open(READER, id)
    assert shelf.delete_all(READER) == 1
    assert shelf.list(READER) == ()
    with pytest.raises(NoSuchConversation):
        shelf.keep(READER, Turn(2, "More?"), other)


def test_what_is_deleted_is_not_left_in_the_file(shelf: Shelf, tmp_path: Path) -> None:
    id = shelf.keep(READER, Turn(1, "Where is the zanzibarite?", plainly("?", "zanzibarite" * 2_000)))
    shelf.delete(READER, id)
    assert not any(b"zanzibarite" in file.read_bytes() for file in tmp_path.iterdir())


def test_titles_have_at_most_80_characters(shelf: Shelf) -> None:
    id = shelf.keep(READER, Turn(1, "Why " + "very " * 100 + "late?"))
    assert len(shelf.open(READER, id).heading.title) <= 80
    assert shelf.open(READER, id).heading.title.endswith("…")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_kept_as_text(shelf: Shelf, text: str) -> None:
    answer = made(text[:2_000])
    turn = Turn(1, text, answer, text, Limits(publishers=(text,) * 300))
    id = shelf.keep(READER, turn, archive=text)
    shelf.rename(READER, id, text)
    kept = shelf.open(READER, id)
    assert kept.turns[0].answer == answer
    assert len(kept.heading.title) <= 80 and len(kept.turns[0].question) <= 2_000
    assert len(kept.turns[0].limits.publishers) <= rows.PUBLISHERS
    assert shelf.list(READER)[0].title == kept.heading.title


def test_an_answer_that_is_too_long_is_kept_without_what_was_considered_or_said_to_be_missing(shelf: Shelf) -> None:
    considered = made().considered
    assert considered is not None
    id = shelf.keep(READER, Turn(1, "Long?", made(considered=considered * 20_000)))
    assert shelf.open(READER, id).turns[0].answer == made(considered=None)
    shelf.keep(READER, Turn(2, "Longer?", made("x" * rows.ANSWER_BYTES)), id)
    assert shelf.open(READER, id).turns[1] == Turn(
        2, "Longer?", problem=rows.TOO_LARGE, asked=shelf.open(READER, id).turns[1].asked
    )


# -- who is who ----------------------------------------------------------------------------------------------------


def test_reader_ids_are_long_random_and_never_in_the_file(shelf: Shelf, tmp_path: Path) -> None:
    ids = {new_reader_id() for _ in range(1_000)}
    assert len(ids) == 1_000 and all(map(is_reader_id, ids))
    shelf.keep(READER, Turn(1, "First?"))
    assert not any(READER.encode() in file.read_bytes() for file in tmp_path.iterdir())


FORMS = [
    "",
    "x",
    READER[:-1],
    READER + "x",
    READER[:-1] + "é",
    READER[:-1] + "\n",
    "%" * 32,
    None,
    7,
    ["x"],
    "' OR 1=1",
]


@pytest.mark.parametrize("id", FORMS, ids=range(len(FORMS)))
def test_an_id_of_another_form_is_no_reader(shelf: Shelf, id: Any) -> None:
    shelf.keep(READER, Turn(1, "First?"))
    assert not is_reader_id(id)
    for use in (lambda: shelf.list(id), lambda: shelf.keep(id, Turn(1, "x")), lambda: shelf.delete_all(id)):
        with pytest.raises(NotKept):
            use()


def test_nobody_reaches_what_another_has(shelf: Shelf) -> None:
    id = shelf.keep(READER, Turn(1, "First?", made()))
    before = shelf.open(READER, id)
    stranger = new_reader_id()
    for guess in (id, id.lower(), id + " ", "%", "_" * len(id), "' OR '1'='1", "\ud800", "", "x" * 10_000, 1, None):
        known: Any = guess
        for use in (
            lambda known=known: shelf.open(stranger, known),
            lambda known=known: shelf.keep(stranger, Turn(1, "Mine"), known or "-"),
            lambda known=known: shelf.cut(stranger, known, 0),
            lambda known=known: shelf.rename(stranger, known, "Mine"),
            lambda known=known: shelf.delete(stranger, known),
            lambda known=known: shelf.rate(stranger, known, 1, False),
        ):
            with pytest.raises(NoSuchConversation):
                use()
    assert shelf.delete_all(stranger) == 0 and shelf.list(stranger) == ()
    assert shelf.open(READER, id) == before and list(shelf.ratings()) == []


def test_a_thousand_interleaved_conversations_of_fifty_readers_leak_nothing(shelf: Shelf) -> None:
    readers = [new_reader_id() for _ in range(50)]
    work = [(reader, f"r{n}c{c}") for n, reader in enumerate(readers) for c in range(20)]
    random.Random(3).shuffle(work)

    def hold(one: tuple[str, str]) -> tuple[str, str, str]:
        reader, marker = one
        id = shelf.keep(reader, Turn(1, f"What of {marker}?", plainly(marker, marker)))
        shelf.keep(reader, Turn(2, f"And {marker}?", plainly(marker, marker)), id)
        return reader, marker, id

    with ThreadPoolExecutor(8) as pool:
        held = list(pool.map(hold, work))
    assert len({id for _, _, id in held}) == 1_000
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda one: shelf.open(one[0], one[2]), held))
    for (_, marker, _), kept in zip(held, opened, strict=True):
        assert kept.heading.title == f"What of {marker}?"
        assert [turn.answer for turn in kept.turns] == [plainly(marker, marker)] * 2
    for n, reader in enumerate(readers):
        assert {heading.title for heading in shelf.list(reader)} == {f"What of r{n}c{c}?" for c in range(20)}


# -- how much is kept ----------------------------------------------------------------------------------------------


def test_a_reader_keeps_so_many_conversations_the_latest_ones(tmp_path: Path) -> None:
    shelf, other = Shelf(tmp_path / "desk.db", Capacity(conversations=3)), new_reader_id()
    kept = shelf.keep(other, Turn(1, "Of another?"))
    ids = [shelf.keep(READER, Turn(1, f"Number {n}?")) for n in range(3)]
    shelf.keep(READER, Turn(2, "Again?"), ids[0])
    shelf.keep(READER, Turn(1, "A fourth?"))
    assert [heading.title for heading in shelf.list(READER)] == ["A fourth?", "Number 0?", "Number 2?"]
    assert [heading.id for heading in shelf.list(other)] == [kept]


def test_all_together_keep_so_many_bytes_the_latest_ones(tmp_path: Path) -> None:
    shelf, readers = Shelf(tmp_path / "desk.db", Capacity(mebibytes=1)), [new_reader_id() for _ in range(4)]
    big = made("x" * 300_000)
    for reader in readers:
        shelf.keep(reader, Turn(1, "Long?", big))
    assert [len(shelf.list(reader)) for reader in readers] == [0, 1, 1, 1]
    with sqlite3.connect(tmp_path / "desk.db") as db:
        assert db.execute("SELECT count(*), count(DISTINCT conversation) FROM turns").fetchone() == (3, 3)


def test_a_conversation_does_not_grow_without_end(shelf: Shelf) -> None:
    id = shelf.keep(READER, Turn(1, "First?"))
    for n in (0, -1, 1_001):
        with pytest.raises(NotKept, match="new one"):
            shelf.keep(READER, Turn(n, "More?"), id)
