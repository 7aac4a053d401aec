"""Tell which time expressions of a sentence belong to which act.

A time belongs to what it hangs on. In "conveyed condolences over the attack on
December 15" it hangs on "attack" and says nothing of the condolences; in "police
clashed with students on Friday, killing two" the killing shares the day of the
clash.
"""

from __future__ import annotations

from typing import Final

from dragoman.dates.times import Time
from dragoman.knowledge.tables import data_path
from dragoman.knowledge.words import read_words
from dragoman.records import Act, Sentence

NOUNS: Final = read_words(data_path("lexicon", "en", "words", "happenings.txt"))
HAPPENINGS: Final = frozenset(NOUNS.of("happening"))
HARM: Final = frozenset(NOUNS.of("harm")) | {"kill", "leave", "strike"}
TELLING: Final = frozenset(NOUNS.of("telling"))
HELD: Final = frozenset(NOUNS.of("held"))
ASPECT: Final = frozenset(NOUNS.of("aspect")) | frozenset(
    "begin start continue end".split()
)
SMALL: Final = frozenset("ADP SCONJ ADV PART DET PUNCT NUM CCONJ".split())
SIDE_CLAUSES: Final = frozenset("relcl acl advcl ccomp csubj conj parataxis".split())
# Prepositions through which a happening belongs to the verb above: "hurt in clashes".
SAME: Final = frozenset("in during at by amid".split())

CLOSING: Final = frozenset((".", "!", "?", '"', "”", ":", ";"))
# Prepositions behind which a deed shares the day of the verb: "began by killing".
BY_DOING: Final = frozenset("by in with while when".split())
POINTING: Final = frozenset("the this that these those such".split())
# Words that tell two things of one time.
AT_ONCE: Final = frozenset(("when", "as", "while"))
FRONTED: Final = frozenset(("ROOT", "conj", "ccomp"))
# The same, and those that tell of something shortly before or after.
BESIDE_DOING: Final = BY_DOING | {"after", "before"}
# Words between two things of different times: "rejected it following a fire".
BETWEEN: Final = frozenset("after before follow following until since".split())
# Nouns for a piece of what happens: "the last round of talks".
PIECES: Final = frozenset("round series wave string spate leg part phase end".split())
BREAKS: Final = frozenset((",", ";", ":", "--", "–", "—", "(", ")", '"', "“", "”"))

AHEAD: Final = frozenset(("planned", "wanted", "threatened", "hypothetical"))
PAST: Final = frozenset(("VBD",))
FINITE: Final = PAST | {"VBZ", "VBP"}
OWN, HUNG, SCOPED, SHARED, LENT = (
    0,
    1,
    4,
    5,
    20,
)  # how far a time is: the less the better


def rows_of(sentence: Sentence, start: int, end: int) -> range:
    """The rows whose tokens begin between two characters."""
    rows = [n for n, at in enumerate(sentence.offsets) if start <= at < end]
    return range(rows[0], rows[-1] + 1) if rows else range(0)


def is_deed_above(sentence: Sentence, row: int) -> bool:
    """Tell whether a happening is what its verb tells: "the blast on Sunday killed"."""
    return (
        sentence.deps[row] == "nsubj"
        and sentence.lemmas[row] in HAPPENINGS
        and sentence.lemmas[sentence.heads[row]] in HARM
    )


def head_of(sentence: Sentence, rows: range) -> int:
    """The row on which the others of a phrase hang."""
    return next((r for r in rows if sentence.heads[r] not in rows), rows[0])


def find_claimer(
    sentence: Sentence, time: Time, first: int, chain: list[int]
) -> int | None:
    """The happening that a calendar date belongs to for standing right behind it.

    The parser hangs "on December 15" in "condemned the attack on December 15" on the
    verb as often as on the noun. News tells its own day by weekday; a date is that of
    the thing it speaks of. `first` is the first row of the time, `chain` what it hangs
    on.
    """
    owner = next((r for r in chain if sentence.pos[r] in ("VERB", "AUX")), None)
    if not any(c.isdigit() for c in time.text):
        return None
    if owner is None or sentence.lemmas[owner] in HELD:
        return None
    below = range(owner + 1, sentence.subtree(owner)[1])
    for row in range(first - 1, owner, -1):
        if sentence.pos[row] in ("VERB", "AUX") or sentence.words[row] in BREAKS:
            return None
        if sentence.lemmas[row] in HAPPENINGS and row in below:
            return row
    return None


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
        fronted = rows[0] <= 1
        if self._is_parted(chain) and self._comes_after(time, chain):
            return LENT
        if self._is_parted(chain) or (not fronted and self._is_of_thing(time, chain)):
            return None
        claimer = find_claimer(self.sentence, time, rows[0], chain)
        if claimer is not None:
            return OWN if claimer in self.trigger else None
        return self._near(head, chain) or (LENT if self._lent(rows, chain) else None)

    def _is_parted(self, chain: list[int]) -> bool:
        """Whether a time stands in a phrase that tells of another time.

        So in "rejected it following a fire on Monday".
        """
        for row in chain[1:]:
            if row in self.trigger:
                return False
            if self.sentence.lemmas[row] in BETWEEN and (
                self.sentence.deps[row] == "prep"
            ):
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
        above = s.heads[big]
        inside = s.deps[big] == "pobj" and s.lemmas[above] in SAME
        happens = s.lemmas[big] in HAPPENINGS | PIECES
        return s.pos[big] == "NOUN" and not inside and not happens

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
        if rows[0] <= 1 and s.deps[owner] in FRONTED:
            return self._finite(owner, FINITE)
        verb = next((r for r in chain if s.pos[r] in ("VERB", "AUX")), None)
        if verb is None or s.heads[verb] != owner:
            return False
        if any(self._stops(r) for r in chain[: chain.index(verb)]):
            return False
        if s.deps[verb] == "conj":
            return not s.labelled(verb, "nsubj", "nsubjpass")
        marks = s.labelled(verb, "advmod", "mark")
        return s.deps[verb] == "advcl" and any(s.lemmas[m] in AT_ONCE for m in marks)

    @property
    def is_told_along(self) -> bool:
        """Whether a verb in the past or present tells the act with another.

        A verb that tells what happened by itself and is not narrated is background.
        """
        owner = self._climb(BESIDE_DOING)
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
        inner = self.act.content is not None and s.pos[row] == "AUX"
        return inner and (s.tags[row] == "MD" or bool(s.labelled(row, "xcomp")))

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
            if sentence.deps[row] == "xcomp":
                return not held and sentence.lemmas[sentence.heads[row]] not in ASPECT
            return sentence.deps[row] in SIDE_CLAUSES and not held
        return sentence.lemmas[row] in HAPPENINGS and not is_deed_above(sentence, row)

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
        if dep in ("nsubj", "nsubjpass", "compound"):
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
            return sentence.lemmas[above] in ASPECT
        subject = sentence.labelled(row, "nsubj", "nsubjpass")
        if dep == "advcl":
            return sentence.tags[row] in ("VBG", "VBN") and not subject
        return dep == "conj" and not subject and sentence.pos[row] != "NOUN"
