"""The explorer as a command: loopback only, or open to other computers behind a token."""

from __future__ import annotations

import click

from onrecord.commands.common import codebook_option, example, record_option, tell

LOOPBACK = "127.0.0.1"
PORT = 8371
ANYWHERE = frozenset({"0.0.0.0", "::"})


@click.command(
    epilog=example("onrecord serve --record iraq.db", "onrecord serve --record iraq.db --host 0.0.0.0 --port 8080")
)
@record_option
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one.")
@click.option("--host", metavar="NAME", help="Be open to other computers at this name or address; they need the token.")
@codebook_option
def serve(record: str, port: int, host: str | None, codebook: str | None) -> None:
    """The record in a browser: timeline, actors, issues, network, map, statements, and the articles as printed
    with every line marked where it stands.

    Serves this computer alone. With --host it is open to others, who have to give a token: the one in
    the environment variable ONRECORD_TOKEN, else a new one, which is printed. The record is only read, but for what
    coders decide on the pages under Review.
    """
    import os
    import secrets
    import socket

    from onrecord.web.app import application
    from onrecord.web.server import run

    if host is not None and not host.strip():
        raise click.UsageError(
            "--host is empty; name an address of this computer, or leave it out to serve this one alone"
        )
    token = (os.environ.get("ONRECORD_TOKEN") or secrets.token_urlsafe(24)) if host is not None else None
    names = {host, socket.gethostname()} if host is not None else set()
    app = application(record, token=token, names={name.lower() for name in names if name}, codebook=codebook)
    run(app, host or LOOPBACK, port, lambda found: tell(opening(record, host, found, token)))


def opening(record: str, host: str | None, port: int, token: str | None) -> str:
    """What is said once the server answers: where it is, and how it ends."""
    import socket

    name = socket.gethostname() if host in ANYWHERE else host or LOOPBACK
    shown = f"[{name}]" if ":" in name else name
    address = f"http://{shown}:{port}/" + (f"?token={token}" if token else "")
    warning = "onrecord: open to other computers, without encryption; the token is in the address\n" if token else ""
    return f"{warning}onrecord: {record} is at {address} (Ctrl-C ends)"
