"""Addresses of the public internet only: for whoever fetches what strangers name.

A name is looked up once, every address it has must be a public one, and the connection goes to the address that was
looked at: a second look-up, which could tell another, is never made. Each redirect passes the same door.
"""

from __future__ import annotations

import ipaddress
import socket

import httpx

PRIVATE = "leads to an address that is not of the public internet, which is not read from here"
_WEB = {"http": 80, "https": 443}
_KEPT_BACK = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24")))
"""For protocols and relays; Python's `is_global` does not know all of them."""


class NotPublic(httpx.TransportError):
    """The address lies in a private network, or on this machine."""


class PublicTransport(httpx.BaseTransport):
    """Connects to public addresses alone. No proxy is asked: it would look the name up anew, and elsewhere."""

    def __init__(self) -> None:
        # Without connections kept: one that was opened for a host would serve another at the same address.
        self._inner = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raises NotPublic, or whatever goes wrong with the last of the host's addresses."""
        if request.url.scheme not in _WEB:
            raise httpx.UnsupportedProtocol(f"The protocol {request.url.scheme!r} is not one of the web.")
        host = request.url.raw_host.decode("ascii")
        found = public_addresses(host, request.url.port or _WEB[request.url.scheme])
        for address in found[:-1]:
            try:
                return self._inner.handle_request(_pinned(request, host, address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return self._inner.handle_request(_pinned(request, host, found[-1]))

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host.

    Raises:
        NotPublic: one of them is not public.
        httpx.ConnectError: it has none.
    """
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(getattr(error, "strerror", None) or "no such host") from error
    addresses = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
    if not all(map(is_public, addresses)):
        raise NotPublic(PRIVATE)
    return addresses


def is_public(address: str) -> bool:
    """Whether an address is one that anybody on the internet could reach, and leads to no other kind.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        one = ipaddress.ip_address(address)
    except ValueError:
        return False
    if not one.is_global or one.is_multicast or one.is_reserved or one.is_unspecified:
        return False
    if isinstance(one, ipaddress.IPv4Address):
        return not any(one in network for network in _KEPT_BACK)
    # Addresses that carry another one lead to that.
    return not one.is_site_local and not (one.ipv4_mapped or one.sixtofour or one.teredo)


def _pinned(request: httpx.Request, host: str, address: str) -> httpx.Request:
    """The request to this very address, which still names the host: in its header, and where TLS proves it."""
    extensions = {**request.extensions, "sni_hostname": host}
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )
