"""Find the names that the actor tables know in the words of a sentence."""

from __future__ import annotations

from typing import Final, NamedTuple

from dragoman.knowledge.actors import ActorTables, Known, Title
from dragoman.knowledge.borne_names import first_names, is_full_name
from dragoman.records import Kind, Sentence

TITLED: Final = frozenset(("NOUN", "PROPN", "ADJ", "PRON"))
JOINING: Final = frozenset(("-", "–", "and", ",", "/"))
MEETINGS: Final = frozenset(
    "talk summit conference meeting round negotiation accord agreement declaration"
    " process protocol convention treaty pact deal dialogue forum conclave".split()
)
MODIFIERS: Final = frozenset(("amod", "compound", "nmod", "nummod", "advmod"))


class Named(NamedTuple):
    """A known name in a sentence.

    Attributes:
        first: Its first row.
        last: The row after its last.
        kind: What it stands for here: "Israeli" the state in "Israeli troops",
            but a group in "three Israelis".
        entity: Its id in the actor tables.
        country: The state it belongs to.
        adjective: It is an adjective or the name of a people.
        roles: The offices that a person has held, now or then.
    """

    first: int
    last: int
    kind: Kind
    entity: str
    country: str | None
    adjective: bool
    roles: tuple[str, ...]


class Marks(NamedTuple):
    """What the actor tables know in a sentence.

    Attributes:
        names: The known names, the longest from the left, none twice.
        titles: Offices and forms of address by the row at which they start.
    """

    names: tuple[Named, ...]
    titles: dict[int, Title]

    def title_ends(self, row: int) -> bool:
        """Tell whether an office or form of address ends at a row."""
        return any(
            first in self.titles and first + self.titles[first].length == row + 1
            for first in range(row - 4, row + 1)
        )

    def title_end(self, head: int) -> int:
        """The row after an office of which a row is the head: "Minister of Justice"."""
        title = self.titles.get(head)
        return head + title.length if title else head + 1


def mark(sentence: Sentence, actors: ActorTables) -> Marks:
    """Find names and titles in a sentence."""
    lemmas, titles = sentence.lemmas, {}
    for row, part in enumerate(sentence.pos):
        if part in TITLED:
            title = actors.title(lemmas, row)
            if title:  # "Affairs" may have lost its ending
                small = tuple(word.lower() for word in sentence.words[row : row + 8])
                longer = actors.title(small, 0)
                titles[row] = max(title, longer or title, key=_length)
    return Marks(find_names(sentence, actors), titles)


def _length(title: Title) -> int:
    return title.length


def find_names(sentence: Sentence, actors: ActorTables) -> tuple[Named, ...]:
    """The known names of a sentence, the longest from the left, none twice."""
    words = sentence.words
    small = not any(word[0].isupper() for word in words)
    found, at = [], 0
    while at < len(words):
        named = None
        if small or not words[at][0].islower():
            named = _name_at(sentence, at, actors, small=small)
        if named:
            found.append(named)
        at = named.last if named else at + 1
    return tuple(found)


def _name_at(
    sentence: Sentence, at: int, actors: ActorTables, *, small: bool
) -> Named | None:
    name = actors.match(sentence.words, at, any_case=small)
    people = actors.demonym(sentence.words, at, any_case=small)
    adjective = people is not None and (name is None or people.length > name.length)
    found = people if adjective else name
    if found is None:
        return None
    last = at + found.length
    entry = _entry(sentence, last - 1, found.entries, adjective=adjective)
    if found.length == 1 and at and _is_surname(sentence, at, entry):
        return None
    roles = tuple(dict.fromkeys(one.role for one in found.entries if one.role))
    kind = "thing" if _is_site(sentence, last - 1, entry) else entry.kind
    return Named(at, last, kind, entry.entity, entry.country, adjective, roles)


def _is_surname(sentence: Sentence, row: int, entry: Known) -> bool:
    """Tell whether somebody bears the name of a body or people: "Ana Wagner"."""
    first, last = sentence.words[row - 1 : row + 1]
    if entry.kind not in ("organisation", "group"):
        return False
    noun = sentence.tags[row] == "NNP" and sentence.deps[row] not in MODIFIERS
    named = first.istitle() and first.lower() in first_names()
    return is_full_name(first, last) or (noun and named and entry.kind == "group")


def _is_site(sentence: Sentence, row: int, entry: Known) -> bool:
    """Tell whether a capital only says where others meet: "the Abuja talks"."""
    if not entry.entity.startswith("capital:"):
        return False
    noun = sentence.heads[row]
    beside = (
        *sentence.words[max(0, row - 1) : row],
        *sentence.words[row + 1 : row + 2],
    )
    alone = not any(word in JOINING for word in beside)
    within = sentence.deps[row] in ("compound", "nmod") and alone
    return within and sentence.lemmas[noun] in MEETINGS


def _entry(
    sentence: Sentence, row: int, entries: tuple[Known, ...], *, adjective: bool
) -> Known:
    """Choose among what a name stands for by how it is used."""
    if not adjective or len(entries) == 1:
        return entries[0]
    modifies = sentence.deps[row] in MODIFIERS or sentence.pos[row] == "ADJ"
    wanted = "state" if modifies else "group"
    return next((entry for entry in entries if entry.kind == wanted), entries[0])
