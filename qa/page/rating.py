"""Whether an answer was right, as its reader sees it; and why not."""

from __future__ import annotations

from qa.desk import Turn
from qa.keeping import REASONS, Rating
from qa.keeping.rows import WHY
from qa.page.markup import text


def rating(asked: Turn) -> str:
    """`Was this right?` with two buttons; once it was not, what is wrong with it. Refusals may be rated, too."""
    if asked.answer is None:
        return ""
    name, said = f"rating-{asked.n}", asked.rating
    buttons = f"{_verdict(asked, 'yes', 'Yes')}{_verdict(asked, 'no', 'No')}"
    told = _told(asked, said) if said else ""
    wrong = _wrong(asked, said) if said and not said.right else ""
    return (
        f'<div class="rating" id="{name}" role="group" tabindex="-1" aria-labelledby="{name}-h">'
        f'<p class="asking"><span id="{name}-h">Was this right?</span> {buttons}{told}</p>{wrong}</div>'
    )


def _verdict(asked: Turn, right: str, shown: str) -> str:
    said = asked.rating
    pressed = "true" if said is not None and said.right == (right == "yes") else "false"
    name = f"rating-{asked.n}-{right}"
    return (
        f'<button type="button" class="quiet" id="{name}" data-act="rate" data-turn="{asked.n}" data-right="{right}" '
        f'aria-pressed="{pressed}" aria-describedby="rating-{asked.n}-h" data-stay="{name}">{shown}</button>'
    )


def _told(asked: Turn, said: Rating) -> str:
    """What was said of it, and the way to take that back."""
    reasons = f": {text(', '.join(said.reasons))}" if said.reasons else ""
    verdict = "You said it was right" if said.right else f"You said it was wrong{reasons}"
    why = f' <q class="why">{text(said.why)}</q>' if said.why else ""
    return (
        f'<span class="told">{verdict}.{why}</span>'
        f'<button type="button" class="quiet" data-act="rate" data-turn="{asked.n}" data-right="none" '
        f'data-stay="rating-{asked.n}">Take it back</button>'
    )


def _wrong(asked: Turn, said: Rating) -> str:
    """What is wrong with it: open until something was said."""
    given = bool(said.reasons or said.why)
    name = f"rating-{asked.n}"
    boxes = "".join(
        f'<label><input type="checkbox" name="reason" value="{reason}"{" checked" if reason in said.reasons else ""}> '
        f"{reason[0].upper()}{reason[1:]}</label>"
        for reason in REASONS
    )
    return (
        f"<details{'' if given else ' open'}><summary>{'Change what is wrong' if given else 'What is wrong?'}</summary>"
        f'<form data-act="rate" data-turn="{asked.n}" data-right="no" data-stay="{name}">'
        f'<fieldset><legend class="aloud">What is wrong?</legend>{boxes}</fieldset>'
        f'<label class="own" for="{name}-why">In your own words</label>'
        f'<textarea id="{name}-why" name="why" rows="3" maxlength="{WHY}">\n{text(said.why)}</textarea>'
        '<button type="submit" class="plain">Send</button></form></details>'
    )
