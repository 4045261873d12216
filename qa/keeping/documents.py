"""A conversation or an answer to take along: Markdown, JSON, plain text. `printed` makes the page to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qa.answer import Answer, Citation
from qa.keeping.figures import Row, Table, behind, tables
from qa.keeping.records import Conversation, Turn
from qa.plain import line, markdown


def to_json(conversation: Conversation) -> dict[str, Any]:
    """The full record: each turn with question, limits, rating, and its answer as `Answer.to_json` has it."""
    head = conversation.heading
    return {
        "title": head.title,
        "archive": head.archive,
        "created": head.created.isoformat(),
        "changed": head.changed.isoformat(),
        "turns": [turn.to_json() for turn in conversation.turns],
    }


# -- Markdown ------------------------------------------------------------------------------------------------------


def to_markdown(conversation: Conversation) -> str:
    """A document with a heading a question; what comes from readers and articles is escaped."""
    title = f"# {markdown(conversation.heading.title)}"
    return "\n\n".join([title, *map(turn_to_markdown, conversation.turns)]) + "\n"


def turn_to_markdown(turn: Turn) -> str:
    """A question, the limits that it was asked within, and its answer with its figures and its sources."""
    parts = [f"## {markdown(turn.question) or '(no question)'}", markdown(turn.limits.sentence), markdown(turn.problem)]
    return "\n\n".join(part for part in (*parts, *(_in_markdown(turn.answer) if turn.answer else ())) if part)


def _in_markdown(answer: Answer) -> list[str]:
    """Sources keep their numbers, which a numbered list of Markdown would give anew."""
    said = f"**No answer.** {answer.text}" if answer.refusal else answer.text
    heading, citations = shown(answer)
    sources = "\n".join(f"- [{c.n}] {_escaped(c)}" for c in citations)
    figures = [_table(table) for table in tables(answer)]
    return [said, *figures, f"{heading}:\n\n{sources}" if sources else "", *map(markdown, basis(answer))]


def _escaped(citation: Citation) -> str:
    source = citation.source
    address = f" {markdown(source.url)}" if source.url else ""
    return f"{markdown(source.title)} — {markdown(source.label)}: “{markdown(citation.quote)}”{address}"


def _table(table: Table) -> str:
    columns = (*table.columns, "Sources") if table.sourced else table.columns
    head = [_cells(columns), "|" + " --- |" * len(columns)]
    more = f"\n\nAnd {table.more:,} more." if table.more else ""
    return f"{table.heading}:\n\n" + "\n".join([*head, *(_row(row, table.sourced) for row in table.rows)]) + more


def _row(row: Row, sourced: bool) -> str:
    marks = ("".join(f"[{n}]" for n in row.citations),) if sourced else ()
    return _cells((*map(markdown, row.cells), *marks))


def _cells(inside: Iterable[str]) -> str:
    return f"| {' | '.join(inside)} |"


# -- plain text ----------------------------------------------------------------------------------------------------


def conversation_to_text(conversation: Conversation) -> str:
    """The whole conversation as plain text."""
    return "\n\n".join([line(conversation.heading.title), *map(turn_to_text, conversation.turns)])


def turn_to_text(turn: Turn) -> str:
    """A question with its limits and its answer as plain text, for a clipboard."""
    question = line(turn.question) or "(no question)"
    parts = [question, line(turn.limits.sentence), line(turn.problem), *(_in_text(turn.answer) if turn.answer else ())]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_text(answer: Answer) -> str:
    """One answer with its question and its sources as plain text."""
    return turn_to_text(Turn(1, answer.question, answer))


def _in_text(answer: Answer) -> list[str]:
    """The sentences tell of the figures; other tables have no place on a clipboard."""
    citations = answer.refusal.nearest if answer.refusal else answer.cited
    return [said(answer), sources_as_text(shown(answer)[0], citations), *map(line, basis(answer))]


def said(answer: Answer) -> str:
    """What was answered, a statement a line with its marks; or why nothing was."""
    if answer.refusal:
        return line(answer.refusal.reason)
    marked = ((statement, "".join(f"[{n}]" for n in statement.citations)) for statement in answer.statements)
    return "\n".join(f"{line(answer.said(statement))} {marks}".rstrip() for statement, marks in marked)


def sources_as_text(heading: str, citations: Sequence[Citation]) -> str:
    """The sources, one a line; "" without any."""
    return "\n".join([f"{heading}:", *map(_source, citations)]) if citations else ""


def _source(citation: Citation) -> str:
    source = citation.source
    text = f"[{citation.n}] {source.title} — {source.label}: “{citation.quote}”"
    return line(f"{text} {source.url}" if source.url else text)


# -- what all have -------------------------------------------------------------------------------------------------


def shown(answer: Answer) -> tuple[str, tuple[Citation, ...]]:
    """The sources to show, under their heading: those of the sentences and, for a count, of its tables."""
    if answer.refusal:
        return "Nearest evidence", answer.refusal.nearest
    wanted = {citation.n for citation in answer.cited} | (behind(answer.count) if answer.count else set())
    return "Sources", tuple(citation for citation in answer.citations if citation.n in wanted)


def basis(answer: Answer) -> tuple[str, ...]:
    """What the answer rests on: its day, the archive behind it, how the question was read."""
    return tuple(part for part in (answer.basis_note, answer.understood.note) if part)
