"""Mend the dictionary forms that the model's rules get wrong.

Its rules take off "-ed" and "-ing" and stop at the first word they know, so that
"hoped" becomes "hop". English doubles the last letter of such short verbs ("hopped"):
where it stands single, an "e" was dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

ENDINGS: Final = {"VBD": 2, "VBN": 2, "VBG": 3}
# One vowel before one last letter that English would double: "hop", not "raid", "row".
SHORT: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def mend_lemmas(lemmas: list[str], words: Sequence[str], tags: Sequence[str]) -> None:
    """Give verbs in "-ed" and "-ing" the "e" back that they lost, in place.

    >>> found = ["hop", "stop", "stag"]
    >>> mend_lemmas(found, ["hoped", "stopped", "staging"], ["VBD", "VBD", "VBG"])
    >>> found
    ['hope', 'stop', 'stage']
    """
    for row, tag in enumerate(tags):
        cut = ENDINGS.get(tag)
        if cut and len(words[row]) == len(lemmas[row]) + cut:
            lemma = lemmas[row]
            if SHORT.fullmatch(lemma) and words[row].lower().startswith(lemma):
                lemmas[row] = lemma + "e"
        elif tag == "NNS" and lemmas[row].startswith("ex-"):
            lemmas[row] = lemmas[row].removesuffix("s")
