"""Find the acts that lie in modal verbs: what is promised, threatened or refused.

"Will send troops" is AGREE about the troops; "must withdraw", said by another, is a
request. Who vows not to do a thing, or fails to, refuses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import msgspec

from dragoman.events.aims import main_of
from dragoman.events.carriers import Carriers
from dragoman.events.demands import asks_others, is_modal
from dragoman.events.dependents import VERBS, with_conjuncts
from dragoman.events.nodes import Node
from dragoman.events.noting import Standing
from dragoman.events.readings import Reading
from dragoman.events.subjects import is_imperative
from dragoman.events.warnings import WILLS
from dragoman.events.wills import is_left_open, read_will
from dragoman.knowledge.codebook import Codebook
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.menace_words import menace_words
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

NO_WILL: Final = ("NOUN", "ADP", "ADV", "SCONJ")  # "a bid to", "ahead of", "long"
VOWS: Final = ("swear", "vow")  # "vowed to defy the ban"


class Declaring(NamedTuple):
    """Reads what is declared in one sentence.

    Attributes:
        s: The sentence.
        lexicon: The lexicon.
        codebook: The codebook.
        readings: How frames read its words, by row.
        standings: How real the act of each row is.
    """

    s: Sentence
    lexicon: Lexicon
    codebook: Codebook
    readings: Mapping[int, Reading]
    standings: Mapping[int, Standing]

    def told(self, node: Node, inner: Node | None, *, linked: bool) -> list[Node]:
        """An act as it is declared, behind the will that declares it.

        Args:
            node: The act.
            inner: What it is about, if it is about an act.
            linked: Whether another act governs it.
        """
        declared = self.declared(node, linked=linked)
        if is_left_open(node, inner):
            return declared
        return [*declared, self.refused(self._as_declared(node, declared), inner)]

    def _as_declared(self, node: Node, declared: list[Node]) -> Node:
        """An act as what declares it says: with what hangs on others one threatens.

        So too with what one warns that one will do; but "Peru is to expel two envoys"
        has planned it.
        """
        above = self.s.lemmas[self.s.heads[node.row]]
        warned = above in menace_words().warning
        bound = node.status == "hypothetical" or (warned and node.status == "planned")
        if not bound or all(outer.type != "THREATEN" for outer in declared):
            return node
        why = (*node.why, "whoever declares it threatens with it")
        return msgspec.structs.replace(
            node, status="threatened", effect="threatened", why=why
        )

    def declared(self, node: Node, *, linked: bool) -> list[Node]:
        """The promise, threat or refusal that lies in "will", "plans to", "will not".

        What others must do, and what they are told to do, is a request.
        """
        standing = self.standings[node.row]
        ordered = is_imperative(self.s, node.row)
        if linked or standing.modal < 0:
            return []
        speaker = node.attribution.speaker if node.attribution else -1
        if not (node.actors or ordered):
            return self._threats(node, speaker)
        if self._is_news(standing.modal) or self._is_told_already(node):
            return []
        if self._is_of_a_text(node):
            return []
        told = speaker >= 0 and asks_others(self.s, speaker, node.actors)
        must = node.status == "wanted" and is_modal(self.s, standing, self.lexicon)
        if told and (must or ordered):
            return [self._outer(node, "REQUEST", (speaker,), node.actors)]
        type_ = self._will(node, standing)
        if not type_:
            return []
        if self.readings[node.row].match.frame.pair:
            return [self._outer(node, type_, *self._meeting(node))]
        return [self._outer(node, type_, *self._willing(node))]

    def _will(self, node: Node, standing: Standing) -> str | None:
        """The type of the declared will; to fail to do good is to refuse it."""
        type_ = read_will(self.s, node, standing, self.codebook)
        if not type_ and self._failed(node) and self.codebook.is_cooperative(node.type):
            return "REJECT"
        return None if type_ == "THREATEN" and self._only_occurs(node) else type_

    def _threats(self, node: Node, speaker: int) -> list[Node]:
        """The threat in what those in power say will befall others."""
        if not self._warned(node, speaker):
            return []
        threat = self._outer(node, "THREATEN", (speaker,), node.recipients)
        return [msgspec.structs.replace(threat, needs="power")]

    def _warned(self, node: Node, speaker: int) -> bool:
        """Tell whether a speaker says what befalls others if they do not obey.

        "Anyone who joins the strike will be jailed", "said they would be jailed if".
        """
        s, clause = self.s, self.readings[node.row].match.clause
        harm = self.codebook.quad(node.type) == "material conflict"
        modal = s.lemmas[self.standings[node.row].modal]
        if not harm or node.negated or not clause.passive or modal not in WILLS:
            return False
        if speaker < 0 or not node.recipients or speaker in node.recipients:
            return False
        around = Carriers(s, self.lexicon)
        if any(map(around.is_condition, s.labelled(node.row, "advcl"))):
            return True
        described = (c for r in clause.objects for c in s.labelled(r, "relcl"))
        return any(map(around.of_anybody, described))

    def _is_told_already(self, node: Node) -> bool:
        """Tell whether nobody declares a will, or has declared it by the same word.

        "Talks are planned" tells of talks, "the visit is aimed at" of a visit; and in
        "will meet them to improve ties" the will is that to meet.
        """
        modal = self.standings[node.row].modal
        main = main_of(self.s, node.row, self.readings)
        if main in self.standings and self.standings[main].modal == modal:
            return True
        told = self.s.labelled(modal, "nsubj", "nsubjpass")
        hollow = self.lexicon.through.get("noun", {})
        if node.status == "failed":  # "the summit failed to reach a deal"
            return False
        return self.s.pos[modal] in VERBS and any(
            r in self.readings or self.s.lemmas[r] in hollow for r in told
        )

    def _is_of_a_text(self, node: Node) -> bool:
        """In "a bill that would ban rallies" nobody declares that he will ban them.

        Nor in "the move, which would ban them", whosesoever it is; but "a bill that
        would punish Mali until it pays" threatens Mali.
        """
        words, acting = party_words(), self.readings[node.row].match.clause.subjects
        marks = (
            self.s.lemmas[mark]
            for clause in self.s.labelled(node.row, "advcl")
            for mark in self.s.labelled(clause, "mark")
        )
        only_text = all(self.s.lemmas[row] in words.texts for row in acting)
        thing = self.s.deps[node.row] == "relcl" and not {*acting} & {*node.actors}
        return bool(acting) and (only_text or thing) and words.unless.isdisjoint(marks)

    def _only_occurs(self, node: Node) -> bool:
        """In "a strike by nurses will begin" nobody is said to threaten with it."""
        return self.readings[node.row].carrier < 0 and node.attribution is None

    def _willing(self, node: Node) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Whose the declared will is, and whom it concerns: "will host the emir"."""
        match, rows = self.readings[node.row].match, node.recipients
        active = match.frame.pos == "v" and not match.clause.passive
        if rows and active and set(rows) <= {*match.clause.subjects}:
            return rows, node.actors
        return node.actors, rows

    def _meeting(self, node: Node) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Who will meet, and whom: "Ann Roe and Ben Daud are to meet Juan Mora"."""
        subjects = self.readings[node.row].match.clause.subjects
        sides = with_conjuncts(self.s, subjects)
        first = tuple(r for r in node.actors if r in sides) or node.actors[:1]
        return first, tuple(r for r in node.actors if r not in first)

    def _is_news(self, modal: int) -> bool:
        """Tell whether the act itself is the news, and no will is declared.

        As behind "decided to" and "tried to", or where a noun only names what is
        planned: "a bid to", "ahead of".
        """
        decided = self.lexicon.through.get("decided", {})
        return self.s.lemmas[modal] in decided or self.s.pos[modal] in NO_WILL

    def refused(self, node: Node, inner: Node | None) -> Node:
        """Who is not ready to do a thing refuses it; who is to stop harm agrees to."""
        if inner is None:
            return node
        if node.type == "THREATEN" and self._is_spared(inner):
            why = (*node.why, "to promise an end of harm is no threat: AGREE")
            return msgspec.structs.replace(
                node, type="AGREE", mode=None, cameo=None, why=why
            )
        vowed = self.s.lemmas[node.row] in VOWS and inner.type == "REJECT"
        if node.type != "AGREE" or not (vowed or node.status == "failed"):
            return node
        return msgspec.structs.replace(
            node,
            type="REJECT",
            mode=self.codebook.mode_about("REJECT", inner.type, inner.mode),
            cameo=None,
            status="happened",
            why=(*node.why, "not to agree, or to vow to refuse, is to refuse: REJECT"),
        )

    def _is_spared(self, inner: Node) -> bool:
        """Tell whether harm is to end or not to be done: "promised not to shoot"."""
        over = inner.status == "refused" or self.standings[inner.row].status == "ended"
        return over and self.codebook.quad(inner.type) == "material conflict"

    def _failed(self, node: Node) -> bool:
        """To fail to agree, meet or give is told as a refusal; so is not to want to.

        Not so where only the attempt fails: "their efforts to meet have failed".
        """
        modal = self.standings[node.row].modal
        if node.status not in ("failed", "refused"):
            return False
        told = self.s.labelled(modal, "nsubj", "nsubjpass")
        hollow = self.lexicon.through.get("noun", {})
        refusing = self.lexicon.through.get("refusing", {})
        return self.s.lemmas[modal] in refusing and not any(
            row == node.row or self.s.lemmas[row] in hollow for row in told
        )

    def _outer(
        self,
        node: Node,
        type_: str,
        actors: tuple[int, ...],
        recipients: tuple[int, ...],
    ) -> Node:
        """The act that a modal verb declares, about the act that it governs."""
        modal = self.standings[node.row].modal
        return msgspec.structs.replace(
            node,
            row=modal,
            type=type_,
            mode=self.codebook.mode_about(type_, node.type, node.mode),
            cameo=None,
            implies="",
            actors=actors,
            recipients=recipients,
            content=node.row,
            status="happened",
            effect="happened",
            negated=False,
            words=(),
            narrated=False,
            reading=None,
            why=(*node.why[:1], f"'{self.s.words[modal]}' declares it: {type_}"),
        )
