"""What a web page states about itself in tags: outlet, author, title, dates, address, language."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.lexicon import load_rows
from onrecord.model import Problem, Stated
from onrecord.read.columns import state
from onrecord.read.options import ReadOptions
from onrecord.read.origin import Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 1_000  # letters; what is longer is no title, name or date
_LOOK_BACK = 3  # problems; a page repeats its date in several tags, and one sentence is enough
_TIMELESS = datetime(9999, 12, 31)  # noqa: DTZ001 - htmldate compares without time zones
_ARTICLES = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "WebPage")


@dataclass(frozen=True, slots=True)
class _Page:
    root: "HtmlElement"
    linked_data: tuple[Mapping[str, object], ...]


def page_states(
    source: str, origin: Origin, options: ReadOptions
) -> tuple[tuple[Stated, ...], tuple[Problem, ...]]:
    """What the tags of a page state, in order of trust, and the dates among them that are not clear.

    Where no tag states a publication date, htmldate looks for one; it is marked as found in "htmldate". A date
    later than the clock the options give is not taken.

    >>> page = '<html><head><meta property="og:site_name" content="Radio Example"></head></html>'
    >>> page_states(page, Origin(name="page.html"), ReadOptions())[0][0].found_in
    'meta property=og:site_name'
    """
    root = _parse(source)
    if root is None:
        return (), ()
    page = _Page(root, tuple(_linked_data(root)))
    stated: dict[tuple[str, str], Stated] = {}
    problems: list[Problem] = []
    for row in load_rows("page_tags"):
        for words, found_in in _words_at(page, row):
            more, wrong = state(row["field"], words, found_in, origin)
            problems.extend(problem for problem in wrong if problem not in problems[-_LOOK_BACK:])
            for one in more:
                if _is_plausible(one, options.now):
                    stated.setdefault((one.field, one.value), one)
    if any(field == "published" for field, _ in stated):
        return tuple(stated.values()), ()  # a date that is not clear does no harm beside one that is
    try:
        guessed = tuple(_by_htmldate(root, options.now))
    except ValueError:  # control characters that lxml reads but refuses to write again
        says = (
            "The page holds letters that no page may hold, and was not searched for a date beyond its tags."
        )
        return tuple(stated.values()), (
            *problems,
            origin.note("date-not-searched", says, "Give it with --published."),
        )
    return (*stated.values(), *guessed), tuple(problems)


def _parse(source: str) -> "HtmlElement | None":
    # lxml is slow to import, and not every run reads pages.
    from lxml import etree  # noqa: PLC0415
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    parser = HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):  # a page without any element
        return None


def _words_at(page: _Page, row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What stands at the place a row of the word list names, and the place in words."""
    kind, attribute, name = row["kind"], row["attribute"], row["name"]
    if kind == "meta":
        found = _metas(page.root, attribute, name)
        where = f"meta {attribute}={name}"
    elif kind == "jsonld":
        found = _at_path(page.linked_data, name.split("."))
        where = f"JSON-LD {name}"
    else:
        found, where = _tag(page.root, kind, attribute, name)
    for words in found:
        clean = " ".join(words.split())
        if clean and len(clean) <= _LONGEST and not (row["field"] == "author" and "://" in clean):
            yield clean, where


def _metas(root: "HtmlElement", attribute: str, name: str) -> Iterator[str]:
    for meta in root.iter("meta"):
        if (meta.get(attribute) or "").strip().casefold() == name:
            yield meta.get("content") or ""


def _tag(root: "HtmlElement", kind: str, attribute: str, name: str) -> tuple[Iterator[str], str]:
    if kind == "title":
        first = next(root.iter("title"), None)
        return iter(() if first is None else (first.text or "",)), "title"
    if kind == "link":
        links = (link for link in root.iter("link") if (link.get("rel") or "").casefold() == name)
        return (link.get("href") or "" for link in links), f"link rel={name}"
    if kind == "html":
        return iter((root.get(attribute) or "",)), f"html {attribute}"
    times = [time for time in root.iter("time") if not attribute or time.get(attribute) is not None]
    words = next((time.get("datetime") or "" for time in times), "")
    return iter((words,)), f"time {attribute} datetime".replace("  ", " ")


def _linked_data(root: "HtmlElement") -> Iterator[Mapping[str, object]]:
    """The objects of the page's JSON-LD, articles before others; a script that is no JSON states nothing."""
    objects: list[Mapping[str, object]] = []
    for script in root.iter("script"):
        if (script.get("type") or "").casefold() == "application/ld+json":
            try:
                found = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            objects.extend(_objects(found))
    yield from (one for one in objects if one.get("@type") in _ARTICLES)
    yield from (one for one in objects if one.get("@type") not in _ARTICLES and "datePublished" in one)


def _objects(found: object) -> Iterator[Mapping[str, object]]:
    for one in found if isinstance(found, list) else [found]:
        if not isinstance(one, dict):
            continue
        kinds = one.get("@type")
        first = kinds[0] if isinstance(kinds, list) and kinds else kinds
        yield {**one, "@type": first if isinstance(first, str) else ""}
        graph = one.get("@graph")
        if isinstance(graph, list):
            yield from _objects(
                [member for member in graph if isinstance(member, dict) and "@graph" not in member]
            )


def _at_path(objects: tuple[Mapping[str, object], ...], path: list[str]) -> Iterator[str]:
    for one in objects:
        found: list[object] = [one]
        for key in path:
            nearer = [value.get(key) for value in found if isinstance(value, dict)]
            found = [part for value in nearer for part in (value if isinstance(value, list) else [value])]
        yield from (value for value in found if isinstance(value, str))


def _is_plausible(stated: Stated, now: datetime | None) -> bool:
    late = stated.field == "published" and now is not None and stated.value[:10] > _next_day(now)
    return not late


def _next_day(now: datetime) -> str:
    """The latest day it can be anywhere on earth at the moment `now` somewhere."""
    return f"{now.date().fromordinal(min(now.toordinal() + 1, 3_652_059))}"


def _by_htmldate(root: "HtmlElement", now: datetime | None) -> Iterator[Stated]:
    # Slow to import, and most pages state their date.
    from htmldate import find_date  # noqa: PLC0415

    # Without a latest date htmldate asks the system's clock, and the same page would read differently tomorrow.
    latest = _TIMELESS if now is None else now.replace(tzinfo=None)
    found = find_date(root, extensive_search=False, original_date=True, max_date=latest)
    if found:
        yield Stated(field="published", value=found, words=found, found_in="htmldate")
