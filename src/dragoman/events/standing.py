"""How far an act is real, from the words around its verb.

Tense, modals, negation, aspect ("began to"), raising ("is expected to"), conditions
and questions are read from the verb up to one that is no mere carrier. What each makes
of the status below it, `statuses.txt` tells; of acts inside acts tells `compose`.
"""

from __future__ import annotations

from typing import Final

from dragoman.events.carriers import PRESENT, SUBJECTS
from dragoman.events.dependents import VERBS, is_of_it, ups_of
from dragoman.events.noting import Noting, Rows, Standing
from dragoman.events.subjects import is_imperative, is_passive
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

NONE: Final[Rows] = frozenset()
ASKING: Final = ("how", "when", "where", "whether")

# What is talked of has not happened by that, unless it is harm: "discussed a killing".
MATTERS: Final = ("on", "about", "over")


def read_standing(
    s: Sentence, row: int, carrier: int, lexicon: Lexicon, aside: Rows = NONE
) -> Standing:
    """Read how real the act in a row is; see the head of this module.

    What words in the rows `aside` do to it is left out: an outer act, of which
    `compose` tells, or a "no" that belongs to the act's own words.
    """
    climb = _Climb(s, lexicon, aside)
    if carrier < 0:
        climb.noun(row)
    else:
        if carrier != row or s.lemmas[row] == "be":
            climb.start(row, carrier)
        climb.verb(carrier)
    return climb.end()


BESIDE: Final = frozenset("by with after during since before under amid".split())


