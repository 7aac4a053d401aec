"""Learn from what people say of events in news of their own.

An event that reviewers leave as it is speaks for its signs, one that they reject, or
give another type or actor, against them. It is read in its whole report. What they say
counts several times beside our training sentences, for it is of the very news that is
to be coded; how much better it makes the coder is measured on lots that were left out.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from math import log
from pathlib import Path
from statistics import fmean
from typing import Final

from dragoman.coder import Coder
from dragoman.errors import BadInput
from dragoman.knowledge.tables import data_path
from dragoman.knowledge.weights import probability, read_weights
from dragoman.learning.examples import Choice, Example, Taught, choice_of, teach
from dragoman.learning.weights import FILE, PATH, Learnt, learn, learn_yes, write
from dragoman.records import Actor, Event, Parse
from dragoman.records.report import Frozen
from dragoman.reviews.gold import GoldReport, JudgedEvent

LOTS: Final = 5
TIMES: Final = 5
SURE: Final = 0.5  # from here on the coder holds an event for one


class Gain(Frozen, frozen=True, kw_only=True):
    """What was learnt, and what it is worth on lots that were left out.

    Attributes:
        judged: How many readings reviewers judged.
        right: How many of them are right.
        told_before: The share that the weights of today tell right from wrong.
        told_after: The share that the new weights do.
        surprise_before: The mean surprise of the weights of today, in nats.
        surprise_after: The mean surprise of the new weights.
    """

    judged: int
    right: int
    told_before: float
    told_after: float
    surprise_before: float
    surprise_after: float


def learn_from(
    reviewed: Iterable[GoldReport], folder: Path, *, times: int = TIMES
) -> Gain:
    """Write a lexicon with weights learnt from our sentences and from what is reviewed.

    Args:
        reviewed: What reviewers said.
        folder: Where to; it must not be there.
        times: How often each reviewed event counts.

    Raises:
        BadInput: Nothing was reviewed that can teach, or the folder is there.
    """
    if folder.exists():
        raise BadInput(str(folder), found="it is there", remedy="name a new folder")
    coder = Coder()
    own = taught_by(coder, reviewed)
    if len({example.right for example in own.events}) < 2:
        found = f"{len(own.events)} reviewed events, all right or all wrong"
        raise BadInput("reviews", found=found, remedy="review some more of both")
    ours = teach(coder)
    shutil.copytree(data_path("lexicon", "en"), folder)
    write(learn(together(ours, own, times)), folder / FILE)
    return measure(ours, own, times)


def taught_by(coder: Coder, reviewed: Iterable[GoldReport]) -> Taught:
    """What reviewed reports teach."""
    events: list[Example] = []
    links: list[Choice] = []
    lessons = 0
    for gold in reviewed:
        parse = next(coder.parse.parse([gold.report]))
        for event, signs in coder.write.judge(parse, coder.find(parse)):
            right = is_right(event, gold.judged)
            if right is not None:
                events.append(Example(frozenset(signs), right, lessons))
        links += _links(coder, parse, gold, lessons)
        lessons += 1
    return Taught(tuple(events), tuple(links), lessons)


def together(ours: Taught, own: Taught, times: int) -> Taught:
    """Our sentences, and several times what was reviewed."""
    return Taught(
        ours.events + own.events * times,
        ours.links + own.links * times,
        ours.lessons + own.lessons,
    )


def measure(ours: Taught, own: Taught, times: int) -> Gain:
    """How well reviewed events are told right from wrong, before and after.

    Each lot is judged by weights that were learnt without it.
    """
    today = read_weights(PATH).event
    before, after = [], []
    for lot in range(LOTS):
        rest = [e for e in own.events if e.lesson % LOTS != lot]
        mine = [e for e in own.events if e.lesson % LOTS == lot]
        if mine:
            new = learn_yes((*ours.events, *rest * times), "event")
            before += _judge(mine, today)
            after += _judge(mine, new)
    return Gain(
        judged=len(own.events),
        right=sum(e.right for e in own.events),
        told_before=_told(before),
        told_after=_told(after),
        surprise_before=_surprise(before),
        surprise_after=_surprise(after),
    )


def is_right(event: Event, judged: Sequence[JudgedEvent]) -> bool | None:
    """Whether people see an event as the coder reads it; None if nobody judged it."""
    here = [one for one in judged if one.trigger.overlaps(event.trigger)]
    if any(one.event and _agree(event, one.event) for one in here):
        return True
    if any(one.told == event.type for one in here):
        return False
    return None


def _agree(found: Event, told: Event) -> bool:
    """Whether two tellings have one type and one actor; without actors, recipient."""
    if found.type != told.type:
        return False
    doers = tuple(a for a in found.actors if not a.implied)
    theirs = tuple(a for a in told.actors if not a.implied)
    if doers and theirs:
        return _touch(doers[:1], (*theirs, *(() if told.recipients else theirs)))
    both = found.recipients and told.recipients
    return not both or _touch(found.recipients[:1], told.recipients)


def _touch(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether some party stands in the words of another."""
    return any(one.words.overlaps(other.words) for one in some for other in others)


def _links(
    coder: Coder, parse: Parse, gold: GoldReport, lesson: int
) -> Iterator[Choice]:
    """For the two sides of each event that people see, which act links them."""
    for one in gold.judged:
        event = one.event
        sides = event and (event.recipients or event.actors[1:])
        if event and event.actors and sides and not event.actors[0].implied:
            pair = (event.actors[0].words, sides[0].words)
            yield choice_of(coder, parse, pair, frozenset((event.type,)), lesson)


def _judge(examples: Sequence[Example], weights: Learnt) -> list[tuple[float, bool]]:
    return [(probability(e.signs, weights), e.right) for e in examples]


def _told(judged: Sequence[tuple[float, bool]]) -> float:
    return fmean((chance >= SURE) == right for chance, right in judged)


def _surprise(judged: Sequence[tuple[float, bool]]) -> float:
    return -fmean(log(max(p if right else 1 - p, 1e-9)) for p, right in judged)
