"""Make a picture of a chart, as bytes or in a file.

The library that paints is loaded only here, and only when a picture is asked for: it
is an optional part of an installation.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dragoman.charts.charts import Chart
from dragoman.errors import DragomanError, UnknownChoice

KINDS: Final = ("png", "svg")


def save(
    chart: Chart, path: str | Path, *, size: tuple[float, float] | None = None
) -> None:
    """Draw a chart into a file; its ending says whether PNG or SVG.

    Args:
        chart: The chart.
        path: The file.
        size: Width and height in inches; None for what suits the chart.

    Raises:
        UnknownChoice: The file's ending is none that can be drawn.
        DragomanError: The library that paints is not installed.
    """
    path = Path(path)
    data = picture(chart, path.suffix.lower().removeprefix("."), size=size)
    path.write_bytes(data)


def picture(
    chart: Chart, kind: str, *, size: tuple[float, float] | None = None
) -> bytes:
    """The bytes of a "png" or "svg" picture; the same chart gives the same bytes.

    Raises:
        UnknownChoice: There is no such kind of picture.
        DragomanError: The library that paints is not installed.
    """
    if kind not in KINDS:
        raise UnknownChoice("kind of picture", kind, KINDS)
    try:
        from dragoman.charts.picture import paint
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        raise DragomanError(
            f"A {kind.upper()} picture was asked for, but matplotlib is not installed;"
            ' run: pip install "dragoman[charts]"'
        ) from error
    return paint(chart, kind, size=size)
