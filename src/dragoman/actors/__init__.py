"""Resolve words to actors: who they are, of which state, in which part of society."""

from dragoman.actors.home import Home
from dragoman.actors.implied import implied_actor
from dragoman.actors.makers import maker_of, resolve_speaker
from dragoman.actors.means import is_alarm, without_planes
from dragoman.actors.politics import Politics
from dragoman.actors.resolver import ActorResolver
from dragoman.actors.several import resolve_all, without_own, without_sites

__all__ = [
    "ActorResolver",
    "Home",
    "Politics",
    "implied_actor",
    "is_alarm",
    "maker_of",
    "resolve_all",
    "resolve_speaker",
    "without_own",
    "without_planes",
    "without_sites",
]
