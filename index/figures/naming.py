"""Numbers that are part of a name: Boeing 787, Windows 11, 12 Main Street, the 101st Airborne."""

from __future__ import annotations

from index.figures import words
from index.figures.drafts import Draft
from index.figures.tokens import Line
from index.figures.verbs import past_of


def is_named(line: Line, draft: Draft) -> bool:
    at = draft.first - 1
    while at > 0 and line.low(at) in (".", ":", "is", "was", "#"):
        at -= 1
    before = line.low(at)
    if before in words.NAMED_ALWAYS or before in ("no", "nos", "art", "sec"):
        return draft.form == "digits" and not _is_large(line, draft)
    title = at >= 0 and line.tokens[at].text[:1].isupper()
    return (
        before in words.NAMED_BEFORE
        and draft.form != "vague"
        and (title or not draft.plural)
        and not _is_large(line, draft)
    )


def _is_large(line: Line, draft: Draft) -> bool:
    """Written with commas or a word of scale, as no name is."""
    return "," in line.tokens[draft.first].text or (draft.grouped and draft.last - draft.first > 1)


def follows_a_name(line: Line, draft: Draft) -> bool:
    """A bare number directly after a capitalised word: Windows 11, CAC 40, Type 45 destroyers."""
    if draft.form not in ("digits", "words") or draft.first < 2 or draft.start != draft.first:
        return False
    before = line.tokens[draft.first - 1]
    capital = before.is_word and before.text[0].isupper() and before.low not in words.STOPS
    if draft.form == "words":
        return capital and line.tokens[draft.first].text[0].isupper() and not draft.plural
    return capital and not draft.grouped and not past_of(before.low)


def starts_with_a_name(line: Line, draft: Draft) -> bool:
    """ "Windows 11 is out": the same, at the start of a sentence, where every word has a capital."""
    if draft.first != 1 or draft.form != "digits" or draft.grouped or draft.plural:
        return False
    before = line.tokens[0]
    return before.is_word and before.low not in words.STOPS and not past_of(before.low)


def is_name_itself(line: Line, draft: Draft) -> bool:
    """ "Five Eyes", "10 Downing Street": a capitalised head that is no plural."""
    head = line.tokens[draft.noun[1] - 1]
    one = draft.high == 1 and line.tokens[draft.first].text.islower()  # "one Briton"
    return bool(draft.head) and head.text[0].isupper() and not draft.plural and not one


def is_address(line: Line, draft: Draft) -> bool:
    first, last = draft.noun[0], max(draft.noun[1], draft.scope[1])
    near = range(first, min(last, first + 5))
    return any(line.low(i).strip(".") in words.STREETS and line.tokens[i].text[0].isupper() for i in near)


def is_title(line: Line, draft: Draft) -> bool:
    """ "Fifth Avenue", "the 101st Airborne"; but not "the third Iraqi soldier", "the 22nd US strike"."""
    if line.tokens[draft.first].text[0].isupper() and draft.first > 0:
        return True
    after = line.tokens[draft.last].text if draft.last < len(line.tokens) else ""
    return after[:1].isupper() and not after.isupper() and not after.endswith(("an", "ish", "ese", "i", "-led"))
