"""The desk as a web application: its paths, its refusals, its guard."""

from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from onrecord.model import LedgerFullError, LedgerLockedError, NotFoundError, OnrecordError
from onrecord.web import pages
from onrecord.web.desk import Desk
from onrecord.web.guard import Guard
from onrecord.web.html import page
from onrecord.web.posting import post

_STATUS: tuple[tuple[type[OnrecordError], int], ...] = (
    (NotFoundError, 404),
    (LedgerLockedError, 503),
    (LedgerFullError, 507),
    (OnrecordError, 500),
)


def make_app(desk: Desk) -> ASGIApp:
    """The pages of one desk behind its guard."""
    routes = [
        Route("/", partial(pages.reports, desk)),
        Route("/login", partial(pages.login, desk)),
        Route("/next", partial(pages.following, desk)),
        Route("/static/{name}", pages.static),
        Route("/report/{digest}", partial(pages.report, desk)),
        Route("/report/{digest}/{action}", partial(post, desk), methods=["POST"]),
    ]
    handlers = {OnrecordError: _refused, HTTPException: _not_served}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), desk.rules)


async def _refused(_: Request, error: Exception) -> Response:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    title = "This is not in the ledger" if status == 404 else "The ledger cannot do this now"
    return page("message.html", status, title=title, says=str(error), back="/", kept=())


async def _not_served(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    title = "There is no such page" if status == 404 else "This request was not understood"
    return page("message.html", status, title=title, says="", back="/", kept=())
