"""The filters of the commands that ask an archive, each an option.

They are those of `dragoman.archive.filters.FILTERS`, under the same names; a test
holds the two together.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final, get_args

import typer

from dragoman.cli.options import read_day
from dragoman.records.event import Status

PANEL: Final = "Which (an option that is given twice means either)"
Words = list[str] | None


def _option(text: str, metavar: str = "WORD", **more: Any) -> Any:  # noqa: ANN401
    """An option that filters; where it takes words it may be repeated."""
    return typer.Option(help=text, metavar=metavar, rich_help_panel=PANEL, **more)


Since = Annotated[
    str | None, _option("Not before this day (or month, or year).", "DAY")
]
Until = Annotated[str | None, _option("Not after this day (or month, or year).", "DAY")]
Text = Annotated[
    str | None,
    _option(
        'Its report holds these words, inflected or not: march "prime minister"'
        " -football, strike* OR walkout.",
        "WORDS",
    ),
]
Party = "a state (PAK, Pakistan), sector (GOV), both (PAK GOV), id, or part of a name"
Actor = Annotated[Words, _option(f"Who acts: {Party}.")]
Recipient = Annotated[Words, _option("Who is acted upon, in the same words.")]
Either = Annotated[Words, _option("Somebody on either side, in the same words.")]
Sector = Annotated[Words, _option("A sector on either side: GOV, MIL, COP, REB …")]
Country = Annotated[Words, _option("Where: a state by code or name.")]
Place = Annotated[Words, _option("Where: part of the name of a place or province.")]
Near = Annotated[
    str | None,
    _option("Where: around a point; --within-km says how far.", "LAT,LON"),
]
WithinKm = Annotated[
    float | None, _option("How far from --near; 50 unless given.", "KM", min=0)
]
Type = Annotated[Words, _option("What: a PLOVER type such as PROTEST.", "TYPE")]
Mode = Annotated[Words, _option("What: a mode of a type, such as riot.", "MODE")]
Quad = Annotated[
    Words,
    _option("What: verbal or material, cooperation or conflict.", "QUAD"),
]
StatusWords = Annotated[
    Words,
    _option(f"How far real: {', '.join(get_args(Status))}.", "STATUS"),
]
Topic = Annotated[Words, _option("What it is about.", "TOPIC")]
Context = Annotated[Words, _option("A field of politics it touches.", "CONTEXT")]
Source = Annotated[Words, _option("Part of the name of the publisher.", "NAME")]
MinSources = Annotated[
    int | None,
    _option("Told by so many independent sources or more.", "NUMBER", min=1),
]
MinConfidence = Annotated[
    float | None, _option("At least so sure, 0 to 1.", "NUMBER", min=0, max=1)
]
MinKilled = Annotated[int | None, _option("So many killed or more.", "NUMBER", min=0)]
OfReport = Annotated[Words, _option("Told in this report.", "ID")]
OfStory = Annotated[Words, _option("Part of this story.", "ID")]
OfEvent = Annotated[Words, _option("To which this event belongs.", "ID")]
Id = Annotated[Words, _option("Its own id, or the start of it.", "ID")]
Speaker = Annotated[Words, _option(f"Who speaks: {Party}.")]
Stance = Annotated[Words, _option("for, against or neither.", "STANCE")]
About = Annotated[Words, _option("A state, body, person or place it names.")]
Target = Annotated[Words, _option("Words of what it is said about.")]
GivenId = Annotated[Words, _option("The id that its source gave it.", "ID")]
Language = Annotated[Words, _option("Its language: en, fr …", "CODE")]
State = Annotated[Words, _option("coded, waiting, failed, or other language.", "STATE")]
Title = Annotated[Words, _option("Words of its headline.")]
Room = Annotated[Words, _option("The part of the program that gave up.", "ROOM")]


@dataclass(frozen=True, kw_only=True)
class EventFilters:
    """Which events."""

    since: Since = None
    until: Until = None
    type: Type = None
    mode: Mode = None
    quad: Quad = None
    status: StatusWords = None
    actor: Actor = None
    recipient: Recipient = None
    either: Either = None
    sector: Sector = None
    country: Country = None
    place: Place = None
    near: Near = None
    within_km: WithinKm = None
    text: Text = None
    topic: Topic = None
    context: Context = None
    source: Source = None
    min_sources: MinSources = None
    min_confidence: MinConfidence = None
    min_killed: MinKilled = None
    report: OfReport = None
    story: OfStory = None
    id: Id = None


@dataclass(frozen=True, kw_only=True)
class StoryFilters:
    """Which stories."""

    since: Since = None
    until: Until = None
    type: Type = None
    mode: Mode = None
    status: StatusWords = None
    actor: Actor = None
    recipient: Recipient = None
    either: Either = None
    country: Country = None
    place: Place = None
    near: Near = None
    within_km: WithinKm = None
    min_sources: MinSources = None
    min_killed: MinKilled = None
    report: OfReport = None
    event: OfEvent = None
    id: Id = None


@dataclass(frozen=True, kw_only=True)
class StatementFilters:
    """Which statements."""

    since: Since = None
    until: Until = None
    speaker: Speaker = None
    stance: Stance = None
    topic: Topic = None
    about: About = None
    target: Target = None
    text: Text = None
    source: Source = None
    report: OfReport = None
    id: Id = None


@dataclass(frozen=True, kw_only=True)
class ReportFilters:
    """Which reports."""

    since: Since = None
    until: Until = None
    text: Text = None
    title: Title = None
    source: Source = None
    language: Language = None
    state: State = None
    given_id: GivenId = None
    id: Id = None


@dataclass(frozen=True, kw_only=True)
class FailureFilters:
    """Which failures."""

    room: Room = None
    source: Source = None
    report: OfReport = None


Filters = (
    EventFilters | StoryFilters | StatementFilters | ReportFilters | FailureFilters
)


def choices(filters: Filters) -> dict[str, object]:
    """What was chosen, as `Archive.events` and its sisters take it.

    Raises:
        BadParameter: A day or a point is not written as it should be.
    """
    return {
        name: _read(name, value)
        for name, value in asdict(filters).items()
        if value is not None and value != []
    }


def _read(name: str, value: Any) -> object:  # noqa: ANN401  a word, words or a number
    """The value of a filter."""
    if name in ("since", "until"):
        return read_day(value, f"--{name}", last=name == "until")
    if name == "near":
        return _point(value)
    if name == "type":
        return [word.upper() for word in value]
    return value


def _point(words: str) -> tuple[float, float]:
    """Read a point.

    Raises:
        BadParameter: It is not written as 15.5,32.5.
    """
    try:
        lat, lon = map(float, words.split(","))
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError
    except ValueError as fault:
        raise typer.BadParameter(
            f"'{words}' is no point; write latitude and longitude as 15.5,32.5",
            param_hint="--near",
        ) from fault
    return lat, lon
