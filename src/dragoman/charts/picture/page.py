"""The sheet that every picture has: title, notes, source line, fonts and colours.

Blue is cooperation and orange conflict, dark what was done and light what was said:
people who cannot tell red from green tell these apart, and so does a grey print.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from dragoman.charts.words import plain

DOTS: Final = 160  # to the inch
INK, FAINT, RULE = "#20262E", "#6B7480", "#DDE1E6"
COLOURS: Final = {
    "material cooperation": "#1F5A96",
    "verbal cooperation": "#93BFE3",
    "verbal conflict": "#F6BE7E",
    "material conflict": "#BC5206",
    "cooperation": "#1F5A96",
    "both": "#8A7F9C",
    "conflict": "#BC5206",
}
SCORES: Final = LinearSegmentedColormap.from_list(
    "scores", ["#BC5206", "#F6BE7E", "#F7F6F3", "#93BFE3", "#1F5A96"]
)
SETTINGS: Final[dict[Any, Any]] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9.5,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign is a dollar sign
    "axes.labelcolor": FAINT,
    "axes.edgecolor": RULE,
    "axes.linewidth": 0.8,
    "axes.axisbelow": True,
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "svg.hashsalt": "dragoman",
    "svg.fonttype": "none",  # words stay words: they can be searched and edited
    "figure.dpi": DOTS,
    "savefig.dpi": DOTS,
}
LEFT, SIDE = 0.35, 0.35  # inches
TOP, BOTTOM = 0.95, 0.8


class Page:
    """A figure with room for a title above and a source line below."""

    def __init__(self, figure: Figure, title: str) -> None:
        """Write the title."""
        self.figure = figure
        self.width, self.height = figure.get_size_inches()
        self.figure.set_facecolor("white")
        self.write((LEFT, self.height - 0.42), title, size=14, weight="bold")

    def write(self, at: tuple[float, float], text: str, **style: object) -> None:
        """Write a text at so many inches from the left and from below."""
        x, y = at[0] / self.width, at[1] / self.height
        self.figure.text(x, y, readable(text), **style)  # type: ignore[arg-type]

    def say_source(self, text: str) -> None:
        """Write the line at the foot."""
        self.write((LEFT, 0.2), text, size=8, color=FAINT)

    def say_nothing(self, text: str) -> None:
        """Write a text in the middle instead of a chart."""
        at = self.width / 2, self.height / 2
        self.write(at, text, size=11, color=FAINT, ha="center", va="center")

    def note(self, text: str) -> None:
        """Write a line below the title."""
        self.write((LEFT, self.height - 0.66), text, size=9, color=FAINT)

    def axes(self, box: tuple[float, float, float, float]) -> Axes:
        """Axes in a box: inches from left and below, width and height."""
        x, y, width, height = box
        axes = self.figure.add_axes(
            (x / self.width, y / self.height, width / self.width, height / self.height)
        )
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        return axes

    def key(self, entries: Sequence[tuple[str, str]]) -> None:
        """Explain colours at the upper right."""
        self.figure.legend(
            handles=[Patch(color=colour, label=label) for label, colour in entries],
            loc="upper right",
            bbox_to_anchor=(1 - SIDE / self.width, 1 - 0.24 / self.height),
            ncols=2,
            frameon=False,
            fontsize=8.5,
            handlelength=1.0,
            handleheight=1.0,
            columnspacing=1.4,
            borderaxespad=0,
        )


def readable(text: str) -> str:
    r"""A text without characters that the font lacks.

    >>> readable("Kyiv (Київ) \u4e2d")
    'Kyiv (Київ) ?'
    """
    return "".join(c if c < "\u0590" or "‐" <= c <= "⇿" else "?" for c in plain(text))
