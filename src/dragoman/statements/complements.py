"""Find what a cue takes as its object, behind a preposition, or as an infinitive.

Each function is a kind of content that an entry of cues.txt may name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from dragoman.knowledge.cues import read_cues
from dragoman.knowledge.speech_words import speech_words
from dragoman.knowledge.words import calendar_words
from dragoman.records import Sentence
from dragoman.statements.rows import NONE, Rows, is_infinitive, is_passive, plain, tree

COMPLETING: Final = ("oprd", "xcomp", "ccomp", "acomp")
ARGUMENTS: Final = ("dobj", "dative", "prep", "oprd", "xcomp", "ccomp", "acomp", "attr")
# Behind these an object goes on; behind others mostly stands when or where it was said.
BELONGING: Final = frozenset(
    "to for of from as with by about against into over between on toward towards"
    " than like".split()
)
AT: Final = ("on", "in", "at", "during", "via", "over", "through")
INFINITIVE: Final = ("xcomp", "ccomp", "advcl")
# "A party called the Dawn", "a text published by the ministry" are no views.
NOUNS: Final = ("NN", "NNS")
FACTUAL: Final = ("call", "name", "know", "publish", "report", "post", "release")
WHEN: Final = ("as", "after", "before", "while")
PARTED_BY: Final = (",", "-", "--", "–", "—")
APART: Final = ("conj", "cc", "punct", "parataxis", "prt")
OPENING: Final = "``"
CLOSING: Final = "''"
PARTING: Final = (",", ";", ":")
ASKING: Final = ("for", "on", "upon")  # "called on the mayor to resign"
TELLING: Final = "about"  # no other preposition leads to nothing but what is told
NOMINAL: Final = ("NOUN", "PROPN")
YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
ADVERBIAL: Final = ("part", "fact", "turn", "addition", "particular", "general")


def what_is_called(s: Sentence, row: int) -> Rows:
    """What stands for what it is called: "what he called a sham vote".

    The parser hangs the verb on the name behind it.
    """
    name = s.heads[row]
    if s.deps[row] != "relcl" or s.pos[name] not in NOMINAL:
        return NONE
    for child in s.labelled(row, "dobj"):
        if s.words[child].lower() == "what" and child < row < name:
            return plain(s, row, frozenset(range(child, s.subtree(name)[1])))
    return NONE


def taken_by(s: Sentence, row: int, kind: str) -> Rows:
    """What a cue takes in one of the ways that `KINDS` or a preposition names."""
    return KINDS[kind](s, row) if kind in KINDS else _behind(s, row, kind)


def _infinitive(s: Sentence, row: int) -> Rows:
    """An infinitive, with its own subject if it has one."""
    raising = s.lemmas[row] in speech_words().raising
    kinds = ("xcomp", "ccomp") if raising else (*INFINITIVE, "acl")
    for child in _to(s, row, *kinds):
        if _goes_with_object(s, row, child):
            return NONE
        subjects = s.labelled(row, "nsubjpass") if is_passive(s, row) else ()
        if raising:
            subjects = s.labelled(row, "nsubj")
        rows = plain(s, child, tree(s, [child]))
        return tree(s, subjects) | (_bare_of(s, child, rows) if subjects else rows)
    return NONE


def _bare_of(s: Sentence, verb: int, rows: Rows) -> Rows:
    """What seems so without when and how: "seems to grow, with prices at a low"."""
    last = max(rows)
    for child in s.labelled(verb, "advcl", "prep"):
        first, end = s.subtree(child)
        apart = s.words[first - 1] in PARTED_BY
        when = any(s.lemmas[c] in WHEN for c in (child, *s.labelled(child, "mark")))
        told = when and (s.deps[child] == "advcl" or s.labelled(child, "pcomp"))
        if first > verb and end > last and (apart or told):
            return frozenset(r for r in rows if r < first - apart)
    return rows


def _goes_with_object(s: Sentence, row: int, infinitive: int) -> bool:
    """Tell of "demanded a vote to leave": the vote is asked for, and what it does."""
    objects = [c for c in s.labelled(row, "dobj") if row < c < infinitive]
    whom = s.lemmas[row] in speech_words().addressing
    return bool(objects) and not whom and s.pos[row] == "VERB"


def _ing(s: Sentence, row: int) -> Rows:
    for child in s.labelled(row, "xcomp", "ccomp", "pcomp"):
        tenses = (child, *s.labelled(child, "aux", "auxpass"))  # "having left"
        if child > row and any(s.tags[r] == "VBG" for r in tenses):
            return plain(s, child, tree(s, [child]))
    return NONE


def _object(s: Sentence, row: int) -> Rows:
    """The object with what is said of it; of a passive the subject."""
    objects = s.labelled(row, "nsubjpass" if is_passive(s, row) else "dobj")
    if not objects:
        return _held_to_be(s, row)
    return with_complements(s, row, objects)


def _thing(s: Sentence, row: int) -> Rows:
    """An object that is no pronoun: "said the opposite", not "having said that"."""
    told = [c for c in s.labelled(row, "dobj") if c > row and s.tags[c] in NOUNS]
    return with_complements(s, row, tuple(told)) if told else NONE


def _held_to_be(s: Sentence, row: int) -> Rows:
    """What is held to be something, with that: "papers now deemed secret"."""
    named = s.deps[row] == "acl" and s.tags[row] == "VBN" and is_passive(s, row)
    if not named or s.lemmas[row] in FACTUAL:
        return NONE
    as_such = any(s.lemmas[c] == "as" for c in s.labelled(row, "prep"))
    if not as_such and not s.labelled(row, "oprd", "acomp", "agent"):
        return NONE
    rows = with_complements(s, row, (s.heads[row],))
    return frozenset(r for r in rows if r < s.subtree(row)[1])


def _as(s: Sentence, row: int) -> Rows:
    """The object with what it is called: "the vote a sham", "the vote as a sham"."""
    near = (row, *s.labelled(row, "dobj", "nsubjpass"))
    called = any(
        c > row
        and (s.deps[c] != "advmod" or s.words[c - 1] == '"')
        and not is_infinitive(s, c)  # "was called to testify"
        for c in s.labelled(row, "oprd", "ccomp", "acomp", "advmod")
    )
    called = called or any(
        s.lemmas[c] in ("as", "to") for r in near for c in s.labelled(r, "prep")
    )
    if called or _is_put_in_marks(s, row):
        return _object(s, row) or _named_in_marks(s, row)
    return NONE


def _named_in_marks(s: Sentence, row: int) -> Rows:
    """An object that the parser hung on what it is called: 'calls it "a sham"'."""
    names = [c for c in s.labelled(row, "oprd") if c > row and '"' in s.words[row:c]]
    return plain(s, row, tree(s, names)) if names and not is_passive(s, row) else NONE


def _is_put_in_marks(s: Sentence, row: int) -> bool:
    """Tell of 'the vote "a sham"', which the parser takes for the vote's name."""
    return any(
        not {'"', "'"}.isdisjoint(s.words[r:c]) and "," not in s.words[r:c]
        for r in s.labelled(row, "dobj")
        for c in s.labelled(r, "appos")
    )


