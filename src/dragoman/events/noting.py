"""Note what the words around an act do to how real it is.

"Not", "will", "planned" and "if" are each looked up, and `statuses.txt` tells what they
make of the status below them. In which order they are met, `standing` knows.
"""

from __future__ import annotations

import msgspec

from dragoman.events.carriers import FINITE, SUBJECTS, Carriers
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Sentence

Rows = frozenset[int]


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


class Noting:
    """Notes what words do to an act, from its own outwards.

    Attributes:
        s: The sentence.
        aside: Rows of words that do nothing to it.
        around: Finds the words that carry it.
        table: What each status does to the one below it.
        status: How real it is by what was met.
        modal: The row of what made it so last, or -1.
        top: The highest word that was met.
        willed: That is a verb of will.
        finite: A finite verb was met.
        seen: Nouns that were met.
        why: What was found.
    """

    def __init__(self, s: Sentence, lexicon: Lexicon, aside: Rows) -> None:
        """Nothing was met yet."""
        self.s, self.aside = s, aside
        self.around, self.table = Carriers(s, lexicon), lexicon.statuses
        self.status, self.modal, self.top = "happened", -1, 0
        self.willed = self.finite = False
        self.seen: set[int] = set()  # what is found beside a word may lead back to it
        self.why: list[str] = []

    def over(self, status: str | None, row: int) -> None:
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

    def over_not(self, row: int) -> None:
        """Let a word deny it, unless it is set aside or there is none."""
        if row not in self.aside | {-1}:
            self.over("not", row)

    def adjectives(self, row: int) -> None:
        """Read what stands before an event noun: "no", "planned", "attempted"."""
        for child in self.s.children[row]:
            word = self.s.lemmas[child]
            if self.s.deps[child] in ("det", "neg", "preconj"):
                self.over(self.around.word("negation", word), child)
                self.aside |= {child}  # the verb is not negated by it again
            said = self.s.words[child].lower()  # "scheduled" is one of "schedule"
            status = self.around.word("adjective", word)
            self.over(status or self.around.word("adjective", said), child)

    def before(self, at: int) -> bool:
        """Read "without", "instead of", "rather than", the last word in this row."""
        status = self.around.before(at)
        self.over(status, at)
        return bool(status)

    def auxiliaries(self, row: int, *, shared: bool = False) -> None:
        """Read the helping verbs and the negations of a verb.

        Args:
            row: The verb.
            shared: Another verb shares them, and may be all that is denied.
        """
        s = self.s
        self.finite = self.finite or s.tags[row] in FINITE
        alternative = any(s.lemmas[c] in ("or", "nor") for c in s.labelled(row, "cc"))
        if not shared or alternative:
            self._negations(row)
            self._is_there(row)
        elif shared:  # "no priest was jailed, murdered or exiled"
            for subject in s.labelled(row, *SUBJECTS):
                self.over_not(self.around.nobody(subject))
        if self.status == "happened" and self.around.goes_on(row):
            self.status = "ongoing"
            self.why.append("it is told as going on")
        for child in s.labelled(row, "aux", "auxpass"):
            self.finite = self.finite or s.tags[child] in FINITE
            if s.tags[child] == "MD":
                self._modal(child)

    def _is_there(self, row: int) -> None:
        """Read "there are no men being held"."""
        s, noun = self.s, self.s.heads[row]
        if s.deps[row] == "acl" and s.labelled(s.heads[noun], "expl"):
            self.over_not(self.around.nobody(noun))

    def _negations(self, row: int) -> None:
        """Read "not", "no longer", "never", and subjects such as "nobody"."""
        s = self.s
        for child in s.children[row]:
            word = s.words[child].lower()
            if s.deps[child] == "advmod":
                before = s.words[child - 1].lower() if child else ""
                self.over(self.around.word("adverb", f"{before}-{word}"), child)
                self.over(self.around.word("adverb", word), child)
            longer = s.words[child + 1 : child + 2] == ("longer",)
            if s.deps[child] == "neg" and not longer:
                self.over("not", child)
            if s.deps[child] == "preconj":
                self.over(self.around.word("negation", word), child)
            if s.deps[child] in (*SUBJECTS, "dobj"):
                self.over_not(self.around.nobody(child))
            for inner in s.labelled(child, "pobj"):
                if not s.children[inner]:  # "agreed to nothing"
                    self.over_not(self.around.nobody(inner))

    def _modal(self, row: int) -> None:
        word = self.s.lemmas[row]
        willed = word in self.around.through.get("willed", {})
        if self.status == "undone" and willed:
            self.status, self.modal = "refused", row
            self.why.append(f"'{self.s.words[row]}' makes it refused")
        else:
            self.over(self.around.word("modal", word), row)
        self.willed = self.willed or (willed and self.modal == row)

    def condition(self, row: int) -> None:
        """Read an "if" over a verb or one of those above it."""
        s = self.s
        for at in (row, *s.above(row)):
            clause = s.deps[at] in ("advcl", "ccomp", "pcomp")
            if (clause and self.around.is_condition(at)) or self.around.of_anybody(at):
                self.status = "hypothetical"
                self.why.append("it stands under a condition")
                return
            if s.deps[at] == "nsubj":
                return

    def would_if(self, row: int) -> None:
        """In news "would" tells of plans, unless an "if" or "have" stands with it."""
        s = self.s
        if self.modal < 0 or s.lemmas[self.modal] not in ("would", "could"):
            return
        ifs = any(
            self.around.is_condition(clause) for clause in s.labelled(row, "advcl")
        )
        if ifs or any(s.lemmas[c] == "have" for c in s.labelled(row, "aux")):
            self.status = "hypothetical"
            self.why.append(f"'{s.words[self.modal]}' is bound to a condition")

    def end(self) -> Standing:
        """What was found."""
        if self.s.words[-1] == "?":
            self.status = "hypothetical"
            self.why.append("it is asked")
        return Standing(
            status=self.status,
            negated=self.status in ("undone", *["refused"] * self.willed),
            modal=self.modal,
            willed=self.willed,
            top=self.top,
            finite=self.finite,
            why=tuple(self.why),
        )
