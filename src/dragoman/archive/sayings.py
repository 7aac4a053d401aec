"""Tell statements with their reports; count them: for and against, by whom, of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

from dragoman.archive.filters import ask
from dragoman.archive.found import Found, Order
from dragoman.archive.reading import Snapshot
from dragoman.knowledge.state_names import state_code
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
        asks: What a filter is given to find these and no others, as far as it can:
            a state itself by its id, since its name stands for all its people.
    """

    name: str
    statements: int
    asks: str


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


def count_sayings(snapshot: Snapshot, choices: Mapping[str, object]) -> Sayings:
    """Count the statements that are asked for.

    Args:
        snapshot: The tables.
        choices: The filters of statements.
    """
    question = ask("statements", choices, snapshot.types)
    found: Found[Statement] = Found(
        snapshot, "statements", question, Order(sort="date")
    )
    sql = _COUNTS.format(found=found.chosen(ordered=False))
    rows = snapshot.rows(sql, question.values)
    days = sorted((name, *counts) for part, name, *counts in rows if part == "day")
    dated = [
        Stances(first=date.fromisoformat(d), backing=b, against=a, neither=n)
        for d, b, a, n in days
        if d
    ]
    step = _step(dated)
    return Sayings(
        statements=sum(b + a + n for _, b, a, n in days),
        backing=sum(b for _, b, _, _ in days),
        against=sum(a for _, _, a, _ in days),
        undated=sum(b + a + n for d, b, a, n in days if not d),
        step=step,
        stretches=tuple(_joined(dated, step)),
        speakers=_often(rows, "speaker"),
        topics=_often(rows, "topic"),
        about=_often(rows, "about"),
    )


def _often(rows: Iterable[tuple[Any, ...]], part: str) -> tuple[Often, ...]:
    """The commonest words of a part, the commonest first."""
    words = [
        Often(name=name, statements=n, asks=_asks(part, name))
        for of, name, n, *_ in rows
        if of == part
    ]
    return tuple(sorted(words, key=lambda word: (-word.statements, word.name)))


def _asks(part: str, name: str) -> str:
    """What a filter is given to find a word."""
    code = state_code(name) if part == "speaker" else None
    return f"state:{code}" if code else name


def _step(days: Sequence[Stances]) -> str:
    """How long the stretches of a drawing over some days should be."""
    reach = (days[-1].first - days[0].first).days if days else 0
    return next((step for step, long in _LONG if reach / long < MOST_STRETCHES), "year")


def _joined(days: Iterable[Stances], step: str) -> Iterator[Stances]:
    """Days joined into stretches."""
    for first, several in groupby(days, key=lambda day: _start(day.first, step)):
        together = list(several)
        yield Stances(
            first=first,
            backing=sum(day.backing for day in together),
            against=sum(day.against for day in together),
            neither=sum(day.neither for day in together),
        )


def _start(day: date, step: str) -> date:
    """The first day of the stretch in which a day lies."""
    starts = {
        "day": day,
        "week": day - timedelta(days=day.weekday()),
        "month": day.replace(day=1),
        "quarter": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "year": day.replace(month=1, day=1),
    }
    return starts[step]


_LONG: Final = (("day", 1), ("week", 7), ("month", 30.4), ("quarter", 91.3))
# Rows that have the same words are taken together before these are parted.
_OFTEN: Final = f"""
SELECT * FROM (
    SELECT '{{part}}', word, CAST(sum(n) AS BIGINT), 0, 0 FROM (
        SELECT unnest(list_distinct({{words}})) AS word, n
        FROM (SELECT {{column}}, count(*) AS n FROM asked GROUP BY {{column}})
    ) GROUP BY word ORDER BY sum(n) DESC, word LIMIT {MOST_NAMES}
)
"""
_DAYS: Final = """
WITH asked AS (
    SELECT published, stance, speaker_names, topics, about FROM ({found})
)
SELECT 'day', coalesce(CAST(published AS VARCHAR), ''),
    count(*) FILTER (stance = 'for'), count(*) FILTER (stance = 'against'),
    count(*) FILTER (stance = 'neither')
FROM asked GROUP BY published
"""
_NAMES: Final = "string_split(nullif(speaker_names, ''), '; ')"
# What is undated stands under no day.
_COUNTS: Final = " UNION ALL ".join(
    (
        _DAYS,
        _OFTEN.format(part="speaker", column="speaker_names", words=_NAMES),
        _OFTEN.format(part="topic", column="topics", words="topics"),
        _OFTEN.format(part="about", column="about", words="about"),
    )
)
