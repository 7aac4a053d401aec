"""Tell what one named party does to another in a sentence, whatever else it tells.

Every act of the sentence is a candidate; a few named measures with weights say
how well it links the two. There is always an answer, with a score that says how
much it is worth.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.compose import Node
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Parse, Relation, Sentence, Span


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """The two parties in their sentence.

    Attributes:
        sentence: The sentence.
        a: Rows of the first party.
        b: Rows of the second.
        path: Rows on the way through the tree from the one to the other.
    """

    sentence: Sentence
    a: frozenset[int]
    b: frozenset[int]
    path: frozenset[int]


def read_pair(s: Sentence, a: Span, b: Span) -> Pair:
    """Find the rows of two spans, and the way between them."""
    rows_a, rows_b = _rows(s, a), _rows(s, b)
    path: set[int] = set()
    if rows_a and rows_b:
        up_a = _to_root(s, _head(s, rows_a))
        up_b = _to_root(s, _head(s, rows_b))
        path = set(up_a) ^ set(up_b)
        common = [r for r in up_a if r in up_b]
        path |= set(common[:1])
    return Pair(sentence=s, a=rows_a, b=rows_b, path=frozenset(path) - rows_a - rows_b)


def _rows(s: Sentence, span: Span) -> frozenset[int]:
    return frozenset(
        row
        for row, offset in enumerate(s.offsets)
        if offset < span.end and offset + len(s.words[row]) > span.start
    )


def _head(s: Sentence, rows: frozenset[int]) -> int:
    return next(
        (r for r in sorted(rows) if s.heads[r] not in rows or s.heads[r] == r),
        min(rows),
    )


def _to_root(s: Sentence, row: int) -> tuple[int, ...]:
    return (row, *s.above(row))


Measure = Callable[[Node, Pair], float]


def _acts_is_a(node: Node, pair: Pair) -> float:
    return float(any(r in pair.a for r in node.actors))


def _first_recipient_is_b(node: Node, pair: Pair) -> float:
    others = [
        r for r in (*node.recipients, *node.others, *node.actors) if r not in pair.a
    ]
    return float(bool(others) and others[0] in pair.b)


def _some_recipient_is_b(node: Node, pair: Pair) -> float:
    found = (*node.recipients, *node.others, *node.actors)
    return float(any(r in pair.b for r in found))


def _turned_round(node: Node, pair: Pair) -> float:
    return float(
        any(r in pair.b for r in node.actors)
        and not any(r in pair.a for r in node.actors)
    )


def _on_the_path(node: Node, pair: Pair) -> float:
    return float(bool(pair.path.intersection((node.row, node.top, *node.words))))


def _stands_between(node: Node, pair: Pair) -> float:
    if not pair.a or not pair.b:
        return 0.0
    low, high = sorted((max(pair.a), min(pair.b)))
    return float(low < node.row < high)


def _governs_a(node: Node, pair: Pair) -> float:
    heads = {pair.sentence.heads[r] for r in pair.a} - pair.a
    return float(bool(heads & {node.row, node.top}))


def _inside_a_party(node: Node, pair: Pair) -> float:
    return float(node.row in pair.a or node.row in pair.b)


def _other_actor(node: Node, pair: Pair) -> float:
    return float(bool(node.actors) and not any(r in pair.a for r in node.actors))


def _unreal(node: Node, pair: Pair) -> float:
    del pair
    return float(node.status in ("hypothetical", "refused", "denied", "failed"))


def _is_content(node: Node, pair: Pair) -> float:
    del pair
    return float(node.status in ("planned", "wanted", "threatened"))


MEASURES: Final[tuple[tuple[Measure, float], ...]] = (
    (_acts_is_a, 2.0),
    (_first_recipient_is_b, 1.5),
    (_some_recipient_is_b, 1.0),
    (_turned_round, -1.5),
    (_on_the_path, 1.0),
    (_stands_between, 0.5),
    (_governs_a, 1.0),
    (_inside_a_party, -2.0),
    (_other_actor, -1.0),
    (_unreal, -0.8),
    (_is_content, -0.6),
)  # weights set by reading errors on development data, not fitted
BEST: Final = sum(weight for _, weight in MEASURES if weight > 0)


def relate(
    nodes: tuple[Node, ...], pair: Pair, lexicon: Lexicon, codebook: Codebook
) -> Relation:
    """The act that links the two parties best, or the best guess."""
    ranked = sorted(
        ((_score(node, pair), node) for node in nodes),
        key=lambda scored: (-scored[0], scored[1].row),
    )
    if ranked and ranked[0][0] > 0:
        score, node = ranked[0]
        return Relation(
            type=node.type,
            mode=node.mode,
            cameo=codebook.cameo(node.type, node.mode, node.cameo),
            status=node.status,  # type: ignore[arg-type]
            score=round(min(0.99, score / (BEST + 1)), 4),
            why=node.why,
        )
    return _guess(pair, lexicon, codebook)


def _score(node: Node, pair: Pair) -> float:
    return node.strength + sum(w * measure(node, pair) for measure, w in MEASURES)


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


def best_sentence(parse: Parse, a: Span, b: Span) -> Sentence:
    """The sentence that holds both spans, else the first that holds one."""

    def held(s: Sentence) -> int:
        return sum(s.start < span.end and span.start < s.end for span in (a, b))

    return max(parse.sentences, key=lambda s: (held(s), -s.index))


__all__ = ["Pair", "best_sentence", "read_pair", "relate"]
