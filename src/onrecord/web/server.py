"""Running the application: one process that answers once its port is open."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from onrecord.errors import OnrecordError

BACKLOG = 128


class _Server(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then tell."""
        await super().startup(sockets)
        self._ready()


def run(app: ASGIApp, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Serve until it is interrupted; ``ready`` is called with the port. Raises OnrecordError when it is taken."""
    listening = bound(host, port)
    config = uvicorn.Config(app, log_level="error", access_log=False, server_header=False, date_header=False)
    server = _Server(config, lambda: ready(int(listening.getsockname()[1])))
    with listening:
        asyncio.run(server.serve([listening]))


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens at a name and port. Raises OnrecordError saying what to do."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind)
    except OSError as error:
        raise OnrecordError(f"{host}: {error.strerror}; give --host a name or address of this computer") from error
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(address)
        found.listen(BACKLOG)
    except OSError as error:
        found.close()
        raise OnrecordError(f"{host}:{port}: {error.strerror}; give another --port, or 0 for a free one") from error
    return found
