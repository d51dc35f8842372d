"""Templates into answers: everything from a report is escaped, and nothing in it breaks the page."""

from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import Response

STATIC: Final = Path(__file__).parent / "static"
_UNSHOWABLE: Final = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def page(template: str, status: int = 200, **values: object) -> Response:
    """The page that `template` makes of `values`."""
    made = environment().get_template(template).render(**values)
    body = made.replace("\0", "\ufffd").encode("utf-8", "replace")
    return Response(body, status, media_type="text/html; charset=utf-8")


def shown(text: str) -> str:
    r"""`text` as a page shows it, character for character: NUL and half characters become a sign.

    >>> shown("nine\x00") == "nine\N{REPLACEMENT CHARACTER}"
    True
    """
    return text.translate(_UNSHOWABLE)


def exact(text: str) -> Markup:
    r"""`text` escaped so that a browser counts the same characters: a bare carriage return would become a line feed.

    >>> exact("<b>\r\n")
    Markup('&lt;b&gt;&#13;\n')
    """
    return Markup(str(escape(shown(text))).replace("\r", "&#13;"))  # noqa: S704 - escaped just before


@cache
def environment() -> Environment:
    """Where the templates live; autoescape on, a misspelt name is an error."""
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["exact"] = exact
    made.filters["spoken"] = lambda word: str(word).replace("_", " ")
    made.filters["part"] = lambda words: quote(str(words), safe="")
    return made
