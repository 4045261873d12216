"""What happens on the page when a reader does something: the desk is asked, and the view says what changes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from index.errors import BadQuestion, DatelineError, NoSuchConversation, NotKept, TooOften
from qa import page
from qa.desk import Conversation, Desk, Turn, light, unpacked
from qa.desk.taking import read_rating, taken_conversation, taken_turn
from qa.front.api import Api
from qa.front.archive import ArchiveFront
from qa.front.limits import limits_of
from qa.front.view import Deed, View, Visitor
from qa.keeping import Limits
from qa.question import check_length

BUSY = "The page is busy, or something failed that should not have. Ask again in a moment."
SENT_AWAY = "Too many questions came from your address. Ask again in {seconds} seconds."
AT_ONCE = 0.03
"""Seconds within which a sentence that follows another is shown together with the next."""


class Gate(Protocol):
    """What admits a question from an address now, or says in how many seconds it will."""

    def admit(self, key: str) -> float: ...


class Front:
    """One method for each kind of thing that a reader can do. None raises what Dateline raises on purpose."""

    def __init__(self, desk: Desk, gate: Gate) -> None:
        self.desk = desk
        self.api = Api(desk.stock, desk.settings)
        self.archive = ArchiveFront(desk.stock, desk.settings)
        self._gate = gate
        self._deeds: dict[str, Callable[[Deed], View]] = {
            "show": self._show,
            "new": self._new,
            "open": self._open,
            "rename": self._rename,
            "delete": self._delete,
            "delete-all": self._delete_all,
            "limit": self._limit,
            "rate": self._rate,
            "take": self._take,
            "read": self._read,
            "browse": self.archive.browse,
            "remove": self.archive.remove,
        }

    # -- the page as it opens ------------------------------------------------------------------------------------------

    def opened(self, talk: str, visitor: Visitor) -> View:
        """The whole page, with the conversation that this tab of the browser held before."""
        said = self._resumed(talk, visitor)
        return replace(
            self._shown(said),
            masthead=page.masthead(self.desk.stock.holdings()),
            limited=page.limited(Limits()),
            form=page.limits(self.desk.stock.archive.publishers()),
            adding=self.archive.form(),
        )

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask(self, question: str, deed: Deed) -> Iterator[View]:
        """What was typed into the box, within the limits that are set there."""
        yield from self._answered(question, self._at_hand(deed), deed.limits, None)

    def pick(self, deed: Deed) -> Iterator[View]:
        """An example, a link, or an earlier question once more: `text`, `instead` of which turn, within `limits`.

        Examples and links stand alone: they say all that they mean.
        """
        deed = self._at_hand(deed)
        old = deed.said.turn(deed.number("instead"))
        given = deed.sent.get("limits")
        limits = limits_of(given) if isinstance(given, dict) else old.limits if old else deed.limits
        text = deed.text("text") or (old.question if old else "")
        yield from self._answered(text, deed, limits, old.n if old else None, alone=old is None)

    def failed(self, said: Conversation) -> View:
        """When the server could not take a question, or broke over it: nothing that was said is lost."""
        return replace(self._shown(said.interrupted(BUSY)), notice=page.problem(BUSY))

    def _answered(
        self, question: str, deed: Deed, limits: Limits, instead: int | None, *, alone: bool = False
    ) -> Iterator[View]:
        refused = self._refused(question, deed.visitor)
        if refused:
            yield View(busy=False, notice=page.problem(refused), status=page.words(refused))
            return
        said, reader = deed.said, deed.visitor.reader
        growing = self.desk.ask(question, said, reader=reader, limits=limits, instead=instead, alone=alone)
        shown = 0.0
        for step, said in enumerate(growing):
            if said.current is None:
                yield self._finished(said)
            elif step == 0:
                cleared = page.feed(said, since=said.current.n)
                yield View(busy=True, said=said, feed=cleared, now=page.now(said), status=page.spoken(said), notice="")
            elif time.monotonic() - shown > AT_ONCE:
                shown = time.monotonic()
                yield View(said=said, now=page.now(said))

    def _refused(self, question: str, visitor: Visitor) -> str:
        """Why a question is not even put to the archive; "" when it is."""
        try:
            check_length(question, self.desk.settings.question_length)
            self.admit(visitor)
        except (BadQuestion, TooOften) as error:
            return str(error)
        return ""

    def admit(self, visitor: Visitor) -> None:
        """Count a question of a visitor's.

        Raises:
            TooOften: more came from that address than one may ask.
        """
        wait = self._gate.admit(visitor.address)
        if wait:
            raise TooOften(SENT_AWAY.format(seconds=max(1, round(wait))))

    def _finished(self, said: Conversation) -> View:
        return View(
            busy=False,
            said=light(said),
            talk=said.kept,
            feed=page.feed(said, since=said.finished[-1].n),
            now="",
            status=page.spoken(said),
            notice=page.problem(said.notice) if said.notice else "",
            masthead=page.masthead(self.desk.stock.holdings()),
        )

    def _shown(self, said: Conversation, *, enter: bool = False) -> View:
        """A conversation at rest, whole."""
        offered = () if said.finished else self.desk.stock.suggestions()
        return View(
            busy=False,
            said=light(said),
            talk=said.kept,
            feed=page.feed(said, offered=offered, enter=enter),
            now="",
            notice=page.problem(said.notice) if said.notice else "",
        )

    # -- conversations -------------------------------------------------------------------------------------------------

    def _at_hand(self, deed: Deed) -> Deed:
        """With the session's conversation; after the server began anew, with the one that the page still shows."""
        if deed.said.finished or deed.said.current:
            return deed
        return replace(deed, said=self._resumed(deed.talk, deed.visitor))

    def _resumed(self, talk: str, visitor: Visitor) -> Conversation:
        if not talk or not visitor.reader:
            return Conversation()
        try:
            return self.desk.resumed(visitor.reader, talk)
        except NoSuchConversation:
            return Conversation()
        except NotKept as error:
            return Conversation(notice=str(error))

    def act(self, deed: Deed) -> View:
        """Whatever needs no answer: its name is `do`."""
        known = self._deeds.get(deed.text("do"))
        if known is None:
            return View()
        try:
            return known(self._at_hand(deed))
        except DatelineError as error:
            return View(notice=page.problem(str(error)), status=page.words(str(error)))

    def _show(self, deed: Deed) -> View:
        """A room of the page that is entered: it shows what is there now."""
        room = deed.text("room")
        if room == "earlier":
            return View(earlier=self._earlier(deed.said.kept, deed.visitor))
        return self.archive.shown() if room == "archive" else View()

    def _new(self, deed: Deed) -> View:
        return replace(self._shown(Conversation(), enter=True), status="A new conversation")

    def _open(self, deed: Deed) -> View:
        said = self.desk.resumed(deed.visitor.reader, deed.text("conversation"))
        return replace(self._shown(said, enter=True), status="Conversation opened")

    def _rename(self, deed: Deed) -> View:
        self.desk.shelf.rename(deed.visitor.reader, deed.text("conversation"), deed.text("title"))
        return View(earlier=self._earlier(deed.said.kept, deed.visitor), status="Renamed")

    def _delete(self, deed: Deed) -> View:
        gone = deed.text("conversation")
        self.desk.shelf.delete(deed.visitor.reader, gone)
        return self._without(deed, gone == deed.said.kept, "Deleted")

    def _delete_all(self, deed: Deed) -> View:
        self.desk.shelf.delete_all(deed.visitor.reader)
        return self._without(deed, True, "All conversations deleted")

    def _without(self, deed: Deed, was_open: bool, status: str) -> View:
        view = self._shown(Conversation()) if was_open else View()
        kept = "" if was_open else deed.said.kept
        return replace(view, earlier=self._earlier(kept, deed.visitor), status=status)

    def _earlier(self, open_now: str, visitor: Visitor) -> str:
        try:
            found = self.desk.shelf.list(visitor.reader) if visitor.reader else ()
        except NotKept as error:
            return page.earlier((), "", str(error))
        return page.earlier(found, open_now, self.desk.shelf.notice)

    # -- one answer ----------------------------------------------------------------------------------------------------

    def _limit(self, deed: Deed) -> View:
        limits = limits_of(deed.sent)
        held = json.dumps(limits.to_json())
        return View(limits=held, limited=page.limited(limits), status=limits.sentence or "No limits")

    def _rate(self, deed: Deed) -> View:
        turn = self._turn(deed)
        said = self.desk.rate(deed.said, turn.n, read_rating(deed.sent), deed.visitor.reader)
        return View(said=said, feed=page.turn_anew(said, turn.n), status="Thank you: stored")

    def _take(self, deed: Deed) -> View:
        if conversation := deed.text("conversation"):
            found = self.desk.shelf.open(deed.visitor.reader, conversation)
            return View(taken=page.taken(taken_conversation(found, deed.sent.get("as"))))
        return View(taken=page.taken(taken_turn(self._turn(deed), deed.sent.get("as"))))

    def _read(self, deed: Deed) -> View:
        opened = self.desk.opened(deed.said, deed.sent.get("article"), deed.number("turn"))
        return View(reader=page.article(opened))

    def _turn(self, deed: Deed) -> Turn:
        turn = deed.said.turn(deed.number("turn"))
        if turn is None:
            raise NotKept("This answer is no longer at hand. Open the conversation again, under Earlier.")
        return unpacked(turn)
