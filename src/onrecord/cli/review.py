"""``onrecord review``: the reports of a ledger in the browser, on this machine only."""

import getpass
import os
import secrets
import socket
import threading
import webbrowser
from pathlib import Path

import click
import uvicorn

from onrecord.cli.common import ledger_option, now, opened
from onrecord.model import UsageError
from onrecord.web.app import make_app
from onrecord.web.desk import Desk
from onrecord.web.door import Door
from onrecord.web.guard import Rules

HOST = "127.0.0.1"


@click.command("review")
@ledger_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Where to listen, on this machine only; 0 takes any free port.",
)
@click.option("--reviewer", help="Whose decisions these are.  [default: your login name]")
@click.option("--no-browser", is_flag=True, help="Only print the link.")
def command(ledger_path: Path, port: int, reviewer: str | None, no_browser: bool) -> None:
    """Read the reports of a ledger beside their cells: accept, correct, add, close.

    Prints a link that logs in one browser, once. Stop with Ctrl-C.
    """
    name = (reviewer or _login_name()).strip()
    if not name:
        raise UsageError("a decision is somebody's: give your name with --reviewer")
    with opened(ledger_path) as store, _listening(port) as listening:
        token = secrets.token_urlsafe(32)
        taken = listening.getsockname()[1]
        rules = Rules(door=Door(token=token, session=secrets.token_urlsafe(32)), port=taken)
        url = f"http://{HOST}:{taken}/login?token={token}"
        click.echo(
            f"Reviewing {ledger_path} as {name}. Open this link; it works once:\n\n  {url}\n\nCtrl-C stops."
        )
        if not no_browser:
            # A browser in the terminal would hold us up before there is a page to show.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        _serve(Desk(store=store, reviewer=name, clock=now, rules=rules), listening)


def _serve(desk: Desk, listening: socket.socket) -> None:
    # No access log: its lines would hold the login link.
    config = uvicorn.Config(
        make_app(desk),
        access_log=False,
        log_level="warning",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        ws="none",
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this would let another program listen at the same port
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen()
    except OSError as error:
        taken.close()
        raise UsageError(
            f"port {port} cannot be used ({error.strerror}); choose another with --port"
        ) from error
    return taken


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return ""
