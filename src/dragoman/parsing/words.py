"""Read the lists of words by which parsing knows what a noun stands for.

[quantity]                  opens a list
dozen; score; hundred       dictionary forms, any number a line
"""

from __future__ import annotations

from functools import cache
from typing import Final

from dragoman.knowledge.tables import data_path, read_lists
from dragoman.knowledge.words import calendar_words

HUMAN_ENDINGS: Final = ("man", "woman", "er", "or", "ist", "ian", "eer", "ant")

Lists = dict[str, frozenset[str]]


def _classes(lists: Lists) -> dict[str, str]:
    """For each noun of a list [same …] the list it stands in."""
    same = ((name, nouns) for name, nouns in lists.items() if name.startswith("same "))
    return {noun: name for name, nouns in same for noun in nouns}


class Vocabulary:
    """The lists of data/lexicon/en/words that parsing reads."""

    def __init__(self) -> None:
        """Read them."""
        folder = data_path("lexicon", "en", "words")
        lists = read_lists(folder / "reference.txt")
        names = read_lists(folder / "first_names.txt")
        self.quantity, self.made_of = lists["quantity"], lists["made of"]
        self.body, self.spot, self.human = lists["body"], lists["spot"], lists["human"]
        self.matter, self.portfolio = lists["matter"], lists["portfolio"]
        self.plain = lists["plain"]
        self.gender = {
            **dict.fromkeys(lists["male"], "m"),
            **dict.fromkeys(lists["female"], "f"),
        }
        self.first_names = {
            **dict.fromkeys((name.lower() for name in names["male"]), "m"),
            **dict.fromkeys((name.lower() for name in names["female"]), "f"),
        }
        self.back = {k[5:]: v for k, v in lists.items() if k.startswith("back ")}
        self.together = {
            k[9:]: v for k, v in lists.items() if k.startswith("together ")
        }
        self.meet, self.talk, self.speech = (
            lists["meet"], lists["talk"], lists["speech"]
        )  # fmt: skip
        self.empty = {k[6:]: v for k, v in lists.items() if k.startswith("empty ")}
        self.opposite, self.praise = lists["opposite"], lists["praise"]
        self.opposed, self.firm = lists["opposed"], lists["firm"]
        self.armed = lists["armed"]
        self.done_to_people, self.left = lists["done to people"], lists["left"]
        self.demand, self.leaving = lists["demand"], lists["leaving"]
        self.wrong, self.wronged = lists["wrong"], lists["wronged"]
        self.speaking_for = lists["speaking for"]
        self.classes = _classes(lists)
        self.pointing = self.opposite.union(
            *self.back.values(), *self.together.values(), self.classes
        )
        self.calendar = calendar_words().union(f"{day}." for day in calendar_words())

    def one_human(self, noun: str) -> bool:
        """Tell whether a noun of people, in the singular, names one human being."""
        return (
            noun in self.human
            or noun in self.gender
            or (
                noun.endswith(HUMAN_ENDINGS)
                and noun not in self.body
                and noun not in self.firm
            )
        )


@cache
def vocabulary() -> Vocabulary:
    """The lists of the package, read once."""
    return Vocabulary()
