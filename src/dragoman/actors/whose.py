"""Find whose somebody is: the state that words name as theirs, the body they serve.

What the phrase itself says goes before whose it is ("Israel's", "of Iran"), and that
before what stands beside it. A place where something happened says nothing of whose
people acted, save for those who belong where they are: police, villagers.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from dragoman.actors.around import Around
from dragoman.actors.clues import Clues
from dragoman.knowledge.actors import Agent, Known
from dragoman.records import Actor, How

LOCAL: Final = frozenset(
    ("COP", "CVL", "JUD", "LEG", "LAB", "EDU", "HLH", "REL", "REB", "OPP", "SOC")
)  # sectors whose people belong to the state they are in: "police in Lahore"


class Whose:
    """What the words around a mention say of whose it is."""

    def __init__(self, around: Around, clues: Clues, owner: Actor | None) -> None:
        """Read the states that are named.

        Args:
            around: The surroundings of the mention.
            clues: What its own words say.
            owner: The actor that stands as its possessor: "his", "Israel's".
        """
        self.around, self.clues, self.owner = around, clues, owner
        self.signs = self._signs()

    @property
    def said(self) -> tuple[str, ...]:
        """States that the words name as the mention's own, the nearest first."""
        return tuple(self.signs)

    @property
    def first(self) -> str | None:
        """The first of them."""
        return next(iter(self.signs), None)

    @property
    def counterpart(self) -> str | None:
        """The state of somebody's counterpart, who is of another than their own."""
        if self.clues.countries:
            return self.clues.countries[0]
        found: dict[str, How] = {}
        for clues in self.around.attached("of", "from", "in"):
            _add(found, clues, "words")
        for clues in self.around.apposed():
            _add(found, clues, "apposition")
        return next(iter(found), None)

    def body(self, on: date | None) -> Known | None:
        """The organisation that somebody acts or speaks for."""
        found = list(self.clues.bodies)
        for clues in (
            *self.around.attached("of", "for", "from"),
            *self.around.apposed(),
        ):
            found += [k for k in clues.known if k.kind == "organisation"]
            found += clues.bodies
        found.sort(key=lambda known: not known.holds(on))
        return found[0] if found else None

    def local(self, agent: Agent | None) -> str | None:
        """The state that "in Japan" gives to its police and people."""
        if agent is None:
            return None
        if agent.sector not in LOCAL and "authorit" not in agent.name:
            return None
        for clues in self.around.attached("in", "at", "near", "across"):
            for known in clues.known:
                if known.country and known.kind in ("state", "place"):
                    return known.country
        return None

    def _signs(self) -> dict[str, How]:
        """Each state that is named, with the sign that names it."""
        found: dict[str, How] = dict.fromkeys(self.clues.countries, "words")
        if self.owner and self.owner.country:
            found.setdefault(self.owner.country, "possessor")
        for clues in self.around.attached("of", "from", "for"):
            _add(found, clues, "possessor")
        for clues in self.around.apposed():
            _add(found, clues, "apposition")
        for clues in self.around.deeper():
            if found:
                break
            _add(found, clues, "possessor")
        return found


def _add(found: dict[str, How], clues: Clues, how: How) -> None:
    known = (known.country for known in clues.known if known.country)
    for country in (*known, *clues.countries):
        found.setdefault(country, how)
