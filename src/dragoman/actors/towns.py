"""Tell in which state a town or province lies, where its name leaves little doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Final

from dragoman.actors.asking import Resolving
from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.places import PlaceTables, load_places
from dragoman.records import Mention, Parse

CLEARLY: Final = 5  # how many times greater a town must be than others of its name


class Towns:
    """Towns by name; our tables of places are opened when first asked."""

    def __init__(self, places: PlaceTables | None = None) -> None:
        """Keep the tables of places."""
        self._places = places

    def __call__(self, name: str, named: Collection[str] = ()) -> str | None:
        """The state in which a town of a name lies, or None if several may be meant.

        Args:
            name: The name.
            named: States that the report names: the town is rather there.
        """
        people = _greatest(self._find(name))
        here = {code: people[code] for code in people if code in named}
        for ranked in (here, people):
            best = max(ranked, key=ranked.__getitem__, default=None)
            if best is None:
                continue
            others = (n for code, n in ranked.items() if code != best)
            if ranked[best] >= CLEARLY * max(others, default=0):
                return best
        return None

    def _find(self, name: str) -> tuple[Candidate, ...]:
        if self._places is None:
            self._places = load_places()
        if name.lower() in self._places.not_places:
            return ()
        return self._places.find(name)


def state_of_town(who: Resolving, parse: Parse, mention: Mention) -> str | None:
    """The state in which a town or province that is a party lies: "shelled Goma"."""
    name = mention.words.text
    if mention.kind not in ("place", "organisation") or not name[:1].isupper():
        return None
    state = who.town(name, parse)
    sure = mention.kind == "place" or who.names_state(parse, state)
    return state if sure else None


def _greatest(places: Collection[Candidate]) -> dict[str, int]:
    """How many people live in the greatest place of each state."""
    found: dict[str, int] = defaultdict(int)
    for place in places:
        if place.country:
            found[place.country] = max(found[place.country], place.population)
    return found
