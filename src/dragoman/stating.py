"""Write the statements of a report, and tell which events rest on somebody's word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from dragoman.actors import ActorResolver, resolve_all
from dragoman.events.contexts import ContextReader
from dragoman.records import Actor, Event, Parse, Sentence, Span, Statement
from dragoman.records.report import content_id
from dragoman.statements import Saying, StanceReader, find_sayings

MARKS: Final = "\"“”'`"
NAMED: Final = ("state", "organisation", "person", "place")
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
        statements = tuple(self._statement(one, parse, events) for one in sayings)
        return statements, tuple(_attributed(events, sayings, statements))

    def _statement(
        self, saying: Saying, parse: Parse, events: Sequence[Event]
    ) -> Statement:
        report = parse.report
        content = report.cut(*saying.content)
        cue = report.cut(*saying.cue)
        inside = [e for e in events if content.covers(e.trigger)]
        done = [e for e in events if e.trigger.overlaps(cue)]
        speakers = self._speakers(saying, parse)
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

    def _speakers(self, saying: Saying, parse: Parse) -> tuple[Actor, ...]:
        if saying.sort == "turn":
            return (self._named(parse.report.cut(*saying.cue), parse),)
        return self._people(saying, saying.speaker, parse)

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
    return "mixed" if any(mark in content for mark in '"“”') else "reported"


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
        and names & {a.entity or a.name for a in (*event.actors, *event.recipients)}
    ]
    before = [e for e in held if e.sentence.start <= cue.start]
    return before[-1].id if before else None


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
        if event.according_to is None and inside:
            yield msgspec.structs.replace(event, according_to=inside[-1])
        else:
            yield event
