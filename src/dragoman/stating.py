"""Write the statements of a report, and tell which events rest on somebody's word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from dragoman.actors import ActorResolver, resolve_all
from dragoman.events.contexts import ContextReader
from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Actor, Count, Event, Parse, Sentence, Span, Statement
from dragoman.records.report import content_id
from dragoman.statements import MARKS, Saying, StanceReader, find_sayings

NAMED: Final = ("state", "organisation", "person", "place")
ALL: Final = frozenset("the both all two three four these".split())
REAL: Final = frozenset(("happened", "ongoing"))
VOUCHING: Final = frozenset(("say", "show", "turn"))  # cues that tell a thing as a fact


class StatementWriter:
    """Turns what is said in a report into statements."""

    def __init__(self, *, who: ActorResolver, topics: ContextReader) -> None:
        """Keep the rooms' readers."""
        self.who, self.topics = who, topics
        self.stance = StanceReader()

    def __call__(
        self, parse: Parse, events: Sequence[Event]
    ) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
        """The statements of a report, and its events with who says so."""
        sayings = find_sayings(parse)
        statements: list[Statement] = []
        for saying in sayings:
            before = statements[-1].speakers if statements else ()
            speakers = self._speakers(saying, parse, before)
            statements.append(self._statement(saying, speakers, parse, events))
        return tuple(statements), tuple(_attributed(events, sayings, statements))

    def _statement(
        self,
        saying: Saying,
        speakers: tuple[Actor, ...],
        parse: Parse,
        events: Sequence[Event],
    ) -> Statement:
        report = parse.report
        content = report.cut(*saying.content)
        cue = report.cut(*saying.cue)
        inside = [e for e in events if content.covers(e.trigger)]
        done = [e for e in events if e.trigger.overlaps(cue)]
        position = self.stance(saying, parse, (*done, *inside))
        return Statement(
            id=content_id(
                report.id, "statement", cue.start, content.start, content.end
            ),
            speakers=speakers,
            cue=cue,
            content=content,
            quoted=_quoted(content.text),
            addressee=next(iter(self._people(saying, saying.addressee, parse)), None),
            topics=self.topics.of_rows(_rows(parse, saying)),
            about=self._about(parse, content),
            stance=position.stance,
            target=position.target,
            events=tuple(e.id for e in inside if e not in done),
            occasion=_occasion(speakers, cue, events),
        )

    def _about(self, parse: Parse, content: Span) -> tuple[str, ...]:
        """Whom and which places the content names, each once, as they come."""
        on = parse.report.published
        named = (
            self.who(mention, parse, on=on).name
            if mention.kind != "place"
            else mention.words.text.removeprefix("the ")
            for mention in parse.mentions
            if mention.kind in NAMED
            and not mention.antecedents
            and content.covers(mention.words)
        )
        return tuple(dict.fromkeys(named))

    def _speakers(
        self, saying: Saying, parse: Parse, before: tuple[Actor, ...]
    ) -> tuple[Actor, ...]:
        """Who speaks; "he" who speaks in a quotation is nobody whom he names in it."""
        if saying.sort == "turn":
            return (self._named(parse.report.cut(*saying.cue), parse),)
        rows = _joined(parse.sentences[saying.sentence], saying.speaker)
        found = tuple(a for row in rows for a in self._people(saying, row, parse))
        content = parse.report.cut(*saying.content)
        if _quoted(content.text) == "direct" and len(found) == len(before) == 1:
            antecedent = found[0].antecedent
            if antecedent is not None and content.covers(antecedent):
                return (_renamed(before[0], found[0]),)
        return found

    def _named(self, name: Span, parse: Parse) -> Actor:
        """Whoever bears a name in capitals: somebody named so elsewhere, or unknown."""
        surname = name.text.split()[-1].casefold()
        for mention in parse.mentions:
            words = mention.words.text.split()
            if mention.kind == "person" and words[-1].casefold() == surname:
                actor = self.who(mention, parse, on=parse.report.published)
                return msgspec.structs.replace(actor, words=name, antecedent=None)
        return Actor(
            name=name.text.title() if name.text.isupper() else name.text,
            country=None,
            sector=None,
            role=None,
            entity=None,
            code=None,
            words=name,
            antecedent=None,
        )

    def _people(self, saying: Saying, row: int, parse: Parse) -> tuple[Actor, ...]:
        """Everybody whom the word in a row stands for, as of the report's day."""
        if row < 0:
            return ()
        on = parse.report.published
        mention = parse.mention_at(saying.sentence, row)
        return resolve_all(self.who, parse, mention.index, on) if mention else ()


