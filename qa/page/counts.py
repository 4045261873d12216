"""What a count comes to, at a glance: the number with its bound, its days, its basis, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.amounts import Measure, leading, measure
from qa.answer import Answer, between, long_date
from qa.count import Count, CountWindow, Stated
from qa.desk import Turn
from qa.page.markup import Cited, card_id, day, marks, text

_APART = re.compile(
    r"(?:Of these|A different period or scope): (?P<said>.{1,300}?)(?:, as of \d|, in an undated report)"
)


def block(asked: Turn, answer: Answer, count: Count, cited: Cited, plot: str) -> str:
    """The figure of an answer and all that qualifies it.

    Args:
        plot: how it grew, as HTML.
    """
    of = measure(answer)
    parts = (
        _value(count, of),
        _facts(asked, answer, count, cited),
        _terms(asked, count, cited, of),
        _disputes(asked, answer, count, cited, of),
        plot,
        _apart(asked, answer, count, cited),
    )
    return f'<section class="count" aria-label="The figure">{"".join(parts)}</section>'


def _value(count: Count, of: Measure) -> str:
    if count.value is None or count.high is None:
        return f'<p class="value none"><b>No single figure</b> <span class="unit">{text(count.unit)}</span></p>'
    bound = "" if count.bound in ("exact", "range") else f"{count.bound} "
    number = text(of.said(count.value, count.high, "exact"))
    shown = f'<span class="bound">{bound}</span>' if bound else ""
    return f'<p class="value">{shown}<b>{number}</b> <span class="unit">{text(count.unit)}</span></p>'


# -- what it holds for ---------------------------------------------------------------------------------------------


def _facts(asked: Turn, answer: Answer, count: Count, cited: Cited) -> str:
    facts = [("Period", _period(count.window)), ("Basis", _basis(asked, answer, count, cited))]
    if count.as_of or count.basis != "counted":
        facts.insert(0, ("As of", day(count.as_of) if count.as_of else "an undated report"))
    inside = "".join(f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in facts if said)
    return f'<dl class="facts">{inside}</dl>'


def _period(window: CountWindow | None) -> str:
    """The words that the report has, and the days that they were read as."""
    if window is None or not (window.phrase or window.start or window.end):
        return ""
    days = between(window.start, window.end) if window.start or window.end else ""
    if not window.phrase:
        return text(days)
    read = f' <span class="days">{text(days)}</span>' if days else ""
    return f"{text(window.phrase)}{read}"


def _basis(asked: Turn, answer: Answer, count: Count, cited: Cited) -> str:
    if count.basis == "counted":
        told = f"{count.sources:,} article{'s' * (count.sources != 1)}"
        return f'Counted in this archive, from {told}: <a href="#inc-{asked.n}">the incidents</a>'
    sources = marks(asked, leading(answer), cited)
    if count.basis == "summed":
        return f"Added up from the terms shown {sources}"
    independent = f"{count.sources:,} independent sources" if count.sources != 1 else "1 source"
    return f"Reported by {independent} {sources}"


# -- what stands beside it -----------------------------------------------------------------------------------------


def _terms(asked: Turn, count: Count, cited: Cited, of: Measure) -> str:
    """Of a sum, what was added."""
    if not count.terms:
        return ""
    added = "".join(
        f"<li><b>{text(of.said(one.value, one.high, one.bound))}</b> {text(one.unit)} "
        f"{marks(asked, [one.citation], cited)}</li>"
        for one in count.terms
    )
    return f'<div class="terms"><h3>Added up</h3><ul>{added}</ul></div>'


def _disputes(asked: Turn, answer: Answer, count: Count, cited: Cited, of: Measure) -> str:
    """What reports say that differ, side by side, the leading value first."""
    if not count.disputes:
        return ""
    rivals = [_rival(asked, one, cited, of) for one in count.disputes]
    first = _leader(answer, count)
    own = [_rival(asked, first, cited, of)] if first else []
    return f'<div class="disputes"><h3>Sources differ</h3><ul>{"".join(own + rivals)}</ul></div>'


def _leader(answer: Answer, count: Count) -> Stated | None:
    """The leading value as a report states it."""
    given = leading(answer)
    if count.value is None or count.high is None or not given:
        return None
    return Stated(count.value, count.high, count.bound, count.unit, count.as_of, count.window, given[0])


def _rival(asked: Turn, one: Stated, cited: Cited, of: Measure) -> str:
    said = f"<b>{text(of.said(one.value, one.high, one.bound))}</b> {text(one.unit)}"
    source = cited.get(one.citation)
    who = text(source.source.source or "unknown publisher") if source else ""
    told = f'<span class="who">{who}</span> <span class="on">{_as_of(one)}</span>'
    if source is None:
        return f"<li><p>{said} {told}</p></li>"
    return f'<li><a href="#{card_id(asked.n, one.citation)}">{said} {told} <span class="n">[{source.n}]</span></a></li>'


def _as_of(one: Stated) -> str:
    return f"as of {day(one.as_of)}" if one.as_of else "undated"


def _apart(asked: Turn, answer: Answer, count: Count, cited: Cited) -> str:
    """Values of other periods, places and parts: not what was asked, and easily taken for it."""
    if not count.apart:
        return ""
    words = _apart_words(answer, count)
    listed = "".join(
        f'<li>{said} <span class="who">{_where(cited, one)}</span> {marks(asked, [one.citation], cited)}</li>'
        for said, one in zip(words, count.apart, strict=True)
    )
    return f'<div class="apart"><h3>Other periods, places and parts</h3><ul>{listed}</ul></div>'


def _where(cited: Cited, one: Stated) -> str:
    source = cited.get(one.citation)
    who = text(source.source.source or "unknown publisher") if source else ""
    return ", ".join(part for part in (who, text(long_date(one.as_of)) if one.as_of else "undated") if part)


def _apart_words(answer: Answer, count: Count) -> Sequence[str]:
    """The sentences say which part or place a value is of: their words, where there is one for each value."""
    found = [(m["said"], s.citations) for s in answer.statements if (m := _APART.match(s.text))]
    if len(found) == len(count.apart) and all(
        one.citation in given for one, (_, given) in zip(count.apart, found, strict=True)
    ):
        return [text(said) for said, _ in found]
    return [_plainly(one) for one in count.apart]


def _plainly(one: Stated) -> str:
    period = f", {one.window.phrase}" if one.window and one.window.phrase else ""
    return text(f"{Measure().said(one.value, one.high, one.bound)} {one.unit}{period}")
