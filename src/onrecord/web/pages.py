"""The pages one reads: the list of reports, a report, the way to the next one, the way in."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from onrecord.ledger.answers import Page, ReportQuery
from onrecord.model import NotFoundError, SubjectKind, Triage
from onrecord.web.desk import Desk
from onrecord.web.fields import choices
from onrecord.web.forms import number_of
from onrecord.web.history import last_by
from onrecord.web.html import STATIC, page
from onrecord.web.marks import part_at, parts_of, shown_blocks
from onrecord.web.sheet import Sheet, make_sheet, title_of

SIZE = 100
"""Reports on one page of the list."""

CLOSINGS = (
    ("c", Triage.CODED, "coded"),
    ("n", Triage.NO_EVENT, "no event"),
    ("o", Triage.OUT_OF_SCOPE, "out of scope"),
    ("d", Triage.DUPLICATE, "duplicate"),
    ("p", Triage.OPINION, "opinion"),
    ("s", Triage.SECOND_LOOK, "second look"),
)
"""The ways to close a report: key, state, word."""

_FILES = {"desk.css": "text/css", "desk.js": "text/javascript", "icon.svg": "image/svg+xml"}


async def login(desk: Desk, request: Request) -> Response:
    """The one-time link; whoever is in already just goes on."""
    cookie = desk.rules.cookie
    if desk.rules.door.knows(request.cookies.get(cookie)):
        return RedirectResponse("/", 303)
    looking = request.method == "HEAD" or "prefetch" in request.headers.get("sec-purpose", "")
    session = None if looking else desk.rules.door.enter(request.query_params.get("token", ""))
    if session is None:
        says = "It works once. Stop `onrecord review` and start it again to get a new one."
        return page(
            "message.html", 403, title="This login link does not work any more", says=says, back="", kept=()
        )
    answer = RedirectResponse("/", 303)
    answer.set_cookie(cookie, session, httponly=True, samesite="strict", path="/")
    return answer


async def static(request: Request) -> Response:
    """A file of the page itself."""
    name = request.path_params["name"]
    if name not in _FILES:
        return page("message.html", 404, title="There is no such file", says="", back="/", kept=())
    return FileResponse(STATIC / name, media_type=_FILES[name])


async def reports(desk: Desk, request: Request) -> Response:
    """The list of reports."""
    return await run_in_threadpool(_reports, desk, dict(request.query_params))


def _reports(desk: Desk, asked: dict[str, str]) -> Response:
    state = _state(asked.get("state", ""))
    found = desk.store.reports(ReportQuery(state=state), Page(SIZE + 1, asked.get("after") or None))
    cards = found[:SIZE]
    counts = dict(desk.store.summary().states)
    return page(
        "reports.html",
        reviewer=desk.reviewer,
        cards=[(card, card.title or title_of(card, desk.store.document(card.digest))) for card in cards],
        problems={card.digest: len(desk.store.problems(card.digest)) for card in cards},
        state=state,
        states=[(one, counts.get(one, 0)) for one in Triage if counts.get(one, 0)],
        total=sum(counts.values()),
        more=cards[-1].digest if len(found) > SIZE else None,
        begun="after" in asked,
        closed=_closed(desk, asked.get("closed", "")),
    )


def _state(asked: str) -> Triage | None:
    if asked and asked not in set(Triage):
        raise NotFoundError(f"there is no state {asked!r} of a report")
    return Triage(asked) if asked else None


async def following(desk: Desk, request: Request) -> Response:
    """On to the next report nobody has decided on: after the one named, else from the start."""
    return await run_in_threadpool(_following, desk, dict(request.query_params))


def _following(desk: Desk, asked: dict[str, str]) -> Response:
    new, after = ReportQuery(state=Triage.NEW), asked.get("after")
    found = desk.store.reports(new, Page(1, after)) if after else ()
    found = found or desk.store.reports(new, Page(2, None))
    others = [card.digest for card in found if card.digest != after]
    closed = f"?closed={quote(asked['closed'], safe='')}" if asked.get("closed") else ""
    return RedirectResponse(f"/report/{others[0]}{closed}" if others else f"/{closed}", 303)


async def report(desk: Desk, request: Request) -> Response:
    """A report beside its cells."""
    digest = request.path_params["digest"]
    return await run_in_threadpool(_report, desk, digest, dict(request.query_params))


def _report(desk: Desk, digest: str, asked: dict[str, str]) -> Response:
    sheet = make_sheet(desk.store, digest)
    parts = parts_of(sheet.document)
    part = min(max((number_of(asked.get("part", "")) or 1) - 1, 0), parts - 1)
    codebook = sheet.around.codebook
    return page(
        "report.html",
        reviewer=desk.reviewer,
        sheet=sheet,
        blocks=tuple(shown_blocks(sheet.document, sheet.marks, part)),
        part=part,
        parts=parts,
        part_at=part_at,
        closings=CLOSINGS,
        choices={kind.value: choices(kind, codebook) for kind in _ADDABLE},
        last_subject=asked.get("last", ""),
        undoable=last_by(sheet.decisions, desk.reviewer),
        closed=_closed(desk, asked.get("closed", "")),
    )


_ADDABLE = (SubjectKind.INCIDENT, SubjectKind.CLAIM, SubjectKind.COUNT, SubjectKind.REPORT)


def _closed(desk: Desk, digest: str) -> Sheet | None:
    """The report that was just closed, so that closing it can be taken back from the next page."""
    return make_sheet(desk.store, digest) if digest and desk.store.has(digest) else None
