"""Read a codebook: its types, modes, contexts, topics and CAMEO codes.

A codebook is one folder of text files, and each file's head tells its format. A
user's own codebook is a copy of the folder with lines added.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from dragoman.errors import UnknownChoice
from dragoman.knowledge.tables import Line, data_path, listed, read_lines

ENDED: Final = "ended"  # stands in content.txt for any act that is to end
ROOT: Final = 2  # digits of the root of a CAMEO code
QUADS: Final = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)


# How one act holds another: it is about it, it asks for it against somebody, or it is
# done for it.
HOLDS: Final = ("about", "against", "for")


class EventType(msgspec.Struct, frozen=True):
    """A type of event: its name, quad class, broadest CAMEO code and meaning."""

    name: str
    quad: str
    cameo: str
    meaning: str


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """The codes there are.

    Attributes:
        types: The types by name, in the order of the file.
        modes: The CAMEO code of each type and mode.
        others: Further CAMEO codes of a type and mode ("" for the type itself), each
            of another root: an appeal beside a demand.
        scores: The Goldstein score of each CAMEO code.
        content: The mode of an outer act by its type, its content's type and mode.
        contexts: Words that show each context, as tuples of lemmas.
        topics: Words that show each topic.
        mutual: Types and modes ("" for every mode) of acts whose actors act on one
            another where nobody else is acted upon.
        relations: What an act counts as between two parties, by its type, how it
            holds another ("about", "against", "for") and the type of that.
    """

    types: dict[str, EventType]
    modes: dict[tuple[str, str], str]
    others: dict[tuple[str, str], tuple[str, ...]]
    scores: dict[str, float]
    content: dict[tuple[str, str, str], str]
    contexts: dict[str, frozenset[tuple[str, ...]]]
    topics: dict[str, frozenset[tuple[str, ...]]]
    mutual: frozenset[tuple[str, str]]
    relations: dict[tuple[str, str, str], str]

    def is_mutual(self, type_: str, mode: str | None) -> bool:
        """Whether several actors of an act, alone with each other, do it mutually."""
        return not self.mutual.isdisjoint({(type_, ""), (type_, mode or "")})

    def quad(self, type_: str) -> str:
        """The quad class of a type."""
        return self.types[type_].quad

    def is_cooperative(self, type_: str) -> bool:
        """Tell whether a type is verbal or material cooperation."""
        return self.types[type_].quad.endswith("cooperation")

    def cameo(self, type_: str, mode: str | None, given: str | None) -> str:
        """The CAMEO code: the one given, else the mode's, else the type's.

        What is given may be a root alone, such as 02: then it is the code that the
        mode or else the type has under that root.
        """
        if given and len(given) > ROOT:
            return given
        if given:
            here = (*self.others[type_, mode or ""], *self.others[type_, ""])
            return next((c for c in here if c.startswith(given)), given)
        return self.modes.get((type_, mode or ""), self.types[type_].cameo)

    def mode_about(self, outer: str, inner: str, mode: str | None) -> str | None:
        """The mode of an act by the type and mode of the act that it is about."""
        return self.content.get((outer, inner, mode or "")) or self.content.get(
            (outer, inner, "")
        )

    def relation(self, outer: str, how: str, inner: str) -> str | None:
        """What an act about, against or for another counts as; None for itself."""
        return self.relations.get((outer, how, inner))

    def check(self, type_: str, mode: str | None, cameo: str | None) -> None:
        """Refuse a code that the codebook does not have.

        Raises:
            UnknownChoice: No such type, mode of that type or CAMEO code.
        """
        if type_ not in self.types:
            raise UnknownChoice("event type", type_, self.types)
        if mode and (type_, mode) not in self.modes:
            modes = [m for t, m in self.modes if t == type_]
            raise UnknownChoice(f"mode of {type_}", mode, modes)
        if cameo and cameo not in self.scores:
            raise UnknownChoice("CAMEO code", cameo, self.scores)


def load_codebook(folder: Path | None = None) -> Codebook:
    """Read a codebook folder, that of PLOVER if none is named.

    Raises:
        BadData: A line is ill-formed, doubled, or names what is not there.
    """
    folder = folder or data_path("codebook", "plover")
    scores = _read_scores(folder / "cameo.txt")
    others: dict[tuple[str, str], tuple[str, ...]] = {}
    types = _read_types(folder / "types.txt", scores, others)
    modes = _read_modes(folder / "modes.txt", types, scores, others)
    return Codebook(
        types=types,
        modes=modes,
        others=others,
        scores=scores,
        content=_read_content(folder / "content.txt", types, modes),
        contexts=_read_words(folder / "contexts.txt"),
        topics=_read_words(folder / "topics.txt"),
        mutual=_read_mutual(folder / "mutual.txt", types, modes),
        relations=_read_relations(folder / "relations.txt", types),
    )


def _read_scores(path: Path) -> dict[str, float]:
    scores: dict[str, float] = {}
    for line in read_lines(path):
        code, _, score, _ = line.columns(4, 4)
        if code in scores:
            raise line.fault(f"code {code} stands already above")
        try:
            scores[code] = float(score)
        except ValueError:
            raise line.fault(f"'{score}' is no Goldstein score") from None
    return scores


def _read_codes(line: Line, codes: str, scores: dict[str, float]) -> tuple[str, ...]:
    """Read "101 021": the first code is the usual one."""
    for code in codes.split():
        if code not in scores:
            raise line.fault(f"no CAMEO code '{code}' in cameo.txt")
    return tuple(codes.split())


def _read_types(
    path: Path,
    scores: dict[str, float],
    others: dict[tuple[str, str], tuple[str, ...]],
) -> dict[str, EventType]:
    types: dict[str, EventType] = {}
    for line in read_lines(path):
        name, quad, codes, meaning = line.columns(4, 4)
        if name in types:
            raise line.fault(f"type {name} stands already above")
        if quad not in QUADS:
            raise line.fault(f"'{quad}' is no quad class; there are: {QUADS}")
        cameo, *rest = _read_codes(line, codes, scores)
        others[name, ""] = tuple(rest)
        types[name] = EventType(name, quad, cameo, meaning)
    return types


def _read_modes(
    path: Path,
    types: dict[str, EventType],
    scores: dict[str, float],
    others: dict[tuple[str, str], tuple[str, ...]],
) -> dict[tuple[str, str], str]:
    modes: dict[tuple[str, str], str] = {}
    for line in read_lines(path):
        type_, mode, codes, _ = line.columns(4, 4)
        if type_ not in types:
            raise line.fault(f"no type '{type_}' in types.txt")
        if (type_, mode) in modes:
            raise line.fault(f"mode {mode} of {type_} stands already above")
        cameo, *rest = _read_codes(line, codes, scores)
        modes[type_, mode], others[type_, mode] = cameo, tuple(rest)
    return modes


def _read_mutual(
    path: Path, types: dict[str, EventType], modes: dict[tuple[str, str], str]
) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for line in read_lines(path):
        type_, mode = line.columns(2, 2)
        if type_ not in types or (mode and (type_, mode) not in modes):
            raise line.fault(f"there is no type or mode '{type_} {mode}'")
        found.add((type_, mode))
    return frozenset(found)


def _read_content(
    path: Path, types: dict[str, EventType], modes: dict[tuple[str, str], str]
) -> dict[tuple[str, str, str], str]:
    content = {}
    for line in read_lines(path):
        outer, inner, inner_mode, mode = line.columns(4, 4)
        if outer not in types or (inner not in types and inner != ENDED):
            raise line.fault(f"no type '{outer}' or no type '{inner}' in types.txt")
        wanted = [(outer, mode)] + [(inner, inner_mode)] * bool(inner_mode)
        for pair in wanted:
            if pair not in modes:
                raise line.fault(f"no mode '{pair[1]}' of {pair[0]} in modes.txt")
        content[outer, inner, inner_mode] = mode
    return content


def _read_relations(
    path: Path, types: dict[str, EventType]
) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], str] = {}
    for line in read_lines(path):
        outer, how, inner, named = line.columns(4, 4)
        unknown = [t for t in (outer, inner, named) if t not in types]
        if unknown:
            raise line.fault(f"no type '{unknown[0]}' in types.txt")
        if how not in HOLDS:
            raise line.fault(f"'{how}' is none of {HOLDS}")
        found[outer, how, inner] = named
    return found


def _read_words(path: Path) -> dict[str, frozenset[tuple[str, ...]]]:
    found = {}
    for line in read_lines(path):
        name, words = line.columns(2, 2)
        if name in found:
            raise line.fault(f"'{name}' stands already above")
        found[name] = frozenset(
            tuple(word.split()) for word in listed(words.replace(",", ";"))
        )
    return found
