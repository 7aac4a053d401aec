"""Find what a speaker says that others must do: whatever it is, that is a request."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from dragoman.events.attribution import Attribution, read_attribution
from dragoman.events.nodes import Node
from dragoman.events.noting import Standing
from dragoman.events.standing import read_standing
from dragoman.events.subjects import find_subjects
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Sentence

FIRST: Final = ("i", "we")  # who speaks


def is_modal(s: Sentence, standing: Standing, lexicon: Lexicon) -> bool:
    """Tell what must be done from what is only hoped or wished for."""
    return s.lemmas[standing.modal] in lexicon.through.get("modal", {})


def asks_others(s: Sentence, speaker: int, told: tuple[int, ...]) -> bool:
    """Tell whether somebody else must do it: "we must act" asks nobody."""
    own = any(s.words[row].lower() in FIRST for row in told)
    return speaker not in told and not own


def find_demands(
    s: Sentence,
    lexicon: Lexicon,
    known: Container[int],
    parties: Callable[[tuple[int, ...]], tuple[int, ...]],
) -> list[Node]:
    """The demands in verbs that name no act that is known: "Mali must explain"."""
    found: dict[int, Node] = {}  # by the word that demands: "must stay and explain"
    if lexicon.through.get("modal", {}).keys().isdisjoint(s.lemmas):
        return []
    for row in range(len(s.words)):
        if row in known or s.pos[row] not in ("VERB", "AUX"):
            continue
        standing = read_standing(s, row, row, lexicon)
        if standing.status != "wanted" or standing.top != row:
            continue
        if not is_modal(s, standing, lexicon):
            continue
        said = read_attribution(s, row, lexicon)
        told = parties(find_subjects(s, row)[0])
        if not told or said is None or said.speaker < 0:
            continue
        if asks_others(s, said.speaker, told):
            found.setdefault(standing.modal, _demand(s, standing, said, told))
    return list(found.values())


def _demand(
    s: Sentence, standing: Standing, said: Attribution, told: tuple[int, ...]
) -> Node:
    word = s.words[standing.modal]
    return Node(
        row=standing.modal,
        type="REQUEST",
        mode=None,
        cameo=None,
        needs="both",
        implies="",
        actors=(said.speaker,),
        recipients=told[:1],
        others=told[1:],
        sure=True,
        content=-1,
        status="happened",
        effect="happened",
        negated=False,
        attribution=said,
        narrated=False,
        top=standing.top,
        words=(),
        reading=None,
        why=(f"somebody says that others '{word}' do it: REQUEST",),
    )
