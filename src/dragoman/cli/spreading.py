"""Let one parameter of a command stand for many options.

Many commands take the same options: an archive, filters, how to write. Such options
are the fields of a dataclass; a command has one parameter of that class, and `spread`
gives the command line the fields instead.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameters that are option classes became their fields."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {
        name: hint for name, hint in hints.items() if is_dataclass(hint)
    }
    parameters = [
        each
        for own in inspect.signature(command).parameters.values()
        for each in _parameters(own, hints[own.name])
    ]

    @wraps(command)
    def run(**given: Any) -> None:  # noqa: ANN401  whatever its options are
        for name, group in groups.items():
            own = {field.name: given.pop(field.name) for field in fields(group)}
            given[name] = group(**own)
        command(**given)

    run.__signature__ = inspect.Signature(_required_first(parameters))  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _parameters(own: inspect.Parameter, hint: Any) -> Iterator[inspect.Parameter]:  # noqa: ANN401
    """The fields of an option class, or the parameter itself."""
    if not is_dataclass(hint):
        yield own.replace(annotation=hint, kind=inspect.Parameter.KEYWORD_ONLY)
        return
    hints = get_type_hints(hint, include_extras=True)
    for field in fields(hint):
        yield inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=_default(field),
            annotation=hints[field.name],
        )


def _default(field: Field[Any]) -> Any:  # noqa: ANN401
    return inspect.Parameter.empty if field.default is MISSING else field.default


def _required_first(parameters: list[inspect.Parameter]) -> list[inspect.Parameter]:
    """Arguments before options, else in the order in which they are told."""
    return sorted(parameters, key=lambda each: each.default is not each.empty)
