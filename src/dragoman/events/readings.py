"""Find the words of a sentence that name acts, and read each with its best frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.carriers import Carriers
from dragoman.events.clauses import (
    Clause,
    find_subjects,
    is_in_name,
    is_passive,
    modifiers,
    preps_of,
    read_clause,
    with_conjuncts,
)
from dragoman.events.frames import PARTIES, Matcher
from dragoman.events.matches import Match
from dragoman.events.nominal import doers_within, torn_clauses, whole_of
from dragoman.events.stems import verb_frames
from dragoman.events.times import is_day
from dragoman.knowledge.frames import Frame
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

# Behind which prepositions a noun names who undergoes it: "come under attack".
CONTENT: Final = {
    "AGREE": "planned",
    "THREATEN": "threatened",
    "REQUEST": "wanted",
    "REJECT": "refused",
}  # what an act does to the one it is about, where its frame does not say
# Whose own noun may name an act as well: "called for talks", "threatens a walkout".
ABOUT_NOUNS: Final = ("AGREE", "THREATEN", "REQUEST")
UNDERGOING: Final = ("on", "against", "to", "of", "for", "with", "at")
# Who begins or goes on with a thing does it; who ends it may be somebody else.
GOING: Final = ("happened", "ongoing", "planned", "-")
NAMED_KINDS: Final = ("state", "organisation", "person")
NOBODY: Final = frozenset("no none nobody".split())
PLACES: Final = ("in", "across", "throughout", "between", "against")
HARM: Final = ("ASSAULT", "PROTEST")
CARRIED: Final = ("dobj", "nsubjpass", "attr", "pobj", "prep", "relcl")


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A word that names an act, as its best frame reads it.

    Attributes:
        row: The word.
        match: The frame and what fills it.
        carrier: The verb that carries tense and negation: the word itself, or the
            light verb of an event noun, or -1 for a noun without one.
        why: The rules so far.
    """

    row: int
    match: Match
    carrier: int
    why: tuple[str, ...]


