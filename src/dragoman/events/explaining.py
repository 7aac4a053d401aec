"""Tell why words gave no act: which frames were tried, and what each of them missed.

The grammar is run once more with a matcher that writes down its trials; nothing
here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.events.clauses import Clause
from dragoman.events.frames import Matcher
from dragoman.events.matches import Match
from dragoman.events.nodes import Node
from dragoman.events.readings import Reader
from dragoman.knowledge.frames import Frame, Frames, Slot
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Parse, Sentence, Unread

LETTERS: Final = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
MOST: Final = 3  # frames of one word whose failures are told
ROLES: Final = {
    "A": "somebody who acts",
    "R": "somebody who is acted upon",
    "T": "a thing",
    "C": "another act",
    "": "a word of its own",
}


class Trial(msgspec.Struct, frozen=True):
    """The frames of one word, held against its clause.

    Attributes:
        frames: Those that were tried.
        match: The one that fits best, or None.
        missed: For each frame what it asks for and did not find; empty if it fits.
    """

    frames: tuple[Frame, ...]
    match: Match | None
    missed: tuple[str, ...]


class TellingMatcher(Matcher):
    """A matcher that writes down what it tried."""

    trials: dict[int, Trial]

    def best(self, frames: Frames, clause: Clause) -> Match | None:
        """The best fit, as every matcher finds it; the trial is kept."""
        match = super().best(frames, clause)
        missed = tuple(self._missed(frame, clause) for frame in frames)
        self.trials[clause.row] = Trial(frames, match, missed)
        return match

    def _missed(self, frame: Frame, clause: Clause) -> str:
        """What a frame asks for and does not find."""
        if self.match(frame, clause) is not None:
            return ""
        for slot in frame.slots:
            alone = msgspec.structs.replace(
                frame,
                slots=(slot,),
                particles=(),
                lead=(),
                actor_party=False,
                actor_words=frozenset(),
            )
            if not slot.optional and self.match(alone, clause) is None:
                return f"asks for {_wanted(slot)}"
        if frame.particles:
            return f"asks for '{' '.join(frame.particles)}' with the verb"
        if frame.lead:
            return f"asks for '{' '.join(frame.lead)}' before it"
        return "asks for somebody of politics who acts"


def _wanted(slot: Slot) -> str:
    """What a slot asks for, in words."""
    if slot.words:
        some = sorted(" ".join(words) for words in slot.words)[:4]
        what = "a word such as " + ", ".join(f"'{word}'" for word in some)
    elif slot.party:
        what = "a party (a state, body, person or group)"
    else:
        what = ROLES[slot.role]
    return f"{what} behind '{'/'.join(slot.preps)}'" if slot.preps else what


def try_frames(s: Sentence, reader: Reader) -> dict[int, Trial]:
    """Which frames a reader that has not read yet tries on each word."""
    matcher = TellingMatcher(s, reader.kind, reader.lexicon.through.get("noun", {}))
    matcher.trials = {}
    reader.matcher = matcher
    reader.read()
    return matcher.trials


def find_unread(
    parse: Parse, s: Sentence, nodes: tuple[Node, ...], reader: Reader
) -> tuple[Unread, ...]:
    """The words of a sentence that might name acts and name none.

    Args:
        parse: The report.
        s: The sentence.
        nodes: Its acts, which are left out here.
        reader: A reader of the sentence that has not read yet.
    """
    trials = try_frames(s, reader)
    named = {node.row for node in nodes} | {r for node in nodes for r in node.words}
    rows = [row for row in range(len(s.words)) if row not in named]
    return tuple(
        Unread(words=parse.cut(s, row, row + 1), reason=reason)
        for row in rows
        if (reason := _reason(s, row, trials.get(row), reader.lexicon))
    )


def _reason(s: Sentence, row: int, trial: Trial | None, lexicon: Lexicon) -> str:
    """Why one word gave no act; empty for words of which nobody expects one."""
    letter = LETTERS.get(s.pos[row], "")
    missed = trial is None or trial.match is None
    if missed and s.pos[row] == "VERB" and s.lemmas[row] in lexicon.speech:
        return "only tells who says so"
    if trial is not None:
        return "; ".join(_of_trial(trial))
    if lexicon.frames.get((letter, s.lemmas[row])):
        return "stands within another phrase and names no act of its own"
    if s.pos[row] == "VERB":
        return _of_verb(s, row, lexicon)
    return ""


def _of_trial(trial: Trial) -> Iterator[str]:
    """What became of the frames of a word."""
    if trial.match is None:
        told = list(zip(trial.frames, trial.missed, strict=True))
        for frame, missed in told[:MOST]:
            yield f"«{frame.text}» {missed} ({frame.source})"
        if len(told) > MOST:
            yield f"and so on, {len(told) - MOST} frames more"
    elif trial.match.frame.type is None:
        frame = trial.match.frame
        yield f"«{frame.text}» is no event ({frame.source})"
    else:
        frame = trial.match.frame
        yield (
            f"«{frame.text}» would make it {frame.type}, but it is told as part of"
            f" another act ({frame.source})"
        )


def _of_verb(s: Sentence, row: int, lexicon: Lexicon) -> str:
    """What a verb without frames is, if it is known at all."""
    lemma = s.lemmas[row]
    if lemma in lexicon.light_verbs or any(
        lemma in section for section in lexicon.through.values()
    ):
        return "only passes on what hangs on it"
    return "no entry of the lexicon has this verb"
