"""Know the towns from which news is told of other states."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.tables import data_path, listed, read_lines


@cache
def listening_posts() -> frozenset[str]:
    """The towns of data/actors/listening_posts.txt."""
    path = data_path("actors", "listening_posts.txt")
    return frozenset(town for line in read_lines(path) for town in listed(line.text))
