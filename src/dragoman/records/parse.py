"""What the grammar sees of a report: sentences, mentions and acts.

Labels are those of spaCy's English pipelines: Penn tags (`VBD`), universal
parts of speech (`VERB`) and CLEAR dependencies (`nsubj`, `dobj`, `prep`).
"""

from __future__ import annotations

from typing import Literal

from dragoman.records.report import Frozen, Report, Span

Kind = Literal[
    "state",  # a country or its government: "Pakistan", "Islamabad", "Tehran's"
    "person",  # "President Alvi", "Mr. Khan"
    "organisation",  # "the United Nations", "Hamas", "the Foreign Ministry"
    "group",  # people or bodies without a name: "police", "three protesters"
    "place",  # "Swat", "the West Bank"
    "pronoun",  # "he", "they", "who"
    "thing",  # all else: "the attack", "sanctions", "a letter"
]


class Sentence(Frozen, frozen=True, kw_only=True):
    """One sentence as columns, a row for each token; heads point to rows.

    Attributes:
        index: Its place among the sentences of the report.
        start: Its first character in the report's text.
        end: The character after its last.
        words: The tokens as the parser read them: quotes made plain, capitals
            mended, each as long as what stands in the text.
        lemmas: Their dictionary forms, in lower case.
        tags: Penn Treebank tags.
        pos: Universal parts of speech.
        deps: CLEAR dependency labels.
        heads: The row of each token's head; the root is its own head.
        offsets: The first character of each token in the report's text.
        children: The rows that hang on each token, left to right.
    """

    index: int
    start: int
    end: int
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    offsets: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]

    def subtree(self, row: int) -> tuple[int, int]:
        """The first row of all that hangs on a token, and the row after the last."""
        first, last, open_rows = row, row, [row]
        while open_rows:
            at = open_rows.pop()
            first, last = min(first, at), max(last, at)
            open_rows.extend(self.children[at])
        return first, last + 1

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The characters of rows `first` up to and without `last`."""
        return self.offsets[first], self.offsets[last - 1] + len(self.words[last - 1])

    def labelled(self, row: int, *labels: str) -> tuple[int, ...]:
        """The children of a token that bear one of these dependency labels."""
        below = self.children[row]
        if not below:  # two rows of three: this is asked some 200 times a sentence
            return ()
        deps = self.deps
        return tuple([c for c in below if deps[c] in labels])

    def above(self, row: int) -> tuple[int, ...]:
        """The heads of a token, the nearest first, up to the root."""
        chain = []
        while self.heads[row] != row:
            row = self.heads[row]
            chain.append(row)
        return tuple(chain)


class Mention(Frozen, frozen=True, kw_only=True):
    """A noun phrase or pronoun that stands for somebody or something.

    The phrase is the head with its own modifiers ("the new Iranian police
    chief"), without attached phrases or clauses ("in Swat", "who fled").

    Attributes:
        index: Its place in `Parse.mentions`.
        sentence: The index of its sentence.
        head: The row of its head in the sentence.
        first: The first row of the phrase.
        last: The row after its last.
        words: The phrase.
        kind: What it stands for, as far as its own words and antecedents tell.
        antecedents: The mentions it points back to: one for "he", several for
            "the two leaders", none for a mention that names its own referent.
        chain: The number of all mentions that stand for the same.
    """

    index: int
    sentence: int
    head: int
    first: int
    last: int
    words: Span
    kind: Kind
    antecedents: tuple[int, ...]
    chain: int


class Chain(Frozen, frozen=True, kw_only=True):
    """Somebody or something, and all mentions of a report that stand for it.

    Attributes:
        name: The words that tell most of it: a full name before a surname or "he".
        kind: What it is.
        mentions: Where it is mentioned, in the order of the text.
        members: The names of those who are meant together by "the two leaders";
            none for one party.
    """

    name: str
    kind: Kind
    mentions: tuple[Span, ...]
    members: tuple[str, ...]


Matter = Literal["sport", "everyday"]
"""What reports are of that are not of politics."""


class Parse(Frozen, frozen=True, kw_only=True):
    """A report with its grammar.

    Attributes:
        report: The report.
        sentences: Its sentences, furniture left out.
        mentions: Its mentions, in the order of the text.
        by_head: For each sentence, the mention that each token heads, or -1.
        skimmed: What the report is of, if for that reason only its sentences were read
            that name somebody in power; None if it was read whole.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    by_head: tuple[tuple[int, ...], ...]
    skimmed: Matter | None = None

    def mention_at(self, sentence: int, row: int) -> Mention | None:
        """The mention whose head this token is, if there is one."""
        index = self.by_head[sentence][row]
        return self.mentions[index] if index >= 0 else None

    def cut(self, sentence: Sentence, first: int, last: int) -> Span:
        """The words of some rows of a sentence."""
        return self.report.cut(*sentence.chars(first, last))


class Act(Frozen, frozen=True, kw_only=True):
    """An event as the grammar reads it, its roles still words.

    Attributes:
        index: Its place among the acts of the report.
        type: A type of the codebook, such as `CONSULT`.
        mode: A mode of that type, or None.
        cameo: The CAMEO code that the lexicon gives, or None for the mode's own.
        sentence: The index of its sentence.
        head: The row of the trigger's head word.
        trigger: The words that name it.
        actors: Mentions of those who act, by index.
        recipients: Mentions of those acted upon; none for reciprocal acts.
        scope: Rows of the words that belong to this act, for its place, date
            and counts: its clause, without the clauses of other acts.
        status: How far it is real; see `Event.status`.
        according_to: The mention of whoever says so, or None: the reporter does.
        content: The index of the act that this one is about, or None.
        narrated: The report's own voice tells it as news: a finite clause in the
            past or present that is neither background nor somebody's content.
        needs: Which parties must be political for it to count: "actor", "both",
            "none", or empty: one of them. "power": those who act must govern, judge,
            fight or keep order.
        implies: The sector of who must have acted if nobody is said, or empty: only
            police arrest.
        why: The rules that led here, in order, each a short plain sentence.
        signs: What speaks for or against the reading; see `events.ranking`.
    """

    index: int
    type: str
    mode: str | None
    cameo: str | None
    sentence: int
    head: int
    trigger: Span
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    scope: tuple[int, ...]
    status: str
    according_to: int | None
    content: int | None
    narrated: bool
    needs: str
    implies: str
    why: tuple[str, ...]
    signs: tuple[str, ...]
