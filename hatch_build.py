"""Build, before the package, the data that is made from other people's packages.

`builders.gazetteer` writes the places of the world, `builders.outline` the borders of
its countries; each tells its sources. Run as a script (`python hatch_build.py`) this
does the same. What is there and up to date is left alone.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Hatchling loads this file by its path, so that its folder is not searched.
sys.path.insert(0, str(Path(__file__).parent))

from builders import gazetteer, outline


class DataHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the data files before hatchling collects the files of the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build each file unless it is there and up to date."""
        build()


def build() -> None:
    """Write whatever is missing or out of date."""
    gazetteer.build()
    outline.build()


if __name__ == "__main__":
    build()
