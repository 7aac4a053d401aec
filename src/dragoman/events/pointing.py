"""Take any word of a report for the name of an act, whatever the lexicon says of it.

So the rooms that ask only where an act stands in its sentence can be asked about
things that are of no politics: a birth, a launch, a storm.
"""

from __future__ import annotations

from dragoman.events.standing import read_standing
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Act, Parse, Sentence, Span


def act_at(parse: Parse, words: Span, lexicon: Lexicon) -> Act | None:
    """The act without type or parties that some words name; None outside sentences."""
    for s in parse.sentences:
        rows = [
            row
            for row, at in enumerate(s.offsets)
            if words.start < at + len(s.words[row]) and at < words.end
        ]
        if rows:
            return _act(parse, s, next(r for r in rows if _is_top(s, r, rows)), lexicon)
    return None


def _is_top(s: Sentence, row: int, rows: list[int]) -> bool:
    return s.heads[row] not in rows or s.heads[row] == row or row == rows[-1]


def _act(parse: Parse, s: Sentence, row: int, lexicon: Lexicon) -> Act:
    """The act that the word in a row names."""
    carrier = row if s.pos[row] in ("VERB", "AUX") else -1
    standing = read_standing(s, row, carrier, lexicon)
    status = "denied" if standing.status == "undone" else standing.status
    return Act(
        index=0,
        type="",
        mode=None,
        cameo=None,
        sentence=s.index,
        head=row,
        trigger=parse.cut(s, row, row + 1),
        actors=(),
        recipients=(),
        scope=tuple(range(*s.subtree(row))),
        status=status,
        according_to=None,
        content=None,
        narrated=standing.finite and status == "happened",
        needs="none",
        implies="",
        why=standing.why,
        signs=(),
    )
