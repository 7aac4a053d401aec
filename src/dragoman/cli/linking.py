"""Link events into stories, ask why, and say that they are one or are not."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from dragoman.cli.asking import whole_name
from dragoman.cli.options import AsJson, At, To, Workforce
from dragoman.cli.spreading import spread
from dragoman.show.streams import json_line, print_json, say

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.records import Story

StoryName = Annotated[
    str,
    typer.Argument(
        metavar="STORY", help="The id of a story or of an event in it, or its start."
    ),
]
One = Annotated[
    str, typer.Argument(metavar="EVENT", help="The id of an event, or its start.")
]
Other = Annotated[
    str, typer.Argument(metavar="OTHER", help="The id of another, or its start.")
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who says so; your login unless given."),
]


@spread
def link(*, to: To, workforce: Workforce, json: AsJson = False) -> None:
    """Find the stories of what was added or coded since the last time.

    `add` does it of itself, unless it is told not to.

    [bold]Examples[/bold]

        dragoman link kenya/ --workers 2

        dragoman link s3://news/kenya --engine daft --workers 16
    """
    from dragoman.show.intake import linking

    engine = workforce.chosen()
    with linking() as told:
        linked = to.open().link(engine=engine, tell=told)
    if json:
        print_json(linked)
        return
    Console(stderr=True, highlight=False).print(
        f"compared: {linked.reports:,} reports, pairs kept: {linked.pairs:,}, stories"
        f" new or changed: {linked.stories:,}, ended: {linked.ended:,}",
        soft_wrap=True,
    )


@spread
def why_merged(*, at: At, name: StoryName, json: AsJson = False) -> None:
    """Say why the events of a story were taken for one, and where they disagree.

    [bold]Example[/bold]

        dragoman why-merged kenya/ 3f2a9c
    """
    from dragoman.show.merged import draw_merged

    archive = at.open()
    story = find_story(archive, name)
    if json:
        print_json(story)
        return
    tellings = tuple(archive.tellings(story=story.id))
    console = Console()
    console.print(draw_merged(story, tellings, console.width))


@spread
def same(*, to: To, one: One, other: Other, by: By = None) -> None:
    """Say that two events are one happening. This is kept, and wins over every score.

    [bold]Example[/bold]

        dragoman same kenya/ 3f2a9c 77b01d --by "A. Reader"
    """
    _judge(to, (one, other), same=True, by=by)


@spread
def not_same(*, to: To, one: One, other: Other, by: By = None) -> None:
    """Say that two events are not one happening. This is kept and wins.

    [bold]Example[/bold]

        dragoman not-same kenya/ 3f2a9c 77b01d
    """
    _judge(to, (one, other), same=False, by=by)


@spread
def history(*, at: At, name: StoryName, json: AsJson = False) -> None:
    """Say what became of a story, from its founding, also where it is no more.

    [bold]Example[/bold]

        dragoman history kenya/ 3f2a9c
    """
    from dragoman.show.merged import draw_change

    archive = at.open()
    for change in archive.history(_story_id(archive, name)):
        say(json_line(change).rstrip() if json else draw_change(change))


def find_story(archive: Archive, name: str) -> Story:
    """The story with an id, or that an event is part of.

    Raises:
        BadInput: There is none, or several ids begin so.
    """
    from dragoman.archive.naming import beginning
    from dragoman.errors import BadInput

    table = "stories" if beginning(archive.snapshot(), "stories", name) else "events"
    whole = whole_name(archive, table, name)
    asked: dict[str, Any] = {"id" if table == "stories" else "event": whole}
    for story in archive.stories(**asked):
        return story
    found = "only one report tells of this event: it is in no story"
    raise BadInput(name, found=found, remedy="take one from `dragoman stories`")


def _story_id(archive: Archive, name: str) -> str:
    """The id of a story; of one that is no more all digits must be given."""
    return name if archive.history(name) else find_story(archive, name).id


def _judge(to: To, pair: tuple[str, str], *, same: bool, by: str | None) -> None:
    """Keep what somebody says of two events, and tell what came of it."""
    archive = to.open()
    one, other = (whole_name(archive, "events", name) for name in pair)
    story = archive.judge(one, other, same=same, by=reader_of(by))
    said = "the same" if same else "not the same"
    now = f"the first is now in story {story.id}" if story else "the first is in none"
    Console(stderr=True, highlight=False).print(
        f"{one} and {other} are {said}; {now}", soft_wrap=True
    )


def reader_of(by: str | None) -> str:
    """Who says so.

    Raises:
        BadParameter: Nobody is named, and the machine does not know either.
    """
    try:
        name = getpass.getuser() if by is None else by.strip()
    except (KeyError, OSError):  # as in a container whose user has no name
        name = ""
    if not name:
        raise typer.BadParameter("say who says so", param_hint="--by")
    return name