class _Climb(Noting):
    """Goes from a verb up through its carriers and notes what each does."""

    def noun(self, row: int) -> None:
        """Read an event noun without a light verb: "planned talks", "no attack"."""
        s = self.s
        if row in self.seen:
            return
        self.seen.add(row)
        self.adjectives(row)
        self.top = row
        head, dep = s.heads[row], s.deps[row]
        if dep == "pobj" and s.deps[head] == "prep":
            self._behind(head)
        elif head in self.aside:
            return
        elif (
            dep in ("compound", "nmod", "amod") and self.around.hollow(head) is not None
        ):
            self.over(self.around.hollow(head), head)
            self.noun(head)
        elif s.pos[head] in VERBS:
            self._noun_of_verb(head, dep)
        if self.status == "happened" and not self.around.is_known(row):
            self.condition(row)

    def _behind(self, prep: int) -> None:
        """Read "a plan for talks", "without violence", "refrained from violence"."""
        s = self.s
        above = s.heads[prep]
        if self.before(prep) or above in self.aside:
            return
        if s.pos[above] == "NOUN" and self.around.hollow(above) is not None:
            if not self._is_beside(prep):
                self.over(self.around.hollow(above), above)
                self.noun(above)
            return
        verb = self.around.verb_above(prep)
        if self.around.is_to_come(prep, verb):
            self._suppose("planned", prep)  # "will need a sign before returning"
            return
        if verb >= 0 and verb not in self.aside:
            self._behind_verb(prep, verb)

    def _is_beside(self, prep: int) -> bool:
        """Tell "the end of 2023 at their request" from "the end of a raid"."""
        s = self.s
        whose = (c for r in s.labelled(prep, "pobj") for c in s.labelled(r, "poss"))
        word = s.words[prep].lower()
        return word in BESIDE or (word == "at" and any(True for _ in whose))

    def _behind_verb(self, prep: int, verb: int) -> None:
        """Read "refrained from violence", "led to arrests", "will go for talks"."""
        s, name = self.s, self.s.words[prep].lower()
        key = self.around.key(verb, name)
        occasion = name == "for" and self.around.is_occasion(prep)
        if key and s.lemmas[verb] != "be":  # "is vital to the signing" plans nothing
            self.over(self.around.word("aspect", key), verb)
            self.verb(verb)
        elif occasion or self.around.brings(verb, name):
            self._outcome(verb)
        elif (
            s.heads[prep] == verb and name == "to"
        ):  # "bring an end to": "to" may hang on the verb
            for noun in s.labelled(verb, "dobj"):
                self.over(self.around.hollow(noun), noun)

    def _noun_of_verb(self, verb: int, dep: str) -> None:
        """Read "talks ended", "halted the attacks", "talks are scheduled"."""
        if dep == "attr":  # "would be the start of its withdrawal"
            self._suppose(self.around.supposed(self.top, verb), verb)
            return
        if dep not in ("dobj", *SUBJECTS):
            return
        if dep == "dobj" and self.around.brings(verb):
            self._outcome(verb)
            return
        supposed = self.around.supposed(self.top, verb) if dep != "dobj" else ""
        if dep == "nsubj":
            status = self.around.of_event(verb)
        elif dep == "nsubjpass" and not self.around.is_of_event(verb):
            status = ""
        else:
            passive = f"be-{self.s.lemmas[verb]}" if dep == "nsubjpass" else ""
            status = self.around.word("aspect", passive) or self.around.of_aspect(verb)
        if not status:
            self._suppose(supposed, verb)
            return
        self.over(status, verb)
        self.verb(verb)
        self.finite = False

    def _outcome(self, verb: int) -> None:
        """Read a verb that tells how real an act is, but declares no will to do it.

        So what comes of a thing: "would lead to arrests".
        """
        modal = self.modal
        self.verb(verb)
        self.modal, self.finite = modal, False

    def _suppose(self, status: str, row: int) -> None:
        """Let a word set the status where nobody declares a will by it."""
        modal = self.modal
        self.over(status, row)
        self.modal = modal

    def start(self, row: int, verb: int) -> None:
        """Begin with what a verb of aspect says of its event noun: "plans talks"."""
        if row != verb:
            self.adjectives(row)
        passive = f"be-{self.s.lemmas[verb]}" if is_passive(self.s, verb) else ""
        status = self.around.word("aspect", passive)  # "the arrests were aimed at"
        self.over(status or self.around.word("aspect", self.around.key(verb)), verb)
        for at in (row, *self.s.labelled(row, "acomp")):
            word = self.around.word("aspect", f"be-{self.s.lemmas[at]}")
            if word == "planned" and self.around.is_of_event(at):
                self.over("planned", at)  # "is due in Cairo"

    def verb(self, row: int) -> None:
        """Read a verb and, if it is carried by another, that one."""
        s = self.s
        if row in self.seen:
            return
        self.seen.add(row)
        self.top = row
        self.auxiliaries(row)
        at = row
        while self.around.is_joined(at):
            at = s.heads[at]
            self.auxiliaries(at, shared=True)
        if is_imperative(s, row) or self.around.is_bidden(row):
            self.over("wanted", s.heads[row])
        if self.around.is_headline(row):
            self.over("planned", self.around.infinitive(row))
        if s.heads[at] not in self.aside:
            self._above(at)
        self.would_if(row)
        self.condition(row)
        awaited = self.around.awaited(row)
        if awaited >= 0:
            self._suppose("planned", awaited)

    def _above(self, row: int) -> None:
        """Read what governs a verb: another verb, a preposition or a noun."""
        s = self.s
        head, dep = s.heads[row], s.deps[row]
        noun = self.around.noun_before(row)
        if self._is_judged(row, head) or self._is_asked_how(row):
            return
        if noun >= 0:
            self._inside_noun(row, noun)
        elif dep == "xcomp" and head != row:
            self._carried(row, head)
        elif dep == "ccomp" and s.pos[head] in VERBS:
            self._told(row, head)
        elif dep == "pcomp":
            self._behind(head)
        elif dep in ("conj", "advcl"):
            before = self.before(min((row, *s.children[row])) - 1)
            if dep == "advcl" and not before and self.around.infinitive(row) >= 0:
                self._aim(row, head)

    def _is_judged(self, row: int, head: int) -> bool:
        """Read what is only judged: "it is impossible to", "to bomb would be wrong".

        "Killing him was wrong" tells that he was killed; "killing is wrong" does not.
        """
        s = self.s
        if s.deps[row] == "csubj":
            could = [c for c in s.labelled(head, "aux") if s.tags[c] == "MD"]
            if could or (s.lemmas[head] == "be" and s.tags[head] in PRESENT):
                self.over("hypothetical", (*could, head)[0])
            return True
        it_is = s.lemmas[head] == "be" and is_of_it(s, head)
        if not it_is or self.around.infinitive(row) < 0:
            return False
        lots = s.labelled(head, "attr")  # "it is my honour to welcome her"
        judged = (*s.labelled(head, "acomp"), *ups_of(s, head), *lots)
        if judged:
            word = self.around.word("raising", f"be-{s.lemmas[judged[0]]}")
            usual = "planned" if judged[0] in lots else "hypothetical"
            self.over(word or usual, judged[0])
        return bool(judged)

    def _is_asked_how(self, row: int) -> bool:
        """Read "talks on how to arrest them": nobody has done it yet."""
        s, to = self.s, self.around.infinitive(row)
        words = s.labelled(row, "advmod") if to >= 0 else ()
        asking = [c for c in words if c < to and s.words[c].lower() in ASKING]
        for word in asking[:1]:
            self._suppose("hypothetical", word)
        return bool(asking)

    def _carried(self, row: int, head: int) -> None:
        """Pass through "began to", "is expected to", "failed to", "is likely to"."""
        s = self.s
        lemma = s.lemmas[head]
        if any(self.around.is_one_of(r) for r in s.labelled(head, "attr")):
            return
        keys = [self.around.key(head, "to") or self.around.key(head), lemma]
        if self.around.is_told_to(head):
            keys[:1] = [f"{lemma} to"]
        if is_passive(s, head) or s.pos[head] == "ADJ":
            keys = [f"be-{s.words[head].lower()}", f"be-{lemma}", *keys]
        for key in keys:
            status = self._aspect(head, key) or self.around.word("raising", key)
            if status:
                self.over(status, head)
                verb = s.heads[head] if s.pos[head] == "ADJ" else head
                if s.pos[verb] in VERBS and verb != row:
                    self.verb(verb)
                return

    def _aspect(self, verb: int, key: str) -> str | None:
        """What a verb of aspect makes of an act; "used jets to bomb" is no habit."""
        status = self.around.word("aspect", key)
        used = status == "ended" and self.s.labelled(verb, "dobj")
        return None if used else status

    def _aim(self, row: int, main: int) -> None:
        """An aim shares what stands before its main verb: "will fly out to meet"."""
        if self.s.pos[main] == "VERB" and not self.s.labelled(row, *SUBJECTS):
            lemma = self.s.lemmas[main]
            passive = is_passive(self.s, main)  # "were sent to kill"
            key = f"be-{lemma}" if passive else f"{lemma} to"
            self.over(self._aspect(main, key), main)
            top, finite = self.top, self.finite
            self.verb(main)
            self.top, self.finite = top, finite

    def _told(self, row: int, head: int) -> None:
        """Read "it is unlikely that", "nothing shows that", "doubts that"."""
        s = self.s
        if s.lemmas[head] != "be":
            self.over(self.around.word("clause", s.lemmas[head]), head)
            for subject in s.labelled(head, *SUBJECTS):
                if ";" not in s.words[row:head]:
                    self.over_not(self.around.nobody(subject))
            return
        for word in s.labelled(head, "acomp", "attr"):
            status = self.around.word("raising", f"be-{s.lemmas[word]}")
            if status:
                self.over(status, word)
                self.auxiliaries(head)

    def _inside_noun(self, verb: int, noun: int) -> None:
        """Read "an attempt to invade", "plans to meet were shelved", "a bill to"."""
        status = self.around.hollow(noun)
        if status is None and self.around.is_one_of(noun):
            return  # "the first state to recognise Mali"
        if status is None:
            named = self.s.pos[noun] == "PROPN"  # "EU to lift sanctions"
            self.over("planned", self.around.infinitive(verb) if named else noun)
            self.adjectives(noun)
            return
        aimed = self.around.is_aimed(noun) and self.around.infinitive(verb) >= 0
        self.over("planned" if aimed else status, noun)
        if status == "-" and self.s.deps[verb] == "relcl":
            return  # "dozens of men, who are deployed there, rushed to the site"
        finite = self.finite
        self.noun(noun)
        self.top, self.finite = verb, finite


def is_talked_of(s: Sentence, noun: int) -> bool:
    """Tell what is no more than the matter of talks: "talks on a withdrawal".

    So too what would have some effect: "the release of the soldier would help".
    """
    above = s.heads[noun]
    if s.labelled(noun, "poss"):  # "discussed their support", which they give
        return False
    words = party_words()
    matter = s.deps[noun] in ("pobj", "pcomp") and s.lemmas[above] in MATTERS
    if s.deps[noun] == "dobj":
        return s.lemmas[above] in words.discussing
    if s.deps[noun] == "nsubj" and s.pos[noun] == "NOUN":
        return any(s.words[c] == "would" for c in s.labelled(above, "aux"))
    return matter and s.lemmas[s.heads[above]] in words.talks | words.discussing
