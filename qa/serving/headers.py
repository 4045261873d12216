"""What every answer carries, and what is taken from the answers of the application."""

from __future__ import annotations

import re

from qa.serving.visitors import COOKIE

Headers = list[tuple[bytes, bytes]]

POLICY = "; ".join(
    (
        "default-src 'self'",
        # Gradio's page holds scripts, and compiles the page's own `js=` with `new Function`. What articles say never
        # becomes markup (qa/page/markup.py); these words bound what a mistake there could reach.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "worker-src 'self' blob:",
    )
)
ALWAYS: Headers = [
    (b"content-security-policy", POLICY.encode("ascii")),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
YEAR = 365 * 24 * 60 * 60
PRIVATE = (b"cache-control", b"private, no-cache")
"""For the page itself: it comes with a cookie, which no cache in between may give to others."""


def dressed(headers: Headers, *, https: bool) -> Headers:
    """An answer's headers with those of every answer.

    Gradio lets any site read its answers when the page has a public name; as no other site may ask at all, it needs
    none of those headers.
    """
    own = {name for name, _ in ALWAYS} | {b"server"}
    kept = [
        (name, _safer(value, https=https) if name.lower() == b"set-cookie" else value)
        for name, value in headers
        if name.lower() not in own and not name.lower().startswith(b"access-control-")
    ]
    return kept + ALWAYS


def _safer(cookie: bytes, *, https: bool) -> bytes:
    """Gradio lets its login be sent along by other sites' pages (SameSite=None); here no other site embeds the page."""
    cookie = re.sub(rb"(?i)samesite=none", b"SameSite=lax", cookie)
    secure = re.search(rb"(?i);\s*secure\b", cookie)
    return cookie + b"; Secure" if https and not secure else cookie


def reader_cookie(reader: str, *, https: bool) -> tuple[bytes, bytes]:
    """The header that gives a browser its reader's id.

    Lax, not Strict: with Strict a browser that follows a link from a mail or another site would ask for the page
    without the cookie, be given a new one, and its own conversations would be lost to it. Lax withholds it only from
    requests that other sites' pages make by themselves, and those are refused anyhow.
    """
    value = f"{COOKIE}={reader}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax{'; Secure' if https else ''}"
    return b"set-cookie", value.encode("ascii")
