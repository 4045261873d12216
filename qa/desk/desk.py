"""The desk behind a chat page: conversations that grow answer by answer, and are kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from index.errors import DatelineError, NoSuchConversation, NotKept
from index.settings import Settings
from qa import keeping
from qa.answer import Answer
from qa.better import better
from qa.chatting import Chat
from qa.desk.packing import unpacked
from qa.desk.records import REMEMBERED, Conversation, Opened, Turn
from qa.desk.stock import Stock
from qa.keeping import Limits, Rating, Shelf
from qa.question import LONGEST
from qa.stopping import until_stopped
from qa.streaming import Event

STOPPED = "You stopped this answer."
ANOTHER = "Another question was asked before this one was answered."
WENT_ON = "This conversation went on in another tab. What was asked here is kept as one of its own."
AT_WORK = 16
"""Answers in the making at most, those that were stopped and are not yet finished among them."""
ELSE = 2
"""Questions offered instead of one that nothing in the archive comes near to."""


class Desk:
    """One archive, asked by many readers at once."""

    def __init__(self, settings: Settings, *, stock: Stock | None = None, shelf: Shelf | None = None) -> None:
        """Raises ArchiveNotFound, as `open_archive` does, when the settings name an archive that is not there."""
        self.stock = stock or Stock(settings)
        self.shelf = shelf or Shelf()
        self.settings = settings
        self._pool = ThreadPoolExecutor(AT_WORK, thread_name_prefix="answer")
        self._stops: dict[str, threading.Event] = {}

    def warm(self) -> None:
        """Do now what the first question would otherwise wait for."""
        try:
            self.stock.suggestions()
            _ = self.stock.archive.model
        except DatelineError:  # whoever asks will be told
            pass

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        said: Conversation,
        *,
        reader: str = "",
        limits: Limits | None = None,
        instead: int | None = None,
        alone: bool = False,
    ) -> Iterator[Conversation]:
        """The conversation as it grows: with the question, with each statement, at last with the whole answer.

        A question that cannot be asked, or an archive that cannot answer, ends the turn with the reason: nothing that
        Dateline raises on purpose is raised here.

        Args:
            reader: under whose id the turn is kept; "" keeps nothing.
            limits: the days and publishers to answer within.
            instead: the number of a turn that this one takes the place of; those after it go.
            alone: the question is whole as it stands: nothing that was said before is read into it.
        """
        said = said.interrupted(ANOTHER)
        number = said.next_number
        if instead is not None and said.turn(instead):
            said, number = said.before(instead), instead
        before = [] if alone else leant_on(said)
        turn = Turn(number, question[:LONGEST], leaning=tuple(n for n, _ in before), limits=limits or Limits())
        for turn in self._turns(turn, question, [answer for _, answer in before]):  # noqa: B020
            yield self._kept(said.at(turn), turn, reader, anew=number == instead) if turn.whole else said.at(turn)

    def stop(self, said: Conversation) -> None:
        """End the turn that is being answered, within a moment; what it says is kept."""
        if said.current and (stop := self._stops.get(said.current.key)):
            stop.set()

    def _turns(self, turn: Turn, question: str, before: Sequence[Answer]) -> Iterator[Turn]:
        stop = self._stops[turn.key] = threading.Event()
        limits = turn.limits
        try:
            yield turn
            chat = self.stock.archive.chat(before)
            for event in until_stopped(lambda: _events(chat, question, limits), stop, self._pool):
                turn = turn.grown(event)
                yield self._completed(turn, chat) if turn.whole else turn
            if not turn.whole:
                yield replace(turn, problem=STOPPED)
        except DatelineError as error:
            yield replace(turn, problem=str(error))
        finally:
            stop.set()
            del self._stops[turn.key]

    def _completed(self, turn: Turn, chat: Chat) -> Turn:
        """The whole turn, with what the next question may lean on; of a refusal, with what to ask instead."""
        turn = replace(turn, leaning=_leaning(turn, chat))
        if turn.answer is None or turn.answer.refusal is None:
            return turn
        archive, limits = self.stock.archive, turn.limits
        try:
            found = better(
                turn.answer, lambda question: archive.ask(question, llm=False, publishers=limits.publishers or None)
            )
        except DatelineError:  # the refusal stands without them
            found = ()
        return replace(turn, better=found or self.stock.suggested[:ELSE])

    # -- what is kept --------------------------------------------------------------------------------------------------

    def _kept(self, said: Conversation, turn: Turn, reader: str, *, anew: bool) -> Conversation:
        """The conversation with its newest turn on the shelf; where that cannot be, it says why and goes on.

        Args:
            anew: the turn takes the place of one of its number, and those after that go.
        """
        if not reader:
            return said
        try:
            try:
                if said.kept and not anew and self.shelf.latest(reader, said.kept) >= turn.n:
                    return replace(said, kept=self._begun(said, reader), notice=WENT_ON)
                kept = self.shelf.keep(reader, to_kept(turn), said.kept or None, str(self.stock.archive.folder))
            except NoSuchConversation:  # deleted in another tab: what is left of it begins a new one
                kept = self._begun(said, reader)
            if anew:
                self.shelf.cut(reader, kept, turn.n)
        except NotKept as error:
            return replace(said, notice=str(error))
        return replace(said, kept=kept, notice=self.shelf.notice)

    def _begun(self, said: Conversation, reader: str) -> str:
        archive, kept = str(self.stock.archive.folder), None
        for turn in said.finished:
            kept = self.shelf.keep(reader, to_kept(unpacked(turn)), kept, archive)
        assert kept is not None
        return kept

    def resumed(self, reader: str, conversation: str) -> Conversation:
        """A kept conversation, to go on with.

        Raises:
            NotKept: the reader has none of that id, or the shelf cannot be read.
        """
        found = self.shelf.open(reader, conversation).turns
        turns: list[Turn] = []
        for one in found[-REMEMBERED:]:
            turns.append(from_kept(one, turns[-1].leaning if turns else ()))
        return Conversation(tuple(turns), kept=conversation)

    def rate(self, said: Conversation, n: int, rating: Rating | None, reader: str) -> Conversation:
        """Store whether an answer was right, with its full record; None takes it back.

        Raises:
            NotKept: the answer is not there (any more), or the shelf cannot be written.
        """
        if not reader or not said.kept:
            raise NotKept("This conversation is not kept, so nothing can be said of its answers. Are cookies allowed?")
        right = rating.right if rating else None
        reasons, why = (rating.reasons, rating.why) if rating else ((), "")
        self.shelf.rate(reader, said.kept, n, right, reasons=reasons, why=why)
        return said.rated(n, rating)

    # -- reading -------------------------------------------------------------------------------------------------------

    def opened(self, said: Conversation, article_id: object, turn: object) -> Opened:
        """An article, with all that a turn of the conversation quotes from it."""
        found = said.turn(turn)
        one = unpacked(found) if found else None
        cited = [c for c in (*one.citations, *one.shown) if c.source.article_id == article_id] if one else []
        return self.stock.article(article_id, [(c.start, c.end) for c in cited])


def _events(chat: Chat, question: str, limits: Limits) -> Iterator[Event]:
    whose = limits.publishers or None
    return chat.stream(question, as_of=limits.as_of, start=limits.start, end=limits.end, publishers=whose)


def leant_on(said: Conversation) -> list[tuple[int, Answer]]:
    """The answers that the next question may lean on, with the numbers of their turns."""
    wanted = said.finished[-1].leaning if said.finished else ()
    turns = [unpacked(turn) for turn in said.finished if turn.n in wanted]
    return [(turn.n, _unlimited(turn.answer, turn.limits)) for turn in turns if turn.answer]


def _unlimited(answer: Answer, limits: Limits) -> Answer:
    """An answer without the limits that were set by hand: the page shows which hold, and they hold for that turn."""
    read = answer.understood
    if limits.as_of:
        read = replace(read, as_of=answer.coverage.end)
    if (limits.start or limits.end) and not read.phrase:
        read = replace(read, start=None, end=None)
    return answer if read is answer.understood else replace(answer, understood=read)


def _leaning(turn: Turn, chat: Chat) -> tuple[int, ...]:
    """What the chat remembers is the end of what it was given, with this answer unless that says nothing."""
    many = len(chat.history)
    joined = many and chat.history[-1] is turn.answer
    return (*turn.leaning, *((turn.n,) if joined else ()))[-many:] if many else ()


def to_kept(turn: Turn) -> keeping.Turn:
    """A turn as the shelf keeps it."""
    return keeping.Turn(turn.n, turn.question, turn.answer, turn.problem, turn.limits, rating=turn.rating)


def from_kept(kept: keeping.Turn, before: Sequence[int] = ()) -> Turn:
    """A turn as the shelf has it, to go on from.

    Args:
        before: the numbers of the turns that it may lean on itself.
    """
    answer = kept.answer
    said = (answer.statements, answer.citations) if answer else ((), ())
    leaning = (*before, *((kept.n,) if answer else ()))
    return Turn(kept.n, kept.question, *said, answer, kept.problem, leaning, limits=kept.limits, rating=kept.rating)
