"""Task `when-where`: the day and the place of told events, and whence they are known.

The gold is a text that people can read. `#` starts a comment. A report begins with
"== " and the day it was printed; an event is marked at the word that names it, as
`[word|days basis|place basis]`:

    == 2024-03-06
    Rebels [seized|03-01 said|Goma/COD clause] a radio station in Goma on Friday.

Days are "03-04", of the year of printing, "2024-03" for a month, "2024" for a year,
"03-01..03-05" for a stretch. A place is words of the report that name it and the
state, "/COD" a whole state that no word names, "/-" or "/?" a sea. "-" says that the
report tells none, "?" that people would not agree: it is not judged.

The rooms of dates and places are asked about every marked word, whether the coder
finds an event there or not. A day is right if both ends of our stretch are. A place is
right if our words hold its words, or these ours, and the state is the same.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Final

import msgspec

from dragoman.errors import BadInput
from dragoman.evaluation.gold import Marked, file_hash, gold_report, locate
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table
from dragoman.records import Circumstances, Dates, Failure, Place

MARK: Final = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]")
OPEN: Final = "?"
NONE: Final = "-"
REMEDY: Final = "see dragoman.evaluation.when_where"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What people say of one marked word.

    Attributes:
        marked: The word.
        days: The first and the last day; empty for none, None if not judged.
        days_basis: Whence they are known, or "?" or "-".
        place: The words for the place, "" for none, None if not judged.
        country: Its state, "?" if that is not judged.
        place_basis: Whence it is known, or "?" or "-".
    """

    marked: Marked
    days: tuple[date, ...] | None
    days_basis: str
    place: str | None
    country: str
    place_basis: str


class Told(msgspec.Struct, frozen=True):
    """A report and its marked words."""

    number: int
    printed: str
    text: str
    wanted: tuple[Wanted, ...]


class Judged(msgspec.Struct, frozen=True):
    """One marked word, and which of our answers are right; None if not judged."""

    id: str
    wanted: Wanted
    ours: Circumstances | None
    right: dict[str, bool]


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score days and places, and their bases."""
    reports = read_reports(path)[: options.limit]
    judged = [one for report in reports for one in _judge(report, coder)]
    names = (
        *("day exact", "day basis", "place", "country", "place basis", "event found"),
        *(f"day exact, {basis}" for basis in ("said", "context", "published")),
        *(f"place, {basis}" for basis in ("clause", "section", "dateline", "none")),
    )
    return Result(
        task="when-where",
        file=path.name,
        sha256=file_hash(path),
        figures=tuple(_share(name, judged) for name in names),
        tables=(_confusions(judged, "day"), _confusions(judged, "place")),
        items=tuple(map(_item, judged)),
    )


def read_reports(path: Path) -> tuple[Told, ...]:
    """Read the gold.

    Raises:
        BadInput: The file cannot be opened, is empty, or a mark is not of the form.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(str(path), found=str(fault), remedy="name a gold file") from None
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    blocks = re.split(r"^== *", "\n".join(lines), flags=re.MULTILINE)
    found = tuple(
        _read_report(number, block, path) for number, block in enumerate(blocks[1:], 1)
    )
    if not found or blocks[0].strip():
        raise BadInput(str(path), found="text before the first '=='", remedy=REMEDY)
    return found


def _read_report(number: int, block: str, path: Path) -> Told:
    printed, _, marked = block.partition("\n")
    try:
        year = date.fromisoformat(printed.strip()).year
        return _strip(number, printed.strip(), marked.strip(), year)
    except ValueError as fault:
        raise BadInput(
            str(path), found=f"report {number}: {fault}", remedy=REMEDY
        ) from None


def _strip(number: int, printed: str, marked: str, year: int) -> Told:
    """Take the marks out of a text and keep what they say."""
    text, wanted, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        words = Marked(len(text), len(text) + len(mark[1]), mark[1])
        text += mark[1]
        at = mark.end()
        days, days_basis = _pair(mark[2])
        name, place_basis = _pair(mark[3])
        place, _, country = name.partition("/")
        wanted.append(
            Wanted(
                marked=words,
                days=read_days(days, year),
                days_basis=days_basis,
                place=None if name == OPEN else "" if name == NONE else place,
                country=OPEN if country == NONE else country,
                place_basis=place_basis,
            )
        )
    return Told(number, printed, text + marked[at:], tuple(wanted))


def _pair(words: str) -> tuple[str, str]:
    first, _, basis = words.strip().rpartition(" ")
    if not first or not basis:
        raise ValueError(f"'{words}' is no value and basis")
    return first, basis


def read_days(words: str, year: int) -> tuple[date, ...] | None:
    """The first and the last day of a stretch as the gold writes it.

    >>> read_days("02-28..03-01", 2024)
    (datetime.date(2024, 2, 28), datetime.date(2024, 3, 1))
    """
    if words in (OPEN, NONE):
        return None if words == OPEN else ()
    ends = words.split("..")
    return _stretch(ends[0], year)[0], _stretch(ends[-1], year)[1]