def _quoted(s: Sentence, row: int) -> Rows:
    """An object with a quotation behind it, up to its end: 'called it "a sham"'."""
    objects = s.labelled(row, "dobj")
    rows = tree(s, objects)
    behind = max(rows, default=len(s.words)) + 1
    if '"' in s.words[behind : behind + 1]:
        return rows | {behind}
    marks = [r for r in rows if s.words[r] == '"' and r > objects[0]]
    found = frozenset(r for r in rows if r <= max(marks, default=-1))
    return found or _up_to_marks(s, row)


def _up_to_marks(s: Sentence, row: int) -> Rows:
    """All from a cue to the end of the next words in marks, if no verb parts them.

    The parser tears "calls her plan for the wall 'silly', 'useless'" apart.
    """
    if is_passive(s, row) or s.pos[row + 1 : row + 2] == ("ADP",):
        return NONE
    for at in range(row + 2, len(s.words)):
        if s.tags[at] == OPENING:
            inside = range(at + 1, len(s.words))
            closed = next((r for r in inside if s.tags[r] == CLOSING), at)
            return frozenset(range(row + 1, closed + 1)) if closed > at else NONE
        if s.pos[at] in ("VERB", "AUX") or s.words[at] in PARTING:
            return NONE
    return NONE


def _favour(s: Sentence, row: int) -> Rows:
    """What is voted or spoken for: "came out in favour of the law"."""
    return next(
        (
            plain(s, row, tree(s, s.labelled(of, "pobj")))
            for prep in s.labelled(row, "prep")
            for side in s.labelled(prep, "pobj")
            if s.lemmas[prep] == "in" and s.lemmas[side] in speech_words().sides
            for of in s.labelled(side, "prep")
            if s.lemmas[of] in ("of", "to")
        ),
        NONE,
    )


