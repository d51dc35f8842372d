"""Forms carried out: read, ruled, filed; and what is said when that cannot be."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.codec import CodecError
from onrecord.model import DecisionError, FieldError, SpanError
from onrecord.web.actions import ACTIONS, ChangedMeanwhileError
from onrecord.web.desk import Desk
from onrecord.web.forms import Form, signature_of
from onrecord.web.html import page
from onrecord.web.sheet import CellShown, Sheet, make_sheet

_KEPT = {"value": "value", "words": "words", "why": "why", "field": "field", "state": "state"}


async def post(desk: Desk, request: Request) -> Response:
    """One form of the report page."""
    sent = await request.form(max_files=0, max_fields=40)
    form = {name: value for name, value in sent.items() if isinstance(value, str)}
    digest, action = request.path_params["digest"], request.path_params["action"]
    return await run_in_threadpool(carry_out, desk, digest, action, form)


def carry_out(desk: Desk, digest: str, action: str, form: Form) -> Response:
    """File what `form` asks for, and lead on; a refusal says why and shows what was typed, so that nothing is lost."""
    if action not in ACTIONS:
        return page("message.html", 404, title="There is no such form", says="", back="/", kept=())
    sheet = make_sheet(desk.store, digest)
    try:
        plan = ACTIONS[action](sheet, form, signature_of(desk, form))
    except ChangedMeanwhileError as error:
        return conflict(desk, digest, error, form)
    except (FieldError, DecisionError, CodecError, SpanError) as error:
        return page(
            "message.html",
            422,
            title="This could not be saved",
            says=str(error),
            back=f"/report/{digest}",
            kept=_kept(form),
        )
    try:
        desk.store.decide(plan.ruling)
    except DecisionError as error:
        return conflict(desk, digest, error, form)
    return RedirectResponse(plan.then(make_sheet(desk.store, digest)), 303)


def conflict(desk: Desk, digest: str, error: DecisionError, form: Form) -> Response:
    """What happened, what the cell is now, and what was typed, ready to be saved over it."""
    sheet = make_sheet(desk.store, digest)
    about = form.get("entry") or form.get("accept") or form.get("reject") or ""
    now = _successor(desk, sheet, about)
    return page(
        "conflict.html",
        409,
        says=str(error),
        digest=digest,
        now=now,
        form=form,
        kept=_kept(form),
        last=sheet.deeds[:3],
    )


def _successor(desk: Desk, sheet: Sheet, about: str) -> CellShown | None:
    """The cell that holds now where `about` was: follow who replaced it."""
    entries = {one.replaces: one.id for one in sheet.around.entries if one.replaces}
    seen = {about}
    while about in entries and entries[about] not in seen:
        about = entries[about]
        seen.add(about)
    return sheet.cell(about) if desk.store.has(sheet.card.digest) else None


def _kept(form: Form) -> tuple[tuple[str, str], ...]:
    return tuple((label, form[name]) for name, label in _KEPT.items() if form.get(name, "").strip())
