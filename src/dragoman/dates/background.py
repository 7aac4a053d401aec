"""Tell what a report looks back on from what it tells as news.

"The army killed ten men in 1997. It burned their houses." is no news: the houses were
burned in 1997 as well. "Peru had often raided the port" was on no day that we know.
"""

from __future__ import annotations

from typing import Final

from dragoman.dates.owners import NOUNS, head_of, rows_of
from dragoman.dates.thread import Thread
from dragoman.dates.times import Time
from dragoman.records import Act, Reason, Sentence

# Acts that go on from what was told before; what people say mostly is news again.
GOING_ON: Final = frozenset(
    ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "SANCTION")
)
# Adverbs by which an act was on some other day: "previously", "repeatedly".
ONCE: Final = frozenset(NOUNS.of("once"))
# What stands before somebody or something told of already.
BEFORE_NAMED: Final = frozenset("the this these that those their its his her".split())
# How many sentences go on from one that looks back.
REACH: Final = 2


def is_of_old(act: Act, sentence: Sentence) -> bool:
    """Tell whether an act was at some time before, of which nothing is said.

    "Rebels, who had asked Kenya for arms"; "it had been raided before"; "Iran, which
    has repeatedly threatened Israel".
    """
    verb = act.head
    while sentence.deps[verb] == "conj" and not sentence.labelled(verb, "aux", "nsubj"):
        verb = sentence.heads[verb]  # "who had fled and joined the rebels"
    had = any(sentence.words[c] == "had" for c in sentence.labelled(verb, "aux"))
    if had and _is_told_of(verb, sentence):
        return True
    beside = sentence.labelled(act.head, "advmod", "prep", "advcl")
    if any(sentence.lemmas[c] in ONCE for c in beside):
        return True
    return had and any(_is_before(sentence, c) for c in beside)


def _is_told_of(verb: int, sentence: Sentence) -> bool:
    """Tell whether a clause only tells who or what somebody is: "who had fled"."""
    parties = sentence.labelled(verb, "nsubj", "nsubjpass")
    return sentence.deps[verb] == "relcl" and any(
        sentence.tags[row] in ("WP", "WDT") for row in parties
    )


def _is_before(sentence: Sentence, row: int) -> bool:
    """Tell of "before the test" and "before it fell", but not of "hours before"."""
    marks = sentence.labelled(row, "mark")
    if sentence.labelled(row, "npadvmod"):
        return False
    return any(sentence.lemmas[r] == "before" for r in (row, *marks))


def _is_over(verb: int, time: Time, sentence: Sentence) -> bool:
    """Tell whether a time is of what a verb tells: "said it lost ten men in May"."""
    head = head_of(sentence, rows_of(sentence, time.start, time.end))
    chain = sentence.above(head)
    own = next((r for r in chain if sentence.pos[r] in ("VERB", "AUX")), verb)
    return own != verb and verb in chain


def _goes_on(act: Act, sentence: Sentence) -> bool:
    """Tell whether a sentence goes on from the one before: "They fled"."""
    if act.type not in GOING_ON:
        return False
    verb = next(r for r, above in enumerate(sentence.heads) if r == above)
    return any(
        sentence.pos[row] == "PRON"
        or any(sentence.lemmas[c] in BEFORE_NAMED for c in sentence.children[row])
        for row in sentence.labelled(verb, "nsubj", "nsubjpass")
    )


def looked_back(act: Act, thread: Thread) -> Time | Reason | None:
    """The time of old of which the sentence of an act tells, or goes on to tell.

    "He was freed until the others fled in May" goes on from what was before, but on
    no day that is told.
    """
    sentences = thread.parse.sentences
    here = sentences[act.sentence]
    if thread.told(here) is not None:
        return None
    old = thread.of_old(here)
    if old is not None and _is_over(act.head, old, here):
        return None
    if old is not None or not _goes_on(act, here):
        return old
    torn = any(map(thread.is_old, thread.times_in(here)))
    if thread.times_in(here) and not torn:
        return None
    for index in range(act.sentence - 1, max(-1, act.sentence - 1 - REACH), -1):
        before = sentences[index]
        old = thread.of_old(before)
        if thread.told(before) is not None:
            return None
        if old is not None:
            return "not said" if torn else old
        torn = torn or bool(thread.times_in(before))
    return None
