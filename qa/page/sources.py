"""The cards of the sources: who reported it, when, how long before the answer's day, and the very words."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from qa.answer import Citation, long_date
from qa.count import Count
from qa.desk import Turn
from qa.page.markup import card_id, day, text

CONTEXT = 600
"""Characters of the paragraph that are shown before and after a quote, at most."""


def shown(asked: Turn) -> tuple[Citation, ...]:
    """The citations that the turn shows: those of its sentences and, for a count, all that its figures lead to."""
    answer = asked.answer
    if answer is None or answer.refusal or answer.count is None:
        return asked.shown
    wanted = {citation.n for citation in asked.shown} | _behind(answer.count)
    return tuple(citation for citation in answer.citations if citation.n in wanted)


def _behind(count: Count) -> set[int]:
    stated = (*count.series, *count.disputes, *count.apart, *count.terms)
    return {one.citation for one in stated} | {n for one in count.incidents for n in one.citations}


def cards(asked: Turn) -> str:
    """The sources beside an answer, or the evidence nearest to a refusal."""
    every = shown(asked)
    if not every:
        return ""
    refused = asked.answer is not None and asked.answer.refusal is not None
    heading = "Nearest evidence" if refused else "Sources"
    inside = "".join(_card(asked, citation, cited=not refused) for citation in every)
    return (
        f'<aside class="sources" aria-label="{heading}, question {asked.n}"><h3>{heading}</h3><ol>{inside}</ol></aside>'
    )


def _card(asked: Turn, citation: Citation, *, cited: bool) -> str:
    card, source = card_id(asked.n, citation.n), citation.source
    number = f'<span class="n">[{citation.n}]</span> ' if cited else ""
    as_of = asked.answer.understood.as_of if asked.answer else None
    acts = _acts(asked, citation, cited=cited)
    return (
        f'<li class="card" id="{card}" tabindex="-1" aria-labelledby="{card}-title">'
        f'<p class="meta">{number}<b>{text(source.source or "unknown publisher")}</b> '
        f"{day(source.published)}{_age(source.published, as_of)}</p>"
        f'<h4 id="{card}-title">{_title(citation)}</h4>'
        f"<blockquote>{_in_paragraph(citation)}</blockquote>{_copies(citation)}{acts}</li>"
    )


def _acts(asked: Turn, citation: Citation, *, cited: bool) -> str:
    """The way to the whole report, once the server knows the turn; and back."""
    number = citation.n
    whole = (
        f'<button type="button" class="whole" data-act="read" data-article="{text(citation.source.article_id)}" '
        f'data-turn="{asked.n}" aria-label="Whole report, source {number}">Whole report</button>'
        if asked.whole
        else ""
    )
    back = f'<a class="back" href="#q-{asked.n}">Back to the answer</a>' if cited else ""
    return f'<p class="acts">{whole} {back}</p>' if whole or back else ""


def _age(published: date | None, as_of: date | None) -> str:
    """`2 days before`, seen from the day that the answer holds for."""
    if published is None or as_of is None:
        return ""
    meant = text(f"Seen from {long_date(as_of)}, the day that this answer holds for")
    return f' <span class="age" title="{meant}">{age(published, as_of)}</span>'


def age(published: date, as_of: date) -> str:
    """`same day`, `2 days before`, `5 weeks before`, `3 months before`, `5 years before`."""
    days = abs((as_of - published).days)
    if not days:
        return "same day"
    for size, name in ((365.25, "year"), (30.44, "month"), (7, "week"), (1, "day")):
        many = int(days / size)
        if many >= (2 if name in ("week", "month") else 1):
            return f"{many} {name}{'s' * (many > 1)} {'before' if published < as_of else 'after'}"
    raise AssertionError("a day is a day")


def _title(citation: Citation) -> str:
    """The title, as a link if the article's address is one that a browser may open."""
    title, url = text(citation.source.title), citation.source.url
    if not url or not is_web_address(url):
        return title
    return f'<a href="{text(url)}" target="_blank" rel="noopener noreferrer nofollow">{title}</a>'


def is_web_address(url: str) -> bool:
    """Whether an address is http(s), with a host: anything else could be a script or a local file."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable()


def _in_paragraph(citation: Citation) -> str:
    start = citation.start - citation.paragraph_start
    before, after = citation.paragraph[:start], citation.paragraph[start + len(citation.quote) :]
    before = before if len(before) <= CONTEXT else "… " + before[-CONTEXT:].lstrip()
    after = after if len(after) <= CONTEXT else after[:CONTEXT].rstrip() + " …"
    return f"{text(before)}<mark>{text(citation.quote)}</mark>{text(after)}"


def _copies(citation: Citation) -> str:
    labels = "; ".join(dict.fromkeys(copy.label for copy in citation.copies))
    return f'<p class="copies">Same story: {text(labels)}</p>' if labels else ""
