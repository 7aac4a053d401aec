"""Tell what an act is by who its parties are, where its words leave it open.

Rebels have no aircraft, so that whom they "bombed" no plane has bombed; and who warns
his own people of attacks threatens nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from dragoman.knowledge.party_words import party_words
from dragoman.records import Act, Actor, Parse

FIGHTERS: Final = frozenset(("REB", "UAF", "CRM"))
WARNING: Final = ("warn", "warning", "alert", "caution")
PEOPLE: Final = ("CVL", "GOV")  # "Britons", "the country"


def without_planes(parse: Parse, act: Act, actors: tuple[Actor, ...]) -> Act:
    """The act; if fighters without aircraft "bombed" somebody, by explosives.

    Args:
        parse: The report.
        act: The act.
        actors: Who does it.
    """
    lemma = parse.sentences[act.sentence].lemmas[act.head]
    sectors = {actor.sector for actor in actors}
    if act.mode != "aerial" or lemma != "bomb" or not sectors or sectors - FIGHTERS:
        return act
    why = (*act.why, "fighters have no aircraft: explosives")
    return msgspec.structs.replace(act, mode="explosives", cameo="183", why=why)


def is_alarm(
    parse: Parse,
    acts: Mapping[int, Act],
    act: Act,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
) -> bool:
    """Tell whether somebody only warns of a hazard, or his own people of others.

    "The UN warned of floods", "the US warned its citizens of attacks"; but "police
    warned protesters of arrest".

    Args:
        parse: The report.
        acts: The acts of the report by their indices.
        act: The act.
        actors: Who warns.
        recipients: Who is warned.
    """
    if act.type == "THREATEN" and _is_of_hazard(parse, act):
        return all(actor.sector not in FIGHTERS for actor in actors)
    content = acts.get(-1 if act.content is None else act.content)
    violence = content is not None and content.type == "ASSAULT"
    lemma = parse.sentences[act.sentence].lemmas[act.head]
    if lemma not in WARNING or not violence or not actors or not recipients:
        return False
    own = {actor.country for actor in actors}
    return None not in own and all(
        one.country in own and one.sector in PEOPLE for one in recipients
    )


def _is_of_hazard(parse: Parse, act: Act) -> bool:
    """Tell whether what is warned of is no doing of anybody's: flu, floods, famine."""
    s = parse.sentences[act.sentence]
    words = act.trigger.text.lower().split()
    if not any(word.startswith(WARNING) for word in words):
        return False
    first, last = s.subtree(act.head)
    return not party_words().hazard.isdisjoint(s.lemmas[first:last])