class Reader:
    """Reads the acts of one sentence."""

    def __init__(
        self, s: Sentence, lexicon: Lexicon, kind: Callable[[int], Kind]
    ) -> None:
        """Keep the sentence, the lexicon and what each head stands for."""
        self.s, self.lexicon, self.kind = s, lexicon, kind
        self.light_verbs = lexicon.light_verbs
        self.around = Carriers(s, lexicon)
        self.matcher = Matcher(s, kind, lexicon.through.get("noun", {}))

    def read(self) -> dict[int, Reading]:
        """The readings of all words that name acts, by row."""
        rows = range(len(self.s.words))
        found = {row: r for row in rows if (r := self._predicate(row)) is not None}
        used = {no + 1 for r in found.values() for no in r.match.no}
        for r in found.values():
            if r.match.frame.content is None and r.match.frame.type not in ABOUT_NOUNS:
                used.update(r.match.words)
        for row in rows:
            if self._is_noun(row) and row not in found and not self._is_used(row, used):
                noun = self._noun(row)
                if noun is not None and not self._said_already(row, noun, found):
                    found[row] = noun
        frames = {row: reading.match.frame for row, reading in found.items()}
        return {
            row: found[row]
            for row, frame in sorted(frames.items())
            if frame.type is not None or frame.content
        }

    def _is_used(self, row: int, used: set[int]) -> bool:
        """Tell whether a frame names a noun, or a name that it is part of.

        The last word of "state of emergency" is no other act.
        """
        above = self.s.heads[row]
        whole = self.s.heads[above] if self.s.words[above] == "of" else row
        return row in used or (whole in used and self._is_joined(row, whole))

    def _is_joined(self, row: int, whole: int) -> bool:
        """Tell whether an act is named by both words together."""
        frames = self.lexicon.frames.get(("n", self.s.lemmas[row]), ())
        return any(self.s.lemmas[whole] in frame.lead for frame in frames)

    def _with_subject(self, clause: Clause) -> Clause:
        """Give a verb the name before it that the parser took for an adverb."""
        if clause.subjects or clause.passive:
            return clause
        before = self.s.labelled(clause.row, "advmod", "npadvmod", "dep", "nmod")
        names = tuple(
            r for r in before if r < clause.row and self.kind(r) in NAMED_KINDS
        )
        return msgspec.structs.replace(clause, subjects=names[-1:])

    def _predicate(self, row: int) -> Reading | None:
        """Read a verb, or an adjective that tells an act."""
        match self.s.pos[row]:
            case "VERB" | "AUX":
                if self._is_noun(row) and self._noun_frames(row):
                    return None
                return self._stative(row) or self._verb(row) or self._participle(row)
            case "ADJ":
                return self._adjective(row) or self._taken_for_adjective(row)
            case "NOUN" if self._rules_a_clause(row):
                return self._verb(row)
            case _:
                return None

    def _stative(self, row: int) -> Reading | None:
        """Read "is committed to" as a state of its subject, not as something done."""
        kids = self.s.children[row]
        done_by = any(self.s.deps[c] == "agent" for c in kids)
        is_state = any(self.s.deps[c] == "auxpass" for c in kids) and not done_by
        return self._participle(row) if is_state else None

    def _rules_a_clause(self, row: int) -> bool:
        """Tell a verb that was taken for a noun: "EU and UN hand over supplies"."""
        objects = self.s.labelled(row, "dobj", "prt")
        return bool(objects and self.s.labelled(row, "nsubj"))

    def _said_already(self, row: int, noun: Reading, found: dict[int, Reading]) -> bool:
        """Tell whether a frame that names the noun has its type: "vowed support"."""
        return any(
            row in with_conjuncts(self.s, other.match.words)
            and other.match.frame.type in (noun.match.frame.type, None)
            for other in found.values()
        )

    def _participle(self, row: int) -> Reading | None:
        """Read a participle as an adjective: "was outraged by", "is opposed to"."""
        if self.s.tags[row] != "VBN":
            return None
        frames = self.lexicon.frames.get(("a", self.s.words[row].lower()), ())
        before_noun = self.s.deps[row] == "amod"  # "the jailed mayor"
        subjects: tuple[int, ...] = (self.s.heads[row],)
        if not before_noun:
            frames = tuple(f for f in frames if not f.swap)
            subjects = find_subjects(self.s, row)[0]
        match = self.matcher.best(frames, self._adjective_clause(row, subjects))
        if match is None:
            return None
        carrier = -1 if before_noun else row
        return Reading(row=row, match=match, carrier=carrier, why=self._because(match))

    def _taken_for_adjective(self, row: int) -> Reading | None:
        """Read "was jeered by farmers", where the parser sees an adjective."""
        word = self.s.words[row].lower()
        if not self.s.labelled(row, "agent") or not word.endswith("ed"):
            return None
        frames = verb_frames(self.lexicon, word.removesuffix("ed"), inflected=True)
        match = self.matcher.best(frames, read_clause(self.s, row))
        if match is None:
            return None
        return Reading(row=row, match=match, carrier=row, why=self._because(match))

    def _adjective_clause(self, row: int, subjects: tuple[int, ...]) -> Clause:
        return Clause(
            row=row,
            passive=False,
            subjects=subjects,
            objects=(),
            datives=(),
            preps=preps_of(self.s, row),
            particles=frozenset(),
            clauses=self.s.labelled(row, "xcomp", "ccomp"),
            others=(),
            shared="",
        )

    def _verb(self, row: int) -> Reading | None:
        inflected = self.s.tags[row] in ("VBD", "VBN", "VBG")
        frames = verb_frames(self.lexicon, self.s.lemmas[row], inflected=inflected)
        if not frames or self.s.deps[row] in ("aux", "auxpass"):
            return None
        clause = self._with_subject(read_clause(self.s, row))
        if self._only_hinders(clause):
            return None
        match = self.matcher.best(frames, clause)
        if match is None:
            return None
        return Reading(row=row, match=match, carrier=row, why=self._because(match))

    def _only_hinders(self, clause: Clause) -> bool:
        """In "an attack by rebels was foiled" the attack is the news: nobody foils."""
        if not clause.passive or clause.subjects or not clause.objects:
            return False
        failed = self.lexicon.through.get("aspect", {}).get(self.s.lemmas[clause.row])
        return failed == "failed" and self._names_harm(clause.objects[0])

    def _names_harm(self, row: int) -> bool:
        frames = self._noun_frames(row) if self._is_noun(row) else ()
        return any(f.type in HARM for f in frames)

    def _adjective(self, row: int) -> Reading | None:
        frames = self.lexicon.frames.get(("a", self.s.lemmas[row]))
        if not frames:
            return None
        head = self.s.heads[row]
        copulas = self.lexicon.through.get("copula", {})
        copula = self.s.lemmas[head] in copulas and self.s.deps[row] in (
            "acomp",
            "attr",
        )
        subjects = find_subjects(self.s, head)[0] if copula else ()
        if not copula and self.s.deps[row] == "amod":
            subjects = (head,)
        match = self.matcher.best(frames, self._adjective_clause(row, subjects))
        if match is None:
            return None
        carrier = head if copula else -1
        return Reading(row=row, match=match, carrier=carrier, why=self._because(match))

    def _noun(self, row: int) -> Reading | None:
        frames = self._noun_frames(row)
        if not frames or not self._stands_alone(row) or self._is_in_name(row):
            return None
        if is_day(self.s, row):
            return None
        carrier, side = self._light_verb(row)
        clause = self._noun_clause(row, carrier, side)
        match = self.matcher.best(frames, clause)
        if match is None:
            return None
        why = self._because(match)
        if side:
            lent = f"'{self.s.lemmas[carrier]}' lends it its subject as {side}"
            why = (*why, lent)
        return Reading(row=row, match=match, carrier=carrier, why=why)

    def _is_noun(self, row: int) -> bool:
        """Tell whether a word is a noun, or an -ing form used as one: "the firing"."""
        if self.s.pos[row] in ("NOUN", "PROPN"):
            return True
        s, dep = self.s, self.s.deps[row]
        if s.tags[row] != "VBG" or dep not in ("pobj", "dobj", "nsubj", "nsubjpass"):
            return False
        alone = dep in ("nsubj", "nsubjpass") and not s.labelled(row, "dobj", "nsubj")
        return alone or bool(s.labelled(row, "det", "compound", "amod", "poss"))

    def _noun_frames(self, row: int) -> tuple[Frame, ...]:
        is_verb = self.s.pos[row] == "VERB"  # as the parser has it: "the firing"
        lemma = self.s.words[row].lower() if is_verb else self.s.lemmas[row]
        return self.lexicon.frames.get(("n", lemma), ())

    def _stands_alone(self, row: int) -> bool:
        """A noun inside another ("attack helicopter") names no act of its own."""
        if self.s.deps[row] not in ("compound", "nmod", "amod"):
            return True
        return self.s.lemmas[self.s.heads[row]] in self.matcher.hollow

    def _is_in_name(self, row: int) -> bool:
        """Tell whether a noun only ends a name; meetings bear names and are held."""
        named = any(f.type == "CONSULT" for f in self._noun_frames(row))
        return not named and is_in_name(self.s, row)

    def _light_verb(self, row: int) -> tuple[int, str]:
        """The light verb that carries an event noun, and which side its subject is."""
        s = self.s
        at = self._outermost(row)
        verb = s.heads[at]
        if s.deps[at] not in CARRIED:
            return -1, ""
        lemmas = [s.lemmas[verb]]
        if is_passive(s, verb) and not self._is_none(verb):
            lemmas.append(f"be-{lemmas[0]}")  # "was killed in the raid"
        around = {s.words[c].lower() for c in s.labelled(verb, "prt", "prep")}
        particles = ("", *sorted(around))
        if s.deps[at] == "prep":  # "conveyed grief over the attack" is no attack
            particles = (s.words[at].lower(),)
        for lemma in lemmas:
            for particle in particles:
                side = self.lexicon.light.get((lemma, particle))
                if side:
                    return verb, side
        starts = self.lexicon.through.get("aspect", {}).get(s.lemmas[verb])
        if starts in GOING and s.deps[at] == "dobj":
            return verb, "A"
        return -1, ""

    def _is_none(self, verb: int) -> bool:
        """In "nobody was killed in the raid" it is the killing that is denied."""
        s = self.s
        subjects = s.labelled(verb, "nsubj", "nsubjpass")
        below = (c for r in subjects for c in (r, *s.children[r]))
        return bool(s.labelled(verb, "neg")) or any(
            s.lemmas[r] in NOBODY for r in below
        )

    def _outermost(self, row: int) -> int:
        """The word by which an event noun, with hollow nouns over it, hangs on a verb.

        In "came under a series of attacks" that is "under".
        """
        s, at = self.s, row
        while s.deps[at] in ("pobj", "prep", "compound", "conj"):
            above = s.heads[at]
            on_verb = s.pos[s.heads[above]] == "VERB" and s.deps[above] == "prep"
            if s.deps[at] == "pobj" and on_verb:
                return above
            if s.deps[at] == "pobj" and s.lemmas[above] not in ("of", "in"):
                return at
            at = above
            if s.pos[at] == "NOUN" and s.lemmas[at] not in self.matcher.hollow:
                return at
        return at

    def _noun_clause(self, row: int, carrier: int, side: str) -> Clause:
        """Bring an event noun into the shape of a verb's clause."""
        s, whole = self.s, whole_of(self.s, row, self.matcher.hollow)
        preps = preps_of(s, row)
        if whole != row:
            preps += preps_of(s, whole)
        subjects = [r for name, r in preps if name == "by"] or doers_within(
            s, row, self.kind
        )
        subjects += [
            r for at in dict.fromkeys((row, whole)) for r in s.labelled(at, "poss")
        ]
        objects: tuple[int, ...] = ()
        preps += self._where(whole) if carrier < 0 else ()
        if carrier >= 0:
            verb = self._with_subject(read_clause(s, carrier))
            preps += tuple(pair for pair in verb.preps if pair[1] != row)
            if side == "A":
                subjects += [r for r in verb.subjects if r != row]
                preps += tuple(("to", r) for r in verb.datives)
            else:
                objects = verb.objects if verb.passive else verb.subjects
                preps += tuple((p, r) for r in objects for p in UNDERGOING)
                subjects += [r for name, r in preps if name in ("from", "by")]
        subjects += [r for r in modifiers(s, row) if self._is_doer(r)]
        return Clause(
            row=row,
            passive=False,
            subjects=tuple(dict.fromkeys(subjects)),
            objects=objects,
            datives=(),
            preps=preps,
            particles=frozenset(),
            clauses=(*s.labelled(row, "acl", "relcl", "ccomp"), *torn_clauses(s, row)),
            others=(),
            shared="",
        )

    def _where(self, noun: int) -> tuple[tuple[str, int], ...]:
        """What the verb of a noun that occurs says: "a curfew is in force in Kenya"."""
        verb = self.s.heads[noun]
        if self.s.deps[noun] != "nsubj" or not self.around.occurring(verb):
            return ()
        pairs = preps_of(self.s, verb)
        pairs += tuple(pair for _, r in pairs for pair in preps_of(self.s, r))
        return tuple(p for p in pairs if p[0] in PLACES and self.kind(p[1]) in PARTIES)

    def _is_doer(self, modifier: int) -> bool:
        """Tell "police raid" from "drone strike" and "state visit"."""
        means = self.s.words[modifier] in party_words().means
        return self.kind(modifier) in PARTIES and not means

    def reading(self, row: int, match: Match, instead: Reading) -> Reading:
        """Read a word by another frame than before."""
        return msgspec.structs.replace(
            instead, row=row, match=match, why=self._because(match)
        )

    def _because(self, match: Match) -> tuple[str, ...]:
        frame = match.frame
        code = f"{frame.type} {frame.mode}" if frame.mode else frame.type
        return (
            f"'{self.s.lemmas[match.clause.row]}' reads «{frame.text}» as {code}"
            f" ({frame.source})",
        )
