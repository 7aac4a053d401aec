"""Code reports on several cores, or on several machines.

`pool` spreads a stream of reports over processes of this machine and needs nothing
besides. `engine` says which of the two engines is to work, and makes Daft ready;
`shards` cuts sources for it, and `spread`, which needs that package, lets it read and
code them.
"""

from dragoman.fleet.engine import ENGINES, RUNNERS, Engine, start
from dragoman.fleet.pool import Item, code_many
from dragoman.fleet.shards import Knows, Sources

__all__ = [
    "ENGINES",
    "RUNNERS",
    "Engine",
    "Item",
    "Knows",
    "Sources",
    "code_many",
    "start",
]
