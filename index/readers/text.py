"""Bytes to characters: which encoding a text file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from index.readers import limits
from index.readers.content import Content, Unreadable

_SAMPLE = 1 << 16  # bytes that decide a stream's encoding
_BOMS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_CONTROL_SHARE = 0.01  # real text has next to none; random bytes about 0.2
_FALLBACK = "cp1252"
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŸŒ€‚„…†‹›‘’“”•–—™«»°·£§©®º¡¿²³½\xa0\xad")


def decode(body: bytes, declared: str | None = None) -> str:
    """The characters of a text file, without NULs and byte order mark.

    Args:
        declared: the encoding that the page or its server names; tried after UTF-8.

    Raises:
        Unreadable: the bytes are not text, or nothing but space.
    """
    refuse_binary(body)
    encoding = encoding_of(body, declared)
    text = body.decode(encoding, "replace").removeprefix("\ufeff").replace("\x00", "")
    if not text.strip():
        raise Unreadable("empty file")
    if _looks_binary(text):
        raise Unreadable("not text")
    return text


def refuse_binary(body: bytes) -> None:
    """Raise Unreadable for the first bytes of a well-known binary format."""
    for signature, kind in _SIGNATURES:
        if body.startswith(signature):
            raise Unreadable(f"not text: it is {kind}")


def encoding_of(body: bytes, declared: str | None = None, *, cut: bool = False) -> str:
    """The name of the encoding that reads these bytes best.

    Args:
        cut: the bytes are the beginning of more, so the last character may be broken.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding
    wide = _wide(body)
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body, final=not cut)
        return "utf-8"
    except UnicodeDecodeError:
        return _declared(body, declared) or _detected(body) or _FALLBACK


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark: Latin text in it has a NUL in nearly every second byte."""
    sample = body[: _SAMPLE & ~1]
    if len(sample) < 8 or len(sample) % 2:
        return None
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _declared(body: bytes, name: str | None) -> str | None:
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip().strip("'\"")).name
        # HTML reads these two as Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
        codec = _FALLBACK if codec in ("iso8859-1", "ascii") else codec
        text = body.decode(codec, "replace")
    except (LookupError, ValueError, AttributeError):
        return None
    return None if _looks_binary(text) else codec


def _detected(body: bytes) -> str | None:
    if _western(body[:_SAMPLE].decode(_FALLBACK, "replace")):
        return _FALLBACK
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE]).best()
    return best.encoding if best else None


def _western(text: str) -> bool:
    """Whether a text makes sense in Windows-1252, of which charset-normalizer makes `naďve` and `Cafﻠ`."""
    high = [character for character in text if character > "\x7f"]
    letters = sum(character.isalpha() for character in text)
    accented = sum(character.isalpha() for character in high)
    known = all(character in _WESTERN for character in high)
    return known and accented < 0.15 * letters and not re.search(r"[^\W\d_][¡¿º²³½][^\W\d_]", text)


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > max(2, _CONTROL_SHARE * len(sample))


def lines(content: Content) -> Iterator[str | None]:
    """The lines of a streamed text, with their `\\n`; None for a line that is too long to hold.

    Raises:
        Unreadable: the file is empty or not text.
    """
    with content.open() as stream:
        head = stream.peek(_SAMPLE)[:_SAMPLE]
        encoding = _stream_encoding(head, content.charset)
        with io.TextIOWrapper(stream, encoding, errors="surrogateescape") as text:
            while line := text.readline(limits.LINE_CHARACTERS):
                if len(line) < limits.LINE_CHARACTERS or line.endswith("\n"):
                    yield _mended(line)
                else:
                    _skip_line(text)
                    yield None


def _stream_encoding(head: bytes, declared: str | None) -> str:
    if not head:
        raise Unreadable("empty file")
    refuse_binary(head)
    encoding = encoding_of(head, declared, cut=True)
    if _looks_binary(head.decode(encoding, "ignore").replace("\x00", "")):
        raise Unreadable("not text")
    return encoding


def _mended(line: str) -> str:
    """Bytes that are not UTF-8 in an otherwise good stream are, nearly always, Windows-1252."""
    if not line.isascii() and re.search("[\udc80-\udcff]", line):
        line = line.encode("utf-8", "surrogateescape").decode(_FALLBACK, "replace")
    return line.replace("\x00", "")


def _skip_line(text: io.TextIOWrapper) -> None:
    while rest := text.readline(limits.LINE_CHARACTERS):
        if rest.endswith("\n"):
            return
