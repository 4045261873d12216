"""How many were killed and hurt, as an article gives the numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from index.incidents.records import Range
from index.incidents.telling import Telling
from index.windows.words import number

MOST = 100_000
_SENTENCES = 26
_NUMBER = (
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}(?![\d%]|-year|[:.,]\d)|twenty|nineteen|eighteen|seventeen|sixteen"
    r"|fifteen|fourteen"
    r"|thirteen|twelve|eleven|ten|nine|eight|seven|six|five|four|three|two|one|another|an?(?= (?:man|woman"
    r"|boy|girl|teen\w*"
    r"|child|soldier|officer|driver|person|student|\d|US\b|American|Iraqi|contractor|civilian))|both"
    r"|double|triple|quadruple)"
)
_PLAIN_NUMBER = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_OTHERS = {"another": 1, "a": 1, "an": 1, "both": 2, "double": 2, "triple": 3, "quadruple": 4}
_PEOPLE = (
    r"(?:people|persons?|m[ae]n|wom[ae]n|boys?|girls?|teens?|teenagers?|victims?|child(?:ren)?|kids?|students?|others?"
    r"|officers?|deputies|adults?|brothers|sisters|males?|females?|bystanders|suspects?|juveniles?|youths?"
    r"|of them|family "
    r"members|employees|friends|patrons|workers|siblings|toddlers?|babies|civilians?|customers|more"
    r"|soldiers?|personnel"
    r"|troops|contractors?|passengers?|police(?:m[ae]n)?|fighters|militants|protesters|residents|migrants|crew)"
)
_BE = r"(?:(?:was|were|are|is|have|has|had|been|being|found|confirmed|shot|left|and|also|seriously|critically)\s+){0,3}"
_DEAD = r"(?:dead|killed|dies?|died|slain|fatally|fatalities|murdered|deceased)"
_HURT = (
    r"(?:injured|wounded|hurt|hospitali[sz]ed|critical|in critical|in the hospital|recovering|grazed"
    r"|to (?:the )?hospital)"
)
_THINGS = (
    r"(?:rockets?|missiles?|drones?|bombs?|shells?|mortars?|rounds?|shots?|bullets?|strikes?|raids?|attacks?|blasts?"
    r"|explosions?|cars?|vehicles?|trucks?|planes?|boats?|houses?|homes?|miles?|kilomet(?:er|re)s?|km|seconds?|minutes?"
    r"|hours?|days?|weeks?|months?|years?|and|or|on|in|at|when)"
)
"""What follows a number that counts no people."""
_MODIFIERS = rf"(?:(?!{_THINGS}\b)[A-Za-z][\w-]{{1,14}}\s+){{0,2}}?"
_SUBJECT = rf"\b{_NUMBER}\s+{_MODIFIERS}(?:{_PEOPLE}\s+)?(?:(?!{_THINGS}\b)[a-z]+\s+)?{_BE}"
_OBJECT_NOT = r"(?!\s*(?:injured|wounded|hurt|hospital|others? (?:injured|wounded)))"
_KILLED = (
    re.compile(rf"{_SUBJECT}{_DEAD}\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:killing|killed|kills|leaves|left|claimed the lives of)\s+(?:at least |about |a total of "
        rf"|more than )?{_NUMBER}"
        rf"\b{_OBJECT_NOT}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:deaths?|killings?|murders?|slayings?) of (?:the )?{_NUMBER}\b", re.IGNORECASE),
)
_INJURED = (
    re.compile(rf"{_SUBJECT}{_HURT}\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:injuring|injured|injures|wounding|wounded|wounds|hurts)\s+(?:at least |about |more than )?{_NUMBER}\b",
        re.IGNORECASE,
    ),
)
_SHOT = (
    re.compile(
        rf"\b{_NUMBER}\s+(?:{_PEOPLE}\s+)?(?:(?:was|were|are|is|have|been|being|also)\s+){{0,3}}(?:shot"
        rf"|struck by|hit by|gunshot)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\bshot\s+(?:at least\s+)?{_NUMBER}\s+(?:other\s+)?{_PEOPLE}", re.IGNORECASE),
    re.compile(rf"\bshootings? of {_NUMBER}\b", re.IGNORECASE),
)
_KILLED_GATE = re.compile(
    r"\b(?:kill|dead|die|slain|fatal|murder|deceas|death|slaying|claimed|leaves|left)", re.IGNORECASE
)
_INJURED_GATE = re.compile(r"\b(?:injur|wound|hurt|hospital|critical|recovering|grazed)", re.IGNORECASE)
_SHOT_GATE = re.compile(r"\b(?:shot|shooting|struck|hit|gunshot)", re.IGNORECASE)
_AGE_AFTER = re.compile(r"\s*-?\s*(?:year|month|week|day)s?[ -]old", re.IGNORECASE)
_NOT_A_COUNT = re.compile(r"\b(?:age|aged|at|No\.|Channel|Street|route|Interstate|highway)\s$", re.IGNORECASE)


class Toll(NamedTuple):
    """Numbers of an event, with their weights."""

    killed: Counter[int]
    injured: Counter[int]
    shot: Counter[int]

    @property
    def killed_range(self) -> Range | None:
        """Lowest and highest number with weight enough beside the best one."""
        return _range(self.killed)

    @property
    def injured_range(self) -> Range | None:
        """The same for the hurt."""
        return _range(self.injured)


def toll(tellings: Sequence[Telling]) -> Toll:
    """What the sentences give as numbers of killed, hurt and shot."""
    counted = Toll(Counter(), Counter(), Counter())
    for telling in tellings:
        if telling.number >= _SENTENCES or (telling.recalls and telling.number > 2):
            continue
        if any(time.relation == "since" for time in telling.times):  # a running total of many events
            continue
        weight = 3 if telling.number == 0 else 2 if telling.number < 3 else 1
        for patterns, gate, into in (
            (_KILLED, _KILLED_GATE, counted.killed),
            (_INJURED, _INJURED_GATE, counted.injured),
            (_SHOT, _SHOT_GATE, counted.shot),
        ):
            if gate.search(telling.text):
                for value in _numbers(telling, patterns):
                    into[value] += weight
    return counted


_AND = re.compile(
    rf"\b(?P<a>{_PLAIN_NUMBER})\s+(?:[\w’'-]+\s+){{1,4}}?and\s+(?P<b>{_PLAIN_NUMBER})\s+(?:[\w’'-]+\s+){{1,4}}?"
    rf"(?:was|were|have been|had been)\s+(?P<what>killed|wounded|injured|hurt)\b",
    re.IGNORECASE,
)
"""Two Americans and one from Britain were killed: three."""


def _numbers(telling: Telling, patterns: Sequence[re.Pattern[str]]) -> set[int]:
    text = telling.text
    summed = _AND.search(text)
    if summed and any(pattern.search(f"two {summed['what']}") for pattern in patterns):
        both = (_value(summed["a"]), _value(summed["b"]))
        return {both[0] + both[1]} if both[0] and both[1] else set()
    found: set[int] = set()
    for pattern in patterns:
        for match in pattern.finditer(text):
            value = _value(match["n"])
            if value is None or _AGE_AFTER.match(text, match.end("n")):
                continue
            if any(time.start <= match.start("n") < time.end for time in telling.times):
                continue
            if not _NOT_A_COUNT.search(text[max(0, match.start("n") - 12) : match.start("n")]):
                found.add(value)
    return found


def _value(text: str) -> int | None:
    value = _OTHERS.get(text.lower())
    spelled = number(text) if value is None else value
    return int(spelled) if spelled is not None and 0 < spelled <= MOST else None


def _range(counted: Counter[int]) -> Range | None:
    if not counted:
        return None
    floor = 0.5 * max(counted.values())
    values = [value for value, weight in counted.items() if weight >= floor]
    return min(values), max(values)
