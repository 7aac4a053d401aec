"""Rank those who may be acted upon: every candidate by a named rule with a weight.

The object of an act is often a thing (troops, aid, a ban, a visit), and whom it
concerns hangs on it, or stands in a clause beside it. So candidates are collected
from all these places and the heaviest is taken; the rule goes with it into `why`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from dragoman.events.complements import purposes
from dragoman.events.dependents import VERBS, is_infinitive, preps_of, with_conjuncts
from dragoman.events.hearers import hearers
from dragoman.events.matches import THROUGH_OTHERS, Match, is_through_others
from dragoman.events.parties import INSIDE, PartyFinder
from dragoman.events.sites import is_instrument, is_mere_site, is_occasion, is_site
from dragoman.events.subjects import find_subjects
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

# From which rule a head may come, and how much speaks for it.
WEIGHTS: Final = {
    "it is the home of who stands there": 10.5,
    "it stands in its place": 10.0,
    "it owns what is answered": 9.0,
    "it acts in what is spoken of": 9.0,
    "it hangs on the noun of the frame": 8.2,
    "it hangs on what stands in its place": 8.0,
    "the frame names it": 7.5,
    "a thing stands in its place": 6.5,
    "the act hangs on what it does": 5.5,
    "it hangs on the object": 5.0,
    "it stands in the clause that the act is about": 4.0,
    "a preposition leads to it": 3.0,
    "it is left dead or hurt": 3.0,
    "it stands in the clause above": 2.0,
    "a thing stands behind its preposition": 1.0,
    "the frame names this thing": 0.5,
    "it happens there, and nobody else is named": 0.4,
}
SURE: Final = 6.0  # at this weight and above the words themselves give the recipient
COMMON: Final = -1.0  # a common noun, whose bearer may be anybody, beside a name
STEP: Final = 0.05  # from one preposition to the next less likely one
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
    "after",
)  # prepositions of a verb that may show whom it concerns, the likeliest first
# "regretted that the Council had failed": who does the inner act is spoken of.
ABOUT_THE_DOER: Final = ("ACCUSE", "REQUEST", "SUPPORT")
OF_THINGS: Final = ("ACCUSE", "SUPPORT")  # "welcomed the bill"
# Help to people or a force abroad concerns the state they are in.
HELPING: Final = ("AID",)
# "rejected Peru's offer": who made what is answered is the one who is answered.
ANSWERS: Final = ("REJECT",)
SEIZING: Final = ("COERCE",)  # "arrested in the town" befalls no town
# Acts of words and of gatherings: "in" and "at" only say where.
MET: Final = ("summit", "conference", "forum")  # who meets in them is not named
UNPLACED: Final = ("CONSULT", "PROTEST", "REJECT", "REQUEST", "THREATEN")
AT: Final = ("in", "at", "near")  # "set up a clinic in Mali" concerns Mali
FOR: Final = ("for", "with")
BODIES: Final = ("organisation",)  # as likely words with a capital: "for Animation"
WITHIN: Final = ("in", "across", "throughout", "through")
GATHERINGS: Final = ("PROTEST",)
# "will not pay until Mali leaves": whoever could change it is meant.
CONDITIONAL: Final = ("THREATEN",)
DIRECT: Final = ("person", "organisation", "group", "place")


class Candidate(NamedTuple):
    """A head that may be acted upon, with the rule that found it."""

    row: int
    rule: str
    weight: float

    @property
    def sure(self) -> bool:
        """Tell whether the words themselves give it, so that nothing need be sought."""
        return self.weight >= SURE - 1.0 and WEIGHTS[self.rule] >= SURE


class Collector:
    """Collects the candidates of the acts of one sentence."""

    def __init__(
        self, s: Sentence, find: PartyFinder, light_verbs: frozenset[str]
    ) -> None:
        """Keep the sentence, what looks for parties in it, and the light verbs."""
        self.s, self.find, self.light_verbs = s, find, light_verbs
        self.kind = find.kind

    def in_place(self, match: Match) -> tuple[Candidate, ...]:
        """Candidates that the words of the frame lead to, the heaviest first."""
        slot = match.frame.slot("R")
        lent = match.clause.objects if match.frame.pos == "n" else ()
        fillers = match.fillers("R") if slot else lent  # "were hurt in a raid"
        direct, inner, things = self.find.sorted_out(fillers)
        behind = slot is not None and bool(slot.preps)
        thing = "a thing stands behind its preposition" if behind else None
        return ranked(
            (
                *self._all(
                    "it is the home of who stands there", self._homes(match, direct)
                ),
                *self._all("it stands in its place", direct),
                *self._all("it owns what is answered", self._owners(match)),
                *self._all("the frame names it", self._nouns(match)),
                *self._all("it hangs on the noun of the frame", self._named_by(match)),
                *self._all("it hangs on what stands in its place", inner),
                *self._all("it acts in what is spoken of", self._doers(match)),
                *self._all(thing or "a thing stands in its place", things),
            )
        )

    def around(
        self, match: Match, carrier: int, not_these: Iterable[int]
    ) -> tuple[Candidate, ...]:
        """Candidates of the clause around an act, as a reader would look for them."""
        clause = match.clause
        if match.frame.content == "denied":
            return ()  # who denies a thing answers nobody by that
        heads = [r for b in match.bound if b.slot.role in ("T", "") for r in b.rows]
        objects = [
            r
            for head in (*heads, *clause.objects, *self._completing(clause.others))
            for r in self.find.inside(head, INSIDE, depth=2)
        ]
        found = [
            *self._all("the act hangs on what it does", self._conditions(match)),
            *self._all("it hangs on the object", objects),
            *self._clauses(match),
            *self._behind(clause.row),
            *self._all("it stands in the clause above", hearers(self.s, carrier)),
        ]
        if match.frame.type in UNPLACED:
            found = [c for c in found if not is_site(self.s, c.row)]
        elif match.frame.type == "ACCUSE":  # "in a town, the party complained"
            sites = [c for c in found if self.kind(c.row) == "place"]
            found = [c for c in found if c not in sites or not is_site(self.s, c.row)]
        left_out = {*not_these, clause.row}
        named = [
            c
            for c in found
            if c.row not in left_out
            and not (
                match.frame.type in SEIZING
                and is_mere_site(self.s, c.row, self.kind(c.row))
            )
            and self.find.is_named(c.row)
            and not self.find.is_own(c.row)
            and not self._is_force(match, c.row)
        ]
        things = self._all("the frame names this thing", self._things(match))
        return ranked((*named, *things))

    def _completing(self, others: Iterable[int]) -> list[int]:
        """What completes a verb, less what only tells when: "ahead of a summit"."""
        when = party_words().circumstance
        return [row for row in others if self.s.lemmas[row] not in when]

    def where(self, match: Match) -> tuple[Candidate, ...]:
        """Where some protest of whom nothing is said: "riots erupted in Mali".

        So too what their protest befalls: "a general strike paralysed Greece".
        """
        s, row = self.s, match.clause.row
        told = s.pos[row] in VERBS or s.deps[row] in ("nsubj", "nsubjpass")
        if match.frame.type not in GATHERINGS or not told:
            return ()
        verb = s.heads[row]
        pairs = (*preps_of(s, row), *preps_of(s, verb))
        rows = [r for name, r in pairs if name in WITHIN]
        if s.pos[row] not in VERBS:
            rows += s.labelled(verb, "dobj")
        lands = [r for r in rows if self.kind(r) in ("state", "place")]
        return ranked(self._all("it happens there, and nobody else is named", lands))

    def left(self, match: Match) -> tuple[Candidate, ...]:
        """Whom an attack "left dead" or "left wounded", if nobody else is named."""
        s, row = self.s, match.clause.row
        verb = s.heads[row]
        if match.frame.type != "ASSAULT" or s.deps[row] != "nsubj":
            return ()
        words = party_words().hurt
        hurt = any(s.words[c] in words for c in s.labelled(verb, "oprd", "acomp"))
        rows = s.labelled(verb, "dobj") if hurt and s.lemmas[verb] == "leave" else ()
        victims = [r for r in rows if self.find.is_party(r)]
        return ranked(self._all("it is left dead or hurt", victims))

    def _all(self, rule: str, rows: Iterable[int]) -> list[Candidate]:
        """Candidates of one rule; a common noun counts less than a name."""
        weight = WEIGHTS[rule]
        loose = weight < WEIGHTS["it owns what is answered"]
        return [
            Candidate(row, rule, weight + COMMON * (loose and self.find.is_common(row)))
            for row in rows
        ]

    def _homes(self, match: Match, rows: Iterable[int]) -> tuple[int, ...]:
        """The state behind those who are helped: "troops to the force in Mali"."""
        if match.frame.type not in HELPING:
            return ()
        groups = (r for r in rows if self.kind(r) in ("group", "organisation"))
        pairs = (pair for r in groups for pair in preps_of(self.s, r))
        return with_conjuncts(
            self.s,
            tuple(r for name, r in pairs if name == "in" and self.kind(r) == "state"),
        )

    def _owners(self, match: Match) -> tuple[int, ...]:
        """Whose offer, request or plan it is that the act answers."""
        if match.frame.type not in ANSWERS:
            return ()
        found = [r for word in match.words for r in self.find.owners(word)]
        return tuple(r for r in found if r not in match.clause.subjects)

    def _named_by(self, match: Match) -> tuple[int, ...]:
        """Whom the frame's noun names at once, where only a thing fills the place.

        "Lifted the siege of Aleppo under a deal": Aleppo.
        """
        if not match.fillers("R"):
            return ()
        pairs = (pair for word in match.words for pair in preps_of(self.s, word))
        behind = tuple(r for name, r in pairs if name in ("of", "on", "against"))
        not_these = (*match.clause.subjects, *match.fillers("R"))
        return tuple(
            r
            for r in behind
            if self.find.is_named(r) and r not in not_these and not self.find.is_own(r)
        )

    def _is_force(self, match: Match, row: int) -> bool:
        """Who is sent is not acted upon: "troop presence", "an army brigade"."""
        through = is_through_others(match)
        moved = {match.frame.type, match.frame.mode} & {*THROUGH_OTHERS}
        if moved and row in match.words and self.kind(row) == "group":
            return True
        return through and self.s.heads[row] in match.words and not self._is_behind(row)

    def _is_behind(self, row: int) -> bool:
        return self.s.deps[row] == "pobj"

    def _nouns(self, match: Match) -> tuple[int, ...]:
        """The frame's own noun, if it is acted upon: "freed prisoners", "took Goma".

        Who sends troops or pulls out his men acts through them, not upon them.
        """
        through = is_through_others(match)
        if through and match.frame.type != "SANCTION":
            return ()
        kinds = BODIES if through else DIRECT  # "left the bloc"
        objects = (b for b in match.bound if b.slot.words and "in" not in b.slot.preps)
        words = (r for bound in objects for r in bound.rows)
        return tuple(
            r
            for r in words
            if self.kind(r) in kinds and self.find.is_party(r) and not self._is_mass(r)
            if self.s.lemmas[r] not in MET
        )

    def _is_mass(self, row: int) -> bool:
        """Tell a thing from somebody by what stands before: "force", "the force"."""
        first = self.s.labelled(row, "det", "poss", "nummod")
        return self.s.tags[row] == "NN" and not first

    def _doers(self, match: Match) -> tuple[int, ...]:
        """Who does what is complained of, asked for or welcomed."""
        if match.frame.type not in ABOUT_THE_DOER:
            return ()
        told = (*match.fillers("C"), *match.fillers("R"))
        clauses = [r for r in told if self.s.pos[r] in VERBS]
        pairs = (pair for word in match.words for pair in preps_of(self.s, word))
        clauses += [r for _, r in pairs if self.s.pos[r] in VERBS]
        for noun in told:  # "an inquiry into claims that soldiers looted"
            clauses += [
                c for c in self.s.labelled(noun, "acl") if self.s.labelled(c, "mark")
            ]
        doers = (self.s.labelled(r, "nsubj", "nsubjpass") for r in clauses)
        return tuple(r for rows in doers for r in self.find.holders(rows))

    def _conditions(self, match: Match) -> tuple[int, ...]:
        """Who could change the actor's mind: "will not leave until Mali pays"."""
        verbs = (match.clause.row, *match.clause.clauses)
        return tuple(
            r
            for verb in verbs
            for clause in self.s.labelled(verb, "advcl")
            if self._is_condition(clause, match.frame.type)
            for r in self._parties_of(clause)
        )

    def _parties_of(self, clause: int) -> list[int]:
        """Who acts in a clause, else whoever is named in it."""
        doers = self.find.holders(find_subjects(self.s, clause)[0])
        named = [r for r in doers if self.find.is_named(r) and not self.find.is_own(r)]
        return named or self.find.near(clause)

    def _is_condition(self, clause: int, type_: str | None) -> bool:
        """Tell a demand from a mere "if": "unless Mali pays", "if it does not pay"."""
        words = party_words()
        marks = {self.s.lemmas[m] for m in self.s.labelled(clause, "mark", "advmod")}
        if marks & words.unless:
            return True
        firm = type_ in CONDITIONAL or bool(self.s.labelled(clause, "neg"))
        return firm and bool(marks & words.condition)

    def _clauses(self, match: Match) -> list[Candidate]:
        """Parties of the clauses that the act is about, and of its purposes."""
        found: list[Candidate] = []
        for verb in (*match.clause.clauses, *purposes(self.s, match.clause)):
            rows = [*self.find.near(verb)]
            if self.s.lemmas[verb] in party_words().sending:
                sent = with_conjuncts(self.s, self.s.labelled(verb, "dobj"))
                rows += [r for v in self._aims(verb) for r in self.find.near(v)]
                idle = [r for r in sent if self.find.is_common(r)]
                rows = [r for r in rows if r not in idle]
            if self.s.lemmas[verb] in party_words().made:
                rows = self._sites(verb)
            rule = "it stands in the clause that the act is about"
            found += self._all(rule, rows)
        return found

    def _sites(self, verb: int) -> list[int]:
        """Where and for whom something comes into being: "a clinic for Mali"."""
        first, last = self.s.subtree(verb)
        pairs = (pair for r in range(first, last) for pair in preps_of(self.s, r))
        return [
            r
            for name, r in pairs
            if (name in AT and self.kind(r) in ("state", "place"))
            or (name in FOR and self.find.is_named(r) and self.kind(r) not in BODIES)
        ]

    def _aims(self, verb: int) -> list[int]:
        """What is done for: "will send police to help Haiti"."""
        below = (verb, *self.s.labelled(verb, "dobj"))
        return [
            c
            for r in below
            for c in self.s.labelled(r, "advcl", "xcomp", "acl", "relcl")
            if is_infinitive(self.s, c)
        ]

    def _behind(self, row: int) -> list[Candidate]:
        """What stands behind the verb's prepositions."""
        order = {name: n for n, name in enumerate(LAST_RESORT)}
        found: list[Candidate] = []
        for name, behind in preps_of(self.s, row):
            aside = is_occasion(self.s, name, behind)
            aside = aside or is_instrument(self.s, name, behind)
            if name in order and not aside:
                verb = self.s.pos[behind] in VERBS
                rows = self._of_verb(behind) if verb else self.find.parties((behind,))
                found += [
                    c._replace(weight=c.weight - STEP * order[name])
                    for c in self._all("a preposition leads to it", rows)
                ]
        return found

    def _of_verb(self, verb: int) -> tuple[int, ...]:
        """The parties of "on helping to train nurses", the object's first."""
        verbs = (verb, *self.s.labelled(verb, "xcomp", "ccomp"))
        return tuple(r for v in verbs for r in self.find.near(v))

    def _things(self, match: Match) -> tuple[int, ...]:
        """The frame's own noun, if nobody else is acted upon: "welcomed the bill"."""
        if match.frame.type not in OF_THINGS or match.frame.pos != "v":
            return ()
        return () if match.frame.lemma in self.light_verbs else match.words


def ranked(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, the heaviest first, each head once; equals in their order."""
    ranked = sorted(found, key=lambda c: -c.weight)
    first = {c.row: c for c in reversed(ranked)}
    return tuple(c for c in ranked if first[c.row] is c)
