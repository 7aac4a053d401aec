"""What the explorer itself refuses, and how that is told at the pages."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from dragoman.errors import DragomanError
from dragoman.explorer.answers import Fault, answer
from dragoman.explorer.texts import ENGLISH, Texts

STRANGER, FORBIDDEN, MISSING, BUSY = 401, 403, 404, 409
TOO_LONG, UNFIT, TOO_OFTEN = 413, 422, 429
_KINDS: Final = {MISSING: "NotThere", UNFIT: "BadInput"}


class Refusal(DragomanError):
    """The explorer says no, in words of its own.

    Attributes:
        status: The status of the answer.
        key: The name of its text among those of the server.
        values: What is filled in there.
    """

    def __init__(self, status: int, key: str, **values: object) -> None:
        """Keep the parts; who is no reader of pages is told in English."""
        self.status, self.key, self.values = status, key, values
        super().__init__(ENGLISH.say(key, **values))


def refused(refusal: Refusal, texts: Texts) -> Response:
    """The answer that tells a refusal."""
    kind = _KINDS.get(refusal.status, "Refused")
    message = texts.say(refusal.key, **refusal.values)
    return answer(Fault(kind=kind, message=message), status=refusal.status)
