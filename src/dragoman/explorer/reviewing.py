"""What the page of reviews shows: events that wait, what was said, how right it all is.

Who reviews as the second is not shown what the first said; who has the last word is
shown what everybody said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from statistics import median
from typing import Final, get_args

from starlette.requests import Request
from starlette.responses import Response

from dragoman.archive import Archive
from dragoman.archive.filters import sectors
from dragoman.explorer.desk import Desk
from dragoman.explorer.refusals import MISSING, Refusal
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.places import PlaceTables, load_places
from dragoman.knowledge.state_names import state_names
from dragoman.records import Actor, Agreement, Event, Report, Status
from dragoman.records.event import CountKind
from dragoman.records.report import Frozen
from dragoman.reviews import Decision, Reviewed, Reviews
from dragoman.reviews.accuracy import Accuracy
from dragoman.reviews.agreement import Concord
from dragoman.reviews.settling import Standing, live, settle

SECOND: Final = "second"
PLACES: Final = 12


class Item(Frozen, frozen=True, kw_only=True):
    """An event to be judged, with all that it takes.

    Attributes:
        event: The event as the coder tells it, or as whoever added it.
        added: People saw it, and the coder did not.
        report: Its report.
        others: The other events of the report, in the order of the text.
        parties: Everybody whom the report names in some event or statement.
        conflicts: Where other reports of its story say something else.
        reviewed: What holds of it; None if nobody judged it, or if it is not to be
            seen yet.
        votes: The last word of each reviewer, under the same conditions.
    """

    event: Event
    added: bool
    report: Report
    others: tuple[Event, ...]
    parties: tuple[Actor, ...]
    conflicts: tuple[Agreement, ...]
    reviewed: Reviewed | None
    votes: tuple[Decision, ...]


class Asked(Frozen, frozen=True, kw_only=True):
    """Which line is asked for.

    Attributes:
        line: The line.
        reviewer: Who will judge.
        limit: The most events to show.
    """

    line: str
    reviewer: str
    limit: int


class Line(Frozen, frozen=True, kw_only=True):
    """The first events of a line.

    Attributes:
        line: The line.
        total: How many events stand in all of it.
        items: The first of them.
    """

    line: str
    total: int
    items: tuple[Item, ...]


class Reviewer(Frozen, frozen=True, kw_only=True):
    """What one reviewer did.

    Attributes:
        by: Their name.
        judged: How many events they judged.
        seconds: The middle of how long one took; None if nobody measured it.
    """

    by: str
    judged: int
    seconds: float | None


class Figures(Frozen, frozen=True, kw_only=True):
    """How right the coder is, and how far reviewers agree.

    Attributes:
        judged: How many events are judged.
        disputed: On how many of them reviewers disagree.
        accuracy: How right the coder is, by the random sample.
        concords: How far reviewers agree, by field.
        reviewers: What each of them did.
    """

    judged: int
    disputed: int
    accuracy: Accuracy
    concords: tuple[Concord, ...]
    reviewers: tuple[Reviewer, ...]


class Mode(Frozen, frozen=True, kw_only=True):
    """A type of event with what it means and its modes."""

    type: str
    quad: str
    meaning: str
    modes: tuple[str, ...]


class Choices(Frozen, frozen=True, kw_only=True):
    """What a reviewer may choose from.

    Attributes:
        types: The types of the codebook.
        statuses: How far something can be real.
        sectors: The codes of sectors.
        kinds: What can be counted.
        countries: The states by code, each with its name.
    """

    types: tuple[Mode, ...]
    statuses: tuple[str, ...]
    sectors: tuple[str, ...]
    kinds: tuple[str, ...]
    countries: dict[str, str]


class Spot(Frozen, frozen=True, kw_only=True):
    """A place that a name may mean; the fields are those of a place of an event."""

    name: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    geonameid: int | None
    precision: str


class Bench:
    """Where reviewers sit: the reviews of the archive that a desk serves."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk; an archive in an object store has no place for reviews."""
        self._desk, self._file = desk, desk.decisions

    async def ask(
        self, request: Request, answer: Callable[[Archive, Reviews], Response]
    ) -> Response:
        """Answer what a request asks; see `Desk.ask`.

        Raises:
            ArchiveFault: There is no place for reviews.
            Refusal: It took too long.
        """
        return await self._desk.ask(
            request, lambda archive: answer(archive, Reviews(archive, file=self._file))
        )

    @contextmanager
    def reading(self) -> Iterator[tuple[Archive, Reviews]]:
        """The archive and its reviews, for who writes; nobody stops that half-way.

        Raises:
            ArchiveFault: There is no place for reviews.
        """
        with self._desk.reading() as archive:
            yield archive, Reviews(archive, file=self._file)

    def of(self, archive: Archive) -> Reviews | None:
        """The reviews of the archive; None if it has no place for them."""
        return Reviews(archive, file=self._file) if self._file else None