def _stretch(words: str, year: int) -> tuple[date, date]:
    """The first and the last day of a day, a month or a year."""
    parts = [int(part) for part in words.split("-")]
    if len(words.split("-")[0]) < 4:
        parts.insert(0, year)
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    last = calendar.monthrange(parts[0], parts[1])[1]
    return date(parts[0], parts[1], 1), date(parts[0], parts[1], last)


def _judge(told: Told, coder: Coding) -> Iterator[Judged]:
    """Ask about every marked word of a report."""
    report = gold_report(told.text, id=str(told.number), published=told.printed)
    if isinstance(report, Failure):
        return
    words = [locate(report, wanted.marked) for wanted in told.wanted]
    answers = iter(coder.circumstances(report, [span for span in words if span]))
    for n, (wanted, span) in enumerate(zip(told.wanted, words, strict=True)):
        ours = next(answers) if span else None
        yield Judged(f"{told.number}/{n}", wanted, ours, _compare(wanted, ours))


def _compare(wanted: Wanted, ours: Circumstances | None) -> dict[str, bool]:
    """What is right of our answer, as far as it is judged."""
    dates, place = (ours.dates, ours.place) if ours else (None, None)
    right = {"event found": ours is not None and ours.event is not None}
    if wanted.days is not None:
        right["day exact"] = wanted.days == _ends(dates)
        right[f"day exact, {wanted.days_basis}"] = right["day exact"]
        if wanted.days and wanted.days_basis != OPEN:
            right["day basis"] = bool(dates and dates.basis == wanted.days_basis)
    if wanted.place is not None:
        right["country"] = _same_country(wanted, place)
        right["place"] = right["country"] and _same_place(wanted.place, place)
        basis = wanted.place_basis.replace(NONE, "none")
        right[f"place, {basis}"] = right["place"]
        if wanted.place_basis not in (OPEN, NONE):
            right["place basis"] = bool(place and place.basis == wanted.place_basis)
    return right


def _ends(dates: Dates | None) -> tuple[date, ...]:
    return (dates.first, dates.last) if dates else ()


def _same_country(wanted: Wanted, place: Place | None) -> bool:
    if not wanted.place and not wanted.country:
        return place is None
    return place is not None and wanted.country in (OPEN, place.country)


def _same_place(words: str, place: Place | None) -> bool:
    if place is None or not words:
        return not words and (place is None or place.precision == "country")
    ours, theirs = place.words.text.lower(), words.lower()
    return ours in theirs or theirs in ours


def _share(name: str, judged: Sequence[Judged]) -> Figure:
    """The share of what is right."""
    answers = [one.right[name] for one in judged if name in one.right]
    value = fmean(answers) if answers else 0.0
    return Figure(name=name, value=value, of=len(answers))


def _confusions(judged: Sequence[Judged], field: str) -> Table:
    """How often people and we name which basis, and how often the answer is right."""
    pairs: Counter[tuple[str, str]] = Counter()
    good: Counter[tuple[str, str]] = Counter()
    for one in judged:
        basis = one.wanted.days_basis if field == "day" else one.wanted.place_basis
        known = one.ours and (one.ours.dates if field == "day" else one.ours.place)
        pair = (basis, known.basis if known else NONE)
        right = one.right.get("day exact" if field == "day" else "place")
        if right is not None:
            pairs[pair] += 1
            good[pair] += right
    return Table(
        title=f"basis of the {field}",
        columns=("people", "coder", "events", "right"),
        rows=tuple((*pair, str(n), str(good[pair])) for pair, n in pairs.most_common()),
    )


def _item(one: Judged) -> Item:
    """One marked word judged: the share of day and place that is right."""
    parts = [one.right[name] for name in ("day exact", "place") if name in one.right]
    return Item(
        id=one.id,
        gold=(one.wanted.marked.text, *_shown(one.wanted)),
        predicted=_found(one.ours),
        score=fmean(parts) if parts else 1.0,
    )


def _shown(wanted: Wanted) -> tuple[str, ...]:
    days = OPEN if wanted.days is None else " ".join(map(str, wanted.days)) or NONE
    place = OPEN if wanted.place is None else f"{wanted.place}/{wanted.country}"
    return days, wanted.days_basis, place, wanted.place_basis


def _found(ours: Circumstances | None) -> tuple[str, ...]:
    if ours is None:
        return ()
    dates, place = ours.dates, ours.place
    days = (" ".join(map(str, _ends(dates))), dates.basis) if dates else (NONE, NONE)
    where = (f"{place.words.text}/{place.country}", place.basis) if place else ()
    return (*days, *(where or (NONE, NONE)))
