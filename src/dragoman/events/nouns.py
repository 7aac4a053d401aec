"""Read event nouns: which name acts, what verb carries them, and their clause.

An event noun has no subject and no object; its doers stand before it, behind "by" or
with its light verb. Brought into the shape of a verb's clause, it fits verbs' frames.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.events.carriers import Carriers
from dragoman.events.clauses import Clause, read_clause, with_name_before
from dragoman.events.dependents import modifiers, preps_of
from dragoman.events.frames import COLLECTIVE, PARTIES
from dragoman.events.nominal import (
    behind_doers,
    doers_beside,
    is_in_name,
    torn_clauses,
    whole_of,
)
from dragoman.events.sites import has_place, is_hit
from dragoman.events.stems import verb_frames
from dragoman.events.subjects import is_passive
from dragoman.events.times import is_day
from dragoman.knowledge.frames import NONE, Frames
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

# Behind which prepositions a noun names who undergoes it: "come under attack".
GIVING: Final = ("from", "by")
# "Of" would name a giver a second time: "is expecting aid from China".
UNDERGOING: Final = ("of", "on", "against", "to", "for", "with", "at")
# Who begins or goes on with a thing does it; who ends it may be somebody else.
GOING: Final = ("happened", "ongoing", "planned", "-")
NOBODY: Final = frozenset("no none nobody".split())
PLACES: Final = ("in", "across", "throughout", "between", "against")
CARRIED: Final = ("dobj", "nsubjpass", "attr", "pobj", "prep", "relcl")
PEOPLE: Final = ("group",)  # a "contact group" is no contact
HARMING: Final = frozenset(("kill", "injure", "wound", "hurt"))
JUDGING: Final = (("take", "seriously"), ("take", "lightly"))  # "took it seriously"
SEEKING: Final = ("seek",)  # who seeks asylum grants none


def first_harm(s: Sentence, verb: int) -> int:
    """The first of verbs that together tell a toll: "four killed and ten hurt".

    Not so if each has a place of its own: "killed two in Lima and hurt six in Cusco".
    """
    above = s.heads[verb]
    both = s.lemmas[verb] in HARMING and s.lemmas[above] in (*HARMING, "shoot")
    if s.deps[verb] != "conj" or not both:
        return verb
    apart = has_place(s, verb) and has_place(s, above)
    if is_passive(s, above) or not (s.labelled(verb, "nsubj") or apart):
        return first_harm(s, above)
    return verb


class Nouns:
    """Reads the event nouns of one sentence."""

    def __init__(
        self, s: Sentence, lexicon: Lexicon, kind: Callable[[int], Kind]
    ) -> None:
        """Keep the sentence, the lexicon and what each head stands for."""
        self.s, self.lexicon, self.kind = s, lexicon, kind
        self.hollow = lexicon.through.get("noun", {})
        self.around = Carriers(s, lexicon)

    def may_tell(self, row: int) -> bool:
        """Tell whether a noun names an act: not as part of a name, nor as a month."""
        if not self._stands_alone(row) or self._is_in_name(row):
            return False
        return not is_day(self.s, row)

    def is_noun(self, row: int) -> bool:
        """Tell whether a word is a noun or used as one: "the firing", "firing of"."""
        if self.s.pos[row] in ("NOUN", "PROPN"):
            return True
        s, dep = self.s, self.s.deps[row]
        if s.tags[row] != "VBG" or dep not in ("pobj", "dobj", "nsubj", "nsubjpass"):
            return False
        alone = dep in ("nsubj", "nsubjpass") and not s.labelled(row, "dobj", "nsubj")
        told = dep == "pobj" and s.words[row + 1 : row + 2] == ("of",)
        inside = s.labelled(row, "det", "compound", "amod", "poss")
        return alone or told or bool(inside)

    def frames(self, row: int) -> Frames:
        """The frames of a noun."""
        is_verb = self.s.pos[row] == "VERB"  # as the parser has it: "the firing"
        lemma = self.s.words[row].lower() if is_verb else self.s.lemmas[row]
        return self.lexicon.frames.get(("n", lemma), NONE)

    def of_verb(self, row: int) -> Frames:
        """The frames of a verb used as a noun: "the silencing of editors by police"."""
        word = self.s.words[row].lower()
        if not word.endswith("ing") or not self.done_to(row):
            return NONE
        return verb_frames(self.lexicon, word.removesuffix("ing"), inflected=True)

    def done_to(self, row: int) -> tuple[int, ...]:
        """Whom such a noun befalls, with its particle: "the rounding up of editors"."""
        pairs = preps_of(self.s, row)
        pairs += tuple(
            pair for c in self.s.labelled(row, "prt") for pair in preps_of(self.s, c)
        )
        return tuple(r for name, r in pairs if name == "of")

    def _stands_alone(self, row: int) -> bool:
        """A noun inside another ("attack helicopter") names no act of its own."""
        if self.s.deps[row] not in ("compound", "nmod", "amod"):
            return True
        whole = self.s.lemmas[self.s.heads[row]]
        return whole in self.hollow and whole not in PEOPLE

    def _is_in_name(self, row: int) -> bool:
        """Tell whether a noun only ends a name; meetings bear names and are held."""
        named = any(f.type == "CONSULT" for f in self.frames(row))
        return not named and is_in_name(self.s, row)

    def light_verb(self, row: int) -> tuple[int, str]:
        """The light verb that carries an event noun, and which side its subject is."""
        s = self.s
        at = self._outermost(row)
        verb = first_harm(s, s.heads[at])
        judged = any(
            r > row for r in (*s.labelled(verb, "oprd"), *s.labelled(row, "amod"))
        ) or any(
            (s.lemmas[verb], s.words[r]) in JUDGING for r in s.labelled(verb, "advmod")
        )
        if s.deps[at] not in CARRIED or judged:  # "called the request absurd"
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
        asks = s.lemmas[verb] in SEEKING and not any(f.pair for f in self.frames(row))
        if starts in GOING and s.deps[at] == "dobj" and not asks:
            given = any(name == "from" for name, _ in preps_of(s, row))
            return verb, "R" if given else "A"  # "is expecting aid from China"
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

        In "came under a series of attacks" that is "under". "Voiced dismay at the fall
        of Goma" is no attack: what other nouns are of hangs on them.
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
            if s.pos[at] == "NOUN" and s.lemmas[at] not in self.hollow:
                return row if s.deps[row] == "pobj" else at
        return at

    def clause(self, row: int, carrier: int, side: str) -> Clause:
        """Bring an event noun into the shape of a verb's clause."""
        s, whole = self.s, whole_of(self.s, row, self.hollow)
        preps = preps_of(s, row)
        if whole != row:
            preps += preps_of(s, whole)
        preps += self._carried_out(row)
        by = [r for name, r in preps if name == "by"]
        subjects = by or doers_beside(s, row, self.kind)
        subjects += self._owners(row, whole)
        objects: tuple[int, ...] = ()
        preps += behind_doers(s, row)
        preps += self._where(whole) if carrier < 0 else ()
        if carrier >= 0:
            verb = with_name_before(s, read_clause(s, carrier), self.kind)
            preps += tuple(pair for pair in verb.preps if pair[1] != row)
            if side == "A":
                subjects += [r for r in verb.subjects if r != row]
                preps += tuple(("to", r) for r in verb.datives)
            else:
                objects = verb.objects if verb.passive else verb.subjects
                preps += self._undergone(row, objects, given=bool(by))
                subjects += [r for name, r in preps if name in GIVING]
        told = any(name == "by" for name, _ in preps)
        doers, befallen = self._before(row, told=told)
        subjects += doers
        preps += befallen
        return Clause(
            row=row,
            passive=False,
            subjects=tuple(dict.fromkeys(subjects)),
            objects=objects,
            datives=(),
            preps=preps,
            particles=frozenset(s.words[c].lower() for c in s.labelled(row, "prt")),
            clauses=(*s.labelled(row, "acl", "relcl", "ccomp"), *torn_clauses(s, row)),
            others=(),
            shared="",
        )

    def _before(
        self, row: int, *, told: bool
    ) -> tuple[list[int], tuple[tuple[str, int], ...]]:
        """Who before a noun does it, and whom or where it befalls."""
        before = modifiers(self.s, row)
        where = [r for r in before if self._is_where(row, r)]
        befallen = [("on", r) for r in before if is_hit(self.s, r)]
        befallen += [(p, r) for r in where for p in ("on", "from")]
        others = (r for r in before if r not in where)
        return [r for r in others if self._is_doer(r, told=told)], tuple(befallen)

    def _is_given(self, noun: int) -> bool:
        """Tell whether a noun says from whom it is: "assistance from China"."""
        return any(name in GIVING for name, _ in preps_of(self.s, noun))

    def _undergone(
        self, row: int, objects: tuple[int, ...], *, given: bool
    ) -> tuple[tuple[str, int], ...]:
        """Who undergoes it, behind all that a noun may say so with."""
        given = given or self._is_given(row) or self._is_of_doer(row)
        return tuple((p, r) for r in objects for p in UNDERGOING[given:])

    def _is_of_doer(self, noun: int) -> bool:
        """Tell whether "of" behind a noun names who does it: "the support of Mali"."""
        slots = (slot for frame in self.frames(noun) for slot in frame.slots)
        return any(slot.role == "A" and "of" in slot.preps for slot in slots)

    def _owners(self, row: int, whole: int) -> list[int]:
        """Whose a noun is, or the one that it stands in."""
        nouns = dict.fromkeys((row, whole, self._letter(row)))
        return [r for at in nouns for r in self.s.labelled(at, "poss")]

    def _letter(self, noun: int) -> int:
        """What tells of the act, whose it then is: "his letter of resignation"."""
        above = self.s.heads[noun]
        of = self.s.deps[noun] == "pobj" and self.s.words[above] == "of"
        whole = self.s.heads[above]
        return whole if of and self.s.lemmas[whole] in party_words().letter else noun

    def _carried_out(self, noun: int) -> tuple[tuple[str, int], ...]:
        """Who does it to whom, as a participle says: "the raid staged by rebels"."""
        s = self.s
        found: list[tuple[str, int]] = []
        for verb in s.labelled(noun, "acl"):
            particle = "".join(s.words[c].lower() for c in s.labelled(verb, "prt"))
            lent = self.lexicon.light.get((s.lemmas[verb], particle))
            pairs = preps_of(s, verb) if s.tags[verb] == "VBN" else ()
            acts = lent == "A" or s.lemmas[verb] in party_words().posing
            if acts and any(name == "by" for name, _ in pairs):
                found += pairs
        return tuple(found)

    def _where(self, noun: int) -> tuple[tuple[str, int], ...]:
        """What the verb of a noun that occurs says: "a curfew is in force in Kenya"."""
        verb = self.s.heads[noun]
        if self.s.deps[noun] != "nsubj" or not self.around.occurring(verb):
            return ()
        pairs = preps_of(self.s, verb)
        pairs += tuple(pair for _, r in pairs for pair in preps_of(self.s, r))
        return tuple(p for p in pairs if p[0] in PLACES and self.kind(p[1]) in PARTIES)

    def _is_where(self, row: int, modifier: int) -> bool:
        """Tell where it is from who does it: "the Gaza withdrawal", "the Iraq war"."""
        s, word = self.s, self.s.words[modifier]
        named = s.tags[modifier] == "NNP" and not word.isupper()
        land = self.kind(modifier) in ("state", "place") and named
        return land and s.lemmas[row] in party_words().where

    def _is_doer(self, modifier: int, *, told: bool) -> bool:
        """Tell "police raid" from "drone strike" and "state visit".

        If "by" tells who, it is no body before the noun: "court bombings by militants".
        """
        s = self.s
        if is_hit(s, modifier) or (told and self.kind(modifier) in COLLECTIVE):
            return False
        means = s.words[modifier] in party_words().means
        hyphen = s.words[modifier - 1][-1] in "-–"
        counted = hyphen and s.pos[modifier] == "NOUN"
        means = means or counted  # "a three-nation tour"
        return self.kind(modifier) in PARTIES and not means
