"""Show why events were merged into a story, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.records import Agreement, Bond, Change, Story, Telling
from dragoman.show.entries import ID, LISTS, quote
from dragoman.show.listing import lines
from dragoman.show.words import plain


def draw_merged(
    story: Story, tellings: Iterable[Telling], width: int
) -> RenderableType:
    """Draw a story: who tells it, in which they disagree, and why they are one."""
    parts: list[RenderableType] = [
        *lines(LISTS["stories"], [story], width),
        Text(),
        Text("told by", "bold"),
        _told(tellings),
    ]
    if story.agreements:
        parts += [Text("they say", "bold"), _agreed(story.agreements)]
    if story.bonds:
        parts.append(Text("taken for one because", "bold"))
        parts += map(_bond, story.bonds)
    return Group(*parts)


def _told(tellings: Iterable[Telling]) -> RenderableType:
    """Who tells it, when and in which words."""
    grid = Table.grid(padding=(0, 1), expand=True)
    for width in (ID, 10, 18):
        grid.add_column(width=width, no_wrap=True)
    grid.add_column(ratio=1)
    for telling in tellings:
        report, event = telling.report, telling.event
        grid.add_row(
            Text(event.id[:ID], "dim"),
            str(report.published or "–"),
            plain(report.source or "–"),
            quote(event.sentence, event.trigger)[0],
        )
    return Padding(grid, (0, 0, 1, 1))


def _agreed(agreements: Iterable[Agreement]) -> RenderableType:
    """Field by field what the tellings say, those that disagree in red."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=13, style="dim")
    grid.add_column(ratio=1)
    for agreement in agreements:
        told = "; ".join(
            f"{plain(voice.value)} ({_sources(voice.sources)})"
            for voice in agreement.voices
        )
        style = "red" if agreement.conflict else ""
        grid.add_row(agreement.field, Text(told, style))
    return Padding(grid, (0, 0, 1, 1))


def _bond(bond: Bond) -> RenderableType:
    """Why two events were taken for one."""
    head = Text(f"{bond.left[:ID]} and {bond.right[:ID]}: {bond.score:.0%} sure")
    reasons = [Padding(Text(plain(reason)), (0, 0, 0, 2)) for reason in bond.why]
    return Padding(Group(head, *reasons), (0, 0, 0, 1))


def _sources(number: int) -> str:
    return f"{number} source{'' if number == 1 else 's'}"


def draw_change(change: Change) -> str:
    """A line of the history of a story."""
    other = f" {change.other[:ID]}" if change.other else ""
    number = len(change.events)
    events = f"; {number} event{'' if number == 1 else 's'}" if number else ""
    when = f"{change.when:%Y-%m-%d %H:%M}"
    return f"{when}  {change.story[:ID]} {change.what}{other}: {change.why}{events}"
