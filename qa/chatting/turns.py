"""A turn of the talk as follow-ups lean on it: the question that was answered, and what its answer names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.places import is_people, named
from index.windows import find
from qa.answer import Answer
from qa.chatting import phrases
from qa.chatting.aboutness import about, is_courtesy
from qa.chatting.phrases import Phrases, Place
from qa.chatting.words import ORGANISED, WHERE

QUOTES, CHARACTERS = 4, 600
"""Cited sentences of an answer that are read for names, and characters of each."""
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{2,40}\s+[-–—]\s+")
_TOLD_EVENT = re.compile(
    r"^(?:Reported on )?(?P<day>[^,:“]{4,60}?\d{4})(?:, by the sentences around it)?(?:, (?P<place>[^:“]{2,80}))?: [“‘]"
)
"""An event as answers tell it (`qa.happened`, `qa.telling.happenings`)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of the talk with its answer."""

    number: int
    """Its place in the history, from 0."""
    question: str
    answer: Answer

    @property
    def phrases(self) -> Phrases:
        return phrases.read(self.question)

    @property
    def as_of(self) -> date | None:
        """The day that the question was asked as of, when one was given."""
        read = self.answer.understood
        given = read.as_of if read.as_of != self.answer.coverage.end else None
        return None if given and given == self.days[1] else given

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The days to look at that were given apart from the question's words."""
        read = self.answer.understood
        return (read.start, read.end) if not read.phrase and not self.phrases.times else (None, None)

    @property
    def has_period(self) -> bool:
        """Whether a number was asked for over days that are known; its answer may be in quotes."""
        count, read = self.answer.count, self.answer.understood
        return (count is not None and bool(count.window)) or (
            self.answer.kind == "count" and bool(read.start or read.end)
        )

    @property
    def place(self) -> str:
        """Where its answer says that it happened, as an adverbial; "" when it says nothing or several places."""
        if self.answer.count is not None:  # it may be of many places
            return ""
        for text in (s.text for s in self.answer.statements[:1]):
            if (told := _TOLD_EVENT.match(text[:CHARACTERS])) and told["place"]:
                return f"at {told['place'].split(', ')[0]}"
        places = (place for quote in self.quotes for place in phrases.read(quote).places)
        return _phrase(next((place for place in places if place.preposition.lower() in WHERE), None))

    @property
    def told_day(self) -> str:
        """The one day that its answer tells of an event, in words; "" when it tells of none or of several."""
        told = [_TOLD_EVENT.match(s.text[:CHARACTERS]) for s in self.answer.statements]
        return told[0]["day"] if len(told) == 1 and told[0] else ""

    @property
    def day(self) -> date | None:
        """The day that its answer is of."""
        count = self.answer.count
        if count and count.as_of:
            return count.as_of
        for text in (s.text for s in self.answer.statements[:1]):
            if told := _TOLD_EVENT.match(text[:CHARACTERS]):
                return next((e.low for e in find(told["day"], None) if e.low), None)
        return next((c.source.published for c in self.answer.citations if c.source.published), None)

    @property
    def quotes(self) -> tuple[str, ...]:
        """The first sentences that the answer cites, without datelines."""
        return tuple(_DATELINE.sub("", c.quote[:CHARACTERS]) for c in self.answer.citations[:QUOTES])

    @property
    def words(self) -> str:
        """What was asked and the paragraphs that were cited."""
        cited = self.answer.refusal.nearest if self.answer.refusal else self.answer.citations
        return " ".join([self.question, *(c.paragraph[: 2 * CHARACTERS] for c in cited[: 2 * QUOTES])])

    def persons(self) -> Iterator[str]:
        """Names of its question that may be a person's, then those of its answer."""
        yield from (name.bare for name in self.phrases.others if _is_personal(name.bare))
        for quote in self.quotes:
            yield from (n.bare for n in phrases.read(quote).others if " " in n.bare and _is_personal(n.bare))


def turns_of(history: Sequence[Answer]) -> tuple[Turn, ...]:
    """The turns that asked about the news; not those that asked about an answer, or nothing."""
    numbered = enumerate(history)
    return tuple(
        Turn(n, a.understood.standalone or a.question, a) for n, a in numbered if not _asks_no_news(history, n)
    )


def _asks_no_news(history: Sequence[Answer], n: int) -> bool:
    if is_courtesy(history[n].question):
        return True
    return n > 0 and about(history[n].question) is not None and history[n].understood.standalone.endswith(RECORD)


RECORD = " (from that answer's record)"
"""How the standalone reading of a question about an answer ends."""


def _is_personal(name: str) -> bool:
    words = name.split()
    if any(place.level == "country" for place in named(name)):
        return False
    return not is_people(words[0]) and not any(word.lower() in ORGANISED for word in words) and not name.isupper()


def _phrase(place: Place | None) -> str:
    return place.phrase if place else ""
