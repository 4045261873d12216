"""An answer from its full record: the inverse of `Answer.to_json`, part by part.

A record may have lain in a file that others can write. So what the rest of the program relies on is checked here: marks
lead to citations, and a quote stands in its paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from index.records import Coverage
from qa.answer import Answer, Citation, Refusal, RefusalKind, Source, Statement, Support, Understood
from qa.count import Basis, Bound, Considered, Count, CountWindow, Happened, Stated
from qa.fields import Fields
from qa.llm.records import Usage
from qa.phrasing import Phrasing

_SUPPORTS: tuple[Support, ...] = get_args(Support)
_REFUSALS: tuple[RefusalKind, ...] = get_args(RefusalKind)
_BOUNDS: tuple[Bound, ...] = get_args(Bound)
_BASES: tuple[Basis, ...] = get_args(Basis)


def answer_of(record: Mapping[str, Any]) -> Answer:
    """The answer of a full record.

    Raises:
        BadRecord: something in it is missing or not as it should be; the message names the field.
    """
    fields = Fields(record)
    citations = tuple(map(_citation, fields.inners("citations")))
    if [citation.n for citation in citations] != list(range(1, len(citations) + 1)):
        raise fields.wrong("citations", "are not numbered from 1 on")
    phrasing, count = fields.optional_inner("phrasing"), fields.optional_inner("count")
    refusal = fields.optional_inner("refusal")
    return Answer(
        question=fields.text("question"),
        kind=fields.text("kind"),
        statements=tuple(_statement(one, len(citations)) for one in fields.inners("statements")),
        citations=citations,
        refusal=_refusal(refusal) if refusal else None,
        understood=_understood(fields.inner("understood")),
        coverage=_coverage(fields.inner("coverage")),
        archive_version=fields.text("archive_version"),
        seconds=fields.number("seconds", 0.0),
        model=fields.optional_text("model"),
        phrasing=_phrasing(phrasing) if phrasing else None,
        count=_count(count, len(citations)) if count else None,
        considered=tuple(map(_considered, fields.inners("considered"))) if fields.has("considered") else None,
    )


def _source(fields: Fields) -> Source:
    return Source(
        article_id=fields.text("article_id"),
        title=fields.text("title"),
        source=fields.optional_text("source"),
        published=fields.day("published"),
        url=fields.optional_text("url"),
        path=fields.text("path"),
    )


def _citation(fields: Fields) -> Citation:
    citation = Citation(
        n=fields.whole("n"),
        source=_source(fields),
        quote=fields.text("quote"),
        start=fields.whole("start"),
        end=fields.whole("end"),
        paragraph=fields.text("paragraph"),
        paragraph_start=fields.whole("paragraph_start"),
        copies=tuple(map(_source, fields.inners("copies"))),
    )
    within = citation.start - citation.paragraph_start
    if within < 0 or not citation.paragraph.startswith(citation.quote, within):
        raise fields.wrong("quote", "does not stand at its place in the paragraph")
    if citation.end - citation.start != len(citation.quote):
        raise fields.wrong("end", "is not where the quote ends")
    return citation


def _numbers(fields: Fields, name: str, most: int) -> tuple[int, ...]:
    """Numbers of citations that are there."""
    numbers = fields.wholes(name)
    if not all(1 <= n <= most for n in numbers):
        raise fields.wrong(name, "name a citation that is not there")
    return numbers


def _statement(fields: Fields, most: int) -> Statement:
    numbers = _numbers(fields, "citations", most)
    support = fields.choice("support", _SUPPORTS, "quoted")
    return Statement(fields.text("text"), numbers, support, fields.truth("key"))


def _refusal(fields: Fields) -> Refusal:
    nearest = tuple(map(_citation, fields.inners("nearest")))
    return Refusal(fields.choice("kind", _REFUSALS), fields.text("reason"), nearest)


def _understood(fields: Fields) -> Understood:
    window = fields.optional_inner("window")
    return Understood(
        as_of=fields.day("as_of"),
        start=window.day("start") if window else None,
        end=window.day("end") if window else None,
        note=fields.text("note", ""),
        phrase=fields.text("phrase", ""),
        others=fields.texts("others"),
        standalone=fields.text("standalone", ""),
        publishers=fields.texts("publishers"),
        other_windows=tuple((w.day("start"), w.day("end")) for w in fields.inners("other_windows")),
        names=fields.texts("names"),
    )


def _coverage(fields: Fields) -> Coverage:
    days = fields.day("from"), fields.day("to")
    return Coverage(fields.whole("articles"), fields.whole("undated"), *days, publishers=fields.texts("publishers"))


def _phrasing(fields: Fields) -> Phrasing:
    dropped = fields.optional_inner("dropped")
    tokens = fields.whole("prompt_tokens", 0), fields.whole("completion_tokens", 0)
    return Phrasing(
        model=fields.text("model"),
        sentences=fields.whole("sentences", 0),
        dropped=tuple(dropped.named()) if dropped else (),
        left_out=fields.whole("left_out", 0),
        usage=Usage(*tokens, fields.optional_number("cost")),
        seconds=fields.number("seconds", 0.0),
        composed=fields.truth("composed"),
        problem=fields.text("problem", ""),
    )


def _count(fields: Fields, most: int) -> Count:
    def stated(name: str) -> tuple[Stated, ...]:
        return tuple(_stated(one, most) for one in fields.inners(name))

    return Count(
        value=fields.optional_number("value"),
        high=fields.optional_number("high"),
        bound=fields.choice("bound", _BOUNDS),
        unit=fields.text("unit"),
        as_of=fields.day("as_of"),
        window=_window(fields),
        basis=fields.choice("basis", _BASES),
        sources=fields.whole("sources", 1),
        series=stated("series"),
        disputes=stated("disputes"),
        apart=stated("apart"),
        terms=stated("terms"),
        incidents=tuple(_happened(one, most) for one in fields.inners("incidents")),
    )


def _window(fields: Fields) -> CountWindow | None:
    window = fields.optional_inner("window")
    return CountWindow(window.day("start"), window.day("end"), window.text("phrase")) if window else None


def _stated(fields: Fields, most: int) -> Stated:
    if not 1 <= fields.whole("citation") <= most:
        raise fields.wrong("citation", "names a citation that is not there")
    return Stated(
        value=fields.number("value"),
        high=fields.number("high"),
        bound=fields.choice("bound", _BOUNDS),
        unit=fields.text("unit"),
        as_of=fields.day("as_of"),
        window=_window(fields),
        citation=fields.whole("citation"),
    )


def _happened(fields: Fields, most: int) -> Happened:
    return Happened(
        id=fields.text("id"),
        kinds=fields.texts("kinds"),
        start=fields.day("start"),
        end=fields.day("end"),
        place=fields.text("place"),
        citations=_numbers(fields, "citations", most),
    )


def _considered(fields: Fields) -> Considered:
    return Considered(
        what=fields.text("what"),
        quote=fields.text("quote"),
        source=fields.text("source"),
        used_as=fields.text("used_as", ""),
        reason=fields.text("reason", ""),
        weight=fields.number("weight"),
    )
