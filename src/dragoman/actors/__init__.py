"""Resolve words to actors: who they are, of which state, in which part of society."""

from dragoman.actors.home import Home
from dragoman.actors.implied import implied_actor
from dragoman.actors.politics import has_power, is_firm, is_political
from dragoman.actors.resolver import ActorResolver

__all__ = [
    "ActorResolver",
    "Home",
    "has_power",
    "implied_actor",
    "is_firm",
    "is_political",
]
