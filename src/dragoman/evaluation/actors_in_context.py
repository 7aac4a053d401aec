"""Task `actors-in-context`: who is meant by the words of a report.

A text file: each line a day, the place of a dateline or nothing, a short report with
one mention in brackets, and the country, sector, role and name of its actor. `-`
says that a careful reader knows none, `*` that it is not judged, `/` parts what is
right either way. Lines `[kind]` open the kinds of mention that the table counts.

A field is right if it is one of those named; an actor is right if all its judged
fields are. Names are compared without accents and hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Final, NamedTuple

from dragoman.actors import ActorResolver
from dragoman.errors import BadData, BadInput
from dragoman.evaluation.gold import Marked, file_hash, gold_report, locate
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table
from dragoman.knowledge.actor_cells import read_day
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.tables import Line, read_lines
from dragoman.records import Actor, Mention, Parse, Report, Span

_REMEDY: Final = "this task reads a text file; see dragoman.evaluation"
FIELDS: Final = ("country", "sector", "role", "who")
MARK: Final = re.compile(r"\[(.+?)\]")
KIND: Final = re.compile(r"\[([^|]+)\]")


class Asked(NamedTuple):
    """One mention, and what is wanted of each field.

    Attributes:
        id: The number of its line.
        kind: The kind of mention.
        day: The day of the report.
        report: The text with its dateline, without brackets.
        marked: The words in brackets.
        wanted: For each field, the cell of the file.
    """

    id: str
    kind: str
    day: str
    report: str
    marked: Marked
    wanted: tuple[str, ...]


class Answered(NamedTuple):
    """One mention, and what was found for it."""

    asked: Asked
    actor: Actor | None

    @property
    def found(self) -> tuple[str, ...]:
        """Each field of the actor as the file writes it."""
        actor = self.actor
        if actor is None:
            return ("?",) * len(FIELDS)
        who = actor.name if actor.entity else None
        return tuple(x or "-" for x in (actor.country, actor.sector, actor.role, who))

    @property
    def judged(self) -> tuple[bool | None, ...]:
        """Whether each field is right, None where it is not judged."""
        return tuple(map(_is_right, self.asked.wanted, self.found))

    @property
    def right(self) -> bool:
        """Whether all judged fields are right."""
        return False not in self.judged


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the actors of mentions."""
    asked = _read(path, options)
    answers = list(_answers(asked, coder))
    return Result(
        task="actors-in-context",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            _share("actor", [answer.right for answer in answers]),
            *(
                _share(field, [a.judged[n] for a in answers if a.judged[n] is not None])
                for n, field in enumerate(FIELDS)
            ),
        ),
        tables=(_table(answers),),
        items=tuple(
            Item(
                id=answer.asked.id,
                gold=answer.asked.wanted,
                predicted=answer.found,
                score=float(answer.right),
            )
            for answer in answers
        ),
    )


def _read(path: Path, options: Options) -> tuple[Asked, ...]:
    """Read the file, as many mentions as the options ask for.

    Raises:
        BadInput: It cannot be opened, is empty, or a line has another form.
    """
    try:
        found = tuple(islice(_lines(path), options.limit))
    except OSError as fault:
        remedy = "name a gold file"
        raise BadInput(str(path), found=f"{fault.strerror}", remedy=remedy) from fault
    except BadData as fault:
        raise BadInput(
            str(path), line=fault.line, found=fault.found, remedy=_REMEDY
        ) from fault
    if not found:
        raise BadInput(str(path), found="no gold items", remedy="name another file")
    return found


def _lines(path: Path) -> Iterator[Asked]:
    kind = "all"
    for line in read_lines(path):
        if opened := KIND.fullmatch(line.text):
            kind = opened[1]
        else:
            yield _asked(line, kind)


def _asked(line: Line, kind: str) -> Asked:
    day, place, text, *wanted = line.columns(6, 7)
    mark = MARK.search(text)
    if mark is None or read_day(line, day, last=False) is None:
        raise line.fault("a day and words in [ ] are wanted")
    opening = f"{place} (Wire) - " if place else ""
    start = len(opening) + mark.start()
    return Asked(
        id=str(line.number),
        kind=kind,
        day=day,
        report=opening + MARK.sub(r"\1", text),
        marked=Marked(start, start + len(mark[1]), mark[1]),
        wanted=tuple(cell or "*" for cell in wanted),
    )


def _answers(asked: Sequence[Asked], coder: Coding) -> Iterator[Answered]:
    """What the mentions are resolved to."""
    resolver = ActorResolver(load_actors())
    reports = [gold_report(a.report, id=a.id, published=a.day) for a in asked]
    parses = coder.parse.parse(r for r in reports if isinstance(r, Report))
    for one, report in zip(asked, reports, strict=True):
        parse = next(parses) if isinstance(report, Report) else None
        words = parse and locate(parse.report, one.marked)
        mention = _mention(parse, words) if parse and words else None
        actor = (
            resolver(mention, parse, on=parse.report.published)
            if parse and mention
            else None
        )
        yield Answered(one, actor)


def _mention(parse: Parse, words: Span) -> Mention | None:
    """The longest mention that opens the words, else the one that shares most."""
    return max(
        (m for m in parse.mentions if m.words.overlaps(words)),
        key=lambda m: (
            m.words.start == words.start and m.words.end <= words.end,
            min(m.words.end, words.end) - max(m.words.start, words.start),
        ),
        default=None,
    )


def _is_right(wanted: str, found: str) -> bool | None:
    ways = [_plain(way) for way in wanted.split("/")]
    return None if "*" in ways else _plain(found) in ways


def _plain(name: str) -> str:
    return fold(name).replace("-", " ").strip() or name


def _table(answers: list[Answered]) -> Table:
    rows = []
    for kind in dict.fromkeys(answer.asked.kind for answer in answers):
        these = [answer for answer in answers if answer.asked.kind == kind]
        wrong = [
            sum(answer.judged[n] is False for answer in these)
            for n in range(len(FIELDS))
        ]
        right = fmean(answer.right for answer in these)
        rows.append((kind, str(len(these)), f"{right:.3f}", *map(str, wrong)))
    return Table(
        title="By kind of mention, with the number of wrong fields",
        columns=("", "of", "right", *FIELDS),
        rows=tuple(rows),
    )


def _share(name: str, judged: list[bool | None]) -> Figure:
    share = fmean(map(bool, judged)) if judged else 0.0
    return Figure(name=name, value=share, of=len(judged))
