"""Look at the words around the name of a place."""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.places import PlaceTables
from dragoman.places.toponym import LANDS, Toponym
from dragoman.records import Mention, Parse, Sentence

NAME_TAGS: Final = frozenset(("NNP", "NNPS"))
TOGETHER: Final = frozenset(("compound", "flat", "nmod", "amod", "poss"))
IN_NAME: Final = frozenset(("compound", "flat", "nmod", "amod"))
# No container has a name of more words.
LONGEST_CONTAINER: Final = 4
# A state or a great district holds towns; a town holds quarters.
CONTAINERS: Final = LANDS | {"district"}
# "Jane Doe, 29, of Columbia", "Jane Doe of Columbia".
HOME: Final = frozenset(("of", "from"))
DETERMINERS: Final = frozenset(("DT", "PRP$", "WDT", "PDT"))
HYPHENS: Final = frozenset("-–")
ARTICLES: Final = frozenset(("al", "el", "as", "ar", "an", "ul", "bin", "ibn"))
LINE_OPENERS: Final = frozenset(("-", "–", "—", "--", ":", "(", "_"))
SAINTS: Final = ("St. ", "St ", "Saint ")
GENITIVES: Final = frozenset(("'s", "’s"))


class Neighbours:
    """Judges the words beside a name; built once."""

    def __init__(self, tables: PlaceTables) -> None:
        """Keep the tables."""
        self._tables = tables
        known = tables.locatives
        self._kinds = known.kinds
        # Words that may stand beside a name without making it another's name.
        self._harmless = (
            known.directions | known.kinds.keys() | known.parts | known.bodies
        )
        self._groups = {"paper": known.papers, "office": known.bodies}

    def lengthens(self, sentence: Sentence, toponym: Toponym, row: int) -> bool:
        """Whether the word in a row makes a longer name of a toponym."""
        if not 0 <= row < len(sentence.words) or toponym.people:
            return False
        word, head = sentence.words[row], toponym.head
        if sentence.tags[row] not in NAME_TAGS or not word[0].isupper():
            return False
        if self.is_harmless(word):
            return False
        linked = sentence.heads[row] == head or sentence.heads[head] == row
        together = sentence.heads[row] == sentence.heads[head]
        return (linked and in_name(sentence, row, head)) or (
            together
            and sentence.deps[head] in TOGETHER
            and sentence.deps[row] in TOGETHER
        )

    def is_harmless(self, word: str) -> bool:
        """Whether a word beside a name leaves it what it is."""
        return word.lower().rstrip(".") in self._harmless or self.is_people(word)

    def is_namesake(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether a word beside a name makes it that of a street or a river."""
        namesakes = self._tables.locatives.namesakes
        beside = sentence.words[toponym.last : toponym.last + 1]
        if toponym.first > 0:
            beside += (sentence.words[toponym.first - 1],)
        return any(
            w[0].isupper() and w.lower().rstrip(".") in namesakes for w in beside
        )

    def has_article(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether an article or the like stands before a name that ends its phrase."""
        row = toponym.first - 1
        if row < 0 or sentence.tags[row] not in DETERMINERS:
            return False
        return sentence.deps[toponym.head] not in TOGETHER

    def is_joined(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether a hyphen ties a name to an article, or "&" to a name before it."""
        row = toponym.first
        if row > 1 and sentence.words[row - 1] == "&":
            return True
        if row < 2 or sentence.words[row - 1] not in HYPHENS:
            return False
        is_tight = sentence.offsets[row] == sentence.offsets[row - 1] + 1
        before = sentence.words[row - 2]
        return is_tight and (before.lower() in ARTICLES or toponym.people)

    def opens_line(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether a name in capitals opens a line, and a dash or colon follows."""
        behind = sentence.words[toponym.last : toponym.last + 1]
        opens = toponym.first == 0 and toponym.words.text.isupper()
        return opens and behind[:1] != () and behind[0] in LINE_OPENERS

    def is_saint(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether it is the saint of a church or feast: "St. John's Church"."""
        if not toponym.words.text.startswith(SAINTS):
            return False
        behind = sentence.words[toponym.last : toponym.last + 2]
        return len(behind) == 2 and behind[0] in GENITIVES and behind[1][0].isupper()

    def is_people(self, word: str) -> bool:
        """Whether a word names a people or its things."""
        return self._tables.country_of_people(word) is not None

    def is_of_body(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether "of" ties a name to a body called after it."""
        row = toponym.first - 1
        if row > 0 and sentence.words[row] == "the":
            row -= 1
        if row < 1 or sentence.words[row] != "of":
            return False
        word = sentence.words[row - 1]
        return sentence.tags[row - 1] in NAME_TAGS and word.lower() in (
            self._tables.locatives.eponyms
        )

    def next_in(self, sentence: Sentence, toponym: Toponym, group: str) -> bool:
        """Whether the next word is of a group: papers, streets, offices."""
        row = toponym.last
        if row >= len(sentence.words):
            return False
        word = sentence.words[row]
        if group != "office" and not word[0].isupper():
            return False
        return word.lower().rstrip(".") in self._groups[group]

    def is_home(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether somebody is said to be from there: ", 29, of Columbia"."""
        row = toponym.first - 1
        if row < 1 or sentence.words[row] not in HOME:
            return False
        return sentence.words[row - 1] == "," or sentence.tags[row - 1] == "CD"

    def has_container(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether a comma and the place that holds it follow."""
        row, words = toponym.last + 1, sentence.words
        if row >= len(words) or words[row - 1] != "," or not words[row][0].isupper():
            return False
        return any(
            self._is_container(" ".join(words[row:end]), words[end : end + 1])
            for end in range(row + 1, min(row + LONGEST_CONTAINER, len(words)) + 1)
        )

    def _is_container(self, name: str, behind: tuple[str, ...]) -> bool:
        """Whether a name is that of a state, a province or a district."""
        forms = self._tables.short_forms
        if name in forms or (behind == (".",) and f"{name}." in forms):
            return True
        found = self._tables.find(name)
        return any(place.own and place.precision in CONTAINERS for place in found)

    def is_container_of_last(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether a name behind a comma is that of a district, a state or the like."""
        row = toponym.first - 1
        if row < 1 or sentence.words[row] != ",":
            return False
        return sentence.tags[row - 1] in NAME_TAGS and any(
            place.own and place.precision in CONTAINERS for place in toponym.candidates
        )

    def has_kind(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether the words in or beside a name say what it is."""
        last = sentence.lemmas[toponym.last - 1]
        if toponym.last - toponym.first > 1 and last in self._kinds:
            return True
        behind = sentence.lemmas[toponym.last : toponym.last + 1]
        if behind and behind[0] in self._kinds:
            return True
        before = sentence.lemmas[max(0, toponym.first - 2) : toponym.first]
        return len(before) == 2 and before[1] == "of" and before[0] in self._kinds


def in_name(sentence: Sentence, row: int, head: int) -> bool:
    """Whether two linked words make one name: "Boston Globe", not "Swat, Pakistan"."""
    lower = row if sentence.heads[row] == head else head
    return sentence.deps[lower] in IN_NAME


def mention_around(parse: Parse, sentence: Sentence, row: int) -> Mention | None:
    """The mention whose phrase holds a word."""
    for at in (row, *sentence.above(row)):
        mention = parse.mention_at(sentence.index, at)
        if mention:
            return mention if mention.first <= row < mention.last else None
    return None
