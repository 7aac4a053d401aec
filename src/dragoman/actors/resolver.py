"""Resolve a mention to an actor: name, state, sector and office on a day.

What the phrase itself says goes before what hangs on it ("of Iran"), that before
an apposition, that before the table of leaders, and the table before the state
that the report is about. A place where something happened says nothing of whose
people acted, save for those who belong where they are: police, villagers.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

import msgspec

from dragoman.actors.around import Around
from dragoman.actors.clues import DETERMINERS, ClueReader, Clues
from dragoman.actors.home import Home
from dragoman.actors.people import PeopleFinder, Spell
from dragoman.knowledge.actors import ActorTables, Known
from dragoman.records import Actor, Mention, Parse, Sentence

LOCAL: Final = frozenset(
    ("COP", "CVL", "JUD", "LEG", "LAB", "EDU", "HLH", "REL", "REB", "OPP", "SOC")
)  # sectors whose people belong to the state they are in: "police in Lahore"
AT_HOME: Final = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP"))
ABROAD: Final = frozenset(
    "country nation state republic kingdom power superpower neighbour neighbor ally"
    " capital diplomat envoy mission delegation delegate representative negotiator"
    " mediator emissary leader head troop force soldier unit convoy plane aircraft"
    " drone jet warship helicopter coalition donor counterpart peacekeeper agent"
    " investigator marine invader occupier regime member country adviser advisor"
    " aide rescuer lawyer attorney king queen politician guard fleet bomber".split()
)  # nouns that are as often another state's as the report's own
GENERIC: Final = ("PTY", "LEG", "OPP", "JRN")  # bodies of one name in many states
ABROAD_OFFICES: Final = "state government foreign defence security envoy".split()
LEVEL: Final = 3  # how many antecedents and possessors are followed


class Found(NamedTuple):
    """What is known of a mention before it becomes an actor."""

    name: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    entity: str | None = None


class Asked(NamedTuple):
    """What is asked of a mention.

    Attributes:
        on: The day on which it is meant.
        besides: States that it cannot be meant to belong to unless it says so:
            "the President" who visits Israel is not Israel's.
    """

    on: date | None
    besides: frozenset[str] = frozenset()


class ActorResolver:
    """Resolves mentions of parsed reports; built once from the tables."""

    def __init__(self, tables: ActorTables) -> None:
        """Keep the tables and make what reads with them."""
        self.tables = tables
        self.read = ClueReader(tables)
        self.people = PeopleFinder(tables)
        self._home: Home | None = None

    def __call__(
        self,
        mention: Mention,
        parse: Parse,
        *,
        on: date | None,
        besides: frozenset[str] = frozenset(),
    ) -> Actor:
        """Resolve a mention; of several antecedents only the first is followed."""
        return self.resolve(mention, parse, Asked(on, besides), LEVEL)

    def home(self, parse: Parse, besides: frozenset[str] = frozenset()) -> str | None:
        """The state that the report is about; see `Home`."""
        if self._home is None or self._home.report != parse.report.id:
            self._home = Home(parse, self.tables)
        return self._home.country(besides)

    def speaks_abroad(self, actor: Actor) -> bool:
        """Tell whether an actor is a state, or holds an office that deals with them."""
        if actor.entity and actor.entity.startswith(("state:", "capital:")):
            return True
        office = self.tables.offices.get(actor.role or "")
        return office is not None and office.office in ABROAD_OFFICES

    def resolve(
        self, mention: Mention, parse: Parse, asked: Asked, level: int
    ) -> Actor:
        """Resolve a mention through at most `level` antecedents and possessors."""
        if mention.antecedents and level:
            before = parse.mentions[mention.antecedents[0]]
            actor = self.resolve(before, parse, asked, level - 1)
            if self._means_same(mention, parse):
                return msgspec.structs.replace(
                    actor,
                    words=mention.words,
                    antecedent=actor.antecedent or actor.words,
                )
        view = View(self, mention, parse, asked, level)
        return view.actor()

    def _means_same(self, mention: Mention, parse: Parse) -> bool:
        """Tell whether a mention is its antecedent, and not named by itself."""
        if mention.kind == "pronoun":
            return True
        sentence = parse.sentences[mention.sentence]
        clues = self.read(sentence, mention.first, mention.last, mention.head)
        return not clues.known and not clues.countries


class View:
    """One mention in its sentence, looked at from all sides."""

    def __init__(
        self,
        resolver: ActorResolver,
        mention: Mention,
        parse: Parse,
        asked: Asked,
        level: int,
    ) -> None:
        """Read the clues of the phrase and of what hangs on it."""
        self.resolver, self.tables = resolver, resolver.tables
        self.mention, self.parse = mention, parse
        self.asked, self.on, self.level = asked, asked.on, level
        self.sentence: Sentence = parse.sentences[mention.sentence]
        self.around = Around(resolver.read, mention, parse)
        self.clues = self.around.read(mention.head)
        if mention.kind == "thing":
            self.clues = self.clues._replace(titles=())
        self.said = self._said()

    def actor(self) -> Actor:
        """The actor that the mention stands for."""
        found = self._identify()
        country, sector = found.country, found.sector
        return Actor(
            name=found.name or self._words(),
            country=country,
            sector=sector,
            role=found.role,
            entity=found.entity,
            code=" ".join(part for part in (country, sector) if part) or None,
            words=self.mention.words,
            antecedent=None,
        )

    def _identify(self) -> Found:
        """Try who it is from the surest sign to the weakest."""
        for sign in (self._person, self._named, self._officer, self._kind):
            found = sign()
            if found:
                return found
        return Found()

    def _person(self) -> Found | None:
        """Somebody of the table of leaders."""
        people = self.resolver.people
        clues, said = self._with_apposed_title(), self.said
        spell = people.by_name(clues, said, self.on)
        if spell is None and clues.title and not clues.name:
            named = (c._replace(titles=clues.titles) for c in self.around.apposed())
            spells = (people.by_name(c, said, self.on) for c in named)
            spell = next((found for found in spells if found), None)
        if spell is None and clues.name and not clues.known and self._is_proper():
            spell = people.by_surname(clues, said, self.on)
        return self._as_found(spell) if spell else None

    def _as_found(self, spell: Spell) -> Found:
        known = spell.known
        sector = spell.sector
        if known.country is None and sector == "GOV":
            sector = "IGO"
        return Found(known.name, known.country, sector, spell.role, known.entity)

    def _named(self) -> Found | None:
        """A state, people, organisation or region with a name."""
        entries = [known for known in self.clues.known if known.kind != "person"]
        if not entries:
            return None
        plural = self.sentence.tags[self.mention.head] in ("NNPS", "NNS")
        known = max(
            entries,
            key=lambda k: (k.holds(self.on), (k.kind == "group") == plural),
        )
        if known.kind == "state":
            state = self.tables.states[known.country or ""]
            return Found(state.name, state.country, "GOV", None, state.entity)
        country = self._country_of(known)
        sector = known.sector
        if known.kind == "group" and self.clues.agent:
            sector = self.clues.agent.sector
        return Found(known.name, country, sector, None, known.entity)

    def _country_of(self, known: Known) -> str | None:
        """The state of a named body; the words may say another than the table."""
        free = known.country is None and known.sector not in ("IGO", "NGO")
        other = [code for code in self.said if code != known.country]
        if other and (free or (known.sector in GENERIC and self.clues.countries)):
            return other[0]
        if free and known.sector in AT_HOME:
            return self._home()
        return known.country

    def _officer(self) -> Found | None:
        """Somebody with an office whose name the tables do not have."""
        clues = self._with_apposed_title()
        title = clues.title
        if title is None:
            return None
        body = self._body()
        sector = title.sector
        if clues.past:
            sector = "ELI"
        elif body and (sector in (None, "GOV") or body.sector == "IGO"):
            sector = body.sector
        country = self._first_said() or (body.country if body else None) or title.state
        if sector is None and country and "leader" in self._lemmas():
            sector = "GOV"  # who leads a state
        bare = not clues.name
        if country is None and body is None and sector in AT_HOME and self._definite():
            country = self._home()
        role = f"former {title.role}" if clues.past else title.role
        if bare and country and body is None and not clues.past:
            holder = self.resolver.people.holder(country, title.role, self.on)
            if holder:
                return Found(holder.name, country, sector, role, holder.entity)
        name = " ".join(clues.name) or None
        return Found(
            name,
            country,
            sector,
            role.replace("former Former", "Former") if role else None,
        )

    def _kind(self) -> Found | None:
        """People or bodies told by a common noun, or a thing of some state."""
        if self.sentence.lemmas[self.mention.head] == "counterpart":
            return self._counterpart()
        agent, body = self.clues.agent, self._body()
        if agent is None:
            people = self._counted()
            if people:
                return people
            if self.mention.kind == "person":
                return Found(" ".join(self.clues.name) or None, self._first_said())
            return Found(None, self._first_said())
        sector = agent.sector
        if body:
            entity = body.entity if body.sector in ("REB", "IGO", "PTY") else None
            country = body.country or self._first_said()
            if sector in ("GOV", "CVL", "PTY", "REB", "UAF", "SOC") or entity:
                sector = body.sector or sector
            name = body.name if entity else None
            return Found(name, country, sector, agent.name, entity)
        country = self._first_said() or self._local() or self._own(agent.name, sector)
        state = agent.name in ("government", "state", "authorities") and country
        entity = f"state:{country}" if state else None
        return Found(None, country, sector, agent.name, entity)

    def _counted(self) -> Found | None:
        """The people of whom there are so many: "thousands of Malians"."""
        if self.mention.kind != "group":
            return None
        for clues in self.around.attached("of"):
            for known in clues.known:
                if known.kind == "group":
                    return Found(
                        known.name, known.country, known.sector, None, known.entity
                    )
        return None

    def _counterpart(self) -> Found | None:
        """Who holds the same office in another state as the possessor."""
        owner = self._possessor()
        country = self._first_said()
        if owner is None:
            return Found(None, country, "GOV" if country else None)
        holder = None
        if country:
            holder = self.resolver.people.holder(country, owner.role, self.on)
        if holder:
            return Found(holder.name, country, owner.sector, owner.role, holder.entity)
        return Found(None, country, owner.sector, owner.role)

    def _said(self) -> tuple[str, ...]:
        """States that the words name as the mention's own, the nearest first."""
        found = list(self.clues.countries)
        owner = self._possessor()
        if owner and owner.country:
            found.append(owner.country)
        near = (*self.around.attached("of", "from", "for"), *self.around.apposed())
        for clues in (*near, *self.around.deeper()):
            if found and clues not in near:
                break
            found += [k.country for k in clues.known if k.country]
            found += clues.countries
        return tuple(dict.fromkeys(found))

    def _first_said(self) -> str | None:
        return self.said[0] if self.said else None

    def _local(self) -> str | None:
        """The state that "in Japan" gives to its police and people."""
        agent = self.clues.agent
        if agent is None:
            return None
        if agent.sector not in LOCAL and "authorit" not in agent.name:
            return None
        for clues in self.around.attached("in", "at", "near", "across"):
            for known in clues.known:
                if known.country and known.kind in ("state", "place"):
                    return known.country
        return None

    def _own(self, noun: str, sector: str) -> str | None:
        """The state of the report, for "the police" and "the government"."""
        if sector not in AT_HOME or noun in ABROAD or not self._definite():
            return None
        return self._home()

    def _home(self) -> str | None:
        """The state of the report."""
        return self.resolver.home(self.parse, self.asked.besides)

    def _definite(self) -> bool:
        """Tell whether it is "the police" or "police", not "a policeman"."""
        first = self.sentence.words[self.mention.first].lower()
        return first not in ("a", "an", "some", "any", "no", "another", "other", "two")

    def _is_proper(self) -> bool:
        return self.sentence.tags[self.mention.head].startswith("NNP") or (
            self.mention.kind == "person" and self.clues.agent is None
        )

    def _with_apposed_title(self) -> Clues:
        """The clues, with the office that an apposition gives if there is none."""
        if self.clues.title:
            return self.clues
        for other in self.around.apposed():
            if other.title:
                return self.clues._replace(
                    titles=other.titles, past=self.clues.past or other.past
                )
        return self.clues

    def _body(self) -> Known | None:
        """The organisation that somebody acts or speaks for."""
        found = list(self.clues.bodies)
        for clues in (
            *self.around.attached("of", "for", "from"),
            *self.around.apposed(),
        ):
            found += [k for k in clues.known if k.kind == "organisation"]
            found += clues.bodies
        found.sort(key=lambda known: not known.holds(self.on))
        return found[0] if found else None

    def _possessor(self) -> Actor | None:
        """Whose it is: "his", "Israel's"."""
        if not self.level:
            return None
        for row in self.sentence.labelled(self.mention.head, "poss"):
            owner = self.parse.mention_at(self.mention.sentence, row)
            if owner and owner.index != self.mention.index:
                return self.resolver.resolve(
                    owner, self.parse, self.asked, self.level - 1
                )
        return None

    def _lemmas(self) -> tuple[str, ...]:
        return self.sentence.lemmas[self.mention.first : self.mention.last]

    def _words(self) -> str:
        """The phrase as written, without a determiner."""
        s, first = self.sentence, self.mention.first
        while first < self.mention.head and s.tags[first] in DETERMINERS:
            first += 1
        last = self.mention.last
        while last > self.mention.head + 1 and s.words[last - 1] in ("'s", "’s", "'"):
            last -= 1
        return self.parse.cut(s, first, last).text
