"""Find the leader whom a name alone means, where nobody else can be meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from dragoman.actors.asking import Resolving
from dragoman.actors.bearing import is_other
from dragoman.actors.clues import Clues
from dragoman.actors.people import Spell
from dragoman.knowledge.actors import Known
from dragoman.knowledge.borne_names import borne_names
from dragoman.records import How, Parse

STOPS: Final = (".", "!", "?", '"', "'")
SHORT: Final = 4  # letters of a surname that needs its state


class SurnameFinder:
    """Finds leaders by their surnames in one report."""

    def __init__(self, resolver: Resolving, parse: Parse, on: date | None) -> None:
        """Keep the report and the day."""
        self.resolver, self.parse, self.on = resolver, parse, on

    def __call__(self, clues: Clues, said: Sequence[str]) -> Spell | None:
        """A leader named by the surname, or by any name once it was said in full.

        Args:
            clues: What the phrase says.
            said: States that the words name as theirs.
        """
        people = self.resolver.people
        name = clues.name[0] if len(clues.name) == 1 else ""
        told = self.resolver.told(self.parse, name) if name else ()
        if len({known.entity for known in told}) == 1:
            spell: Spell | None = people.choose(told, clues, said, self.on)
        else:
            spell, told = people.by_surname(clues, said, self.on), ()
        if spell is None or (name and self._is_borne_here(name, spell.known)):
            return None
        sure = clues.title or told or not name or self._is_vouched(name, spell, clues)
        return spell if sure else None

    def one_of_several(
        self, clues: Clues, at_home: Callable[[], tuple[str | None, How]]
    ) -> Spell | None:
        """Of those with one name the one whose state the report is about.

        In a report from Amman "King Abdullah" is not the Saudi king.
        """
        people = self.resolver.people
        known = any(one.kind == "person" for one in clues.known)
        if not (known or (clues.title and clues.name)):
            return None
        home, _ = at_home()
        if home is None:
            return None
        if known:
            return people.by_name(clues, (home,), self.on)
        return people.by_surname(clues, (home,), self.on) if not clues.known else None

    def _is_borne_here(self, name: str, known: Known) -> bool:
        """Tell whether the report names somebody else who bears the name."""
        mentions = self.parse.mentions
        return any(is_other(m.words.text, name, known.name) for m in mentions)

    def _is_vouched(self, name: str, spell: Spell, clues: Clues) -> bool:
        """Tell whether a surname alone may be a leader's.

        It must be rare, or the report must name the leader's state. In a headline that
        stands alone, only those who lead a state need no other name.
        """
        if self.resolver.names_state(self.parse, spell.known.country):
            return True
        if self._is_headline() and self.resolver.people.leads(spell.known):
            return name not in borne_names().common
        if self.resolver.town(name, self.parse):
            return False  # "at Bolton"
        longest = SHORT - bool(clues.titles)  # "Mr. Modi"
        return len(name) > longest and name not in borne_names().common

    def _is_headline(self) -> bool:
        """Tell whether the report is one line without a full stop."""
        sentences = self.parse.sentences
        return len(sentences) == 1 and sentences[0].words[-1] not in STOPS
