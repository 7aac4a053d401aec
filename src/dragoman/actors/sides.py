"""Part a phrase that names people of several states or bodies.

"French and German troops" are troops of France and troops of Germany, and "envoys
from Peru, Chile and the UN" are of three.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from dragoman.actors.clues import DETERMINERS
from dragoman.actors.resolver import ActorResolver
from dragoman.records import Actor, Mention, Parse, Sentence

MANY: Final = ("NNS", "NNPS")
JOINING: Final = ((",",), ("and",), (",", "and"), ("as", "well", "as"), ("&",))
OWNING: Final = ("of", "from")
NAMED: Final = ("state", "organisation")


class Side(NamedTuple):
    """One of the states or bodies whose people a phrase names.

    Attributes:
        name: What to call them: "German troops".
        of: The state or body they are of.
        named: The words that name it.
    """

    name: str
    of: Actor
    named: Mention

    @property
    def is_of_body(self) -> bool:
        """Whether they are of a body and not of a state."""
        return self.named.kind == "organisation"

    @property
    def key(self) -> str:
        """What tells sides apart."""
        alone = self.of.entity if self.is_of_body else self.of.country
        return alone or self.name


def part(
    who: ActorResolver, parse: Parse, mention: Mention, whole: Actor, on: date | None
) -> tuple[Actor, ...]:
    """The parties that a phrase names; it alone where they are one.

    Args:
        who: Resolves one.
        parse: The report.
        mention: The phrase.
        whole: What it was resolved to as one.
        on: The day on which it is meant.
    """
    s = parse.sentences[mention.sentence]
    if _is_one(whole, s, mention):
        return (whole,)
    sides = _before(who, parse, mention, on) or tuple(_behind(who, parse, mention, on))
    if len({side.key for side in sides}) < 2:
        return (whole,)
    sector = _sector(who, s, mention) or whole.sector
    return tuple(_of_side(who, whole, sector, side, on) for side in sides)


def _is_one(whole: Actor, s: Sentence, mention: Mention) -> bool:
    """Tell whether a phrase means one party: "the Greek and Turkish committee".

    "US and Iraqi police" are two.
    """
    if mention.kind not in ("group", "person"):
        return True
    if s.tags[mention.head] in MANY:
        return (whole.entity or "").startswith("state:")
    return whole.entity is not None or s.tags[mention.first] in DETERMINERS


def _sector(who: ActorResolver, s: Sentence, mention: Mention) -> str | None:
    """The sector of the noun alone, whatever body is named beside it."""
    clues = who.read(s, mention.first, mention.last, mention.head)
    if clues.agent:
        return clues.agent.sector
    return clues.title.sector if clues.title and not clues.past else None


def _before(
    who: ActorResolver, parse: Parse, mention: Mention, on: date | None
) -> tuple[Side, ...]:
    """The states of "French and German troops"; none where a word parts them."""
    s = parse.sentences[mention.sentence]
    rows = range(mention.first, mention.head)
    inner = (parse.mention_at(mention.sentence, row) for row in rows)
    found = [m for m in inner if m and _tells(m, who(m, parse, on=on))]
    if len(found) < 2 or any(_apart(s, a, b) for a, b in pairwise(found)):
        return ()
    rest = parse.cut(s, found[-1].last, mention.head + 1).text
    return tuple(
        Side(f"{one.words.text} {rest}", who(one, parse, on=on), one) for one in found
    )


def _tells(mention: Mention, actor: Actor) -> bool:
    """Tell whether a word before a noun names a state or body: "French", "UN"."""
    people = (actor.entity or "").startswith(("people:", "state:"))
    return mention.kind in NAMED or (people and actor.country is not None)


def _apart(s: Sentence, one: Mention, other: Mention) -> bool:
    """Tell whether more than "and" and a number stands between two names."""
    rows = range(one.last, other.first)
    return tuple(s.words[r] for r in rows if s.tags[r] != "CD") not in JOINING


def _behind(
    who: ActorResolver, parse: Parse, mention: Mention, on: date | None
) -> Iterator[Side]:
    """The states and bodies of "officials from Peru, Chile and the UN"."""
    s = parse.sentences[mention.sentence]
    bare = s.tags[mention.first] in DETERMINERS and mention.first < mention.head
    name = parse.cut(s, mention.first + bare, mention.head + 1).text
    for prep in s.labelled(mention.head, "prep"):
        first = s.labelled(prep, "pobj")
        if s.words[prep].lower() not in OWNING or not first:
            continue
        for row in _listed(s, first[0]):
            other = parse.mention_at(mention.sentence, row)
            actor = who(other, parse, on=on) if other else None
            if other is None or actor is None or not _owns(other, actor):
                return
            called = f"{name} {s.words[prep]} {other.words.text}"
            yield Side(called, actor, other)
        return


def _owns(mention: Mention, actor: Actor) -> bool:
    """Tell whether people may be of somebody: a state, a body, a government."""
    return mention.kind in NAMED or (mention.kind == "group" and actor.sector == "GOV")


def _listed(s: Sentence, row: int) -> Iterator[int]:
    """A row and what is joined to it."""
    yield row
    for other in s.labelled(row, "conj"):
        yield from _listed(s, other)


def _of_side(
    who: ActorResolver, whole: Actor, sector: str | None, side: Side, on: date | None
) -> Actor:
    """The people of one side: whoever holds the office, or the body they serve."""
    country, body = side.of.country, side.is_of_body
    sector = side.of.sector or sector if body else sector
    role = whole.role if country and not body else None
    held = who.people.holder(country, role, on) if country else None
    name, entity = (held.name, held.entity) if held else (side.name, None)
    pointed = whole.antecedent is not None
    return msgspec.structs.replace(
        whole,
        words=whole.words if pointed else side.named.words,
        antecedent=side.named.words if pointed else None,
        name=side.of.name if body and side.of.entity else name,
        entity=side.of.entity if body else entity,
        country=country,
        sector=sector,
        role=side.of.role if body else whole.role,
        code=" ".join(p for p in (country, sector) if p) or None,
    )
