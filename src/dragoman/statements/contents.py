"""Find what is said in the sentence of a cue, as rows: clause, object or the like.

Each kind of content is a function; a cue of the lexicon names those that it takes,
and the first that is there is the content. What the reporter adds at the end of it
(", which began in May") is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.knowledge.cues import Cue, read_cues
from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Sentence
from dragoman.statements.complements import ARGUMENTS, taken_by
from dragoman.statements.naming import what_is_called
from dragoman.statements.objects import is_added_clause, with_complements
from dragoman.statements.rows import (
    NONE,
    Rows,
    is_infinitive,
    plain,
    tree,
    without_marks,
)

NAMING: Final = frozenset(("as", "object"))  # kinds of content of verbs that name
TAKEN: Final = ("dobj", "xcomp", "prt")
ADDED: Final = (("VBG",), ("CC",))
SPEECH_ENDS: Final = (",", "?", "!", "-", "—", "–", "…", ".")
FARTHEST: Final = 15  # rows behind a cue where the parser may have torn a clause off
LOOSE: Final = ("ccomp", "relcl", "advcl", "acl", "conj")
NOMINAL: Final = ("NOUN", "PROPN", "PRON", "NUM")
FINITE: Final = ("VBD", "VBZ", "VBP", "MD")
SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
PARTING: Final = (":", "(", ";", ".", "—")
CLIMBED: Final = ("conj", "xcomp", "ccomp")


def read_content(s: Sentence, row: int, cue: Cue) -> Rows:
    """The rows of what a cue at a row says; none if it is no cue there."""
    called = what_is_called(s, row) if not NAMING.isdisjoint(cue.contents) else NONE
    if called:
        return called
    nouns = [c for c in s.labelled(row, "dobj") if s.lemmas[c] in cue.words[1:]]
    for kind in cue.contents:
        found = KINDS[kind](s, row) if kind in KINDS else taken_by(s, row, kind)
        for noun in () if found else nouns:  # "took aim at", "made fun of"
            found = taken_by(s, noun, kind)
        if found:
            return found
    return torn_clause(s, row) if "clause" in cue.contents else NONE


def accorded(s: Sentence, row: int) -> Rows:
    """What is so according to somebody: the clause that this stands in.

    At an end of the sentence it is all behind the comma, or all before it.
    """
    first, end = s.subtree(row)
    if not _begins(s, first):
        head = s.heads[row]
        while s.deps[head] in CLIMBED:
            head = s.heads[head]
        begins, ends = s.subtree(head)
        clause = range(begins, first if head < first else ends)
    else:
        clause = range(end, _end_of_told(s, s.heads[row]))
    return frozenset(r for r in clause if not first <= r < end and s.pos[r] != "PUNCT")


def _end_of_told(s: Sentence, verb: int) -> int:
    """The row after a clause that yet another tells: "…, the statement said"."""
    ends, teller = s.subtree(verb)[1], s.heads[verb]
    says = any(cue.sort == "say" for cue in read_cues().find("VERB", s.lemmas[teller]))
    told = says and s.deps[verb] == "ccomp" and teller >= ends
    return ends if told else end_of_words(s)


def end_of_words(s: Sentence) -> int:
    """The row after the last word of a sentence."""
    last = len(s.words)
    while last and s.pos[last - 1] == "PUNCT":
        last -= 1
    return last


def _begins(s: Sentence, row: int) -> bool:
    """Tell whether a row is the first word of its sentence."""
    return not any(pos != "PUNCT" for pos in s.pos[:row])


def _clause(s: Sentence, row: int) -> Rows:
    """A clause that says what is said, or the one that the cue stands in."""
    clauses = s.labelled(row, "ccomp")
    for child in _behind_first(s, row, clauses) if clauses else ():
        if child < row and (_has_pronoun(s, row) or _is_apart(s, child, row)):
            continue  # "While …, most victims do not report it"
        if is_added_clause(s, row, child):
            continue  # "noted his trust in it and the two discussed it"
        if child < row or not _is_bare(s, row, child):
            beside = [c for c in clauses if (c < row) == (child < row) and c >= child]
            beside += [c for c in s.labelled(row, "parataxis") if row < child < c]
            found = tree(s, beside, without=row)
            found = plain(s, child, found) if child > row else found  # "…, he said"
            found |= _begun(s, row, child) | _lost_subject(s, row, child, found)
            resumed = _resumed(s, row, child)
            return found | resumed if resumed else _spoken(s, row, found)
    for child in s.labelled(row, "acl"):  # "the claim that …", "in hopes he left"
        if s.labelled(child, "mark", "nsubj") and not is_relative(s, child):
            return plain(s, child, tree(s, [child]))
    return equated(s, row) if s.pos[row] == "NOUN" else _around(s, row)


def _is_bare(s: Sentence, row: int, clause: int) -> bool:
    """Tell of a verb without tense that says what one does or sees: "saw him lose"."""
    if s.labelled(clause, "aux"):
        return False
    seen = s.tags[clause] == "VB" and s.lemmas[row] in speech_words().seeing
    return s.tags[clause] == "VBG" or (seen and not s.labelled(clause, "mark"))


def equated(s: Sentence, row: int) -> Rows:
    """What a view is said to be: "her fear is that he left"."""
    verb = s.heads[row]
    if s.pos[row] != "NOUN" or s.deps[row] != "nsubj" or s.lemmas[verb] != "be":
        return NONE
    for child in s.labelled(verb, "ccomp", "xcomp"):
        if child > verb and (s.labelled(child, "mark") or is_infinitive(s, child)):
            return plain(s, child, tree(s, [child]))
    return NONE


def _lost_subject(s: Sentence, row: int, clause: int, rows: Rows) -> Rows:
    """What stands between a cue and a finite clause without a subject: its subject.

    The parser tears "about half" off in "said about half of it had been lost".
    """
    first = min(rows)
    begins = min((*s.labelled(clause, "aux", "neg"), clause))
    told = s.lemmas[row] in speech_words().addressing
    if told or first <= row + 1 or s.tags[begins] not in FINITE:
        return NONE
    if s.labelled(clause, *SUBJECTS, "mark") or s.words[row + 1] == ",":
        return NONE
    if ":" in s.words[row:first]:
        return NONE
    return frozenset(range(row + 1, first))


def _resumed(s: Sentence, row: int, clause: int) -> Rows:
    """A second clause that the cue parts from the first: '"No," he said, that he'."""
    if clause > row:
        return NONE
    for child in s.labelled(row, "ccomp"):
        if child > row and any(s.words[c] == "that" for c in s.labelled(child, "mark")):
            return tree(s, [child])
    return NONE


def torn_clause(s: Sentence, row: int) -> Rows:
    """A clause with "that" that the parser hung on other words behind its cue."""
    if s.tags[row] == "VBN" and not s.labelled(row, "aux"):
        return NONE
    for at in range(row + 1, min(row + FARTHEST, len(s.words))):
        if s.deps[at] == "mark" and _opens_clause(s, row, at):
            clause = s.heads[at]
            return tree(s, [clause]) if s.deps[clause] in LOOSE else NONE
        if s.pos[at] == "VERB" and s.deps[at] not in ("amod", "compound", "advcl"):
            return NONE
    return NONE


def _behind_first(s: Sentence, row: int, clauses: tuple[int, ...]) -> list[int]:
    """Clauses behind a cue first if what stands before it is no speech.

    "In a statement released after he fled, the mayor said he was safe."
    """
    subjects = s.labelled(row, "nsubj")
    spoken = '"' in s.words[:row] or "," in s.words[row + 1 : max(clauses)]
    if spoken or not subjects or subjects[0] > row:
        return list(clauses)
    return sorted(clauses, key=lambda child: child < row)


def _opens_clause(s: Sentence, row: int, mark: int) -> bool:
    """Tell whether a word opens what a cue says or asks, wherever it hangs."""
    asks = s.lemmas[row] in speech_words().addressing
    return s.words[mark] == "that" or (asks and s.words[mark] in ("if", "whether"))


def is_relative(s: Sentence, clause: int) -> bool:
    """Tell of "a claim that the mayor rejected": the claim is what he rejected."""
    judged = any(
        cue.sort == "judge" for cue in read_cues().find("VERB", s.lemmas[clause])
    )
    return judged and not s.labelled(clause, *ARGUMENTS, "auxpass")


def _is_apart(s: Sentence, clause: int, row: int) -> bool:
    """Tell of a clause in no quotes that a semicolon parts from its cue."""
    between = s.words[clause:row]
    return ";" in between and '"' not in between


def _has_pronoun(s: Sentence, row: int) -> bool:
    """Tell whether a cue has "it" or the like for its object, so that all is said."""
    if s.lemmas[row] in speech_words().addressing:
        return False
    return any(s.pos[c] == "PRON" for c in s.labelled(row, "dobj"))


def _begun(s: Sentence, row: int, clause: int) -> Rows:
    """What stands before a cue put into it: "Voters, he said, need not worry"."""
    inner = [row, *s.labelled(row, "nsubj", "aux", "neg")]
    first = min(tree(s, s.labelled(row, "nsubj")) | {*inner})
    last = max(r for r in tree(s, inner[1:]) | {row})
    parted = s.words[first - 1] == "," == "".join(s.words[last + 1 : last + 2])
    parted = parted and s.words[last + 2 : last + 3] != ('"',)
    if s.deps[row] != "ROOT" or clause < row or not first or not parted:
        return NONE
    return frozenset(range(first - 1))


def _around(s: Sentence, row: int) -> Rows:
    """The sentence into which a cue is put: "The plan, he said, is dead"."""
    inserted = (
        s.deps[row] == "parataxis"
        or _is_put_behind(s, row)
        or (
            s.deps[row] == "advcl"
            and any(s.lemmas[c] == "as" for c in s.labelled(row, "mark", "advmod"))
        )
    )
    taken = [
        child
        for child in s.labelled(row, *TAKEN)
        if s.deps[child] != "dobj" or s.lemmas[row] not in speech_words().addressing
    ]
    if not inserted or not s.labelled(row, "nsubj", "agent") or taken:
        return NONE
    torn = s.labelled(row, "nsubj")[:-1] if s.deps[row] == "parataxis" else ()
    whole = tree(s, [s.heads[row]], without=row) | tree(s, torn)  # "Voters, he said,"
    rows = without_marks(s, whole | _gone_on(s, row))
    if s.deps[row] == "ccomp":
        rows = frozenset(r for r in rows if r < s.subtree(row)[0])
    begins = s.words[row + 1 : row + 3] == (",", '"') and row + 3 < len(s.words)
    if not begins:
        return _spoken(s, row, rows)
    if s.words[row + 3][:1].isupper():  # 'Asked about it, he said, "It is'
        return frozenset(r for r in rows if r > row)
    return rows | frozenset(range(row))


def _gone_on(s: Sentence, row: int) -> Rows:
    """What goes on behind a cue put in: "He had no ties, she said, and had left"."""
    parted = s.words[row + 1 : row + 2] == (",",) and '"' not in s.words[:row]
    if s.deps[row] != "parataxis" or not parted:
        return NONE
    return tree(s, [c for c in s.labelled(row, "conj") if not s.labelled(c, *SUBJECTS)])


def _is_put_behind(s: Sentence, row: int) -> bool:
    """Tell of "she thinks it fair, a friend said": no thought, whatever the parse."""
    subjects = s.labelled(row, "nsubj")
    behind = s.deps[row] == "ccomp" and s.heads[row] < row and bool(subjects)
    return behind and s.words[s.subtree(row)[0]] == "," and not s.labelled(row, "mark")


def _spoken(s: Sentence, row: int, rows: Rows) -> Rows:
    """Content without what a reporter adds to a quotation that ends before its cue.

    As in '"Follow us," she said, and the boys did'.
    """
    closed = closing_mark(s, row)
    begun = _opening_mark(s, closed)
    if begun > min(rows) and s.words[begun - 1] in PARTING:
        return frozenset(r for r in rows if begun < r < closed) or rows
    opened = s.words[min(rows) - 1] == '"' if min(rows) else s.words[0] == '"'
    goes_on = max(rows) > row and not _is_added(s, row)
    if not opened or closed < 0 or goes_on or '"' in s.words[row:]:
        return rows
    return frozenset(r for r in rows if r < closed) or rows


def _is_added(s: Sentence, row: int) -> bool:
    """Tell of ", adding that" or ", and the boys did" behind a cue."""
    return s.words[row + 1 : row + 2] == (",",) and s.tags[row + 2 : row + 3] in ADDED


def closing_mark(s: Sentence, row: int) -> int:
    """The mark that ends speech before its cue, -1 if there is none."""
    for at in range(row - 1, 1, -1):
        if s.words[at] == '"':
            return at if s.words[at - 1] in SPEECH_ENDS else -1
    return -1


def _opening_mark(s: Sentence, closed: int) -> int:
    """The mark that begins what a mark ends, -1 if there is none."""
    return next((at for at in range(closed - 1, -1, -1) if s.words[at] == '"'), -1)


def _message(s: Sentence, row: int) -> Rows:
    """An object that is itself something said: "shared the news", "made a pitch"."""
    said = tuple(
        c for c in s.labelled(row, "dobj") if s.lemmas[c] in speech_words().said
    )
    told = any(
        read_content(s, noun, cue)  # "made the claim that" is a claim
        for noun in said
        for cue in read_cues().find("NOUN", s.lemmas[noun])
    )
    if not said or told or any(s.labelled(noun, "relcl") for noun in said):
        return NONE  # "gave a speech in which he pledged" tells the pledge
    return with_complements(s, row, said)


KINDS: Final[dict[str, Callable[[Sentence, int], Rows]]] = {
    "clause": _clause,
    "message": _message,
}
