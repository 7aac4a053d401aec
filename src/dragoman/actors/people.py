"""Find out which person is meant, and what office they held on the day.

A president is a candidate before the election and a former president after the
last day; two presidents of one name are told apart by the day and the state.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from dragoman.actors.clues import Clues
from dragoman.knowledge.actors import ActorTables, Known
from dragoman.knowledge.leading import is_led_by_government
from dragoman.knowledge.person_names import SUFFIXES

HEADS: Final = ("state", "government")
CAMPAIGN: Final = timedelta(days=400)
SHORTEST: Final = 5  # letters of a surname that names its bearer alone


class Spell(NamedTuple):
    """A person and the office in question.

    Attributes:
        known: The spell in office.
        role: What they were on the day: "President", "former President".
        sector: Their sector on the day.
    """

    known: Known
    role: str | None
    sector: str | None


class PeopleFinder:
    """Finds people in the dated table of leaders."""

    def __init__(self, tables: ActorTables) -> None:
        """Keep the tables."""
        self.tables = tables

    def by_name(
        self, clues: Clues, said: Sequence[str], on: date | None
    ) -> Spell | None:
        """The person whose full name the phrase holds."""
        spells = [known for known in clues.known if known.kind == "person"]
        return self.choose(spells, clues, said, on) if spells else None

    def by_surname(
        self, clues: Clues, said: Sequence[str], on: date | None
    ) -> Spell | None:
        """The person whose surname ends the phrase, if it can be only one."""
        spells = self._bearers(clues.name)
        if said:
            spells = [known for known in spells if known.country in said]
        if clues.title:
            wanted = self._office(clues.title.role)
            same = [known for known in spells if self._office(known.role) == wanted]
            spells = self._on(same, on) or self._first_named(same, clues.name)
        else:
            spells = self._first_named(spells, clues.name) or self._alone(
                spells, clues.name, on
            )
        if len({known.entity for known in spells}) != 1:
            return None
        return self.choose(spells, clues, said, on)

    def holder(self, country: str, role: str | None, on: date | None) -> Known | None:
        """Who held an office of a state on a day, if it was one."""
        office = self.tables.offices.get(role or "")
        if role is None or office is None or not office.office:
            return None
        if office.office not in ("state", "government", "foreign", "defence", "org"):
            return None
        found = [k for k in self.tables.holders(country, role, on) if k.role == role]
        found = found or list(self.tables.holders(country, role, on))
        return found[-1] if len({known.entity for known in found}) == 1 else None

    def leading(self, country: str, on: date | None) -> Known | None:
        """Who led a state on a day, whatever the office: "the Turkish leader"."""
        led = is_led_by_government(country, on)
        found = self.tables.holders(country, "government" if led else "state", on)
        return found[-1] if len({known.entity for known in found}) == 1 else None

    def choose(
        self,
        spells: Sequence[Known],
        clues: Clues,
        said: Sequence[str],
        on: date | None,
    ) -> Spell:
        """The spell that fits the words and the day best."""
        fitting = [known for known in spells if known.country in said] or list(spells)
        wanted = self._office(clues.title.role) if clues.title else None
        best = max(
            fitting,
            key=lambda known: (
                wanted is not None and self._office(known.role) == wanted,
                known.holds(on),
                self._office(known.role) in HEADS,
                -_distance(known, on),
            ),
        )
        return Spell(best, *self._standing(best, clues, on))

    def _standing(
        self, known: Known, clues: Clues, on: date | None
    ) -> tuple[str | None, str | None]:
        """Role and sector on the day; an office said in the words is believed."""
        if clues.title and not clues.past and clues.title.sector:
            return clues.title.role, clues.title.sector
        over = on is not None and known.end is not None and known.end < on
        if clues.past or over:
            return f"former {known.role}", "ELI"
        if on is None or known.start is None or known.start <= on:
            return known.role, known.sector
        if known.start - on < CAMPAIGN and self._office(known.role) in HEADS:
            return "Candidate", "PTY"
        return None, None

    def _office(self, role: str | None) -> str | None:
        """What an office is called when its names are put aside."""
        office = self.tables.offices.get(role or "")
        return (office.office or role) if office else role

    def _bearers(self, name: Sequence[str]) -> list[Known]:
        """Everybody whose surname is the last words of a name."""
        name = [word for word in name if word not in SUFFIXES and word[0].isalnum()]
        for first in range(max(0, len(name) - 4), len(name)):
            found = self.tables.surname(" ".join(name[first:]))
            if found:
                return list(found)
        return []

    def _on(self, spells: Iterable[Known], on: date | None) -> list[Known]:
        return [known for known in spells if known.holds(on)]

    def _first_named(self, spells: Sequence[Known], name: Sequence[str]) -> list[Known]:
        """Those whose first name is said too: "Antony J. Blinken"."""
        if len(name) < 2:
            return []
        first = name[0].lower()
        return [k for k in spells if k.name.lower().split()[0] == first]

    def _alone(
        self, spells: Sequence[Known], name: Sequence[str], on: date | None
    ) -> list[Known]:
        """The only bearer of a rare surname in office on the day."""
        if len(name) != 1 or len(name[0]) < SHORTEST:
            return []
        if len({known.entity for known in spells}) != 1:
            return []
        return self._on(spells, on) if on else list(spells)


def _distance(known: Known, on: date | None) -> int:
    if on is None:
        return (date.max - (known.end or date.max)).days
    if known.start and on < known.start:
        return (known.start - on).days * 2  # the past is likelier than the future
    return (on - known.end).days if known.end and known.end < on else 0
