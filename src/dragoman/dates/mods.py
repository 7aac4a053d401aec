"""Read what "early", "almost" and "more than" make of a time, as TIMEX3 names it."""

from __future__ import annotations

from datetime import date
from typing import Final, get_args

from dragoman.dates.phrases import Mod, Phrase, Reading
from dragoman.dates.stretches import Stretch, between, third

MODS: Final[dict[str, Mod]] = {mod: mod for mod in get_args(Mod)}
EDGES: Final = ("early", "late", "mid", "rim")
COMPARED: Final[dict[tuple[bool, bool], Mod]] = {  # more?, denied?
    (True, False): "MORE_THAN",
    (False, False): "LESS_THAN",
    (True, True): "EQUAL_OR_LESS",
    (False, True): "EQUAL_OR_MORE",
}
# A point that lies "more than a year ago" lies before a year ago.
OF_POINTS: Final[dict[Mod, Mod]] = {
    "MORE_THAN": "BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
}


def mod_of(phrase: Phrase, reading: Reading) -> Mod | None:
    """What the small words say of a time; None where they say nothing.

    "early" of a stretch is its START, "almost two hours" are LESS_THAN two.
    """
    if edge := phrase.value(*EDGES):
        return MODS.get(edge)
    mod = _amount_mod(phrase)
    if mod and reading.kind != "DURATION" and phrase.has("ago"):
        return OF_POINTS.get(mod, mod)
    return mod


def _amount_mod(phrase: Phrase) -> Mod | None:
    """What is said of an amount."""
    if phrase.has("than"):
        than = phrase.value("more", "almost")
        return COMPARED[than == "MORE_THAN", phrase.has("no")]
    if least := phrase.value("at_least"):
        return MODS.get(least)
    if phrase.has("up"):
        return "EQUAL_OR_LESS"
    if phrase.has("couple", "so"):
        return "APPROX"
    return MODS.get(phrase.value("almost", "about", "over", "some") or "")


def parted(
    stretch: Stretch | None, phrase: Phrase, mod: Mod | None, printed: date | None
) -> Stretch | None:
    """The days of a stretch that "early", "late", "earlier" and "end of" leave."""
    if stretch is None or stretch.precision in ("day", "range"):
        return stretch
    side = phrase.one("earlier", "later")
    if side and not phrase.has("ago", "units") and printed:
        return _on_one_side(stretch, side.kind, printed)
    return third(stretch, mod)


def _on_one_side(whole: Stretch, side: str, printed: date) -> Stretch:
    """The days of a stretch up to that of printing, or from it on."""
    if not whole.first < printed < whole.last:
        return whole
    if side == "earlier":
        return between(whole.first, printed, whole.value)
    return between(printed, whole.last, whole.value)
