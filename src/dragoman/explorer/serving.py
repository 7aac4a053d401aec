"""Serve an archive to browsers until somebody stops it."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from typing import Final

import uvicorn
from starlette.datastructures import QueryParams

from dragoman.archive.overview.listing import NEWEST
from dragoman.archive.overview.records import View
from dragoman.errors import BadInput
from dragoman.explorer.app import make_app
from dragoman.explorer.asking import order_of
from dragoman.explorer.desk import Desk, Options
from dragoman.explorer.routes.explore import (
    EVENTS,
    FIRST,
    OVERVIEW,
    lines_of,
    overview_of,
)

PORTS: Final = 20
"""So many ports are tried, from the one that was asked for."""
_PATIENCE: Final = 5  # seconds that answers on their way get when it is stopped
_CROWD: Final = 500  # requests at once; more are told to come again
Tell = Callable[[str], None]


def check(options: Options) -> None:
    """Refuse to let everybody in who can reach this machine.

    Raises:
        BadInput: It would listen to other machines, and ask for no password.
    """
    if is_local(options.host) or options.password is not None:
        return
    raise BadInput(
        "--host",
        found=f"whoever reaches {options.host} could read and change the archive",
        remedy="name a --password-file, which `dragoman password` makes",
    )


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address.

    >>> is_local("127.0.0.1"), is_local("localhost"), is_local("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def serve(desk: Desk, *, tell: Tell, browse: bool = False) -> None:
    """Serve until it is stopped from the keyboard or told to end.

    Args:
        desk: The archive and what is allowed.
        tell: Is told the address, and what is being waited for.
        browse: Open the address in a browser.

    Raises:
        BadInput: It may not or cannot listen there.
        ArchiveFault: There is no archive, or it cannot be read.
    """
    check(desk.options)
    with desk.reading() as archive:
        archive.info()
    listening = listen(desk.options)
    if untold := desk.texts.untold:
        known = f"{desk.texts.folder} has no words for {len(untold)} texts"
        tell(f"{known}, such as {untold[0]}; they are shown in English")
    tell(f"Looking through {desk.path} …")
    desk.crowd.prepare(OVERVIEW, overview_of(View()))
    first = order_of(QueryParams(FIRST), sort=NEWEST)
    desk.crowd.prepare(EVENTS, lines_of(first), FIRST)
    address = address_of(listening)
    tell(f"{desk.path} is shown at {address} (Ctrl+C stops it)")
    if browse and has_screen():
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    run(desk, listening)


def run(desk: Desk, listening: socket.socket) -> None:
    """Answer what comes in at a socket; a stop from the keyboard is a good end."""
    config = uvicorn.Config(
        make_app(desk),
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_CROWD,
        timeout_graceful_shutdown=_PATIENCE,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return


def listen(options: Options) -> socket.socket:
    """A socket at the port that is asked for, or at one of the next.

    Raises:
        BadInput: All are taken, or there is no such address here.
    """
    last = min(options.port + PORTS, 2**16)
    for port in range(options.port, last):
        try:
            return _bound(options.host, port)
        except OSError as fault:
            if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
                found = f"cannot listen at {options.host}: {fault.strerror or fault}"
                remedy = "name an address of this machine"
                raise BadInput("--host", found=found, remedy=remedy) from fault
    found = f"the ports {options.port} to {last - 1} are taken"
    raise BadInput("--port", found=found, remedy="name another")


def _bound(host: str, port: int) -> socket.socket:
    plain = host.strip("[]")
    family = socket.AF_INET6 if ":" in plain else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would take the port from another
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((plain, port))
        bound.listen(socket.SOMAXCONN)  # so that the next who asks sees it is taken
    except OSError:
        bound.close()
        raise
    return bound


def address_of(listening: socket.socket) -> str:
    """The address of a socket, as a browser wants it."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = socket.gethostname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def has_screen() -> bool:
    """Whether a browser with windows can be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
