"""Tell what a noun phrase stands for, from its own words and its clause."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from dragoman.knowledge.actors import ActorTables, Title
from dragoman.knowledge.party_words import party_words
from dragoman.knowledge.whose_words import whose_words
from dragoman.parsing.empty import says_nothing
from dragoman.parsing.located import told_kind
from dragoman.parsing.names import Marks, Named
from dragoman.parsing.words import Vocabulary
from dragoman.records import Kind, Sentence
from dragoman.records.phrases import only_counts

Form = Literal["name", "office", "noun", "pronoun"]
PLACING: Final = frozenset(
    "in at near outside inside around across through throughout".split()
)
SUFFIXES: Final = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
COUNTED: Final = frozenset("dozen score hundred thousand million".split())
PLURAL: Final = frozenset(("NNS", "NNPS"))


class Traits(NamedTuple):
    """What is known of the one or those that a phrase stands for.

    Attributes:
        kind: What it is.
        form: How it is told: by name, by office ("the president"), by a common
            noun or by a pronoun.
        entity: Its id in the actor tables.
        country: A country that the phrase itself names.
        office: The office by its role in the tables: "Prime Minister".
        name: The words of the name alone, in small letters.
        plural: There are several.
        gender: "m" or "f" where the words tell.
        sure: The kind is known and not guessed.
        roles: Offices that the tables know a person to have held at some time.
        human: It is one human being, as far as the words tell.
    """

    kind: Kind
    form: Form
    entity: str | None = None
    country: str | None = None
    office: str | None = None
    name: tuple[str, ...] = ()
    plural: bool = False
    gender: str | None = None
    sure: bool = True
    roles: tuple[str, ...] = ()
    human: bool = False


class Bounds(NamedTuple):
    """The rows of a noun phrase."""

    head: int
    first: int
    last: int


RARE: Final = 5  # letters of a surname that may stand alone


def aged(sentence: Sentence, head: int) -> int | None:
    """The first row of "59-year-old" where that stands for somebody."""
    first = head - 4
    is_age = (
        first >= 0
        and sentence.lemmas[head] == "old"
        and sentence.lemmas[head - 2] in ("year", "month")
        and sentence.tags[first] == "CD"
    )
    return first if is_age else None


class Describer:
    """Tells the traits of a phrase; called with sentence, rows and known names."""

    def __init__(self, actors: ActorTables, words: Vocabulary) -> None:
        """Keep the tables."""
        self.actors, self.words = actors, words
        self.last_words: tuple[tuple[Kind, frozenset[str]], ...] = (
            ("thing", words.calendar),
            ("thing", words.matter),
            ("organisation", words.body),
            ("place", words.spot),
        )

    def __call__(self, sentence: Sentence, rows: Bounds, marks: Marks) -> Traits:
        """The traits of a noun phrase."""
        names = marks.names
        head = rows.head
        if sentence.words[head].lower() == "those" and sentence.labelled(
            head, "relcl", "acl"
        ):
            return Traits("group", "noun", plural=True)
        if sentence.tags[head] == "WP$" or (
            sentence.pos[head] == "PRON" and not sentence.words[head].isupper()
        ):
            return self.pronoun(sentence, head)
        inside = [n for n in names if rows.first <= n.first and n.last <= rows.last]
        own = next((n for n in inside if n.first <= head < n.last), None)
        if sentence.pos[head] == "PRON" and own is None:
            return self.pronoun(sentence, head)  # "I", and no name such as "WHO"
        title = last_title(rows, marks, own)
        country = self.country(sentence, rows, names, own)
        if own and not (title and title.row >= head):
            return self.known(sentence, rows, own, country)._replace(
                office=title.of.role if title else None, roles=own.roles
            )
        if title and title.row >= head:
            return self.office(sentence, rows, title.of, country)
        capital = sentence.words[head][0].isupper() and (
            sentence.pos[head] == "PROPN"
            or (title is not None and head > rows.first)
            or (head == 0 and self.is_leader(sentence.words[head], rows))
        )
        if capital and not self.is_land(sentence, rows):
            return self.unknown_name(sentence, rows, title, country)
        return self.noun(sentence, rows, country)

    def is_land(self, sentence: Sentence, rows: Bounds) -> bool:
        """Tell "the Kingdom" and "the Sultanate", as they write at home, from names."""
        bare = rows.last - rows.first == 2 and sentence.lemmas[rows.first] == "the"
        return bare and sentence.lemmas[rows.head] in self.words.back["state"]

    def pronoun(self, sentence: Sentence, row: int) -> Traits:
        """The traits of a pronoun: number and gender; an empty "it" is a thing."""
        word = sentence.words[row].lower()
        gender = {"he": "m", "him": "m", "his": "m", "himself": "m"}.get(word)
        gender = gender or ("f" if word in ("she", "her", "hers", "herself") else None)
        plural = word in ("they", "them", "their", "theirs", "themselves", "both")
        empty = word == "it" and says_nothing(sentence, row, self.words)
        kind: Kind = "thing" if empty else "pronoun"
        return Traits(kind, "pronoun", plural=plural, gender=gender)

    @staticmethod
    def country(
        sentence: Sentence, rows: Bounds, names: tuple[Named, ...], own: Named | None
    ) -> str | None:
        """The country that a phrase names: "Iran's", "Iranian", "of Iran"."""
        for name in names:
            if name is own or name.country is None:
                continue
            if sentence.words[name.last : name.last + 1] == ("-",) and (
                sentence.words[name.last + 1] in whose_words().backed
            ):
                continue  # "the US-backed government" is not the USA's
            inside = rows.first <= name.first < rows.last
            behind = name.first - rows.last in (1, 2) and (
                sentence.words[rows.last] in ("of", "for")
            )
            if inside or behind:
                return name.country
        return shared_country(sentence, rows.head, names)

    def known(
        self, sentence: Sentence, rows: Bounds, own: Named, country: str | None
    ) -> Traits:
        """The traits of a phrase headed by a known name."""
        kind, head = own.kind, rows.head
        if own.entity.startswith("capital:") and self.placed(sentence, head):
            kind = "place"
        name = () if own.adjective else self.bare(sentence, own)
        plural = kind == "group" and sentence.tags[head] in PLURAL
        gender = self.gender(sentence, rows) if kind == "person" else None
        return Traits(
            kind, "name", own.entity, own.country or country, None, name, plural, gender
        )

    def bare(self, sentence: Sentence, own: Named) -> tuple[str, ...]:
        """The words of a known name; of a person's without titles and "of Jordan"."""
        words = sentence.words[own.first : own.last]
        if own.kind == "person":
            title = self.actors.title(sentence.lemmas, own.first)
            words = words[title.length if title else 0 :]
            words = words[: words.index("of") if "of" in words else len(words)]
            words = tuple(w for w in words if w not in SUFFIXES and w[0].isalnum())
        return tuple(word.lower() for word in words if word != "The")

    def office(
        self, sentence: Sentence, rows: Bounds, title: Title, country: str | None
    ) -> Traits:
        """The traits of an office without a name: "the president"."""
        plural = sentence.tags[rows.head] in PLURAL
        gender = self.words.gender.get(sentence.lemmas[rows.head])
        kind: Kind = "group" if plural else "person"
        return Traits(kind, "office", None, country, title.role, (), plural, gender)

    def unknown_name(
        self,
        sentence: Sentence,
        rows: Bounds,
        title: _Placed | None,
        country: str | None,
    ) -> Traits:
        """The traits of a name that no table knows."""
        head, words = rows.head, sentence.words
        start = title.row + 1 if title else rows.first
        name = tuple(
            words[r].lower()
            for r in range(start, rows.last)
            if words[r][0].isupper()
            and words[r] not in SUFFIXES
            and sentence.pos[r] != "DET"
        )
        kind, sure = self.guess(sentence, rows)
        if title and sentence.lemmas[head] not in self.words.calendar:
            kind, sure = "person", True  # no "official Friday"
        gender = self.gender(sentence, rows) if kind == "person" else None
        plural = sentence.tags[head] == "NNPS" and kind in ("group", "thing")
        role = title.of.role if title else None
        return Traits(kind, "name", None, country, role, name, plural, gender, sure)

    def guess(self, sentence: Sentence, rows: Bounds) -> tuple[Kind, bool]:
        """Guess what an unknown name stands for, and whether that is sure."""
        head, word = rows.head, sentence.words[rows.head]
        kind = self.listed(sentence, rows)
        if kind:
            return kind, True
        if self.called(sentence, rows):
            return "person", True
        told = told_kind(sentence, rows.first, head, self.words.spot)
        if told:
            return told, True
        bare = sentence.words[rows.first][0].isupper() and (
            sentence.pos[rows.first] != "DET" and sentence.tags[head] != "NNPS"
        )
        if (
            bare
            and not word.isupper()
            and (self.human(sentence, head) or self.is_leader(word, rows))
        ):
            return "person", True
        if word.isupper() and 2 <= len(word) <= 7:
            return "organisation", True
        if self.placed(sentence, head):
            return "place", False
        if sentence.tags[head] == "NNPS":
            return "thing", True
        return (
            ("organisation", not bare)
            if rows.last - rows.first < 5
            else ("thing", True)
        )

    def called(self, sentence: Sentence, rows: Bounds) -> bool:
        """Tell whether a noun for one human stands before it: "officer Ben Daud"."""
        row = rows.head - 1
        while row > rows.first and sentence.pos[row] == "PROPN":
            row -= 1
        one = self.words.one_human(sentence.lemmas[row])
        return rows.first <= row and sentence.pos[row] == "NOUN" and one

    def is_leader(self, word: str, rows: Bounds) -> bool:
        """Tell whether a lone name is the surname of just one leader we know."""
        if rows.last - rows.first != 1 or len(word) < RARE:
            return False
        return len({known.entity for known in self.actors.surname(word)}) == 1

    def listed(self, sentence: Sentence, rows: Bounds) -> Kind | None:
        """What a list of words says that an unknown name stands for."""
        lemmas, head = sentence.lemmas, rows.head
        for kind, words in self.last_words:
            if lemmas[head] in words:
                return kind
        first = sentence.words[rows.first].lower()
        named = first in self.words.first_names and rows.first < head
        if named and sentence.pos[head] == "PROPN":  # no "Assad regime"
            return "person"
        agent = self.actors.agent(lemmas[max(rows.first, head - 2) : head + 1])
        return "group" if agent else None

    def human(self, sentence: Sentence, head: int) -> bool:
        """Tell whether a name stands where people stand: "Smith said", "Smith, 52,"."""
        verb = sentence.heads[head]
        if (
            sentence.deps[head] == "nsubj"
            and sentence.lemmas[verb] in self.words.speech
        ):
            return True
        if sentence.deps[head] == "appos":
            return sentence.lemmas[verb] in self.words.human
        return any(
            sentence.deps[child] in ("appos", "relcl")
            and (
                sentence.lemmas[child] in self.words.human
                or sentence.tags[child] == "CD"
                or "who" in sentence.words[head + 1 : head + 4]
            )
            for child in sentence.children[head]
        )

    @staticmethod
    def placed(sentence: Sentence, row: int) -> bool:
        """Tell whether a phrase says where: "in Islamabad"."""
        head = sentence.heads[row]
        return sentence.deps[row] == "pobj" and sentence.lemmas[head] in PLACING

    def gender(self, sentence: Sentence, rows: Bounds) -> str | None:
        """Read "he" or "she" off titles and first names."""
        words = [word.lower() for word in sentence.words[rows.first : rows.last]]
        told = (
            self.words.gender.get(w) or self.words.first_names.get(w) for w in words
        )
        return next(filter(None, told), None)

    def noun(self, sentence: Sentence, rows: Bounds, country: str | None) -> Traits:
        """The traits of a phrase headed by a common noun."""
        head, lemma = rows.head, sentence.lemmas[rows.head]
        plural = sentence.tags[head] in PLURAL or (
            sentence.pos[head] in ("NUM", "ADJ") and aged(sentence, head) is None
        )
        agent = self.actors.agent(sentence.lemmas[max(rows.first, head - 2) : head + 1])
        people = sentence.pos[head] in ("ADJ", "VERB") and not sentence.labelled(
            head, "poss"
        )
        kind: Kind = "thing"
        bare = rows.first == head and sentence.words[head] in party_words().mass
        if (agent or lemma in self.words.human or people) and not bare:
            kind = "group"  # not "force" where a curfew "is in force"
        elif lemma in self.words.spot and self.placed(sentence, head):
            kind = "place"
        elif (
            lemma in COUNTED and sentence.deps[head].startswith("nsubj")
        ) or self.is_toll(sentence, head):
            kind = "group"  # "thousands marched"
        if kind != "group":
            return Traits(kind, "noun", None, country, None, (), plural)
        words = sentence.lemmas[rows.first : rows.last]  # no name: "Assad regime"
        sex = next(filter(None, map(self.words.gender.get, words)), None)
        human = not plural and self.words.one_human(lemma)
        return Traits(kind, "noun", None, country, None, (), plural, sex, human=human)

    def is_toll(self, sentence: Sentence, head: int) -> bool:
        """Tell whether a number counts people: "five were killed", "40 others"."""
        told = sentence.tags[head] == "CD" and is_told_of(sentence, head)
        return told or (only_counts(sentence, head) and self.undergoes(sentence, head))

    def undergoes(self, sentence: Sentence, head: int) -> bool:
        """Tell whether what is counted are victims: "killed 28", "left 28 dead"."""
        verb = sentence.heads[head]
        if sentence.deps[head] not in ("dobj", "nsubjpass"):
            return False
        if sentence.lemmas[verb] in self.words.done_to_people:
            return True
        how = (sentence.words[row] for row in sentence.labelled(verb, "oprd"))
        return sentence.lemmas[verb] == "leave" and not self.words.left.isdisjoint(how)


