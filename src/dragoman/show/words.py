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


def without_day(number: int) -> str:
    """What it means that so many reports do not say when they appeared."""
    which = "1 report says" if number == 1 else f"{number:,} reports say"
    return (
        f'{which} no day of publication: "on Monday" cannot be dated there, and'
        " offices are those of today. Name the day with --date, or in a table its"
        " column (docs/ingest.md)."
    )
