"""Articles to mentions of events, and mentions to incidents: one event told by many articles is one incident.

    Lexicon.load(extra) -> Lexicon                       the kinds of event: events.toml, and the user's own file
    read(article, sentences, lexicon) -> [Mention]       every event that an article tells of
    dump(mention) -> row, load(article_id, row)          as the catalog keeps it
    lesson_of(mentions), usual(lessons) -> Usual         where a publisher's articles usually are
    at_home(mention, usual) -> Mention                   with what that adds to its place
    group(mentions) -> [(numbers of one event)]          over any set of mentions
    incident(mentions) -> Incident                       what the mentions of one event say together
    matches(incident, Filter(...)) -> Verdict            in or out, how surely, and why not

In the order of the way: events.toml, forms.py, phrases.py, lexicon.py (the kinds of event); words.py, namewords.py (how
sentences speak of events and of people, as data); cues.py (event words of a sentence), telling.py (its dates); days.py,
where.py, sites.py, people.py, toll.py, survivors.py, traces.py, terms.py (when, where, who, how many, which words);
recalled.py (events of the background), drafting.py, reading.py; rows.py; homing.py (where the publisher usually is),
spots.py, alike.py, grouping.py; merging.py; matching.py.
"""

from index.incidents.grouping import group
from index.incidents.homing import Usual, at_home, lesson_of, publisher_of, usual
from index.incidents.lexicon import Kind, Lexicon
from index.incidents.matching import Filter, Verdict, matches
from index.incidents.merging import incident
from index.incidents.reading import read
from index.incidents.records import Incident, Mention, Person
from index.incidents.rows import Row, dump, load

RULES_VERSION = 2
"""Changes when the same article would give other mentions; the lexicon has a digest of its own."""

__all__ = [
    "RULES_VERSION",
    "Filter",
    "Incident",
    "Kind",
    "Lexicon",
    "Mention",
    "Person",
    "Row",
    "Usual",
    "Verdict",
    "at_home",
    "dump",
    "group",
    "incident",
    "lesson_of",
    "load",
    "matches",
    "publisher_of",
    "read",
    "usual",
]
