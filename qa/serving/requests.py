"""What the shield sees of a request, and what of it the application is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.setting_values import name_of_host
from qa.serving.visitors import address_of, trusts

if TYPE_CHECKING:
    from starlette.types import Scope

_PORTS = {"http": "80", "https": "443"}
_FROM_PROXIES = {b"forwarded", b"x-real-ip", b"x-gradio-server"}
"""Besides X-Forwarded-*. With the last one Gradio would let anybody say which server it is."""
_FORWARDED = (b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as far as it matters to who may make it."""

    method: str
    path: str
    hosts: tuple[str, ...]
    """The Host headers: one, unless somebody tries something."""
    address: str
    https: bool
    proxied_host: str
    """What a proxy on this machine says the browser asked for; "" when none does."""
    headers: Mapping[str, str]

    @property
    def host(self) -> str | None:
        """The name that the page was asked for under; None when there is not exactly one."""
        return name_of_host(self.hosts[0]) if len(self.hosts) == 1 else None

    @property
    def foreign(self) -> bool:
        """Whether a page of another origin makes the request.

        A browser says so in Origin on every request that a script of another origin makes and on every form's POST;
        a browser that was told to hide it says "null". Programs that are no browser say nothing.
        """
        origin = self.headers.get("origin")
        if origin is not None:
            own = {host for host in (*self.hosts, self.proxied_host) if host}
            return not any(_same(origin, host) for host in own)
        changing = self.method not in ("GET", "HEAD") or self.path == "/logout"
        return changing and self.headers.get("sec-fetch-site") in ("cross-site", "same-site")


def asked(scope: Scope, allowed: frozenset[str] | None) -> Asked:
    """Read a request.

    Args:
        scope: The server's record of it.
        allowed: The page's names; None is any.
    """
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    peer = scope["client"][0] if scope.get("client") else None
    trusted = peer is not None and trusts(peer)
    proxied = headers.get("x-forwarded-host", "").partition(",")[0].strip() if trusted else ""
    name = name_of_host(proxied)
    proto = headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower() if trusted else ""
    return Asked(
        method=scope["method"],
        path=scope["path"],
        hosts=tuple(value.decode("latin-1") for header, value in scope["headers"] if header.lower() == b"host"),
        address=address_of(peer, headers),
        https=(proto or scope.get("scheme")) == "https",
        proxied_host=proxied if name is not None and (allowed is None or name in allowed) else "",
        headers=headers,
    )


def passed_on(scope: Scope, seen: Asked, *, own: str | None = None) -> Scope:
    """The request for the application: what a proxy may say of it as the shield has weighed it, and no more.

    Args:
        scope: The server's record of it.
        seen: What the shield made of it.
        own: The server's own address, to be put for the name that was asked for. Gradio's MCP server calls the page
            back under the name of the first request, whoever made that: it is to call nobody else. With that name
            a redirect to the same path with a slash would lead readers astray, so it gets its slash here.
    """
    kept = [(name, value) for name, value in scope["headers"] if not _told_by_proxies(name.lower())]
    said: Iterable[str] = (seen.address.partition("/")[0], seen.proxied_host, "https" if seen.https else "")
    if own is not None:
        kept = [(name, value) for name, value in kept if name.lower() not in (b"host", b"origin")]
        kept.append((b"host", own.encode("latin-1")))
        said = (seen.address.partition("/")[0], "", "")
        scope = {**scope, "path": scope["path"].rstrip("/") + "/"}
    kept += [(name, value.encode("latin-1")) for name, value in zip(_FORWARDED, said, strict=True) if value]
    return {**scope, "headers": kept, "scheme": "https" if seen.https and own is None else scope.get("scheme", "http")}


def _told_by_proxies(name: bytes) -> bool:
    return name.startswith(b"x-forwarded-") or name in _FROM_PROXIES


def _same(origin: str, host: str) -> bool:
    found = re.fullmatch(r"(https?)://([^/?#@\\\s]+)", origin.lower())
    if found is None:
        return False
    scheme, place = found.groups()
    return _with_port(place, scheme) == _with_port(host.lower(), scheme)


def _with_port(place: str, scheme: str) -> tuple[str | None, str]:
    port = re.search(r":(\d{1,5})$", place)
    return name_of_host(place), port[1] if port else _PORTS[scheme]
