"""The word tables of counts: people, units, harm and words around figures."""

from __future__ import annotations

from typing import Final, get_args

import msgspec

from dragoman.knowledge.tables import data_path, listed, read_lines
from dragoman.knowledge.words import read_words
from dragoman.records import CountKind

KINDS: Final[dict[str, CountKind]] = {kind: kind for kind in get_args(CountKind)}


class Harm(msgspec.Struct, frozen=True):
    """The words of the table of harm, each with the kind it tells.

    Attributes:
        doing: Verbs that do it to their object.
        suffering: Verbs whose subject it befalls.
        states: Words of state.
        nouns: Nouns of it.
        people: Nouns for those it befell.
        phrases: Verbs that count only with a word on them: verb and word to kind.
        suffered: The same, where the subject suffers it.
    """

    doing: dict[str, CountKind]
    suffering: dict[str, CountKind]
    states: dict[str, CountKind]
    nouns: dict[str, CountKind]
    people: dict[str, CountKind]
    phrases: dict[tuple[str, str], CountKind]
    suffered: dict[tuple[str, str], CountKind]


def load_harm() -> Harm:
    """Read the table of harm.

    Raises:
        BadData: A line has too few columns or a kind that counts do not know.
    """
    harm = Harm({}, {}, {}, {}, {}, {}, {})
    tables = (harm.doing, harm.suffering, harm.states, harm.nouns, harm.people)
    for line in read_lines(data_path("lexicon", "en", "counts", "harm.txt")):
        name, *cells = line.columns(6, 6)
        if name not in KINDS:
            raise line.fault(f"'{name}' is no kind of count")
        for n, (table, cell) in enumerate(zip(tables, cells, strict=True)):
            for form in listed(cell):
                verb, _, word = form.partition(" ")
                if word:
                    (harm.suffered if n else harm.phrases)[verb, word] = KINDS[name]
                else:
                    table[form] = KINDS[name]
    return harm


def load_figures() -> dict[str, dict[str, str]]:
    """Read the words around figures: kind to form to value.

    Raises:
        BadData: A line has too few columns.
    """
    figures: dict[str, dict[str, str]] = {}
    for line in read_lines(data_path("lexicon", "en", "counts", "figures.txt")):
        kind, value, forms = line.columns(3, 3)
        figures.setdefault(kind, {}).update(dict.fromkeys(listed(forms), value))
    return figures


HARM: Final = load_harm()
FIGURES: Final = load_figures()
PEOPLE: Final = read_words(data_path("lexicon", "en", "counts", "people.txt"))
MEASURES: Final = read_words(data_path("lexicon", "en", "counts", "measures.txt"))
PERSONS: Final = frozenset(PEOPLE.of("person"))
OTHERS: Final = frozenset(PEOPLE.of("other"))
UNITS: Final = MEASURES.of("unit")
MONEY: Final = MEASURES.of("money")
HAPPENINGS: Final = frozenset(
    read_words(data_path("lexicon", "en", "words", "happenings.txt")).of("happening")
)
SAYING: Final = frozenset(FIGURES["says"])
GROUPS: Final = frozenset(FIGURES["group"])
TOLLS: Final = FIGURES["toll"]
FINDING: Final = frozenset(FIGURES["find"])
DIRE: Final = frozenset(FIGURES["dire"])
WEAK: Final = frozenset(FIGURES["weak"])
STRONG: Final = FIGURES["strong"]
OFFICES: Final = frozenset(FIGURES["office"])
WARS: Final = frozenset(FIGURES["war"])
LIFTING: Final = frozenset(FIGURES["lift"])
MENDING: Final = frozenset(FIGURES["mend"])
REACHING: Final = frozenset(FIGURES["reach"])
STATIVE: Final = frozenset(("leave", "render", "make"))
# A sentence with none of these lemmas or forms tells no count.
CUES: Final = frozenset(
    (
        *HARM.doing,
        *HARM.suffering,
        *HARM.states,
        *HARM.nouns,
        *HARM.people,
        *(verb for verb, _ in (*HARM.phrases, *HARM.suffered)),
        *TOLLS,
        *STRONG,
        *UNITS,
        *MONEY,
        "casualty",
    )
)
