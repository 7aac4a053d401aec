"""Find the words around an act that carry it: verbs of aspect, hollow nouns, marks.

Which words these are, the lexicon tells (`transparent.txt`); here they are found in
a sentence. What they do to the act is told in `standing`.
"""

from __future__ import annotations

from typing import Final

from dragoman.events.dependents import VERBS, preps_of
from dragoman.events.subjects import is_passive
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Sentence

SUBJECTS: Final = ("nsubj", "nsubjpass")
BEHIND_NOUNS: Final = ("acl", "relcl", "xcomp")
NAMES: Final = ("NOUN", "PROPN")
FINITE: Final = ("VBD", "VBZ", "VBP")
PRESENT: Final = ("VBZ", "VBP")
STATES: Final = ("on", "under")
OCCASIONS: Final = frozenset(
    "talk meeting consultation negotiation summit visit".split()
)
WEEKDAYS: Final = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
DOERS: Final = frozenset("first second third last latest only".split())
INDEFINITE: Final = ("a", "an", "any", "another", "some")
SUPPOSING: Final = ("would", "'d")
UNTIL: Final = ("until", "till")
MEANTIME: Final = ("at", "during", "before")
AWAITING: Final = ("after", "when", "once", "until", "till", "before", "as")


class Carriers:
    """Finds what carries the acts of one sentence."""

    def __init__(self, s: Sentence, lexicon: Lexicon) -> None:
        """Keep the sentence and the words to look through."""
        self.s, self.through = s, lexicon.through

    def word(self, section: str, word: str) -> str:
        """What a section says of a word, or nothing."""
        return self.through.get(section, {}).get(word, "")

    def hollow(self, noun: int) -> str | None:
        """The status that a noun to be looked through gives; None if it is none."""
        return self.through.get("noun", {}).get(self.s.lemmas[noun])

    def is_aimed(self, noun: int) -> bool:
        """Tell whether the infinitive behind a noun is an aim: "efforts to end it"."""
        return self.s.lemmas[noun] in self.through.get("aimed", {})

    def brings(self, verb: int, prep: str = "") -> bool:
        """Tell whether a verb says what comes of a thing: "led to", "caused"."""
        lemma = self.s.lemmas[verb] if verb >= 0 else ""
        words = (lemma, prep, *(self.s.words[c] for c in self.s.labelled(verb, "prt")))
        return " ".join(filter(None, words)) in self.through.get("outcome", {})

    def before(self, at: int) -> str:
        """What "without", "instead of", "rather than" say, the last word in a row."""
        words = [word.lower() for word in self.s.words[max(0, at - 2) : at + 1]]
        phrases = (" ".join(words[first:]) for first in range(len(words)))
        return next(filter(None, (self.word("preposition", p) for p in phrases)), "")

    def nobody(self, noun: int) -> int:
        """The negation in "nobody", "no state", "neither side", or -1."""
        rows = (noun, *self.s.labelled(noun, "det", "neg", "preconj"))
        found = (r for r in rows if self.word("negation", self.s.lemmas[r]))
        return next(found, -1)

    def is_headline(self, verb: int) -> bool:
        """Tell whether a verb stands as in "Modi to visit Oslo"."""
        s, to = self.s, self.infinitive(verb)
        if to <= 0:
            return False
        says = s.deps[verb] == "ccomp" and s.lemmas[s.heads[verb]] == "say"
        if s.deps[verb] == "ROOT" or says:  # "Mali says hostages to be freed"
            before = s.pos[to - 1] in ("PROPN", "NOUN") and s.heads[to - 1] == verb
            return before or bool(s.labelled(verb, *SUBJECTS))
        first = s.heads[verb] == 0 and s.tags[0] in ("VB", "VBP")  # "Modi" as a verb
        return first and s.words[0].istitle()

    def key(self, verb: int, prep: str = "") -> str:
        """The entry of a verb of aspect, the longest first: "back away from"."""
        s = self.s
        known = self.through.get("aspect", {})
        lemma = s.lemmas[verb]
        with_it = [s.words[c].lower() for c in s.labelled(verb, "prt", "advmod")]
        keys = [" ".join(filter(None, (lemma, w, prep))) for w in with_it]
        keys += (
            (f"{s.words[verb].lower()} {prep}", f"{lemma} {prep}") if prep else (lemma,)
        )
        return next((key for key in keys if key in known), "")

    def occurring(self, verb: int) -> str:
        """What an event does to itself: "is due", "is likely", "entered its third day".

        Told by a verb with its object, or by "be" with what stands behind it.
        """
        s = self.s
        if s.lemmas[verb] == "be":  # "the talks are to take place in May"
            for below in s.labelled(verb, "xcomp"):
                if self.infinitive(below) >= 0 and self.of_event(below) == "happened":
                    return self.word("aspect", "be to")
        if s.lemmas[verb] != "be":
            objects = s.labelled(verb, "dobj")
            keys = [f"{s.lemmas[verb]} {s.lemmas[c]}" for c in objects]
            return next(filter(None, (self.word("aspect", key) for key in keys)), "")
        labels = ("attr", "acomp", "advmod")
        behind = next(filter(None, (s.labelled(verb, label) for label in labels)), ())
        told = [s.lemmas[c] for c in behind if self.is_of_event(c)]
        told += [f"{name} {s.lemmas[r]}" for name, r in preps_of(s, verb)]
        found = (
            self.word("aspect", f"be-{word}")
            or self.word("raising", f"be-{word}")
            or self.word("adjective", word)
            for word in told
        )
        # "the charges are false" denies what is charged, not that it is charged
        return next(
            (status for status in found if status not in ("", "denied", "not")), ""
        )

    def is_of_event(self, word: int) -> bool:
        """Tell whether a word such as "due" or "expected" is said of an event itself.

        "Talks are due to begin" plans the talks; "the arrest is expected to worsen
        ties" and "the strike is due to a quarrel" tell of what is there.
        """
        s = self.s
        if s.pos[word] == "ADJ" and any(name == "to" for name, _ in preps_of(s, word)):
            return False
        return all(
            self.of_event(verb) == "happened" or is_passive(s, verb)
            for verb in s.labelled(word, "xcomp")
        )

    def of_event(self, verb: int) -> str:
        """What a verb says of the event that is its subject: "talks ended"."""
        told = self.occurring(verb)
        carries = self.s.labelled(verb, "xcomp", "dobj")
        return told or ("" if carries else self.of_aspect(verb))

    def supposed(self, event: int, verb: int) -> str:
        """What a modal makes of the event that is its subject: "an attack would be".

        What is only thought of is told without "the": "the attack may lead to war"
        tells of one that took place, and only what "will be" is still to come.
        """
        s = self.s
        modals = [s.lemmas[c] for c in s.labelled(verb, "aux") if s.tags[c] == "MD"]
        if not modals:
            return ""
        known = self.is_known(event)
        status = self.word("modal", modals[0])
        if status == "planned" and s.lemmas[verb] == "be":
            return "planned" if known or modals[0] not in SUPPOSING else "hypothetical"
        several = s.tags[event] == "NNS" and modals[0] not in SUPPOSING
        supposed = status == "hypothetical" or modals[0] in SUPPOSING
        return "hypothetical" if supposed and not known and not several else ""

    def is_known(self, event: int) -> bool:
        """Tell an event that is told of as known: "the attack", "their talks"."""
        s = self.s
        return bool(s.labelled(event, "poss")) or any(
            s.lemmas[c] not in INDEFINITE for c in s.labelled(event, "det")
        )

    def _on_a_day(self, verb: int) -> int:
        """The "on" of a weekday on which something is to be done, or -1."""
        s = self.s
        if s.lemmas[verb] == "say":
            return -1
        found = (
            prep
            for prep in s.labelled(verb, "prep")
            if s.words[prep] == "on"
            and any(s.words[r] in WEEKDAYS for r in s.labelled(prep, "pobj"))
        )
        return next(found, -1)

    def is_one_of(self, noun: int) -> bool:
        """Tell "the first state to", "one of three to": whoever has done it."""
        s = self.s
        kids = (*s.labelled(noun, "amod", "nummod"), noun)
        first = any(s.lemmas[c] in DOERS for c in kids)
        one = s.heads[s.heads[noun]] if s.words[s.heads[noun]] == "of" else noun
        return first or s.lemmas[one] == "one"

    def is_occasion(self, prep: int) -> bool:
        """Tell whether somebody comes or goes for a meeting: "for talks"."""
        s = self.s
        return any(
            s.lemmas[r] in OCCASIONS and not s.labelled(r, "poss")
            for r in s.labelled(prep, "pobj")
        )

    def awaited(self, verb: int) -> int:
        """The "after" of what stands before something planned, or -1.

        So in "will leave after the army hands over the port"; or the "on" of what is
        to be on a day: "the talks open on Friday."
        """
        s = self.s
        if self.is_joined(verb) and s.tags[verb] in PRESENT:
            return self.awaited(s.heads[verb])
        if s.tags[verb] in PRESENT and s.words[-1] == "." and s.deps[verb] != "advcl":
            return self._on_a_day(verb)
        helpers = (*s.labelled(verb, "aux", "auxpass"), verb)
        tense = s.tags[helpers[0]]
        if s.deps[verb] != "advcl" or tense not in FINITE:
            return -1
        # "vowed to fight until Hamas was destroyed": past only as the vow is
        words = AWAITING if tense in PRESENT else UNTIL
        to_come = self._is_to_come(s.heads[verb])
        marks = s.labelled(verb, "mark", "advmod") if to_come else ()
        return next((c for c in marks if s.words[c].lower() in words), -1)

    def _is_to_come(self, verb: int) -> bool:
        """Tell whether a verb tells of what is to be: "will leave", "to leave"."""
        return self.infinitive(verb) >= 0 or any(
            self.word("modal", self.s.lemmas[c])
            in ("planned", "hypothetical", "wanted")
            for c in self.s.labelled(verb, "aux")
        )

    def is_to_come(self, prep: int, verb: int) -> bool:
        """Tell whether "after returning" stands beside what is to be.

        What befell somebody befell him before: "wants to leave after being beaten".
        """
        s = self.s
        awaiting = s.words[prep].lower() in AWAITING and s.words[prep] != "as"
        doing = [
            row
            for row in s.labelled(prep, "pcomp")
            if s.words[prep] != "after" or not is_passive(s, row)
        ]
        meeting = s.words[prep].lower() in MEANTIME and s.labelled(prep, "pobj")
        if meeting and verb >= 0 and self.infinitive(verb) < 0:
            return self._is_to_come(verb)  # "will raise it at talks in Paris"
        return bool(awaiting and doing) and verb >= 0 and self._is_to_come(verb)

    def of_aspect(self, verb: int) -> str:
        """What a verb of aspect says of the act that it governs."""
        return self.word("aspect", self.key(verb))

    def infinitive(self, verb: int) -> int:
        """The "to" of an infinitive, or -1."""
        found = [c for c in self.s.labelled(verb, "aux") if self.s.tags[c] == "TO"]
        return found[0] if found else -1

    def noun_before(self, verb: int) -> int:
        """The noun that an infinitive explains, or -1: "calls to end the boycott".

        The parser hangs many such infinitives on the verb above the noun. The name of a
        headline is one too: "EU to aid Mali".
        """
        s = self.s
        head = s.heads[verb]
        to = self.infinitive(verb)
        if s.deps[verb] in BEHIND_NOUNS and s.pos[head] in NAMES:
            return head if to >= 0 or self.hollow(head) is not None else -1
        before = to - 1
        if before >= 0 and s.deps[verb] in ("advcl", "xcomp") and head < before:
            return before if self.hollow(before) is not None else -1
        return -1

    def verb_above(self, prep: int) -> int:
        """The verb that a preposition belongs to, through adverbs, or -1."""
        at = self.s.heads[prep]
        while self.s.pos[at] in ("ADV", "ADP", "ADJ") and self.s.heads[at] != at:
            at = self.s.heads[at]
        return at if self.s.pos[at] in VERBS else -1

    def is_joined(self, row: int) -> bool:
        """Tell whether a verb shares what stands before the verb it is joined to."""
        s = self.s
        head = s.heads[row]
        if s.deps[row] != "conj" or s.pos[head] not in VERBS:
            return False
        to = self.infinitive(row)
        own = [c for c in s.labelled(row, *SUBJECTS, "aux", "auxpass") if c != to]
        if to >= 0 and self.infinitive(head) < 0:
            return False  # but "plans to hold talks and to send aid"
        told = s.tags[row] in ("VBD", "VBZ") and s.labelled(row, "dobj", "ccomp")
        apart = told and s.tags[head] in ("VB", "VBN")  # "they must go and warned them"
        apart = apart or (s.tags[row], s.tags[head]) == ("VBD", "VB")
        return not (own or apart or self.before(row - 1))

    def is_condition(self, verb: int) -> bool:
        """Tell whether a clause says "if", or "had they", "should they"."""
        s = self.s
        marks = self.through.get("condition", {})
        if any(s.lemmas[c] in marks for c in s.labelled(verb, "mark", "advmod")):
            return True
        subjects = s.labelled(verb, *SUBJECTS)
        return s.deps[verb] in ("advcl", "ccomp") and any(
            s.words[c].lower() in self.through.get("inverted", {}) and c < subjects[0]
            for c in (*s.labelled(verb, "aux", "auxpass"), verb)
            if subjects
        )

    def of_anybody(self, verb: int) -> bool:
        """Tell what nobody in particular does: "anyone who strikes will be jailed"."""
        s, noun = self.s, self.s.heads[verb]
        anybody = self.through.get("anybody", {})
        if s.deps[verb] in ("csubj", "csubjpass"):
            return any(s.lemmas[c] in anybody for c in s.labelled(verb, "nsubj"))
        if s.deps[verb] != "relcl":
            return False
        if any(s.lemmas[r] in anybody for r in (noun, *s.labelled(noun, "det"))):
            return True
        bare = s.tags[noun] in ("NNS", "DT") and not s.labelled(noun, "det", "poss")
        told = s.deps[noun] == "nsubjpass" and s.tags[verb] in PRESENT
        over = s.labelled(s.heads[noun], "aux")
        return bare and told and any(s.tags[c] == "MD" for c in over)

    def is_bidden(self, row: int) -> bool:
        """Tell "asked that they be freed" from "said that they were freed"."""
        s = self.s
        helpers = s.labelled(row, "aux", "auxpass")
        return s.deps[row] == "ccomp" and [s.words[c] for c in helpers] == ["be"]

    def is_told_to(self, head: int) -> bool:
        """Tell "told Mali that it had to leave" from "Mali had to leave"."""
        s = self.s
        told = s.labelled(s.heads[head], "dobj", "dative")
        return s.deps[head] == "ccomp" and bool(told)

    def goes_on(self, row: int) -> bool:
        """Tell "are killing", "are being killed" and "those being held"."""
        s = self.s
        tags = {s.tags[c] for c in s.labelled(row, "aux")}
        going_on = PRESENT if s.deps[row] != "ccomp" else FINITE  # "said it was arming"
        now = bool(tags.intersection(going_on))
        if s.lemmas[row] == "be" and s.tags[row] in PRESENT:  # "are on strike"
            return any(name in STATES for name, _ in preps_of(s, row))
        if s.tags[row] == "VBG":
            return now
        being = any(s.words[c] == "being" for c in s.labelled(row, "auxpass"))
        return being and (now or s.deps[row] == "acl")
