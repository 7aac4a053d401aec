"""Tell a happening in words: the sentences of `invented/sentences.txt`, filled in.

A field of the happening (`{place}`, `{killed}`) is the same in every report of it; a
field of the telling (`{witness}`, `{n}`, `{street}`) is drawn anew each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from happenings import INVENTED, Chance, Happening, Inventor

from dragoman.knowledge.tables import read_lines

PIECE: Final = re.compile(r"\{(\w+)\}|<([^<>]+)>")
WEEKDAYS: Final = tuple(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
Fields = dict[str, str]
# A part of a sentence: words, the name of a field, or sentences to choose from.
Part = str | tuple[str] | list["Sentence"]
Sentence = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A report as one desk wrote it, ready to be printed by many.

    Attributes:
        title: Its headline.
        dateline: The words before its first sentence.
        lead: Its first sentence.
        body: Its other paragraphs.
        killed: The number of dead it gives.
        later: It corrects an earlier number.
    """

    title: str
    dateline: str
    lead: str
    body: tuple[str, ...]
    killed: int
    later: bool

    @property
    def text(self) -> str:
        """The text as printed."""
        return "\n\n".join((self.dateline + self.lead, *self.body))


class Teller:
    """Writes copies."""

    def __init__(self, chance: Chance, inventor: Inventor) -> None:
        """Read the sentences."""
        self.chance, self.words = chance, inventor.world.words
        self.sentences = read_sentences()
        self.free: dict[str, Callable[[], str]] = {
            "witness": inventor.person,
            "n": lambda: str(2 + chance.below(88)),
            "small": lambda: str(chance.below(5)),
            "year": lambda: str(1985 + chance.below(40)),
            "street": lambda: chance.pick(self.words["street"]),
            "month": lambda: chance.pick(self.words["month"]),
            "topic2": lambda: chance.pick(self.words["topic"]),
            "otherday": lambda: chance.pick(WEEKDAYS),
        }

    def tell(
        self, happening: Happening, agency: str, day: date, *, before: int = 0
    ) -> Copy:
        """Write a copy of one's own on a day.

        Args:
            happening: What happened.
            agency: Who writes.
            day: The day it is written.
            before: The number of dead told earlier, 0 if nobody told one.
        """
        killed = self.number(happening, day)
        hurt = max(happening.hurt - self.chance.below(3), 2)
        fields = {
            **happening.fields,
            "killed": f"{killed} people",
            "dead": str(killed),
            "hurt": str(hurt),
            "before": str(before),
        }
        kind = happening.kind.name
        later = 0 < before != killed and self.known(kind, "later")
        body = [self.sentence(kind, "later", fields)] if later else []
        body += self.several(kind, fields, 3 + self.chance.below(3))
        body += self.several("any", fields, 2 + self.chance.below(5))
        return Copy(
            title=self.sentence(kind, "head", fields).rstrip("."),
            dateline=f"{happening.place.upper()}, {day:%B} {day.day} ({agency}) -- ",
            lead=self.sentence(kind, "lead", fields),
            body=tuple(body),
            killed=killed,
            later=later,
        )

    def number(self, happening: Happening, day: date) -> int:
        """How many died, as is known on a day: at first often fewer."""
        killed = happening.killed
        if killed and self.chance.draw() < (0.45 if day == happening.day else 0.15):
            return max(killed - 1 - self.chance.below(1 + killed // 3), 1)
        return killed

    def quiet(self, fields: Fields, agency: str) -> Copy:
        """Write a copy about no politics."""
        return Copy(
            title=self.sentence("quiet", "head", fields),
            dateline=f"{fields['place'].upper()} ({agency}) -- ",
            lead=self.sentence("quiet", "lead", fields),
            body=tuple(self.several("quiet", fields, 3)),
            killed=0,
            later=False,
        )

    def known(self, kind: str, part: str) -> bool:
        """Whether there are such sentences."""
        return (kind, part) in self.sentences

    def sentence(self, kind: str, part: str, fields: Fields) -> str:
        """One of the sentences, filled in."""
        return self.fill(self.chance.pick(self.sentences[kind, part]), fields)

    def several(self, kind: str, fields: Fields, number: int) -> Iterator[str]:
        """Different sentences of the body, in their order."""
        there = self.sentences[kind, "body"]
        start = self.chance.below(len(there))
        rows = sorted((start + n * 2 + n // 3) % len(there) for n in range(number))
        for row in dict.fromkeys(rows):
            yield self.fill(there[row], fields)

    def fill(self, sentence: Sentence, fields: Fields) -> str:
        """A sentence with its fields filled in."""
        text = "".join(self.pieces(sentence, fields))
        return text[0].upper() + text[1:]

    def pieces(self, sentence: Sentence, fields: Fields) -> Iterator[str]:
        """The words of a sentence, part by part."""
        for part in sentence:
            if isinstance(part, str):
                yield part
            elif isinstance(part, list):
                yield from self.pieces(part[self.chance.below(len(part))], fields)
            else:
                free = self.free.get(part[0])
                yield free() if free else fields[part[0]]


def read_sentences() -> dict[tuple[str, str], tuple[Sentence, ...]]:
    """The sentences by kind of happening and part of the report."""
    found: dict[tuple[str, str], list[Sentence]] = {}
    for line in read_lines(INVENTED / "sentences.txt"):
        kind, part, text = line.columns(3, 3)
        found.setdefault((kind, part), []).append(tuple(parts_of(text)))
    return {key: tuple(sentences) for key, sentences in found.items()}


def parts_of(text: str) -> Iterator[Part]:
    """The parts of a sentence as the file has it.

    >>> list(parts_of("{a} <waits/asks {b}>."))
    [('a',), ' ', [('waits',), ('asks ', ('b',))], '.']
    """
    at = 0
    for found in PIECE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        field, choice = found.groups()
        if field:
            yield (field,)
        else:
            yield [tuple(parts_of(one)) for one in choice.split("/")]
        at = found.end()
    if at < len(text):
        yield text[at:]
