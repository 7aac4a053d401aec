"""Find who acts and who is acted upon, among the heads that fill a frame.

The direct object is often a thing (troops, aid, a visit) and the party hangs on
it. So candidates are collected first and then ranked: a party before the party
that is named inside a thing, and that before the thing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.clauses import modifiers, preps_of, with_conjuncts
from dragoman.events.frames import PARTIES, Match
from dragoman.events.readings import Reading
from dragoman.records import Kind, Sentence

VERBS: Final = ("VERB", "AUX")
# "regretted that the Council had failed": who does the inner act is spoken of.
ABOUT_THE_DOER: Final = ("ACCUSE", "REQUEST", "SUPPORT")
DIRECT: Final = ("person", "organisation", "group")
HOLDERS: Final = ("of", "by", "from", "in")  # "the decision by Peru", "police in Oslo"
INSIDE: Final = (
    "of",
    "by",
    "for",
    "from",
    "with",
    "against",
    "on",
    "to",
    "between",
    "among",
    "in",
    "at",
    "over",
    "towards",
    "toward",
    "into",
)  # where a thing names the party it concerns: "aid for Chad", "the ban on Huawei"
LAST_RESORT: Final = (
    "against",
    "with",
    "to",
    "on",
    "at",
    "for",
    "from",
    "towards",
    "toward",
    "over",
    "into",
    "of",
    "about",
    "in",
)


class Roles(msgspec.Struct, frozen=True, kw_only=True):
    """The parties of an act, as heads of noun phrases.

    Attributes:
        actors: Who acts; every side of a reciprocal act.
        recipients: Who is acted upon.
        others: Candidates for the recipient that came second, the best first.
        sure: The words themselves give the recipients; not a last resort.
        why: What was not found in its ordinary place.
    """

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    others: tuple[int, ...]
    sure: bool
    why: tuple[str, ...]


class Caster:
    """Finds the roles of the acts of one sentence."""

    def __init__(self, s: Sentence, kind: Callable[[int], Kind]) -> None:
        """Keep the sentence and what each head stands for."""
        self.s, self.kind = s, kind

    def cast(self, reading: Reading) -> Roles:
        """The parties of one act."""
        match = reading.match
        frame, clause = match.frame, match.clause
        why: list[str] = []
        actors = self.holders(clause.subjects) or self.owners(match)
        others = match.fillers("A")
        recipients = self._acted_upon(match)
        if frame.swap:
            return Roles(
                actors=self.parties(others),
                recipients=actors,
                others=(),
                sure=True,
                why=(),
            )
        if others:
            actors = (*actors, *self.parties(others))
        if not frame.pair and not actors:
            actors = self._of(reading, recipients)
        if clause.shared and actors:
            why.append(clause.shared)
        if frame.pair:
            sides = tuple(
                dict.fromkeys((*actors, *recipients, *self._between(reading)))
            )
            return Roles(
                actors=sides, recipients=(), others=(), sure=True, why=tuple(why)
            )
        recipients = tuple(r for r in recipients if r not in actors)
        sure = bool(recipients)
        if not recipients:
            recipients = self._last_resort(reading, actors)
            if recipients:
                why.append("no recipient in its place; taken from the clause")
        best = self._best(recipients)
        return Roles(
            actors=actors,
            recipients=best,
            others=tuple(r for r in recipients if r not in best),
            sure=sure,
            why=tuple(why),
        )

    def _best(self, ranked: tuple[int, ...]) -> tuple[int, ...]:
        """The first candidate with what is joined to it by "and"."""
        if not ranked:
            return ()
        joined = with_conjuncts(self.s, ranked[:1])
        return tuple(r for r in ranked if r in joined)

    def _acted_upon(self, match: Match) -> tuple[int, ...]:
        """What fills R; without an R in the frame, its noun: "freed hostages"."""
        if match.frame.slot("R"):
            return self.parties(match.fillers("R"))
        return tuple(r for r in match.words if self.kind(r) in DIRECT) or tuple(
            r
            for filler in match.fillers("C")
            if match.frame.type in ABOUT_THE_DOER and self.s.pos[filler] in VERBS
            for r in self.holders(self.s.labelled(filler, "nsubj", "nsubjpass"))
        )

    def owners(self, match: Match) -> tuple[int, ...]:
        """In "expressed Pakistan's resolve" the noun's owner is a side of the actor."""
        return tuple(
            r
            for word in match.words
            for r in self.s.labelled(word, "poss")
            if self.kind(r) in PARTIES
        )

    def _of(self, reading: Reading, taken: tuple[int, ...]) -> tuple[int, ...]:
        """In "the visit of President Ruto" the noun's "of" names who acts."""
        frame = reading.match.frame
        if frame.pos != "n" or any("of" in slot.preps for slot in frame.slots):
            return ()
        of = tuple(r for name, r in reading.match.clause.preps if name == "of")
        return tuple(r for r in self.holders(of) if r not in taken)

    def holders(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        """The parties that act through these heads; things cannot act."""
        found: list[int] = []
        for row in with_conjuncts(self.s, rows):
            if self.kind(row) in PARTIES:
                found.append(row)
            else:
                found += self._inside(row, HOLDERS, depth=1)
        return tuple(dict.fromkeys(found))

    def parties(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        """The parties among these heads, then those inside things, then things."""
        direct: list[int] = []
        inner: list[int] = []
        things: list[int] = []
        for row in with_conjuncts(self.s, rows):
            if self.s.pos[row] in ("VERB", "AUX"):
                continue
            if self.kind(row) in PARTIES:
                direct.append(row)
            else:
                inner += self._inside(row, INSIDE, depth=2)
                things.append(row)
        return tuple(dict.fromkeys((*direct, *inner, *things)))

    def _inside(self, row: int, preps: tuple[str, ...], *, depth: int) -> list[int]:
        s = self.s
        found = [
            r
            for r in s.labelled(row, "poss")
            if self.kind(r) in PARTIES and self.kind(r) != "pronoun"
        ]
        found += [r for r in modifiers(s, row) if self.kind(r) in PARTIES]
        behind = [r for name, r in preps_of(s, row) if name in preps]
        for poss in s.labelled(row, "poss"):
            if self.kind(poss) not in PARTIES and depth > 1:
                found += self._inside(poss, preps, depth=depth - 1)
        if not found:
            found = [r for r in s.labelled(row, "poss") if self.kind(r) == "pronoun"]
        for at in with_conjuncts(s, tuple(behind)):
            if self.kind(at) in PARTIES:
                found.append(at)
            elif depth > 1:
                found += self._inside(at, preps, depth=depth - 1)
        if depth > 1:
            found += self._in_clauses(row)
        return found

    def _in_clauses(self, row: int) -> list[int]:
        """Parties in the clauses that describe a thing: "a law banning the party"."""
        s = self.s
        found: list[int] = []
        for verb in s.labelled(row, "acl", "relcl"):
            found += [r for r in self._near(verb) if self.kind(r) != "pronoun"]
        return found

    def _near(self, verb: int) -> list[int]:
        """The parties of a verb's clause: object, subject, behind prepositions."""
        s = self.s
        near = [
            *s.labelled(verb, "dobj", "dative", "nsubj", "nsubjpass"),
            *(r for _, r in preps_of(s, verb)),
        ]
        found: list[int] = []
        for row in with_conjuncts(s, tuple(near)):
            if self.kind(row) in PARTIES:
                found.append(row)
            else:
                found += self._inside(row, INSIDE, depth=1)
        return found

    def _between(self, reading: Reading) -> tuple[int, ...]:
        clause = reading.match.clause
        rows = tuple(
            r for name, r in clause.preps if name in ("between", "among", "with")
        )
        if not rows and reading.match.frame.pos == "n":
            rows = tuple(r for name, r in clause.preps if name == "of")
        return tuple(r for r in with_conjuncts(self.s, rows) if self.kind(r) in PARTIES)

    def _last_resort(
        self, reading: Reading, actors: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Parties of the clause that stand behind the trigger, as one would read."""
        match = reading.match
        clause = match.clause
        heads = [r for b in match.bound if b.slot.role in ("T", "") for r in b.rows]
        heads += [*clause.objects, *clause.others]
        found = [r for h in heads for r in self._inside(h, INSIDE, depth=2)]
        for verb in clause.clauses:
            found += [r for r in self._near(verb) if self.kind(r) != "pronoun"]
        order = {name: n for n, name in enumerate(LAST_RESORT)}
        preps = sorted(
            (pair for pair in clause.preps if pair[0] in order),
            key=lambda pair: (order[pair[0]], pair[1]),
        )
        for _, row in preps:
            found += [
                r
                for r in self.parties((row,))
                if self.kind(r) in PARTIES and self.kind(r) != "pronoun"
            ]
        not_these = {*actors, *self.owners(match), reading.row}
        return tuple(
            r
            for r in dict.fromkeys(found)
            if r not in not_these and self.kind(r) != "pronoun"
        )
