"""Tell what a declared will is: a promise, a threat, a refusal, or none of them.

PLOVER codes a declared will as an act: to do good is AGREE, to do harm THREATEN, not
to do good REJECT. Who only readies his troops, be it in public, threatens nobody.
"""

from __future__ import annotations

from typing import Final

from dragoman.events.nodes import Node
from dragoman.events.noting import Standing
from dragoman.knowledge.codebook import Codebook
from dragoman.records import Sentence

OWN: Final = ("i", "we", "it", "he", "she", "they")
MAYBE: Final = ("would", "could", "may", "might")


def read_will(
    s: Sentence, node: Node, standing: Standing, codebook: Codebook
) -> str | None:
    """The type of the act that lies in "will", "will not" or "said it might"."""
    if codebook.is_cooperative(node.type):
        if node.status == "planned" and node.type != "AGREE":
            return "AGREE"
        return "REJECT" if node.negated and standing.willed else None
    if codebook.quad(node.type) != "material conflict" or node.type == "MOBILIZE":
        return None
    willed = node.status == "planned" or _is_own_warning(s, node, standing)
    return "THREATEN" if willed else None


def is_left_open(node: Node, inner: Node | None) -> bool:
    """Tell whether nothing is refused: "refused to rule out sending troops"."""
    return (
        node.type == "REJECT"
        and inner is not None
        and inner.type == "REJECT"
        and inner.status == "refused"
        and inner.content >= 0
    )


def _is_own_warning(s: Sentence, node: Node, standing: Standing) -> bool:
    """Tell whether the speaker says that he may do harm: "said it would, unless".

    Not so what would have been, and what is only asked.
    """
    if node.status != "hypothetical" or standing.status != node.status:
        return False
    if s.lemmas[standing.modal] not in MAYBE or s.words[-1] == "?":
        return False
    if node.attribution is None or node.attribution.speaker < 0:
        return False
    if any(s.lemmas[c] == "have" for c in s.labelled(node.row, "aux")):
        return False
    return any(
        row == node.attribution.speaker or s.words[row].lower() in OWN
        for row in node.actors
    )
