"""What a setting's text means: a number, yes or no, names and passwords, the names of a page."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import BadSetting

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_.])?")


@dataclass(frozen=True, slots=True)
class Account:
    """Who may log in."""

    user: str
    password: str = field(repr=False)


def typed(variable: str, value: str, kind: str) -> str | int | bool:
    """A variable's text as what its setting holds.

    Raises:
        BadSetting: it is no number, or neither yes nor no.
    """
    if "bool" in kind:
        return truth(variable, value)
    if "int" not in kind:
        return value
    try:
        return int(value)
    except ValueError:
        raise BadSetting(f"{variable} is {value!r}; give a whole number.") from None


def truth(variable: str, value: str) -> bool:
    """Yes or no.

    Raises:
        BadSetting: it is neither.
    """
    said = value.strip().lower()
    if said not in ("yes", "true", "on", "1", "no", "false", "off", "0"):
        raise BadSetting(f"{variable} is {value!r}; give yes or no.")
    return said in ("yes", "true", "on", "1")


def check_range(name: str, value: int | None, low: int, high: int) -> None:
    """Refuse a number that makes no sense.

    Raises:
        BadSetting: it lies outside.
    """
    if value is not None and not low <= value <= high:
        raise BadSetting(f"{name} is {value}; give a number from {low} to {high}.")


def accounts(text: str) -> tuple[Account, ...]:
    """Who may log in, from `user:password` entries, or from the file that `@FILE` names.

    Commas separate only entries that stand in the setting itself: in a file a password may hold them. No message
    repeats an entry, as the whole of it may be a password.

    Raises:
        BadSetting: an entry is not `user:password`, a user stands twice, or the file cannot be read.
    """
    entries = _lines_of(text[1:]) if text.startswith("@") else re.split(r"[,\r\n]", text)
    found = [_account(n, entry.strip()) for n, entry in enumerate(entries, start=1) if entry.strip()]
    if not found:
        raise BadSetting("auth names nobody; give user:password, or @FILE with one a line.")
    if len({account.user for account in found}) < len(found):
        raise BadSetting("auth names a user twice; give each one password.")
    return tuple(found)


def _lines_of(file: str) -> list[str]:
    try:
        return Path(file).expanduser().read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is no text"
        raise BadSetting(f"auth names a file, after its @, that cannot be read: {what}.") from None


def _account(n: int, entry: str) -> Account:
    user, colon, password = entry.partition(":")
    user, password = user.strip(), password.strip()
    if not (colon and user and password):
        hint = " A comma ends an entry: a password with one belongs in a file, as @FILE." if n > 1 else ""
        raise BadSetting(f"auth: entry {n} is not user:password.{hint}")
    return Account(user, password)


def host_names(text: str) -> frozenset[str]:
    """The names of a page, from a list with commas; a port beside a name is left out.

    Raises:
        BadSetting: one is no name of a host, or there is none.
    """
    names = frozenset(_host(entry.strip()) for entry in text.split(",") if entry.strip())
    if not names:
        raise BadSetting("hosts names none; give names as news.example, with commas between them.")
    return names


def _host(entry: str) -> str:
    name = name_of_host(entry)
    if name is None:
        raise BadSetting(f"hosts holds {entry!r}; give a name as news.example, without http:// and without a path.")
    return name


def name_of_host(text: str) -> str | None:
    """The name in a Host header, without its port, in small letters; None for what is no name."""
    name = text.lower()
    bracketed = re.fullmatch(r"\[([0-9a-f:.]+)\](:\d{1,5})?", name)
    if bracketed or name.count(":") > 1:
        return _address(bracketed[1] if bracketed else name)
    name = re.sub(r":\d{1,5}$", "", name).removesuffix(".")
    return name if _NAME.fullmatch(name) else None


def _address(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address to listen on."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
