"""Find out which person is meant, and what office they held on the day.

A president is a candidate before the election and a former president after the
last day; two presidents of one name are told apart by the day and the state.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from dragoman.actors.clues import Clues
from dragoman.knowledge.actors import ActorTables, Known, Title
from dragoman.knowledge.leading import is_led_by_government
from dragoman.knowledge.name_sounds import sounds
from dragoman.knowledge.person_names import SUFFIXES
from dragoman.knowledge.whose_words import whose_words

HEADS: Final = ("state", "government")
ROYAL: Final = "ELI"
CAMPAIGN: Final = timedelta(days=400)
STATE_OFFICES: Final = frozenset(
    "state government foreign defence interior finance security speaker envoy".split()
)
CONSORTS: Final = ("Queen", "Empress")  # mostly of a king, who reigns
SHORTEST: Final = 4  # letters of a surname that names its bearer alone


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
        if not spells:
            return None
        if clues.name:
            spells = self._longer(spells[0], clues.name) or spells
        if self._is_open(spells, clues, said, on):
            return None
        return self.choose(spells, clues, said, on)

    def _is_open(
        self,
        spells: Sequence[Known],
        clues: Clues,
        said: Sequence[str],
        on: date | None,
    ) -> bool:
        """Tell whether a name is that of two in office: "King Abdullah" in 2010."""
        if any(known.country in said for known in spells):
            return False
        now = self._on(spells, on)
        if clues.title:
            now = self._of_office(now, clues.title) or now
        now = [known for known in now if self._office(known.role) in HEADS] or now
        return bool(now) and not _is_one(now)

    def _longer(self, known: Known, rest: Sequence[str]) -> list[Known]:
        """Those whose name is the known one and what follows it.

        King Mohammed of Morocco is not meant in "King Mohammed bin Salman".
        """
        found = self.tables.alike((*known.name.split(), *rest))
        return [alike.known for alike in found if alike.first and alike.whole]

    def by_surname(
        self, clues: Clues, said: Sequence[str], on: date | None
    ) -> Spell | None:
        """The person whose surname the phrase holds, if it can be only one.

        Several of one surname will do if they are of one state.
        """
        for find in (self._surnamed, self._alike):
            spells = self._called(find(clues, on), clues)
            spells = [known for known in spells if not _has_another(known, clues.name)]
            if said:
                spells = [known for known in spells if known.country in said]
            if spells:
                return self.choose(spells, clues, said, on) if _is_one(spells) else None
        return None

    def _surnamed(self, clues: Clues, on: date | None) -> list[Known]:
        """Those whose surname ends the phrase, written as in the table."""
        spells = self._bearers(clues.name)
        if not clues.title or not self._is_held(clues.title.role, spells):
            return self._first_named(spells, clues.name) or self._alone(
                spells, clues.name, on
            )
        same = self._of_office(spells, clues.title)
        if len(clues.name) > 1:
            same = [known for known in same if _may_be(known, clues.name[0])]
        if clues.past:
            same = [known for known in same if _is_over(known, on)] or same
            return self._first_named(same, clues.name) or same
        return self._about(same, on) or self._first_named(same, clues.name)

    def _alike(self, clues: Clues, on: date | None) -> list[Known]:
        """Those whose name sounds like the phrase, in whatever order it is said."""
        found = [
            alike
            for alike in self.tables.alike(clues.name)
            if alike.first
            or alike.whole
            or alike.known.country in whose_words().surname_first
        ]
        spells = [alike.known for alike in found]
        if not clues.title or not self._is_held(clues.title.role, spells):
            whole = (a.known for a in found if a.first and a.whole)
            return self._on(whole, on) if on else []
        full = self._of_office((a.known for a in found if a.first), clues.title)
        same = self._of_office((a.known for a in found), clues.title)
        return self._about(full, on) or full or self._on(same, on)

    def led_by(self, surname: str, on: date | None) -> str | None:
        """The state whose government is called by who leads it: "the Biden cabinet".

        Who leads one on that day goes before those who did.
        """
        spells = self.tables.surname(surname)
        heads = [known for known in spells if self._office(known.role) in HEADS]
        states = {known.country for known in self._on(heads, on) or heads}
        return next(iter(states)) if len(states) == 1 else None

    def holder(self, country: str, role: str | None, on: date | None) -> Known | None:
        """Who held an office of a state on a day, if it was one."""
        office = self.tables.offices.get(role or "")
        if role is None or office is None or not office.office:
            return None
        if office.office not in ("state", "government", "foreign", "defence", "org"):
            return None
        held = self.tables.holders(country, role, on)
        found = [known for known in held if known.role == role]
        if not found and role not in CONSORTS:
            found = list(held)
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
        title = clues.title
        honour = title and title.sector == ROYAL and known.holds(on)  # "Prince Karim"
        if title and title.sector and not clues.past and not honour:
            return title.role, title.sector
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

    def _is_held(self, role: str | None, spells: Iterable[Known]) -> bool:
        """Tell whether a title is an office of which a state has one, or theirs."""
        office = self.tables.offices.get(role or "")
        one = office is not None and office.office in STATE_OFFICES
        return one or any(known.role == role for known in spells)

    def _of_office(self, spells: Iterable[Known], title: Title) -> list[Known]:
        """Those who held the office, whatever it was called."""
        wanted = self._office(title.role)
        return [known for known in spells if self._office(known.role) == wanted]

    def _about(self, spells: Sequence[Known], on: date | None) -> list[Known]:
        """Those in office on the day, else those who were or will be so soon."""
        if on is None:
            return list(spells)
        near = [known for known in spells if _distance(known, on) < CAMPAIGN.days]
        return self._on(spells, on) or near

    def _called(self, spells: Sequence[Known], clues: Clues) -> Sequence[Known]:
        """Those whose office has the very name that is said, if there are any.

        "President Abdel Aziz" is not a king Abdulaziz, though both head a state.
        """
        role = clues.title.role if clues.title else None
        return [known for known in spells if known.role == role] or spells

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
        """The only bearer of a rare surname in office, or who alone of them leads."""
        if len(name) != 1:
            return []
        if len(name[0]) >= SHORTEST and _is_one(spells):
            return self._on(spells, on) if on else list(spells)
        leads = [k for k in self._on(spells, on) if self.leads(k)] if on else []
        return leads if leads and _is_one(leads) else []

    def leads(self, known: Known) -> bool:
        """Tell whether an office is that of a head of state or government."""
        return self._office(known.role) in HEADS


def _is_over(known: Known, on: date | None) -> bool:
    """Tell whether an office was held before a day: "former President Obama"."""
    return known.end is not None and (on is None or known.end < on)


def _may_be(known: Known, first: str) -> bool:
    """Tell whether a first name may be somebody's, whatever its spelling."""
    heard = sounds(first)
    return not heard or heard[0][0] in {key[0] for key in sounds(known.name)}


def _has_another(known: Known, name: Sequence[str]) -> bool:
    """Tell whether who has a leader's first and last name has another one between.

    Sheikh Ahmad Fahd al-Sabah is not Ahmad Nawaf al-Sabah.
    """
    ours = sounds(" ".join(name))[1:-1]
    theirs = sounds(known.name)[1:-1]
    return bool(ours and theirs) and not any(
        one in other or other in one or one[:2] == other[:2]
        for one in ours
        for other in theirs
    )


def _is_one(spells: Iterable[Known]) -> bool:
    """Tell whether spells are of one person, or of several of one state."""
    spells = list(spells)
    if len({known.entity for known in spells}) == 1:
        return True
    return len({known.country or known.entity for known in spells}) == 1


def _distance(known: Known, on: date | None) -> int:
    if on is None:
        return (date.max - (known.end or date.max)).days
    if known.start and on < known.start:
        away = known.start - on  # the past is likelier than the future
        return away.days * (2 if away < CAMPAIGN else 20)
    return (on - known.end).days if known.end and known.end < on else 0
