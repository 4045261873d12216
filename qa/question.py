"""Text -> Question: what kind of answer it wants, the words and names it is about, and the days it allows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.errors import BadQuestion
from index.lexical import Bounds
from qa.words import ASKING_WORDS, MONTHS, STOP_WORDS, WEEKDAYS

LONGEST = 2_000
"""Characters. Longer than any question in the sets this was tuned on by a factor of three."""

Kind = Literal["compare", "summary", "count", "when", "timeline", "order", "who", "where", "yesno", "list", "what"]

REPORTS = (
    r"(?:reports?|accounts?|articles?|stor(?:y|ies)|sources?|versions?|dispatch(?:es)?|(?:news)?papers?|outlets?"
    r"|publishers?|reporters|correspondents)"
)
"""What a question may call what was written, as it stands within a pattern."""
DIFFER = r"(?:differ(?:s|ed)?|disagree[sd]?|agree[sd]?|diverge[sd]?|contradict(?:s|ed)?|conflict(?:s|ed)?|var(?:y|ies))"
ASKED_FOR = (
    r"^(?:(?:please|now|and|so|ok|okay)[, ]+)*(?:(?:can|could|would|will) you (?:please )?|i(?:'d| would) like "
    r"(?:you to )?|i (?:want|need) (?:you to )?|let's (?:have )?)?(?:(?:give|show|send|write|get) (?:me |us )?)?"
)
"""How a wish may begin, before what it is."""
SUMMARY = (
    ASKED_FOR + r"(?:an? |the )?(?:\w+ )?"
    r"(?:summary|overview|digest|recap|rundown|run-down|briefing|synopsis|brief)\b(?! (?:me|us)\b)",
    ASKED_FOR + r"(?:(?:briefly|quickly) )?(?:summari[sz]e|sum up|recap|outline|brief (?:me|us)|fill (?:me|us) in"
    r"|catch (?:me|us) up|bring (?:me|us) up to (?:date|speed)|tell (?:me|us)(?: more| all| everything)? about)\b",
    r"^what (?:do (?:we|you|they|people)|is|does (?:the|this|your) archive|else is) (?:already |currently |so far )?"
    r"(?:know|known|say) (?:so far |today |now )?(?:about|of|on)\b",
    r"^what(?:'s|’s| is| are| has been) (?:the |being )?(?:latest|newest|news|new|reported|current state of affairs)"
    r"(?: news| developments?| information| reports?)? (?:on|about|with|regarding|concerning)\b",
)
"""How questions begin that want an overview; what follows is what it should be of."""
COMPARE = (
    ASKED_FOR + r"(?:(?:an? |the )?comparison\b|compare\b|contrast\b)",
    r"\b(?:differences?|discrepanc(?:y|ies)|contradictions?|disagreements?) (?:is |are |there )*(?:between|among)\b",
    rf"^(?:how|where|what|in wh(?:at|ich)|on wh(?:at|ich))\b.{{0,80}}\b{REPORTS}\b.{{0,80}}\b{DIFFER}\b",
    rf"^(?:do|does|did|have|are|is)\b.{{1,60}}\b{REPORTS}\b(?:(?! that | say).){{0,40}}"
    rf"\b(?:{DIFFER}|consistent|at odds|in agreement|match)"
    r"(?= (?:on|about|over|as to|with|in|how)\b| wh|[ ?.!]*$)",
    r"^(?:how|where|on what|in what) (?:do|does|did) .+ (?:differ|disagree|diverge)\b",
    r"\b(?:say|report|tell|write|describe) (?:it |this |that |things? |anything |something )?differen(?:t|tly)\b",
    rf"^what (?:do|does|did) (?:only|just) (?:one|some|part) of .{{0,40}}\b{REPORTS}\b",
)
"""What questions hold that want reports set side by side."""

# The first that matches decides, so the order matters: "which countries" is a list, "which country" is not.
_KINDS: tuple[tuple[Kind, str], ...] = (
    *(("compare", pattern) for pattern in COMPARE),
    *(("summary", pattern) for pattern in SUMMARY),
    (
        "order",
        r"\b(?:what|which)\b.*\b(?:first|last|earlier|later|before)\b.*\bor\b"
        r"|^(?:did|was|were|has|had)\b.*\b(?:happen|come|occur|take place|start|begin)\w* (?:before|after)\b",
    ),
    (
        "timeline",
        r"^what (?:else )?(?:has |had )?(?:happened|occurred|took place|went on)\b|\b(?:timeline|chronology) of\b",
    ),
    (
        "count",
        r"\bhow (?:many|much|often)\b|\b(?:what|which) (?:is |was )?(?:the )?(?:total |exact )?number of\b",
    ),
    (
        "count",
        r"\bhow (?:old|long|tall|big|large|far|high|fast|deep|heavy)\b|\bwhat (?:percentage|percent|share)\b",
    ),
    ("count", r"\b(?:death toll|casualty count|number of)\b.*\?$|^(?:the )?(?:total |exact )?number of\b"),
    (
        "when",
        r"^(?:and )?when\b|\b(?:what|which|on what|in which) (?:date|day|month|year|time)\b|\bsince when\b",
    ),
    (
        "where",
        r"^(?:and )?where\b|\b(?:what|which|in which|in what) (?:place|city|town|country|base|state)\b",
    ),
    ("who", r"^(?:and )?(?:who|whom|whose)\b|\bwhich (?:person|people|man|woman|official|leader|group)\b"),
    (
        "list",
        r"^(?:list|name|enumerate)\b|\b(?:which|what) (?:are|were)\b|\b(?:what|which) \w+s (?:are|were|have|did)\b",
    ),
    ("yesno", r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NAME = re.compile(
    r"(?<![a-z])(?:[A-Z][\w'’-]*|[A-Z]\.)(?:(?: (?:of|the|al|bin|de|van|von|for|and))? (?:[ae]l-)?[A-Z][\w'’-]*)*"
)
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,80})[\"”]|(?<!\w)['‘]([^'‘’]{2,80})['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood."""

    text: str
    kind: Kind
    words: tuple[str, ...]
    """The words it is about, lower case, in order, each once."""
    names: tuple[str, ...]
    """Names and quoted phrases in it, as written."""
    bounds: Bounds
    """Publication days that an answer may rest on."""
    as_of: date | None
    """The day on which it is asked, when it was given."""
    start: date | None = None
    end: date | None = None
    """The days to look at, both included, when they were given apart from its words."""


