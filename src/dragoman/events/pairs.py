"""Name the signs that an act is what links two parties of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from dragoman.events.dependents import MODIFYING
from dragoman.events.nodes import Node
from dragoman.events.ranking import SignReader
from dragoman.records import Parse, Sentence, Span

NOUNS: Final = ("NOUN", "PROPN")


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """The two parties in their sentence.

    Attributes:
        sentence: The sentence.
        a: Rows of the first party.
        b: Rows of the second.
        path: Rows on the way through the tree from the one to the other.
        named_a: Rows of the first party and of pronouns for it.
        named_b: Rows of the second party and of pronouns for it.
        heads: The heads of both, where they are nouns.
    """

    sentence: Sentence
    a: frozenset[int]
    b: frozenset[int]
    path: frozenset[int]
    named_a: frozenset[int]
    named_b: frozenset[int]
    heads: frozenset[int]


def read_pair(parse: Parse, s: Sentence, a: Span, b: Span) -> Pair:
    """Find the rows of two spans, and the way between them.

    The pronouns of the sentence that point back to a party count as its rows.
    """
    rows_a, rows_b = _rows(s, a), _rows(s, b)
    path: set[int] = set()
    if rows_a and rows_b:
        up_a = _to_root(s, _head(s, rows_a))
        up_b = _to_root(s, _head(s, rows_b))
        path = set(up_a) ^ set(up_b)
        common = [r for r in up_a if r in up_b]
        path |= set(common[:1])
    return Pair(
        sentence=s,
        a=rows_a,
        b=rows_b,
        path=frozenset(path) - rows_a - rows_b,
        named_a=rows_a | _pronouns(parse, s, rows_a) | _whose(s, rows_a),
        named_b=rows_b | _pronouns(parse, s, rows_b) | _whose(s, rows_b),
        heads=frozenset(
            head
            for rows in (rows_a, rows_b)
            if rows and s.pos[head := _head(s, rows)] in NOUNS
        ),
    )


def _pronouns(parse: Parse, s: Sentence, rows: frozenset[int]) -> frozenset[int]:
    """The heads in a sentence that point back to a mention at some rows."""
    here = [m for m in parse.mentions if m.sentence == s.index]
    meant = {m.index for m in here if m.head in rows}
    return frozenset(m.head for m in here if meant.intersection(m.antecedents))


def _whose(s: Sentence, rows: frozenset[int]) -> frozenset[int]:
    """The noun that a party stands before: "officials" for "Turkish" in that phrase."""
    if not rows or s.deps[head := _head(s, rows)] not in MODIFYING:
        return frozenset()
    return frozenset((s.heads[head],))


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


Test = Callable[[Node, Pair], bool]


def _acts_is_a(node: Node, pair: Pair) -> bool:
    return any(r in pair.named_a for r in node.actors)


def _first_recipient_is_b(node: Node, pair: Pair) -> bool:
    found = (*node.recipients, *node.others, *node.actors)
    others = [r for r in found if r not in pair.named_a]
    return bool(others) and others[0] in pair.named_b


def _some_recipient_is_b(node: Node, pair: Pair) -> bool:
    found = (*node.recipients, *node.others, *node.actors)
    return any(r in pair.named_b for r in found)


def _turned_round(node: Node, pair: Pair) -> bool:
    acting = any(r in pair.named_a for r in node.actors)
    return not acting and any(r in pair.named_b for r in node.actors)


def _on_the_path(node: Node, pair: Pair) -> bool:
    return bool(pair.path.intersection((node.row, node.top, *node.words)))


def _stands_between(node: Node, pair: Pair) -> bool:
    if not pair.a or not pair.b:
        return False
    low, high = sorted((max(pair.a), min(pair.b)))
    return low < node.row < high


def _governs_a(node: Node, pair: Pair) -> bool:
    heads = {pair.sentence.heads[r] for r in pair.a} - pair.a
    return bool(heads & {node.row, node.top})


def _governs_b(node: Node, pair: Pair) -> bool:
    s = pair.sentence
    heads = {s.heads[r] for r in pair.b} - pair.b
    heads |= {s.heads[r] for r in heads if s.deps[r] == "prep"}
    return bool(heads & {node.row, node.top})


def _inside_a_party(node: Node, pair: Pair) -> bool:
    return node.row in pair.a or node.row in pair.b


def _other_actor(node: Node, pair: Pair) -> bool:
    return bool(node.actors) and not any(r in pair.named_a for r in node.actors)


def _other_recipient(node: Node, pair: Pair) -> bool:
    return bool(node.recipients) and not any(r in pair.named_b for r in node.recipients)


def _is_highest(node: Node, pair: Pair) -> bool:
    s = pair.sentence
    return s.heads[node.top] == node.top or s.heads[node.row] == node.row


TESTS: Final[dict[str, Test]] = {
    "a acts": _acts_is_a,
    "b first": _first_recipient_is_b,
    "b somewhere": _some_recipient_is_b,
    "turned round": _turned_round,
    "on the path": _on_the_path,
    "between": _stands_between,
    "governs a": _governs_a,
    "governs b": _governs_b,
    "inside a party": _inside_a_party,
    "other actor": _other_actor,
    "other recipient": _other_recipient,
    "highest": _is_highest,
}
BOTH: Final = frozenset(("a acts", "b first"))


def link_signs(signs: SignReader, pair: Pair) -> tuple[frozenset[str], ...]:
    """What speaks for and against each act as that which links two parties."""
    held = {
        node.row: frozenset(name for name, test in TESTS.items() if test(node, pair))
        for node in signs.nodes
    }
    linking = frozenset(row for row, tests in held.items() if tests >= BOTH)
    return tuple(
        frozenset(
            (
                f"status {node.status}",
                *held[node.row],
                *_among(node.row, linking),
                *_about(node, signs, held),
            )
        )
        for node in signs.nodes
    )


def _among(row: int, linking: frozenset[int]) -> Iterator[str]:
    """How an act stands to the others that name both parties."""
    if row in linking:
        yield "both"
        yield "only" if len(linking) == 1 else "one of several"
    else:
        yield "instead of another" if linking else "where none names both"


def _about(
    node: Node, signs: SignReader, held: dict[int, frozenset[str]]
) -> Iterator[str]:
    """Whether the act that it is about, or that is about it, names the parties."""
    content = held.get(node.content, frozenset())
    if "b somewhere" in content:
        yield "content names b"
    if content >= BOTH:
        yield "content names both"
    outer = signs.inside.get(node.row)
    if outer is not None:
        tests = held[outer.row]
        if tests >= BOTH:
            yield "outer names both"
        elif "a acts" in tests:
            yield "outer names a"


def best_sentence(parse: Parse, a: Span, b: Span) -> Sentence:
    """The sentence that holds both spans, else the first that holds one."""

    def held(s: Sentence) -> int:
        return sum(s.start < span.end and span.start < s.end for span in (a, b))

    return max(parse.sentences, key=lambda s: (held(s), -s.index))
