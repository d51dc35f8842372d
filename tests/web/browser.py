"""A browser for tests: one reviewer in front of one ledger, with forms sent as a browser sends them."""

import re
import warnings
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import count

from httpx2 import Response

from onrecord.ledger.answers import EntryQuery
from onrecord.ledger.filing import Filing
from onrecord.ledger.store import Store
from onrecord.model import Entry, Triage
from onrecord.web.app import make_app
from onrecord.web.desk import Desk
from onrecord.web.door import Door
from onrecord.web.guard import Rules

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks for the successor of httpx; either will do here
    from starlette.testclient import TestClient

PORT = 8765
LINK = "one-time"
HOME = f"http://127.0.0.1:{PORT}"
OURS = {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}
START = datetime(2024, 5, 4, 8, 0, tzinfo=UTC)


def make_client(store: Store, reviewer: str = "vera", *, first_minute: int = 0) -> TestClient:
    """A browser that has not logged in yet; each decision is made a minute after the one before."""
    minutes = count(first_minute)
    door = Door(token=LINK, session=f"session-of-{reviewer}")
    rules = Rules(door=door, port=PORT)
    desk = Desk(
        store=store, reviewer=reviewer, clock=lambda: START + timedelta(minutes=next(minutes)), rules=rules
    )
    return TestClient(make_app(desk), base_url=HOME, follow_redirects=False)


class Browser:
    """One reviewer, logged in, looking at one report."""

    def __init__(self, store: Store, filing: Filing, reviewer: str = "vera", first_minute: int = 0) -> None:
        self.store = store
        self.digest = filing.report.digest
        self.text = filing.document.text
        self.client = make_client(store, reviewer, first_minute=first_minute)
        self.client.get(f"/login?token={LINK}")
        self.requests = 0

    def get(self, path: str = "") -> str:
        """The page at `path`, the report's by default."""
        answer = self.client.get(path or f"/report/{self.digest}")
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    def send(self, form: str, **fields: str) -> Response:
        """Send one of the report's forms."""
        self.requests += 1
        answer: Response = self.client.post(f"/report/{self.digest}/{form}", data=fields, headers=OURS)
        return answer

    def do(self, form: str, **fields: str) -> str:
        """Send one of the report's forms, which must be taken; where it leads."""
        answer = self.send(form, **fields)
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"])

    def at(self, words: str) -> dict[str, str]:
        """The fields that say the last `words` of that wording in the text were selected."""
        start = self.text.rindex(words)
        return {"start": str(start), "stop": str(start + len(words)), "words": words}

    def entries(self, field: str | None = None) -> tuple[Entry, ...]:
        """The entries of the report as they hold now."""
        return self.store.entries(EntryQuery(report=self.digest, field=field))

    def entry(self, field: str) -> Entry:
        """The first entry of a field."""
        return self.entries(field)[0]

    def state(self, entry: Entry) -> str:
        """What became of an entry."""
        return self.store.states(self.digest)[entry.id].value

    def triage(self) -> Triage:
        """The state of the report."""
        return self.store.triage(self.digest)


def seen_text(page: str) -> str:
    """What a browser shows of a page: no tags, no references."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def attributes(page: str, name: str) -> Iterable[str]:
    """The values of every attribute `name` of a page."""
    return [unescape(value) for value in re.findall(rf'\b{name}="([^"]*)"', page)]
