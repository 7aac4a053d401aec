"""Task `whole-reports`: are all events of whole reports found, and no others?

A line is `{"id", "published", "title", "text", "events": [{"type", "also": [type],
"mode", "status", "trigger": span, "source": words, "target": words}]}`, a span
`{"start", "end", "text"}`. Every act of the text is marked, once for each sentence that
tells it; `also` names types that would be as right; `source` and `target` are the words
by which the report names who acts and upon whom, empty where it does not say.

An event is found if the coder tells one of its type (or of one in `also`) at words
that overlap the trigger, or else anywhere in the same sentence. A party is right if
nobody is marked, or one of the coder's shares a word with who is marked, in its name,
its words or those that a pronoun stands for; of talks and agreements the sides may
change places. What the coder tells beside that is "told besides": some of it is true
and was not marked, so that is more than the share of wrong ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from dragoman.evaluation.gold import Marked, file_hash, gold_report, locate, read_gold
from dragoman.evaluation.measures import Tally, tally_table
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.records import Actor, Event, Record

PAIRS: Final = ("CONSULT", "AGREE", "COOPERATE")
WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
EMPTY: Final = frozenset("a an and by for his in its of on the their to".split())
STEM: Final = 5  # letters: "Kenya" and "Kenyan" name the same


class MarkedAct(msgspec.Struct, frozen=True):
    """An act that people marked."""

    type: str
    trigger: Marked
    status: str
    source: str = ""
    target: str = ""
    mode: str = ""
    also: tuple[str, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        """The types that are right."""
        return (self.type, *self.also)


class MarkedReport(msgspec.Struct, frozen=True):
    """A report with all its acts."""

    id: str
    text: str
    published: str
    events: tuple[MarkedAct, ...]
    title: str = ""


class Answer(msgspec.Struct, frozen=True):
    """A marked act and what the coder tells of it, the best first."""

    item: str
    gold: MarkedAct
    told: tuple[Event, ...]

    @property
    def acting(self) -> tuple[Event, ...]:
        """The events told whose actor is right."""
        gold = self.gold.source
        return tuple(e for e in self.told if _names(_sides(e) or e.actors, gold))

    @property
    def whole(self) -> tuple[Event, ...]:
        """Those of which the recipient is right as well."""
        gold = self.gold.target
        return tuple(e for e in self.acting if _names(_sides(e) or e.recipients, gold))

    @property
    def credit(self) -> float:
        """How much of it is right: found, by whom, upon whom, and how real."""
        real = any(e.status == self.gold.status for e in self.told)
        right = (self.told, self.acting, self.whole, real)
        return sum(map(bool, right)) / len(right)


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the coder on whole reports."""
    rows = read_gold(path, MarkedReport, options)
    reports = (gold_report(r.text, id=r.id, published=r.published) for r in rows)
    pairs = list(zip(rows, coder.code_many(reports), strict=True))
    answers = [answer for row, record in pairs for answer in _answers(row, record)]
    found = [answer for answer in answers if answer.told]
    used = {event.id for answer in found for event in answer.told}
    ours = [event for _, record in pairs for event in record.events]
    real = (any(e.status == a.gold.status for e in a.told) for a in found)
    return Result(
        task="whole-reports",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            _share("events found", (bool(a.told) for a in answers)),
            _share("with both parties", (bool(a.whole) for a in answers)),
            _share("actor right of found", (bool(a.acting) for a in found)),
            _share("recipient right of these", _recipients(found)),
            _share("status right of found", real),
            _share("told besides", (event.id not in used for event in ours)),
        ),
        tables=(tally_table("By type", _by_type(answers)),),
        items=tuple(map(_judged, answers)),
    )


def _recipients(found: Iterable[Answer]) -> Iterator[bool]:
    return (bool(answer.whole) for answer in found if answer.acting)


def _answers(row: MarkedReport, record: Record) -> Iterator[Answer]:
    """What the coder tells of each marked act."""
    for number, gold in enumerate(row.events):
        words = record.report and locate(record.report, gold.trigger)
        right = [event for event in record.events if event.type in gold.types]
        here = [e for e in right if words and e.trigger.overlaps(words)]
        beside = [e for e in right if words and e.sentence.overlaps(words)]
        yield Answer(f"{row.id}-{number}", gold, tuple(here or beside))


def _sides(event: Event) -> tuple[Actor, ...]:
    """Both sides of a reciprocal act; none of any other."""
    return (*event.actors, *event.recipients) if event.type in PAIRS else ()


def _names(actors: Iterable[Actor], words: str) -> bool:
    """Tell whether one of some actors is who is marked; anybody is if nobody is."""
    wanted = _stems(words)
    return not wanted or any(wanted & _stems(_said(actor)) for actor in actors)


def _said(actor: Actor) -> str:
    """All by which the coder names somebody."""
    behind = actor.antecedent.text if actor.antecedent else ""
    return " ".join((actor.name, actor.role or "", actor.words.text, behind))


def _stems(words: str) -> frozenset[str]:
    found = (word.lower().removesuffix("'s") for word in WORD.findall(words))
    return frozenset(word[:STEM] for word in found if word not in EMPTY)


def _by_type(answers: Sequence[Answer]) -> dict[str, Tally]:
    """What was found of each type, and how much of it with both parties."""
    by_type: dict[str, list[Answer]] = {}
    for answer in answers:
        by_type.setdefault(answer.gold.type, []).append(answer)
    return {
        name: Tally(
            right=sum(bool(a.whole) for a in told),
            found=sum(bool(a.told) for a in told),
            wanted=len(told),
        )
        for name, told in sorted(by_type.items())
    }


def _judged(answer: Answer) -> Item:
    gold, told = answer.gold, answer.told
    return Item(
        id=answer.item,
        gold=(gold.type, gold.status, gold.source, gold.target),
        predicted=_shown(told[0]) if told else ("nothing",),
        score=answer.credit,
    )


def _shown(event: Event) -> tuple[str, ...]:
    sides = (event.actors, event.recipients)
    names = ("; ".join(actor.name for actor in side) for side in sides)
    return (event.type, event.status, *names)


def _share(name: str, judged: Iterable[bool]) -> Figure:
    """The share of what is so."""
    values = list(judged)
    return Figure(
        name=name, value=sum(values) / len(values) if values else 0.0, of=len(values)
    )
