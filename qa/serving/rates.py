"""How often somebody may ask: a bucket of tokens a key, which fills up again evenly."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

KEYS = 10_000
"""Keys remembered at most. Whoever was not seen for the longest is forgotten first."""
MINUTE = 60.0


class Limiter:
    """So many admissions a minute and key. All of a minute's may come at once; then they come evenly."""

    def __init__(self, per_minute: int, *, keys: int = KEYS, clock: Callable[[], float] = time.monotonic) -> None:
        """Make one.

        Args:
            per_minute: Admissions a minute; 0 sets no limit.
            keys: Keys remembered at most.
            clock: Seconds that only ever grow.
        """
        self._capacity = float(per_minute)
        self._keys = keys
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._buckets)

    def admit(self, key: str) -> float:
        """Take a token: 0.0, or the seconds to wait when there is none. Being refused costs nothing."""
        if not self._capacity:
            return 0.0
        with self._lock:
            now = self._clock()
            tokens = self._tokens(key, now)
            admitted = tokens >= 1.0 - 1e-6
            self._buckets[key] = (max(tokens - 1.0, 0.0) if admitted else tokens, now)
            self._buckets.move_to_end(key)
            if len(self._buckets) > self._keys:
                self._buckets.popitem(last=False)
        return 0.0 if admitted else (1.0 - tokens) * MINUTE / self._capacity

    def _tokens(self, key: str, now: float) -> float:
        tokens, then = self._buckets.get(key, (self._capacity, now))
        return min(self._capacity, tokens + (now - then) * self._capacity / MINUTE)
