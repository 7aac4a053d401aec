"""Know who acts in politics: states, offices, people, organisations, armed groups.

A name may stand for several: two presidents Bush, the Taliban before and after
they governed. All are given, each with its days; who is meant is decided by the
room that knows the day of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeVar

from msgspec.structs import replace

from dragoman.knowledge.actor_words import Agent, Title
from dragoman.knowledge.name_sounds import Alike, SoundIndex
from dragoman.knowledge.phrases import Found, Phrasebook, fold, pieces
from dragoman.records.parse import Kind
from dragoman.records.report import Frozen

LONGEST: Final = 5  # words of an agent phrase
FORMER: Final = "ex-"
ARTICLES: Final = frozenset(
    "al el ul as ad ar an ath at ash az ed es".split()
)  # before Arabic surnames: "al-Assad", "Ath-Thani"
HALVES: Final = frozenset(("North", "South", "East", "West"))  # of lands
LATEST: Final = date(2026, 1, 1)  # until when the tables were written


class Known(Frozen, frozen=True, kw_only=True):
    """One thing that a name stands for.

    Attributes:
        entity: Its id: "state:PAK", "capital:PAK", "people:PAK", "region:gaza",
            "org:hamas", "group:kurds", "leader:PAK:arif-alvi".
        name: Its usual name.
        kind: What it is.
        country: The state it belongs to, None where several or none.
        sector: Its sector, None for adjectives and regions.
        role: The office of a person, in the words of titles.txt.
        start: The first day it was this, None for always.
        end: The last day, None for until now.
    """

    entity: str
    name: str
    kind: Kind
    country: str | None
    sector: str | None = None
    role: str | None = None
    start: date | None = None
    end: date | None = None

    def standing(self, on: date | None) -> int:
        """How well it fits a day, or without a day how long a body was this.

        The Taliban have fought for longer than they have governed.
        """
        if on is not None or self.kind != "organisation":
            return int(self.holds(on))
        return ((self.end or LATEST) - (self.start or date.min)).days

    def holds(self, on: date | None) -> bool:
        """Tell whether it was this on a day; without a day, whether it still is."""
        if on is None:
            return self.end is None
        return (self.start is None or self.start <= on) and (
            self.end is None or on <= self.end
        )


Match = Found[Known]


class Office(NamedTuple):
    """What an office is, without the words that name it."""

    role: str | None
    sector: str | None
    office: str | None
    state: str | None


class Sector(NamedTuple):
    """A sector of the codebook.

    Attributes:
        code: Such as "GOV".
        name: In a word or two.
        meaning: Who belongs to it.
        political: "yes" if it alone makes a party in politics, "country" if it
            does with a country.
    """

    code: str
    name: str
    meaning: str
    political: str


class Person(NamedTuple):
    """A spell of somebody in an office.

    Attributes:
        owner: The code of the state, or the short name of the organisation.
        surname: As it is looked up.
        known: Who, and when.
        ways: Each way to write the name, and the surname in it.
    """

    owner: str
    surname: str
    known: Known
    ways: tuple[tuple[str, str], ...] = ()

    def surnames(self) -> tuple[str, ...]:
        """The surnames of all ways to write the name, as they are looked up."""
        others = (plain_surname(surname) for _, surname in self.ways)
        return tuple(dict.fromkeys((self.surname, *others)))


class Party(NamedTuple):
    """A political party.

    Attributes:
        known: The party.
        power: The stretches of time in which it governed, alone or with others.
    """

    known: Known
    power: tuple[tuple[date | None, date | None], ...]

    def governs(self, on: date | None) -> bool:
        """Tell whether it was in government on a day; without a day, whether it is."""
        if on is None:
            return any(last is None for _, last in self.power)
        return any(
            (first or date.min) <= on <= (last or date.max)
            for first, last in self.power
        )


class Membership(NamedTuple):
    """A state in an organisation.

    Attributes:
        entity: The id of the organisation.
        country: The code of the state.
        start: The first day, None for as long as the organisation lives.
        end: The last day, None for until now.
    """

    entity: str
    country: str
    start: date | None
    end: date | None

    def holds(self, on: date | None) -> bool:
        """Tell whether it was a member on a day; without a day, whether it still is."""
        if on is None:
            return self.end is None
        return (self.start or date.min) <= on <= (self.end or date.max)


class Books(NamedTuple):
    """What the files say, ready to be asked.

    Attributes:
        states: The states by code.
        sectors: The sectors by code.
        names: All names.
        adjectives: Adjectives and names of peoples.
        titles: Offices and forms of address, in small letters.
        offices: The offices by role.
        weak_roles: Offices whose holders are parties in politics only with a country.
        agents: Common nouns by their lemmas.
        bodies: Nouns that stand for people or bodies only at the end of a name.
        persons: Spells in office.
        parties: Parties and when they governed.
        members: States in organisations.
        owners: The short names of organisations whose chiefs are known, by their ids.
        replaced: Names of ours that stand for something else by the rows of a user.
    """

    states: dict[str, Known]
    sectors: dict[str, Sector]
    names: Phrasebook[Known]
    adjectives: Phrasebook[Known]
    titles: Phrasebook[Office]
    offices: dict[str, Office]
    weak_roles: frozenset[str]
    agents: dict[tuple[str, ...], Agent]
    bodies: dict[tuple[str, ...], Agent]
    persons: tuple[Person, ...]
    parties: tuple[Party, ...]
    members: tuple[Membership, ...]
    owners: dict[str, str]
    replaced: tuple[str, ...] = ()


class ActorTables:
    """All actors known by name, office or common noun; see `load_actors`."""

    def __init__(self, books: Books) -> None:
        """Index the people by surname and office."""
        self.states = books.states
        self.sectors = books.sectors
        self.offices = books.offices
        self.weak = books.weak_roles | {a.name for a in books.agents.values() if a.weak}
        self.replaced = books.replaced
        self._books = books
        self._owners = books.owners
        self._ends = frozenset(words[-1] for words in (*books.agents, *books.bodies))
        self._surnames = _index(
            (surname, person.known)
            for person in books.persons
            for surname in person.surnames()
        )
        self._sounds: SoundIndex[Known] = SoundIndex()
        for person in books.persons:
            for name, surname in person.ways:
                self._sounds.add(name, surname, person.known)
        self._by_body = _index((m.entity, m) for m in books.members)
        self._by_state = _index((m.country, m) for m in books.members)
        self._parties = _index((p.known.country, p) for p in books.parties if p.power)
        self._holders = _index(
            ((owner, name), known)
            for owner, _, known, _ in books.persons
            for name in self._office_names(known.role)
        )

    def _office_names(self, role: str | None) -> tuple[str, ...]:
        office = self.offices.get(role or "")
        same = office.office if office else None
        return tuple(name for name in (role, same) if name)

    def match(
        self, words: Sequence[str], start: int, *, any_case: bool = False
    ) -> Match | None:
        """The longest known name that begins at a word, or None."""
        found = self._books.names.match(words, start, any_case=any_case)
        found = found or _halved(self._books.names, words, start)
        if found is None:
            return None
        if found.length > 1 and words[start].lower() == "the":  # "The Sudan Front"
            bare = self._books.names.match(words, start + 1, any_case=any_case)
            if bare and bare.length >= found.length:
                found = bare._replace(length=bare.length + 1)
        at = start + found.length
        if at + 1 >= len(words) or words[at] != "of":
            return found
        at += 2 if words[at + 1] == "the" else 1
        owner = self._books.names.match(words, at) if at < len(words) else None
        return _of_another(found, owner) if owner else found

    def demonym(
        self, words: Sequence[str], start: int, *, any_case: bool = False
    ) -> Match | None:
        """The longest adjective or name of a people that begins at a word.

        The adjective stands for the state without a sector ("Iranian police"),
        the people for its citizens ("Iranians"); many words are both.
        """
        adjectives = self._books.adjectives
        found = adjectives.match(words, start, any_case=any_case)
        return found or _halved(adjectives, words, start)

    def title(self, words_lower: Sequence[str], start: int) -> Title | None:
        """The longest office or form of address that begins at a word."""
        found = self._books.titles.match(words_lower, start, any_case=True)
        if found:
            return Title(found.length, *found.entries[0])
        word = words_lower[start]
        if word[:3].lower() != FORMER:
            return None
        held = self.title((word[3:], *words_lower[start + 1 : start + LONGEST]), 0)
        return held and held._replace(over=True)  # "Ex-Chancellor Merkel"

    def agents(self) -> Iterator[tuple[tuple[str, ...], Agent]]:
        """All common nouns that alone are parties in politics, with what they are."""
        return (
            (words, agent)
            for words, agent in self._books.agents.items()
            if not agent.weak
        )

    def agent(self, lemmas: Sequence[str], *, named: bool = False) -> Agent | None:
        """What a common noun stands for: the longest entry that ends with it.

        Args:
            lemmas: The modifiers as far as wanted and, last, the noun.
            named: The noun ends a name, as in "the Northern Command".
        """
        if lemmas[-1].startswith(FORMER):  # one word for the parser: "ex-minister"
            lemmas = (*lemmas[:-1], *lemmas[-1].split("-"))
        if lemmas[-1] != "-" and lemmas[-1] not in self._ends:
            return None  # most nouns: this is asked of each some three times
        plain = tuple(lemma for lemma in lemmas if lemma != "-")
        agents, bodies = self._books.agents, self._books.bodies if named else {}
        for first in range(max(0, len(plain) - LONGEST), len(plain)):
            agent = agents.get(plain[first:])
            if agent is None or agent.weak:
                agent = bodies.get(plain[first:]) or agent
            if agent:
                return agent
        return None

    def holders(self, owner: str, role: str, on: date | None) -> tuple[Known, ...]:
        """Who held an office of a state or organisation on a day.

        Args:
            owner: A country code, or the short name of an organisation: "UN".
            role: A role of titles.txt, or what kind of office it is ("state"); one
                who holds the same office under another name counts: Foreign Minister,
                Secretary of State.
            on: The day; None for today's holders.
        """
        found = dict.fromkeys(
            known
            for name in self._office_names(role) or (role,)
            for known in self._holders.get((owner, name), ())
            if known.holds(on)
        )
        return tuple(found)

    def members(self, entity: str, on: date | None = None) -> tuple[str, ...]:
        """The states in an organisation on a day, None for today: "org:nato"."""
        return tuple(m.country for m in self._by_body.get(entity, ()) if m.holds(on))

    def memberships(self, country: str, on: date | None = None) -> tuple[str, ...]:
        """The organisations that a state is in on a day, None for today."""
        return tuple(m.entity for m in self._by_state.get(country, ()) if m.holds(on))

    def ruling(self, country: str, on: date | None = None) -> tuple[Known, ...]:
        """The parties that govern a state on a day, None for today."""
        return tuple(p.known for p in self._parties.get(country, ()) if p.governs(on))

    def owner(self, entity: str) -> str | None:
        """The short name under which an organisation's chiefs stand: "UN"."""
        return self._owners.get(entity)

    def surname(self, surname: str) -> tuple[Known, ...]:
        """All spells in office of people with this surname."""
        return self._surnames.get(plain_surname(surname), ())

    def alike(self, words: Sequence[str]) -> tuple[Alike[Known], ...]:
        """All spells of people whose names sound like these words."""
        return self._sounds.alike(words)


