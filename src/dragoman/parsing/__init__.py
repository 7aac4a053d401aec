"""Report -> sentences, words, heads, mentions, and who "the two leaders" are."""

from dragoman.parsing.parser import Parser

__all__ = ["Parser"]