def parse(
    text: str,
    *,
    as_of: date | str | None = None,
    start: date | str | None = None,
    end: date | str | None = None,
) -> Question:
    """Read a question.

    Args:
        as_of: answer as on this day: nothing that was published later counts.
        start: nothing published before this day counts.
        end: nothing published after this day counts.

    Raises:
        BadQuestion: it is empty, longer than 2,000 characters, or its days exclude each other.
    """
    clean = _checked(text)
    until, first, last = day("as_of", as_of), day("start", start), day("end", end)
    bounds = _bounds(until, first, last)
    return Question(
        text=clean,
        kind=kind_of(clean),
        words=content_words(clean),
        names=names_in(clean),
        bounds=bounds,
        as_of=until,
        start=first,
        end=last,
    )


def kind_of(text: str) -> Kind:
    """What kind of answer the question wants."""
    lowered = text.lower().strip()
    return next((kind for kind, pattern in _KINDS if re.search(pattern, lowered)), "what")


def content_words(text: str) -> tuple[str, ...]:
    """The words that say what the question is about; all its words when nothing else is left."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    about = [word for word in words if word not in STOP_WORDS and word not in ASKING_WORDS]
    return tuple(dict.fromkeys(about or words))


def names_in(text: str) -> tuple[str, ...]:
    """Runs of capitalised words, quoted phrases; not the first word alone, months or weekdays."""
    found = [a or b for a, b in _QUOTED.findall(text)]
    for match in _NAME.finditer(text):
        name = _trim(match.group(), at_start=match.start() == 0)
        if name and name.lower() not in MONTHS | WEEKDAYS:
            found.append(name)
    return tuple(dict.fromkeys(found))


def _trim(name: str, *, at_start: bool) -> str:
    """Drop a leading question or function word: its capital letter is the sentence's."""
    words = name.split()
    while words and (words[0].lower() in STOP_WORDS | ASKING_WORDS):
        words = words[1:]
        at_start = False
    return "" if at_start and len(words) == 1 and not words[0].isupper() else " ".join(words)


def check_length(text: str, most: int = LONGEST) -> None:
    """Raises BadQuestion for a question of more characters."""
    if len(text) > most:
        raise BadQuestion(f"The question has {len(text):,} characters; ask in at most {most:,}.")


def _checked(text: str) -> str:
    clean = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text[: LONGEST + 1])
    check_length(text)
    if not any(c.isalnum() for c in clean):
        raise BadQuestion("The question is empty. Ask something, such as: How many attacks since October?")
    return " ".join(clean.split())


def day(name: str, value: date | str | None) -> date | None:
    """A day given as a date or as YYYY-MM-DD.

    Raises:
        BadQuestion: it is neither.
    """
    if value is None or (isinstance(value, date) and type(value) is date):
        return value
    try:
        return date.fromisoformat(str(value)[:10] if isinstance(value, date) else str(value).strip())
    except ValueError:
        raise BadQuestion(f"{name} is {value!r}; give a day as YYYY-MM-DD.") from None


def _bounds(as_of: date | None, start: date | None, end: date | None) -> Bounds:
    last = min((d for d in (as_of, end) if d is not None), default=None)
    if start is not None and last is not None and start > last:
        raise BadQuestion(f"The days exclude each other: from {start} to {last}. Widen one of them.")
    return Bounds(start, last)
