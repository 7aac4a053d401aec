"""A door for assistants: the Model Context Protocol over an archive.

An assistant asks, and gets events, statements and stories, each with the sentence it
was read from and the report that it stands in. Nothing can be written through it.
"""

from dragoman.assistants.server import make_server, serve

__all__ = ["make_server", "serve"]
