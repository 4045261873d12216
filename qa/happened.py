"""Incidents in an answer: each with its day, its place, and the sentence that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.archive import Archive
from index.incidents import Filter, Incident, Lexicon, Mention, Verdict, matches
from index.places import Place, is_people, named
from index.records import paragraph_around
from index.windows import Window
from qa import phrase
from qa.answer import Citation, quoted
from qa.count import Happened
from qa.counting import Asked, stem
from qa.draft import Draft
from qa.question import Question
from qa.whereabouts import place_of
from qa.words import MONTH_NUMBERS

CITED = 3
"""Articles cited for one incident, at most."""
LEAD = 600
"""Characters of an article in which the names of its main event stand."""
SURE, TOLD = 0.5, 0.35
"""Confidence from which on an incident is counted, and from which on it is told of."""
_DAY = timedelta(days=1)
_WORD = re.compile(r"\w+")
_MONTH_ONLY = re.compile(r"XXXX-\d\d")
_DOUBLED = re.compile(r"(\w)\1")


@dataclass(frozen=True, slots=True)
class Events:
    """The incidents that a question asks about, oldest first, and those that it does not, each with the reason."""

    inside: tuple[Incident, ...]
    left_out: tuple[tuple[Incident, str], ...]
    """Those of the kind asked about that do not count, and why."""
    unsure: int = 0
    """How many of those inside may not belong there."""
    window: Window | None = None
    """The days that were asked about."""


def event_kinds(lexicon: Lexicon, asked: Asked) -> list[str]:
    """The kinds of event that are counted, when the thing counted is one: an attack is, a missile is not."""
    entries = lexicon.entries.get(asked.head, ())
    if not asked.head or any(entry.form == "also" for entry in entries):  # deaths are counted, not killings
        return []
    named = {entry.kind for entry in entries if entry.form in ("noun", "plural")}
    named |= {kind.name for kind in lexicon.kinds.values() if asked.head in (kind.label, kind.plural)}
    kinds = lexicon.kind_of(asked.phrase) or lexicon.kind_of(asked.head)
    return [kind for kind in kinds if not named.isdisjoint(lexicon.including(kind))] if named else []


def events(
    archive: Archive,
    question: Question,
    kinds: Sequence[str],
    window: Window | None,
    least: float = SURE,
    *,
    among: frozenset[str] | None = None,
) -> Events:
    """The archive's incidents of some kinds, in a window, at the places and with the names of the question.

    Args:
        least: the confidence that an incident must have.
        among: the ids of articles of which one at least tells it; None is any.
    """
    places, names = places_and_names(question)
    start, end = (window.start, window.end) if window else (None, None)
    including = frozenset[str]().union(*map(archive.lexicon.including, kinds))
    wanted = Filter(kinds=including, start=start, end=end, places=places)
    elsewhere = replace(wanted, places=())
    inside: list[Incident] = []
    left_out: list[tuple[Incident, str]] = []
    unsure = 0
    found = archive.ledgers.incidents(start, end, kinds=including, published=question.bounds)
    for incident in found:
        if among is not None and among.isdisjoint(m.article_id for m in incident.mentions):
            continue  # before its articles are read
        verdict: Verdict = matches(incident, wanted)
        if (
            not verdict.holds
            and places
            and not incident.place
            and matches(incident, elsewhere).holds
            and _names_one(archive, incident, places)
        ):
            verdict = Verdict("perhaps")
        reason = (
            _undated(incident, window) or _doubt(archive, incident, names, least) if verdict.holds else verdict.reason
        )
        if not reason:
            inside.append(incident)
            unsure += verdict.certainty == "perhaps"
        elif not wanted.kinds.isdisjoint(incident.kinds):
            left_out.append((incident, reason))
    return Events(tuple(inside), tuple(left_out), unsure, window)


def _undated(incident: Incident, window: Window | None) -> str:
    """Why an incident of no known day is not one of those days; of a time without a year only its month can tell."""
    if window is None or incident.low or incident.high:
        return ""
    if window.start or window.end:
        return "its day is unknown"
    asked = {MONTH_NUMBERS[word] for word in _WORD.findall(window.phrase.lower()) if word in MONTH_NUMBERS}
    months = {int(m.value[5:7]) for m in incident.mentions if _MONTH_ONLY.match(m.value)}
    return "its month is unknown or another" if asked and asked.isdisjoint(months) else ""


def _names_one(archive: Archive, incident: Incident, places: Sequence[Place]) -> bool:
    """Whether a sentence that tells of it names one of the places: "in the Jordanian desert"."""
    told = {stem(word) for m in incident.mentions for word in _WORD.findall(sentence(archive, m))}
    return any(stem(place.name) in told for place in places)


def sentence(archive: Archive, mention: Mention) -> str:
    """The sentence that tells it best."""
    article = archive.article(mention.article_id)
    return article.text[mention.start : mention.end] if article else ""


def _doubt(archive: Archive, incident: Incident, names: Sequence[str], least: float) -> str:
    """Why an incident that fits otherwise does not count; "" when it does."""
    if incident.confidence < least:
        return f"may be no event: confidence {incident.confidence:.2f}"
    told = " ".join(told_of(archive, incident)).lower() if names else ""
    missing = [name for name in names if not stands_in(name, told)]
    return f"does not speak of {', '.join(missing)}" if missing else ""


def told_of(archive: Archive, incident: Incident, *, leads: bool = False) -> Iterator[str]:
    """The words that tell of an incident: its sentences, the titles above them, its place and its people.

    Args:
        leads: also how the articles begin that only recall it; the main event's always counts.
    """
    yield incident.place
    yield from incident.names
    for mention in incident.mentions:
        article = archive.article(mention.article_id)
        if article is not None:
            yield article.title
            start, end = paragraph_around(article.text, mention.start, mention.end)
            yield article.text[start:end]
            if mention.lead or leads:  # what an article is about is named in its first sentences
                yield article.text[:LEAD]


def stands_in(name: str, told: str) -> bool:
    """Whether the words of a name stand in a text in lower case, "Ain al-Assad" for "Ain al-Asad" too."""
    words = frozenset(_WORD.findall(folded(told)))
    return all(folded(word) in words for word in _WORD.findall(name.lower()) if len(word) > 2)


def folded(text: str) -> str:
    """A text without the doubled letters in which transcriptions differ."""
    return _DOUBLED.sub(r"\1", text)


def places_and_names(question: Question) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """The names of a question: those of places, and the others. "American" says whose it is, not where."""
    places: list[Place] = []
    names: list[str] = []
    for name in question.names:
        if is_people(name):
            continue
        found = named(name)
        if found:
            places.append(found[0])
        else:
            names.append(name)
    return tuple(places), tuple(names)


def cite_event(draft: Draft, archive: Archive, incident: Incident) -> list[int]:
    """A citation for each article that tells of it, the best telling first."""
    cited = []
    for mention in tellings(incident)[:CITED]:
        article = archive.article(mention.article_id)
        if article is not None:
            cited.append(draft.cite(article, (mention.start, mention.end)))
    return cited


def tellings(incident: Incident) -> list[Mention]:
    """Its mentions, those that are of its very days first."""
    return sorted(incident.mentions, key=lambda mention: not _is_of_its_day(incident, mention))


def _is_of_its_day(incident: Incident, mention: Mention) -> bool:
    """Whether a telling is of the days that the event has: one that was taken for it may be of others."""
    if incident.low is None or incident.high is None or mention.low is None or mention.high is None:
        return False
    return incident.low < mention.high and mention.low < incident.high


def tell_event(draft: Draft, archive: Archive, incident: Incident) -> Happened:
    """Say when and where, and quote the best telling; the other articles that tell it are cited with it."""
    cited = cite_event(draft, archive, incident)
    happened = listed(archive, incident)
    where = f", {happened.place}" if happened.place else ""
    told = f": {_quoted(draft.citations[cited[0] - 1])}" if cited else ""
    draft.say(f"{day_of(incident)}{where}{told}", cited)
    return replace(happened, citations=tuple(cited))


def listed(archive: Archive, incident: Incident) -> Happened:
    """An incident as the record of an answer has it."""
    last = incident.high - _DAY if incident.high else None
    place = place_of(archive, incident, next(iter(tellings(incident)), None))
    return Happened(incident.id, incident.kinds, incident.low, last, place, ())


def _quoted(citation: Citation) -> str:
    return f"{quoted(citation.quote)} — {citation.source.label}"


def day_of(incident: Incident) -> str:
    """`3 January 2020`, `December 2019`, `3 January, year unknown`, `Day unknown`."""
    if incident.low is None and incident.high is None:
        return _unknown(incident)
    said = phrase.days(incident.low, incident.high)
    return said[:1].upper() + said[1:]


def _unknown(incident: Incident) -> str:
    """A date without its year stays so."""
    value = next((m.value for m in incident.mentions if m.value.startswith("XXXX-") and m.value[5:7].isdigit()), "")
    if not value:
        return "Day unknown"
    try:
        day = date(2000, int(value[5:7]), int(value[8:10] or 1))
    except ValueError:
        return "Day unknown"
    return f"{day.day} {day:%B}, year unknown" if len(value) > 7 else f"{day:%B}, year unknown"
