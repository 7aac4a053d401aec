"""Task `places`: find the names of places in a report, and tell which are meant.

A line is `{"id", "date", "text", "places": [{"start", "end", "text", "lat", "lon",
"geonameid", "country", …}]}`. All names that the room of places finds in the text are
judged, whether an event is told there or not.

Tagging: a found name is right if it overlaps a marked one; each answers for one other
at most. Wanted are the marked names with coordinates; those without (streets, shops,
what no gazetteer has) are neither wanted nor wrong, but "all names" wants them too.
Words for peoples and their things ("Georgian") count as names: the sets mark some
three quarters of them, so that the rest are false alarms of ours. A table tells the
figures of them and of all others apart.

Resolving is judged on the wanted names that were found. A name that is found but not
resolved is counted as wrong; distances are those of the resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import fmean, median
from typing import Final

import msgspec

from dragoman.evaluation.gold import Marked, file_hash, gold_report, locate, read_gold
from dragoman.evaluation.measures import Tally, confusions, tally_figures, tally_table
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.places import PlaceTables, load_places
from dragoman.places import Atlas, PlaceReader, Toponym
from dragoman.places.distances import kilometres
from dragoman.records import Parse, Report, Span

# The measure of the field: a hundred miles.
NEAR_KM: Final = 161
NOTHING: Final = "(nothing)"
UNMARKED: Final = "(not marked)"
Found = tuple[Toponym, Candidate | None]


class GoldPlace(msgspec.Struct, frozen=True):
    """Words that name a place; those that lost their offsets have none."""

    text: str
    start: int | None = None
    end: int | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: str | None = None
    country: str | None = None
    country_geonameid: str | None = None

    @property
    def marked(self) -> Marked | None:
        """The words, if we know where they stand."""
        if self.start is None or self.end is None:
            return None
        return Marked(self.start, self.end, self.text)


class PlacedReport(msgspec.Struct, frozen=True):
    """A report and the places it names."""

    id: str
    text: str
    date: str | None = None
    places: tuple[GoldPlace, ...] = ()


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A marked name, a found name, or both where they overlap.

    Attributes:
        report: The id of the report.
        gold: What people marked, None for a name that only we found.
        words: The words in the report.
        found: What we found, None if nothing.
        people: The words name a people and not its country, as far as we know.
    """

    report: str
    gold: GoldPlace | None
    words: Span
    found: Found | None
    people: bool

    @property
    def wanted(self) -> bool:
        """Whether it is a marked name with coordinates."""
        return self.gold is not None and self.gold.lat is not None

    @property
    def alarm(self) -> bool:
        """Whether only we took it for the name of a place."""
        return self.gold is None

    @property
    def place(self) -> Candidate | None:
        """The place we resolved it to."""
        return self.found[1] if self.found else None

    @property
    def km(self) -> float | None:
        """How far our place is from theirs, None without both."""
        gold, place = self.gold, self.place
        if gold is None or gold.lat is None or gold.lon is None or place is None:
            return None
        return kilometres((place.lat, place.lon), (gold.lat, gold.lon))


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the names of places and what they mean."""
    rows = read_gold(path, PlacedReport, options)
    tables, judged = load_places(), list[Judged]()
    read = PlaceReader(tables)
    reports = [gold_report(row.text, id=row.id, published=row.date) for row in rows]
    parses = coder.parse.parse(r for r in reports if isinstance(r, Report))
    known = {parse.report.given_id: parse for parse in parses}
    for row in rows:
        if parse := known.get(row.id):
            judged += judge(row, parse, read.read_atlas(parse), tables)
    return Result(
        task="places",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            *tally_figures("names", tally(judged)),
            *_resolving(judged, tables),
            *tally_figures("all names", _of_all(judged)),
        ),
        tables=(
            tally_table(
                "Names of places and of peoples",
                {
                    "places": tally(j for j in judged if not j.people),
                    "peoples": tally(j for j in judged if j.people),
                },
            ),
            confusions("Names missed", [_pair(j) for j in judged if j.wanted]),
            confusions("Names found too much", [_pair(j) for j in judged if j.alarm]),
            confusions("Places mistaken", list(_mistaken(judged))),
        ),
        items=tuple(_item(j) for j in judged if j.wanted or j.alarm),
    )


def judge(
    row: PlacedReport, parse: Parse, atlas: Atlas, tables: PlaceTables
) -> Iterator[Judged]:
    """Bring the marked names of a report and the found ones together."""
    left: list[Found] = list(zip(atlas.toponyms, atlas.places, strict=True))
    for gold in row.places:
        words = locate(parse.report, gold.marked) if gold.marked else None
        if words is None:
            continue
        found = max(
            (one for one in left if one[0].words.overlaps(words)),
            key=lambda one: _shared(one[0].words, words),
            default=None,
        )
        if found:
            left.remove(found)
        yield Judged(
            report=row.id,
            gold=gold,
            words=words,
            found=found,
            people=tables.country_of_people(words.text) is not None,
        )
    for found in left:
        toponym = found[0]
        yield Judged(
            report=row.id,
            gold=None,
            words=toponym.words,
            found=found,
            people=toponym.people,
        )


def _shared(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)


def tally(judged: Iterable[Judged]) -> Tally:
    """How many of the wanted names are found, and how many besides."""
    judged = tuple(judged)
    right = sum(j.wanted and j.found is not None for j in judged)
    return Tally(
        right=right,
        found=right + sum(j.alarm for j in judged),
        wanted=sum(j.wanted for j in judged),
    )


def _of_all(judged: Iterable[Judged]) -> Tally:
    """The same, with the names that have no coordinates."""
    judged = tuple(judged)
    return Tally(
        right=sum(j.gold is not None and j.found is not None for j in judged),
        found=sum(j.found is not None for j in judged),
        wanted=sum(j.gold is not None for j in judged),
    )


def _resolving(judged: Iterable[Judged], tables: PlaceTables) -> Iterator[Figure]:
    """How well the names that are found are resolved."""
    found = [j for j in judged if j.wanted and j.found]
    far = sorted(j.km for j in found if j.km is not None)
    ids = {code: str(place.geonameid) for code, place in tables.countries.items()}
    with_country = [j for j in found if j.gold and j.gold.country_geonameid]
    yield _share(f"within {NEAR_KM} km", [_is_near(j) for j in found])
    yield _share("same id", [_same_id(j) for j in found])
    yield _share("country", [_same_country(j, ids) for j in with_country])
    yield _share("resolved", [j.place is not None for j in found])
    yield Figure(name="mean km", value=fmean(far) if far else 0.0, of=len(far))
    yield Figure(name="median km", value=median(far) if far else 0.0, of=len(far))


def _is_near(judged: Judged) -> bool:
    return judged.km is not None and judged.km <= NEAR_KM


def _same_id(judged: Judged) -> bool:
    place, gold = judged.place, judged.gold
    return (
        place is not None
        and gold is not None
        and str(place.geonameid) == gold.geonameid
    )


def _same_country(judged: Judged, ids: Mapping[str, str]) -> bool:
    """Whether the country is right; a place of several countries is never."""
    place, gold = judged.place, judged.gold
    if place is None or gold is None or place.country is None:
        return False
    return ids.get(place.country) == gold.country_geonameid


def _share(name: str, right: list[bool]) -> Figure:
    """The share of what is right."""
    return Figure(name=name, value=fmean(right) if right else 0.0, of=len(right))


def _pair(judged: Judged) -> tuple[str, str]:
    """What was marked and what was found, for the tables; equal if all is well."""
    gold = judged.words.text if judged.gold else UNMARKED
    if judged.gold and judged.found:
        return gold, gold
    return gold, judged.words.text if judged.found else NOTHING


def _mistaken(judged: Iterable[Judged]) -> Iterator[tuple[str, str]]:
    """The names that were resolved to another place, and to which."""
    for one in judged:
        if one.wanted and one.found and not _is_near(one) and one.gold:
            place = one.place
            said = f"{place.name}, {place.country}" if place else NOTHING
            yield f"{one.gold.text}, {one.gold.country}", said


def _item(judged: Judged) -> Item:
    """One name judged: right if it is found and near."""
    gold, place = judged.gold, judged.place
    return Item(
        id=f"{judged.report}:{judged.words.start}",
        gold=f"{gold.text} ({gold.geonameid})" if gold else UNMARKED,
        predicted=f"{place.name} ({place.geonameid})" if place else NOTHING,
        score=float(_is_near(judged)),
    )
