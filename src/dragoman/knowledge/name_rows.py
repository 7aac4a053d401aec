"""Take rows of names into books: states, regions, organisations, parties, peoples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from dragoman.knowledge.actor_cells import read_day, read_sectors, read_spells, slug
from dragoman.knowledge.actor_tables import Known, Membership, Party
from dragoman.knowledge.own import Mine
from dragoman.knowledge.phrases import Entry, Phrasebook
from dragoman.knowledge.tables import Line, data_path, listed


class NameRows:
    """Books of names; `mine` tells the rows of a user, which replace ours."""

    def __init__(self) -> None:
        """Begin with empty books."""
        self.sectors = read_sectors(data_path("codebook", "sectors.txt"))
        self.states: dict[str, Known] = {}
        self.names: Phrasebook[Known] = Phrasebook()
        self.adjectives: Phrasebook[Known] = Phrasebook()
        self.parties: list[Party] = []
        self.ids: dict[str, str] = {}
        self.mine: Mine | None = None
        self.replaced: list[str] = []

    def state(self, line: Line) -> None:
        """Take a state, its capitals, adjectives and people."""
        code, name, others, adjectives, people, capitals, start, end = line.columns(
            4, 8
        )
        if code in self.states and self.is_fixed(self.states[code]):
            raise line.fault(f"the code {code} stands already")
        state = Known(
            entity=f"state:{code}",
            name=name,
            kind="state",
            country=code,
            sector="GOV",
            start=read_day(line, start, last=False),
            end=read_day(line, end, last=True),
        )
        self.states[code] = state
        self.add(line, (name, *listed(others)), self.checked(line, state))
        for capital in listed(capitals):
            known = Known(
                entity=f"capital:{code}",
                name=capital,
                kind="state",
                country=code,
                sector="GOV",
            )
            self.add(line, [capital], self.checked(line, known))
        self.adjective(line, state, listed(adjectives))
        self.people(line, state, listed(people))

    def region(self, line: Line) -> None:
        """Take a part of a state or of the world."""
        name, others, country, adjectives, people = line.columns(3, 5)
        entity = f"region:{slug(name)}"
        place = self.checked(
            line, Known(entity=entity, name=name, kind="place", country=country or None)
        )
        self.add(line, (name, *listed(others)), place)
        self.adjective(line, place, listed(adjectives))
        self.people(line, place, listed(people))

    def adjective(self, line: Line, of: Known, words: Sequence[str]) -> None:
        """Enter the adjectives of a state or region."""
        known = msgspec.structs.replace(of, sector=None, start=None, end=None)
        self.add_adjectives(line, words, self.checked(line, known))

    def people(self, line: Line, of: Known, words: Sequence[str]) -> None:
        """Enter what the people of a state or region are called."""
        if not words:
            return
        known = Known(
            entity=f"people:{of.entity.partition(':')[2]}",
            name=words[1] if len(words) > 1 else words[0],
            kind="group",
            country=of.country,
            sector="CVL",
        )
        self.add_adjectives(line, words, self.checked(line, known))

    def organisation(self, line: Line) -> None:
        """Take the organisations of a line."""
        name, others, country, sector, start, end = line.columns(4, 6)
        for names in _each(name, listed(others)):
            known = Known(
                entity=self._id("org", names[0], country),
                name=names[0].rstrip("!"),
                kind="organisation",
                country=country or None,
                sector=sector,
                start=read_day(line, start, last=False),
                end=read_day(line, end, last=True),
            )
            self.add(line, names, self.checked(line, known))

    def party(self, line: Line) -> None:
        """Take a party and the times in which it governed."""
        name, others, country, power, start, end = line.columns(3, 6)
        known = Known(
            entity=self._id("org", name, country),
            name=name.rstrip("!"),
            kind="organisation",
            country=country or None,
            sector="PTY",
            start=read_day(line, start, last=False),
            end=read_day(line, end, last=True),
        )
        self.add(line, (name, *listed(others)), self.checked(line, known))
        self.parties.append(Party(known, read_spells(line, power)))

    def group(self, line: Line) -> None:
        """Take a people, a faith or a leaning."""
        name, others, country, sector = line.columns(4, 4)
        known = Known(
            entity=f"group:{slug(name)}",
            name=name,
            kind="group",
            country=country or None,
            sector=sector,
        )
        names = (name, *listed(others))
        self.add(line, names, self.checked(line, known))
        self.add_adjectives(line, names, known)

    def add(self, line: Line, names: Sequence[str], known: Known) -> None:
        """Enter what a thing is called, once each."""
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise line.fault(f"'{twice}' stands twice in this line")
        for name in names:
            self.put_aside(self.names, name)
            for other in self.names.add(name, known):
                if other.entity == known.entity and overlap(known, other):
                    raise line.fault(f"'{name}' stands twice for the same days")
                if other.entity != known.entity and not _apart(known, other):
                    raise line.fault(f"'{name}' stands already for {other.entity}")

    def add_adjectives(self, line: Line, words: Sequence[str], known: Known) -> None:
        """Enter what says that something belongs to a state, region or people."""
        for word in words:
            self.put_aside(self.adjectives, word)
            others = self.adjectives.add(word, known)
            if any(other.entity == known.entity for other in others):
                raise line.fault(f"'{word}' stands twice for {known.entity}")

    def checked(self, line: Line, known: Known) -> Known:
        """A thing with a sector and state that there are, and days in their order."""
        if known.sector is not None and known.sector not in self.sectors:
            raise line.fault(f"no sector '{known.sector}' in sectors.txt")
        if known.country is not None and known.country not in self.states:
            raise line.fault(f"no country '{known.country}' in states.txt")
        if known.start and known.end and known.end < known.start:
            raise line.fault(f"{known.name} ends before it begins")
        if self.mine:
            self.mine.take(known)
        return known

    def put_aside(self, book: Phrasebook[Entry], name: str) -> None:
        """Forget what ours say of a name that a user has a row for."""
        if self.mine is not None and book.keep(name, self.mine):
            self.replaced.append(name)

    def is_fixed(self, entry: object) -> bool:
        """Tell whether what stands already may not be replaced by the line read."""
        return self.mine is None or entry in self.mine

    def _id(self, kind: str, name: str, country: str) -> str:
        """The id of a thing; the second state with one of that name is said in it."""
        entity = f"{kind}:{slug(name)}"
        if self.ids.setdefault(entity, country) == country:
            return entity
        return f"{entity}:{country.lower()}"


def _each(name: str, others: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Part the organisations of a line: a `+` starts another one."""
    names = [name]
    for other in others:
        if other.startswith("+"):
            yield tuple(names)
            names = []
        names.append(other.lstrip("+"))
    yield tuple(names)


def overlap(one: Known | Membership, other: Known | Membership) -> bool:
    """Tell whether two stretches of time share a day."""
    return (one.start or date.min) <= (other.end or date.max) and (
        other.start or date.min
    ) <= (one.end or date.max)


def _apart(one: Known, other: Known) -> bool:
    """Tell whether two of one name are bodies of two states: Congress, Labour Party."""
    return one.kind == other.kind == "organisation" and one.country != other.country
