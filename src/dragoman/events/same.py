"""Tell an act once that a clause tells twice.

"Killed a leader in a drone strike" is one act: the noun says how. So is "gave ten
million in aid", and so is "fired tear gas to disperse the crowd": the second verb says
what the first was to bring about. Of "ambushed a convoy, killing ten" the second only
tells the toll.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from dragoman.events.aims import main_of
from dragoman.events.frames import PARTIES
from dragoman.events.nodes import Node
from dragoman.events.nouns import HARMING
from dragoman.events.readings import Reading
from dragoman.events.sites import has_place
from dragoman.events.subjects import is_outcome
from dragoman.records import Kind, Sentence

# Prepositions behind which a noun says how the act of the verb was done.
HOW: Final = ("in", "by", "with", "during", "through", "via", "for", "on")
NOUNS: Final = ("NOUN", "PROPN")
OBJECTS: Final = ("dobj", "nsubjpass")
# How a participle tells what an attack did: "attacked the town, killing ten".
TOLL: Final = (*sorted(HARMING), "leave", "maim", "massacre")
TELLING: Final = ("relcl", "advcl", "conj")  # clauses that tell more of an attack
WHY: Final = ("protest",)  # "went on strike, protesting against": against what


def told_once(
    s: Sentence, nodes: tuple[Node, ...], kind: Callable[[int], Kind]
) -> tuple[Node, ...]:
    """Leave out the acts that only repeat another, and give that one what they know."""
    known = {node.row: node for node in nodes if node.reading is not None}
    readings = {row: each.reading for row, each in known.items() if each.reading}
    firsts = {row: _told_by(s, row, readings) for row in known}
    repeats = dict(
        _by_harm(s, known[row], known[first])
        for row, first in firsts.items()
        if first in known and _is_again(s, known[row], known[first])
    )
    more = {first: known[row] for row, first in reversed(repeats.items())}
    more = {
        first: _with_people(known[first], again, kind) for first, again in more.items()
    }
    kept = [node for node in nodes if node.row not in repeats]
    said = {(node.type, node.content) for node in kept if node.reading is None}
    return tuple(
        _joined(s, node, more.get(node.row) if node.reading else None, repeats)
        for node in kept
        if node.reading
        or node.content not in repeats
        or (node.type, repeats[node.content]) not in said
    )


def _joined(
    s: Sentence, node: Node, again: Node | None, repeats: dict[int, int]
) -> Node:
    """An act with the mode and the recipients that only its repeat tells."""
    content = repeats.get(node.content, node.content)
    node = msgspec.structs.replace(node, content=-1 if content == node.row else content)
    if again is None:
        return node
    is_told = (node.sure and not again.sure) or not again.recipients
    is_cause = again.row in s.above(node.top)  # "ten died when": all of it tells of it
    others = (*node.others, *(r for r in again.recipients if r not in node.others))
    return msgspec.structs.replace(
        node,
        mode=node.mode or again.mode,
        recipients=node.recipients if is_told else again.recipients,
        others=others if is_told else node.others,
        sure=node.sure or again.sure,
        top=again.top if is_cause else node.top,
        narrated=node.narrated or again.narrated,
    )


def _with_people(first: Node, again: Node, kind: Callable[[int], Kind]) -> Node:
    """A repeat with whom it tells, if the act itself tells of a thing or only guesses.

    "Bombed a house, killing six monks" befell the house and the monks.
    """
    if first.type == "PROTEST" and again.sure:
        return again  # "marched through Lima, protesting against the mayor"
    guessed = not first.sure and first.type == "ASSAULT"
    things = all(kind(row) in ("thing", "place") for row in first.recipients)
    people = tuple(r for r in again.recipients if kind(r) in PARTIES)
    if not (first.recipients and people and (guessed or things)):
        return msgspec.structs.replace(again, sure=again.sure and not first.sure)
    return msgspec.structs.replace(again, recipients=(*first.recipients, *people))


def _by_harm(s: Sentence, node: Node, first: Node) -> tuple[int, int]:
    """An act that only repeats another, and the other: of an attack, whom it killed."""
    harmed = s.deps[node.row] == "relcl" and node.type == "ASSAULT"
    return (first.row, node.row) if harmed else (node.row, first.row)


def _told_by(s: Sentence, row: int, readings: Mapping[int, Reading]) -> int:
    """The row of the act that one may tell again, or -1.

    A clause may stand far from what it describes: "an attack on a post in Gao that
    killed six".
    """
    attack = max(_attack_of(s, row, readings), _cause_of(s, row, readings))
    if attack >= 0:
        return attack
    above = _verb_above(s, row)
    while s.deps[row] == "relcl" and above not in readings and s.deps[above] == "pobj":
        above = s.heads[s.heads[above]]
    return above if above >= 0 else main_of(s, row, readings)


def _is_again(s: Sentence, node: Node, first: Node) -> bool:
    """Tell whether an act is the same as the one above it."""
    if first.row in (node.row, node.content):
        return False
    what = s.heads[s.heads[node.row]]  # "agreed to give ten million in aid"
    is_what = _verb_above(s, node.row) >= 0 and s.deps[what] in OBJECTS
    return (
        first.type == node.type
        and (first.status == node.status or is_what)
        and (
            node.mode == first.mode
            or None in (node.mode, first.mode)
            or s.lemmas[node.row] in WHY
        )
        and set(node.actors) <= set(first.actors)
        and (s.pos[first.row] not in NOUNS or s.deps[node.row] in TELLING)
    )


def _attack_of(s: Sentence, row: int, readings: Mapping[int, Reading]) -> int:
    """The attack whose toll a participle tells, or -1: "attacked it, killing ten".

    Not so if it was elsewhere: "attacked Goma, killing ten in Sake".
    """
    at = row
    while s.deps[at] == "conj" and s.tags[s.heads[at]] == "VBG":
        at = s.heads[at]  # "burning huts and killing ten"
    is_toll = s.lemmas[row] in (*TOLL, *WHY) and s.tags[row] == "VBG"
    is_toll = is_toll and s.deps[at] == "advcl"
    if not is_toll or s.labelled(at, "mark", "nsubj", "aux") or has_place(s, row):
        return -1
    verb = s.heads[s.heads[at]] if is_outcome(s, at) else s.heads[at]
    return next((r for r, each in readings.items() if verb in (r, each.carrier)), -1)


def _cause_of(s: Sentence, row: int, readings: Mapping[int, Reading]) -> int:
    """The attack that did some harm, or -1: "ten were killed when a bomb went off"."""
    if s.lemmas[row] not in TOLL or not readings[row].match.clause.passive:
        return -1
    rows = (row, *s.labelled(row, "conj"), *s.above(row)[: s.deps[row] == "conj"])
    clauses = [c for r in rows for c in s.labelled(r, "advcl") if _is_when(s, c)]
    return next((r for r, each in readings.items() if each.carrier in clauses), -1)


def _is_when(s: Sentence, clause: int) -> bool:
    marks = s.labelled(clause, "mark", "advmod")
    return any(s.words[m].lower() == "when" for m in marks)


def _verb_above(s: Sentence, row: int) -> int:
    """The verb whose clause says by a noun how or what was done, or -1.

    For a clause that describes an event noun, that noun.
    """
    if s.deps[row] == "relcl":
        return s.heads[row]
    prep = s.heads[row]
    if s.pos[row] not in NOUNS or s.deps[row] != "pobj":
        return -1
    if s.words[prep].lower() not in HOW:
        return -1
    above = s.heads[prep]
    return s.heads[above] if s.deps[above] in OBJECTS else above
