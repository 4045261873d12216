"""Before or after the anchor? What the words around an expression say of its year, or of its week.

The nearest governing verb decides: "will vote on Monday", "voted on Monday". A possessive day ("Monday's vote")
is past. Verbs of intention in the past ("agreed to meet in May") say little. A day and month without any cue lie
in the past unless that is over 240 days back and over two and a half times as far as the future one.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from index.windows.days import DAYS_IN, add_months, make, plus
from index.windows.grammar import Context
from index.windows.patterns import either
from index.windows.records import Direction

Cue = Literal["", "past", "governed", "future", "weak"]
"""`governed` is a past tense right before the expression: "began in May"."""

PAST_CUES: frozenset[Cue] = frozenset({"past", "governed"})

_FILLERS = "not also be have then only now likely soon probably meet".split()
_INTENT = (
    "agreed? agrees plans? planned planning wants? wanted intends? intended decided hop(?:es?|ed|ing) promised pledged "
    "vowed expect(?:s|ed|ing)? scheduled slated set due likely ready prepar(?:ed|es?|ing) about going is are supposed "
    "proposed threatened aims? aiming able intention hearing election deadline"
).split()
_EXPECTED = "expected scheduled slated planned due set".split()
_AHEAD = (
    "expected",
    "scheduled",
    "slated",
    r"due\b(?!\s+to)",
    "upcoming",
    "payable",
    "effective",
    "deadline",
    "as (?:soon|early) as",
    "no later than",
    "plans",
    "planned for",
    "looks? ahead",
    r"(?:may|could|can)\s+\w+",
    "(?:begin|start|open|expire)s?",
    "takes? place",
)
_FUTURE = re.compile(
    rf"\b(?:(?:will|'ll|won't|would|shall|should)\b(?:\s+{either(_FILLERS)})*(?:\s+\w+)?"
    rf"|{either(_INTENT)}\s+to\s+(?:be\s+)?\w+"
    rf"|(?:is|are|be|was|were)\s+{either(_EXPECTED)}"
    rf"|{either(_AHEAD)})\b",
    re.IGNORECASE,
)
_IRREGULAR = (
    "was were had did said says told ago took came went began made won met hit fell rose left held got gave sent shot "
    "lost saw found put cut led ran spoke broke struck since became brought bought built caught chose drew drove "
    "fought fled flew grew heard kept paid sank sold sought stood spent swept threw wrote withdrew"
).split()
_PAST = re.compile(rf"\b(?:{either(_IRREGULAR)}|\w{{2,}}ed)\b", re.IGNORECASE)
_NO_EVENTS = (
    "was were had did ago since put scheduled planned expected slated needed proposed delayed postponed"
).split()
"""Past forms after which a time may be the one that was planned."""
_GOVERNED = re.compile(
    rf"(?<!\bbe )(?<!\bbeing )\b(?!{either(_NO_EVENTS)}\b)(?:{either(_IRREGULAR)}|\w{{2,}}ed)"
    r"\s+(?:\w+ly\s+)?(?:in|on|during|since)\s+(?:(?:the|early|late|mid)[\s-]+)*$",
    re.IGNORECASE,
)
_WEAK = re.compile("agreed|decided|intended|hoped|wanted|promised|pledged|vowed|threatened|proposed", re.IGNORECASE)
_CLAUSE_LEFT = re.compile(r"""[.;:!?"“”\n]|, (?:and|but|which|who|while)\b|``|--""")
_CLAUSE_RIGHT = re.compile(r"""[.;:!?"“”\n]|``|--""")
_ENDING = re.compile(r"\b(?:until|through|by)\s+$", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:until|through)\s+$", re.IGNORECASE)

FAR_PAST = 240
"""Days: a day and month further back than this may be the coming one."""
FAR_RATIO = 2.5
NEARLY_A_YEAR = 300
NEAR_FUTURE = 75


class Cues(NamedTuple):
    """Where a clause speaks of the future and of the past."""

    future: list[re.Match[str]]
    past: list[re.Match[str]]


def cue(context: Context, start: int, end: int) -> Cue:
    """What the clause around an expression says: past, future, weak (an intention), or nothing."""
    if context.right(end, 2) in ("'s", "’s") or context.left(end, 2) in ("'s", "’s"):
        return "past"
    left = _CLAUSE_LEFT.split(context.left(start, 100))[-1]
    right = _CLAUSE_RIGHT.split(context.right(end, 70), maxsplit=1)[0]
    return _before(left) or _after(right) or ("future" if _LASTING.search(left) and not context.asking else "")


