"""Resolve everybody whom a mention stands for: "the two leaders" are two."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from dragoman.actors.resolver import LEVEL, ActorResolver
from dragoman.actors.sides import part
from dragoman.records import Act, Actor, Mention, Parse

GIVEN: Final = ("THREATEN", "SANCTION", "AID", "CONCEDE", "RETREAT", "MOBILIZE")
ATTACK: Final = "ASSAULT"
RULERS: Final = ("GOV", "MIL", "LEG", "JUD")
NOBODY: Final[frozenset[str]] = frozenset()


def resolve_all(
    who: ActorResolver,
    parse: Parse,
    index: int,
    on: date | None,
    besides: frozenset[str] = NOBODY,
) -> tuple[Actor, ...]:
    """Everybody that a mention stands for.

    Args:
        who: Resolves one.
        parse: The report.
        index: The mention.
        on: The day on which it is meant.
        besides: States that nobody belongs to unless the words say so.
    """
    mention = parse.mentions[index]
    if len(mention.antecedents) < 2:
        whole = who(mention, parse, on=on, besides=besides)
        named = _namer(parse, mention) if whole.how == "antecedent" else mention
        return part(who, parse, named, whole, on)
    return tuple(
        pointed_to(actor, mention)
        for antecedent in mention.antecedents
        for actor in resolve_all(who, parse, antecedent, on, besides)
    )


def pointed_to(actor: Actor, mention: Mention) -> Actor:
    """Somebody as a mention elsewhere that points back to him tells of him."""
    return msgspec.structs.replace(
        actor,
        words=mention.words,
        antecedent=actor.antecedent or actor.words,
        how="antecedent",
    )


def _namer(parse: Parse, mention: Mention) -> Mention:
    """The mention that a mention points back to at last."""
    for _ in range(LEVEL):
        if mention.antecedents:
            mention = parse.mentions[mention.antecedents[0]]
    return mention


def without_own(
    parse: Parse, act: Act, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Those acted upon, less a state that only says what is its own.

    "Ann Roe, the American minister, cut US funding": nothing is done to the USA.
    """
    same = {(a.entity, a.name) for a in actors if a.entity}
    named = {a.antecedent or a.words for a in actors}
    recipients = tuple(
        r
        for r in recipients
        if (r.entity, r.name) not in same and r.antecedent not in named
    )  # they did it to each other
    if act.type not in GIVEN:
        return recipients  # "he defended US policy" is on the USA's side
    own = {actor.country for actor in actors if actor.sector in RULERS}
    if not own.intersection(actor.country for actor in recipients):
        return recipients
    beside = {
        parse.mentions[m].words.start
        for m in act.recipients
        if _stands_before_noun(parse, parse.mentions[m])
    }
    return tuple(
        actor
        for actor in recipients
        if actor.country not in own or actor.words.start not in beside
    )


def without_sites(who: ActorResolver, parse: Parse, act: Act) -> tuple[int, ...]:
    """Those who act, less towns that only say where: "the Baghdad bombings"."""
    if act.type != ATTACK:
        return act.actors
    s = parse.sentences[act.sentence]
    return tuple(
        index
        for index in act.actors
        if not (
            s.deps[parse.mentions[index].head] in ("compound", "nmod")
            and parse.mentions[index].sentence == act.sentence
            and _is_town(who, parse.mentions[index])
        )
    )


def _is_town(who: ActorResolver, mention: Mention) -> bool:
    """Tell whether a mention names a place, or a capital for its state."""
    match = who.tables.match(mention.words.text.split(), 0)
    known = match.entries[0].entity if match else ""
    return mention.kind == "place" or known.startswith("capital:")


def _stands_before_noun(parse: Parse, mention: Mention) -> bool:
    """Tell whether a name only says whose a thing is: "US funding"."""
    dep = parse.sentences[mention.sentence].deps[mention.head]
    return mention.kind == "state" and dep in ("amod", "compound", "nmod")
