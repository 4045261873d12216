"""Who may log in: names and passwords, compared in constant time, with a brake against guessing."""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
import threading
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from index.settings import Settings

FREE = 5
"""Wrong passwords in a row that cost nothing: people mistype."""
LONGEST = 60.0
"""Seconds of pause at most, so that whoever knows the password is never shut out for long."""

Check = Callable[[str, str], bool]
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Attempts:
    wrong: int = 0
    until: float = 0.0


class Login:
    """The accounts of a page. It keeps a keyed digest of each password, and no password."""

    def __init__(self, settings: Settings, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Read who may log in.

        Raises:
            BadSetting: `auth` names a file that cannot be read, or that holds something else.
        """
        self._key = secrets.token_bytes(32)
        self._nobody = secrets.token_bytes(32)
        self._clock = clock
        self._digests = {account.user: self._digest(account.password) for account in settings.accounts()}
        self._attempts = {user: _Attempts() for user in self._digests}
        self._lock = threading.Lock()

    def check(self, user: str, password: str) -> bool:
        """Whether that is the user's password. During a pause nothing is, and asking does not prolong it.

        Only names that exist are braked: others are refused anyway, and remembering them would cost memory.
        """
        right = hmac.compare_digest(self._digest(password), self._digests.get(user, self._nobody))
        attempts = self._attempts.get(user)
        if attempts is None:
            return False
        with self._lock:
            now = self._clock()
            if now < attempts.until:
                return False
            attempts.wrong = 0 if right else attempts.wrong + 1
            if attempts.wrong >= FREE:
                attempts.until = now + min(2.0 ** min(attempts.wrong - FREE, 16), LONGEST)
                _log.warning(
                    "%d wrong passwords in a row for one of the users; the next try has to wait", attempts.wrong
                )
        return right

    def _digest(self, password: str) -> bytes:
        composed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
        return hmac.new(self._key, composed, hashlib.sha256).digest()


def login(settings: Settings) -> Check | None:
    """What checks a name and a password; None when everybody may see the page.

    Raises:
        BadSetting: `auth` names a file that cannot be read, or that holds something else.
    """
    return None if settings.auth is None else Login(settings).check
