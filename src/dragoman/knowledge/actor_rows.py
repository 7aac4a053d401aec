"""Take the rows of all files of data/actors into books, and refuse what is wrong.

The files of a user are read behind ours. What they say of a name, a person or a
noun stands in place of what ours say of it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Final

from dragoman.knowledge.actor_cells import read_day, slug
from dragoman.knowledge.actor_tables import (
    Books,
    Known,
    Membership,
    Office,
    Person,
    plain_surname,
)
from dragoman.knowledge.actor_words import Agent
from dragoman.knowledge.name_rows import NameRows, overlap
from dragoman.knowledge.own import Mine
from dragoman.knowledge.person_names import part_surname, spellings
from dragoman.knowledge.phrases import Phrasebook
from dragoman.knowledge.tables import Line, listed, read_lines

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


class ActorRows(NameRows):
    """Takes the lines of each file into books that are handed out at the end."""

    def __init__(self) -> None:
        """Begin with empty books."""
        super().__init__()
        self.titles: Phrasebook[Office] = Phrasebook()
        self.offices: dict[str, Office] = {}
        self.weak_roles: set[str] = set()
        self.agents: dict[tuple[str, ...], Agent] = {}
        self.bodies: dict[tuple[str, ...], Agent] = {}
        self.persons: list[Person] = []
        self.spells: dict[str, list[Known]] = {}
        self.members: dict[tuple[str, str], list[Membership]] = {}
        self.section = ""
        self.takers: Final[dict[str, Callable[[Line], None]]] = {
            "states": self.state,
            "regions": self.region,
            "metonyms": self.organisation,
            "organisations": self.organisation,
            "parties": self.party,
            "companies": self.organisation,
            "forces": self.organisation,
            "armed_groups": self.organisation,
            "groups": self.group,
            "titles": self.title,
            "agents": self.agent_list,
            "leaders": self.leader,
            "members": self.member,
        }

    def read(self, table: str, path: Path) -> None:
        """Read a file of ours.

        Raises:
            BadData: A line of it has a fault.
        """
        self.section = ""
        for line in read_lines(path):
            self.takers[table](line)

    def read_own(self, table: str, path: Path) -> None:
        """Read a file of a user, whose rows stand in place of ours.

        Raises:
            BadData: A line of it has a fault.
        """
        self.mine = self.mine or Mine()
        self.read(table, path)

    def books(self) -> Books:
        """All that was read."""
        return Books(
            states=self.states,
            sectors=self.sectors,
            names=self.names,
            adjectives=self.adjectives,
            titles=self.titles,
            offices=self.offices,
            weak_roles=frozenset(self.weak_roles),
            agents=self.agents,
            bodies=self.bodies,
            persons=tuple(self.persons),
            parties=tuple(self.parties),
            owners={f"org:{slug(name)}": short for short, name in OWNERS.items()},
            replaced=tuple(dict.fromkeys(self.replaced)),
            members=tuple(chain.from_iterable(self.members.values())),
        )

    def title(self, line: Line) -> None:
        """Take an office or a form of address."""
        title, others, role, sector, kind, state = line.columns(5, 6)
        if role.endswith("?"):
            role = role[:-1]
            self.weak_roles.add(role)
        office = Office(role or None, sector or None, kind or None, state or None)
        self._check_office(line, office)
        self.offices.setdefault(role, office._replace(state=None))
        for phrase in (title, *listed(others)):
            if self.mine:
                self.mine.take(office)
            self.put_aside(self.titles, phrase)
            if self.titles.add(phrase, office):
                raise line.fault(f"the title '{phrase}' stands already")

    def _check_office(self, line: Line, office: Office) -> None:
        """Refuse an unknown sector or state, and a role that stands already."""
        if office.sector and office.sector not in self.sectors:
            raise line.fault(f"no sector '{office.sector}' in sectors.txt")
        if office.state and office.state not in self.states:
            raise line.fault(f"no state '{office.state}' in states.txt")
        if office.role in self.offices and not (office.state or self.mine):
            raise line.fault(f"the role '{office.role}' stands already")

    def agent_list(self, line: Line) -> None:
        """Take common nouns, or the line that says of which sector they are."""
        if line.text.startswith("["):
            self.section = line.text.strip("[]")
            if self.section not in self.sectors:
                raise line.fault(f"no sector '{self.section}' in sectors.txt")
            return
        if not self.section:
            raise line.fault("no section such as [CVL] stands above this line")
        for entry in listed(line.text):
            self._noun(line, entry)

    def _noun(self, line: Line, entry: str) -> None:
        """Enter a noun; one with a capital counts only at the end of a name."""
        phrase = entry.removesuffix("?")
        lemmas = tuple(phrase.lower().replace("-", " ").split())
        nouns = self.bodies if phrase[0].isupper() else self.agents
        if lemmas in nouns and self.is_fixed(nouns[lemmas]):
            raise line.fault(f"'{phrase}' stands already")
        agent = nouns[lemmas] = Agent(phrase.lower(), self.section, entry.endswith("?"))
        if self.mine:
            self.mine.take(agent)
        if lemmas[-1] in BODIES and nouns is self.agents:
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
        """Take a spell of somebody in an office."""
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
        self._spell(line, self.checked(line, known))
        ways = ((full, surname), *map(part_surname, listed(others)))
        self.persons.append(Person(owner, plain_surname(surname), known, ways))
        # A lone first name, such as that of a king, needs its title beside it.
        written = (*([full] if " " in full else ()), *listed(others))
        for way in dict.fromkeys(w for one in written for w in spellings(one)):
            self.put_aside(self.names, way)
            for other in self.names.add(way, known):
                if other.kind != "person":
                    raise line.fault(f"'{way}' stands already for {other.entity}")

    def _spell(self, line: Line, known: Known) -> None:
        """Refuse a spell that stands twice; put aside ours of somebody of a user's."""
        spells = self.spells.setdefault(known.entity, [])
        if self.mine and spells and spells[0] not in self.mine:
            old = frozenset(map(id, spells))
            self.persons = [p for p in self.persons if id(p.known) not in old]
            self.names.drop(old)
            spells.clear()
        for other in spells:
            if other.role == known.role and overlap(known, other):
                raise line.fault(
                    f"{known.name} stands twice as {known.role} for the same days"
                )
        spells.append(known)

    def member(self, line: Line) -> None:
        """Take the states that joined an organisation."""
        name, states, start, end = line.columns(2, 4)
        entity = f"org:{slug(name)}"
        if entity not in self.ids:
            raise line.fault(f"no organisation '{name}' in organisations.txt")
        first, last = read_day(line, start, last=False), read_day(line, end, last=True)
        if first and last and last < first:
            raise line.fault(f"the membership in {name} ends before it begins")
        for country in listed(states):
            if country not in self.states:
                raise line.fault(f"no country '{country}' in states.txt")
            self._join(line, Membership(entity, country, first, last))

    def _join(self, line: Line, new: Membership) -> None:
        """Enter a membership; those of a user stand in place of ours of that state."""
        terms = self.members.setdefault(new[:2], [])
        terms[:] = [term for term in terms if self.is_fixed(term)]
        if self.mine:
            self.mine.take(new)
        if any(overlap(new, term) for term in terms):
            raise line.fault(f"{new.country} is in {new.entity} twice on one day")
        terms.append(new)
