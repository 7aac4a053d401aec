"""Operators over the lexicon: every plain example is turned and must be read anew.

The passive keeps the act; "did not", "agreed to", "threatened to", "refused to",
"urged X to", "denied that" and "said that" change how real it is, as DESIGN tells.
In CI each example stands under four of these eight, elsewhere under one.
"""

import os
from typing import NamedTuple

import pytest
import turning

from dragoman import make_report
from dragoman.knowledge.frames import Frame

# Share of the turned sentences that must be read as the grammar says; less where few
# are tried, since chance may choose the hard ones.
LEAST = 0.97 if os.environ.get("CI") else 0.95


class Turned(NamedTuple):
    """A turned example, what is wanted of it, and of which frame it is."""

    frame: Frame
    text: str
    status: str
    outer: tuple[str, ...]


def the_passive(frame, plain, _undone):
    return Turned(frame, turning.passive(plain), "happened", ())


def the_negative(frame, plain, undone):
    return Turned(frame, turning.negated(plain), undone, ())


def under_agreed(frame, plain, _undone):
    return Turned(frame, turning.infinitive(plain, "agreed"), "planned", ("AGREE",))


def under_threatened(frame, plain, _undone):
    text = turning.infinitive(plain, "threatened")
    return Turned(frame, text, "threatened", ("THREATEN",))


def under_refused(frame, plain, _undone):
    return Turned(frame, turning.infinitive(plain, "refused"), "refused", ("REJECT",))


def under_urged(frame, plain, _undone):
    return Turned(frame, turning.urged(plain), "wanted", ("REQUEST",))


def under_denied(frame, plain, _undone):
    return Turned(frame, turning.told(plain, "denied"), "denied", ("REJECT",))


def under_said(frame, plain, _undone):
    return Turned(frame, turning.told(plain, "said"), "happened", ())


OPERATORS = (
    the_passive,
    the_negative,
    under_agreed,
    under_threatened,
    under_refused,
    under_urged,
    under_denied,
    under_said,
)


@pytest.fixture(scope="module")
def plain_examples(coder):
    """The examples of verbs that happened, are of the plain shape and are read."""
    frames = [
        f
        for found in coder.lexicon.frames.values()
        for f in found
        if f.example and f.type and f.pos == "v"
    ]
    reports = [make_report(frame.example) for frame in frames]
    found = []
    for frame, parse in zip(frames, coder.parse.parse(reports), strict=True):
        plain = turning.read_plain(parse, frame.lemma)
        wanted = (frame.type, frame.mode, "happened")
        if plain and any(wanted == told(a) for a in coder.find(parse)):
            found.append((frame, plain))
    return found


def told(act):
    return act.type, act.mode, act.status


def is_as_wanted(turned, acts):
    """Whether the act is there with its status, and the outer act about it."""
    frame = turned.frame
    inner = [a for a in acts if told(a) == (frame.type, frame.mode, turned.status)]
    outer = [a for a in acts if a.type in turned.outer and a.status == "happened"]
    if frame.type == "AGREE" and turned.status == "failed" and not inner:
        # Not to agree to a deed is to refuse it.
        return any((a.type, a.status) == ("REJECT", "happened") for a in acts)
    return bool(inner) and bool(outer or not turned.outer)


@pytest.mark.parametrize("turn", OPERATORS, ids=lambda turn: turn.__name__)
def test_turned_examples_are_read_as_the_grammar_says(coder, plain_examples, turn):
    turned = []
    step = 2 if os.environ.get("CI") else 8
    for frame, plain in plain_examples[OPERATORS.index(turn) % step :: step]:
        helps = coder.find.codebook.is_cooperative(frame.type)
        case = turn(frame, plain, "failed" if helps else "denied")
        if case.text:
            turned.append(case)
    reports = [make_report(case.text) for case in turned]
    wrong = [
        f"{case.frame.source} {case.frame.type} {case.text}"
        for case, parse in zip(turned, coder.parse.parse(reports), strict=True)
        if not is_as_wanted(case, coder.find(parse))
    ]
    share = 1 - len(wrong) / len(turned)
    assert share >= LEAST, f"{share:.3f} of {len(turned)}\n" + "\n".join(wrong)


def test_acts_that_are_aim_and_content_of_each_other_are_read(coder):
    # "to be fed" is what "get" is about, and is hung on "give" as its aim
    text = (
        "They grasp the point of the rules of the ban: to give us time to get people"
        " to get aid, to be fed and get the vaccine."
    )
    assert coder.code(make_report(text)).failure is None
