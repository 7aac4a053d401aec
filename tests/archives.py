"""Archives to be tried without a model: a coder that reads one kind of sentence."""

import itertools
import re
from datetime import UTC, date, datetime, timedelta

from deltalake import write_deltalake
from handmade import actor, event, span
from msgspec.structs import replace

from dragoman.archive import Archive, adding
from dragoman.archive import archive as front
from dragoman.archive.tables import TABLES
from dragoman.records import (
    Count,
    Dates,
    Failure,
    Place,
    Record,
    Statement,
)
from dragoman.records.event import event_id
from dragoman.records.report import content_id
from dragoman.reports import make_report

DAY = date(2024, 3, 5)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
PLACES = {
    "Nairobi": ("KEN", -1.29, 36.82),
    "Kampala": ("UGA", 0.35, 32.58),
    "Suva": ("FJI", -18.14, 178.44),
}
_SENTENCE = re.compile(r"Police in (\w+) shot (\d+) men\.")


class QuickCoder:
    """Reads "Police in Nairobi shot 3 men.", and "An aide said so." as a statement.

    A report with "BROKEN" in it cannot be coded.
    """

    def __init__(self, version):
        self.version = version

    def code_many(self, items, *, settings=None, workers=1):  # noqa: ARG002
        for item in items:
            yield self.code(item)

    def code(self, item):
        if isinstance(item, Failure):
            return Record(report=None, events=(), statements=(), failure=item)
        if item.language != "en":
            return refused(item, "language", f"its language is '{item.language}'")
        if "BROKEN" in item.text and "mended" not in self.version:
            return refused(item, "coder", "the coder has a fault")
        events = tuple(
            self._event(item, found) for found in _SENTENCE.finditer(item.text)
        )
        said = (_statement(item, events),) if "An aide said so." in item.text else ()
        return Record(report=item, events=events, statements=said, failure=None)

    def _event(self, report, found):
        start, end = found.span()
        country, lat, lon = PLACES[found[1]]
        killed = int(found[2])

        def cut(words):
            at = report.text.index(words, start)
            return report.cut(at, at + len(words))

        def party(words, **fields):
            made = actor(report.text, words, **fields)
            return replace(made, words=cut(words))

        told = event(
            report.text,
            "ASSAULT",
            found[0],
            mode="firearms",
            cameo="190",
            quad="material conflict",
            score=-10.0,
            actors=(
                party("Police", country=country, sector="COP"),
                party("Police", sector="COP"),
            ),
            recipients=(party("men", sector="CVL"),),
            dates=Dates(
                first=DAY, last=DAY, precision="day", basis="published", words=None
            ),
            place=Place(
                name=found[1],
                country=country,
                admin1=None,
                lat=lat,
                lon=lon,
                geonameid=len(country),
                precision="city",
                basis="clause",
                words=cut(found[1]),
            ),
            counts=(
                Count(
                    kind="killed",
                    low=killed,
                    best=killed,
                    high=killed,
                    words=cut(found[2]),
                ),
            ),
            topics=("crime and justice",),
            why=("shot: ASSAULT",),
            confidence=0.75,
            coder=self.version,
            sentence=report.cut(start, end),
        )
        told = replace(told, trigger=cut("shot"))
        return replace(told, id=event_id(report.id, told.type, told.mode, told.trigger))


def _statement(report, events):
    text = report.text
    return Statement(
        id=content_id(report.id, "statement"),
        speakers=(actor(text, "An aide", country="KEN", sector="GOV"),),
        cue=span(text, "said"),
        content=span(text, "so"),
        quoted="reported",
        addressee=None,
        topics=("crime and justice",),
        about=(),
        stance="neither",
        target=None,
        events=tuple(one.id for one in events),
        occasion=None,
    )


def refused(report, room, reason):
    failure = Failure(
        room=room,
        source=report.source or "-",
        line=None,
        given_id=report.given_id,
        reason=reason,
        remedy="mend it",
    )
    return Record(report=report, events=(), statements=(), failure=failure)


def ticking(start=NOON):
    """A clock that goes on by a second whenever it is read."""
    seconds = itertools.count()
    return lambda: start + timedelta(seconds=next(seconds))


def news(numbers, place="Nairobi", **fields):
    """Reports of shootings, as many as there are numbers."""
    given = {"published": DAY, "source": "The Gazette", **fields}
    return [
        make_report(
            f"A quiet day ended badly. Police in {place} shot {n} men."
            " An aide said so.",
            **given,
        )
        for n in numbers
    ]


FAILED = Failure(
    room="reports",
    source="news.csv",
    line=7,
    given_id=None,
    reason="it is empty",
    remedy="give it a text",
)


def mixed(count):
    """A stream with all that may come: failures, languages, ids of two texts."""
    yield FAILED
    for n, report in enumerate(news(range(count))):
        yield report
        if n % 5 == 0:
            yield report  # twice
        if n % 7 == 0:
            yield make_report(
                f"La police a tiré sur {n} hommes.", language="fr", published=DAY
            )
        if n % 9 == 0:
            yield make_report(f"Report {n} is BROKEN.", published=DAY)
        if n % 4 == 0:
            same = {"given_id": "same", "published": DAY, "source": "The Echo"}
            yield make_report(f"Another text stands under it, number {n}.", **same)


def install(version="A", batch=None, patch=setattr):
    """Let archives code with the quick coder."""
    quick = QuickCoder(f"quick {version}")
    patch(front.fleet, "code_many", quick.code_many)
    patch(front, "coder_version", lambda settings=None: quick.version)  # noqa: ARG005
    if batch:
        patch(adding, "BATCH", batch)


def rows(archive, *, without=("added",)):
    """All rows of an archive in an order that does not depend on its history."""
    found = {}
    for table in TABLES:
        told = archive.snapshot().table(f"SELECT * FROM {table}").to_pylist()
        kept = [{k: v for k, v in row.items() if k not in without} for row in told]
        found[table] = sorted(kept, key=repr)
    return found


def problems(archive):
    """What is wrong with an archive as it lies there now."""
    return [f"{p.table} {p.found}" for p in afresh(archive).verify()]


def afresh(archive):
    """The same archive, by somebody who has not looked at it yet."""
    return Archive(archive.store.path, storage=archive.store.options)


def tampered(archive, table, change):
    """Change the rows of a table behind the back of the archive.

    The log of the table and the ledger are told, as an attacker would.
    """
    store = archive.store
    state = store.state()
    opened = store.open(table)
    old = opened.to_pyarrow_table()
    write_deltalake(opened, change(old), mode="overwrite", schema_mode="overwrite")
    versions = {**state.versions, table: store.open(table).version()}
    store.commit(replace(state, versions=versions), store.open("ledger"))
