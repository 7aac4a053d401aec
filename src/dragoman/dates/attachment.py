"""Tell which time expressions of a sentence belong to which act.

A time belongs to what it hangs on. In "conveyed condolences over the attack on
December 15" it hangs on "attack" and says nothing of the condolences; in "police
clashed with students on Friday, killing two" the killing shares the day of the
clash.
"""

from __future__ import annotations

from typing import Final

from dragoman.dates.owners import (
    ASPECT,
    HAPPENINGS,
    HELD,
    PIECES,
    POINTING,
    SAME,
    SMALL,
    TELLING,
    find_claimer,
    head_of,
    is_deed_above,
    is_inside,
    namer_of,
    rows_of,
    told_of,
)
from dragoman.dates.times import Time
from dragoman.records import Act, Sentence

SIDE_CLAUSES: Final = frozenset("relcl acl advcl ccomp csubj conj parataxis".split())
CLOSING: Final = frozenset((".", "!", "?", '"', "”", ":", ";"))
# Prepositions behind which a deed shares the day of the verb: "began by killing".
BY_DOING: Final = frozenset("by in with while when".split())
# Words that tell two things of one time.
AT_ONCE: Final = frozenset(("when", "as", "while"))
FRONTED: Final = frozenset(("ROOT", "conj", "ccomp"))
# The same, and those that tell of something shortly before or after.
BESIDE_DOING: Final = BY_DOING | {"after", "before"}
# Words between two things of different times: "rejected it following a fire".
BETWEEN: Final = frozenset("after before follow following until since".split())
REAL: Final = frozenset(("happened", "ongoing", "ended", "failed"))

AHEAD: Final = frozenset(("planned", "wanted", "threatened", "hypothetical"))
DUE: Final = frozenset("set due slate schedule poise bind bound".split())  # "is set to"
PAST: Final = frozenset(("VBD",))
FINITE: Final = PAST | {"VBZ", "VBP"}
OWN, HUNG, SCOPED, SHARED, LENT = (
    0,
    1,
    4,
    5,
    20,
)  # how far a time is: the less the better


