"""Let in who knows the password, and nobody who guesses.

Who comes in gets a cookie that no script can read and no other site can send. Guesses
are counted for each address and for all together; after a few, each must wait longer
than the one before.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from threading import Lock
from typing import Final

from dragoman.explorer.passwords import matches

COOKIE: Final = "dragoman"
STAYS: Final = 12 * 3600
"""Seconds after which who was let in must say the password again."""
FREE: Final = 5  # guesses from one address before it must wait
FREE_TOGETHER: Final = 50
LONGEST: Final = 15 * 60.0  # seconds to wait
LONGEST_TOGETHER: Final = 10.0  # so that nobody can lock all others out for long
_FORGOTTEN: Final = 3600.0  # seconds after which an address may guess anew
_LONGEST_PASSWORD: Final = 1000
_EVERYBODY: Final = ""
Clock = Callable[[], float]


class _Guesses:
    """The wrong guesses of an address, and until when it must wait."""

    def __init__(self) -> None:
        self.number, self.last, self.until = 0, 0.0, 0.0


class Door:
    """Knows who was let in."""

    def __init__(self, kept: str | None, clock: Clock = time.monotonic) -> None:
        """Take the hash of the password; without one everybody is let in."""
        self._kept, self._clock = kept, clock
        self._lock, self._hashing = Lock(), Lock()
        self._inside: dict[str, float] = {}
        self._guesses: dict[str, _Guesses] = {}

    @property
    def is_open(self) -> bool:
        """Whether no password is asked for."""
        return self._kept is None

    def knows(self, cookies: str) -> bool:
        """Whether who sends these cookies was let in."""
        if self._kept is None:
            return True
        name = _cookie(cookies)
        with self._lock:
            return self._inside.get(name, 0.0) > self._clock()

    def wait(self, address: str) -> float:
        """How many seconds an address must wait before it may guess."""
        with self._lock:
            now = self._clock()
            asked = (self._guesses.get(who) for who in (address, _EVERYBODY))
            return max(0.0, *(each.until - now for each in asked if each), 0.0)

    def enter(self, password: str, address: str) -> str | None:
        """Try a password; what the cookie is to hold, or None if it is wrong."""
        with self._hashing:  # one at a time: each takes 32 MB
            if self.wait(address) > 0 or self._kept is None:
                return None
            right = len(password) <= _LONGEST_PASSWORD
            right = right and matches(password, self._kept)
            with self._lock:
                if right:
                    return self._let_in(address)
                self._note(address)
                return None

    def leave(self, cookies: str) -> None:
        """Forget who sends these cookies."""
        with self._lock:
            self._inside.pop(_cookie(cookies), None)

    def _let_in(self, address: str) -> str:
        now = self._clock()
        self._inside = {n: until for n, until in self._inside.items() if until > now}
        self._guesses.pop(address, None)
        name = secrets.token_urlsafe(32)
        self._inside[name] = now + STAYS
        return name

    def _note(self, address: str) -> None:
        """Note a wrong guess."""
        now = self._clock()
        self._guesses = {
            who: told
            for who, told in self._guesses.items()
            if now - told.last < _FORGOTTEN
        }
        for who, free, longest in (
            (address, FREE, LONGEST),
            (_EVERYBODY, FREE_TOGETHER, LONGEST_TOGETHER),
        ):
            told = self._guesses.setdefault(who, _Guesses())
            told.number, told.last = told.number + 1, now
            if told.number >= free:
                told.until = now + min(longest, 2.0 ** min(20, told.number - free))


def _cookie(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
