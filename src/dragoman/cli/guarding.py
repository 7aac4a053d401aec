"""End every command cleanly, whatever stops it: one line, and an exit code."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import IO, Any, Final

import typer
from typer.core import TyperGroup

from dragoman.errors import ArchiveFault, DragomanError
from dragoman.show.streams import complain

FAILED: Final = 1
WRONG_COMMAND: Final = 2
INTERRUPTED: Final = 130


class Guarded(TyperGroup):
    """A group of commands, none of which ends in a traceback it could have foreseen."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  as its base has it
        """Run a command; turn what may stop it into a line and an exit code."""
        for stream in (sys.stdout, sys.stderr):
            _widen(stream)
        try:
            return super().invoke(ctx)
        except ArchiveFault as fault:
            complain(str(fault))
            raise typer.Exit(FAILED) from fault
        except DragomanError as fault:
            complain(str(fault))
            raise typer.Exit(WRONG_COMMAND) from fault
        except KeyboardInterrupt as stop:
            complain("Stopped.")
            raise typer.Exit(INTERRUPTED) from stop
        except BrokenPipeError as closed:
            # Whoever read our output has had enough, as `head` does.
            _turn_away(sys.stdout)
            raise typer.Exit(0) from closed
        except OSError as fault:
            complain(f"Writing failed: {fault.strerror or fault}.")
            _turn_away(sys.stdout)
            raise typer.Exit(FAILED) from fault


def _widen(stream: IO[str]) -> None:
    """Let a stream take every letter, whatever the locale says.

    Files and pipes are UTF-8, as what --out writes is; a terminal keeps its own
    encoding and shows "?" for what it cannot. Without this, one curly quote would end
    the run where the locale is C, and on Windows wherever output is redirected.
    """
    if not isinstance(stream, TextIOWrapper):
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _turn_away(stream: IO[str]) -> None:
    """Send what Python still wants to write at its end where it does not matter."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
