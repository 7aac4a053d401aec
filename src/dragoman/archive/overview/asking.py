"""What may be asked of the narrow copy: the filters of events, with their meaning.

A filter holds for an event if it holds for what stands in a list under its number. So
the conditions of the archive's own filters are put to the lists, and no meaning is
said twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from dragoman.archive.filters import Clause, Question, any_of, ask, party, words

_LISTED: Final = {
    "kinds": ("kind", ("type", "mode", "quad", "status")),
    "places": ("place_number", ("country", "place", "near")),
    "matters": ("matter", ("topic", "context")),
    "papers": ("paper", ("source",)),
    "reports": ("report_number", ("report",)),
}
_SIDES: Final = {
    "actor": ("actor",),
    "recipient": ("recipient",),
    "either": ("actor", "recipient"),
    "sector": ("actor", "recipient"),
}
_STORIES: Final = {"story": "id", "min_sources": "min_sources"}
_LIST: Final = {
    name: (table, number) for table, (number, names) in _LISTED.items() for name in names
}


def narrow(
    choices: Mapping[str, object], own_types: Callable[[], Iterable[str]] = tuple
) -> Question:
    """Turn what a user chose into a condition on the events of the copy.

    Args:
        choices: As for the events of the archive.
        own_types: As for `dragoman.archive.filters.ask`.

    Raises:
        UnknownChoice: There is no such filter, or it has no such value.
        BadInput: What was chosen is no number, day or point where one is needed.
    """
    whole = ask("events", choices, own_types)  # refuses what is wrong
    chosen = {name: value for name, value in choices.items() if value is not None}
    clauses = list(_clauses(chosen, own_types))
    if whole.text is not None:
        clauses.append((_TOLD_IN, []))
    return Question(
        where=" AND ".join(f"({sql})" for sql, _ in clauses) or "true",
        values=tuple(value for _, values in clauses for value in values),
        text=whole.text,
    )


HITS: Final = "hits"
"""The table of the reports that hold the text asked for; their ids are `hit`."""
_TOLD_IN: Final = (
    "report_number IN (SELECT report_number FROM reports"
    f" JOIN {HITS} ON {HITS}.hit = reports.report)"
)


def _clauses(
    chosen: Mapping[str, object], own_types: Callable[[], Iterable[str]]
) -> Iterator[Clause]:
    """A condition for each filter."""
    for name, value in chosen.items():
        if name in ("text", "within_km"):
            continue
        if name in _SIDES:
            yield _parties(value, _SIDES[name])
            continue
        if name in _STORIES:
            asked = ask("stories", {_STORIES[name]: value})
            yield _among("story", "stories", asked)
            continue
        more = {"within_km": chosen.get("within_km")} if name == "near" else {}
        asked = ask("events", {name: value, **more}, own_types)
        if name in _LIST:
            table, number = _LIST[name]
            yield _among(number, table, asked)
        else:
            yield asked.where, list(asked.values)


def _among(number: str, table: str, asked: Question) -> Clause:
    """That the number is that of a row of a list for which something holds."""
    sql = f"{number} IN (SELECT {number} FROM {table} WHERE {asked.where})"
    return sql, list(asked.values)


def _parties(value: object, sides: tuple[str, ...]) -> Clause:
    """That somebody asked for is on one of the sides.

    Names and ids are sought among all parties. There are far fewer combinations of
    states and sectors, and what asks only about these is put to them.
    """
    kin: list[Clause] = []
    named: list[Clause] = []
    for word in words(value):
        sql, values = party("party")(word)
        is_named = "party_names" in sql or "party_entities" in sql
        (named if is_named else kin).append((sql, values))
    asked = [("kin", "kin", "_kin", kin), ("party", "parties", "", named)]
    clauses = [
        (f"{side}{end} IN (SELECT {number} FROM {table} WHERE {sql})", values)
        for number, table, end, wanted in asked
        if wanted
        for side in sides
        for sql, values in [any_of(wanted)]
    ]
    return any_of(clauses)
