"""The desk behind the chat page: what is asked and read there, without a word of HTML.

records.py  turns, conversations of them, and what became of what a reader wanted
stock.py    the archive: which one it is, what goes into it, what may be read
desk.py     conversations that grow answer by answer, and are kept
"""

from qa.desk.desk import ANOTHER, STOPPED, Desk
from qa.desk.records import REMEMBERED, Conversation, Holdings, Opened, Turn, Upload
from qa.desk.stock import GONE, Stock

__all__ = [
    "ANOTHER",
    "GONE",
    "REMEMBERED",
    "STOPPED",
    "Conversation",
    "Desk",
    "Holdings",
    "Opened",
    "Stock",
    "Turn",
    "Upload",
]
