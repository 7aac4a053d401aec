"""Records as rows of the tables, and rows as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, Literal

import msgspec
import pyarrow as pa

from dragoman.archive.tables import (
    CHANGES,
    EVENTS,
    FAILURES,
    REPORTS,
    STATEMENTS,
    STORIES,
)
from dragoman.records import (
    Actor,
    Change,
    Dateline,
    Event,
    Failure,
    Furniture,
    Report,
    Statement,
    Story,
)
from dragoman.records.report import Frozen, content_id

State = Literal["coded", "waiting", "other language", "failed"]


class Frame(Frozen, frozen=True, kw_only=True):
    """What `reports.frame` holds of a report."""

    dateline: Dateline | None
    furniture: tuple[Furniture, ...]


_FRAME: Final = msgspec.json.Decoder(Frame)


class Kept(Frozen, frozen=True, kw_only=True):
    """A report as it goes into an archive, with the state it is in.

    Attributes:
        report: The report.
        state: How far it has come.
        coder: The version that coded it, None if none has.
        events: How many events it gave.
        statements: How many statements it gave.
        batch: The commit that brings it.
        added: When it came.
    """

    report: Report
    state: State
    coder: str | None
    events: int
    statements: int
    batch: int
    added: datetime


def report_table(kept: Iterable[Kept]) -> pa.Table:
    """Reports as rows."""
    return _table(REPORTS, [_report_row(k) for k in kept])


def _report_row(kept: Kept) -> tuple[object, ...]:
    report = kept.report
    frame = Frame(dateline=report.dateline, furniture=report.furniture)
    return (
        report.id,
        report.given_id,
        report.title,
        report.text,
        report.published,
        report.source,
        report.author,
        report.url,
        report.language,
        msgspec.json.encode(frame).decode(),
        kept.state,
        kept.coder,
        kept.events,
        kept.statements,
        kept.batch,
        kept.added,
    )


def read_report(row: dict[str, object]) -> Report:
    """The report of a row; more columns than it needs do no harm."""
    frame = _FRAME.decode(str(row["frame"]))
    parts = {
        name: row[name]
        for name in Report.__struct_fields__
        if name not in Frame.__struct_fields__
    }
    return Report(dateline=frame.dateline, furniture=frame.furniture, **parts)  # type: ignore[arg-type]


def event_table(events: Iterable[tuple[Report, int, Event]], batch: int) -> pa.Table:
    """Events as rows, each with its report and its number in it."""
    rows = [_event_row(report, number, e, batch) for report, number, e in events]
    return _table(EVENTS, rows)


def _event_row(
    report: Report, number: int, event: Event, batch: int
) -> tuple[object, ...]:
    dates, place = event.dates, event.place
    return (
        event.id,
        report.id,
        number,
        event.type,
        event.mode,
        event.quad,
        event.cameo,
        event.score,
        event.status,
        event.contexts,
        event.topics,
        *_parties(event.actors),
        *_parties(event.recipients),
        event.according_to.name if event.according_to else None,
        dates.first if dates else None,
        dates.last if dates else None,
        dates.basis if dates else None,
        place.name if place else None,
        place.country if place else None,
        place.admin1 if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.geonameid if place else None,
        place.precision if place else None,
        _killed(event),
        event.trigger.text,
        event.confidence,
        report.published,
        report.source,
        batch,
        msgspec.json.encode(event).decode(),
    )


def _parties(actors: tuple[Actor, ...]) -> tuple[str | list[str], ...]:
    """Names, and without repetition countries, sectors and entities."""
    return (
        "; ".join(a.told for a in actors),
        *(
            list(dict.fromkeys(v for a in actors if (v := getattr(a, field))))
            for field in ("country", "sector", "entity")
        ),
    )


def _killed(told: Event | Story) -> int | None:
    for count in told.counts:
        if count.kind == "killed" and count.is_own:
            number = count.best if count.best is not None else count.low
            return None if number is None else min(number, _MOST)
    return None


_MOST: Final = 2**63 - 1  # a column holds no more; what was written stands in `record`


def statement_table(
    statements: Iterable[tuple[Report, int, Statement]], batch: int
) -> pa.Table:
    """Statements as rows, each with its report and its number in it."""
    rows = [
        (
            said.id,
            report.id,
            number,
            *_parties(said.speakers),
            said.addressee.name if said.addressee else None,
            said.quoted,
            said.topics,
            said.about,
            said.stance,
            said.target.text if said.target else None,
            said.content.text,
            said.occasion,
            report.published,
            report.source,
            batch,
            msgspec.json.encode(said).decode(),
        )
        for report, number, said in statements
    ]
    return _table(STATEMENTS, rows)


def story_table(stories: Iterable[Story]) -> pa.Table:
    """Stories as rows."""
    rows = []
    for story in stories:
        dates, place = story.dates, story.place
        rows.append(
            (
                story.id,
                story.type,
                story.mode,
                story.status,
                *_parties(story.actors),
                *_parties(story.recipients),
                dates.first if dates else None,
                dates.last if dates else None,
                place.name if place else None,
                place.country if place else None,
                place.lat if place else None,
                place.lon if place else None,
                _killed(story),
                story.sources,
                story.events,
                story.reports,
                msgspec.json.encode(story).decode(),
            )
        )
    return _table(STORIES, rows)


def failure_table(
    failures: Iterable[tuple[Failure, Report | None]], batch: int, now: datetime
) -> pa.Table:
    """Failures as rows, each with its report if that could be read."""
    rows = []
    for failure, report in failures:
        fields = (
            failure.room,
            failure.source,
            failure.line,
            failure.given_id,
            report.id if report else None,
            failure.reason,
            failure.remedy,
        )
        rows.append((content_id(*fields), *fields, batch, now))
    return _table(FAILURES, rows)


def change_table(changes: Iterable[Change], batch: int) -> pa.Table:
    """The history of stories as rows."""
    rows = [(c.story, c.when, c.what, c.events, c.other, c.why, batch) for c in changes]
    return _table(CHANGES, rows)


def _table(schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [
        _array(column, field.type)
        for column, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(column: tuple[object, ...], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(column, type=kind)
    except UnicodeEncodeError:  # names of files may hold halves of characters
        whole = [
            v.encode("utf-8", "replace").decode() if isinstance(v, str) else v
            for v in column
        ]
        return pa.array(whole, type=kind)


def read_failure(row: dict[str, object]) -> Failure:
    """The failure of a row; more columns than it needs do no harm."""
    return Failure(**{name: row[name] for name in Failure.__struct_fields__})  # type: ignore[arg-type]
