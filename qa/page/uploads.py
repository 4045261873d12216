"""Adding: the form for addresses and pasted text, and what became of what was added, each rejection with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.listing import Head
from index.records import AddReport, Step
from qa.desk.stock_records import Upload
from qa.page.archive_list import opening
from qa.page.markup import exact, items, problem, text
from qa.uploads import NO_WORDS, Words

_MOST_REJECTED = 20
_LEFT_SAMPLE = "<p>These articles began an archive of your own. The sample is no longer asked.</p>"
_NOTHING_LOST = "<p>What you typed stands in the form again.</p>"


def adding(may_change: bool, hint: str, left: Words | str = NO_WORDS, key: str = "") -> str:
    """The form, with what was typed before and could not be added.

    Args:
        may_change: whether anything may be added here.
        hint: what can be added, and how large it may be, as HTML.
        left: what stands in the form.
        key: what tells this form from the last one, so that the page shows it anew even if it is the same.
    """
    if not may_change:
        return '<p class="locked">This archive is read-only: nothing can be added or removed here.</p>'
    words = Words(left) if isinstance(left, str) else left
    return (
        f'<section class="add" aria-labelledby="add-title" data-key="{text(key)}"><h2 id="add-title">Add articles</h2>'
        f'<form data-act="add"><label for="add-words">Address or text</label>{_words(words)}{_origin(words)}'
        '<p class="acts"><button type="submit" class="plain">Add</button></p></form>'
        f'<div class="drop"><p><b>Drop files here,</b> or choose them below.</p>{hint}</div></section>'
    )


def after(done: Upload, may_change: bool, hint: str) -> str:
    """The form once more after something was added: empty, or with what could not be."""
    return adding(may_change, hint, done.left, done.key)


def _words(words: Words) -> str:
    return (
        '<p class="scale" id="add-hint">Addresses, one a line, are fetched. Anything else is the text of one article.'
        '</p><textarea id="add-words" name="words" rows="4" aria-describedby="add-hint" spellcheck="false">'
        f"\n{exact(words.text)}</textarea>"
    )


def _origin(words: Words) -> str:
    """Folded away, unless something stands there."""
    opened = " open" if words.title or words.publisher or words.day else ""
    day = words.day if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words.day, re.ASCII) else ""
    publisher = exact(words.publisher)
    return (
        f'<details{opened}><summary>It is text: say where it is from</summary><div class="from">'
        f'<label>Title <input type="text" name="title" maxlength="300" value="{exact(words.title)}"></label>'
        f'<label>Publisher <input type="text" name="publisher" maxlength="300" value="{publisher}"></label>'
        f'<label>Day <input type="date" name="day" value="{day}"></label></div></details>'
    )


# -- what became of it -------------------------------------------------------------------------------------------------


def upload(done: Upload) -> str:
    """How far it has come, or what became of it."""
    if done.progress is not None:
        return _progress(done.progress)
    kept = _NOTHING_LOST if done.left.text else ""
    if done.report is None:
        return problem(done.problem) + kept
    moved = _LEFT_SAMPLE if done.left_sample else ""
    told = (
        _named("Added", done.added, len(done.report.added)),
        _named("Updated", done.updated, len(done.report.updated)),
        _named("Unchanged", done.unchanged, len(done.report.unchanged)),
        _rejections(done.report),
    )
    return f'<div class="added"><p><b>{text(done.report.summary)}.</b></p>{moved}{"".join(told)}{kept}</div>'


def _progress(step: Step) -> str:
    many = f" {step.articles:,} article{'s' * (step.articles != 1)} so far" if step.articles else ""
    doing = f"Reading {step.done + 1:,} of {step.total:,} …" if step.done < step.total else "Filing …"
    return (
        f'<div class="reading"><p>{doing}{many}</p>'
        f'<progress max="{max(step.total, 1)}" value="{step.done}" aria-label="Reading"></progress></div>'
    )


def _named(what: str, heads: Sequence[Head], many: int) -> str:
    """The articles by their titles, which open them."""
    told = [f"<li>{opening(head)}</li>" for head in heads]
    more = [f"<li>and {many - len(heads):,} more</li>"] if told and many > len(heads) else []
    return f'<p class="what">{what}</p>{items([*told, *more])}' if told else ""


def _rejections(report: AddReport) -> str:
    told = [f"<li><b>{text(r.path)}</b>: {text(r.reason)}</li>" for r in report.rejected[:_MOST_REJECTED]]
    more = len(report.rejected) - len(told)
    told += [f"<li>and {more:,} more</li>"] if more else []
    return f'<p class="what">Not added</p>{items(told)}' if told else ""
