"""The conversation: each question, its answer as far as it has come, and the sources beside it."""

from __future__ import annotations

from qa.answer import Answer
from qa.desk import Conversation, Turn
from qa.page import counts, incidents, plots, refusals, sources, statements
from qa.page.after import bar
from qa.page.markup import problem, text
from qa.page.rating import rating
from qa.page.understood import chips


def now(said: Conversation) -> str:
    """The turn that is being answered."""
    return turn(said.current) if said.current else ""


def turn(asked: Turn, *, later: int = 0, kept: bool = False) -> str:
    """A question, its answer as far as it has come, and the sources beside it.

    Args:
        later: how many turns come after it.
        kept: whether its conversation is, so that the answer can be rated.
    """
    under = f"{rating(asked) if kept else ''}{bar(asked, later=later)}"
    busy = "" if asked.whole else ' aria-busy="true"'
    return (
        f'<article class="turn" id="turn-{asked.n}" aria-labelledby="q-{asked.n}"{busy}><div class="said">'
        f'<h2 id="q-{asked.n}" tabindex="-1">{text(asked.question) or "(no question)"}</h2>{_said(asked)}{under}</div>'
        f"{sources.cards(asked)}</article>"
    )


def _said(asked: Turn) -> str:
    if asked.answer and asked.answer.refusal:
        return chips(asked) + refusals.refusal(asked, asked.answer.refusal) + _basis(asked.answer)
    told = problem(asked.problem) if asked.problem else ""
    waiting = "" if asked.whole or asked.statements else '<p class="waiting">Searching the archive…</p>'
    above, below = _count(asked, asked.answer) if asked.answer else ("", "")
    said = statements.statements(asked) if asked.statements else ""
    basis = _basis(asked.answer) if asked.answer else ""
    return chips(asked) + above + said + below + told + waiting + basis


def _count(asked: Turn, answer: Answer) -> tuple[str, str]:
    """What a count shows above its sentences, and below them."""
    if answer.count is None:
        return "", ""
    cited = {citation.n: citation for citation in answer.citations}
    above = counts.block(asked, answer, answer.count, cited, plots.plot(asked, answer, answer.count, cited))
    return above, incidents.table(asked, answer.count, cited)


def _basis(answer: Answer) -> str:
    """What the answer rests on: the archive behind it, who phrased it, what is to be known of how it was read."""
    notes = (answer.coverage_note, answer.phrasing.note if answer.phrasing else "", answer.understood.note)
    inside = "".join(f"<p>{text(note)}</p>" for note in notes if note)
    return f'<footer class="basis">{inside}</footer>'


def spoken(said: Conversation) -> str:
    """What a screen reader says when the conversation has changed."""
    if said.current or not said.finished:
        return "Searching the archive" if said.current else ""
    last = said.finished[-1]
    if last.problem:
        return text(last.problem)
    if last.answer and last.answer.refusal:
        return f"No answer. {text(last.answer.refusal.reason)}"
    many = len(sources.shown(last))
    return f"Answer ready, {many} source{'s' * (many != 1)}"