def _rest(s: Sentence, row: int) -> Rows:
    """All that completes the cue, or what it is done to in the passive."""
    heads = s.labelled(row, "nsubjpass") if is_passive(s, row) else ()
    heads += tuple(
        c
        for c in s.labelled(row, *ARGUMENTS)
        if c > row
        and (s.deps[c] != "prep" or s.lemmas[c] in BELONGING)
        and not (is_passive(s, row) and s.lemmas[c] == "by")
    )
    if not heads:
        return NONE
    if s.deps[row] == "acl" and is_passive(s, row):
        heads += (s.heads[row],)  # "three men accused of theft"
    rows = tree(s, heads)
    return plain(s, row, rows - _where_said(s, (row, *heads), rows))


def _picture(s: Sentence, row: int) -> Rows:
    """What a survey shows somebody as: "polls have her ahead, with 40 percent"."""
    above = s.heads[row]
    subjects = (above,) if s.deps[row] == "acl" else s.labelled(row, "nsubj")
    seen = any(
        c > row and (s.pos[c] in ("PROPN", "PRON") or s.deps[c] == "ccomp")
        for c in s.labelled(row, "dobj", "ccomp", "dative")
    )
    if not seen or not any(s.lemmas[c] in speech_words().surveys for c in subjects):
        return NONE
    behind = [
        c
        for c in s.children[row]
        if c > row and s.deps[c] not in APART and not s.labelled(c, "mark")
    ]
    rows = tree(s, behind)
    return rows if len(rows) > 1 else NONE


def _figure(s: Sentence, row: int) -> Rows:
    """A number that is told: "put the toll at 30"."""
    told = s.labelled(row, "dobj", "nsubjpass")
    for child in (c for r in (row, *told) for c in s.labelled(r, "prep")):
        numbers = s.labelled(child, "pobj")
        if s.lemmas[child] == "at" and any(_is_number(s, n) for n in numbers):
            return tree(s, (*told, child))
    return NONE


def _is_number(s: Sentence, row: int) -> bool:
    return s.tags[row] == "CD" or bool(s.labelled(row, "nummod"))


def is_added_clause(s: Sentence, row: int, clause: int) -> bool:
    """Tell of a clause that "and" adds to a cue with an object.

    As in "noted his trust in her and the two discussed the flood".
    """
    objects = [c for c in s.labelled(row, "dobj") if row < c < clause]
    added = any(s.labelled(c, "cc") for c in (row, *objects))
    return bool(objects) and added and bool(s.labelled(clause, "nsubj"))


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
    rows = plain(s, row, rows - _where_said(s, (row, *objects), rows))
    return rows - {max(rows)} if s.pos[max(rows, default=0)] == "CCONJ" else rows


def _without_share(s: Sentence, row: int) -> tuple[int, ...]:
    """Whom one favours, not by how many: "favour Ruiz 46 percent to 32 percent"."""
    if s.lemmas[row] != "percent" or s.words[row + 1 : row + 2] != ("to",):
        return ()
    beside = s.labelled(row, "nmod", "compound")
    return tuple(c for c in beside if s.pos[c] == "PROPN")


