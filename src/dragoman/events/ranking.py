"""Name the signs that speak for or against a reading of an act.

A sign is general: how a word is used, how well its frame fits, where its parties
were found. No word of the language is a sign; words belong in the lexicon. What
each sign weighs was learnt (`ranking.txt`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dragoman.events.dependents import MODIFYING
from dragoman.events.nodes import Node
from dragoman.records import Kind, Sentence

FAR: Final = 8  # rows from an act to a party that stands no more beside it
EMBEDDED: Final = frozenset(("relcl", "acl", "advcl", "ccomp", "pcomp", "csubj"))
PURPOSES: Final = ("advcl", "xcomp", "acl")
TOPICS: Final = frozenset("about for on over of in during after amid despite".split())


class SignReader:
    """Names the signs of the acts of one sentence."""

    def __init__(
        self, s: Sentence, kind: Callable[[int], Kind], nodes: tuple[Node, ...]
    ) -> None:
        """Keep the sentence, what its heads are, and its acts."""
        self.s, self.kind, self.nodes = s, kind, nodes
        self.inside = {n.content: n for n in nodes if n.content >= 0}
        self.company = self._company()
        self.headline = s.words[-1] not in '.!?"”' or self._is_title()

    def __call__(self, node: Node) -> tuple[str, ...]:
        """The signs of one act."""
        return (
            f"type {node.type}",
            f"status {node.status}",
            f"needs {node.needs or 'one'}",
            *self._word(node),
            *self._actor(node),
            *self._recipient(node),
            *self._surroundings(node),
        )

    def purposes(self, node: Node) -> Iterator[Node]:
        """The acts for which an act is done: "called Peru to thank it"."""
        s = self.s
        around = {node.row, *node.words, node.top}
        for other in self.nodes:
            top = other.top
            if (
                s.deps[top] in PURPOSES
                and s.heads[top] in around
                and any(s.tags[c] == "TO" for c in s.children[top])
            ):
                yield other

    def _company(self) -> str:
        """How many states and organisations a sentence with a sole act names."""
        if len(self.nodes) != 1:
            return ""
        kinds = [self.kind(row) for row in range(len(self.s.words))]
        names = kinds.count("state") + kinds.count("organisation")
        return f"alone, names {min(names, 3)}"

    def _is_title(self) -> bool:
        words = [w for w in self.s.words if w.isalpha() and len(w) > 3]
        return len(words) > 2 and all(w[0].isupper() for w in words)

    def _word(self, node: Node) -> Iterator[str]:
        """How the word is used, and how much of its frame is there."""
        if node.reading is None:
            yield "word declared" if node.content >= 0 else "word demanded"
            return
        match, carrier = node.reading.match, node.reading.carrier
        pos = match.frame.pos
        if pos == "n":
            yield "word noun lent" if carrier >= 0 else "word noun"
            if carrier < 0:
                yield from self._noun(node.row)
        else:
            yield f"word {pos}"
        yield f"fit {min(int(match.score), 5)} {pos}"
        if match.words:
            yield "fit words"
        if pos == "v" and match.clause.passive:
            yield "passive" if node.actors else "passive without agent"

    def _noun(self, row: int) -> Iterator[str]:
        """How an event noun without a light verb stands in its clause."""
        s = self.s
        dep, head = s.deps[row], s.heads[row]
        if dep == "pobj":
            topic = s.words[head].lower() in TOPICS
            yield "noun behind " + (s.words[head].lower() if topic else "other")
        else:
            yield f"noun {dep if dep in ('nsubj', 'dobj', 'conj') else 'else'}"
        if not any(s.deps[c] in ("det", "poss", "nummod") for c in s.children[row]):
            yield "noun bare plural" if s.tags[row] == "NNS" else "noun bare"

    def _actor(self, node: Node) -> Iterator[str]:
        if not node.actors:
            yield "actor none"
            return
        first = node.actors[0]
        yield f"actor {self._kind(first)}"
        if self.s.deps[first] in MODIFYING:
            yield "actor modifies"
        outer = self.inside.get(node.row)
        if outer is not None and first in (*outer.actors, *outer.recipients):
            yield "actor lent"
        elif node.reading and node.reading.match.clause.shared:
            yield "actor shared"
        if abs(first - node.row) > FAR:
            yield "actor far"

    def _recipient(self, node: Node) -> Iterator[str]:
        if not node.recipients:
            several = len(node.actors) > 1
            yield "recipient mutual" if several else "recipient none"
            return
        first = node.recipients[0]
        yield f"recipient {self._kind(first)}"
        if self.s.deps[first] in MODIFYING:
            yield "recipient modifies"
        if not node.sure:
            yield "recipient elsewhere"
        if abs(first - node.row) > FAR:
            yield "recipient far"
        if len(node.others) > 0:
            yield "recipient rivalled"

    def _kind(self, row: int) -> str:
        return "pronoun" if self.s.pos[row] == "PRON" else self.kind(row)

    def _surroundings(self, node: Node) -> Iterator[str]:
        """What stands around an act: speech, other acts, the kind of clause."""
        s = self.s
        flags = {
            "narrated": node.narrated,
            "said": node.attribution is not None,
            "negated": node.negated,
            "headline": self.headline,
            "about an act": node.content >= 0,
            "asked": s.words[-1] == "?",
        }
        yield from (sign for sign, stands in flags.items() if stands)
        if self.company:
            yield self.company
        outer = self.inside.get(node.row)
        if outer is not None:
            yield "inside"
            yield f"inside {outer.type}"
        if s.deps[node.top] in EMBEDDED:
            yield f"clause {s.deps[node.top]}"
