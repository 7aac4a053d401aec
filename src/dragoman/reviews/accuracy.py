"""Estimate how right the coder is, from the random sample alone.

What was judged because it looked doubtful tells nothing of the rest. The sample does:
each event of the archive has the same chance to come in it, by whatever line it was
judged. Events that come into the archive later may fall among those of the sample;
until they are judged they are told as missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dragoman.archive.reading import Snapshot
from dragoman.archive.waiting import sample_up_to
from dragoman.records.report import Frozen
from dragoman.reviews.agreement import Share, share
from dragoman.reviews.decisions import FIELDS, Reviewed
from dragoman.reviews.settling import Standing

RANDOM: Final = "random"
COMMONEST: Final = 20


class Slip(Frozen, frozen=True, kw_only=True):
    """A correction, and how often it was made.

    Attributes:
        field: The field.
        machine: What the coder said.
        reviewed: What reviewers say.
        times: How often.
    """

    field: str
    machine: str
    reviewed: str
    times: int


class Accuracy(Frozen, frozen=True, kw_only=True):
    """How right the coder is, by the random sample.

    Attributes:
        sample: How many events the sample holds so far.
        judged: How many of them are judged, and agreed on.
        events: The share that are events.
        whole: The share that are right in every field.
        fields: Of those that are events, the share of each field that is right.
        types: The share that are events of the type told, by that type.
        slips: The commonest corrections, of all that was judged.
    """

    sample: int
    judged: int
    events: Share
    whole: Share
    fields: dict[str, Share]
    types: dict[str, Share]
    slips: tuple[Slip, ...]


def sample_of(
    snapshot: Snapshot,
    choices: Mapping[str, object],
    standings: Iterable[Standing],
) -> tuple[str, ...]:
    """The ids of the random sample so far: up to the last one judged as part of it."""
    drawn = [
        standing.item
        for standing in standings
        if any(vote.queue == RANDOM for vote in standing.votes)
    ]
    return sample_up_to(snapshot, choices, max(drawn)) if drawn else ()


def measure(sample: Sequence[str], reviewed: Iterable[Reviewed]) -> Accuracy:
    """How right the coder is.

    Args:
        sample: The ids of the random sample.
        reviewed: Everything that was judged.
    """
    all_ = [one for one in reviewed if one.machine is not None]
    drawn = set(sample)
    judged = [one for one in all_ if one.item in drawn and not one.disputed]
    real = [one for one in judged if not one.is_wrong]
    return Accuracy(
        sample=len(sample),
        judged=len(judged),
        events=share(len(real), len(judged)),
        whole=share(sum(not one.changes for one in real), len(judged)),
        fields={field: _field(real, field) for field in FIELDS},
        types=_types(judged),
        slips=_slips(all_),
    )


def _field(real: Sequence[Reviewed], field: str) -> Share:
    """The share of events in which a field is right."""
    changed = sum(any(c.field == field for c in one.changes) for one in real)
    return share(len(real) - changed, len(real))


def _types(judged: Sequence[Reviewed]) -> dict[str, Share]:
    """The share of each type that the coder told that is such an event."""
    told = Counter(one.machine.type for one in judged if one.machine)
    right = Counter(
        one.machine.type
        for one in judged
        if one.machine and one.now and one.now.type == one.machine.type
    )
    return {name: share(right[name], n) for name, n in sorted(told.items())}


def _slips(reviewed: Iterable[Reviewed]) -> tuple[Slip, ...]:
    """The commonest corrections."""
    found = Counter(
        (change.field, change.machine, change.reviewed)
        for one in reviewed
        for change in one.changes
    )
    return tuple(
        Slip(field=field, machine=machine, reviewed=now, times=times)
        for (field, machine, now), times in found.most_common(COMMONEST)
    )
