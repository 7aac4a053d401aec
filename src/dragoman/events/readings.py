"""Find the words of a sentence that name acts, and read each with its best frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.clauses import Clause, read_clause, with_name_before
from dragoman.events.dependents import preps_of, with_conjuncts
from dragoman.events.frames import Matcher
from dragoman.events.matches import Match
from dragoman.events.nominal import opened_by
from dragoman.events.nouns import HARMING, Nouns
from dragoman.events.stems import verb_frames
from dragoman.events.subjects import find_subjects
from dragoman.knowledge.frames import NONE, Frames
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Kind, Sentence

CONTENT: Final = {
    "AGREE": "planned",
    "THREATEN": "threatened",
    "REQUEST": "wanted",
    "REJECT": "refused",
}  # what an act does to the one it is about, where its frame does not say
# Whose own noun may name an act as well: "called for talks", "threatens a walkout".
ABOUT_NOUNS: Final = ("AGREE", "THREATEN", "REQUEST")
HARM: Final = ("ASSAULT", "PROTEST")
VERBAL: Final = ("attack", "assault", "strike")  # of words, in "In an attack on"
# What these do to a thing is told by their verb alone: "blocked an aid package".
UNDOING: Final = ("COERCE", "REJECT", "SANCTION")
HURTING: Final = HARMING | {"leave"}
LEAVING: Final = ("leave",)
ASKED: Final = "Asked"
ACCIDENTS: Final = ("blast", "explosion", "fire")  # none of violence, maybe


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A word that names an act, as its best frame reads it.

    Attributes:
        row: The word.
        match: The frame and what fills it.
        carrier: The verb that carries tense and negation: the word itself, or the
            light verb of an event noun, or -1 for a noun without one.
        why: The rules so far.
        hurt: Heads of whom else it befell, as later verbs of a toll tell.
    """

    row: int
    match: Match
    carrier: int
    why: tuple[str, ...]
    hurt: tuple[int, ...] = ()


