"""Write the events of a report: acts with every field resolved by its room."""

from __future__ import annotations

from collections import Counter
from typing import Final

import msgspec

from dragoman.actors import ActorResolver
from dragoman.counts import CountReader
from dragoman.dates import DateReader
from dragoman.drafting import Draft, Drafter, is_talk
from dragoman.events.contexts import ContextReader
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.weights import probability
from dragoman.places import PlaceReader
from dragoman.records import (
    Act,
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
from dragoman.whereabouts import (
    is_elsewhere,
    is_of_old,
    likely_state,
    may_be_abroad,
)

TALK: Final = "it tells of violence as a whole: nobody is hit, and no day is told"


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
        self.drafter = Drafter(who=who, when=self.when, where=where)
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
        gate = self.drafter.gate(parse)
        if not self.drafter.may_count(gate, acts):
            return ()
        drafts, kept = self.drafter.sift(gate, acts)
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
        draft = self.drafter.draft(parse, act)
        place = self._place(parse, draft)
        return (
            draft.dates if isinstance(draft.dates, Dates) else None,
            place if isinstance(place, Place) else None,
        )

    def left_out(self, parse: Parse, acts: tuple[Act, ...]) -> tuple[Unread, ...]:
        """The acts that became no events of their own, and why."""
        gate = self.drafter.gate(parse)
        drafts, kept = self.drafter.sift(gate, acts)
        same = _same_happening(drafts, kept)
        told_before = {
            i: f"the same as '{drafts[first].act.trigger.text}' before"
            for i, first in same.items()
        }
        refused = {
            i: TALK if is_talk(gate, drafts[i]) else _refusal(drafts[i])
            for i in drafts
            if i not in kept
        }
        return tuple(
            Unread(words=drafts[i].act.trigger, reason=reason)
            for i, reason in sorted((told_before | refused).items())
        )

    def _event(self, parse: Parse, draft: Draft, known: _Known, matter: Act) -> Event:
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

    def _place(self, parse: Parse, draft: Draft) -> Place | Reason:
        """Where it was: the place that words tell, else the state it must be in."""
        place = self.where(draft.act, parse)
        home = self.who.home(parse)
        if isinstance(place, Place):
            dates = draft.dates if isinstance(draft.dates, Dates) else None
            if is_of_old(place, dates, parse.report.published):
                home = home or place.country
            elif not is_elsewhere(place, draft.actors, draft.recipients):
                return place
            place = "not said"
        code = likely_state(draft.act.type, draft.actors, draft.recipients, home)
        if code and may_be_abroad(draft.act.type, draft.recipients, code):
            code = self.where.scene(parse) or code
        return (code and self.where.state(code, draft.act.trigger)) or place


NEEDS: Final = {
    "both": "both parties must be known to politics",
    "actor": "the actor must be known to politics",
    "power": "the actor must govern, judge, fight or keep order",
    "none": "somebody must take part",
    "": "one of the parties must be known to politics",
}


def _reasons(draft: Draft) -> tuple[str, ...]:
    """The rules that led to an event, and who is only implied."""
    implied = (
        f"'{a.words.text}' implies who acts: {a.name}"
        for a in draft.actors
        if a.implied
    )
    return (*draft.act.why, *implied)


def _refusal(draft: Draft) -> str:
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


def _same_happening(drafts: dict[int, Draft], kept: set[int]) -> dict[int, int]:
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
    return same | _same_wills(drafts, kept, same)


def _same_wills(
    drafts: dict[int, Draft], kept: set[int], same: dict[int, int]
) -> dict[int, int]:
    """Wills that one word declares of one event: "will meet and discuss trade".

    So too those of which no event is known: "aims at easing and speeding up trade".
    """
    wills: dict[int, int] = {}
    for index in sorted(kept):
        will = drafts[index].act
        if will.content is None or (will.content in kept and will.content not in same):
            continue
        again = same.get(will.content)
        for other in sorted(kept - {index}):
            first = drafts[other].act
            told = (first.head, first.sentence) == (will.head, will.sentence)
            vague = again is None and other < index and first.type == will.type
            if told and (vague or (again is not None and first.content == again)):
                wills[index] = other
    return wills


def _days_agree(earlier: Draft, later: Draft) -> bool:
    if not isinstance(later.dates, Dates) or later.dates.basis != "said":
        return True
    return isinstance(earlier.dates, Dates) and (
        earlier.dates.first <= later.dates.last
        and later.dates.first <= earlier.dates.last
    )
