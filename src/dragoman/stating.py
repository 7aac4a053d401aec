"""Write the statements of a report, and tell which events rest on somebody's word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import msgspec

from dragoman.actors import ActorResolver, resolve_speaker
from dragoman.events.contexts import ContextReader
from dragoman.knowledge.speech_words import speech_words
from dragoman.knowledge.words import calendar_words
from dragoman.records import (
    Actor,
    Count,
    Event,
    Mention,
    Parse,
    Sentence,
    Span,
    Statement,
)
from dragoman.records.report import content_id
from dragoman.statements import (
    MARKS,
    Saying,
    StanceReader,
    find_quotations,
    find_sayings,
)

NAMED: Final = ("state", "organisation", "person", "place")
BY_NAME: Final = ("name", "title and name", "office")  # signs that tell who it is
FIRST: Final = frozenset(("i", "we"))
NOBODY: Final = "it"
LONGEST_SHORT: Final = 3  # letters of what is written in capitals anyway
REAL: Final = frozenset(("happened", "ongoing"))
VOUCHING: Final = frozenset(("say", "show", "turn"))  # cues that tell a thing as a fact


class Told(NamedTuple):
    """What somebody tells as a fact, the cue, and who tells it."""

    parts: tuple[Span, ...]
    cue: Span
    speaker: Actor


class _Names:
    """Whom and which places one report names; each wording is looked up once."""

    def __init__(self, who: ActorResolver, parse: Parse) -> None:
        self.who, self.parse = who, parse
        self._known: dict[str, str | None] = {}
        self._named = [
            (mention.words.start, mention)
            for mention in parse.mentions
            if mention.kind in NAMED and not mention.antecedents
        ]

    def within(self, parts: Sequence[Span]) -> tuple[str, ...]:
        """The names in some parts of the text, each once, as they come."""
        first = min((part.start for part in parts), default=0)
        last = max((part.end for part in parts), default=0)
        near = [m for start, m in self._named if first <= start < last]
        inside = (m for m in near if _covered(m.words, parts))
        names = dict.fromkeys(map(self._name, inside))
        return tuple(name for name in names if name)

    def _name(self, mention: Mention) -> str | None:
        """What a mention names; None if it tells what somebody is, and not who."""
        words = mention.words.text
        if words not in self._known:
            self._known[words] = self._look_up(mention)
        return self._known[words]

    def _look_up(self, mention: Mention) -> str | None:
        name = self._written(mention)
        if mention.kind == "place":
            return name
        actor = self.who(mention, self.parse, on=self.parse.report.published)
        if actor.entity or actor.how in BY_NAME:
            return actor.name
        if mention.kind == "person":
            return None if actor.role else name and actor.name
        return name

    def _written(self, mention: Mention) -> str | None:
        """The part of a mention that is a name; none in "rural areas", "Oct. 8"."""
        s = self.parse.sentences[mention.sentence]
        rows = range(mention.first, mention.last)
        capital = [r for r in rows if s.words[r][0].isupper() and s.pos[r] != "DET"]
        if all(s.words[r].lower().rstrip(".") in calendar_words() for r in capital):
            return None
        return self.parse.report.cut(*s.chars(capital[0], capital[-1] + 1)).text


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
        names = _Names(self.who, parse)
        statements: list[Statement] = []
        for saying in sayings:
            speakers = self._speakers(saying, parse, statements)
            statements.append(self._statement(saying, speakers, names, events))
        return tuple(statements), tuple(_attributed(events, sayings, statements))

    def _statement(
        self,
        saying: Saying,
        speakers: tuple[Actor, ...],
        names: _Names,
        events: Sequence[Event],
    ) -> Statement:
        parse, report = names.parse, names.parse.report
        content = report.cut(*saying.content)
        cue = report.cut(*saying.cue)
        parts = _parts(content)
        inside = [e for e in events if _covered(e.trigger, parts)]
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
            topics=self.topics.of_rows(_rows(parse, parts)),
            about=names.within(parts),
            stance=position.stance,
            target=position.target,
            events=tuple(e.id for e in inside if e not in done),
            occasion=_occasion(speakers, cue, events),
        )

    def _speakers(
        self, saying: Saying, parse: Parse, before: Sequence[Statement]
    ) -> tuple[Actor, ...]:
        """Who speaks; "he" who speaks in a quotation is nobody whom he names in it."""
        if saying.sort == "turn":
            return (self._named(parse.report.cut(*saying.cue), parse),)
        rows = _joined(parse.sentences[saying.sentence], saying.speaker)
        found = tuple(a for row in rows for a in self._people(saying, row, parse))
        if len(found) != 1:
            return found
        other = _in_turn(saying, found[0], before) or _not_named_in(
            parse.report.cut(*saying.content), found[0], before
        )
        return (_renamed(other, found[0]),) if other else found

    def _named(self, name: Span, parse: Parse) -> Actor:
        """Whoever bears a name in capitals: somebody named so elsewhere, or unknown."""
        surname = name.text.split()[-1].casefold()
        for mention in parse.mentions:
            words = mention.words.text.split()
            if mention.kind == "person" and words[-1].casefold() == surname:
                actor = self.who(mention, parse, on=parse.report.published)
                return msgspec.structs.replace(
                    actor, name=_capital(actor.name), words=name, antecedent=None
                )
        return _unknown(name)

    def _people(self, saying: Saying, row: int, parse: Parse) -> tuple[Actor, ...]:
        """Everybody whom the word in a row stands for, as of the report's day."""
        if row < 0:
            return ()
        on, s = parse.report.published, parse.sentences[saying.sentence]
        mention = parse.mention_at(saying.sentence, row)
        if mention is not None:
            return resolve_speaker(self.who, parse, mention.index, on)
        name = parse.report.cut(*s.chars(s.subtree(row)[0], row + 1))
        return () if s.pos[row] == "PRON" else (_unknown(name),)


