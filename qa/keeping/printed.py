"""A conversation as a page to print or to mail: one file, with no script, no link out and nothing from elsewhere.

Every word that is not its own passes `plain.page`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from qa.answer import Answer, Citation, Statement
from qa.keeping.documents import basis, shown
from qa.keeping.figures import Row, Table, tables
from qa.keeping.records import Conversation, Turn
from qa.plain import page as text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


def to_page(conversation: Conversation) -> str:
    """The whole conversation as HTML."""
    head = conversation.heading
    about = f"<p>Asked of: {text(head.archive_name)}</p>" if head.archive_name else ""
    asked = f'<p><time datetime="{head.created.isoformat()}">{head.created:%Y-%m-%d %H:%M} UTC</time></p>'
    return _document(head.title, f"<header><h1>{text(head.title)}</h1>{about}{asked}</header>", conversation.turns)


def answer_to_page(answer: Answer) -> str:
    """One answer as HTML."""
    return turn_to_page(Turn(1, answer.question, answer))


def turn_to_page(turn: Turn) -> str:
    """One question, its limits and its answer as HTML."""
    return _document(turn.question or "Dateline", "", [turn])


def _document(title: str, header: str, turns: Sequence[Turn]) -> str:
    style = (files("qa") / "keeping" / "printed.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title><style>{style}</style></head>"
        f"<body>{header}<main>{''.join(map(_turn, turns))}</main></body></html>\n"
    )


def _turn(turn: Turn) -> str:
    question = text(turn.question) or "(no question)"
    limits = f'<p class="limits">{text(turn.limits.sentence)}</p>' if turn.limits.sentence else ""
    problem = f'<p class="problem">{text(turn.problem)}</p>' if turn.problem else ""
    answer = _answer(turn.n, turn.answer) if turn.answer else ""
    return f'<article id="turn-{turn.n}"><h2>{question}</h2>{limits}{problem}{answer}</article>'


def _answer(n: int, answer: Answer) -> str:
    if answer.refusal:
        said = f'<p class="refusal"><b>No answer.</b> {text(answer.refusal.reason)}</p>'
    else:
        said = f"<ul>{''.join(_statement(n, answer, statement) for statement in answer.statements)}</ul>"
    figures = "".join(_table(n, table) for table in tables(answer))
    rests = "".join(f'<p class="basis">{text(part)}</p>' for part in basis(answer))
    return f"{said}{figures}{_sources(n, answer)}{rests}"


def _statement(n: int, answer: Answer, statement: Statement) -> str:
    return f"<li>{text(answer.said(statement))} {_marks(n, statement.citations)}</li>"


def _marks(n: int, numbers: Sequence[int]) -> str:
    return "".join(f'<a href="#source-{n}-{number}">[{number}]</a>' for number in numbers)


def _table(n: int, table: Table) -> str:
    columns = (*table.columns, "Sources") if table.sourced else table.columns
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in columns)
    rows = "".join(_row(n, row, table.sourced) for row in table.rows)
    more = f"<p>And {table.more:,} more.</p>" if table.more else ""
    caption = f"<caption>{text(table.heading)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _row(n: int, row: Row, sourced: bool) -> str:
    cells = "".join(f"<td>{text(cell)}</td>" for cell in row.cells)
    marks = f"<td>{_marks(n, row.citations)}</td>" if sourced else ""
    return f"<tr>{cells}{marks}</tr>"


def _sources(n: int, answer: Answer) -> str:
    heading, citations = shown(answer)
    if not citations:
        return ""
    return f"<h3>{heading}</h3><ol>{''.join(_source(n, citation) for citation in citations)}</ol>"


def _source(n: int, citation: Citation) -> str:
    source, within = citation.source, citation.start - citation.paragraph_start
    before, after = citation.paragraph[:within], citation.paragraph[within + len(citation.quote) :]
    url = f'<p class="address">{text(source.url)}</p>' if source.url else ""
    return (
        f'<li value="{citation.n}" id="source-{n}-{citation.n}">'
        f"<cite>{text(source.title)}</cite> — {text(source.label)}"
        f"<blockquote>{text(before)}<mark>{text(citation.quote)}</mark>{text(after)}</blockquote>{url}</li>"
    )
