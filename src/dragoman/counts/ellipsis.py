"""Tell a number that another than the speaker gives: "…killed 12, the rebels 30"."""

from __future__ import annotations

from typing import Final

from dragoman.counts.numbers import Forms
from dragoman.counts.quantities import Quantity
from dragoman.counts.words import SAYING
from dragoman.records import Sentence
from dragoman.records.phrases import lone_phrase

AT: Final = "at"
ENDING: Final = frozenset(".;,)?!")


def other_teller(
    sentence: Sentence, forms: Forms, quantity: Quantity
) -> tuple[int, int] | None:
    """The rows of whoever gives a number that stands alone behind them.

    "The army said that 12 died, the rebels 30", "put the toll at 12, the rebels at 30".
    """
    alone = quantity.noun is None or quantity.noun < quantity.first
    after = forms[quantity.number : quantity.number + 1]
    if quantity.single or not alone or (after and after[0] not in ENDING):
        return None
    row = quantity.first
    if row and (forms[row - 1] == AT or sentence.lemmas[row - 1] in SAYING):
        row -= 1
    return lone_phrase(sentence, row)
