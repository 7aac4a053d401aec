"""What training sentences teach: the readings of the coder, each right or wrong.

An event is right if people coded an act of its type in the sentence by the same
actor. Where one of them names no actor, the recipients must agree, if both name any.
Whether the recipient of a known actor is the right one is not asked, nor the mode and
the status: the question is whether the event is there at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from dragoman.coder import Coder
from dragoman.errors import BadInput
from dragoman.evaluation.lessons import Lesson, ToldAct, read_lessons
from dragoman.events.pairs import best_sentence, link_signs, read_pair
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.tables import data_path
from dragoman.records import Actor, Event, Parse, Span
from dragoman.reports import make_report

NAMED: Final = frozenset(("state", "organisation", "person", "group"))


class Example(msgspec.Struct, frozen=True):
    """Signs of a reading, whether it is right, and the lesson it comes from."""

    signs: frozenset[str]
    right: bool
    lesson: int


class Choice(msgspec.Struct, frozen=True):
    """The acts among which that which links two parties is to be chosen.

    Attributes:
        signs: Of each act, what tells whether it links the two.
        own: Of each act, its signs as an event.
        right: Which of them are right.
        lesson: The lesson it comes from.
    """

    signs: tuple[frozenset[str], ...]
    own: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    lesson: int


class Taught(msgspec.Struct, frozen=True):
    """All that the training sentences teach."""

    events: tuple[Example, ...]
    links: tuple[Choice, ...]
    lessons: int


def lessons_folder() -> Path:
    """Where our training sentences lie: in the package, or beside it in a checkout.

    Raises:
        BadInput: They are at neither place.
    """
    inside = data_path("training")
    beside = Path(__file__).resolve().parents[3] / "training" / "en"
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    raise BadInput(
        str(inside),
        found="the training sentences are not there",
        remedy="install the package whole",
    )


def teach(coder: Coder, folder: Path | None = None) -> Taught:
    """Code all training sentences and compare with what people coded.

    Args:
        coder: The coder.
        folder: The sentences; ours unless given.
    """
    folder = folder or lessons_folder()
    lessons = tuple(read_lessons(folder, load_codebook()))
    reports = [make_report(lesson.text) for lesson in lessons]
    events: list[Example] = []
    links: list[Choice] = []
    for n, parse in enumerate(coder.parse.parse(reports)):
        events += _events(coder, parse, lessons[n], n)
        links += _links(coder, parse, lessons[n], n)
    return Taught(tuple(events), tuple(links), len(lessons))


def _events(coder: Coder, parse: Parse, lesson: Lesson, n: int) -> Iterator[Example]:
    for event, signs in coder.write.judge(parse, coder.find(parse)):
        right = any(agrees(event, act, parse.report.text) for act in lesson.acts)
        yield Example(frozenset(signs), right, n)


def agrees(event: Event, act: ToldAct, text: str) -> bool:
    """Whether an event is an act that people coded: its type and who acts."""
    if event.type != act.type:
        return False
    doers = tuple(a for a in event.actors if not a.implied)
    told = act.actors if act.recipients else (*act.actors, *act.recipients)
    if not doers or not told:
        sides = event.recipients[:1]
        return not sides or not act.recipients or _is(sides, act.recipients, text)
    return _is(doers[:1], told, text)


def _is(found: tuple[Actor, ...], told: tuple[str, ...], text: str) -> bool:
    """Whether some party is one of those that people named."""
    own = [w for a in found for w in (a.words, a.antecedent) if w]
    return any(
        _overlap(span, at)
        for words in told
        for at in places(words, text)
        for span in own
    )


def places(words: str, text: str) -> list[Span]:
    """All places where some words stand."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return [Span(start=m.start(), end=m.end(), text=words) for m in found]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _links(coder: Coder, parse: Parse, lesson: Lesson, n: int) -> Iterator[Choice]:
    """For each two parties that an act links, which act of the sentence it is."""
    text = parse.report.text
    for (a, b), types in _wanted(lesson).items():
        if places(a, text) and places(b, text):
            pair = (places(a, text)[0], places(b, text)[-1])
            yield choice_of(coder, parse, pair, frozenset(types), n)
    if not lesson.acts:
        named = [m.words for m in parse.mentions if m.kind in NAMED][:2]
        if len(named) == 2:
            yield choice_of(coder, parse, (named[0], named[1]), frozenset(), n)


def _wanted(lesson: Lesson) -> dict[tuple[str, str], set[str]]:
    """The types of the acts by which each party is linked to each other."""
    wanted: dict[tuple[str, str], set[str]] = {}
    for act in lesson.acts:
        sides = act.recipients or act.actors[1:]
        for a in act.actors if act.recipients else act.actors[:1]:
            for b in sides:
                if a not in b and b not in a:
                    wanted.setdefault((a, b), set()).add(act.type)
    return wanted


def choice_of(
    coder: Coder,
    parse: Parse,
    pair: tuple[Span, Span],
    types: frozenset[str],
    n: int,
) -> Choice:
    """The acts of a sentence, those right that are of one chain with a right one."""
    sentence = best_sentence(parse, *pair)
    signs = coder.find.signs(parse, sentence)
    found = link_signs(signs, read_pair(parse, sentence, *pair))
    rows = {node.row for node in signs.nodes if node.type in types}
    chain = rows | {node.content for node in signs.nodes if node.row in rows}
    chain |= {node.row for node in signs.nodes if node.content in rows}
    return Choice(
        signs=found,
        own=tuple(frozenset(signs(node)) for node in signs.nodes),
        right=tuple(node.row in chain for node in signs.nodes),
        lesson=n,
    )
