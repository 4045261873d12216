"""The desk behind the chat page: what is asked and read there, without a word of HTML.

records.py  turns, conversations of them, and what became of what a reader wanted
stock.py    the archive: which one it is, what goes into it, what may be read
desk.py     conversations that grow answer by answer, and are kept; packing.py: as a session holds them
"""

from qa.desk.desk import ANOTHER, STOPPED, Desk
from qa.desk.packing import light, unpacked
from qa.desk.records import REMEMBERED, Conversation, Holdings, Opened, Turn
from qa.desk.stock import GONE, Stock
from qa.desk.stock_records import Additions, Browsed, Removed, Upload, Wanted

__all__ = [
    "ANOTHER",
    "GONE",
    "REMEMBERED",
    "STOPPED",
    "Additions",
    "Browsed",
    "Conversation",
    "Desk",
    "Holdings",
    "Opened",
    "Removed",
    "Stock",
    "Turn",
    "Upload",
    "Wanted",
    "light",
    "unpacked",
]
