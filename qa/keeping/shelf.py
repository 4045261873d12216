"""The conversations that readers keep. A reader reaches his own and no others: every statement names his digest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index.connections import Connection
from index.errors import NoSuchConversation, NotKept
from qa.keeping import feedback, rows
from qa.keeping.file import DeskFile
from qa.keeping.readers import digest_of, new_conversation_id
from qa.keeping.records import Conversation, Heading, Rated, Rating, Reason, Turn
from qa.keeping.rows import cut, from_time, title_of, to_heading, to_turn
from qa.sample import data_folder

MOST_TURNS = 1_000
"""Of one conversation."""
MEBIBYTE = 1024 * 1024
_HEADING = """SELECT id, title, archive, created, changed,
    (SELECT count(*) FROM turns WHERE conversation = row) FROM conversations"""
_TURNS = """SELECT t.n, t.question, t.limits, t.asked, t.problem, t.answer, r.is_right, r.reasons, r.why
    FROM turns t LEFT JOIN ratings r ON r.conversation = t.conversation AND r.n = t.n
    WHERE t.conversation = ? AND typeof(t.n) = 'integer' ORDER BY t.n"""
_NONE = "This conversation is not there (any more)."


@dataclass(frozen=True, slots=True)
class Capacity:
    """How much is kept. What is beyond it goes, the conversations first that were left the longest."""

    conversations: int = 200
    """Of one reader."""
    mebibytes: int = 500
    """Of all conversations together."""
    rated_mebibytes: int = 100
    """Of all ratings together."""


def desk_file() -> Path:
    """Where conversations and ratings are kept when no other file is named."""
    return data_folder() / "desk.db"


class Shelf:
    """All that readers keep, in one SQLite file. Threads and processes may share it.

    Every operation may raise `NotKept` when the file cannot be used (a full disk, one that another program holds, an id
    that is none): the page says so and goes on.

    Example:
        >>> shelf, reader = Shelf(), new_reader_id()  # doctest: +SKIP
        >>> conversation = shelf.keep(reader, Turn(1, "How many attacks?", answer))  # doctest: +SKIP
        >>> shelf.open(reader, conversation).turns[0].answer == answer  # doctest: +SKIP
        True
    """

    def __init__(self, file: Path | str | None = None, capacity: Capacity | None = None) -> None:
        """Opens nothing yet: a file that cannot be used is no reason for a page not to open."""
        self._file = DeskFile(Path(file) if file else desk_file())
        self._capacity = capacity or Capacity()

    @property
    def notice(self) -> str:
        """What readers must know: that a damaged file was set aside since the program began; else ""."""
        return self._file.notice

    def close(self) -> None:
        """Close the file. What is asked of it afterwards opens it again."""
        self._file.close()

    # -- reading -------------------------------------------------------------------------------------------------------

    def list(self, reader: str) -> tuple[Heading, ...]:
        """The reader's conversations, the one that changed last first."""
        mine = f"{_HEADING} WHERE reader = ? ORDER BY changed DESC, row DESC"
        return tuple(map(to_heading, self._file.read(lambda db: db.execute(mine, (digest_of(reader),)).fetchall())))

    def open(self, reader: str, conversation: str) -> Conversation:
        """A conversation with its turns. A turn whose record was damaged says so in its `problem`.

        Raises:
            NoSuchConversation: the reader has none of that id.
        """

        def found(db: Connection) -> tuple[rows.Row, list[rows.Row]]:
            row = _row(db, reader, conversation)
            return db.execute(f"{_HEADING} WHERE row = ?", (row,)).fetchone(), db.execute(_TURNS, (row,)).fetchall()

        heading, turns = self._file.read(found)
        return Conversation(to_heading(heading), tuple(map(to_turn, turns)))

    def latest(self, reader: str, conversation: str) -> int:
        """The number of a conversation's last turn; 0 without any.

        Raises:
            NoSuchConversation: the reader has none of that id.
        """
        last = "SELECT coalesce(max(n), 0) FROM turns WHERE conversation = ? AND typeof(n) = 'integer'"
        found = self._file.read(lambda db: db.execute(last, (_row(db, reader, conversation),)).fetchone())
        return int(found[0])

    # -- writing -------------------------------------------------------------------------------------------------------

    def keep(self, reader: str, turn: Turn, conversation: str | None = None, archive: str = "") -> str:
        """Keep a turn, in the place of the one with its number if there is one. Its `rating` is not looked at.

        Args:
            conversation: the id of the conversation; None begins one, with the question as its title.
            archive: the archive that a new conversation is about.

        Returns:
            The id of the conversation.

        Raises:
            NoSuchConversation: the reader has none of that id.
        """
        if not 1 <= turn.n <= MOST_TURNS:
            raise NotKept(f"A conversation has at most {MOST_TURNS:,} turns. Begin a new one.")
        digest, kept = digest_of(reader), rows.trimmed(turn)
        record = rows.from_answer(turn.answer) if turn.answer else None
        if turn.answer and record is None:
            kept = replace(kept, problem=kept.problem or rows.TOO_LARGE)

        def write(db: Connection) -> str:
            id = conversation or _begin(db, digest, turn.question, archive)
            row = _row(db, reader, id)
            _put(db, row, kept, record)
            self._prune(db, digest, row)
            return id

        return self._file.write(write)

    def cut(self, reader: str, conversation: str, after: int) -> None:
        """Drop the turns after one, as when an earlier question is edited and asked again."""

        def write(db: Connection) -> None:
            row = _row(db, reader, conversation)
            feedback.unlink(db, "conversation = ? AND n > ?", row, after)
            db.execute("DELETE FROM turns WHERE conversation = ? AND n > ?", (row, after))
            _touch(db, row)

        self._file.write(write)

    def rename(self, reader: str, conversation: str, title: str) -> None:
        """Give a conversation another title, of at most 80 characters."""

        def write(db: Connection) -> None:
            row = _row(db, reader, conversation)
            db.execute("UPDATE conversations SET title = ? WHERE row = ?", (title_of(title), row))

        self._file.write(write)

    def delete(self, reader: str, conversation: str) -> None:
        """Delete a conversation. Ratings of it stay, and nothing tells whose they were."""

        def write(db: Connection) -> None:
            db.execute("DELETE FROM conversations WHERE row = ?", (_row(db, reader, conversation),))

        self._file.write(write)
        self._file.wipe()

    def delete_all(self, reader: str) -> int:
        """Delete all conversations of a reader; returns how many there were."""
        mine = "DELETE FROM conversations WHERE reader = ?"
        deleted = self._file.write(lambda db: db.execute(mine, (digest_of(reader),)).rowcount)
        self._file.wipe()
        return deleted

    # -- ratings -------------------------------------------------------------------------------------------------------

    def rate(
        self,
        reader: str,
        conversation: str,
        turn: int,
        right: bool | None,
        *,
        reasons: Sequence[Reason] = (),
        why: str = "",
    ) -> None:
        """Say whether an answer was right; again, to change that; None takes it back.

        Args:
            turn: the number of the turn.
            reasons: what is wrong with it, of `REASONS`; of a right answer none is kept.
            why: in the reader's own words, of which at most 1,000 characters are kept.

        Raises:
            NoSuchConversation: the reader has no such conversation, or no answer in it at that turn.
        """
        most = self._capacity.rated_mebibytes * MEBIBYTE

        def write(db: Connection) -> None:
            row = _row(db, reader, conversation)
            if right is None:
                feedback.take_back(db, row, turn)
            elif not feedback.put(db, row, turn, Rating(right, tuple(reasons), why)):
                raise NoSuchConversation("There is no answer to rate at that place (any more).")
            else:
                feedback.prune(db, most)

        self._file.write(write)

    def ratings(self, archive: str | None = None) -> Iterator[Rated]:
        """Every rating, the oldest first; with `archive`, those of answers from it."""
        for row in self._file.read(lambda db: feedback.rows_of(db, archive)):
            found = self._file.read(lambda db, row=row: feedback.find(db, row))  # type: ignore[misc]
            if found is not None:
                yield found

    # -- pruning -------------------------------------------------------------------------------------------------------

    def _prune(self, db: Connection, digest: str, latest: int) -> None:
        db.execute(
            "DELETE FROM conversations WHERE row <> ? AND row IN (SELECT row FROM conversations WHERE reader = ?"
            " ORDER BY changed DESC, row DESC LIMIT -1 OFFSET ?)",
            (latest, digest, self._capacity.conversations),
        )
        over = db.execute("SELECT sum(size) FROM conversations").fetchone()[0] - self._capacity.mebibytes * MEBIBYTE
        if over <= 0:
            return
        oldest = db.execute(
            "SELECT row, CAST(size AS INTEGER) FROM conversations WHERE row <> ? ORDER BY changed, row", (latest,)
        )
        for row, size in oldest.fetchall():
            db.execute("DELETE FROM conversations WHERE row = ?", (row,))
            over -= size
            if over <= 0:
                return


