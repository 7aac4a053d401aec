"""Resolve everybody whom a mention stands for: "the two leaders" are two."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from dragoman.actors.resolver import ActorResolver
from dragoman.records import Actor, Parse

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
        return (who(mention, parse, on=on, besides=besides),)
    return tuple(
        msgspec.structs.replace(
            actor,
            words=mention.words,
            antecedent=actor.antecedent or actor.words,
            how="antecedent",
        )
        for antecedent in mention.antecedents
        for actor in resolve_all(who, parse, antecedent, on, besides)
    )
