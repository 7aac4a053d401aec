"""Tell an event as a reviewer wants it, and refuse what cannot be.

The id stays: it names what was judged. What follows from a corrected field, such as
the CAMEO code from the type, is told anew.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final, Literal

import msgspec
from msgspec import UNSET

from dragoman.archive.filters import sectors
from dragoman.errors import BadInput, UnknownChoice
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.state_names import state_code
from dragoman.records import Actor, Dates, Event, Missing, Report, Span
from dragoman.records.event import event_id
from dragoman.reviews.decisions import Correction, Days, Party, Words

Precision = Literal["day", "week", "month", "quarter", "year", "decade", "range"]
NOT_SAID: Final = "not said"


def correct(
    event: Event, changes: Correction, report: Report, codebook: Codebook
) -> Event:
    """An event with some fields told otherwise.

    Args:
        event: The event.
        changes: What is to be otherwise.
        report: Its report.
        codebook: The types and modes there are.

    Raises:
        BadInput: Words lie outside the report, or days are no stretch.
        UnknownChoice: There is no such type, mode, state or sector.
    """
    fields: dict[str, Any] = {
        name: _READ.get(name, _plain)(getattr(changes, name), report)
        for name in changes.fields
    }
    if "type" in fields or "mode" in fields:
        fields |= _coded(event, fields, codebook)
    told = msgspec.structs.replace(event, **fields)
    return msgspec.structs.replace(told, missing=missing_of(event, told))


def add(
    trigger: Words,
    changes: Correction,
    report: Report,
    by: str,
    codebook: Codebook,
) -> Event:
    """An event that the coder missed.

    Raises:
        BadInput: No type is named, or words lie outside the report.
        UnknownChoice: There is no such type, mode, state or sector.
    """
    if changes.type is UNSET:
        raise BadInput("type", found="a missed event without one", remedy="name it")
    words = cut(report, trigger, "trigger")
    mode = None if changes.mode is UNSET else changes.mode
    codebook.check(str(changes.type), mode, None)
    blank = _blank(str(changes.type), mode, words, report, by)
    return correct(blank, changes, report, codebook)


def _blank(
    type_: str, mode: str | None, trigger: Span, report: Report, by: str
) -> Event:
    """An event of which only the type, the mode and the words are known."""
    return Event(
        id=event_id(report.id, type_, mode, trigger),
        type=type_,
        mode=mode,
        contexts=(),
        cameo="",
        quad="",
        score=0.0,
        actors=(),
        recipients=(),
        dates=None,
        place=None,
        counts=(),
        status="happened",
        according_to=None,
        content=None,
        topics=(),
        trigger=trigger,
        sentence=sentence_around(report, trigger),
        why=(f"added by {by}",),
        confidence=1.0,
        missing=Missing(),
        coder=f"added by {by}",
    )


def cut(report: Report, words: Words, field: str) -> Span:
    """Words of a report.

    Raises:
        BadInput: They lie outside it, or are none.
    """
    if not 0 <= words.start < words.end <= len(report.text):
        raise BadInput(
            field,
            found=f"characters {words.start} to {words.end} of a text of"
            f" {len(report.text):,}",
            remedy="select some words of the report",
        )
    return report.cut(words.start, words.end)


def sentence_around(report: Report, words: Span) -> Span:
    """The sentence that some words stand in, as far as signs tell.

    >>> from dragoman.reports import make_report
    >>> report = make_report("It rained. Peru sued Chile. All slept.")
    >>> sentence_around(report, report.cut(16, 20)).text
    'Peru sued Chile.'
    """
    text = report.text
    ends = (". ", "! ", "? ", '." ', ".” ", "\n")
    start = max(text.rfind(end, 0, words.start) + len(end) for end in ends)
    start = max(start, 0) if any(e in text[: words.start] for e in ends) else 0
    stops = [
        at + len(e.rstrip(" \n")) for e in ends if (at := text.find(e, words.end)) >= 0
    ]
    return report.cut(start, min(stops, default=len(text)))


def _plain(value: object, _: Report) -> object:
    return value


def _coded(event: Event, fields: dict[str, Any], codebook: Codebook) -> dict[str, Any]:
    """The type and the mode, with the codes that follow from them.

    Raises:
        UnknownChoice: There is no such type or mode.
    """
    type_ = fields.get("type", event.type)
    # A mode is one of its type: with another type it is gone unless one is named.
    kept = event.mode if type_ == event.type else None
    mode = fields.get("mode", kept)
    codebook.check(type_, mode, None)
    if (type_, mode) == (event.type, event.mode) and event.cameo:
        return {"type": type_, "mode": mode}
    cameo = codebook.cameo(type_, mode, None)
    return {
        "type": type_,
        "mode": mode,
        "cameo": cameo,
        "quad": codebook.quad(type_),
        "score": codebook.scores[cameo],
    }


def _parties(parties: tuple[Party, ...], report: Report) -> tuple[Actor, ...]:
    return tuple(_party(party, report) for party in parties)


def _party(party: Party, report: Report) -> Actor:
    """Somebody as the record has them.

    Raises:
        BadInput: Their words lie outside the report.
        UnknownChoice: There is no such state or sector.
    """
    words = cut(report, party.words, "words")
    back = party.antecedent
    country = _country(party.country)
    if party.sector and party.sector not in sectors():
        raise UnknownChoice("sector", party.sector, sectors())
    return Actor(
        name=(party.name or "").strip() or words.text,
        country=country,
        sector=party.sector or None,
        role=party.role or None,
        entity=party.entity or None,
        code=" ".join(filter(None, (country, party.sector))) or None,
        words=words,
        antecedent=cut(report, back, "antecedent") if back else None,
        implied=party.implied,
    )


def _country(named: str | None) -> str | None:
    """The code of a state, given by code or name.

    Raises:
        UnknownChoice: There is none.
    """
    if not named or not named.strip():
        return None
    code = state_code(named)
    if code is None:
        raise UnknownChoice("country", named, ["PAK", "Pakistan", "…"])
    return code


def _dates(days: Days | None, report: Report) -> Dates | None:
    """When, as the record has it.

    Raises:
        BadInput: The last day is before the first.
    """
    if days is None:
        return None
    if days.last < days.first:
        found = f"{days.first} to {days.last}"
        raise BadInput("dates", found=found, remedy="give the earlier day first")
    words = cut(report, days.words, "dates") if days.words else None
    printed = days.first == days.last == report.published
    return Dates(
        first=days.first,
        last=days.last,
        precision=_precision(days),
        basis="said" if words else "published" if printed else "context",
        words=words,
    )


def _precision(days: Days) -> Precision:
    """How long a stretch is: a day, a month or a year if it is a whole one."""
    first, last = days.first, days.last
    if first == last:
        return "day"
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole and (first.year, first.month) == (last.year, last.month):
        return "month"
    if whole and first.year == last.year and (first.month, last.month) == (1, 12):
        return "year"
    monday_to_sunday = first.weekday() == calendar.MONDAY
    return "week" if monday_to_sunday and (last - first).days == 6 else "range"


def _spans_of(value: Any, report: Report) -> Any:  # noqa: ANN401  a place or counts
    """A place or counts, whose words must be those of the report.

    Raises:
        BadInput: They are not.
    """
    parts = value if isinstance(value, tuple) else (value,) if value else ()
    for part in parts:
        words = part.words
        if report.text[words.start : words.end] != words.text:
            raise BadInput(
                type(part).__name__.lower(),
                found=f"'{words.text}' does not stand at {words.start}",
                remedy="select the words in the report",
            )
    return value


def missing_of(before: Event, after: Event) -> Missing:
    """Why fields are empty: as before, or as reviewers say that nothing is told."""
    sides = bool(after.recipients) or len(after.actors) > 1
    told = {
        "actors": bool(after.actors),
        "recipients": sides,
        "dates": after.dates is not None,
        "place": after.place is not None,
    }
    return Missing(
        **{
            name: None if there else getattr(before.missing, name) or NOT_SAID
            for name, there in told.items()
        }
    )


_READ: Final[dict[str, Callable[[Any, Report], object]]] = {
    "actors": _parties,
    "recipients": _parties,
    "according_to": lambda party, report: party and _party(party, report),
    "dates": _dates,
    "place": _spans_of,
    "counts": _spans_of,
}
