"""The command line: dateline add | ask | search | list | figures | incidents | check | rebuild | remove | serve."""

from __future__ import annotations

import argparse
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date
from importlib.metadata import version
from typing import Any, get_args

from index.errors import BadQuestion, BadSetting, DatelineError
from index.figures import SHOW
from index.figures.records import Kind as FigureKind
from index.records import Article, Hit, Progress, Step
from index.settings import Settings
from qa import export, show
from qa.plain import line
from qa.question import day
from qa.sample import open_archive

FIGURE_KINDS = get_args(FigureKind)
ANSWERED, FAILED, BAD_USAGE, DECLINED, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 done or answered, 1 failed, 2 bad usage, 3 declined to answer, 130 interrupted.
    """
    _survive_any_encoding()
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.DEBUG if options.debug else logging.ERROR)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except BrokenPipeError:  # `dateline list | head`: nobody reads any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except (Exception, KeyboardInterrupt) as error:  # the one door
        logging.getLogger("dateline").debug("failed", exc_info=True)
        return _fail(error)


def _fail(error: BaseException) -> int:
    code, message = FAILED, str(error)
    if isinstance(error, BadQuestion | BadSetting):
        code = BAD_USAGE
    elif isinstance(error, KeyboardInterrupt):
        code, message = INTERRUPTED, "Interrupted. What was added so far is kept; run the command again to go on."
    elif isinstance(error, OSError):
        message = f"{error.strerror or error}: {error.filename or ''}. Check the disk and its permissions."
    elif not isinstance(error, DatelineError):
        message = f"{type(error).__name__}: {error}. This is a fault in Dateline; --debug shows where."
    print(f"dateline: {line(message)}", file=sys.stderr)
    return code


def _survive_any_encoding() -> None:
    """A terminal that cannot show a character shows a question mark, and not a stack trace."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


# -- commands ------------------------------------------------------------------------------------------------------


def _add(options: argparse.Namespace) -> int:
    with open_archive(_settings(options), create=True) as archive:
        report = archive.add(options.paths, progress=_progress("files"))
        _tell(options, {**asdict(report), "archive": str(archive.folder)}, show.added(report))
    kept = report.added or report.updated or report.unchanged
    return ANSWERED if kept or not report.rejected else FAILED


def _ask(options: argparse.Namespace) -> int:
    with open_archive(_settings(options)) as archive:
        days = {"as_of": options.as_of, "start": options.start, "end": options.end}
        found = archive.ask(options.text, **days, explain=options.explain)
    _tell(options, found.to_json(), show.answer(found, color=sys.stdout.isatty()))
    return DECLINED if found.refusal else ANSWERED


def _search(options: argparse.Namespace) -> int:
    with open_archive(_settings(options)) as archive:
        found = archive.search(options.text, options.k, as_of=options.as_of, start=options.start, end=options.end)
    _tell(options, [_hit(hit) for hit in found], show.hits(found))
    return ANSWERED if found else DECLINED


def _list(options: argparse.Namespace) -> int:
    with open_archive(_settings(options)) as archive:
        listed = list(archive.articles())
    _tell(options, [_head(article) for article in listed], show.articles(listed))
    return ANSWERED


def _figures(options: argparse.Namespace) -> int:
    with open_archive(_settings(options)) as archive:
        start, end = day("--from", options.start), day("--to", options.end)
        found = archive.figures(options.unit, kind=options.kind, start=start, end=end, least=options.least)
        rows = [export.figure(reported) for reported in found]
    return _tell_rows(options, rows, export.FIGURE_TABLE)


def _incidents(options: argparse.Namespace) -> int:
    with open_archive(_settings(options)) as archive:
        start, end = day("--from", options.start), day("--to", options.end)
        found = archive.incidents(options.kind, start=start, end=end, place=options.place, name=options.name)
        rows = [export.incident(archive, incident) for incident in found]
    return _tell_rows(options, rows, export.INCIDENT_TABLE)


def _check(options: argparse.Namespace) -> int:
    with open_archive(_settings(options)) as archive:
        report = archive.check()
    _tell(options, {**asdict(report), "ok": report.ok}, show.checked(report))
    return ANSWERED if report.ok else FAILED


def _rebuild(options: argparse.Namespace) -> int:
    settings = replace(_settings(options), embedding=None)  # the archive's own is not contradicted, it is replaced
    with open_archive(settings) as archive:
        report = archive.rebuild(options.embedding, progress=_progress("articles"))
    _tell(options, {**asdict(report), "ok": report.ok}, show.checked(report))
    return ANSWERED if report.ok else FAILED


def _remove(options: argparse.Namespace) -> int:
    with open_archive(_settings(options)) as archive:
        removed = archive.remove(options.ids)
    unknown = [article for article in options.ids if article not in removed]
    told = f"{len(removed)} removed." + (f" Not in the archive: {', '.join(unknown)}" if unknown else "")
    _tell(options, {"removed": list(removed), "unknown": unknown}, told)
    return FAILED if unknown else ANSWERED


def _serve(options: argparse.Namespace) -> int:
    """The page is a program of its own: qa knows nothing of it."""
    settings = _settings(options)
    command = [sys.executable, "-m", "app", "--host", settings.host, "--port", str(settings.port)]
    return subprocess.call(command + (["--archive", settings.archive] if settings.archive else []))


# -- what they print -----------------------------------------------------------------------------------------------


def _tell(options: argparse.Namespace, record: object, text: str) -> None:
    print(json.dumps(record, ensure_ascii=False, indent=2, default=_json) if options.json else text)


