"""What an address asks of a table: filters, and which rows in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from starlette.datastructures import QueryParams

from dragoman.archive.filters import FILTERS, number
from dragoman.archive.found import SORTS, Order
from dragoman.explorer.refusals import UNFIT, Refusal

MOST: Final = 500
"""The most rows that one answer holds."""
_ORDER: Final = ("sort", "limit", "skip")


def choices_of(query: QueryParams) -> dict[str, object]:
    """The filters of an address; a name that comes several times means any of them.

    What is blank is left out, as forms send it.
    """
    found: dict[str, object] = {}
    for name in dict.fromkeys(query):
        values = tuple(value for value in query.getlist(name) if value.strip())
        if values and name not in _ORDER:
            found[name] = values if len(values) > 1 else values[0]
    return found


def order_of(query: QueryParams, *, sort: str, limit: int = 50) -> Order:
    """The order and stretch that an address asks for.

    Args:
        query: What the address asks.
        sort: The order unless it asks for one.
        limit: How many rows unless it asks for a number.

    Raises:
        BadInput: It asks for no number.
        Refusal: It asks for more rows than one answer holds.
    """
    wanted = _whole("limit", query.get("limit"), limit)
    if wanted > MOST:
        raise Refusal(UNFIT, "too_many_rows", rows=wanted, most=MOST)
    skip = _whole("skip", query.get("skip"), 0)
    return Order(sort=query.get("sort") or sort, limit=wanted, skip=skip)


def filters(table: str, more: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What may be asked of a table, for the OpenAPI document.

    Args:
        table: The table whose filters are asked.
        more: What else is asked, with what it means.
    """
    named = dict.fromkeys(FILTERS[table], "a filter; several mean any of them")
    parameters = [
        {"name": name, "in": "query", "description": words, "schema": _TEXT}
        for name, words in (named | dict(more or {})).items()
    ]
    return {"openapi_extra": {"parameters": parameters}}


def asks(table: str, sorts: Iterable[str] = ()) -> dict[str, Any]:
    """What a list may be asked, for the OpenAPI document: `**asks("stories")`.

    Args:
        table: The table.
        sorts: How it can be sorted; as the archive sorts it unless given.
    """
    words = ", ".join(tuple(sorts) or SORTS[table])
    order = {
        "sort": f"{words}; with - before it the other way",
        "limit": f"how many, at most {MOST}",
        "skip": "how many to leave out at the start",
    }
    return filters(table, order)


_TEXT: Final = {"type": "string"}


def _whole(name: str, value: str | None, default: int) -> int:
    return int(number(name, value)) if value and value.strip() else default
