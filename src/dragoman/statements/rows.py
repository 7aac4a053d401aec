"""Rows of a sentence: what hangs on what, and what the reporter adds to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dragoman.knowledge.cues import read_cues
from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Sentence

Rows = frozenset[int]
NONE: Final[Rows] = frozenset()
TELLING: Final = ("say", "judge", "show")  # sorts of cues for what is done in speaking
SUPPOSED: Final = ("would", "could", "might")
BREAKS: Final = frozenset((",", "-", "--", "–", "—", ";", "("))
ARTICLES: Final = (("a",), ("an",), ("the",))
LISTED: Final = ("conj", "nsubj", "nsubjpass", "pobj")
THINGS: Final = ("NOUN", "PROPN")
DASHES: Final = frozenset(("--", "–", "—"))
NOMINAL: Final = ("NOUN", "PROPN", "ADJ", "NUM")
PARTICIPLES: Final = ("VBN", "VBD")  # the tagger takes "briefed" for either


def tree(s: Sentence, rows: Iterable[int], *, without: int = -1) -> Rows:
    """The rows that hang on some rows, themselves included, without another's."""
    found, open_rows = set[int](), list(rows)
    while open_rows:
        at = open_rows.pop()
        if at != without:
            found.add(at)
            open_rows += s.children[at]
    return frozenset(found)


def is_passive(s: Sentence, row: int) -> bool:
    """Tell whether a verb stands in the passive, and names no feeling by that."""
    if s.lemmas[row] in speech_words().felt:
        return False
    if s.labelled(row, "auxpass", "nsubjpass"):
        return True
    if s.labelled(row, "nsubj", "aux"):
        return False
    if s.deps[row] == "advcl":
        return s.tags[row] == "VBN"  # "asked about the dam, he said"
    if s.labelled(row, "ccomp") and s.lemmas[row] not in speech_words().addressing:
        return False  # "Ruiz, who fled in May, announced that"
    return s.tags[row] in PARTICIPLES and s.deps[row] in ("acl", "amod")


def is_infinitive(s: Sentence, row: int) -> bool:
    """Tell whether a verb stands with "to"."""
    return any(s.tags[c] == "TO" for c in s.labelled(row, "aux"))


def plain(s: Sentence, head: int, rows: Rows) -> Rows:
    """Content without what the reporter adds behind a comma or dash at its end."""
    if not rows:
        return NONE
    last = max(rows)
    states = head in rows and not is_infinitive(s, head)
    for row in sorted(rows):
        sourced = s.words[row] == "according"  # what another says so
        if row <= head or not (sourced or _is_aside(s, row, head if states else -1)):
            continue
        aside = tree(s, [row])
        first = min(aside)
        quoting = sourced or s.deps[row] == "advcl"
        first -= quoting and s.words[first - 1] == '"'  # 'not "fit," according to'
        if max(aside) == last and first > head and s.words[first - 1] in BREAKS:
            return frozenset(r for r in rows if r < first - 1)
    remark = _remark(s, head, rows)
    return frozenset(r for r in rows if r < remark) if remark <= last else rows


def _remark(s: Sentence, head: int, rows: Rows) -> int:
    """The row where a noun begins that tells what all before it is, or behind all.

    As in "that it would close, a blow to the town", whatever the parser hangs it on.
    """
    none = max(rows) + 1
    breaks = [r for r in rows if s.words[r] in BREAKS and head < r < none - 2]
    first = max(breaks, default=none) + 1
    quoted = '"' in s.words[min(rows) : none]
    if s.words[first : first + 1] not in ARTICLES or quoted:
        return none
    verb = any(s.pos[r] in ("VERB", "AUX") for r in range(min(rows), first))
    tops = [
        r
        for r in range(first, none)
        if not first <= s.heads[r] < none and s.pos[r] != "PUNCT"
    ]
    alone = verb and len(tops) == 1 and s.deps[tops[0]] not in LISTED
    named = alone and s.pos[tops[0]] in NOMINAL and not s.labelled(tops[0], "nsubj")
    return first - 1 if named and not _is_list(s, range(first, none)) else none


def _is_aside(s: Sentence, row: int, clause: int) -> bool:
    """Tell of a clause or name that a reporter may add to what somebody says or wants.

    The speaker's own are what comes of it ("a bomb burst, killing ten", "a tax, which
    would hurt"), who somebody is ("her rival, Ana Ruiz") and more of the same.
    """
    match s.deps[row]:
        case "relcl":
            supposed = any(s.words[c] in SUPPOSED for c in s.labelled(row, "aux"))
            return not (supposed and clause >= 0 and _is_told_of(s, clause))
        case "advcl":
            cues = read_cues().find("VERB", s.lemmas[row])
            told = any(cue.sort in TELLING for cue in cues)
            return s.tags[row] == "VBG" and (told or clause < 0)
        case "appos":
            who = s.pos[row] == "PROPN" and s.pos[s.heads[row]] == "NOUN"
            return not who and not _is_listed(s, row)
    return False


def _is_told_of(s: Sentence, clause: int) -> bool:
    """Tell of a clause in the tense of what was said: "that it would", not "will"."""
    verbs = (clause, *s.labelled(clause, "aux", "auxpass"))
    return any(s.tags[r] == "VBD" or s.words[r] in SUPPOSED for r in verbs)


def _is_listed(s: Sentence, row: int) -> bool:
    """Tell of one of several things, not of "the lawyer and father of two"."""
    first, end = s.subtree(row)
    named = s.tags[first] == "DT" and "," not in s.words[first:end]
    return bool(s.labelled(row, "cc")) and not named


def _is_list(s: Sentence, rows: range) -> bool:
    """Tell whether things are joined among some rows: "the ports and railways"."""
    joined = (s.heads[r] for r in rows if s.pos[r] == "CCONJ")
    return any(s.pos[head] in THINGS for head in joined)


def within_dashes(s: Sentence, row: int, rows: Rows) -> Rows:
    """Content up to the dash that closes what a dash before its cue opened.

    As in "his end -- a court ordered his death -- was welcomed". Nor does content end
    in a comma or "and".
    """
    if not rows:
        return NONE
    if not DASHES.isdisjoint(s.words):
        rows = _up_to_dash(s, row, rows)
    while rows and (s.pos[max(rows)] == "CCONJ" or s.words[max(rows)] == ","):
        rows -= {max(rows)}
    return rows


def _up_to_dash(s: Sentence, row: int, rows: Rows) -> Rows:
    first = min(rows)
    opened = [r for r in range(min(first, row)) if s.words[r] in DASHES]
    behind = range(first + 1, max(rows))
    closed = next((r for r in behind if s.words[r] in DASHES), first)
    if len(opened) % 2 and closed > first:
        return frozenset(r for r in rows if r < closed)
    return rows


def without_marks(s: Sentence, rows: Rows) -> Rows:
    """Rows without those of commas and the like."""
    return frozenset(r for r in rows if s.pos[r] != "PUNCT")
