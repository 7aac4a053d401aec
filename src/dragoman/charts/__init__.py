"""Draw counted rows: in a terminal with `draw`, as a picture with `save`.

There are three charts: a `Timeline`, `Dyads` and a `WorldMap`. Each can be read
without its colours: cooperation stands above or to the right, conflict below or to
the left, and on maps their shapes differ.
"""

from dragoman.charts.charts import Chart, Dyads, Timeline, WorldMap
from dragoman.charts.saving import picture, save
from dragoman.charts.terminal import draw

__all__ = ["Chart", "Dyads", "Timeline", "WorldMap", "draw", "picture", "save"]
