"""One GET over http or https: bounded in time, size and redirects, and read by what the server says it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.readers import limits
from index.readers.content import Content, Unreadable, in_memory

if TYPE_CHECKING:
    import httpx

_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "multipart/related": ".mhtml",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/markdown": ".md",
}
_VAGUE = {"", "text/plain", "application/octet-stream", "binary/octet-stream"}
_TEXT_SUFFIXES = {".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".jsonl", ".ndjson", ".json"}
_only_public: ContextVar[bool] = ContextVar("only_public", default=False)


@contextmanager
def only_public(yes: bool = True) -> Iterator[None]:
    """Within it nothing is fetched but from the public internet: for addresses that strangers name."""
    before = _only_public.set(yes)
    try:
        yield
    finally:
        _only_public.reset(before)


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    content_type: str
    charset: str | None
    body: bytes


def fetch(url: str) -> Content:
    """The content behind a URL, with the URL it was found at in the end.

    Raises:
        Unreadable: it did not answer in time, or not with 200, or with too much, or with a type that
            is not read.
    """
    answer = _within_deadline(url)
    if not answer.body:
        raise Unreadable("empty answer")
    return Content(
        path=url,
        name=f"page{_suffix(answer)}",
        open=lambda: in_memory(answer.body),
        size=len(answer.body),
        url=answer.url,
        charset=answer.charset,
    )


def _within_deadline(url: str) -> _Answer:
    """A socket's timeout starts anew with every byte, so the deadline is kept from outside."""
    future: Future[_Answer] = Future()
    guarded = _only_public.get()  # another thread has another context

    def work() -> None:
        try:
            future.set_result(_download(url, time.monotonic() + limits.FETCH_SECONDS, guarded=guarded))
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=work, name="dateline-fetch", daemon=True).start()
    try:
        return future.result(timeout=limits.FETCH_SECONDS)
    except TimeoutError as error:
        raise Unreadable(_too_slow()) from error


def _download(url: str, deadline: float, *, guarded: bool) -> _Answer:
    import httpx

    from index.readers.public import NotPublic, PublicTransport

    client = httpx.Client(
        transport=PublicTransport() if guarded else None,
        follow_redirects=True,
        max_redirects=limits.FETCH_REDIRECTS,
        timeout=limits.FETCH_SECONDS,
        headers={"User-Agent": f"Dateline/{_version()}", "Accept-Encoding": "gzip"},
    )
    try:
        with client, client.stream("GET", url) as response:
            return _answer(response, deadline)
    except httpx.TimeoutException as error:
        raise Unreadable(_too_slow()) from error
    except httpx.TooManyRedirects as error:
        raise Unreadable(f"more than {limits.FETCH_REDIRECTS} redirects") from error
    except NotPublic as error:
        raise Unreadable(str(error)) from error
    except httpx.UnsupportedProtocol as error:
        raise Unreadable("redirected to an address that is not http or https") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unreadable(f"cannot be fetched: {str(error)[:200] or type(error).__name__}") from error


def _answer(response: httpx.Response, deadline: float) -> _Answer:
    if response.status_code != 200:
        raise Unreadable(f"the server answered {response.status_code} {response.reason_phrase}".rstrip())
    body = bytearray()
    for chunk in response.iter_bytes(1 << 16):
        body += chunk
        if len(body) > limits.FETCH_BYTES:
            raise Unreadable(f"larger than {limits.mebibytes(limits.FETCH_BYTES)}")
        if time.monotonic() > deadline:
            raise Unreadable(_too_slow())
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return _Answer(str(response.url), content_type, response.charset_encoding, bytes(body))


def _suffix(answer: _Answer) -> str:
    """The format by its content type; where that is vague, by the address."""
    if suffix := _TYPES.get(answer.content_type):
        return suffix
    named = PurePosixPath(urlsplit(answer.url).path).suffix.lower()
    if answer.content_type in _VAGUE:
        known = named in _TEXT_SUFFIXES or (named in _TYPES.values() and answer.content_type != "text/plain")
        if known or answer.content_type == "text/plain":
            return named if known else ".txt"
    raise Unreadable(f"the content type {answer.content_type or '(none)'} is not read")


def _too_slow() -> str:
    return f"no complete answer within {limits.FETCH_SECONDS:g} seconds"


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("dateline")
    except PackageNotFoundError:  # a checkout that was not installed
        return "0"
