"""Copy the codebook to a folder, to make one's own of it without any Python."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from dragoman.errors import BadInput
from dragoman.knowledge.tables import data_path

FRAMES: Final = """\
# Phrases of our own: they come before those of the lexicon and win where both fit.
# Take the # from the lines below, add the type to ../types.txt, and code with
#     dragoman code report.txt --settings {settings}
# How frames are written is told in docs/lexicon.md. Read by: the lexicon loader.
#
# [COMMEMORATE]
# A celebrate {{occasion}} (with R)     -- Kenya celebrated the anniversary with Uganda.
# A lay wreath (at R)                 -- The president laid a wreath at the memorial.
# n celebration (by A) (of R)         -- The celebration by Peru of peace began.
"""
CLASSES: Final = """\
# Noun classes of our own, added to those of the lexicon. Read by: the lexicon loader.
occasion: anniversary, jubilee, independence day, national day
"""
SETTINGS: Final = """\
# Settings that code with the codebook in this folder.
[data]
codebook = "."
"""


def copy_codebook(folder: Path) -> None:
    """Copy the codebook of PLOVER to a new folder, with a place for own phrases.

    The folder gets `frames/own.txt` and `classes.txt` for words of one's own, and a
    `dragoman.toml` that names it, for the option `--settings`.

    Raises:
        BadInput: Something is there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(
            str(folder),
            found="something that is there already",
            remedy="name a folder that does not exist yet",
        )
    try:
        shutil.copytree(data_path("codebook", "plover"), folder, dirs_exist_ok=True)
    except shutil.Error as faults:
        # It gathers a fault for each file; they have one cause.
        raise OSError(faults.args[0][0][2]) from faults
    settings = folder / "dragoman.toml"
    frames = folder / "frames" / "own.txt"
    frames.parent.mkdir()
    frames.write_text(FRAMES.format(settings=settings), "utf-8")
    folder.joinpath("classes.txt").write_text(CLASSES, "utf-8")
    settings.write_text(SETTINGS, "utf-8")
