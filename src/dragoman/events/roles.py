"""Find who acts and who is acted upon, among the heads that fill a frame.

Those who act stand in few places; candidates for the one who is acted upon are
collected and ranked in `candidates`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.candidates import Candidate, Collector, ranked
from dragoman.events.dependents import (
    hyphened_to,
    modifiers,
    preps_of,
    with_conjuncts,
)
from dragoman.events.hearers import hearers
from dragoman.events.matches import Match, is_through_others
from dragoman.events.nominal import opened_by
from dragoman.events.parties import PartyFinder
from dragoman.events.readings import Reading
from dragoman.events.subjects import find_subjects, holders_of, is_passive
from dragoman.knowledge.party_words import party_words
from dragoman.knowledge.whose_words import whose_words
from dragoman.records import Kind, Sentence

# Who condemns an attack, or protests against it, blames no victim.
BLAMING: Final = ("ACCUSE", "PROTEST")
SPOKEN: Final = (*"AGREE CONCEDE REJECT REQUEST SUPPORT THREATEN".split(), "ACCUSE")
DEEDS: Final = ("THREATEN", "PROTEST", "MOBILIZE")
# "in talks with", "on a visit to": who acts then takes part
OCCASIONS: Final = frozenset("in during at on for after following".split())
BETWEEN: Final = ("between", "among", "with")
# Of which acts who is named behind "from" is the doer: "was deported from Chad".
OUT: Final = (("SANCTION", "expel"), ("COERCE", "deport"))
TOGETHER: Final = ("AGREE", "CONSULT")  # "the two ministers agreed to meet": both


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
        self.collect = Collector(s, self.find, light_verbs)

    def cast(self, reading: Reading) -> Roles:
        """The parties of one act."""
        match = reading.match
        actors = self._actors(reading)
        why = (match.clause.shared,) if match.clause.shared and actors else ()
        if match.frame.swap:
            doers = self.find.parties(match.fillers("A")) or self._in_words(match)
            undergone = self._to_blame(match) or actors or match.clause.subjects
            return Roles(actors=doers, recipients=undergone, why=why)
        visited = self._visited(reading, actors)
        actors = tuple(r for r in actors if r not in visited)
        if match.frame.pair:
            sides = self._sides(reading, actors)
            return Roles(actors=tuple(dict.fromkeys(sides)), why=why)
        roles = self._one_sided(reading, actors, why)
        upon = roles.recipients or visited
        hurt = (*upon, *self.find.parties(reading.hurt))
        return msgspec.structs.replace(roles, recipients=tuple(dict.fromkeys(hurt)))

    def _to_blame(self, match: Match) -> tuple[int, ...]:
        """Who did what drew blame: "the arrest of a bishop by police drew anger"."""
        if match.frame.type not in BLAMING:
            return ()
        pairs = [p for row in match.clause.subjects for p in preps_of(self.s, row)]
        return self.find.parties(tuple(r for name, r in pairs if name == "by"))

    def _visited(self, reading: Reading, actors: tuple[int, ...]) -> tuple[int, ...]:
        """Whom somebody visits is told before the noun: "her China trip"."""
        if reading.match.frame.mode != "visit":
            return ()
        before = self.s.labelled(reading.row, "compound")
        visited = tuple(r for r in actors if r in before)
        return visited if len(visited) < len(actors) else ()

    def _sides(self, reading: Reading, actors: tuple[int, ...]) -> tuple[int, ...]:
        """All sides of a reciprocal act."""
        direct, inner, things = self.find.sorted_out(reading.match.fillers("R"))
        manner = party_words().manner  # "held talks with a view to"
        things = [row for row in things if self.s.lemmas[row] not in manner]
        partners = tuple(dict.fromkeys((*direct, *inner, *(() if inner else things))))
        between = self._between(reading)
        if len(between) > 1:  # "the Geneva talks between Iran and Oman"
            before = modifiers(self.s, reading.row)
            actors = tuple(
                r for r in actors if r not in before or self.kind(r) == "state"
            )
        if not actors and len(partners) > 1 and {*between} <= {*partners}:
            actors = self._attending(reading)  # "in a meeting with Oli and Dar he said"
        sides = (*actors, *partners, *between)
        sides = sides or self._before(reading) or self._on_line(reading)
        sides = self._hyphened(sides) or self._joint(reading.row)
        if self._is_one(sides):
            sides += self._mediated(reading) or self._attending(reading)
        if self._is_one(sides):  # "received the envoy to discuss trade"
            sides += tuple(filter(self.find.is_party, hearers(self.s, reading.row)))
        return sides

    def _before(self, reading: Reading) -> tuple[int, ...]:
        """Whose talks they are that were held by nobody said: "Laos-Oman talks"."""
        return self._in_words(reading.match) if reading.match.clause.passive else ()

    def _in_words(self, match: Match) -> tuple[int, ...]:
        """Who stands before the words of a frame: "came under Israeli fire"."""
        found = (r for word in match.words for r in modifiers(self.s, word))
        return tuple(r for r in found if self.find.is_party(r))

    def _hyphened(self, sides: tuple[int, ...]) -> tuple[int, ...]:
        """Add the first of two names: "Laos-Oman talks"."""
        s = self.s
        first = (
            c
            for r in sides
            for c in s.labelled(r, "compound", "nmod")
            if c == r - 2 and s.words[r - 1] in ("-", "–") and self.find.is_party(c)
        )
        return tuple(dict.fromkeys((*first, *sides)))

    def _one_sided(
        self, reading: Reading, actors: tuple[int, ...], why: tuple[str, ...]
    ) -> Roles:
        """The parties of an act of some upon others."""
        match = reading.match
        found = [c for c in self.collect.in_place(match) if c.row not in actors]
        undergone = () if found else self._undergone(reading, actors)
        if undergone:
            doers = tuple(r for r in actors if r not in undergone)
            why = (*why, "it is its owner's")
            return Roles(actors=doers, recipients=undergone, why=why)
        if found and found[0].sure:
            return self._ranked(actors, found, why)
        if match.frame.type in TOGETHER and self._are_sides(actors):
            return Roles(actors=actors, why=(*why, "the actors do it with each other"))
        not_these = (*actors, *self.owners(match))
        carrier = reading.carrier if reading.carrier >= 0 else reading.row
        around = self.collect.around(match, carrier, not_these)
        found = list(ranked((*found, *around, *self.collect.left(match))))
        if not found and not actors:
            found = list(self.collect.where(match))
        if found:
            why = (*why, f"no recipient in its place; {found[0].rule}")
        return self._ranked(actors, found, why)

    def _undergone(self, reading: Reading, actors: tuple[int, ...]) -> tuple[int, ...]:
        """The owners of an act that is done to them, not by them.

        So "the leader's arrest", and whatever is said to be by others: "Kuwait's
        invasion by Iraq".
        """
        by = self.find.parties(reading.match.fillers("A"))
        owners = self.s.labelled(reading.row, "poss")
        found = tuple(r for r in actors if r in owners and r not in by)
        suffered = self.find.is_undergone(reading.row, found)
        return found if by or (suffered and found == actors) else ()

    def _are_sides(self, actors: tuple[int, ...]) -> bool:
        """Tell whether the actors are several sides: "the two ministers"."""
        return len(actors) > 1 or any(
            self.several(row)
            or self._names_sides(row)
            or any(self.s.lemmas[c] in ("two", "both") for c in self.s.children[row])
            for row in actors
        )

    def _is_one(self, sides: tuple[int, ...]) -> bool:
        """Tell whether only one side of a meeting is told."""
        return len(set(sides)) == 1 and not self._names_sides(sides[0])

    def _names_sides(self, row: int) -> bool:
        """Tell whether people are of several: "the armies of Peru and Chile"."""
        before = self.s.labelled(row, "amod", "compound", "nmod", "poss")
        if self.s.tags[row] == "NNS":
            before += tuple(r for n, r in preps_of(self.s, row) if n in ("of", "from"))
        joined = with_conjuncts(self.s, before)
        named = [r for r in joined if self.kind(r) in ("state", "organisation")]
        return len(named) > 1

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
            direct, inner, things = self.find.sorted_out(match.fillers("A"))
            told = (*direct, *inner) or tuple(things)
            actors = (*actors, *told)
        if not actors and not match.frame.pair:
            actors = self._of(reading) or self._makers(match) or self._shutting(match)
            actors = actors or self._whose(match) or self._attending(reading)
            actors = actors or self._behind_doer(match) or self._opening(reading)
        return tuple(dict.fromkeys(actors))

    def _attending(self, reading: Reading) -> tuple[int, ...]:
        """Who takes part where something is done: "hailed Egypt in talks with Sisi"."""
        frame, s, at = reading.match.frame, self.s, reading.row
        if frame.type != "CONSULT" or frame.pos != "n" or s.deps[at] != "pobj":
            return ()
        prep = s.heads[at]
        above = s.heads[prep]
        occasions = OCCASIONS - {"on"} if frame.pair else OCCASIONS
        if s.words[prep].lower() not in occasions or not reading.match.fillers("R"):
            return ()
        if s.pos[above] in ("VERB", "AUX"):
            subjects = () if is_passive(s, above) else find_subjects(s, above)[0]
        else:  # "the minister, on a visit to Iran", "promised help in talks with"
            subjects = (above,) if self.find.is_party(above) else holders_of(s, above)
        return self.find.holders(subjects)

    def _on_line(self, reading: Reading) -> tuple[int, ...]:
        """Who speaks in a call and who hears it: "told Mali in a call that"."""
        s, prep = self.s, self.s.heads[reading.row]
        verb = s.heads[prep]
        inside = s.deps[reading.row] == "pobj" and s.words[prep].lower() in OCCASIONS
        call = inside and reading.match.frame.mode == "phone"
        if not call or s.pos[verb] != "VERB" or is_passive(s, verb):
            return ()
        told = s.lemmas[verb] in party_words().telling
        heard = s.labelled(verb, "dobj", "dative") if told else ()
        speaking = with_conjuncts(s, self.find.holders(find_subjects(s, verb)[0]))
        sides = tuple(dict.fromkeys((*speaking, *self.find.parties(heard))))
        return sides if len(sides) > 1 or any(map(self.several, sides)) else ()

    def _whose(self, match: Match) -> tuple[int, ...]:
        """Whose the thing is that nobody said ended, began or sent out.

        "Talks between Peru and Chile were cancelled", "Russian troops were deployed",
        "the delivery of Turkish aid".
        """
        frame, through = match.frame, is_through_others(match)
        if not through and not _is_own(match):
            return ()
        found = [r for word in match.words for r in self.find.owners(word)]
        if not through:
            pairs = (pair for word in match.words for pair in preps_of(self.s, word))
            of = frame.type == "REJECT" or frame.mode == "resign"
            whose = ("between", "of") if of else ("between",)
            found += self.find.parties(tuple(r for name, r in pairs if name in whose))
        upon = match.fillers("R")  # "charges against him were dropped"
        return tuple(r for r in dict.fromkeys(found) if r not in upon)

    def _shutting(self, match: Match) -> tuple[int, ...]:
        """Who puts out those that are "expelled from Mali", "barred from the union"."""
        if not match.clause.passive or (match.frame.type, match.frame.mode) not in OUT:
            return ()
        left = tuple(r for name, r in match.clause.preps if name == "from")
        return tuple(r for r in left if self.kind(r) in ("state", "organisation"))

    def _opening(self, reading: Reading) -> tuple[int, ...]:
        """Who says what he opens with: "In a rebuke to Mali, Chad said"."""
        verb = opened_by(self.s, reading.row)
        spoken = verb >= 0 and reading.match.frame.type in SPOKEN
        return self.find.holders(find_subjects(self.s, verb)[0]) if spoken else ()

    def _behind_doer(self, match: Match) -> tuple[int, ...]:
        """Who is behind what a frame names first: "fighting between A and B killed"."""
        things = match.clause.subjects if match.frame.actor_words else ()
        pairs = (pair for thing in things for pair in preps_of(self.s, thing))
        rows = tuple(r for name, r in pairs if name in BETWEEN)
        return tuple(r for r in with_conjuncts(self.s, rows) if self.find.is_party(r))

    def _makers(self, match: Match) -> tuple[int, ...]:
        """Who made the thing that acts: "Peru issued a statement urging restraint".

        So too where the thing is told to be something: "a report critical of Mali".
        """
        clause, dep = match.clause, self.s.deps[match.clause.row]
        told = dep == "amod" and match.frame.pos == "a" and bool(match.fillers("R"))
        things = clause.subjects if told or dep in ("acl", "relcl") else ()
        if match.frame.type in DEEDS:  # not who built "a wall that threatens"
            papers = whose_words().paper
            things = tuple(r for r in things if self.s.lemmas[r] in papers)
        makers = (r for thing in things for r in holders_of(self.s, thing))
        return self.find.holders(tuple(makers))

    def _of(self, reading: Reading) -> tuple[int, ...]:
        """In "the visit of President Ruto" the noun's "of" names who acts."""
        frame = reading.match.frame
        if frame.pos != "n" or any("of" in slot.preps for slot in frame.slots):
            return ()
        clause = reading.match.clause
        undergone = clause.objects  # "drew protests": who drew them protests of nothing
        of = tuple(r for n, r in clause.preps if n == "of" and r not in undergone)
        taken = (*reading.match.fillers("R"), *undergone)  # "hurt in a raid"
        return tuple(r for r in self.find.holders(of) if r not in taken)

    def _ranked(
        self, actors: tuple[int, ...], found: list[Candidate], why: tuple[str, ...]
    ) -> Roles:
        """Take the first candidate with what is joined to it by "and"."""
        recipients = tuple(dict.fromkeys(c.row for c in found))
        first = recipients[:1]
        joined = with_conjuncts(self.s, first)
        joined += tuple(r for row in first for r in hyphened_to(self.s, row))
        best = tuple(r for r in recipients if r in joined)
        others = tuple(r for r in recipients if r not in best)
        sure = bool(found) and found[0].sure
        return Roles(actors=actors, recipients=best, others=others, sure=sure, why=why)

    def _between(self, reading: Reading) -> tuple[int, ...]:
        """The sides of "talks between A and B", "a meeting of A and B"."""
        clause = reading.match.clause
        rows = tuple(r for name, r in clause.preps if name in BETWEEN)
        if not rows and reading.match.frame.pos == "n":
            rows = tuple(r for name, r in clause.preps if name == "of")
        if not rows:
            rows = self._between_named(reading)
        joined = with_conjuncts(self.s, rows)
        return tuple(r for r in joined if self.find.is_party(r))

    def _between_named(self, reading: Reading) -> tuple[int, ...]:
        """The sides of "the pact between Laos and Oman was signed".

        Who holds talks between others is no side of them; where they "were held" by
        nobody said, those whose talks they are took part: "a summit of Laos and Oman".
        """
        match, s = reading.match, self.s
        clause, named = match.clause, match.words
        if match.frame.actor_words:
            named = (*named, *clause.subjects)
        names = ("between", "among", "of", "by") if clause.passive else ("between",)
        if match.frame.type == "CONSULT" and not clause.passive:
            named = ()
        if match.frame.pos == "n" and s.deps[reading.row] in ("nsubj", "nsubjpass"):
            # "a call took place between Laos and Oman"
            named, names = (s.heads[reading.row],), ("between",)
        inner = (pair for noun in named for pair in preps_of(s, noun))
        return tuple(r for name, r in inner if name in names)

    def _mediated(self, reading: Reading) -> tuple[int, ...]:
        """Between whom a lone actor mediates: "an effort to end the rift between".

        A meeting on the trade between others is no meeting with them.
        """
        words = party_words().mediation
        named = [
            r for w in reading.match.words for r in (w, *self.s.labelled(w, "compound"))
        ]
        if not any(self.s.lemmas[r] in words for r in named):
            return ()
        first, last = self.s.subtree(reading.match.clause.row)
        pairs = (pair for r in range(first, last) for pair in preps_of(self.s, r))
        rows = tuple(r for name, r in pairs if name == "between")
        joined = with_conjuncts(self.s, rows[:1])
        return tuple(r for r in joined if self.find.is_party(r))

    def _joint(self, noun: int) -> tuple[int, ...]:
        """The sides of "the joint opening": whoever of the sentence is several."""
        joint = party_words().joint
        if not any(self.s.lemmas[c] in joint for c in self.s.labelled(noun, "amod")):
            return ()
        rows = [r for r in range(len(self.s.words)) if self.several(r)]
        return tuple(sorted(rows, key=lambda r: abs(r - noun))[:1])


def _is_own(match: Match) -> bool:
    """Tell whether whose thing it is does it: "the talks were cancelled"."""
    frame = match.frame
    verb = " ".join((frame.lemma, *sorted(frame.particles)))
    told = match.clause.passive or frame.pos == "n"
    return told and verb in party_words().own
