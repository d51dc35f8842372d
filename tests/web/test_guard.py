"""What the desk withstands: other web pages, other names, strangers, and forms of any size."""

import re

import pytest

from onrecord.ledger.filing import Filing
from onrecord.ledger.store import Store
from onrecord.web.guard import HEADERS, MAX_BODY
from tests.web.browser import HOME, LINK, OURS, PORT, Browser, make_client, seen_text


@pytest.mark.parametrize("path", ["/", "/login?token=no", "/static/desk.js", "/nowhere", "/report/{digest}"])
def test_every_answer_bears_the_headers(browser: Browser, path: str) -> None:
    answer = browser.client.get(path.format(digest=browser.digest))
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_pages_hold_no_script_style_or_foreign_address(browser: Browser) -> None:
    for path in ("", "/"):
        page = browser.get(path)
        assert "<style" not in page
        assert " style=" not in page
        assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', "", page))
        assert page.count("<script") == page.count('<script type="module" src="/static/desk.js">')
        assert "//" not in page


def test_the_files_of_the_page_ask_for_nothing_elsewhere(browser: Browser) -> None:
    for name, media_type in (
        ("desk.js", "text/javascript"),
        ("desk.css", "text/css"),
        ("icon.svg", "image/svg+xml"),
    ):
        answer = browser.client.get(f"/static/{name}")
        assert answer.headers["content-type"].startswith(media_type)
        for word in ("fetch(", "url(", "@import", "https://", "eval(", "innerHTML"):
            assert word not in answer.text
    assert len(browser.client.get("/static/desk.js").text.splitlines()) <= 250


@pytest.mark.parametrize(
    "name", ["..%2fapp.py", "%2e%2e/app.py", "desk.css/../../app.py", "app.py", "templates"]
)
def test_only_the_files_of_the_page_are_served(browser: Browser, name: str) -> None:
    assert browser.client.get(f"/static/{name}").status_code in {404, 405}


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", "localhost", ""]
)
def test_other_names_are_refused(browser: Browser, host: str) -> None:
    answer = browser.client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "127.0.0.1" in answer.text


def test_localhost_is_this_machine_too(browser: Browser) -> None:
    cookie = f"onrecord_{PORT}=session-of-vera"
    headers = {"Host": f"localhost:{PORT}", "Cookie": cookie}
    assert browser.client.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9999", "Sec-Fetch-Site": "same-site"},
        {"Origin": HOME, "Sec-Fetch-Site": "cross-site"},
        {"Origin": HOME, "Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_forms_of_other_pages_change_nothing(browser: Browser, headers: dict[str, str]) -> None:
    answer = browser.client.post(f"/report/{browser.digest}/close", data={"state": "coded"}, headers=headers)
    assert answer.status_code == 403
    assert browser.triage().value == "new"


@pytest.mark.parametrize(
    "headers",
    [
        OURS,
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": HOME},
    ],
)
def test_our_own_forms_are_taken(browser: Browser, headers: dict[str, str]) -> None:
    answer = browser.client.post(f"/report/{browser.digest}/close", data={"state": "coded"}, headers=headers)
    assert answer.status_code == 303


def test_the_login_link_works_once(store: Store) -> None:
    client = make_client(store)
    assert client.get("/").status_code == 403
    assert client.get("/login?token=guess").status_code == 403
    assert client.get("/login").status_code == 403
    answer = client.get(f"/login?token={LINK}")
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/").status_code == 200
    assert client.get(f"/login?token={LINK}").status_code == 303  # this browser is in already
    client.cookies.clear()
    assert client.get(f"/login?token={LINK}").status_code == 403
    assert client.get("/").status_code == 403


def test_looking_ahead_does_not_use_up_the_link(store: Store) -> None:
    client = make_client(store)
    assert client.head(f"/login?token={LINK}").status_code == 403
    assert (
        client.get(f"/login?token={LINK}", headers={"Sec-Purpose": "prefetch;prerender"}).status_code == 403
    )
    assert client.get(f"/login?token={LINK}").status_code == 303


def test_a_stranger_changes_nothing(store: Store, filings: tuple[Filing, ...]) -> None:
    client, digest = make_client(store), filings[0].report.digest
    for cookie in ("", f"onrecord_{PORT}=guess", "onrecord_8765", "=;;=\x07"):
        headers = OURS | {"Cookie": cookie}
        assert (
            client.post(f"/report/{digest}/close", data={"state": "coded"}, headers=headers).status_code
            == 403
        )
        assert client.get(f"/report/{digest}", headers=headers).status_code == 403
    assert store.triage(digest).value == "new"


def test_forms_have_a_size(browser: Browser) -> None:
    answer = browser.send("close", state="coded", why="x" * MAX_BODY)
    assert answer.status_code == 413
    stream = browser.client.post(
        f"/report/{browser.digest}/close", content=iter([b"state=coded"]), headers=OURS
    )
    assert stream.status_code == 411
    huge = OURS | {"Content-Length": "9" * 5000}
    assert (
        browser.client.post(f"/report/{browser.digest}/close", content=b"", headers=huge).status_code == 413
    )
    files = {"words": ("words.txt", b"nine", "text/plain")}
    upload = browser.client.post(f"/report/{browser.digest}/add", files=files, headers=OURS)
    assert upload.status_code == 400
    assert browser.triage().value == "new"


def test_pages_are_only_read_by_get(browser: Browser) -> None:
    assert browser.client.get(f"/report/{browser.digest}/close?state=coded").status_code == 405
    assert browser.client.post("/", headers=OURS).status_code == 405
    assert browser.client.put("/", headers=OURS, content=b"").status_code == 405
    assert browser.triage().value == "new"


def test_what_somebody_typed_is_shown_as_text(browser: Browser) -> None:
    bad = "<img src=x onerror=alert(1)>"
    pages = [
        browser.send("edit", entry=browser.entry("realis").id, value=bad, why=bad).text,
        browser.send("edit", entry=bad, value=bad).text,
        browser.send("add", to=bad, words=bad, value=bad).text,
        browser.client.get(f"/?state={bad}").text,
        browser.client.get(f"/report/{bad}").text,
        browser.client.get(f"/?after={bad}").text,
        browser.client.get(f"/login?token={bad}").text,
    ]
    browser.do("judge", accept=browser.entry("type").id, why=bad)
    pages.append(browser.get())
    for page in pages:
        assert "<img" not in page
    assert bad in seen_text(pages[0])
