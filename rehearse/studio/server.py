"""Runs the studio on this machine's own address until it is stopped."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from contextlib import closing

import uvicorn

from rehearse.data.own_settings import OwnSettings
from rehearse.errors import UsageError, refused
from rehearse.live.warm_up import WarmUp
from rehearse.studio.app import studio
from rehearse.studio.gate import Keys
from rehearse.studio.takes import Takes

ADDRESS = "127.0.0.1"
USUAL_PORT = 8735  # fixed, so that a bookmark still works tomorrow; no service is registered for it
LARGEST_PACKET_BYTES = 4_000_000  # twenty seconds at 96 kHz: a browser that was cut off sends the backlog in pieces
GRACE_S = 2  # for open connections when the studio is stopped


def serve(
    port: int | None, warm_up: WarmUp, read_settings: Callable[[], OwnSettings], on_ready: Callable[[Keys], None]
) -> None:
    """Serve until Ctrl-C; `on_ready` gets the keys once the port is open. Port 0 means any free one,
    None the usual one, or any free one where that is taken.

    read_settings: returns the user's current settings, which the studio's own page may change.
    Raises UsageError where the port is taken.
    """
    with closing(listen(port)) as listener, closing(Takes(warm_up, read_settings)) as takes:
        keys = Keys(listener.getsockname()[1])
        warm_up.start()
        config = uvicorn.Config(
            studio(takes, keys),
            log_level="critical",
            access_log=False,
            lifespan="off",
            server_header=False,
            ws="websockets-sansio",
            ws_max_size=LARGEST_PACKET_BYTES,
            timeout_graceful_shutdown=GRACE_S,
        )
        on_ready(keys)
        with contextlib.suppress(KeyboardInterrupt):  # the way to stop it
            uvicorn.Server(config).run(sockets=[listener])


def listen(port: int | None) -> socket.socket:
    """The open port; for None the usual one, or any free one. Raises UsageError where the named one is taken."""
    if port is not None:
        return _listening(port)
    try:
        return _listening(USUAL_PORT)
    except UsageError:
        return _listening(0)


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
    except OSError as error:
        listener.close()
        raise UsageError(f"Port {port} cannot be used: {refused(error)}.", "Choose another with --port.") from error
    listener.listen()
    return listener