def is_told_of(sentence: Sentence, head: int) -> bool:
    """Tell whether a number counts somebody: "five were killed", "five killed"."""
    if sentence.deps[head].startswith("nsubj"):
        return True
    rows = sentence.labelled(head, "acl")
    return sentence.deps[head] == "ROOT" and any(
        sentence.tags[r] == "VBN" for r in rows
    )


class _Placed(NamedTuple):
    """A title, its first row and its last."""

    of: Title
    first: int
    row: int


def shared_country(
    sentence: Sentence, head: int, names: tuple[Named, ...]
) -> str | None:
    """The country of a whole list: "the government and people of Iran"."""
    for other in sentence.labelled(head, "conj"):
        for prep in sentence.labelled(other, "prep"):
            if sentence.lemmas[prep] == "of" and prep == other + 1:
                for name in names:
                    if name.first - prep in (1, 2):
                        return name.country
    return None


def last_title(rows: Bounds, marks: Marks, own: Named | None) -> _Placed | None:
    """The last office or form of address in a phrase.

    It may reach behind the head: "the Minister of Foreign Affairs".
    """
    found, at = None, rows.first
    stop = own.last - 1 if own and own.kind == "person" else rows.last
    while at < min(stop, rows.head + 1):
        title = marks.titles.get(at)
        if title and at + title.length <= stop:
            found = _Placed(title, at, at + title.length - 1)
            at += title.length
        else:
            at += 1
    return found
