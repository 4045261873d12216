"""The options of the command line."""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

from index.figures import SHOW
from index.figures.records import Kind as FigureKind
from index.settings import Settings
from qa.serving import options as pages

LLM_OPTIONS = ("llm_url", "llm_model")
"""Settings of the LLM that can be given as options. Its key cannot: other users see a command's options."""
FIGURE_KINDS = get_args(FigureKind)


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings that options give; else the environment's, else the defaults."""
    names = ("archive", "embedding", "chroma_url", "events", "workers", "host", "port", *LLM_OPTIONS)
    given = {name: getattr(options, name, None) for name in names}
    return Settings.load(**given)


def parser() -> argparse.ArgumentParser:
    """The parser of `dateline`; what it reads names its command as `command`."""
    parser = argparse.ArgumentParser(prog="dateline", description="Ask a news archive; every figure dated and cited.")
    parser.add_argument("--version", action="version", version=f"dateline {version('dateline')}")
    parser.set_defaults(debug=False, json=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = _common()
    window = _window()

    def command(name: str, text: str, *more: argparse.ArgumentParser) -> Any:
        return commands.add_parser(name, help=text, description=text, parents=[common, *more])

    made = command("add", "Add files, folders, archives of files, feeds or http(s) addresses.")
    made.add_argument("paths", nargs="+", metavar="PATH")
    made = command("ask", "Ask a question.", window)
    made.add_argument("text", metavar="TEXT")
    made.add_argument("--explain", action="store_true", help="also list the figures and incidents that were considered")
    made.add_argument("--no-llm", action="store_true", help="answer without the LLM that is set")
    made = command("chat", "Hold a conversation: a question a line, until an empty one.", window)
    made.add_argument("--no-llm", action="store_true", help="answer without the LLM that is set")
    made = command("search", "Find passages.", window)
    made.add_argument("text", metavar="TEXT")
    made.add_argument("-k", type=_count, default=10, metavar="N", help="how many passages (10)")
    made = command("list", "List the articles, or who published them.")
    made.add_argument("--publishers", action="store_true", help="list the publishers, with how many articles of each")
    made = command("figures", "List the figures that the articles report.", _rows("published"))
    made.add_argument(
        "unit", nargs="?", default="", metavar="UNIT", help='what is counted: "attacks", "rocket attacks"'
    )
    made.add_argument("--kind", default="", choices=FIGURE_KINDS, help="only figures of this kind")
    made.add_argument("--least", type=float, default=SHOW, metavar="X", help=f"confidence from which on ({SHOW})")
    made = command("incidents", "List the events that the articles tell of.", _rows("that happened"))
    made.add_argument("kind", nargs="?", default="", metavar="KIND", help='what happened: "attacks", "arrests"')
    made.add_argument("--place", default="", metavar="PLACE", help="only events there")
    made.add_argument("--name", default="", metavar="NAME", help="only events in which this name is involved")
    command("check", "Prove that catalog, vectors and lexical index agree.")
    command("rebuild", "Make the indexes anew from the catalog, with --embedding by another model.")
    command("remove", "Remove articles for good.").add_argument("ids", nargs="+", metavar="ID")
    _evaluate(command("evaluate", "Score answers against gold questions, or Dateline on a public set."))
    made = command("feedback", "List what readers of the chat page said of its answers; draft gold questions from it.")
    made.add_argument("--csv", action="store_true", help="print CSV, with every column")
    made.add_argument("--gold", metavar="FILE", help="write draft gold questions, JSONL or YAML, to be checked")
    pages.offer(command("serve", "Open the chat page."))
    command("doctor", "Say what is set up, what answers, how fast, and what to set.")
    return parser


def _evaluate(made: Any) -> None:
    made.add_argument("gold", nargs="*", metavar="GOLD", help="files of gold questions, JSONL or YAML")
    made.add_argument(
        "--set", nargs="+", action="append", default=[], metavar="KEY=VALUE", help="a set-up to score; may be repeated"
    )
    made.add_argument("--out", metavar="DIR", help="where results and report go (dateline-evaluation)")
    made.add_argument("--fresh", action="store_true", help="begin anew, also where a run was stopped")
    made.add_argument("--baseline", metavar="FILE", help="results.jsonl of an earlier run to compare with")
    made.add_argument(
        "--min-score",
        action="append",
        default=[],
        metavar="[METRIC=]X",
        help="end with 1 below this score; may be repeated",
    )
    made.add_argument("--judge", action="store_true", help="let the LLM that is set judge the citations as well")
    made.add_argument("--no-llm", action="store_true", help="answer without the LLM that is set")
    made.add_argument(
        "--draft", nargs="?", const="", metavar="FILE", help="propose gold questions from the archive, to be checked"
    )
    made.add_argument("--most", type=_count, default=30, metavar="N", help="how many to propose (30)")
    made.add_argument("--schema", action="store_true", help="print the JSON Schema of a gold question")
    made.add_argument("--suite", action="append", default=[], metavar="NAME", help="a public set to measure on, or all")
    made.add_argument("--data", type=Path, metavar="DIR", help="holds the folders of the public sets")
    made.add_argument("--work", type=Path, metavar="DIR", help="keeps the archives of the public sets for the next run")


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--archive", metavar="DIR", help="the archive's folder")
    common.add_argument("--embedding", metavar="MODEL", help="wordllama, openai:NAME, ollama:NAME, huggingface:NAME")
    common.add_argument("--chroma-url", metavar="URL", help="a running Chroma server instead of the embedded one")
    common.add_argument("--events", metavar="FILE", help="a TOML file with kinds of events of your own")
    common.add_argument("--llm-url", metavar="URL", help="an OpenAI-compatible endpoint that phrases answers")
    common.add_argument("--llm-model", metavar="NAME", help="its model, or a GGUF file on this machine")
    common.add_argument("--workers", type=int, metavar="N", help="processes that read articles when many are added")
    common.add_argument("--json", action="store_true", help="print the full record as JSON")
    common.add_argument("--debug", action="store_true", help="say more when something fails")
    return common


def _window() -> argparse.ArgumentParser:
    window = argparse.ArgumentParser(add_help=False)
    window.add_argument("--as-of", metavar="DAY", help="answer as on this day (YYYY-MM-DD)")
    window.add_argument("--from", dest="start", metavar="DAY", help="nothing published before this day")
    window.add_argument("--to", dest="end", metavar="DAY", help="nothing published after this day")
    _publishers(window)
    return window


def _publishers(limited: argparse.ArgumentParser) -> None:
    limited.add_argument(
        "--publisher", action="append", default=[], metavar="NAME", help="only what this one reports; may be repeated"
    )


def _rows(what: str) -> argparse.ArgumentParser:
    rows = argparse.ArgumentParser(add_help=False)
    rows.add_argument("--from", dest="start", metavar="DAY", help=f"nothing {what} before this day (YYYY-MM-DD)")
    rows.add_argument("--to", dest="end", metavar="DAY", help=f"nothing {what} after this day")
    _publishers(rows)
    rows.add_argument("--csv", action="store_true", help="print CSV, with every column")
    return rows


def _count(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 1000:
        raise argparse.ArgumentTypeError("give a number from 1 to 1000")
    return value
