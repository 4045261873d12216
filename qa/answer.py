"""The answer: statements, each with its citations, or a refusal that says why. What every face shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from index.publishers import listed
from index.records import Article, Coverage
from qa.count import Considered, Count
from qa.phrasing import Phrasing
from qa.plain import markdown

Support = Literal["quoted", "computed", "verified"]
RefusalKind = Literal["empty_archive", "outside_dates", "not_in_archive", "other_scope", "false_premise", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Source:
    """The head of an article, as it is shown beside a quote."""

    article_id: str
    title: str
    source: str | None
    published: date | None
    url: str | None
    path: str

    @classmethod
    def of(cls, article: Article) -> Source:
        return cls(article.id, article.title, article.source, article.published, article.url, article.path)

    @property
    def label(self) -> str:
        """Publisher and date, as a reader wants them: `France 24, 11 March 2020`."""
        return f"{self.source or 'unknown publisher'}, {long_date(self.published)}"


@dataclass(frozen=True, slots=True)
class Citation:
    """One quote and where it stands: `article.text[start:end] == quote`, always."""

    n: int
    source: Source
    quote: str
    start: int
    end: int
    paragraph: str
    """The paragraph that the quote stands in."""
    paragraph_start: int
    copies: tuple[Source, ...] = ()
    """Other articles that carry the same story: not further evidence."""

    def to_json(self) -> dict[str, Any]:
        head = _plain(asdict(self.source))
        own = {"quote": self.quote, "start": self.start, "end": self.end}
        context = {"paragraph": self.paragraph, "paragraph_start": self.paragraph_start}
        copies = [_plain(asdict(copy)) for copy in self.copies]
        return {"n": self.n, **head, **own, **context, "copies": copies}


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the answer and the numbers of the citations that bear it out."""

    text: str
    citations: tuple[int, ...]
    support: Support = "quoted"
    key: bool = False
    """Whether the answer would mislead without it: an LLM that leaves it out does not get its way."""

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "citations": list(self.citations), "support": self.support, "key": self.key}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, and the evidence that came nearest."""

    kind: RefusalKind
    reason: str
    nearest: tuple[Citation, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "reason": self.reason, "nearest": [c.to_json() for c in self.nearest]}


@dataclass(frozen=True, slots=True)
class Understood:
    """How the question was read: what a reader must know to trust the answer."""

    as_of: date | None
    """The newest day that the answer could rest on."""
    start: date | None = None
    end: date | None = None
    """The days that were asked about, both included."""
    note: str = ""
    phrase: str = ""
    """The words that the days were read from; "" when they were given apart from the question."""
    others: tuple[str, ...] = ()
    """What the same words may mean as well: the days of other years."""
    standalone: str = ""
    """The question that was answered, when the one that was asked leans on what went before."""
    publishers: tuple[str, ...] = ()
    """Whose articles alone the answer rests on; () is everybody's, and "" stands for articles without a publisher."""
    names: tuple[str, ...] = ()
    """The names and quoted phrases that the question is about."""
    other_windows: tuple[tuple[date | None, date | None], ...] = ()
    """What `others` says in words: first and last days, both included."""

    def to_json(self) -> dict[str, Any]:
        window = _span(self.start, self.end) if self.start or self.end else None
        others = [_span(*days) for days in self.other_windows]
        read = {"window": window, "phrase": self.phrase, "others": list(self.others), "other_windows": others}
        limited = {"standalone": self.standalone, "publishers": list(self.publishers), "names": list(self.names)}
        return {**read, "as_of": _iso(self.as_of), "note": self.note, **limited}

    @property
    def sentence(self) -> str:
        """How the question was read, in sentences; "" when it stands alone and names no days."""
        asked = f"Understood as: {self.standalone}" if self.standalone else ""
        return " ".join(part for part in (asked, self._days) if part)

    @property
    def _days(self) -> str:
        if not (self.start or self.end):
            return ""
        read = f"“{self.phrase}” as " if self.phrase else ""
        said = f"Understood {read}{between(self.start, self.end)}."
        return f"{said} It may also mean {' or '.join(self.others)}." if self.others else said