def _unknown(name: Span) -> Actor:
    """Somebody of whom nothing is known but the words."""
    return Actor(
        name=_capital(name.text),
        country=None,
        sector=None,
        role=None,
        entity=None,
        code=None,
        words=name,
        antecedent=None,
    )


def _joined(s: Sentence, row: int) -> tuple[int, ...]:
    """Rows of all who speak together: "the mayor and the general said".

    Of a list of names the parser takes the second for another name of the first, and
    now and then the last for a subject of its own.
    """
    if row < 0:
        return ()
    others = s.labelled(s.heads[row], "nsubj") if s.deps[row] == "nsubj" else ()
    last = [c for c in others if row < c < s.heads[row] and s.pos[c] == "PROPN"]
    listed = [
        c
        for c in s.labelled(row, "appos")
        if s.pos[row] == s.pos[c] == "PROPN" and (last or s.labelled(c, "conj"))
    ]
    beside = sorted((*listed, *last, *s.labelled(row, "conj")))
    return (row, *(r for c in beside for r in _joined(s, c)))


def _is_all(words: list[str]) -> bool:
    """Tell whether a phrase means all who met: "the leaders", "both sides"."""
    return words[-1] in speech_words().attending and all(
        word in speech_words().whole for word in words[:-1]
    )


def _renamed(actor: Actor, words: Actor) -> Actor:
    """Somebody, as meant by other words."""
    antecedent = actor.antecedent or actor.words
    return msgspec.structs.replace(actor, words=words.words, antecedent=antecedent)


def _capital(name: str) -> str:
    """A name without the capitals of a transcript; "Q" and "UN" stay.

    >>> _capital("MS. OKORO"), _capital("UN")
    ('Ms. Okoro', 'UN')
    """
    return name.title() if name.isupper() and len(name) > LONGEST_SHORT else name


def _in_turn(
    saying: Saying, speaker: Actor, before: Sequence[Statement]
) -> Actor | None:
    """Who "we" are in a turn of a transcript: whoever has the word."""
    if speaker.words is None or speaker.words.text.lower() not in FIRST:
        return None
    for said in reversed(before):
        if said.speakers and said.content.start <= saying.cue[0] < said.content.end:
            return said.speakers[0]
    return None


def _not_named_in(
    content: Span, speaker: Actor, before: Sequence[Statement]
) -> Actor | None:
    """Who "he" is that speaks, if what he says names whom he was taken for."""
    antecedent = speaker.antecedent
    named = antecedent is not None and _covered(antecedent, _parts(content))
    if not named or _quoted(content.text) != "direct" or not before:
        return None
    return before[-1].speakers[0] if len(before[-1].speakers) == 1 else None


def _parts(content: Span) -> tuple[Span, ...]:
    """What of a content is the speaker's: of speech what stands in the marks."""
    if _quoted(content.text) != "direct":
        return (content,)
    start = content.start
    return tuple(
        Span(start=start + first, end=start + last, text=content.text[first:last])
        for first, last in find_quotations(content.text)
    )


def _covered(words: Span, parts: Sequence[Span]) -> bool:
    return any(part.covers(words) for part in parts)


def _rows(parse: Parse, parts: Sequence[Span]) -> Iterator[tuple[Sentence, range]]:
    """The rows of parts of a content, sentence by sentence."""
    for part in parts:
        for s in parse.sentences:
            if s.start < part.end and part.start < s.end:
                first = bisect_left(s.offsets, part.start)
                yield s, range(first, bisect_left(s.offsets, part.end))


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
        and not event.trigger.overlaps(cue)
        and _takes_part(speakers, names, event)
    ]
    before = [e for e in held if e.sentence.start <= cue.start]
    return before[-1].id if before else None


def _takes_part(speakers: tuple[Actor, ...], names: set[str], event: Event) -> bool:
    """Tell whether speakers met: named, or as "the leaders" of what was told before."""
    present = {a.entity or a.name for a in (*event.actors, *event.recipients)}
    surnames = {name.split()[-1] for name in present if " " in name}
    return bool(names & (present | surnames)) or any(
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
        Told(_parts(said.content), said.cue, said.speakers[0])
        for saying, said in zip(sayings, statements, strict=True)
        if said.speakers and _vouches(saying, said)
    ]
    for event in events:
        themselves = {actor.words for actor in event.actors}
        inside = [
            one.speaker
            for one in told
            if _covered(event.trigger, one.parts)
            and not one.cue.overlaps(event.trigger)
            and one.speaker.words not in themselves  # his saying so is the act
        ]
        counts = tuple(_counted(count, told) for count in event.counts)
        named = event.according_to
        if named and named.words and named.words.text.lower() == NOBODY:
            named = None  # "it was reported that"
        speaker = named or next(iter(inside[-1:]), None)
        yield msgspec.structs.replace(event, according_to=speaker, counts=counts)


def _vouches(saying: Saying, said: Statement) -> bool:
    """Tell whether a cue tells what is said as a fact: "said", "the claim that"."""
    if saying.sort in VOUCHING:
        return True
    noun = said.cue.text.lower()
    return saying.sort == "claim" and noun.removesuffix("s") in speech_words().vouching


def _counted(count: Count, told: Sequence[Told]) -> Count:
    """A count with whoever tells it in a sentence of its own in a quotation."""
    if count.according_to is not None:
        return count
    for one in reversed(told):
        if _covered(count.words, one.parts):
            return msgspec.structs.replace(count, according_to=one.speaker.words)
    return count