Key = TypeVar("Key")
Value = TypeVar("Value")


def _index(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    index: dict[Key, list[Value]] = {}
    for key, value in pairs:
        index.setdefault(key, []).append(value)
    return {key: tuple(found) for key, found in index.items()}


def plain_surname(surname: str) -> str:
    """A surname as it is looked up: folded, without "al-" and hyphens.

    >>> plain_surname("al-Assad")
    'assad'
    """
    words = [fold(word) for word in pieces(surname) if word != "-"]
    while len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return " ".join(words)


def _halved(book: Phrasebook[Known], words: Sequence[str], start: int) -> Match | None:
    """The first of two names that share their end: "North and South Korea"."""
    if words[start] not in HALVES or start + 3 >= len(words):
        return None
    joined = words[start + 1] in ("and", "or") and words[start + 2] in HALVES
    both = (words[start], *words[start + 3 : start + 5]) if joined else ()
    found = book.match(both, 0) if both else None
    return found._replace(length=1) if found and found.length > 1 else None


def _of_another(found: Match, owner: Match) -> Match:
    """What "the Liberal Party of Ghana" is, where others are known by its name."""
    bodies = [e for e in found.entries if e.kind == "organisation"]
    homes = {e.country for e in bodies if e.country}
    home = next((e.country for e in owner.entries if e.kind == "state"), None)
    if not homes or home is None or home in homes:
        return found
    body = replace(bodies[0], entity=f"{bodies[0].entity}:{home}", country=home)
    return found._replace(entries=(body,))
