"""How far an act is real, from the words around its verb.

Tense, modals, negation, aspect ("began to"), raising ("is expected to"), conditions
and questions are read from the verb upward until a verb is met that is no mere
carrier. What each makes of the status below it, a table tells (`statuses.txt`). What
outer acts do to the acts inside them is told in `compose`.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.events.clauses import is_passive
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Sentence

VERBS: Final = ("VERB", "AUX")
SUBJECTS: Final = ("nsubj", "nsubjpass")
FINITE: Final = ("VBD", "VBZ", "VBP")


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a verb's surroundings say of its reality.

    Attributes:
        status: As in `Event.status`, or "undone": it is said not to be so.
        negated: A negation made it so.
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
            climb.start(row, carrier)
        climb.verb(carrier)
    return climb.end()


class _Climb:
    """Goes from a verb up through its carriers and notes what each does."""

    def __init__(self, s: Sentence, lexicon: Lexicon) -> None:
        self.s = s
        self.through, self.table = lexicon.through, lexicon.statuses
        self.status, self.modal, self.top = "happened", -1, 0
        self.willed = self.finite = False
        self.why: list[str] = []

    def noun(self, row: int) -> None:
        """Read an event noun without a light verb: "planned talks", "no attack"."""
        s = self.s
        self._adjectives(row)
        self.top = row
        head, dep = s.heads[row], s.deps[row]
        if dep == "pobj" and s.deps[head] == "prep":
            self._behind(head)
        elif dep in ("compound", "nmod", "amod") and self._hollow(head) is not None:
            self._over(self._hollow(head), head)
            self.noun(head)
        elif s.pos[head] in VERBS:
            self._noun_of_verb(head, dep)

    def _adjectives(self, row: int) -> None:
        for child in self.s.children[row]:
            word = self.s.lemmas[child]
            if self.s.deps[child] in ("det", "neg", "preconj"):
                self._over(self._word("negation", word), child)
            self._over(self._word("adjective", word), child)

    def _behind(self, prep: int) -> None:
        """Read "a plan for talks", "without violence", "refrained from violence"."""
        s = self.s
        if self._before(prep):
            return
        above = s.heads[prep]
        if s.pos[above] == "NOUN" and self._hollow(above) is not None:
            self._over(self._hollow(above), above)
            self.noun(above)
            return
        verb = self._verb_above(prep)
        key = self._key(verb, s.words[prep].lower()) if verb >= 0 else ""
        if key:
            self._over(self._word("aspect", key), verb)
            self.verb(verb)
        elif s.pos[above] == "VERB":  # "bring an end to": "to" may hang on the verb
            for noun in s.labelled(above, "dobj"):
                self._over(self._hollow(noun), noun)

    def _before(self, at: int) -> bool:
        """Read "without", "instead of", "rather than", the last word in this row."""
        words = [word.lower() for word in self.s.words[max(0, at - 1) : at + 1]]
        for phrase in (" ".join(words), words[-1]):
            status = self._word("preposition", phrase)
            if status:
                self._over(status, at)
                return status != "-"
        return False

    def _noun_of_verb(self, verb: int, dep: str) -> None:
        """Read "talks ended", "halted the attacks", "plans talks"."""
        if dep not in ("dobj", *SUBJECTS):
            return
        key = self._key(verb)
        if not key or (dep == "nsubj" and self.s.labelled(verb, "xcomp", "dobj")):
            return
        self._over(self._word("aspect", key), verb)
        self.verb(verb)
        self.finite = False

    def start(self, row: int, verb: int) -> None:
        """Begin with what a verb of aspect says of its event noun: "plans talks"."""
        self._adjectives(row)
        self._over(self._word("aspect", self._key(verb)), verb)

    def verb(self, row: int) -> None:
        """Read a verb and, if it is carried by another, that one."""
        s = self.s
        self.top = row
        self._auxiliaries(row)
        at = row
        while self._is_joined(at):
            at = s.heads[at]
            self._auxiliaries(at, shared=True)
        head, dep = s.heads[at], s.deps[at]
        self._headline(row)
        if dep == "xcomp" and head != at:
            self._carried(at, head)
        elif dep == "ccomp" and s.pos[head] in VERBS:
            self._told(head)
        elif dep == "pcomp":
            self._behind(head)
        elif dep in ("acl", "xcomp") and s.pos[head] == "NOUN":
            self._inside_noun(at, head)
        self._would_if(row)
        self._condition(row)

    def _is_joined(self, row: int) -> bool:
        """Tell whether a verb shares what stands before the verb it is joined to."""
        s = self.s
        head = s.heads[row]
        return (
            s.deps[row] == "conj"
            and s.pos[head] in VERBS
            and not s.labelled(row, *SUBJECTS, "aux", "auxpass")
            and not self._before(row - 1)
        )

    def _headline(self, row: int) -> None:
        """Read "Modi to visit Oslo": what a headline says will be."""
        s = self.s
        to = [c for c in s.labelled(row, "aux") if s.tags[c] == "TO"]
        if to and s.deps[row] == "ROOT" and s.labelled(row, *SUBJECTS):
            self._over("planned", to[0])

    def _auxiliaries(self, row: int, *, shared: bool = False) -> None:
        s = self.s
        tag = s.tags[row]
        self.finite = self.finite or tag in FINITE
        alternative = any(s.lemmas[c] in ("or", "nor") for c in s.labelled(row, "cc"))
        if not shared or alternative:
            self._negations(row)
        present = {s.tags[c] for c in s.labelled(row, "aux")}
        if tag == "VBG" and present & {"VBZ", "VBP"} and self.status == "happened":
            self.status = "ongoing"
            self.why.append("it is told as going on")
        for child in s.labelled(row, "aux", "auxpass"):
            self.finite = self.finite or s.tags[child] in FINITE
            if s.tags[child] == "MD":
                self._modal(child)

    def _negations(self, row: int) -> None:
        """Read "not", "no longer", "never", and subjects such as "nobody"."""
        s = self.s
        for child in s.children[row]:
            word = s.lemmas[child]
            if s.deps[child] == "advmod":
                before = s.words[child - 1].lower() if child else ""
                self._over(self._word("adverb", f"{before}-{word}"), child)
                self._over(self._word("adverb", word), child)
            longer = s.words[child + 1 : child + 2] == ("longer",)
            if s.deps[child] in ("neg", "preconj") and not longer:
                self._over(self._word("negation", word) or "not", child)
            if s.deps[child] in SUBJECTS:
                self._nobody(child)

    def _nobody(self, subject: int) -> None:
        s = self.s
        rows = (subject, *s.labelled(subject, "det", "neg", "preconj"))
        for row in rows:
            if self._word("negation", s.lemmas[row]):
                self._over("not", row)
                return

    def _modal(self, row: int) -> None:
        word = self.s.lemmas[row]
        willed = word in self.through.get("willed", {})
        if self.status == "undone" and willed:
            self.status, self.modal = "refused", row
            self.why.append(f"'{self.s.words[row]}' makes it refused")
        else:
            self._over(self._word("modal", word), row)
        self.willed = self.willed or (willed and self.modal == row)

    def _carried(self, row: int, head: int) -> None:
        """Pass through "began to", "is expected to", "failed to", "is likely to"."""
        s = self.s
        lemma = s.lemmas[head]
        keys = [self._key(head, "to") or self._key(head), lemma]
        if is_passive(s, head) or s.pos[head] == "ADJ":
            keys = [f"be-{s.words[head].lower()}", f"be-{lemma}", *keys]
        for key in keys:
            status = self._word("aspect", key) or self._word("raising", key)
            if status:
                self._over(status, head)
                verb = s.heads[head] if s.pos[head] == "ADJ" else head
                if s.pos[verb] in VERBS and verb != row:
                    self.verb(verb)
                return

    def _told(self, head: int) -> None:
        """Read "it is unlikely that", "it is not true that", "doubts that"."""
        s = self.s
        if s.lemmas[head] != "be":
            self._over(self._word("clause", s.lemmas[head]), head)
            return
        for word in s.labelled(head, "acomp", "attr"):
            status = self._word("raising", f"be-{s.lemmas[word]}")
            if status:
                self._over(status, word)
                self._auxiliaries(head)

    def _inside_noun(self, verb: int, noun: int) -> None:
        """Read "an attempt to invade", "plans to meet were shelved"."""
        status = self._hollow(noun)
        if status is None:
            return
        self._over(status, noun)
        finite = self.finite
        self.noun(noun)
        self.top, self.finite = verb, finite

    def _would_if(self, row: int) -> None:
        """In news "would" tells of plans, unless an "if" or "have" stands with it."""
        s = self.s
        if self.modal < 0 or s.lemmas[self.modal] not in ("would", "could"):
            return
        ifs = any(self._is_condition(clause) for clause in s.labelled(row, "advcl"))
        if ifs or any(s.lemmas[c] == "have" for c in s.labelled(row, "aux")):
            self.status = "hypothetical"
            self.why.append(f"'{s.words[self.modal]}' is bound to a condition")

    def _condition(self, row: int) -> None:
        s = self.s
        for at in (row, *s.above(row)):
            if s.deps[at] in ("advcl", "ccomp") and self._is_condition(at):
                self.status = "hypothetical"
                self.why.append("it stands under a condition")
                return
            if s.deps[at] == "nsubj":
                return

    def _is_condition(self, verb: int) -> bool:
        """Tell whether a clause says "if", or "had they", "should they"."""
        s = self.s
        marks = self.through.get("condition", {})
        if any(s.lemmas[c] in marks for c in s.labelled(verb, "mark", "advmod")):
            return True
        subjects = s.labelled(verb, *SUBJECTS)
        return s.deps[verb] == "advcl" and any(
            s.words[c].lower() in self.through.get("inverted", {}) and c < subjects[0]
            for c in (*s.labelled(verb, "aux", "auxpass"), verb)
            if subjects
        )

    def _verb_above(self, prep: int) -> int:
        """The verb that a preposition belongs to, through adverbs, or -1."""
        at = self.s.heads[prep]
        while self.s.pos[at] in ("ADV", "ADP", "ADJ") and self.s.heads[at] != at:
            at = self.s.heads[at]
        return at if self.s.pos[at] in VERBS else -1

    def _key(self, verb: int, prep: str = "") -> str:
        """The entry of a verb of aspect, the longest first: "back away from"."""
        s = self.s
        known = self.through.get("aspect", {})
        lemma = s.lemmas[verb]
        with_it = [s.words[c].lower() for c in s.labelled(verb, "prt", "advmod")]
        keys = [" ".join(filter(None, (lemma, w, prep))) for w in with_it]
        keys.append(f"{lemma} {prep}" if prep else lemma)
        return next((key for key in keys if key in known), "")

    def _hollow(self, noun: int) -> str | None:
        return self.through.get("noun", {}).get(self.s.lemmas[noun])

    def _word(self, section: str, word: str) -> str:
        return self.through.get(section, {}).get(word, "")

    def _over(self, status: str | None, row: int) -> None:
        """Let a word do to the status what the table says."""
        if not status or status == "-":
            return
        before, self.status = self.status, self.table.under_word(status, self.status)
        if status == "not":
            self.why.append(f"'{self.s.words[row]}' negates it")
            return
        if self.status != before:
            self.modal = row
        self.why.append(f"'{self.s.words[row]}' makes it {self.status}")

    def end(self) -> Standing:
        """What was found."""
        if self.s.words[-1] == "?":
            self.status = "hypothetical"
            self.why.append("it is asked")
        refused = self.willed and self.status == "refused"
        return Standing(
            status=self.status,
            negated=self.status == "undone" or refused,
            modal=self.modal,
            willed=self.willed,
            top=self.top,
            finite=self.finite,
            why=tuple(self.why),
        )