def _joined(s: Sentence, row: int) -> tuple[int, ...]:
    """Rows of all who speak together: "the mayor and the general said"."""
    if row < 0:
        return ()
    return (row, *(r for c in s.labelled(row, "conj") for r in _joined(s, c)))


def _is_all(words: list[str]) -> bool:
    """Tell whether a phrase means all who met: "the leaders", "both sides"."""
    return words[-1] in speech_words().attending and all(
        word in ALL for word in words[:-1]
    )


def _renamed(actor: Actor, words: Actor) -> Actor:
    """Somebody, as meant by other words."""
    antecedent = actor.antecedent or actor.words
    return msgspec.structs.replace(actor, words=words.words, antecedent=antecedent)


def _rows(parse: Parse, saying: Saying) -> Iterator[tuple[Sentence, list[int]]]:
    """The rows of the content of a saying, sentence by sentence."""
    start, end = saying.content
    for s in parse.sentences:
        if s.start < end and start < s.end:
            yield s, [row for row, at in enumerate(s.offsets) if start <= at < end]


def _quoted(content: str) -> Literal["direct", "reported", "mixed"]:
    """Whose words a content is in.

    >>> _quoted('"I will go."'), _quoted("that he would go"), _quoted('a "bad" day')
    ('direct', 'reported', 'mixed')
    """
    if content[:1] in MARKS and content[-1:] in MARKS:
        return "direct"
    return "mixed" if any(mark in content for mark in '"“”‘') else "reported"


def _occasion(
    speakers: tuple[Actor, ...], cue: Span, events: Sequence[Event]
) -> str | None:
    """The meeting or call at which something was said: the last before it told.

    The speakers take part in it, and it took place or takes place.
    """
    names = {actor.entity or actor.name for actor in speakers}
    held = [
        event
        for event in events
        if event.type == "CONSULT"
        and event.status in REAL
        and _takes_part(speakers, names, event)
    ]
    before = [e for e in held if e.sentence.start <= cue.start]
    return before[-1].id if before else None


def _takes_part(speakers: tuple[Actor, ...], names: set[str], event: Event) -> bool:
    """Tell whether speakers met: named, or as "the leaders" of what was told before."""
    present = {a.entity or a.name for a in (*event.actors, *event.recipients)}
    return bool(names & present) or any(
        actor.entity is None
        and actor.words is not None
        and _is_all(actor.words.text.lower().split())
        for actor in speakers
    )


def _attributed(
    events: Sequence[Event], sayings: Sequence[Saying], statements: Sequence[Statement]
) -> Iterator[Event]:
    """Events with whoever tells them, where the report does not say so in its voice."""
    told = [
        (said.content, said.cue, said.speakers[0])
        for saying, said in zip(sayings, statements, strict=True)
        if saying.sort in VOUCHING and said.speakers
    ]
    for event in events:
        inside = [
            speaker
            for content, cue, speaker in told
            if content.covers(event.trigger) and not cue.overlaps(event.trigger)
        ]
        counts = tuple(_counted(count, told) for count in event.counts)
        speaker = event.according_to or next(iter(inside[-1:]), None)
        yield msgspec.structs.replace(event, according_to=speaker, counts=counts)


def _counted(count: Count, told: Sequence[tuple[Span, Span, Actor]]) -> Count:
    """A count with whoever tells it in a sentence of its own in a quotation."""
    if count.according_to is not None:
        return count
    for content, _, speaker in reversed(told):
        if content.covers(count.words):
            return msgspec.structs.replace(count, according_to=speaker.words)
    return count
