"""The JSON Schema of what the coder writes: one `Record` a line.

The schema is made from the records themselves; the file in `data/schema` is a
copy of it for those who do not run this program. After a change of a record,
`python -m dragoman.schema` writes the copy again.
"""

from __future__ import annotations

import inspect
from typing import Any, Final

import msgspec

from dragoman import records
from dragoman.knowledge.tables import data_path
from dragoman.records import Record

FILE: Final = data_path("schema", "record.schema.json")
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> bytes:
    """The schema as JSON text, the same for the same records.

    Fields are described in the words of the records' own docstrings.
    """
    schema = msgspec.json.schema(Record)
    for name, described in schema["$defs"].items():
        _describe(described, getattr(records, name))
    whole = {
        "$schema": _DIALECT,
        "$comment": "Source: our own records, by dragoman.schema. Read by your tools.",
        "title": "Dragoman record",
        **schema,
    }
    encoded = msgspec.json.encode(whole, order="sorted")
    return msgspec.json.format(encoded, indent=2) + b"\n"


def _describe(schema: dict[str, Any], record: type[msgspec.Struct]) -> None:
    """Give a record and its fields the words of its docstring."""
    promise, _, rest = inspect.cleandoc(record.__doc__ or "").partition(
        "\nAttributes:\n"
    )
    schema["description"] = promise.strip()
    for name, words in read_attributes(rest).items():
        schema["properties"][name]["description"] = words


def read_attributes(section: str) -> dict[str, str]:
    r"""Read the "Attributes" of a docstring, indentation aside.

    >>> read_attributes("    name: The name,\n        in full.\n    code: A code.")
    {'name': 'The name, in full.', 'code': 'A code.'}
    """
    found: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        head, colon, words = line.strip().partition(": ")
        if line.startswith("    ") and not line.startswith("     ") and colon:
            name = head
            found[name] = words
        elif name and line.strip():
            found[name] += f" {line.strip()}"
    return found


if __name__ == "__main__":
    FILE.write_bytes(record_schema())
