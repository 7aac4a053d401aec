"""Read one thing alone from a report: its actors, chains, places, times or numbers.

Each room of the coder answers here for the whole report, whether or not an event
asks for it. What is not asked for is not loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final, Literal

from dragoman.actors import ActorResolver, resolve_all
from dragoman.counts import counts_of
from dragoman.dates import Time, read_times
from dragoman.dates.bearings import day_of
from dragoman.knowledge.actors import ActorTables, load_actors
from dragoman.knowledge.places import PlaceTables, load_places
from dragoman.parsing import Parser, chains_of
from dragoman.places import PlaceReader
from dragoman.records import Actor, Chain, Count, Failure, Parse, PlaceName, Report
from dragoman.settings import Settings, chosen_path

Kind = Literal["actors", "chains", "places", "times", "counts"]
KINDS: Final[tuple[Kind, ...]] = ("actors", "chains", "places", "times", "counts")
Item = Actor | Chain | PlaceName | Time | Count
NOBODY: Final = frozenset(("thing", "place"))


class Reader:
    """Reads actors, chains, places, times and counts; one serves any number of texts.

    reader = Reader()
    reader.places(make_report("Two men died in Mingora, Swat, on Friday."))
    """

    def __init__(
        self, settings: Settings | None = None, *, parser: Parser | None = None
    ) -> None:
        """Load nothing yet.

        Args:
            settings: Settings; the default ones unless given.
            parser: The parser of a coder that is loaded already (`coder.parse`).
        """
        self.settings = settings or Settings()
        self._given = parser
        self._latest: Parse | None = None

    def actors(self, report: Report) -> tuple[Actor, ...]:
        """Everybody whom the report names: people, states, bodies and groups.

        Each is resolved as of the day of the report: its office, state and sector.
        Pronouns and "the two leaders" are those whom they point back to.

        Raises:
            MissingModel: The parsing model is not installed.
            BadData: A file of knowledge has a fault.
        """
        return self._actors(self._parse(report))

    def chains(self, report: Report) -> tuple[Chain, ...]:
        """Who is mentioned, each with every mention of them; see `actors`.

        Things are told only if they are mentioned again.
        """
        return _chains(self._parse(report))

    def places(self, report: Report) -> tuple[PlaceName, ...]:
        """Every place name of the report and the place it means; see `actors`."""
        return self._places(self._parse(report))

    def times(self, report: Report) -> tuple[Time, ...]:
        """Every expression of time and the days it means, counted from the report's.

        This needs no model.
        """
        return read_times(report.text, printed=day_of(report))

    def counts(self, report: Report) -> tuple[Count, ...]:
        """Every number of people, and what befell them; see `actors`."""
        return counts_of(self._parse(report))

    def many(
        self, kind: Kind, reports: Iterable[Report | Failure]
    ) -> Iterator[tuple[Report | Failure, tuple[Item, ...]]]:
        """Read one thing from many reports, in their order, a batch at a time.

        Args:
            kind: One of `KINDS`.
            reports: Reports; failures pass through and give nothing.
        """
        stream = iter(reports)
        while batch := list(islice(stream, self.settings.parsing.batch)):
            found = self._many(kind, [r for r in batch if isinstance(r, Report)])
            for item in batch:
                yield item, next(found) if isinstance(item, Report) else ()

    def _many(self, kind: Kind, reports: list[Report]) -> Iterator[tuple[Item, ...]]:
        """What each of a batch of reports has."""
        if kind == "times":
            yield from map(self.times, reports)
            return
        read: dict[Kind, Callable[[Parse], tuple[Item, ...]]] = {
            "actors": self._actors,
            "chains": _chains,
            "places": self._places,
            "counts": counts_of,
        }
        yield from map(read[kind], self._parser.parse(reports))

    def _actors(self, parse: Parse) -> tuple[Actor, ...]:
        on = day_of(parse.report)
        found = [
            actor
            for mention in parse.mentions
            if mention.kind not in NOBODY
            for actor in resolve_all(self._who, parse, mention.index, on)
        ]
        return tuple(a for a in found if not any(_is_in_name(a, b) for b in found))

    def _places(self, parse: Parse) -> tuple[PlaceName, ...]:
        return self._where.names(parse)

    def _parse(self, report: Report) -> Parse:
        """The parse of a report; the latest is kept for the next question."""
        if self._latest is None or self._latest.report is not report:
            self._latest = next(self._parser.parse([report]))
        return self._latest

    @cached_property
    def _tables(self) -> ActorTables:
        return load_actors(own=chosen_path(self.settings.data.actors))

    @cached_property
    def _parser(self) -> Parser:
        return self._given or Parser(self.settings.parsing, self._tables)

    @cached_property
    def _who(self) -> ActorResolver:
        return ActorResolver(self._tables, self._gazetteer)

    @cached_property
    def _where(self) -> PlaceReader:
        return PlaceReader(self._gazetteer)

    @cached_property
    def _gazetteer(self) -> PlaceTables:
        return load_places(chosen_path(self.settings.data.places))


def _is_in_name(part: Actor, whole: Actor) -> bool:
    """Tell whether words are only part of another's name: "Chad" in "Chad Smith"."""
    inside = part.words != whole.words and whole.words.covers(part.words)
    return inside and part.words.text in whole.name.split()


def _chains(parse: Parse) -> tuple[Chain, ...]:
    """The chains of a report, things only if they are mentioned again."""
    chains = chains_of(parse)
    return tuple(c for c in chains if c.kind != "thing" or len(c.mentions) > 1)
