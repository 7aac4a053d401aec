"""Score the coder against gold files: one module for each task.

    relations   what one marked party does to another (two file formats)
    roles       who acts and who is acted upon
    detect      acts of the police in a newspaper
    contacts    who met or called whom, in readouts
    quiet       events found where there should be none
    templates   the forms that reports on terrorism fill in
    dates       which words tell time, and what they mean
    places      which places a report names
    actors      of which state leaders and ministers are
    actors-in-context  who is meant by the words of a report
    counts      how many people, how much money, how long
    event-dates on which day an event took place
    when-where  day and place of events, and whence they are known
    coreference whom pronouns, noun phrases and names stand for
    quotes      who said what
    stories     which reports, and which events, are of one happening
    reviewed    what people corrected in the explorer
    whole-reports  all events of whole reports, and no others

A task is a function from a gold file and a coder to a `Result`, which holds the
figures, tables to read, and one `Item` for each thing that was judged, so that
others can count again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dragoman.errors import UnknownChoice
from dragoman.evaluation import (
    actors,
    actors_in_context,
    contacts,
    coreference,
    counts,
    dates,
    detect,
    event_dates,
    places,
    quiet,
    quotes,
    relations,
    reviewed,
    roles,
    stories,
    templates,
    when_where,
    whole_reports,
)
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table, Task

__all__ = [
    "TASKS",
    "Coding",
    "Figure",
    "Item",
    "Options",
    "Result",
    "Table",
    "check_task",
    "evaluate",
]

TASKS: Final[dict[str, Task]] = {
    "relations": relations.score,
    "roles": roles.score,
    "detect": detect.score,
    "contacts": contacts.score,
    "quiet": quiet.score,
    "templates": templates.score,
    "dates": dates.score,
    "places": places.score,
    "actors": actors.score,
    "actors-in-context": actors_in_context.score,
    "counts": counts.score,
    "event-dates": event_dates.score,
    "when-where": when_where.score,
    "coreference": coreference.score,
    "quotes": quotes.score,
    "stories": stories.score,
    "reviewed": reviewed.score,
    "whole-reports": whole_reports.score,
}


def evaluate(
    task: str, path: Path, coder: Coding, options: Options | None = None
) -> Result:
    """Score a coder on the gold file of a task.

    Args:
        task: One of `TASKS`.
        path: The gold file, in the format that the task's module describes.
        coder: What is scored.
        options: How; the whole file in the ordinary way unless given.

    Raises:
        UnknownChoice: There is no such task.
        BadInput: The file is missing, empty, or a line is not of the format.
    """
    check_task(task)
    return TASKS[task](path, coder, options or Options())


def check_task(task: str) -> None:
    """Refuse the name of a task that there is not, before a coder is loaded.

    Raises:
        UnknownChoice: There is no such task.
    """
    if task not in TASKS:
        raise UnknownChoice("evaluation task", task, TASKS)
