"""Find the names of places in a parse, whatever they stand for there.

Where one name may be read in several ways the longest wins, so "Jammu and Kashmir" is
one place and not two. Whether a name is that of a place at all, `signs` weighs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.places import PlaceTables
from dragoman.places.neighbours import NAME_TAGS, Neighbours
from dragoman.places.signs import (
    AGAINST,
    FOR,
    LEAST_TELLING,
    START,
    TELLING,
    Sight,
    is_hint,
    weigh,
)
from dragoman.places.toponym import LANDS, Toponym
from dragoman.records import Parse, Sentence

__all__ = ["NAME_TAGS", "Finder", "Toponym"]

# "Democratic Republic of the Congo" has five words, "Dayr az-Zawr" has four.
LONGEST: Final = 6
INNER: Final = frozenset(
    "of and the de la del el al as ash ar an ez es az da do dos e va upon sur"
    " au aux le les en sous".split()
)
JOINTS: Final = frozenset("- – / ’ ' & .".split())
# Longer words in capitals are names in a headline; shorter ones are abbreviations.
MOST_CAPITALS: Final = 4
# "Al" and "El" begin names of other things far more often than they are towns.
MOST_SYLLABLE: Final = 2
HYPHENS: Final = frozenset("-–")
HYPHEN: Final = "-"
# Smaller towns are not looked for within words: "Smith-Jones" is a person.
LEAST_WITHIN: Final = 10_000


class Names(msgspec.Struct, frozen=True):
    """The names of places in a report.

    Attributes:
        toponyms: Those that name places.
        hints: Those of bodies called after places: "the University of Texas".
    """

    toponyms: tuple[Toponym, ...]
    hints: tuple[Toponym, ...]


class Finder:
    """Finds toponyms; built once, called for each parse."""

    def __init__(self, tables: PlaceTables) -> None:
        """Keep the tables."""
        self._tables, self._beside = tables, Neighbours(tables)

    def __call__(self, parse: Parse) -> Names:
        """The names of places in a report, in the order of the text."""
        seen = [
            toponym
            for sentence in parse.sentences
            for toponym in self._in_sentence(parse, sentence)
        ]
        borne = frozenset(
            name for sentence in parse.sentences for name in self._surnames(sentence)
        )
        sights = [self._sight(parse, toponym, borne) for toponym in seen]
        points = [START + weigh(sight, AGAINST) for sight in sights]
        doubted = {
            sight.toponym.words.text.lower()
            for sight, so_far in zip(sights, points, strict=True)
            if so_far <= 0
        }
        tellers = (s for s, p in zip(sights, points, strict=True) if p > LEAST_TELLING)
        located = frozenset(self._told(tellers, doubted))
        kept: list[Toponym] = []
        hints: list[Toponym] = []
        for sight, so_far in zip(sights, points, strict=True):
            if so_far <= 0:
                full = msgspec.structs.replace(sight, located=located)
                so_far += weigh(full, FOR)
            if so_far > 0:
                kept.append(sight.toponym)
            elif is_hint(sight):
                hints.append(sight.toponym)
        return Names(tuple(kept), tuple(hints))

    def _sight(self, parse: Parse, toponym: Toponym, borne: frozenset[str]) -> Sight:
        """A name in its surroundings."""
        return Sight(
            parse=parse,
            sentence=parse.sentences[toponym.sentence],
            toponym=toponym,
            borne=borne,
            located=frozenset(),
            tables=self._tables,
            beside=self._beside,
        )

    def _told(self, sights: Iterable[Sight], doubted: set[str]) -> Iterator[str]:
        """The doubted names that some line of the report tells to be places."""
        for sight in sights:
            name = sight.toponym.words.text.lower()
            if name in doubted and any(sign(sight) for sign in TELLING):
                yield name

    def _surnames(self, sentence: Sentence) -> Iterator[str]:
        """Words that stand last in longer names, as "Henry" in "Jane Henry"."""
        for row, label in enumerate(sentence.deps[:-1]):
            if label != "compound" or sentence.heads[row] != row + 1:
                continue
            pair = sentence.words[row], sentence.words[row + 1]
            if all(word[0].isupper() for word in pair) and not (
                self._beside.is_harmless(pair[0])
            ):
                yield pair[1]

    def _in_sentence(self, parse: Parse, sentence: Sentence) -> Iterator[Toponym]:
        row = 0
        while row < len(sentence.words):
            found = None
            if sentence.words[row][0].isupper():
                found = self._longest(parse, sentence, row)
            if found:
                yield found
            elif HYPHEN in sentence.words[row]:
                yield from self._in_word(parse, sentence, row)
            row = found.last if found else row + 1

    def _in_word(self, parse: Parse, sentence: Sentence, row: int) -> Iterator[Toponym]:
        """The names that hyphens tie together: "Fargo-Moorhead", "U.S.-led"."""
        start, parts = sentence.offsets[row], sentence.words[row].split(HYPHEN)
        found: list[Toponym] = []
        for part in parts:
            places = self._well_known(part) if part[:1].isupper() else ()
            if places:
                found.append(
                    Toponym(
                        sentence=sentence.index,
                        first=row,
                        last=row + 1,
                        head=row,
                        words=parse.report.cut(start, start + len(part)),
                        candidates=places,
                        people=not parts[-1][:1].isupper(),
                    )
                )
            start += len(part) + 1
        if len(found) == sum(part[:1].isupper() for part in parts):
            yield from found

    def _well_known(self, name: str) -> tuple[Candidate, ...]:
        """The places of a name that stands within a word."""
        small = name.lower()
        if small in self._tables.doubtful or small in self._tables.not_places:
            return ()
        return tuple(
            place
            for place in self._tables.find(name)
            if place.own
            and (place.precision in LANDS or place.population > LEAST_WITHIN)
        )

    def _longest(self, parse: Parse, sentence: Sentence, row: int) -> Toponym | None:
        for end in reversed(list(possible_ends(sentence, row))):
            words = parse.cut(sentence, row, end)
            if self._is_cut_short(sentence, row, end, words.text):
                end += 1
                words = parse.cut(sentence, row, end)
            candidates = self._candidates(sentence, row, end, words.text)
            people = self._tables.people(words.text)
            if people and not any(p.precision in LANDS for p in candidates):
                candidates = ()  # "Thai" is also how some call a town in Malaysia
            elif candidates:
                people = ()
            if candidates or people:
                return Toponym(
                    sentence=sentence.index,
                    first=row,
                    last=end,
                    head=head_of(sentence, row, end),
                    words=words,
                    candidates=candidates or people,
                    people=bool(people),
                )
        return None

    def _candidates(
        self, sentence: Sentence, row: int, end: int, name: str
    ) -> tuple[Candidate, ...]:
        if short := self._short_form(sentence, row, end, name):
            return self._tables.of_short_form(short)
        if name in self._tables.short_forms or (
            name.lower().rstrip(".") in self._tables.not_places
        ):
            return ()
        if not is_name(sentence, row, end):
            return self._mistagged(name)
        if name.isupper() and len(name) <= MOST_CAPITALS:
            is_place = self._tables.is_acronym(name) or shouts(sentence, row, end)
            return self._tables.find_own(name) if is_place else ()
        if len(name) <= MOST_SYLLABLE:
            return self._tables.find_own(name)
        found = self._tables.find(name)
        if not found and is_hyphenated(sentence, row, end):
            found = self._tables.find_by_sound(name)
        return found

    def _mistagged(self, name: str) -> tuple[Candidate, ...]:
        """The places of a name that the tagger takes for none.

        Others than well-known ones must be called so first of all.
        """
        if len(name) < MOST_CAPITALS or name.lower() in self._tables.doubtful:
            return ()
        return tuple(place for place in self._tables.find(name) if place.own)

    def _short_form(
        self, sentence: Sentence, row: int, end: int, name: str
    ) -> str | None:
        """The short form that a name is: "Ky.", or "KY" behind a comma."""
        if name not in self._tables.short_forms:
            return None
        is_short = "." in name.rstrip(".") or follows_comma(sentence, row)
        return name if is_short or (name.endswith(".") and end - row == 1) else None

    def _is_cut_short(self, sentence: Sentence, row: int, end: int, name: str) -> bool:
        """Whether the tokenizer took the dot from a short form: "W.Va" and "."."""
        if sentence.words[end : end + 1] != (".",):
            return False
        return f"{name}." in self._tables.short_forms and (
            "." in name or follows_comma(sentence, row)
        )


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


def shouts(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a line begins with some words, or capitals stand all around them.

    So "SWAT" is a district in a headline, and else a team of the police.
    """
    around = (*sentence.words[max(0, first - 1) : first], *sentence.words[last:])[:2]
    return first == 0 or all(word.isupper() or not word.isalpha() for word in around)


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
