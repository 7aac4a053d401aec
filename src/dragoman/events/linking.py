"""Tell which act of a sentence is about which other.

The slots of a frame lead to words; from a word the way goes through aspect verbs,
light verbs and hollow nouns ("began a series of talks") to the act itself.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.events.dependents import preps_of
from dragoman.events.frames import PARTIES
from dragoman.events.matches import Bound
from dragoman.events.nouns import first_harm
from dragoman.events.readings import ACCIDENTS, CONTENT, Reader, Reading
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.frames import Frame, Frames
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

WORDS: Final = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
SEEING: Final = ("see", "hear", "learn", "note", "find", "read")
ASIDE: Final = frozenset(("nsubj", "nsubjpass", "advcl", "conj", "relcl", "poss"))


class Link(msgspec.Struct, frozen=True):
    """An act that is about another, and what it does to it."""

    outer: int
    inner: int
    status: str


class Linker:
    """Links the acts of one sentence."""

    def __init__(
        self, s: Sentence, lexicon: Lexicon, codebook: Codebook, reader: Reader
    ) -> None:
        """Keep the sentence, what is known, and its readings."""
        self.s, self.lexicon, self.codebook, self.reader = s, lexicon, codebook, reader
        self.readings = reader.read()
        self.absorbed: dict[int, int] = {}
        self._absorb()
        self._drop_later_tolls()
        self._drop_orders()
        self._drop_opinions()
        self._turn_promises()

    def links(self) -> dict[int, Link]:
        """For each act inside another, the link to that other one."""
        links: dict[int, Link] = {}
        for row, reading in self.readings.items():
            for bound in reading.match.bound:
                for inner in self._inside(reading, bound):
                    if inner != row and inner not in links:
                        status = _status(reading, bound)
                        links[inner] = Link(row, inner, status)
        return {
            inner: link for inner, link in links.items() if not _circles(inner, links)
        }

    def acts_at(self, row: int, *, deep: bool) -> list[int]:
        """The acts that a word and what is joined to it stand for.

        Aspect verbs, light verbs and hollow nouns are looked through; if `deep`,
        also any word that is no act itself, down to the first acts below it.
        """
        found: list[int] = []
        for at in self._joined(row):
            head = self.absorbed.get(at, at)
            if head in self.readings:
                found.append(head)
                continue
            below = self._acts_of(self._carried(head), deep=deep)
            if not below and deep:  # "refused to honour the pact by opening the port"
                inner = [c for c in self.s.children[head] if self._belongs(c)]
                below = self._acts_of(inner, deep=deep)
            found += below
        return found

    def _joined(self, row: int) -> list[int]:
        """A word and what is joined to it: "to open a road, clean it and talk"."""
        rows = [row]
        for at in rows:
            rows += self.s.labelled(at, "conj")
        return rows

    def _acts_of(self, rows: list[int], *, deep: bool) -> list[int]:
        return [act for row in rows for act in self.acts_at(row, deep=deep)]

    def _belongs(self, row: int) -> bool:
        """Tell whether a word below another may name what an act is about."""
        s, words = self.s, party_words()
        above = s.lemmas[s.heads[row]]
        aside = s.deps[row] == "prep" and (  # "to respond to the attack"
            s.lemmas[row] in words.circumstance
            or above in words.vague_harm
            or above in words.aftermath  # "to ease the effects of war"
        )
        return not (
            s.deps[row] in ASIDE
            or aside
            or self._is_background(row)
            or self._is_reason(row)
        )

    def _is_reason(self, row: int) -> bool:
        """Tell for what harm something is done: "to hand him over for the attacks"."""
        s = self.s
        below = [self.readings[c] for c in s.children[row] if c in self.readings]
        harm = any(reading.match.frame.type == "ASSAULT" for reading in below)
        over = s.heads[row]  # the verb, or whom the parser takes it to describe
        acts = s.pos[over] == "VERB" or self.reader.kind(over) in PARTIES
        return harm and acts and s.words[row] == "for"

    def _is_background(self, row: int) -> bool:
        """Tell what only says who or what is meant: "the men accused of killing".

        So too what was already so: "glad to see that the town had been freed".
        """
        s = self.s
        if s.deps[row] == "acl" and s.tags[row] in ("VBN", "VBG"):
            return self.reader.kind(s.heads[row]) in PARTIES
        helpers = (row, *s.labelled(row, "aux", "auxpass"))
        past = any(s.tags[r] == "VBD" for r in helpers)
        return s.deps[row] == "ccomp" and past and s.lemmas[s.heads[row]] in SEEING

    def _absorb(self) -> None:
        """Make one act of "the blast killed three": the noun is the verb's means."""
        for row, reading in list(self.readings.items()):
            if self.s.pos[row] != "VERB" or reading.match.frame.swap:
                continue  # "the charge angered Oslo" tells of two acts
            for subject in reading.match.clause.subjects:
                noun = self.readings.get(subject)
                same = noun and _is_one_kind(noun.match.frame, reading.match.frame)
                told = noun and noun.carrier not in (
                    -1,
                    row,
                )  # "the attack was claimed"
                if noun and same and not told and row in self.readings:
                    del self.readings[subject]
                    self.absorbed[subject] = row
                    self.readings[row] = _by_means(reading, noun)

    def _drop_later_tolls(self) -> None:
        """Of verbs that together tell a toll the first or its noun is the act.

        It befell whom the others name as well.
        """
        acts = {r.carrier: row for row, r in self.readings.items()}
        acts |= {row: row for row in self.readings}
        for row in list(self.readings):
            first = first_harm(self.s, row)
            if first != row and first in acts:
                later = self.readings.pop(row).match
                act = self.readings[acts[first]]
                hurt = tuple(r for r in later.fillers("R") if not self._is_number(r))
                hurt = (*act.hurt, *hurt)
                self.readings[act.row] = msgspec.structs.replace(act, hurt=hurt)

    def _is_number(self, row: int) -> bool:
        """Tell "wounded seven" and "dozens", which name nobody."""
        return self.s.tags[row] == "CD" or self.s.lemmas[row] in party_words().number

    def _drop_orders(self) -> None:
        """Who orders a raid raids: the noun has the verb as its light verb."""
        carriers = {r.carrier for row, r in self.readings.items() if r.carrier != row}
        for row in carriers & set(self.readings):
            frame = self.readings[row].match.frame
            named = frame.particles or frame.content
            if not named and not any(slot.words for slot in frame.slots):
                del self.readings[row]

    def _drop_opinions(self) -> None:
        """To agree that something is so is an opinion; to agree to do it is an act."""
        for row, reading in list(self.readings.items()):
            frame = reading.match.frame
            opinion = (frame.content or CONTENT.get(frame.type or "")) == "planned"
            clauses = [c for c in reading.match.fillers("C") if self._is_finite(c)]
            if opinion and clauses and not self._has_modal(clauses[0]):
                del self.readings[row]

    def _turn_promises(self) -> None:
        """To vow peace is AGREE, to vow war THREATEN: the words may be the same."""
        for row, reading in list(self.readings.items()):
            frame = reading.match.frame
            fillers = reading.match.fillers("C")
            if frame.type != "AGREE" or not fillers:
                continue
            inner = self.acts_at(fillers[0], deep=True)[:1]
            if self._is_harm(fillers[0], inner):
                frames = self.lexicon.frames[frame.pos, frame.lemma]
                threats = Frames(f for f in frames if f.type == "THREATEN")
                match = self.reader.matcher.best(threats, reading.match.clause)
                if match:
                    self.readings[row] = self.reader.reading(row, match, reading)

    def _is_harm(self, verb: int, inner: list[int]) -> bool:
        """Tell whether harm is vowed: "to bomb it", "to respond to the attack".

        Who promises to send or ready troops need not mean harm by it.
        """
        if inner:
            moves = self.readings[inner[0]].match.frame.type == "MOBILIZE"
            return self._is_hostile(inner[0]) and not moves
        answers = self.s.lemmas[verb] in party_words().vague_harm
        return answers and any(self._is_hostile(r) for r in self._causes(verb))

    def _is_hostile(self, row: int) -> bool:
        type_ = self.readings[row].match.frame.type or ""
        return bool(type_) and self.codebook.quad(type_) == "material conflict"

    def _is_finite(self, row: int) -> bool:
        s = self.s
        infinitive = any(s.tags[c] == "TO" for c in s.children[row])
        return (
            s.pos[row] in ("VERB", "AUX")
            and s.tags[row] not in ("VB", "VBG")
            and not infinitive
        )

    def _has_modal(self, row: int) -> bool:
        return any(self.s.tags[c] == "MD" for c in self.s.children[row])

    def _inside(self, reading: Reading, bound: Bound) -> list[int]:
        """The acts that the fillers of a slot stand for."""
        frame = reading.match.frame
        is_clause = bound.slot.role == "C"
        if frame.type == "CONSULT" and not is_clause:
            return []  # what is talked about has not happened by that
        if not is_clause and "as" in bound.slot.preps:
            return []  # what something is called: "dismissed the report as propaganda"
        rows = bound.rows
        if bound.slot.words and frame.content:
            rows = self._complements(rows)
        found = [inner for r in rows for inner in self.acts_at(r, deep=is_clause)]
        if is_clause and not found and bound.slot.preps:
            found = self._causes(reading.row)
        return [inner for inner in found if not self._is_worded(inner)]

    def _is_worded(self, row: int) -> bool:
        """Tell what a writing itself says: "issued an appeal condemning the coup"."""
        written = (self.s.deps[row], self.s.tags[row]) == ("acl", "VBG")
        return written and self.readings[row].match.frame.type in WORDS

    def _causes(self, row: int) -> list[int]:
        """Harm in the rest of a clause: "concern over Gaza as a result of raids"."""
        last = self.s.subtree(row)[1]
        return [
            inner
            for inner in self.readings
            if row < inner < last
            and self.s.pos[inner] == "NOUN"
            and self._is_hostile(inner)
            and not self._is_circumstance(inner, row)
        ]

    def _is_circumstance(self, inner: int, row: int) -> bool:
        """Tell what only says when: "called for him to yield after years of war"."""
        chain = self.s.above(inner)
        between = chain[: chain.index(row)] if row in chain else ()
        return any(self.s.lemmas[r] in party_words().circumstance for r in between)

    def _complements(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        """What hangs on the noun that a frame names: "the need for X to do Y"."""
        found = [*rows]
        for row in rows:
            found += self.s.labelled(row, "acl", "ccomp", "relcl")
            found += [r for name, r in preps_of(self.s, row) if name != "as"]
        return tuple(found)

    def _carried(self, row: int) -> list[int]:
        """What a word passes the meaning on to, if it is transparent."""
        s = self.s
        through = self.lexicon.through
        lemma = s.lemmas[row]
        if s.pos[row] in ("VERB", "AUX"):
            if lemma in through.get("aspect", {}) | through.get("raising", {}):
                return [*s.labelled(row, "xcomp", "dobj", "ccomp")]
            if lemma in self.reader.light_verbs:
                return [*s.labelled(row, "dobj", "nsubjpass", "attr")]
            return []
        if lemma in through.get("noun", {}):
            inner = [c for p in s.labelled(row, "prep") for c in s.children[p]]
            return [*inner, *s.labelled(row, "acl", "compound")]
        return []


def _is_one_kind(noun: Frame, verb: Frame) -> bool:
    """Tell whether a noun may be the means of what the verb tells of it.

    A strike that kills is none of workers, and a raid that kills is more than a search.
    """
    deadly = verb.type == "ASSAULT" and noun.lemma in party_words().deadly
    return deadly or noun.type == verb.type


def _is_meant(means: Frame) -> bool:
    """Tell whether harm by such means is violence, whoever is hit: "a bombing"."""
    return means.needs == "none" or (
        means.type == "ASSAULT" and means.lemma not in ACCIDENTS
    )


def _by_means(reading: Reading, noun: Reading) -> Reading:
    """A verb of harm with what its means tells: "the air strike killed three"."""
    frame, means = reading.match.frame, noun.match.frame
    if frame.mode or means.type != frame.type:
        return reading
    frame = msgspec.structs.replace(
        frame,
        mode=means.mode,
        cameo=means.cameo,
        needs="none" if _is_meant(means) else frame.needs,
    )
    match = msgspec.structs.replace(reading.match, frame=frame)
    why = (*reading.why, f"'{means.lemma}' tells by what means")
    return msgspec.structs.replace(reading, match=match, why=why)


def _status(reading: Reading, bound: Bound) -> str:
    """What a frame does to the act in one of its slots."""
    frame = reading.match.frame
    about = bound.slot.role == "C" or bool(bound.slot.words)
    given = frame.content or CONTENT.get(frame.type or "") if about else None
    return given or "happened"


def _circles(row: int, links: dict[int, Link]) -> bool:
    seen = {row}
    while row in links:
        row = links[row].outer
        if row in seen:
            return True
        seen.add(row)
    return False
