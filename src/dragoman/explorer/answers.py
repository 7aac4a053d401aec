"""Answers as JSON, made of records and described in the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from dragoman.records.report import Frozen

ABOUT: Final = (
    "Everything the pages show can be had from here. Filters are those of"
    " `dragoman events`, `stories`, `statements` and `reports`."
)
_ENCODER: Final = msgspec.json.Encoder()
_REFERENCE: Final = "#/components/schemas/{name}"
_RECORDS: Final = "x-records"


class Fault(Frozen, frozen=True, kw_only=True):
    """Why an answer could not be given.

    Attributes:
        kind: The kind of error, such as "UnknownChoice".
        message: What was asked, what was found and what to do.
    """

    kind: str
    message: str


def answer(record: object, *, status: int = 200) -> Response:
    """Records, or lists and dicts of them, as an answer in JSON."""
    return Response(_ENCODER.encode(record), status, media_type="application/json")


def lines(records: Iterable[object]) -> Response:
    """Records as a file of JSON, one a line."""
    content = b"".join(_ENCODER.encode(record) + b"\n" for record in records)
    return Response(content, media_type="application/x-ndjson")


def gives(record: Any) -> dict[str, Any]:  # noqa: ANN401  any type msgspec knows
    """What a route gives, for the OpenAPI document: `@router.get(…, **gives(Story))`.

    Args:
        record: The type of the answer, as msgspec encodes it.
    """
    (schema,), records = msgspec.json.schema_components(
        [record], ref_template=_REFERENCE
    )
    described = {"application/json": {"schema": {**schema, _RECORDS: records}}}
    return {"response_class": Response, "responses": {200: {"content": described}}}


def takes(record: Any) -> dict[str, Any]:  # noqa: ANN401  any type msgspec knows
    """What a route takes, for the OpenAPI document: `@router.post(…, **takes(Said))`.

    Args:
        record: The type of what is sent, as msgspec decodes it.
    """
    (schema,), records = msgspec.json.schema_components(
        [record], ref_template=_REFERENCE
    )
    content = {"application/json": {"schema": {**schema, _RECORDS: records}}}
    return {"openapi_extra": {"requestBody": {"required": True, "content": content}}}


def describe(app: FastAPI) -> None:
    """Let the OpenAPI document of an application tell of our records."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _described(app: FastAPI) -> dict[str, Any]:
    """The document; the records that answers carried along stand in one place."""
    document = get_openapi(
        title=app.title, version=app.version, description=ABOUT, routes=app.routes
    )
    components = document.setdefault("components", {}).setdefault("schemas", {})
    for part in _carrying(document):
        components.update(part.pop(_RECORDS))
    return document


def _carrying(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  JSON
    """Every part of a document that carries records along."""
    if isinstance(part, dict):
        if _RECORDS in part:
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from _carrying(inner)
