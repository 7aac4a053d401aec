"""Tell statements with their reports; count them: for and against, by whom, of what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import msgspec

from dragoman.archive.filters import Question, ask
from dragoman.archive.found import Found, Order
from dragoman.archive.reading import Snapshot
from dragoman.records import Statement
from dragoman.records.report import Frozen

MOST_STRETCHES: Final = 62
"""A day, week, month … is chosen so that a drawing over time has no more parts."""
MOST_NAMES: Final = 40
"""So many of those who speak, and of what they speak of, are named."""


class Stances(Frozen, frozen=True, kw_only=True):
    """How many statements of a stretch of time stand where.

    Attributes:
        first: The first day of the stretch.
        backing: How many are for something.
        against: How many are against something.
        neither: How many are neither.
    """

    first: date
    backing: int
    against: int
    neither: int


class Often(Frozen, frozen=True, kw_only=True):
    """A word, and how many statements have it.

    Attributes:
        name: The word.
        statements: How many.
    """

    name: str
    statements: int


class Sayings(Frozen, frozen=True, kw_only=True):
    """What statements come to.

    Attributes:
        statements: How many there are.
        backing: How many are for something.
        against: How many are against something.
        undated: How many stand in reports that bear no day.
        step: What the stretches are: "day", "week", "month", "quarter" or "year".
        stretches: The stretches in which something was said, in order.
        speakers: Who speaks most.
        topics: What is spoken of most.
        about: Who and what is named most.
    """

    statements: int
    backing: int
    against: int
    undated: int
    step: str
    stretches: tuple[Stances, ...]
    speakers: tuple[Often, ...]
    topics: tuple[Often, ...]
    about: tuple[Often, ...]


class Said(Frozen, frozen=True, kw_only=True):
    """A statement and the report in which it stands.

    Attributes:
        report: The id of the report.
        statement: The statement.
    """

    report: str
    statement: Statement


def tell_sayings(found: Found[Statement]) -> tuple[Said, ...]:
    """Statements with the ids of their reports, in the order that was asked for."""
    rows = found.arrow().select(["report", "record"]).to_pylist()
    return tuple(
        Said(report=row["report"], statement=_STATEMENT.decode(row["record"]))
        for row in rows
    )


def count_sayings(snapshot: Snapshot, choices: Mapping[str, object]) -> Sayings:
    """Count the statements that are asked for.

    Args:
        snapshot: The tables.
        choices: The filters of statements.
    """
    question = ask("statements", choices, snapshot.types)
    counting = _Counting(snapshot, question)
    count, backing, against, undated, first, last = counting.rows(_WHOLE)[0]
    step = _step(first, last)
    return Sayings(
        statements=count,
        backing=backing,
        against=against,
        undated=undated,
        step=step,
        stretches=tuple(
            Stances(first=day, backing=good, against=bad, neither=rest)
            for day, good, bad, rest in counting.rows(_STRETCHES.format(step=step))
        ),
        speakers=counting.often("string_split(nullif(speaker_names, ''), '; ')"),
        topics=counting.often("topics"),
        about=counting.often("about"),
    )


class _Counting:
    """A question whose rows are read once and counted in several ways."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self._snapshot, self._values = snapshot, question.values
        found: Found[Statement] = Found(
            snapshot, "statements", question, Order(sort="date")
        )
        self._with = _ASKED.format(found=found.chosen())

    def rows(self, sql: str) -> list[tuple]:  # type: ignore[type-arg]
        return self._snapshot.rows(f"{self._with} {sql}", self._values)

    def often(self, words: str) -> tuple[Often, ...]:
        """The commonest words of a column that holds lists."""
        sql = _OFTEN.format(words=words, most=MOST_NAMES)
        return tuple(Often(name=name, statements=n) for name, n in self.rows(sql))


def _step(first: date | None, last: date | None) -> str:
    """How long a stretch of a drawing from one day to another should be."""
    days = (last - first).days if first and last else 0
    return next((step for step, long in _LONG if days / long < MOST_STRETCHES), "year")


_STATEMENT: Final = msgspec.json.Decoder(Statement)
_LONG: Final = (("day", 1), ("week", 7), ("month", 30.4), ("quarter", 91.3))
_STANDS: Final = (
    "count(*) FILTER (stance = 'for'), count(*) FILTER (stance = 'against')"
)
_ASKED: Final = "WITH asked AS ({found})"
_WHOLE: Final = f"""
SELECT count(*), {_STANDS}, count(*) FILTER (published IS NULL),
    min(published), max(published)
FROM asked
"""
_STRETCHES: Final = f"""
SELECT CAST(date_trunc('{{step}}', published) AS DATE), {_STANDS},
    count(*) FILTER (stance = 'neither')
FROM asked WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1
"""
_OFTEN: Final = """
SELECT word, count(*) FROM (SELECT unnest(list_distinct({words})) AS word FROM asked)
GROUP BY word ORDER BY count(*) DESC, word LIMIT {most}
"""
