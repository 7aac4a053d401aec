"""Write the events of a report: acts with every field resolved by its room.

An act is an event if the gate lets it in, or if it is what such an event is about.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

import msgspec

from dragoman.actors import ActorResolver, implied_actor, resolve_all, without_own
from dragoman.confidence import read_signs
from dragoman.counts import CountReader
from dragoman.dates import DateReader
from dragoman.events.contexts import ContextReader
from dragoman.gate import WORDS, Gate, demands_of
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.weights import probability
from dragoman.places import PlaceReader
from dragoman.records import (
    Act,
    Actor,
    Count,
    Dates,
    Event,
    Missing,
    Parse,
    Place,
    Reason,
    Unread,
)
from dragoman.records.event import event_id
from dragoman.whereabouts import is_elsewhere, likely_state

NOBODY: Final[frozenset[str]] = frozenset()

TALK: Final = "it tells of violence as a whole: nobody is hit, and no day is told"


class _Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An act with its fields resolved, before it is known which acts count."""

    act: Act
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    dates: Dates | Reason
    speaker: Actor | None
    signs: tuple[str, ...]


class _Known(msgspec.Struct, frozen=True):
    """What is known of the acts of a report together, by their indices."""

    ids: dict[int, str]
    counts: dict[int, tuple[Count, ...]]


