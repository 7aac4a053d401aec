"""Lay events out as rows: one event a row, the same columns always.

Lists are joined by "; ". The columns, in order:

    report_id, given_id, source, published, title, url    the report
    event_id, type, mode, quad, cameo, score, status      what
    actors, actor_codes, actor_hows, recipients,
    recipient_codes, recipient_hows                       who, whom; codes, and by
                                                          which sign they were
                                                          resolved, in the same
                                                          order, "-" for none
    first, last, date_precision, date_basis               when
    place, country, admin1, lat, lon, geonameid,
    place_precision, place_basis                          where
    counts                                                "killed 12", "injured 20-30",
                                                          "killed over 100"
    according_to, content                                 who says so; the event it
                                                          is about
    contexts, topics, confidence                          more about it
    trigger, start, end, sentence                         the proof: words, and where
                                                          they start and end
    why, missing, coder                                   how it was read
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from dragoman.records import Actor, Count, Event, Record, Report

Cell = str | float | int | None

# A spreadsheet takes a text that starts with one of these for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def rows(record: Record) -> Iterator[dict[str, Cell]]:
    """The rows of a record, none if it has no events."""
    if record.report is None:
        return
    for event in record.events:
        yield {
            **_report(record.report),
            **_what(event),
            **_parties(event),
            **_when_and_where(event),
            **_rest(event),
        }


def csv_line(row: dict[str, Cell]) -> str:
    r"""One row as a line of CSV.

    A text that a spreadsheet would run as a formula gets an apostrophe before it,
    for the words of a report are not to be trusted.

    >>> csv_line({"type": "AID", "title": '=HYPERLINK("x")', "score": -2.0})
    'AID,"\'=HYPERLINK(""x"")",-2.0\n'
    """
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(map(_safe, row.values()))
    return line.getvalue()


def csv_head(names: Iterable[str] | None = None) -> str:
    """The names of columns as a line of CSV; by default those of events."""
    return ",".join(COLUMNS if names is None else names) + "\n"


def _safe(cell: Cell) -> Cell:
    """Disarm a formula."""
    if isinstance(cell, str) and cell.startswith(_FORMULA) and cell != "-":
        return f"'{cell}"
    return cell


def _report(report: Report) -> dict[str, Cell]:
    """The columns of the report."""
    return {
        "report_id": report.id,
        "given_id": report.given_id,
        "source": report.source,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "url": report.url,
    }


def _what(event: Event) -> dict[str, Cell]:
    """The columns of what happened."""
    return {
        "event_id": event.id,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "cameo": event.cameo,
        "score": event.score,
        "status": event.status,
    }


def _parties(event: Event) -> dict[str, Cell]:
    """The columns of who and whom."""
    return {
        "actors": "; ".join(actor.told for actor in event.actors),
        "actor_codes": _codes(event.actors),
        "actor_hows": _hows(event.actors),
        "recipients": "; ".join(actor.told for actor in event.recipients),
        "recipient_codes": _codes(event.recipients),
        "recipient_hows": _hows(event.recipients),
    }


def _codes(actors: tuple[Actor, ...]) -> str:
    """The codes of some actors."""
    return "; ".join(actor.code or "-" for actor in actors)


def _hows(actors: tuple[Actor, ...]) -> str:
    """By which signs some actors were resolved."""
    return "; ".join(actor.how or "-" for actor in actors)


def _when_and_where(event: Event) -> dict[str, Cell]:
    """The columns of when and where, empty where that is unknown."""
    dates, place = event.dates, event.place
    return {
        "first": dates.first.isoformat() if dates else None,
        "last": dates.last.isoformat() if dates else None,
        "date_precision": dates.precision if dates else None,
        "date_basis": dates.basis if dates else None,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": place.geonameid if place else None,
        "place_precision": place.precision if place else None,
        "place_basis": place.basis if place else None,
    }


def _rest(event: Event) -> dict[str, Cell]:
    """The remaining columns."""
    missing = msgspec.to_builtins(event.missing)
    return {
        "counts": "; ".join(map(counted, event.counts)),
        "according_to": event.according_to.name if event.according_to else None,
        "content": event.content,
        "contexts": "; ".join(event.contexts),
        "topics": "; ".join(event.topics),
        "confidence": event.confidence,
        "trigger": event.trigger.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "sentence": " ".join(event.sentence.text.split()),
        "why": "; ".join(event.why),
        "missing": "; ".join(f"{field}: {why}" for field, why in missing.items()),
        "coder": event.coder,
    }


COLUMNS: Final = (
    "report_id given_id source published title url"
    " event_id type mode quad cameo score status"
    " actors actor_codes actor_hows recipients recipient_codes recipient_hows"
    " first last date_precision date_basis"
    " place country admin1 lat lon geonameid place_precision place_basis"
    " counts according_to content contexts topics confidence"
    " trigger start end sentence why missing coder"
).split()


def counted(count: Count) -> str:
    """Write a number of people as a range.

    >>> from dragoman.records import Span
    >>> words = Span(start=0, end=4, text="many")
    >>> counted(Count(kind="killed", low=19001, best=None, high=None, words=words))
    'killed 19,001 or more'
    """
    low, best, high = count.low, count.best, count.high
    if best is not None and low == high:
        number = f"{best:,}"
    elif low is not None and high is not None:
        number = f"{low:,}-{high:,}"
    elif low is not None:
        number = f"{low:,} or more"
    elif high is not None:
        number = f"{high:,} or fewer"
    else:
        number = "of unknown number" if best is None else f"{best:,}"
    unit = f" {count.unit}" if count.unit else ""
    standing = " in all" if count.total else " among them" if count.of else ""
    return f"{count.kind} {number}{unit}{standing}"
