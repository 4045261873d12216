"""The command line: what `dateline COMMAND` does, what it prints, and its exit codes."""

from __future__ import annotations

import argparse
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from index.errors import BadGold, BadQuestion, BadSetting, DatelineError
from index.records import Article, Hit, Progress, Step
from index.settings import PREFIX
from qa import export, show
from qa.options import LLM_OPTIONS, parser, settings_of
from qa.plain import line
from qa.question import day
from qa.sample import open_archive
from qa.serving import options as pages
from qa.streaming import Event

ANSWERED, FAILED, BAD_USAGE, DECLINED, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 done or answered, 1 failed, 2 bad usage, 3 declined to answer, 130 interrupted.
    """
    _survive_any_encoding()
    options = parser().parse_args(arguments)
    logging.basicConfig(level=logging.DEBUG if options.debug else logging.ERROR)
    try:
        return _COMMANDS[options.command](options)
    except BrokenPipeError:  # `dateline list | head`: nobody reads any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except (Exception, KeyboardInterrupt) as error:  # the one door
        logging.getLogger("dateline").debug("failed", exc_info=True)
        return _fail(error)


def _fail(error: BaseException) -> int:
    code, message = FAILED, str(error)
    if isinstance(error, BadGold | BadQuestion | BadSetting):
        code = BAD_USAGE
    elif isinstance(error, KeyboardInterrupt):
        code, message = INTERRUPTED, "Interrupted. What was done so far is kept; run the command again to go on."
    elif isinstance(error, OSError):
        message = f"{error.strerror or error}: {error.filename or ''}. Check the disk and its permissions."
    elif not isinstance(error, DatelineError):
        message = f"{type(error).__name__}: {error}. This is a fault in Dateline; --debug shows where."
    print("\n".join(map(line, f"dateline: {message}".splitlines())), file=sys.stderr)
    return code


def _survive_any_encoding() -> None:
    """A terminal that cannot show a character shows a question mark, and not a stack trace."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


# -- commands ------------------------------------------------------------------------------------------------------


def _add(options: argparse.Namespace) -> int:
    with open_archive(settings_of(options), create=True) as archive:
        report = archive.add(options.paths, progress=_progress("files"))
        _tell(options, {**asdict(report), "archive": str(archive.folder)}, show.added(report))
    kept = report.added or report.updated or report.unchanged
    return ANSWERED if kept or not report.rejected else FAILED


def _ask(options: argparse.Namespace) -> int:
    with open_archive(settings_of(options)) as archive:
        events = archive.stream(options.text, **_limits(options), explain=options.explain, llm=not options.no_llm)
        return _tell_answer(options, events)


def _chat(options: argparse.Namespace) -> int:
    """One line, one question: from a person at a terminal, or from another program."""
    code = ANSWERED
    with open_archive(settings_of(options)) as archive:
        chat = archive.chat(llm=not options.no_llm)
        for question in _questions():
            try:
                code = _tell_answer(options, chat.stream(question, **_limits(options)))
            except BadQuestion as error:
                code = BAD_USAGE
                print(f"dateline: {line(str(error))}", file=sys.stderr)
            if not options.json:
                print()
    return code


def _questions() -> Iterator[str]:
    """The lines of the input; at a terminal after a prompt, until end of file or an empty line."""
    if not sys.stdin.isatty():
        yield from (asked for text in sys.stdin if (asked := text.strip()))
        return
    while True:
        try:
            asked = input("> ").strip()
        except EOFError:
            print()
            return
        if not asked:
            return
        yield asked


def _doctor(options: argparse.Namespace) -> int:
    from qa import doctor

    report = doctor.examine(settings_of(options))
    _tell(options, report.to_json(), doctor.tell(report))
    return ANSWERED if report.ok else FAILED


def _search(options: argparse.Namespace) -> int:
    with open_archive(settings_of(options)) as archive:
        found = archive.search(options.text, options.k, **_limits(options))
    _tell(options, [_hit(hit) for hit in found], show.hits(found))
    return ANSWERED if found else DECLINED


def _list(options: argparse.Namespace) -> int:
    with open_archive(settings_of(options)) as archive:
        if options.publishers:
            known = archive.publishers()
            _tell(options, [asdict(publisher) for publisher in known], show.publishers(known))
            return ANSWERED
        listed = list(archive.articles())
    _tell(options, [_head(article) for article in listed], show.articles(listed))
    return ANSWERED


def _figures(options: argparse.Namespace) -> int:
    with open_archive(settings_of(options)) as archive:
        found = archive.figures(options.unit, kind=options.kind, least=options.least, **_of(options))
        rows = [export.figure(reported) for reported in found]
    return _tell_rows(options, rows, export.FIGURE_TABLE)


