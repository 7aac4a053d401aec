"""Look for parties in and around noun phrases.

Often the object is a thing (troops, aid, a visit) and the party hangs on it:
before it ("Israeli raid", "Peru's demand"), behind a preposition ("aid for Chad")
or in a clause ("a law banning the union").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from dragoman.events.dependents import MODIFYING, modifiers, preps_of, with_conjuncts
from dragoman.events.frames import COLLECTIVE, PARTIES
from dragoman.events.sites import is_hit
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

HOLDERS: Final = ("of", "by", "from")  # "the decision by Peru"; not "a bomb in Lima"
BEFORE: Final = ("det", "poss", "nummod", "amod", "compound", "nmod")
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

NAMED: Final = ("state", "place", "person", "organisation")


class PartyFinder:
    """Looks for parties in one sentence."""

    def __init__(self, s: Sentence, kind: Callable[[int], Kind]) -> None:
        """Keep the sentence and what each head stands for."""
        self.s, self.kind = s, kind

    def is_party(self, row: int) -> bool:
        """Tell whether a head stands for somebody; "the flow of goods" does not."""
        s, words = self.s, party_words()
        if self.kind(row) == "place" and s.lemmas[row] in words.water:
            return False  # "a ship in the Red Sea"
        if s.lemmas[row] in words.weapon and s.deps[row] in BEFORE:
            return False  # "Leopard tanks"
        return self.kind(row) in PARTIES and not self._is_process(row)

    def _is_process(self, row: int) -> bool:
        s, words = self.s, party_words()
        if self.kind(row) != "group":
            return False
        word = s.words[row].lower()
        behind = [self.kind(r) for name, r in preps_of(s, row) if name == "of"]
        return (
            word in words.process and any(kind not in NAMED for kind in behind)
        ) or (word in words.number and any(kind not in PARTIES for kind in behind))

    def is_named(self, row: int) -> bool:
        """Tell whether a head stands for somebody and is no pronoun."""
        return self.is_party(row) and self.s.pos[row] != "PRON"

    def holders(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        """The parties that act through these heads; things cannot act."""
        found: list[int] = []
        for row in self.joined(rows):
            if self.is_party(row):
                found.append(row)
            else:
                inner = self._without_whose(row, self.inside(row, HOLDERS, depth=1))
                # "Zimbabwe's top union body": the union
                closer = [r for r in inner if r > inner[0] and self.kind(r) == "group"]
                beside = [*self.s.labelled(row, "poss"), *modifiers(self.s, row)]
                owned = inner[:1] == beside[:1]  # "Israeli army jeeps": the army
                if self.is_undergone(row, self.s.labelled(row, "poss")):
                    found += [r for r in inner if r not in beside]
                else:
                    found += (owned and closer) or inner or self._pronoun(row)
        return tuple(dict.fromkeys(found))

    def is_undergone(self, noun: int, owners: Iterable[int]) -> bool:
        """Tell what was done to whose it is: "the mayor's arrest angered Peru"."""
        return self.s.lemmas[noun] in party_words().undergone and all(
            self.kind(r) in ("person", "group", "pronoun") for r in owners
        )

    def _without_whose(self, row: int, found: list[int]) -> list[int]:
        """In "the court bombings by militants" the court bombs nobody."""
        by = tuple(r for name, r in preps_of(self.s, row) if name == "by")
        doers = [r for r in with_conjuncts(self.s, by) if self.is_party(r)]
        named = [r for r in found if r in doers or self.kind(r) not in COLLECTIVE]
        return named if doers else found

    def joined(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        """Add what is joined by "and", in its place or in that of a home country.

        In "Levits of Latvia and Nauseda of Lithuania" the parser joins Nauseda to
        Latvia.
        """
        found = [*with_conjuncts(self.s, rows)]
        for row in found:
            if self.kind(row) == "person":
                homes = tuple(r for name, r in preps_of(self.s, row) if name == "of")
                found += [
                    r
                    for r in with_conjuncts(self.s, homes)
                    if r not in homes and r not in found and self.kind(r) == "person"
                ]
        return tuple(found)

    def parties(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        """The parties among these heads, then those inside things, then things."""
        direct, inner, things = self.sorted_out(rows)
        return tuple(dict.fromkeys((*direct, *inner, *things)))

    def sorted_out(
        self, rows: tuple[int, ...]
    ) -> tuple[list[int], list[int], list[int]]:
        """The parties among these heads, those inside things, and the things."""
        direct: list[int] = []
        inner: list[int] = []
        things: list[int] = []
        for row in self.joined(rows):
            if self.s.pos[row] in ("VERB", "AUX"):
                continue
            if self.is_party(row):
                direct.append(row)
            else:
                inner += self.inside(row, INSIDE, depth=2)
                things += () if self._is_amount(row) else (row,)
        inner.sort(key=self.is_common)
        return direct, inner, things

    def owners(self, row: int) -> list[int]:
        """Whose a thing is: "the Peruvian offer", "the plan filed by Peru"."""
        s = self.s
        found = [*s.labelled(row, "poss"), *modifiers(s, row)]
        found += [r for name, r in preps_of(s, row) if name in ("by", "from")]
        found += [r for verb in s.labelled(row, "acl") for r in self._doers(verb)]
        return [r for r in with_conjuncts(s, tuple(found)) if self.is_named(r)]

    def is_own(self, row: int) -> bool:
        """Tell whether a phrase is somebody's own: "its troops"."""
        return any(self.s.pos[c] == "PRON" for c in self.s.labelled(row, "poss"))

    def is_common(self, row: int) -> bool:
        """Tell whether a head is a common noun that may be anybody: "workers".

        "Hutu forces" are named by their adjective; "police" in "police base" says
        whose it is.
        """
        if self.kind(row) != "group" or self.s.deps[row] in MODIFYING:
            return False
        before = modifiers(self.s, row)
        return not any(self.s.words[r][0].isupper() for r in (row, *before))

    def inside(self, row: int, preps: tuple[str, ...], *, depth: int) -> list[int]:
        """The parties that a thing names, the nearest to its head first."""
        s = self.s
        owners = s.labelled(row, "poss")
        inert = party_words().inert if not self._is_amount(row) else s.words
        before = (r for r in modifiers(s, row) if s.words[r] not in inert)
        before = (r for r in before if preps is not HOLDERS or not is_hit(s, r))
        found = [r for r in (*owners, *before) if self.is_named(r)]
        whole = self._whole(row)
        if whole:
            return whole
        clauses = s.labelled(row, "acl", "relcl")
        found += [r for verb in clauses for r in self._doers(verb)]
        order = {name: n for n, name in enumerate(preps)}
        pairs = (pair for pair in preps_of(s, row) if pair[0] in order)
        behind = tuple(r for _, r in sorted(pairs, key=lambda pair: order[pair[0]]))
        around = [r for r in owners if not self.is_party(r)]
        around += with_conjuncts(s, behind)
        for at in around:
            if self.is_party(at):
                found.append(at)
            if depth > 1 and (not self.is_party(at) or self.is_own(at)):
                found += self.inside(at, preps, depth=depth - 1)
        if depth > 1:
            found += [
                r for verb in clauses for r in self.near(verb) if self.is_named(r)
            ]
        return found

    def land(self, rows: Iterable[int]) -> tuple[int, ...]:
        """The state where something is done: "the arrest of a monk in Peru"."""
        pairs = (pair for row in rows for pair in preps_of(self.s, row))
        lands = (r for name, r in pairs if name == "in" and self.kind(r) == "state")
        return tuple(lands)[:1]

    def _whole(self, row: int) -> list[int]:
        """The body of which a thing is a part: "the Iraqi branch of al-Qaeda"."""
        if self.s.lemmas[row] not in party_words().part:
            return []
        behind = tuple(r for name, r in preps_of(self.s, row) if name == "of")
        bodies = (r for r in behind if self.kind(r) == "organisation")
        return list(with_conjuncts(self.s, tuple(bodies)))

    def _doers(self, verb: int) -> list[int]:
        """Who made a thing: "a motion filed by Peru"."""
        by = (r for name, r in preps_of(self.s, verb) if name == "by")
        return [r for r in by if self.is_named(r)]

    def near(self, verb: int) -> list[int]:
        """The parties of a verb's clause: object, subject, behind prepositions."""
        s = self.s
        around = [
            *s.labelled(verb, "dobj", "dative", "nsubj", "nsubjpass"),
            *(r for _, r in preps_of(s, verb)),
            *self._helped(verb),
        ]
        found: list[int] = []
        for row in with_conjuncts(s, tuple(around)):
            if self.is_party(row):
                found.append(row)
            if not self.is_party(row) or self.is_own(row):
                found += self.inside(row, INSIDE, depth=1)
        return found

    def _helped(self, verb: int) -> list[int]:
        """Who acts in what the verb asks or helps: "help Haiti fight the gangs"."""
        s = self.s
        below = (c for c in s.labelled(verb, "ccomp", "xcomp") if s.tags[c] == "VB")
        return [r for c in below for r in s.labelled(c, "nsubj", "nsubjpass")]

    def _is_amount(self, row: int) -> bool:
        """Tell whether a thing is a number or money: nobody acts upon it."""
        return self.s.pos[row] == "NUM" or self.s.lemmas[row] in party_words().amount

    def _pronoun(self, row: int) -> list[int]:
        """The owner of a thing if a pronoun tells it: "its attack"."""
        owners = self.s.labelled(row, "poss")
        return [r for r in owners if self.s.pos[r] == "PRON"]
