"""Hold a frame of the lexicon against a clause, and tell how well it fits.

Of the frames of a word that fit, the one that asks for most is taken: "A fire
{missile} at R" before "A fire R". Frames that are no event compete as well, so
that "strike a pose" is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import contains
from typing import Final

from dragoman.events.clauses import Clause
from dragoman.events.complements import (
    infinitives,
    inner_subjects,
    is_bid,
    marked_for,
    purposes,
)
from dragoman.events.dependents import is_infinitive, preps_of, with_conjuncts
from dragoman.events.matches import Bound, Match
from dragoman.knowledge.frames import Frame, Frames, Slot
from dragoman.knowledge.party_words import party_words
from dragoman.knowledge.phrases import by_word
from dragoman.records import Kind, Sentence

PARTIES: Final = frozenset(
    ("state", "person", "organisation", "group", "place", "pronoun")
)
COLLECTIVE: Final = ("group", "organisation")  # several who act as one
PERSONS: Final = frozenset("i you he she we they".split())  # "ask me" asks for no act
# In a class this stands for any town or region with a name: "took Goma".
PLACE: Final = ("PLACE",)
# What each part of a frame adds when it is there. Words tell senses apart better
# than slots, a party better than a thing.
WORDS, PARTICLE, PARTY, PREPOSITION, CLAUSE, OBJECT = 3.0, 2.0, 1.5, 1.5, 1.5, 1.0
UNASKED_OBJECT, UNASKED_PARTICLE = -1.0, -1.5


class Matcher:
    """Matches frames against the clauses of one sentence."""

    def __init__(
        self, s: Sentence, kind: Callable[[int], Kind], hollow: dict[str, str]
    ) -> None:
        """Keep the sentence, what its heads are, and the nouns to look through."""
        self.s, self.kind, self.hollow = s, kind, hollow
        words = [word.lower() for word in s.words]
        parts = (part for word in words if "-" in word for part in word.split("-"))
        capital = (row for row, word in enumerate(s.words) if word[0].isupper())
        named = any(kind(row) == "place" for row in capital)
        self._said = frozenset((*words, *s.lemmas, *parts, *PLACE * named))

    def best(self, frames: Frames, clause: Clause) -> Match | None:
        """The best fit among the frames of a word; the first of equals."""
        # Some places are lent: "killed in a clash" reads as a clash with the killed.
        lent = [name for name, _ in clause.preps if name not in self._said]
        said = self._said.union(lent) if lent else self._said
        found = [
            match
            for frame in frames.that_may_fit(said)
            if (match := self.match(frame, clause)) is not None
        ]
        return max(found, key=lambda m: m.score, default=None)

    def match(self, frame: Frame, clause: Clause) -> Match | None:
        """Fit one frame; None if something that it asks for is not there."""
        if not clause.particles.issuperset(frame.particles) and not all(
            p in clause.particles or self._loose_particle(clause, p)
            for p in frame.particles
        ):
            return None
        if frame.lead and not self._is_led(clause.row, frame.lead):
            return None
        score = PARTICLE * len(frame.particles) + WORDS * len(frame.lead)
        score += UNASKED_PARTICLE * (len(clause.particles) > len(frame.particles))
        bound: list[Bound] = []
        taken: set[int] = set()
        for slot in frame.slots:
            rows = self._fill(slot, frame, clause, taken)
            if not rows:
                if slot.optional:
                    continue
                return None
            taken.update(rows)
            bound.append(Bound(slot, rows))
            score += self._worth(slot, rows[0]) * (0.5 if slot.optional else 1.0)
        if clause.objects and frame.pos == "v" and not self._asks_object(frame):
            score += UNASKED_OBJECT
        if not self._may_act(frame, clause):
            return None
        score += WORDS * bool(frame.actor_words)
        words = tuple(r for b in bound if b.slot.words for r in b.rows)
        return Match(
            frame=frame, clause=clause, bound=tuple(bound), words=words, score=score
        )

    def _owner(self, slot: Slot, frame: Frame, taken: set[int]) -> tuple[int, ...]:
        """Whose the frame's noun is: "ordered the mayor's release", as if "of"."""
        if slot.optional or slot.role != "R" or "of" not in slot.preps or slot.words:
            return ()
        words = [other.words for other in frame.slots if other.words]
        owners = tuple(
            r
            for noun in taken
            for r in self.s.labelled(noun, "poss")
            if self.s.pos[r] != "PRON" and any(self.is_named(noun, w) for w in words)
        )
        return () if slot.party and not self._has_party(owners) else owners

    def _may_act(self, frame: Frame, clause: Clause) -> bool:
        """Tell whether the subject is such as the frame asks for."""
        if frame.actor_words:
            return any(
                self.is_named(inner, frame.actor_words)
                for row in with_conjuncts(self.s, clause.subjects)
                for inner in self.inner_heads(row)
            )
        if not frame.actor_party or (clause.passive and not clause.subjects):
            return True
        return self._has_party(clause.subjects)

    def _is_led(self, row: int, lead: tuple[str, ...]) -> bool:
        """Tell whether these words stand right before a predicate, hyphens aside."""
        before = [
            (self.s.lemmas[r], self.s.words[r].lower())
            for r in range(max(0, row - 2 * len(lead)), row)
            if self.s.words[r] != "-"
        ][-len(lead) :]
        return len(before) == len(lead) and all(
            word in both for word, both in zip(lead, before, strict=True)
        )

    def _loose_particle(self, clause: Clause, particle: str) -> bool:
        """The parser calls some particles adverbs or prepositions.

        "In May they took the town" takes nobody in, nor does "took the town in May".
        """
        row = clause.row
        near = row + 1
        if self.s.tags[near:][:1] == ("RP",) and self.s.words[near] == particle:
            return True  # "handed over 13 hostages"
        return any(
            self.s.words[c].lower() == particle
            for c in self.s.labelled(row, "advmod", "prep")
            if c == row + 1 or (c > row and not self.s.labelled(c, "pobj"))
        )

    def _behind_particle(self, frame: Frame, clause: Clause) -> tuple[int, ...]:
        """The object of "took over Goma" where the parser finds a preposition."""
        first = clause.row + 1
        if not frame.particles or first not in self.s.labelled(clause.row, "prep"):
            return ()
        said = self.s.words[first].lower() in frame.particles
        return self.s.labelled(first, "pobj") if said else ()

    def _worth(self, slot: Slot, row: int) -> float:
        if slot.words:
            several = all(len(words) > 1 for words in slot.words)
            named = PLACE in slot.words and self.kind(row) == "place"
            words = PARTY if named else WORDS + several / 4
            return words + (PREPOSITION if slot.preps else 0.0) / 2
        if slot.role == "C":
            return CLAUSE
        if slot.party:
            return PARTY + bool(slot.preps)
        return PREPOSITION if slot.preps else OBJECT

    def _asks_object(self, frame: Frame) -> bool:
        return any(not slot.preps for slot in frame.slots)

    def _fill(
        self, slot: Slot, frame: Frame, clause: Clause, taken: set[int]
    ) -> tuple[int, ...]:
        rows = (
            self._behind(slot, frame, clause, taken)
            if slot.preps
            else self._direct(slot, frame, clause)
        )
        if "to" in slot.preps and (slot.role == "C" or (slot.words and not slot.noun)):
            rows = (*infinitives(self.s, clause), *rows)
        if slot.role == "C" and "for" in slot.preps:
            rows = (*rows, *marked_for(self.s, clause))
        rows = tuple(dict.fromkeys(r for r in rows if r not in taken))
        if not rows and slot.party and slot.preps:
            rows = self._far_behind(slot.preps, clause)
        if not rows:
            return self._owner(slot, frame, taken)
        if slot.words:
            return tuple(
                inner
                for r in with_conjuncts(self.s, rows)
                for inner in self.inner_heads(r)
                if inner not in taken
                and (inner == r or self.s.pos[inner] != "VERB")  # "a fund called Aid"
                and self.is_named(inner, slot.words)
            )[:1]
        if slot.role != "C":
            rows = tuple(r for r in rows if self.s.pos[r] not in ("VERB", "AUX"))
            rows = with_conjuncts(self.s, self._nominal_first(rows)[:1])
        if slot.party and not self._has_party(rows):
            return ()
        return rows

    def _nominal_first(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        """In "met his counterpart Prime Minister Sara Lind" the first is no noun."""
        if rows and self.s.pos[rows[0]] == "ADJ":
            return tuple(sorted(rows, key=lambda r: self.kind(r) not in PARTIES))
        return rows

    def _direct(self, slot: Slot, frame: Frame, clause: Clause) -> tuple[int, ...]:
        """Fillers for a slot without a preposition, by its place in the frame."""
        direct = [s for s in frame.slots if not s.preps]
        objects = clause.objects or self._behind_particle(frame, clause)
        if slot.role == "C":
            return self._about(frame, clause, first=direct[0] is slot)
        if slot is not direct[0]:
            # "hold the militia responsible", "order a mayor jailed"
            behind = self._labelled(objects, "amod", "acomp", "acl", "appos")
            return (*objects, *behind, *clause.others, *clause.clauses)
        if len(direct) > 1 and direct[1].role != "C":
            glued = [  # "granted the man asylum"
                c
                for o in objects
                if self.is_named(o, direct[1].words)
                and self.s.lemmas[o] not in party_words().amount  # "U.S. dollars"
                for c in self.s.labelled(o, "compound")
            ]
            found = (*clause.datives, *self._to(clause), *glued, *objects)
            return found or inner_subjects(self.s, clause)
        if len(direct) > 1 and not objects:
            return clause.datives or inner_subjects(self.s, clause)
        if slot.words and not objects:  # "stood firm", "declined to comment"
            # "declared a curfew to begin at nine"
            torn = inner_subjects(self.s, clause)
            verbs = () if slot.noun else infinitives(self.s, clause)
            return (*clause.others, *torn, *verbs)
        return objects

    def _about(self, frame: Frame, clause: Clause, *, first: bool) -> tuple[int, ...]:
        """Fillers for an act without a preposition: a clause or an object."""
        clauses = clause.clauses or purposes(self.s, clause)
        if frame.content == "wanted":
            clauses = tuple(c for c in clauses if is_bid(self.s, c))
        if first:
            behind_party = any(s.role == "R" and s.preps for s in frame.slots)
            deeds = (o for o in clause.objects if self.s.lemmas[o] not in PERSONS)
            both = (*clauses, *deeds)
            return clauses if behind_party and clauses else both
        if not clauses and any(s.words and not s.preps for s in frame.slots):
            behind = self._labelled(clause.objects, "acl", "relcl")
            clauses = tuple(  # "the right to strike"
                c for c in behind if self.s.deps[c] == "acl" or is_infinitive(self.s, c)
            )
        return clauses or (() if frame.content == "wanted" else clause.others)

    def _labelled(self, heads: tuple[int, ...], *deps: str) -> tuple[int, ...]:
        """What hangs on some heads and stands behind them."""
        return tuple(c for h in heads for c in self.s.labelled(h, *deps) if c > h)

    def _to(self, clause: Clause) -> tuple[int, ...]:
        return tuple(r for name, r in clause.preps if name == "to")

    def _behind(
        self, slot: Slot, frame: Frame, clause: Clause, taken: set[int]
    ) -> tuple[int, ...]:
        """What stands behind one of the prepositions, of the verb or its objects.

        The parser often hangs "to Kenya" on the money that is sent there. What other
        prepositions of the verb lead to is another story ("after the fall of Kabul"),
        but for sites, words of the frame ("to a mission in Mali") and the agent ("was
        driven by rebels from the town"). Another place of the frame keeps what is its
        own: "summoned the envoy over the burning of a book".
        """
        preps = slot.preps
        apart = {p for other in frame.slots if other is not slot for p in other.preps}
        pairs = [*clause.preps]
        # What drew protests tells not who protested: "the arrest by police drew".
        lent = frame.pos == "n" and slot.role == "A"
        objects = () if lent else clause.objects
        if not clause.passive:  # "lift a ban on Mali on the condition": the nearer
            listed = with_conjuncts(self.s, objects)
            pairs += [p for o in listed for p in preps_of(self.s, o)]
        found = sorted(r for name, r in pairs if name in preps)
        if "to" in preps:
            found += clause.datives
        if not found and clause.objects and clause.particles.intersection(preps):
            found += clause.objects  # "hand over R" is read as verb and particle
        agents = clause.subjects if clause.passive else ()
        known = {*taken, *agents}
        upon = {*clause.objects} if lent else frozenset[int]()
        behind = [  # "got aid for a dam from Mali"
            r
            for p, r in clause.preps
            if r not in upon and (p == "for" or r in known or self._is_site(r))
        ]
        return tuple(found) or self._below(
            ([*objects, *clause.others], behind), preps, (apart, known)
        )

    def _below(
        self,
        starts: Iterable[list[int]],
        preps: tuple[str, ...],
        held: tuple[set[str], set[int]],
    ) -> tuple[int, ...]:
        """What stands behind a preposition that hangs up to two steps lower.

        Args:
            starts: The words below which to look, the likelier first.
            preps: The prepositions.
            held: Those that other places of the frame ask for, and rows to follow
                even behind one of them.
        """
        apart, known = held
        for level in starts:
            for _ in range(2):
                inner = [pair for row in level for pair in preps_of(self.s, row)]
                found = tuple(r for name, r in inner if name in preps)
                if found:
                    return found
                level = [r for name, r in inner if name not in apart or r in known]
        return ()

    def _is_site(self, row: int) -> bool:
        """In "met at the White House with Modi" the parser may give Modi the house."""
        return self.kind(row) in ("place", "state", "organisation")

    def _far_behind(self, preps: tuple[str, ...], clause: Clause) -> tuple[int, ...]:
        """The last such preposition in the object's clauses.

        In "returned skulls that date back to 640 to Peru" the parser dates to Peru.
        """
        for found in clause.objects:
            first, last = self.s.subtree(found)
            for row in range(last - 1, first, -1):
                if self.s.words[row].lower() in preps and self.s.deps[row] == "prep":
                    ends = self.s.labelled(row, "pobj")
                    return ends if self._has_party(ends) else ()
        return ()

    def inner_heads(self, row: int) -> tuple[int, ...]:
        """A head, and what stands behind it if it is hollow: "a series of raids".

        In "announced a suspension of aid" no aid is announced; "four of the villages"
        are villages.
        """
        if self.s.pos[row] == "NUM":
            return (row, *(r for name, r in preps_of(self.s, row) if name == "of"))
        if self.hollow.get(self.s.lemmas[row], "ended") in ("ended", "failed"):
            return (row,)
        inner = [r for name, r in preps_of(self.s, row) if name in ("of", "for", "at")]
        inner += self.s.labelled(row, "compound", "nmod", "acl")
        return (row, *inner)

    def is_named(self, row: int, words: frozenset[tuple[str, ...]]) -> bool:
        """Tell whether a head is one of some words, or the head of such a phrase."""
        lemma = self.s.lemmas[row]
        word = self.s.words[row].lower()
        if (lemma,) in words or (word,) in words or tuple(word.split("-")) in words:
            return True
        if PLACE in words and self.kind(row) == "place":
            return True
        phrases = by_word(words).get(lemma, ())
        return any(self._stands(row, phrase) for phrase in phrases)

    def _stands(self, row: int, phrase: tuple[str, ...]) -> bool:
        at = phrase.index(self.s.lemmas[row])
        first = max(0, row - 2 * at)
        window = [
            (self.s.lemmas[r], self.s.words[r].lower())  # "a veiled attack"
            for r in range(first, min(len(self.s.words), row + 2 * len(phrase)))
            if self.s.words[r] != "-"
        ]
        return any(
            all(map(contains, window[i:], phrase))
            for i in range(len(window) - len(phrase) + 1)
        )

    def _has_party(self, rows: tuple[int, ...]) -> bool:
        """Tell whether one of the heads is a party or names one in its own phrase."""
        for row in rows:
            if self.kind(row) in PARTIES:
                return True
            modifiers = self.s.labelled(row, "poss", "amod", "compound", "nmod")
            if self.s.pos[row] == "NUM":  # "eleven of the prisoners"
                modifiers += tuple(r for _, r in preps_of(self.s, row))
            if any(self.kind(m) in PARTIES for m in modifiers):
                return True
        return False
