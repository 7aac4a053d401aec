"""Words of records as people read them, safe to print."""

from __future__ import annotations

from dragoman.records import Actor


def plain(text: str) -> str:
    r"""Make the words of a report safe to print: one line, no control characters.

    >>> plain("red\n \x1b[31malert")
    'red [31malert'
    """
    line = " ".join(text.split())
    return "".join(char for char in line if char.isprintable())


def party(actor: Actor) -> str:
    """The name of a party and its code."""
    name = plain(actor.told)
    return f"{name} [{actor.code}]" if actor.code else name
