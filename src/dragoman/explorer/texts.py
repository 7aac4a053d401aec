"""What the explorer says to those at its pages, in their language.

All of it stands in `static/texts/<language>/`: a file for each page, and in
`server.json` what the server itself says. What a language has no words for is said in
English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from dragoman.errors import BadInput, UnknownChoice

TEXTS: Final = Path(__file__).parent / "static" / "texts"
FORMS: Final = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The forms that a text may have, depending on a number; not all languages have all."""
_SERVER: Final = "server"
_CODE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_BLANK: Final = re.compile(r"\{(\w+)\}")
Words = dict[str, Any]
"""Texts by name; a text is a string or an object of its plural forms."""


class Texts:
    """The texts of one language.

    Attributes:
        folder: Where they lie.
        language: Its code, such as "en" or "pt-BR".
    """

    def __init__(self, folder: Path) -> None:
        """Name the folder, which is called by the code of its language."""
        self.folder, self.language = folder, folder.name

    @cached_property
    def pages(self) -> dict[str, Words]:
        """The texts by the name of their file, those of English where there are none.

        Raises:
            BadInput: A file is no object of JSON.
        """
        return {
            path.stem: _over(_read(path), _read(self.folder / path.name))
            for path in sorted((TEXTS / "en").glob("*.json"))
        }

    @cached_property
    def untold(self) -> tuple[str, ...]:
        """The keys of the texts that are told in English for want of others."""
        return tuple(
            key
            for path in sorted((TEXTS / "en").glob("*.json"))
            for key in _lacking(_read(path), _read(self.folder / path.name))
        )

    def say(self, key: str, **values: object) -> str:
        """A text of the server, its blanks filled in; `{name}` is one.

        >>> ENGLISH.say("no_story", id="f00")
        "There is no story 'f00' in this archive; take one that the list shows."
        """
        words = self.pages[_SERVER][_SERVER][key]
        if isinstance(words, dict):
            words = words["other"]
        return _BLANK.sub(lambda blank: str(values.get(blank[1], blank[0])), words)


ENGLISH: Final = Texts(TEXTS / "en")


def choose_texts(language: str) -> Texts:
    """The texts of a language.

    Args:
        language: The code of a language that comes with the program; or a folder of
            texts that is called by the code of its language.

    Raises:
        UnknownChoice: There is neither.
        BadInput: The folder is called otherwise, or one of its files is broken.
    """
    known = {path.name: path for path in sorted(TEXTS.iterdir()) if path.is_dir()}
    folder = known.get(language) or Path(language).resolve()
    if not folder.is_dir():
        raise UnknownChoice("language", language, known)
    if not _CODE.fullmatch(folder.name):
        found = f"'{folder.name}' is no code of a language"
        remedy = "call the folder by one, such as fr or pt-BR"
        raise BadInput("--language", found=found, remedy=remedy)
    if folder == ENGLISH.folder:
        return ENGLISH
    texts = Texts(folder)
    _ = texts.pages  # so that a broken file is told at once
    return texts


def _read(path: Path) -> Words:
    """The texts of a file; none where there is no such file."""
    if not path.exists():
        return {}
    remedy = "mend it; the texts in English show the form"
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as fault:
        raise BadInput(str(path), found=str(fault), remedy=remedy) from fault
    if not isinstance(found, dict):
        raise BadInput(str(path), found="it is no object of texts", remedy=remedy)
    return found


def _over(english: Words, others: Any) -> Words:  # noqa: ANN401  JSON
    """Texts in English, those that there are in another language in their place."""
    found: Words = {}
    for name, words, there in _pairs(english, others):
        if _is_text(words):
            found[name] = there if _is_text(there) else words
        else:
            found[name] = _over(words, there)
    return found


def _lacking(english: Words, others: Any) -> Iterator[str]:  # noqa: ANN401  JSON
    """The keys of texts that another language lacks."""
    for name, words, there in _pairs(english, others):
        if not _is_text(words):
            yield from (f"{name}.{key}" for key in _lacking(words, there))
        elif not _is_text(there):
            yield name


def _pairs(english: Words, others: Any) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401
    """What stands under each name in English, and in another language if anything."""
    for name, words in english.items():
        yield name, words, others.get(name) if isinstance(others, dict) else None


def _is_text(words: Any) -> bool:  # noqa: ANN401  JSON
    """Whether it is a text, not several by name or nothing of the kind.

    >>> _is_text("a march"), _is_text({"one": "a march", "other": "{n} marches"})
    (True, True)
    >>> _is_text({"other": "something else", "march": "a march"}), _is_text("")
    (False, False)
    """
    if not isinstance(words, dict):
        return isinstance(words, str) and bool(words)
    return "other" in words and set(words) <= FORMS
