"""Lend an act the party that another act of the sentence names.

"Two men were killed when police opened fire" tells in another clause who killed,
and "marched to demand that the mayor resign" against whom they marched.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dragoman.events.causes import cause_of
from dragoman.events.nodes import Node
from dragoman.records import Sentence

VOICED: Final = ("ACCUSE", "REQUEST")
# How a clause hangs on the act whose aim it tells.
AIMS: Final = ("advcl", "acl", "xcomp", "conj")


def lend_causes(s: Sentence, nodes: dict[int, Node]) -> dict[int, Node]:
    """Give harm without a doer the one of the act that caused it.

    Args:
        s: The sentence.
        nodes: Its acts, by the row of each.
    """
    harm = {r: n for r, n in nodes.items() if n.type == "ASSAULT"}
    known = frozenset(row for row, node in harm.items() if node.actors)
    lent = dict(nodes)
    for row in harm.keys() - known:
        cause = cause_of(s, row, known)
        if cause >= 0:
            why = (*nodes[row].why, f"'{s.words[cause]}' tells who did it")
            lent[row] = msgspec.structs.replace(
                nodes[row], actors=nodes[cause].actors, why=why
            )
    return lent


def lend_demands(s: Sentence, nodes: dict[int, Node]) -> dict[int, Node]:
    """Give a protest the one whom the protesters blame or ask for a thing.

    Args:
        s: The sentence.
        nodes: Its acts, by the row of each.
    """
    demands = [
        n for n in nodes.values() if n.type in VOICED and n.recipients and n.sure
    ]
    lent = dict(nodes)
    for row, node in nodes.items():
        if node.type != "PROTEST" or (node.sure and node.recipients):
            continue
        for demand in demands:
            if demand.actors == node.actors and s.deps[demand.top] in AIMS:
                why = (*node.why, f"'{s.words[demand.row]}' tells against whom")
                lent[row] = msgspec.structs.replace(
                    node, recipients=demand.recipients, why=why
                )
    return lent