class Reader:
    """Reads the acts of one sentence."""

    def __init__(
        self, s: Sentence, lexicon: Lexicon, kind: Callable[[int], Kind]
    ) -> None:
        """Keep the sentence, the lexicon and what each head stands for."""
        self.s, self.lexicon, self.kind = s, lexicon, kind
        self.light_verbs = lexicon.light_verbs
        self.nouns = Nouns(s, lexicon, kind)
        self.matcher = Matcher(s, kind, lexicon.through.get("noun", {}))

    def read(self) -> dict[int, Reading]:
        """The readings of all words that name acts, by row."""
        rows = range(len(self.s.words))
        found = {row: r for row in rows if (r := self._predicate(row)) is not None}
        used = {no + 1 for r in found.values() for no in r.match.no}
        for r in found.values():
            if r.match.frame.content is None and r.match.frame.type not in ABOUT_NOUNS:
                used.update(r.match.words)
            frame = r.match.frame
            harm = frame.type == "ASSAULT" and frame.lemma not in HURTING
            if frame.actor_words and harm:
                used.update(r.match.clause.subjects)
            if r.match.frame.type in UNDOING:
                whole = r.match.words
                used.update(c for w in whole for c in self.s.labelled(w, "compound"))
        for row in rows:
            if row in found or not self.nouns.is_noun(row) or self._is_used(row, used):
                continue
            noun = self._noun(row, found)
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
        frames = self.lexicon.frames.get(("n", self.s.lemmas[row]), NONE)
        return any(self.s.lemmas[whole] in frame.lead for frame in frames)

    def _predicate(self, row: int) -> Reading | None:
        """Read a verb, or an adjective that tells an act."""
        match self.s.pos[row]:
            case "VERB" | "AUX":
                if self.nouns.is_noun(row) and self._may_name(row):
                    return None
                return self._stative(row) or self._verb(row) or self._participle(row)
            case "ADJ":
                return self._adjective(row) or self._taken_for_adjective(row)
            case "NOUN" if self._rules_a_clause(row):
                return self._verb(row)
            case _:
                return None

    def _may_name(self, row: int) -> bool:
        return bool(self.nouns.frames(row) or self.nouns.of_verb(row))

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
        """Tell whether a frame that names the noun has its type: "vowed support".

        So too what stands behind the noun that it names: "issued a warrant of arrest".
        """
        above = self.s.heads[row]
        whole = self.s.heads[above] if self.s.words[above] == "of" else row
        if self.s.deps[row] == "compound":  # "survived an assassination attempt"
            whole = above
        verb = found.get(above)
        if verb and verb.match.frame.type == "CONSULT" and self.s.deps[row] == "dobj":
            matter = noun.match  # "discussed trade" tells of no trade
            if matter.frame.type == "COOPERATE" and not matter.bound:
                return True
        same = {noun.match.frame.type, None}
        if noun.match.frame.type == "AGREE":  # "signed an agreement to withdraw"
            same.add("SUPPORT")
        return any(
            not {row, whole}.isdisjoint(with_conjuncts(self.s, other.match.words))
            and other.match.frame.type in same
            for other in found.values()
        )

    def _participle(self, row: int) -> Reading | None:
        """Read a participle as an adjective: "was outraged by", "is opposed to"."""
        if self.s.tags[row] != "VBN":
            return None
        frames = self.lexicon.frames.get(("a", self.s.words[row].lower()), NONE)
        before_noun = self.s.deps[row] == "amod"  # "the jailed mayor"
        subjects: tuple[int, ...] = (self.s.heads[row],)
        if not before_noun:
            frames = Frames(f for f in frames if not f.swap)
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
        if self._is_interview(row):
            return None
        clause = with_name_before(self.s, read_clause(self.s, row), self.kind)
        if self._only_hinders(clause):
            return None
        match = self.matcher.best(frames, clause)
        if match is None or self._is_accident(match) or self._leaves_so(match):
            return None
        return Reading(row=row, match=match, carrier=row, why=self._because(match))

    def _is_interview(self, row: int) -> bool:
        """Tell who only answers from whoever is asked for a thing: "Asked why, he"."""
        return row == 0 and (self.s.words[0], self.s.tags[0]) == (ASKED, "VBN")

    def _is_accident(self, match: Match) -> bool:
        """Tell who died when a bus crashed: "crashed, killing two", "a fire killed"."""
        s, row = self.s, match.clause.row
        if match.frame.type != "ASSAULT" or s.lemmas[row] not in HURTING:
            return False
        beside = (s.heads[row],) if s.deps[row] == "advcl" else ()
        inside = s.labelled(row, "advcl") if match.clause.passive else ()
        crashing = self.lexicon.through.get("accident", {})
        return any(s.lemmas[r] in crashing for r in (*beside, *inside)) or (
            not match.clause.passive
            and any(self._is_mishap(r) for r in match.clause.subjects)
        )

    def _is_mishap(self, noun: int) -> bool:
        """Tell "a fire" and "a gas blast" from "Israeli fire" and "rocket fire"."""
        s = self.s
        if s.lemmas[noun] not in self.lexicon.through.get("mishap", {}):
            frames = self.nouns.frames(noun) if self.nouns.is_noun(noun) else NONE
            read = self.matcher.best(frames, self.nouns.clause(noun, -1, ""))
            return read is not None and read.frame.type is None
        before = s.labelled(noun, "amod", "compound", "poss", "nmod")
        return bool(s.labelled(noun, "det")) and all(
            s.words[r].islower() for r in before
        )

    def _only_hinders(self, clause: Clause) -> bool:
        """In "an attack by rebels was foiled" the attack is the news: nobody foils."""
        if not clause.passive or clause.subjects or not clause.objects:
            return False
        failed = self.lexicon.through.get("aspect", {}).get(self.s.lemmas[clause.row])
        return failed == "failed" and self._names_harm(clause.objects[0])

    def _leaves_so(self, match: Match) -> bool:
        """In "was left reeling" and "left ten men killed" nobody leaves a place.

        Not so if the frame names how somebody is left, or who leaves him so.
        """
        s, row = self.s, match.clause.row
        if s.lemmas[row] not in LEAVING or match.frame.actor_words:
            return False
        states = [c for c in s.labelled(row, "xcomp", "ccomp", "oprd") if c > row]
        named = any(c in match.words for c in states)
        return not named and any(s.tags[c] in ("VBN", "VBG", "JJ") for c in states)

    def _names_harm(self, row: int) -> bool:
        frames = self.nouns.frames(row) if self.nouns.is_noun(row) else ()
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

    def _noun(self, row: int, found: dict[int, Reading]) -> Reading | None:
        if not self._may_name(row) or not self.nouns.may_tell(row):
            return None
        carrier, side = self.nouns.light_verb(row)
        clause = self.nouns.clause(row, carrier, side)
        frames = self.nouns.frames(row)
        match = self.matcher.best(frames, clause) if frames else None
        if match is None and side != "R":
            clause = msgspec.structs.replace(clause, objects=self.nouns.done_to(row))
            match = self.matcher.best(self.nouns.of_verb(row), clause)
        if match is None:
            return None
        verb = found.get(carrier) if side else None
        if verb and verb.match.frame.type == "ASSAULT" != match.frame.type:
            return self._harming(row, match, verb)
        if verb and side == "R" and match.frame.lemma not in ACCIDENTS:
            frame = msgspec.structs.replace(match.frame, needs="none")
            match = msgspec.structs.replace(match, frame=frame)
        match = self._in_words(row, match)
        why = self._because(match)
        if side:
            lent = f"'{self.s.lemmas[carrier]}' lends it its subject as {side}"
            why = (*why, lent)
        return Reading(row=row, match=match, carrier=carrier, why=why)

    def _in_words(self, row: int, match: Match) -> Match:
        """Read an attack on somebody that the speaker makes by what he says.

        "In an attack on President Mora, Senator Roe said he had lied."
        """
        frame, verb = match.frame, opened_by(self.s, row)
        said = verb >= 0 and self.s.lemmas[verb] in self.lexicon.speech
        people = all(self.kind(r) == "person" for r in match.fillers("R"))
        if not said or frame.lemma not in VERBAL or not (people and match.bound):
            return match
        spoken = msgspec.structs.replace(
            frame, type="ACCUSE", mode="disapprove", cameo="111"
        )
        return msgspec.structs.replace(match, frame=spoken)

    def _harming(self, row: int, match: Match, verb: Reading) -> Reading | None:
        """Read "was killed in a raid" as harm, and a protest with dead as two acts."""
        if match.frame.type != "COERCE":
            own = self.nouns.clause(row, -1, "")
            return self._alone(row, self.matcher.best(self.nouns.frames(row), own))
        harm = verb.match.frame
        frame = msgspec.structs.replace(
            match.frame, type=harm.type, mode=harm.mode, cameo=harm.cameo
        )
        match = msgspec.structs.replace(match, frame=frame)
        why = (*verb.why, f"'{self.s.words[row]}' tells who did it")
        return Reading(row=row, match=match, carrier=verb.row, why=why)

    def _alone(self, row: int, match: Match | None) -> Reading | None:
        if match is None:
            return None
        return Reading(row=row, match=match, carrier=-1, why=self._because(match))

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
