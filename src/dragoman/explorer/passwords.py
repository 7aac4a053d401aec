"""Passwords as they may be kept: by a hash that is slow to try.

The hash is scrypt's, of the standard library, with its parameters written before it, so
that they can be raised later and old hashes still hold.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import re
from pathlib import Path
from typing import Final

from dragoman.errors import BadInput

SHORTEST: Final = 10
_COST, _BLOCK, _LANES = 2**15, 8, 1  # 32 MB and about a tenth of a second
_MOST_MEMORY: Final = 2**28
_FORM: Final = re.compile(
    r"scrypt:(?P<n>\d{1,8}):(?P<r>\d{1,3}):(?P<p>\d{1,3})"
    r":(?P<salt>[\w+/=-]{8,}):(?P<hash>[\w+/=-]{16,})"
)


def hashed(password: str) -> str:
    """The hash of a password, in one line.

    Raises:
        BadInput: The password is too short.
    """
    if len(password) < SHORTEST:
        found = f"it has {len(password)} characters"
        raise BadInput("password", found=found, remedy=f"take {SHORTEST} or more")
    salt = os.urandom(16)
    found_hash = _scrypt(password, salt, (_COST, _BLOCK, _LANES))
    return ":".join(
        ("scrypt", str(_COST), str(_BLOCK), str(_LANES), _text(salt), _text(found_hash))
    )


def matches(password: str, kept: str) -> bool:
    """Whether a password is that of a hash, which `read_hash` has read.

    >>> matches("a long password", hashed("a long password"))
    True
    >>> matches("another password", hashed("a long password"))
    False
    """
    parts = _FORM.fullmatch(kept)
    if parts is None:
        return False
    cost = (int(parts["n"]), int(parts["r"]), int(parts["p"]))
    tried = _scrypt(password, _bytes(parts["salt"]), cost)
    return hmac.compare_digest(tried, _bytes(parts["hash"]))


def read_hash(path: Path) -> str:
    """The hash that a file holds.

    Raises:
        BadInput: There is no such file, or it holds no hash.
    """
    remedy = "make one: dragoman password > FILE"
    try:
        line = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        found = getattr(fault, "strerror", None) or "it is no text"
        raise BadInput(str(path), found=found, remedy=remedy) from fault
    try:
        matches("", line)
    except (ValueError, binascii.Error):
        line = ""
    if not _FORM.fullmatch(line):
        found = "it holds no hash of a password"
        raise BadInput(str(path), found=found, remedy=remedy)
    return line


def _scrypt(password: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    n, r, p = cost
    return hashlib.scrypt(
        password.encode("utf-8", "replace"),
        salt=salt,
        n=n,
        r=r,
        p=p,
        maxmem=_MOST_MEMORY,
        dklen=32,
    )


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text)