class Writer:
    """Turns acts into events."""

    def __init__(
        self,
        *,
        codebook: Codebook,
        weights: dict[str, float],
        who: ActorResolver,
        where: PlaceReader,
        version: str,
    ) -> None:
        """Keep the rooms' readers."""
        self.codebook, self.who, self.where = codebook, who, where
        self.weights = weights
        self.when, self.count = DateReader(), CountReader()
        self.contexts = ContextReader(codebook.contexts)
        self.topics = ContextReader(codebook.topics)
        self.version = version

    def __call__(self, parse: Parse, acts: tuple[Act, ...]) -> tuple[Event, ...]:
        """The events of a report, in the order of the text."""
        return tuple(event for event, _ in self.judge(parse, acts))

    def judge(
        self, parse: Parse, acts: tuple[Act, ...]
    ) -> tuple[tuple[Event, tuple[str, ...]], ...]:
        """The events of a report, each with the signs for and against it."""
        drafts, kept = self._sift(parse, acts)
        same = _same_happening(drafts, kept)
        ids = _name(parse, [drafts[i].act for i in sorted(kept) if i not in same])
        ids |= {i: ids[first] for i, first in same.items()}
        written = [drafts[i] for i in sorted(kept) if i not in same]
        known = _Known(ids=ids, counts=self.count(parse, acts) if written else {})
        return tuple(
            (
                self._event(parse, d, known, _with_inner(d.act, acts, kept, parse)),
                d.signs,
            )
            for d in written
        )

    def circumstances(
        self, parse: Parse, act: Act | None
    ) -> tuple[Dates | None, Place | None]:
        """When and where an act was, whether it counts as an event or not.

        Without an act, when that was which the headline tells.
        """
        if act is None:
            lead = self.when.lead(parse)
            return (lead if isinstance(lead, Dates) else None), None
        draft = self._draft(parse, act, sport=False)
        place = self._place(parse, draft)
        return (
            draft.dates if isinstance(draft.dates, Dates) else None,
            place if isinstance(place, Place) else None,
        )

    def left_out(self, parse: Parse, acts: tuple[Act, ...]) -> tuple[Unread, ...]:
        """The acts that became no events of their own, and why."""
        drafts, kept = self._sift(parse, acts)
        same = _same_happening(drafts, kept)
        told_before = {
            i: f"the same as '{drafts[first].act.trigger.text}' before"
            for i, first in same.items()
        }
        gate = Gate(parse, self.who.politics)
        refused = {
            i: TALK if _is_talk(gate, drafts[i]) else _refusal(drafts[i])
            for i in drafts
            if i not in kept
        }
        return tuple(
            Unread(words=drafts[i].act.trigger, reason=reason)
            for i, reason in sorted((told_before | refused).items())
        )

    def _sift(
        self, parse: Parse, acts: tuple[Act, ...]
    ) -> tuple[dict[int, _Draft], set[int]]:
        """The drafts of all acts, and which of them count."""
        gate = Gate(parse, self.who.politics)
        drafts = {act.index: self._draft(parse, act, sport=gate.sport) for act in acts}
        counting = {
            i
            for i, draft in drafts.items()
            if gate.lets_in(draft.act, draft.actors, draft.recipients)
        }
        armed = any(_is_armed(drafts[i]) for i in counting)
        if armed:
            counting |= {
                i
                for i, d in drafts.items()
                if gate.is_harm(d.act, d.actors, d.recipients)
            }
        counting |= demands_of(acts, counting)
        deeds = {i for i in counting if not _is_talk(gate, drafts[i])}
        return drafts, _with_content(deeds, acts)

    def _draft(self, parse: Parse, act: Act, *, sport: bool) -> _Draft:
        dates = self.when(act, parse)
        on = dates.first if isinstance(dates, Dates) else parse.report.published
        speakers = self._all(parse, act.according_to, on)
        besides = self._met(parse, act, on) if act.type == "CONSULT" else NOBODY
        actors = self._parties(parse, act.actors, on, besides)
        actors = actors or self._implied(parse, act)
        recipients = self._parties(parse, act.recipients, on, besides)
        recipients = without_own(parse, act, actors, recipients)
        return _Draft(
            act=act,
            actors=actors,
            recipients=recipients,
            dates=dates,
            speaker=speakers[0] if speakers else None,
            signs=read_signs(
                act, actors, recipients, politics=self.who.politics, sport=sport
            ),
        )

    def _implied(self, parse: Parse, act: Act) -> tuple[Actor, ...]:
        """Who must have acted: of the state where it was, else of the report's."""
        if not act.implies:
            return ()
        place = self.where(act, parse)
        there = place.country if isinstance(place, Place) else None
        actor = implied_actor(act, there or self.who.home(parse))
        return (actor,) if actor else ()

    def _met(self, parse: Parse, act: Act, on: date | None) -> frozenset[str]:
        """The states of those who meet: "the President" who visits Israel is another's.

        Only what the words say counts, not what the rest of the report suggests.
        """
        mentions = (*act.actors, *act.recipients)
        guessed = [a.country for a in self._parties(parse, mentions, on)]
        twice = frozenset(c for c in guessed if c and guessed.count(c) > 1)
        if not twice:
            return NOBODY
        sure = self._parties(parse, mentions, on, twice)
        return frozenset(
            a.country for a in sure if a.country in twice and self.who.speaks_abroad(a)
        )

    def _parties(
        self,
        parse: Parse,
        mentions: tuple[int, ...],
        on: date | None,
        besides: frozenset[str] = NOBODY,
    ) -> tuple[Actor, ...]:
        found = [a for m in mentions for a in self._all(parse, m, on, besides)]
        named = {a.words.start for a in found if a.antecedent is None}
        found = [
            a for a in found if a.antecedent is None or a.antecedent.start not in named
        ]  # "the truckers called off their strike": one party, not two
        by_name = {(a.entity or a.name, a.words.start): a for a in reversed(found)}
        return tuple(
            a for a in found if by_name[a.entity or a.name, a.words.start] is a
        )

    def _all(
        self,
        parse: Parse,
        index: int | None,
        on: date | None,
        besides: frozenset[str] = NOBODY,
    ) -> tuple[Actor, ...]:
        """Everybody that a mention stands for; nobody if there is none."""
        return () if index is None else resolve_all(self.who, parse, index, on, besides)

    def _event(self, parse: Parse, draft: _Draft, known: _Known, matter: Act) -> Event:
        act = draft.act
        cameo = self.codebook.cameo(act.type, act.mode, act.cameo)
        place = self._place(parse, draft)
        s = parse.sentences[act.sentence]
        reciprocal = not draft.recipients and len(draft.actors) > 1
        dates = draft.dates if isinstance(draft.dates, Dates) else None
        return Event(
            id=known.ids[act.index],
            type=act.type,
            mode=act.mode,
            contexts=self.contexts(matter, parse),
            cameo=cameo,
            quad=self.codebook.quad(act.type),
            score=self.codebook.scores[cameo],
            actors=draft.actors,
            recipients=draft.recipients,
            dates=dates,
            place=place if isinstance(place, Place) else None,
            counts=known.counts[act.index],
            status=act.status,  # type: ignore[arg-type]
            according_to=draft.speaker,
            content=known.ids.get(act.content) if act.content is not None else None,
            topics=self.topics(matter, parse),
            trigger=act.trigger,
            sentence=parse.report.cut(s.start, s.end),
            why=_reasons(draft),
            confidence=round(probability(draft.signs, self.weights), 3),
            missing=Missing(
                actors=None if draft.actors else "not said",
                recipients=None if reciprocal or draft.recipients else "not said",
                dates=None if isinstance(draft.dates, Dates) else draft.dates,
                place=None if isinstance(place, Place) else place,
            ),
            coder=self.version,
        )

    def _place(self, parse: Parse, draft: _Draft) -> Place | Reason:
        """Where it was: the place that words tell, else the state it must be in."""
        place = self.where(draft.act, parse)
        if place == "ambiguous":
            return place
        if isinstance(place, Place):
            if not is_elsewhere(place, draft.actors, draft.recipients):
                return place
            place = "not said"
        code = likely_state(
            draft.act.type, draft.actors, draft.recipients, self.who.home(parse)
        )
        return (code and self.where.state(code, draft.act.trigger)) or place


