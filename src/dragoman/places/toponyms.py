"""Find the names of places in a parse, whatever they stand for there.

A name that is part of a longer one is left alone: "Boston" in "the Boston Globe",
"Jordan" in "Michael Jordan". Where one name may be read in several ways the longest
wins, so "Jammu and Kashmir" is one place and not two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.places import PlaceTables
from dragoman.places.ties import find_tie
from dragoman.records import Mention, Parse, Sentence, Span

# "Democratic Republic of the Congo" has five words, "Dayr az-Zawr" has four.
LONGEST: Final = 6
INNER: Final = frozenset(
    "of and the de la del el al as ash ar an ez es az da do dos e va upon sur".split()
)
JOINTS: Final = frozenset("- – / ’ ' & .".split())
# Longer words in capitals are names in a headline; shorter ones are abbreviations.
MOST_CAPITALS: Final = 4
# "Al" and "El" begin names of other things far more often than they are towns.
MOST_SYLLABLE: Final = 2
HYPHENS: Final = frozenset("-–")
NAME_TAGS: Final = frozenset(("NNP", "NNPS"))
# Nobody is called like these, nor like cities of that size.
METROPOLIS: Final = 300_000
LANDS: Final = frozenset(("country", "province", "region", "water", "border"))
LEAST_LOCATED: Final = 2
SPEECH: Final = frozenset("say tell add ask think note explain recall write".split())
DIRECTIONS: Final = frozenset(
    "north south east west central northern southern eastern western northeast"
    " northwest southeast southwest downtown greater upper lower inner outer old"
    " northeastern northwestern southeastern southwestern occupied mainland".split()
)


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report that name a place, or the people of one.

    Attributes:
        sentence: The index of its sentence.
        first: Its first row there.
        last: The row after its last.
        head: The row of its head.
        words: The words.
        candidates: What it may mean, never empty.
        people: It is "Iranian" or "Iranians": a hint, never where an act took place.
    """

    sentence: int
    first: int
    last: int
    head: int
    words: Span
    candidates: tuple[Candidate, ...]
    people: bool


