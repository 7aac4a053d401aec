"""Tell an act once that a clause tells twice.

"Killed a leader in a drone strike" is one act: the noun says how. So is "killed two
and wounded a third": the second verb only tells another harm.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.events.nodes import Node
from dragoman.records import Sentence

# Prepositions behind which a noun says how the act of the verb was done.
HOW: Final = ("in", "by", "with", "during", "through", "via", "for", "on")
NOUNS: Final = ("NOUN", "PROPN")


def told_once(s: Sentence, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Leave out the acts that only repeat another, and give that one their mode."""
    known = {node.row: node for node in nodes if node.reading is not None}
    repeats = {
        node.row: first
        for node in nodes
        if node.reading is not None and (first := _repeated(s, node, known)) >= 0
    }
    modes = {repeats[row]: known[row].mode for row in repeats}
    return tuple(
        msgspec.structs.replace(
            node,
            mode=node.mode or (modes.get(node.row) if node.reading else None),
            content=_content(node, repeats),
        )
        for node in nodes
        if node.row not in repeats
    )


def _content(node: Node, repeats: dict[int, int]) -> int:
    """What an act is about once repeats are left out; never itself."""
    content = repeats.get(node.content, node.content)
    return -1 if content == node.row else content


def _repeated(s: Sentence, node: Node, known: dict[int, Node]) -> int:
    """The row of the act that a node tells again, or -1."""
    first = known.get(_verb_above(s, node.row))
    if first is None or first.row in (node.row, node.content):
        return -1
    same = (
        first.type == node.type
        and first.status == node.status
        and set(node.actors) <= set(first.actors)
        and s.pos[first.row] not in NOUNS
    )
    return first.row if same else -1


def _verb_above(s: Sentence, row: int) -> int:
    """The verb whose clause says by a noun how it was done, or -1."""
    prep = s.heads[row]
    if s.pos[row] not in NOUNS or s.deps[row] != "pobj":
        return -1
    return s.heads[prep] if s.words[prep].lower() in HOW else -1
