"""What every request must pass before a page sees it, and the headers every answer bears.

The desk listens on this machine only, but any web page open in the same browser can send requests to it, and a name of
the attacker's own can be made to point at 127.0.0.1. So the name asked for, the page that sent a form, the size and the
session are checked here, in one place, for every path.
"""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.door import Door

MAX_BODY: Final = 256 * 1024
"""Bytes a form may have: the words of the longest sentence fit many times over."""

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_READING: Final = frozenset({"GET", "HEAD"})
_OPEN: Final = ("/login", "/static/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The door, and the port at which the desk may be asked for by 127.0.0.1 or localhost."""

    door: Door
    port: int

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which the desk may be asked for."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def cookie(self) -> str:
        """The session's cookie; browsers share cookies between ports, so the port is in its name."""
        return f"onrecord_{self.port}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not let through."""

    status: int
    says: str


class Guard:
    """Wraps the pages: refuses what breaks the rules, and puts `HEADERS` on every answer."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or refuse it."""
        if scope["type"] != "http":  # start-up and shut-down; there are no web sockets here
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        no = refusal(scope["method"], scope["path"], Headers(scope=scope), self._rules)
        if no is not None:
            await PlainTextResponse(no.says + "\n", no.status)(scope, receive, send_guarded)
        else:
            await self._app(scope, receive, send_guarded)


def refusal(method: str, path: str, headers: Headers, rules: Rules) -> Refusal | None:
    """The first rule this request breaks, None if it may pass."""
    return (
        _wrong_host(headers, rules)
        or _foreign_form(method, headers, rules)
        or _wrong_size(method, headers)
        or _stranger(path, headers, rules)
    )


def _wrong_host(headers: Headers, rules: Rules) -> Refusal | None:
    if headers.getlist("host") and all(host in rules.hosts for host in headers.getlist("host")):
        return None
    return Refusal(400, f"This page is only at http://127.0.0.1:{rules.port}/ and not under any other name.")


def _foreign_form(method: str, headers: Headers, rules: Rules) -> Refusal | None:
    """A form must come from our own page.

    Browsers send `Origin: null` with forms of pages that send no referrer, as ours do; then Sec-Fetch-Site decides.
    """
    if method in _READING:
        return None
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    ours = origin in {f"http://{host}" for host in rules.hosts}
    if site == "same-origin" and (ours or origin in {None, "null"}):
        return None
    if site is None and ours:
        return None
    return Refusal(403, "This form was sent by another web page, so nothing was changed.")


def _wrong_size(method: str, headers: Headers) -> Refusal | None:
    if method in _READING:
        return None
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return Refusal(411, "A form must say how long it is.")
    if len(length) > 12 or int(length) > MAX_BODY:
        return Refusal(
            413, f"A form may have {MAX_BODY // 1024} KiB; this one is longer. Nothing was changed."
        )
    return None


def _stranger(path: str, headers: Headers, rules: Rules) -> Refusal | None:
    if path.startswith(_OPEN) or rules.door.knows(_session(headers, rules.cookie)):
        return None
    return Refusal(
        403,
        "You are not logged in. Open the link that `onrecord review` printed; it works once. "
        "To log in from another browser, stop `onrecord review` and start it again.",
    )


def _session(headers: Headers, name: str) -> str | None:
    try:
        cookie = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookie[name].value if name in cookie else None
