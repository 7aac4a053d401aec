"""Find capitals that are not named: "the Jordanian capital", "police in the capital".

Whose capital it is, the people before it says, else the state or the place that the
report named last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.locatives import Locatives
from dragoman.knowledge.places import PlaceTables
from dragoman.places.toponym import Toponym
from dragoman.records import Parse, Sentence

CAPITAL: Final = "capital"
THE: Final = frozenset(("the", "this"))
# Words between a capital and its name: "the capital of Amman", "the capital, Amman".
NAMING: Final = frozenset((",", "of", "city", "(", "-", "--"))
SURE: Final = 3
# Words from a name to "capital" behind it: "Amman, the Jordanian capital".
MOST_BESIDE: Final = 3

Named = tuple[Toponym, Candidate | None]


def find_capitals(
    parse: Parse, named: tuple[Named, ...], tables: PlaceTables
) -> Iterator[Named]:
    """The capitals that a report tells of without their names."""
    for sentence in parse.sentences:
        if CAPITAL not in sentence.words:
            continue
        for row, word in enumerate(sentence.words):
            if word == CAPITAL and not _is_named(sentence, row, named):
                yield from _capital(parse, sentence, row, named, tables)


def _capital(
    parse: Parse,
    sentence: Sentence,
    row: int,
    named: tuple[Named, ...],
    tables: PlaceTables,
) -> Iterator[Named]:
    """The capital at a row, if it is known whose."""
    before = [pair for pair in named if _is_before(pair[0], sentence.index, row)]
    people = (p for t, p in reversed(before) if _is_right_before(t, sentence, row))
    own = next(people, None)
    first = row - 1
    if own is None:
        if not _is_spot(sentence, row, tables.locatives):
            return
        own = _named_last(before)
        first = row
    place = tables.capital(own.country) if own and own.country else None
    if place:
        toponym = Toponym(
            sentence=sentence.index,
            first=first,
            last=row + 1,
            head=row,
            words=parse.report.cut(*sentence.chars(first, row + 1)),
            candidates=(place,),
            people=False,
        )
        yield toponym, place


def _named_last(before: list[Named]) -> Candidate | None:
    """The place named last; a people only where no place is named at all.

    "Haitian police and Kenyan officers searched a house in the capital."
    """
    known = [(t, p) for t, p in reversed(before) if p and p.country]
    named = (p for t, p in known if not t.people)
    return next(named, None) or next((p for _, p in known), None)


def _is_before(toponym: Toponym, sentence: int, row: int) -> bool:
    return (toponym.sentence, toponym.last) <= (sentence, row)


def _is_right_before(toponym: Toponym, sentence: Sentence, row: int) -> bool:
    """Tell whether a people says whose capital it is: "the Jordanian capital"."""
    return toponym.people and (toponym.sentence, toponym.last) == (sentence.index, row)


def _is_spot(sentence: Sentence, row: int, locatives: Locatives) -> bool:
    """Tell of "in the capital", but not of "capital flowed", "in capital markets"."""
    if sentence.words[row - 1].lower() not in THE or sentence.deps[row] != "pobj":
        return False
    word = sentence.lemmas[sentence.heads[row]]
    return locatives.prepositions.get(word, 0) >= SURE


def _is_named(sentence: Sentence, row: int, named: tuple[Named, ...]) -> bool:
    """Whether the name of a capital stands beside the word."""
    mine = [t for t, _ in named if t.sentence == sentence.index and not t.people]
    for toponym in mine:
        between = sentence.words[row + 1 : toponym.first]
        if toponym.first > row and all(word in NAMING for word in between):
            return True
        behind = sentence.words[toponym.last : row]
        if toponym.last <= row and behind[:1] == (",",) and len(behind) <= MOST_BESIDE:
            return True
    return False
