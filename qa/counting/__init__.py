"""From a question and the figures of an archive to one count, with what speaks for and against it.

    read_asked(question) -> Asked | None                       what is to be counted
    weigh(asked, candidate, window, as_of) -> Weight           how far one figure answers, factor by factor
    tally(asked, window, as_of, candidates) -> Tally           the leading count, its series, disputes, what is apart

In the order of the way: words.py, stems.py (data, and words made comparable), asked.py, records.py, units.py,
fitting.py (windows), phrasing.py, wanted.py, leaving.py (reasons), weighing.py, values.py, breakdown.py (sums),
items.py, vote.py, roles.py, tally.py.
Pure functions over figures: nothing here opens an archive.
"""

from qa.counting.asked import Asked, read_asked
from qa.counting.records import Candidate, Count, Tally, Weight
from qa.counting.stems import stem
from qa.counting.tally import tally
from qa.counting.units import head_match, predicate_class, predicate_match
from qa.counting.weighing import Scales, weigh

__all__ = [
    "Asked",
    "Candidate",
    "Count",
    "Scales",
    "Tally",
    "Weight",
    "head_match",
    "predicate_class",
    "predicate_match",
    "read_asked",
    "stem",
    "tally",
    "weigh",
]
