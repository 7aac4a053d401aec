"""Draw what was said in a report: speaker, cue, where they stand, and the words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.records import Statement
from dragoman.show.words import party, plain


def draw_statements(
    statements: tuple[Statement, ...], numbers: dict[str, int]
) -> RenderableType:
    """Draw statements in the order of the text.

    Args:
        statements: The statements of a report.
        numbers: The numbers of its events, by id.
    """
    head = Text(f"{len(statements)} statement{'' if len(statements) == 1 else 's'}")
    drawn = [part for one in statements for part in _drawn(one, numbers)]
    return Group(head, *drawn, Text())


def _drawn(said: Statement, numbers: dict[str, int]) -> Iterator[RenderableType]:
    """The lines of one statement."""
    speakers = " and ".join(map(party, said.speakers)) or "not said by whom"
    line = Text(f"{speakers} ", "bold")
    line.append(f"“{plain(said.cue.text)}”", "not bold italic")
    for fact in _facts(said, numbers):
        line.append(f" · {fact}", "not bold dim")
    yield Padding(line, (0, 0, 0, 3))
    yield Padding(Text(f"“{plain(said.content.text)}”", "italic"), (0, 0, 0, 5))


def _facts(said: Statement, numbers: dict[str, int]) -> Iterator[str]:
    """What else is known of a statement."""
    if said.addressee:
        yield f"to {party(said.addressee)}"
    if said.target == said.content:
        yield f"{said.stance} it"
    elif said.target:
        yield f"{said.stance} “{plain(said.target.text)}”"
    if said.topics:
        yield ", ".join(said.topics)
    if said.occasion in numbers:
        yield f"at event {numbers[said.occasion]}"
