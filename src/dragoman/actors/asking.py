"""What is asked of a mention, and what is found before it becomes an actor."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from dragoman.actors.clues import ClueReader, Clues
from dragoman.actors.people import PeopleFinder
from dragoman.knowledge.actors import ActorTables, Known
from dragoman.records import Actor, How, Mention, Parse


class Found(NamedTuple):
    """What is known of a mention before it becomes an actor."""

    name: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    entity: str | None = None
    how: How = "words"


class Asked(NamedTuple):
    """What is asked of a mention.

    Attributes:
        on: The day on which it is meant.
        level: How many antecedents and possessors are followed.
        besides: States that it cannot be meant to belong to unless it says so:
            "the President" who visits Israel is not Israel's.
    """

    on: date | None
    level: int
    besides: frozenset[str] = frozenset()

    def deeper(self) -> Asked:
        """The same of what a mention points back to."""
        return self._replace(level=self.level - 1)


class Resolving(Protocol):
    """What a view asks of the resolver that looks through it."""

    tables: ActorTables
    read: ClueReader
    people: PeopleFinder

    def seen(self, parse: Parse) -> dict[tuple[int, int], Clues]:
        """The clues of phrases that were read, by sentence and head."""
        ...

    def at_home(
        self, parse: Parse, besides: frozenset[str] = frozenset()
    ) -> tuple[str | None, How]:
        """The state that the report is about, and the sign that it is."""
        ...

    def is_about(self, parse: Parse, country: str | None) -> bool:
        """Tell whether no other state is named as often in a report as this one."""
        ...

    def names_state(self, parse: Parse, country: str | None) -> bool:
        """Tell whether a report names a state, or what is called after it."""
        ...

    def told(self, parse: Parse, name: str) -> tuple[Known, ...]:
        """The leader whom a report names in full and who bears a name."""
        ...

    def town(self, name: str, parse: Parse) -> str | None:
        """The state in which a town or province lies that is meant in a report."""
        ...

    def resolve(self, mention: Mention, parse: Parse, asked: Asked) -> Actor:
        """Resolve another mention."""
        ...
