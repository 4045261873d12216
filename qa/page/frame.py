"""What stands around the conversation: style and script, the masthead, and what may be asked."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from index.records import Coverage
from qa.answer import long_date
from qa.desk import Holdings
from qa.page.markup import text

TITLE = "Dateline"
_INVITATION = "Ask what the archive reports."
_STYLES = tuple(f"{name}.css" for name in "page answers figures reader limits after earlier archive".split())
_SCRIPTS = tuple(
    f"{name}.js" for name in "page popover tables reader rooms acts feed limits drop after taken toasts".split()
)

ACTS = """
window.dateline.acts(element, (name, sent) => (name === "add" ? trigger("bring", { sent }) : trigger("act", { sent })));
"""
"""Tells the server what the buttons and forms of a part ask for."""
ADDS = f"""
{ACTS}
watch("value", () => requestAnimationFrame(() => element.querySelector("form")?.reset()));
"""
"""The same for the form of what is added; what the server sent for it stands there, whatever was typed before."""
LOG = '<div class="turns"></div>'
"""Where the turns stand. It is never sent again: what is new comes by the feed."""
LOG_SCRIPT = f"""
{ACTS}
const pick = (sent) => trigger("pick", {{ sent }});
element.addEventListener("click", (event) => {{
  const example = event.target.closest("[data-ask]");
  if (example) pick({{ text: example.dataset.ask }});
}});
document.addEventListener("dateline:ask", (event) => pick(event.detail));
document.addEventListener("dateline:limit", (event) => trigger("act", {{ sent: {{ do: "limit", ...event.detail }} }}));
"""
"""Tells the server what is asked by anything but the question box, and what else is done in the conversation."""
NAV_SCRIPT = """
document.addEventListener("dateline:room", (event) => trigger("act", { sent: { do: "show", room: event.detail } }));
"""
"""Tells the server that another room of the page was entered, or that the page opens there."""
FEED = "watch('value', () => window.dateline.feed(props.value));"
"""Puts what has come into its place in the conversation."""
FOLLOW = "watch('value', () => window.dateline.follow());"
"""Brings a new question into view, and its answer with it."""
READ = "watch('value', () => window.dateline.read());"
"""Opens the article that has just come."""
TAKEN = "watch('value', () => window.dateline.taken());"
"""Saves or copies what was handed over."""
START = "() => [window.dateline.talk()]"
"""Which conversation this tab of the browser held before."""
SPEAK = "element.setAttribute('role', 'status');"
"""Makes the element one that screen readers read out whenever it changes."""


def head() -> str:
    """Style and script of the page, inline: it needs nothing from anywhere else."""
    static = files("qa") / "static"
    style = "\n".join((static / name).read_text(encoding="utf-8") for name in _STYLES)
    script = "\n".join((static / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return f"<style>{style}</style><script>{script}</script>"


def login() -> str:
    """What the page says that asks for a name and a password. It is Gradio's own, and has neither title nor colours."""
    style = (files("qa") / "static" / "login.css").read_text(encoding="utf-8")
    return f"<title>{TITLE}: log in</title><style>{style}</style>Log in to the archive."


def masthead(held: Holdings) -> str:
    """The name of the page and what its archive holds."""
    name = "Sample archive" if held.sample else "Archive"
    return (
        f'<header class="masthead"><div><h1>{TITLE}</h1>'
        "<p>Ask a news archive. Every answer is quoted, dated and cited.</p></div>"
        f'<p class="holdings"><b>{name}</b> {text(_extent(held.coverage))}</p></header>'
    )


def rooms() -> str:
    """The ways to the three parts of the page; the script shows one of them."""
    ways = (("ask", "Ask"), ("earlier", "Earlier"), ("archive", "Archive"))
    buttons = "".join(f'<li><button type="button" data-room="{room}">{name}</button></li>' for room, name in ways)
    skip = '<p class="skip"><a href="#question">Skip to the question box</a></p>'
    return f'{skip}<nav class="rooms" aria-label="Parts of the page"><ul>{buttons}</ul></nav>'


def _extent(coverage: Coverage) -> str:
    if not coverage.articles:
        return "holds nothing yet"
    count = f"{coverage.articles:,} article{'s' * (coverage.articles > 1)}"
    if coverage.start is None:
        return f"{count}, undated"
    if coverage.start == coverage.end:
        return f"{count}, {long_date(coverage.start)}"
    return f"{count}, {long_date(coverage.start)} to {long_date(coverage.end)}"


def upload_hint(file_size: str) -> str:
    """What can be added, and how large it may be."""
    return f"<p>Text, HTML, PDF, JSON, CSV, feeds, or zips of them. At most {text(file_size)} at once.</p>"


def start(examples: Sequence[str]) -> str:
    """An invitation, with questions that the archive does answer."""
    if not examples:
        return f'<div class="start"><p>{_INVITATION} If it holds nothing yet, add articles below.</p></div>'
    return f'<div class="start"><p>{_INVITATION} For example:</p>{questions(examples)}</div>'


def questions(offered: Sequence[str]) -> str:
    """Questions that are asked at a click."""
    buttons = (f'<li><button type="button" data-ask="{text(q)}">{text(q)}</button></li>' for q in offered)
    return f"<ul>{''.join(buttons)}</ul>"