ARMED: Final = frozenset(("MIL", "REB", "UAF"))
NEEDS: Final = {
    "both": "both parties must be known to politics",
    "actor": "the actor must be known to politics",
    "none": "somebody must take part",
    "": "one of the parties must be known to politics",
}


def _reasons(draft: _Draft) -> tuple[str, ...]:
    """The rules that led to an event, and who is only implied."""
    implied = (
        f"'{a.words.text}' implies who acts: {a.name}"
        for a in draft.actors
        if a.implied
    )
    return (*draft.act.why, *implied)


def _is_armed(draft: _Draft) -> bool:
    """Tell of violence, or of those who are armed and no police."""
    parties = (*draft.actors, *draft.recipients)
    return draft.act.type == "ASSAULT" or any(a.sector in ARMED for a in parties)


def _is_talk(gate: Gate, draft: _Draft) -> bool:
    """Tell whether violence is spoken of as a whole, and no day is told."""
    dated = isinstance(draft.dates, Dates) and draft.dates.basis == "said"
    return not dated and gate.is_talk(draft.act, draft.actors)


def _refusal(draft: _Draft) -> str:
    """Why an act does not count as an event."""
    names = [f"'{a.words.text}'" for a in (*draft.actors, *draft.recipients)]
    found = ", ".join(names) or "nobody"
    return f"would be {draft.act.type}, but {NEEDS[draft.act.needs]}; found {found}"


def _name(parse: Parse, acts: list[Act]) -> dict[int, str]:
    """The ids of the events that acts become, by the acts' indices."""
    before: Counter[str] = Counter()
    ids = {}
    for act in acts:
        named = (parse.report.id, act.type, act.mode, act.trigger)
        first = event_id(*named)
        ids[act.index] = event_id(*named, before[first])
        before[first] += 1
    return ids


def _with_inner(act: Act, acts: tuple[Act, ...], kept: set[int], parse: Parse) -> Act:
    """An act with the words of those it is about: they tell what it is about.

    So do words under it that name acts but are no events here: "talks on trade".
    """
    s = parse.sentences[act.sentence]
    rows = set(act.scope)
    for other in acts:
        if other.sentence == act.sentence and other.index != act.index:
            under = other.index not in kept and act.head in s.above(other.head)
            if under or other.index == act.content:
                rows.update(other.scope)
    return msgspec.structs.replace(act, scope=tuple(sorted(rows)))


def _with_content(kept: set[int], acts: tuple[Act, ...]) -> set[int]:
    """Add what the kept acts are about, and what that is about."""
    content = {act.index: act.content for act in acts}
    found = kept | {a.index for a in acts if a.content in kept and _is_of_words(a)}
    for index in tuple(found):
        inner = content[index]
        while inner is not None and inner not in found:
            found.add(inner)
            inner = content[inner]
    return found


def _is_of_words(act: Act) -> bool:
    """Tell whether somebody is said to ask, refuse, blame or threaten."""
    return act.type in WORDS and bool(act.actors or act.recipients)


def _same_happening(drafts: dict[int, _Draft], kept: set[int]) -> dict[int, int]:
    """Later tellings of an event of the same report, with the first telling.

    Two acts are one event if type, parties and status are the same, every party
    is known by name, and the later gives no day of its own that differs.
    """
    first: dict[tuple[object, ...], int] = {}
    same: dict[int, int] = {}
    for index in sorted(kept):
        draft = drafts[index]
        if draft.act.type != "CONSULT" or not draft.actors:
            continue
        parties = frozenset(
            a.entity or a.name for a in (*draft.actors, *draft.recipients)
        )
        key = (draft.act.type, draft.act.status, parties)
        earlier = first.setdefault(key, index)
        if earlier != index and _days_agree(drafts[earlier], draft):
            same[index] = earlier
    return same


def _days_agree(earlier: _Draft, later: _Draft) -> bool:
    if not isinstance(later.dates, Dates) or later.dates.basis != "said":
        return True
    return isinstance(earlier.dates, Dates) and (
        earlier.dates.first <= later.dates.last
        and later.dates.first <= earlier.dates.last
    )
