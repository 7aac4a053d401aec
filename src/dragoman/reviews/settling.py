"""Tell what holds of an event after all that reviewers said.

Of each reviewer the last word counts. Where they agree, it holds; where they do not,
the coder's telling stands until somebody has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from dragoman.records import Event
from dragoman.records.report import Frozen
from dragoman.reviews.comparing import changes, meaning
from dragoman.reviews.correcting import missing_of
from dragoman.reviews.decisions import FIELDS, Decision, Reviewed

EXISTENCE: Final = "event"
# What a type brings with it.
_CODES: Final = ("type", "mode", "cameo", "quad", "score")


class Standing(Frozen, frozen=True, kw_only=True):
    """What was said of one event and not taken back.

    Attributes:
        item: The id of the event.
        report: The id of its report.
        votes: The last word of each reviewer, in the order of their first.
        final: The last word on what they disagree about, if somebody had it.
    """

    item: str
    report: str
    votes: tuple[Decision, ...]
    final: Decision | None

    @property
    def counting(self) -> tuple[Decision, ...]:
        """The words that count: the final one, else all but the unsure."""
        if self.final:
            return (self.final,)
        return tuple(vote for vote in self.votes if vote.answer != "unsure")

    def by(self, reviewer: str) -> Decision | None:
        """The last word of one reviewer."""
        return next((vote for vote in self.votes if vote.by == reviewer), None)


def live(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back."""
    all_ = tuple(decisions)
    gone = {one.undoes for one in all_ if one.undoes is not None}
    return tuple(d for d in all_ if d.answer != "undone" and d.number not in gone)


def standings(decisions: Iterable[Decision]) -> dict[str, Standing]:
    """What was said of each event, by its id, in the order of the first words."""
    by_item: dict[str, list[Decision]] = {}
    for decision in live(decisions):
        by_item.setdefault(decision.item, []).append(decision)
    return {item: _standing(item, said) for item, said in by_item.items()}


def _standing(item: str, said: Sequence[Decision]) -> Standing:
    votes = {one.by: one for one in said if not one.settles}
    final = [one for one in said if one.settles]
    return Standing(
        item=item,
        report=said[0].report,
        votes=tuple(votes.values()),
        final=final[-1] if final else None,
    )


def settle(standing: Standing, machine: Event | None) -> Reviewed:
    """What holds of an event.

    Args:
        standing: What was said of it.
        machine: The event as the coder tells it now; None if it does not.
    """
    told = [vote.after for vote in standing.counting]
    seen = [event for event in told if event is not None]
    if len(seen) == len(told):
        now, disputed = _agreed(seen, machine)
    elif not seen:
        now, disputed = None, ()
    else:
        now, disputed = machine, (EXISTENCE,)
    heard = (*standing.votes, *((standing.final,) if standing.final else ()))
    return Reviewed(
        item=standing.item,
        report=standing.report,
        machine=machine,
        now=now,
        by=tuple(dict.fromkeys(vote.by for vote in heard)),
        changes=changes(machine, now),
        disputed=disputed,
        settled=standing.final is not None,
        notes=tuple(vote.note for vote in heard if vote.note),
    )


def _agreed(
    seen: Sequence[Event], machine: Event | None
) -> tuple[Event | None, tuple[str, ...]]:
    """The event as all tell it, and the fields in which they differ."""
    if not seen:
        return machine, ()
    base, last = machine or seen[0], seen[-1]
    disputed = tuple(f for f in FIELDS if len({meaning(e, f) for e in seen}) > 1)
    fields: dict[str, Any] = {
        name: getattr(last, name) for name in FIELDS if name not in disputed
    }
    for name in _CODES:
        fields[name] = getattr(last, name)
        if {"type", "mode"} & set(disputed):  # a mode without its type says nothing
            fields[name] = getattr(base, name)
    now = msgspec.structs.replace(base, **fields)
    return msgspec.structs.replace(now, missing=missing_of(base, now)), disputed