def _row(db: Connection, reader: str, conversation: str) -> int:
    """The row of a conversation, if it is the reader's."""
    mine = "SELECT row FROM conversations WHERE id = ? AND reader = ?"
    known = isinstance(conversation, str) and conversation.isascii() and len(conversation) <= 64
    found = db.execute(mine, (conversation, digest_of(reader))).fetchone() if known else None
    if found is None:
        raise NoSuchConversation(_NONE)
    return int(found[0])


def _begin(db: Connection, digest: str, question: str, archive: str) -> str:
    id, now = new_conversation_id(), from_time(datetime.now(UTC))
    db.execute(
        "INSERT INTO conversations (id, reader, created, changed, archive, title) VALUES (?, ?, ?, ?, ?, ?)",
        (id, digest, now, now, cut(archive, rows.NAME), title_of(question)),
    )
    return id


def _put(db: Connection, row: int, turn: Turn, record: str | None) -> None:
    before = db.execute("SELECT answer, question FROM turns WHERE conversation = ? AND n = ?", (row, turn.n)).fetchone()
    if before is not None and turn.n == 1:  # a title that nobody gave is that of the first question
        named = "UPDATE conversations SET title = ? WHERE row = ? AND title = ?"
        db.execute(named, (title_of(turn.question), row, title_of(str(before[1]))))
    if before is not None and before[0] != record:  # what was rated was another answer
        feedback.unlink(db, "conversation = ? AND n = ?", row, turn.n)
    limits, asked = rows.from_limits(turn.limits), from_time(turn.asked or datetime.now(UTC))
    texts = (limits, turn.question, turn.problem, record or "")
    size = sum(len(text.encode("utf-8")) for text in texts)
    db.execute(
        "INSERT OR REPLACE INTO turns (conversation, n, size, asked, limits, question, problem, answer)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (row, turn.n, size, asked, limits, turn.question, turn.problem, record),
    )
    _touch(db, row)


def _touch(db: Connection, row: int) -> None:
    size = "(SELECT coalesce(sum(size), 0) FROM turns WHERE conversation = row)"
    now = from_time(datetime.now(UTC))
    db.execute(f"UPDATE conversations SET size = {size}, changed = ? WHERE row = ?", (now, row))
