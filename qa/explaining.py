"""What was looked at for a count, and what became of it: every figure and incident, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from index.incidents import Incident
from qa import counting, phrase
from qa.answer import Source
from qa.count import Considered
from qa.counting import Candidate
from qa.counts import Found
from qa.happened import Events, day_of

MOST_LEFT_OUT = 200
"""Figures and incidents that did not count are listed up to this number; the reasons repeat."""


def considered(found: Found, told: Events | None) -> tuple[Considered, ...]:
    """Figures first, the leading one at the top; then incidents."""
    return (*_figures(found), *(_incidents(told) if told else ()))


def _figures(found: Found) -> Iterator[Considered]:
    tally = found.tally
    leading = (tally.leading,) if tally.leading else ()
    for role, counts in (
        ("leading", leading),
        ("series", tally.series),
        ("dispute", tally.disputes),
        ("alternative", tally.alternatives),
        ("part", tally.parts),
        ("apart", tally.apart),
    ):
        for count in counts:
            yield from (_figure(found, c, "term" if c in count.terms else role, "", count) for c in count.candidates)
    for candidate, reason in tally.left_out[:MOST_LEFT_OUT]:
        yield _figure(found, candidate, "", reason, None)


def _figure(found: Found, candidate: Candidate, role: str, reason: str, count: counting.Count | None) -> Considered:
    reported = found.report(candidate)
    window = candidate.figure.window
    days = f", {phrase.period(window)}" if window else ""
    return Considered(
        what=f"{phrase.scoped(candidate.figure)}{days}",
        quote=candidate.text,
        source=Source.of(reported.article).label,
        used_as=role,
        reason=reason,
        weight=round(count.weight, 4) if count else 0.0,
    )


def _incidents(told: Events) -> Iterator[Considered]:
    for incident in told.inside:
        yield _incident(incident, "incident", "")
    for incident, reason in told.left_out[:MOST_LEFT_OUT]:
        yield _incident(incident, "", reason)


def _incident(incident: Incident, role: str, reason: str) -> Considered:
    named = ", ".join(part for part in (incident.kinds[0] if incident.kinds else "event", incident.place) if part)
    articles = len({mention.article_id for mention in incident.mentions})
    return Considered(
        what=f"{named}, {day_of(incident)}",
        quote="",
        source=f"{articles} article{'s' * (articles != 1)}",
        used_as=role,
        reason=reason,
        weight=round(incident.confidence, 4),
    )
