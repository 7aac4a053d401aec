"""Read what a noun phrase says about who is meant, before anything is decided.

"Former Iranian Foreign Minister Mohammad Javad Zarif" holds four clues: an
adjective of a state, an office, a name, and that it is over. What stands inside
the phrase is read here; phrases that hang on it are read in the same way.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from dragoman.actors.bearing import is_branch, is_first_name, is_surname
from dragoman.actors.spelt import known_name
from dragoman.knowledge.actors import ActorTables, Agent, Known, Match, Title
from dragoman.knowledge.borne_names import borne_names
from dragoman.knowledge.whose_words import whose_words
from dragoman.records import Sentence
from dragoman.records.phrases import only_counts

AGAINST: Final = frozenset(("anti", "pro", "ex", "non", "post", "pre"))
ADJECTIVES: Final = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "RB"))
PARTIES: Final = ("nsubj", "nsubjpass", "dobj", "pobj", "agent")
DETERMINERS: Final = frozenset(("DT", "PDT", "WDT", "PRP$", "WP$"))
WITHIN: Final = ("group:", "region:")  # whose leader leads no state


class Clues(NamedTuple):
    """What a noun phrase says.

    Attributes:
        known: What the name that holds the head word may stand for.
        titles: Offices and forms of address, in their order.
        agent: The sector of its common noun.
        countries: States named by adjective or name beside the head, in order.
        bodies: Organisations named beside the head.
        groups: Peoples and parts of states named beside the head.
        past: It says "former" or the like.
        holder: Its head is the surname of somebody who held the office before it.
        other: It says "next" or the like: not whoever holds the office on the day.
        name: Its nouns and names without determiners, offices and states.
        proper: The name in it, as written: "Jean-Marc Okala".
    """

    known: tuple[Known, ...] = ()
    titles: tuple[Title, ...] = ()
    agent: Agent | None = None
    countries: tuple[str, ...] = ()
    bodies: tuple[Known, ...] = ()
    groups: tuple[Known, ...] = ()
    past: bool = False
    other: bool = False
    holder: bool = False
    name: tuple[str, ...] = ()
    proper: str | None = None

    @property
    def title(self) -> Title | None:
        """The first office; forms of address do not count."""
        return next((t for t in self.titles if t.role), None)


class ClueReader:
    """Reads noun phrases by the tables of actors."""

    def __init__(self, tables: ActorTables) -> None:
        """Keep the tables."""
        self.tables = tables

    def __call__(self, sentence: Sentence, first: int, last: int, head: int) -> Clues:
        """Read the phrase in the rows `first` up to and without `last`."""
        free = not any(word[0].isupper() for word in sentence.words)
        bounds = _Bounds(first, last, head, free)
        gathered = _Gathered(head)
        at = first
        while at < last:
            at += self._take(sentence, at, bounds, gathered)
        named = gathered.known or gathered.holder
        agent = None if named else self._agent(sentence, first, last, head)
        if agent and _modifies(sentence, head) and agent.name in borne_names().plain:
            agent = None
        return gathered.clues(gathered.body or agent, sentence)

    def _take(
        self, sentence: Sentence, at: int, bounds: _Bounds, gathered: _Gathered
    ) -> int:
        """Take the name, office or word at a row, and tell how many rows it has."""
        words, head = sentence.words, bounds.head
        title = self._office(words, at) or self._offices(sentence, at)
        if title and not _within(words, at + title.length, bounds.last):
            title = None
        match = self._name(words, at, head, free=bounds.free)
        if match and not _within(words, at + match.length, bounds.last):
            match = None
        length = match.length if match else 0
        person = gathered.titled == at and self._is_person(sentence, at, head, match)
        if person or (length <= 1 and self._is_borne(sentence, at, head)):
            gathered.word(sentence, at)
            gathered.holder = person and at == head
            return 1
        if title and title.length > length and not _plain(sentence, at, title):
            gathered.title(title, at, named=self._is_name(sentence, at, title))
            return title.length
        if match:
            if at <= head < at + length or not self._aside(sentence, at, at + length):
                self._named(sentence, at, match, gathered)
            return length
        self._joined(words[at], gathered)
        gathered.word(sentence, at)
        return 1

    def _named(
        self, sentence: Sentence, at: int, match: Match, gathered: _Gathered
    ) -> None:
        """Take a known name; in "Statistics Netherlands" it only tells the state."""
        end, head = at + match.length, gathered.head
        if at == head and is_branch(sentence, head, self.tables):
            gathered.beside(match)
            gathered.word(sentence, at)
        else:
            gathered.match(match, at, goes_on=_goes_on(sentence, end, head))

    def _is_borne(self, sentence: Sentence, at: int, head: int) -> bool:
        """Tell whether a state or office is here part of a person's name."""
        if not sentence.words[at][0].isupper():
            return False
        if at == head:
            return is_surname(sentence, at, self.tables)
        return is_first_name(sentence, at, head, self.tables)

    def _offices(self, sentence: Sentence, at: int) -> Title | None:
        """An office of several: "Presidents Biden and Macron"."""
        if sentence.tags[at] not in ("NNPS", "NNS") or at + 1 == len(sentence.tags):
            return None
        many = sentence.tags[at + 1] == "NNP" and sentence.words[at].istitle()
        return self.tables.title(sentence.lemmas, at) if many else None

    def _office(self, words: tuple[str, ...], at: int) -> Title | None:
        """The office that begins at a word; of "former chancellor" what is over."""
        title = self.tables.title(words, at)
        if title and title.length > 1 and words[at].lower() in whose_words().past:
            held = self.tables.title(words, at + 1)
            return held and held._replace(length=held.length + 1, over=True)
        return title

    def _agent(
        self, sentence: Sentence, first: int, last: int, head: int
    ) -> Agent | None:
        """What the common noun stands for, by its modifiers' lemmas or as written.

        The parser takes "ruling" in "the ruling party" for a form of "rule".
        """
        if only_counts(sentence, head):
            return self.tables.agent(("people",))
        named = _ends_name(sentence, first, last, head)
        start = max(first, head - 5)
        lemmas = sentence.lemmas[start : head + 1]
        forms = (*map(str.lower, sentence.words[start:head]), sentence.lemmas[head])
        by_lemma = self.tables.agent(lemmas, named=named)
        by_form = self.tables.agent(forms, named=named) if forms != lemmas else None
        if by_lemma is None or by_form is None:
            return by_lemma or by_form
        return max(by_lemma, by_form, key=lambda agent: len(agent.name.split()))

    def _joined(self, word: str, gathered: _Gathered) -> None:
        """Take the states and bodies that a hyphen joins: "the U.S.-EU task force"."""
        parts = word.split("-")
        capitals = len(parts) == 2 and all(part[:1].isupper() for part in parts)
        if not capitals or parts[0].lower() in AGAINST:
            return
        tables = self.tables
        for part in parts:
            if match := tables.demonym([part], 0) or tables.match([part], 0):
                gathered.beside(match)

    def _name(
        self, words: tuple[str, ...], at: int, head: int, *, free: bool
    ) -> Match | None:
        """The name or adjective here; beside the head the adjective is preferred."""
        name = known_name(self.tables, words, at, free=free)
        adjective = self.tables.demonym(words, at, any_case=free)
        if not name or not adjective or name.length != adjective.length:
            return max(name, adjective, key=lambda m: m.length if m else 0)
        return name if at <= head < at + name.length else adjective

    def _is_person(
        self, sentence: Sentence, at: int, head: int, match: Match | None
    ) -> bool:
        """Tell whether a word behind an office is a name, whatever else it means.

        "Prime Minister Major" and "Prime Minister Muscat" are people with these
        surnames; in "Foreign Minister Israel Katz" the state is a first name.
        """
        if at == head:
            return bool(self.tables.surname(sentence.words[at]))
        return (
            match is not None
            and match.length == 1
            and match.entries[0].entity.startswith("state:")
            and not self.tables.demonym(sentence.words, at)
            and all(tag == "NNP" for tag in sentence.tags[at : head + 1])
        )

    def _is_name(self, sentence: Sentence, at: int, title: Title) -> bool:
        """Tell whether words like "Major" are here part of a person's name."""
        before = sentence.tags[at - 1] if at else ""
        behind = sentence.tags[at + 1] if at + 1 < len(sentence.tags) else ""
        goes_on = behind == "NNP" or sentence.words[at + 1 : at + 2] == ("of",)
        named = before == "NNP" and not goes_on  # "NSW Premier Berejiklian" goes on
        return title.length == 1 and named and sentence.words[at].istitle()

    def _aside(self, sentence: Sentence, first: int, last: int) -> bool:
        """Tell whether a state is named without being whose: "pro-Russian"."""
        words = sentence.words
        behind = "".join(words[last : last + 2]).lower()
        before = "".join(words[max(0, first - 2) : first]).lower()
        return (behind[:1] == "-" and behind[1:] in whose_words().backed) or (
            before[-1:] == "-" and before[:-1] in AGAINST
        )


