"""Weigh what speaks for and against that words name a place.

The gazetteer knows a town for most surnames and many common words. So a name counts
as a place at once only where nothing speaks against it; otherwise the words around
it must speak for it: "Jackson said" is nobody's town, "in Jackson" and "Jackson,
Miss." are. What is called a place once may be meant in the report's other lines.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.places import PlaceTables
from dragoman.places.neighbours import NAME_TAGS, Neighbours, mention_around
from dragoman.places.ties import find_tie
from dragoman.places.toponym import LANDS, Toponym
from dragoman.records import Parse, Sentence

# Nobody is called like cities of that size.
METROPOLIS: Final = 300_000
LEAST_LOCATED: Final = 2
SPEECH: Final = frozenset("say tell add ask think note explain recall write".split())
# How surely a name is a place before anything is known of it.
START: Final = 1.0
# A name of which more is said against it tells nothing of its like.
LEAST_TELLING: Final = -4.0


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """A name in its surroundings.

    Attributes:
        parse: The report.
        sentence: The sentence.
        toponym: The name.
        borne: Surnames of people in the report.
        located: Names that are told to be places elsewhere in the report.
        tables: What is known of places.
        beside: The words around the name.
    """

    parse: Parse
    sentence: Sentence
    toponym: Toponym
    borne: frozenset[str]
    located: frozenset[str]
    tables: PlaceTables
    beside: Neighbours


def lengthened_left(sight: Sight) -> bool:
    """A longer name ends with it: "Michael Jordan"."""
    return sight.beside.lengthens(
        sight.sentence, sight.toponym, sight.toponym.first - 1
    )


def lengthened_right(sight: Sight) -> bool:
    """A longer name begins with it: "Paris Hilton"."""
    return sight.beside.lengthens(sight.sentence, sight.toponym, sight.toponym.last)


def of_body(sight: Sight) -> bool:
    """A body is called after it: "the University of Texas"."""
    return sight.beside.is_of_body(sight.sentence, sight.toponym)


def heads_paper(sight: Sight) -> bool:
    """A newspaper is called after it: "the Washington Post"."""
    return sight.beside.next_in(sight.sentence, sight.toponym, "paper")


def names_other(sight: Sight) -> bool:
    """A street or a river is called after it: "Palestine Street"."""
    return sight.beside.is_namesake(sight.sentence, sight.toponym)


def is_saint(sight: Sight) -> bool:
    """It is the saint of a church or of a feast: "St. Patrick's Day"."""
    return sight.beside.is_saint(sight.sentence, sight.toponym)


def of_person(sight: Sight) -> bool:
    """The parser takes it for the name of a person, which "Port-au-Prince" is not."""
    parts = sight.toponym.words.text.split("-")
    if any(part.islower() for part in parts[1:-1]):
        return False
    mention = mention_around(sight.parse, sight.sentence, sight.toponym.head)
    return mention is not None and mention.kind == "person"


def is_borne(sight: Sight) -> bool:
    """Somebody in the report bears it as a surname."""
    return sight.toponym.words.text in sight.borne


def speaks(sight: Sight) -> bool:
    """It says something, as people do and states, but no towns."""
    row = sight.toponym.head
    above = sight.sentence.heads[row]
    return (
        sight.sentence.deps[row] == "nsubj"
        and sight.sentence.lemmas[above] in SPEECH
        and not any(place.precision == "country" for place in sight.toponym.candidates)
    )


def has_article(sight: Sight) -> bool:
    """An article stands before it, as before cars, ships and teams: "the Durango"."""
    return not any(map(is_land, sight.toponym.candidates)) and (
        sight.beside.has_article(sight.sentence, sight.toponym)
    )


def is_joined(sight: Sight) -> bool:
    """It is tied to a word before: "al-Sadr", "African-American", "Hart & Wells"."""
    return sight.beside.is_joined(sight.sentence, sight.toponym)


def is_mistagged(sight: Sight) -> bool:
    """The tagger takes a word within a sentence for no name: "a Hounslow resident"."""
    return sight.toponym.first > 0 and is_common(sight)


def begins(sight: Sight) -> bool:
    """It begins the sentence, and the tagger takes it for a common word."""
    return sight.toponym.first == 0 and is_common(sight)


def is_common(sight: Sight) -> bool:
    """The tagger takes it for a common word."""
    head = sight.toponym.head
    is_name = sight.sentence.tags[head] in NAME_TAGS
    return not (is_name or sight.toponym.people or sight.sentence.pos[head] == "PROPN")


def opens_line(sight: Sight) -> bool:
    """It is the dateline of a paragraph: "BEIRUT: ..."."""
    return sight.beside.opens_line(sight.sentence, sight.toponym)


def is_doubtful(sight: Sight) -> bool:
    """It is mostly a surname, a first name or a common word."""
    return sight.toponym.words.text.lower() in sight.tables.doubtful


def is_well_known(sight: Sight) -> bool:
    """It means a country, a province or a city that all readers know."""
    return any(map(is_land, sight.toponym.candidates))


def is_great_city(sight: Sight) -> bool:
    """It means one of the great cities of the world."""
    return any(
        place.own and place.precision == "city" and place.population > METROPOLIS
        for place in sight.toponym.candidates
    )


def is_located(sight: Sight) -> bool:
    """Something is "in" or "near" it."""
    tie = find_tie(sight.sentence, sight.toponym.head, sight.tables.locatives)
    is_tied = tie is not None and tie.how == "place" and tie.worth > LEAST_LOCATED
    return is_tied or sight.beside.is_home(sight.sentence, sight.toponym)


def is_contained(sight: Sight) -> bool:
    """What it lies in follows behind a comma: "Mingora, Swat"."""
    return sight.beside.has_container(sight.sentence, sight.toponym)


def is_container(sight: Sight) -> bool:
    """It holds what stands before the comma: "Mingora, Swat"."""
    return sight.beside.is_container_of_last(sight.sentence, sight.toponym)


def has_kind(sight: Sight) -> bool:
    """The words say what it is: "Kunduz province", "the city of Turkey"."""
    return sight.beside.has_kind(sight.sentence, sight.toponym)


def has_office(sight: Sight) -> bool:
    """Officials or a body of the place follow: "Fargo police", "Newark Mayor"."""
    return sight.beside.next_in(sight.sentence, sight.toponym, "office")


def has_officials(sight: Sight) -> bool:
    """They are no part of a name, so that it is none of a body: not "Polk School"."""
    row = sight.toponym.last
    return has_office(sight) and sight.sentence.words[row][0].islower()


def is_told(sight: Sight) -> bool:
    """Elsewhere in the report it is a place for sure."""
    return sight.toponym.words.text.lower() in sight.located


Sign = Callable[[Sight], bool]
Signs = tuple[tuple[Sign, float], ...]
AGAINST: Final[Signs] = (
    (lengthened_left, -8),
    (lengthened_right, -3),
    (of_body, -6),
    (heads_paper, -3),
    (names_other, -7),
    (is_saint, -4),
    (of_person, -3),
    (is_borne, -3),
    (speaks, -2),
    (has_article, -4),
    (is_joined, -4),
    (begins, -3),
    (is_mistagged, -1),
    (is_doubtful, -3),
)
FOR: Final[Signs] = (
    (is_well_known, 3),
    (is_great_city, 2),
    (is_located, 3),
    (is_contained, 4),
    (is_container, 3),
    (has_kind, 4),
    (has_office, 2),
    (has_officials, 1),
    (is_told, 3),
    (opens_line, 6),
)
# Signs that make a name a place for the whole report.
TELLING: Final[tuple[Sign, ...]] = (is_located, is_contained, has_kind)


def is_hint(sight: Sight) -> bool:
    """Whether a name that is none of a place yet tells where the report is at home."""
    is_body = of_body(sight) or heads_paper(sight) or lengthened_right(sight)
    return is_body and not any(
        sign(sight) for sign in (of_person, lengthened_left, names_other, is_doubtful)
    )


def weigh(sight: Sight, signs: Signs) -> float:
    """The sum of the signs that hold."""
    return sum(weight for sign, weight in signs if sign(sight))


def is_land(place: Candidate) -> bool:
    """Whether a place is no town that people may be called after."""
    return place.precision in LANDS
