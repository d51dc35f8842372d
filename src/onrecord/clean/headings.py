"""Headline and section headings of a plain text; of a page, the elements h1 to h6."""

import re

from onrecord.clean.page import Line, Page, key
from onrecord.clean.verbs import has_verb, shows_picture, title_case

_QUOTE_OPENS = ("“", '"', "«", "‘", "'", "—", "–", "-", "•", "*", "…")
_HEADLINE_MOST = 30  # words
_LABEL_MOST = 5
_PICTURE_MOST = 16
_AMONG_FIRST = 6  # undecided lines that may come before the headline
_SPEAKER = re.compile(r"\b(?:said|says|told|added|asked)\b", re.IGNORECASE)


def find_headline(page: Page) -> int | None:
    """The index of the headline: as stated, else as tagged, else the first line that reads like one.

    Lines that a rule has already decided (captions, datelines, boilerplate) are passed over.
    """
    for find in (_stated, _tagged, _first_short):
        found = find(page)
        if found is not None:
            return found
    return None


def is_picture_above_headline(page: Page, index: int) -> bool:
    """The caption of the picture above the headline: verbless, not in title case, a short line after it."""
    line, following = page.lines[index], _next_undecided(page, index)
    return (
        following is not None
        and page.lines[following].short
        and not shows_picture(page.lines[following].words)
        and not line.ends
        and not title_case(line.words)
        and shows_picture(line.words)
    )


def is_picture_line(page: Page, index: int) -> bool:
    """A caption on a line of its own, without mark or verb."""
    line = page.lines[index]
    return (
        index != page.headline
        and line.size <= _PICTURE_MOST
        and not line.words.endswith(".")
        and not title_case(line.words)
        and shows_picture(line.words)
    )


def repeats_headline(page: Page, index: int) -> bool:
    """The headline once more on a line of its own."""
    headline = page.headline_words()
    line = page.lines[index]
    return bool(headline) and index != page.headline and line.size < 40 and key(line.words) == key(headline)


def is_tagged_heading(page: Page, index: int) -> bool:
    """A line inside h1 to h6 that is not the headline."""
    return page.lines[index].tag in {"h1", "h2", "h3", "h4", "h5", "h6"}


def is_question_heading(page: Page, index: int) -> bool:
    """A short question on a line of its own before a paragraph: "Who is behind the blockade?"."""
    return _may_head(page, index) and page.lines[index].words.endswith("?")


def is_short_heading(page: Page, index: int) -> bool:
    """A short line without a final stop on a line of its own before a paragraph."""
    line = page.lines[index]
    if not _may_head(page, index) or line.words.endswith("?"):
        return False
    if line.words.endswith(":"):
        return line.size <= _LABEL_MOST and not has_verb(line.words)
    return not line.ends


def _may_head(page: Page, index: int) -> bool:
    line = page.lines[index]
    if not line.short or line.words.startswith(_QUOTE_OPENS) or line.words[0].islower():
        return False
    if index and page.lines[index - 1].words.endswith(":") and not page.lines[index - 1].short:
        return False  # an item of a list, or the words that "he said:" announced
    return page.last is not None and index < page.last


def _stated(page: Page) -> int | None:
    if not page.title:
        return None
    for index, line in enumerate(page.lines[:40]):
        if line.kind is None and line.size <= 40 and _same_title(key(line.words), page.title):
            return index
    return None


def _same_title(line: str, title: str) -> bool:
    """Sites add their name to the title they state: "Port closed | Harbour Gazette"."""
    return line == title or (len(line) >= 20 and (title.startswith(line) or title.endswith(line)))


def _tagged(page: Page) -> int | None:
    """The last h1 before the first paragraph of the article: earlier ones are names of sites."""
    found = [index for index, line in enumerate(page.lines) if line.tag == "h1" and line.kind is None]
    if not found:
        return None
    first = page.first if page.first is not None else len(page.lines)
    return next((index for index in reversed(found) if index < first), found[0])


def _first_short(page: Page) -> int | None:
    undecided = [
        index for index, line in enumerate(page.lines) if line.kind is None and line.main is not False
    ]
    for index in undecided[:_AMONG_FIRST]:
        if is_picture_above_headline(page, index):
            continue
        line = page.lines[index]
        return index if _reads_like_headline(page, index, line) else None
    return None


def _reads_like_headline(page: Page, index: int, line: Line) -> bool:
    if line.size > _HEADLINE_MOST or _next_undecided(page, index) is None or line.words[-1] in ":;,":
        return False
    if line.words[0].islower() or line.words.startswith(("•", "*", "-", "–", "—")):
        return False
    if not line.ends or line.words[-1] in "?!":
        return True
    return line.size <= 20 and title_case(line.words) and not _SPEAKER.search(line.words)


def _next_undecided(page: Page, index: int) -> int | None:
    return next((at for at in range(index + 1, len(page.lines)) if page.lines[at].kind is None), None)
