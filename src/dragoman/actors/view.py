"""Look at one mention from all sides and say who it is.

What the phrase itself says goes before what hangs on it, that before an apposition,
that before the table of leaders, and the table before the state that the report is
about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dragoman.actors.around import Around
from dragoman.actors.asking import Asked, Found, Resolving
from dragoman.actors.bearing import shares_name
from dragoman.actors.clues import Clues
from dragoman.actors.people import Spell
from dragoman.actors.scene import may_be_abroad, scene_of
from dragoman.actors.spelt import is_of_later
from dragoman.actors.surnames import SurnameFinder
from dragoman.actors.towns import state_of_town
from dragoman.actors.whose import Whose
from dragoman.knowledge.actors import Agent, Known, Title
from dragoman.knowledge.peoples import is_one_of_people
from dragoman.knowledge.predecessors import state_then
from dragoman.knowledge.whose_words import whose_words
from dragoman.records import Actor, How, Mention, Parse, Sentence

AT_HOME: Final = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP"))
UNIFORMED: Final = ("COP", "MIL", "JUD", "LEG")  # "a policeman" is of the place
NOT_YET: Final = ("-elect", "-designate")
VOICES: Final = ("Spokesperson", "Official", "Adviser")  # of any body
INDEFINITE: Final = "a an some any no such another other two".split()
FIGHTING: Final = ("REB", "UAF")  # "a commander of the Front"
SENT: Final = "Representative"  # a lawmaker, or whom a body sends
TWO: Final = ("the two ", "both ")  # of two states: "the two presidents"
LEADER: Final = "Leader"
GENERIC: Final = ("PTY", "LEG", "OPP", "JRN")  # bodies of one name in many states
RULING: Final = ("ruling party", "governing party")


class View:
    """One mention in its sentence, looked at from all sides."""

    def __init__(
        self, resolver: Resolving, mention: Mention, parse: Parse, asked: Asked
    ) -> None:
        """Read the clues of the phrase and of what hangs on it."""
        self.resolver, self.tables = resolver, resolver.tables
        self.mention, self.parse = mention, parse
        self.asked, self.on = asked, asked.on
        self.sentence: Sentence = parse.sentences[mention.sentence]
        self.around = Around(resolver.read, mention, parse, resolver.seen(parse))
        self.clues = self.around.read(mention.head)
        if mention.kind == "thing" and not self.clues.holder:
            self.clues = self.clues._replace(titles=())
        self.whose = Whose(
            self.around, self.clues, self._possessor(), self._town, self._led
        )

    def actor(self) -> Actor:
        """The actor that the mention stands for."""
        found = self._identify()
        country, sector = found.country, found.sector
        return Actor(
            name=found.name or self.around.words(self.mention),
            country=country,
            sector=sector,
            role=found.role,
            entity=found.entity,
            code=" ".join(part for part in (country, sector) if part) or None,
            words=self.mention.words,
            antecedent=None,
            how=self._how(found),
        )

    def _how(self, found: Found) -> How:
        """The sign that tells who it is, or a weaker one that tells the state."""
        told = found.how in ("words", "title and name")
        if not told or found.entity or not found.country:
            return found.how
        sign = self.whose.signs.get(found.country, "words")
        return found.how if sign == "words" else sign

    def _identify(self) -> Found:
        """Try who it is from the surest sign to the weakest."""
        signs = (self._person, self._named, self._beside, self._officer, self._kind)
        for sign in signs:
            if found := sign():
                return found
        return Found()

    def _person(self) -> Found | None:
        """Somebody of the table of leaders."""
        people = self.resolver.people
        clues, said = self.around.with_title(self.clues), self.whose.said
        find = SurnameFinder(self.resolver, self.parse, self.on)
        how: How = "title and name" if self.clues.title else "name"
        spell = people.by_name(clues, said, self.on)
        if spell is None and clues.title and not clues.name:
            past = clues.past
            named = (
                c._replace(titles=clues.titles, past=c.past or past)
                for c in self.around.apposed()
            )
            spells = (people.by_name(c, said, self.on) for c in named)
            spell = next((found for found in spells if found), None)
            how = "apposition"
        if spell is None and clues.name and not clues.known and self._is_proper():
            spell = find(clues, said)
        if spell is None and not said:
            spell = find.one_of_several(clues, self._home)
        return self._as_found(spell, how) if spell else None

    def _as_found(self, spell: Spell, how: How) -> Found:
        known = spell.known
        sector = spell.sector or self.whose.served(self.on)
        if known.country is None and sector == "GOV":
            sector = "IGO"
        if self.whose.serves_states:
            return Found(known.name, None, "IGO", spell.role, known.entity, how)
        return Found(known.name, known.country, sector, spell.role, known.entity, how)

    def _named(self) -> Found | None:
        """A state, people, organisation or region with a name."""
        entries = [known for known in self.clues.known if known.kind != "person"]
        word = self.sentence.words[self.mention.head]
        if not entries or is_of_later(word, entries, self.on):
            return None
        known = self._which(entries)
        if known.kind == "state":
            state = state_then(known, self.tables.states, self.on)
            return Found(state.name, state.country, "GOV", None, state.entity, "name")
        country, how = self._country_of(known)
        how = how if country else "name"
        sector = known.sector
        if known.kind == "group" and self.clues.agent:
            sector = self.clues.agent.sector
        return Found(known.name, country, sector, None, known.entity, how)

    def _which(self, entries: Sequence[Known]) -> Known:
        """What a name stands for, by the states said, the day, the report's own."""
        plural = self.sentence.tags[self.mention.head] in ("NNPS", "NNS")
        people = plural or is_one_of_people(self.mention.words.text.split())
        begun = [k for k in entries if not (self.on and k.start and self.on < k.start)]
        several = len({k.country for k in entries if k.kind == "organisation"}) > 1
        home = self._home()[0] if several else None
        return max(
            begun or entries,
            key=lambda k: (
                k.country is not None and k.country in self.whose.said,
                several and k.country is not None and k.country == home,
                k.standing(self.on),
                (k.kind == "group") == people,
            ),
        )

    def _country_of(self, known: Known) -> tuple[str | None, How]:
        """The state of a named body; the words may say another than the table."""
        free = known.country is None and known.sector not in ("IGO", "NGO")
        other = [code for code in self.whose.said if code != known.country]
        if known.country is None and known.sector == "NGO" and self.clues.countries:
            return self.clues.countries[0], "words"  # "the Kenya Red Cross"
        if other and (free or (known.sector in GENERIC and self.clues.countries)):
            return other[0], self.whose.signs[other[0]]
        if free and known.sector in AT_HOME:
            return self._home()
        return known.country, "name"

    def _beside(self) -> Found | None:
        """Somebody of whom only what stands beside the name tells who it is.

        "Nadia Haroun, a spokeswoman for Egypt's army".
        """
        own = self.clues
        if own.title or own.agent or not self._is_proper() or not self.asked.level:
            return None
        s, head = self.sentence, self.mention.head
        above = (s.heads[head],) if s.deps[head] == "appos" else ()
        for row in (*s.labelled(head, "appos"), *above):
            other = self.parse.mention_at(self.mention.sentence, row)
            if other is None:
                continue
            found = View(self.resolver, other, self.parse, self.asked.deeper()).called()
            if found and found.sector:
                return found._replace(name=own.proper, entity=None, how="apposition")
        return None

    def called(self) -> Found | None:
        """What a phrase says of somebody besides the name: an office, a common noun."""
        if self.clues.known or not (self.clues.title or self.clues.agent):
            return None
        return self._officer() or self._kind()

    def _officer(self) -> Found | None:
        """Somebody with an office whose name the tables do not have."""
        clues = self.around.with_title(self.clues)
        title = clues.title
        if title is None:
            return None
        body = self.whose.body(self.on)
        chaired = self.whose.chaired(title)
        sector = self._sector_of(title, body, past=clues.past)
        sector = chaired.sector if chaired else sector
        country = self.whose.first or (body.country if body else None) or title.state
        name = clues.proper or self.around.bearer()
        how: How = "title and name" if name else "office"
        if country is None and (title.office == "sub" or title.role == "Mayor"):
            country, how = self.whose.town("of"), "place"
        if country is None and body is None and sector in AT_HOME:
            country, how = self._own(title.role or "", sector)
        how = how if country else "words"
        if self.whose.is_sent_by_states:
            country, sector, how = None, "IGO", "words"
        role = f"former {title.role}" if clues.past else title.role
        known = None if chaired else self._holder(clues, country, body)
        if known:
            sector = sector or known.sector
            return Found(known.name, known.country, sector, role, known.entity, how)
        role = role.replace("former Former", "Former") if role else None
        return Found(name, country, sector, role, how=how)

    def _sector_of(self, title: Title, body: Known | None, *, past: bool) -> str | None:
        """The sector of an office: that of the body it belongs to, if it has one."""
        if past:
            return "ELI"
        free = title.sector in (None, "GOV")
        leads = title.sector == "MIL" and body and body.sector in FIGHTING
        if body and (free or leads or body.sector == "IGO"):
            return body.sector
        owner = self.whose.owner
        sent = title.sector in (None, "GOV") or title.role == SENT
        if owner and owner.sector == "IGO" and sent:
            return "IGO"  # "the Secretary-General's envoy"
        if title.sector is None or title.role in VOICES:
            for clues in self.around.attached("of", "for"):
                if clues.agent:
                    return clues.agent.sector  # "leader of the rebels"
            if self.whose.first and "leader" in self._lemmas():
                return "GOV"  # who leads a state
        return title.sector or self.around.sector_beside()

    def _holder(
        self, clues: Clues, country: str | None, body: Known | None
    ) -> Known | None:
        """Who held an office on the day that is named alone: "the Turkish leader"."""
        title = clues.title
        if title is None or clues.name or clues.past or clues.other or clues.groups:
            return None
        if (title.role or "").endswith(NOT_YET):
            return None
        if not self._definite() or len(self.clues.countries) > 1:
            return None
        owner = country if body is None else self.tables.owner(body.entity)
        if owner is None:
            return None
        if title.role == LEADER:
            if "leader" not in self._lemmas() or any(
                c.agent for c in self.around.attached("of", "for")
            ):
                return None  # "the head of the North Korean delegation"
            return self.resolver.people.leading(owner, self.on)
        return self._unless_named(owner, title.role)

    def _unless_named(self, country: str, role: str | None) -> Known | None:
        """Who holds an office, unless the words name somebody else."""
        holder = self.resolver.people.holder(country, role, self.on)
        named = self.around.bearer()
        other = holder and named and not shares_name(named, holder.name)
        return None if other else holder

    def _kind(self) -> Found | None:
        """People or bodies told by a common noun, or a thing of some state."""
        if self.sentence.lemmas[self.mention.head] == "counterpart":
            return self._counterpart()
        agent, body = self.clues.agent, self.whose.body(self.on)
        if agent is None:
            if people := self._counted():
                return people
            if self.mention.kind == "person":
                return Found(self.clues.proper, self.whose.first)
            if body and body.sector == "IGO" and self.mention.kind == "organisation":
                return Found(body.name, None, "IGO", None, body.entity)
            town = state_of_town(self.resolver, self.parse, self.mention)
            return Found(None, self.whose.first or town)
        return self._served(agent, body) if body else self._called(agent)

    def _served(self, agent: Agent, body: Known) -> Found:
        """People of a body: "a Hamas spokesman", "soldiers of the Free Syrian Army"."""
        sector = agent.sector
        entity = body.entity if body.sector in ("REB", "IGO", "PTY") else None
        country = body.country or self.whose.first
        if sector in ("GOV", "CVL", "PTY", "REB", "UAF", "SOC") or entity:
            sector = body.sector or sector
        name = body.name if entity else None
        return Found(name, country, sector, agent.name, entity)

    def _called(self, agent: Agent) -> Found:
        """People called by a common noun alone: "Iranian police", "the government"."""
        how: How = "words"
        country = self.whose.first
        if country is None:
            country, how = self.whose.local(agent), "place"
        if country is None:
            country, how = self._own(agent.name, agent.sector)
        if agent.name in RULING and country:
            ruling = self.tables.ruling(country, self.on)
            if len(ruling) == 1:
                party = ruling[0]
                return Found(party.name, country, "PTY", agent.name, party.entity, how)
        state = agent.name in ("government", "state", "authorities") and country
        entity = f"state:{country}" if state else None
        how = how if country else "words"
        sector = self.whose.sector(agent)
        return Found(None, country, sector, agent.name, entity, how)

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
        owner = self.whose.owner
        country = self.whose.counterpart
        if owner is None:
            return Found(None, country, "GOV" if country else None)
        holder = self._unless_named(country, owner.role) if country else None
        name, entity = (holder.name, holder.entity) if holder else (None, None)
        name = name or self.around.bearer()
        how: How = "possessor"
        return Found(name, country, owner.sector, owner.role, entity, how)

    def _own(self, noun: str, sector: str) -> tuple[str | None, How]:
        """The state of the report, for "the police" and "the government"."""
        words = whose_words()
        if self.mention.words.text.lower().startswith(TWO):
            return None, "words"
        country, how = self._home()
        if self._definite() and country in words.call_themselves(noun):
            return country, how
        if noun in words.abroad or self.around.is_of_another(self.mention):
            return None, "words"
        if not self._definite() and sector not in UNIFORMED:
            return None, "words"
        named = self.resolver.names_state(self.parse, country)
        if how == "dateline" and may_be_abroad(noun, sector, country, named=named):
            scene = scene_of(self.sentence, self.around.read, self._town)
            country, how = (scene, "place") if scene else (country, how)
        if sector in AT_HOME and (self._definite() or how in ("dateline", "place")):
            return country, how
        if noun in words.fighter and self.resolver.is_about(self.parse, country):
            return country, how
        return None, "words"

    def _town(self, name: str) -> str | None:
        """The state of a town."""
        return self.resolver.town(name, self.parse)

    def _home(self) -> tuple[str | None, How]:
        """The state of the report, and whether its dateline says so."""
        return self.resolver.at_home(self.parse, self.asked.besides)

    def _definite(self) -> bool:
        """Tell whether it is "the police" or "police", not "a policeman"."""
        return self.sentence.words[self.mention.first].lower() not in INDEFINITE

    def _is_proper(self) -> bool:
        head = self.mention.head
        if self.sentence.tags[head].startswith("NNP"):
            return True
        titled = self.clues.title is not None and self.sentence.words[head].istitle()
        return titled or (self.mention.kind == "person" and self.clues.agent is None)

    def _led(self, surname: str) -> str | None:
        """The state that somebody with a surname led or leads."""
        return self.resolver.people.led_by(surname, self.on)

    def _possessor(self) -> Actor | None:
        """Whose it is: "his", "Israel's"."""
        if not self.asked.level:
            return None
        for row in self.sentence.labelled(self.mention.head, "poss"):
            owner = self.parse.mention_at(self.mention.sentence, row)
            if owner and owner.index != self.mention.index:
                return self.resolver.resolve(owner, self.parse, self.asked.deeper())
        return None

    def _lemmas(self) -> tuple[str, ...]:
        return self.sentence.lemmas[self.mention.first : self.mention.last]
