"""No reader ever sees another's: not while a thousand talk at once, nor by knowing the id of a conversation."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.served import serving
from benchmarks.visiting import Visit, visit
from index.settings import Settings
from qa import Archive
from qa.desk import Conversation, Desk, unpacked
from qa.front import Deed, Front, View, Visitor
from qa.keeping import Limits, Shelf, new_reader_id
from qa.serving.rates import Limiter

TALKS, AT_ONCE, TABS = 1_000, 60, 4
"""Conversations, how many of them go on at once, and how many tabs a reader has open."""
SESSIONS = 30
PLACES = ("Oskell", "Velmora", "Taji", "Besmaya", "Harrow", "Quillon", "Mardane", "Tessaly")
MARK = re.compile(r"zq\d{4}x")


@dataclass
class Talk:
    """One tab: what the session holds of it, and every word that its page was sent."""

    n: int
    visitor: Visitor
    limits: Limits
    said: Conversation = field(default_factory=Conversation)
    seen: str = ""

    @property
    def mark(self) -> str:
        return f"zq{self.n:04d}x"

    @property
    def place(self) -> str:
        return PLACES[self.n % len(PLACES)]

    @property
    def long(self) -> bool:
        """Whether it goes on after its first question: one of four does, each in another of its reader's tabs."""
        return self.n // TABS % TABS == self.n % TABS

    @property
    def questions(self) -> tuple[str, ...]:
        own = f"How many rockets fell on {self.place}, {self.mark}?"
        return (own, "Was anybody hurt there?") if self.long else (own,)

    def deed(self, **sent: object) -> Deed:
        return Deed(sent, self.said, self.limits, self.said.kept, self.visitor)

    def took(self, view: View) -> None:
        self.said = view.said or self.said
        self.seen += " ".join(value for part in fields(View) if isinstance(value := getattr(view, part.name), str))

    def lives(self, front: Front) -> Iterator[None]:
        """A question of its own, one that leans on it, and what else is done; it pauses wherever a server would."""
        self.took(front.act(self.deed(do="limit", as_of=str(self.limits.as_of))))
        for question in self.questions:
            for view in front.ask(question, self.deed()):
                self.took(view)
                yield
        if not self.long:
            return
        self.took(front.act(self.deed(do="rate", turn="1", right="no", why=f"because {self.mark}")))
        yield
        for sent in ({"turn": "1", "as": "json"}, {"conversation": self.said.kept, "as": "markdown"}):
            self.took(front.act(self.deed(do="take", **sent)))
        self.took(front.opened(self.said.kept, self.visitor))


def articles(folder: Path) -> Path:
    lines = [
        {
            "title": f"Rockets hit {place}",
            "source": "Harbour Wire",
            "published": "2020-03-16",
            "text": f"{n + 3} rockets fell on {place} on Monday, the army said. {n + 1} people were hurt in {place}.",
        }
        for n, place in enumerate(PLACES)
    ]
    file = folder / "articles.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    return file


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("isolation")
    with Archive.open(room / "archive") as made:
        assert len(made.add(articles(room)).added) == len(PLACES)
    return room / "archive"


@pytest.fixture
def front(archive: Path, tmp_path: Path) -> Front:
    return Front(Desk(Settings(archive=str(archive)), shelf=Shelf(tmp_path / "desk.db")), Limiter(0))


