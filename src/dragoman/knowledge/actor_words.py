"""Words that stand for actors: common nouns and offices."""

from __future__ import annotations

from typing import NamedTuple


class Agent(NamedTuple):
    """A common noun for people or bodies.

    Attributes:
        name: The words of the table, such as "security force".
        sector: The sector they stand for.
        weak: They are a party in politics only with a country.
    """

    name: str
    sector: str
    weak: bool = False


class Title(NamedTuple):
    """An office or form of address in a sentence.

    Attributes:
        length: How many words it takes.
        role: The office in the words of the table, None for "Mr".
        sector: Its sector, None where it says nothing of that.
        office: Which office of a state: "state", "government", "foreign" and so on.
        state: The only state that has such an office: Ireland for "taoiseach".
        over: The words say that it is over: "former chancellor".
    """

    length: int
    role: str | None
    sector: str | None
    office: str | None
    state: str | None
    over: bool = False