def line_of(
    archive: Archive, reviews: Reviews, choices: Mapping[str, object], asked: Asked
) -> Line:
    """The first events of a line, for one reviewer."""
    name, reviewer, limit = asked.line, asked.reviewer, asked.limit
    waiting = reviews.wait(name, reviewer, choices, limit=limit)
    known = {} if name == SECOND else reviews.standings()
    items = (item_of(archive, reviews, id_, known) for id_ in waiting.ids)
    return Line(line=name, total=waiting.total, items=tuple(items))


def item_of(
    archive: Archive, reviews: Reviews, name: str, known: Mapping[str, Standing]
) -> Item:
    """An event to be judged.

    Args:
        archive: The archive.
        reviews: Its reviews.
        name: The id of the event.
        known: What was said of events and may be seen.

    Raises:
        Refusal: There is no such event.
    """
    telling = next(iter(archive.tellings(id=name)), None)
    told = telling.event if telling else None
    story = telling.story if telling else None
    event, report = (
        (telling.event, telling.report) if telling else _added(archive, reviews, name)
    )
    standing = known.get(name)
    beside = tuple(archive.events(report=report.id))
    agreements = story.agreements if story else ()
    return Item(
        event=event,
        added=told is None,
        report=report,
        others=tuple(other for other in beside if other.id != name),
        parties=_parties(archive, report, (event, *beside)),
        conflicts=tuple(one for one in agreements if one.conflict),
        reviewed=settle(standing, told) if standing else None,
        votes=standing.votes if standing else (),
    )


def _added(archive: Archive, reviews: Reviews, name: str) -> tuple[Event, Report]:
    """An event that somebody added, and its report.

    Raises:
        Refusal: Nobody did, or its report is not in the archive.
    """
    standing = reviews.standings().get(name)
    told = (vote.after for vote in standing.votes) if standing else ()
    event = next(filter(None, told), None)
    if standing and event:
        for report in archive.reports(id=standing.report):
            return event, report
    raise Refusal(MISSING, "no_event", id=name)


def _parties(
    archive: Archive, report: Report, events: tuple[Event, ...]
) -> tuple[Actor, ...]:
    """Everybody whom a report names, each at the first words for them."""
    named = [
        actor
        for event in events
        for actor in (*event.actors, *event.recipients, event.according_to)
        if actor and not actor.implied
    ]
    named += [s for said in archive.statements(report=report.id) for s in said.speakers]
    named.sort(key=lambda actor: actor.words.start)
    by_name = {(actor.entity or actor.name): actor for actor in reversed(named)}
    return tuple(sorted(by_name.values(), key=lambda actor: actor.words.start))


def figures_of(reviews: Reviews, choices: Mapping[str, object]) -> Figures:
    """How right the coder is, and how far reviewers agree."""
    said = live(reviews.decisions())
    all_ = reviews.all()
    names = dict.fromkeys(one.by for one in said)
    return Figures(
        judged=len(all_),
        disputed=sum(bool(one.disputed) for one in all_),
        accuracy=reviews.accuracy(choices),
        concords=reviews.concords(),
        reviewers=tuple(_reviewer(by, said) for by in names),
    )


def _reviewer(by: str, said: tuple[Decision, ...]) -> Reviewer:
    own = [one for one in said if one.by == by]
    times = [one.seconds for one in own if one.seconds is not None]
    return Reviewer(
        by=by,
        judged=len({one.item for one in own}),
        seconds=round(median(times), 1) if times else None,
    )


@cache
def choices() -> Choices:
    """What a reviewer may choose from."""
    book = load_codebook()
    return Choices(
        types=tuple(
            Mode(
                type=one.name,
                quad=one.quad,
                meaning=one.meaning,
                modes=tuple(mode for type_, mode in book.modes if type_ == one.name),
            )
            for one in book.types.values()
        ),
        statuses=get_args(Status),
        sectors=sectors(),
        kinds=get_args(CountKind),
        countries=state_names(),
    )


@cache
def _places() -> PlaceTables:
    return load_places()


def places(name: str) -> tuple[Spot, ...]:
    """The places that a name may mean, the best known first."""
    found = _places().find(name.strip()) or _places().find_by_sound(name.strip())
    ranked = sorted(found, key=lambda place: -place.population)
    return tuple(
        Spot(
            name=place.name,
            country=place.country,
            admin1=place.admin1,
            lat=place.lat,
            lon=place.lon,
            geonameid=place.geonameid,
            precision=place.precision,
        )
        for place in ranked[:PLACES]
    )