def _where_said(s: Sentence, heads: tuple[int, ...], rows: Rows) -> Rows:
    """Rows at the end that tell where or when it was said: "a photo on Facebook"."""
    for prep in (c for head in heads for c in s.labelled(head, "prep")):
        phrase = tree(s, [prep])
        told = any(
            s.lemmas[c] in speech_words().media for c in s.labelled(prep, "pobj")
        )
        if told and s.lemmas[prep] in AT and max(phrase) == max(rows):
            return phrase
    return NONE


def _behind(s: Sentence, row: int, preposition: str) -> Rows:
    """What stands behind a preposition of the cue: "called for talks"."""
    for child in s.labelled(row, *INFINITIVE):  # "called for all to resign"
        if child > row and any(
            s.lemmas[c] == preposition for c in s.labelled(child, "mark")
        ):
            return plain(s, row, tree(s, [child]) - set(s.labelled(child, "mark")))
    told = s.lemmas[row] in speech_words().addressing
    objects = s.labelled(row, "dobj") if told else ()  # "briefed the king on the war"
    near = [c for r in (row, *objects) for c in s.labelled(r, "prep")]
    for child in (*near, *_hung_farther(s, row, preposition)):
        if s.lemmas[child] == preposition and child > row and not _is_when(s, child):
            more = _asked(s, row) if preposition in ASKING else ()
            more += _called(s, row) if preposition == "to" else ()
            return plain(s, row, tree(s, [child, *more]) - {child})
    return NONE


def _is_when(s: Sentence, preposition: int) -> bool:
    """Tell of "voted on Monday evening", "in 2008", "trusts it, in part because"."""
    return any(
        s.lemmas[r].lower() in calendar_words()
        or YEAR.fullmatch(s.words[r])
        or (s.lemmas[r] in ADVERBIAL and not s.children[r])
        for noun in s.labelled(preposition, "pobj")
        for r in (noun, *s.labelled(noun, "compound"))
    )


def _hung_farther(s: Sentence, row: int, preposition: str) -> tuple[int, ...]:
    """The "about" of a cue that the parser hung on a noun between them.

    As in "warnings from experts about the flood", "asked at the port about the ships".
    """
    if preposition != TELLING:
        return ()
    nouns = tree(s, [c for prep in s.labelled(row, "prep") for c in s.children[prep]])
    return tuple(
        child
        for noun in sorted(nouns)
        if s.pos[noun] in NOMINAL and not read_cues().find(s.pos[noun], s.lemmas[noun])
        for child in s.labelled(noun, "prep")
        if s.lemmas[child] == preposition
    )


def _asked(s: Sentence, row: int) -> tuple[int, ...]:
    """What one is called on to do; with a noun it hangs on the verb above at times."""
    above = s.heads[row]
    hung = s.pos[row] == "NOUN" and s.deps[row] == "dobj"
    hung = hung and not s.labelled(row, "acl", "advcl")
    beside = (r for r in _to(s, above, "advcl") if r > row) if hung else ()
    return (*_to(s, row, *INFINITIVE), *beside)


def _called(s: Sentence, row: int) -> tuple[int, ...]:
    """What something is called: "referred to the vote as a sham"."""
    return tuple(c for c in s.labelled(row, "prep") if c > row and s.lemmas[c] == "as")


def _to(s: Sentence, row: int, *deps: str) -> tuple[int, ...]:
    """Infinitives behind a cue: "called for the mayor to resign"."""
    return tuple(
        child
        for child in s.labelled(row, *deps)
        if child > row and is_infinitive(s, child)
    )


def _move(s: Sentence, row: int) -> Rows:
    """The object with what it is to do: "pushed the states to pay"."""
    return _object(s, row) if _to(s, row, "xcomp", "ccomp") else NONE


KINDS: Final[dict[str, Callable[[Sentence, int], Rows]]] = {
    "infinitive": _infinitive,
    "ing": _ing,
    "object": _object,
    "thing": _thing,
    "as": _as,
    "quoted": _quoted,
    "favour": _favour,
    "move": _move,
    "rest": _rest,
    "figure": _figure,
    "picture": _picture,
}