def talks(many: int, tabs: int) -> list[Talk]:
    readers = [new_reader_id() for _ in range(-(-many // tabs))]
    days = (date(2020, 4, 1) + timedelta(days=n) for n in range(many))
    return [Talk(n, Visitor(readers[n // tabs], "::1"), Limits(as_of=day)) for n, day in enumerate(days)]


def live(front: Front, all_of_them: list[Talk], at_once: int) -> None:
    """All of them, in an order that nobody planned and that is the same every time."""
    order, waiting = random.Random(6), all_of_them[::-1]
    going: list[Iterator[None]] = []
    while going or waiting:
        while waiting and len(going) < at_once:
            going.append(waiting.pop().lives(front))
        one = order.randrange(len(going))
        if next(going[one], going) is going:
            del going[one]


def test_a_thousand_conversations_at_once_never_mix(front: Front) -> None:
    everybody = talks(TALKS, TABS)
    live(front, everybody, AT_ONCE)
    assert len({talk.said.kept for talk in everybody}) == TALKS
    for talk in everybody:
        assert set(MARK.findall(talk.seen)) == {talk.mark}
        assert {place for place in PLACES if place in talk.seen} <= {talk.place}
        assert [turn.limits for turn in talk.said.finished] == [talk.limits] * len(talk.questions)
        if not talk.long:
            continue
        whole = unpacked(talk.said.finished[1]).answer
        assert whole is not None
        assert talk.place in whole.understood.standalone
        rating = talk.said.finished[0].rating
        assert rating and rating.why == f"because {talk.mark}"


def test_the_list_of_conversations_is_the_readers_own(front: Front) -> None:
    everybody = talks(24, TABS)
    live(front, everybody, 24)
    for talk in everybody:
        own = {other.mark for other in everybody if other.visitor == talk.visitor}
        listed = front.act(replace(talk.deed(do="show", room="earlier"), said=Conversation())).earlier
        assert listed is not None
        assert set(MARK.findall(listed)) == own


@pytest.fixture
def two(front: Front) -> tuple[Talk, Talk]:
    mine, theirs = (one for one in talks(TABS**2, 1) if one.long and one.n < 6)
    live(front, [mine, theirs], 2)
    return mine, theirs


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "open"},
        {"do": "rename", "title": "Mine now"},
        {"do": "delete"},
        {"do": "take", "as": "json"},
        {"do": "take", "as": "markdown"},
        {"do": "take", "turn": "1", "as": "json"},
        {"do": "rate", "turn": "1", "right": "yes", "why": "Not mine"},
        {"do": "delete-all"},
    ],
)
@pytest.mark.parametrize("whose", ["another's", "nobody's"])
def test_an_id_that_leaks_opens_nothing(
    front: Front, two: tuple[Talk, Talk], sent: dict[str, object], whose: str
) -> None:
    mine, theirs = two
    shelf, owner = front.desk.shelf, theirs.visitor.reader
    before, rated = shelf.open(owner, theirs.said.kept), [one.rating for one in shelf.ratings()]
    visitor = mine.visitor if whose == "another's" else Visitor("", "::1")
    thief = Deed({**sent, "conversation": theirs.said.kept}, Conversation(), Limits(), theirs.said.kept, visitor)
    seen = Talk(mine.n, visitor, Limits())
    seen.took(front.act(thief))
    seen.took(front.opened(theirs.said.kept, visitor))
    assert theirs.mark not in seen.seen
    assert not seen.said.finished
    assert shelf.open(owner, theirs.said.kept) == before
    assert [one.rating for one in shelf.ratings()] == rated


def test_a_question_under_a_leaked_id_begins_a_conversation_of_ones_own(front: Front, two: tuple[Talk, Talk]) -> None:
    mine, theirs = two
    before = front.desk.shelf.open(theirs.visitor.reader, theirs.said.kept)
    thief = Deed({}, Conversation(), Limits(), theirs.said.kept, mine.visitor)
    *_, last = front.ask("Was anybody hurt there?", thief)
    assert last.talk not in {"", theirs.said.kept}
    assert last.said and len(last.said.finished) == 1
    assert theirs.place not in (last.feed or "")
    assert front.desk.shelf.open(theirs.visitor.reader, theirs.said.kept) == before


# -- over HTTP -----------------------------------------------------------------------------------------------------


async def tab(page: Visit, mark: str, place: str) -> str:
    """All that the server tells one tab."""
    seen = [await page.act(do="limit", as_of="2020-05-05")]
    seen.append((await page.ask(f"How many rockets fell on {place}, {mark}?")).told)
    seen.append(await page.act(do="rate", turn="1", right="no", why=f"because {mark}"))
    seen.append(await page.act(do="take", turn="1", **{"as": "markdown"}))
    seen.append(await page.opened())
    return "\n".join(seen)


async def session(url: str, n: int) -> tuple[set[str], str, str]:
    """A browser with two tabs: their marks, all it was told, and what another one gets who knows its id."""
    marks = [f"zq{n:04d}x", f"zq{n + 5_000:04d}x"]
    place = PLACES[n % len(PLACES)]
    async with visit(url) as one, visit(url, one.client.cookies) as other, visit(url) as thief:
        told = await asyncio.gather(*(tab(page, mark, place) for page, mark in zip((one, other), marks, strict=True)))
        assert [set(MARK.findall(text)) for text in told] == [{mark} for mark in marks]
        thief.talk = one.talk
        stolen = [await thief.opened()]
        for do in ("open", "take", "rename", "delete"):
            thief.talk = one.talk
            stolen.append(await thief.act("earlier", do=do, conversation=one.talk, title="Mine now"))
        kept = await one.act("rooms", do="show", room="earlier")
    return set(marks), kept, "\n".join(stolen)


def test_sessions_of_one_server_never_mix(archive: Path, tmp_path: Path) -> None:
    async def crowd(url: str) -> list[tuple[set[str], str, str]]:
        return await asyncio.gather(*(session(url, n) for n in range(SESSIONS // 4)))

    with serving(tmp_path, archive=str(archive), rate="0") as server:
        for marks, kept, stolen in asyncio.run(crowd(server.url)):
            assert set(MARK.findall(kept)) == marks
            assert not MARK.findall(stolen)
