"""How far an act is real, from the words around its verb.

Tense, modals, negation, aspect ("began to"), raising ("is expected to"), conditions
and questions are read from the verb upward until a verb is met that is no mere
carrier. What operators do to the acts inside them is told in `compose`.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.events.clauses import is_passive
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Sentence

NEGATIONS: Final = frozenset("not n't never no neither nor without".split())
WILLED: Final = frozenset("will shall would can could".split())  # "will not" refuses


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a verb's surroundings say of its reality.

    Attributes:
        status: As in `Event.status`, negation left aside.
        negated: It is said not to be so.
        modal: The row of the modal or raising verb that set the status, or -1.
        willed: The modal is one of will: "will not" is a refusal.
        top: The highest verb or noun of the chain; what governs it is no carrier.
        finite: A finite verb in the past or present carries it.
        why: What was found.
    """

    status: str
    negated: bool
    modal: int
    willed: bool
    top: int
    finite: bool
    why: tuple[str, ...]


def read_standing(s: Sentence, row: int, carrier: int, lexicon: Lexicon) -> Standing:
    """Read how real the act in a row is; see the head of this module."""
    climb = _Climb(s, lexicon)
    if carrier < 0:
        climb.noun(row)
    else:
        if carrier != row:
            climb.start(carrier)
        climb.verb(carrier)
    return climb.end()


