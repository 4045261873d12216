"""A tally -> the sentences of an answer: what leads, what it was before, what speaks against it, what is apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from index.figures import Figure
from index.windows import Window
from qa import counting, phrase
from qa.answer import long_date
from qa.count import Bound, Count, CountWindow, Stated
from qa.counting import Asked, Candidate
from qa.counts import Found
from qa.draft import Draft

MOST = 4
"""Of earlier values, other values and values apart, at most as many each are told."""
CITED = 3
"""Reports cited for one value, at most."""
_DAY = timedelta(days=1)
_WITH_OBJECT = frozenset("reached targeted pounded claimed took".split())
"""Verbs that say nothing without what they were done to."""
_CLAUSE = re.compile(r"[^,.;:!?“”\"()\n]{1,200}")


def tell(draft: Draft, asked: Asked, found: Found) -> Count | None:
    """Say what a tally holds, the answer first; returns its count, or None when it holds none."""
    return _Teller(draft, asked, found).tell() if found.tally.leading else None


class _Teller:
    """Says one tally into a draft."""

    def __init__(self, draft: Draft, asked: Asked, found: Found) -> None:
        self._draft, self._asked, self._found = draft, asked, found

    def tell(self) -> Count:
        tally = self._found.tally
        leading = tally.leading
        assert leading is not None
        unsure = tally.mode == "list"
        cited = self._cite(leading)
        self._draft.say(self._lead(leading, unsure), cited, key=True)
        disputes = self._each(tally.disputes, "Sources differ: {}.", key=True)
        if disputes:
            self._quote(leading, tally.disputes)
        return Count(
            value=None if unsure else leading.low,
            high=None if unsure else leading.high,
            bound=_bound(leading),
            unit=leading.unit,
            as_of=leading.as_of,
            window=window_of(_window(leading)),
            basis="summed" if leading.terms else "reported",
            sources=len(_giving(leading)),
            terms=tuple(self._stated(_alone(term), cited[0]) for term in leading.terms),
            series=self._each(tally.series[-MOST:][::-1], "Earlier: {}.")[::-1],
            disputes=disputes + self._each(_once_each(tally.alternatives), "Another figure: {}.", key=True),
            apart=self._parts(tally.parts) + self._each(tally.apart, "A different period or scope: {}."),
        )

    def _lead(self, leading: counting.Count, unsure: bool) -> str:
        said = self._shown(leading)
        return f"No single figure stands out. One report has {said}." if unsure else f"{_capital(said)}."

    def _shown(self, count: counting.Count) -> str:
        """A count; of a sum its terms first, since no report has the sum itself."""
        return f"{self._sum(count)}{self._said(count)}" if count.terms else self._said(count)

    def _sum(self, count: counting.Count) -> str:
        """The terms of a sum, shown."""
        terms = [f"{phrase.amount(t.figure)} {t.figure.unit or t.figure.head}".strip() for t in count.terms]
        return f"{' + '.join(terms)} = "

    def _said(self, count: counting.Count) -> str:
        """`24 rocket attacks since late October 2019, as of 16 March 2020 (Middle East Eye)`."""
        figure = count.candidates[0].figure
        said = self._predicate(count)
        total = f"{phrase.number(count.low)} {phrase.plural(count.unit)} {said}".strip()
        value = total if count.terms else phrase.scoped(figure, said)
        parts = [part for part in (value, _period(_window(count))) if part]
        return f"{' '.join(parts)}{self._dated(count)}"

    def _predicate(self, count: counting.Count) -> str:
        """What is said of what is counted, in the report's word, where it is what was asked or something else of it."""
        said, asked = count.candidates[0].figure.predicate, self._asked.predicate
        if not asked or not said or said in count.unit:
            return ""
        match = counting.predicate_match(asked, said, frozenset())
        other = counting.predicate_class(said)
        differs = bool(other) and other != counting.predicate_class(asked) and said not in _WITH_OBJECT
        return said if match == 1.0 or differs else ""

    def _dated(self, count: counting.Count) -> str:
        """As of when, and by whom; what has no date says so."""
        cited = [self._found.report(c) for c in _giving(count)]
        names = list(dict.fromkeys(r.article.source or "unknown publisher" for r in cited[:CITED]))
        more = len(cited) - len(cited[:CITED])
        by = phrase.listed([*names, f"{more} more"] if more > 0 else names)
        by += f"; {len(cited)} independent reports" if len(cited) > 1 else ""
        as_of = count.as_of
        if as_of is None:
            return f", in an undated report ({by})"
        published = cited[0].article.published
        told = f", {long_date(published)}" if published and published != as_of else ""
        return f", as of {long_date(as_of)} ({by}{told})"

    def _cite(self, count: counting.Count) -> list[int]:
        """A citation for each independent report, with the copies of its story folded in."""
        return [self._cite_one(candidate) for candidate in _giving(count)[:CITED]]

    def _cite_one(self, candidate: Candidate) -> int:
        reported = self._found.report(candidate)
        copies = [c.article for c in self._found.copies.get(candidate.told_by, ()) if c.row != reported.row]
        return self._draft.cite(reported.article, reported.figure.sentence, copies)

    def _each(self, counts: Sequence[counting.Count], template: str, *, key: bool = False) -> tuple[Stated, ...]:
        """Say one sentence for each count."""
        told = []
        for count in counts[:MOST]:
            cited = self._cite(count)
            self._draft.say(template.format(self._shown(count)), cited, key=key)
            told.append(self._stated(count, cited[0]))
        return tuple(told)

    def _parts(self, parts: Sequence[counting.Count]) -> tuple[Stated, ...]:
        """Some of those that the leading count counts, as their report tells of them."""
        told = []
        for count in parts[:MOST]:
            cited = self._cite(count)
            words = _in_its_words(count.candidates[0]) if not count.terms else ""
            said = f"“{words}”{self._dated(count)}" if words else self._shown(count)
            self._draft.say(f"Of these: {said}.", cited)
            told.append(self._stated(count, cited[0]))
        return tuple(told)

    def _quote(self, leading: counting.Count, others: Sequence[counting.Count]) -> None:
        """Where reports differ, a reader wants their words."""
        for count in (leading, *others[:MOST]):
            self._draft.quote(self._cite(count)[0])

    def _stated(self, count: counting.Count, cited: int) -> Stated:
        return Stated(
            value=count.low,
            high=count.high,
            bound=_bound(count),
            unit=count.unit,
            as_of=count.as_of,
            window=window_of(_window(count)),
            citation=cited,
        )


