"""Who was involved? Names of an article, with what speaks for a part in the event and for only speaking of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.incidents.namewords import (
    BY_THE_WAY,
    DONE_AFTER,
    DONE_TO,
    FIRST_NAMES,
    INVOLVED_AFTER,
    INVOLVED_BEFORE,
    NAME_TAILS,
    NOT_NAMES,
    OFFICES,
    RELATIVES,
    SPEAKS_AFTER,
    SPEAKS_BEFORE,
)
from index.incidents.records import Person
from index.incidents.telling import Telling
from index.places import is_people

ENOUGH = 1.0
"""Evidence from which on capitals are a name; with less they must come twice."""
MOST_NAMES = 10
_WORD = r"(?:[A-Z](?:[a-z]|['’][A-Z][a-z]|['’][a-z])[A-Za-z'’]{0,24}(?:-[A-Z][a-z]{1,24})*|[A-Z]{2}(?=\s[A-Z]))"
_NICK = r"(?:[“\"‘'(][A-Z][\w .-]{1,18}[”\"’')])"
_NAME = re.compile(
    rf"\b{_WORD}(?:\s(?:[A-Z]\.?|{_NICK}|{_WORD}|de|la|van|del|al-[A-Z]\w{{1,20}})){{0,3}}(?:\s{_WORD}|\sal-[A-Z]\w{{1,20}})"
)
_NICKNAME = re.compile(_NICK + r"\s?")
_TAIL = re.compile(r"^,?\s(?:Jr|Sr|II|III)\.?")
_AGE_AFTER = re.compile(
    r"^\s*[,(]\s*(?:aged?\s*)?(\d{1,2})\b(?!\s*(?:a\.m|p\.m|:))|^\s*[,(]\s*an?\s(\d{1,2})-year"
    r"|^\s*[,(]?\s*(?:is|was)\s(?:just\s|only\s)?(\d{1,2})\b"
)
_AGE_BEFORE = re.compile(
    r"(\d{1,2})-(?:year|month|day|week)s?-old\s+(?:[a-z]+\s+(?:named\s)?){0,3}$|\bage\s(\d\d)\s$|-year-?\s?old,?\s$"
    r"|months?-old\s$",
    re.IGNORECASE,
)
_INVOLVED_BEFORE = re.compile(INVOLVED_BEFORE, re.IGNORECASE)
_DONE_TO = re.compile(rf"\b(?:{DONE_TO})\s(?:(?:[\w’'-]+\s){{0,4}}(?:{'|'.join(OFFICES)})\.?\s)?$")
_DONE_AFTER = re.compile(rf",?\s{DONE_AFTER}")
"""Right before a name, or after it: what is done to nobody but people."""
_INVOLVED_AFTER = re.compile(rf"^(?:{INVOLVED_AFTER})", re.IGNORECASE)
_SPEAKS_AFTER = re.compile(rf"^{SPEAKS_AFTER}", re.IGNORECASE)
_SPEAKS_BEFORE = re.compile(SPEAKS_BEFORE, re.IGNORECASE)
_OFFICE = re.compile(rf"\b({'|'.join(OFFICES)})\.?\s(?:\w+\s)?$")
_OFFICE_DIRECT = re.compile(rf"\b(?:{'|'.join(OFFICES)})\.?\s$")
_RELATIVE_AFTER = re.compile(rf"^,\s(?:an? |the |who |of )?(?:\w+['’]?s?\s){{0,4}}(?:{'|'.join(RELATIVES)})\b")
_RELATIVE_BEFORE = re.compile(rf"\b(?:{'|'.join(RELATIVES[:14])})s?,?\s$")
_COORDINATED = re.compile(r"^(?:[,;]\s(?:\d{1,2}[,;]\s)?(?:and\s|of [^,;]{3,50}[,;]\s(?:and\s)?)?|\s(?:and|&)\s)$")


@dataclass(slots=True)
class _Draft:
    core: tuple[str, ...]
    involved: float = 0.0
    speaker: float = 0.0
    first: int = 0


def people(tellings: Sequence[Telling], lasts: Counter[str]) -> tuple[Person, ...]:
    """The people of the sentences, those with the most part in the event first.

    Args:
        lasts: how often each capitalised word stands in the whole article: what comes back is a surname.
    """
    drafts: dict[str, _Draft] = {}
    for telling in tellings:
        _read(telling, drafts, lasts)
    _later_mentions(tellings, drafts)
    found = [Person(name, round(d.involved, 1), round(d.speaker, 1)) for name, d in drafts.items()]
    found.sort(key=lambda p: (-(p.involved - 0.5 * p.speaker), p.name))
    return tuple(found[:MOST_NAMES])


def involved_names(found: Sequence[Person]) -> tuple[str, ...]:
    """Those with a part in the event who do not mostly speak of it."""
    return tuple(p.name for p in found if p.involved >= 1 and not p.speaker >= max(1.5, p.involved))[:4]


def capitals(tellings: Iterable[Telling]) -> Counter[str]:
    """How often each capitalised word stands in the sentences."""
    return Counter(word for t in tellings for word in re.findall(r"\b[A-Z][\w'’-]{2,24}", t.text))


def _read(telling: Telling, drafts: dict[str, _Draft], lasts: Counter[str]) -> None:
    chain: list[tuple[str, float, float]] = []
    end = -1
    for found in _NAME.finditer(telling.text):
        core = _core(found[0])
        if not core:
            continue
        start, stop = _span(telling.text, found.start(), found.end(), core)
        involved, speaker, evidence = _part(telling.text, start, stop)
        evidence += core[0].lower() in FIRST_NAMES
        if evidence < ENOUGH and lasts[core[-1]] < 2:
            continue
        name = " ".join(core)
        draft = drafts.setdefault(name, _Draft(core, first=telling.number))
        draft.involved += involved
        draft.speaker += speaker
        if end < 0 or not _COORDINATED.match(telling.text[end:start]):
            _share(chain, drafts)
            chain = []
        chain.append((name, involved, speaker))
        end = stop
    _share(chain, drafts)


def _share(chain: Sequence[tuple[str, float, float]], drafts: dict[str, _Draft]) -> None:
    """Names in one coordination share the part of the one with most."""
    best = max((involved for _, involved, _ in chain), default=0.0)
    if len(chain) > 1 and best >= 1.4:
        for name, involved, speaker in chain:
            if involved < best and speaker < 1:
                drafts[name].involved += best - involved


def _core(raw: str) -> tuple[str, ...]:
    """The words that are the name: the longest run without titles, streets, weekdays and the like."""
    words = [w.rstrip(",") for w in _NICKNAME.sub("", raw).replace("’", "'").split()]
    runs: list[list[str]] = [[]]
    for written in words:
        word = written.removesuffix("'s")
        if word in NOT_NAMES or word.rstrip(".") in NOT_NAMES or _is_demonym(word, runs[-1]):
            runs.append([])
        elif word not in NAME_TAILS:
            runs[-1].append(word)
        if word != written:  # "Iraq's Taji camp"
            runs.append([])
    best = max(runs, key=len)
    return tuple(best) if 2 <= len(best) <= 4 and best[0][0].isupper() else ()


def _is_demonym(word: str, run: Sequence[str]) -> bool:
    """ "Iraqi", but not the Danes of "Mary Danes"."""
    return is_people(word) and not (run and run[0].lower() in FIRST_NAMES)


def _span(text: str, start: int, end: int, core: Sequence[str]) -> tuple[int, int]:
    plain = text[start:end].replace("’", "'")
    first = max(plain.find(core[0]), 0)
    last = plain.find(core[-1], first)
    return start + first, start + last + len(core[-1]) if last >= 0 else end


def _part(text: str, start: int, end: int) -> tuple[float, float, float]:
    """Involved, speaker, and how sure it is a name at all."""
    after = _TAIL.sub("", text[end : end + 130])
    before = text[max(0, start - 90) : start]
    involved = speaker = evidence = 0.0
    for aged in (_AGE_AFTER.search(after), _AGE_BEFORE.search(before)):
        if aged:
            involved, evidence = involved + 2, evidence + 0.8
    if _INVOLVED_BEFORE.search(before):
        involved, evidence = involved + 1.5, evidence + (ENOUGH if _DONE_TO.search(before) else 0.4)
    if _INVOLVED_AFTER.match(after):
        involved, evidence = involved + 1.5, evidence + (0.8 if _DONE_AFTER.match(after) else 0.3)
    office = _OFFICE.search(before)
    if office:
        evidence += 0.6
        speaker += 0.7 if office[1] in BY_THE_WAY or involved else 2
    speaker += 1.5 * bool(_SPEAKS_AFTER.match(after)) + bool(_SPEAKS_BEFORE.search(before))
    speaker += bool(_RELATIVE_AFTER.match(after)) + 0.8 * bool(_RELATIVE_BEFORE.search(before))
    return involved, speaker, evidence


def _later_mentions(tellings: Sequence[Telling], drafts: dict[str, _Draft]) -> None:
    """After its first time a name stands as a surname: those times count too."""
    if not drafts:
        return
    by_last: dict[str, list[_Draft]] = {}
    for draft in drafts.values():
        by_last.setdefault(draft.core[-1], []).append(draft)
    pattern = re.compile(
        r"(?<![A-Za-z] )\b(" + "|".join(map(re.escape, sorted(by_last, key=len, reverse=True))) + r")\b"
    )
    for telling in tellings:
        for found in pattern.finditer(telling.text):
            after, before = (
                telling.text[found.end() : found.end() + 80],
                telling.text[max(0, found.start() - 45) : found.start()],
            )
            involved = 0.7 * bool(_INVOLVED_AFTER.match(after) or _INVOLVED_BEFORE.search(before))
            speaker = 0.5 * bool(_SPEAKS_AFTER.match(after)) + 0.5 * bool(_OFFICE_DIRECT.search(before))
            for draft in by_last[found[1]]:
                draft.involved += involved
                draft.speaker += speaker
