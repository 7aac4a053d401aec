"""Write the history of stories: what became of each when reports came in.

A story keeps its name while its first event does. So most of what happens to a story
is that an event joins it; but a report that comes late may join two stories, part
one, or take the place of its first event.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from dragoman.records.story import Change, Story

What = Literal["founded", "joined", "left", "merged", "split", "corrected", "ended"]
_ORDER = ("founded", "split", "joined", "left", "merged", "corrected", "ended")


class _Books(msgspec.Struct, frozen=True):
    """The stories before and after, and in which each event stands."""

    old: dict[str, Story]
    new: dict[str, Story]
    was: dict[str, str]
    now: dict[str, str]


def changes(
    old: Sequence[Story], new: Sequence[Story], when: datetime
) -> tuple[Change, ...]:
    """Compare stories before and after, and say what happened to each.

    Args:
        old: The stories as they were, of the events concerned.
        new: The stories as they are now.
        when: When the archive took note (UTC).
    """
    books = _Books(
        {story.id: story for story in old},
        {story.id: story for story in new},
        {event: story.id for story in old for event in story.events},
        {event: story.id for story in new for event in story.events},
    )
    found = [
        msgspec.structs.replace(change, when=when)
        for story in sorted(books.new.values(), key=lambda s: s.id)
        for change in _of_new(story, books)
    ]
    found += [
        msgspec.structs.replace(change, when=when)
        for story in sorted(books.old.values(), key=lambda s: s.id)
        for change in _of_old(story, books)
    ]
    return tuple(
        sorted(found, key=lambda c: (c.story, _ORDER.index(c.what), c.other or ""))
    )


def _of_new(story: Story, books: _Books) -> list[Change]:
    """How a story came about, or what it gained."""
    origins = _by_story(story.events, books.was)
    fresh = [event for event in story.events if event not in books.was]
    if story.id not in books.old:
        return [_birth(story, origins, books)]
    found = []
    if fresh:
        found.append(_change(story.id, "joined", fresh, None, "a new report tells it"))
    for other, events in origins.items():
        if other != story.id:
            gone = other not in books.new
            found.append(
                _change(
                    story.id,
                    "merged" if gone else "joined",
                    events,
                    other,
                    "both are one happening" if gone else "these belong here instead",
                )
            )
    before = books.old[story.id]
    if before.events == story.events and before != story:
        fields = ", ".join(_differing(before, story))
        found.append(_change(story.id, "corrected", (), None, f"changed: {fields}"))
    return found


def _birth(story: Story, origins: dict[str, list[str]], books: _Books) -> Change:
    """Why a story bears a name that is new."""
    if not origins:
        return _change(story.id, "founded", story.events, None, "two reports tell it")
    largest = max(origins, key=lambda other: (len(origins[other]), other))
    if largest in books.new:
        why = "what was one story is two"
        return _change(story.id, "split", story.events, largest, why)
    why = "an earlier event is its first now; it went by the other name before"
    return _change(story.id, "corrected", story.events, largest, why)


def _of_old(story: Story, books: _Books) -> list[Change]:
    """What a story lost, or where it went."""
    found = []
    heirs = _by_story(story.events, books.now)
    lost = [event for event in story.events if event not in books.now]
    if story.id in books.new:
        for other, events in heirs.items():
            if other != story.id:
                why = "these are another happening"
                found.append(_change(story.id, "left", events, other, why))
        if lost:
            why = "no other report tells these any more"
            found.append(_change(story.id, "left", lost, None, why))
        return found
    if heirs:
        heir = max(heirs, key=lambda other: (len(heirs[other]), other))
        why = "it goes on as part of the other"
        return [_change(story.id, "merged", heirs[heir], heir, why)]
    why = "its events are one story no longer"
    return [_change(story.id, "ended", story.events, None, why)]


def _by_story(events: Sequence[str], place: dict[str, str]) -> dict[str, list[str]]:
    """The events that stand in a story, by story, in the order of the names."""
    found: dict[str, list[str]] = {}
    for event in sorted(events):
        if event in place:
            found.setdefault(place[event], []).append(event)
    return dict(sorted(found.items()))


def _differing(one: Story, other: Story) -> list[str]:
    return [
        field
        for field in Story.__struct_fields__
        if getattr(one, field) != getattr(other, field)
    ]


def _change(
    story: str, what: What, events: Sequence[str], other: str | None, why: str
) -> Change:
    return Change(
        story=story,
        when=datetime.min,
        what=what,
        events=tuple(events),
        other=other,
        why=why,
    )
