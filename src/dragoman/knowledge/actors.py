"""Read the files of data/actors into tables; the one function is `load_actors`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from dragoman.knowledge.actor_tables import (
    ActorTables,
    Agent,
    Books,
    Known,
    Match,
    Office,
    Sector,
    Title,
    plain_surname,
)
from dragoman.knowledge.person_names import part_surname, spellings
from dragoman.knowledge.phrases import Phrasebook, fold
from dragoman.knowledge.tables import Line, data_path, listed, read_lines

__all__ = ["ActorTables", "Agent", "Known", "Match", "Title", "load_actors"]

BODIES: Final = frozenset(
    "ministry court parliament congress senate assembly cabinet council commission"
    " judiciary government presidency house chamber legislature bank department"
    " police army navy command staff guard tribunal administration office".split()
)  # nouns that, written with capitals, name a body
OWNERS: Final = {
    "UN": "United Nations",
    "EU": "European Union",
    "NATO": "NATO",
    "AU": "African Union",
    "AL": "Arab League",
    "OIC": "Organisation of Islamic Cooperation",
    "IAEA": "International Atomic Energy Agency",
    "IMF": "International Monetary Fund",
    "WB": "World Bank",
    "WHO": "World Health Organization",
    "WTO": "World Trade Organization",
    "ASEAN": "Association of Southeast Asian Nations",
    "OSCE": "Organization for Security and Cooperation in Europe",
    "OAS": "Organization of American States",
    "ICC": "International Criminal Court",
    "ECOWAS": "Economic Community of West African States",
}  # organisations whose chiefs stand in leaders.txt, by the short name used there


def load_actors(folder: Path | None = None) -> ActorTables:
    """Read a folder of actors, that of the package if none is named.

    Raises:
        BadData: A line has a fault, or a name stands for two different things.
    """
    folder = folder or data_path("actors")
    reader = _Reader()
    for name, read in reader.files.items():
        for line in read_lines(folder / name):
            read(line)
    return ActorTables(reader.books())


def read_sectors(path: Path) -> dict[str, Sector]:
    """Read the sectors of a codebook."""
    sectors = {}
    for line in read_lines(path):
        sector = Sector(*line.columns(4, 4))
        if sector.political not in ("yes", "country"):
            raise line.fault(f"political is 'yes' or 'country', not '{sector[3]}'")
        sectors[sector.code] = sector
    return sectors


def read_weak_agents(path: Path) -> frozenset[str]:
    """Read the nouns marked `?`: parties in politics only with a country."""
    entries = (entry for line in read_lines(path) for entry in listed(line.text))
    return frozenset(entry[:-1] for entry in entries if entry.endswith("?"))


def read_weak_roles(path: Path) -> frozenset[str]:
    """Read the offices marked `?`, likewise."""
    roles = (line.columns(5, 6)[2] for line in read_lines(path))
    return frozenset(role[:-1] for role in roles if role.endswith("?"))


def slug(name: str) -> str:
    """A name as the last part of an id.

    >>> slug("Côte d'Ivoire")
    'cote-d-ivoire'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def read_day(line: Line, cell: str, *, last: bool) -> date | None:
    """Read a day; of "2009" or "2009-05" the first or the last day."""
    parts = cell.split("-") if cell else []
    try:
        if len(parts) == 3:
            return date.fromisoformat(cell)
        if not parts:
            return None
        year = int(parts[0])
        month = int(parts[1]) if len(parts) == 2 else (12 if last else 1)
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except ValueError as fault:
        raise line.fault(f"no day '{cell}'; days are written 2009-05-26") from fault


