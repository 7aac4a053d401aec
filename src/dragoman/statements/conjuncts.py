"""Tell cues that stand beside each other: "said … and vowed", "…, while others said".

The parser mostly hangs the second on what the first says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.records import Sentence
from dragoman.statements.rows import Rows

AUXILIARY: Final = ("aux", "auxpass", "neg")
SUBJECTS: Final = ("nsubj", "nsubjpass")
FINITE: Final = ("VBD", "VBZ", "VBP")
BESIDE: Final = ("PUNCT", "CCONJ", "ADV")  # what may part the items of a list
AGAINST: Final = ("while", "whereas", "whilst")
# A verb of these sorts that the parser joins to what is said is a cue of its own.
JOINING: Final = frozenset(("say", "wish", "judge", "speak"))


def with_list(s: Sentence, row: int, rows: Rows) -> Rows:
    """Content with more of what one is to do, which the parser hung elsewhere.

    As in "vowed to leave, cut the tax and close the ports", "hopes to win and rule".
    """
    last = max(rows, default=-1)
    behind = range(last + 1, len(s.words))
    more = next((r for r in behind if s.pos[r] not in BESIDE), last)
    parted = {",", "and", "or"} & set(s.words[max(last, 0) : more])
    if last <= row or not parted or s.heads[more] in rows:
        return rows
    alike = s.tags[more] == "VB" and any(s.tags[r] == "VB" for r in rows if r > row)
    doing = s.tags[more] == "VBG" and any(
        s.tags[r] == "VBG" for r in s.labelled(row, "xcomp") if r in rows
    )
    if not (alike or doing) or s.tags[row] == s.tags[more]:
        return rows
    if s.labelled(row, "aux") or s.labelled(more, *SUBJECTS, "aux"):
        return rows
    return rows | frozenset(range(last + 1, s.subtree(more)[1]))


def without_joined(
    s: Sentence, row: int, rows: Rows, joins: Callable[[int], bool]
) -> Rows:
    """Content without a second cue that the parser joined to it: "and vowed to".

    Args:
        s: The sentence.
        row: The cue.
        rows: Its content.
        joins: Tells whether a row is a cue of a sort that may be joined.
    """
    other = next(
        (
            r
            for r in sorted(rows)
            if _is_unlike(s, r, row) or (_is_joined(s, row, r) and joins(r))
        ),
        None,
    )
    if other is None or other <= row:
        return rows
    begins = s.subtree(other)[0] if is_set_against(s, other) else other
    begins = min((begins, *s.labelled(other, *AUXILIARY)))
    kept = frozenset(r for r in rows if r < begins)
    while kept and s.pos[max(kept)] in ("CCONJ", "PUNCT", "ADV"):
        kept -= {max(kept)}
    return kept


def shares_subject(s: Sentence, row: int, sort: str) -> bool:
    """Tell of a cue joined to another: "said … and vowed", not "he wept and"."""
    top = row
    if s.deps[row] != "conj" or s.labelled(row, *SUBJECTS):
        return False
    while s.deps[top] == "conj":
        top = s.heads[top]
    if s.deps[top] not in ("ccomp", "xcomp"):
        return True
    return sort in JOINING and _tense(s, row) == _tense(s, s.heads[top])


def is_set_against(s: Sentence, row: int) -> bool:
    """Tell of a speaker beside another: "…, while the rebels said"."""
    return (
        s.deps[row] == "advcl"
        and s.tags[row] in FINITE
        and any(s.lemmas[c] in AGAINST for c in s.labelled(row, "mark"))
        and any(s.pos[c] != "PRON" for c in s.labelled(row, "nsubj"))
    )


def _is_joined(s: Sentence, row: int, other: int) -> bool:
    return (
        other > row
        and (s.deps[other] == "conj" or is_set_against(s, other))
        and s.pos[other] == "VERB"
        and _tense(s, other) == _tense(s, row)
        and not _goes_with_content(s, other)
    )


def _goes_with_content(s: Sentence, row: int) -> bool:
    """Tell of a verb like the one that it is joined to, in an infinitive or "that".

    As in "urged him to pay and leave", "said that he had ignored it and left".
    """
    head = s.heads[row]
    if s.deps[row] != "conj" or s.labelled(row, *SUBJECTS):
        return False
    if s.pos[head] != "VERB" or _tense(s, row) != _tense(s, head):
        return False
    return s.tags[row] == "VB" or any(
        s.words[c] == "that" for c in s.labelled(head, "mark")
    )


def _is_unlike(s: Sentence, row: int, cue: int) -> bool:
    """Tell of a verb that can be joined to a cue alone, not to its object.

    As "touting her record and pounding him", "proposed leaving and has left".
    """
    head = s.heads[row]
    if s.deps[row] != "conj" or s.heads[head] != cue or s.pos[row] != "VERB":
        return False
    if s.labelled(row, *SUBJECTS) or s.tags[row] == "VB":
        return False
    if s.pos[head] == "VERB":
        bare = s.tags[head] == "VB" and s.tags[row] == s.tags[cue] and row > cue
        return (s.tags[head] == "VBG" or bare) and _is_finite(s, row)
    alike = s.tags[row] == s.tags[cue] or (_is_finite(s, row) and _is_finite(s, cue))
    return s.pos[head] in ("NOUN", "PROPN") and alike


def _is_finite(s: Sentence, row: int) -> bool:
    """Tell whether a verb has a tense, of its own or its first auxiliary's."""
    first = min((*s.labelled(row, "aux", "auxpass"), row))
    return s.tags[first] in (*FINITE, "MD")


def _tense(s: Sentence, row: int) -> str:
    """The tag of a verb, or of its "did"."""
    did = (s.tags[c] for c in s.labelled(row, "aux") if s.lemmas[c] == "do")
    return next(did, s.tags[row])
