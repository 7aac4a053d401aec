"""Find the object of a cue, with what is said of it.

Of a passive that is the subject, of a participle the noun that it belongs to.
"""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Sentence
from dragoman.statements.rows import NONE, Rows, is_passive, plain, tree

COMPLETING: Final = ("oprd", "xcomp", "ccomp", "acomp")
# Behind these an object goes on; behind others mostly stands when or where it was said.
BELONGING: Final = frozenset(
    "to for of from as with by about against into over between on toward towards"
    " than like".split()
)
AT: Final = ("on", "in", "at", "during", "via", "over", "through")
NOUNS: Final = ("NN", "NNS")


def direct_object(s: Sentence, row: int) -> Rows:
    """The object with what is said of it; of a passive the subject."""
    objects = s.labelled(row, "nsubjpass" if is_passive(s, row) else "dobj")
    if not objects:
        return _held_to_be(s, row)
    return with_complements(s, row, objects)


def noun_object(s: Sentence, row: int) -> Rows:
    """An object that is no pronoun: "said the opposite", not "having said that".

    Nor is it a noun before a verb, which is the subject of a clause that is torn.
    """
    told = [c for c in s.labelled(row, "dobj") if c > row and s.tags[c] in NOUNS]
    rows = with_complements(s, row, tuple(told)) if told else NONE
    behind = s.pos[max(rows, default=-1) + 1 :][:1]
    return NONE if behind in (("VERB",), ("AUX",)) else rows


def _held_to_be(s: Sentence, row: int) -> Rows:
    """What is held to be something, with that: "papers now deemed secret"."""
    named = s.deps[row] == "acl" and is_passive(s, row)
    if not named or s.lemmas[row] in speech_words().factual:
        return NONE
    as_such = any(s.lemmas[c] == "as" for c in s.labelled(row, "prep"))
    if not as_such and not s.labelled(row, "oprd", "acomp", "agent"):
        return NONE
    rows = with_complements(s, row, (s.heads[row],))
    return frozenset(r for r in rows if r < s.subtree(row)[1])


def with_complements(s: Sentence, row: int, objects: tuple[int, ...]) -> Rows:
    """Objects with what is said of them."""
    passive = is_passive(s, row)
    favoured = [c for head in objects for c in _without_share(s, head)]
    if favoured:
        return tree(s, favoured)
    kin = [
        c
        for c in s.labelled(row, *COMPLETING)
        if c > row and not is_added_clause(s, row, c)
    ]
    kin += [
        c
        for c in s.labelled(row, "prep")
        if c > row
        and s.lemmas[c] in BELONGING
        and not (passive and s.lemmas[c] == "by")
    ]
    rows = tree(s, (*objects, *kin))
    rows = plain(s, row, rows - where_said(s, (row, *objects), rows))
    return rows - {max(rows)} if s.pos[max(rows, default=0)] == "CCONJ" else rows


def is_added_clause(s: Sentence, row: int, clause: int) -> bool:
    """Tell of a clause that "and" adds to a cue with an object.

    As in "noted his trust in her and the two discussed the flood".
    """
    objects = [c for c in s.labelled(row, "dobj") if row < c < clause]
    added = any(s.labelled(c, "cc") for c in (row, *objects))
    return bool(objects) and added and bool(s.labelled(clause, "nsubj"))


def _without_share(s: Sentence, row: int) -> tuple[int, ...]:
    """Whom one favours, not by how many: "favour Ruiz 46 percent to 32 percent"."""
    if s.lemmas[row] != "percent" or s.words[row + 1 : row + 2] != ("to",):
        return ()
    beside = s.labelled(row, "nmod", "compound")
    return tuple(c for c in beside if s.pos[c] == "PROPN")


def where_said(s: Sentence, heads: tuple[int, ...], rows: Rows) -> Rows:
    """Rows at the end that tell where or when it was said: "a photo on Facebook"."""
    for prep in (c for head in heads for c in s.labelled(head, "prep")):
        phrase = tree(s, [prep])
        told = any(
            s.lemmas[c] in speech_words().media for c in s.labelled(prep, "pobj")
        )
        if told and s.lemmas[prep] in AT and max(phrase) == max(rows):
            return phrase
    return NONE
