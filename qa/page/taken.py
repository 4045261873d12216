"""What a reader takes along, on its way to the page's script."""

from __future__ import annotations

import json

from qa.desk.taking import Taken
from qa.page.markup import text


def taken(what: Taken) -> str:
    """A hidden element that taken.js reads: a file to save, a text to copy, or why there is neither.

    The text travels as ASCII, in a form that no parser of HTML changes a character of.
    """
    where = f'hidden data-taken data-key="{text(what.key)}"'
    if what.problem:
        return f'<div {where} data-problem="{text(what.problem)}"></div>'
    return (
        f'<div {where} data-name="{text(what.name)}" data-mime="{text(what.mime)}">{text(json.dumps(what.text))}</div>'
    )
