"""Coders for a fleet, which are sought by name in processes of their own."""

import sys
from pathlib import Path

import pyarrow as pa
from archives import QuickCoder
from misbehaving import misbehave

from dragoman.archive import sharded
from dragoman.errors import MissingModel
from dragoman.fleet import spread

LABELS = pa.string()


def quick(settings=None):  # noqa: ARG001
    """A coder that reads one kind of sentence."""
    return QuickCoder("quick A")


class Fragile(QuickCoder):
    """Does what a text asks for."""

    def __init__(self, settings=None):  # noqa: ARG002
        super().__init__("fragile")

    def code(self, item):
        misbehave(item.text)
        return super().code(item)

    def code_many(self, items):
        yield from map(self.code, items)


class Unbuildable:
    """Cannot be built."""

    def __init__(self, settings=None):  # noqa: ARG002
        raise MissingModel("en_none")


def labels(records):
    """What became of each report, in a word or two."""
    told = [
        r.failure.reason if r.failure else f"coded {r.report.text}" for r in records
    ]
    return pa.array(told, LABELS)


def none_known():
    """Know no report."""
    return frozenset[str]().__contains__


class QuickTask(spread.Task):
    """A task for the quick coder, whatever the archive asks for."""

    def __init__(self, **given):
        super().__init__(**{**given, "make": quick})


def use_quick(patch=setattr, batch=None):
    """Let archives code with the quick coder, wherever that is done."""
    patch(spread, "Task", QuickTask)
    patch(sharded, "coder_version", lambda settings=None: "quick A")  # noqa: ARG005
    if batch:
        patch(sharded, "BATCH", batch)


def add(path, *sources):
    """Add sources to an archive, a few at a time; for a process that is killed."""
    from dragoman.archive import Archive
    from dragoman.fleet import Engine, Sources

    use_quick(batch=8)
    engine = Engine(name="daft", runner="native", workers=2)
    Archive(path).add(Sources(*sources), link=False, engine=engine)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    import fleets

    fleets.add(*sys.argv[1:])