class Attachment:
    """Tells how near the times of one sentence are to one act.

    Attributes:
        act: The act.
        sentence: The sentence.
        trigger: The rows of the words that name the act.
    """

    def __init__(self, act: Act, sentence: Sentence) -> None:
        """Keep the act and its rows."""
        self.act = act
        self.sentence = sentence
        rows = rows_of(sentence, act.trigger.start, act.trigger.end)
        self.trigger = frozenset(rows) | {act.head}
        self._scope = frozenset(act.scope)

    def distance(self, time: Time) -> int | None:
        """How far a time is from the act; None if it is not the act's."""
        rows = rows_of(self.sentence, time.start, time.end)
        if not rows:
            return None
        head = head_of(self.sentence, rows)
        chain = [r for r in self.sentence.above(head) if r not in rows]
        if self._is_then(rows):
            return OWN
        if self._is_parted(chain):
            return LENT if self._comes_after(time, chain) else None
        names_other = self._names_other(head)
        fronted = rows[0] <= 1 and not names_other  # but not "Monday's blast"
        if names_other or (not fronted and self._is_of_thing(time, chain)):
            return None
        claimer = find_claimer(self.sentence, time, rows[0], chain)
        if claimer is not None and not self._is_within(claimer):
            return OWN if claimer in self.trigger else None
        return self._near(head, chain) or (LENT if self._lent(rows, chain) else None)

    def _names_other(self, head: int) -> bool:
        """Whether a time only names a thing that is not the act: "Friday's trial"."""
        noun = namer_of(self.sentence, head)
        return noun is not None and noun not in self.trigger

    def _is_within(self, noun: int) -> bool:
        """Whether the act was done during a thing: "was killed in an attack"."""
        s = self.sentence
        return is_inside(s, noun) and s.heads[s.heads[noun]] in self.trigger

    def _is_parted(self, chain: list[int]) -> bool:
        """Whether a time stands in a phrase that tells of another time.

        So in "rejected it following a fire on Monday".
        """
        s = self.sentence
        for step, row in enumerate(chain):
            if row in self.trigger:
                return False
            if step and s.lemmas[row] in BETWEEN and s.deps[row] == "prep":
                return True
        return False

    def _comes_after(self, time: Time, chain: list[int]) -> bool:
        """Whether the act follows on something of that day: "held after a rally on"."""
        s = self.sentence
        after = next((r for r in chain if s.words[r].lower() == "after"), None)
        return (
            after is not None
            and time.precision == "day"
            and s.heads[after] in self.trigger
        )

    def _is_of_thing(self, time: Time, chain: list[int]) -> bool:
        """Whether a time only names a thing: "the 1997 budget", "growth in 1996".

        What hangs on a noun and is no day says nothing of when anything was done.
        """
        s = self.sentence
        big = next((r for r in chain if s.pos[r] not in SMALL), None)
        if big is None or time.precision == "day" or big in self.trigger:
            return False
        if any(s.deps[r] == "npadvmod" for r in rows_of(s, time.start, time.end)):
            return False  # "last October" stands for itself
        happens = s.lemmas[big] in HAPPENINGS | PIECES
        return s.pos[big] == "NOUN" and not is_inside(s, big) and not happens

    def _near(self, head: int, chain: list[int]) -> int | None:
        """How far a time is that hangs on the act or on a verb it shares."""
        for steps, row in enumerate(chain):
            if row in self.trigger:
                below = chain[:steps]
                return HUNG + len(below) if self._passes(below, row) else None
        if self._shares(chain):
            return SHARED + len(chain)
        stray = not any(self._stops(row) for row in chain if row in self._scope)
        return SCOPED + len(chain) if head in self._scope and stray else None

    def _is_then(self, rows: range) -> bool:
        """Whether a clause tells the act of that time: "on Friday, when he fled"."""
        return self.sentence.heads[self._owner] in rows and self._is_clause

    @property
    def _is_clause(self) -> bool:
        return self.sentence.deps[self._owner] in ("relcl", "acl", "advcl")

    def _lent(self, rows: range, chain: list[int]) -> bool:
        """Whether the act has the time of a verb beside its own, or of the sentence.

        So in "lost ten men when rebels attacked on Monday", in "burned shops and
        blocked roads on Friday", and behind "On Monday," whatever the parser makes
        of that.
        """
        s, owner = self.sentence, self._owner
        if s.pos[owner] not in ("VERB", "AUX"):
            return False
        if rows[0] <= 1 and (s.deps[owner] in FRONTED or self._is_at_once(owner)):
            return self._finite(owner, FINITE)
        big = next((r for r in chain if s.pos[r] not in SMALL), None)
        if big in told_of(s, owner) and rows[0] < owner:
            return True
        verb = next((r for r in chain if s.pos[r] in ("VERB", "AUX")), None)
        if verb is None or any(self._stops(r) for r in chain[: chain.index(verb)]):
            return False
        if s.heads[owner] == verb and self._is_at_once(owner):
            alike = self._finite(owner, PAST) == self._finite(verb, PAST)
            return alike and s.lemmas[verb] not in TELLING
        if s.heads[verb] != owner:
            return False
        behind = rows[0] > verb
        return self._is_at_once(verb) or (behind and self._goes_on(owner, verb))

    def _is_at_once(self, verb: int) -> bool:
        """Whether a clause tells of the time of the verb above it: "when he fled"."""
        s = self.sentence
        marks = s.labelled(verb, "advmod", "mark")
        return s.deps[verb] == "advcl" and any(s.lemmas[m] in AT_ONCE for m in marks)

    def _is_short(self, verb: int) -> bool:
        """Whether a verb leaves out what the one before has: "and two wounded"."""
        s = self.sentence
        bare = s.tags[verb] == "VBN" and not s.labelled(verb, "aux", "auxpass")
        return bare and s.deps[verb] == "conj"

    def _goes_on(self, verb: int, other: int) -> bool:
        """Whether a second verb is of the time of the first.

        So in "burned shops and fled on Friday", "one was killed and two hurt Friday".
        """
        s = self.sentence
        if s.deps[other] != "conj":
            return False
        if not s.labelled(other, "nsubj", "nsubjpass"):
            return True
        return self._is_short(other) or (
            self._finite(verb, PAST) and self._finite(other, PAST)
        )

    @property
    def is_told_along(self) -> bool:
        """Whether a verb in the past or present tells the act with another.

        A verb that tells what happened by itself and is not narrated is background.
        """
        owner = self._climb(BESIDE_DOING)
        if self._is_done(self.act.head):
            return self._finite(owner, PAST)
        alone = owner == self.act.head and self.act.status == "happened"
        return not alone and self._finite(owner, FINITE)

    @property
    def is_past(self) -> bool:
        """Whether the act is told in the past: "fled", "was shot", "had fled"."""
        return self._finite(self._climb(BESIDE_DOING), PAST)

    @property
    def is_declared(self) -> bool:
        """Whether a verb such as "will" is the act: its time is that of what follows.

        "They will meet on Friday" tells today that they are willing.
        """
        s, row = self.sentence, self.act.head
        if self.act.content is None or (
            s.pos[row] != "AUX" and s.lemmas[row] not in DUE
        ):
            return False
        return s.tags[row] == "MD" or bool(s.labelled(row, "xcomp"))

    def is_saying(self, time: Time) -> bool:
        """Whether a time tells when a will was declared: "said on Friday it would"."""
        s, row = self.sentence, self.act.head
        rows = rows_of(s, time.start, time.end)
        told = s.heads[row]
        if not rows or time.precision != "day" or s.deps[told] != "ccomp":
            return False
        said = s.heads[told]
        chain = [r for r in s.above(head_of(s, rows)) if r not in rows]
        verb = next((r for r in chain if s.pos[r] not in SMALL), None)
        return verb == said and self._finite(said, PAST)

    @property
    def is_headline(self) -> bool:
        """Whether the act is told in the report's headline: "Rebels seize a town"."""
        s = self.sentence
        return s.index == 0 and s.words[-1] not in CLOSING

    @property
    def _owner(self) -> int:
        """The verb with which the act shares its time."""
        return self._climb(BY_DOING)

    def _climb(self, prepositions: frozenset[str]) -> int:
        """The highest word whose time is the act's, through these prepositions."""
        s, row = self.sentence, self.act.head
        while s.heads[row] != row:
            doing = s.deps[row] == "pcomp" and s.lemmas[s.heads[row]] in prepositions
            doing = doing or (s.deps[row] == "prep" and s.lemmas[row] in prepositions)
            if not doing and not self._opens(row):
                break
            row = s.heads[row]
        return row

    def _finite(self, row: int, tags: frozenset[str]) -> bool:
        s = self.sentence
        if s.tags[row] in tags:
            return True
        return any(s.tags[c] in tags for c in s.labelled(row, "aux", "auxpass"))

    def _passes(self, below: list[int], top: int) -> bool:
        """Tell whether a time reaches the act through the rows between them."""
        ahead = [*below[1:], top][: len(below)]
        return all(
            not self._stops(row) or self._same(above)
            for row, above in zip(below, ahead, strict=True)
        )

    def _stops(self, row: int) -> bool:
        """Tell whether a word keeps for itself the time that hangs on it."""
        sentence = self.sentence
        if row in self.trigger:
            return False
        if sentence.pos[row] in SMALL:
            return False
        if sentence.pos[row] in ("VERB", "AUX"):
            held = sentence.lemmas[row] in HELD
            if sentence.deps[row] in ("acl", "relcl"):
                return not held or not self._is_own(sentence.heads[row])
            if sentence.deps[row] == "xcomp":
                held = held and self.act.content is None
                return not held and sentence.lemmas[sentence.heads[row]] not in ASPECT
            return sentence.deps[row] in SIDE_CLAUSES and not held
        return sentence.lemmas[row] in HAPPENINGS and not is_deed_above(sentence, row)

    def _is_own(self, noun: int) -> bool:
        """Whether a noun is the act, or what it is a piece of: "a series of raids"."""
        s = self.sentence
        parts = (r for p in s.labelled(noun, "prep") for r in s.labelled(p, "pobj"))
        piece = s.lemmas[noun] in PIECES and any(r in self.trigger for r in parts)
        within = is_inside(s, noun) and s.lemmas[noun] in HAPPENINGS
        forum = s.deps[noun] == "pobj" and s.lemmas[s.heads[noun]] == "of"
        over = s.heads[s.heads[noun]] if forum else noun  # "talks of the forum held"
        return not {noun, over}.isdisjoint(self.trigger) or piece or within

    def _same(self, above: int) -> bool:
        """Tell whether what hangs on this preposition is the act told once more."""
        return (
            self.sentence.lemmas[above] in SAME
            and self.sentence.heads[above] in self.trigger
        )

    def _shares(self, chain: list[int]) -> bool:
        """Tell whether a time of the clause above is also the act's."""
        sentence = self.sentence
        owner = next(
            (
                r
                for r in chain
                if sentence.pos[r] not in SMALL and not is_deed_above(sentence, r)
            ),
            None,
        )
        if owner is None or sentence.pos[owner] not in ("VERB", "AUX"):
            return False
        row = below = self.act.head
        while row != owner:
            if sentence.heads[row] == row or not self._opens(row):
                return False
            row, below = sentence.heads[row], row
        return not self._is_aim(below, owner)

    def _is_done(self, row: int) -> bool:
        """Whether an infinitive tells what was done: "used troops to stop a march"."""
        s = self.sentence
        to = any(s.tags[c] == "TO" for c in s.labelled(row, "aux"))
        own = row == self.act.head and s.lemmas[s.heads[row]] not in ASPECT
        return to and own and self.act.status in REAL

    def _is_aim(self, row: int, owner: int) -> bool:
        """Whether an act to come only hangs on what was done: "died trying to flee".

        The day of that is none of the future.
        """
        s = self.sentence
        if self.act.status not in AHEAD or not self._finite(owner, PAST):
            return False
        given = s.deps[row] == "dobj" and s.lemmas[owner] not in HELD | ASPECT
        return given or s.deps[row] == "advcl"

    def _is_new(self, noun: int) -> bool:
        """Tell whether a verb tells of a noun as new: "signed a deal"."""
        s = self.sentence
        known = any(
            s.deps[c] == "poss" or s.lemmas[c] in POINTING for c in s.children[noun]
        )
        return not known and s.pos[noun] == "NOUN" and s.lemmas[noun] not in HAPPENINGS

    def _opens(self, row: int) -> bool:
        """Tell whether the time of a word's head is also its own."""
        sentence = self.sentence
        dep, above = sentence.deps[row], sentence.heads[row]
        if dep in ("nsubj", "nsubjpass", "compound", "acomp"):
            return True
        if dep in ("dobj", "obj", "attr"):
            return sentence.lemmas[above] in HELD | ASPECT or self._is_new(row)
        if dep == "pcomp":
            return sentence.lemmas[above] in BY_DOING
        if dep == "pobj":
            return sentence.lemmas[above] in SAME
        if dep == "prep":
            return sentence.lemmas[row] in SAME | BY_DOING
        if dep == "xcomp":
            return sentence.lemmas[above] in ASPECT or self._is_done(row)
        return self._goes_along(row)

    def _goes_along(self, row: int) -> bool:
        """Whether a verb without a subject goes on from the verb above it."""
        s = self.sentence
        if s.labelled(row, "nsubj", "nsubjpass"):
            return self._is_short(row)
        if s.deps[row] == "advcl":
            return s.tags[row] in ("VBG", "VBN") or self._is_done(row)
        return s.deps[row] == "conj" and s.pos[row] != "NOUN"
