"""Find who acts and who is acted upon, among the heads that fill a frame.

Candidates are collected first and then ranked: a party before the party that is
named inside a thing, and that before the thing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.clauses import preps_of, with_conjuncts
from dragoman.events.frames import Match
from dragoman.events.parties import INSIDE, PartyFinder
from dragoman.events.readings import Reading
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

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
)  # prepositions of a verb that may show whom it concerns, the likeliest first
VERBS: Final = ("VERB", "AUX")
# "regretted that the Council had failed": who does the inner act is spoken of.
ABOUT_THE_DOER: Final = ("ACCUSE", "REQUEST", "SUPPORT")
THROUGH_OTHERS: Final = ("MOBILIZE", "AID")  # "send troops": they act for the sender
DIRECT: Final = ("person", "organisation", "group")


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
    recipients: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    sure: bool = True
    why: tuple[str, ...] = ()


class Caster:
    """Finds the roles of the acts of one sentence."""

    def __init__(
        self,
        s: Sentence,
        kind: Callable[[int], Kind],
        light_verbs: frozenset[str],
        several: Callable[[int], bool],
    ) -> None:
        """Keep the sentence, what its heads are, how many, and the light verbs."""
        self.s, self.kind, self.light_verbs = s, kind, light_verbs
        self.several = several
        self.find = PartyFinder(s, kind)

    def cast(self, reading: Reading) -> Roles:
        """The parties of one act."""
        match = reading.match
        actors = self._actors(reading)
        why = (match.clause.shared,) if match.clause.shared and actors else ()
        if match.frame.swap:
            doers = self.find.parties(match.fillers("A"))
            return Roles(actors=doers, recipients=actors, why=why)
        if match.frame.pair:
            actors = self._sides_within(actors)
            partners = self.find.parties(match.fillers("R"))
            sides = (*actors, *partners, *self._between(reading))
            sides = sides or self._joint(reading.row)
            return Roles(actors=tuple(dict.fromkeys(sides)), why=why)
        recipients = tuple(r for r in self._acted_upon(match) if r not in actors)
        if recipients and not self._is_mere_thing(match, recipients):
            return self._ranked(actors, recipients, sure=True, why=why)
        if match.frame.type == "AGREE" and self._are_sides(actors):
            return Roles(actors=actors, why=(*why, "the actors agree with each other"))
        recipients = (*self._last_resort(reading, actors), *recipients)
        if recipients:
            why = (*why, "no recipient in its place; taken from the clause")
        return self._ranked(actors, recipients, sure=False, why=why)

    def _are_sides(self, actors: tuple[int, ...]) -> bool:
        """Tell whether the actors are several sides: "the two ministers"."""
        return len(actors) > 1 or any(
            self.several(row)
            or any(self.s.lemmas[c] in ("two", "both") for c in self.s.children[row])
            for row in actors
        )

    def _is_mere_thing(self, match: Match, recipients: tuple[int, ...]) -> bool:
        """In "declared a truce in a broadcast" what stands behind "in" is no party."""
        slot = match.frame.slot("R")
        behind = slot is not None and bool(slot.preps)
        return behind and not any(self.find.is_party(r) for r in recipients)

    def _sides_within(self, actors: tuple[int, ...]) -> tuple[int, ...]:
        """Who meet as "British and Dutch forces": the sides stand before them."""
        if len(actors) != 1:
            return actors
        before = self.s.labelled(actors[0], "amod", "compound", "nmod", "poss")
        joined = with_conjuncts(self.s, before)
        sides = [r for r in joined if self.kind(r) in ("state", "organisation")]
        return tuple(sides) if len(sides) > 1 else actors

    def owners(self, match: Match) -> tuple[int, ...]:
        """In "expressed Pakistan's resolve" the noun's owner is a side of the actor."""
        if match.frame.lemma not in self.light_verbs or match.frame.pos != "v":
            return ()
        owners = (r for word in match.words for r in self.s.labelled(word, "poss"))
        return tuple(r for r in owners if self.find.is_party(r))

    def _actors(self, reading: Reading) -> tuple[int, ...]:
        match = reading.match
        actors = self.find.holders(match.clause.subjects) or self.owners(match)
        if not match.frame.swap:
            actors = (*actors, *self.find.parties(match.fillers("A")))
        if not actors and not match.frame.pair:
            actors = self._of(reading)
        return tuple(dict.fromkeys(actors))

    def _of(self, reading: Reading) -> tuple[int, ...]:
        """In "the visit of President Ruto" the noun's "of" names who acts."""
        frame = reading.match.frame
        if frame.pos != "n" or any("of" in slot.preps for slot in frame.slots):
            return ()
        of = tuple(r for name, r in reading.match.clause.preps if name == "of")
        taken = reading.match.fillers("R")
        return tuple(r for r in self.find.holders(of) if r not in taken)

    def _ranked(
        self,
        actors: tuple[int, ...],
        recipients: tuple[int, ...],
        *,
        sure: bool,
        why: tuple[str, ...],
    ) -> Roles:
        """Take the first candidate with what is joined to it by "and"."""
        joined = with_conjuncts(self.s, recipients[:1])
        best = tuple(r for r in recipients if r in joined)
        others = tuple(r for r in recipients if r not in best)
        return Roles(actors=actors, recipients=best, others=others, sure=sure, why=why)

    def _acted_upon(self, match: Match) -> tuple[int, ...]:
        """What fills R; without an R, the frame's noun or the doer of the inner act."""
        if match.frame.slot("R"):
            filled = self.find.parties(match.fillers("R"))
            if filled:
                return filled
        named = tuple(r for r in match.words if self._is_recipient_noun(match, r))
        if named:
            return named
        if match.frame.type in ABOUT_THE_DOER:
            clauses = [r for r in match.fillers("C") if self.s.pos[r] in VERBS]
            doers = (self.s.labelled(r, "nsubj", "nsubjpass") for r in clauses)
            return tuple(r for rows in doers for r in self.find.holders(rows))
        return ()

    def _is_recipient_noun(self, match: Match, row: int) -> bool:
        """Tell whether the frame's own noun is acted upon: "freed prisoners".

        Who sends troops or pulls out his men acts through them, not upon them.
        """
        through = match.frame.type in THROUGH_OTHERS
        return self.kind(row) in DIRECT and not through and not self._is_own(row)

    def _between(self, reading: Reading) -> tuple[int, ...]:
        """The sides of "talks between A and B", "a meeting of A and B"."""
        preps = reading.match.clause.preps
        rows = tuple(r for name, r in preps if name in ("between", "among", "with"))
        if not rows and reading.match.frame.pos == "n":
            rows = tuple(r for name, r in preps if name == "of")
        joined = with_conjuncts(self.s, rows)
        return tuple(r for r in joined if self.find.is_party(r))

    def _joint(self, noun: int) -> tuple[int, ...]:
        """The sides of "the joint opening": whoever of the sentence is several."""
        joint = party_words().joint
        if not any(self.s.lemmas[c] in joint for c in self.s.labelled(noun, "amod")):
            return ()
        rows = [r for r in range(len(self.s.words)) if self.several(r)]
        return tuple(sorted(rows, key=lambda r: abs(r - noun))[:1])

    def _last_resort(
        self, reading: Reading, actors: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Parties of the clause that stand behind the trigger, as one would read."""
        match, clause = reading.match, reading.match.clause
        heads = [r for b in match.bound if b.slot.role in ("T", "") for r in b.rows]
        found: list[int] = []
        for head in (*heads, *clause.objects, *clause.others):
            found += self.find.inside(head, INSIDE, depth=2)
        purposes = (c for c in self.s.labelled(clause.row, "advcl") if self._is_to(c))
        for verb in (*clause.clauses, *purposes):  # "set up a force in Mali": Mali
            found += sorted(self.find.near(verb), key=self._is_common)
        order = {name: n for n, name in enumerate(LAST_RESORT)}
        behind = [pair for pair in preps_of(self.s, clause.row) if pair[0] in order]
        for _, row in sorted(behind, key=lambda pair: (order[pair[0]], pair[1])):
            found += [r for r in self.find.parties((row,)) if self.find.is_party(r)]
        found += self._from_above(clause.row)
        not_these = {*actors, *self.owners(match), reading.row}
        named = (r for r in found if self.find.is_named(r) and r not in not_these)
        others = (r for r in named if not self._is_own(r))
        return tuple(dict.fromkeys((*others, *self._things(match))))

    def _is_own(self, row: int) -> bool:
        """Tell whether a phrase is somebody's own: "its troops"."""
        return any(self.s.pos[c] == "PRON" for c in self.s.labelled(row, "poss"))

    def _is_common(self, row: int) -> bool:
        """Tell whether a head is a common noun, whose bearer may be anybody."""
        return self.kind(row) == "group"

    def _from_above(self, row: int) -> list[int]:
        """In "called Merkel to thank her" the object above is the one who is told."""
        head = self.s.heads[row]
        if self.s.deps[row] not in ("xcomp", "advcl") or not self._is_to(row):
            return []
        above = [*self.s.labelled(head, "dobj")]
        above += [r for name, r in preps_of(self.s, head) if name in ("with", "to")]
        return above if self.s.pos[head] == "VERB" else []

    def _things(self, match: Match) -> tuple[int, ...]:
        """The frame's own noun, if nobody else is acted upon: "rejected the bill"."""
        spoken_of = match.frame.type in (*ABOUT_THE_DOER, "REJECT")
        light = match.frame.lemma in self.light_verbs
        return match.words if spoken_of and match.frame.pos == "v" and not light else ()

    def _is_to(self, row: int) -> bool:
        return any(self.s.tags[c] == "TO" for c in self.s.children[row])
