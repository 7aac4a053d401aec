"""Who says that something is so, if it is not the report in its own voice."""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.events.dependents import VERBS, preps_of
from dragoman.events.subjects import PASSIVE_SUBJECTS, SUBJECTS, find_subjects
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Sentence

MARKS: Final = (",", "-", "--", "(", '"')
POINTING: Final = ("this", "that", "nothing", "nobody", "none")
WITHIN: Final = ("relcl", "acl", "advcl")


class Attribution(msgspec.Struct, frozen=True):
    """A speaker and what his verb says of the truth.

    Attributes:
        speaker: The head of the speaker's phrase, or -1: nobody is named.
        verb: The row of the word of speech.
        status: The status that the word gives ("claimed"), or empty.
    """

    speaker: int
    verb: int
    status: str


def read_attribution(s: Sentence, row: int, lexicon: Lexicon) -> Attribution | None:
    """Find who says what stands in a row; None if the report does.

    "Police said three men fled": for "fled" it is the police, for "said" nobody.
    """
    at = row
    for above in s.above(row):
        if s.deps[at] in ("ccomp", "parataxis", "dep", "acl") or (
            s.deps[at] == "advcl" and _is_quote(s, at, above)
        ):
            status = lexicon.speech.get(s.lemmas[above])
            if _is_apart(s, at, above):
                status = None
            if status is not None and s.pos[above] in ("VERB", "NOUN"):
                speakers, _ = find_subjects(s, above)
                if speakers and s.lemmas[speakers[0]] in POINTING:
                    at = above  # "that shows that they trust us, he said"
                    continue
                return Attribution(speakers[0] if speakers else -1, above, status)
        at = above
    return _according_to(s, row) or _aside(s, row, lexicon)


def _is_apart(s: Sentence, at: int, above: int) -> bool:
    """Tell whether a semicolon parts a clause from the word of speech behind it."""
    return at < above and ";" in s.words[at:above] and '"' not in s.words[at:above]


def _is_quote(s: Sentence, at: int, above: int) -> bool:
    """The parser now and then calls a quoted clause before "he said" adverbial."""
    first, last = s.subtree(at)
    return last <= above and s.words[last - 1] in ('"', ",") and first < above


def _according_to(s: Sentence, row: int) -> Attribution | None:
    """Whom the sentence follows in what it says of a row."""
    for at, word in enumerate(s.words):
        if word.lower() == "according":
            speakers = [r for name, r in preps_of(s, at) if name == "to"]
            speakers += [
                r for c in s.labelled(at, "prep") for r in s.labelled(c, "pobj")
            ]
            if speakers and _covers(s, at, row):
                return Attribution(speakers[0], at, "")
    return None


def _covers(s: Sentence, at: int, row: int) -> bool:
    """Tell whether "according to" is said of a row, and not of another clause.

    Without a comma it is of the clause in which it stands: "helped workers, who are
    poor according to a count"; behind one, not of a clause that is joined after it.
    """
    chain = (row, *s.above(row))
    if at and s.words[at - 1] not in MARKS:
        verbs = (r for r in s.above(at) if s.pos[r] in VERBS)
        host = next(verbs, at)
        return s.deps[host] not in WITHIN or host in chain
    last = s.subtree(at)[1]
    return not at or not any(
        r >= last
        and s.deps[r] == "conj"
        and s.labelled(r, *SUBJECTS, *PASSIVE_SUBJECTS)
        for r in chain
    )


def _aside(s: Sentence, row: int, lexicon: Lexicon) -> Attribution | None:
    """A speech verb that hangs below: "the army, officials said, has fled"."""
    chain = (row, *s.above(row))
    for at in chain:
        for child in s.labelled(at, "parataxis", "ccomp", "advcl", "dep"):
            status = lexicon.speech.get(s.lemmas[child])
            if status is None or s.pos[child] != "VERB" or child in chain:
                continue
            if s.labelled(child, "ccomp", "dobj"):
                continue
            speakers = s.labelled(child, "nsubj")
            if speakers and s.words[max(0, s.subtree(child)[0] - 1)] in (",", '"', "-"):
                return Attribution(speakers[0], child, status)
    return None
