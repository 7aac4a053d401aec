"""Tell how well number, gender and kind of a chain agree with a pronoun.

The answer is a weight that is added to how much the chain is in mind; None where the
two do not agree.
"""

from __future__ import annotations

from typing import Final

from dragoman.parsing.chains import Chain
from dragoman.parsing.traits import Traits
from dragoman.records import Kind

PEOPLES: Final = frozenset(("taliban", "mujahideen", "mujahedin", "police"))
ONE: Final = frozenset("nations states emirates affairs services forces times".split())
NEUTER: Final[dict[Kind, float]] = {
    "organisation": 1.0,
    "state": 1.0,
    "group": 0.5,
    "thing": -1.5,
    "place": -1.5,
}


def person(chain: Chain, gender: str) -> float | None:
    """How well a chain is he or she."""
    if chain.gender not in (None, gender) or chain.members or chain.plural:
        return None
    if chain.kind == "person":
        return 1.0 + (chain.gender == gender)
    if chain.kind == "organisation" and not chain.sure:
        return -0.5
    if chain.kind == "group" and (chain.human or not chain.sure):
        return 0.0 if chain.gender != gender else 1.0
    return None


def neuter(chain: Chain) -> float | None:
    """How well a chain is "it"."""
    if chain.members or chain.plural or chain.gender or chain.human:
        return None
    if not chain.sure:
        return -1.0
    return NEUTER.get(chain.kind)


def both(chain: Chain) -> float | None:
    """How well a chain is "both"."""
    return 2.0 if len(chain.members) == 2 else None


def plural(chain: Chain) -> float | None:
    """How well a chain is "they"."""
    if chain.members:
        alike = len({member.kind for member in chain.members}) == 1
        single = not any(member.plural for member in chain.members)
        return 1.0 if alike and single else -3.0
    if chain.human:
        return None
    if chain.kind == "group":
        return 1.5 if chain.plural else -0.5
    if chain.plural:
        return -2.0
    if chain.kind == "organisation":
        return 0.5 if of_people(chain) else -1.5
    return None


def of_people(chain: Chain) -> bool:
    """Tell whether a body bears the name of its people: "the Houthis"."""
    last = chain.names[-1] if chain.names else ""
    return last in PEOPLES or (len(last) > 4 and last[-1] == "s" and last not in ONE)


def may_be_who(chain: Chain) -> bool:
    """Tell whether a chain may be "who": no thing, no place, no nation.

    A noun in the plural that no list tells, as "responders", may be people.
    """
    if chain.kind in ("thing", "place", "group"):
        return chain.plural or chain.human or not chain.sure
    return chain.kind != "state"


def may_be_one(first: Traits, second: Traits) -> bool:
    """Tell whether a phrase may stand in apposition to another, and not in a list."""
    if first.form == second.form == "name" or "pronoun" in (first.form, second.form):
        return False
    other = first.office and second.office and first.office != second.office
    if other and first.form == second.form:
        return False
    if not second.sure and second.form == "name" and first.human:
        return True
    if not first.sure and first.form == "name" and second.human:
        return True
    kinds = {first.kind, second.kind}
    if kinds <= {"person", "group"}:
        return first.form != second.form or "office" in (first.form, second.form)
    if first.kind == "organisation":
        return second.kind in ("group", "thing") and second.form == "noun"
    if second.kind == "organisation":
        return first.kind == "group" and first.form == "noun"
    return not second.sure and second.form == "name" and first.kind == "group"
