"""Places: where an act took place, with coordinates."""

from dragoman.places.reader import Atlas, PlaceReader
from dragoman.places.toponyms import Toponym

__all__ = ["Atlas", "PlaceReader", "Toponym"]
