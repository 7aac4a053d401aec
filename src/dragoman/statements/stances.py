"""Read where a speaker stands: for something, against it, or neither.

The word of saying may tell it ("condemned the raid"), then an act that the speaker
does by saying so ("urged Peru to leave"), then what is said of a thing ("the raid
was unacceptable").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from dragoman.knowledge.cues import read_cues
from dragoman.knowledge.stances import Stance, StanceWords, read_stances
from dragoman.records import Actor, Event, Parse, Sentence, Span
from dragoman.statements.rows import is_infinitive
from dragoman.statements.saying import Saying

FOR: Final = frozenset(("SUPPORT", "AGREE", "AID", "CONCEDE", "COOPERATE", "REQUEST"))
AGAINST: Final = frozenset(("ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST"))
OBJECTS: Final = ("dobj", "nsubjpass", "pobj", "dative")
PREDICATES: Final = ("acomp", "attr", "oprd")
PERSONS: Final = frozenset(("i", "we", "he", "she", "they", "you", "who"))
# Behind a noun for a view these lead to what the view is about.
ABOUT: Final = frozenset(("for", "to", "of", "with", "against", "toward", "towards"))
# Words that name nobody: "its gates", "to defend itself".
OWNING: Final = frozenset(
    "its his her their our my itself himself herself themselves ourselves".split()
)
# What leads to what a stance is about: "to resign", "that it will return".
LEADING: Final = re.compile(r"(?:against|for|to|that|of|on)\s(?=\w)")
OWN: Final = ("det", "poss", "amod", "compound", "nummod")
SPEAKING: Final = ("say", "speak")  # sorts of cues by which one only speaks
MESSAGE: Final = ("message",)  # "sell the port" is no speech, "sell his plan" is
NEGATIONS: Final = ("neg",)
OTHER: Final[dict[Stance, Stance]] = {
    "for": "against",
    "against": "for",
}


class Position(msgspec.Struct, frozen=True):
    """Where somebody stands.

    Attributes:
        stance: For, against, or neither.
        target: The words for what it is about, None if there is no stance.
    """

    stance: Literal["for", "against", "neither"]
    target: Span | None


NEITHER: Final = Position("neither", None)


class StanceReader:
    """Reads the position that a saying tells; built once, called for each."""

    def __init__(self, words: StanceWords | None = None) -> None:
        """Keep the words."""
        self.words = words or read_stances()

    def __call__(
        self, saying: Saying, parse: Parse, events: Sequence[Event]
    ) -> Position:
        """Where the speaker stands.

        Args:
            saying: What is said.
            parse: The report.
            events: The events that the speaker tells or does by saying so.
        """
        s = parse.sentences[saying.sentence]
        return (
            self._by_cue(saying, s, parse)
            or _by_act(saying, parse, events)
            or self._by_quality(saying, parse)
            or NEITHER
        )

    def _by_cue(self, saying: Saying, s: Sentence, parse: Parse) -> Position | None:
        row, cues = saying.head, self.words.cues
        voiced = self._voiced(s, row, parse)
        if voiced is not None:
            return voiced
        asked = (f"{s.lemmas[row]} {s.lemmas[c]}" for c in s.labelled(row, "prep"))
        taken = (
            f"{s.lemmas[row]} {word}"
            for child in s.labelled(row, "dobj")
            for word in (s.lemmas[child], "object")
        )
        keys = (s.lemmas[row], *asked, *taken)
        stance = next((cues[key] for key in keys if key in cues), None)
        if stance is None:
            return None
        if s.labelled(row, *NEGATIONS):
            stance = OTHER[stance]
        act = _act(saying, s)
        if act is not None:
            return self._by_infinitive(stance, s, act, parse)
        return Position(stance, _target(saying, s, parse))

    def _by_infinitive(
        self, stance: Stance, s: Sentence, act: int, parse: Parse
    ) -> Position:
        """A stance on what is to be done: "refused to back the deal"."""
        inner = self.words.cues.get(s.lemmas[act])
        objects = s.labelled(act, "dobj")
        if inner and objects:
            stance = inner if stance == "for" else OTHER[inner]
            return Position(stance, _words(s, objects[0], parse))
        spoken = any(
            cue.sort in SPEAKING and cue.contents != MESSAGE
            for cue in read_cues().find("VERB", s.lemmas[act])
        )
        if spoken and stance == "against":  # "declined to comment"
            return NEITHER
        doers = s.labelled(act, "nsubj") or s.labelled(s.heads[act], "dobj")
        first = min((s.subtree(c)[0] for c in doers if c < act), default=act)
        return Position(stance, parse.report.cut(*s.chars(first, s.subtree(act)[1])))

    def _voiced(self, s: Sentence, row: int, parse: Parse) -> Position | None:
        """A view that is named: "reaffirmed its support for Chile"."""
        for noun in s.labelled(row, "dobj"):
            stance = self.words.cues.get(s.lemmas[noun])
            for preposition in s.labelled(noun, "prep") if stance else ():
                for child in s.labelled(preposition, "pobj"):
                    if stance and s.lemmas[preposition] in ABOUT:
                        return Position(stance, _words(s, child, parse))
        return None

    def _by_quality(self, saying: Saying, parse: Parse) -> Position | None:
        """A thing that is said to be good or bad."""
        start, end = saying.content
        for s in parse.sentences:
            if s.end <= start or s.start >= end:
                continue
            for row in self._qualified(s, start, end):
                found = self._said_of(s, row, parse)
                if found:
                    return found
                if saying.sort == "judge" and s.index == saying.sentence:
                    return self._judged(saying, s, row, parse)
        return None

    def _qualified(self, s: Sentence, start: int, end: int) -> list[int]:
        """The rows between two characters that say good or bad of a thing."""
        qualities, rows = self.words.qualities, set()
        first, last = bisect_left(s.offsets, start), bisect_left(s.offsets, end)
        for row in range(first, last):
            if s.lemmas[row] in qualities:
                rows.add(row)
                if s.deps[row] == "amod":
                    rows.add(s.heads[row])
        return sorted(row for row in rows if first <= row < last)

    def _stance(self, s: Sentence, row: int) -> Stance | None:
        """What a word, with the adjectives before it, says of a thing."""
        words = (s.lemmas[r] for r in (row, *s.labelled(row, "amod")))
        found = (self.words.qualities.get(word) for word in words)
        return next((stance for stance in found if stance), None)

    def _said_of(self, s: Sentence, row: int, parse: Parse) -> Position | None:
        """What a predicate is said of: "the raid was cowardly", "as a cowardly act"."""
        above = s.heads[row]
        stance = self._stance(s, row)
        if s.lemmas[above] == "as" and s.deps[row] == "pobj":
            above = s.heads[above]
            subjects = s.labelled(above, "dobj") or (above,)
        elif s.deps[row] in PREDICATES:
            subjects = s.labelled(above, "dobj" if s.deps[row] == "oprd" else "nsubj")
        else:
            return None
        if stance is None or not subjects:
            return None
        if s.pos[subjects[0]] == "PRON" and s.words[subjects[0]].lower() in PERSONS:
            subjects = self._felt(s, row)  # "he was concerned about the raid"
            if not subjects:
                return None
        if s.labelled(above, *NEGATIONS):
            stance = OTHER[stance]
        return Position(stance, _words(s, subjects[0], parse))

    def _felt(self, s: Sentence, row: int) -> tuple[int, ...]:
        """What somebody who is glad or angry is so about."""
        return tuple(c for p in s.labelled(row, "prep") for c in s.labelled(p, "pobj"))

    def _judged(
        self, saying: Saying, s: Sentence, row: int, parse: Parse
    ) -> Position | None:
        """A judgement whose parts the parser did not tell apart."""
        stance = self._stance(s, row)
        return Position(stance, _target(saying, s, parse)) if stance else None


def _by_act(saying: Saying, parse: Parse, events: Sequence[Event]) -> Position | None:
    """An act that is done by saying so, and upon whom or for what."""
    s = parse.sentences[saying.sentence]
    speaker = _words(s, saying.speaker, parse) if saying.speaker >= 0 else None
    content = _content(saying, parse)
    for event in events:
        stance: Stance = "for" if event.type in FOR else "against"
        if event.type not in FOR | AGAINST or event.status != "happened":
            continue
        own = any(
            speaker is not None and speaker.overlaps(words)
            for actor in event.actors
            for words in (actor.words, actor.antecedent)
            if words is not None
        )
        at_cue = event.trigger.start <= saying.cue[0] < event.trigger.end
        if not (own or at_cue):
            continue
        aim = next((e.trigger for e in events if e.id == event.content), None)
        aim = aim if aim and " " in aim.text else None  # "retake" alone tells little
        upon = next((r.words for r in event.recipients if not _is_own(r, event)), None)
        upon = None if upon and upon.text.lower() in OWNING else upon
        # Who says "Israel must withdraw" is for that, and not for Israel.
        asked = aim or (upon and content)
        target = asked if event.type == "REQUEST" else upon or aim
        if target is not None:
            return Position(stance, target)
    return None


def _is_own(recipient: Actor, event: Event) -> bool:
    """Tell of one's own state: "stressed the U.S. commitment to hold the regime to"."""
    own = recipient.sector is None and recipient.country is not None
    return own and any(actor.country == recipient.country for actor in event.actors)


def _act(saying: Saying, s: Sentence) -> int | None:
    """The verb of what somebody is to do, or is not to do."""
    for child in s.labelled(saying.head, "xcomp", "ccomp"):
        said = saying.content[0] <= s.offsets[child] < saying.content[1]
        if said and is_infinitive(s, child):
            return child
    return None


def _target(saying: Saying, s: Sentence, parse: Parse) -> Span:
    """What a word of saying takes: its object, else all that is said."""
    start, end = saying.content
    for child in s.labelled(saying.head, *OBJECTS):
        if start <= s.offsets[child] < end:
            return _words(s, child, parse)
    return _content(saying, parse)


def _content(saying: Saying, parse: Parse) -> Span:
    """All that is said, without the word that leads to it."""
    start, end = saying.content
    lead = LEADING.match(parse.report.text, start, end)
    return parse.report.cut(lead.end() if lead else start, end)


def _words(s: Sentence, row: int, parse: Parse) -> Span:
    mention = parse.mention_at(s.index, row)
    if mention is not None:
        return mention.words
    first = min((c for c in s.labelled(row, *OWN) if c < row), default=row)
    return parse.report.cut(*s.chars(first, row + 1))
