"""Resolve a mention to an actor: name, state, sector and office on a day.

What the phrase itself says goes before what hangs on it ("of Iran"), that before
an apposition, that before the table of leaders, and the table before the state
that the report is about. A place where something happened says nothing of whose
people acted, save for those who belong where they are: police, villagers.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from dragoman.actors.asking import Asked
from dragoman.actors.author import author_of, is_own_voice
from dragoman.actors.clues import ClueReader, Clues
from dragoman.actors.home import Home
from dragoman.actors.people import PeopleFinder
from dragoman.actors.politics import Politics
from dragoman.actors.towns import Towns
from dragoman.actors.view import View
from dragoman.knowledge.actors import ActorTables, Known
from dragoman.knowledge.peoples import is_one_of_people
from dragoman.knowledge.phrases import fold
from dragoman.knowledge.places import PlaceTables
from dragoman.records import Actor, How, Mention, Parse
from dragoman.records.phrases import FIRST

ABROAD_OFFICES: Final = "state government foreign defence security envoy".split()
LANDS: Final = ("state:", "capital:", "region:")
LEVEL: Final = 3  # how many antecedents and possessors are followed


class ActorResolver:
    """Resolves mentions of parsed reports; built once from the tables."""

    def __init__(self, tables: ActorTables, places: PlaceTables | None = None) -> None:
        """Keep the tables and make what reads with them.

        Args:
            tables: The tables of actors.
            places: Those of places; ours are opened when first needed if not given.
        """
        self.tables = tables
        self.read = ClueReader(tables)
        self.people = PeopleFinder(tables)
        self.politics = Politics(tables)
        self.towns = Towns(places)
        self._home: Home | None = None
        self._parse: Parse | None = None
        self._seen: dict[tuple[int, int], Clues] = {}
        self._known: dict[tuple[int, Asked], Actor] = {}
        self._authors: dict[Asked, Actor | None] = {}

    def __call__(
        self,
        mention: Mention,
        parse: Parse,
        *,
        on: date | None,
        besides: frozenset[str] = frozenset(),
    ) -> Actor:
        """Resolve a mention; of several antecedents only the first is followed."""
        return self.resolve(mention, parse, Asked(on, LEVEL, besides))

    def home(self, parse: Parse, besides: frozenset[str] = frozenset()) -> str | None:
        """The state that the report is about; see `Home`."""
        return self._home_of(parse).country(besides)

    def at_home(
        self, parse: Parse, besides: frozenset[str] = frozenset()
    ) -> tuple[str | None, How]:
        """The state that the report is about, and the sign that it is."""
        home = self._home_of(parse)
        return home.country(besides), "dateline" if home.dateline else "report"

    def _home_of(self, parse: Parse) -> Home:
        if self._home is None or self._home.parse is not parse:
            self._home = Home(parse, self.tables, self.towns)
        return self._home

    def is_about(self, parse: Parse, country: str | None) -> bool:
        """Tell whether no other state is named as often in a report as this one."""
        return country is not None and self._home_of(parse).is_about(country)

    def names_state(self, parse: Parse, country: str | None) -> bool:
        """Tell whether a report names a state, or what is called after it."""
        return country is not None and self._home_of(parse).named[country] > 0

    def told(self, parse: Parse, name: str) -> tuple[Known, ...]:
        """The leader whom a report names in full and who bears a name."""
        return self._home_of(parse).people.get(fold(name), ())

    def town(self, name: str, parse: Parse) -> str | None:
        """The state in which a town or province lies that is meant in a report."""
        return self.towns(name, self._home_of(parse).named)

    def seen(self, parse: Parse) -> dict[tuple[int, int], Clues]:
        """The clues of phrases that were read; none of a title, which is read once."""
        return self._seen if parse is self._parse else {}

    def speaks_abroad(self, actor: Actor) -> bool:
        """Tell whether an actor is a state, or holds an office that deals with them."""
        if actor.entity and actor.entity.startswith(("state:", "capital:")):
            return True
        office = self.tables.offices.get(actor.role or "")
        return office is not None and office.office in ABROAD_OFFICES

    def resolve(self, mention: Mention, parse: Parse, asked: Asked) -> Actor:
        """Resolve a mention; `asked` says how many antecedents are followed.

        What was asked before of the same report is remembered.
        """
        if self._parse is not parse:
            self._parse, self._seen = parse, {}
            self._known, self._authors = {}, {}
        key = (mention.index, asked)
        if key not in self._known:
            self._known[key] = self._resolve(mention, parse, asked)
        return self._known[key]

    def _resolve(self, mention: Mention, parse: Parse, asked: Asked) -> Actor:
        if mention.antecedents and asked.level:
            before = parse.mentions[mention.antecedents[0]]
            actor = self.resolve(before, parse, asked.deeper())
            told = actor.code or mention.words.text != actor.name  # "Ann Roe, a judge,"
            if told and self._means_same(mention, parse):
                return msgspec.structs.replace(
                    actor,
                    words=mention.words,
                    antecedent=actor.antecedent or actor.words,
                    how="antecedent",
                )
        return (
            self._author(mention, parse, asked)
            or View(self, mention, parse, asked).actor()
        )

    def _author(self, mention: Mention, parse: Parse, asked: Asked) -> Actor | None:
        """Who "I" or "we" is where the title of a statement tells who speaks."""
        report, at = parse.report, mention.words
        if at.text.lower() not in FIRST or mention.antecedents:
            return None
        if asked not in self._authors:
            named = author_of(report)
            found = View(self, *named, asked).actor() if named else None
            is_land = found and (found.entity or "").startswith(LANDS)
            self._authors[asked] = None if is_land else found  # "Letter from America"
        author = self._authors[asked]
        if author and is_own_voice(report, at.start, author.name, author.role):
            return msgspec.structs.replace(author, words=at, how="title")
        return None

    def _means_same(self, mention: Mention, parse: Parse) -> bool:
        """Tell whether a mention is its antecedent, and not named by itself."""
        if mention.kind == "pronoun":
            return True
        sentence = parse.sentences[mention.sentence]
        if mention.kind == "organisation" and sentence.words[mention.head].isupper():
            return True  # "the ICJ", which the report has said what it is
        if is_one_of_people(sentence.words[mention.first : mention.head + 1]):
            return True  # "the Ghanaian"
        clues = self.read(sentence, mention.first, mention.last, mention.head)
        if mention.kind == "person" and clues.known:
            # "Allan Wagner spoke. Wagner added": no group
            return not any(one.kind in ("person", "state") for one in clues.known)
        return not clues.known and not clues.countries