class _Bounds(NamedTuple):
    """The rows of a phrase, and whether its sentence is written without capitals."""

    first: int
    last: int
    head: int
    free: bool


class _Gathered:
    """Clues as they come in; `clues` hands them out."""

    def __init__(self, head: int) -> None:
        self.head = head
        self.known: tuple[Known, ...] = ()
        self.titles: list[Title] = []
        self.countries: list[str] = []
        self.bodies: list[Known] = []
        self.groups: list[Known] = []
        self.past = self.covered = self.other = self.opposed = False
        self.titled = -1  # the row behind the last office
        self.holder = False  # the head is the surname of who holds it
        self.body: Agent | None = None
        self.name: list[str] = []
        self.rows: list[int] = []

    def title(self, title: Title, at: int, *, named: bool) -> None:
        if named and not self.titles and at != self.head:
            return
        self.titles.append(title)
        self.titled = at + title.length
        self.covered = self.covered or at <= self.head < at + title.length
        ended = title.over or (title.role or "").startswith("Former")
        self.past = self.past or ended

    def match(self, match: Match, at: int, *, goes_on: bool) -> None:
        person = match.entries[0].kind == "person"
        if at <= self.head < at + match.length or (person and goes_on):
            self.known = match.entries
            self.take_body(match.entries[0])
        else:
            self.beside(match)

    def beside(self, match: Match) -> None:
        for known in match.entries:
            if known.kind == "organisation":
                self.bodies.append(known)
                continue
            if known.country and known.kind != "person":
                self.countries.append(known.country)
            if known.entity.startswith(WITHIN):
                self.groups.append(known)

    def take_body(self, known: Known) -> None:
        """Take "the Supreme Court" for a common noun: every state has one."""
        if known.entity.startswith("body:") and known.sector:
            self.known, self.body = (), Agent(known.name.lower(), known.sector)

    def word(self, sentence: Sentence, at: int) -> None:
        word = sentence.words[at]
        self.other = self.other or word.lower() in whose_words().other
        self.opposed = self.opposed or word.lower() == "opposition"
        if word.lower() in whose_words().past:
            self.past = True
        elif sentence.tags[at] in ADJECTIVES and not word[0].isupper():
            return
        elif sentence.tags[at] not in DETERMINERS and (word[0].isalnum() or self.name):
            self.name.append(word)
            self.rows.append(at)

    def proper(self, sentence: Sentence) -> str | None:
        """The words from the first with a capital to the last one with a capital."""
        named = self.titled if self.titled in self.rows else 0
        named = named if named <= self.head else 0
        rows = [
            row
            for row in self.rows
            if row >= named
            and sentence.words[row][0].isupper()
            and not _is_of_office(sentence, row, self.head)
        ]  # "Climate Adviser Ann Roe" is Ann Roe
        if not rows:
            return None
        ends = [row for row in self.rows if sentence.tags[row] in ("CC", ",", "IN")]
        start = max([row for row in ends if row < rows[-1]], default=-1)
        kept = [row for row in self.rows if max(rows[0], start + 1) <= row <= rows[-1]]
        return _joined(sentence, kept)

    def clues(self, agent: Agent | None, sentence: Sentence) -> Clues:
        office = agent is None or self.covered
        titles = tuple(self.titles) if office else ()
        if self.opposed:  # "opposition Labour Party leader Ann Roe"
            free = (t._replace(sector="OPP") if t.sector is None else t for t in titles)
            titles = tuple(free)
        return Clues(
            known=self.known,
            titles=titles,
            agent=agent,
            countries=tuple(dict.fromkeys(self.countries)),
            bodies=tuple(self.bodies),
            groups=tuple(self.groups),
            past=self.past,
            holder=self.holder,
            other=self.other,
            name=tuple(self.name),
            proper=self.proper(sentence),
        )


