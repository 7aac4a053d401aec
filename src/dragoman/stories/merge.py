"""Merge the events of one happening into a story, with what its tellings agree on.

Nothing is smoothed over: each value that somebody gives stays, with how many reports
and how many independent sources give it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Final

import msgspec

from dragoman.records import Count, Dates, Event, Place, Report
from dragoman.records.report import content_id
from dragoman.records.story import Agreement, Bond, Story, Voice
from dragoman.stories.cluster import Pair, tree
from dragoman.stories.happenings import overlap
from dragoman.stories.tales import Range

_COARSE: Final = ("region", "country", "water", "border", "province")
_PRECISION: Final = ("exact", "city", "district", "province", "border", "water")
_FAR: Final = 1.5  # degrees: two towns this far apart are not one place
REPORTER: Final = "the report itself"


class _Told(msgspec.Struct, frozen=True):
    """One telling, and the independent source behind it."""

    report: Report
    event: Event
    source: str


Tellings = Sequence[tuple[Report, Event]]


def merge(
    tellings: Tellings, pairs: Sequence[Pair], sources: Mapping[str, str]
) -> Story:
    """Make a story of the events that tell of one happening.

    Args:
        tellings: Each event with its report, in any order.
        pairs: How surely which two of them are one. The bonds of the story are the
            surest that join them all; `reasons.with_reasons` says why.
        sources: The independent source of each report, see `independent_sources`.

    Raises:
        ValueError: There is no event.
    """
    told = sorted(
        (_Told(report, event, sources[report.id]) for report, event in tellings),
        key=_rank,
    )
    if not told:
        raise ValueError("a story is made of at least one event; there is none")
    fullest = max(told, key=lambda telling: _fullness(telling.event))
    agreements = tuple(_agreements(told))
    voices = {agreement.field: agreement.voices for agreement in agreements}
    return Story(
        id=story_id(told[0].event.id),
        events=tuple(sorted(t.event.id for t in told)),
        reports=tuple(sorted({t.report.id for t in told})),
        type=voices["type"][0].value,
        mode=_mode(told, voices["type"][0].value),
        status=_with(told, voices["status"][0]).status,
        actors=fullest.event.actors,
        recipients=fullest.event.recipients,
        dates=_best_dates(told, voices.get("date", ())),
        place=_best_place(told),
        counts=tuple(_merged_counts(told, voices)),
        sources=len({t.source for t in told}),
        agreements=agreements,
        bonds=_bonds(told, pairs),
    )


def _bonds(told: Sequence[_Told], pairs: Iterable[Pair]) -> tuple[Bond, ...]:
    """The surest pairs that join all tellings."""
    return tuple(
        Bond(left=pair.left, right=pair.right, score=round(pair.score, 4), why=())
        for pair in tree([t.event.id for t in told], pairs)
    )


def story_id(first: str) -> str:
    """The id of a story by that of its first event."""
    return content_id("story", first)


def _rank(told: _Told) -> tuple[date, str, int, str]:
    """The order of tellings: by day, report and place in it."""
    day = told.report.published or date.max
    return day, told.report.id, told.event.trigger.start, told.event.id


def _fullness(event: Event) -> tuple[int, int, float]:
    """How much an event says of who did what to whom."""
    actors = [a for a in event.actors if not a.implied]
    parties = (*actors, *event.recipients)
    known = sum(bool(p.entity) + bool(p.country) for p in parties)
    return bool(actors) + bool(event.recipients), known, event.confidence


def _agreements(told: Sequence[_Told]) -> Iterator[Agreement]:
    """Field by field what the tellings say; fields that nobody fills are left out."""
    for field, (values, contradict) in _FIELDS.items():
        yield from _agreement(field, told, values, contradict)
    kinds = sorted({_kind(c) for t in told for c in _own(t.event)})
    for kind in kinds:

        def counted(event: Event, kind: str = kind) -> list[str]:
            return [_write(c) for c in _own(event) if _kind(c) == kind]

        def differ(one: Event, other: Event, kind: str = kind) -> bool:
            mine, theirs = _ranges(one, kind), _ranges(other, kind)
            return not any(overlap(a, b) for a in mine for b in theirs)

        yield from _agreement(kind, told, counted, differ)


def _agreement(
    field: str,
    told: Sequence[_Told],
    values: Callable[[Event], list[str]],
    contradict: Callable[[Event, Event], bool],
) -> Iterator[Agreement]:
    givers: dict[str, list[_Told]] = {}
    for telling in told:
        for value in dict.fromkeys(values(telling.event)):
            givers.setdefault(value, []).append(telling)
    if not givers:
        return
    voices = sorted(
        (_voice(value, by) for value, by in givers.items()),
        key=lambda v: (-v.sources, -v.reports, -len(v.events), v.value),
    )
    # One event stands for all that say the same, so that long stories stay cheap.
    speaking = {tuple(said): t.event for t in told if (said := values(t.event))}
    conflict = any(contradict(a, b) for a, b in combinations(speaking.values(), 2))
    yield Agreement(field=field, voices=tuple(voices), conflict=conflict)


def _voice(value: str, by: Sequence[_Told]) -> Voice:
    return Voice(
        value=value,
        events=tuple(sorted(t.event.id for t in by)),
        reports=len({t.report.id for t in by}),
        sources=len({t.source for t in by}),
    )


def _ranges(event: Event, kind: str) -> list[Range]:
    return [
        Range(kind=kind, low=c.low or c.best, high=c.high or c.best)
        for c in _own(event)
        if _kind(c) == kind
    ]


def _own(event: Event) -> list[Count]:
    """The counts of an event that are neither parts nor running totals."""
    return [count for count in event.counts if count.is_own]


def _kind(count: Count) -> str:
    """The kind of a count with its unit: euros are not held against dollars."""
    return f"{count.kind} {count.unit}" if count.unit else count.kind


def _write(count: Count) -> str:
    """A count as people read it: "12", "10 to 15", "at least 19", "up to 20"."""
    low, high = count.low, count.high
    if low is None and high is None:
        return str(count.best)
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _write_place(place: Place | None) -> list[str]:
    if place is None:
        return []
    return [f"{place.name}, {place.country}" if place.country else place.name]


def _write_dates(dates: Dates | None) -> list[str]:
    if dates is None:
        return []
    if dates.first == dates.last:
        return [dates.first.isoformat()]
    return [f"{dates.first.isoformat()} to {dates.last.isoformat()}"]


def _far(one: Event, other: Event) -> bool:
    """Whether two events are told of two places that cannot be one."""
    a, b = one.place, other.place
    if a is None or b is None:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if a.precision in _COARSE or b.precision in _COARSE:
        return False
    return abs(a.lat - b.lat) > _FAR or abs(a.lon - b.lon) > _FAR


def _other_days(one: Event, other: Event) -> bool:
    """Whether the words of two events say days that do not meet."""
    a, b = one.dates, other.dates
    if a is None or b is None or "said" not in a.basis or "said" not in b.basis:
        return False
    return a.first > b.last or b.first > a.last


def _other_parties(side: str) -> Callable[[Event, Event], bool]:
    def differ(one: Event, other: Event) -> bool:
        """Whether two events name parties of different countries only."""
        a, b = (
            {p.country for p in getattr(e, side) if p.country} for e in (one, other)
        )
        return bool(a and b) and a.isdisjoint(b)

    return differ


def _other_status(one: Event, other: Event) -> bool:
    """Whether one denies what the other tells as a fact."""
    return (one.status == "denied") != (other.status == "denied")


def _never(_one: Event, _other: Event) -> bool:
    return False


# What each telling says of a field, and when two of them contradict each other. Who
# says so is kept beside: a claim that is confirmed later stays to be seen as a claim.
_FIELDS: Final[
    dict[str, tuple[Callable[[Event], list[str]], Callable[[Event, Event], bool]]]
] = {
    "type": (lambda e: [e.type], lambda a, b: a.type != b.type),
    "mode": (lambda e: [e.mode] if e.mode else [], _never),
    "status": (lambda e: [e.status], _other_status),
    "according to": (
        lambda e: [e.according_to.name if e.according_to else REPORTER],
        _never,
    ),
    "actors": (
        lambda e: [a.name for a in e.actors if not a.implied],
        _other_parties("actors"),
    ),
    "recipients": (
        lambda e: [a.name for a in e.recipients],
        _other_parties("recipients"),
    ),
    "place": (lambda e: _write_place(_told_place(e)), _far),
    "date": (lambda e: _write_dates(e.dates), _other_days),
}


def _told_place(event: Event) -> Place | None:
    """The place that words tell, not one that is only likely."""
    likely = event.place and event.place.basis == "report"
    return None if likely else event.place


def _with(told: Sequence[_Told], voice: Voice) -> Event:
    """The first event that gives a value."""
    giving = set(voice.events)
    return next(t.event for t in told if t.event.id in giving)


def _mode(told: Sequence[_Told], type_: str) -> str | None:
    """The mode that most sources give to events of a type."""
    same = [telling for telling in told if telling.event.type == type_]
    agreement = next(_agreement("mode", same, *_FIELDS["mode"]), None)
    return agreement.voices[0].value if agreement else None


def _best_dates(told: Sequence[_Told], voices: Sequence[Voice]) -> Dates | None:
    """The days most agree on; days that the words say go before days of print."""
    said = {t.event.id for t in told if t.event.dates and t.event.dates.basis == "said"}
    ranked = sorted(voices, key=lambda v: not said & set(v.events))
    return _with(told, ranked[0]).dates if ranked else None


def _best_place(told: Sequence[_Told]) -> Place | None:
    """The most precise place, and among equals the one told by most sources."""
    sources: dict[str, set[str]] = {}
    for telling in told:
        for name in _write_place(telling.event.place):
            sources.setdefault(name, set()).add(telling.source)
    places = [place for t in told if (place := t.event.place)]
    if not places:
        return None
    return min(
        places,
        key=lambda p: (
            p.basis == "report",
            p.basis == "dateline",
            p.precision in _COARSE,
            -len(sources[_write_place(p)[0]]),
            _PRECISION.index(p.precision) if p.precision in _PRECISION else 9,
            p.name,
        ),
    )


def _merged_counts(
    told: Sequence[_Told], voices: Mapping[str, Sequence[Voice]]
) -> Iterator[Count]:
    """One range for each kind over all tellings; its best is what most give."""
    kinds = {_kind(c) for t in told for c in _own(t.event)}
    for kind in sorted(kinds):
        all_counts = [c for t in told for c in _own(t.event) if _kind(c) == kind]
        event = _with(told, voices[kind][0])
        best = next(
            c
            for c in _own(event)
            if _kind(c) == kind and _write(c) == voices[kind][0].value
        )
        yield Count(
            kind=best.kind,
            unit=best.unit,
            low=_least(c.low if c.low is not None else c.best for c in all_counts),
            best=best.best,
            high=_most(c.high if c.high is not None else c.best for c in all_counts),
            words=best.words,
        )


def _least(numbers: Iterable[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return min(known, default=None)


def _most(numbers: Iterable[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return max(known, default=None)


def explain(story: Story) -> tuple[str, ...]:
    """Say why the events of a story were taken for one, and where they disagree."""
    lines = [
        f"{len(story.events)} events of {len(story.reports)} reports,"
        f" {story.sources} independent {'source' if story.sources == 1 else 'sources'}"
    ]
    for bond in story.bonds:
        lines.append(f"{bond.left} and {bond.right}: {bond.score:.0%} sure to be one")
        lines += [f"  {reason}" for reason in bond.why]
    for agreement in story.agreements:
        if agreement.conflict or len(agreement.voices) > 1:
            told = "; ".join(
                f"{v.value} ({v.reports} {'report' if v.reports == 1 else 'reports'})"
                for v in agreement.voices
            )
            mark = "they disagree" if agreement.conflict else "they say"
            lines.append(f"{agreement.field}: {mark}: {told}")
    return tuple(lines)
