"""Tell which time expressions belong to a noun, and to no verb above it.

News tells the day of a thing beside its name: "Friday's trial", "the attack on
December 15", "the August accord". Such a day says nothing of what the sentence tells,
unless that is the thing itself.
"""

from __future__ import annotations

from typing import Final

from dragoman.dates.times import Time
from dragoman.knowledge.tables import data_path
from dragoman.knowledge.words import read_words
from dragoman.records import Sentence

NOUNS: Final = read_words(data_path("lexicon", "en", "words", "happenings.txt"))
HAPPENINGS: Final = frozenset(NOUNS.of("happening"))
HARM: Final = frozenset(NOUNS.of("harm")) | {"kill", "leave", "strike"}
TELLING: Final = frozenset(NOUNS.of("telling"))
HELD: Final = frozenset(NOUNS.of("held"))
ASPECT: Final = frozenset(NOUNS.of("aspect")) | frozenset(
    "begin start continue end".split()
)
SMALL: Final = frozenset("ADP SCONJ ADV PART DET PUNCT NUM CCONJ".split())
# Prepositions through which a happening belongs to the verb above: "hurt in clashes".
SAME: Final = frozenset("in during at by amid".split())
POINTING: Final = frozenset("the this that these those such".split())
# Nouns for a piece of what happens: "the last round of talks".
PIECES: Final = frozenset("round series wave string spate leg part phase end".split())
# How a word before a noun hangs on it: "Friday's trial", "the Aug. 15 accord".
NAMING: Final = frozenset(("poss", "nmod", "compound"))
BREAKS: Final = frozenset((",", ";", ":", "--", "–", "—", "(", ")", '"', "“", "”"))


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
    tops = [r for r in rows if sentence.heads[r] not in rows]
    return next((r for r in tops if sentence.deps[r] != "det"), rows[0])


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


def is_inside(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun is during what its verb tells: "hurt in clashes"."""
    above = sentence.heads[noun]
    return sentence.deps[noun] == "pobj" and sentence.lemmas[above] in SAME


def namer_of(sentence: Sentence, head: int) -> int | None:
    """The noun that a time before it only names: "Friday's trial", "the May 3 accord".

    None where the noun is what its verb tells: "Friday's blast killed ten".
    """
    row = head
    while sentence.deps[row] in NAMING and sentence.heads[row] > row:
        row = sentence.heads[row]
    if row == head or is_deed_above(sentence, row):
        return None
    over = sentence.heads[sentence.heads[row]]
    inside = is_inside(sentence, row) and (
        sentence.pos[over] in ("VERB", "AUX") or sentence.lemmas[over] in HAPPENINGS
    )
    return None if inside else row


def told_of(sentence: Sentence, verb: int) -> frozenset[int]:
    """The words whose own time is that of a clause which tells of them.

    "Talks in June in Lima, where they agreed": the talks, and Lima; of "talks held on
    Monday, which he attended" also what says when they were.
    """
    noun = sentence.heads[verb]
    if sentence.deps[verb] != "relcl" or sentence.pos[noun] not in ("NOUN", "PROPN"):
        return frozenset()
    opening = sentence.words[sentence.subtree(verb)[0] : verb]
    found = {noun}
    if any(word.lower() in ("where", "when") for word in opening):
        while sentence.deps[noun] == "pobj" and sentence.deps[sentence.heads[noun]] == (
            "prep"
        ):
            noun = sentence.heads[sentence.heads[noun]]
            found.add(noun)
    elif sentence.lemmas[noun] not in HAPPENINGS:
        return frozenset()
    held = (c for c in sentence.labelled(noun, "acl") if sentence.lemmas[c] in HELD)
    return frozenset((*found, *held))
