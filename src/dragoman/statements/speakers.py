"""Find who speaks: the subject of a cue, wherever the sentence has it."""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Sentence
from dragoman.statements.contents import closing_mark
from dragoman.statements.rows import is_infinitive, is_passive

SUBJECTS: Final = ("nsubj", "csubj")
NOMINAL: Final = ("NOUN", "PROPN", "PRON")
# What the parser takes a subject behind its verb for.
MISTAKEN: Final = ("dobj", "compound", "attr", "npadvmod")
FINITE: Final = ("VBD", "VBZ", "VBP")
TENSED: Final = (*FINITE, "MD", '"', "``", "''")
BETWEEN: Final = ("aux", "neg", "advmod")
LISTED: Final = ("conj", "appos", "npadvmod")
OBLIQUE: Final = ("pobj", "npadvmod", "nmod", "poss")
EMPTY: Final = ("it", "what")
JUDGING: Final = ("be", "make", "seem", "become")
SHARING: Final = ("acomp", "conj", "xcomp", "advcl", "prep", "pcomp", "ccomp", "oprd")


def speaker_row(s: Sentence, row: int) -> int:
    """The head of the speaker's phrase, -1 if nobody is named."""
    if s.pos[row] == "NOUN":
        return _of_noun(s, row)
    if is_passive(s, row) or (s.tags[row] == "VBN" and s.labelled(row, "agent")):
        return _behind(s, row, "by")  # also "as reported by the daily"
    above = s.heads[row]
    if s.lemmas[above] == "let" and s.deps[row] in ("ccomp", "xcomp"):
        return speaker_row(s, above)  # "let the mayor know that"
    subjects = s.labelled(row, *SUBJECTS, "nsubjpass")
    if subjects:  # "Voters, he suggested, need not worry"
        return subjects[-1 if s.deps[row] == "parataxis" else 0]
    for find in (_swallowed, _beside_quotation, _cut_off, _shared):
        found = find(s, row)
        if found >= 0:
            return found
    before = _just_before(s, row)
    return before if before >= 0 else _torn_off(s, row)


def is_expletive(s: Sentence, row: int, speaker: int) -> bool:
    """Tell of an "it" that is nobody: "it is hard to see", "what is clear is that"."""
    verb = s.heads[speaker]
    if s.words[speaker].lower() not in EMPTY or s.lemmas[verb] not in JUDGING:
        return False
    if s.lemmas[row] in speech_words().evident:
        return s.heads[row] == verb
    return is_infinitive(s, row) and bool(s.labelled(verb, "acomp", "ccomp", "oprd"))


def _torn_off(s: Sentence, row: int) -> int:
    """The first noun of what may be the subject of a verb without one.

    The parser tears "Two envoys close to the talks say it is over" after "talks".
    """
    first = min((*s.labelled(row, "aux"), row))
    clauses = s.labelled(row, "ccomp")
    governs = s.deps[row] == "ROOT" or (clauses and clauses[-1] > row)
    if s.tags[first] not in FINITE or not governs:
        return -1
    first = _before_brackets(s, first)
    begins = max((at + 1 for at in range(first) if s.tags[at] in TENSED), default=0)
    nouns = (at for at in range(begins, first) if s.pos[at] in (*NOMINAL, "INTJ"))
    return next((at for at in nouns if s.deps[at] not in (*OBLIQUE, "compound")), -1)


def _before_brackets(s: Sentence, row: int) -> int:
    """The row where brackets open that close right before another: "Diop (1) says"."""
    if s.words[row - 1] != ")":
        return row
    return max((at for at in range(row) if s.words[at] == "("), default=row)


def _cut_off(s: Sentence, row: int) -> int:
    """The noun right before a verb that hangs on another as a clause, if it has none.

    The parser takes it for the object before: "after a poll showed that".
    """
    torn = s.deps[row] == "ccomp" and s.tags[row] in FINITE and s.heads[row] < row
    return row - 1 if torn and s.pos[row - 1] in ("NOUN", "PROPN") else -1


def _swallowed(s: Sentence, row: int) -> int:
    """The speaker whom the parser joined to what is said: "…, aides at the port said".

    It is all that stands between the last comma and a verb behind its clause.
    """
    clauses = s.labelled(row, "ccomp")
    if s.tags[row] not in FINITE or not clauses or clauses[0] > row:
        return -1
    comma = max((r for r in range(row) if s.words[r] == ","), default=row)
    heads = [
        r
        for r in range(comma + 1, row)
        if not comma < s.heads[r] < row and s.pos[r] not in ("PUNCT", "AUX", "ADV")
    ]
    joined = len(heads) == 1 and s.deps[heads[0]] in LISTED
    return heads[0] if joined and s.pos[heads[0]] in NOMINAL else -1


def _beside_quotation(s: Sentence, row: int) -> int:
    """Who is named by a cue that follows what is said: '"No," warned the mayor.'."""
    clauses = s.labelled(row, "ccomp")
    if not clauses or clauses[0] > row:
        return -1
    named = _behind_quotation(s, row)
    after = (c for c in s.labelled(row, *MISTAKEN) if c > row)
    return named if named >= 0 else next((c for c in after if s.pos[c] in NOMINAL), -1)