class _Climb:
    """Goes from a verb up through its carriers and notes what each does."""

    def __init__(self, s: Sentence, lexicon: Lexicon) -> None:
        self.s = s
        self.through = lexicon.through
        self.status, self.modal, self.top = "happened", -1, 0
        self.negated = self.willed = self.finite = False
        self.why: list[str] = []

    def noun(self, row: int) -> None:
        """Read an event noun without a light verb: "planned talks", "no attack"."""
        s = self.s
        for child in s.children[row]:
            word = s.lemmas[child]
            if s.deps[child] in ("det", "neg") and word in NEGATIONS:
                self.negated = True
                self.why.append(f"'{word}' negates it")
            self._set(self.through.get("adjective", {}).get(word), child)
        self.top = row
        head, dep = s.heads[row], s.deps[row]
        if dep == "pobj" and s.deps[head] == "prep":
            self._behind(head)
        elif s.pos[head] in ("VERB", "AUX"):
            self._noun_of_verb(head, dep)

    def _behind(self, prep: int) -> None:
        """Read "a plan for talks", "without violence"."""
        s = self.s
        above = s.heads[prep]
        hollow = self.through.get("noun", {})
        if s.words[prep].lower() == "without":
            self.negated = True
        elif s.pos[above] == "NOUN" and s.lemmas[above] in hollow:
            self._set(hollow[s.lemmas[above]], above)
            self.noun(above)
        elif s.pos[above] == "VERB":  # "bring an end to": "to" may hang on the verb
            for noun in s.labelled(above, "dobj"):
                self._set(hollow.get(s.lemmas[noun]), noun)

    def _noun_of_verb(self, verb: int, dep: str) -> None:
        """Read "talks ended", "halted the attacks", "plans talks"."""
        passes = self.through.get("aspect", {})
        lemma = self.s.lemmas[verb]
        if lemma not in passes or dep not in ("dobj", "nsubj", "nsubjpass"):
            return
        if dep == "nsubj" and self.s.labelled(verb, "xcomp", "dobj"):
            return
        self._set(passes[lemma], verb)
        self.verb(verb)
        self.finite = False

    def start(self, verb: int) -> None:
        """Begin with what a verb of aspect says of its event noun: "plans talks"."""
        self._set(self.through.get("aspect", {}).get(self.s.lemmas[verb]), verb)

    def verb(self, row: int) -> None:
        """Read a verb and, if it is carried by another, that one."""
        s = self.s
        self.top = row
        self._auxiliaries(row)
        head, dep = s.heads[row], s.deps[row]
        own = s.labelled(row, "nsubj", "nsubjpass", "aux", "auxpass")
        if dep == "conj" and not own and s.pos[head] in ("VERB", "AUX"):
            self._auxiliaries(head, shared=True)
        if dep == "xcomp" and head != row:
            self._carried(row, head)
        self._would_if(row)
        self._condition(row)

    def _auxiliaries(self, row: int, *, shared: bool = False) -> None:
        s = self.s
        tag = s.tags[row]
        self.finite = self.finite or tag in ("VBD", "VBZ", "VBP")
        for child in s.children[row]:
            dep, word = s.deps[child], s.lemmas[child]
            if dep == "neg" and not shared:
                self.negated = not self.negated
                self.why.append(f"'{s.words[child]}' negates it")
            elif dep in ("aux", "auxpass"):
                self.finite = self.finite or s.tags[child] in ("VBD", "VBZ", "VBP")
                if s.tags[child] == "MD" and self.status == "happened":
                    self._set(self.through.get("modal", {}).get(word), child)
                    self.willed = word in WILLED
            elif dep == "advmod":
                self._set(self.through.get("adverb", {}).get(word), child)
        present = {s.tags[c] for c in s.labelled(row, "aux")}
        if tag == "VBG" and present & {"VBZ", "VBP"} and self.status == "happened":
            self.status = "ongoing"
            self.why.append("it is told as going on")

    def _carried(self, row: int, head: int) -> None:
        """Pass through "began to", "is expected to", "failed to", "is likely to"."""
        s = self.s
        tables = (self.through.get("aspect", {}), self.through.get("raising", {}))
        lemma = s.lemmas[head]
        keys = (
            (f"be-{s.words[head].lower()}", f"be-{lemma}")
            if (is_passive(s, head) or s.pos[head] == "ADJ")
            else ()
        )
        for key in (*keys, lemma):
            for table in tables:
                if key in table:
                    self._set(table[key], head)
                    verb = s.heads[head] if s.pos[head] == "ADJ" else head
                    if s.pos[verb] in ("VERB", "AUX") and verb != row:
                        self.verb(verb)
                    return

    def _would_if(self, row: int) -> None:
        """In news "would" tells of plans, unless an "if" or "have" stands with it."""
        s = self.s
        if self.modal < 0 or s.lemmas[self.modal] not in ("would", "could"):
            return
        marks = self.through.get("condition", {})
        ifs = any(
            s.lemmas[mark] in marks
            for clause in s.labelled(row, "advcl")
            for mark in s.labelled(clause, "mark", "advmod")
        )
        if ifs or any(s.lemmas[c] == "have" for c in s.labelled(row, "aux")):
            self.status = "hypothetical"
            self.why.append(f"'{s.words[self.modal]}' is bound to a condition")

    def _condition(self, row: int) -> None:
        s = self.s
        marks = self.through.get("condition", {})
        for at in (row, *s.above(row)):
            if s.deps[at] in ("advcl", "ccomp") and any(
                s.lemmas[c] in marks and s.deps[c] in ("mark", "advmod")
                for c in s.children[at]
            ):
                self.status = "hypothetical"
                self.why.append("it stands under a condition")
                return
            if s.deps[at] == "nsubj":
                return

    def _set(self, status: str | None, row: int) -> None:
        if not status or status == "-":
            return
        if self.status == "happened" or status in ("hypothetical", "failed", "ended"):
            self.status = status
            self.modal = row
        self.why.append(f"'{self.s.words[row]}' makes it {status}")

    def end(self) -> Standing:
        """What was found."""
        if self.s.words[-1] == "?":
            self.status = "hypothetical"
            self.why.append("it is asked")
        return Standing(
            status=self.status,
            negated=self.negated,
            modal=self.modal,
            willed=self.willed,
            top=self.top,
            finite=self.finite,
            why=tuple(self.why),
        )
