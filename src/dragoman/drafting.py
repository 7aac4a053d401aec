"""Draft events: acts with their parties and days, and which of them count.

An act counts if the gate lets it in, or if it is what such an act is about.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from dragoman.actors import (
    ActorResolver,
    implied_actor,
    is_alarm,
    maker_of,
    resolve_all,
    resolve_speaker,
    without_own,
    without_planes,
    without_sites,
)
from dragoman.confidence import read_signs
from dragoman.dates import DateReader
from dragoman.gate import WORDS, Gate, demands_of
from dragoman.places import PlaceReader
from dragoman.records import Act, Actor, Dates, Parse, Place, Reason

NOBODY: Final[frozenset[str]] = frozenset()
WRITTEN: Final = (*WORDS, "SUPPORT", "AGREE")  # what a paper may do
ARMED: Final = frozenset(("MIL", "REB", "UAF"))
BY_ARMS: Final = ("aerial", "drone", "heavy-weapons", "suicide-attack")  # of fighters


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An act with its fields resolved, before it is known which acts count."""

    act: Act
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    dates: Dates | Reason
    speaker: Actor | None
    signs: tuple[str, ...]


class Drafter:
    """Drafts the events of reports."""

    def __init__(
        self, *, who: ActorResolver, when: DateReader, where: PlaceReader
    ) -> None:
        """Keep the rooms' readers."""
        self.who, self.when, self.where = who, when, where

    def gate(self, parse: Parse) -> Gate:
        """What decides which acts of a report count."""
        return Gate(parse, self.who.politics)

    def may_count(self, gate: Gate, acts: tuple[Act, ...]) -> bool:
        """Tell, by a look at the parties alone, whether any act may be an event.

        It spares most reports on sport and everyday life the reading of days.
        """
        return not gate.everyday or any(self._may_enter(gate, act) for act in acts)

    def _may_enter(self, gate: Gate, act: Act) -> bool:
        parse, on = gate.parse, gate.parse.report.published
        actors = self._parties(parse, act.actors, on)
        recipients = self._parties(parse, act.recipients, on)
        return bool(act.implies) or gate.lets_in(act, actors, recipients)

    def sift(
        self, gate: Gate, acts: tuple[Act, ...]
    ) -> tuple[dict[int, Draft], set[int]]:
        """The drafts of all acts, and which of them count."""
        drafts = {a.index: self.draft(gate.parse, a, sport=gate.sport) for a in acts}
        counting = {
            i
            for i, draft in drafts.items()
            if gate.lets_in(draft.act, draft.actors, draft.recipients)
        }
        harm = {
            i for i, d in drafts.items() if gate.is_harm(d.act, d.actors, d.recipients)
        }
        by_arms = any(drafts[i].act.mode in BY_ARMS for i in harm)
        if by_arms or any(_is_armed(drafts[i]) for i in counting):
            counting |= harm
        counting |= demands_of(acts, counting)
        named = {act.index: act for act in acts}
        alarms = set[int | None]()
        for i in counting:
            d = drafts[i]
            if is_alarm(gate.parse, named, d.act, d.actors, d.recipients):
                alarms |= {i, d.act.content}
        deeds = {i for i in counting - alarms if not is_talk(gate, drafts[i])}
        weak = {act.index for act in acts if act.needs == "power"} - counting
        return drafts, _with_content(deeds, acts) - weak

    def draft(self, parse: Parse, act: Act, *, sport: bool = False) -> Draft:
        """Resolve the parties and days of an act.

        Args:
            parse: The report.
            act: The act.
            sport: Whether the report is on sport.
        """
        dates = self.when(act, parse)
        on = dates.first if isinstance(dates, Dates) else parse.report.published
        speaker = act.according_to
        speakers = (
            () if speaker is None else resolve_speaker(self.who, parse, speaker, on)
        )
        besides = self._met(parse, act, on) if act.type == "CONSULT" else NOBODY
        doers = without_sites(self.who, parse, act)
        actors = self._parties(parse, doers, on, besides)
        actors = actors or self._made(parse, act, on) or self._implied(parse, act)
        recipients = self._parties(parse, act.recipients, on, besides)
        recipients = without_own(parse, act, actors, recipients)
        act = without_planes(parse, act, actors)
        return Draft(
            act=act,
            actors=actors,
            recipients=recipients,
            dates=dates,
            speaker=speakers[0] if speakers else None,
            signs=read_signs(
                act, actors, recipients, politics=self.who.politics, sport=sport
            ),
        )

    def _made(self, parse: Parse, act: Act, on: date | None) -> tuple[Actor, ...]:
        """Who made the paper that does it in words: "the report urged Iran"."""
        if act.type not in WRITTEN:
            return ()
        subjects = parse.sentences[act.sentence].labelled(act.head, "nsubj")
        for row in subjects:
            paper = parse.mention_at(act.sentence, row)
            if paper and paper.antecedents:  # "It called on", of a statement
                paper = parse.mentions[paper.antecedents[0]]
            if paper and maker_of(parse, paper):
                return resolve_speaker(self.who, parse, paper.index, on)
        return ()

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
        ruled = {a.country for a in found if a.sector == "GOV" and not _is_state(a)}
        found = [
            a
            for a in found
            if a.antecedent is None or not _is_state(a) or a.country not in ruled
        ]  # "Ruto signed a pact between the two countries": he stands for one of them
        by_name = {(a.name, _place(a)): a for a in reversed(found)}
        return tuple(a for a in found if by_name[a.name, _place(a)] is a)

    def _all(
        self,
        parse: Parse,
        index: int | None,
        on: date | None,
        besides: frozenset[str] = NOBODY,
    ) -> tuple[Actor, ...]:
        """Everybody that a mention stands for; nobody if there is none."""
        return () if index is None else resolve_all(self.who, parse, index, on, besides)


def _place(actor: Actor) -> int:
    """Where somebody is named; who has a name is one, however often he is named."""
    return -1 if actor.entity or actor.name[:1].isupper() else actor.words.start


def _is_state(actor: Actor) -> bool:
    return (actor.entity or "").startswith("state:")


def _is_armed(draft: Draft) -> bool:
    """Tell of violence, or of those who are armed and no police."""
    parties = (*draft.actors, *draft.recipients)
    return draft.act.type == "ASSAULT" or any(a.sector in ARMED for a in parties)


def is_talk(gate: Gate, draft: Draft) -> bool:
    """Tell whether violence is spoken of as a whole, and no day is told."""
    dated = isinstance(draft.dates, Dates) and draft.dates.basis == "said"
    return not dated and gate.is_talk(draft.act, draft.actors)


def _with_content(kept: set[int], acts: tuple[Act, ...]) -> set[int]:
    """Add what the kept acts are about, and what that is about.

    Who speaks of an act that is kept is kept as well: "rejected claims of torture".
    """
    content = {act.index: act.content for act in acts}
    words = [a for a in acts if a.content is not None and _is_of_words(a)]
    found, size = set(kept), -1
    while len(found) > size:
        size = len(found)
        found |= {a.index for a in words if a.content in found}
    for index in tuple(found):
        inner = content[index]
        while inner is not None and inner not in found:
            found.add(inner)
            inner = content[inner]
    return found


def _is_of_words(act: Act) -> bool:
    """Tell whether somebody is said to ask, refuse, blame or threaten."""
    return act.type in WORDS and bool(act.actors or act.recipients)
