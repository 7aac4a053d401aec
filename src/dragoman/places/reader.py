"""Say where an act took place.

The words of the act's own clause come first, then the rest of its sentence as far as
it is no other clause, then, for what the report itself tells as news, the dateline.
Countries that act are parties and not places: only "in Iran" makes Iran a place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from dragoman.knowledge.gazetteer import Candidate, Precision
from dragoman.knowledge.places import PlaceTables
from dragoman.places.capitals import find_capitals
from dragoman.places.holding import (
    WEAK,
    holds,
    is_owner,
    is_party,
    nearness,
    shares_clause,
)
from dragoman.places.resolving import Resolver
from dragoman.places.section import REACH, goes_on, is_at_home, spot_of
from dragoman.places.sharing import fellows, own_of, where_of
from dragoman.places.ties import SURE, Tie, beside, clause_of, find_tie
from dragoman.places.toponyms import NAME_TAGS, Finder, Toponym
from dragoman.records import Act, Parse, Place, PlaceName, Reason, Span

# The least worth of a tie outside the act's own words.
LEAST_AFAR: Final = 2.0
# The least worth of one that stands with another verb.
LEAST_SHARED: Final = 2.5
# The more exact of two places is the better answer.
EXACTNESS: Final[dict[Precision, float]] = {
    "exact": 0.5,
    "city": 0.5,
    "district": 0.4,
    "border": 0.4,
    "province": 0.3,
    "water": 0.3,
    "region": 0.2,
    "country": 0.0,
}
# Shorter names that only sound like a known one are mostly something else.
LEAST_LETTERS: Final = 6
DATELINE: Final = -1
STRIKES: Final = ("ASSAULT",)  # what is aimed at a town is done there
# "Sent troops to Chad" is in Chad, even if Chad is a party.
MOVES: Final = frozenset(("MOBILIZE", "RETREAT"))


Basis = Literal["clause", "sentence", "section", "dateline", "report"]


class Atlas(msgspec.Struct, frozen=True):
    """The place names of a report and what they mean.

    Attributes:
        toponyms: The names, those of the dateline first.
        places: What each means, None where two places are as likely.
        capitals: The capitals that it tells of without their names.
    """

    toponyms: tuple[Toponym, ...]
    places: tuple[Candidate | None, ...]
    capitals: tuple[tuple[Toponym, Candidate | None], ...] = ()

    def named(self) -> Iterator[tuple[Toponym, Candidate | None]]:
        """The names of places, not of peoples."""
        pairs = zip(self.toponyms, self.places, strict=True)
        return ((t, place) for t, place in (*pairs, *self.capitals) if not t.people)

    def within(self, sentence: int) -> Iterator[tuple[Toponym, Candidate | None]]:
        """Those in a sentence."""
        return ((t, place) for t, place in self.named() if t.sentence == sentence)


class Finding(msgspec.Struct, frozen=True):
    """A place that may be that of an act, and how good it is."""

    points: float
    words: Span
    place: Candidate | None


class PlaceReader:
    """Reads the place of each act; built once, called for each act."""

    def __init__(self, tables: PlaceTables) -> None:
        """Keep the tables."""
        self._tables, self._locatives = tables, tables.locatives
        self._find, self._resolve = (
            Finder(tables),
            Resolver(tables),
        )
        self._latest: tuple[Parse, Atlas] | None = None

    def __call__(self, act: Act, parse: Parse) -> Place | Reason:
        """The place of an act, or why there is none."""
        inside, outside = self._findings(act, parse)
        if inside:
            return answer(inside, "clause")
        lost = self._lost_name(act, parse)
        if lost:
            return self._by_sound(lost, parse)
        shared = outside or self._shared(act, parse)
        if shared:
            return answer(shared, "sentence")
        before = self._from_section(act, parse)
        if before:
            return before
        if act.narrated:
            return self._from_dateline(parse)
        return "not said"

    def state(self, code: str, words: Span) -> Place | None:
        """A state as a whole, for an act of which no word says where it was."""
        found = self._tables.countries.get(code)
        return written(found, words, "report") if found else None

    def scene(self, parse: Parse) -> str | None:
        """The state in which most is told to have been: "in Iraq"; None if in none."""
        states = Counter(place.country for place in self._spots(parse) if place.country)
        return max(states, key=states.__getitem__, default=None)

    def _spots(self, parse: Parse) -> Iterator[Candidate]:
        """The places that say where, in the order of their sentences."""
        told = (
            pair for pair in self.read_atlas(parse).named() if pair[0].sentence >= 0
        )
        for toponym, place in sorted(told, key=lambda pair: pair[0].sentence):
            sentence = parse.sentences[toponym.sentence]
            above = sentence.heads[toponym.head]
            word = sentence.lemmas[above] if sentence.pos[above] == "ADP" else ""
            if place and self._locatives.prepositions.get(word, 0) >= SURE:
                yield place

    def names(self, parse: Parse) -> tuple[PlaceName, ...]:
        """Every place name of a report, those of its dateline first."""
        atlas = self.read_atlas(parse)
        pairs = zip(atlas.toponyms, atlas.places, strict=True)
        return tuple(named(toponym, place) for toponym, place in pairs)

    def read_atlas(self, parse: Parse) -> Atlas:
        """The place names of a report and what they mean; kept for its other acts."""
        if self._latest is None or self._latest[0] is not parse:
            names = self._find(parse)
            toponyms = (*self._in_dateline(parse), *names.toponyms)
            places = self._resolve(parse, toponyms, names.hints)
            named = tuple(zip(toponyms, places, strict=True))
            capitals = tuple(find_capitals(parse, named, self._tables))
            self._latest = (parse, Atlas(toponyms, places, capitals))
        return self._latest[1]

    def _findings(self, act: Act, parse: Parse) -> tuple[list[Finding], list[Finding]]:
        """The places in the act's clause and those elsewhere in its sentence."""
        sentence, scope = parse.sentences[act.sentence], frozenset(act.scope)
        where = where_of(act.head, sentence)
        inside: list[Finding] = []
        outside: list[Finding] = []
        for toponym, place in self.read_atlas(parse).within(act.sentence):
            tie = self._tie(toponym, place, act, parse)
            if toponym.head in where:
                points = SURE + exactness(place)
                outside.append(Finding(points, toponym.words, place))
            if tie is None:
                continue
            sent = act.type in MOVES and tie.how == "place" and tie.worth >= WEAK
            hit = tie.how == "target" and self._is_hit(act, place, parse)
            if (
                tie.worth <= WEAK
                and not (sent or hit)
                and is_party(parse, act, toponym)
            ):
                continue
            finding = Finding(
                tie.worth + nearness(sentence, tie.anchor, act.head) + exactness(place),
                toponym.words,
                place,
            )
            if toponym.head in scope:
                inside.append(finding)
            elif tie.worth >= LEAST_AFAR and shares_clause(
                sentence, tie, toponym.head, act.head
            ):
                outside.append(finding)
        return inside, outside

    def _shared(self, act: Act, parse: Parse) -> list[Finding]:
        """The places of verbs beside the act that tell of the same spot."""
        sentence = parse.sentences[act.sentence]
        ties = [
            (tie, toponym, place)
            for toponym, place in self.read_atlas(parse).within(act.sentence)
            if (tie := find_tie(sentence, toponym.head, self._locatives))
            and tie.how == "place"
            and tie.worth >= LEAST_SHARED
        ]
        for verb in fellows(act, sentence):
            own = own_of(verb, sentence)
            found = [
                Finding(tie.worth + exactness(place), toponym.words, place)
                for tie, toponym, place in ties
                if clause_of(sentence, tie.anchor) in own
            ]
            if found:
                return found
        return []

    def _is_hit(self, act: Act, place: Candidate | None, parse: Parse) -> bool:
        """Tell whether what is aimed at a place is done there: "the raid on Goma".

        Of a state, the dateline may say more: where in it the report was written.
        """
        if act.type not in STRIKES or place is None:
            return False
        return place.precision != "country" or not self._starts_in(place, parse)

    def _tie(
        self, toponym: Toponym, place: Candidate | None, act: Act, parse: Parse
    ) -> Tie | None:
        """The tie of a name to an act, if it can make its place that of the act."""
        sentence = parse.sentences[act.sentence]
        if is_owner(sentence, toponym.head, place, self._locatives):
            return None
        tie = find_tie(sentence, toponym.head, self._locatives)
        if tie is not None and holds(tie, place, act, parse):
            return tie
        tie = beside(sentence, toponym.first, self._locatives)
        is_state = place is None or place.precision == "country"
        return tie if tie and not is_state and holds(tie, place, act, parse) else None

    def _in_dateline(self, parse: Parse) -> Iterator[Toponym]:
        """The names in the dateline: "MINGORA, Pakistan" has two."""
        dateline = parse.report.dateline
        if dateline is None or dateline.place is None:
            return
        for part in re.finditer(r"[^,/()]+", dateline.place.text):
            name = part[0].strip()
            candidates = self._tables.find(name)
            if candidates:
                start = dateline.place.start + part.start() + part[0].index(name)
                yield Toponym(
                    sentence=DATELINE,
                    first=0,
                    last=0,
                    head=0,
                    words=parse.report.cut(start, start + len(name)),
                    candidates=candidates,
                    people=False,
                )

    def _from_section(self, act: Act, parse: Parse) -> Place | None:
        """The place that the sentences before are told of."""
        atlas = self.read_atlas(parse)
        if not goes_on(act) or any(atlas.within(act.sentence)):
            return None
        first = max(0, act.sentence - REACH)
        for sentence in reversed(parse.sentences[first : act.sentence]):
            spot = spot_of(sentence, atlas.within(sentence.index), self._locatives)
            if spot and is_at_home(spot.place, atlas.places):
                vague = spot.place.precision == "country" and self._starts_in(
                    spot.place, parse
                )
                words = spot.toponym.words
                return None if vague else written(spot.place, words, "section")
            if spot:
                return None
        return None

    def _starts_in(self, state: Candidate, parse: Parse) -> bool:
        """Whether the dateline names a place in a state: it says more."""
        named = self.read_atlas(parse).within(DATELINE)
        return any(p is not None and p.country == state.country for _, p in named)

    def _from_dateline(self, parse: Parse) -> Place | Reason:
        dateline = parse.report.dateline
        if dateline is None or dateline.place is None:
            return "not said"
        for toponym, place in self.read_atlas(parse).within(DATELINE):
            return answer([Finding(0, toponym.words, place)], "dateline")
        return "unresolved"

    def _lost_name(self, act: Act, parse: Parse) -> Span | None:
        """The name of a place in the act's clause that no table holds."""
        sentence = parse.sentences[act.sentence]
        known = {
            toponym.head for toponym, _ in self.read_atlas(parse).within(act.sentence)
        }
        for row in act.scope:
            mention = parse.mention_at(act.sentence, row)
            if mention is None or mention.kind != "place" or row in known:
                continue
            tie = find_tie(sentence, row, self._locatives)
            if tie and tie.how == "place" and holds(tie, None, act, parse):
                return mention.words if sentence.tags[row] in NAME_TAGS else None
        return None

    def _by_sound(self, words: Span, parse: Parse) -> Place | Reason:
        """The place whose name sounds like this one, in a country the report names."""
        if len(words.text) < LEAST_LETTERS:
            return "unresolved"
        named = {place.country for place in self.read_atlas(parse).places if place}
        name = words.text.removeprefix("the ")
        heard = [p for p in self._tables.find_by_sound(name) if p.country in named]
        if not heard:
            return "unresolved"
        place = max(heard, key=lambda place: place.population)
        return answer([Finding(0, words, place)], "clause")


def exactness(place: Candidate | None) -> float:
    """What a place is worth for being exact."""
    return EXACTNESS[place.precision] if place else 0


def answer(findings: Iterable[Finding], basis: Basis) -> Place | Reason:
    """The best finding as a place."""
    best = max(findings, key=lambda finding: finding.points)
    return written(best.place, best.words, basis) if best.place else "ambiguous"


def named(toponym: Toponym, place: Candidate | None) -> PlaceName:
    """A place name as users see it."""
    basis: Basis = "dateline" if toponym.sentence == DATELINE else "sentence"
    return PlaceName(
        words=toponym.words,
        place=written(place, toponym.words, basis) if place else None,
        people=toponym.people,
        missing=None if place else "ambiguous",
    )


def written(place: Candidate, words: Span, basis: Basis) -> Place:
    """A place as it stands in an event."""
    return Place(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonameid=place.geonameid,
        precision=place.precision,
        basis=basis,
        words=words,
    )
