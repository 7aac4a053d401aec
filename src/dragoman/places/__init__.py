"""Places: where an act took place, with coordinates."""

from dragoman.places.reader import PlaceReader
from dragoman.places.toponyms import Toponym

__all__ = ["PlaceReader", "Toponym"]
