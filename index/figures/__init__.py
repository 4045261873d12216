"""Sentences to figures: how many, of what, in which window, as of when.

    read(article, sentences) -> list[Figure]       every figure of an article
    read_text(text, anchor) -> list[Figure]        those of a short text: a question, a line
    dump(figure, text) -> row                      a figure as the ledger keeps it
    load(article_id, row, text) -> Figure          and back
    singular(noun) -> str, number_in(text) -> Number | None

In the order of the way: words.py, verbs.py, nouns.py, currencies.py (the data), tokens.py, numbers.py (where a number
starts and what it is worth), drafts.py, amounts.py (its comparison, range and kind), phrases.py (what it counts),
predicates.py (what happened), naming.py, doubts.py (what is no figure), counting.py, subjects.py, running.py (numbers
that stand apart from what they count), sharing.py (coordination), placing.py, holding.py, inheriting.py (its window),
recalling.py ("the total"), reader.py, compact.py. Nothing here knows a topic: the rules are of English, the words data.
"""

from index.figures.compact import dump, load
from index.figures.nouns import singular
from index.figures.numbers import Number, number_in
from index.figures.reader import read, read_text
from index.figures.records import REASON, SHOW, STORE, Figure

RULES_VERSION = 2
"""Goes up when a rule changes what is read: the ledgers are filled anew."""

__all__ = [
    "REASON",
    "RULES_VERSION",
    "SHOW",
    "STORE",
    "Figure",
    "Number",
    "dump",
    "load",
    "number_in",
    "read",
    "read_text",
    "singular",
]
