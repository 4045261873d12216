"""What readers asked and were told, kept in one SQLite file of the user's data folder, and what they thought of it.

readers.py    the id that a browser keeps; the store only knows its digest
records.py    conversations, turns, ratings
tables.py     what the file looks like
file.py       the file: threads, processes, a full disk, damage
rows.py       records to rows and back, whatever somebody wrote into them
shelf.py      the conversations of each reader, pruned
feedback.py   ratings, each with the full record of what it is about
drafting.py   ratings as draft gold questions
figures.py    the figure of an answer as tables
documents.py  a conversation or an answer as Markdown, JSON or plain text; printed.py as a page to print
command.py    `dateline feedback`
"""

from qa.keeping.readers import is_reader_id, new_reader_id
from qa.keeping.records import REASONS, Conversation, Heading, Limits, Rated, Rating, Reason, Turn
from qa.keeping.shelf import Capacity, Shelf, desk_file

__all__ = [
    "REASONS",
    "Capacity",
    "Conversation",
    "Heading",
    "Limits",
    "Rated",
    "Rating",
    "Reason",
    "Shelf",
    "Turn",
    "desk_file",
    "is_reader_id",
    "new_reader_id",
]