class _Reader:
    """Takes the lines of each file into books that are handed out at the end."""

    def __init__(self) -> None:
        self.states: dict[str, Known] = {}
        self.sectors = read_sectors(data_path("codebook", "sectors.txt"))
        self.names: Phrasebook[Known] = Phrasebook()
        self.adjectives: Phrasebook[Known] = Phrasebook()
        self.titles: Phrasebook[Office] = Phrasebook()
        self.offices: dict[str, Office] = {}
        self.agents: dict[tuple[str, ...], Agent] = {}
        self.persons: list[tuple[str, str, Known]] = []
        self.section = ""
        self.files: Final = {
            "states.txt": self.state,
            "regions.txt": self.region,
            "metonyms.txt": self.metonym,
            "organisations.txt": self.organisation,
            "armed_groups.txt": self.organisation,
            "groups.txt": self.group,
            "titles.txt": self.title,
            "agents.txt": self.agent_list,
            "leaders.txt": self.leader,
        }

    def books(self) -> Books:
        return Books(
            states=self.states,
            sectors=self.sectors,
            names=self.names,
            adjectives=self.adjectives,
            titles=self.titles,
            offices=self.offices,
            agents=self.agents,
            persons=tuple(self.persons),
        )

    def state(self, line: Line) -> None:
        code, name, others, adjectives, people, capitals, start, end = line.columns(
            4, 8
        )
        if code in self.states:
            raise line.fault(f"the code {code} stands already")
        first, last = read_day(line, start, last=False), read_day(line, end, last=True)
        state = Known(
            entity=f"state:{code}",
            name=name,
            kind="state",
            country=code,
            sector="GOV",
            start=first,
            end=last,
        )
        self.states[code] = state
        self.checked(line, state)
        self.add(line, (name, *listed(others)), state)
        for capital in listed(capitals):
            known = Known(
                entity=f"capital:{code}",
                name=capital,
                kind="state",
                country=code,
                sector="GOV",
            )
            self.add(line, [capital], known)
        self.adjective(state, listed(adjectives))
        self.people(state, listed(people))

    def adjective(self, of: Known, words: Sequence[str]) -> None:
        known = msgspec.structs.replace(of, sector=None, start=None, end=None)
        for word in words:
            self.adjectives.add(word, known)

    def people(self, of: Known, words: Sequence[str]) -> None:
        if not words:
            return
        known = Known(
            entity=f"people:{of.entity.partition(':')[2]}",
            name=words[1] if len(words) > 1 else words[0],
            kind="group",
            country=of.country,
            sector="CVL",
        )
        for word in words:
            self.adjectives.add(word, known)

    def region(self, line: Line) -> None:
        name, others, country, adjectives, people = line.columns(3, 5)
        entity = f"region:{slug(name)}"
        place = self.checked(
            line, Known(entity=entity, name=name, kind="place", country=country or None)
        )
        self.add(line, (name, *listed(others)), place)
        self.adjective(place, listed(adjectives))
        self.people(place, listed(people))

    def metonym(self, line: Line) -> None:
        name, others, country, sector = line.columns(4, 4)
        known = Known(
            entity=f"org:{slug(name)}",
            name=name,
            kind="organisation",
            country=country or None,
            sector=sector,
        )
        self.add(line, (name, *listed(others)), self.checked(line, known))

    def organisation(self, line: Line) -> None:
        name, others, country, sector, start, end = line.columns(4, 6)
        for names in _each(name, listed(others)):
            known = Known(
                entity=f"org:{slug(names[0])}",
                name=names[0].rstrip("!"),
                kind="organisation",
                country=country or None,
                sector=sector,
                start=read_day(line, start, last=False),
                end=read_day(line, end, last=True),
            )
            self.add(line, names, self.checked(line, known))

    def group(self, line: Line) -> None:
        name, others, country, sector = line.columns(4, 4)
        known = Known(
            entity=f"group:{slug(name)}",
            name=name,
            kind="group",
            country=country or None,
            sector=sector,
        )
        self.add(line, (name, *listed(others)), self.checked(line, known))
        for word in (name, *listed(others)):
            self.adjectives.add(word, known)

    def title(self, line: Line) -> None:
        title, others, role, sector, kind, state = line.columns(5, 6)
        role = role.removesuffix("?")
        if sector and sector not in self.sectors:
            raise line.fault(f"no sector '{sector}' in sectors.txt")
        if state and state not in self.states:
            raise line.fault(f"no state '{state}' in states.txt")
        office = Office(role or None, sector or None, kind or None, state or None)
        if role and role in self.offices and not state:
            raise line.fault(f"the role '{role}' stands already")
        self.offices.setdefault(role, office._replace(state=None))
        for phrase in (title, *listed(others)):
            if self.titles.add(phrase, office):
                raise line.fault(f"the title '{phrase}' stands already")

    def agent_list(self, line: Line) -> None:
        if line.text.startswith("["):
            self.section = line.text.strip("[]")
            if self.section not in self.sectors:
                raise line.fault(f"no sector '{self.section}' in sectors.txt")
            return
        for entry in listed(line.text):
            phrase = entry.removesuffix("?")
            lemmas = tuple(phrase.replace("-", " ").split())
            if lemmas in self.agents:
                raise line.fault(f"'{phrase}' stands already")
            self.agents[lemmas] = Agent(phrase, self.section)
            if lemmas[-1] in BODIES:
                self.body(line, phrase)

    def body(self, line: Line, phrase: str) -> None:
        """Enter a body written with capitals: "Supreme Court"."""
        name = " ".join(w if w == "of" else w.capitalize() for w in phrase.split())
        if name in self.names:
            return
        known = Known(
            entity=f"body:{slug(name)}",
            name=name,
            kind="organisation",
            country=None,
            sector=self.section,
        )
        self.add(line, [name], known)

    def leader(self, line: Line) -> None:
        owner, name, role, start, end, others = line.columns(3, 6)
        office = self.offices.get(role)
        if office is None:
            raise line.fault(f"no role '{role}' in titles.txt")
        if owner not in OWNERS and owner not in self.states:
            raise line.fault(f"no country '{owner}' in states.txt")
        full, surname = part_surname(name)
        known = Known(
            entity=f"leader:{owner}:{slug(full)}",
            name=full,
            kind="person",
            country=None if owner in OWNERS else owner,
            sector=office.sector,
            role=role,
            start=read_day(line, start, last=False),
            end=read_day(line, end, last=True),
        )
        self.persons.append((owner, plain_surname(surname), self.checked(line, known)))
        # A lone first name, such as that of a king, needs its title beside it.
        written = (*([full] if " " in full else ()), *listed(others))
        for way in dict.fromkeys(w for one in written for w in spellings(one)):
            self.names.add(way, known)

    def add(self, line: Line, names: Iterable[str], known: Known) -> None:
        for name in names:
            for other in self.names.add(name, known):
                if other.entity != known.entity:
                    raise line.fault(f"'{name}' stands already for {other.entity}")
                if _overlap(known, other):
                    raise line.fault(f"'{name}' stands twice for the same days")

    def checked(self, line: Line, known: Known) -> Known:
        if known.sector is not None and known.sector not in self.sectors:
            raise line.fault(f"no sector '{known.sector}' in sectors.txt")
        if known.country is not None and known.country not in self.states:
            raise line.fault(f"no country '{known.country}' in states.txt")
        if known.start and known.end and known.end < known.start:
            raise line.fault(f"{known.name} ends before it begins")
        return known


def _each(name: str, others: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Part the organisations of a line: a `+` starts another one."""
    names = [name]
    for other in others:
        if other.startswith("+"):
            yield tuple(names)
            names = []
        names.append(other.lstrip("+"))
    yield tuple(names)


def _overlap(one: Known, other: Known) -> bool:
    return (one.start or date.min) <= (other.end or date.max) and (
        other.start or date.min
    ) <= (one.end or date.max)