def _behind_quotation(s: Sentence, row: int) -> int:
    """Who is named between a quotation and its cue: '"No," the mayor tells us'."""
    closed = closing_mark(s, row)
    for at in range(closed + 1, row) if closed >= 0 else ():
        if s.pos[at] in NOMINAL and s.deps[at] not in ("compound", "poss"):
            return at
    return -1


def _just_before(s: Sentence, row: int) -> int:
    """A name or pronoun before a finite verb to which the parser gave no subject."""
    if s.tags[row] not in FINITE:
        return -1
    at = row - 1
    while at >= 0 and s.deps[at] in BETWEEN and s.heads[at] == row:
        at -= 1
    named = at >= 0 and s.pos[at] in ("PROPN", "PRON", "NOUN")
    return at if named and s.deps[at] not in OBLIQUE else -1


def _of_noun(s: Sentence, row: int) -> int:
    """Whose claim it is: "his claim", "the claim by police", "he made the claim"."""
    for child in s.labelled(row, "poss"):
        return child
    for preposition in ("by", "from", "of", "among"):
        found = _behind(s, row, preposition)
        if found >= 0:
            return found
    for verb in s.labelled(row, "relcl"):  # "the promise she made is that"
        made = s.lemmas[verb] in speech_words().light
        for child in s.labelled(verb, "nsubj") if made else ():
            if child > row and s.tags[child] != "WDT":
                return child
    above = s.heads[row]
    if s.deps[row] == "dobj" and s.lemmas[above] in speech_words().light:
        return speaker_row(s, above)
    return -1


def _behind(s: Sentence, row: int, preposition: str) -> int:
    for by in s.labelled(row, "agent", "prep"):
        if s.lemmas[by] == preposition:
            for child in s.labelled(by, "pobj"):
                return child
    return -1


def _of_verb_above(s: Sentence, noun: int) -> int:
    """The subject of the verb above a noun to which the parser joined another verb."""
    for row in s.above(noun):
        for child in s.labelled(row, *SUBJECTS):
            return child if child != noun else -1
    return -1


def _is_added(s: Sentence, row: int) -> bool:
    """Tell of ", noting that" behind an object, which is done by the subject."""
    participle = s.tags[row] == "VBG" and s.words[row - 1] == ","
    return participle and s.deps[s.heads[row]] in ("dobj", "pobj", "attr")


def _is_purpose(s: Sentence, row: int) -> bool:
    """Tell of "met the King to discuss it": a name has no purpose, its verb has."""
    return is_infinitive(s, row) and s.pos[s.heads[row]] == "PROPN"


def _alike(s: Sentence, row: int) -> int:
    """The nearest verb above that a verb in the past can be joined to.

    In "noted that Iran can never build one and briefed the King" that is "noted".
    """
    above = s.heads[row]
    finite = s.deps[row] == "conj" and s.tags[row] in FINITE
    if not finite or s.tags[above] not in ("VB", "VBG", "VBN"):
        return above
    return next((r for r in s.above(above) if s.tags[r] == s.tags[row]), above)


def _is_remark(s: Sentence, row: int) -> bool:
    """Tell of "he said it would open, brushing aside doubts": who said it does so."""
    above = s.heads[row]
    added = s.deps[row] == "advcl" and s.tags[row] == "VBG" and row > above
    told = s.deps[above] == "ccomp" and s.heads[above] < above
    return added and told and s.words[row - 1] == ","


def _put_in(s: Sentence, row: int) -> int:
    """The subject of a cue before a verb beside it: '"No," she said, blaming him'."""
    cues = (c for c in s.labelled(s.heads[row], "parataxis") if c < row)
    return next((c for cue in cues for c in s.labelled(cue, *SUBJECTS)), -1)


def _shared(s: Sentence, row: int) -> int:
    """The subject that a verb shares with the one above it."""
    above = s.heads[row]
    if above == row:
        return -1
    put_in = _put_in(s, row) if s.deps[row] in ("acl", "advcl") else -1
    if put_in >= 0:
        return put_in
    if s.deps[row] in ("acl", "relcl") and s.pos[above] in NOMINAL:
        apart = _is_added(s, row) or _is_purpose(s, row)
        return _of_verb_above(s, above) if apart else above
    if s.deps[row] not in SHARING:
        return -1
    above = s.heads[above] if _is_remark(s, row) else _alike(s, row)
    if s.pos[above] in NOMINAL:
        if s.deps[row] == "conj" and s.tags[row] in FINITE:
            return _of_verb_above(s, above)
        return above
    subjects = s.labelled(above, *SUBJECTS, "nsubjpass")
    if not subjects and s.deps[above] == "acl" and is_passive(s, above):
        return s.heads[above]  # "a group set up to highlight the flood"
    return subjects[0] if subjects else speaker_row(s, above)
