"""Choose what spreads the work: our own pool of processes, or Daft.

Daft runs in this process, or hands its plans to a Ray cluster. Which of the two is
settled once for a process: Daft changes it no more after the first question.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

from dragoman.errors import BadSetting, DragomanError, UnknownChoice, first_line
from dragoman.records.report import Frozen

ENGINES: Final = ("pool", "daft")
RUNNERS: Final = ("native", "ray")
LONGEST: Final = 300
"""Characters of what Daft says: of a worker that died it tells all it printed."""

# Both send home that they are used, unless told otherwise. A coder of news does not.
_SILENT: Final = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
}


class Engine(Frozen, frozen=True, kw_only=True):
    """What spreads the work, and how far.

    Attributes:
        name: One of `ENGINES`.
        workers: How many work at a time; of Daft, how many instances of a class.
        runner: Where Daft runs, one of `RUNNERS`; None leaves it to Daft's own
            settings (DAFT_RUNNER), which say "native" unless told otherwise.
    """

    name: str = "pool"
    workers: int = 1
    runner: str | None = None

    def __post_init__(self) -> None:
        """Refuse what there is not.

        Raises:
            UnknownChoice: There is no such engine or runner.
            BadSetting: There are fewer workers than one, or a runner without Daft.
        """
        if self.name not in ENGINES:
            raise UnknownChoice("engine", self.name, ENGINES)
        if self.runner is not None and self.runner not in RUNNERS:
            raise UnknownChoice("runner", self.runner, RUNNERS)
        if self.runner and self.name != "daft":
            raise BadSetting(
                f"The runner '{self.runner}' is one of Daft's; name the engine 'daft'"
            )
        if self.workers < 1:
            raise BadSetting(
                f"{self.workers} workers were asked for; at least one is needed"
            )


def start(engine: Engine) -> ModuleType:
    """Make Daft ready to run as an engine says, and hand it out.

    Raises:
        DragomanError: It is not installed, or runs otherwise already.
    """
    for name, value in _SILENT.items():
        os.environ.setdefault(name, value)
    try:
        import daft
        from daft import runners
    except ModuleNotFoundError as fault:
        raise _missing("Daft", fault) from fault
    if engine.runner is None:
        return daft
    # Unlike Daft's public question for it, this settles nothing.
    running: Any = runners._get_runner()  # noqa: SLF001
    if running is None:
        _set(runners, engine.runner)
    elif running.name != engine.runner:
        raise DragomanError(
            f"Daft runs as '{running.name}' in this process already, and"
            f" '{engine.runner}' was asked for; start another process for that"
        )
    return daft


def _set(runners: ModuleType, runner: str) -> None:
    """Settle where Daft runs.

    Raises:
        DragomanError: Ray is not installed, or cannot be reached.
    """
    if runner == "native":
        runners.set_runner_native()
        return
    try:
        import ray
    except ModuleNotFoundError as fault:
        raise _missing("Ray", fault) from fault
    try:
        if not ray.is_initialized():  # what workers say belongs into Ray's own logs
            ray.init(log_to_driver=False, logging_level=logging.ERROR)
        runners.set_runner_ray(noop_if_initialized=True)
    except (ConnectionError, RuntimeError) as fault:
        raise DragomanError(
            f"Ray cannot be reached: {fault}. Start it with 'ray start --head', or set"
            " RAY_ADDRESS to where it runs"
        ) from fault


@contextmanager
def plainly() -> Iterator[None]:
    """Say in plain words that Daft has stopped, if it does while it works for us.

    Raises:
        DragomanError: It has stopped.
    """
    try:
        yield
    except _faults() as fault:
        said = first_line(fault)[:LONGEST]
        raise DragomanError(
            f"Daft has stopped: {said}. What was committed is kept; the same command"
            " goes on from there"
        ) from fault


def _faults() -> tuple[type[Exception], ...]:
    """What Daft raises, and Ray, if it runs there."""
    from daft.exceptions import DaftCoreException

    ray = sys.modules.get("ray.exceptions")
    usual = (DaftCoreException, RuntimeError)
    return (*usual, ray.RayError) if ray else usual


def _missing(what: str, fault: ModuleNotFoundError) -> DragomanError:
    """The error for a package of the extra that is not there."""
    return DragomanError(
        f'{what} is not installed ({fault}); run: pip install "dragoman[fleet]"'
    )