def _scan(clause: str) -> Cues:
    future = list(_FUTURE.finditer(clause))
    past = [p for p in _PAST.finditer(clause) if not any(p.start() < f.end() and f.start() < p.end() for f in future)]
    return Cues(future, past)


@lru_cache(maxsize=4096)  # a table of dates has the same words around each of them
def _before(clause: str) -> Cue:
    cues = _scan(clause)
    if not cues.future and not cues.past:
        return ""
    if cues.future and (not cues.past or cues.future[-1].end() > cues.past[-1].end()):
        return "weak" if _WEAK.match(cues.future[-1][0]) else "future"
    if _GOVERNED.search(clause):
        return "governed"
    return "weak" if _ENDING.search(clause) and not re.search(r"\bhad\b", clause) else "past"


@lru_cache(maxsize=4096)
def _after(clause: str) -> Cue:
    cues = _scan(clause)
    if cues.future and (not cues.past or cues.future[0].start() < cues.past[0].start()):
        return "past" if re.match(r"\w+ed to", cues.future[0][0], re.IGNORECASE) else "future"
    return "past" if cues.past else ""


class Choice(NamedTuple):
    """The day that was chosen, and the one that nearly was."""

    day: date
    other: date | None
    direction: Direction


def nearest_weekday(context: Context, number: int, pointer: str, place: tuple[int, int]) -> Choice:
    """The weekday (Monday is 0) that is meant, with `last`, `next`, `coming` or nothing before it."""
    today = context.today
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if pointer in ("last", "past"):
        return Choice(plus(today, -(back or 7)), None, "past")
    if pointer in ("next", "coming"):
        return Choice(plus(today, ahead or 7), None, "future")
    past, future = plus(today, -back), plus(today, ahead)
    coming = _in_coming_week(context, number)
    if coming and cue(context, *place) not in PAST_CUES:
        return Choice(coming, past, "future")
    said = cue(context, *place)
    if back and (said == "future" or (said == "weak" and not context.asking)):
        return Choice(future, past, "future")
    return Choice(past, None if context.asking or not back else future, "past")


def _in_coming_week(context: Context, number: int) -> date | None:
    """After "next week" a weekday is one of that week."""
    span = context.memory.span
    if not span or span.low <= context.today or (span.high - span.low).days != DAYS_IN["week"]:
        return None
    return plus(span.low, (number - span.low.weekday()) % 7)


def nearest_year(context: Context, month: int, day: int | None, pointer: str, place: tuple[int, int]) -> Choice | None:
    """The year of a month, or of a day and month. None when no year has such a day."""
    today = context.today
    candidates = [found for year in _years_around(today, month, day) if (found := make(year, month, day or 1))]
    if not candidates:
        return None
    this_month = today.replace(day=1) if day is None else today
    past = max((d for d in candidates if d <= today), default=min(candidates))
    future = min((d for d in candidates if d >= this_month), default=max(candidates))
    if pointer in ("last", "past") and day is None and past == this_month:
        return Choice(add_months(past, -12), None, "past")
    if pointer in ("next", "coming"):
        return Choice(future, None, "future")
    if pointer:
        return Choice(past if pointer != "this" else make(today.year, month, day or 1) or past, None, "past")
    ahead = is_ahead(context, cue(context, *place), (today - past).days, (future - today).days)
    return _choose(past, future, ahead=ahead, asking=context.asking)


def _years_around(today: date, month: int, day: int | None) -> range:
    reach = 4 if (month, day) == (2, 29) else 1
    return range(today.year - reach, today.year + reach + 1)


def is_ahead(context: Context, said: Cue, back: int, ahead: int) -> bool:
    """Whether the coming one is meant, so many days ahead, and not the last, so many days back."""
    if context.asking:
        return said == "future" and ahead <= NEARLY_A_YEAR
    if said == "future":
        return ahead <= NEARLY_A_YEAR
    if said == "governed":
        return False
    if said == "past":
        return back > NEARLY_A_YEAR and ahead <= NEAR_FUTURE
    if said == "weak":
        return back >= ahead
    return back > FAR_PAST and back > FAR_RATIO * ahead


def _choose(past: date, future: date, *, ahead: bool, asking: bool) -> Choice:
    if past == future:
        return Choice(past, add_months(past, -12) if asking else None, "past")
    if ahead:
        return Choice(future, past, "future")
    return Choice(past, add_months(past, -12) if asking else future, "past")
