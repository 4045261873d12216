"""Beside a death, did somebody live?

"Injured" beside "killed" in one report is said of the same person more often than not ("he died of his injuries"), so
the survivor needs evidence of his own: a condition, a hospital, another victim, more shot than killed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.incidents.telling import Telling
from index.incidents.toll import Toll

_NOT_HURT = re.compile(
    r"no (?:one|body)(?: else)?(?: was| were| has been| is)?(?: reported)?(?: to be)? (?:hurt|injured"
    r"|wounded|shot|hit|struck)"
    r"|nobody(?: else)? (?:was )?(?:hurt|injured)|no (?:other |reported |additional |further "
    r"|serious )?(?:injuries|one else)"
    r"|not (?:been )?(?:injured|hurt|hit|struck|wounded)|n['’]t (?:been )?(?:hurt|injured|hit)|uninjured|unharmed"
    r"|without (?:injury|being)|escaped injury|neither (?:\w+ )?was (?:hurt|injured)|no officers were"
    r"|surviv(?:ed|es) by"
    r"|survivors include|self-inflicted|injuries (?:\w+ )?(?:proved|were) fatal|injuries,? (?:and"
    r"|where) (?:later )?died"
    r"|(?:died|dies) (?:from|of) (?:his|her|their|the) (?:injuries|wounds)|injury prevention|treated (?:as"
    r"|like|with respect)"
    r"|succumbed to (?:his|her|their) (?:injuries|wounds)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no one|nobody|none)\b[^.;]{0,40}\b(?:hurt|injured|wounded|hit|struck)|\bno (?:other "
    r"|reported )?(?:injuries|casualties)"
    r"|\bwithout (?:causing )?(?:any )?(?:\w+ or )?(?:injur|casualt)",
    re.IGNORECASE,
)
_DEATH = re.compile(r"\b(?:died|dead|killed|fatal|fatally|death|deceased|succumbed)\b", re.IGNORECASE)
_LOOKS_BACK = re.compile(r"\bin (?:19|20)\d\d\b|last year|years ago|\bsince\b", re.IGNORECASE)
_PART = (
    r"(?:leg|arm|foot|hand|buttocks?|thigh|knee|ankle|hip|finger|calf|legs|arms|shoulder|wrist|ear|elbow|hands|feet)"
)


class Sign(NamedTuple):
    """Words that speak for a survivor or against one."""

    weight: float
    pattern: re.Pattern[str]
    beside_death: float
    """Its share in a sentence that also tells of a death."""


def _sign(weight: float, pattern: str, beside_death: float = 1.0) -> Sign:
    return Sign(weight, re.compile(pattern, re.IGNORECASE), beside_death)


SIGNS = (
    _sign(
        1.0,
        r"\b(?:injured|injuring|wounded|wounding|hurt|injures|wounds)\b(?! (?:himself|herself) (?:fatally|to death))",
    ),
    _sign(
        0.8,
        r"\b(?:critical|serious|stable|good|fair|guarded|grave) (?:but stable )?condition\b"
        r"|condition (?:is|was) \w+|critically"
        r"|\b(?:remains?|remained|still|is|was|listed) (?:in |as )?(?:critical|serious)\b"
        r"|in (?:a )?(?:medically induced )?coma"
        r"|life support|clinging to life|attempt(?:ed|s) suicide|suicide attempt|\bin (?:the |a |an \w+ "
        r"|\w+ )?hospital\b",
        0.5,
    ),
    _sign(
        1.0,
        r"non[- ]?life[- ]?threatening|not (?:believed to be |considered "
        r"|appear to be )?life[- ]?threatening|minor injur"
        r"|serious injur",
    ),
    _sign(
        1.3,
        r"expected to (?:survive|recover|live|be ok|make)|\brecovering\b|\bsurvived\b|treated and released|was treated"
        r"|released from (?:the )?hospital|being treated|hospitali[sz]ed|fighting for (?:his|her|their) li",
        0.5,
    ),
    _sign(
        0.9,
        r"\b(?:another|other|others|second|third|two more|three more)\b[^.]{0,50}\b(?:shot|struck|hit"
        r"|hospital|wound\w*"
        r"|injur\w*|grazed|hurt|survive\w*|recover\w*)\b|\b(?:also|and) (?:was |were )?(?:shot|wounded"
        r"|injured|struck|hit|hurt"
        r"|grazed)\b|\bboth (?:were )?(?:shot|taken|transported)",
        0.5,
    ),
    _sign(0.9, rf"\b(?:shot|struck|hit|wound(?:ed|s)?|grazed?)\b[^.]{{0,30}}\b{_PART}\b|\bgraze", 0.5),
    _sign(
        0.7,
        r"\b(?:double|triple|quadruple)[- ]shooting\b|\b(?:two|three|four|five|six|\d{1,2}) (?:people "
        r"|men |teens |teenagers "
        r"|victims |others )?(?:were |was |have been |are )?shot\b|\bshot (?:two|three|four|five|six|\d) ",
    ),
)
AGAINST = (
    _sign(
        -0.4,
        r"no (?:other )?injuries|no one else|nobody else|no other (?:injuries|victims)|wasn['’]t (?:hurt|injured)"
        r"|were not (?:hurt|injured)|not (?:hurt|injured)",
    ),
    _sign(
        -0.5,
        r"murder[ -/]+suicide|killed (?:himself|herself)|turned the gun on (?:himself|herself)|took (?:his"
        r"|her) own life"
        r"|shot and killed (?:himself|herself)|self-inflicted|accidental(?:ly)? (?:shot|shooting|discharg)|suicide",
    ),
)
_BIAS, _IN_TITLE, _COUNTED, _MORE_SHOT, _MOST_OF_ONE, _READ = -1.9, 0.7, 0.8, 0.9, 2.0, 31


def says_nobody(text: str) -> bool:
    """Whether a sentence says that nobody was hurt."""
    return bool(_NOBODY.search(text))


def survivors(tellings: Sequence[Telling], counted: Toll) -> float:
    """Log odds that somebody was hurt and lived, given that somebody died."""
    sums = [0.0] * (len(SIGNS) + len(AGAINST))
    score = _BIAS
    for telling in tellings:
        if telling.number >= _READ:
            continue
        place = (1.0 if telling.number < 4 else 0.7 if telling.number < 10 else 0.5) * (
            0.3 if _LOOKS_BACK.search(telling.text) else 1.0
        )
        text = _NOT_HURT.sub(" ", telling.text)
        death = bool(_DEATH.search(text))
        for n, sign in enumerate(SIGNS):
            if sign.pattern.search(text):
                sums[n] += place * (sign.beside_death if death else 1.0)
        for n, sign in enumerate(AGAINST, len(SIGNS)):
            if sign.pattern.search(telling.text):
                sums[n] += place
        if telling.number == 0 and SIGNS[0].pattern.search(text):
            score += _IN_TITLE
    score += sum(s.weight * min(total, _MOST_OF_ONE) for s, total in zip((*SIGNS, *AGAINST), sums, strict=True))
    dead = max(counted.killed, default=1)
    return round(score + _COUNTED * bool(counted.injured) + _MORE_SHOT * (max(counted.shot, default=0) > dead), 1)