@dataclass(frozen=True, slots=True)
class Answer:
    """What `ask` returns: `refusal` is None, or there are no statements."""

    question: str
    kind: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    refusal: Refusal | None
    understood: Understood
    coverage: Coverage
    archive_version: str
    seconds: float = 0.0
    model: str | None = None
    """The LLM that phrased it; None when no LLM did."""
    phrasing: Phrasing | None = None
    """What an LLM had to do with it; None when none was asked."""
    count: Count | None = None
    """For a question after a number: the number."""
    considered: tuple[Considered, ...] | None = None
    """What was looked at and what became of it; None unless it was asked for."""

    @property
    def status(self) -> Literal["answered", "declined"]:
        return "declined" if self.refusal else "answered"

    @property
    def text(self) -> str:
        """The answer in Markdown, with [n] marks; article text in it is escaped."""
        if self.refusal:
            return markdown(self.refusal.reason)
        return "\n".join(f"- {self.line(statement)}" for statement in self.statements)

    def line(self, statement: Statement) -> str:
        """One statement in Markdown: the quote with its publisher and date, or what was computed; its marks."""
        marks = "".join(f"[{n}]" for n in statement.citations)
        return f"{markdown(self.said(statement))} {marks}".rstrip()

    def said(self, statement: Statement) -> str:
        """One statement without its marks. What was computed names its publishers itself."""
        return said(statement, [self.citation(n) for n in statement.citations])

    def citation(self, n: int) -> Citation:
        """The citation of that number."""
        return self.citations[n - 1]

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations that statements point to: the sources to show. Others only stand behind the count."""
        numbers = {n for statement in self.statements for n in statement.citations}
        return tuple(citation for citation in self.citations if citation.n in numbers)

    def timed(self, seconds: float) -> Answer:
        """The same answer with the seconds that it took, to the ten-thousandth, as its record has them."""
        return replace(self, seconds=round(seconds, 4))

    def to_markdown(self) -> str:
        """The answer with its sources, to paste into a document."""
        shown = self.refusal.nearest if self.refusal else self.cited
        heading = "Nearest evidence" if self.refusal else "Sources"
        sources = [
            f"{c.n}. {markdown(c.source.title)} — {markdown(c.source.label)}: “{markdown(c.quote)}”" for c in shown
        ]
        notes = markdown(self.basis_note)
        parts = [self.text, f"{heading}:\n\n" + "\n".join(sources) if sources else "", notes]
        return "\n\n".join(part for part in parts if part)

    @property
    def as_of_note(self) -> str:
        """Up to which day the answer could look, in a sentence; empty when no day is known."""
        return f"As of {long_date(self.understood.as_of)}." if self.understood.as_of else ""

    @property
    def basis_note(self) -> str:
        """How the question was read, up to which day the answer looks, what the archive holds, who phrased it."""
        words = self.phrasing.note if self.phrasing else ""
        return " ".join(part for part in (self.understood.sentence, self.as_of_note, self.coverage_note, words) if part)

    @property
    def coverage_note(self) -> str:
        """What the archive holds, in a sentence."""
        c = self.coverage
        if not c.articles:
            return "The archive is empty."
        span = f"covers {long_date(c.start)} to {long_date(c.end)}, " if c.start else ""
        undated = f", {c.undated} of them undated" if c.undated else ""
        held = f"{span}{'holds ' if not span else ''}{c.articles} article{'s' * (c.articles > 1)}{undated}."
        limited = self.understood.publishers
        return f"Limited to {listed(limited)}: of these the archive {held}" if limited else f"The archive {held}"

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Answer:
        """The answer of a full record: what `to_json` gave, an equal answer comes from (seconds as they are rounded).

        Fields that it does not know are passed over; `status` and `text` are worked out anew.

        Raises:
            BadRecord: something in it is missing or not as it should be; the message names the field.
        """
        from qa.restoring import answer_of

        return answer_of(record)

    def to_json(self) -> dict[str, Any]:
        """The full record, as `dateline ask --json` prints it."""
        return {
            "question": self.question,
            "kind": self.kind,
            "status": self.status,
            "refusal": self.refusal and self.refusal.to_json(),
            "text": self.text,
            "statements": [statement.to_json() for statement in self.statements],
            "citations": [citation.to_json() for citation in self.citations],
            "count": self.count and self.count.to_json(),
            "understood": self.understood.to_json(),
            "coverage": {
                "articles": self.coverage.articles,
                "undated": self.coverage.undated,
                "from": _iso(self.coverage.start),
                "to": _iso(self.coverage.end),
                "publishers": list(self.coverage.publishers),
            },
            "model": self.model,
            "phrasing": self.phrasing and self.phrasing.to_json(),
            "archive_version": self.archive_version,
            "seconds": round(self.seconds, 4),
            **({} if self.considered is None else {"considered": [one.to_json() for one in self.considered]}),
        }


def said(statement: Statement, cited: Iterable[Citation]) -> str:
    """A statement without its marks, with publisher and date of each source; what was computed names them itself."""
    if statement.support == "computed":
        return statement.text
    words = quoted(statement.text) if statement.support == "quoted" else statement.text
    return f"{words} — {attribution(cited)}"


def attribution(cited: Iterable[Citation]) -> str:
    """Publisher and date of each source, each once."""
    return "; ".join(dict.fromkeys(citation.source.label for citation in cited))


def _span(start: date | None, end: date | None) -> dict[str, str | None]:
    return {"start": _iso(start), "end": _iso(end)}


def between(start: date | None, end: date | None) -> str:
    """`from 1 October 2019 to 16 March 2020`, both included; either may be open."""
    if start and end:
        return f"from {long_date(start)} to {long_date(end)}" if start != end else long_date(start)
    return f"since {long_date(start)}" if start else f"up to {long_date(end)}"


def quoted(text: str) -> str:
    """The text in quotation marks, other ones than it holds itself."""
    return f"‘{text}’" if "“" in text or '"' in text else f"“{text}”"


def long_date(day: date | None) -> str:
    """`16 March 2020`, or `undated`."""
    return f"{day:%d %B %Y}".lstrip("0") if day else "undated"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {key: _iso(value) if isinstance(value, date) else value for key, value in record.items()}
