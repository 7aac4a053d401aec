"""Web pages over an archive, and the JSON that they are drawn from."""

from dragoman.explorer.app import make_app
from dragoman.explorer.desk import Desk, Options

__all__ = ["Desk", "Options", "make_app"]