def _tell_rows(options: argparse.Namespace, rows: list[export.Row], columns: Sequence[str]) -> int:
    """A ledger as JSON, CSV or a table."""
    _tell(options, rows, export.to_csv(rows) if options.csv else export.to_table(rows, columns))
    return ANSWERED if rows else DECLINED


def _json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a record")


def _head(article: Article) -> dict[str, Any]:
    names = ("id", "title", "source", "published", "url", "author", "path")
    return {name: getattr(article, name) for name in names} | {"characters": len(article.text)}


def _hit(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    place = {"passage_id": passage.id, "start": passage.start, "end": passage.end, "text": passage.text}
    return {"score": hit.score, "article": _head(hit.article), **place, "copies": [_head(c) for c in hit.copies]}


def _progress(unit: str) -> Progress:
    """A bar on the error stream, if someone is looking; of one single file, it counts the articles met."""
    from tqdm import tqdm

    bar = tqdm(disable=None, delay=0.5, unit=" articles", leave=False)

    def advance(step: Step) -> None:
        if step.total > 1:
            bar.total, bar.unit, bar.n = step.total, f" {unit}", step.done
        else:
            bar.n = step.articles
        bar.update(0)
        if step.done == step.total:
            bar.close()

    return advance


# -- options -------------------------------------------------------------------------------------------------------


def _settings(options: argparse.Namespace) -> Settings:
    names = ("archive", "embedding", "chroma_url", "events", "workers", "host", "port")
    given = {name: getattr(options, name, None) for name in names}
    return Settings.load(**given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dateline", description="Ask a news archive; every figure dated and cited.")
    parser.add_argument("--version", action="version", version=f"dateline {version('dateline')}")
    parser.set_defaults(debug=False, json=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = _common()
    window = _window()

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str, *more: argparse.ArgumentParser) -> Any:
        made = commands.add_parser(name, help=text, description=text, parents=[common, *more])
        made.set_defaults(run=run)
        return made

    made = command("add", _add, "Add files, folders, archives of files, feeds or http(s) addresses.")
    made.add_argument("paths", nargs="+", metavar="PATH")
    made = command("ask", _ask, "Ask a question.", window)
    made.add_argument("text", metavar="TEXT")
    made.add_argument("--explain", action="store_true", help="also list the figures and incidents that were considered")
    made = command("search", _search, "Find passages.", window)
    made.add_argument("text", metavar="TEXT")
    made.add_argument("-k", type=_count, default=10, metavar="N", help="how many passages (10)")
    command("list", _list, "List the articles.")
    made = command("figures", _figures, "List the figures that the articles report.", _rows("published"))
    made.add_argument(
        "unit", nargs="?", default="", metavar="UNIT", help='what is counted: "attacks", "rocket attacks"'
    )
    made.add_argument("--kind", default="", choices=FIGURE_KINDS, help="only figures of this kind")
    made.add_argument("--least", type=float, default=SHOW, metavar="X", help=f"confidence from which on ({SHOW})")
    made = command("incidents", _incidents, "List the events that the articles tell of.", _rows("that happened"))
    made.add_argument("kind", nargs="?", default="", metavar="KIND", help='what happened: "attacks", "arrests"')
    made.add_argument("--place", default="", metavar="PLACE", help="only events there")
    made.add_argument("--name", default="", metavar="NAME", help="only events in which this name is involved")
    command("check", _check, "Prove that catalog, vectors and lexical index agree.")
    command("rebuild", _rebuild, "Make the indexes anew from the catalog, with --embedding by another model.")
    command("remove", _remove, "Remove articles for good.").add_argument("ids", nargs="+", metavar="ID")
    made = command("serve", _serve, "Open the chat page.")
    made.add_argument("--host", metavar="ADDRESS", help="address to listen on (127.0.0.1)")
    made.add_argument("--port", type=int, metavar="N", help="port to listen on (7860)")
    return parser


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--archive", metavar="DIR", help="the archive's folder")
    common.add_argument("--embedding", metavar="MODEL", help="wordllama, openai:NAME, ollama:NAME, huggingface:NAME")
    common.add_argument("--chroma-url", metavar="URL", help="a running Chroma server instead of the embedded one")
    common.add_argument("--events", metavar="FILE", help="a TOML file with kinds of events of your own")
    common.add_argument("--workers", type=int, metavar="N", help="processes that read articles when many are added")
    common.add_argument("--json", action="store_true", help="print the full record as JSON")
    common.add_argument("--debug", action="store_true", help="say more when something fails")
    return common


def _window() -> argparse.ArgumentParser:
    window = argparse.ArgumentParser(add_help=False)
    window.add_argument("--as-of", metavar="DAY", help="answer as on this day (YYYY-MM-DD)")
    window.add_argument("--from", dest="start", metavar="DAY", help="nothing published before this day")
    window.add_argument("--to", dest="end", metavar="DAY", help="nothing published after this day")
    return window


def _rows(what: str) -> argparse.ArgumentParser:
    rows = argparse.ArgumentParser(add_help=False)
    rows.add_argument("--from", dest="start", metavar="DAY", help=f"nothing {what} before this day (YYYY-MM-DD)")
    rows.add_argument("--to", dest="end", metavar="DAY", help=f"nothing {what} after this day")
    rows.add_argument("--csv", action="store_true", help="print CSV, with every column")
    return rows


def _count(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 1000:
        raise argparse.ArgumentTypeError("give a number from 1 to 1000")
    return value


if __name__ == "__main__":
    sys.exit(main())
