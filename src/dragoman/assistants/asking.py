"""The arguments of searches: the filters of an archive, each with a word on it."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import Field

from dragoman.archive.filters import FILTERS
from dragoman.archive.found import SORTS

MOST: Final = 50
"""The most that one answer holds; an assistant reads every word of it."""

_PARTY: Final = (
    "a state (PAK, Pakistan), a sector (GOV, MIL, COP, REB, CVL …), both (PAK GOV), an"
    " id (leader:PAK:arif-alvi), or part of a name"
)
_TYPES: Final = (
    "AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE,"
    " REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT"
)
WORDS: Final[dict[str, str]] = {
    "since": "Not before this day, as 2025-03-04.",
    "until": "Not after this day.",
    "type": f"What: a PLOVER type: {_TYPES}.",
    "mode": "A mode of a type, such as phone, riot, withdraw.",
    "quad": "verbal or material, cooperation or conflict: 'material conflict'.",
    "status": "How far real: happened, ongoing, planned, wanted, threatened, refused,"
    " failed, claimed, denied, ended, hypothetical. Without it all are found.",
    "actor": f"Who acts: {_PARTY}.",
    "recipient": "Who is acted upon, in the same words.",
    "either": "Somebody on either side, in the same words.",
    "sector": "A sector on either side.",
    "country": "Where: a state by code or name.",
    "place": "Where: part of the name of a place or province.",
    "near": "Where: around a point, as '15.5,32.5'; within_km says how far.",
    "within_km": "How far from near; 50 unless given.",
    "text": 'The report holds these words: march "prime minister" -football.',
    "topic": "What it is about.",
    "context": "A field of politics it touches.",
    "source": "Part of the name of the publisher.",
    "min_sources": "Told by so many independent sources or more.",
    "min_confidence": "At least so sure, 0 to 1.",
    "min_killed": "So many killed or more.",
    "report": "Told in the report of this id.",
    "story": "Part of the story of this id.",
    "event": "The story of the event of this id.",
    "id": "Its own id.",
    "speaker": f"Who speaks: {_PARTY}.",
    "stance": "for, against or neither.",
    "about": "A state, body, person or place that the words name.",
    "target": "Words of what the stance is about.",
}
_NUMBERS: Final = ("within_km", "min_sources", "min_confidence", "min_killed")
_SINGLE: Final = ("since", "until", "near", "text")


def arguments(table: str) -> dict[str, Any]:
    """The arguments of a search of a table, by name, each with its annotation."""
    found = {name: _annotation(name) for name in FILTERS[table]}
    sorts = ", ".join(SORTS[table])
    return {
        **found,
        "sort": Annotated[
            str | None,
            Field(description=f"{sorts}; with - before it from the last to the first."),
        ],
        "limit": Annotated[
            int | None, Field(description=f"How many; {MOST} at most.", ge=1, le=MOST)
        ],
        "skip": Annotated[
            int | None, Field(description="How many to leave out at the start.", ge=0)
        ],
    }


def _annotation(name: str) -> Any:  # noqa: ANN401  an annotation
    """The annotation of a filter."""
    if name in _NUMBERS:
        kind: Any = float | None
    elif name in _SINGLE:
        kind = str | None
    else:
        kind = str | list[str] | None
    return Annotated[kind, Field(description=WORDS[name])]