def _is_of_office(sentence: Sentence, row: int, head: int) -> bool:
    """Tell whether a word tells what an office before a name is of: "Energy".

    So in "Minister of Mines and Energy Rosa Dias".
    """
    within = False
    while row < head:
        within = within or sentence.deps[row] in ("pobj", "conj")
        row = sentence.heads[row]
        if row == head:
            return within and sentence.tags[head] == "NNP"
        if sentence.heads[row] == row:
            break
    return False


def _goes_on(sentence: Sentence, at: int, head: int) -> bool:
    """Tell whether a name goes on to the head: "Salman bin Abdulaziz al-Saud"."""
    rows = range(at, head + 1)
    return (
        all(
            sentence.words[row][0].isupper()
            or sentence.words[row].lower()
            in ("al", "bin", "-", "de", "da", "el", "ibn")
            for row in rows
        )
        and at <= head
    )


def _joined(sentence: Sentence, rows: list[int]) -> str:
    """Words as they stand in the text, with a space where there was one."""
    text = sentence.words[rows[0]]
    for before, row in pairwise(rows):
        end = sentence.offsets[before] + len(sentence.words[before])
        text += (
            sentence.words[row]
            if end == sentence.offsets[row]
            else (" " + sentence.words[row])
        )
    return text


def _plain(sentence: Sentence, at: int, title: Title) -> bool:
    """Tell whether a title is an adjective here: "major", "general", "official".

    The parser takes "Major-General" for one too.
    """
    one = title.length == 1 and "-" not in sentence.words[at]
    return one and sentence.tags[at].startswith("JJ")


def _modifies(sentence: Sentence, head: int) -> bool:
    """Tell whether a word is an adjective; "the military" alone is none."""
    alone = sentence.deps[head] in PARTIES and sentence.words[head - 1].lower() == "the"
    return sentence.tags[head] == "JJ" and not (head and alone)


def _within(words: tuple[str, ...], end: int, last: int) -> bool:
    """Tell whether a name ends within its phrase, or only adds an "of" to it."""
    return end <= last or words[last].lower() in ("of", "for", "to", "and", "in")


def _ends_name(sentence: Sentence, first: int, last: int, head: int) -> bool:
    """Tell whether a noun ends the name of a body: "the Northern Command"."""
    words = sentence.words
    return words[head].istitle() and any(
        words[row].istitle() and row != head and sentence.tags[row] not in DETERMINERS
        for row in range(first, last)
    )