class Finder:
    """Finds toponyms; built once, called for each parse."""

    def __init__(self, tables: PlaceTables) -> None:
        """Keep the tables."""
        self._tables = tables
        # Words that may follow or precede a name without making it another's name.
        known = tables.locatives
        self._harmless = DIRECTIONS | known.kinds.keys() | known.parts | known.bodies

    def __call__(self, parse: Parse) -> tuple[Toponym, ...]:
        """The toponyms of a report, in the order of the text."""
        borne = {
            name for sentence in parse.sentences for name in self._surnames(sentence)
        }
        return tuple(
            toponym
            for sentence in parse.sentences
            for toponym in self._in_sentence(parse, sentence)
            if not self._is_somebody(sentence, toponym, borne)
        )

    def _surnames(self, sentence: Sentence) -> Iterator[str]:
        """Words that stand last in longer names, as "Henry" in "Jane Henry"."""
        for row, label in enumerate(sentence.deps[:-1]):
            if label != "compound" or sentence.heads[row] != row + 1:
                continue
            pair = sentence.words[row], sentence.words[row + 1]
            if all(word[0].isupper() for word in pair) and not (
                pair[0].lower() in self._harmless or self._people(pair[0])
            ):
                yield pair[1]

    def _is_somebody(
        self, sentence: Sentence, toponym: Toponym, borne: set[str]
    ) -> bool:
        """Whether a town's name is that of a person the report tells of."""
        if toponym.people or any(map(is_too_well_known, toponym.candidates)):
            return False
        label = sentence.deps[toponym.head]
        above = sentence.heads[toponym.head]
        if label == "nsubj" and sentence.lemmas[above] in SPEECH:
            return True
        is_borne = toponym.words.text in borne
        return is_borne and not self._is_located(sentence, toponym)

    def _is_located(self, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether something is said to be "in" or "near" it."""
        tie = find_tie(sentence, toponym.head, self._tables.locatives)
        return tie is not None and tie.how == "place" and tie.worth > LEAST_LOCATED

    def _in_sentence(self, parse: Parse, sentence: Sentence) -> Iterator[Toponym]:
        row = 0
        while row < len(sentence.words):
            found = None
            if sentence.words[row][0].isupper():
                found = self._longest(parse, sentence, row)
            if found:
                yield found
            row = found.last if found else row + 1

    def _longest(self, parse: Parse, sentence: Sentence, row: int) -> Toponym | None:
        for end in reversed(list(possible_ends(sentence, row))):
            words = parse.cut(sentence, row, end)
            candidates = self._candidates(sentence, row, end, words.text)
            people = self._people(words.text)
            if people and not any(p.precision in LANDS for p in candidates):
                candidates = ()  # "Thai" is also how some call a town in Malaysia
            elif candidates:
                people = ()
            if not candidates and not people:
                continue
            head = head_of(sentence, row, end)
            if candidates and self._is_part(sentence, row, end, head):
                return None
            toponym = Toponym(
                sentence=sentence.index,
                first=row,
                last=end,
                head=head,
                words=words,
                candidates=candidates or people,
                people=bool(people),
            )
            return None if self._is_person(parse, sentence, toponym) else toponym
        return None

    def _candidates(
        self, sentence: Sentence, row: int, end: int, name: str
    ) -> tuple[Candidate, ...]:
        if short := self._tables.short_forms.get(name):
            if "." in name or follows_comma(sentence, row):
                return self._of_short_form(*short)
            return ()
        if name.lower().rstrip(".") in self._tables.not_places:
            return ()
        if not is_name(sentence, row, end):
            return ()
        if len(name) <= (MOST_CAPITALS if name.isupper() else MOST_SYLLABLE):
            return self._tables.find_own(name)
        found = self._tables.find(name)
        if not found and is_hyphenated(sentence, row, end):
            found = self._tables.find_by_sound(name)
        return found

    def _of_short_form(self, country: str, name: str) -> tuple[Candidate, ...]:
        return tuple(
            place
            for place in self._tables.find(name)
            if place.country == country and place.precision == "province"
        )

    def _people(self, name: str) -> tuple[Candidate, ...]:
        code = self._tables.country_of_people(name)
        place = self._tables.countries.get(code) if code else None
        return (place,) if place else ()

    def _is_part(self, sentence: Sentence, row: int, end: int, head: int) -> bool:
        """Whether a name is part of a longer one, as in "the Boston Globe"."""
        return any(
            self._lengthens(sentence, neighbour, head)
            for neighbour in (row - 1, end)
            if 0 <= neighbour < len(sentence.words)
        )

    def _is_person(self, parse: Parse, sentence: Sentence, toponym: Toponym) -> bool:
        """Whether the parser takes a town's name for that of a person."""
        if toponym.people or any(map(is_too_well_known, toponym.candidates)):
            return False
        mention = mention_around(parse, sentence, toponym.head)
        is_person = mention is not None and mention.kind == "person"
        return is_person and not self._is_located(sentence, toponym)

    def _lengthens(self, sentence: Sentence, row: int, head: int) -> bool:
        """Whether a neighbouring word makes a longer name of a toponym."""
        word = sentence.words[row]
        if sentence.tags[row] not in NAME_TAGS or not word[0].isupper():
            return False
        if word.lower() in self._harmless or self._people(word):
            return False
        linked = sentence.heads[row] == head or sentence.heads[head] == row
        together = sentence.heads[row] == sentence.heads[head]
        names = ("compound", "flat", "nmod", "amod", "poss")
        return (linked and in_name(sentence, row, head)) or (
            together and sentence.deps[head] in names and sentence.deps[row] in names
        )


def is_too_well_known(place: Candidate) -> bool:
    """Whether a name means this place even where people bear it."""
    return place.precision in LANDS or (place.own and place.population > METROPOLIS)


def in_name(sentence: Sentence, row: int, head: int) -> bool:
    """Whether two linked words make one name: "Boston Globe", not "Swat, Pakistan"."""
    lower = row if sentence.heads[row] == head else head
    return sentence.deps[lower] in ("compound", "flat", "nmod", "amod")


def mention_around(parse: Parse, sentence: Sentence, row: int) -> Mention | None:
    """The mention whose phrase holds a word."""
    for at in (row, *sentence.above(row)):
        mention = parse.mention_at(sentence.index, at)
        if mention:
            return mention if mention.first <= row < mention.last else None
    return None


def possible_ends(sentence: Sentence, row: int) -> Iterator[int]:
    """The rows before which a name that begins at a row may end."""
    for at in range(row, min(row + LONGEST, len(sentence.words))):
        word = sentence.words[at]
        if word[0].isupper():
            yield at + 1
        elif word not in INNER and word not in JOINTS:
            return


def is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the tagger takes the capitalised words for a name."""
    return all(
        sentence.tags[row] in NAME_TAGS
        or sentence.pos[row] == "PROPN"
        or last - first > 2
        for row in range(first, last)
        if sentence.words[row][0].isupper()
    )


def is_hyphenated(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words are tied by hyphens throughout."""
    return last - first > 2 and all(
        sentence.words[row] in HYPHENS for row in range(first + 1, last, 2)
    )


def follows_comma(sentence: Sentence, row: int) -> bool:
    """Whether a comma stands before a word."""
    return row > 0 and sentence.words[row - 1] == ","


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The row whose head lies outside a stretch of rows."""
    for row in range(last - 1, first - 1, -1):
        above = sentence.heads[row]
        if above == row or not first <= above < last:
            return row
    return last - 1