def _giving(count: counting.Count) -> list[Candidate]:
    """One report a story: those that give the very number; "dozens" agrees with 24 but does not say it."""
    measure = _measure(count.candidates[0].figure)
    return _one_a_story(
        [
            c
            for c in count.candidates
            if c in count.terms
            or ((c.figure.low, c.figure.high) == (count.low, count.high) and _measure(c.figure) == measure)
        ]
    )


def _measure(figure: Figure) -> tuple[str, str]:
    """What two reports of one number have in common; the 22nd attack makes 22."""
    return figure.currency, "" if figure.kind in ("count", "ordinal") else figure.kind


def _window(count: counting.Count) -> Window | None:
    """The days of a count, from a report that is cited for it."""
    return next((c.figure.window for c in _giving(count) if c.figure.window), None)


def _one_a_story(candidates: Sequence[Candidate]) -> list[Candidate]:
    return list({candidate.told_by: candidate for candidate in reversed(candidates)}.values())[::-1]


def _once_each(counts: Sequence[counting.Count]) -> list[counting.Count]:
    """The first of each value of a unit."""
    return list({(count.low, count.high, count.unit): count for count in reversed(counts)}.values())[::-1]


def _in_its_words(candidate: Candidate) -> str:
    """What a report says of a number that has no noun or place of its own: "three of them came down by the fence"."""
    figure = candidate.figure
    if figure.scope:
        return ""
    start = figure.start - figure.sentence[0]
    found = _CLAUSE.match(candidate.text[start:])
    clause = found[0].rstrip() if found else ""
    return clause if _more_words(clause, figure) and len(clause) <= phrase.LONGEST_SCOPE else ""


def _more_words(clause: str, figure: Figure) -> bool:
    return len(clause) > figure.end - figure.start + len(figure.unit) + 1


def _alone(term: Candidate) -> counting.Count:
    """One term of a sum, as a count of its own."""
    f = term.figure
    return counting.Count(f.low, f.high, f.comparison, f.unit or f.head, f.as_of, f.window, (term,), 0.0)


def _period(window: Window | None) -> str:
    return phrase.period(window) if window else ""


def _bound(count: counting.Count) -> Bound:
    """The bound as the JSON of an answer has it."""
    return "exact" if count.comparison == "exactly" else count.comparison


def window_of(window: Window | None) -> CountWindow | None:
    """A window as the record of a count has it: its last day included."""
    if window is None:
        return None
    return CountWindow(window.start, window.end - _DAY if window.end else None, window.phrase)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
