"""Find the acts that a report tells: the grammar of acts.

Words name acts by the frames of the lexicon (`readings`, `nouns`, `frames`); clauses
give them their parties (`clauses`, `subjects`, `roles`); acts stand inside acts
(`compose`) and under tense, negation and speech (`standing`, `attribution`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dragoman.events.compose import Composer
from dragoman.events.explaining import Trial, find_unread, try_frames
from dragoman.events.nodes import Node
from dragoman.events.ranking import SignReader
from dragoman.events.readings import Reader
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.places import PlaceTables
from dragoman.records import Act, Kind, Mention, Parse, Sentence, Span, Unread

__all__ = ["EventFinder"]

NOBODY: Final[frozenset[int]] = frozenset()


class EventFinder:
    """Finds the acts of reports; built once from lexicon and codebook."""

    def __init__(
        self, lexicon: Lexicon, codebook: Codebook, places: PlaceTables
    ) -> None:
        """Keep what is known.

        Raises:
            UnknownChoice: The lexicon uses a code that the codebook lacks.
        """
        self.lexicon, self.codebook, self.places = lexicon, codebook, places
        for frames in lexicon.frames.values():
            for frame in frames:
                if frame.type:
                    codebook.check(frame.type, frame.mode, frame.cameo)

    def __call__(self, parse: Parse) -> tuple[Act, ...]:
        """The acts of a report, in the order of the text."""
        acts: list[Act] = []
        for s in parse.sentences:
            signs = self.signs(parse, s)
            first = len(acts)
            acts += [_act(parse, signs, n, first) for n in range(len(signs.nodes))]
        return tuple(acts)

    def unread(self, parse: Parse, s: Sentence) -> tuple[Unread, ...]:
        """The words of a sentence that might name acts and name none, with reasons."""
        reader = Reader(s, self.lexicon, self._kinds(parse, s))
        return find_unread(parse, s, self.compose(parse, s), reader)

    def trials(self, parse: Parse, s: Sentence) -> dict[int, Trial]:
        """The frames that each word of a sentence was held against."""
        return try_frames(s, Reader(s, self.lexicon, self._kinds(parse, s)))

    def signs(
        self, parse: Parse, s: Sentence, parties: frozenset[int] = NOBODY
    ) -> SignReader:
        """The acts of one sentence, with what speaks for and against each.

        The heads in `parties` are known to be parties, whatever they look like.
        """
        nodes = self.compose(parse, s, parties)
        return SignReader(s, self._kinds(parse, s, parties), nodes)

    def compose(
        self, parse: Parse, s: Sentence, parties: frozenset[int] = NOBODY
    ) -> tuple[Node, ...]:
        """The acts of one sentence, their parties still heads of phrases."""

        def several(row: int) -> bool:
            found = parse.mention_at(s.index, row)
            return found is not None and len(found.antecedents) > 1

        kind = self._kinds(parse, s, parties)
        return Composer(s, self.lexicon, self.codebook, kind, several).compose()

    def _kinds(
        self, parse: Parse, s: Sentence, parties: frozenset[int] = NOBODY
    ) -> Callable[[int], Kind]:
        """Tells what each head of a sentence stands for.

        A name is taken for that of an organisation where no table of actors has it;
        if it is a town's, it stands for the town.
        """
        heads = parse.by_head[s.index]

        def kind(row: int) -> Kind:
            if heads[row] < 0:
                return "organisation" if row in parties else "thing"
            found = parse.mentions[heads[row]]
            if found.kind == "organisation" and self.places.is_town(found.words.text):
                return "place"
            is_party = found.kind == "thing" and row in parties
            return "organisation" if is_party else found.kind

        return kind


def _act(parse: Parse, signs: SignReader, at: int, first: int) -> Act:
    """The act at one place among those of a sentence; `first` is that of the first."""
    s, nodes = signs.s, signs.nodes
    node = nodes[at]
    places = {n.row: first + place for place, n in enumerate(nodes)}
    speaker = node.attribution.speaker if node.attribution else -1
    said_by = parse.mention_at(s.index, speaker) if speaker >= 0 else None
    return Act(
        index=first + at,
        type=node.type,
        mode=node.mode,
        cameo=node.cameo,
        sentence=s.index,
        head=node.row,
        trigger=_trigger(parse, s, node),
        actors=_mentions(parse, s, node.actors),
        recipients=_mentions(parse, s, node.recipients),
        scope=_scope(s, node, nodes),
        status=node.status,
        according_to=said_by.index if said_by else None,
        content=places.get(node.content),
        narrated=node.narrated,
        needs=node.needs,
        implies=node.implies,
        why=node.why,
        signs=signs(node),
    )


def _mentions(parse: Parse, s: Sentence, rows: tuple[int, ...]) -> tuple[int, ...]:
    found = (parse.mention_at(s.index, row) for row in rows)
    return tuple(dict.fromkeys(m.index for m in found if isinstance(m, Mention)))


def _trigger(parse: Parse, s: Sentence, node: Node) -> Span:
    """The words that name an act: "opened fire", if they stand close together."""
    rows = {node.row, *(r for r in node.words if abs(r - node.row) < 6)}
    rows |= {c for c in s.labelled(node.row, "prt")}
    if s.words[node.row + 1 : node.row + 2] in (("n't",), ("n’t",)):
        rows.add(node.row + 1)  # "won't"
    return parse.cut(s, min(rows), max(rows) + 1)


def _scope(s: Sentence, node: Node, nodes: tuple[Node, ...]) -> tuple[int, ...]:
    """The rows of an act's own clause, without the clauses of other acts."""
    others = {n.top for n in nodes if n.top != node.top}
    rows: list[int] = []
    open_rows = [node.top]
    while open_rows:
        at = open_rows.pop()
        rows.append(at)
        open_rows += [c for c in s.children[at] if c not in others]
    return tuple(sorted(rows))
