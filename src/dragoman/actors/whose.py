"""Find whose somebody is: the state that words name as theirs, the body they serve.

What the phrase itself says goes before whose it is ("Israel's", "of Iran"), and that
before what stands beside it. A place where something happened says nothing of whose
people acted, save for those who belong where they are: police, villagers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from dragoman.actors.around import Around
from dragoman.actors.clues import Clues
from dragoman.knowledge.actors import Agent, Known, Title
from dragoman.knowledge.whose_words import whose_words
from dragoman.records import Actor, How

Towns = Callable[[str], str | None]
LOCAL: Final = frozenset(
    ("COP", "CVL", "JUD", "LEG", "LAB", "EDU", "HLH", "REL", "REB", "OPP", "SOC")
)  # sectors whose people belong to the state they are in: "police in Lahore"
LED: Final = frozenset(("REB", "UAF", "PTY", "OPP", "LAB", "SOC"))


class Chaired(NamedTuple):
    """A body that somebody heads: no state, though its head may be a president."""

    sector: str | None


class Whose:
    """What the words around a mention say of whose it is."""

    def __init__(
        self,
        around: Around,
        clues: Clues,
        owner: Actor | None,
        towns: Towns,
        led: Callable[[str], str | None],
    ) -> None:
        """Read the states that are named.

        Args:
            around: The surroundings of the mention.
            clues: What its own words say.
            owner: The actor that stands as its possessor: "his", "Israel's".
            towns: Tells the state of a town.
            led: Tells the state that is led by somebody with a surname.
        """
        self.around, self.clues, self.owner = around, clues, owner
        self.towns, self.led = towns, led
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
    def serves_states(self) -> bool:
        """Whether an office is of a body between states: "UN envoy Ann Roe"."""
        clues = self.clues
        own = clues.title is not None and not clues.past and not self.signs
        served = own and any(body.sector == "IGO" for body in clues.bodies)
        return served or self.is_sent_by_states

    @property
    def is_sent_by_states(self) -> bool:
        """Whether it is that of an envoy "of the UN Secretary-General for Mali"."""
        clues = self.clues
        if clues.title is None or clues.past or clues.countries:
            return False
        senders = self.around.attached("of")
        return any(title.sector == "IGO" for one in senders for title in one.titles)

    @property
    def counterpart(self) -> str | None:
        """The state of somebody's counterpart, who is of another than their own."""
        if self.clues.countries:
            return self.clues.countries[0]
        found: dict[str, How] = {}
        for clues in self.around.following("of", "from", "in"):
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

    def served(self, on: date | None) -> str | None:
        """The sector of the body that somebody acts or speaks for."""
        body = self.body(on)
        return body.sector if body else None

    def chaired(self, title: Title) -> Chaired | None:
        """The body whose head is called like that of a state.

        "The president of the farmers' union" heads no state.
        """
        if title.office not in ("state", "government"):
            return None
        for clues in self.around.headed():
            if not clues.known and not clues.titles and self._is_body(clues):
                return Chaired(clues.agent.sector if clues.agent else None)
        return None

    def _is_body(self, clues: Clues) -> bool:
        """Tell whether words that name no known body or state are a body's."""
        noun = clues.name[-1].lower() if clues.name else ""
        if (
            not noun
            or noun in whose_words().state
            or (noun in whose_words().union and len(clues.name) == 1)
        ):
            return False
        if clues.agent or not clues.proper:
            return clues.agent is not None
        return noun == clues.name[-1] or not self.towns(clues.proper)

    def sector(self, agent: Agent) -> str:
        """The sector of a common noun, or of those of whom a delegation is."""
        if agent.name == "delegation":
            for clues in self.around.attached("of"):
                if clues.agent:
                    return clues.agent.sector
        owner = self.owner.sector if self.owner else ""
        led = agent.sector == "GOV" and agent.name not in whose_words().related
        if owner and led and owner in LED:
            return owner  # "the rebels' leadership"
        return agent.sector

    def local(self, agent: Agent) -> str | None:
        """The state that "in Japan" and "Mumbai" give to their police and people."""
        rules = "authorit" in agent.name or agent.name in whose_words().ruling
        rules = rules or (agent.name in whose_words().governing and not self._groups())
        if agent.sector not in LOCAL and not rules:
            return None
        for clues in self.around.attached("in", "at", "near", "across", "from"):
            for known in clues.known:
                if known.country and known.kind in ("state", "place"):
                    return known.country
        name = self.clues.proper
        head = self.around.s.words[self.around.head]
        if not name or name == head or self._opens_with(name):  # no "Farmers", Ky.
            name = ""
        own = self.towns(name) if name else None
        return own or self.town("in", "at", "near", "from")

    def _opens_with(self, name: str) -> bool:
        """Tell whether a word has a capital as the first alone: "Rail workers"."""
        s = self.around.s
        return s.words[0] == name and s.pos[0] != "PROPN"

    def _groups(self) -> bool:
        """Whether a people or "foreign" tells of others than the place's."""
        s, head = self.around.s, self.around.head
        others = (s.words[r].lower() for r in s.labelled(head, "amod"))
        return bool(self.clues.groups) or any(w in whose_words().alien for w in others)

    def town(self, *prepositions: str) -> str | None:
        """The state of a town behind a preposition: "the mayor of Karachi"."""
        for clues in self.around.attached(*prepositions):
            if clues.proper and not clues.agent:
                return self.towns(clues.proper)
        return None

    def _signs(self) -> dict[str, How]:
        """Each state that is named, with the sign that names it."""
        found: dict[str, How] = dict.fromkeys(self.clues.countries, "words")
        other = self.around.lemma in whose_words().related
        if self.owner and self.owner.country and not other:
            found[self.owner.country] = "possessor"
        if not found and not other:
            _add(found, self.around.before(), "words")
        title = self.clues.title
        agent = self.clues.agent
        sent = title is not None and title.office == "envoy"
        sent = sent or (agent is not None and agent.sector == "MIL")
        # An envoy or a force "for Yemen" is sent there, and not by Yemen.
        for clues in self.around.attached("of", "from", *(() if sent else ("for",))):
            if not other:
                _add(found, clues, "possessor")
        for clues in self.around.apposed():
            _add(found, clues, "apposition")
        for clues in self.around.deeper():
            if found or other:
                break
            _add(found, clues, "possessor")
        return found or dict.fromkeys(self._led_by(), "words")

    def _led_by(self) -> Iterator[str]:
        """The states of leaders that a government is called by: "Biden-Harris"."""
        s, head = self.around.s, self.around.head
        if self.around.lemma not in whose_words().led:
            return
        before = s.labelled(head, "compound", "nmod", "amod")
        inner = (r for row in before for r in s.labelled(row, "compound"))
        names = (
            part
            for row in (*before, *inner)
            for part in s.words[row].split("-")
            if part.istitle()
        )
        yield from filter(None, map(self.led, names))


def _add(found: dict[str, How], clues: Clues, how: How) -> None:
    known = (known.country for known in clues.known if known.country)
    for country in (*known, *clues.countries):
        found.setdefault(country, how)
