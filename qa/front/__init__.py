"""The front of the house: what a reader does on the page, and what changes there. No server, no Gradio."""

from qa.front.api import Api
from qa.front.front import BUSY, Front, Gate
from qa.front.requests import deed_of, visitor_of
from qa.front.view import Deed, View, Visitor

__all__ = ["BUSY", "Api", "Deed", "Front", "Gate", "View", "Visitor", "deed_of", "visitor_of"]
