"""Who asks: the reader, by a cookie of the browser, and the address, for the rate."""

from __future__ import annotations

import base64
import hashlib
import ipaddress
from collections.abc import Mapping

from qa.keeping import is_reader_id

COOKIE = "dateline-reader"
_BYTES = 24
"""As many as a reader's id has."""
_SITE = 64
"""One line to the internet has this many leading bits of an IPv6 address; the rest its owner chooses freely."""


def reader_of(cookies: Mapping[str, str], username: str | None) -> str:
    """The reader's id, or "" when the browser gave none that is one.

    Users who share a browser are different readers: whoever logs in after another sees nothing of theirs.
    """
    found = cookies.get(COOKIE, "")
    if not is_reader_id(found):
        return ""
    if not username:
        return found
    digest = hashlib.sha256(f"{found}{username}".encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest[:_BYTES]).decode("ascii")


def address_of(peer: str | None, headers: Mapping[str, str]) -> str:
    """The address that a request counts for.

    X-Forwarded-For is believed only of a proxy on this machine, and only its last entry, which that proxy wrote
    itself: everything else in it, and all of it from elsewhere, is whatever the sender likes.

    Args:
        peer: The address at the other end of the connection.
        headers: The request's headers, under small letters.
    """
    if peer is not None and trusts(peer):
        said = headers.get("x-forwarded-for", "").rpartition(",")[2]
        return _line_of(said) or _line_of(peer) or peer
    return _line_of(peer or "") or peer or "unknown"


def trusts(peer: str) -> bool:
    """Whether a peer may speak for others: it is a program on this machine."""
    found = _parsed(peer)
    return found is not None and found.is_loopback


def _line_of(text: str) -> str:
    found = _parsed(text)
    if found is None:
        return ""
    if found.version == 6:
        return str(ipaddress.ip_network((found, _SITE), strict=False))
    return str(found)


def _parsed(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, ipaddress.IPv6Address) else found
