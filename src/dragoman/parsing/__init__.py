"""Report -> sentences, words, heads, mentions, and who "the two leaders" are."""

from dragoman.parsing.parser import Parser
from dragoman.parsing.telling import chains_of

__all__ = ["Parser", "chains_of"]
