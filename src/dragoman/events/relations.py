"""Tell what one named party does to another in a sentence, whatever else it tells.

Every act of the sentence is a candidate; learnt weights say which links the two
best. An act inside another of the same party goes by the outer one's name, or as
the codebook's `relations.txt` has it. There is always an answer, with a score that
says how much it is worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.events.nodes import Node
from dragoman.events.pairs import Pair, best_sentence, link_signs, read_pair
from dragoman.events.ranking import SignReader
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.weights import odds, probability
from dragoman.records import Relation

CLOSE, CLEAR = 0.5, 2.0  # by how much the best act leads the next


def choose(
    found: Sequence[frozenset[str]], weights: dict[str, float]
) -> tuple[int, str]:
    """The place of the act that links two parties best, and how it leads."""
    scores = [odds(signs, weights) for signs in found]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    others = [score for n, score in enumerate(scores) if n != best]
    lead = scores[best] - max(others, default=-CLEAR)
    if scores[best] <= 0:
        return best, "leads without a link"
    how = "barely" if lead < CLOSE else "clearly" if lead >= CLEAR else "somewhat"
    return best, f"leads {how}"


def relate(
    signs: SignReader, pair: Pair, lexicon: Lexicon, codebook: Codebook
) -> Relation:
    """The act that links the two parties best, or the best guess."""
    found = link_signs(signs, pair)
    if not found:
        return _guess(pair, lexicon, codebook)
    best, lead = choose(found, lexicon.weights.link)
    node = signs.nodes[best]
    named = _named(_highest(node, signs, pair), signs, pair, codebook)
    sure = (*found[best], *signs(node), lead)
    return Relation(
        type=named.type,
        mode=named.mode,
        cameo=codebook.cameo(named.type, named.mode, named.cameo),
        status=named.status,  # type: ignore[arg-type]
        score=round(probability(sure, lexicon.weights.answer), 4),
        why=named.why,
    )


def _highest(node: Node, signs: SignReader, pair: Pair) -> Node:
    """The outermost act that the first party does and this one stands in."""
    outer = signs.inside.get(node.row)
    while outer is not None and pair.named_a.intersection(outer.actors):
        node, outer = outer, signs.inside.get(outer.row)
    return node


def _named(node: Node, signs: SignReader, pair: Pair, codebook: Codebook) -> Node:
    """What an act counts as between two parties, by what it is about or done for."""
    for how, other in _held(node, signs, pair):
        type_ = codebook.relation(node.type, how, other.type)
        if type_ == other.type:
            return msgspec.structs.replace(other, status=node.status)
        if type_:
            return msgspec.structs.replace(node, type=type_, mode=None, cameo=None)
    return node


def _held(node: Node, signs: SignReader, pair: Pair) -> Iterator[tuple[str, Node]]:
    """The acts that an act is about, against somebody else, or done for."""
    inner = next((n for n in signs.nodes if n.row == node.content), None)
    if inner is not None and node.reading is not None:
        against = pair.named_b.intersection(inner.recipients)
        both = against.intersection(node.recipients)
        yield "against" if against and not both else "about", inner
    for purpose in signs.purposes(node):
        yield "for", purpose


def _guess(pair: Pair, lexicon: Lexicon, codebook: Codebook) -> Relation:
    """Fall back on any word of the lexicon, the nearest to the path first."""
    s = pair.sentence
    rows = sorted(
        range(len(s.words)),
        key=lambda r: (r not in pair.path, abs(r - min(pair.b, default=0)), r),
    )
    letters = {"VERB": "v", "NOUN": "n", "ADJ": "a", "PROPN": "n"}
    for row in rows:
        frames = lexicon.frames.get((letters.get(s.pos[row], ""), s.lemmas[row]), ())
        typed = [f for f in frames if f.type]
        if typed and row not in pair.a | pair.b:
            type_, mode = typed[0].type or "", typed[0].mode
            return Relation(
                type=type_,
                mode=mode,
                cameo=codebook.cameo(type_, mode, typed[0].cameo),
                status="hypothetical",
                score=0.1,
                why=(f"no frame links the two; '{s.words[row]}' is a guess",),
            )
    return Relation(
        type="CONSULT",
        mode=None,
        cameo=codebook.cameo("CONSULT", None, None),
        status="hypothetical",
        score=0.01,
        why=("no word of the lexicon stands here; the commonest type is a guess",),
    )


__all__ = ["best_sentence", "choose", "read_pair", "relate"]