def _incidents(options: argparse.Namespace) -> int:
    with open_archive(settings_of(options)) as archive:
        found = archive.incidents(options.kind, place=options.place, name=options.name, **_of(options))
        rows = [export.incident(archive, incident) for incident in found]
    return _tell_rows(options, rows, export.INCIDENT_TABLE)


def _limits(options: argparse.Namespace) -> dict[str, Any]:
    """What an answer may rest on."""
    days = {"as_of": options.as_of, "start": options.start, "end": options.end}
    return {**days, "publishers": options.publisher}


def _of(options: argparse.Namespace) -> dict[str, Any]:
    """What a ledger is limited to."""
    start, end = day("--from", options.start), day("--to", options.end)
    return {"start": start, "end": end, "publishers": options.publisher}


def _check(options: argparse.Namespace) -> int:
    with open_archive(settings_of(options)) as archive:
        report = archive.check()
    _tell(options, {**asdict(report), "ok": report.ok}, show.checked(report))
    return ANSWERED if report.ok else FAILED


def _rebuild(options: argparse.Namespace) -> int:
    settings = replace(settings_of(options), embedding=None)  # the archive's own is not contradicted, it is replaced
    with open_archive(settings) as archive:
        report = archive.rebuild(options.embedding, progress=_progress("articles"))
    _tell(options, {**asdict(report), "ok": report.ok}, show.checked(report))
    return ANSWERED if report.ok else FAILED


def _remove(options: argparse.Namespace) -> int:
    with open_archive(settings_of(options)) as archive:
        removed = archive.remove(options.ids)
    unknown = [article for article in options.ids if article not in removed]
    told = f"{len(removed)} removed." + (f" Not in the archive: {', '.join(unknown)}" if unknown else "")
    _tell(options, {"removed": list(removed), "unknown": unknown}, told)
    return FAILED if unknown else ANSWERED


def _evaluate(options: argparse.Namespace) -> int:
    from qa.evaluating import command

    return command.evaluate(options, settings_of(options))


def _feedback(options: argparse.Namespace) -> int:
    from qa.keeping import command

    rated = command.ratings(options)
    if options.gold:
        from qa.keeping.drafting import drafts

        print(command.write(drafts(rated), Path(options.gold)), file=sys.stderr)
    rows = [one.to_json() if options.json else command.row(one) for one in rated]
    return _tell_rows(options, rows, command.TABLE)


def _serve(options: argparse.Namespace) -> int:
    """The page is a program of its own: qa knows nothing of it."""
    settings = settings_of(options)
    chosen = {f"{PREFIX}{name.upper()}": value for name in LLM_OPTIONS if (value := getattr(options, name, None))}
    command = [sys.executable, "-m", "app", "--host", settings.host, "--port", str(settings.port)]
    named = ["--archive", settings.archive] if settings.archive else []
    return subprocess.call([*command, *named, *pages.given(options)], env={**os.environ, **chosen})


# -- what they print -----------------------------------------------------------------------------------------------


def _tell_answer(options: argparse.Namespace, events: Iterator[Event]) -> int:
    """An answer as it arrives, or all of it as JSON."""
    color = sys.stdout.isatty()
    answer = None
    for event in events:
        answer = event.answer or answer
        if event.statement and not options.json:
            print(show.statement(event.statement, event.citations), flush=True)
    assert answer is not None
    if options.json:
        print(json.dumps(answer.to_json(), ensure_ascii=False, indent=None if options.command == "chat" else 2))
    else:
        print("\n" * bool(answer.statements) + show.beneath(answer, color=color), flush=True)
    return DECLINED if answer.refusal else ANSWERED


def _tell(options: argparse.Namespace, record: object, text: str) -> None:
    print(json.dumps(record, ensure_ascii=False, indent=2, default=_json) if options.json else text)


def _tell_rows(options: argparse.Namespace, rows: list[export.Row], columns: Sequence[str]) -> int:
    """A ledger as JSON, CSV or a table."""
    if options.json:
        _tell(options, rows, "")
    else:
        print(export.to_csv(rows) if options.csv else export.to_table(rows, columns))
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


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "add": _add,
    "ask": _ask,
    "chat": _chat,
    "search": _search,
    "list": _list,
    "figures": _figures,
    "incidents": _incidents,
    "check": _check,
    "rebuild": _rebuild,
    "remove": _remove,
    "evaluate": _evaluate,
    "feedback": _feedback,
    "serve": _serve,
    "doctor": _doctor,
}


if __name__ == "__main__":
    sys.exit(main())
